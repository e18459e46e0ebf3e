"""Where a body's name begins and ends: clubs by their letters, articles, legal forms, nouns behind a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_rows import Row, assert_contacts, late

from extract.find.bodies import Strength, find_bodies

B, W, N, L = Strength.BARE, Strength.WEAK, Strength.NAMED, Strength.LEGAL


def named(text: str) -> list[tuple[Strength, str]]:
    """Return how sure a text's bodies are, and their names in the nominative."""
    return [(found.strength, found.body.name) for found in find_bodies(text)]


CLUBS: list[tuple[str, list[tuple[Strength, str]]]] = [
    # developed on: letters and a name
    ("Der ASV Seefurt lädt ein.", [(N, "ASV Seefurt")]),
    ("SpVgg Lindenaue", [(N, "SpVgg Lindenaue")]),
    ("beim MTV Brunnhagen", [(N, "MTV Brunnhagen")]),
    ("die DPSG Seefurt", [(N, "DPSG Seefurt")]),
    ("Kolping Seefurt", [(N, "Kolping Seefurt")]),
    ("Pfadfinder Lindenaue", [(N, "Pfadfinder Lindenaue")]),
    ("Ortsfeuerwehr Lindenaue", [(N, "Ortsfeuerwehr Lindenaue")]),
    ("Spielmannszug Seefurt", [(N, "Spielmannszug Seefurt")]),
    ("Solawi Seefurt", [(N, "Solawi Seefurt")]),
    ("CVJM Seefurt", [(N, "CVJM Seefurt")]),
    ("IG Metall Seefurt", [(N, "IG Metall Seefurt")]),
    # bugs caught: letters by twos were too short for a head
    ("Der SV Seefurt lädt ein.", [(N, "SV Seefurt")]),
    ("FF Lindenaue", [(N, "FF Lindenaue")]),
    ("TC Grün-Weiß Seefurt", [(N, "TC Grün-Weiß Seefurt")]),
    ("Spiel gegen den FC Lindenaue", [(N, "FC Lindenaue")]),
    ("MV Talbach", [(N, "MV Talbach")]),
    ("SG Lindenaue/Seefurt", [(N, "SG Lindenaue/Seefurt")]),
    ("TV Brunnhagen 1884 e. V.", [(L, "TV Brunnhagen 1884 e. V.")]),
    ("FC Seefurt 1920 e. V.", [(L, "FC Seefurt 1920 e. V.")]),
    ("FC 05 Seefurt", [(N, "FC 05 Seefurt")]),
    # hard negatives: letters alone say not which club, nor does a number behind them
    ("SV", []),
    ("HC 5", []),
    ("SG 32", []),
    ("Landkreis 5", []),
    ("Die SG trifft sich.", []),
    ("im TV", []),
    ("TV Programm", []),
    ("BV, MV und LG", []),
    ("DPSG", []),
    ("Pfadfinder", []),
    ("Sv Seefurt", []),
    ("sv Seefurt", []),
    ("Tb Seefurt", []),
    ("mc Lindenaue", []),
    ("FFSeefurt", []),
]

NAMES: list[tuple[str, list[tuple[Strength, str]]]] = [
    # developed on: "a" body is none that answers
    ("in einer Beratungsstelle", [(B, "Beratungsstelle")]),
    ("in keinem Krankenhaus", [(B, "Krankenhaus")]),
    ("in Form einer E-Mail-Beratung", [(B, "E-Mail-Beratung")]),
    ("ein Verein", [(B, "Verein")]),
    ("bei einem Jugendamt", [(B, "Jugendamt")]),
    # hard negatives: one with a name, a legal form or a definite article is
    ("in der Volkshochschule", [(N, "Volkshochschule")]),
    ("beim Jugendamt", [(N, "Jugendamt")]),
    ("eine Tafel Seefurt e. V.", [(L, "Tafel Seefurt e. V.")]),
    ("ein Jugendamt Seefurt", [(N, "Jugendamt Seefurt")]),
    ("allein Jugendamt", [(N, "Jugendamt")]),
    # developed on: ministries of several fields
    ("das Ministerium der Justiz und für Europa", [(N, "Ministerium der Justiz und für Europa")]),
    (
        "Ministerium für Kultus und für Jugend, Seefurt",
        [(N, "Ministerium für Kultus und für Jugend")],
    ),
    # hard negatives: another thing begins behind "und"
    ("Jugendamt Seefurt und für alle Kinder", [(N, "Jugendamt Seefurt")]),
    ("Mieterverein Seefurt und für Sie da", [(N, "Mieterverein Seefurt")]),
    # developed on: heads behind a known name are part of it
    ("Caritas Zentrum Seefurt", [(N, "Caritas Zentrum Seefurt")]),
    ("im AWO Zentrum Lindenaue", [(N, "AWO Zentrum Lindenaue")]),
    # developed on: nouns made of verbs and adjectives go on with the sentence
    ("Solawi Seefurt Verantwortung für einen Teil", [(N, "Solawi Seefurt")]),
    ("des Landkreises Seefurt Verstärkung", [(N, "Landkreis Seefurt")]),
    ("Landkreis Seefurt Sicherheit", [(N, "Landkreis Seefurt")]),
    ("Caritas Sammlung", [(N, "Caritas")]),
    # hard negatives: within the name of an office they belong to it
    ("Fachdienst Migration", [(N, "Fachdienst Migration")]),
    ("Abteilung Forschung", [(N, "Abteilung Forschung")]),
    ("Stabsstelle Gleichstellung", [(N, "Stabsstelle Gleichstellung")]),
    # developed on: new, further and many ones begin no name, nor does who works there
    ("Neue Selbsthilfegruppe für Angehörige", [(N, "Selbsthilfegruppe für Angehörige")]),
    ("Kostenlose Beratungsstelle für Eltern", [(N, "Beratungsstelle für Eltern")]),
    ("Mehrere Vereine", [(B, "Vereine")]),
    ("Redakteur Universität Seefurt", [(N, "Universität Seefurt")]),
    # hard negatives: adjectives that do
    ("Grüner Mieterverein Seefurt e. V.", [(L, "Grüner Mieterverein Seefurt e. V.")]),
    ("Staatliches Museum Seefurt", [(N, "Staatliches Museum Seefurt")]),
    ("Untere Naturschutzbehörde", [(N, "Untere Naturschutzbehörde")]),
    # developed on: small words of English before a legal form
    ("Start with a Friend e. V.", [(L, "Start with a Friend e. V.")]),
    ("Friends of the Lake e. V.", [(L, "Friends of the Lake e. V.")]),
    ("House for All gGmbH", [(L, "House for All gGmbH")]),
    ("Art and Bread gGmbH", [(L, "Art and Bread gGmbH")]),
    # hard negatives
    ("We are all of the same age.", []),
    ("Friends of the Lake", []),
    # bugs caught: a greeting in letters; what is said, not who speaks for a state
    ("LG Anna", []),
    ("Die Botschaft ist klar.", []),
    ("Botschaft der Ukraine in Berlin", [(N, "Botschaft der Ukraine")]),
    # developed on: whose it is, in the genitive
    ("Sozialdienst katholischer Frauen: Telefon", [(N, "Sozialdienst katholischer Frauen")]),
    ("Verein deutscher Ingenieure", [(N, "Verein deutscher Ingenieure")]),
    (
        "Verband alleinerziehender Mütter und Väter in Seefurt",
        [(N, "Verband alleinerziehender Mütter und Väter")],
    ),
    # hard negatives: adverbs and determiners end so too
    ("Hier hilft der Verein immer Familien", [(B, "Verein")]),
    ("der Verein unserer Kinder", [(B, "Verein")]),
    # offices of Austria and the church
    ("Gemeindeamt Seefurt", [(N, "Gemeindeamt Seefurt")]),
    ("Bezirkshauptmannschaft Seefurt", [(N, "Bezirkshauptmannschaft Seefurt")]),
    ("Spital Seefurt", [(N, "Spital Seefurt")]),
]


# Sentences of the local press.
PRESS: list[tuple[str, list[tuple[Strength, str]]]] = [
    # bugs caught: the full stop behind capitals, the noun of an adjective, a verb's "zur Verfügung"
    ("Sie arbeitet bei der AWO. Und mehr.", [(N, "AWO")]),
    (
        "auf die Hotline der Lindenauischen Landesregierung hin",
        [(W, "Hotline der Lindenauischen Landesregierung")],
    ),
    ("Das Landratsamt zur Verfügung zu haben", [(N, "Landratsamt")]),
    ("Der Versichertenberater der Deutschen Rentenversicherung hilft.", [(N, "Deutsche Rentenversicherung")]),
    ("Das Familiennetz St. Barbara hilft.", [(N, "Familiennetz St. Barbara")]),
    # hard negatives
    ("Der Pflegeberater kommt.", []),
    ("Das Straßennetz Seefurt wird erneuert.", []),
]


@pytest.mark.parametrize(("text", "expected"), CLUBS + NAMES + PRESS)
def test_names_of_bodies(text: str, expected: list[tuple[Strength, str]]) -> None:
    assert named(text) == expected


LATER = {
    "an abbreviation as the larger body": (
        "Beratung der IHK Seefurt",
        [(W, "Beratung"), (N, "IHK Seefurt")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), late(LATER))
def test_names_not_yet_told(text: str, expected: list[tuple[Strength, str]]) -> None:
    assert named(text) == expected


CARDS: list[tuple[str, list[Row]]] = [
    # developed on
    ("SV Seefurt\nTelefon 030 23125001", [(None, None, "SV Seefurt", "001")]),
    ("FF Lindenaue\nAnna Kramer\nTelefon 030 23125001", [("Anna Kramer", None, "FF Lindenaue", "001")]),
    (
        "Der TC Grün-Weiß Seefurt sucht Trainer. Es meldet sich Anna Kramer unter 030 23125001 zurück.",
        [("Anna Kramer", None, "TC Grün-Weiß Seefurt", "001")],
    ),
    # "a" body does not answer
    (
        (
            "Wer Hilfe sucht, findet sie in einer Beratungsstelle oder in einem Krankenhaus.\n\n"
            "Rufen Sie unter 030 23125001 an, wenn Sie Fragen haben oder Hilfe brauchen."
        ),
        [(None, None, None, "001")],
    ),
    # hard negatives: a greeting before a person's name
    ("Im TV Programm\nAnna Kramer\nTelefon 030 23125001", [("Anna Kramer", None, None, "001")]),
]


@pytest.mark.parametrize(("text", "expected"), CARDS)
def test_cards(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


LATE: dict[str, tuple[str, list[Row]]] = {
    "a greeting in letters is no surname": (
        "LG Anna Kramer\nTelefon 030 23125001",
        [("Anna Kramer", None, None, "001")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), late(LATE))
def test_cards_not_yet_read(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


WORDS = st.sampled_from(
    [
        *"SV FF TC Sv IG Seefurt Lindenaue Grün-Weiß Verein e. V. gGmbH Friends of the a with".split(),
        *"ein einer einem in der des und für Ministerium Justiz Caritas Zentrum Neue Verstärkung".split(),
        *["1884", ",", ".", "(", ")", "/", "-", "\n", "Jugendamtes", "IHK", "Beratung"],
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_bodies_are_in_order_and_point_at_what_is_written(text: str) -> None:
    found = find_bodies(text)
    ends = 0
    for body in found:
        assert body.body.span.of(text) == body.body.text
        assert body.body.text.strip() == body.body.text != ""
        assert body.body.name
        assert body.body.span.start >= ends
        ends = body.body.span.end
