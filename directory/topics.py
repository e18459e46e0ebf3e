"""Service topics: what a contact is called about, recognised by words, named in several languages.

The topics stand in `topics.toml` beside this module; an organisation can bring a file of its own. They
form a tree of two levels: groups, and the topics in them. How words are written there says how they
match (`directory.topic_words`).
"""

from __future__ import annotations

import os
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from directory.topic_words import Match, Matcher, uncovered
from directory.topics_file import Topic, TopicsFileError, read_topics
from directory.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["DEFAULT_FILE", "Topic", "Topics", "TopicsFileError", "load_topics"]

DEFAULT_FILE: Final = Path(__file__).with_name("topics.toml")
# The environment reaches the processes that read and the app alike.
VARIABLE: Final = "WEGWEISER_TOPICS"

# How much a place says about the contact: what it is called about, the heading over it, the title of
# the article, the sentence that gives the number. Chosen on the dev part of tests/directory/topic_texts.toml.
_FIELDS: Final = (1.0, 0.8, 0.7, 0.55)
_THRESHOLD: Final = 0.35
_SHARE_OF_BEST: Final = 0.68
_LAST_RESORT: Final = 0.28  # a single weak word in the service, where nothing says more
_MOST: Final = 4
# A sentence, a heading, a title: what is longer is none, and must not cost more for that.
_LONGEST: Final = 10_000
_FALLBACK_LANGUAGES: Final = ("en", "de")


class Topics:
    """All topics of a file: their tree, their names, and which of them a contact is about."""

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        """Take topics in the order of the file; ids are unique and parents among them."""
        self.by_id: Final[Mapping[str, Topic]] = MappingProxyType({topic.id: topic for topic in topics})
        self._owners: Final = tuple((topic.id, item.strength) for topic in topics for item in topic.evidence)
        self._folded: Final = tuple(
            (topic.id, tuple(_fold_all(name) for name in (topic.id, *topic.names.values())))
            for topic in topics
        )

    @cached_property
    def _matcher(self) -> Matcher:
        # Built when first classified with (0.15 s): whoever only names or lists topics does not wait for it.
        return Matcher(tuple(item.pattern for topic in self.by_id.values() for item in topic.evidence))

    def tree(self) -> tuple[tuple[Topic, tuple[Topic, ...]], ...]:
        """Return the groups, each with its topics, in the order of the file."""
        groups = [topic for topic in self.by_id.values() if topic.parent is None]
        return tuple(
            (group, tuple(topic for topic in self.by_id.values() if topic.parent == group.id))
            for group in groups
        )

    def below(self, topic_id: str) -> tuple[str, ...]:
        """Return the id and the ids of the topics under it: what a filter by this topic admits."""
        return (topic_id, *(topic.id for topic in self.by_id.values() if topic.parent == topic_id))

    def name(self, topic_id: str, lang: str) -> str:
        """Return the name in a language ("de", "pt-BR"), else in English or German, else the id.

        Never raises: a directory may hold topics of a file that is no longer in use.
        """
        topic = self.by_id.get(topic_id)
        if topic is None:
            return topic_id
        for tag in (lang, lang.split("-", maxsplit=1)[0], *_FALLBACK_LANGUAGES):
            if tag in topic.names:
                return topic.names[tag]
        return topic_id

    def match(self, word: str) -> tuple[str, ...]:
        """Return the ids of the topics that a user may mean by a word or some words.

        Those whose id or name in any language is the word; where there is none, those whose id or name
        begins with it; where there is none either, those with a word in the name that begins with it; and
        at last those that the word speaks for: "Schulden" → debt.
        """
        wanted = _fold_all(word)
        if not wanted:
            return ()
        return (
            tuple(topic for topic, names in self._folded if wanted in names)
            or tuple(topic for topic, names in self._folded if any(name.startswith(wanted) for name in names))
            or tuple(topic for topic, names in self._folded if any(f" {wanted}" in name for name in names))
            or tuple(topic for topic, _ in self.classify(word, None, None, None))
        )

    def classify(
        self, service: str | None, heading: str | None, title: str | None, passage: str | None
    ) -> tuple[tuple[str, float], ...]:
        """Return the topics of a contact with a confidence in (0, 1], best first, at most four.

        The four texts count in falling weight; any may be None. A group is returned only where none of
        its topics is: they imply it. Deterministic; of each text the first 10,000 characters are read.
        """
        # topic → pattern → its greatest worth in any of the texts
        worth: dict[str, dict[int, float]] = {}
        for weight, text in zip(_FIELDS, (service, heading, title, passage), strict=True):
            if text:
                for topic, pattern, strength in self._speaking(text[:_LONGEST]):
                    patterns = worth.setdefault(topic, {})
                    patterns[pattern] = max(patterns.get(pattern, 0.0), weight * strength)
        confidences = {topic: _either(patterns.values()) for topic, patterns in worth.items()}
        best = max(confidences.values(), default=0.0)
        threshold = _THRESHOLD if best >= _THRESHOLD else _LAST_RESORT
        least = max(threshold, _SHARE_OF_BEST * best)
        kept = {topic: confidence for topic, confidence in confidences.items() if confidence >= least}
        implied = {self.by_id[topic].parent for topic in kept}
        ranked = sorted((-confidence, topic) for topic, confidence in kept.items() if topic not in implied)
        return tuple((topic, round(-negative, 3)) for negative, topic in ranked[:_MOST])

    def _speaking(self, text: str) -> list[tuple[str, int, float]]:
        """Return what speaks for topics in one text: (topic, pattern number, strength).

        A match inside a longer one says nothing, nor does one that a pattern against its topic overlaps;
        of overlapping matches of one topic only the strongest counts.
        """
        against: dict[str, list[tuple[int, int]]] = {}
        found: list[Match] = []
        for match in self._matcher.find(text):
            topic, strength = self._owners[match.pattern]
            if strength:
                found.append(match)
            elif match.start < 0:  # several words together speak against it anywhere in the text
                against.setdefault(topic, []).append((-len(text), 2 * len(text)))
            else:
                against.setdefault(topic, []).append((match.start, match.end))
        speaking: list[tuple[str, int, float]] = []
        taken: dict[str, list[tuple[int, int]]] = {}
        for match in sorted(uncovered(found), key=lambda match: -self._owners[match.pattern][1]):
            topic, strength = self._owners[match.pattern]
            ranges = taken.setdefault(topic, [])
            if not any(
                match.start < end and start < match.end for start, end in (*ranges, *against.get(topic, ()))
            ):
                ranges.append((match.start, match.end))
                speaking.append((topic, match.pattern, strength))
        return speaking


def _fold_all(text: str) -> str:
    return " ".join(fold(word) for word in text.replace("-", " ").split())


def _either(worths: Iterable[float]) -> float:
    """Combine independent evidence: the probability that at least one of it is right."""
    doubt = 1.0
    for worth in worths:
        doubt *= 1.0 - worth
    return 1.0 - doubt


def load_topics(path: Path | None = None) -> Topics:
    """Read a topics file: by default the one that WEGWEISER_TOPICS names, else Wegweiser's own (read once).

    Raises:
        TopicsFileError: the file is missing, is no TOML, or a topic in it cannot be used; the reason
            names the line and the topic.
    """
    return _default() if path is None else Topics(read_topics(path))


@cache
def _default() -> Topics:
    return Topics(read_topics(Path(os.environ.get(VARIABLE) or DEFAULT_FILE)))
