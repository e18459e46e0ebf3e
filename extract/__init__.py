"""Find whom to call about what in articles: values in, values out; no database, no screen.

Three verbs, in the order of use: `read` yields the articles of a file, `survey` finds their contacts,
`read_bytes` does the reading for text that is already in memory.
"""

from extract.article import Article, Block, BlockKind, Identity, Link, Region, Span
from extract.errors import ExtractError, FormatError, UnreadableError
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
from extract.read import read, read_bytes
from extract.survey import survey

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
