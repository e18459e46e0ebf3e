"""Which of several places a number is for: "Beratung: Seefurt 030 …, Lindenau 040 …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.find.gazetteer import is_town
from extract.find.phone_numbers import area_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.mention import Channel


_LANDS = frozenset(
    "baden-württemberg bayern brandenburg hessen mecklenburg-vorpommern niedersachsen nordrhein-westfalen "
    "rheinland-pfalz saarland sachsen sachsen-anhalt schleswig-holstein thüringen deutschland österreich "
    "schweiz burgenland kärnten niederösterreich oberösterreich steiermark tirol vorarlberg".split()
)
_BETWEEN = re.compile(r"[\s,/;&]+")
# What names the place right before a number: "; Coesfeld: ", "Berlin, Brandenburg (", "in Lohe unter Tel. ".
_BEFORE = re.compile(
    r"(?P<place>(?:[A-ZÄÖÜ][\w./-]{1,30}(?:, ?| und | )?){1,6}?)"
    r"[\s:(–-]{0,3}(?:(?:unter|Tel|Telefon|Fon|der Nummer)[ .:]{1,3})?\(?\Z"
)
_REACH = 90
_FEWEST = 3
_TOWN = 5  # letters


@cache
def _towns() -> frozenset[str]:
    """Return the towns for which area codes are named, in lower case."""
    countries = (area_codes(region) for region in ("DE", "AT", "CH"))
    towns = {town.lower() for codes in countries for town in codes.values()}
    # "Nienburg Weser"; not "Bad Hersfeld"
    return frozenset(towns | {first for town in towns if len(first := town.partition(" ")[0]) >= _TOWN})


def is_area(name: str) -> bool:
    """Tell towns and lands alone from a body: "Berlin, Brandenburg"."""
    words = [word for word in _BETWEEN.split(name) if word not in ("", "und", "sowie")]
    return bool(words) and all(word.lower() in _LANDS or is_town(word) for word in words)


def place_before(text: str, channel: Channel, floor: int) -> str | None:
    """Return the town or lands named right before a channel and behind `floor`, None if none are."""
    match = _BEFORE.search(text, max(floor, channel.span.start - _REACH), channel.span.start)
    name = match["place"].strip(" ,") if match else ""
    return name if name and (is_area(name) or name.lower() in _towns()) else None


def by_place(text: str, channels: Sequence[Channel]) -> list[tuple[str, tuple[Channel, ...]]]:
    """Group channels by the places named before them; one group with "" where fewer than three are named.

    A channel without a place is of the place before it. Two places are one office and its branch.
    """
    if len(channels) < _FEWEST:
        return [("", tuple(channels))]
    groups: dict[str, list[Channel]] = {}
    place, floor = "", 0
    for channel in channels:
        place = place_before(text, channel, floor) or place
        groups.setdefault(place, []).append(channel)
        floor = channel.span.end
    if len(groups) < _FEWEST or "" in groups:
        return [("", tuple(channels))]
    return [(name, tuple(group)) for name, group in groups.items()]
