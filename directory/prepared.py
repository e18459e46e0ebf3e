"""Turn the findings of an article into what the writer needs of them: work that can be done elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from directory import weights
from directory.offers import digest_of_article, digest_of_offers, offers

if TYPE_CHECKING:
    from directory.offers import Offer
    from directory.topics import Topics
    from directory.weights import Terms
    from extract.article import Article
    from extract.mention import Findings


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be stored: its head and text without blocks and links, and what it offers.

    `digest` is what two sources of one article share, `head_digest` tells whether text or head of a source
    are otherwise now. `terms` are what title and text are found by.
    """

    article: Article
    offered: tuple[Offer, ...]
    digest: str
    head_digest: str
    terms: Terms


def prepare(findings: Findings, topics: Topics) -> Prepared:
    """Return what is stored of the findings; small enough to be sent from a worker to the writer."""
    article = findings.article
    offered = offers(findings, topics)
    return Prepared(
        replace(article, blocks=(), links=(), identities=(), emphases=()),
        offered,
        digest_of_offers(article, offered),
        digest_of_article(article),
        weights.of_article(article.title, article.text),
    )
