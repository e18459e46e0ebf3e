"""Tell in which part of a page an element begins: by its tag, its role, the words of its class and id."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.article import Region

if TYPE_CHECKING:
    import turbohtml

_REGIONS = {
    "header": Region.HEADER,
    "nav": Region.NAVIGATION,
    "aside": Region.ASIDE,
    "footer": Region.FOOTER,
    "form": Region.FORM,
    "select": Region.FORM,
    "button": Region.FORM,
}
_ROLES = {
    "banner": Region.HEADER,
    "navigation": Region.NAVIGATION,
    "menu": Region.NAVIGATION,
    "complementary": Region.ASIDE,
    "contentinfo": Region.FOOTER,
    "search": Region.FORM,
}
# Words of class and id names that page builders give to the frame of a page. Whole words only: "header"
# is none in "article-header-text" once the page's <main> or <article> has begun (see _region).
_FRAME_WORDS = {
    "footer": Region.FOOTER,
    "foot": Region.FOOTER,
    "fuss": Region.FOOTER,
    "colophon": Region.FOOTER,
    "copyright": Region.FOOTER,
    "imprint": Region.FOOTER,
    "impressum": Region.FOOTER,
    "nav": Region.NAVIGATION,
    "navbar": Region.NAVIGATION,
    "navi": Region.NAVIGATION,
    "navigation": Region.NAVIGATION,
    "menu": Region.NAVIGATION,
    "breadcrumb": Region.NAVIGATION,
    "breadcrumbs": Region.NAVIGATION,
    "topbar": Region.HEADER,
    "masthead": Region.HEADER,
    "sidebar": Region.ASIDE,
    "cookie": Region.FORM,
    "comments": Region.COMMENT,
    "comment": Region.COMMENT,
    "commentlist": Region.COMMENT,
    "kommentare": Region.COMMENT,
}
# What a mail program puts around the message that is answered (Gmail, Outlook, Thunderbird, Yahoo, Proton).
_QUOTES = re.compile(
    r"\b(?:gmail_quote|gmail_attr|yahoo_quoted|protonmail_quote|moz-cite-prefix|divRplyFwdMsg)\b"
)
_FORWARD = re.compile(
    r"Forwarded message|Weitergeleitete Nachricht|Begin forwarded|weitergeleiteten Nachricht"
)
_CLASS_WORD = re.compile(r"[a-z]+")
_ARTICLE = Region.ARTICLE  # looked up once: in Python 3.11 that takes longer than the rest
_WRAPPERS = frozenset({"html", "body", "main", "article"})
_NAMES = 4096  # names of classes and ids that are remembered: a site's pages repeat theirs


def region_of_element(node: turbohtml.Element, tag: str, *, inside_article: bool) -> Region:
    """Return the region of an element that lies in no frame yet (what lies in one stays in it)."""
    region = _REGIONS.get(tag)
    if region is not None and not (inside_article and tag in ("header", "footer")):
        return region
    if tag in _WRAPPERS:
        return _ARTICLE
    attribute = node.attr
    if (role := attribute("role")) and (named := _ROLES.get(role)):
        return named
    name, names = attribute("id"), attribute("class")
    is_quote, by_id = _told(name) if name else (False, None)
    quotes, by_class = _told(names) if names else (False, None)
    if is_quote or quotes or (tag == "blockquote" and attribute("type") == "cite"):
        return _ARTICLE if _FORWARD.search(node.text[:300]) else Region.COMMENT
    return by_id or by_class or _ARTICLE


@lru_cache(maxsize=_NAMES)
def _told(names: str) -> tuple[bool, Region | None]:
    """Return whether names of classes (or an id) are those of a quoted message, and the frame they tell."""
    words = _CLASS_WORD.findall(names.lower())
    frame = next((_FRAME_WORDS[word] for word in words if word in _FRAME_WORDS), None)
    return _QUOTES.search(names) is not None, frame
