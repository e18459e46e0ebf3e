"""Bodies named again by the letters that the text has given them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.article import Span
from extract.find.bodies import Strength, find_bodies
from extract.find.body_short import with_abbreviations


def found_in(text: str) -> list[tuple[str, str]]:
    """Return the bodies as the text writes them, with their names."""
    bodies = with_abbreviations(text, find_bodies(text), [Span(0, len(text))], [])
    return [(body.body.text, body.body.name) for body in bodies]


NAME = "Kontaktstelle Selbsthilfe Lohe"


@pytest.mark.parametrize(
    ("text", "again"),
    [
        # developed on
        (f"Die {NAME} (KISL) hilft. Wer Rat sucht, geht zur KISL.", ["KISL"]),
        (f"Die {NAME} (KiSL) hilft. Die KiSL berät, und bei der KiSL gibt es Kaffee.", ["KiSL", "KiSL"]),
        # hard negatives: an address, a part of a word, letters never given, letters of two names
        (f"Die {NAME} (KISL) hilft: www.KISL.example, KISL@lohe.example, KISL-Treff.", []),
        (f"Die {NAME} hilft. Wer Rat sucht, geht zur KISL.", []),
        (f"Die {NAME} (Lohe) hilft. Wer Rat sucht, fährt nach Lohe.", []),
        (f"Die {NAME} (KISL) und der Kulturverein Lohe (KISL) helfen. Zur KISL geht man.", []),
    ],
)
def test_letters_name_again(text: str, again: list[str]) -> None:
    assert [written for written, name in found_in(text) if name == NAME and written != NAME] == again


def test_a_name_with_letters_is_sure() -> None:
    text = "Die Kontakt- und Informationsstelle für Selbsthilfe (KISL) hilft."
    (body,) = with_abbreviations(text, find_bodies(text), [Span(0, len(text))], [])
    assert body.strength is Strength.NAMED


def test_only_the_ranges_are_searched() -> None:
    text = f"Die {NAME} (KISL) hilft. Wer Rat sucht, geht zur KISL."
    inside = [Span(0, text.index("Wer"))]
    assert len(with_abbreviations(text, find_bodies(text, inside), inside, [])) == 1


@given(st.text(alphabet="KISL ()aäÄ.-@/\n", max_size=120))
def test_bodies_are_in_order_and_apart(tail: str) -> None:
    text = f"Die {NAME} (KISL) hilft. {tail}"
    bodies = with_abbreviations(text, find_bodies(text), [Span(0, len(text))], [])
    ends = 0
    for body in bodies:
        assert body.body.span.start >= ends
        assert body.body.span.of(text) == body.body.text
        ends = body.body.span.end
