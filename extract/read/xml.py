"""Parse XML as a stream: no entity is expanded but a character's own, nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from typing import TYPE_CHECKING
from xml.parsers import expat

from extract.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_CHUNK = 65536
# What XML 1.0 forbids (section 2.2) and exports hold all the same.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


_MARKUP = 3  # XHTML in a field of Atom
_NEAR = 3  # rss > channel > title, feed > author > name: what is said about the whole
_MOST_VALUES = 50  # of one field: a WordPress item's own fields and comments may be thousands


@dataclass(frozen=True, slots=True)
class Start:
    """An element begins."""

    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """An element ends."""

    name: str


Event = Start | End | str


def events(chunks: Iterable[str], source: str, prefixes: Mapping[str, str] | None = None) -> Iterator[Event]:
    """Yield starts, ends and texts of an XML document in its order.

    Names are as written ("content:encoded"). With `prefixes` (namespace → prefix), they are made of
    these prefixes, whatever the document calls its namespaces; others have none.

    Raises:
        FormatError: the XML is broken, or declares entities (billion laughs, files of this machine).
    """
    collected: list[Event] = []

    def refuse(*_: object) -> None:
        raise FormatError(source, "XML that declares entities of its own is not read")

    def named(name: str) -> str:
        if prefixes is None:
            return name
        space, _, local = name.rpartition(" ")
        prefix = prefixes.get(space)
        return f"{prefix}:{local}" if prefix else local

    def skipped(name: str, is_parameter: bool) -> None:  # noqa: FBT001  as expat calls it
        if not is_parameter:  # "&auml;" of HTML in a feed without a DTD
            collected.append(html5.get(f"{name};", ""))

    parser = expat.ParserCreate(namespace_separator=None if prefixes is None else " ")
    parser.buffer_text = True
    parser.buffer_size = _CHUNK
    parser.UseForeignDTD(True)  # noqa: FBT003  as expat wants it; unknown entities are skipped, not errors
    parser.ExternalEntityRefHandler = lambda *_: 1  # nothing is fetched
    parser.EntityDeclHandler = refuse
    parser.SkippedEntityHandler = skipped
    parser.StartElementHandler = lambda name, given: collected.append(
        Start(named(name), {named(key): value for key, value in given.items()})
    )
    parser.EndElementHandler = lambda name: collected.append(End(named(name)))
    parser.CharacterDataHandler = collected.append
    try:
        for chunk in chunks:
            parser.Parse(_FORBIDDEN.sub("", chunk), False)  # noqa: FBT003  positional in expat
            yield from collected
            collected.clear()
        parser.Parse("", True)  # noqa: FBT003  positional in expat
    except expat.ExpatError as error:
        yield from collected
        raise FormatError(source, f"broken XML ({error})") from error
    yield from collected


def chunks_of(text: str) -> Iterator[str]:
    """Cut a text into pieces that are parsed one after the other."""
    return (text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK))


@dataclass(slots=True)
class Record:
    """One item of a feed: the texts of its children by name, each with the attributes, markup kept."""

    name: str
    fields: dict[str, list[tuple[str, Mapping[str, str]]]] = field(default_factory=dict)

    def text(self, *names: str) -> str | None:
        """Return the first text, with markup, that stands under one of the names."""
        for name in names:
            for text, _ in self.fields.get(name, ()):
                if text.strip():
                    return text
        return None


def records(
    found: Iterable[Event], source: str, names: frozenset[str], longest: int
) -> Iterator[tuple[Record, Record]]:
    """Yield each element of one of the names, behind the record of what stands beside these so far.

    Raises:
        FormatError: one of them has more than `longest` characters.
    """
    collector = _Collector(names)
    for event in found:
        if isinstance(event, str):
            collector.text(event)
        elif isinstance(event, Start):
            collector.start(event)
        elif record := collector.end(event.name):
            yield collector.around, record
        if collector.length > longest:
            raise FormatError(source, f"an item of more than {longest} characters")


class _Collector:
    """The record in hand, and how deep the parser stands: 1 in the record, 2 in a field, 3 in markup."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self.around = Record("around")
        self.record: Record | None = None
        self.outside = self.inside = self.length = 0
        self.pieces: list[str] = []
        self.attributes: Mapping[str, str] = {}

    def text(self, text: str) -> None:
        self.length += len(text)
        self.pieces.append(escape(text, quote=False) if self.inside >= _MARKUP else text)

    def start(self, event: Start) -> None:
        name = _local(event.name)
        if self.record is None and name not in self.names:
            self.outside += 1
            self._begin_field(event)
            self.length = 0
            return
        if self.record is None:
            self.record, self.length = Record(name), 0
        self.inside += 1
        if self.inside >= _MARKUP:
            self.pieces.append(_tag(name, event.attributes))
        else:
            self._begin_field(event)

    def end(self, written: str) -> Record | None:
        """Return the record if this was its end."""
        name = _local(written)
        if self.record is None:
            if self.outside <= _NEAR:
                self._end_field(self.around, name)
            self.outside -= 1
            return None
        if self.inside >= _MARKUP:
            self.pieces.append(f"</{name.rpartition(':')[2]}>")
        elif self.inside > 1:
            self._end_field(self.record, name)
        self.inside -= 1
        if self.inside:
            return None
        complete, self.record, self.pieces, self.length = self.record, None, [], 0
        return complete

    def _begin_field(self, event: Start) -> None:
        self.pieces, self.attributes = [], event.attributes

    def _end_field(self, record: Record, name: str) -> None:
        values = record.fields.setdefault(name, [])
        if len(values) < _MOST_VALUES:
            values.append(("".join(self.pieces), self.attributes))
        self.pieces = []


def _local(name: str) -> str:
    return name.removeprefix("atom:").removeprefix("rss:")


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    given = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name.rpartition(':')[2]}{given}>"
