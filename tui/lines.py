"""The JSON Lines of `extract` and `find --json`; other programs read them, so their form stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.harmless import json_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.entry import Hit, Results
    from extract import Article, Contact, Email, Findings, Phone


def article_line(findings: Findings, topics: Sequence[Sequence[str]], *, explain: bool = False) -> str:
    """Return the line of one article: its channels, contacts, persons, and the page's furniture.

    `topics` holds the topics of each contact, in the order of `findings.contacts`. `start` and `end` count
    characters of the article's text. With `explain` every mention also has the `rule` that found it, and
    `rejections` lists what looked like a channel and is none, with the reason.
    """
    article = findings.article
    record: dict[str, Any] = {
        "source": article.source,
        "title": article.title,
        # the day of the file in which an undated article was saved is none of its own
        "published": None if article.published_rule == "file" else article.published,
        "publisher": article.publisher,
        "language": article.language,
        "phones": [_phone(phone, explain=explain) for phone in findings.phones],
        "emails": [_email(email, explain=explain) for email in findings.emails],
        "contacts": [
            _contact(contact, article, filed_under, explain=explain)
            for contact, filed_under in zip(findings.contacts, topics, strict=True)
        ],
        "persons": list(dict.fromkeys(person.name for person in findings.persons)),
        "furniture": {
            "phones": [_phone(phone, explain=explain) for phone in findings.furniture_phones],
            "emails": [_email(email, explain=explain) for email in findings.furniture_emails],
        },
    }
    if explain:
        record["rejections"] = [
            {"text": r.text, "kind": r.kind, "reason": r.reason, "start": r.span.start, "end": r.span.end}
            for r in findings.rejections
        ]
    return json_line(record)


def answer_line(query: str, results: Results) -> str:
    """Return the line of one query with its hits, best first."""
    return json_line({"query": query, "hits": [_hit(hit) for hit in results.hits]})


def _phone(phone: Phone, *, explain: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "number": phone.number,
        "kind": phone.kind.value,
        "text": phone.text,
        "start": phone.span.start,
        "end": phone.span.end,
    }
    return record | {"rule": phone.rule, "completed": phone.completed} if explain else record


def _email(email: Email, *, explain: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "address": email.address,
        "text": email.text,
        "start": email.span.start,
        "end": email.span.end,
    }
    return record | {"rule": email.rule} if explain else record


def _contact(contact: Contact, article: Article, topics: Sequence[str], *, explain: bool) -> dict[str, Any]:
    parts = {
        "person": contact.person,
        "role": contact.role,
        "department": contact.department,
        "organization": contact.organization,
        "service": contact.service,
    }
    record: dict[str, Any] = {
        "person": contact.person and contact.person.name,
        "role": contact.role and contact.role.text,
        "department": contact.department and contact.department.name,
        "organization": contact.organization and contact.organization.name,
        "service": contact.service and contact.service.name,
        "topics": list(topics),
        "phones": [phone.number for phone in contact.phones],
        "emails": [email.address for email in contact.emails],
        "confidence": round(contact.confidence, 4),
        "quote": contact.quote.of(article.text),
    }
    if explain:
        record["rule"] = contact.rule
        record["rules"] = {name: part.rule for name, part in parts.items() if part is not None}
    return record


def _hit(hit: Hit) -> dict[str, Any]:
    entry = hit.entry
    return {
        "id": entry.id,
        "person": entry.person,
        "department": entry.department,
        "organization": entry.organization,
        "service": entry.service,
        "topics": list(entry.topics),
        "phones": list(entry.all_phones),
        "emails": list(entry.emails),
        "score": round(hit.score, 4),
        "last_seen": entry.last_seen,
        "source": hit.source,
        "quote": hit.quote,
    }
