"""Tables: RFC 4180 for programs, and the dialect that German Excel and LibreOffice open by double click."""

from __future__ import annotations

import csv
import re
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO, Final

import phonenumbers

from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from directory.entry import Entry

COLUMNS: Final = (
    "id",
    "person",
    "role",
    "department",
    "organization",
    "service",
    "topics",
    "phones",
    "mobiles",
    "faxes",
    "emails",
    "place",
    "last_seen",
    "sources",
    "confidence",
    "status",
    "quote",
)
JOIN: Final = "; "
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
# What a spreadsheet takes for the beginning of a formula, blanks before it included; the full-width forms
# count too (OWASP, CSV Injection).
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]")
# Numbers alone: nothing that could be called or computed with. Digits and blanks only, so linear.
_NUMBERS: Final = re.compile(r"\+[0-9 ]+(?:; \+[0-9 ]+)*")
_GERMANY: Final = 49


def write(entries: Iterable[Entry], stream: BinaryIO) -> None:
    """Write RFC 4180 in UTF-8: comma, CRLF, numbers in E.164, several values in a cell joined by "; "."""
    _write(entries, stream, ",", _number, _decimal)


def write_for_excel(entries: Iterable[Entry], stream: BinaryIO) -> None:
    """Write what German Excel opens: byte order mark, semicolon, decimal comma, numbers as one dials them.

    "05021 967606" stays text with its zero; "+495021967606" would become 4,95E+11.
    """
    stream.write(_BYTE_ORDER_MARK)
    _write(entries, stream, ";", dialled, lambda value: _decimal(value).replace(".", ","))


def _write(
    entries: Iterable[Entry],
    stream: BinaryIO,
    delimiter: str,
    number: Callable[[str], str],
    decimal: Callable[[float], str],
) -> None:
    text = TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(_row(entry, number, decimal) for entry in entries)
    finally:
        text.detach()


def _row(entry: Entry, number: Callable[[str], str], decimal: Callable[[float], str]) -> list[str]:
    return [
        str(entry.id),
        safe(entry.person),
        safe(entry.role),
        safe(entry.department),
        safe(entry.organization),
        safe(entry.service),
        _joined(entry.topics),
        _numbers(entry.phones, number),
        _numbers(entry.mobiles, number),
        _numbers(entry.faxes, number),
        _joined(entry.emails),
        safe(entry.place),
        safe(entry.last_seen),
        _joined(entry.sources),
        decimal(entry.confidence),
        safe(entry.status),
        safe(entry.quote),
    ]


def safe(text: str | None) -> str:
    """Return the text as a cell that no spreadsheet computes: "=1+1" → "'=1+1".

    The leading apostrophe is what spreadsheets themselves use to mark text (OWASP, CSV Injection).
    """
    cleaned = clean(text or "").strip()
    return f"'{cleaned}" if _FORMULA.match(cleaned) else cleaned


def dialled(number: str) -> str:
    """Return a number as it is dialled in Germany: "05021 967606", "0043 1 234567", "110".

    Numbers get at least one blank, so that no spreadsheet takes them for an amount and drops the zero.
    """
    if not number.startswith("+"):
        return number
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return f"00{number[1:3]} {number[3:]}".strip()
    if parsed.country_code == _GERMANY:
        written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    else:
        written = phonenumbers.format_out_of_country_calling_number(parsed, "DE").replace("00 ", "00", 1)
    return written if " " in written else f"{written[:4]} {written[4:]}"


def _decimal(value: float) -> str:
    """Return the shortest form of two digits: a spreadsheet that reads 0.50 shows 0.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _number(number: str) -> str:
    return number


def _numbers(numbers: Iterable[str], form: Callable[[str], str]) -> str:
    cell = JOIN.join(form(clean(number)) for number in numbers)
    return cell if _NUMBERS.fullmatch(cell) else safe(cell)


def _joined(values: Iterable[str]) -> str:
    """Join values, each safe by itself: a program may split the cell."""
    return JOIN.join(safe(value) for value in values)
