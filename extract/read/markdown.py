"""Read Markdown as articles: front matter for the metadata, the rest rendered to HTML and read as such."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from extract.read.date import iso_date
from extract.read.front_matter import card_of, markdown_of
from extract.read.html import read_html
from extract.read.lines import meant_breaks
from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.article import Article

# YAML or TOML front matter at the very top, at most 20,000 characters between two lines of dashes or pluses.
_FRONT = re.compile(r"\A(?:---|\+\+\+)[ \t]*\n(.{0,20000}?)\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z][\w-]{0,40})[ \t]*[:=][ \t]*(\S.{0,500}?)[ \t]*$", re.MULTILINE)
# Liquid and kramdown marks of static site generators: "{{ site.url }}", "{% include x %}", "{:class="a"}".
_TEMPLATE = re.compile(
    r"\{\{[^{}\n]{0,200}\}\}|\{%[^{}]{0,600}%\}|\{:[^{}\n]{0,200}\}|\{\{<[^{}]{0,600}>\}\}"
)
# The fields that such a mark hands to a template: "{% include card.html name="Anna Kramer" email="…" %}".
_TEMPLATE_FIELD = re.compile(r"([A-Za-z]\w{0,30})=(?:\"([^\"]{0,300})\"|'([^']{0,300})')")
# A post's file name as static site generators want it: "2018-06-07-raddemo.md".
_DATED_NAME = re.compile(r"(?:^|[/_-])(\d{4}-\d{2}-\d{2})-[^/]*$")
_RENDERER = MarkdownIt("commonmark", {"html": True, "breaks": False}).enable("table")


def read_markdown(text: str, source: str) -> Iterator[Article]:
    """Yield the article of a Markdown text."""
    front = _FRONT.match(text)
    fields = _fields(front[1]) if front else {}
    body = text[front.end() :] if front else text
    if front and (further := markdown_of(front[1], toml=front.group().startswith("+"))):
        body = f"{further}\n\n{body}"
    body = _TEMPLATE.sub(_rendered, body)
    for article in read_html(f"<html><body><article>{_render(body)}</article></body></html>", source):
        yield _headed(article, fields, source)


def _rendered(mark: re.Match[str]) -> str:
    """Return what a template's mark shows: the card of a person whose fields it names, else nothing."""
    fields = {field[1]: field[2] or field[3] or "" for field in _TEMPLATE_FIELD.finditer(mark.group())}
    card = card_of(fields) if fields else ""
    return f"\n\n{card}\n\n" if card else ""


def _render(body: str) -> str:
    """Render to HTML; line ends that the writer meant stay line ends."""
    tokens = _RENDERER.parse(body)
    for token in tokens:
        children = token.children or []
        breaks = [child for child in children if child.type in ("softbreak", "hardbreak")]
        meant = meant_breaks(token.content.split("\n")) if breaks else []
        if len(meant) == len(breaks):
            for child, is_meant in zip(breaks, meant, strict=True):
                if is_meant:
                    child.type = "hardbreak"
    return str(_RENDERER.renderer.render(tokens, _RENDERER.options, {}))


def _fields(front: str) -> dict[str, str]:
    """Read the flat fields of front matter; nested ones say nothing that is needed here."""
    found: dict[str, str] = {}
    for match in _FIELD.finditer(front):
        found.setdefault(match[1].lower(), match[2].strip("\"'"))
    return found


def _headed(article: Article, fields: Mapping[str, str], source: str) -> Article:
    said = fields.get("date") or fields.get("published") or ""
    named = _DATED_NAME.search(source)
    published, rule = article.published, article.published_rule
    if date := iso_date(said):
        published, rule = date, "meta"
    elif named and (date := iso_date(named[1])):
        published, rule = date, "address"
    return replace(
        article,
        title=_plain(fields.get("title")) or article.title or _first_heading(article),
        published=published,
        published_rule=rule,
        publisher=_plain(fields.get("publisher")) or article.publisher,
        author=_plain(fields.get("author")),
        language=_plain(fields.get("lang") or fields.get("language")) or article.language,
        url=_plain(fields.get("url") or fields.get("canonical")),
    )


def _first_heading(article: Article) -> str | None:
    headings = (block for block in article.blocks if block.level and block.kind == "heading")
    first = next(headings, None)
    return " ".join(first.span.of(article.text).split()) if first else None


def _plain(value: str | None) -> str | None:
    return " ".join(clean(value).split()) or None if value else None
