"""The tables of phones/*.toml against the finder, and what must hold for any text."""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.find.phones import find_phones
from extract.mention import PhoneKind
from extract.text import clean

if TYPE_CHECKING:
    from extract.mention import Phone

TABLES = Path(__file__).parent / "phones"


class Case(NamedTuple):
    """One row of a table with the settings of its section."""

    name: str
    text: str
    wanted: tuple[str, ...]
    region: str
    area_codes: tuple[str, ...]


def cases(file: str) -> list[Case]:
    sections = tomllib.loads((TABLES / file).read_text(encoding="utf-8"))
    return [
        Case(
            f"{name}: {row[0]!r}",
            row[0],
            tuple(row[1:]),
            section.get("region", "DE"),
            tuple(section.get("area_codes", ())),
        )
        for name, section in sections.items()
        for row in section["rows"]
    ]


def shown(phone: Phone, *, written: bool) -> str:
    words = [phone.number]
    words += [phone.kind.value] if phone.kind is not PhoneKind.VOICE else []
    words += ["completed"] if phone.completed else []
    words += [f"@ {phone.text}"] if written else []
    return " ".join(words)


@pytest.mark.parametrize(
    "case", cases("developed_on.toml") + cases("bugs_caught.toml"), ids=lambda case: case.name
)
def test_forms(case: Case) -> None:
    phones, rejections = find_phones(case.text, region=case.region, area_codes=case.area_codes)
    written = [" @ " in wanted for wanted in case.wanted] + [False] * len(phones)
    found = [shown(phone, written=at) for phone, at in zip(phones, written, strict=False)]
    assert found == list(case.wanted), [(r.text, r.reason) for r in rejections]
    assert all(phone.span.of(case.text) == phone.text for phone in phones)


@pytest.mark.parametrize("case", cases("hard_negatives.toml"), ids=lambda case: case.name)
def test_nothing_found(case: Case) -> None:
    phones, rejections = find_phones(case.text, region=case.region, area_codes=case.area_codes)
    assert [phone.number for phone in phones] == []
    assert set(case.wanted) <= {rejection.reason for rejection in rejections}
    assert all(rejection.span.of(case.text) == rejection.text for rejection in rejections)


@pytest.mark.parametrize(
    "raw",
    [
        "Tel. 030\u00a023125456",
        "Tel.\u00a0030\u00a0231\u00a025\u00a0456",
        "Tel. 030\u202f231\u2009254\u200a56",
        "Tel. 030\u2007/\u200723125456",
        "Tel. 030\t23125456",
        "Tel. 030/23\u00ad12\u00ad54\u00ad56",
        "Tel. 030\u200b/\u200b23125456",
        "Tel. \u202a+49 30 23125456\u202c",
        "Tel. +49\u206030\u206023125456",
        "Tel.\u3000030 23125456\ufeff",
        "Tel. 030\u201123125456",
        "Tel. 030/\u202823125456",
    ],
)
def test_odd_characters_change_nothing(raw: str) -> None:
    (phone,), _ = find_phones(clean(raw))
    assert phone.number == "+493023125456"


# Text made of what numbers are made of: the invariants must hold for nonsense too.
PIECES = st.sampled_from(
    [
        *"0123456789",
        *["030", "0221", "0171", "+49", "(0)", "23125456", "4710", "110", "112", "116 117"],
        *[" ", "  ", "-", "–", "/", "(", ")", ".", ",", "|", "\n", "\n\n", "@", ":", "°", "…"],
        *["Tel. ", "Telefon: ", "Fax: -", "Durchwahl ", "oder ", "und ", "bis ", "Vorwahl "],
        *["Uhr", "Euro", "Straße ", "IBAN ", "x", "Frau "],
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS, st.sampled_from(["DE", "AT", "CH"]))
def test_every_text_is_read_and_ranges_point_at_what_is_written(text: str, region: str) -> None:
    phones, rejections = find_phones(text, region=region, area_codes=("030",))
    for phone in phones:
        assert phone.text == phone.span.of(text)
        assert phone.text.strip() == phone.text
        assert any(character.isdigit() for character in phone.text)
        assert re.fullmatch(r"\+[1-9]\d{4,15}|1\d{2,5}", phone.number)
        assert (phone.kind is PhoneKind.SHORT) == (not phone.number.startswith("+"))
    for rejection in rejections:
        assert rejection.text == rejection.span.of(text)
        assert rejection.reason
    spans = [phone.span for phone in phones]
    assert spans == sorted(spans)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_what_stands_far_away_changes_nothing(text: str) -> None:
    def numbers(text: str) -> list[tuple[str, str]]:
        phones, _ = find_phones(text)
        return [(phone.number, phone.text) for phone in phones]

    padding = "Am Abend wurde weiter getanzt, und alle blieben noch lange.\n\n"
    assert numbers(padding + text.strip(" \n") + "\n\n" + padding) == numbers(text.strip(" \n"))


NUMBERS = st.sampled_from(
    [
        ("030", "23125456"),
        ("0221", "4710123"),
        ("0171", "3920045"),
        ("040", "66969123"),
        ("089", "99998123"),
        ("05021", "967606"),
    ]
)


@given(NUMBERS, st.sampled_from([" ", "/", "-", " / ", " - ", "–", ") "]), st.data())
def test_white_space_inside_a_labelled_number_changes_nothing(
    number: tuple[str, str], mark: str, data: st.DataObject
) -> None:
    prefix, subscriber = number
    cuts = sorted(data.draw(st.sets(st.integers(2, len(subscriber) - 2), max_size=2)))
    edges = [0, *cuts, len(subscriber)]
    parts = [subscriber[a:b] for a, b in itertools.pairwise(edges)]
    opening = "(" if ")" in mark else ""
    label = data.draw(st.sampled_from(["Tel. ", "Telefon: ", "Fax ", "☎ ", "Mobil: ", "Telefon:\n"]))
    text = f"{label}{opening}{prefix}{mark}{' '.join(parts)} oder per E-Mail"
    phones, rejections = find_phones(text)
    assert [phone.number for phone in phones] == [f"+49{prefix[1:]}{subscriber}"], (text, rejections)
