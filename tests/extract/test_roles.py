"""The function printed beside a person. Each row: text, the role of the first person in it (or None)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.find.persons import find_persons
from extract.find.roles import find_roles

# Developed on.
ROLES = [
    ("Integrationsbeauftragte Anna Kramer, Tel. 030 23125000", "Integrationsbeauftragte"),
    ("Anna Kramer, 1. Vorsitzende, Tel. 030 23125000", "1. Vorsitzende"),
    ("Pressesprecherin: Anna Kramer", "Pressesprecherin"),
    ("Anna Kramer (Leitung)", "Leitung"),
    ("Anna Kramer (Leiterin)", "Leiterin"),
    ("1. Vorsitzender\nBernd Voss\nTel. 030 23125000", "1. Vorsitzender"),
    ("Bernd Voss\nstellv. Leiter\nTel. 030 23125000", "stellv. Leiter"),
    ("Bernd Voss\n\nGeschäftsführer\n\nTel. 030 23125000", "Geschäftsführer"),
    ("Leitung: Anna Kramer", "Leitung"),
    ("Kursleitung: Anna Kramer", "Kursleitung"),
    ("unter der Leitung von Anna Kramer", "Leitung"),
    ("Anna Kramer, Leiterin der Beratungsstelle, sagt", "Leiterin"),
    ("Anna Kramer, Leitung des Mittelstufenchors, Tel.", "Leitung des Mittelstufenchors"),
    ("Anna Kramer, Lotsin für den Bereich Wohnen", "Lotsin für den Bereich Wohnen"),
    ("Anna Kramer, Fachwartin Sport für Ältere, Tel.", "Fachwartin Sport für Ältere"),
    ("Rechtsanwalt Bernd Voss", "Rechtsanwalt"),
    ("Bernd Voss\nRechtsanwalt und Fachanwalt für IT-Recht\n", "Rechtsanwalt und Fachanwalt für IT-Recht"),
    (
        "Gleichstellungs- und Integrationsbeauftragte Dr. Anna Kramer",
        "Gleichstellungs- und Integrationsbeauftragte",
    ),
    ("Berater/in: Anna Kramer", "Berater/in"),
    ("Anna Kramer, die Leiterin, unter 030 23125000", "Leiterin"),
    ("Anna Kramer – Geschäftsführerin", "Geschäftsführerin"),
    ("Hebamme Anna Kramer", "Hebamme"),
    ("Anna Kramer, Hebamme", "Hebamme"),
    ("Pfarrerin Dr. Anna Kramer", "Pfarrerin"),
    ("Pfarrer Voss", "Pfarrer"),
    ("Bürgermeisterin Anna Kramer begrüßte", "Bürgermeisterin"),
    ("der Geschäftsführer Bernd Voss (030 23125000)", "Geschäftsführer"),
    ("steht Ihnen der Geschäftsführer Bernd Voss gern bereit", "Geschäftsführer"),
    ("Sachbearbeiterin Frau Kramer", "Sachbearbeiterin"),
    ("Sachbearbeiter: Herr Voss", "Sachbearbeiter"),
    ("Koordinatorin: Frau Dr. Anna Kramer", "Koordinatorin"),
    ("Schriftführer: Bernd Voss", "Schriftführer"),
    ("Kassenwart Bernd Voss", "Kassenwart"),
    ("Anna Kramer, Schatzmeisterin", "Schatzmeisterin"),
    ("stellvertretende Vorsitzende Anna Kramer", "stellvertretende Vorsitzende"),
    ("2. Vorsitzende: Anna Kramer", "2. Vorsitzende"),
    ("Erste Bürgermeisterin Anna Kramer", "Erste Bürgermeisterin"),
    ("Anna Kramer, M. A., Referentin, Tel.", "Referentin"),
    ("Anna Kramer | Projektleiterin", "Projektleiterin"),
    ("Sozialpädagogin Anna Kramer", "Sozialpädagogin"),
    ("Anna Kramer, Migrationsberaterin", "Migrationsberaterin"),
    ("Radverkehrsbeauftragter\nBernd Voss", "Radverkehrsbeauftragter"),
    ("ehrenamtlicher Berater Bernd Voss", "ehrenamtlicher Berater"),
    ("Quartiersmanagerin Anna Kramer", "Quartiersmanagerin"),
    ("Anna Kramer, Redakteurin", "Redakteurin"),
    ("Trainer Bernd Voss", "Trainer"),
    ("Behindertenbeauftragter: Bernd Voss", "Behindertenbeauftragter"),
    ("Name: Kramer\nVorname: Anna\nPosition: Pressesprecherin", "Pressesprecherin"),
]

# Hard negatives: cues, bodies, other persons' roles.
NO_ROLES = [
    ("Ansprechpartnerin: Frau Anna Kramer", None),
    ("Ihr Ansprechpartner Bernd Voss", None),
    ("Kontaktperson: Bernd Voss", None),
    ("Anna Kramer, Bernd Voss (Kassenwart)", None),
    ("Anna Kramer und Bernd Voss, Schriftführer", None),
    ("Anna Kramer, Jugendamt", None),
    ("Anna Kramer\nFachdienst Migration", None),
    ("Anna Kramer\nTel. 030 23125000", None),
    ("Beratungsstelle\nAnna Kramer", None),
    ("Fachdienst Teilhabe Anna Kramer", None),
    ("Frau Anna Kramer", None),
    ("Anna Kramer sprach mit dem Leiter.", None),
    ("Teilnehmerin Anna Kramer", None),
    ("Die Leiter stand an der Wand. Anna Kramer lachte.", None),
    ("Anna Kramer (030 23125000)", None),
    ("Anna Kramer", None),
]


@pytest.mark.parametrize(("text", "role"), [*ROLES, *NO_ROLES])
def test_role_beside_the_person(text: str, role: str | None) -> None:
    found = find_roles(text, find_persons(text)[0])
    assert (found.text if found else None) == role


def test_line_by_line_each_person_has_the_role_below() -> None:
    text = "Anna Kramer\nVorsitzende\nBernd Voss\nKassenwart\n"
    roles = [find_roles(text, person) for person in find_persons(text)]
    assert [role.text if role else None for role in roles] == ["Vorsitzende", "Kassenwart"]


def test_card_by_card_each_person_has_the_role_above() -> None:
    text = "Vorsitzende\nAnna Kramer\n\nKassenwart\nBernd Voss\n\nSchriftführerin\nIlse Tamm"
    roles = [find_roles(text, person) for person in find_persons(text)]
    assert [role.text if role else None for role in roles] == ["Vorsitzende", "Kassenwart", "Schriftführerin"]


_PIECES = [
    "Anna Kramer",
    "Leiterin",
    "1.",
    "stellv.",
    "für",
    "der",
    ",",
    "(",
    ")",
    ":",
    "\n",
    "Dr.",
    "Soziales",
    "Tel.",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_the_range_of_a_role_is_exact_and_beside_the_person(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for person in find_persons(text):
        role = find_roles(text, person)
        if role is not None:
            assert role.text == text[role.span.start : role.span.end] != ""
            assert not role.span.overlaps(person.span)
