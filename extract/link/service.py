"""What one calls about: a short noun phrase in the document's own words.

Looked for where a reader would look: in the sentence that makes the offer ("Fragen zur Anmeldung",
"diesen Kurs"), then in the heading above, then in the title.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from extract.article import BlockKind, Span
from extract.find.bodies import NamedBody, Strength
from extract.find.body_heads import head_of
from extract.find.nouns import is_role_noun
from extract.find.roles import is_function
from extract.layout import Shape
from extract.link import labels
from extract.mention import Service

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Article
    from extract.link.context import Context
    from extract.link.offers import Offer
    from extract.link.passages import Passage

# Pictures, bullets, stars before a heading; quotes and brackets open a name.
_SIGNS = re.compile(r"[^\w„“”\"'‚‘«»‹›(\[#&+§€°-]{1,8}")
# "Anmeldung zum Sommerfest unter …", "Fragen rund um die Pflege beantwortet …": the noun phrase behind.
_ABOUT = re.compile(
    r"\b(?P<noun>[Aa]nmeldung(?:en)?|[Ii]nformation(?:en)?|[Ii]nfos?|[Ff]ragen|[Rr]ückfragen|[Aa]uskünfte?|[Bb]eratung|"
    r"[Hh]inweise|[Bb]ewerbung(?:en)?|[Tt]ermine?|[Kk]arten|[Tt]ickets|[Uu]nterstützung|[Hh]ilfe)\s+"
    r"(?P<link>rund um|zum Thema|zu den|zu der|zur|zum|zu|für|über|bei|auf)\s+"
)
# One of these is in whatever that finds.
_NOUNS = (
    *"nmeldung nfo ragen uskünft eratung inweise ewerbung ermin arten ickets nterstützung ilfe".split(),
)
_ARTICLE = re.compile(
    r"(?:das|die|der|den|dem|des|ein|eine|einen|einem|einer|unser\w*|dies\w*|Ihre\w*|ihre\w*)\s+"
)
# A noun phrase: words up to a mark or a word that begins another phrase, at most ten of them.
_PHRASE = re.compile(
    r"(?:(?!(?:unter|bei|an|per|telefonisch|steht|stehen|gibt|erhalten|erteilt|ist|sind|wird|werden|nimmt|nehmen|"
    r"beantworte\w*|bis|ab|wenden|wende|können|kann|bitte|sowie|hat|haben|erhältst|oder|finden|findest|es|sie|Sie|"
    r"Tel|Telefon|E-?Mail|am|vom|beim)\b)[^\s,.;:!?()|]+\s?){1,9}"
)
_THIS = re.compile(
    r"\b(?:[Dd]ies(?:e[nrms]?)?|[Dd]as|[Dd]en|[Dd]em|[Zz]um|[Dd]er|[Zz]ur)\s+"
    r"(?P<noun>Kurs|Angebot|Projekt|Seminar|Lehrgang|Workshop|Programm|Training|Ausbildung|Qualifizierung|Fortbildung|"
    r"Schulung|Reihe|Treffen|Gruppe|Veranstaltung|Aktion)\w{0,2}\b"
)
_DEMONSTRATIVE = re.compile(r"\b[Dd]iese[nrms]?\s")
# "eine Qualifizierung zum Integrationslotsen angeboten"
_OFFERED = re.compile(
    r"\b(?:eine?n?|die|den|das)\s+(?P<what>(?:[a-zäöüß]+\s){0,2}[A-ZÄÖÜ][\wäöüß-]+(?:\s(?:zum|zur|für|in|im|über|mit)\s(?:[a-zäöüß]+\s)?"
    r"[A-ZÄÖÜ][\w-]+){0,2})\s+(?:angeboten|an\b|anbieten|anbietet|durchgeführt|statt)"
)
# What one registers for or asks about. Alone or behind another noun; not "Gruppe" or "Tag" alone, which say
# nothing.
# "Sonntagabend", "Kreisgruppe", "Abfahrt", "Ablauf" end as such words do and are none.
_NO_UNDERTAKING = (
    r"(?!(?:\w{2,9}tag|Mittwoch|Sonn|Feier|Vor|Vorvor|Heilig)abend|Beispiel|"
    r"(?:Kreis|Orts|Stadt|Bezirks|Regional|Landes|Alters|Ziel|Berufs|Vor|Unter)gruppe|"
    r"(?:Ab|An|Ein|Aus|Zu|Durch)fahrt|(?:Ab|Ver|Vor|Zu|Kreis|Lebens)lauf|(?:Arbeits|Super|Wohnungs|Bau)markt|"
    r"(?:Re|Red|Trans|Inter)aktion|(?:Ein|Aus|Durch|Auf|Buch|Geschäfts)führung|(?:Dis|Kon|Wechsel)kurs)"
)
_UNDERTAKING = re.compile(
    r"\b(?=[A-ZÄÖÜ])"
    + _NO_UNDERTAKING
    + r"(?:[A-ZÄÖÜ][\w-]{2,30}(?:kurs|lehrgang|beratung|training|schulung|ausbildung|wanderung|führung|"
    r"ausflug|fahrt|fest|markt|konzert|lesung|treff|treffen|café|gruppe|seminar|workshop|projekt|"
    r"sprechstunde|freizeit|spiel|lauf|turnier|aktion|börse|abend|dienst|hilfe)|Wanderung|Führung|Kurs|Lehrgang|"
    r"Seminar|Workshop|Ausbildung|Schulung|Ausflug|Lesung|Konzert|Beratung|Sprechstunde|Vortrag)(?=e?[sn]?\b)"
)
_COMPOUND = re.compile(r"\b[A-ZÄÖÜ][\wäöüß-]{3,40}\b")
_PRESS = re.compile(
    r"\b(?:Presse-?\s?kontakte?|Medienkontakte?|Presseanfragen|Pressestelle|Pressesprecher\w*|"
    r"Ansprechpartner\w* für die Medien|Rückfragehinweis|Pressereferent\w*)\b"
)
# "zum", "über" lead to what one asks about, these as often to whom one asks.
_THROUGH = frozenset({"bei", "über", "auf"})
# Behind these nouns "bei" leads to whom one asks; "Hilfe bei Schulden" is what one asks about.
_OF_WHOM = re.compile(
    r"[Aa]nmeld|[Ii]nfo|[Aa]uskunft|[Aa]uskünft|[Tt]ermin|[Kk]arten|[Tt]icket|[Bb]ewerb|[Hh]inweis"
)
_NO_SUBJECTS = frozenset({"Preis", "Preise", "Stückpreis", "Teil", "Beispiel", "Zeit", "Selbstkostenpreis"})
# "(Information: Anna Kramer, Tel. 030 …)"; in "(Tel. 030 …)" who stands before answers.
_ASKS_IN_BRACKET = re.compile(
    r"\((?:Info(?:s|rmation(?:en)?)?|Anmeldung(?:en)?|Voranmeldung|Auskunft|Leitung|Kontakt|Ansprechpartner(?:in)?|"
    r"Reservierung(?:en)?|Karten|Buchung)\b"
)
_BRACKET = 120  # characters in which a bracket opens before its channel
# "darunter Deutsch als Fremdsprache (", ", EDV (", " und Gesundheit (": the nouns right before a bracket.
_NOUNS_BEFORE = re.compile(
    r"(?P<noun>[A-ZÄÖÜ][\w-]{1,40}(?: (?:(?:als|für|mit|zum|zur|im|in|von|und|am) "
    r"(?:[a-zäöü]{3,16}e[nrms]? )?)?[A-ZÄÖÜ][\w-]{1,40}){0,4} ?)\Z"
)
_LONGEST = 90
_LONGEST_TITLE = 60
_MOST_ABOUTS = 16  # phrases of a sentence that are read, and below, mentions of one
_MOST_MENTIONS = 200
_NUMBERED = re.compile(r"\A\d{1,2}\.\)? (?=[A-ZÄÖÜ])")
# "Seefurt, 9. September 2025" above a text says when, not what.
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}\.\d{1,2}\.")
_FAR = 12  # passages back in which an undertaking is looked for
_NEAR = 6  # passages between a subhead and the channel


def service_of(article: Article, offer: Offer, context: Context) -> Service | None:
    """Return what the offer is for, None if the document does not say."""
    texts = [
        passage
        for passage in offer.passages
        if passage.unit.shape is Shape.SENTENCE or len(passage.text) > 12
    ]
    first = offer.channels[0].span.start
    held = next((passage for passage in texts if passage.unit.span.covers(offer.channels[0].span)), None)
    if held and "(" in held.text and (bracketed := _before_bracket(held, first)):
        return bracketed
    for passage in reversed(texts):
        key = passage.unit.span.start
        if key not in context.services:
            context.services[key] = _in_sentence(passage, context)
        if found := context.services[key]:
            return found
    taken = {body.body.name.casefold() for body in offer.bodies if body.strength >= Strength.NAMED}
    in_table = offer.passages[-1].unit.kind is BlockKind.CELL
    above = _line_above(offer, taken)
    headings = (_heading(heading, taken) for heading in reversed(context.headings))
    return (
        _press([*context.headings[-1:], *offer.passages])
        or (above if in_table else None)
        or (None if context.headings else _subhead(context, taken))
        or next((service for service in headings if service), None)
        or above
        or _undertaking(article.title, offer, context)
        or _title(article, taken)
    )


def _in_sentence(passage: Passage, context: Context) -> Service | None:
    text, base = passage.text, passage.unit.span.start
    this = _THIS.search(text) if "iese" in text else None
    if this and _DEMONSTRATIVE.match(this.group()) and (meant := _antecedent(this["noun"], context)):
        return meant
    abouts = _ABOUT.finditer(text) if any(map(text.__contains__, _NOUNS)) else ()
    for about in islice(abouts, _MOST_ABOUTS):
        start = about.end()
        if article := _ARTICLE.match(text, start):
            start = article.end()
        phrase = _PHRASE.match(text, start)
        if phrase and any(word[:1].isupper() for word in phrase.group().split()):
            # "Hilfe bei Schulden leistet Anna Kramer": who helps is no part of it
            ends = (person.span.start - base for person in passage.persons)
            end = min((end for end in ends if end > start), default=phrase.end())
            written = _trimmed(phrase.group()[: max(0, end - start)])
            if (
                not written
                or written.split()[0] in _NO_SUBJECTS
                or (about["link"] == "bei" and _OF_WHOM.match(about["noun"]))
            ):
                continue  # "Karten zum Preis von 5 Euro", "Infos bei der Wasserwacht"
            if not _names_whom(passage, base + start, written, about["link"]):
                return _service(base + start, written, "about")
    if (offered := _OFFERED.search(text)) and not labels.is_generic(offered["what"]):
        return _service(base + offered.start("what"), offered["what"], "offered")
    return None


def _names_whom(passage: Passage, start: int, written: str, link: str) -> bool:
    """Tell whom one asks from what one asks about: "Anmeldung bei Anna Kramer", "Karten bei der Gruppe"."""
    end = start + len(written)
    if any(start < person.span.end and person.span.start < end for person in passage.persons):
        return True
    if link not in _THROUGH:
        return False
    noun = next(word for word in written.split() if word[:1].isupper())
    named = any(start < body.body.span.end and body.body.span.start < end for body in passage.bodies)
    return named or is_role_noun(noun) or head_of(noun) is not None


def _before_bracket(passage: Passage, first: int) -> Service | None:
    """Return what stands before the bracket in which a channel is: "EDV (Anmeldung: Anna Kramer, 030 …)".

    `first` is the channel's offset in the text. The bracket says that one registers or asks there.
    """
    at = first - passage.unit.span.start
    window = max(0, at - _BRACKET)
    opening = passage.text.rfind("(", window, max(0, at))
    if opening < 0 or len(passage.mentions) > _MOST_MENTIONS or ")" in passage.text[opening:at]:
        return None
    if not _ASKS_IN_BRACKET.match(passage.text, opening):
        return None
    begin = max(0, opening - _LONGEST)
    match = _NOUNS_BEFORE.search(passage.text, begin, opening)
    if match is None:
        return None
    start, written = passage.unit.span.start + match.start("noun"), match["noun"].rstrip()
    end = start + len(written)
    spans = [m.body.span if isinstance(m, NamedBody) else m.span for m in passage.mentions]
    if any(start < span.end and span.start < end for span in spans):
        return None  # "Volkshochschule (Anmeldung: 030 …)"
    return _service(start, written, "before brackets")


def _antecedent(noun: str, context: Context) -> Service | None:
    """Find what "diesen Kurs" points back to: a compound with the noun, or what was offered before."""
    earlier = [*reversed(context.section), *reversed(context.headings)]
    for passage in earlier:
        for word in reversed(list(_COMPOUND.finditer(passage.text))):
            if word.group().lower().endswith(noun.lower()) and len(word.group()) > len(noun) + 2:
                return _service(passage.unit.span.start + word.start(), word.group(), "points back")
    for passage in earlier:
        if offered := _OFFERED.search(passage.text):
            return _service(passage.unit.span.start + offered.start("what"), offered["what"], "points back")
    return None


def _press(passages: Sequence[Passage]) -> Service | None:
    for passage in passages:
        if match := _press_in(passage.text):
            return _service(passage.unit.span.start + match.start(), match.group(), "press")
    return None


@lru_cache(maxsize=256)
def _press_in(text: str) -> re.Match[str] | None:
    """Find the word for a press office: once in a line, however many offers it makes."""
    return _PRESS.search(text)


def _subhead(context: Context, taken: set[str]) -> Service | None:
    """Return the short line above the paragraph that a text without headings has for one ("Krippenspiel")."""
    for passage in reversed(context.section[-_NEAR:]):
        name = passage.text.strip(" :")
        least = Strength.LEGAL if _NUMBERED.match(name) else Strength.NAMED  # "2. Fahrdienst für die Tafel"
        sure = any(not isinstance(m, NamedBody) or m.strength >= least for m in passage.mentions)
        short = passage.unit.shape is Shape.LINE and len(name.split()) <= 8 and not sure
        short = short and not _DATED.search(name)
        if short and name[-1:] not in ".,;!?" and not (labels.is_hours(name) or labels.is_address(name)):
            return None if labels.is_generic(name) else _heading(passage, taken)
    return None


def _heading(heading: Passage, taken: set[str]) -> Service | None:
    name = _unsigned(_NUMBERED.sub("", " ".join(heading.text.split())).strip(" :"))
    if not name or labels.is_generic(name) or name.casefold() in taken or len(name) > _LONGEST:
        return None
    if heading.persons or is_function(name):
        return None  # "Anna Kramer", "Bürgermeister" above a card
    return Service(heading.unit.span, heading.text, name, "heading")


def _line_above(offer: Offer, taken: set[str]) -> Service | None:
    for passage in offer.passages:
        if passage.placed and passage.placed.body.name.casefold() not in taken:
            body = passage.placed.body
            return Service(body.span, body.text, body.name, "line above")
    return None


def _undertaking(title: str | None, offer: Offer, context: Context) -> Service | None:
    """Return what the text names that one takes part in, where the title is a headline that does not.

    „Nach der Schicht noch Grammatik“ … "den Integrationskurs betreuen. Fragen dazu …": the course, told by
    the end of its noun, the nearest before the channel.
    """
    if title and _UNDERTAKING.search(title):
        return None
    for passage in (*reversed(offer.passages), *reversed(context.seen[-_FAR:])):
        if passage.unit.shape is Shape.SENTENCE and (match := _undertaking_in(passage.text)):
            start = passage.unit.span.start + match.start()
            if not any(body.body.span.start <= start < body.body.span.end for body in passage.bodies):
                return _service(start, match.group(), "undertaking")
    return None


@lru_cache(maxsize=256)
def _undertaking_in(text: str) -> re.Match[str] | None:
    """Find the undertaking: once in a sentence, however many offers it makes."""
    return _UNDERTAKING.search(text)


def _title(article: Article, taken: set[str]) -> Service | None:
    title = article.title
    if not title or title.casefold() in taken or labels.is_generic(title) or is_function(title):
        return None
    start = max(article.text.find(title), 0)
    end = start + len(title) if article.text.startswith(title, start) else start
    subject, colon, rest = title.partition(":")
    code = labels.PRESS_CODE.match(title)
    if code and code.end() == len(subject) and rest.strip():
        start, title = start + title.index(rest.strip()), rest.strip()  # "POL-SEF: Unbekannte stehlen …"
        subject, colon, _ = title.partition(":")
    # "Ferienpass: 86 Angebote in sechs Wochen"; not the code of a press office ("POL-F: …")
    if colon and 1 <= len(subject.split()) <= 4 and not subject.isupper() and "-" not in subject[:5]:
        title, end = subject, start + (len(subject) if end > start else 0)
    if len(title) > _LONGEST_TITLE:
        title = title[: title.rfind(" ", 0, _LONGEST_TITLE + 1)].rstrip(" -–,:") or title[:_LONGEST_TITLE]
        end = start + len(title) if end > start else start
    return Service(Span(start, end), title, _unsigned(title), "title")


def _trimmed(phrase: str) -> str:
    """Cut small words at the end, which begin the next phrase ("Sommerfest bis zum")."""
    words = phrase.split()
    while words and not words[-1][:1].isupper():
        words.pop()
    return " ".join(words)


def _unsigned(name: str) -> str:
    """Return a heading without the signs before its first word: of "📍 Singen", "Singen"."""
    signs = _SIGNS.match(name)
    return (name[signs.end() :] if signs else name) or name


def _service(start: int, written: str, rule: str) -> Service:
    return Service(Span(start, start + len(written)), written, " ".join(written.split()), rule)
