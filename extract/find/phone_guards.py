"""What looks like a phone number in German articles and is none, each with its reason.

The reasons are what `wegweiser extract --explain` prints. Guards of form hold whatever label stands before
(a date, opening hours, part of an address); guards of surroundings yield to a label ("Tel.").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.find.phone_grammar import DASHES

if TYPE_CHECKING:
    from collections.abc import Callable

_DASH = re.escape(DASHES)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_DATE = re.compile(
    # "05.10.1986", "05. 06. 2017", "04.06."
    rf"{_DAY}\. ?{_MONTH}\. ?(?:{_YEAR}(?!\d)|(?!\d))"
    # "01/05/2016", "02-03-2017": the same mark twice, so that "030/12-34" is none
    rf"|{_DAY}(?P<mark>[/{_DASH}]){_MONTH}(?P=mark){_YEAR}(?!\d)"
    # "04.06-07.06.", "04.-07.06.", "04./05.06.", "04.-07. 06."
    rf"|{_DAY}\. ?{_MONTH} ?[{_DASH}/] ?{_DAY}\. ?{_MONTH}\."
    rf"|{_DAY}\.? ?[{_DASH}/+] ?{_DAY}\. ?{_MONTH}\."
    # "01/2016-03/2017", "06.2017-08.2017"
    rf"|(?:0[1-9]|1[0-2])[./](?:19|20)\d\d(?: ?[{_DASH}/] ?(?:0[1-9]|1[0-2])[./](?:19|20)\d\d)?(?![\d./-])"
)
_HOUR = r"(?:[01]?\d|2[0-4])"
_TIME = re.compile(
    # "08.00-12.00", "08.00 bis 12.00", "08.00/12.00", "08.00 Uhr"
    rf"{_HOUR}[.:][0-5]\d ?(?:Uhr)? ?(?:[{_DASH}/]|bis|und) ?{_HOUR}[.:][0-5]\d(?![\d])|{_HOUR}[.:][0-5]\d ?Uhr"
    # "0730-1200 Uhr"
    rf"|[01]\d[0-5][05] ?[{_DASH}] ?(?:[01]\d|2[0-4])[0-5][05](?!\d)"
)
_DATE_IN_BLANKS = re.compile(rf"{_DAY} {_MONTH} (?:19|20)\d\d(?!\d)")

# The last words before the number that announce another one, most of them with "-Nr.", "-nummer", ":" behind.
_REFERENCES = (
    ("iban", r"IBAN|[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){0,5}"),
    ("bank account", r"BIC|SWIFT|(?:Spenden)?[Kk]onto|Kto|BLZ|Bankleitzahl|Konten"),
    (
        "tax number",
        r"(?:Umsatz)?[Ss]teuer|St\.?|USt\.?-?Id\w{0,4}|UID|Finanzamt [\w -]{2,30}|TIN|W-Id|Wirtschafts-Id",
    ),
    (
        "register number",
        r"HRB|HRA|VR|GnR|PR|Register|(?:Handels|Vereins)register|Registergericht|Amtsgericht \w{2,20}",
    ),
    (
        "file number",
        r"Az|Akten?|Gz|Geschäfts|Gesch|Drucksache|Drs|(?:BT|LT)-Drs|Vorlagen?|Vorgangs|Tgb|Tagebuch|"
        r"Beschluss|Urteil|Protokoll|Dok|Dokumenten?|Ref|Referenz|POL-\w{1,5}|Bebauungsplan|B-Plan",
    ),
    (
        "product number",
        r"Art|Artikel|Bestell|Produkt|Modell|Serien?|PZN|EAN|GTIN|ISBN(?:-1[03])?|ISSN|ISMN|DOI|Typ|Teile|"
        r"Kennziffer|Chargen?|Inventar|Katalog|Version|WKN|ISIN|Fahrgestell|Zähler|UVP|SKU",
    ),
    (
        "customer number",
        r"Kunden|Rechnungs|Auftrags|Vertrags|Versicherungs|Versicherten|Mitglieds?|Matrikel|Ausweis|Buchungs|"
        r"Vergabe|Ausschreibungs|Gläubiger|Personal|Akkreditierungs|Lizenz|Zulassungs|Betriebs|Anzeigen|Chiffre|"
        r"Offerten|Stellen|Kurs|Veranstaltungs|Seminar|Lehrgangs|Projekt|Antrags|Zertifikats?|Prüf|Approbations|"
        r"LANR|BSNR|Sendungs|Paket|Ticket|Start|Teilnehmer|Haushalts|Verfahrens|Anlagen",
    ),
    (
        "lottery number",
        r"Spiel ?77|Super ?6|Lotto|Gewinn(?:zahl(?:en)?)?|Los|Endziffern?|Glücks|Eurojackpot|Superzahl",
    ),
    (
        "meeting id",
        r"(?:Meeting|Webinar|Konferenz|Zoom|Session)-?ID|ID|Kenncode|Passcode|Passwort|Kennwort|PIN|TAN|Code|"
        r"Zugangs\w{2,12}|Meeting|Kenn",
    ),
    (
        "room or house number",
        r"Zimmer|Zi|Raum|Haus|Postfach|PF|Saal|Block|Parzelle|Flurstücks?|Flur|Gemarkung|Gleis",
    ),
    ("law section", r"§§?|Absatz|Abs|Ziffer|Ziff|DIN(?: EN)?(?: ISO)?|ISO|VDE|EN"),
    (
        "coordinate",
        r"GPS|Koordinaten|Breite|Länge|Rechtswert|Hochwert|Längengrad|Breitengrad|[NESWO] ?\d{1,3}°",
    ),
    ("price or amount", r"€|EUR|Euro|\$|£|CHF"),
)
_TAIL = (
    r"(?:-?(?:nummern?|nrn?|no|kennzeichen|zeichen|id|identifikationsnummer))?[ .:#=()/–-]{0,6}"
    r"(?:(?:Nr|Nummer|No|lautet|ist|lauten|war)[ .:]{0,3}){0,2}\Z"
)
_REFERENCE = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(f'(?P<r{i}>{words})' for i, (_, words) in enumerate(_REFERENCES))}){_TAIL}",
    re.IGNORECASE,
)
_REFERENCE_REACH = 45
# Behind digits that count something: "030 000 Besucher", "0800 1200 Euro".
_UNIT = re.compile(
    r" ?(?:€|%|°|EUR\b|Euro\b|Cent\b|Prozent|Uhr\b|[kcm]?m[²³2]?\b|km/h|Quadrat\w|Kilo|Meter|Hektar|Liter|Tonnen|kWh?\b"
    r"|MWh?\b|Besuch|Einwohner|Menschen|Personen|Zuschauer|Mitglieder|Stück\b|Stimmen|Jahre|Punkte|Tage\b|Tagen\b"
    r"|Stunden|Minuten|Sekunden|Grad\b|Mark\b|Dollar|Franken|Million|Mio\b|Teilnehmer|Teilnehmende|Kinder\b|Schüler"
    r"|Plätze|Exemplare|Fälle\b|Infizierte|Haushalte|Wohnungen|Fahrzeuge|Unternehmen|Betriebe|Gäste|Läufer|Bäume)"
)
_ADDRESS = re.compile(
    r"://|www\.|@|[?&]\w{1,20}=|\.(?:de|com|html?|php|jpe?g|png|pdf|org|net|eu|at|ch|info|svg|gif|aspx?|docx?|zip)\b",
    re.IGNORECASE,
)
_TOKEN_END = re.compile(r"[\s<>\"'„“»«]")
_TOKEN_REACH = 120
_TAX = re.compile(r"\d{2,3} ?/ ?\d{3} ?/ ?\d{4,5}")
_YEAR_BEHIND = re.compile(r"\d{2,5} ?[/-] ?(?:19|20)\d\d")
_THOUSANDS = re.compile(r"\d{1,2}(?:[ .]\d{3}){1,4}")
_SHORTEST = 8  # digits of a number without label: the shortest area code and five, or a long one and three
_LONGEST = 13  # the same for one piece: mobile with its zero has 12, an extension may add one


@dataclass(frozen=True, slots=True)
class Sight:
    """A candidate in its text, as the guards look at it; `floor` is where the last number ended."""

    text: str
    start: int
    end: int
    digits: str
    groups: tuple[int, ...] = ()
    floor: int = 0

    @property
    def written(self) -> str:
        """The candidate as it stands in the text."""
        return self.text[self.start : self.end]

    @property
    def token(self) -> tuple[str, str]:
        """What is glued to the candidate before and behind, up to a blank."""
        start = self.start
        while start > max(0, self.start - _TOKEN_REACH) and not _TOKEN_END.match(self.text, start - 1):
            start -= 1
        match = _TOKEN_END.search(self.text, self.end, self.end + _TOKEN_REACH)
        end = match.start() if match else min(len(self.text), self.end + _TOKEN_REACH)
        return self.text[start : self.start], self.text[self.end : end]


Guard = "Callable[[Sight], str | None]"


def reason_of(sight: Sight, guards: tuple[Callable[[Sight], str | None], ...]) -> str | None:
    """Return the reason of the first guard that refuses, None where all let the candidate pass."""
    return next((reason for guard in guards if (reason := guard(sight)) is not None), None)


def _date(sight: Sight) -> str | None:
    return "date" if _DATE.match(sight.text, sight.start) else None


def _time(sight: Sight) -> str | None:
    return "time" if _TIME.match(sight.text, sight.start) else None


def _placeholder(sight: Sight) -> str | None:
    """Refuse samples: "0123456789", "0000 000", "01234/56789"."""
    if len(sight.digits) < _SHORTEST - 2:
        return None
    subscriber = sight.digits.lstrip("+0")
    counting = "123456789".startswith(subscriber) or subscriber.startswith("123456789")
    return "placeholder" if counting or len(set(subscriber)) <= 1 else None


def _masked(sight: Sight) -> str | None:
    """ "0171/1234XXX", "030 12…": digits are left out on purpose."""
    behind = sight.text[sight.end : sight.end + 4].lstrip(" -/")
    return "masked" if behind[:2].lower() in ("xx", "**", "..") or behind[:1] == "…" else None


def _degree(sight: Sight) -> str | None:
    return "coordinate" if sight.text[sight.end : sight.end + 1] == "°" else None


def _address(sight: Sight) -> str | None:
    before, behind = sight.token
    if _ADDRESS.search(before):
        return "part of an address"
    inside = behind[:1] not in ("", ",", ";", ")", "|") and not behind[0].isalpha()
    return "part of an address" if inside and _ADDRESS.search(behind) else None


def _token(sight: Sight) -> str | None:
    before, behind = sight.text[max(0, sight.start - 1) : sight.start], sight.text[sight.end : sight.end + 2]
    if before and (before in "_=%&#@\\$°§€" or before.isdigit()):
        return "part of a longer token"
    return "part of a longer token" if behind and behind[0] in "_@%=\\" else None


def letters_behind(sight: Sight) -> str | None:
    """Letters glued behind forbid a number ("…456abc"), but for the next word: "…456Frau"."""
    behind = sight.text[sight.end : sight.end + 2]
    if (
        behind[:1].isalpha()
        and not (behind[0].isupper() and behind[1:].islower())
        and behind not in ("E-", "PC")
    ):
        return "part of a longer token"
    return None


def letters_before(sight: Sight) -> str | None:
    """Letters glued before forbid a number unless they are a label: "x0171…"."""
    return "part of a longer token" if sight.start and sight.text[sight.start - 1].isalpha() else None


def _reference(sight: Sight) -> str | None:
    """What number the words right before announce: "Kunden-Nr.", "Az.", "Spiel 77"."""
    text = sight.text
    begin = max(sight.floor, sight.start - _REFERENCE_REACH, text.rfind("\n", 0, sight.start) + 1)
    match = _REFERENCE.search(text, begin, sight.start)
    if match is None and begin == sight.start and begin > sight.floor:
        # a cell or line of its own above: "Kundennummer\n0302312…"
        begin = max(sight.floor, text.rfind("\n", 0, len(text[: sight.start].rstrip())) + 1)
        match = _REFERENCE.match(text[:begin] and text[begin : sight.start].rstrip())
    if match is None:
        return None
    return next(reason for i, (reason, _) in enumerate(_REFERENCES) if match[f"r{i}"] is not None)


def counted(sight: Sight) -> str | None:
    """A unit follows: "030 000 Besucher"."""
    return "count" if _UNIT.match(sight.text, sight.end) else None


def _neighbours(sight: Sight) -> str | None:
    before = sight.text[max(0, sight.start - 3) : sight.start]
    if re.search(rf"\d[ .,:/{_DASH}]{{1,2}}\Z", before) or re.match(
        r"[,.:]\d", sight.text[sight.end : sight.end + 2]
    ):
        return "part of a longer number"
    glued = before[-1:] and before[-1] in f"{DASHES}/." and before[-2:-1].isalnum()
    return "part of a longer token" if glued else None


def _shape(sight: Sight) -> str | None:
    written = sight.written
    if _DATE_IN_BLANKS.match(sight.text, sight.start):
        return "date"
    if _TAX.fullmatch(written):
        return "tax number"
    if _YEAR_BEHIND.fullmatch(written):
        return "file number"
    if sight.groups.count(1) > 2:  # noqa: PLR2004 - "0 1 2 3 4 5 6": lottery, league table
        return "single digits"
    return "count" if _THOUSANDS.fullmatch(written) else None


def _length(sight: Sight) -> str | None:
    if len(sight.digits) < _SHORTEST:
        return "too short without a label"
    return "too long without a label" if len(sight.groups) == 1 and len(sight.digits) > _LONGEST else None


FORM = (_date, _time, _placeholder, _masked, _degree, _address, _token, letters_behind)
SURROUNDINGS = (_reference, counted, _neighbours)
WEAK = (_shape, _length)
