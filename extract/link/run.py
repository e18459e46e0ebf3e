"""One run of names and the channels behind them, as the lines or the sentence bring them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from extract.article import BlockKind
from extract.find.bodies import NamedBody
from extract.layout import Shape
from extract.link import labels
from extract.link.passages import place_of
from extract.mention import Person

if TYPE_CHECKING:
    from extract.link.passages import Mention, Passage
    from extract.mention import Channel

# "an info@… schicken, oder im Sekretariat abgeben": what the next clause names is another way.
_NEXT_CLAUSE = re.compile(r"[,;] (?:oder|und|aber|wo|wenn|damit|dass|weil|da|die|der|das)\b")
# What stands between a number and its owner in brackets: "(", "(Koordinatorin ", "(Frau Dr. ".
_OPENS = re.compile(r" {0,2}\((?:[^\W\d_]{1,30}[.:]? ){0,3}")

_REACH = 200  # characters between a channel and what may belong to it
_NAMES: Final = (Person, NamedBody)


@dataclass(slots=True)
class Run:
    """Names and the channels behind them, with all passages from the first name to the last channel.

    `after` are names behind the channels: the next run's, or this one's if no channel follows them.
    """

    persons: list[Person] = field(default_factory=list)
    bodies: list[NamedBody] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    after: list[tuple[Mention, Passage]] = field(default_factory=list)
    is_closed: bool = False

    def is_owned_by(self, person: Person, passage: Passage) -> bool:
        """Tell whether a name in brackets behind a number is its owner's: "030 … (Anna Kramer)"."""
        if not self.channels or self.after:
            return False
        start = place_of(self.channels[-1]).end - passage.unit.span.start
        end = person.span.start - passage.unit.span.start
        if not 0 <= start <= end <= start + _REACH:
            return False
        return _OPENS.fullmatch(passage.text[start:end]) is not None

    def given_to(self, person: Person, passage: Passage) -> list[Run]:
        """Give the last number to the name in brackets behind it.

        Of "Anna Kramer, 030 … sowie 0171 … (Bernd Voss)" the second number makes a run of its own.
        """
        if not self.persons:
            self.persons.append(person)
            self.is_closed = True
            return []
        if len(self.channels) == 1:
            return []
        own = Run([person], self.bodies, [self.channels.pop()], is_closed=True)
        own.pass_by(passage)
        return [own]

    def add(self, mention: Mention, passage: Passage) -> None:
        """Take a mention as the page brings it."""
        if isinstance(mention, _NAMES) and self.channels:
            self.after.append((mention, passage))
        elif isinstance(mention, Person):
            self.persons.append(mention)
        elif isinstance(mention, NamedBody):
            self.bodies.append(mention)
        else:
            self.channels.append(mention)

    def ends_before(self, entry: Passage) -> bool:
        """Tell whether a row or line that names somebody and gives a channel begins another run."""
        return bool(self.channels or (self.persons and entry.persons) or (self.bodies and not self.persons))

    def pass_by(self, passage: Passage) -> None:
        """Keep a passage, once."""
        if not self.passages or self.passages[-1] is not passage:
            self.passages.append(passage)

    def following(self) -> Run:
        """Begin the next run with the names behind the channels of this one."""
        begun = Run()
        last = max(number for number, passage in enumerate(self.passages) if passage.channels)
        if self.after[0][1] is self.passages[last]:
            begun.passages = self.passages[last:]
        else:
            begun.passages = self.passages[last + 1 :]
        self.passages = self.passages[: last + 1]
        for mention, passage in self.after:
            begun.add(mention, passage)
        self.after = []
        return begun

    def is_headed_anew(self) -> bool:
        """Tell whether all names behind the channels are bodies in a later paragraph."""
        last = next((p for p in reversed(self.passages) if p.channels), None)
        return bool(self.after) and all(
            isinstance(name, NamedBody) and last is not None and not _is_near(p, last, person=False)
            for name, p in self.after
        )

    def is_row(self) -> bool:
        """Tell a row that begins with its number, the name below: "030 … / Rauchertelefon"."""
        last = next((p for p in reversed(self.passages) if p.channels), None)
        if (
            last is None
            or last.unit.kind is not BlockKind.ITEM
            or self.persons
            or self.bodies
            or not opens_with_channel(last)
        ):
            return False
        return bool(self.after) and all(p.unit.row == last.unit.row for _, p in self.after)

    def settle(self) -> None:
        """Let names behind the channels answer where none stands before them."""
        last = next((p for p in reversed(self.passages) if p.channels), None)
        names = [
            name
            for name, p in self.after
            if last and _is_near(p, last, person=isinstance(name, Person)) and not self._is_elsewhere(name, p)
        ]
        self.after = []
        while last and not names and self.passages[-1] is not last:
            self.passages.pop()
        if not self.persons:
            self.persons = [name for name in names if isinstance(name, Person)]
        if not self.bodies:
            row = last is not None and last.unit.kind is BlockKind.ITEM and opens_with_channel(last)
            self.bodies = [n for n in names if isinstance(n, NamedBody) and (row or n.body.rule != "placed")]

    def _is_elsewhere(self, name: Mention, passage: Passage) -> bool:
        """Tell a body of the next clause: "an info@… schicken, oder im Sekretariat abgeben"."""
        begin = passage.unit.span.start
        start = place_of(self.channels[-1]).end - begin if self.channels else -1
        end = place_of(name).start - begin
        if not isinstance(name, NamedBody) or not 0 <= start <= end <= start + _REACH:
            return False
        return _NEXT_CLAUSE.search(passage.text[start:end]) is not None


def opens_with_channel(passage: Passage) -> bool:
    """Tell a line that gives a channel before it names anybody."""
    return bool(passage.channels) and passage.mentions[0] is passage.channels[0] and passage.placed is None


def _is_near(name: Passage, channel: Passage, *, person: bool) -> bool:
    """Tell whether a name behind a channel is of the same block, or of the same row or label beside it."""
    if name.unit.block == channel.unit.block or (name.unit.row and name.unit.row == channel.unit.row):
        return True
    if channel.unit.shape is Shape.HEADING:
        # "### Kassenwartin kasse@… / Anna Kramer"
        return person and name.unit.block == channel.unit.block + 1
    return (
        person
        and name.unit.block == channel.unit.block + 1
        and labels.CONTACT_LABEL.match(name.text) is not None
    )
