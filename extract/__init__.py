"""Find whom to call about what in articles: values in, values out; no database, no screen.

Three verbs, in the order of use: `read` yields the articles of a file, `survey` finds their contacts,
`read_bytes` does the reading for text that is already in memory. The types are imported when first asked
for (PEP 562), the finders and readers when first called, so that a look-up pays for none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from extract.errors import ExtractError, FormatError, UnreadableError
from extract.read import read, read_bytes
from extract.survey import survey

if TYPE_CHECKING:
    from extract.article import Article, Block, BlockKind, Identity, Link, Region, Span
    from extract.mention import (
        Body,
        Contact,
        Email,
        Findings,
        Person,
        Phone,
        PhoneKind,
        Place,
        Rejection,
        Role,
        Service,
    )

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Body",
    "Contact",
    "Email",
    "ExtractError",
    "Findings",
    "FormatError",
    "Identity",
    "Link",
    "Person",
    "Phone",
    "PhoneKind",
    "Place",
    "Region",
    "Rejection",
    "Role",
    "Service",
    "Span",
    "UnreadableError",
    "read",
    "read_bytes",
    "survey",
]

_ARTICLE = ("Article", "Block", "BlockKind", "Identity", "Link", "Region", "Span")


def __getattr__(name: str) -> object:
    """Import a type when it is first asked for."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module("extract.article" if name in _ARTICLE else "extract.mention"), name)
    globals()[name] = found
    return found
