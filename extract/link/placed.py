"""Lines that name a body by their place alone: on top of an address and a number, whatever the words are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.article import BlockKind, Span
from extract.find.bodies import NamedBody, Strength, is_kind
from extract.find.body_heads import head_of
from extract.find.body_words import has_legal_form
from extract.find.gazetteer import first_name_rank, is_common_word
from extract.find.nouns import is_role_noun
from extract.link import labels
from extract.link.location import is_area
from extract.mention import Body, Email, Person, Phone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Article
    from extract.layout import Unit

# Small words that may stand inside a name: "Haus der Jugend", "du & hier", "Homöopathie für Geflüchtete".
_INNER = frozenset(
    "für der die das des dem den und & u. in im am an auf zur zum von vom bei beim mit ohne gegen e. v. e.v. "
    "oder aus a. d. ob unter über nach vor etc. etc".split()
)
_WORD = re.compile(r"[^\s,;/()„“\"»«–-]+")
_BRACKETS = re.compile(r" ?\([^()]{0,120}\)")
# "Geschäftszimmer, Zimmer 165", "Standesamt / EG": in which room, which is no part of the name.
_ROOM = re.compile(
    r"[ ,;/|–-]{1,3}(?:(?:Zimmer|Zi\.?|Raum|Büro|Zimmer-?Nr\.?)[ .:]{1,2}[\w./-]{1,8}|"
    r"\d\. (?:OG|Stock|Etage)|EG|OG)\b.{0,60}\Z"
)
_ROOMS = ("Zi", "Raum", "Büro", "OG", "EG", "Stock", "Etage")  # one of them is in whatever that finds
_LABELLED = re.compile(
    r"[\s:,;|(/•·–-]*(?:(?:unter|per|oder|über|auch)\s+)?(?:der\s+)?"
    r"(?:Tel(?:efon)?(?:nummer)?|Fon|Fax|Telefax|Mobil|Nat(?:el)?|Handy|E-?[Mm]ail|Mail|Rufnummer|Ruf|Hotline|WhatsApp|T|M|F|E)?"
    r"[.:\s(]*\Z"
)
# "116117 (ärztlicher Bereitschaftsdienst)": who answers on the number that begins the line. Behind one that
# is no service's, brackets say as often when or what for: "030 … (Termine bei Fachärzten)".
_ANSWERS = re.compile(r" ?\((?P<name>(?:[a-zäöü]{3,20}(?:e|er|es) )?[A-ZÄÖÜ][^()\n]{4,60})\)\s{0,3}\Z")
# "Ansprechpartner für den Verein", "Zentrale E-Mail", "Anfrage stellen", "Name und Anschrift": what follows,
# or what one is to do; no name ends with an infinitive.
_ASKS = re.compile(
    r"\A(?:Ansprech|Kontakt(?!stelle|büro|zentrum|laden|café)|Anfrage|Formular|Rückfrage|Auskunft|Auskünfte)|"
    r"\b(?:E-?Mail|Mail|Telefon|Telefonnummer|Fax|Anschrift|Adresse)\Z|"
    r"[a-zäöüß] (?:[a-zäöü]{2,20}(?:en|ern|eln))\Z"
)
# One of these begins or ends whatever that finds.
_ASKING = ("Ansprech", "Kontakt", "Anfrage", "Formular", "Rückfrage", "Auskunft", "Auskünfte")
_ASKED = ("Mail", "Telefon", "Telefonnummer", "Fax", "Anschrift", "Adresse", "en", "ern", "eln")
# What somebody does, without saying who: "Stellv. Leitung", "Sekretärinnen", "Teamleitung".
_OFFICES = ("innen", "leitung", "vertretung", "vorsitz")
# "Ihre Ansprechpartner im Haus Lohe": what stands behind is the name.
_WHOSE = re.compile(
    r"\A(?:(?:Ihre?|Eure?|Unsere?|Die|Der|Das) )?"
    r"(?:Ansprech(?:partner|person)\w*|Kontaktpersonen|Team|Vorstand) "
    r"(?:im|in der|bei|bei der|beim|von|vom|der|des|am|an der) (?=[A-ZÄÖÜ])"
)
# "Komplex III, Haus 1", "Campus Nord, Gebäude B": where somebody sits.
_WHERE = re.compile(r"\b(?:Haus|Gebäude|Komplex|Raum|Zimmer|Etage|Aufgang|Block) (?:\d|[IVX]{1,4}\b|[A-H]\b)")
# "Unser Jugendteam", "Die Bootshütte"; not "Die Linke", which is the name.
_OURS = re.compile(r"\A(?:Unsere?|Euer|Eure|Das|Der) (?=[A-ZÄÖÜ])")
# "Deutschkurse bei Wand an Wand": where the offer is made, which answers.
_AT = re.compile(
    r"\A[\w -]{0,30}(?:[Kk]urse?|[Cc]afé|[Tt]reff|[Aa]ngebote?|[Gg]ruppen?|[Uu]nterricht|[Ii]nfos?|"
    r"[Ii]nformation(?:en)?|[Aa]nmeldung(?:en)?|[Aa]uskunft|[Aa]uskünfte|[Tt]ermine|[Kk]arten|[Kk]ontakt) "
    r"(?:bei|beim|bei der|bei den) (?=[A-ZÄÖÜ„])"
)
# What one is called on to do: "Mitmachen", "Mitglied werden", "Unterstützen".
_TO_DO = re.compile(
    r"(?:machen|melden|werden|spenden|helfen|kommen|lernen|nehmen|schreiben|buchen|werben|stützen|gieren|geben|"
    r"finden|kaufen|bestellen|anfragen|singen|spielen|lesen|schenken|teilen|folgen)\Z",
    re.IGNORECASE,
)
# "Polizei sucht Zeugen", "Landfrauen laden ein": a headline goes on behind its verb; "Lohe hilft" is a name.
_FINITE = re.compile(
    r"(?!nicht|selbst|jetzt|direkt|statt|bekannt|bunt|gut|samt|fast|erst|sonst|echt|lokal)[a-zäöüß]{2,20}t|"
    r"laden|suchen|feiern|starten|bieten|treffen|helfen|werden|haben|sind|gehen|kommen|machen|können|stellen|"
    r"öffnen|spielen|singen|geben|beraten|informieren|sammeln|proben|ziehen|zeigen|setzen|bringen|freuen|wollen"
)
# "Der Verein ist" before a number goes on and names nobody.
_BEING = frozenset("ist sind hat haben wird werden kann können".split())
_NUMBERED = re.compile(r"\A\d{1,2}\. (?=[A-ZÄÖÜ])")
_LONG_OFFICE = 12  # letters; "Leitung" alone says not of what
_NAME_WORDS = 10
_NAME_LENGTH = 110
_SENTENCE_END = (".", "!", "?", ",", ";", ":", " für", " in", " bei", " unter", " per", " an", " über", "…")
# What names no body however it stands: prices, dates, offers with an admission, transport, phrases.
_NO_NAME = ("€", "@", "#", ";", "*", ": ")
_DATED = re.compile(r"\d{1,2}\.\d{1,2}\.|\b(?:19|20)\d\d\b")
_DATES = tuple(
    "uhr januar februar märz april mai juni juli august september oktober november dezember".split()
)
_DATE_WORD = re.compile(rf"\b(?:{'|'.join(_DATES)})\b", re.IGNORECASE)
_BEGINS_NO_NAME = frozenset(
    "mit nach vor für bei zur zum im in am an auf unter über von vom aus außerhalb seit ab bis jede jeden "
    "jeweils bus straßenbahn tram linie haltestelle stock eingang zimmer raum eintritt einladung kurs auch "
    "oder und gefördert kostenlos kostenfrei herzlich liebe lieber liebes bitte mach macht machen komm kommt "
    "kommen rufe rufen ruft melde meldet melden schreib schreibt schreiben werde werdet werden helft helfen "
    "hilf lass lasst lassen besucht besuchen".split()
)
_BEGINNING = re.compile(
    r"(?:termine? für|beratung unter|[us]-bahn|informationen? zu|infos? zu|sehr geehrte)\b", re.IGNORECASE
)
_FIRST_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_ENDS_NO_NAME = (
    "mit anmeldung",
    *"kurs kurse workshop seminar frühstück lesung konzert führung vortrag abend yoga training".split(),
    *"termin termine fest gebühr gebühren kosten vereinbarung preis preise plätze programm".split(),
    *"angebot angebote projekt projekte veranstaltung veranstaltungen sprechstunde wochenende".split(),
    *"ausstellung nachmittag zeit zeiten".split(),
)


def placed_body(
    article: Article,
    unit: Unit,
    text: str,
    mentions: Sequence[Person | NamedBody | Phone | Email],
    *,
    above_channel: bool = False,
) -> NamedBody | None:
    """Read a short line as a body's name, None if something speaks against it.

    `text` is the unit's; of a line that gives a channel, what stands before the channel is read:
    "Malteser Hilfsdienst: presse@…". A line that ends with a colon names somebody only right
    `above_channel`: "Werkhof: / Tel. 030 …".
    """
    first = next((m for m in mentions if isinstance(m, Person | Phone | Email)), None)
    if isinstance(first, Person):
        return None
    channel = first  # behind it, a person may stand: "Pro Lohe: 030 …, Frau Kramer"
    if channel:
        behind = _ANSWERS.match(text, channel.span.end - unit.span.start)
        text = _LABELLED.sub("", text[: channel.span.start - unit.span.start])
        is_short = isinstance(channel, Phone) and not channel.number.startswith("+")
        if (
            behind
            and not text
            and (is_short or head_of(behind["name"].split()[-1]))
            and may_name(behind["name"], with_channel=True)
        ):
            span = Span(unit.span.start + behind.start("name"), unit.span.start + behind.end("name"))
            answers = Body(span, behind["name"], behind["name"], "placed")
            return NamedBody(answers, None, Strength.WEAK, is_unit=False)
        # "Pro Lohe, Mondwinkel 2, 23552 Seefurt, Telefon …": a card on one line
        text = labels.before_address(text) or text
    if above_channel:
        text = text.rstrip().removesuffix(":")
    if len(text) > _NAME_LENGTH or text.rstrip().endswith(_SENTENCE_END):
        return None
    if article.blocks[unit.block].kind is BlockKind.ITEM and not unit.is_bold and not channel:
        return None
    name = _BRACKETS.sub("", text) if "(" in text else text
    if any(map(name.__contains__, _ROOMS)):
        name = _ROOM.sub("", name)
    name = name.strip(" :•·|-–,\n")
    if name[:1].isdecimal():
        name = _NUMBERED.sub("", name)
    held = _OURS.sub("", name)
    name = _WHOSE.sub("", _AT.sub("", held))
    if not name or not may_name(name, with_channel=channel is not None):
        return None
    start = unit.span.start + max(text.find(name.split()[0]), 0)
    span = Span(start, unit.span.start + len(text.rstrip()))
    strength = Strength.WEAK if name == held else Strength.NAMED
    return NamedBody(Body(span, span.of(article.text), name, "placed"), None, strength, is_unit=False)


def department_below(unit: Unit, text: str, mentions: Sequence[object]) -> NamedBody | None:
    """Read the line between an area's name and its address as the department, whatever the word is.

    "Gemeinde Lohe / Soziales / Dorfstrasse 5 / Telefon …", "Stadt Lohe / Bildung und Sport / …".
    """
    sure = any(
        isinstance(m, NamedBody) and m.strength >= Strength.NAMED and not m.is_plural for m in mentions
    )
    name = text.strip(" :,")
    if sure or not name[:1].isupper() or len(name) > _NAME_LENGTH or any(map(str.isdigit, name)):
        return None
    if text.rstrip().endswith(_SENTENCE_END) or not (may_name(name, with_channel=False) or name.isalpha()):
        return None
    if labels.is_generic(name) or labels.is_address(name) or is_role_noun(name) or is_area(name):
        return None
    start = unit.span.start + text.find(name)
    body = Body(Span(start, start + len(name)), name, name, "below area")
    return NamedBody(body, None, Strength.NAMED, is_unit=True)


def may_name(name: str, *, with_channel: bool) -> bool:
    """Tell a name from labels, addresses, hours, functions and phrases."""
    if "\n" in name or labels.is_generic(name) or name.lower().endswith(_ENDS_NO_NAME):
        return False
    first = _FIRST_WORD.match(name)
    if (first and first.group().lower() in _BEGINS_NO_NAME) or _BEGINNING.match(name):
        return False
    if _holds_no_name(name) or _asks(name) or is_area(name):
        return False
    if labels.is_address(name) or labels.is_hours(name) or labels.is_web(name):
        return False
    words = name.split()
    if with_channel and len(words) == 1 and len(name) >= _LONG_OFFICE and name.lower().endswith(_OFFICES):
        return True  # "Geschäftsleitung (…), Telefon …": nobody else is named
    return _is_nominal(name) and not any(
        is_role_noun(word) or word.lower().endswith(_OFFICES) for word in (words[0], words[-1])
    )


def _is_first_name(name: str) -> bool:
    """Tell a well-known first name alone, which is no body."""
    return name.isalpha() and first_name_rank(name) > 1 and not is_common_word(name)


def _holds_no_name(name: str) -> bool:
    """Tell a price, a date, a rule of an offer, a first name ("Kontakt: Gudrun (030 …)")."""
    if (
        _is_first_name(name)
        or any(map(name.__contains__, _NO_NAME))
        or (_DIGIT.search(name) and _DATED.search(name))
    ):
        return True
    surname, _, first_name = name.partition(", ")
    if _WHERE.search(name) or (first_name_rank(first_name) > 1 and surname.isalpha()):
        return True  # "Kramer, Anna" before her address
    lower = name.lower()
    return any(map(lower.__contains__, _DATES)) and _DATE_WORD.search(name) is not None


def _asks(name: str) -> bool:
    """Tell a label or request; the beginning or the end shows whether the pattern is worth asking."""
    return (name.startswith(_ASKING) or name.endswith(_ASKED)) and _ASKS.search(name) is not None


def _is_nominal(name: str) -> bool:
    """Tell a name from a phrase with a verb or an address to the reader ("Bei Fragen wende Dich an")."""
    words = _WORD.findall(name)
    if not words or len(words) > _NAME_WORDS or not any(len(word) > 2 and word.isalpha() for word in words):
        return False
    if len(words) == 1 and (is_common_word(words[0]) or _TO_DO.search(words[0]) or is_kind(words[0])):
        return False  # "Beratungstelefone", "Notrufnummern" head a list
    lower = [word for word in words if word[0].islower() and word.lower() not in _INNER]
    if words[-1] in _BEING:
        return False  # "Der Verein ist"
    if any(_FINITE.fullmatch(word) for word in lower if word != words[-1]) and not has_legal_form(name):
        return False
    return len(lower) * 3 <= len(words) or len(words) <= 2
