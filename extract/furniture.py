"""Tell the article from the page's frame: which blocks beside the text belong to this very article.

Header, navigation, footer, forms and comments hold the site's own channels. The column beside the text
holds both: adverts and emergency numbers, but also the contact card of this very article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.article import Region
from extract.mention import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Article, Block
    from extract.mention import Channel

# What stands above a card that belongs to the text beside it. "Kontakt" alone does not: it stands above
# the site's own hotline as well.
_CARD = re.compile(
    r"\b(?:Presse-?\s?kontakte?|Medienkontakte?|Ansprech(?:partner|person)\w*|Rückfragen?\w*|Pressestelle|"
    r"Kontaktpersone?n?|Zuständig\w*|Ihre? Kontakt|Kontakt zu(?:r|m)\b)",
    re.IGNORECASE,
)
_NEAR = 14  # blocks between such a heading and the channel: the fields of a card, one a block


def article_blocks(article: Article, channels: Sequence[Channel]) -> frozenset[int]:
    """Return the numbers of the blocks that belong to the article.

    A block beside the text belongs to it if a heading near above says so, or if it repeats a channel of
    the text: then the card names who answers there.
    """
    blocks = article.blocks
    text = {number for number, block in enumerate(blocks) if block.region is Region.ARTICLE}
    if len(text) == len(blocks):
        return frozenset(text)
    located = [(number, value_of(c)) for c in channels if (number := _block_of(blocks, c)) is not None]
    printed = {value for number, value in located if number in text}
    beside: set[int] = set()
    for number, value in located:
        if blocks[number].region is Region.ASIDE and number not in beside:
            card = _card_above(article, number)
            if card is not None:
                beside |= set(range(card, number + 1))
            elif value in printed:
                beside |= _column(blocks, number)
    return frozenset(text | beside)


def _card_above(article: Article, number: int) -> int | None:
    """Return the block above a channel that says whose card this is."""
    for above in range(number, max(-1, number - _NEAR), -1):
        block = article.blocks[above]
        if block.region is not Region.ASIDE:
            return None
        if _CARD.search(block.span.of(article.text)):
            return above
    return None


def _column(blocks: Sequence[Block], number: int) -> set[int]:
    """Return the blocks around a channel that share its place on the page."""
    path = blocks[number].path
    return {
        other
        for other in range(max(0, number - _NEAR), min(len(blocks), number + _NEAR))
        if blocks[other].region is Region.ASIDE
        and blocks[other].path[: len(path) - 2] == path[: len(path) - 2]
    }


def _block_of(blocks: Sequence[Block], channel: Channel) -> int | None:
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle].span.end <= channel.span.start:
            low = middle + 1
        else:
            high = middle
    return low if low < len(blocks) and blocks[low].span.start <= channel.span.start else None
