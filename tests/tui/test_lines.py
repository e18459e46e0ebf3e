from __future__ import annotations

import json
from typing import Any

from directory.entry import Entry, Hit, Results
from extract import (
    Article,
    Block,
    BlockKind,
    Body,
    Contact,
    Email,
    Findings,
    Person,
    Phone,
    PhoneKind,
    Rejection,
    Service,
    Span,
)
from tui.lines import answer_line, article_line

TEXT = "Der Sprachkurs. Auskunft: Ada Beispiel, Fachdienst Migration, (0 30) 2 31 25-001, a@kreis.example"


def at(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part))


PHONE = Phone(at("(0 30) 2 31 25-001"), "(0 30) 2 31 25-001", "+493023125001", PhoneKind.VOICE, "label")
EMAIL = Email(at("a@kreis.example"), "a@kreis.example", "a@kreis.example", "plain")
ADA = Person(at("Ada Beispiel"), "Ada Beispiel", "Ada Beispiel", "before a channel")
BODY = Body(at("Fachdienst Migration"), "Fachdienst Migration", "Fachdienst Migration", "list")
COURSE = Service(at("Sprachkurs"), "Sprachkurs", "Sprachkurs", "subject")
FINDINGS = Findings(
    Article(
        "articles/kurs.txt",
        TEXT,
        (Block(Span(0, len(TEXT)), BlockKind.PARAGRAPH),),
        title="Kurs",
        published="2017-11-30",
        publisher="Der Bote",
        language="de",
    ),
    (PHONE,),
    (EMAIL,),
    (
        Contact(
            ADA, None, BODY, None, COURSE, None, (PHONE,), (EMAIL,), at("Auskunft: Ada"), 0.971234, "named"
        ),
    ),
    (ADA, ADA),
    furniture_emails=(EMAIL,),
    rejections=(Rejection(Span(0, 3), "Der", "phone", "date"),),
)


TOPICS = [["integration"]]


def test_an_article_has_the_documented_form() -> None:
    phone = {"number": "+493023125001", "kind": "voice", "text": "(0 30) 2 31 25-001", "start": 62, "end": 80}
    email = {"address": "a@kreis.example", "text": "a@kreis.example", "start": 82, "end": 97}
    assert json.loads(article_line(FINDINGS, TOPICS)) == {
        "source": "articles/kurs.txt",
        "title": "Kurs",
        "published": "2017-11-30",
        "publisher": "Der Bote",
        "language": "de",
        "phones": [phone],
        "emails": [email],
        "contacts": [
            {
                "person": "Ada Beispiel",
                "role": None,
                "department": "Fachdienst Migration",
                "organization": None,
                "service": "Sprachkurs",
                "topics": ["integration"],
                "phones": ["+493023125001"],
                "emails": ["a@kreis.example"],
                "confidence": 0.9712,
                "quote": "Auskunft: Ada",
            }
        ],
        "persons": ["Ada Beispiel"],
        "furniture": {"phones": [], "emails": [email]},
    }


def test_explain_adds_rules_and_rejections() -> None:
    line: dict[str, Any] = json.loads(article_line(FINDINGS, TOPICS, explain=True))
    assert line["phones"][0]["rule"] == "label"
    assert line["emails"][0]["rule"] == "plain"
    assert line["contacts"][0]["rule"] == "named"
    assert line["contacts"][0]["rules"]["department"] == "list"
    assert line["rejections"] == [{"text": "Der", "kind": "phone", "reason": "date", "start": 0, "end": 3}]


def test_an_answer_has_the_documented_form() -> None:
    entry = Entry(
        7,
        person="Ada Beispiel",
        role="Leiterin",
        department="Fachdienst Migration",
        organization="Landkreis Musterstadt",
        service="Sprachkurs",
        topics=("integration",),
        phones=("+493023125001",),
        mobiles=("+491713920001",),
        faxes=("+493023125002",),
        emails=("a@kreis.example",),
        last_seen="2017-11-30",
    )
    hit = Hit(entry, 0.83219, "service: sprachkurs", "Auskunft gibt Ada.", "articles/kurs.txt")
    assert json.loads(answer_line("Sprachkurs", Results((hit,), 1))) == {
        "query": "Sprachkurs",
        "hits": [
            {
                "id": 7,
                "person": "Ada Beispiel",
                "department": "Fachdienst Migration",
                "organization": "Landkreis Musterstadt",
                "service": "Sprachkurs",
                "topics": ["integration"],
                "phones": ["+493023125001", "+491713920001", "+493023125002"],
                "emails": ["a@kreis.example"],
                "score": 0.8322,
                "last_seen": "2017-11-30",
                "source": "articles/kurs.txt",
                "quote": "Auskunft gibt Ada.",
            }
        ],
    }


def test_no_hits() -> None:
    assert answer_line('"', Results((), 0)) == '{"query": "\\"", "hits": []}'
