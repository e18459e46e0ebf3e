"""Words around contacts that name nobody: labels, generic headings, addresses, opening hours, cues."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.data_file import data_rows
from extract.find.body_heads import head_of
from extract.find.nouns import is_abstract_noun, is_role_noun


@cache
def _generic() -> frozenset[str]:
    return frozenset(data_rows("labels.txt"))


# Words with an inner hyphen or slash ("Ansprechpartner/in"); a lone mark is none.
_WORD = re.compile(r"[^\W\d_](?:[\w/-]{0,60}\w)?")
# What stands behind a house number: not "9. Mai", "9.30 Uhr", "12 bis 14 Uhr", "5:3", nor a year, nor the
# "030" of a telephone.
_HOUSE = (
    r"(?!(?:19|20)\d\d\b)[1-9]\d{0,3}(?!\.? ?(?:Jan|Jän|Feb|März|Apr|Mai\b|Jun|Jul|Aug|Sept?|Okt|Nov|Dez))"
    r"(?![.:]\d| (?:Uhr|Euro|Prozent|Jahr)|(?: bis |-|–| - )\d{1,2}(?:[.:]\d\d)? Uhr)"
    r"(?:\b(?:[-–/][1-9]\d{0,2}\b)?| ?[a-zA-Z]\b|(?=\d{5}[A-ZÄÖÜ]))"
)
# Behind a preposition these say when or in which room: "Am Dienstag 9", "Im Raum 12".
_NO_STREET = (
    r"(?!(?:Mo|Diens|Donners|Frei|Sams|Sonn)n?tag|Mittwoch|Sonnabend|Jan|Feb|März|Apr|Mai\b|Jun|Jul|Aug|Sept|Okt"
    r"|Nov|Dez|Jahr|Alter\b|Raum|Zimmer|Saal|Telefon|Tel\b|Kurs|Gruppe|Verein|Thema)"
)
# "Marktstraße 5", "Am Anger 12", "Platz der Einheit 3": a number has to follow, so that "Hauptplatz" alone
# or "am Montag" is none. The kinds of street end a word; the prepositions begin a name of several words.
_STREET = re.compile(
    r"(?:(?i:\w(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee|ufer|damm|ring|chaussee|markt|steig|hof|graben|berg)"
    r"|(?<!auf )\b(?:Stra(?:ß|ss)e\b|Str\.|Platz\b|Weg\b|Allee\b|Markt\b|Ring\b))"
    r"(?: (?:der|des|dem|den|am|an der|im|zum|zur|vor)(?: (?:\d{1,2}\.|[A-ZÄÖÜ][\w.-]{1,25})){1,3})?[ ,]{1,2}"
    r"|\bPostfach |\b(?:Am|An de[rnm]|Auf de[rmn]|Im|In de[rn]|Zu[mr]|AM|IM|ZUM|ZUR|"
    r"(?:Hinter|Vor|Unter) de[rmn])"
    rf"(?: (?:[a-zäöü]{{2,12}}e[nrms] )?{_NO_STREET}[A-ZÄÖÜ][\w.-]{{1,25}}){{1,3}} ){_HOUSE}"
    # "Lange Gasse 4, Augsburg"
    r"|\A(?:(?:[A-ZÄÖÜ][\w.-]{1,25}|der|den|dem|des|am|an|im|in|auf|zum|zur|von|bei) ){1,5}"
    r"\d{1,4} ?[a-h]?(?=, ?(?:\d{5} )?[A-ZÄÖÜ])"
)
# What may belong to a street's name before the word that tells it: "Neue", "St.", "Theodor".
_NAME_WORD = re.compile(r"[A-ZÄÖÜ][\wäöüß.'’-]{0,39}")
_QUALIFIES = re.compile(r"\w{2,}(?:e|en|er|es)|Bad|Sankt|\w{1,4}\.")
_PREPOSITION = re.compile(r"(?:Am|An|Auf|Im|In|Zum|Zur|AM|IM|ZUM|ZUR|Hinter|Vor|Unter) ")
_PARTS_WORDS = frozenset(" \n\t,;:|•()↗")
_LONGEST_WORD = 40
_WORDS_BEFORE = 3
_ABBREVIATION = 5  # "Prof.", "St."
# "86152 Augsburg", "D-30159 Hannover", "A-1010 Wien", "1010 Wien"; not "2017 Von": a town has no "Von", nor
# "Sportverein 1909 Lohe e. V.".
_TOWN = re.compile(
    r"\b(?!(?<=[A-Za-zäöüß] )(?:18|19|20)\d\d )(?:D-|A-|CH-)?(?P<code>\d{4,5}) "
    r"(?!(?:[VvWw]o[nrm]|[DdWw]ie|[DdWw]er|[DdWw]as|[Ff]ür|[Uu]nd|Uhr|[Ii]n|[Aa]m)\b)"
    r"(?P<town>[A-ZÄÖÜ][\w./()-]{1,40}(?: (?!\(\d)[A-ZÄÖÜ(][\w./()-]{1,40}){0,3})"
)
# "Pro Lohe, Mondwinkel 2,", "Pro Lohe ↗Alt-Seefurt 43,": not "Haus 3" alone, which has no name before it.
_STREET_BEFORE_TOWN = re.compile(
    r"(?<=[\w.)“”\"»«])[ .)]{0,2}[,;|↗•·–-] ?(?:[^\W\d_][\w.'-]{1,30} ?){1,4}"
    r" \d{1,4}(?: ?[a-z])?(?: ?[-–/] ?\d{1,4}(?: ?[a-z])?)?\Z"
)
_LONGEST_LINE = 160  # characters before a town that hold its street
_LONGEST_STREET = 40  # characters of its name
_PARTING = (",", ";", "|", "↗", "•", "·", " –", " -")
_AROUND_ADDRESS = " ,;:|↗•·–-("
# "9 bis 12 Uhr", "Mo-Fr", "donnerstags"; "3-5" in a list of classes reads as hours too, which harms nobody.
_HOURS = re.compile(
    r"\d{1,2}(?:[.:]\d{2})? ?(?:-|–|bis) ?\d{1,2}(?:[.:]\d{2})? ?(?:Uhr|h\b)?|\b\d{1,2}(?:[.:]\d{2})? Uhr|"
    r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So)(?:\.|\b)(?: ?[-–,+&/u]| bis)|"
    r"\b(?:[Mm]ontag|[Dd]ienstag|[Mm]ittwoch|[Dd]onnerstag|[Ff]reitag|[Ss]amstag|[Ss]onntag)s?\b"
)
# One of these or a digit is in whatever that finds.
_DAYS = (
    *"Mo Di Mi Do Fr Sa So".split(),
    *"ontag ienstag ittwoch onnerstag reitag amstag onntag".split(),
)
# An address of the web; "z.B." and "e.V." end in no top-level domain.
_WEB = re.compile(
    r"(?:https?://|www\.)\S|\b[\w-]{1,63}\.(?:de|com|org|net|info|at|ch|eu|berlin|bayern|hamburg)\b(?!@)",
    re.IGNORECASE,
)
# Who stands behind these wrote, photographed or paid; nobody to call.
_CREDIT = re.compile(
    r"(?:\b(?:Fotos?|Bild(?:er|quelle|nachweis|unterschrift)?|Text|Autor(?:in)?|Quelle|Redaktion(?=[:/])|Grafik|"
    r"Illustration|Symbolbild|Archiv(?:bild|foto)?|Video|Repro|Zeichnung|\AVon|\Avon|Interview|Übersetzung|"
    r"Referent(?:in)?|Dozent(?:in)?|Moderation|Musik|Regie|Solist(?:in)?|Layout|"
    r"(?:geschrieben|veröffentlicht|erstellt) von|Protokoll|gez\.)[:/ ]|©|\(c\)|foto: ?)"
    r"\s{0,2}(?:\w{1,20} |(?:\w{1,20} ){0,2}\w{1,20}/)?(?:(?:Dr|Prof|Dipl)\.[\w-]{0,6}[. ]{0,2}){0,2}\Z"
)
# A sentence that offers somebody to the reader.
OFFERS = re.compile(
    r"\b(?:Ansprech(?:partner|person)\w*|Kontakt\w*|[Aa]nmeld\w+|angemeldet|[Ii]nfo(?:s|rmation\w*)?|"
    r"[Aa]uskunft\w*|Auskünfte|[Ff]ragen|[Rr]ückfragen|erreich\w+|[Tt]elefon\w*|Tel|E-?[Mm]ails?|Mail|[Mm]elden|meldet|wenden|wende|"
    r"wendet|anrufen|anruf\w*|[Rr]ufen?|[Rr]eservier\w+|[Bb]estell\w+|[Bb]uch\w+|[Bb]ewerb\w+|[Hh]inweise|Zeugen|"
    r"[Vv]erfügung|[Zz]uständig|[Kk]arten\w*|[Tt]ickets|[Ss]prechstunde\w*|[Tt]ermin\w*|zu sprechen|"
    r"[Aa]nsprechbar|entgegen|richten|schicken|"
    r"senden|berät|beraten|hilft|helfen|[Kk]ontaktier\w+|[Ii]nteressier\w+|[Ii]nteresse)\b"
)
# What stands above such a line is the offer, not who answers: "Babymassage / Anmeldung unter: …".
_ASIDE = re.compile(r"\([^()\n]{0,200}\)")
INVITES = re.compile(
    r"\b(?:[Aa]nmeld\w+|[Kk]arten(?!spiel)\w*|[Tt]ickets?|[Ee]intritt|[Vv]orverkauf|[Rr]eservier\w+|[Tt]eilnahme\w*|"
    r"[Bb]uchung\w*|[Bb]ewerb\w+)\b"
)
# "Meldestelle:", "Kasse: Anna Kramer": another office than that of the line before. Not "Frau: ", "um 9:30".
LABEL = re.compile(r"\A[^\W\d_][\w/ -]{3,40}:(?!\d)")
# Who pays or stands behind is not who answers: "Träger: …", "Gefördert durch: …".
SUPPORTS = re.compile(
    r"\W{0,3}(?:Träger(?:in|schaft|verein)?|Gefördert (?:durch|von)|Förderer|Sponsor\w{0,3})\s?:"
)
# A territorial body, which has offices and is none.
AREA = re.compile(r"(?:Stadt|Landkreis|Kreis|Gemeinde|Bezirk|Markt|Samtgemeinde|Landeshauptstadt)\b")
# What says of a line, or of what stands below it, that something takes place there: "Ort: Gaststätte Krone".
PLACE = r"(?:Ort|Wo|Veranstaltungsort|Treffpunkt|Austragungsort|Lokal|Tagungsort|Kursort)"
# What stands below is where one writes to, not another office.
ADDRESS = re.compile(r"(?:Post|Haus|Brief|Liefer|Besucher)?(?:anschrift|adresse)\s?:?\Z", re.IGNORECASE)
CONTACT_LABEL = re.compile(
    r"\A\W{0,3}(?:Ihre? |Deine? )?(?:Ansprech(?:partner|person)|Kontakt)", re.IGNORECASE
)
# The code with which press offices of police and fire brigades sign: "POL-F: 120210 …", "FW-BO: …".
PRESS_CODE = re.compile(r"(?:B?POL|FW|HZA|LPI|LKA|BKA)-[A-ZÄÖÜ][\w-]{0,12}(?=:)")
# The writer speaks of the own body: "meldet euch bei uns", "an unser Büro".
OURS = re.compile(r"\b(?:wir|uns|unser\w*|Wir|Unser\w*)\b")
# A line is asked about once for each offer that it makes, and a line may make hundreds.
_KEPT = 256
# A street and a postal code have a digit, which most lines lack.
_DIGIT = re.compile(r"\d")


# "Töpfern", "Schwimmen", "Singen" at the head of an offer; "Bremen" and "Garten" are told by lists before.
_INFINITIVE = re.compile(r"[A-ZÄÖÜ][^\W\d_]{2,30}(?:ern|eln|en)")
_OFFERED = frozenset(
    "hilfe hilfen rat kurs kurse treff treffen angebot angebote engagement unterricht ehrenamt tipps fragen "
    "arbeit geld leistungen infos informationen wissen vortrag lesung konzert fest feier tag woche abend "
    "programm projekt termine neues aktuelles einladung ferien service unterlagen region sport "
    "musik kunst spiel spiele".split()
)
# Words of headings that only say what stands below: "📞 Telefon", "Adresse". "Kontakt" begins a section.
_CHANNEL_WORDS = frozenset(
    "telefon tel fon fax telefax mobil handy whatsapp e-mail email mail mailadresse e-mail-adresse "
    "telefonnummer adresse anschrift postanschrift hausanschrift web website webseite internet homepage "
    "telefonisch per und oder öffnungszeiten sprechzeiten bürozeiten".split()
)
# What an office is called as well as what it does: "Telefonberatung für Eltern", "Notfallseelsorge".
_SERVICE_OR_OFFICE = re.compile(r"\w{3,}(?:beratung|vermittlung|betreuung|begleitung|förderung|verwaltung)\Z")


@lru_cache(maxsize=_KEPT)
def invites(line: str) -> bool:
    """Tell a line that invites to register or to buy; "Stadtkasse (Anmeldung von Hunden)" only explains."""
    return INVITES.search(_ASIDE.sub("", line) if "(" in line else line) is not None


@lru_cache(maxsize=_KEPT)
def is_generic(heading: str) -> bool:
    """Tell whether a heading or label says only that a contact follows ("Kontakt für Anmeldungen")."""
    words = [word.lower() for word in _WORD.findall(heading)]
    return all(word in _generic() for word in words)


@lru_cache(maxsize=_KEPT)
def labels_channel(heading: str) -> bool:
    """Tell a heading that only says which channel or place stands below: "📞 Telefon", "Adresse"."""
    words = [word.lower() for word in _WORD.findall(heading)]
    return 0 < len(words) <= 3 and all(word in _CHANNEL_WORDS for word in words)


def is_address(line: str) -> bool:
    """Tell a line that gives a street or a postal code with its town."""
    return street_in(line) is not None or town_in(line) is not None


def address_start(line: str) -> int:
    """Return where a line's address begins, at a whole word, 0 if it has none."""
    start = min((match.start() for match in (street_in(line), town_in(line)) if match), default=0)
    while start and (line[start - 1].isalnum() or line[start - 1] == "-"):
        start -= 1
    return start


def before_address(line: str) -> str:
    """Return what stands before a line's address: "Pro Lohe, Mondwinkel 2, 23552 Seefurt" → "Pro Lohe"."""
    name = line[: address_start(line)].rstrip()
    if name.endswith(_PARTING):
        # a street that no ending tells stands between the name and the town
        name = name.rstrip(_AROUND_ADDRESS)
        street = _STREET_BEFORE_TOWN.search(name, max(0, len(name) - _LONGEST_LINE))
        name = name[: street.start()] if street else name
    else:  # "Pro Lohe, Neue Berliner" of "Neue Berliner Straße 5"
        name = name[: max(map(name.rfind, _PARTING)) + 1] or name
    return name.rstrip(_AROUND_ADDRESS)


@lru_cache(maxsize=_KEPT)
def has_role(line: str) -> bool:
    """Tell a line that says what a person does ("Fachwartin Sport für Ältere")."""
    return any(is_role_noun(word) or word.lower().endswith("leitung") for word in _WORD.findall(line))


def labels_desk(line: str) -> bool:
    """Tell a line that begins with an office or a function and a colon: "Kasse: …", "Zahnarzt: …"."""
    label = LABEL.match(line)
    if label is None or is_generic(label.group()) or is_hours(label.group()):
        return False
    return has_role(label.group()) or labels_office(line)


def labels_office(line: str) -> bool:
    """Tell a line that begins with an office and a colon: "Kasse: Anna Kramer"."""
    label = LABEL.match(line)
    return label is not None and any(head_of(word) for word in _WORD.findall(label.group()))


def labels_role(line: str) -> bool:
    """Tell a line that begins with a person's function and a colon: "Stellvertretung: Bernd Voss"."""
    label = LABEL.match(line)
    return label is not None and (has_role(label.group()) or "vertret" in label.group().lower())


@lru_cache(maxsize=_KEPT)
def is_hours(line: str) -> bool:
    """Tell a line that gives weekdays or times."""
    if not _DIGIT.search(line) and not any(map(line.__contains__, _DAYS)):
        return False
    return _HOURS.search(line) is not None


@lru_cache(maxsize=_KEPT)
def is_ours(sentence: str) -> bool:
    """Tell a sentence in which the writer speaks of the own body."""
    return OURS.search(sentence) is not None


@lru_cache(maxsize=_KEPT)
def is_quoted(sentence: str) -> bool:
    """Tell a sentence whose "wir" and "uns" are the words of somebody quoted: "„… an uns wenden.“"."""
    ours = OURS.search(sentence)
    if ours is None:
        return False
    before, after = sentence[: ours.start()], sentence[ours.end() :]
    if before.count('"') % 2:
        return True
    opened = max(map(before.rfind, "„»"))
    closed = max(map(before.rfind, "“”«"))
    ends = [place for place in map(after.find, "“”«") if place >= 0]
    opens = [place for place in map(after.find, "„»") if place >= 0]
    return opened > closed or bool(ends and (not opens or min(ends) < min(opens)))


@lru_cache(maxsize=_KEPT)
def is_web(line: str) -> bool:
    """Tell a line that gives a web address."""
    return ("." in line or "//" in line) and _WEB.search(line) is not None


def is_credit(before: str) -> bool:
    """Tell from the text before a name that it is a credit: "Foto: ", "Von ", "© "."""
    return _CREDIT.search(before) is not None


@lru_cache(maxsize=_KEPT)
def town_in(line: str) -> re.Match[str] | None:
    """Return the postal code and town of a line."""
    return _TOWN.search(line) if _DIGIT.search(line) else None


@lru_cache(maxsize=_KEPT)
def street_in(line: str) -> re.Match[str] | None:
    """Return the street and house number of a line."""
    return _STREET.search(line) if _DIGIT.search(line) else None


def word_start(text: str, position: int) -> int:
    """Return where the street's name begins in whose middle it was recognised ("Neue Hauptstraße").

    Capitals belong to it that are no body, day or end of a sentence: "Frankfurter Straße"; before a street
    that is one word only what qualifies it: of "Familie Hauptstraße 5" the street alone.
    """
    begin = _word_begin(text, position)
    word = _NAME_WORD.match(text, begin)
    if word is None or _PREPOSITION.match(text, begin):
        return begin
    is_one_word = begin < position and "-" not in word.group()
    for _ in range(_WORDS_BEFORE):
        before = _word_begin(text, begin - 1) if text[begin - 1 : begin] == " " and begin else begin
        qualifier = text[before : max(before, begin - 1)]
        if not _NAME_WORD.fullmatch(qualifier) or head_of(qualifier) or is_hours(qualifier):
            break
        if len(qualifier) > _ABBREVIATION and qualifier.endswith("."):
            break  # "Sie sind da. Hauptstraße 5"
        if is_one_word and not _QUALIFIES.fullmatch(qualifier):
            break
        begin = before
    return begin


def _word_begin(text: str, position: int) -> int:
    """Return where the word of a position begins, at most so far back as a word is long."""
    begin = position
    while begin > 0 and text[begin - 1] not in _PARTS_WORDS and position - begin < _LONGEST_WORD:
        begin -= 1
    return begin


def heads_an_offer(phrase: str) -> bool:
    """Tell by its first noun that a phrase says what is offered: "Finanzielle Hilfe durch …", "Töpfern für".

    The first noun is the one before a preposition or at the end; adjectives before it are passed over.
    """
    nouns = re.split(
        r" (?:für|in|im|mit|durch|bei|beim|zu|zum|zur|am|an|auf|ohne|gegen|und|von|vom|der|des) ",
        phrase,
        maxsplit=1,
    )
    noun = nouns[0].split()[-1] if nouns[0].split() else ""
    if noun.lower() in _OFFERED or _names_an_act(noun):
        return True
    return (
        len(nouns) > 1 and _INFINITIVE.fullmatch(noun) is not None and not noun.endswith(("hausen", "heimen"))
    )


def _names_an_act(noun: str) -> bool:
    return is_abstract_noun(noun) and head_of(noun) is None and not _SERVICE_OR_OFFICE.match(noun)
