"""Names that an address spells: "Solawi Seefurt" of "mitglied@solawi-seefurt.example".

The domain alone says nothing of who answers; a name that stands in the text and that the domain spells out
is the body's, whatever its words are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.bodies import NamedBody, Strength
from extract.find.email_domain import is_provider
from extract.find.gazetteer import is_town
from extract.mention import Body, Email

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SHORTEST = 6  # letters of a domain; "awo", "vhs" stand in too many words
_LONGEST = 60
_UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß"}
_PARTS = re.compile(r"ae|oe|ue|ss|[a-z0-9]")
_WITHIN = frozenset("_@./-")  # behind one of these no name begins
# What makes a name part of a longer word or of an address: "Seefurt-Süd", "seefurt.example", "seefurt/kurs".
_GOES_ON = re.compile(r"[\w@-]|\.\w|/")
_MOST_WORDS = 5
_MOST_DOMAINS = 12


def spelled_body(text: str, emails: Iterable[Email]) -> NamedBody | None:
    """Return the name in the text that the domain of one of the addresses spells, None if none does.

    A word may begin where the domain has a hyphen, and anywhere else: "tvgruenwald" is "TV Grünwald".
    What stands within an address of the web or of e-mail is no name, nor one without a capital letter. A page
    with addresses of many domains is nobody's own, and is not read through once for each of them.
    """
    domains = dict.fromkeys(email.address.rpartition("@")[2] for email in emails)
    if len(domains) > _MOST_DOMAINS:
        return None
    for domain in domains:
        label = domain.rpartition(".")[0].rpartition(".")[2]
        if is_provider(domain) or not _SHORTEST <= len(label) <= _LONGEST:
            continue
        for span in _spellings(text, label):
            words = span.of(text).split()
            name = " ".join(words)
            capitals = any(word[0].isupper() for word in words)
            if capitals and len(words) <= _MOST_WORDS and not is_town(name):
                body = Body(span, span.of(text), name, "spelled by address")
                return NamedBody(body, None, Strength.NAMED, is_unit=False)
    return None


def _spellings(text: str, label: str) -> Iterator[Span]:
    """Yield where a label's letters stand in order, with at most a blank or a hyphen between two of them.

    A pattern made for each label would say the same; to compile one takes as long as half an article.
    """
    parts = _PARTS.findall(label.lower())
    lower = text.lower()
    if len(lower) != len(text):  # "İ" is two characters in lower case
        lower = "".join(letter.lower()[:1] for letter in text)
    firsts = {part[0] for part in (*parts[:1], _UMLAUTS.get(parts[0], "")) if part} if parts else set()
    floor = 0
    for start in sorted(place for first in firsts for place in _word_starts(lower, first)):
        end = _end_of(lower, start, parts) if start >= floor else None
        if end is not None and not _GOES_ON.match(text, end):
            yield Span(start, end)
            floor = end


def _word_starts(lower: str, letter: str) -> Iterator[int]:
    """Yield where a letter begins a word that is no part of an address."""
    place = lower.find(letter)
    while place >= 0:
        before = lower[place - 1 : place]
        if not (before.isalnum() or before in _WITHIN) or not before:
            yield place
        place = lower.find(letter, place + 1)


def _end_of(lower: str, start: int, parts: Sequence[str]) -> int | None:
    """Return where the letters end that begin at a place, None where others stand between."""
    end = start
    for part in parts:
        if end > start and lower.startswith((" ", "-"), end):
            end += 1
        if lower.startswith(part, end):
            end += len(part)
        elif part in _UMLAUTS and lower.startswith(_UMLAUTS[part], end):
            end += 1
        else:
            return None
    return end
