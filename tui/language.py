"""What the app says, in the language of its user: sentences, numbers, days.

A sentence stands in the source in English and is its own key; `catalogues/de.toml` holds the German. What
has no translation is said in English. Values are put into a sentence after translation and are never
searched for places to fill, so braces in an article's text stay braces.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "de")
# POSIX: the first of these that is set decides.
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the app: its name as in BCP 47 and its sentences by the English ones."""

    name: str
    sentences: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


ENGLISH = Language("en")
_current = ENGLISH
# What was asked for by name, and goes before the locale.
_wished: str | None = None


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language that the locale asks for: "de_AT.UTF-8" → "de", "C" or an unknown one → "en"."""
    wished = next((value for name in _LOCALE_VARIABLES if (value := environment.get(name))), "")
    name = wished.replace("-", "_").split("_")[0].split(".")[0].lower()
    return name if name in LANGUAGES else ENGLISH.name


def wish(name: str | None) -> None:
    """Ask for a language by name, whatever the locale says; None leaves it to the locale."""
    global _wished  # noqa: PLW0603  as in gettext, one process speaks one language
    _wished = name


def wished() -> str:
    """Return the language asked for by name, or else that of the locale."""
    return _wished or language_of(os.environ)


def load(name: str) -> Language:
    """Return a language by name; English for a name that is not in `LANGUAGES`."""
    if name == ENGLISH.name or name not in LANGUAGES:
        return ENGLISH
    catalogue = files("tui").joinpath("catalogues", f"{name}.toml").read_text(encoding="utf-8")
    return Language(name, MappingProxyType(tomllib.loads(catalogue)))


def use(name: str | None = None) -> Language:
    """Speak this language from now on; without a name the one asked for. Return it."""
    global _current  # noqa: PLW0603  as in gettext, one process speaks one language
    _current = load(name or wished())
    return _current


def spoken() -> str:
    """Return the name of the language in use."""
    return _current.name


def say(sentence: str, /, **values: object) -> str:
    """Return the sentence in the language in use, with "{name}" replaced by the value of that name."""
    translated = _current.sentences.get(sentence, sentence)
    return translated.format_map(values) if values else translated


def say_number(value: int) -> str:
    """Return a whole number with its thousands apart: "5,457", in German "5.457"."""
    printed = f"{value:,}"
    return printed.replace(",", ".") if _current.name == "de" else printed


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
    if _current.name == "de":
        return f"{day.day:02}.{day.month:02}.{day.year}"
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year}"
