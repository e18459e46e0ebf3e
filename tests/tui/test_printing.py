from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.entry import Entry, Hit, Passage, Statement
from tui.printing import Look, age, day, entry_lines, hit_lines, number_as_dialled

TODAY = dt.date(2026, 11, 22)
LOOK = Look(TODAY)
ADA = Entry(
    7,
    person="Ada Beispiel",
    role="Integrationsbeauftragte",
    department="Fachdienst Migration",
    organization="Landkreis Musterstadt",
    service="Sprachkurs für Eltern",
    topics=("integration",),
    phones=("+493023125001", "115"),
    mobiles=("+4917139200001",),
    faxes=("+493023125002",),
    emails=("ada@kreis.example",),
    place="Am Markt 1, Musterstadt",
    first_seen="2016-01-02",
    last_seen="2017-11-30",
    sources=("articles/kurs.txt",),
    confidence=0.97,
    quote="Auskunft gibt Ada Beispiel.",
)
HIT = Hit(ADA, 1.0, "service", "Auskunft gibt Ada Beispiel.", "articles/kurs.txt")


def test_a_hit_for_people() -> None:
    assert list(hit_lines(1, HIT, LOOK)) == [
        " 1  Ada Beispiel  [7]",
        "    Integrationsbeauftragte",
        "    Fachdienst Migration, Landkreis Musterstadt",
        "    for        Sprachkurs für Eltern",
        "    phone      030 23125001, 115",
        "    mobile     0171 39200001",
        "    fax        030 23125002",
        "    e-mail     ada@kreis.example",
        "    place      Am Markt 1, Musterstadt",
        "    last seen  30 Nov 2017 (8 years ago)",
        "    “Auskunft gibt Ada Beispiel.”",
        "    articles/kurs.txt",
    ]


def test_a_body_without_a_person_stands_in_the_first_line_alone() -> None:
    body = replace(ADA, person=None, role=None)
    assert list(hit_lines(1, replace(HIT, entry=body), LOOK))[:2] == [
        " 1  Fachdienst Migration  [7]",
        "    Landkreis Musterstadt",
    ]
    alone = replace(body, department=None)
    assert list(hit_lines(1, replace(HIT, entry=alone), LOOK))[:2] == [
        " 1  Landkreis Musterstadt  [7]",
        "    for        Sprachkurs für Eltern",
    ]


def test_an_article_that_names_nobody_is_said_to_be_one() -> None:
    article = Entry(-3, service="Neuer Kurs", last_seen="2017-11-30")
    assert list(
        hit_lines(2, Hit(article, 0.5, "title", "Es gibt einen Kurs.", "articles/kurs.txt"), LOOK)
    ) == [
        " 2  Neuer Kurs",
        "    an article that names nobody to call",
        "    last seen  30 Nov 2017 (8 years ago)",
        "    “Es gibt einen Kurs.”",
        "    articles/kurs.txt",
    ]


def test_an_entry_shows_who_says_so() -> None:
    passage = Passage(
        3,
        "articles/kurs.txt",
        "Neuer Kurs",
        "Der Bote",
        "2017-11-30",
        "https://bote.example/1",
        "Auskunft gibt Ada.",
        4,
        22,
    )
    found = Statement(
        "phone", "+493023125001", "(0 30) 2 31 25-001", "articles/kurs.txt", "2017-11-30", 9, 27, "label"
    )
    entered = Statement(
        "email", "ada@kreis.example", "", "", None, 0, 0, "", said_by="Wenke Muster", current=False
    )
    lines = list(entry_lines(ADA, [passage], [found, entered], LOOK, str.upper))
    assert "    topics     INTEGRATION" in lines
    assert "    first seen 02 Jan 2016" in lines
    assert "    status     found, confidence 0.97" in lines
    assert lines[lines.index("What articles say") + 1 :] == [
        "    30 Nov 2017  Der Bote, Neuer Kurs",
        "    “Auskunft gibt Ada.”",
        "    articles/kurs.txt, characters 4-22",
        "    https://bote.example/1",
        "",
        "Evidence of each field",
        "    phone         030 23125001 from “(0 30) 2 31 25-001” (articles/kurs.txt:9-27, label)",
        "    email         ada@kreis.example (by hand (Wenke Muster), no longer shown)",
    ]


def test_long_quotes_wrap_on_a_terminal_alone() -> None:
    long = replace(HIT, quote="Wort " * 60)
    assert max(len(line) for line in hit_lines(1, long, LOOK)) > 300
    assert max(len(line) for line in hit_lines(1, long, replace(LOOK, width=60))) <= 60


def test_styles_only_where_wanted() -> None:
    assert "\x1b" not in "".join(hit_lines(1, HIT, LOOK))
    assert "\x1b[1mAda Beispiel\x1b[0m" in "".join(hit_lines(1, HIT, replace(LOOK, styled=True)))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        # developed on
        ("+493023125001", "030 23125001"),
        ("+4915228817386", "01522 8817386"),
        ("116117", "116117"),
        ("+431234567", "+43 1 234567"),
        # hard negatives: nothing but E.164 reaches the parser
        ("tel:030;phone-context=+49", "tel:030;phone-context=+49"),
        ("+49\x1b[31m30", "+49[31m30"),
        ("+0", "+0"),
        ("", ""),
    ],
)
def test_number_as_dialled(number: str, shown: str) -> None:
    assert number_as_dialled(number) == shown


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "1 day ago"),
        ("2026-10-30", "23 days ago"),
        ("2026-10-20", "1 month ago"),
        ("2025-12-24", "10 months ago"),
        ("2024-02-29", "2 years ago"),
        ("2025-11-22", "1 year ago"),
        ("2025-11-23", "11 months ago"),
        ("2017-11-30", "8 years ago"),
        ("2027-01-01", None),
        ("2017", None),
        (None, None),
    ],
)
def test_age(iso: str | None, said: str | None) -> None:
    assert age(iso, TODAY) == said


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2017-11-30", "30 Nov 2017"), ("2017-11", "2017-11"), (None, "no date"), ("\x1b[2J", "[2J")],
)
def test_day(iso: str | None, shown: str) -> None:
    assert day(iso) == shown


any_text = st.text(st.characters(exclude_categories=()), max_size=30)


@given(any_text, any_text)
def test_no_field_steers_the_terminal(name: str, quote: str) -> None:
    hostile = replace(
        ADA,
        person=name,
        role=name,
        department=name,
        phones=(name,),
        emails=(name,),
        place=name,
        last_seen=name,
        note=name,
    )
    passage = Passage(1, name, name, name, name, name, quote, 0, 1)
    statement = Statement("phone", name, quote, name, None, 0, 1, name)
    for line in (
        *hit_lines(1, Hit(hostile, 1.0, name, quote, name), LOOK),
        *entry_lines(hostile, [passage], [statement], LOOK, lambda topic: topic),
    ):
        assert line.isprintable()
