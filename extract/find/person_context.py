"""What stands before and behind a name and tells what it is: a contact, a firm, a street."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extract.find.names import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.find.names import Token

# A word before a name that makes it the name of a thing: "Haus Anna Seghers", "Autohaus Peter Krüger".
_THING_BEFORE = (
    *"haus schule stiftung stift straße platz halle kirche kapelle gemeinde firma fa verlag preis".split(),
    *"bäckerei metzgerei fleischerei buchhandlung galerie apotheke spedition gasthof restaurant".split(),
    *"café hotel pension gärtnerei druckerei tischlerei schreinerei brauerei weingut reisen möbel".split(),
    *"elektro bestattungen fonds klinik institut kita kindergarten zentrum theater museum saal".split(),
    *"medaille pokal cup turnier gymnasium kolleg akademie schiff dampfer sankt hl".split(),
)
# "Max Muster GmbH", "Anna Kramer e. K.", "Voss & Söhne".
_FIRM_BEHIND = re.compile(r"(?:gmbh|mbh|ag|kg|ohg|e|gbr|ug|co|se|inc|ltd|llc|söhne|sohn|nachf|kgaa)")
# "Anna Seghers Straße", "Max Muster Stiftung", "Peter Krüger Band".
_THING_BEHIND = re.compile(
    r"(?:straße|strasse|str|platz|weg|allee|\w{0,20}schule|stiftung|preis|\w{0,20}halle|haus|gymnasium|pokal|cup|ring"
    r"|gasse|ufer|brücke|klinik|stift|kolleg|institut|medaille|stadion|denkmal|museum|band|trio|quartett|quintett"
    r"|ensemble|orchester|theater|verlag|fonds|akademie|saal|center|zentrum|siedlung|park|turnier)"
)
_LABEL = re.compile(
    r"(?:ansprech(?:person|partner|partnerin|partnerinnen|partners|personen)?|kontaktpersonen?|kontakte?"
    r"|\w{0,30}leitung|\w{0,30}leiter|\w{0,30}leiterin|vorsitz|organisation|koordination|betreuung|anmeldung(?:en)?|infos?"
    r"|informationen|information|auskunft|auskünfte|rückfragen|verantwortlich|zuständig|name|von|text|fotos?|bild|quelle"
    r"|autor|autorin|redaktion|pressekontakt|\w{0,30}sprecher|\w{0,30}sprecherin|vertreten|inhaber|inhaberin"
    r"|moderation|referent|referentin|dozent|dozentin|ihr|ihre|eure?|team|mitarbeiter\w{0,6}|bei|an)",
    re.IGNORECASE,
)
_OFFERS_CONTACT = re.compile(r"(?:ansprech|kontakt|zuständig|rückfragen)", re.IGNORECASE)
_PADDING = frozenset({"/", "*", "_", "in", "innen", "(", ")", "ist", "sind", "-", "–", "r", "e", "n"})
# "Sven (0171 …", "Olga, Tel. …", "bei Sven unter 030 …": a first name alone counts beside a channel only.
CHANNEL_BEHIND: Final = (
    r"(?:[ ]\([^()\n]{1,40}\))?[ ]{0,2}[,:;(–|-]?[ ]{0,2}\n?"
    r"(?:Tel|Fon|Mobil|Handy|Telefon|unter [+(]?\d|\(?0\d|\+\d|[eE]-?[mM]ail|Mail|☎|[\w.+-]{1,64}+@)"
)
_CHANNEL_BEHIND = re.compile(CHANNEL_BEHIND)
_FARTHEST_LABEL = 10


def names_a_thing_around(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the name `[start, end)` is part of the name of a thing: a street, a school, a firm."""
    return _thing_before(tokens, start) or (
        end < len(tokens) and tokens[end].joined and _thing_behind(tokens, end)
    )


def _thing_before(tokens: Sequence[Token], start: int) -> bool:
    if start == 0 or not tokens[start].joined:
        return False
    before = tokens[start - 1].text
    if before == "." and start > 1 and tokens[start - 2].text == "Fa":
        return True
    if before in {"„", '"', "“", "»"} and start > 1:
        before = tokens[start - 2].text  # Grundschule „Anna Seghers“
    return before[0].isalpha() and _thing_ends(before)


def _thing_behind(tokens: Sequence[Token], end: int) -> bool:
    behind = tokens[end]
    word = behind.text.lower().rstrip(".")
    if behind.text[0].isupper() and (_FIRM_BEHIND.fullmatch(word) or is_named_after_people(word)):
        return True
    rest = [token.text.lower() for token in tokens[end : end + 4]]
    if rest[:1] == ["&"] and len(rest) > 1 and _FIRM_BEHIND.fullmatch(rest[1].rstrip(".")):
        return True
    if rest[:4] == ["e", ".", "k", "."] or rest[:2] in (["e", "k"], ["e.", "k."], ["e.", "k"]):
        return True
    return (
        behind.text in {"-", "‑"}
        and end + 1 < len(tokens)
        and tokens[end + 1].start == behind.end == behind.start + 1 == tokens[end - 1].end + 1
    )


@lru_cache(maxsize=8192)
def is_named_after_people(word: str) -> bool:
    """Tell whether a word is what is named after people: a street, a school, a band."""
    return _THING_BEHIND.fullmatch(word.lower()) is not None


def _thing_ends(word: str) -> bool:
    return word[0].isupper() and word.lower().endswith(_THING_BEFORE)


def label_before(tokens: Sequence[Token], i: int) -> str | None:
    """Return the label that the name at `i` answers, lower-cased: "Ansprechpartnerin: …", "Leitung: …".

    A label that offers no contact by itself counts only with a colon or at the end of its line.
    """
    colon = broken = False
    for j in range(i - 1, max(i - _FARTHEST_LABEL, -1), -1):
        word = tokens[j].text
        if word == "\n":
            broken = True
        elif word == ":":
            colon = True
        elif word[0].isalpha() and (_is_label(word) or (colon and tokens[j].kind & Kind.ROLE)):
            offers = _OFFERS_CONTACT.match(word) is not None
            return word.lower() if colon or offers or (broken and word[0].isupper()) else None
        elif word.lower() not in _PADDING:
            return None
    return None


# The words of a language come again and again; the size bounds what is kept of texts read.
@lru_cache(maxsize=8192)
def _is_label(word: str) -> bool:
    return _LABEL.fullmatch(word) is not None


def offers_contact(label: str | None) -> bool:
    """Tell whether a label says that the name behind it is to be called."""
    return label is not None and _OFFERS_CONTACT.match(label) is not None


def channel_behind(text: str, end: int) -> bool:
    """Tell whether a phone number or address begins right behind a position."""
    return _CHANNEL_BEHIND.match(text, end) is not None
