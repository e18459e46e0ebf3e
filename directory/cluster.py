"""Put together what is the same and keep apart what is not, whatever the order things come in."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Pair = tuple[int, int]


def group(
    items: Iterable[int], strengths: Mapping[Pair, int], apart: Callable[[int, int], bool]
) -> tuple[frozenset[int], ...]:
    """Return disjoint groups that together hold all items.

    `strengths` has the pairs that are the same, with how strong the evidence is; `apart` tells of any
    two items that they cannot be the same. No group holds two that are apart. Stronger evidence is
    used before weaker; of equal strength all is used at once, so that the order of the items does not
    matter. An item that is like two which are apart goes with neither: "Frau Meier" where there are Anna
    and Petra Meier; with the weakest evidence (1) it stays alone, for another "Frau Meier" may be another.
    """
    groups = _Groups(items, apart)
    for strength in sorted(set(strengths.values()), reverse=True):
        pairs = [pair for pair, found in strengths.items() if found == strength]
        groups.join(pairs, alone=strength == 1)
    return groups.all()


class _Groups:
    def __init__(self, items: Iterable[int], apart: Callable[[int, int], bool]) -> None:
        self._of: Final[dict[int, frozenset[int]]] = {item: frozenset({item}) for item in items}
        self._apart: Final = apart

    def all(self) -> tuple[frozenset[int], ...]:
        return tuple(dict.fromkeys(self._of.values()))

    def join(self, pairs: Iterable[Pair], *, alone: bool) -> None:
        """Join the groups of the pairs, without those joins that would bring together what is apart."""
        links: dict[frozenset[int], set[frozenset[int]]] = {}
        for a, b in pairs:
            one, other = self._of[a], self._of[b]
            if one != other and not self._conflict(one, other):
                links.setdefault(one, set()).add(other)
                links.setdefault(other, set()).add(one)
        while links:
            component = self._component(links)
            if any(self._conflict(one, other) for one, other in combinations(component, 2)):
                self._loosen(links, component, alone=alone)
            else:
                joined = frozenset().union(*component)
                self._of.update(dict.fromkeys(joined, joined))
                for member in component:
                    del links[member]

    def _component(self, links: Mapping[frozenset[int], set[frozenset[int]]]) -> set[frozenset[int]]:
        found: set[frozenset[int]] = set()
        waiting = [next(iter(links))]
        while waiting:
            member = waiting.pop()
            if member not in found:
                found.add(member)
                waiting.extend(links[member])
        return found

    def _loosen(
        self, links: dict[frozenset[int], set[frozenset[int]]], component: set[frozenset[int]], *, alone: bool
    ) -> None:
        """Cut the links from a group to two that are apart, or all it has; without such groups, all links."""
        cut = [
            (member, neighbour)
            for member in component
            for pair in combinations(links[member], 2)
            if self._conflict(*pair)
            for neighbour in (links[member] if alone else pair)
        ] or [(member, neighbour) for member in component for neighbour in links[member]]
        for member, neighbour in cut:
            links[member].discard(neighbour)
            links[neighbour].discard(member)
        for member in component:
            if not links[member]:
                del links[member]

    def _conflict(self, one: frozenset[int], other: frozenset[int]) -> bool:
        return any(self._apart(a, b) for a in one for b in other)
