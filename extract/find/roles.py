"""Find the function printed beside a person: "Leiterin Anna Kramer", "Bernd Voss, 1. Vorsitzender".

A role is a noun for what a person does, with what belongs to it ("stellvertretende …", "… für Soziales").
"Ansprechpartnerin" is a cue for a contact and no role.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.nouns import is_role_noun
from extract.mention import Role

if TYPE_CHECKING:
    from extract.mention import Person

# Words of whom to ask, for whom, and of kin: they end as roles do and are none.
_NO_ROLE = re.compile(
    r"(?:[^\W\d_]{0,20}ansprechpartner|kontaktperson|verantwortliche|zuständige|teilnehmer|besucher|bewohner|bürger"
    r"|kollege|kollegin|mitglied|empfänger|anbieter|mieter|nutzer|könig|prinz|prinzessin|kaiser|fürst|papst|general"
    r"|künstler|sänger|musiker|schauspieler|komponist)(?:in|innen|n|r|s)?",
    re.IGNORECASE,
)
# Functions that no ending of `is_role_noun` tells: "Leitung", "1. Vorsitz", "Jugendamt" is none.
_FUNCTION = re.compile(
    r"(?:[^\W\d_]{0,30}(?:leitung|vorsitz|vorstand|koordination|sekretariat|referat|assistenz|geschäftsführung"
    r"|schriftführung|kassenführung|pressestelle|redaktion|betreuung|organisation|moderation|vertretung|fachkraft)"
    r"|hebamme|pfarrer(?:in)?|pastor(?:in)?|diakon(?:in)?|pate|patin|mediator|case[ -]manager(?:in)?)",
    re.IGNORECASE,
)
# Functions that are offices too; they are a role only where nothing but the name stands beside them.
_OFFICE = re.compile(r"(?:pressestelle|redaktion|sekretariat|vorstand|referat)", re.IGNORECASE)
_WORD = r"[^\W\d_]+(?:[-‐‑/:*][^\W\d_]+)*(?:-(?= ))?"
# "1. Vorsitzende", "stellv. Leiterin", "Erste Bürgermeisterin", "ehrenamtlicher Berater",
# "Ausbildungs- und Prüfungsbeauftragte": what may stand before the noun of a role.
_BEFORE_NOUN = (
    r"(?:(?:\d\.|[Ss]tellv(?:ertretende[rn]?|ertr)?\.?|[Kk]omm(?:issarische[rn]?)?\.?|(?:Erste|Zweite|Dritte)[rn]?"
    r"|[a-zäöü]{4,30}(?:liche|ische|ende|ige|ale|te)[rn]?|[^\W\d_]{2,30}- und|[^\W\d_]{2,30}-/)[ ]){0,3}"
)
# "… für Soziales", "… der Beratungsstelle", "… und Fachanwalt für IT-Recht": what may follow the noun.
_BEHIND_NOUN = (
    r"(?:[ ](?:für|und|im|in der|am|beim|bei der|des|der|von|vom|Sport)(?:[ ][^\s,;()|–:.]+){1,6})?"
)
_ROLE = re.compile(rf"(?P<before>{_BEFORE_NOUN})(?P<noun>{_WORD})(?P<behind>{_BEHIND_NOUN})")
_NOUN = re.compile(_WORD)
_FORM = (
    r"(?:(?:Frau|Herrn?|Fr\.|Hr\.|Dres\.|Dr\.|Prof\.|Mag\.|Dipl\.-[^\W\d_]{2,20}\.?|PD|med\.|jur\.|phil\.|rer\.|nat\."
    r"|h\. ?c\.|\((?:FH|BA|TU|DH)\)|Ing\.)[ ]?){0,6}"
)
_BEFORE_NAME = ("Frau", "Herr", "Herrn", "PD", " von")
_END_OF_ROLE = re.compile(rf"(?:(?<=eitung) von)?[ ]?(?P<sign>[:,–-]?)[ \n]{{0,2}}{_FORM}$")
_AFTER_NAME = re.compile(
    r"(?P<sign>[ ]?[,;|:][ ]?\n?|[ ]?[(\[][ ]?|[ ][–—-][ ]|[ ]?\n{1,2}[ ]?)"
    r"(?:(?:Position|Funktion|Rolle)[ ]?:[ ]?\n?)?"
    r"(?P<article>(?:die|der|seine?|ihre?|als|Ihre?)[ ])?"
)
# What follows the title of a person on the same line and belongs to it: "…, M. A., Leiterin".
_DEGREE_AFTER = re.compile(
    r"(?:,[ ](?:M\.? ?A\.?|B\.? ?A\.?|M\.? ?Sc\.?|B\.? ?Sc\.?|LL\.? ?M\.?|MBA|Ph\.? ?D\.?))+"
)
# A genitive that names a body is the body's, not the role's: "Leiterin der Beratungsstelle".
_BODY = re.compile(
    r"(?:amt(?:e?s)?|stelle|verein[es]{0,2}|verband(?:e?s)?|dienst(?:e?s)?|bereichs?|abteilung|zentrums?|schule"
    r"|stadt|gemeinde|kreis(?:es)?|stiftung|gmbh|ministeriums|instituts|hauses|kirche|pfarrei|büros"
    r"|clubs?|klinik|bundes"
    r"|gesellschaft|firma|partei|fraktion|universität|polizei|feuerwehr|caritas|diakonie|awo|drk|asb"
    r"|ev)$",
    re.IGNORECASE,
)
_LONGEST = 100
_STOP = re.compile(
    r"[ ](?:unter|oder|ist|hat|wird|war|sagt|sagte|erklärt|freut|steht|Tel|Telefon|Fax|E-Mail|Mail|per)\b"
)


def find_roles(text: str, person: Person) -> Role | None:
    """Return the function printed beside a person, or None.

    Looked for, the surest first: right behind the name ("…, Pressesprecherin", "… (Leitung)"), right before
    it ("Pressesprecherin Dr. …", "1. Vorsitzende: …"), alone on the line below it or above it.
    """
    start, end = person.span.start, person.span.end
    ending = _ending_of_role(text, start)
    beside = _behind(text, end, same_line=True) or _before(text, start, ending, same_line=True)
    if beside is not None:
        return beside
    above = _before(text, start, ending, same_line=False)
    if above is not None and _begins_card(text, above.span.start):
        return above
    # In "name, role, name, role" line by line the role above is that of the person before.
    return _behind(text, end, same_line=False) or above


def _begins_card(text: str, start: int) -> bool:
    """Tell whether an empty line, or nothing, stands above the line that begins at a position."""
    above = text[max(0, start - 2) : start]
    return not above.strip("\n") and len(above) in {0, 2}


def _behind(text: str, end: int, *, same_line: bool) -> Role | None:
    if degree := _DEGREE_AFTER.match(text, end):
        end = degree.end()
    sign = _AFTER_NAME.match(text, end)
    if sign is None or ("\n" in sign["sign"]) is same_line:
        return None
    line_end = text.find("\n", sign.end())
    line = text[sign.end() : line_end if line_end >= 0 else len(text)][:_LONGEST]
    role = _ROLE.match(line)
    if role is None or not is_function(role["noun"]):
        return None
    if same_line:
        return _role(text, sign.end(), _cut(role), "behind the name")
    # A line of its own below the name: nothing else stands on it but perhaps a channel or a body.
    rest = line[role.end() :].strip(" ,;.|")
    if rest and not rest.startswith(("Tel", "E-Mail", "Mail", "Fax", "(")):
        return None
    return _role(text, sign.end(), _cut(role), "line below")


def _ending_of_role(text: str, start: int) -> re.Match[str] | None:
    """Find what stands between a role and the name that begins at a position: marks, titles."""
    before = text[max(0, start - _LONGEST) : start]
    # Behind a word that is no title nothing but blanks can stand between role and name.
    last = before.rstrip(" \n")
    plain = last[-1:].isalpha() and not last.endswith(_BEFORE_NAME)
    return _END_OF_ROLE.search(before, len(last) if plain else 0)


def _before(text: str, start: int, ending: re.Match[str] | None, *, same_line: bool) -> Role | None:
    """Look at the words that end where the name, or its titles, begin."""
    window = max(0, start - _LONGEST)
    before = text[window:start]
    if ending is None or ("\n" in before[ending.start() :]) is same_line:
        return None
    line_start = before.rfind("\n", 0, ending.start()) + 1
    line = before[line_start : ending.start()]
    best: Role | None = None
    if not any(map(is_function, _NOUN.findall(line))):
        return None
    position = 0
    while role := _ROLE.search(line, position):
        position = role.end("noun")
        if not is_function(role["noun"]) or line[role.end() :].strip():
            continue
        if not same_line and (line[: role.start()].strip(" 1234567890.•-–*") or ending["sign"] == ","):
            continue
        if not (same_line and ending["sign"]) and _OFFICE.fullmatch(role["noun"]):
            continue
        rule = "before the name" if same_line else "line above"
        best = _role(text, window + line_start, _cut(role), rule)
    return best


def _cut(role: re.Match[str]) -> tuple[int, int]:
    """Leave out what follows the noun where it names a body or goes on with the sentence."""
    start, end = role.start(), role.end("noun")
    behind = role["behind"]
    if stop := _STOP.search(behind):
        behind = behind[: stop.start()]
    words = behind.split()
    if words[:1] in (["für"], ["und"]) and len(words) > 1:
        return start, end + len(behind)
    if len(words) <= 1 or any(_BODY.search(word.rstrip(".")) for word in words):
        return start, end
    return start, end + len(behind)


def _role(text: str, offset: int, where: tuple[int, int], rule: str) -> Role:
    span = Span(offset + where[0], offset + where[1])
    written = span.of(text).rstrip(" .-–")
    return Role(Span(span.start, span.start + len(written)), written, rule)


@lru_cache(maxsize=32768)
def is_function(noun: str) -> bool:
    """Tell whether a noun is what a person does, in either gender or both ("Berater/in", "Leiter*in")."""
    plain = re.sub(r"[/:*_](?:in|innen|r|n)\b", "", noun)
    if _NO_ROLE.fullmatch(plain) or not plain[0].isupper():
        return False
    return is_role_noun(plain) or _FUNCTION.fullmatch(plain) is not None
