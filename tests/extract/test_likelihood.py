"""How likely a name is: what the weights were fitted on is what is summed."""

from __future__ import annotations

import pytest

from extract.data_file import data_rows
from extract.find.likelihood import features, likelihood, probability
from extract.find.names import tokens_of


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Anna Kramer", 0, 2),
        ("Fragen beantwortet Anna Kramer unter Telefon", 2, 4),
        ("Dr. Leyla von der Heide, Leiterin", 1, 5),
        ("ANNA KRAMER", 0, 2),
        ("Hans-Jürgen Kramer-Voss", 0, 2),
        ("M. Klein", 0, 2),
        ("Haus der Jugend", 0, 3),
        ("Anna Maria Luise Kramer", 0, 4),
    ],
)
def test_the_odds_are_the_sum_of_the_weights_of_the_features(text: str, start: int, end: int) -> None:
    weights = {
        feature: int(weight) for feature, weight in (r.split("\t") for r in data_rows("name_weights.tsv"))
    }
    tokens = tokens_of(text, 0, len(text))
    expected = sum(weights.get(feature, 0) for feature in features(tokens, start, end)) / 100
    assert likelihood(tokens, start, end) == expected
    assert expected != 0


@pytest.mark.parametrize(("odds", "expected"), [(0.0, 0.5), (1e9, 1.0), (-1e9, 0.0)])
def test_odds_of_any_size_are_a_probability(odds: float, expected: float) -> None:
    assert probability(odds) == pytest.approx(expected)
