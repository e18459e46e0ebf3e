"""What `add --report` writes: one line of JSON an article, saying what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.adding_articles import Taken
from tui.article_files import Failure
from tui.harmless import json_line

if TYPE_CHECKING:
    from directory.offers import Offer
    from tui.adding_articles import Unchanged

_FIELDS = ("person", "role", "department", "organization", "service", "place")
_PHONES = ("phone", "mobile", "fax")


def report_line(what: Taken | Unchanged | Failure) -> str:
    """Return the line, without its end; lone surrogates of a file's name stay readable escapes."""
    if isinstance(what, Failure):
        return json_line({"source": what.source, "outcome": "failed", "reason": what.reason})
    if not isinstance(what, Taken):
        return json_line({"source": what.source, "outcome": "unchanged"})
    article, added = what.article.article, what.added
    line: dict[str, Any] = {"source": article.source, "outcome": added.outcome.value}
    if added.same_as is not None:
        line["same_as"] = added.same_as
    line |= {"title": article.title, "published": article.published}
    return json_line(line | {"contacts": [_contact(offer) for offer in what.article.offered]})


def _contact(offer: Offer) -> dict[str, Any]:
    said = {one.field: one.value for one in reversed(offer.said)}
    return {
        **{field: said.get(field) for field in _FIELDS},
        "phones": [one.value for one in offer.said if one.field in _PHONES],
        "emails": [one.value for one in offer.said if one.field == "email"],
        "confidence": round(offer.confidence, 2),
        "quote": offer.quote,
    }
