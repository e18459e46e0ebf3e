"""What looks like a phone number in German articles and is none, each with its reason.

The reasons are what `wegweiser extract --explain` prints. A label ("Tel.") overrules the guesses from form
and surroundings, never what the form alone makes certain (a date, opening hours, part of an address).
"""

from __future__ import annotations

import re

from extract.find.phone_grammar import DASHES

_DASH = re.escape(DASHES)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
# "05.10.1986", "04.06.-07.06.", "01/05/2016", "02-03-2017"; the same mark twice, so that "030/12-34" is none.
_DATE = re.compile(
    rf"{_DAY}(?:\. ?{_MONTH}\. ?(?:{_YEAR}(?!\d)|(?!\d))|(?P<m>[/{_DASH}]){_MONTH}(?P=m){_YEAR}(?!\d)"
    rf"|\. ?{_MONTH}\.?(?= ?[{_DASH}/] ?{_DAY}\. ?{_MONTH}))"
    rf"|{_DAY}\.? ?[{_DASH}/] ?{_DAY}\. ?{_MONTH}\."
    rf"|(?:0[1-9]|1[0-2])[./](?:19|20)\d\d ?[{_DASH}] ?(?:0[1-9]|1[0-2])[./](?:19|20)\d\d"
)
_DATE_BLANKS = re.compile(rf"{_DAY} {_MONTH} (?:19|20)\d\d(?!\d)")
# "08.00-12.00", "07:30–12.00", "0730-1200", "08.00 bis 12.00".
_HOUR = r"(?:[01]?\d|2[0-4])"
_TIME = re.compile(
    rf"{_HOUR}[.:][0-5]\d ?(?:Uhr)? ?(?:[{_DASH}/]|bis|und) ?{_HOUR}[.:][0-5]\d(?!\d)"
    rf"|[01]\d[0-5][05] ?[{_DASH}] ?(?:[01]\d|2[0-4])[0-5][05](?!\d)|{_HOUR}[.:][0-5]\d ?Uhr"
    rf"|{_HOUR}[.:][0-5]\d ?/ ?{_HOUR}[.:][0-5]\d(?!\d)"
)
_REFERENCES = (
    ("iban", r"IBAN|[A-Z]{2}\d\d(?: ?[A-Z]{4})?|[A-Z]{2}\d\d(?: \d{4}){1,5}"),
    ("bank account", r"BIC|SWIFT|Konto(?:nummer|nr)?|Kto|Kt|BLZ|Bankleitzahl|Spendenkonto|Konten"),
    (
        "tax number",
        r"(?:Umsatz)?[Ss]teuer(?:liche)?-?(?:nummer|nr|[Ii]d\w*|[Ii]dentifikations(?:nummer|nr))|St\.?-?Nr|USt\.?-?Id\w*|UID|"
        r"Finanzamt [\w -]{2,30}|TIN|W-IdNr",
    ),
    (
        "register number",
        r"HRB|HRA|VR|GnR|PR|Registernummer|Handelsregister\w*|Vereinsregister\w*|Register-?Nr|Registergericht",
    ),
    (
        "file number",
        r"Az|AZ|Aktenzeichen|Gz|GZ|Geschäfts(?:zeichen|nummer)|Gesch\.-?Z|Drucksache|Drs|BT-Drs|LT-Drs|Vorlagen?(?:-?[Nn]ummer)?|"
        r"Vorgangs(?:nummer|nr)|Tgb|Tagebuch\w*|Beschluss|Urteil|Reg|Protokoll(?:nummer)?|Dok|Dokument\w*|Ref|Referenz\w*|POL-\w+",
    ),
    (
        "product number",
        r"Art(?:ikel)?|Bestell|Produkt|Modell|Serien?|PZN|EAN|GTIN|ISBN(?:-1[03])?|ISSN|ISMN|DOI|Typ|Teile|Kennziffer|"
        r"Chargen?|Inventar|Katalog|Version|Seriennummer|WKN|ISIN|Fahrgestell|Zähler",
    ),
    (
        "customer number",
        r"Kunden|Rechnungs|Auftrags|Vertrags|Versicherungs|Mitglieds?|Matrikel|Ausweis|Bestell|Buchungs|Vergabe|Ausschreibungs|"
        r"Gläubiger-?(?:ID|Identifikations)|Personal|Akkreditierungs|Lizenz|Zulassungs|Betriebs|Anzeigen|Chiffre|Offerten|Stellen|"
        r"Kurs|Veranstaltungs|Seminar|Lehrgangs|Projekt|Antrags|Zertifikats?|Prüf|Approbations|LANR|BSNR",
    ),
    (
        "lottery number",
        r"Spiel ?77|Super ?6|Lotto|Gewinn|Los|Endziffern?|Glücks|Losnummern?|Eurojackpot|Superzahl",
    ),
    (
        "meeting id",
        r"Meeting-?ID|Webinar-?ID|Konferenz-?ID|Zoom-?ID|ID|Id|Kenncode|Passcode|Passwort|Kennwort|PIN|TAN|Code|Zugangs\w*|"
        r"Einwahl-?PIN|Konferenzraum",
    ),
    (
        "room or house number",
        r"Zimmer|Zi|Raum|Raumnummer|Hausnummer|Haus|Postfach|PF|Saal|Block|Parzelle|Flurstück\w*|Flur|Gemarkung",
    ),
    ("law section", r"§§?|Art\.|Artikel|Abs|Absatz|Ziffer|Ziff|DIN(?: EN)?(?: ISO)?|ISO|VDE|SGB"),
    (
        "coordinate",
        r"GPS|Koordinaten|Breite|Länge|UTM|Rechtswert|Hochwert|Längengrad|Breitengrad|[NESWO] ?\d{1,3}°",
    ),
    ("price or amount", r"€|EUR|Euro|\$|£|CHF|Fr\."),
)
# The last word before the number, with what may stand between: "Kunden-Nr.: ", "Aktenzeichen (bitte angeben) ".
_TAIL = r"(?:-?(?:nummern?|nrn?|no|kennzeichen|zeichen|id))?[ .:#=()/–-]{0,6}(?:(?:Nr|Nummer|No|lautet|ist|lauten|bei|war)[ .:]{0,3}){0,2}"
_REFERENCE = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(f'(?P<r{i}>{words})' for i, (_, words) in enumerate(_REFERENCES))}){_TAIL}\Z",
    re.IGNORECASE,
)
# Behind digits that count something: "030 000 Besucher", "0800 1200 Euro".
_UNIT = re.compile(
    r" ?(?:€|%|°|EUR\b|Euro\b|Prozent|Uhr\b|[kcm]?m[²³2]?\b|km/h|Quadrat\w+|Kilo\w*|Meter\w*|Hektar|Liter|Tonnen?|kWh?\b|MWh?\b|"
    r"Besuch\w+|Einwohner\w*|Menschen|Personen|Zuschauer\w*|Mitglieder\w*|Stück\b|Stimmen|Jahre\w*|Punkte\w*|Tage\w*|Stunden|"
    r"Minuten|Sekunden|Grad\b|Mark\b|Dollar|Franken|Millionen|Mio\b|Teilnehmer\w*|Kinder\w*|Schüler\w*|Plätze\w*|Exemplare\w*|Fälle\w*)"
)
_LONGER = re.compile(r"[\w%@#&=\\]|[.:,](?=\d)")
_ADDRESS = re.compile(
    r"://|www\.|@|[?&]\w{1,20}=|\.(?:de|com|html?|php|jpe?g|png|pdf|org|net|eu|at|ch|info|svg|gif|aspx?)\b",
    re.IGNORECASE,
)
_TOKEN_END = re.compile(r"[\s<>\"']")
_TOKEN_MAX = 120


def shape_reason(text: str, start: int, end: int, digits: str) -> str | None:
    """Return why the form alone makes certain that this is no phone number, or None.

    Looked at without regard to any label: dates, times, placeholders ("0123456789", "0000 000").
    """
    if _DATE.match(text, start):
        return "date"
    if _TIME.match(text, start):
        return "time"
    subscriber = digits.lstrip("+0")
    if len(set(digits[2:])) <= 1 or subscriber in ("123456789", "1234567890", "12345678"):
        return "placeholder"
    if text[end : end + 1] == "\N{DEGREE SIGN}":
        return "coordinate"
    return None


def token_reason(text: str, start: int, end: int) -> str | None:
    """Return why the characters around say that the digits are part of something longer, or None."""
    token_start = start
    while token_start > max(0, start - _TOKEN_MAX) and not _TOKEN_END.match(text[token_start - 1]):
        token_start -= 1
    match = _TOKEN_END.search(text, end, end + _TOKEN_MAX)
    token_end = match.start() if match else min(len(text), end + _TOKEN_MAX)
    before, behind = text[token_start:start], text[end:token_end]
    if _ADDRESS.search(before) or (
        behind[:1] not in ("", ",", ";", ")", "|") and _ADDRESS.search(behind) and not behind[:1].isalpha()
    ):
        return "part of an address"
    if before and (before[-1] in "_=%&#@\\$€°§" or before[-1].isdigit()):
        return "part of a longer token"
    if behind and (behind[0] in "_@%=\\°" or behind[:2] in ("€", "$")):
        return "part of a longer token"
    return None


def glued_reason(text: str, start: int, end: int) -> str | None:
    """Return why letters glued to the digits forbid a number: "x0171…", "…456abc"; "…456Frau" does not."""
    if start and text[start - 1].isalpha():
        return "part of a longer token"
    behind = text[end : end + 2]
    if behind[:1].isalpha() and not (behind[0].isupper() and behind[1:].islower()):
        return "part of a longer token"
    return None


def reference_reason(text: str, start: int, floor: int) -> str | None:
    """Return what number the words right before announce ("Kunden-Nr."), or None."""
    window = text[max(floor, start - 60, text.rfind("\n", 0, start) + 1) : start]
    match = _REFERENCE.search(window)
    if match is None:
        return None
    return next(reason for i, (reason, _) in enumerate(_REFERENCES) if match[f"r{i}"] is not None)


def unit_reason(text: str, end: int) -> str | None:
    """Return "count" where a unit follows: "030 000 Besucher"."""
    return "count" if _UNIT.match(text, end) else None


def weak_reason(text: str, start: int, end: int, digits: str, written_groups: tuple[int, ...]) -> str | None:
    """Return why a number without any label is too weak in form, or None.

    `written_groups` are the lengths of the digit groups.
    """
    before = text[max(0, start - 3) : start]
    if re.search(r"\d[ .,:/–-]{1,2}\Z", before):
        return "part of a longer number"
    if re.match(r"[,.:]\d", text[end : end + 2]):
        return "part of a longer number"
    if before[-1:] in "-/." and before[-2:-1].isalnum():
        return "part of a longer token"
    if _DATE_BLANKS.match(text, start):
        return "date"
    written = text[start:end]
    if re.fullmatch(r"\d{2,3}/\d{3}/\d{4,5}", written) or re.fullmatch(r"\d{2,3} / \d{3} / \d{4,5}", written):
        return "tax number"
    if re.fullmatch(r"\d{3,5}[/-](?:19|20)\d\d", written):
        return "file number"
    if written_groups.count(1) > 2:  # noqa: PLR2004 - "0 1 2 3 4 5 6": lottery, league table
        return "single digits"
    if (
        len(written_groups) > 1
        and re.fullmatch(r"\d{1,3}(?:[ .]\d{3}){1,4}", written)
        and written_groups[0] < 3
    ):
        return "count"
    if len(digits) < 8:  # noqa: PLR2004 - the shortest printed without a label: area code and four digits
        return "too short without a label"
    return None
