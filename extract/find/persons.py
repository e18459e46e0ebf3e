"""Find persons: first and last names in German text, with the reason why each is taken for one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.gazetteer import fold
from extract.find.names import Kind, Name, Token, joined, may_be_surname, name_at, tokens_of
from extract.find.nouns import names_a_thing
from extract.mention import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# A word before a name that makes it the name of a thing: "Haus Anna Seghers", "Autohaus Peter Krüger".
_NAMED_AFTER = re.compile(
    r"(?:haus|schule|stiftung|stift|straße|platz|halle|kirche|kapelle|gemeinde|firma|fa|verlag|preis|kanzlei|bäckerei"
    r"|metzgerei|fleischerei|buchhandlung|galerie|apotheke|spedition|gasthaus|gasthof|restaurant|café|hotel|pension"
    r"|gärtnerei|druckerei|tischlerei|schreinerei|brauerei|weingut|reisen|möbel|autohaus|elektro|bestattungen|fonds"
    r"|klinik|institut|kita|kindergarten|zentrum|theater|museum|saal|medaille|pokal|cup|turnier)",
    re.IGNORECASE,
)
# Behind a name: "Max Muster GmbH", "Anna Seghers Straße".
_FIRM_BEHIND = re.compile(
    r"(?:gmbh|mbh|ag|kg|ohg|ek|gbr|ug|co|se|ev|inc|ltd|llc|söhne|sohn|nachf|kgaa)", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:ansprech(?:person|partner|partnerin|partnerinnen|personen|partners)?|kontaktperson(?:en)?|kontakt|kontakte"
    r"|leitung|\w{2,30}leitung|leiter|leiterin|vorsitz|organisation|koordination|betreuung|anmeldung|infos?"
    r"|information|informationen|auskunft|auskünfte|rückfragen|verantwortlich|zuständig|name|vorname|von|text|foto|fotos"
    r"|autor|autorin|redaktion|pressekontakt|sprecher|sprecherin|vertreten|inhaber|inhaberin|moderation|referent"
    r"|referentin|ihr|ihre|euer|eure)",
    re.IGNORECASE,
)
_CONTACT_LABEL = re.compile(r"(?:ansprech|kontaktperson|zuständig)", re.IGNORECASE)
# "Sven (0171 …", "Olga, Tel. …", "bei Sven unter 030 …": a first name alone counts beside a channel only.
_CHANNEL_BEHIND = re.compile(
    r"[ \t]{0,2}[,:;(–|-]?[ \t]{0,2}\n?(?:Tel|Fon|Mobil|Handy|Telefon|unter|\(?0\d|\+\d|[eE]-?[mM]ail|Mail|✆|☎|[\w.+-]{1,64}@)"
)
_CONNECTORS = frozenset({"und", "u", "u.", "&", "sowie", "/", "oder", "bzw."})


def find_persons(text: str, spans: Sequence[Span] | None = None) -> tuple[Person, ...]:
    """Find the persons named in a text, in order of their place.

    Args:
        text: cleaned text of an article.
        spans: the ranges to search, in characters of `text`; None searches all of it.

    Returns:
        Persons whose ranges lie in the spans and do not overlap. `rule` says why: "title", "salutation",
        "label", "first name + surname", "initial + surname", "couple", "surname first", "role + surname",
        "first name beside channel". `certainty` is the share of right ones that was measured for the rule.
    """
    found: list[Person] = []
    for span in [Span(0, len(text))] if spans is None else _merged(spans, len(text)):
        found.extend(_search(text, tokens_of(text, span.start, span.end)))
    return tuple(found)


def complete_surnames(persons: Iterable[Person]) -> tuple[Person, ...]:
    """Give "Frau Meier" her full name where exactly one full name in the document ends so.

    A person with a first name alone ("Sven") is completed likewise. Ranges and written forms stay.
    """
    persons = tuple(persons)
    by_surname: dict[str, set[str]] = {}
    by_first_name: dict[str, set[str]] = {}
    for person in persons:
        words = person.name.split()
        if person.given and len(words) > 1:
            for i in range(1, len(words)):
                by_surname.setdefault(fold(" ".join(words[i:])), set()).add(person.name)
            by_first_name.setdefault(fold(words[0]), set()).add(person.name)
    completed = []
    for person in persons:
        known = by_first_name if person.given else by_surname
        full = known.get(fold(person.name), set())
        if (not person.given or " " not in person.name) and len({fold(name) for name in full}) == 1:
            completed.append(replace(person, name=min(full), given=True))
        else:
            completed.append(person)
    return tuple(completed)


def _merged(spans: Sequence[Span], length: int) -> list[Span]:
    """Sort the ranges, cut them to the text, and join those that touch, so that no name is found twice."""
    merged: list[Span] = []
    for span in sorted(spans):
        start, end = max(span.start, 0), min(span.end, length)
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        elif start < end:
            merged.append(Span(start, end))
    return merged


def _search(text: str, tokens: list[Token]) -> Iterator[Person]:
    i = 0
    while i < len(tokens):
        if not tokens[i].kind & Kind.CAPITAL and Kind.PARTICLE not in tokens[i].kind:
            i += 1
            continue
        result = _at(text, tokens, i)
        if result is None:
            i += 1
        else:
            persons, i = result
            yield from persons


def _at(text: str, tokens: list[Token], i: int) -> tuple[list[Person], int] | None:
    """Try the rules at token `i`; return the persons and the next token to look at."""
    kind = tokens[i].kind
    if kind & (Kind.SALUTATION | Kind.TITLE):
        return _behind_title(text, tokens, i)
    if Kind.CAPITAL not in kind:
        return None
    return (
        _couple(text, tokens, i)
        or _full_name(text, tokens, i)
        or _surname_first(text, tokens, i)
        or _behind_label(text, tokens, i)
        or _behind_role(text, tokens, i)
    )


def _person(text: str, tokens: list[Token], name: Name, rule: str, certainty: float) -> Person:
    start, end = tokens[name.first].start, tokens[name.end - 1].end
    written = " ".join(text[start:end].split())
    return Person(
        Span(start, end), text[start:end], _cased(written), rule, given=name.given > 0, certainty=certainty
    )


def _cased(name: str) -> str:
    """Return the name with words all in capitals set as usual: "Anna MUSTER" → "Anna Muster"."""
    return " ".join(
        "-".join(p.capitalize() for p in word.split("-"))
        if len(word) > 2 and word.isupper() and "." not in word
        else word
        for word in name.split(" ")
    )


def _behind_title(text: str, tokens: list[Token], i: int) -> tuple[list[Person], int] | None:
    """Take the name behind salutations and titles: "Frau Dr. Anna Kramer", "Pfarrer Voss"."""
    j = i
    salutation = strong = False
    while j < len(tokens) and (j == i or joined(tokens[j]) or tokens[j].gap == "\n"):
        kind = tokens[j].kind
        if kind & (Kind.SALUTATION | Kind.TITLE):
            salutation = salutation or Kind.SALUTATION in kind
            strong = strong or tokens[j].text.endswith(".") or Kind.SALUTATION in kind
        elif tokens[j].text.lower().rstrip(".") in {
            "med",
            "phil",
            "jur",
            "rer",
            "nat",
            "hc",
            "h",
            "c",
            "habil",
            "pol",
            "oec",
            "theol",
            "univ",
            "dent",
            "vet",
            "ing",
            "päd",
            "soz",
            "a",
            "fh",
            "m",
            "sc",
            "b",
            "e",
            "mult",
            "pd",
        } and (j > i and Kind.TITLE in tokens[j - 1].kind or tokens[j - 1].text in {"(", "."}):
            pass
        elif (
            tokens[j].text in {"(", ")", "."}
            and j > i
            and tokens[j].gap in {"", " "}
            and j + 1 < len(tokens)
            and _in_title(tokens, j)
        ):
            pass
        else:
            break
        j += 1
    if j >= len(tokens) or j == i or not (joined(tokens[j]) or tokens[j].gap == "\n"):
        return None
    if tokens[j - 1].text.lower() in {"fr.", "hr."} and Kind.CAPITAL not in tokens[j].kind:
        return None
    name = name_at(tokens, j, lenient=True)
    if name is None:
        return None
    if not strong and name.given == 0 and not name.listed:
        return None
    rule = "salutation" if salutation else "title"
    return [_person(text, tokens, name, rule, 0.97 if name.listed or name.given else 0.9)], name.end


def _in_title(tokens: list[Token], j: int) -> bool:
    if tokens[j].text == "(":
        return fold(tokens[j + 1].text).rstrip(".") in {"fh", "univ", "ba", "dh", "tu"}
    if tokens[j].text == ")":
        return fold(tokens[j - 1].text).rstrip(".") in {"fh", "univ", "ba", "dh", "tu"}
    return fold(tokens[j - 1].text) in {"h", "c", "a", "m", "b", "sc", "soz", "pad"}


def _is_namesake(tokens: list[Token], name: Name) -> bool:
    """Tell whether the name is part of the name of a thing: a street, a school, a firm."""
    if name.first > 0 and joined(tokens[name.first]):
        before = tokens[name.first - 1]
        if (
            before.text[0].isalpha()
            and _NAMED_AFTER.search(before.text)
            and _NAMED_AFTER.search(before.text[-14:])
        ):
            if any(before.text.lower().endswith(m) for m in _endings(before.text)):
                return True
    if name.end < len(tokens) and joined(tokens[name.end]):
        behind = tokens[name.end]
        bare = behind.text.lower().strip(".")
        if _FIRM_BEHIND.fullmatch(bare) and behind.text[0].isupper():
            return True
        if (
            behind.text == "&"
            and name.end + 1 < len(tokens)
            and _FIRM_BEHIND.fullmatch(tokens[name.end + 1].text.strip(".").lower())
        ):
            return True
        if behind.text[0].isupper() and re.fullmatch(
            r"(?:straße|strasse|str|platz|weg|allee|schule|stiftung|preis|halle|haus|gymnasium|realschule|grundschule|gesamtschule|pokal|cup|ring|gasse|ufer|brücke|klinik|stift|kolleg|institut|medaille|turnhalle|sporthalle|stadion|denkmal|museum|band|trio|quartett|quintett|ensemble)",
            bare,
        ):
            return True
        if (
            behind.text in {"-", "‑"}
            and behind.gap == ""
            and name.end + 1 < len(tokens)
            and tokens[name.end + 1].gap == ""
        ):
            return True
    return False


def _endings(word: str) -> list[str]:
    return [m.group().lower() for m in _NAMED_AFTER.finditer(word)]


def _full_name(text: str, tokens: list[Token], i: int) -> tuple[list[Person], int] | None:
    """Take a first name with a surname: "Anna Kramer", "M. Klein"."""
    name = name_at(tokens, i)
    if name is None or name.end - name.first < 2:
        return None
    first = tokens[i]
    last = tokens[name.end - 1]
    if _is_namesake(tokens, name):
        return [], name.end
    if i > 0 and Kind.CAPITAL in tokens[i - 1].kind and joined(first) and tokens[i - 1].kind & Kind.INITIAL:
        return None
    initials_only = all(Kind.INITIAL in t.kind for t in tokens[i : i + name.given])
    if initials_only:
        if not name.listed or Kind.COMMON in last.kind or len(last.text) < 3:
            return None
        return [_person(text, tokens, name, "initial + surname", 0.75)], name.end
    if name.weak and (not name.listed or Kind.COMMON in last.kind):
        return None
    if Kind.UPPER in first.kind and Kind.UPPER in last.kind and not (name.listed and len(first.text) > 2):
        return None
    if Kind.UPPER in last.kind and Kind.UPPER not in first.kind and not (name.listed or len(last.text) > 4):
        return None
    if Kind.COMMON in last.kind and Kind.FAMILY in first.kind and Kind.COMMON in first.kind:
        return None
    certainty = 0.95 if name.listed and not name.weak else 0.85 if not name.weak else 0.6
    return [_person(text, tokens, name, "first name + surname", certainty)], name.end


def _couple(text: str, tokens: list[Token], i: int) -> tuple[list[Person], int] | None:
    """Take a couple sharing a surname: "Anna und Bernd Kramer"."""
    if (
        i + 3 >= len(tokens)
        or not tokens[i].kind & (Kind.FIRST | Kind.INITIAL)
        or Kind.WEAK in tokens[i].kind
    ):
        return None
    j = i + 1
    while (
        j < len(tokens)
        and j - i < 3
        and joined(tokens[j])
        and tokens[j].kind & Kind.FIRST
        and Kind.CAPITAL in tokens[j].kind
    ):
        j += 1
    if j - i > 1 and Kind.FAMILY in tokens[j - 1].kind:
        return None
    if (
        j + 1 >= len(tokens)
        or tokens[j].text not in {"und", "u.", "u", "&", "+"}
        or not joined(tokens[j])
        or not joined(tokens[j + 1])
    ):
        return None
    if not tokens[j + 1].kind & (Kind.FIRST | Kind.INITIAL):
        return None
    name = name_at(tokens, j + 1)
    if name is None or name.given == 0 or (not name.listed and name.weak) or _is_namesake(tokens, name):
        return None
    second = _person(text, tokens, name, "couple", 0.9)
    surname = text[tokens[name.first + name.given].start : tokens[name.end - 1].end]
    alone = Name(i, j, j - i, listed=True, weak=False)
    first = _person(text, tokens, alone, "couple", 0.9)
    return [replace(first, name=_cased(" ".join(f"{first.text} {surname}".split()))), second], name.end


def _segment_start(tokens: list[Token], i: int) -> bool:
    return i == 0 or "\n" in tokens[i].gap or tokens[i - 1].text in {"\n", "•", "·", "-", "–", "*", "|", ";"}


def _segment_end(tokens: list[Token], i: int) -> bool:
    return (
        i >= len(tokens)
        or tokens[i].text in {"\n", ";", "(", "|", ":", "–", "-", "·", "•"}
        or "\n" in tokens[i].gap
    )


def _surname_first(text: str, tokens: list[Token], i: int) -> tuple[list[Person], int] | None:
    """Take "Kramer, Anna" and "Kramer Anna" where they fill a line or an entry of a list."""
    if not _segment_start(tokens, i) or not may_be_surname(tokens[i]):
        return None
    j = i + 1
    comma = j < len(tokens) and tokens[j].text == "," and tokens[j].gap == ""
    j += comma
    k = j
    while (
        k < len(tokens) and k - j < 3 and joined(tokens[k]) and tokens[k].kind & (Kind.FIRST | Kind.INITIAL)
    ):
        k += 1
    if k == j or not (_segment_end(tokens, k) or (comma and tokens[k].text == ",")):
        return None
    surname = tokens[i]
    if not comma and not (
        Kind.FAMILY in surname.kind and Kind.FIRST not in surname.kind and Kind.COMMON not in surname.kind
    ):
        return None
    if Kind.FIRST in surname.kind and Kind.FAMILY not in surname.kind:
        return None
    if Kind.WEAK in tokens[j].kind:
        return None
    span = Span(surname.start, tokens[k - 1].end)
    given = " ".join(text[tokens[j].start : tokens[k - 1].end].split())
    name = _cased(f"{given} {surname.text}")
    return [Person(span, span.of(text), name, "surname first", certainty=0.85 if comma else 0.8)], k


def _label_before(tokens: list[Token], i: int) -> str | None:
    """Return the label that the name at `i` answers: "Ansprechpartnerin: …", "Leitung ist …"."""
    j = i - 1
    colon = False
    while j >= 0 and i - j < 10:
        word = tokens[j].text
        if word == "\n":
            pass
        elif word == ":":
            colon = True
        elif word in {"/", "*", "_", "in", "innen", "(", ")", "ist", "sind", "-"}:
            pass
        elif word[0].isalpha() and _LABEL.fullmatch(word):
            return word.lower() if colon or _CONTACT_LABEL.match(word) else None
        elif word[0].isalpha() and colon and Kind.ROLE in tokens[j].kind:
            return word.lower()
        else:
            return None
        j -= 1
    return None


def _behind_label(text: str, tokens: list[Token], i: int) -> tuple[list[Person], int] | None:
    """Take what stands behind a label: an unlisted full name, a first name alone ("Ansprechpartner: Sven")."""
    if not may_be_surname(tokens[i]):
        return None
    label = _label_before(tokens, i)
    beside = _CHANNEL_BEHIND.match(text, tokens[i].end) is not None
    if label is None and not (beside and i > 0 and tokens[i - 1].text in {"bei", "an", "mit"}):
        return None
    kind = tokens[i].kind
    name = name_at(tokens, i, lenient=True)
    if name is None or _is_namesake(tokens, name):
        return None
    words = name.end - name.first
    follows_word = (
        name.end < len(tokens) and joined(tokens[name.end]) and tokens[name.end].kind & Kind.CAPITAL
    )
    if words == 1:
        if follows_word or kind & (Kind.COMMON | Kind.WEAK | Kind.UPPER):
            return None
        if Kind.FIRST in kind and (beside or (label and _CONTACT_LABEL.match(label))):
            return [
                _person(
                    text,
                    tokens,
                    name._replace(given=1),
                    "first name beside channel" if beside else "label",
                    0.6,
                )
            ], name.end
        if Kind.FAMILY in kind and label and _CONTACT_LABEL.match(label):
            return [_person(text, tokens, name, "label", 0.6)], name.end
        return None
    if label is None or follows_word or any(t.kind & Kind.COMMON for t in tokens[i : name.end]):
        return None
    return [_person(text, tokens, name._replace(given=max(name.given, 1)), "label", 0.75)], name.end


def _behind_role(text: str, tokens: list[Token], i: int) -> tuple[list[Person], int] | None:
    """Take a listed surname behind what the person does: "Bürgermeisterin Kramer"."""
    if (
        i == 0
        or Kind.ROLE not in tokens[i - 1].kind
        or not joined(tokens[i])
        or not may_be_surname(tokens[i])
    ):
        return None
    name = name_at(tokens, i, lenient=True)
    if name is None or name.end - name.first > 2 or not name.listed or _is_namesake(tokens, name):
        return None
    if tokens[i].kind & Kind.COMMON or names_a_thing(tokens[i].text) or Kind.UPPER in tokens[i].kind:
        return None
    return [_person(text, tokens, name, "role + surname", 0.75)], name.end
