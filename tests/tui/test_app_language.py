"""Which language is spoken, and how numbers and days are said in it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tui import language
from tui.actions import key_caps
from tui.language import say, say_count, say_day, say_moment, say_number, say_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    language.use("en")
    yield
    language.wish(None)
    language.use("en")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "de_AT.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "de_CH", "LANG": "en_US"}, "de"),
        ({"LC_ALL": "", "LANG": "de_DE"}, "de"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        # GNU gettext: LANGUAGE goes before the locale, a list of languages by preference …
        ({"LANGUAGE": "de", "LANG": "en_US.UTF-8"}, "de"),
        ({"LANGUAGE": "en:de", "LC_ALL": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "fr:de_AT:en", "LANG": "fr_FR.UTF-8"}, "de"),
        ({"LANGUAGE": "fr", "LANG": "de_DE.UTF-8"}, "de"),
        ({"LANGUAGE": "", "LANG": "de_DE.UTF-8"}, "de"),
        # … and says nothing where there is no locale
        ({"LANGUAGE": "de", "LANG": "C"}, "en"),
        ({"LANGUAGE": "de", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "de"}, "en"),
        ({}, "en"),
    ],
)
def test_locale_decides(environment: dict[str, str], expected: str) -> None:
    assert language.language_of(environment) == expected


def test_values_are_not_searched_for_places() -> None:
    assert say("Copied: {text}", text="{text} {0} {path}") == "Copied: {text} {0} {path}"


def test_numbers_and_days_follow_the_language() -> None:
    assert (say_number(5457), say_day("2017-11-30")) == ("5,457", "30 Nov 2017")
    assert (say_number(1234.56, 1), say_quoted("so")) == ("1,234.6", "“so”")
    assert say_moment("2017-11-30T14:05:59") == "30 Nov 2017 14:05"
    language.use("de")
    assert (say_number(5457), say_day("2017-11-30")) == ("5.457", "30.11.2017")
    assert (say_number(1234.56, 1), say_quoted("so")) == ("1.234,6", "„so“")
    assert say_moment("2017-11-30T14:05:59") == "30.11.2017 14:05"
    assert say_count(1, "in one article", "in {count} articles") == "in einem Artikel"
    assert say_count(1200, "in one article", "in {count} articles") == "in 1.200 Artikeln"


def test_a_moment_is_said_in_the_time_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC-2")  # POSIX: two hours ahead of UTC
    time.tzset()
    try:
        assert say_moment("2017-11-30T23:05:59+00:00") == "01 Dec 2017 01:05"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(("iso", "shown"), [(None, ""), ("2017-11", "2017-11"), ("gestern", "gestern")])
def test_no_day_is_invented(iso: str | None, shown: str) -> None:
    assert say_day(iso) == shown
    assert say_moment(iso or "") == shown


@pytest.mark.parametrize(
    ("key", "caps"),
    [("slash", "/"), ("ctrl+q", "Ctrl+Q"), ("f1", "F1"), ("G", "G"), ("g", "g"), ("pagedown", "PgDn")],
)
def test_keys_are_named_as_on_a_keyboard(key: str, caps: str) -> None:
    assert key_caps(key) == caps


@pytest.mark.parametrize(("wished", "expected"), [("de", "de"), ("en", "en"), (None, "de")])
def test_language_named_goes_before_the_locale(
    monkeypatch: pytest.MonkeyPatch, wished: str | None, expected: str
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    language.wish(wished)
    assert language.wished() == expected
    assert language.use() == expected
