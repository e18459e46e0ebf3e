"""Numbers that a text takes back, and numbers that it gives in the same words."""

from __future__ import annotations

import pytest
from link_rows import surveyed

CORRECTED = [
    # developed on
    ("Das Café erreicht man unter 030 23125001, nicht unter 030 23125010.", {"001"}),
    ("Das Büro ist nicht mehr unter der Telefonnummer 030 23125001, sondern unter 030 23125002 da.", {"002"}),
    ("Richtig ist 030 23125001 und nicht wie gemeldet die 030 23125010.", {"001"}),
    ("Bitte nicht mehr unter Tel. 0171 3920001 anrufen, die neue Nummer ist 0171 3920002.", {"002"}),
    # hard negatives
    ("Sie erreichen uns nicht nur unter 030 23125001, sondern auch unter 030 23125002.", {"001", "002"}),
    ("Wer uns nicht unter 030 23125001 erreicht, ruft 030 23125002 an.", {"001", "002"}),
    ("Das Amt ist montags nicht offen. Termine unter 030 23125001.", {"001"}),
    ("Wenn es nicht anders geht: die 030 23125001 ist immer besetzt.", {"001"}),
]


@pytest.mark.parametrize(("text", "expected"), CORRECTED)
def test_numbers(text: str, expected: set[str]) -> None:
    assert {phone.number[-3:] for phone in surveyed(text).phones} == expected


def test_the_reason_is_told() -> None:
    (rejection,) = surveyed("Das Café erreicht man unter 030 23125001, nicht unter 030 23125010.").rejections
    assert (rejection.text, rejection.reason) == ("030 23125010", "said to be wrong")
