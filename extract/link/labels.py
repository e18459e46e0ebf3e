"""Words around contacts that name nobody: labels, generic headings, addresses, opening hours, cues."""

from __future__ import annotations

import re

from extract.find.nouns import is_role_noun

# Words of which headings and labels consist that say "here comes a contact" and not whose it is.
_GENERIC = frozenset(
    "kontakt kontakte kontaktdaten kontaktadresse kontaktadressen kontaktperson kontaktpersonen kontaktinfo "
    "kontaktmöglichkeiten kontaktieren kontaktaufnahme ansprechpartner ansprechpartnerin ansprechpartnerinnen "
    "ansprechpartner/in ansprechperson ansprechpersonen anmeldung anmeldungen voranmeldung anmelden info infos "
    "information informationen auskunft auskünfte adresse adressen anschrift postanschrift standort standorte "
    "öffnungszeiten sprechzeiten sprechstunde sprechstunden bürozeiten servicezeiten offen geöffnet links link "
    "website webseite homepage internet web www wo wann was wer wie angebot angebote aktivitäten zielgruppe träger "
    "termin termine terminvereinbarung rückfragen rückfrage rückfragehinweis fragen pressekontakt pressekontakte "
    "presseanfragen presse medienkontakt medien weitere weiterführende nähere mehr wichtige telefon telefonisch tel "
    "telefonnummer telefonnummern nummer nummern fon fax telefax mobil handy e-mail email mail mailadresse "
    "e-mail-adresse whatsapp signal anruf anrufe rufnummer rufnummern durchwahl impressum herausgeber "
    "verantwortlich verantwortliche redaktion quelle foto fotos bild text autor autorin veranstalter "
    "veranstaltungsort ort datum zeit uhrzeit beginn einlass eintritt preis preise kosten karten tickets vorverkauf "
    "kartenvorverkauf reservierung reservierungen buchung bewerbung bewerbungen zuständig zuständigkeit leitung "
    "erreichbarkeit erreichbar anfahrt lage hinweis hinweise bitte hier und oder für bei zu zur zum der die das den "
    "dem des ein eine in im an am auf mit von über unter per sie uns unser unsere ihr ihre dein deine deinen euer "
    "eure ihren ihrem sich so finden erreichen nach vereinbarung formular kontaktformular büro team übersicht "
    "allgemein allgemeine allgemeines details download downloads dokumente material materialien eindrücke aktuelles "
    "news start startseite service zurück drucken teilen wochenplan programm hotline notfall notfälle wir du ich "
    "ansprechpartners meldung meldungen schlagworte stichworte notruf notrufnummer notdienst datenschutz datenschutzhinweise datenschutzerklärung cookies cookie oben nutzungsbedingungen agb sitemap rathaus gebäude erdgeschoss obergeschoss kommunikation vor-ort website: adressat behandlung folge folgen social".split()
)
_WORD = re.compile(r"[^\W\d_][\w/-]*[\w]|[^\W\d_]")
_STREET = re.compile(
    r"(?:\w(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee|ufer|damm|ring|chaussee|markt|steig|hof|graben|berg|winkel)"
    r"|\b(?:Stra(?:ß|ss)e|Str\.|Platz|Weg|Allee|Markt|Ring|Am|An der|Auf dem|Im|In der|Zum|Zur)\b[^\n,]{0,40})"
    r"[ ,]{1,2}\d{1,4} ?[a-z]?\b|"
    # "Lange Gasse 4, Augsburg", "Breitscheid Str. 18" at the end of a line
    r"\A[^\W\d][\w. -]{2,50} \d{1,4} ?[a-h]?(?:, ?(?:\d{5} )?[A-ZÄÖÜ]|\Z(?<=[Ss]tr\. \d\d)|\Z(?<=[Ss]tr\. \d))",
    re.IGNORECASE,
)
# "86152 Augsburg", "D-30159 Hannover", "A-1010 Wien", "1010 Wien"; not "2017 Von": a town has no "Von".
_TOWN = re.compile(
    r"\b(?:D-|A-|CH-)?(?P<code>\d{4,5}) (?P<town>[A-ZÄÖÜ][\w./()-]+(?: [A-ZÄÖÜ(][\w./()-]+){0,3})"
)
_HOURS = re.compile(
    r"\d{1,2}(?:[.:]\d{2})? ?(?:-|–|bis) ?\d{1,2}(?:[.:]\d{2})? ?(?:Uhr|h\b)?|\b\d{1,2}(?:[.:]\d{2})? Uhr|"
    r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So)(?:\.|\b)(?: ?[-–,+&/u]| bis)|\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)s?\b"
)
_WEB = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:de|com|org|net|info|at|ch|eu|berlin|bayern|hamburg)\b(?!@)",
    re.IGNORECASE,
)
# Who stands behind these wrote, photographed or paid; nobody to call.
_CREDIT = re.compile(
    r"(?:\b(?:Fotos?|Bild(?:er|quelle|nachweis|unterschrift)?|Text|Autor(?:in)?|Quelle|Redaktion|Grafik|Illustration|"
    r"Symbolbild|Archiv(?:bild|foto)?|Video|Repro|Zeichnung|\AVon|\Avon|Interview|Übersetzung|Layout|geschrieben von|"
    r"veröffentlicht von|erstellt von|Protokoll|gez\.)[:/ ]|©|\(c\)|foto: ?)\s{0,2}(?:\w+ ){0,1}\Z"
)
# A sentence that offers somebody to the reader.
OFFERS = re.compile(
    r"\b(?:Ansprech(?:partner|person)\w*|Kontakt\w*|[Aa]nmeld\w+|angemeldet|[Ii]nfo(?:s|rmation\w*)?|[Aa]uskunft\w*|"
    r"Auskünfte|[Ff]ragen|[Rr]ückfragen|erreich\w+|[Tt]elefon\w*|Tel|E-?[Mm]ails?|Mail|[Mm]elden|meldet|wenden|wende|"
    r"wendet|anrufen|anruf\w*|[Rr]ufen?|[Rr]eservier\w+|[Bb]estell\w+|[Bb]uch\w+|[Bb]ewerb\w+|[Hh]inweise|Zeugen|"
    r"[Vv]erfügung|[Kk]arten\w*|[Tt]ickets|[Ss]prechstunde\w*|[Tt]ermin\w*|[Aa]nsprechbar|entgegen|richten|schicken|"
    r"senden|zuständig|berät|beraten|hilft|helfen|[Kk]ontaktier\w+|[Ii]nteressier\w+|[Ii]nteresse)\b"
)
# What stands above such a line is the offer, not who answers: "Babymassage / Anmeldung unter: …".
INVITES = re.compile(
    r"\b(?:[Aa]nmeld\w+|[Kk]arten\w*|[Tt]ickets?|[Ee]intritt|[Vv]orverkauf|[Rr]eservier\w+|[Tt]eilnahme\w*|[Bb]uchung\w*|"
    r"[Bb]ewerb\w+)\b"
)
# "Meldestelle:", "Kasse: Anna Kramer": another office than that of the line before. Not "Frau: ".
LABEL = re.compile(r"\A[^\W\d_][\w/ -]{3,40}:")
CONTACT_LABEL = re.compile(
    r"\A\W{0,3}(?:Ihre? |Deine? )?(?:Ansprech(?:partner|person)|Kontakt)", re.IGNORECASE
)
# The writer speaks of the own body: "meldet euch bei uns", "an unser Büro".
OURS = re.compile(r"\b(?:wir|uns|unser\w*|Wir|Unser\w*)\b")


def is_generic(heading: str) -> bool:
    """Tell whether a heading or label says only that a contact follows ("Kontakt für Anmeldungen")."""
    words = [word.lower() for word in _WORD.findall(heading)]
    return all(word in _GENERIC for word in words)


def is_address(line: str) -> bool:
    """Tell a line that gives a street or a postal code with its town."""
    return _STREET.search(line) is not None or _TOWN.search(line) is not None


def address_start(line: str) -> int:
    """Return where a line's address begins, 0 if it has none."""
    return min((match.start() for match in (_STREET.search(line), _TOWN.search(line)) if match), default=0)


def has_role(line: str) -> bool:
    """Tell a line that says what a person does ("Fachwartin Sport für Ältere")."""
    return any(is_role_noun(word) for word in _WORD.findall(line))


def is_hours(line: str) -> bool:
    """Tell a line that gives weekdays or times."""
    return _HOURS.search(line) is not None


def is_web(line: str) -> bool:
    """Tell a line that gives a web address."""
    return _WEB.search(line) is not None


def is_credit(before: str) -> bool:
    """Tell from the text before a name that it is a credit: "Foto: ", "Von ", "© "."""
    return _CREDIT.search(before) is not None


def town_in(line: str) -> re.Match[str] | None:
    """Return the postal code and town of a line."""
    return _TOWN.search(line)


def street_in(line: str) -> re.Match[str] | None:
    """Return the street and house number of a line."""
    return _STREET.search(line)


def word_start(text: str, position: int) -> int:
    """Return where the words begin in whose middle a street's name was recognised ("Neue Hauptstraße")."""
    begin = position
    while begin > 0 and text[begin - 1] not in "\n,;:|•()" and position - begin < 40:
        begin -= 1
    return begin + len(text[begin:position]) - len(text[begin:position].lstrip())
