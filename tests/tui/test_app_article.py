"""The whole article, what is opened outside, and the overview."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from app_hostile import PAYLOADS, hostile
from app_invented import ADA, ARTICLE, NOBODY, QUOTE, Invented, many
from app_screen import TODAY, assert_screen, opened, press, screen_lines, screen_text
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from directory.entry import Entry
from tui import clipboard, outside
from tui.screens.article import ArticleScreen
from tui.screens.overview import bars, by_age, growing_stale
from tui.widgets.reading import Reading, wrapped

if TYPE_CHECKING:
    from pathlib import Path

MENTIONS = (
    "Ada Beispiel",
    "Wenke Muster",
    "Fachdienst Migration",
    "(0 30) 23 12 50 01",
    "lotsen@kreis.example",
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (40, 12)])
async def test_article_with_its_mentions(size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "down", "down", "escape", "enter")
        assert_screen(pilot, f"article_{size[0]}x{size[1]}")


async def test_mentions_one_after_the_other_and_round_again() -> None:
    async with opened() as pilot:
        await press(pilot, "down", "down", "escape", "enter")
        seen = []
        for key in ("", "n", "n", "n", "n", "n", "N"):
            if key:
                await press(pilot, key)
            reading = pilot.app.screen.query_one(Reading)
            assert reading.current is not None
            mark = reading.mentions[reading.current]
            seen.append(ARTICLE.text[mark.start : mark.end])
        assert seen == [*MENTIONS, "Ada Beispiel", "lotsen@kreis.example"]
        assert "mention 5 of 5" in screen_text(pilot)


async def test_current_mention_is_told_by_more_than_colour() -> None:
    async with opened() as pilot:
        await press(pilot, "down", "down", "escape", "enter", "n")
        current = [
            segment.text
            for strip in pilot.app.screen._compositor.render_strips()  # noqa: SLF001
            for segment in strip
            if segment.style and segment.style.reverse
        ]
        assert "".join(current).replace(" ", "") == "WenkeMuster"


async def test_mention_far_down_comes_into_sight() -> None:
    long = "Zeile um Zeile. " * 400
    text = f"{long}\n\n{QUOTE}\n\n{long}"
    moved = text.index(QUOTE) - ARTICLE.text.index(QUOTE)
    marks = tuple(replace(mark, start=mark.start + moved, end=mark.end + moved) for mark in ARTICLE.marks)
    source = Invented(texts=(replace(ARTICLE, text=text, marks=marks),))
    async with opened(source) as pilot:
        await press(pilot, "down", "down", "escape", "enter")
        assert "Für Fragen stehen Ada Beispiel" in screen_text(pilot)
        await press(pilot, "g")
        assert "Ada Beispiel" not in screen_text(pilot)
        await press(pilot, "n")
        assert "Wenke Muster" in screen_text(pilot).replace("\n ▌ ", " ")


async def test_resizing_keeps_the_place() -> None:
    text = "\n\n".join(f"Absatz {number:03}." for number in range(200)) + "\n\n" + QUOTE
    source = Invented(texts=(replace(ARTICLE, text=text, marks=()),))
    async with opened(source) as pilot:
        await press(pilot, "down", "down", "escape", "enter", "g", "pagedown", "pagedown")
        first = screen_lines(pilot)[2].strip()
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert first
        assert first in screen_text(pilot)


async def test_several_articles_of_one_contact() -> None:
    other = replace(ARTICLE, id=2, title="Noch ein Artikel", source="articles/noch.txt", url=None)
    async with opened(Invented(texts=(ARTICLE, other))) as pilot:
        await press(pilot, "down", "down", "escape", "enter")
        assert "article 1 of 2" in screen_text(pilot)
        await press(pilot, "right_square_bracket")
        assert "Noch ein Artikel" in screen_text(pilot)
        await press(pilot, "right_square_bracket")
        assert "Lotsen helfen beim Ankommen" in screen_lines(pilot)[0]
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, ArticleScreen)


async def test_contact_without_article_stays_in_the_list() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "enter")
        assert not isinstance(pilot.app.screen, ArticleScreen)


@pytest.mark.parametrize("payload", PAYLOADS[:19] + PAYLOADS[60:110], ids=repr)
async def test_hostile_article(payload: str) -> None:
    async with opened(hostile(payload)) as pilot:
        await press(pilot, "escape", "enter", "n")
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert all(c == "\n" or c.isprintable() for c in screen_text(pilot))


async def test_article_that_names_nobody_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    nobody = replace(NOBODY, quote="Am Abend spielt die Kapelle.")
    async with opened(Invented(people=(nobody, ADA))) as pilot:
        await press(pilot, "escape")
        assert "(only an article)" in screen_text(pilot)
        assert "█ Am Abend spielt die Kapelle." in screen_text(pilot)
        await press(pilot, "enter")
        assert "▌ Am Abend spielt die Kapelle." in screen_text(pilot)
        await press(pilot, "escape", "s", "x")
        assert "Write one contact" in screen_text(pilot)
        await press(pilot, "enter")
        assert "One contact written" in screen_text(pilot)


async def test_copying_in_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def copy(text: str) -> clipboard.Outcome:
        texts.append(text)
        return clipboard.Outcome(handled=True, certain=True)

    monkeypatch.setattr(clipboard, "copy", copy)
    async with opened() as pilot:
        await press(pilot, "down", "down", "escape", "enter", "c", "m")
    assert texts == ["+493023125001", "lotsen@kreis.example"]


# Wrapping


@given(st.text(alphabet="abc äß-日本\n "), st.integers(min_value=2, max_value=30))
def test_wrapped_lines_hold_every_character_in_order(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(text[start:end] for start, end in lines) == text.replace("\n", "")
    assert all(cell_len(text[start:end].rstrip(" ")) <= width for start, end in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("a\n\nb", ["a", "", "b"]),
        ("eins zwei drei", ["eins zwei ", "drei"]),
        ("Donaudampfschifffahrt", ["Donaudampf", "schifffahr", "t"]),
        ("ab Donaudampfschiff cd", ["ab ", "Donaudampf", "schiff cd"]),
        ("日本語日本語", ["日本語日本", "語"]),
    ],
)
def test_wrapping(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in wrapped(text, 10)] == expected


# Opened outside


@pytest.mark.parametrize("url", ["https://bote.example/a?b=c#d", "http://bote.example"])
def test_web_addresses_are_opened(url: str) -> None:
    assert outside.web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.example",
        "https://",
        "https:///x",
        "https://a.example/\x1b[2J",
        "https://a.example/\u202ex",
        "https://a.example/ -x",
        "-x",
        "https://[::1",
        "https://a.example/" + "x" * 3000,
    ],
)
def test_what_is_no_web_address_is_not_opened(url: str | None) -> None:
    assert outside.web_address(url) is None


@pytest.mark.parametrize(
    ("url", "quote", "target"),
    [
        (
            "https://a.example/k",
            "Auskunft gibt das Amt.",
            "https://a.example/k#:~:text=Auskunft%20gibt%20das%20Amt.",
        ),
        ("https://a.example/#unten", "Amt", "https://a.example/#unten:~:text=Amt"),
        (
            "https://a.example",
            "a b c d e f g h i j k",
            "https://a.example#:~:text=a%20b%20c%20d%20e,g%20h%20i%20j%20k",
        ),
        (
            "https://a.example",
            "Für Eltern,\nan-ders & so",
            "https://a.example#:~:text=F%C3%BCr%20Eltern%2C%20an%2Dders%20%26%20so",
        ),
        ("https://a.example", " ", "https://a.example"),
    ],
)
def test_a_browser_is_sent_to_the_sentence(url: str, quote: str, target: str) -> None:
    assert outside.at_quote(url, quote) == target


def test_only_files_of_articles_are_opened(tmp_path: Path) -> None:
    names = ("a.txt", "b.html", "c.desktop", "d.sh")
    for name in names:
        (tmp_path / name).write_text("x")
    kept = [outside.article_file(str(tmp_path / name)) for name in (*names, "e.txt")]
    assert kept == [str(tmp_path / "a.txt"), str(tmp_path / "b.html"), None, None, None]
    assert outside.article_file(str(tmp_path / "a.txt#2")) == str(tmp_path / "a.txt")
    assert outside.article_file("a\0.txt") is None


@pytest.mark.parametrize(
    ("environment", "platform", "program"),
    [
        ({}, "linux", None),
        ({"DISPLAY": ":0"}, "linux", "xdg-open"),
        ({"WAYLAND_DISPLAY": "w"}, "linux", "xdg-open"),
        ({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/0"}, "linux", None),
        ({}, "darwin", "open"),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", "wslview"),
    ],
)
def test_program_that_opens(environment: dict[str, str], platform: str, program: str | None) -> None:
    assert outside.opener(environment, platform) == program


@pytest.mark.parametrize(
    ("key", "wanted"),
    [("o", "https://bote.example/lotsen"), ("d", "tel:+493023125001"), ("w", "mailto:lotsen@kreis.example")],
)
async def test_opening_dialling_writing(monkeypatch: pytest.MonkeyPatch, key: str, wanted: str) -> None:
    targets: list[str] = []

    def open_outside(target: str) -> bool:
        targets.append(target)
        return True

    monkeypatch.setattr(outside, "open_outside", open_outside)
    async with opened() as pilot:
        await press(pilot, "down", "down", "escape", key)
        assert "Opened:" in screen_text(pilot)
    assert [target.partition("#:~:text=")[0] for target in targets] == [wanted]
    assert ("#:~:text=" in targets[0]) == (key == "o")


async def test_without_a_desktop_the_address_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "open_outside", lambda _: False)
    monkeypatch.setattr(clipboard, "copy", lambda _: clipboard.Outcome(handled=True, certain=True))
    async with opened() as pilot:
        await press(pilot, "down", "down", "escape", "o")
        assert "Copied: https://bote.example/lotsen" in screen_text(pilot)


async def test_source_that_cannot_be_opened_is_told() -> None:
    source = Invented(texts=(replace(ARTICLE, url="javascript:alert(1)", source="no/such\x1b[2J.txt"),))
    async with opened(source) as pilot:
        await press(pilot, "down", "down", "escape", "o")
        assert "The source cannot be opened:" in screen_text(pilot)


# Overview


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_overview(size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "escape", "f2")
        assert_screen(pilot, f"overview_{size[0]}x{size[1]}")
        await press(pilot, "escape")
        assert "4 of 4" in screen_text(pilot)


async def test_overview_of_an_empty_directory() -> None:
    async with opened(Invented(people=(), texts=())) as pilot:
        await press(pilot, "escape", "f2")
        assert "nothing yet" in screen_text(pilot)


@pytest.mark.parametrize(
    ("seen", "age"),
    [
        ("2026-11-22", "half a year"),
        ("2026-05-20", "one year"),
        ("2025-01-01", "two years"),
        ("2022-01-01", "five years"),
        ("2017-11-30", "longer ago"),
        (None, "without a date"),
    ],
)
def test_age(seen: str | None, age: str) -> None:
    source = Invented(people=(Entry(1, last_seen=seen), *many(3)))
    counted = dict(by_age(source, TODAY, 4))
    assert sum(counted.values()) == 4
    assert counted[age] == (4 if age == "one year" else 1)


def test_what_grows_stale_is_neither_new_nor_old_already() -> None:
    days = ("2026-11-01", "2025-05-23", "2025-05-01", "2024-12-01", "2024-11-22", "2024-11-20", None)
    source = Invented(people=tuple(Entry(number, last_seen=day) for number, day in enumerate(days)))
    found = growing_stale(source, TODAY)
    assert [hit.entry.last_seen for hit in found.hits] == ["2025-05-01", "2024-12-01", "2024-11-22"]


@given(
    st.lists(st.tuples(st.text(alphabet="ab日 ", max_size=20), st.integers(0, 10**6)), max_size=12),
    st.integers(min_value=30, max_value=120),
)
def test_bars_never_need_more_than_the_width(rows: list[tuple[str, int]], width: int) -> None:
    assert all(cell_len(line) <= width for line in bars(rows, width).plain.split("\n"))


def test_bars_are_as_long_as_their_numbers() -> None:
    drawn = bars([("a", 40), ("b", 20), ("c", 0)], 48).plain.split("\n")
    assert [line.count("█") for line in drawn] == [42, 21, 0]
