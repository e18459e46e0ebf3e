"""The formats: one line each, in the order in which they are asked whether a file is theirs.

Functions are named, not imported, so that who only wants to know the endings loads no parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from extract.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from extract.article import Article
    from extract.read.document import Document, Entry, Opening, Unopened
    from extract.read.head import Head

    TextReader = Callable[[str, str], Iterator[Article]]
    DocumentReader = Callable[[Document], Iterator[Article]]
    Unpacker = Callable[[BinaryIO, str, Opening], Iterator[Document | Entry | Unopened]]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is told and read; functions are written "module:function", in this package.

    One of three reads it: `text` takes the decoded text and the source, `read` a document, `unpack` a
    stream that holds many documents. `certain` is asked first: content that can be nothing else,
    whatever the file's name. Then the name's ending decides; if it tells nothing, `likely` is asked.
    """

    name: str
    suffixes: tuple[str, ...] = ()
    certain: str = ""
    likely: str = ""
    text: str = ""
    read: str = ""
    unpack: str = ""


FORMATS = (
    Format("docx", (".docx",), certain="docx:is_docx", read="docx:read_docx"),
    Format("odt", (".odt",), certain="odt:is_odt", read="odt:read_odt"),
    Format("zip", (".zip",), certain="archive:is_zip", unpack="archive:unpack_zip"),
    Format("tar", (".tar",), certain="archive:is_tar", unpack="archive:unpack_tar"),
    Format("warc", (".warc",), certain="warc:is_warc", unpack="warc:unpack_warc"),
    Format(
        "compressed",
        (".gz", ".bz2", ".xz", ".tgz", ".tbz2", ".txz"),
        certain="archive:is_compressed",
        unpack="archive:unpack_compressed",
    ),
    Format("pdf", (".pdf",), certain="pdf:is_pdf", read="pdf:read_pdf"),
    Format("html", (".html", ".htm", ".xhtml"), certain="html:is_page", text="html:read_html"),
    Format("mhtml", (".mht", ".mhtml"), certain="mhtml:is_mhtml", read="mhtml:read_mhtml"),
    Format("foreign", certain="foreign:is_foreign", read="foreign:refuse"),
    Format("feed", (".rss", ".atom", ".rdf", ".xml"), certain="feed:is_feed", unpack="feed:unpack_feed"),
    Format("mbox", (".mbox", ".mbx"), likely="mbox:is_mbox", unpack="mbox:unpack_mbox"),
    Format("mail", (".eml",), likely="mail:is_message", read="mail:read_message"),
    Format("json", (".jsonl", ".ndjson", ".json"), likely="jsonl:is_json", unpack="jsonl:unpack_json"),
    Format("table", (".csv", ".tsv"), likely="table:is_table", unpack="table:unpack_table"),
    Format("markdown", (".md", ".markdown"), text="markdown:read_markdown"),
    Format("plain", (".txt", ".text"), text="plain:read_plain"),
)
PLAIN = FORMATS[-1]
SUFFIXES = tuple(suffix for known in FORMATS for suffix in known.suffixes)
_BY_NAME = {known.name: known for known in FORMATS}
_BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}
_SINGLE = frozenset(suffix for known in FORMATS for suffix in known.suffixes if not known.unpack)
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}\Z")  # not the "2017" of "kurs.2017"


def recognise(head: Head, name: str, *, optional: bool = False) -> Format | None:
    """Tell the format of a file by its first bytes and its name; None if an optional one is none.

    What nothing tells is taken for plain text.
    """
    for known in FORMATS:
        if known.certain and _sign(known.certain)(head):
            return known
    suffix = _SUFFIX.search(name.lower())
    if suffix and (of_suffix := _BY_SUFFIX.get(suffix.group())):
        return of_suffix
    for known in FORMATS:
        if known.likely and _sign(known.likely)(head):
            return known
    return None if optional else PLAIN


def may_be_article(head: Head, name: str) -> bool:
    """Tell whether the content of a file whose ending tells nothing is one of an article.

    JSON is none: what lies about under other endings are settings and notebooks.
    """
    known = recognise(head, name, optional=True)
    return known is not None and known.name != "json"


def is_single(name: str) -> bool:
    """Tell whether a file's name says that it is one document, no container of several."""
    suffix = _SUFFIX.search(name.lower())
    return suffix is not None and suffix.group() in _SINGLE


def unpacker(known: Format) -> Unpacker | None:
    """Return what unpacks a format of many documents; None for one of a single document."""
    return cast("Unpacker", named(known.unpack)) if known.unpack else None


def articles_of(document: Document) -> Iterator[Article]:
    """Read the articles of a document in its format.

    Raises:
        FormatError: it is not in the format that it was taken for, or damaged.
    """
    known = _BY_NAME[document.format]
    if known.read:
        return cast("DocumentReader", named(known.read))(document)
    if not known.text:
        raise FormatError(document.source, f"holds documents ({known.name}), and is none")
    from extract.read.encoding import decode_as, repaired  # noqa: PLC0415  not for the endings

    data, source = document.data, document.source
    text = repaired(data) if isinstance(data, str) else decode_as(data, document.metadata.charset, source)
    return cast("TextReader", named(known.text))(text, source)


@cache
def named(reference: str) -> object:
    """Return the function written "module:function", in this package."""
    module, _, function = reference.partition(":")
    return cast("object", getattr(import_module(f"extract.read.{module}"), function))


def _sign(reference: str) -> Callable[[Head], bool]:
    return cast("Callable[[Head], bool]", named(reference))
