"""Passages: the units of a page with what is mentioned in each, ready for linking."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from extract.article import BlockKind, Span
from extract.find.bodies import NamedBody, Strength
from extract.find.gazetteer import fold, is_common_word
from extract.find.nouns import is_role_noun
from extract.layout import Shape, Unit
from extract.link import labels
from extract.mention import Body, Email, Person, Phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.article import Article

Channel: TypeAlias = Phone | Email
Mention: TypeAlias = Person | NamedBody | Phone | Email

# Small words that may stand inside a name: "Haus der Jugend", "du & hier", "Homöopathie für Geflüchtete".
_INNER = frozenset(
    "für der die das des dem den und & u. in im am an auf zur zum von vom bei beim mit ohne gegen im e. v. e.v. "
    "oder aus a. d. ob unter über nach vor etc. etc".split()
)
_WORD = re.compile(r"[^\s,;/()„“\"»«–-]+")
_BRACKETS = re.compile(r" ?\([^()]{0,80}\)")
_LABELLED = re.compile(
    r"[\s:,;|(/•·–-]*(?:(?:unter|per|oder|über|auch)\s+)?(?:der\s+)?"
    r"(?:Tel(?:efon)?(?:nummer)?|Fon|Fax|Telefax|Mobil|Handy|E-?[Mm]ail|Mail|Rufnummer|Ruf|Hotline|WhatsApp|T|M|F|E)?"
    r"[.:\s(]*\Z"
)
_NUMBERED = re.compile(r"\A\d{1,2}\. (?=[A-ZÄÖÜ])")
_ASIDE = re.compile(r"\([^()\n]{0,80}\)")
_NAME_WORDS = 10
_NAME_LENGTH = 110
_SENTENCE_END = (".", "!", "?", ",", ";", ":", " für", " in", " bei", " unter", " per", " an", " über", "…")
# What names no body however it stands: prices, dates, offers with an admission, transport, phrases.
_NO_NAME = re.compile(
    r"[€@#;]|\d{1,2}\.\d{1,2}\.|\b(?:19|20)\d\d\b|: |\bUhr\b|"
    r"\b(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b|"
    r"\A(?:mit|nach|vor|für|bei|zur|zum|im|in|am|an|auf|unter|über|von|vom|aus|außerhalb|seit|ab|bis|jeden?|jeweils|"
    r"termine? für|beratung unter|bus|straßenbahn|tram|[us]-bahn|linie|haltestelle|stock|eingang|zimmer|raum|eintritt|einladung|informationen? zu|"
    r"infos? zu|kurs|auch|oder|und|gefördert|kostenlos|kostenfrei|herzlich|liebe[rs]?|sehr geehrte)\b|"
    r"(?:kurs|kurse|workshop|seminar|frühstück|lesung|konzert|führung|vortrag|abend|training|yoga|termine?|fest|"
    r"gebühr(?:en)?|kosten|mit anmeldung|(?:termin)?vereinbarung|preise?|plätze|programm|angebote?|projekte?|veranstaltung(?:en)?|sprechstunde|wochenende|ausstellung|nachmittag)\Z",
    re.IGNORECASE,
)
_TRANSIT = re.compile(r"\A(?:Bus|Straßenbahn|Tram|[US]-Bahn|Linie|Haltestelle|Anfahrt|Zug)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit with its mentions in the order of the text.

    `placed` is the body that the line names by its place alone: a short line on top of an address and a
    number ("Turngau Augsburg") names who answers there, whatever its words are.
    """

    unit: Unit
    text: str
    mentions: tuple[Mention, ...]
    placed: NamedBody | None = None

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels printed here."""
        return tuple(m for m in self.mentions if isinstance(m, Phone | Email))

    @property
    def persons(self) -> tuple[Person, ...]:
        """The persons named here, without those in credits ("Foto: …")."""
        return tuple(m for m in self.mentions if isinstance(m, Person))

    @property
    def bodies(self) -> tuple[NamedBody, ...]:
        """The bodies named here."""
        return tuple(m for m in self.mentions if isinstance(m, NamedBody))

    @property
    def names_somebody(self) -> bool:
        """Tell whether a person or a body is surely named here."""
        return bool(self.persons) or any(body.strength >= Strength.NAMED for body in self.bodies)


def place_of(mention: Mention) -> Span:
    """Return the range of a mention."""
    return mention.body.span if isinstance(mention, NamedBody) else mention.span


def passages_of(article: Article, units: Sequence[Unit], mentions: Iterable[Mention]) -> tuple[Passage, ...]:
    """Sort the mentions into the units in which they begin."""
    ordered = sorted(_outside_channels(mentions), key=lambda mention: place_of(mention).start)
    locals_ = _local_parts(ordered)
    starts = [place_of(mention).start for mention in ordered]
    found = []
    for unit in units:
        inside = ordered[bisect_left(starts, unit.span.start) : bisect_left(starts, unit.span.end)]
        text = unit.span.of(article.text)
        kept = tuple(mention for mention in inside if not _is_credit(article.text, unit, mention))
        if unit.shape is Shape.LINE and (labels.is_address(text) or _TRANSIT.match(text)):
            # "Bus 35, Klinik Vincentinum", "Rathausplatz 1": where it is, not who it is
            first = unit.span.start + labels.address_start(text)
            kept = tuple(m for m in kept if not isinstance(m, NamedBody) or m.body.span.end <= first)
        if unit.shape is Shape.LINE and "(" in text:
            # "112 (auch SMS-Notruf)": an aside, not who answers
            aside = [
                Span(*match.span()) for match in _ASIDE.finditer(article.text, unit.span.start, unit.span.end)
            ]
            kept = tuple(
                m
                for m in kept
                if not isinstance(m, NamedBody) or not any(a.covers(m.body.span) for a in aside)
            )
        placed = _placed(article, unit, text, kept) if unit.shape is not Shape.SENTENCE else None
        if placed and not kept and (person := _owner_of_address(placed, locals_)):
            kept, placed = (person,), None
        found.append(Passage(unit, text, kept, placed))
    return tuple(found)


def _outside_channels(mentions: Iterable[Mention]) -> list[Mention]:
    """Drop names read into an address ("Anna" of "anna.kramer@…")."""
    every = list(mentions)
    emails = [m.span for m in every if isinstance(m, Email) and m.address.partition("@")[0] in m.text.lower()]
    return [
        m for m in every if isinstance(m, Phone | Email) or not any(place_of(m).overlaps(e) for e in emails)
    ]


def _local_parts(mentions: Sequence[Mention]) -> frozenset[frozenset[str]]:
    """Return the words of each address's local part: "armen.saigh@…" → {armen, saigh}."""
    parts = (re.split(r"[._-]", fold(m.address.partition("@")[0])) for m in mentions if isinstance(m, Email))
    return frozenset(frozenset(part) for part in parts if len(part) > 1)


def _owner_of_address(placed: NamedBody, local_parts: frozenset[frozenset[str]]) -> Person | None:
    """Read a line as a person whose address the page gives: "Armen Saigh / armen.saigh@…".

    So names that no list knows are found.
    """
    words = placed.body.name.split()
    if not 2 <= len(words) <= 3 or frozenset(fold(word) for word in words) not in local_parts:
        return None
    return Person(placed.body.span, placed.body.text, placed.body.name, "name of address")


def _is_credit(text: str, unit: Unit, mention: Mention) -> bool:
    """Tell authors and photographers from contacts: "Foto: Anna Muster"."""
    if not isinstance(mention, Person):
        return False
    return labels.is_credit(text[max(unit.span.start, mention.span.start - 24) : mention.span.start])


def _placed(article: Article, unit: Unit, text: str, mentions: Sequence[Mention]) -> NamedBody | None:
    """Read a short line as a name, if nothing speaks against it."""
    if any(isinstance(m, Person) for m in mentions):
        return None
    channel = next((m for m in mentions if isinstance(m, Phone | Email)), None)
    if channel:
        # "Malteser Hilfsdienst: presse@…": what stands before the channel and its label
        text = _LABELLED.sub("", text[: channel.span.start - unit.span.start])
    if len(text) > _NAME_LENGTH:
        return None
    name = _NUMBERED.sub("", _BRACKETS.sub("", text).strip(" :•·|-–,\n"))
    if not name or text.rstrip().endswith(_SENTENCE_END) or labels.is_generic(name) or "\n" in name:
        return None
    if _NO_NAME.search(name):
        return None
    if labels.is_address(name) or labels.is_hours(name) or labels.is_web(name) or not _is_nominal(name):
        return None
    if article.blocks[unit.block].kind is BlockKind.ITEM and not unit.is_bold:
        return None
    if is_role_noun(name.split()[0]) or is_role_noun(name.split()[-1]):
        return None
    start = unit.span.start + text.index(name[:1])
    span = Span(start, unit.span.start + len(text.rstrip()))
    return NamedBody(Body(span, span.of(article.text), name, "placed"), None, Strength.WEAK, is_unit=False)


def _is_nominal(name: str) -> bool:
    """Tell a name from a phrase with a verb or an address to the reader ("Bei Fragen wende Dich an")."""
    words = _WORD.findall(name)
    if not words or len(words) > _NAME_WORDS or not any(len(word) > 2 and word.isalpha() for word in words):
        return False
    if len(words) == 1 and is_common_word(words[0]):
        return False
    lower = [word for word in words if word[0].islower() and word.lower() not in _INNER]
    return len(lower) * 3 <= len(words) or len(words) <= 2
