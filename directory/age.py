"""How old an entry is, and how far it may be believed for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from directory.entry import Entry

# data·inclusion, the quality score of French service directories: full up to six months, none at two years.
FRESH_DAYS: Final = 182
STALE_DAYS: Final = 730


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
