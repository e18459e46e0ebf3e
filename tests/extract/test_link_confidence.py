"""The probability that a contact is wholly right: its range, and what it rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_rows import surveyed

from extract import Body, Contact, Email, Person, Phone, PhoneKind, Span
from extract.link.confidence import confidence_of, traits

SPAN = Span(0, 4)
PHONE = Phone(SPAN, "030 23125-001", "+493023125001", PhoneKind.VOICE, "row")
EMAIL = Email(SPAN, "kramer@seefurt.example", "kramer@seefurt.example", "row")
ANNA = Person(SPAN, "Anna Kramer", "Anna Kramer", "row")
TAFEL = Body(SPAN, "Tafel Seefurt e. V.", "Tafel Seefurt e. V.", "legal form")
BARE = Contact(None, None, None, None, None, None, (PHONE,), (), SPAN, 0.0, "card")


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (BARE, {"any", "offer card"}),
        (replace(BARE, rule="pronoun, no body"), {"any", "offer pronoun", "no body"}),
        (
            replace(BARE, rule="sentence, body from context, name in address"),
            {"any", "offer sentence", "body from context", "name in address"},
        ),
        (replace(BARE, person=ANNA), {"any", "offer card", "person"}),
        (
            replace(BARE, person=replace(ANNA, certainty=0.5)),
            {"any", "offer card", "person", "doubtful person"},
        ),
        (
            replace(BARE, person=replace(ANNA, name="Kramer", given=False)),
            {"any", "offer card", "person", "part of a name"},
        ),
        (replace(BARE, organization=TAFEL), {"any", "offer card", "body legal form"}),
        (
            replace(BARE, department=replace(TAFEL, rule="placed"), organization=TAFEL),
            {"any", "offer card", "body placed", "body in body"},
        ),
        (replace(BARE, phones=(replace(PHONE, completed=True),)), {"any", "offer card", "completed number"}),
        (replace(BARE, phones=(PHONE,) * 3, emails=(EMAIL,)), {"any", "offer card", "many channels"}),
        # three are not many
        (replace(BARE, phones=(PHONE,) * 3), {"any", "offer card"}),
    ],
)
def test_traits(contact: Contact, expected: set[str]) -> None:
    assert set(traits(contact)) == expected


@given(
    rule=st.text(max_size=40),
    person=st.sampled_from([None, ANNA, replace(ANNA, name="Kramer", given=False, certainty=0.1)]),
    department=st.sampled_from([None, TAFEL]),
    organization=st.sampled_from([None, TAFEL, replace(TAFEL, rule="placed")]),
    count=st.integers(0, 6),
)
def test_a_probability(
    rule: str, person: Person | None, department: Body | None, organization: Body | None, count: int
) -> None:
    contact = replace(
        BARE,
        rule=rule,
        person=person,
        department=department,
        organization=organization,
        phones=(PHONE,) * count,
    )
    assert 0 <= confidence_of(contact) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "030 23125-001",
        "Anna Kramer\n030 23125-001",
        "Tafel Seefurt e. V.\nAnna Kramer\n030 23125-001\nkramer@seefurt.example",
        "Wer mitmachen will, meldet sich bei Anna Kramer unter Telefon 030 23125-001 bis Freitag an.",
        "<h1>Tafel</h1><p>Telefon 030 23125-001</p>",
    ],
)
def test_contacts_carry_it(text: str) -> None:
    for contact in surveyed(text).contacts:
        assert 0 < contact.confidence < 1
        assert contact.confidence == confidence_of(contact)
        assert contact.rule


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        # a body of its own beats none
        ("Tafel Seefurt e. V.\nTelefon 030 23125-001", "Telefon 030 23125-001"),
        # a department that names its larger body beats a lone word
        ("Jugendamt Seefurt\nTelefon 030 23125-001", "Kontakt\nTelefon 030 23125-001"),
    ],
)
def test_what_makes_surer(surer: str, less_sure: str) -> None:
    (one,), (other,) = surveyed(surer).contacts, surveyed(less_sure).contacts
    assert one.confidence >= other.confidence
