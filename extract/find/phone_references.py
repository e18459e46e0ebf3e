"""Numbers that are announced as something else: accounts, files, customers, articles, rooms, lottery draws.

Each class has words that announce it alone ("IBAN", "Az.") and words that do so only with "-Nr.", "-nummer"
behind them: "Kunden-Nr. 030 231…" is no phone number, "Anzeigen: 030 231…" may well be one.
"""

from __future__ import annotations

import re

# reason, words that suffice, words that need "number" behind them
_REFERENCES: tuple[tuple[str, str, str], ...] = (
    ("iban", r"IBAN|[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){0,5}", ""),
    ("bank account", "BIC|SWIFT|(?:Spenden)?Konto|Kto|BLZ|Bankleitzahl|Konten", "Konto|Konten"),
    (
        "tax number",
        r"USt\.?-?Id\w{0,4}|UID|Steuer-?ID|Finanzamt [\w -]{2,30}|TIN",
        r"(?:Umsatz)?Steuer|St\.?|USt|W-Id",
    ),
    ("register number", r"HRB|HRA|VR|GnR|Amtsgericht \w{2,20}", "Register|Handelsregister|Vereinsregister"),
    (
        "file number",
        (
            r"Az|Aktenzeichen|Gz|Geschäftszeichen|Gesch\.-?Z|Drucksachen?|Drs|Vorlagen?|Beschluss|Urteil|Bebauungsplan|"
            r"B-Plan|Tgb|POL-\w{1,5}"
        ),
        "Akten|Geschäfts|Vorgangs|Vorlagen|Tagebuch|Protokoll|Dokument(?:en)?|Referenz|Verfahrens|Antrags",
    ),
    (
        "product number",
        r"PZN|EAN|GTIN|ISBN(?:-1[03])?|ISSN|ISMN|DOI|Kennziffer|WKN|ISIN|SKU|Version|Typ",
        (
            "Art|Artikel|Bestell|Best|Produkt|Modell|Serien?|Teile|Chargen?|Inventar|Katalog|Fahrgestell|Zähler|Ident"
        ),
    ),
    (
        "customer number",
        "Chiffre|LANR|BSNR|Kundenkennung",
        (
            "Kunden|Kd|Rechnungs|Auftrags|Vertrags|Versicherungs|Versicherten|Mitglieds?|Matrikel|Ausweis|Buchungs|"
            "Vergabe|Ausschreibungs|Gläubiger|Personal|Akkreditierungs|Lizenz|Zulassungs|Betriebs|Anzeigen|Offerten|"
            "Stellen|Kurs|Veranstaltungs|Seminar|Lehrgangs|Projekt|Zertifikats?|Prüf|Approbations|Sendungs|Paket|"
            "Ticket|Start|Teilnehmer|Haushalts|Anlagen|Sach|Policen?|Depot|Kassen"
        ),
    ),
    (
        "lottery number",
        "Spiel ?77|Super ?6|Lotto|Gewinnzahl(?:en)?|Endziffern?|Glückszahl(?:en)?|Superzahl|Eurojackpot",
        "Gewinn|Los|Glücks",
    ),
    (
        "meeting id",
        r"(?:Meeting|Webinar|Konferenz|Zoom|Session)-?ID|ID|Kenncode|Passcode|Passwort|Kennwort|PIN|TAN|Zugangscode",
        "Meeting|Konferenz|Kenn",
    ),
    (
        "room or house number",
        r"Zimmer|Raum|Postfach|PF|Parzelle|Flurstücke?|Gemarkung|Gleis",
        "Haus|Saal|Flur|Zi",
    ),
    ("law section", r"§§?|Absatz|Abs|Ziffer|Ziff|DIN(?: EN)?(?: ISO)?|ISO|VDE", ""),
    ("page number", r"Seiten?", "Seiten"),
    ("coordinate", r"GPS|Koordinaten|Rechtswert|Hochwert|(?:Längen|Breiten)grad|[NESWO] ?\d{1,3}°", ""),
    ("price or amount", r"(?<!\d)(?<!\d )(?:€|EUR|Euro|\$|£|CHF)", ""),
)
_NUMBER = r"(?:[ .]{0,2}-? ?(?:nummern?|nrn?|no|id|identifikationsnummer|kennung|zeichen))"
_ALTERNATIVES = "|".join(
    f"(?P<r{index}>{'|'.join(filter(None, (f'(?:{alone}){_NUMBER}?', more and f'(?:{more}){_NUMBER}')))})"
    for index, (_, alone, more) in enumerate(_REFERENCES)
)
# Behind the word: marks, "lautet", a second "Nr.".
_TAIL = r"[ .:#=()/–-]{0,6}(?:(?:Nr|Nummer|No|lautet|ist|lauten|war)[ .:]{0,3}){0,2}\Z"
_REFERENCE = re.compile(rf"(?<![^\W\d_])(?:{_ALTERNATIVES}){_TAIL}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|[§€$£]")
_WORDS = 6  # as many words as an announcement may have: "Amtsgericht … VR Nr. lautet"
_REACH = 45  # characters between the word and the number


def reference_before(text: str, start: int, floor: int) -> str | None:
    """Name the number that the words right before `start` announce, None where they announce none.

    Looks back no further than `floor`, and to the line above where the number begins its own.
    """
    reach = max(floor, start - _REACH)
    begin = max(reach, text.rfind("\n", reach, start) + 1)
    match = _announced(text, begin, start)
    if match is None and begin == start and begin - reach > 1:
        above = text[reach:begin].rstrip()  # "Kundennummer\n0302312…", a cell beside a cell
        match = _announced(above, above.rfind("\n") + 1, len(above))
    if match is None:
        return None
    return next(reason for index, (reason, _, _) in enumerate(_REFERENCES) if match[f"r{index}"] is not None)


def _announced(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Try the last words before `end`: a tenth of the time of a search through the whole line."""
    starts = [word.start() for word in _WORD.finditer(text, begin, end)][-_WORDS:]
    return next((match for start in starts if (match := _REFERENCE.match(text, start, end))), None)
