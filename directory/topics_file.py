"""Reading and checking a topics file (TOML); every complaint names the line and the topic.

[[topic]]
id = "debt"                          # lower-case ASCII letters, digits, hyphens; never changed
parent = "money"                     # the id of a group; a topic without parent is a group
names = { de = "Schuldnerberatung", en = "Debt advice" }     # BCP 47 language → name
strong = ["*schuldnerberat*"]        # says it by itself
words = ["schulden", "debt"]         # says it in the service or the heading
weak = ["insolvenz*"]                # says it together with others
against = ["schuldenfrei*"]          # where it stands, words of this topic say nothing
leika = "99..."                      # optional: key in the Leistungskatalog (LeiKa), 14 digits
open_eligibility = "..."             # optional: slug in Open Eligibility ("human_services:…")
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from directory.errors import DirectoryError
from directory.topic_words import Pattern, PatternError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# How much one word says by itself, by the list in which it stands.
STRENGTHS: Final = MappingProxyType({"strong": 0.9, "words": 0.6, "weak": 0.3, "against": 0.0})

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,5}")  # "housing-benefit"; not "Housing", not "wohnen_"
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")  # BCP 47: "de", "pt-BR", "zh-Hant"
_LEIKA: Final = re.compile(r"99\d{12}")
_SLUG: Final = re.compile(r"human_(?:services|situations)(?::[a-z_]{2,60}){1,4}")  # as in its formats/*.csv
_HEADER: Final = re.compile(r"\s*\[\[\s*topic\s*\]\]")
_KEYS: Final = frozenset({"id", "parent", "names", "leika", "open_eligibility", *STRENGTHS})


class TopicsFileError(DirectoryError):
    """A topics file cannot be read or holds a topic that cannot be used."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One pattern of a topic: what it is worth (0 to 1), 0 for a pattern that speaks against the topic."""

    pattern: Pattern
    strength: float


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of local services.

    `id` is stable, lower-case ASCII. `parent` is the id of its group, None for a group. `names` maps
    BCP 47 languages to names. `leika` is its key in the Leistungskatalog der öffentlichen Verwaltung
    (14 digits), `open_eligibility` its slug in the Open Eligibility taxonomy, each only where certain.
    """

    id: str
    parent: str | None
    names: Mapping[str, str]
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)
    leika: str | None = None
    open_eligibility: str | None = None


def read_topics(path: Path) -> tuple[Topic, ...]:
    """Read and check all topics of a file, in its order.

    Raises:
        TopicsFileError: the file is missing, unreadable or no TOML; a topic has no id or name, an id
            twice, a parent that is unknown or itself in a group, a key or a word that is not understood.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise TopicsFileError(str(path), f"topics cannot be read ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise TopicsFileError(str(path), f"is no TOML: {error}") from error
    written = tables.pop("topic", None)
    if tables or not isinstance(written, list) or not written:
        raise TopicsFileError(str(path), f"expected [[topic]] tables only, found {sorted(tables) or 'none'}")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _HEADER.match(line)]
    # A header inside a multi-line string would shift the numbers: then none is better than a wrong one.
    places = [f"line {line}: " for line in lines] if len(lines) == len(written) else [""] * len(written)
    topics: dict[str, Topic] = {}
    for place, table in zip(places, written, strict=True):
        try:
            topic = _topic(table)
            if topic.id in topics:
                raise _ComplaintError(f"topic {topic.id!r} stands there twice")  # noqa: TRY301 - one place words all
        except _ComplaintError as error:
            raise TopicsFileError(str(path), f"{place}{error}") from error
        topics[topic.id] = topic
    for place, topic in zip(places, topics.values(), strict=True):
        if topic.parent is not None and (
            topic.parent not in topics or topics[topic.parent].parent is not None
        ):
            raise TopicsFileError(
                str(path), f"{place}topic {topic.id!r}: parent {topic.parent!r} is no topic without a parent"
            )
    return tuple(topics.values())


class _ComplaintError(Exception):
    """What is wrong with one topic, still without the file and the line."""


def _topic(table: object) -> Topic:
    if not isinstance(table, dict):
        raise _ComplaintError(f"a topic is a table, not {table!r}")
    topic_id = table.get("id")
    if not isinstance(topic_id, str) or not _ID.fullmatch(topic_id):
        raise _ComplaintError(
            f"topic {topic_id!r}: an id has lower-case ASCII letters, digits and single hyphens"
        )
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise _ComplaintError(
            f"topic {topic_id!r}: unknown key {unknown[0]!r}, known are {', '.join(sorted(_KEYS))}"
        )
    return Topic(
        topic_id,
        _text(table, topic_id, "parent", _ID),
        _names(table.get("names"), topic_id),
        tuple(
            item for key, strength in STRENGTHS.items() for item in _evidence(table, topic_id, key, strength)
        ),
        _text(table, topic_id, "leika", _LEIKA),
        _text(table, topic_id, "open_eligibility", _SLUG),
    )


def _text(table: dict[str, object], topic_id: str, key: str, form: re.Pattern[str]) -> str | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not form.fullmatch(value):
        raise _ComplaintError(f"topic {topic_id!r}: {key} = {value!r} has not the form of one")
    return value


def _names(value: object, topic_id: str) -> Mapping[str, str]:
    if not isinstance(value, dict) or not value:
        raise _ComplaintError(f'topic {topic_id!r}: names is missing ({{ de = "…", en = "…" }})')
    for language, name in value.items():
        if not _LANGUAGE.fullmatch(language):
            raise _ComplaintError(f"topic {topic_id!r}: {language!r} is no language tag (BCP 47)")
        if not isinstance(name, str) or not name.strip():
            raise _ComplaintError(f"topic {topic_id!r}: the name in {language!r} is empty or no text")
    return MappingProxyType(value)


def _evidence(table: dict[str, object], topic_id: str, key: str, strength: float) -> list[Evidence]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise _ComplaintError(f"topic {topic_id!r}: {key} is a list of words")
    found: list[Evidence] = []
    for word in value:
        if not isinstance(word, str):
            raise _ComplaintError(f"topic {topic_id!r}: {key} holds {word!r}, which is no text")
        try:
            found.append(Evidence(parse(word), strength))
        except PatternError as error:
            raise _ComplaintError(f"topic {topic_id!r}: {key}: {error}") from error
    return found
