"""For whom a person speaks, said somewhere in the text: "sagt Anna Kramer vom Helferkreis Lohe"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.find.bodies import NamedBody
from extract.find.gazetteer import fold
from extract.find.roles import is_function
from extract.mention import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.link.passages import Passage

_REACH = 80  # characters between a name and the body
# "Anna Kramer vom Helferkreis", "Anna Kramer (Koordinatorin der …", "Anna Kramer, die Leiterin des …".
_OF = r"(?:vom|von der|von den|von|des|der|beim|bei der|im|in der|am|an der)(?: [a-zäöü]{2,14}en)?"
_BEHIND = re.compile(
    rf" {_OF} \Z|"
    rf"(?:, | \()(?:(?:die|der|als) )?(?P<role>(?:[\w./-]{{1,40}} ){{1,5}}?){_OF} \Z"
)
# "die Leiterin der Kontaktstelle Lohe, Anna Kramer", "der Leiter des Bauamts Bernd Voss"
_BEFORE = re.compile(rf"(?P<role>[A-ZÄÖÜ][\w/-]{{2,40}}) {_OF} \Z")
_BETWEEN = re.compile(r"(?: \([\w -]{1,30}\))?,? (?:(?:Frau|Herrn?|Dr\.|Prof\.) ){0,3}\Z")
_LONGEST_BETWEEN = 50
_NEAR = 2  # mentions on either side of a name


def affiliations(passages: Sequence[Passage]) -> Mapping[str, NamedBody]:
    """Return the body for which each person speaks by her folded name, the first said of her."""
    found: dict[str, NamedBody] = {}
    for passage in passages:
        for person, named in _said_in(passage):
            found.setdefault(fold(person.name), named)
    return found


def _said_in(passage: Passage) -> Iterator[tuple[Person, NamedBody]]:
    """Yield persons of a passage with the body right behind or right before them."""
    if not passage.persons or not passage.bodies:
        return
    mentions = passage.mentions
    for number, mention in enumerate(mentions):
        if not isinstance(mention, Person):
            continue
        near = (*mentions[number + 1 : number + 1 + _NEAR], *mentions[max(0, number - _NEAR) : number])
        bodies = (m for m in near if isinstance(m, NamedBody) and not (m.is_plural or m.is_place))
        named = next((body for body in bodies if speaks_for(passage, mention, body)), None)
        if named:
            yield mention, named


def speaks_for(passage: Passage, person: Person, named: NamedBody) -> bool:
    """Tell whether a passage says right beside a person that she is of a body."""
    base = passage.unit.span.start
    begin, end = named.body.span.start - base, named.body.span.end - base
    first, last = person.span.start - base, person.span.end - base
    if last < begin <= last + _REACH:
        behind = _BEHIND.match(passage.text, last, begin)
        if behind is None:
            return False
        return behind["role"] is None or any(map(is_function, behind["role"].split()))
    if end <= first <= end + _LONGEST_BETWEEN and _BETWEEN.match(passage.text, end, first):
        before = _BEFORE.search(passage.text, max(0, begin - _REACH), max(0, begin))
        return before is not None and is_function(before["role"])
    return False
