"""Names, bodies and towns as they are compared."""

from __future__ import annotations

import pytest
from directory_samples import BERLIN, COLOGNE, FRANKFURT, MOBILE
from hypothesis import given
from hypothesis import strategies as st

from directory import bodies, facts, localities, names
from directory.names import Likeness, Name

NAMES = [
    # developed on
    ("Anna Meier", "", Name(("anna",), ("meier",))),
    ("Meier, Anna", "", Name(("anna",), ("meier",))),
    ("Anna Meier, M.A.", "", Name(("anna",), ("meier",))),
    ("Dr. Anna-Maria Müller-Weiß", "", Name(("anna", "maria"), ("muller", "weiss"))),
    ("Meier", "Frau Dr. Meier", Name((), ("meier",), "f")),
    ("Jan van der Velde", "", Name(("jan",), ("van", "der", "velde"))),
    ("S. v. Bülow", "", Name(("s",), ("von", "bulow"))),
    ("H.-J. Schmitz", "", Name(("h", "j"), ("schmitz",))),
    ("Dr. h. c. Bernd Baumann", "", Name(("bernd",), ("baumann",))),
    ("Karl Wessel jun.", "", Name(("karl",), ("wessel",), "", "jun")),
    ("Prof. Dr. med. Özlem Yıldız", "", Name(("ozlem",), ("yildiz",))),
    # hard negatives
    ("V. Sommer", "", Name(("v",), ("sommer",))),
    ("H. C. Baumann", "", Name(("h", "c"), ("baumann",))),
    ("Senior", "", Name((), ("senior",))),
    ("Dr.", "", None),
    ("", "", None),
    ("123", "", None),
]


@pytest.mark.parametrize(("name", "written", "expected"), NAMES)
def test_names(name: str, written: str, expected: Name | None) -> None:
    assert names.parse(name, written) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Kathrin Meier", "Katrin Meier", Likeness.SAME),
        ("Anna Meier", "Anna Mayer", Likeness.NEAR),
        ("Anna Müller-Schulz", "Anna Müller", Likeness.NEAR),
        ("A. Meier", "Anna Meier", Likeness.NEAR),
        ("B. Meier", "Anna Meier", Likeness.DIFFERENT),
        ("Andrea Huber", "Andreas Huber", Likeness.DIFFERENT),
        ("Jan Huber", "Jana Huber", Likeness.DIFFERENT),
        ("Hans-Peter Kurz", "Hans-Georg Kurz", Likeness.DIFFERENT),
        ("Silke Hansen", "Silke Jansen", Likeness.DIFFERENT),
        ("Frau Meier", "Herr Meier", Likeness.DIFFERENT),
    ],
)
def test_names_compared(one: str, other: str, expected: Likeness) -> None:
    a, b = names.parse(one), names.parse(other)
    assert a is not None
    assert b is not None
    assert names.compare(a, b) == names.compare(b, a) == expected


@pytest.mark.parametrize(
    ("name", "key", "generic"),
    [
        ("Volkshochschule Nienburg e. V.", "nienburg vhs", False),
        ("Nienburger Volkshochschule", "nienburg vhs", False),
        ("VHS", "vhs", True),
        ("Volkshochschule (VHS)", "vhs", True),
        ("Landratsamt Augsburg", "augsburg landkreis", False),
        ("Fachdienst Migration und Teilhabe", "fachdien migration teilhab", True),
        ("FD Migration", "fachdien migration", True),
        ("Bürgerbüro", "burgerburo", True),
        ("Bürgerbüro Celle", "burgerburo cell", False),
        ("Seniorenberatungsstelle", "seniorenberatungsstell", True),
        ("Deutschen Roten Kreuzes", "drk", True),
        ("Sonnenstrahl gGmbH", "sonnenstrahl", False),
        ("Stadt Burg (Spreewald)", "burg spreewald stadt", False),
    ],
)
def test_bodies(name: str, key: str, generic: bool) -> None:  # noqa: FBT001 - a column of the table
    found = bodies.parse(name)
    assert found is not None
    assert (found.key, found.is_generic) == (key, generic)


@pytest.mark.parametrize(
    ("place", "town", "region"),
    [
        ("Rathausplatz 1, 31582 Nienburg/Weser", ("nienburg", "weser"), "3"),
        ("Rathausplatz 1 31582 Nienburg", ("nienburg",), "3"),
        ("D-10115 Berlin", ("berlin",), "1"),
        ("Frankfurt (Oder)", ("frankfurt", "oder"), ""),
        ("60311 Frankfurt am Main", ("frankfurt", "main"), "6"),
        ("Marktstr. 3, Bad Nenndorf", ("badnenndorf",), ""),
        ("1010 Wien", ("wien",), ""),
        ("Rathaus, Zimmer 12", (), ""),
        ("Zimmer 1234", (), ""),
        ("im Pfarrheim", (), ""),
    ],
)
def test_places(place: str, town: tuple[str, ...], region: str) -> None:
    assert localities.town(place) == town
    assert localities.region(place) == region


@pytest.mark.parametrize(
    ("number", "area"),
    [
        (f"{BERLIN}01", "+4930"),
        (f"{FRANKFURT}01", "+4969"),
        (f"{COLOGNE}01", "+49221"),
        ("+43131250001", "+431"),
        ("+41443334455", "+4144"),
        (f"{MOBILE}01", None),
        ("+498000000000", None),
        ("110", None),
        ("+442079460001", None),
    ],
)
def test_areas(number: str, area: str | None) -> None:
    assert localities.area(number) == area


@given(person=st.text(max_size=40), body=st.text(max_size=60), place=st.text(max_size=60))
def test_any_text_can_be_compared(person: str, body: str, place: str) -> None:
    one = facts.gather(person=person, written=person, department=body, place=place, channels=[person, body])
    other = facts.gather(person=body, organization=person, place=place, publisher=person, record=body)
    for found in (one, other):
        assert facts.restore(found.key, found.channels, found.publishers) == found
        assert len(list(facts.blocks(found))) < 100
    for compared in (one, other):
        if compared.name is not None:
            assert names.compare(compared.name, compared.name) is not Likeness.DIFFERENT
