"""The articles that may hold a name or number, by the index, are all that a look through every text finds."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from directory_samples import findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.about import channel
from directory.blackening import channel_pattern, name_pattern
from directory.candidates import spellings
from directory.reader import Reader
from directory.store import Store
from directory.words import fold
from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = (
    "Vera Quandtmeyer",
    "Jürgen Größer",
    "Hans-Peter Müller-Lüdenscheidt",
    "Anna Maria Bauer",
    "Karin Weiß",
    "Luca D'Angelo",
    "Sabine von der Heide",
    "Conor O'Hara",
    "Özlem Yıldız",
    "Łukasz Świątek",
    "Андрей Мельник",
    "Νίκος Παππάς",
    "Ole In",
    "Frau Quandtmeyer",
    "Quandtmeyer, Vera",
    "A. Meier",
)
CHANNELS = (
    "+492214710001",
    "0221 4710-01",
    "+493023125456",
    "+431234567",
    "110",
    "116117",
    "v.quandt@diakonie.example",
    "kontakt_in@frauen-haus.example",
    "Info+Kurs2@KARIN.example",
)
PARTINGS = st.sampled_from(
    ("", " ", "\n", ", ", " - ", "-", "·", "'", "’", "/", "(", ")", "l'", ".", "_", "x", "2")
)
FILLING = st.sampled_from(
    ("Lehrer(in)", "Dr.", "Prof. Dr. ", "LehrerIn", "Tel", "A", "und Hans ", "m²", "²", "3", "In")
)


def pattern_of(asked: str) -> re.Pattern[str] | None:
    value = channel(asked)
    return name_pattern(asked) if value is None else channel_pattern(value)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw who is asked for, and texts in which that stands in spellings that its pattern takes."""
    asked = draw(st.sampled_from(NAMES + CHANNELS))
    pattern = pattern_of(asked)
    assert pattern is not None
    said = st.from_regex(pattern, fullmatch=True) | st.just(asked)
    around = st.lists(PARTINGS | FILLING | st.text(max_size=3), max_size=3).map("".join)
    whole = st.tuples(around, said, around).map("".join).map(clean)
    return asked, draw(st.lists(whole, min_size=1, max_size=12))


def mentioned(asked: str, written: Sequence[str], titles: Sequence[str | None]) -> set[str]:
    """Return the articles that were found through the index, after a look at all of them without."""
    pattern = pattern_of(asked)
    assert pattern is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "d.sqlite3")
        with Store.open(path) as store:
            for number, (text, title) in enumerate(zip(written, titles, strict=True)):
                store.add(findings(f"{number:03}.txt", text=text or "leer", title=title))
        with Reader.open(path) as reader:
            found = {mention.source for mention in reader.about(asked).mentions}
            wanted = set()
            for number in range(len(written)):
                article = reader.article(number + 1)
                if article is not None and pattern.search(f"{article.text}\n{article.title or ''}"):
                    wanted.add(article.source)
    assert found == wanted
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_the_index_finds_what_a_look_through_all_texts_finds(drawn: tuple[str, list[str]]) -> None:
    asked, written = drawn
    # Equal texts are one article.
    some = [f"{number} {text}" for number, text in enumerate(written)]
    mentioned(asked, some, [None] * len(some))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        # developed on
        ("Vera Quandtmeyer", "Es kam Vera Quandtmeyer."),
        ("Vera Quandtmeyer", "QUANDTMEYER, Vera"),
        ("Jürgen Größer", "Juergen Groessers Haus"),
        ("Hans-Peter Müller-Lüdenscheidt", "Hanspeter Mueller Luedenscheidt"),
        ("Anna Maria Bauer", "AnnaMaria Baueer"),
        # bugs caught: an apostrophe in a name, letters with marks in other scripts
        ("Luca D'Angelo", "Luca D’Angelo"),
        ("Conor O'Hara", "O'Hara, Conor"),
        ("Андрей Мельник", "Андрей Мельник"),
        ("Νίκος Παππάς", "ΝΙΚΟΣ Παππάς"),
        # the index parts words otherwise than names stand
        ("Karin Weiß", "KarIn Weiß"),
        ("Vera Quandtmeyer", "Sekretär(in)Vera Quandtmeyer"),
        ("Vera Quandtmeyer", "Ve\u0331ra Quandtmeyer"),
        ("0221 4710-01", "Tel0221/471001x"),
        ("0221 4710-01", "Tel0221 47 10 01"),
        ("0221 4710-01", "+49 (0)221 4 7 1 0 0 1²"),
        ("110", "1 10"),
        ("v.quandt@diakonie.example", "v [punkt] quandt (at) Diakonie.Example"),
    ],
)
def test_spellings_in_text_and_title(asked: str, text: str) -> None:
    assert mentioned(asked, [text, "Nichts davon.", "Auch nichts"], [None, text, "x"]) == {
        "000.txt",
        "001.txt",
    }


_MARK = re.compile("[\u0300-\u036f'’]")


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True), st.data())
def test_all_spellings_of_a_name_are_indexed_as_told(word: str, data: st.DataObject) -> None:
    pattern = name_pattern(f"Xaver {fold(word)}")
    told = spellings(fold(word))
    if pattern is None or told is None:
        return
    drawn = data.draw(st.from_regex(pattern, fullmatch=True))
    # A mark that makes no letter with the one before parts words: such texts are looked through anyway.
    written = " ".join(_MARK.sub("", drawn).split())
    assert pattern.fullmatch(written)
    pieces = {fold(piece) for piece in re.findall(r"\w+", clean(written))}
    assert pieces & {f"{one}{ending}" for one in told for ending in ("", "s")}
