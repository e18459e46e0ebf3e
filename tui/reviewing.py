"""What waits for a person's decision: possible duplicates, contradictions, doubtful contacts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from directory.entry import ConflictKind, Filters, Status
from tui import reasons
from tui.fields import LABELS
from tui.harmless import one_line
from tui.language import say, say_count, say_day, say_number
from tui.printing import number_as_dialled
from tui.widgets import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.entry import Claim, Conflict, Duplicate, Entry
    from tui.desk import Source

# So many questions of a kind are held: nobody decides more at a sitting.
MOST = 200


class Kind(StrEnum):
    """What is asked: the sentence above the two sides."""

    SAME = "Are these one?"
    SHARED = "Both have this: are they one, or who has left?"
    VALUES = "The articles say different things: which is right?"
    DOUBT = "Is this right?"


@dataclass(frozen=True, slots=True)
class Question:
    """A decision that waits: one contact, or two side by side; `told` is why it waits, one harmless line."""

    kind: Kind
    one: Entry
    other: Entry | None = None
    told: str = ""
    claims: tuple[Claim, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        """Return the ids of its contacts."""
        return (self.one.id,) if self.other is None else (self.one.id, self.other.id)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Questions of one kind: those held, and how many there are in all, as far as known."""

    questions: tuple[Question, ...] = ()
    total: int = 0


def duplicates(source: Source) -> Waiting:
    """Return the pairs that may be one."""
    found = tuple(_of_pair(pair) for pair in source.duplicates(limit=MOST))
    return Waiting(found, len(found))


def conflicts(source: Source) -> Waiting:
    """Return what articles contradict each other in."""
    found = tuple(question for each in source.conflicts(limit=MOST) for question in _of_conflict(each))
    return Waiting(found, len(found))


def doubtful(source: Source) -> Waiting:
    """Return the doubtful contacts, newest first."""
    results = source.find("", limit=MOST, filters=Filters(status=Status.DOUBTFUL))
    return Waiting(
        tuple(Question(Kind.DOUBT, hit.entry, told=_sure(hit.entry)) for hit in results.hits), results.total
    )


# In the order in which they are asked: what is quickly decided first.
KINDS = (duplicates, conflicts, doubtful)


def again(source: Source, question: Question) -> Question | None:
    """Return the same question about contacts that have other numbers now; None if it waits no more.

    A merge that is undone makes two contacts anew.
    """
    if question.other is None:
        return None
    kind = duplicates if question.kind is Kind.SAME else conflicts
    return next((each for each in kind(source).questions if _alike(each, question)), None)


def _alike(one: Question, other: Question) -> bool:
    return (one.kind, one.told, names_of(one)) == (other.kind, other.told, names_of(other))


def _of_pair(pair: Duplicate) -> Question:
    return Question(Kind.SAME, pair.one, pair.other, reasons.likeness(pair.reason))


def _of_conflict(conflict: Conflict) -> Iterator[Question]:
    label = say(LABELS[conflict.field])
    if conflict.kind is ConflictKind.VALUES:
        yield Question(Kind.VALUES, conflict.entry, told=label, claims=conflict.claims)
        return
    for other in conflict.others:
        yield Question(Kind.SHARED, conflict.entry, other, f"{label} {number_as_dialled(conflict.value)}")


def _sure(entry: Entry) -> str:
    return say("{percent} % sure", percent=round(entry.confidence * 100))


def claim_lines(claims: tuple[Claim, ...]) -> Iterator[tuple[str, str]]:
    """Yield each value that articles say, and when and how often: ("030 …", "2019 to 2021, 3 articles")."""
    for claim in claims:
        first, last = (one_line(say_day(day)) for day in (claim.first, claim.last))
        when = first if first == last else say("{first} to {last}", first=first or "?", last=last or "?")
        times = say_count(claim.articles, "in one article", "in {count} articles")
        standing = say("shown now") if claim.current else ""
        yield number_as_dialled(claim.value), ", ".join(part for part in (when, times, standing) if part)


@dataclass(slots=True)
class Sitting:
    """A review in progress: the questions in order, which are decided and how, and which is in hand."""

    questions: list[Question] = field(default_factory=list)
    total: int = 0
    decided: dict[int, str] = field(default_factory=dict)
    place: int = 0
    # The places decided, in the order of the changes in the journal.
    order: list[int] = field(default_factory=list)

    def take_in(self, waiting: Waiting) -> None:
        """Add questions at the end."""
        self.questions.extend(waiting.questions)
        self.total += waiting.total

    @property
    def in_hand(self) -> Question | None:
        """The question in hand."""
        return self.questions[self.place] if self.questions else None

    @property
    def done(self) -> bool:
        """Tell whether nothing is left of what is held."""
        return len(self.decided) >= len(self.questions)

    def step(self, by: int) -> None:
        """Go to the next question or the one before, round at the ends."""
        if self.questions:
            self.place = (self.place + by) % len(self.questions)

    def decide(self, how: str, *, by_change: bool = True) -> None:
        """Note how the question in hand was decided; `by_change` if a change in the journal says so."""
        if self.place not in self.decided and by_change:
            self.order.append(self.place)
        self.decided[self.place] = how

    def go_on(self) -> None:
        """Go to the next question that waits, round at the end; stay where none does."""
        count = len(self.questions)
        waiting = (
            place % count
            for place in range(self.place + 1, self.place + count)
            if place % count not in self.decided
        )
        self.place = next(waiting, self.place)

    def take_back(self) -> None:
        """Ask again what was decided last, and go there."""
        if self.order:
            self.place = self.order.pop()
            self.decided.pop(self.place, None)

    @property
    def progress(self) -> str:
        """Return where one is: "3 of 17, 2 decided"."""
        if not self.questions:
            return ""
        place = say("{place} of {total}", place=say_number(self.place + 1), total=say_number(self.total))
        return ", ".join((place, say("{count} decided", count=say_number(len(self.decided)))))


def told_of(question: Question) -> str:
    """Return the line above the two sides: what is asked, and why."""
    return f"{say(question.kind.value)}  {question.told}".rstrip()


def names_of(question: Question) -> str:
    """Return who is asked about, for a message."""
    entries = (question.one,) if question.other is None else (question.one, question.other)
    return " / ".join(shown.who(entry) for entry in entries)
