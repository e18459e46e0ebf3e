"""What decides whether two passages mean the same contact: names, bodies, town, channels, records."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from directory import bodies, localities, names
from directory.bodies import BodyName
from directory.names import Name
from extract.find.email_domain import is_provider

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A record number with its publisher: ("seefurter bote", "4434").
Record = tuple[str, str]

_WEAK: Final = "~"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared, folded; passages with equal keys are the same contact.

    `unit` is the department, `parent` the organization, `body_record` the record of the one that answers.
    `region` is the first digit of the postal code, `areas` are the area codes of one passage's numbers.
    `channels` are numbers and addresses without short codes; they and the `publishers` grow with every
    passage that has these facts.
    """

    name: Name | None = None
    unit: BodyName | None = None
    parent: BodyName | None = None
    town: tuple[str, ...] = ()
    region: str = ""
    areas: frozenset[str] = frozenset()
    record: Record | None = None
    body_record: Record | None = None
    channels: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()

    @property
    def body(self) -> BodyName | None:
        """Return what answers when nobody is named."""
        return self.unit or self.parent

    @property
    def is_loose(self) -> bool:
        """Tell whether equal names prove nothing: a surname alone, or a body of which there are many."""
        if self.name is not None and not self.name.is_full:
            return True
        return all(body is None or body.is_generic for body in (self.unit, self.parent))

    @property
    def key(self) -> str:
        """Return what makes facts the same; loose ones need the same channels and publisher besides.

        The key holds all of the facts but channels and publishers: `with_traits` makes them anew.
        """
        name, unit, parent = self.name, self.unit, self.parent
        parts: list[object] = [
            None if name is None else [name.given, name.surname, name.salutation, name.generation],
            None if unit is None else unit.words,
            None if parent is None else parent.words,
            self.town,
            self.region,
            sorted(self.areas),
            self.record,
            self.body_record,
        ]
        if self.is_loose:
            parts += [sorted(self.channels), sorted(self.publishers)]
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))

    @property
    def domains(self) -> frozenset[str]:
        """Return the domains of the addresses, without those at which anybody gets one."""
        domains = {c.rpartition("@")[2] for c in self.channels if "@" in c}
        return frozenset(domain for domain in domains if not is_provider(domain))

    @property
    def numbers(self) -> frozenset[str]:
        """Return the channels that are phone numbers."""
        return frozenset(c for c in self.channels if "@" not in c)


def gather(  # noqa: PLR0913 - a keyword for each thing that a passage says
    *,
    person: str | None = None,
    written: str = "",
    department: str | None = None,
    organization: str | None = None,
    place: str | None = None,
    record: str | None = None,
    body_record: str | None = None,
    channels: Iterable[str] = (),
    publisher: str | None = None,
) -> Facts:
    """Fold what a passage says; `written` is the person's form in the article, with the salutation.

    A record without its publisher is worth nothing, nor is a short code as a channel: 110 answers
    everywhere.
    """
    known = frozenset(c for c in channels if c.startswith("+") or "@" in c)
    paper = names.fold(publisher).strip() if publisher else ""
    return Facts(
        name=names.parse(person, written) if person else None,
        unit=bodies.parse(department) if department else None,
        parent=bodies.parse(organization) if organization else None,
        town=localities.town(place) if place else (),
        region=localities.region(place) if place else "",
        areas=frozenset(area for c in known if "@" not in c and (area := localities.area(c)) is not None),
        record=(paper, record) if paper and record else None,
        body_record=(paper, body_record) if paper and body_record else None,
        channels=known,
        publishers=frozenset({paper}) if paper else frozenset(),
    )


def restore(key: str, channels: Iterable[str], publishers: Iterable[str]) -> Facts:
    """Make facts of their key and of what has been gathered beside it."""
    name, unit, parent, town, region, areas, record, body_record = json.loads(key)[:8]
    return Facts(
        name=None if name is None else Name(tuple(name[0]), tuple(name[1]), *name[2:]),
        unit=None if unit is None else BodyName(tuple(unit)),
        parent=None if parent is None else BodyName(tuple(parent)),
        town=tuple(town),
        region=region,
        areas=frozenset(areas),
        record=None if record is None else (record[0], record[1]),
        body_record=None if body_record is None else (body_record[0], body_record[1]),
        channels=frozenset(channels),
        publishers=frozenset(publishers),
    )


def unite(one: Facts, other: Facts) -> Facts:
    """Return facts of one key with the channels and publishers of both."""
    return replace(one, channels=one.channels | other.channels, publishers=one.publishers | other.publishers)


def called(facts: Facts) -> frozenset[str]:
    """Return what finds facts by name: each word of the surname, and the whole name in one after "="."""
    name = facts.name
    if name is None:
        return frozenset()
    return frozenset((*name.surname, f"={''.join(name.given + name.surname)}"))


def blocks(facts: Facts) -> Iterator[str]:
    """Yield the keys under which facts that may be the same are found: who shares none is not compared.

    A name alone is none of them: there are thousands of Peter Müllers, and nothing but the name makes
    two of them neither one nor doubtful.
    """
    for record in (facts.record, facts.body_record):
        if record is not None:
            yield f"record|{'|'.join(record)}"
    yield from _blocks_of_body(facts) if facts.name is None else _blocks_of_person(facts, facts.name)


def is_weak(block: str) -> bool:
    """Tell whether sharing a block makes doubtful pairs at most."""
    return block.startswith(_WEAK)


def _blocks_of_person(facts: Facts, name: Name) -> Iterator[str]:
    # Of a double name one part may be left out: "Thal", "Müller-Thal".
    parts_of_it = [part for part in name.surname if part not in names.PARTICLES] or name.surname[-1:]
    surnames = [names.sound(part) for part in parts_of_it]
    both = [body for body in (facts.unit, facts.parent) if body is not None]
    given = [names.sound(name.given[0])] if name.is_full else []
    parts = [*(f"surname|{surname}" for surname in surnames), *(f"given|{one}" for one in given)]
    for part in parts:
        for channel in facts.channels:
            yield f"{part}|{channel}"
        for body in both:
            yield f"{_WEAK if body.is_generic else ''}{part}|{body.key}"
    for body in filter(attrgetter("is_generic"), both):
        others = (other.key for other in both if other is not body)
        for where in (*facts.town[:1], *facts.areas, *others):
            yield from (f"surname|{surname}|{body.key}|{where}" for surname in surnames)
    if not given:
        return
    # Sorted: "Meier Anna" is found for "Anna Meier".
    who = "|".join(sorted((*given, surnames[-1])))
    words = {word for body in both for word in body.words}
    for shared in (*facts.channels, *words, *facts.town[:1], *facts.domains):
        yield f"name|{who}|{shared}"
    for area in facts.areas:
        yield f"{_WEAK}name|{who}|{area}"


def _blocks_of_body(facts: Facts) -> Iterator[str]:
    for channel in facts.channels:
        yield f"channel|{channel}"
    body = facts.body
    if body is None:
        return
    if not body.is_generic:
        yield f"body|{body.key}"
    # What must be shared besides the name, where there are many of it.
    for channel in facts.channels:
        yield f"body|{body.key}|{channel}"
    for parent in (facts.parent,) if facts.unit is not None else ():
        if parent is not None:  # sorted: what one article calls the unit another may call the whole
            yield f"body|{'|'.join(sorted((body.key, parent.key)))}"
    if facts.town:
        yield f"body|{body.key}|{facts.town[0]}"
    for area in facts.areas:
        yield f"{_WEAK if body.is_generic else ''}body|{body.key}|{area}"
