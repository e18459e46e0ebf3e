"""Survey one article: find its mentions, tell article from furniture, link channels to who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.mention import Findings

if TYPE_CHECKING:
    from extract.article import Article


def survey(article: Article) -> Findings:
    """Find all channels, persons and contacts of an article."""
    return Findings(article)
