"""In which country a page's numbers are dialled: Germany unless the page says Austria or Switzerland."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import phonenumbers

from extract.chunks import ByChunk
from extract.find.phone_numbers import prefix_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# One vote each: country codes in print, postal codes with the country's letter or with a town that only this
# country's four-digit codes can mean. "A-1010 Wien", "CH-8001 Zürich", "+43 1", "0041 44".
_EVIDENCE = {
    "AT": re.compile(
        r"(?:\+|\b00) ?43[ (/-]?(?: ?\(0\))? ?\d|\bA ?- ?[1-9]\d{3} [A-ZÄÖÜ]|\b1\d{2}0 Wien\b|"
        r"\(0?1\) ?/? ?[2-9]\d{2}|\bÖsterreich\b"
    ),
    "CH": re.compile(r"(?:\+|\b00) ?41[ (/-]?(?: ?\(0\))? ?\d|\bCH ?- ?[1-9]\d{3} [A-ZÄÖÜ]|\bSchweiz\b"),
}
# The same of Germany: "+49 30", "0049 (0)30", "D-12345 Seefurt", "12345 Seefurt". Each pattern begins with
# what the engine skips to at memory speed, once the literal beside it is there; "2300493" and "x12345
# Seefurt" are none.
_GERMAN = (
    ("49", re.compile(r"49(?:(?<=\+49)|(?<=\+ 49)|(?<=\b0049)|(?<=\b00 49))[ (/-]?(?: ?\(0\))? ?\d")),
    ("D-", re.compile(r"D(?<!\wD)- ?\d{5} [A-ZÄÖÜ]")),
    ("D -", re.compile(r"D(?<!\wD) - ?\d{5} [A-ZÄÖÜ]")),
    (" ", re.compile(r"[0-9](?<!\w[0-9])\d{4} [A-ZÄÖÜ][a-zäöüß]{2}")),
)
_HINTS = ("(01)", "+43", "0043", "00 43", "+41", "0041", "00 41", "+ 4", "A-", "A -", "CH-", "CH -", " Wien")
# What is written so in one country only: offices and months of Austria; Swiss texts have no "ß". Two such
# words decide where a number exists in both countries ("07236/9999-0").
_WRITTEN = {
    "AT": re.compile(
        r"\b(?:(?:Markt)?[Gg]emeindeamt\w{0,2}|Marktgemeinde|Bezirkshauptmannschaft|Parteienverkehr\w{0,20}|Jänner|heuer|"
        r""
        r"Nationalrat\w{0,2}|Landeshauptmann|Ordination|Obmann|Obfrau|Matura|Volksschule|Altstoffsammelzentrum|"
        r"Oberösterreich|Niederösterreich|ÖAMTC|ÖVP|SPÖ|FPÖ|ORF)\b"
    ),
    "CH": re.compile(
        r"\b(?:\w{0,16}[Ss]trasse\w?|grosse[nrsm]?|gemäss|ausser\w{0,12}|\w{2,16}mässig\w{0,2}|weiss|heisst|Grüssen?|schliess\w{1,8}|"
        r"\w{0,20}[Mm]assnahmen?|Kantons?\w{0,10}|Einwohnergemeinde|Gemeindepräsident\w{0,2}|Natel|Spitäler|Spital|parkieren|"
        r"Franken|CHF|Spitex|Sigrist|grosszügig\w{0,2})\b"
    ),
}
# "056 999 85 11": three, three, two, two digits, as Swiss numbers are printed and German ones are not.
_SWISS_FORM = re.compile(r"\b0\d\d[ /]\d{3} \d\d \d\d\b")
# Prefixes of mobile numbers (RTR, BAKOM).
_MOBILE = {
    "AT": re.compile(r"\W?06(?:50|60|64|76|77|78|80|81|88|99)\b"),
    "CH": re.compile(r"\W?07[5-9]\b"),
}
_SHORT = 6  # digits; fewer are a code, which tells no country
_LONGEST = 40  # characters of a printed number
_WORD = {"AT": "Österreich", "CH": "Schweiz"}


# Names of the country, its states and large towns, by which prose shows where it was written. Not "Bern" or
# "Basel" before a hyphen, "Linz am Rhein": such a word alone decides nothing, the numbers must fit too.
_NAMED = {
    "AT": re.compile(
        r"\b(?:Österreich\w{0,8}|Wien(?:er\w{0,2})?|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Tirol|Steiermark|"
        r"Kärnten|Vorarlberg|Burgenland|Niederösterreich|Bregenz|Eisenstadt|Villach|Wels|heuer|Jänner)\b"
    ),
    "CH": re.compile(
        r"\b(?:Schweiz\w{0,6}|Zürich|Bern|Basel|Luzern|Winterthur|St\. Gallen|Aargau|Thurgau|Graubünden|Zug|"
        r"Solothurn|Schaffhausen|Kantons?|Genf|Lausanne|Fribourg|Chur|Appenzell)\b"
    ),
}
# One of these letters is in whatever those patterns match; `in` looks for them ten times as fast.
_CUES = {
    "AT": (
        *"sterreich Wien Graz Linz Salzburg Innsbruck Klagenfurt Tirol Steiermark Kärnten Vorarlberg".split(),
        *"Burgenland Bregenz Eisenstadt Villach Wels heuer Jänner emeindeamt Marktgemeinde".split(),
        *"Bezirkshauptmann Parteienverkehr Nationalrat Landeshauptmann Ordination Obmann Obfrau".split(),
        *"Matura Volksschule Altstoff ÖAMTC ÖVP SPÖ FPÖ ORF".split(),
    ),
    "CH": (
        *"Schweiz Zürich Bern Basel Luzern Winterthur Gallen Aargau Thurgau Graubünden Zug Solothurn".split(),
        *"Schaffhausen Kanton Genf Lausanne Fribourg Chur Appenzell trasse gross emäss ausser mässig".split(),
        *"weiss heisst Grüss schliess assnahme Einwohnergemeinde Gemeindepräsident Natel Spit".split(),
        *"parkieren Franken CHF Sigrist".split(),
    ),
}
_ANY_CUE = re.compile("|".join(cue for cues in _CUES.values() for cue in cues))


def region_of(
    text: str,
    url: str | None = None,
    language: str | None = None,
    printed: Iterable[str] = (),
    addresses: Iterable[str] = (),
) -> str:
    """Return "DE", "AT" or "CH", the region of the numbers printed without country code.

    The page's domain decides (.at, .ch, .de), then the language tag ("de-AT"), then the text: it must
    give a country code or a postal code with the country's letter, and no German one. Else the `printed`
    numbers show it, if more of them exist in a country that the text or the endings of its e-mail
    `addresses` name than in Germany.
    """
    host = (urlsplit(url).hostname or "") if url else ""
    ending = host.rpartition(".")[2].upper()
    if ending in ("AT", "CH", "DE"):
        return ending
    country = (language or "").upper().replace("_", "-").partition("-")[2]
    if country in ("AT", "CH", "DE"):
        return country
    if not any(map(text.__contains__, _HINTS)):
        return _region_of_numbers(text, printed, addresses)
    if _is_german(text):
        return "DE"
    found = [
        (sum(1 for match in _EVIDENCE[region].finditer(text) if match.group() != word), region)
        for region, word in _WORD.items()
    ]
    votes, region = max(found)
    return region if votes else _region_of_numbers(text, printed, addresses)


def _region_of_numbers(text: str, printed: Iterable[str], addresses: Iterable[str]) -> str:
    """Return the region in which most of the printed numbers exist, Germany unless the text names another.

    "(01) 999 99 / 4282" is no number in Germany; with "Wien" in the text it is one there.
    """
    numbers = [number for number in printed if sum(map(str.isdigit, number)) > _SHORT]
    if not numbers or _is_german(text):
        return "DE"
    endings = {address.rpartition(".")[2].upper() for address in addresses}
    # "gemeinde@seefurt.ch" below "061 999 11 00"; beside one of a German address it may be anybody's
    ending = next((region for region in _NAMED if region in endings and "DE" not in endings), None)
    cued = _cued(text)
    named = [region for region in _NAMED if region == ending or (region in cued and _is_named(text, region))]
    return _best_region(text, numbers, named, ending) if named else _only_region(numbers)


def _best_region(text: str, numbers: Sequence[str], named: Sequence[str], ending: str | None) -> str:
    """Return in which of the named countries, or of Germany, most numbers exist; words decide a tie."""
    counts = {region: sum(_exists(number, region) for number in numbers) for region in ("DE", *named)}
    if ending and 2 * counts[ending] > len(numbers):
        return ending  # one of them may be misprinted
    best = max(named, key=counts.__getitem__)
    if counts[best] != counts["DE"]:
        return best if counts[best] > counts["DE"] else "DE"
    swiss = best == "CH" and all(_SWISS_FORM.search(number) for number in numbers)
    return best if swiss or _is_written(text, best) else "DE"


def _only_region(numbers: Sequence[str]) -> str:
    """Return the only country in which the numbers can be mobile ones: "0676 / 838 44 77 44" is Austria's.

    Switzerland's are told by their form as well: "031 388 20 11" exists there, and not in Germany.
    """
    if all(
        _SWISS_FORM.fullmatch(number) and _exists(number, "CH") and not _exists(number, "DE")
        for number in numbers
    ):
        return "CH"
    foreign = [number for number in numbers if not _fits_germany("".join(filter(str.isdigit, number)))]
    for region, mobile in _MOBILE.items():
        # "0650 / 441 46 35" could be German too, beside two that could not it is Austria's
        most = 2 * len(foreign) > len(numbers)
        if most and all(mobile.match(number) and _exists(number, region) for number in numbers):
            return region
    return "DE"


def _fits_germany(digits: str) -> bool:
    """Tell whether digits begin with a German prefix, and a subscriber's that begin with no zero."""
    prefix = prefix_of(digits, "DE")
    return bool(prefix) and not digits[len(prefix) :].startswith("0")


def _is_german(text: str) -> bool:
    """Tell whether a German country code or postal code is printed."""
    return any(literal in text and pattern.search(text) for literal, pattern in _GERMAN)


def _cued(text: str) -> set[str]:
    """Return the countries of which a word of the text holds a cue."""
    regions = set(filter(None, map(_CUES_IN.__getitem__, text.split())))
    return {region for some in regions for region in some}


def _cues_in(chunk: str) -> tuple[str, ...]:
    if not _ANY_CUE.search(chunk):
        return ()
    return tuple(region for region, cues in _CUES.items() if any(map(chunk.__contains__, cues)))


_CUES_IN = ByChunk(_cues_in)


def _is_named(text: str, region: str) -> bool:
    """Tell whether the text names a country, or has words of it."""
    return bool(_NAMED[region].search(text) or _WRITTEN[region].search(text))


def _is_written(text: str, region: str) -> bool:
    """Tell by words and spelling that only one country has whether a text was written there."""
    if region == "CH" and "ß" in text:
        return False
    return len({match.group() for match in _WRITTEN[region].finditer(text)}) > 1


def _exists(number: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number[:_LONGEST], region))
    except phonenumbers.NumberParseException:
        return False
