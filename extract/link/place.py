"""Where a contact is: the postal address printed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.article import Span
from extract.link import labels
from extract.mention import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Article
    from extract.link.passages import Passage


def place_of(article: Article, passages: Sequence[Passage]) -> Place | None:
    """Return street and town as printed in the passages of an offer, None if they give neither.

    Street and town may stand on two lines; the place then reaches over both.
    """
    spans: list[Span] = []
    for passage in passages:
        base = passage.unit.span.start
        for match in (labels.street_in(passage.text), labels.town_in(passage.text)):
            if match:
                spans.append(Span(base + match.start(), base + match.end()))
    if not spans:
        return None
    first, last = min(spans), max(spans)
    whole = Span(first.start, last.end)
    if whole.end - whole.start > _LONGEST:
        whole = first
    start = labels.word_start(article.text, whole.start)
    text = article.text[start : whole.end]
    return Place(Span(start, whole.end), text, "address")


_LONGEST = 120
