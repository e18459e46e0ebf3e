"""Digits to dialled numbers: area codes, validity, E.164, the kind by number range, short codes.

Ranges and lengths come from libphonenumber (`phonenumbers`), which is lenient with German fixed lines on
purpose: extensions may make them longer. What it doesn't know is where the area code ends; the lists in
extract/data/area_codes.tsv do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import phonenumbers
from phonenumbers import PhoneNumberType

from extract.mention import PhoneKind

COUNTRY_CODES = {"DE": "49", "AT": "43", "CH": "41"}
# ITU-T E.164: at most 15 digits, country code included; one more for a trunk "0" of the written form.
MAX_DIGITS = 15
_LONGEST_AREA = 6

# Codes dialled alone. European ones (116xxx) are in EUROPEAN; "115" is Germany's authorities, the rest are
# emergency, counselling, time and directory services of the country.
_SHORT = {
    "DE": frozenset({"110", "112", "115"}),
    "AT": frozenset("112 122 128 130 133 140 141 142 144 147 1450 1455".split()),
    "CH": frozenset("112 117 118 140 143 144 145 147 1414 1811 1818 163 161 162".split()),
}
# Harmonised services of social value, Commission Decision 2007/116/EC, and the codes assigned since.
_EUROPEAN = re.compile(r"116(?:000|006|016|111|116|117|123)")
# German directory enquiries (118xy, 1180xy), Bundesnetzagentur.
_ENQUIRIES = re.compile(r"118(?:[1-9]\d|0\d\d)")

# German mobile prefixes with their trunk zero; the subscriber begins behind 4 or 5 digits.
_GERMAN_MOBILE = re.compile(r"01(?:5\d\d?|6[0-9]|7\d)")
_GERMAN_SERVICE = re.compile(r"0(?:800|180\d?|900\d?|700|137\d?|32|18\d{1,3}|31\d{1,3}|19\d)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that can be dialled.

    `number` is E.164 or the digits of a short code; `area` the area code with its zero, "" where the
    number has none (mobile, service, foreign); `subscriber` the digits behind it. `valid` says that
    libphonenumber knows the range and the length.
    """

    number: str
    kind: PhoneKind
    area: str
    subscriber: str
    valid: bool


@cache
def area_codes(region: str) -> dict[str, str]:
    """Return the area codes of a country, each with its leading zero, and the town it is named for."""
    rows = (resources.files("extract") / "data" / "area_codes.tsv").read_text(encoding="utf-8")
    split = (line.split("\t") for line in rows.splitlines() if line and line[0] != "#")
    return {code: town for country, code, town in split if country == region}


def area_of(digits: str, region: str) -> str:
    """Return the area code with which national digits ("05021967606") begin, or "".

    The longest one wins: "02129…" is Haan, not Solingen (0212).
    """
    codes = area_codes(region)
    for length in range(min(_LONGEST_AREA, len(digits)), 1, -1):
        if digits[:length] in codes:
            return digits[:length]
    return ""


def prefix_of(digits: str, region: str) -> str:
    """Return area code, mobile or service prefix of national digits; "" where there is no such prefix."""
    if region == "DE":
        if match := _GERMAN_MOBILE.match(digits) or _GERMAN_SERVICE.match(digits):
            return match.group()
        return area_of(digits, region)
    if area := area_of(digits, region):
        return area
    return digits[:4] if digits[:1] == "0" and len(digits) > 6 else ""  # noqa: PLR2004 - 0664, 0800, 079


def codes_of_town(name: str, region: str = "DE") -> tuple[str, ...]:
    """Return the area codes named for a town: "Nienburg" → ("05021", …); several where it is ambiguous."""
    wanted = name.casefold().strip()
    return tuple(
        code
        for code, town in area_codes(region).items()
        if town.casefold() == wanted or town.casefold().startswith((f"{wanted} ", f"{wanted}-"))
    )


def is_short_code(digits: str, region: str) -> bool:
    """Tell whether the digits are a short code of the country, 116117 and the like included."""
    if digits in _SHORT.get(region, ()) or _EUROPEAN.fullmatch(digits):
        return True
    return region == "DE" and _ENQUIRIES.fullmatch(digits) is not None


@lru_cache(maxsize=4096)
def number_of(digits: str, region: str) -> Number | None:
    """Return the number that digits stand for, None where they can stand for none.

    `digits` begin with "+" (country code follows) or with the trunk zero of the region. The zero that
    some print behind the country code ("+49 030 …") is dropped for the countries that have none there.
    """
    if not MAX_DIGITS + 2 >= len(digits) > 4:  # noqa: PLR2004 - "+49" and two digits are no number
        return None
    for country, code in COUNTRY_CODES.items():
        if digits.startswith(f"+{code}"):
            rest = digits[len(code) + 1 :]
            return _national(rest if rest.startswith("0") else f"0{rest}", country)
    if digits.startswith("+"):
        return _parsed(digits, region, "")
    return _national(digits, region) if digits.startswith("0") else None


def _national(digits: str, region: str) -> Number | None:
    if region == "DE" and not (_GERMAN_MOBILE.match(digits) or _GERMAN_SERVICE.match(digits)):
        area = area_of(digits, region)
        return _parsed(digits, region, area) if area else None
    return _parsed(digits, region, area_of(digits, region))


def _parsed(digits: str, region: str, area: str) -> Number | None:
    try:
        parsed = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    valid = phonenumbers.is_valid_number(parsed)
    if not valid and not (area and phonenumbers.is_possible_number(parsed)):
        return None
    mobile = phonenumbers.number_type(parsed) == PhoneNumberType.MOBILE
    kind = PhoneKind.MOBILE if mobile else PhoneKind.VOICE
    return Number(e164, kind, area, digits[len(area) :] if area else "", valid)
