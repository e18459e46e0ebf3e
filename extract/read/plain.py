"""Read plain text as an article: paragraphs, and what a content system prints around them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from extract.article import Article, BlockKind, Region
from extract.read.date import find_date, published_date
from extract.read.language import language_of
from extract.read.lines import meant_breaks
from extract.read.page import Page
from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

# A bullet and a blank; "-531" and "+49 30 …" begin with none.
_ITEM = re.compile(r"\s{0,8}[-*•–·▪►+]\s{1,40}(?=\S)")
# "Landkreis 30.11.2017 Von Seefurter Bote": section, date, and who wrote it, on a line of their own. Not
# "Am 30.11.2017 kamen …": a dateline holds nothing but up to three words before the date.
_DATELINE = re.compile(
    r"(?P<section>(?:[A-ZÄÖÜ][\w-]{1,30} ){0,3})(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?\d{4})"
    r"(?:,? \d{1,2}[:.]\d{2}(?: Uhr)?)?(?: [Vv]on (?P<by>[^\n]{2,60}))?"
)
# What content systems print around a text: links to it, its date again, reading time, share and login
# notices. Whole lines only, so that a sentence about comments stays text.
_FURNITURE = re.compile(
    r"Zum Artikel|Artikel (?:empfehlen|Aktionen|teilen|drucken|merken)|(?:Erstellt|Aktualisiert):?|"
    r"Lese(?:dauer|zeit):?|ca\. ?\d{1,3} ?min(?: ?\d{1,2} ?sec)?|Teilen|Drucken|Kommentare?(?: \(\d+\))?|"
    r"Mehr zum Thema:?|(?:Sie müssen angemeldet sein|(?:Bitte )?[Mm]elden Sie sich an),[^\n]{0,120}"
)
# A sentence or a longer word, where a whole line of furniture would end or give a value.
_GOES_ON = re.compile(r"\w| [a-zäöüß]{2,20}\b(?!\.)")
_TITLE_LENGTH = 160
_TOP = 600  # characters in which an undated text may name its date


def read_plain(text: str, source: str) -> Iterator[Article]:
    """Yield the article of a text; an empty line parts paragraphs."""
    paragraphs = _paragraphs(clean(text))
    regions = _regions(paragraphs)
    page = Page()
    for lines, region in zip(paragraphs, regions, strict=True):
        _write(page, lines, region)
    yield _headed(page.article(source), paragraphs)


def write_paragraphs(page: Page, text: str, region: Region) -> None:
    """Write the paragraphs of a cleaned text, all into one region."""
    for lines in _paragraphs(text):
        _write(page, lines, region)


def _paragraphs(text: str) -> list[list[str]]:
    parts = groupby(text.split("\n"), key=lambda line: not line.strip())
    return [list(lines) for is_empty, lines in parts if not is_empty]


def _write(page: Page, lines: list[str], region: Region) -> None:
    """Write one paragraph; lines with a bullet are items of a list."""
    breaks = meant_breaks(lines)
    page.open(BlockKind.PARAGRAPH, region=region)
    for number, line in enumerate(lines):
        if match := _ITEM.match(line):
            page.open(BlockKind.ITEM, level=1, region=region)
        page.write(line[match.end() :] if match else line)
        if number == len(breaks):
            return
        if breaks[number]:
            page.break_line()
        else:
            page.write(" ")


def _regions(paragraphs: list[list[str]]) -> list[Region]:
    """Tell text from furniture: what a content system repeats above the text and prints below it."""
    joined = [" ".join(" ".join(lines).split()) for lines in paragraphs]
    regions = [Region.ARTICLE] * len(joined)
    dateline = next((i for i, text in enumerate(joined[:8]) if _is_dateline(text)), None)
    if dateline is not None:
        regions[: dateline + 1] = [Region.HEADER] * (dateline + 1)
    ended = False
    for number, text in enumerate(joined):
        lines = paragraphs[number]
        begins = _FURNITURE.match(text) is not None  # few do: asked once, the rest for those
        if begins and (
            _FURNITURE.fullmatch(text) or all(_FURNITURE.fullmatch(line.strip()) for line in lines)
        ):
            regions[number] = Region.FOOTER
            ended = True
        elif ended and number and joined[number - 1] and len(text) < _TITLE_LENGTH and find_date(text):
            regions[number] = Region.FOOTER
        elif begins and _begins_as_furniture(lines[0].strip()) and len(text) < _TITLE_LENGTH:
            regions[number] = Region.FOOTER
            ended = True
    return regions


def _begins_as_furniture(line: str) -> bool:
    """Tell "Lesedauer: ca. 2 min" and "Erstellt: 3.5.2020" from "Teilen ist schön, sagt …"."""
    match = _FURNITURE.match(line)
    return match is not None and not _GOES_ON.match(line, match.end())


def _is_dateline(text: str) -> bool:
    return _DATELINE.fullmatch(text) is not None


def _headed(article: Article, paragraphs: list[list[str]]) -> Article:
    """Read title, date, publisher and section from the lines at the top."""
    datelines = (_DATELINE.fullmatch(" ".join(" ".join(lines).split())) for lines in paragraphs[:8])
    dateline = next((match for match in datelines if match), None)
    published = find_date(dateline["date"]) if dateline else published_date(article.text, _TOP)
    first = next((block for block in article.blocks if block.region is Region.ARTICLE), None)
    title = first.span.of(article.text).split("\n")[0] if first else ""
    return replace(
        article,
        title=title if 0 < len(title) <= _TITLE_LENGTH and not title.endswith((".", ",", ";", ":")) else None,
        language=language_of(article.text),
        published=published,
        published_rule="text" if published else None,
        publisher=dateline["by"] if dateline else None,
        section=(dateline["section"].strip() or None) if dateline else None,
    )
