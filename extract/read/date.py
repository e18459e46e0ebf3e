"""Publication dates as German pages print them, as ISO 8601."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan",
            "februar feber feb",
            "märz maerz mär",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
# "30. November 2017", "1.Mai 2020"; a year is needed, so that "am 3. Mai" (which year?) is none.
_WRITTEN = re.compile(rf"\b(\d{{1,2}})\. ?({_MONTH_NAMES})\.? (\d{{4}})\b", re.IGNORECASE)
# "30.11.2017", "30.11.17"; not a part of "030.11.2017" or of a longer row of numbers.
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d.]\d|\d)")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
# No newspaper article on the web is older; a printed "1945" is the story's date.
_OLDEST = 1990
_SHORT_YEAR = 100  # "30.11.17"


def find_date(text: str) -> str | None:
    """Return the first full date in the text as ISO 8601, None if there is none that can be one."""
    found = [
        (match.start(), date)
        for pattern in (_WRITTEN, _NUMERIC, _ISO)
        if (match := pattern.search(text)) and (date := _date_of(match))
    ]
    return min(found)[1] if found else None


def iso_date(value: str) -> str | None:
    """Return the date of a timestamp in metadata ("2017-11-30T21:00:00+01:00"), None if it is none."""
    return _date_of(match) if (match := _ISO.search(value)) else find_date(value)


def _date_of(match: re.Match[str]) -> str | None:
    first, second, third = match.groups()
    if match.re is _ISO:
        return _checked(int(first), int(second), int(third))
    month = MONTHS[second.lower()] if match.re is _WRITTEN else int(second)
    year = int(third)
    if year < _SHORT_YEAR:
        year += 2000
    return _checked(year, month, int(first))


def _checked(year: int, month: int, day: int) -> str | None:
    """Doubt a date that the calendar does not know, or that lies before 1990 or in the future."""
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    tomorrow = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1)
    return date.isoformat() if year >= _OLDEST and date <= tomorrow else None
