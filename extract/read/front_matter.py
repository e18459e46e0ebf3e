"""Read what front matter holds beside metadata: pages that site generators build from lists of people.

"members: [{name: …, role: …, email: …}]" is the whole content of many a board's page; its values are read
as a reader of the built page sees them, a mapping as the lines of a card.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Only where a channel is given is anything but metadata looked for: an address, or a row of digits.
_CHANNEL = re.compile(r"\w@\w|\b0\d[\d /()-]{4,20}\d|\+\d{2}")
_METADATA = frozenset(
    "date published updated lastmod layout permalink slug image images img icon url tags tag categories "
    "category draft menu weight order template type theme lang language author id class css background color "
    "colour parent nav navigation sitemap robots aliases redirect_from header cover thumbnail href link "
    "src".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "heading", "headline", "title", "section"})
_NUMBERS = {
    "phone": "Telefon",
    "tel": "Telefon",
    "telefon": "Telefon",
    "mobile": "Mobil",
    "mobil": "Mobil",
    "fax": "Fax",
}
# Where something takes place, which does not answer.
_PLACES = frozenset("location ort venue place where veranstaltungsort treffpunkt".split())
# Sentences about the page, which are no line of a card.
_PROSE = frozenset("description summary excerpt subtitle teaser lead intro text content body".split())
_ISO_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:.+Z-]{1,20}")
# Plain values that say yes, no or nothing, in all of YAML 1.1's spellings that are in use.
_SWITCHES = frozenset("true false yes no on off null ~".split())
_DEEPEST = 12  # levels of nesting; no site nests deeper, and the input is not trusted


def markdown_of(front: str, *, toml: bool) -> str:
    """Return the texts of front matter as Markdown, "" if it gives no channel or cannot be read.

    The page's own title and metadata are left out.
    """
    if not _CHANNEL.search(front):
        return ""
    try:
        # Texts, lists and mappings only: a telephone number stays as written, which YAML 1.1 reads as octal
        # ("03023125001") or without its plus, and neither objects nor merged mappings are built.
        fields = tomllib.loads(front) if toml else yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return ""
    if not isinstance(fields, dict):
        return ""
    rest = {key: value for key, value in fields.items() if key not in ("title", "publisher", "canonical")}
    found = "\n\n".join(_paragraphs(rest, 0, set()))
    return found if _CHANNEL.search(found) else ""


def card_of(fields: Mapping[str, str]) -> str:
    """Return the values of named fields as the lines of a card, "" if they give no channel."""
    kept = {key.lower(): value for key, value in fields.items() if key.lower() not in _METADATA}
    found = "\n\n".join(_of_mapping(kept))
    return found if _CHANNEL.search(found) else ""


def _paragraphs(node: object, depth: int, seen: set[int]) -> Iterator[str]:
    """Yield a mapping's single values as the lines of one paragraph, then what is nested in it.

    `seen` are the lists and mappings read so far: YAML may refer to one from many places ("*anna"), and
    references of references would grow beyond all bounds.
    """
    if depth > _DEEPEST or (isinstance(node, list | dict) and id(node) in seen):
        return
    seen.add(id(node))
    if isinstance(node, list):
        for item in node:
            yield from _paragraphs(item, depth + 1, seen)
    elif isinstance(node, dict):
        values = {str(key).lower(): value for key, value in node.items()}
        values = {
            key: value for key, value in values.items() if key not in _METADATA and not key.startswith("_")
        }
        yield from _of_mapping({key: str(value) for key, value in values.items() if _is_single(value)})
        for value in values.values():
            if not _is_single(value):
                yield from _paragraphs(value, depth + 1, seen)
    elif isinstance(node, str) and node.strip():
        yield node


def _is_single(value: object) -> bool:
    return isinstance(value, str | int)


def _of_mapping(texts: Mapping[str, str]) -> Iterator[str]:
    lines = []
    for key, value in texts.items():
        text = value.strip()
        if text.lower() in _SWITCHES or _ISO_TIME.fullmatch(text):
            continue
        if "\n" in text or key in _PROSE:
            yield text
        elif key in _HEADINGS:
            yield f"## {text}"
        elif text and not text.startswith(("/", "http", "#")):
            label = "Ort" if key in _PLACES else _NUMBERS.get(key)
            lines.append(f"{label}: {text}" if label else text)
    if lines:
        yield "  \n".join(lines)
