"""Survey one article. The finders and their word lists are imported by the first survey: 0.2 s."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.article import Article
    from extract.mention import Findings


def survey(article: Article) -> Findings:
    """Find all channels, persons and contacts of an article.

    An article without a channel costs the search for one and nothing more.
    """
    # Imported late: looking things up in a directory needs none of it.
    from extract.findings import findings_of  # noqa: PLC0415

    return findings_of(article)
