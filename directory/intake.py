"""Take articles in: what is new, what has changed, what is another place of a text that is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from directory import articles, documents, passages
from directory.entry import Added, Outcome
from directory.suppress import keep_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.documents import Seen
    from directory.offers import Offer
    from directory.prepared import Prepared
    from directory.suppress import Screen
    from directory.work import Work


def take(work: Work, prepared: Prepared, known: Screen | None) -> Added:
    """Take in one article; see `Store.add`."""
    connection, article = work.connection, prepared.article
    offered: Sequence[Offer] = prepared.offered
    digest, head = prepared.digest, prepared.head_digest
    held = articles.held(connection, article.source)
    if held is not None and (held.digest, held.head_digest) == (digest, head):
        return Added(Outcome.UNCHANGED, 0, 0)
    (newest,) = connection.execute("SELECT coalesce(max(id), 0) FROM contact").fetchone()
    if held is not None and held.digest != digest:
        work.leave(held.source, held.article_id)
    if known is not None:
        article, offered = keep_out(known, article, offered)
    article_id, is_new = articles.put(connection, article, digest, head)
    if is_new:
        work.contacts |= passages.write(connection, work.grouping, article_id, offered)
        work.articles.add(article_id)
        ready = prepared.article  # not as it may have been blackened since
        work.ready.articles[article_id] = (
            {"title": ready.title or "", "text": ready.text},
            prepared.terms,
        )
    else:
        work.reattach(article_id)
    work.settle()
    contacts = passages.contacts(connection, article_id)
    new = sum(contact_id > newest for contact_id in contacts)
    same_as = None if is_new else articles.another_source(connection, article_id, article.source)
    outcome = Outcome.CHANGED if held else Outcome.SAME_TEXT if same_as else Outcome.NEW
    return Added(outcome, new, len(contacts) - new, same_as)


def take_document(
    work: Work, document: Seen, prepared: Sequence[Prepared], known: Screen | None
) -> list[Added]:
    """Take in what a document holds, in place of what it held; see `Store.add_document`."""
    connection = work.connection
    at_address = documents.at_address(connection, document)
    other = documents.replaced(connection, document)
    if other is not None and other.dated > document.dated:
        added = [Added(Outcome.OUTDATED, 0, 0, other.place)]
        current: set[str] = set()
    else:
        added = [take(work, one, known) for one in prepared]
        current = {articles.place(one.article.source) for one in prepared}
        if other is not None and _leave(work, other, current | _sharing(work, current)):
            added = [
                replace(one, outcome=Outcome.CHANGED) if one.outcome is Outcome.NEW else one for one in added
            ]
    _leave(work, document, current)
    work.settle()
    for one in (*at_address, document):  # what was replaced stays known: adding it again changes nothing
        documents.note(connection, one)
    return added


def _leave(work: Work, document: Seen, but: set[str]) -> bool:
    """Withdraw what a document has yielded, but not these places; tell whether there was any."""
    gone = [row for row in articles.of_document(work.connection, document.place) if row[2] not in but]
    for source, article_id, _ in gone:
        work.leave(source, article_id)
    return bool(gone)


def _sharing(work: Work, current: set[str]) -> set[str]:
    """Return the places of the same texts: they are said in both."""
    query = (
        "SELECT place FROM origin WHERE place IS NOT NULL"
        " AND article_id IN (SELECT article_id FROM origin WHERE place = ?)"
    )
    return {row[0] for where in current for row in work.connection.execute(query, (where,))}
