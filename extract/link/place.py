"""Where a contact is: the postal address printed with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.article import Span
from extract.link import labels
from extract.mention import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Article
    from extract.link.passages import Passage

# Between street and town of one address stands no end of a sentence and no number of a telephone.
_PARTS = re.compile(r"[^\W\d]{3,}[.!?] [A-ZÄÖÜ]|\d{5,}|\d[ /-]\d{3}")
_LONGEST = 120  # characters; a street above and a town far below are not one address


def address_of(article: Article, passages: Sequence[Passage], *, since: int = 0) -> Place | None:
    """Return street and town as printed in the passages of an offer, None if they give neither.

    Street and town may stand on two lines; the place then reaches over both. What stands before the offset
    `since` is somebody else's.
    """
    spans = [
        Span(passage.unit.span.start + match.start(), passage.unit.span.start + match.end())
        for passage in passages
        for match in (labels.street_in(passage.text), labels.town_in(passage.text))
        if match and passage.unit.span.start + match.start() >= since
    ]
    if not spans:
        return None
    first, last = min(spans), max(spans)
    whole = Span(first.start, last.end)
    if whole.end - whole.start > _LONGEST or _PARTS.search(
        article.text, first.end, max(first.end, last.start)
    ):
        whole = first
    start = labels.word_start(article.text, whole.start)
    text = article.text[start : whole.end]
    return Place(Span(start, whole.end), text, "address")
