"""See the page as a reader does: lines of a card, sentences of prose, headings above both."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from extract.article import BlockKind, Region, Span
from extract.chunks import ByChunk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extract.article import Article, Block


class Shape(StrEnum):
    """How a unit is printed."""

    HEADING = "heading"
    LINE = "line"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading, a line of a card, or a sentence of prose: what is read in one go.

    `block` is the number of its block in the article; `level` is 1-6 for headings of the page, 7 for a
    line in bold print that stands like one. `row` numbers the table row or list item in which it lies.
    """

    span: Span
    shape: Shape
    block: int
    kind: BlockKind
    region: Region
    level: int = 0
    row: tuple[int, ...] = ()
    is_bold: bool = False


_WORD = re.compile(r"[^\W\d_][\w-]*")
# A full stop, question or exclamation mark, perhaps with a closing quote, before a capital, digit or quote;
# so "www.stadt.example" and "… usw. und so weiter" hold none. Bounded: a row of dots is read once.
_STOP = re.compile(r"[.!?…][.!?…]{0,7}[“”\"«)]{0,2} {1,8}(?=[A-ZÄÖÜ0-9„\"»(+])")
# A full stop behind these ends no sentence: "Tel. 030 …", "z. B. Anna", "Dr. Muster", "1. Vorsitzende".
# Single letters are initials and the ends of "z. B.", "e. V.", "i. d. R.".
_ABBREVIATED = frozenset(
    (
        "tel fax mob str nr dr prof abt zi zim bzw ca usw inkl evtl ggf hr fr dipl ing jur med phil rer nat "
        "pol päd psych soz theol abs art vgl geb st hl bd hrsg max min mo di mi do sa so jan feb mär apr "
        "jun jul aug sep sept okt nov dez tgl stellv vors ev kath ehem gem lt sog staatl öffentl std zzgl "
        "telef ust co inh allg hauptstr bhf ltg mag priv pfr ra vom al em"
    ).split()
)
# "am 30. Der Kurs …": behind a number, these begin a sentence after all.
_BEGINS = re.compile(
    r"(?:Der|Die|Das|Es|Er|Sie|Wir|Ein|Eine|In|Im|Am|Für|Bei|Weitere|Anmeldung\w*|Wer|Auch)\b"
)
# "unter 030 23125-01. Träger ist …", "seit 2020. Wer …": no ordinal, which has two digits and none before.
_LONG_NUMBER = re.compile(r"(?:\d{3}|\d[-/]\d{1,2}|\d{2} \d{2})\Z")
_ASIDE = re.compile(r"\([^()\n]{0,200}\)")
# "Beratung Lohe, Alte Allee 50 a, 13403 Lohe Chor, Tanz – auch auf Russisch 030 …": an item that begins with
# a name and its address is a card however it goes on. Not "Wir treffen uns in der …", which has a verb.
_ENTRY = re.compile(
    r"\W{0,3}[A-ZÄÖÜ][\w.-]{1,40}"
    r"(?:[ ,/&↗–-]{1,3}(?:[A-ZÄÖÜ„\"][\w.“\"-]{0,40}|e\. ?V\.|und|der|des|für|am|im|in)){0,9}"
    r" \d{1,4}(?: ?[a-z])?(?: ?[-–] ?\d{1,4})?, (?:D-)?\d{5} [A-ZÄÖÜ]"
)
_PROSE_WORDS = 9
_ONE_WORD = 1 << 32  # so that words and those in lower case are counted in one sum
_SURE_WORDS = 15  # below it, a line without a full stop may be a card's ("Büro: Anna Kramer, dienstags …")
_ENDED = re.compile(r"[.!?…:;][“”\"«)\s]{0,3}\Z")
_PROSE_SHARE = 0.3
_LONG_LINE = 130
_BOLD_SHARE = 0.9


def units_of(article: Article, wanted: Collection[int] | None = None) -> tuple[Unit, ...]:
    """Cut an article into headings, lines and sentences, in reading order.

    `wanted` are the numbers of the blocks to cut, None for all.
    """
    bold = _Bold(article.emphases)
    found: list[Unit] = []
    for number, block in enumerate(article.blocks):
        if wanted is None or number in wanted:
            found += _units(article, bold, number, block)
    return tuple(found)


class _Bold:
    """The ranges printed bold, joined where they overlap, to be asked line by line."""

    def __init__(self, emphases: Sequence[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for span in sorted(emphases):
            if self.ends and span.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], span.end)
            else:
                self.starts.append(span.start)
                self.ends.append(span.end)

    def holds(self, line: Span) -> bool:
        """Tell whether nearly all of a line is bold."""
        printed = 0
        for index in range(bisect_right(self.ends, line.start), bisect_left(self.starts, line.end)):
            printed += min(line.end, self.ends[index]) - max(line.start, self.starts[index])
        return printed >= _BOLD_SHARE * (line.end - line.start)


def _units(article: Article, bold: _Bold, number: int, block: Block) -> Iterator[Unit]:
    text = article.text
    is_heading = block.kind is BlockKind.HEADING
    if is_heading:
        yield Unit(block.span, Shape.HEADING, number, block.kind, block.region, block.level)
        return
    row = (
        block.path
        if block.kind in (BlockKind.CELL, BlockKind.ITEM, BlockKind.TERM, BlockKind.DEFINITION)
        else ()
    )
    end = block.span.start - 1
    for written in text[block.span.start : block.span.end].split("\n"):
        start, end = end + 1, end + 1 + len(written)
        if not written:
            continue
        line = Span(start, end)
        is_bold = bool(bold.starts) and bold.holds(line)
        is_entry = block.kind is BlockKind.ITEM and _ENTRY.match(written)
        if is_prose(written) and not is_entry:
            for sentence in sentences(text, line):
                yield Unit(sentence, Shape.SENTENCE, number, block.kind, block.region, 0, row, is_bold)
        else:
            yield Unit(line, Shape.LINE, number, block.kind, block.region, 7 if is_bold else 0, row, is_bold)


def is_prose(line: str) -> bool:
    """Tell a line of running text from one of a card, a table or a list.

    Running text has many words, and in German a third of them or more begin in lower case.
    """
    # "Standesamt (Geburts- und Sterbefälle, Aufgebote und mehr), Telefon …": what is in brackets is an aside
    counted: int = sum(map(_COUNTS.__getitem__, (_ASIDE.sub("", line) if "(" in line else line).split()))
    words, lower = counted // _ONE_WORD, counted % _ONE_WORD
    if words < _PROSE_WORDS or (words < _SURE_WORDS and not _ENDED.search(line)):
        return False
    return lower >= _PROSE_SHARE * words or (len(line) > _LONG_LINE and lower >= 3)


def _counted(chunk: str) -> int:
    """Count the words, each as `_ONE_WORD`, and those of them in lower case, each as one more."""
    if chunk.isalpha():  # most are one word
        return _ONE_WORD + chunk[0].islower()
    words: list[str] = _WORD.findall(chunk)
    return _ONE_WORD * len(words) + sum(word[0].islower() for word in words)


_COUNTS = ByChunk(_counted)


def sentences(text: str, span: Span) -> list[Span]:
    """Split running text into sentences; German abbreviations and ordinals end none."""
    found: list[Span] = []
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        before = text[max(start, stop.start() - 12) : stop.start() + 1]
        if text[stop.start()] == "." and _is_abbreviated(before[:-1]):
            number = before[-2:-1].isdigit()
            counted = not (number and _LONG_NUMBER.search(before[:-1]) and text[stop.end()].isalpha())
            if counted and not (number and _BEGINS.match(text, stop.end())):
                continue
        found.append(Span(start, stop.start() + len(stop.group().rstrip())))
        start = stop.end()
    if start < span.end:
        found.append(Span(start, span.end))
    return found


def _is_abbreviated(before: str) -> bool:
    """Tell whether the full stop behind a text belongs to its last word: "Tel", "z. B", "am 30"."""
    if before[-1:].isdecimal():
        return True
    last = before.rpartition(" ")[2]
    if not last.isalnum():
        start = len(last)
        while start and (last[start - 1].isalnum() or last[start - 1] == "_"):
            start -= 1
        last = last[start:]
    word = last.lower()
    return word in _ABBREVIATED or (len(word) == 1 and word.isascii() and word.isalpha())
