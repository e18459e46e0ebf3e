"""The article as a whole: what it, its title, its site and its publisher say about who answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from extract.find.bodies import NamedBody, Strength
from extract.find.gazetteer import fold
from extract.layout import Shape
from extract.link import labels
from extract.link.affiliation import affiliations
from extract.link.context import is_author, is_beside, is_of_a_person, is_where
from extract.link.owner import letters_of, named_owner, owner_of
from extract.link.spelled import spelled_body
from extract.mention import Body, Email

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.article import Article
    from extract.link.passages import Passage
    from extract.mention import Channel, Person

_LEGAL_FORM = re.compile(r"\be\. ?V\.?|\bg?GmbH\b|\bAG\b|\bSE\b|\bmbH\b|\bVerein\b|[„“\"”]")
_LEGAL_FORMS = ("V", "mbH", "AG", "SE", "„", "“", '"', "”")  # one of them is in each of those
_ADDRESS_LINES = 4  # of a postal address above its street
_MOST_NAMES = 500  # a page with more is a directory, and no address of it is compared with them all
_LONGEST_LABEL = 20  # characters: "Besucheranschrift :"
_BRACKET = 60  # characters in which a bracket opens before a body that is said in passing
# "Willkommen auf der Website der Zuwanderungsbehörde", "Willkommen beim Turnverein Lohe".
_WELCOME = re.compile(
    r"[Ww]illkommen (?:auf (?:der|den|unserer) (?:Website|Webseiten?|Homepage|Internetseiten?|Seiten?) )?"
    r"(?:der|des|vom|von|bei der|beim|bei|im|in der) "
)
_TOP = 8  # passages
# Below it stands where something takes place: "Wo / Seminarzentrum Lohe / Marktstraße 5".
_PLACE_HEADING = re.compile(
    rf"\W{{0,3}}(?:{labels.PLACE}|Anreise|Anfahrt|Unterkunft|Übernachtung|So finden Sie uns|Lage|"
    r"Wegbeschreibung)\W{0,3}"
)
_SPELLED = 5  # letters; "awo", "vhs" stand in too many domains


@dataclass(frozen=True, slots=True)
class Overview:
    """What the whole article gives to each of its contacts.

    `office` is the press office that signs the release, `main` the body that the article is about (sure if
    it is named twice, or by its legal name, or published the article), `owner` the body whose own site this
    is, `title` the body that the title names, `title_line` the whole title as a name, `addressed` the bodies
    of the page's postal address, `address_name` the name in the text that an address spells, `parents` the
    larger body of a unit by its folded name, `affiliations` for whom a person speaks by her folded name.
    """

    office: NamedBody | None
    main: NamedBody | None
    main_is_sure: bool
    owner: NamedBody | None
    title: NamedBody | None
    title_line: NamedBody | None
    address_name: NamedBody | None
    addressed: tuple[NamedBody, ...]
    title_length: int
    named: Mapping[str, NamedBody]
    persons: tuple[Person, ...]
    parents: Mapping[str, Body]
    affiliations: Mapping[str, NamedBody]

    def spoken_for(self, persons: Sequence[Person]) -> NamedBody | None:
        """Return the one body for which all the persons speak, None if it is not said or several are."""
        said = [self.affiliations.get(fold(person.name)) for person in persons]
        first = said[0] if said else None
        if first is None or any(named is None or named.body.name != first.body.name for named in said):
            return None
        return first

    def full(self, body: Body) -> Body:
        """Return a body under the longer name that the article has for it ("Stadtwerke" of Marschbeck).

        Of "Obst- und Gartenbauverein Lohe", "Gartenbauverein" is short too.
        """
        if " " in body.name:
            return body
        begins = f"{body.name} "
        inner = f"- und {begins}"
        longer = [name for name in self.named if name.startswith(begins) or inner in f"{name} "]
        return replace(body, name=longer[0]) if len(longer) == 1 else body

    def spelled_by(self, channels: Sequence[Channel]) -> NamedBody | None:
        """Return the body of the article whose name an address's domain spells.

        "info@seefurter-bruecke.example" is answered by „Seefurter Brücke der Kulturen e. V.“, wherever
        the article names it. A domain alone, without the name in the text, says nothing.
        """
        best: tuple[int, NamedBody] | None = None
        for channel in channels:
            if not isinstance(channel, Email):
                continue
            domain = channel.address.rpartition("@")[2].rpartition(".")[0]
            label, parts = letters_of(domain), domain.split("-")
            for name, body in self.named.items():
                if labels.AREA.match(name):
                    continue  # a town's domain serves all its offices; the town itself is none of them
                letters = _key(name)
                shorter = min(len(letters), len(label))
                matches = shorter >= _SPELLED and (letters in label or label in letters)
                if not matches and len(parts) > 1 and _abbreviates(parts, name):
                    shorter, matches = _SPELLED, True
                if matches and (best is None or shorter > best[0]):
                    best = (shorter, body)
        return best[1] if best else None

    def named_in(self, channels: Sequence[Channel]) -> Person | None:
        """Return the person of the article whose first and last name the only address holds."""
        emails = [channel for channel in channels if isinstance(channel, Email)]
        if len(emails) != 1:
            return None
        local, _, domain = fold(emails[0].address).partition("@")
        for person in self.persons:
            words = fold(person.name).split()
            if len(words) < 2 or words[0] not in local:
                continue
            # "anna.kramer@…", and "anna@kramer-voss.example"
            if words[-1] in local.replace(words[0], "", 1) or words[-1] == domain.rpartition(".")[0]:
                return person
        return None

    def owners_by_address(self, channels: Sequence[Channel]) -> Sequence[tuple[Person, tuple[Channel, ...]]]:
        """Return the persons whom each of several addresses names, with the numbers before her address.

        "030 … / anna.kramer@… / 040 … / bernd.voss@…"; nothing if one of them names nobody of the article.
        """
        owners: list[tuple[Person, tuple[Channel, ...]]] = []
        waiting: list[Channel] = []
        for channel in channels:
            waiting.append(channel)
            if isinstance(channel, Email):
                owner = self.named_in([channel])
                if owner is None:
                    return ()
                owners.append((owner, tuple(waiting)))
                waiting = []
        return owners if len(owners) > 1 and not waiting else ()


def overview_of(article: Article, passages: Sequence[Passage]) -> Overview:
    """Read an article as a whole, once for all its contacts."""
    channels = [channel for passage in passages for channel in passage.channels]
    title, title_line = _title_bodies(article, passages)
    main = _main_body(article, passages)
    published = main if main and _key(main.body.name) == _key(article.publisher or "") else None
    return Overview(
        office=_press_office(article),
        main=main,
        main_is_sure=_is_sure(main, passages, published),
        owner=owner_of(article, channels) or published or _welcoming(passages),
        title=title,
        title_line=title_line,
        addressed=_addressed(passages),
        address_name=spelled_body(article.text, (c for c in channels if isinstance(c, Email))),
        title_length=len(article.title or ""),
        named=_named(passages),
        persons=tuple(person for passage in passages for person in passage.persons),
        parents={
            fold(body.body.name): body.parent
            for passage in reversed(passages)
            for body in reversed(passage.bodies)
            if body.parent
        },
        affiliations=affiliations(passages),
    )


def _welcoming(passages: Sequence[Passage]) -> NamedBody | None:
    """Return who welcomes the reader on top of the page: "Herzlich willkommen beim Verein Seefurt"."""
    for passage in passages[:_TOP]:
        match = _WELCOME.search(passage.text)
        if match:
            start = passage.unit.span.start + match.end()
            return next(
                (b for b in passage.bodies if b.body.span.start == start and b.strength >= Strength.NAMED),
                None,
            )
    return None


def _addressed(passages: Sequence[Passage]) -> tuple[NamedBody, ...]:
    """Return the bodies of the page's postal address: the lines below "Postanschrift", without a channel.

    Several addresses name several bodies, and then none answers for all.
    """
    found: list[tuple[NamedBody, ...]] = []
    for number, passage in enumerate(passages):
        line = passage.text.strip()
        if len(line) > _LONGEST_LABEL or not labels.ADDRESS.match(line):
            continue
        lines = []
        for below in passages[number + 1 : number + 1 + _ADDRESS_LINES]:
            if below.unit.shape is not Shape.LINE or below.unit.block != passages[number + 1].unit.block:
                break
            lines.append(below)
        if not any(below.channels for below in lines):
            named = [next((b for b in below.bodies if b.strength >= Strength.NAMED), None) for below in lines]
            found.append(tuple(body for body in named if body))
    found = [bodies for bodies in found if bodies]
    return found[0] if len(found) == 1 else ()


def _named(passages: Sequence[Passage]) -> Mapping[str, NamedBody]:
    """Return the bodies of the page by their names, each where it stands first."""
    named: dict[str, NamedBody] = {}
    for passage in passages:
        for body in (*passage.bodies, *_placed(passage)):
            named.setdefault(body.body.name, body)
    return dict(islice(named.items(), _MOST_NAMES))


def _placed(passage: Passage) -> tuple[NamedBody, ...]:
    return (passage.placed,) if passage.placed else ()


def _main_body(article: Article, passages: Sequence[Passage]) -> NamedBody | None:
    """Return the body that the article is about, None if no body stands out.

    It is the publisher, or named at least twice, or by its full legal name, or in the first or the last
    passage. Towns, houses named by their kind, and several at once are not what answers.
    """
    named: dict[str, list[NamedBody]] = {}
    edges = {id(passage) for passage in (*passages[:4], *passages[-2:])}
    outstanding: set[str] = set()
    own: set[str] = set()  # named otherwise than as that for which a person speaks
    publisher = _key(article.publisher or "")
    for passage, body in _spoken_of(passages):
        key = _key(body.body.name)
        named.setdefault(key, []).append(body)
        if not is_of_a_person(passage, body):
            own.add(key)
        if (
            len(named[key]) > 1
            or body.strength is Strength.LEGAL
            or (id(passage) in edges and not (body.is_unit and passage.channels))
            or key == publisher
        ):
            outstanding.add(key)
    # "Der Schachverein Lohe e. V. wird … geleitet": what opens a page with its legal name owns it
    opening = {_key(b.body.name) for p in passages[:2] for b in p.bodies if b.strength is Strength.LEGAL}
    ranks = {
        key: (
            key == publisher,
            key in opening,
            key in own,
            len(named[key]),
            max(b.strength for b in named[key]),
        )
        for key in named
        if key in outstanding
    }
    best = max(ranks, key=lambda key: ranks[key], default=None)
    return named[best][0] if best else None


def _in_brackets(passage: Passage, named: NamedBody) -> bool:
    """Tell a body that is said in passing: "Frau Kramer (Leitung Kita Lohe, Tel. 030 …)"."""
    end = max(0, named.body.span.start - passage.unit.span.start)
    before = passage.text[max(0, end - _BRACKET) : end]
    return before.rfind("(") > before.rfind(")")


def _spoken_of(passages: Sequence[Passage]) -> Iterator[tuple[Passage, NamedBody]]:
    """Yield the bodies that may answer, but authors, helpers, venues and asides; not below "Ort"."""
    tells_place = False
    for passage in passages:
        if passage.unit.shape is Shape.HEADING:
            tells_place = _PLACE_HEADING.fullmatch(passage.text) is not None
        if tells_place:
            continue
        for body in (*passage.bodies, *_parents(passage)):
            if not _may_answer(body) or is_author(passage, body) or is_beside(passage, body):
                continue
            if not ((body.is_venue and is_where(passage, body)) or _in_brackets(passage, body)):
                yield passage, body


def _may_answer(body: NamedBody) -> bool:
    if body.strength < Strength.NAMED or body.is_place or body.is_plural:
        return False
    return not labels.AREA.match(body.body.name)


def _is_sure(main: NamedBody | None, passages: Sequence[Passage], published: NamedBody | None) -> bool:
    if main is None or published or main.strength is Strength.LEGAL:
        return main is not None
    key = _key(main.body.name)
    named = {_key(b.body.name) for p in passages for b in p.bodies if _may_answer(b)}
    if named == {key} and not main.is_unit:
        return True  # the page knows no other
    return sum(_key(body.body.name) == key for passage in passages for body in passage.bodies) > 1


def _parents(passage: Passage) -> Iterator[NamedBody]:
    for named in passage.bodies:
        if named.parent:
            yield NamedBody(named.parent, None, Strength.NAMED, is_unit=False)


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    holds_form = any(map(name.__contains__, _LEGAL_FORMS))
    return letters_of(_LEGAL_FORM.sub("", name) if holds_form else name)


def _abbreviates(parts: Sequence[str], name: str) -> bool:
    """Tell whether a domain of several parts shortens a name: "fwv-anger.example" → "Feuerwehrverein Anger".

    One part is a word of the name, each other one too or letters of it in their order, the first of a word.
    """
    words = [letters_of(word) for word in name.split()]
    if len(words) < 2 or not any(len(part) >= _SPELLED and part in words for part in parts):
        return False
    rest = " ".join(word for word in words if word not in parts)
    return all(part in words or _in_order(part, rest) for part in parts)


def _in_order(letters: str, words: str) -> bool:
    """Tell whether letters stand in words in their order, the first one at the begin of a word."""
    if not letters or letters[0] not in {word[0] for word in words.split()}:
        return False
    left = iter(words)
    return all(letter in left for letter in letters)


def _press_office(article: Article) -> NamedBody | None:
    """Return the police or fire press office whose code opens the title ("POL-F: …")."""
    match = labels.PRESS_CODE.match(article.title or "")
    return named_owner(article, match.group()) if match else None


def _title_bodies(article: Article, passages: Sequence[Passage]) -> tuple[NamedBody | None, NamedBody | None]:
    """Return the body that the title names, and the whole title as a name, where the page prints it."""
    title = (article.title or "").strip()
    for passage in passages:
        if passage.unit.shape is Shape.SENTENCE or " ".join(passage.text.split()) != title:
            continue
        strong = [body for body in passage.bodies if body.strength >= Strength.NAMED]
        return (strong[0] if strong else None), passage.placed
    return None, None
