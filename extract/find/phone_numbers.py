"""Digits to dialled numbers: area codes, validity, E.164, the kind by number range, short codes.

Ranges and lengths are libphonenumber's (`phonenumbers`, whose patterns are used directly for the three
countries: a tenth of the time of its parser). It is lenient with German fixed lines on purpose, since
extensions make them longer. What it doesn't know is where the area code ends; data/area_codes.tsv does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import phonenumbers

from extract.data_file import data_rows
from extract.mention import PhoneKind

COUNTRY_CODES = {"DE": "49", "AT": "43", "CH": "41"}
# ITU-T E.164 allows 15 digits; German extensions reach 16 ("0221 4710 65 550 20"). One more for "+" or zero.
_MAX_LENGTH = 17
_MIN_DIGITS = 5
_LONGEST_AREA = 6
_SHORTEST_AREA = 2
_FULL_LENGTH = 7  # fewer digits tell no prefix: "0664"

# Codes dialled alone: emergency, counselling, directory enquiries. Germany: Bundesnetzagentur; Austria: RTR,
# KEM-V; Switzerland: BAKOM. "115" is the German authorities' number, "1450" Austrian health advice.
_SHORT = {
    "DE": frozenset("110 112 115".split()),
    "AT": frozenset("112 122 128 130 133 140 141 142 144 147 1450".split()),
    "CH": frozenset("112 117 118 140 143 144 145 147 1414 1811 1818".split()),
}
# Harmonised services of social value (Commission Decision 2007/116/EC) and the German codes beside them.
_EUROPEAN = re.compile(r"116(?:000|006|016|111|116|117|123)")
PHARMACY_CODE = "22833"  # from all German mobile networks (aponet.de); 0800 00 22833 from others
# Ambulances that carry patients, one subscriber's number kept free for them in every local network: whoever
# prints it without an area code means the one around (Kreis Ostholstein, press service).
AMBULANCE_CODE = "19222"
_ENQUIRIES = re.compile(r"118(?:[1-9]\d|0\d\d)")  # German directory enquiries

# German prefixes with the trunk zero, behind which the subscriber's digits begin: mobile, then services.
_GERMAN_PREFIX = re.compile(r"01(?:5\d\d?|6\d|7\d)|0(?:800|180\d?|900\d?|700|137\d?|18\d{1,3}|32|19\d)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that can be dialled.

    `number` is E.164; `area` the area code with its zero, "" where the number has none (mobile, service,
    foreign). `valid` says that libphonenumber knows the range and the length.
    """

    number: str
    kind: PhoneKind
    area: str
    valid: bool


@cache
def area_codes(region: str) -> dict[str, str]:
    """Return the area codes of a country, each with its leading zero, and the town it is named for."""
    rows = (row.split("\t") for row in data_rows("area_codes.tsv"))
    return {code: town for country, code, town in rows if country == region}


def area_of(digits: str, region: str) -> str:
    """Return the area code with which national digits ("05021967606") begin, or "".

    The longest one wins: "02129…" is Haan, not Solingen (0212).
    """
    codes = area_codes(region)
    for length in range(min(_LONGEST_AREA, len(digits)), _SHORTEST_AREA - 1, -1):
        if digits[:length] in codes:
            return digits[:length]
    return ""


@lru_cache(maxsize=8192)
def prefix_of(digits: str, region: str) -> str:
    """Return area code, mobile or service prefix of national digits; "" where there is no such prefix."""
    if region == "DE" and (match := _GERMAN_PREFIX.match(digits)):
        return match.group()
    if area := area_of(digits, region):
        return area
    known = region != "DE" and digits[:1] == "0" and len(digits) >= _FULL_LENGTH
    return digits[: 3 if region == "CH" and digits[1] not in "89" else 4] if known else ""


def codes_of_town(name: str, region: str = "DE") -> tuple[str, ...]:
    """Return the area codes named for a town: "Nienburg" → "034721" (Saale), "05021" (Weser)."""
    wanted = name.casefold().strip()
    return tuple(
        code
        for code, town in area_codes(region).items()
        if town.casefold() == wanted or town.casefold().startswith((f"{wanted} ", f"{wanted}-"))
    )


def is_short_code(digits: str, region: str) -> bool:
    """Tell whether the digits are a short code of the country, 116117 and the like included."""
    if digits in _SHORT[region] or _EUROPEAN.fullmatch(digits):
        return True
    return region == "DE" and (
        digits in (PHARMACY_CODE, AMBULANCE_CODE) or _ENQUIRIES.fullmatch(digits) is not None
    )


@lru_cache(maxsize=8192)
def number_of(digits: str, region: str) -> Number | None:
    """Return the number that digits stand for, None where they can stand for none.

    `digits` begin with "+" (country code follows) or with the trunk zero of the region. The zero that
    some print behind the country code ("+49 030 …") is dropped for the countries that have none there.
    """
    if not _MIN_DIGITS <= len(digits) <= _MAX_LENGTH:
        return None
    for country, code in COUNTRY_CODES.items():
        if digits.startswith(f"+{code}"):
            return _national("0" + digits[len(code) + 1 :].removeprefix("0"), country)
    if digits.startswith("+"):
        return _foreign(digits)
    return _national(digits, region) if digits.startswith("0") and digits[1] != "0" else None


def _national(digits: str, region: str) -> Number | None:
    area = "" if region == "DE" and _GERMAN_PREFIX.match(digits) else area_of(digits, region)
    if region == "DE" and area and digits[len(area) : len(area) + 1] == "0":
        return None  # no German subscriber number begins with 0: "030 000 Besucher"
    significant = digits[1:]
    number = f"+{COUNTRY_CODES[region]}{significant}"
    kind = _kind(significant, region)
    if len(number) > _MAX_LENGTH or (kind is None and len(digits) <= len(area) + 1):
        return None
    if kind is None and not area:
        return None
    return Number(number, kind or PhoneKind.VOICE, area, valid=kind is not None)


def _kind(significant: str, region: str) -> PhoneKind | None:
    return next((kind for kind, pattern in _ranges(region) if pattern.fullmatch(significant)), None)


@cache
def _ranges(region: str) -> tuple[tuple[PhoneKind, re.Pattern[str]], ...]:
    """Return libphonenumber's pattern of national significant numbers, per kind of line."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    if metadata is None:
        return ()
    described = [
        (PhoneKind.MOBILE, metadata.mobile),
        (PhoneKind.VOICE, metadata.fixed_line),
        (PhoneKind.VOICE, metadata.toll_free),
        (PhoneKind.VOICE, metadata.shared_cost),
        (PhoneKind.VOICE, metadata.premium_rate),
        (PhoneKind.VOICE, metadata.voip),
        (PhoneKind.VOICE, metadata.uan),
        (PhoneKind.VOICE, metadata.personal_number),
    ]
    return tuple(
        (kind, re.compile(line.national_number_pattern))
        for kind, line in described
        if line is not None and line.national_number_pattern
    )


def _foreign(digits: str) -> Number | None:
    try:
        parsed = phonenumbers.parse(digits)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    mobile = phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Number(e164, PhoneKind.MOBILE if mobile else PhoneKind.VOICE, "", valid=True)
