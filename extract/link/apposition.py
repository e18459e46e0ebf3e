"""Who somebody speaks for, said beside the name: "Anna Kramer, Attac-Sprecherin, Telefon …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.bodies import NamedBody, Strength
from extract.find.gazetteer import is_common_word
from extract.find.roles import is_function
from extract.link import labels
from extract.link.owner import letters_of
from extract.link.placed import may_name
from extract.mention import CHANNELS, Body, Email, Person
from extract.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.link.passages import Mention
    from extract.mention import Channel

_MOST = 3  # parts between commas
_LONGEST = 80
_LONGEST_LABEL = 16  # characters of a bracket and the label in it: "(Telefon: "
_LONGEST_NAME = 240  # characters, with that label
# "Tel", "E-Mail", "mobil unter": the label of the channel behind.
_LABEL = re.compile(
    r"[\s,;:(–-]*(?:(?:Tel|Telefon|Fon|Mobil|Handy|E-?Mail|Mail|T|M)\b[.:\s]*|unter\s*|mobil\s*){0,3}\Z"
)
# "Sozialläden Nova (Telefon: ", "die Bunte Truhe ("; the words of a name are few, and capitals.
_BEFORE_BRACKET = re.compile(
    r"(?P<name>[A-ZÄÖÜ][\w.&'’-]{2,40}(?: (?:und |& )?[A-ZÄÖÜ][\w.&'’-]{1,40}){0,3}) ?"
    r"\((?:(?:Tel|Telefon|Fon|Mobil|Handy|E-?Mail|Mail)\b[.:\s]{0,3})?\Z"
)
# Between what is led and who leads it: ", Leitung: ", " – Leiterin Dr. "; "Frau" alone stands before anybody.
_LED_BY = re.compile(
    r"(?:,? c/o |\s{0,2}(?:[,;:(–]| -)\s{0,2}"
    r"(?:Leitung|Leiter(?:in)?|Leiter\*in|Leiter:in|Einrichtungsleitung|Kita-?[Ll]eitung|"
    r"(?:\d\. )?Vorsitz(?:ende[rn]?)?|Geschäftsführ(?:ung|er|erin)|Koordinat(?:ion|orin|or)))"
    r"[:,]?\s{0,2}(?:Frau |Herrn? )?(?:Dr\. )?\Z"
)
_FOR_WHOM = frozenset("am für mit im zum zur gegen ab und".split())
_LONGEST_LEADING = 64  # characters of those words
_PLACED = (" in ", " aus ", " nach ", " ab ")
# What is said right before a channel, as in "wende dich gerne an unseren Vorstand: info@…".
_ADDRESSED = re.compile(
    r"\b(?:an|bei|über|ist) (?:den|dem|die|der|das|unseren|unserem|unsere|unserer|unser) "
    r"(?P<office>[A-ZÄÖÜ][\w-]{0,30}(?:orstand|leitung|verwaltung|ekretariat|eirat|-[Tt]eam)|Verwaltung|Beirat)"
    r"(?:[\s,:(]|Tel|Telefon|unter|per|via|E-?Mail|Mail|[.:])*\Z"
)
# The same with any noun; of "an die Anmeldung: …" none is an office, which the address has to show.
_SENT_TO = re.compile(
    r"\b(?:an|bei|über) (?:den|dem|die|der|das|unseren|unserem|unsere|unserer|unser) "
    r"(?P<office>[A-ZÄÖÜ][\w-]{4,40})(?:[\s,:(]|Tel|Telefon|unter|per|via|E-?Mail|Mail|[.:])*\Z"
)
# "Sprecherin von .anstoss", "Leiter der Bunten Truhe": what parts a function from its body.
_OF = re.compile(r"(?:von|vom|der|des|im|beim|bei|bei der|in der|am)\s+(?=[.A-ZÄÖÜ0-9])")


def apposed_body(text: str, mentions: Sequence[Mention]) -> NamedBody | None:
    """Return the body between the only person of a line and her channel, None if nothing names one.

    "…, NaturFreunde Lohe, …" is named whole, of "…, Sprecher von Robin Hut, …" what follows the function,
    of "…, Attac-Sprecherin, …" what stands before it.
    """
    persons = [m for m in mentions if isinstance(m, Person)]
    channels = [m for m in mentions if isinstance(m, CHANNELS)]
    named = any(isinstance(m, NamedBody) and m.strength >= Strength.NAMED for m in mentions)
    if len(persons) != 1 or not channels or named:
        return None
    start, end = persons[0].span.end, channels[0].span.start
    between = text[start:end]
    if not between.startswith(",") or len(between) > _LONGEST or "\n" in between:
        return None
    position = start + 1
    for part in _LABEL.sub("", between)[1:].split(",")[:_MOST]:
        if labels.is_address(part.strip()):
            return None  # behind "Hauptstr. 5" stands the town
        lead = len(part) - len(part.lstrip())
        if found := _of_part(part.strip()):
            first = position + lead + part.strip().rindex(found)
            span = Span(first, first + len(found))
            return NamedBody(Body(span, found, found, "apposition"), None, Strength.NAMED, is_unit=False)
        position += len(part) + 1
    return None


def led_body(text: str, line: Span, mentions: Sequence[Mention]) -> NamedBody | None:
    """Return what a line names before who leads it: "Haus für Kinder Lohe, Leitung: Anna Kramer, 030 …".

    A house may be called anything; an offer that somebody leads has common words alone ("Yoga am Morgen").
    """
    persons = [m for m in mentions if isinstance(m, Person)]
    if len(persons) != 1 or not any(isinstance(m, CHANNELS) for m in mentions):
        return None
    if any(isinstance(m, NamedBody) and m.strength >= Strength.NAMED for m in mentions):
        return None
    begin = persons[0].span.start
    led = _LED_BY.search(text, max(line.start, begin - _LONGEST_LEADING), begin)
    if led is None:
        return None
    name = text[line.start : led.start()]
    name = (labels.before_address(name) or name).strip(" ,;:–-")
    known = any(isinstance(m, NamedBody) for m in mentions)
    words = name.split()
    own = known or (
        any(word[0].isupper() and not is_common_word(word.strip('„“"')) for word in words)
        and _FOR_WHOM.isdisjoint(words)
    )
    if (
        not own
        or len(name) > _LONGEST
        or not may_name(name, with_channel=False)
        or labels.heads_an_offer(name)
    ):
        return None
    first = text.index(name, line.start)
    span = Span(first, first + len(name))
    return NamedBody(Body(span, name, name, "led by"), None, Strength.NAMED, is_unit=False)


def bracketed_bodies(text: str, sentence: Span, mentions: Sequence[Mention]) -> list[NamedBody]:
    """Return the names right before a channel in brackets: "Möbel nimmt die Bunte Truhe (030 …)"."""
    found = []
    bodies = [m.body.span for m in mentions if isinstance(m, NamedBody)]
    taken = Ranges([*bodies, *(m.span for m in mentions if isinstance(m, Person))])
    for mention in mentions:
        if not isinstance(mention, CHANNELS):
            continue
        start = mention.span.start
        if "(" not in text[max(sentence.start, start - _LONGEST_LABEL) : start]:
            continue
        match = _BEFORE_BRACKET.search(text, max(sentence.start, start - _LONGEST_NAME), start)
        if match is None:
            continue
        span = Span(*match.span("name"))
        if taken.touching(span) or not may_name(match["name"], with_channel=False):
            continue
        if text.endswith(_PLACED, 0, span.start):
            continue  # "die Außenstelle in Lohe (030 …)"
        body = Body(span, match["name"], match["name"], "before brackets")
        found.append(NamedBody(body, None, Strength.NAMED, is_unit=False))
    return found


def addressed_office(text: str, line: Span, channel: Channel) -> NamedBody | None:
    """Return the office to which one is sent right before a channel: "an unseren Vorstand: info@…".

    It says who answers only where nothing else does: which body's board it is stays open.
    """
    start, end = max(line.start, channel.span.start - _LONGEST_NAME), channel.span.start
    match = _ADDRESSED.search(text, start, end)
    if match is None and isinstance(channel, Email):
        # "eine Nachricht an die Bürgerrunde" before an address that spells her
        match = _SENT_TO.search(text, start, end)
        if match and not _is_spelled(match["office"], channel.address):
            match = None
    if match is None or labels.is_generic(match["office"]):
        return None
    span, name = Span(*match.span("office")), match["office"]
    return NamedBody(Body(span, name, name, "addressed"), None, Strength.WEAK, is_unit=True)


def _is_spelled(office: str, address: str) -> bool:
    return letters_of(office) in letters_of(address) and not is_function(office)


def _of_part(part: str) -> str | None:
    """Return the body that one part names beside a function, or alone."""
    words = part.split()
    if not words or any(letter.isdigit() for letter in part):
        return None  # "Marktstraße 5", "1. Vorsitzende"
    head, hyphen, last = words[0].rpartition("-")
    if len(words) == 1 and hyphen and is_function(last) and head[:1].isupper():
        return head
    if is_function(words[0]):
        rest = part[len(words[0]) :].strip()
        rest = _OF.sub("", rest, count=1) if _OF.match(rest) else rest
        return rest if rest and may_name(rest.lstrip("."), with_channel=False) else None
    if any(is_function(word) for word in words) or not may_name(part, with_channel=False):
        return None
    return part
