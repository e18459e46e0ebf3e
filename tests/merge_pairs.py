"""Read the pairs of tests/directory/merge_pairs.txt, which say who is the same and who is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from directory_samples import BERLIN, COLOGNE, FRANKFURT, HAMBURG, MOBILE, MUNICH

from directory import facts, merge

if TYPE_CHECKING:
    from directory.facts import Facts

PAIRS = Path(__file__).with_name("directory") / "merge_pairs.txt"
CITIES = {"B": BERLIN, "F": FRANKFURT, "H": HAMBURG, "K": COLOGNE, "M": MUNICH, "X": MOBILE}


@dataclass(frozen=True)
class Side:
    """A contact as one article has it."""

    person: str | None
    marked: dict[str, str] = field(default_factory=dict)
    channels: tuple[str, ...] = ()

    @property
    def facts(self) -> Facts:
        return facts.gather(
            person=self.person,
            written=self.person or "",
            department=self.marked.get("d"),
            organization=self.marked.get("o"),
            place=self.marked.get("p"),
            record=self.marked.get("r"),
            publisher=self.marked.get("z"),
            channels=self.channels,
        )


def side(written: str) -> Side:
    person, *rest = (part.strip() for part in written.split(";"))
    channels = tuple(
        CITIES[one[0]] + one[1:] if one[0] in CITIES and one[1:].isdigit() else one
        for part in rest
        if part[1:2] != ":"
        for one in part.split(", ")
    )
    marked = {part[0]: part[2:] for part in rest if part[1:2] == ":"}
    return Side(None if person == "-" else person, marked, channels)


def pairs() -> list[tuple[str, str, str]]:
    """Return (kind, one, other) for each line of the table."""
    found = []
    kind = ""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif "||" in line and not line.startswith("#"):
            one, other = line.split(" || ")
            found.append((kind, one, other))
    return found


def are_one(a: Facts, b: Facts) -> bool:
    """Tell whether the directory makes one entry of the two; only what shares a block is compared."""
    if a.key == b.key:
        return True
    return bool(set(facts.blocks(a)) & set(facts.blocks(b))) and merge.judge(a, b).same
