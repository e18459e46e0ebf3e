"""What the app and the command line say, in the language of their user: sentences, numbers, days.

A sentence stands in the source in English and is its own key; `catalogues/de/*.toml` hold the German. What
has no translation is said in English. Values are put into a sentence after translation and are never
searched for places to fill, so braces in an article's text stay braces.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "de")
# POSIX: the first of these that is set decides.
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# GNU gettext, "The LANGUAGE variable": languages by preference, "de:en"; without a locale it says nothing.
_PREFERENCES = "LANGUAGE"
_NO_LOCALE = frozenset({"", "c", "posix"})
_OPTION = "--lang"
_REASONS = "reasons"
_GERMAN_MARKS = str.maketrans(",.", ".,")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its name as in BCP 47 and its sentences by the English ones.

    `reasons` are those of the sentences that are not of our own making: what lower packages, click and the
    system say in English, with "{name}" for what differs (`tui.reasons`).
    """

    name: str
    sentences: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


ENGLISH = Language("en")
# The name of the language in use: what it says is read when the first sentence is said.
_current = ENGLISH.name
# What was asked for by name, and goes before the locale.
_wished: str | None = None


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language that the locale asks for: "de_AT.UTF-8" → "de", "C" or an unknown one → "en"."""
    locale = next((value for name in _LOCALE_VARIABLES if (value := environment.get(name))), "")
    if _base(locale) in _NO_LOCALE:
        return ENGLISH.name
    wanted = [*environment.get(_PREFERENCES, "").split(":"), locale]
    return next((name for name in map(_base, wanted) if name in LANGUAGES), ENGLISH.name)


def _base(locale: str) -> str:
    """Return the language of a locale's name: "de_AT.UTF-8", "de-AT" → "de"."""
    return locale.replace("-", "_").split("_")[0].split(".")[0].lower()


def asked_in(arguments: Sequence[str]) -> str | None:
    """Return the language that arguments of the command line ask for, in front of the verb or behind it.

    They are read ahead of all others, so that what is wrong with those is said in it, too. One that is not
    spoken is None: click refuses it.
    """
    found: str | None = None
    for argument, following in zip(arguments, (*arguments[1:], ""), strict=False):
        if argument == "--":
            break
        if argument == _OPTION:
            found = following
        elif argument.startswith(f"{_OPTION}="):
            found = argument.partition("=")[2]
    return found if found in LANGUAGES else None


def wish(name: str | None) -> None:
    """Ask for a language by name, whatever the locale says; None leaves it to the locale."""
    global _wished  # noqa: PLW0603  as in gettext, one process speaks one language
    _wished = name


def wished() -> str:
    """Return the language asked for by name, or else that of the locale."""
    return _wished or language_of(os.environ)


@cache
def load(name: str) -> Language:
    """Return a language by name; English for a name that is not in `LANGUAGES`."""
    if name == ENGLISH.name or name not in LANGUAGES:
        return ENGLISH
    folder = files("tui").joinpath("catalogues", name)
    parts = {
        part.name.removesuffix(".toml"): tomllib.loads(part.read_text(encoding="utf-8"))
        for part in folder.iterdir()
    }
    sentences = {english: said for part in parts.values() for english, said in part.items()}
    return Language(name, MappingProxyType(sentences), MappingProxyType(parts[_REASONS]))


def use(name: str | None = None) -> str:
    """Speak this language from now on; without a name the one asked for. Return its name."""
    global _current  # noqa: PLW0603  as in gettext, one process speaks one language
    wanted = name or wished()
    _current = wanted if wanted in LANGUAGES else ENGLISH.name
    return _current


def spoken() -> str:
    """Return the name of the language in use."""
    return _current


def current() -> Language:
    """Return the language in use."""
    return load(_current)


def say(sentence: str, /, **values: object) -> str:
    """Return the sentence in the language in use, with "{name}" replaced by the value of that name."""
    translated = current().sentences.get(sentence, sentence)
    return translated.format_map(values) if values else translated


def say_number(value: float, digits: int = 0) -> str:
    """Return a number with its thousands apart: "5,457", "1,204.5", in German "5.457", "1.204,5"."""
    printed = f"{value:,.{digits}f}"
    return printed.translate(_GERMAN_MARKS) if _current == "de" else printed


def say_count(count: int, one: str, many: str, **values: object) -> str:
    """Return the sentence for one or for many, with "{count}" replaced by the number."""
    return say(one if count == 1 else many, count=say_number(count), **values)


def say_day(iso: str | None) -> str:
    """Return an ISO 8601 date as people write it: "30 Nov 2017", in German "30.11.2017".

    None is "", and what is no whole date ("2017-11") is returned as it is.
    """
    if iso is None:
        return ""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    if _current == "de":
        return f"{day.day:02}.{day.month:02}.{day.year}"
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year}"


def say_moment(iso: str) -> str:
    """Return an ISO 8601 date and time to the minute: "30 Nov 2017 14:05", in German "30.11.2017 14:05".

    It is the time here, if it says which it is ("…+00:00").
    """
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    here = moment if moment.tzinfo is None else moment.astimezone()
    return f"{say_day(here.date().isoformat())} {here:%H:%M}"


def say_quoted(text: str) -> str:
    """Return the text between quotation marks: “so”, in German „so“."""
    return f"„{text}“" if _current == "de" else f"“{text}”"
