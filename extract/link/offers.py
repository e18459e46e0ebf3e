"""Offers: who is reachable on which channels, read off one group of lines or one sentence.

Mentions come in runs: some names, then the channels on which they answer, then the next names. That
holds for a card ("Amt / Anne Graf / 0821 …"), for a list of cards, for a row of a table and for a
sentence ("bei Anna Muster, Telefon …, oder im Pfarramt, Telefon …") alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extract.find.bodies import NamedBody, Strength
from extract.find.gazetteer import fold
from extract.link.passages import Channel, Mention, Passage, place_of
from extract.mention import Email, Person, Phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.article import Span


@dataclass(slots=True)
class Run:
    """Names and the channels behind them; `after` are names that stand behind the channels."""

    persons: list[Person] = field(default_factory=list)
    bodies: list[NamedBody] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    after: list[Mention] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def settle(self) -> None:
        """Let names behind the channels answer where none stands before them."""
        persons = [mention for mention in self.after if isinstance(mention, Person)]
        bodies = [mention for mention in self.after if isinstance(mention, NamedBody)]
        if not self.persons:
            self.persons = persons
        if not self.bodies:
            self.bodies = bodies
        self.after = []


@dataclass(frozen=True, slots=True)
class Offer:
    """Persons, or the bodies if no person is named, that answer on the channels."""

    persons: tuple[Person, ...]
    bodies: tuple[NamedBody, ...]
    channels: tuple[Channel, ...]
    passages: tuple[Passage, ...]
    rule: str


def runs_of(passages: Sequence[Passage], *, cards: bool) -> list[Run]:
    """Cut the mentions of neighbouring passages into runs.

    With `cards`, a row that names somebody and gives a channel begins a run of its own, so that a
    table whose number stands in the first column is read by rows too.
    """
    runs = [Run()]
    row: tuple[int, ...] = ()
    for number, passage in enumerate(passages):
        run = runs[-1]
        new_row = passage.unit.row != row or not passage.unit.row
        row = passage.unit.row
        if cards and new_row and (run.channels or run.persons) and _is_entry(passages, number):
            runs.append(Run())
        for mention in _named(passage, cards=cards):
            run = runs[-1]
            if isinstance(mention, Phone | Email):
                if run.after:
                    following = Run()
                    for name in run.after:
                        _add(following, name)
                    run.after = []
                    runs.append(following)
                    run = following
                run.channels.append(mention)
            elif run.channels:
                run.after.append(mention)
            else:
                _add(run, mention)
            if not run.passages or run.passages[-1] is not passage:
                run.passages.append(passage)
    for run in runs:
        run.settle()
    return runs


def _named(passage: Passage, *, cards: bool) -> Iterable[Mention]:
    """Return the mentions of a passage, the line itself where it names a body by its place."""
    strong = any(body.strength >= Strength.NAMED for body in passage.bodies)
    if cards and passage.placed and not strong:
        return (passage.placed,)
    if cards and passage.placed and passage.bodies[0].is_unit:
        # "Fachbereich Wohnungsbau / Wohngeld" alone on its line is the whole name
        return (replace(passage.bodies[0], body=replace(passage.placed.body, rule="head noun")), *passage.bodies[1:])
    return tuple(m for m in passage.mentions if not isinstance(m, NamedBody) or m.strength > Strength.BARE)


def _is_entry(passages: Sequence[Passage], number: int) -> bool:
    """Tell whether a row, or a line outside of tables and lists, names somebody and gives a channel."""
    row = passages[number].unit.row
    same = [passages[number]]
    if row:
        for passage in passages[number + 1 :]:
            if passage.unit.row != row:
                break
            same.append(passage)
    return any(p.channels for p in same) and any(p.names_somebody for p in same)


def _add(run: Run, name: Mention) -> None:
    if isinstance(name, Person):
        run.persons.append(name)
    elif isinstance(name, NamedBody):
        run.bodies.append(name)


def shares_of(persons: Sequence[Person], channels: Sequence[Channel]) -> list[tuple[Person, tuple[Channel, ...]]]:
    """Tell which of several persons answers on which of the run's channels.

    An address that holds one person's surname is hers alone; as many numbers as persons, printed after
    all of them, are theirs in order ("-531 | -425" to two names); all else is shared.
    """
    if len(persons) <= 1:
        return [(person, tuple(channels)) for person in persons]
    owned = {id(channel): owner for channel in channels if (owner := _owner(persons, channel))}
    phones = [channel for channel in channels if isinstance(channel, Phone)]
    last_name = max(place_of(person).end for person in persons)
    in_order = len(phones) == len(persons) and all(phone.span.start >= last_name for phone in phones)
    if in_order and len({phone.number for phone in phones}) == len(phones):
        for person, phone in zip(persons, phones, strict=True):
            owned[id(phone)] = person
    return [
        (person, tuple(c for c in channels if owned.get(id(c), person) is person)) for person in persons
    ]


def _owner(persons: Sequence[Person], channel: Channel) -> Person | None:
    """Return the one person whose surname the address holds."""
    if not isinstance(channel, Email):
        return None
    local = fold(channel.address.split("@")[0]).replace(".", "").replace("-", "").replace("_", "")
    owners = [person for person in persons if _surname(person) in local]
    return owners[0] if len(owners) == 1 else None


def _surname(person: Person) -> str:
    return fold(person.name.split()[-1]).replace("-", "")


def reach(spans: Iterable[Span]) -> tuple[int, int]:
    """Return the first and last character of some ranges."""
    ordered = sorted(spans)
    return ordered[0].start, max(span.end for span in ordered)
