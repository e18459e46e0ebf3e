"""How old an entry is, and how far it may be believed for it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from directory.entry import Entry

# data·inclusion, the quality score of French service directories: full up to six months, none at two years.
FRESH_DAYS: Final = 182
STALE_DAYS: Final = 730
# "5y", "18 months", "90 Tage": one number, one unit by its first letter, in English or German.
_AGE: Final = re.compile(r"(\d{1,4}) ?(y|m|d|j|t|w)[a-zäöü]{0,7}", re.IGNORECASE)
_MONTHS: Final = {"y": 12, "j": 12, "m": 1}
_DAYS: Final = {"d": 1, "t": 1, "w": 7}


def day_before(today: date, age: str) -> str | None:
    """Return the ISO day that lies an age before today: "5y", "18m", "90d"; None if it is no age.

    The last day of a shorter month stands for one that it lacks: 31 March, a month ago, is 28 February.
    """
    found = _AGE.fullmatch(age.strip())
    if found is None:
        return None
    count, unit = int(found[1]), found[2].lower()
    try:
        if unit in _DAYS:
            return (today - timedelta(days=count * _DAYS[unit])).isoformat()
        months = today.year * 12 + today.month - 1 - count * _MONTHS[unit]
        first = date(months // 12, months % 12 + 1, 1)
        following = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
        return min(first + timedelta(days=today.day - 1), following - timedelta(days=1)).isoformat()
    except (OverflowError, ValueError):  # before the year 1
        return date.min.isoformat()


def last_confirmed(entry: Entry) -> str | None:
    """Return the day when an article or a person last said so; None if no article has a date."""
    return max((day for day in (entry.last_seen, entry.verified) if day), default=None)


def freshness(day: str | None, today: date) -> float:
    """Return how fresh something last said on an ISO day is, from 1.0 down to 0.0; no day is not fresh.

    A date that is none, or lies ahead, counts as said today.
    """
    if day is None:
        return 0.0
    try:
        age = (today - date.fromisoformat(day)).days
    except ValueError:
        return 1.0
    return min(1.0, max(0.0, (STALE_DAYS - age) / (STALE_DAYS - FRESH_DAYS)))
