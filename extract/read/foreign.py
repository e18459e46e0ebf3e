"""Tell files that hold texts but are not read here, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from extract.errors import FormatError

if TYPE_CHECKING:
    from extract.read.document import Document
    from extract.read.head import Head

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Microsoft's Compound File Binary format ([MS-CFB] 2.2)
_RICH = b"{\\rtf"
# By endings, what programs save instead.
_REASONS = {
    ".doc": "a Word file of before 2007 (save it as .docx)",
    ".dot": "a Word file of before 2007 (save it as .docx)",
    ".msg": "an Outlook message (save it as .eml)",
    ".xls": "an Excel file (save it as .csv)",
    ".ppt": "a PowerPoint file (save it as .pdf)",
    ".pub": "a Publisher file (save it as .pdf)",
}
_USUAL = "an Office file of before 2007 (save it as .docx, .csv or .pdf)"


def is_foreign(head: Head) -> bool:
    """Tell an old Office file, an Outlook message or a rich text file by its first bytes."""
    return head.data.startswith((_COMPOUND, _RICH))


def refuse(document: Document) -> NoReturn:
    """Say what the file is and how it can be read.

    Raises:
        FormatError: always.
    """
    if not isinstance(document.data, bytes) or document.data.startswith(_RICH):
        raise FormatError(document.source, "a rich text file (RTF: save it as .docx or .odt)")
    ending = "." + document.source.lower().rpartition(".")[2]
    raise FormatError(document.source, _REASONS.get(ending, _USUAL))
