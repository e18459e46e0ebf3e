"""Publication dates as German pages print them, as ISO 8601."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jaenner jan jän",
            "februar feber feb febr",
            "märz maerz mär mrz",
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
# "bis zum 30.06.2023", "spätestens am 3. Mai 2020", "ab dem 1.1.2024", "geboren am 3.5.1991": when something
# ends or begins is not when it was written.
_LIMIT = re.compile(
    r"\b(?:[Bb]is|[Ss]pätestens|[Aa]b|[Vv]or|[Nn]ach|[Ss]eit|geb\.|geboren)(?: zum| dem| am)? {0,2}\Z"
)
# No towns, though they stand before a date in the same way.
_NO_TOWNS = "|".join(
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Mo Di Mi Do Fr Sa So Termin "
    "Termine Beginn Frist Anmeldung Anmeldeschluss Bewerbungsschluss Einsendeschluss Geburtstag Geboren "
    "Datum Ab Bis Am Vom Zum Uhr Tag Zeit".split()
)
# "30. November 2017", "1.Mai 2020", "30 Nov. 2017"; a year is needed, so that "am 3. Mai" is none.
_WRITTEN = re.compile(rf"\b(\d{{1,2}})(?:\. ?| )({_MONTH_NAMES})\.? (\d{{4}})\b", re.IGNORECASE)
# "30.11.2017", "30.11.17"; not a part of "030.11.2017" or of a longer row of numbers.
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d.]\d|\d)")
# "Kaltenmoor, den 3. März 2023", "Lindenaue, 2.5.2024:", "Bad Seefurt (12.03.2024) –": a town of up to three
# words at the head of a line, and the date behind a comma or in brackets. Not "Anmeldung bis 3. März 2023",
# and not "Sonntag, 3. März 2023, 10 Uhr", which is when something takes place.
_DATELINE = re.compile(
    rf"^(?!(?:{_NO_TOWNS})\b)[A-ZÄÖÜ][\w.-]{{1,30}}(?:[ /][\w.-]{{1,30}}){{0,2}}(?:, (?:den |der |am )?| \()"
    rf"(\d{{1,2}}\. ?(?:\d{{1,2}}\.|(?i:{_MONTH_NAMES})\.?) ?\d{{2,4}})(?= ?(?:$|[\n):.–—-]))",
    re.MULTILINE,
)
# "20171130", "20171130T210000Z": the basic form of ISO 8601, the whole stamp only.
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?")
# "Thu, 30 Nov 2017 21:00:00 +0100" (RFC 5322), "30 November 2017": the months of stamps are English.
_STAMP_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_STAMP_MONTH = rf"({'|'.join(_STAMP_MONTHS)})[a-z]{{0,6}}\.?"
_STAMP = re.compile(rf"\b(\d{{1,2}}) {_STAMP_MONTH} (\d{{4}})\b")
# "November 30, 2017"
_STAMP_US = re.compile(rf"\b{_STAMP_MONTH} (\d{{1,2}}), (\d{{4}})\b")
# "Veröffentlicht am 30. November 2017, 21:00 Uhr", "Stand: 30.11.2017", "Pressemitteilung vom 3.5.2018":
# what a text says of itself wins over the day on which something takes place. Not "Der Stand ist am 3.5.2018
# geöffnet": nothing but "am", "vom", "den", a weekday or a colon stands between.
_LABELLED = re.compile(
    r"\b(?:[Vv]eröffentlicht|[Ee]rschienen|[Pp]ubliziert|[Ee]rstellt|[Ee]ingestellt|Erstellungsdatum|"
    r"Veröffentlichungsdatum|Erscheinungsdatum|Datum|Stand(?! am| den)|[Aa]ktualisiert|"
    r"[Ll]etzte (?:Änderung|Aktualisierung)|"
    r"(?:Presse|Polizei|Medien)(?:mitteilung|meldung|information)(?: Nr\. ?[\d/.-]{1,12})?)"
    r"(?::| am| vom| den| (?:Mon|Diens|Donners|Frei|Sams|Sonn)tag,?| Mittwoch,?| Sonnabend,?){0,3} ?"
    rf"(?=(\d{{1,2}}\. ?(?:\d{{1,2}}\.|(?i:{_MONTH_NAMES})\.?) ?\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}))"
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
# What each of these dates begins with, found by its first digit: most texts have none, and the patterns that
# begin with a word or a boundary take ten times as long to say so. "3. Ma", "30 no", "3.5.20", "2017-11-".
_BEGINS = re.compile(
    r"\d(?:\d?\.\s?\d{1,2}\.\s?\d\d|\d?(?:\. ?| )(?i:ja|jä|fe|mä|ma|mr|ap|ju|au|se|ok|no|de)|\d{3}-\d\d-)"
)
# No newspaper article on the web is older; a printed "1945" is the story's date.
_OLDEST = 1990
_BOTTOM = 600  # characters
_SHORT_YEAR = 100  # "30.11.17"


def published_date(text: str, top: int) -> str | None:
    """Return the date of the first dateline, of a label ("Stand:"), or else the first of the top (ISO 8601).

    `top` is how many characters at the beginning may hold a date without a town; a label may stand at the
    end, too. None if there is none.
    """
    begins = _BEGINS.search(text)
    if begins is None:
        return None
    line_begins = text.rfind("\n", 0, begins.start()) + 1
    datelines = (find_date(line[1]) for line in _DATELINE.finditer(text, line_begins))
    if found := next(filter(None, datelines), None):
        return found
    ends = (text[:top], text[max(top, len(text) - _BOTTOM) :])
    labelled = (find_date(match[1]) for part in ends for match in _LABELLED.finditer(part))
    return next(filter(None, labelled), None) or find_date(ends[0])


def find_date(text: str) -> str | None:
    """Return the first full date in the text as ISO 8601, None if there is none that can be an article's."""
    begins = _BEGINS.search(text)
    if begins is None:
        return None
    found: list[tuple[int, str]] = []
    for pattern in (_WRITTEN, _NUMERIC, _ISO):
        for match in pattern.finditer(text, begins.start()):
            date = _date_of(match)
            if date and not _LIMIT.search(text[max(0, match.start() - 20) : match.start()]):
                found.append((match.start(), date))
                break
    return min(found)[1] if found else None


def iso_date(value: str) -> str | None:
    """Return the date of a timestamp in metadata ("2017-11-30T21:00:00+01:00"), None if it is none."""
    if match := _ISO.search(value):
        return _date_of(match)
    if match := _STAMP.search(value):
        return _checked(int(match[3]), _STAMP_MONTHS.index(match[2]) + 1, int(match[1]))
    if match := _STAMP_US.search(value):
        return _checked(int(match[3]), _STAMP_MONTHS.index(match[1]) + 1, int(match[2]))
    if match := _COMPACT.fullmatch(value.strip()):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    return find_date(value)


# "/2017/11/30/", "/2017-11-30-kurs", "/20171130/", "artikel-2017-11-30.html". Not "/2017/11/", a month alone,
# nor "/2017/11/301234/" and "/320171130/", an article's number.
_IN_ADDRESS = re.compile(
    r"(?<![\d])((?:19|20)\d{2})(?:([/_-])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?=[/_.-]|\Z|[^\d/_.-])"
)
_DATED_FOLDERS = re.compile(r"/(?:19|20)\d{2}/\d{1,2}/\d{1,2}/")


def date_of_address(address: str) -> str | None:
    """Return the date in a web address or a file's path ("/2017/11/30/kurs.html"), None if there is none."""
    for match in _IN_ADDRESS.finditer(address):
        month, day = (match[3], match[4]) if match[2] else (match[5], match[6])
        if date := _checked(int(match[1]), int(month), int(day)):
            return date
    return None


def date_of_path(path: str) -> str | None:
    """Return the date in a file's path: in its name, or in its folders as in an address.

    The date of a folder or a container ("export-2024-05-01/kurs.txt", "export-2024-05-01.csv#3") is when
    somebody made it.
    """
    if "#" in path:
        return None
    inside = f"/{path.rpartition('!')[2]}"
    folders = _DATED_FOLDERS.search(inside)
    return date_of_address(inside.rpartition("/")[2]) or (date_of_address(folders[0]) if folders else None)


def possible(date: str | None) -> str | None:
    """Return the date of a timestamp if it can be an article's, else None."""
    return iso_date(date) if date else None


def _date_of(match: re.Match[str]) -> str | None:
    first, second, third = match.groups()
    if match.re is _ISO:
        return _checked(int(first), int(second), int(third))
    month = MONTHS[second.casefold()] if match.re is _WRITTEN else int(second)
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
