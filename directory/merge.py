"""Is this the same person, the same body? With the reason, and never on doubt.

What decides is not the sentence but its facts (directory/facts.py): who is named, for which body,
where, on which channels. A shared switchboard, inbox, surname or namesake decides nothing alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from directory import bodies, localities, names
from directory.names import Likeness

if TYPE_CHECKING:
    from directory.facts import Facts


class Strength(IntEnum):
    """How strong evidence of sameness is; stronger evidence is used first, weaker never undoes it."""

    RECORD = 6  # the publisher's own record number
    BODY_AND_CHANNEL = 5
    BODY = 4
    CHANNEL = 3
    SPELLING = 2  # a misspelling, or a body's shorter name, on the same channel
    PART = 1  # a surname alone, an initial
    NONE = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two facts are to each other.

    `strength` above NONE: the same. `doubtful`: something speaks for it, not enough, or something
    against. `against`: they cannot be the same, whatever a third one says.
    """

    strength: Strength
    reason: str
    doubtful: bool = False
    against: bool = False

    @property
    def same(self) -> bool:
        """Tell whether the two are the same."""
        return self.strength > Strength.NONE


def judge(a: Facts, b: Facts) -> Verdict:
    """Compare two facts; symmetric, and depends on nothing else."""
    if (a.name is None) != (b.name is None):
        return _NOTHING
    if a.name is None or b.name is None:
        return _judge_bodies(a, b)
    return _judge_persons(a, b, names.compare(a.name, b.name))


_NOTHING: Final = Verdict(Strength.NONE, "")
_NOT_APART: Final = (Likeness.SAME, Likeness.NEAR)
_SAME_PUBLISHER: Final = "same publisher"


def _judge_persons(a: Facts, b: Facts, name: Likeness) -> Verdict:
    shared = _shared(a, b)
    body = compare_bodies(a, b)
    same_record = a.record is not None and a.record == b.record
    if (against := _against_persons(a, b, name, body)) is not None:
        return against
    if same_record:
        return Verdict(Strength.RECORD, "same record of the publisher")
    if name is Likeness.UNKNOWN:
        return _NOTHING
    if name is Likeness.NEAR:
        return _judge_part(a, b, body, shared)
    return _judge_namesakes(a, b, body, shared)


def _against_persons(a: Facts, b: Facts, name: Likeness, body: Likeness) -> Verdict | None:
    """Return what keeps two persons apart whatever speaks for them, or None."""
    shared = _shared(a, b)
    same_record = a.record is not None and a.record == b.record
    if name is Likeness.DIFFERENT:
        reason = "same record, different names" if same_record else "different names"
        return _apart(reason, doubtful=same_record)
    if a.record is not None and b.record is not None and not same_record and a.record[0] == b.record[0]:
        return _apart("two records of one publisher", doubtful=body is Likeness.SAME or bool(shared))
    if body is Likeness.DIFFERENT:
        told = "same name" if name is Likeness.SAME else "like name"
        return _apart(f"{told}{_and(shared)}, different bodies", doubtful=same_record or bool(shared))
    if _towns(a, b) is Likeness.DIFFERENT and not shared:
        return _apart("same name, different towns", doubtful=same_record or body is Likeness.SAME)
    return None


def _judge_namesakes(a: Facts, b: Facts, body: Likeness, shared: frozenset[str]) -> Verdict:
    """Judge two persons of the same full name whose bodies and towns do not contradict."""
    if body is Likeness.SAME:
        if shared:
            return Verdict(Strength.BODY_AND_CHANNEL, f"same name and body{_and(shared)}")
        if _is_sure(a, b) and not _areas_differ(a, b):
            return Verdict(Strength.BODY, "same name and body")
    elif shared:
        return Verdict(Strength.CHANNEL, f"same name{_and(shared)}")
    support = _support(a, b)
    if support and body is not Likeness.UNKNOWN:
        return Verdict(Strength.BODY, f"same name, like body, {support}")
    # One paper writes about many people of one name: that alone makes no pair worth looking at.
    doubtful = support not in {"", _SAME_PUBLISHER}
    return Verdict(Strength.NONE, f"same name, {support}" if support else "same name", doubtful=doubtful)


def _judge_part(a: Facts, b: Facts, body: Likeness, shared: frozenset[str]) -> Verdict:
    """Judge a surname alone, an initial or a misspelling: only within the body."""
    full = a.name is not None and b.name is not None and names.is_misspelling(a.name, b.name)
    if body in _NOT_APART and shared:
        strength = Strength.SPELLING if full else Strength.PART
        return Verdict(strength, f"like name, same body{_and(shared)}")
    if body is Likeness.SAME and not full and _is_sure(a, b) and not _channels_differ(a, b):
        return Verdict(Strength.PART, "like name and same body")
    return Verdict(Strength.NONE, f"like name{_and(shared)}", doubtful=body is Likeness.SAME or bool(shared))


def _judge_bodies(a: Facts, b: Facts) -> Verdict:
    shared = _shared(a, b)
    town = _towns(a, b)
    body = compare_bodies(a, b)
    if body is Likeness.UNKNOWN:
        return _NOTHING
    if body is Likeness.DIFFERENT:
        return _apart("different bodies", doubtful=False)
    if town is Likeness.DIFFERENT:
        return _apart("same body, different towns", doubtful=bool(shared) and body is Likeness.SAME)
    if shared:
        strength = Strength.BODY_AND_CHANNEL if body is Likeness.SAME else Strength.SPELLING
        return Verdict(strength, f"{body} body{_and(shared)}")
    if body is Likeness.SAME:
        return _judge_same_body(a, b, town)
    return _NOTHING


def _judge_same_body(a: Facts, b: Facts, town: Likeness) -> Verdict:
    """Judge two bodies of one name that share no channel."""
    if town is Likeness.SAME:
        return Verdict(Strength.BODY, "same body, same town")
    if _is_sure(a, b) and (not _areas_differ(a, b) or a.publishers & b.publishers):
        return Verdict(Strength.BODY, "same body")
    return Verdict(Strength.NONE, "same body", doubtful=bool(a.areas & b.areas))


def compare_bodies(a: Facts, b: Facts) -> Likeness:
    """Tell how the bodies of two facts relate, department and organization together.

    What one article calls an organization another may call a department.
    """
    if a.body_record is not None and a.body_record == b.body_record:
        return Likeness.SAME
    units, parents = bodies.compare(a.unit, b.unit), bodies.compare(a.parent, b.parent)
    crossed = Likeness.SAME in (
        bodies.compare(a.unit, b.parent if b.unit is None else None),
        bodies.compare(b.unit, a.parent if a.unit is None else None),
    )
    if crossed or (bodies.compare(a.unit, b.parent) is bodies.compare(a.parent, b.unit) is Likeness.SAME):
        return Likeness.SAME
    if Likeness.DIFFERENT in (units, parents):
        return Likeness.DIFFERENT
    if a.name is None and (a.unit is None) != (b.unit is None):
        return Likeness.DIFFERENT  # the county is not its youth office
    if Likeness.SAME in (units, parents):
        return Likeness.SAME
    return Likeness.NEAR if Likeness.NEAR in (units, parents) else Likeness.UNKNOWN


def _towns(a: Facts, b: Facts) -> Likeness:
    """Compare towns; of one name, in another postal region, are others: 39288 Burg, 25712 Burg."""
    if a.region and b.region and a.region != b.region:
        return Likeness.DIFFERENT
    return localities.compare(a.town, b.town)


def _shared(a: Facts, b: Facts) -> frozenset[str]:
    return a.channels & b.channels


def _and(shared: frozenset[str]) -> str:
    return f", same {min(shared)}" if shared else ""


def _apart(reason: str, *, doubtful: bool) -> Verdict:
    return Verdict(Strength.NONE, reason, doubtful=doubtful, against=True)


def _is_sure(a: Facts, b: Facts) -> bool:
    """Tell whether a body that both have is of a name that only one body has."""
    pairs = ((a.unit, b.unit), (a.parent, b.parent), (a.unit, b.parent), (a.parent, b.unit))
    if a.body_record is not None and a.body_record == b.body_record:
        return True
    return any(
        one is not None and not one.is_generic and bodies.compare(one, other) is Likeness.SAME
        for one, other in pairs
    )


def _areas_differ(a: Facts, b: Facts) -> bool:
    return bool(a.areas and b.areas and not a.areas & b.areas)


def _channels_differ(a: Facts, b: Facts) -> bool:
    """Tell whether both have numbers, or both addresses, and none in common."""
    numbers = (a.numbers, b.numbers)
    addresses = (a.channels - a.numbers, b.channels - b.numbers)
    return any(one and other and not one & other for one, other in (numbers, addresses))


def _support(a: Facts, b: Facts) -> str:
    """Return what else speaks for two namesakes with a body of which there are many, or ""."""
    if _towns(a, b) in _NOT_APART:
        return "same town"
    if a.domains & b.domains:
        return f"same {min(a.domains & b.domains)}"
    if a.areas & b.areas:
        return "same area code"
    if a.publishers & b.publishers and not _areas_differ(a, b):
        return _SAME_PUBLISHER
    return ""
