"""How likely a run of capitalised words is a person's full name: a logistic model over its words.

The weights were fitted on the sentences of GermEval 2014 (CC BY 4.0) by tests/bench/train_names.py and
lie in extract/data/name_weights.tsv; the file's head says how. No texts are kept in it, only weights of
what a word is (listed as first name, ending, neighbours' kinds).
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.data_file import data_rows
from extract.find.gazetteer import fold
from extract.find.names import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Neighbours whose very word tells something; all other words count by what they are.
_TELLING = frozenset(
    """der die das den dem des ein eine eines einem einen von vom zu zum zur in im an am auf aus bei beim
    mit nach und oder sowie für über unter durch um gegen ohne seit bis als wie dass hat ist wird war
    sagt sagte erklärt the of and de la im st , . : ; ( ) " „ “ » « ' - – / | * & ! ? unter""".split()
)
_LONG_ENDING = 4


@cache
def _traits(kind: int) -> str:
    """Return one sign a trait of a word of a kind, so that pairs of words can be compared."""
    if kind & Kind.INITIAL:
        return "I"
    first = "F" if kind & Kind.FIRST else "f" if kind & Kind.FIRST_WORLD else "-"
    last = "L" if kind & Kind.FAMILY else "l" if kind & Kind.FAMILY_WORLD else "-"
    other = "t" if kind & Kind.THING else "c" if kind & Kind.COMMON else "-"
    weak = "w" if kind & Kind.WEAK else "r" if kind & Kind.ROLE else "-"
    return first + last + other + weak


def _neighbour(tokens: Sequence[Token], i: int, *, before: bool) -> str:
    """Describe the word or sign beside a name."""
    if not 0 <= i < len(tokens) or tokens[i].text == "\n":
        return "|"
    token = tokens[i]
    word = token.text.lower()
    if word in _TELLING:
        return word
    if not token.text[0].isalpha():
        return "0" if token.text[0].isdigit() else "sign"
    if not token.kind & Kind.CAPITAL:
        return "word"
    if token.kind & Kind.FORM:
        return "title"
    joined = token.joined if not before else tokens[i + 1].joined
    return ("C" if joined else "c") + _traits(token.kind)


def features(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    """Return the features of the name made of the tokens `[start, end)`, two or more of them."""
    words, kinds = _words_and_kinds(tokens, start, end)
    found = [*_of_kinds(*kinds), *_of_first(words[0].text), *_of_last(words[-1].text)]
    return found + _of_others(tokens[start:end], words)


def _words_and_kinds(
    tokens: Sequence[Token], start: int, end: int
) -> tuple[list[Token], tuple[str, str, str, str]]:
    """Return a name's words without particles, and what its first and last word and its neighbours are."""
    words = [
        token for token in tokens[start:end] if not token.kind & Kind.PARTICLE or token.kind & Kind.CAPITAL
    ]
    before = _neighbour(tokens, start - 1, before=True)
    behind = _neighbour(tokens, end, before=False)
    return words, (_traits(words[0].kind), _traits(words[-1].kind), before, behind)


def _of_others(name: Sequence[Token], words: Sequence[Token]) -> list[str]:
    """Return the features of how many words there are, of those between, of particles and capitals."""
    found = ["", f"n{len(words)}"]
    first, last = words[0], words[-1]
    if len(words) > 2:
        found += [f"m{_traits(token.kind)}" for token in words[1:-1]]
    if len(name) > len(words):
        found.append("particle")
        found += [f"p{token.text}" for token in name if token.kind & Kind.PARTICLE]
    if last.kind & Kind.UPPER:
        found.append("upper" if first.kind & Kind.UPPER else "Upper")
    elif first.kind & Kind.UPPER:
        found.append("upper first")
    return found


def _of_kinds(one: str, two: str, before: str, behind: str) -> tuple[str, ...]:
    """Return the features of the traits of first and last word, and of the neighbours."""
    return (
        f"a{one}",
        f"z{two}",
        f"az{one}{two}",
        f"b{before}",
        f"h{behind}",
        f"ab{one}{before}",
        f"zh{two}{behind}",
    )


def _of_first(word: str) -> tuple[str, ...]:
    hyphen = ("hyphen first",) if "-" in word else ()
    return (f"len{min(len(word), 8)}", *_endings("e", word), *hyphen)


def _of_last(word: str) -> tuple[str, ...]:
    hyphen = ("hyphen",) if "-" in word else ()
    return (f"lenz{min(len(word), 12)}", *_endings("s", word), *hyphen)


def _endings(tag: str, word: str) -> tuple[str, ...]:
    folded = fold(word)
    return tuple(f"{tag}{folded[-length:]}" for length in range(2, min(_LONG_ENDING, len(folded)) + 1))


@cache
def _weights() -> dict[str, int]:
    """Return the weights in hundredths: sums of whole numbers do not depend on their order."""
    pairs = (row.split("\t") for row in data_rows("name_weights.tsv"))
    return {feature: int(weight) for feature, weight in pairs}


def likelihood(tokens: Sequence[Token], start: int, end: int) -> float:
    """Return the log odds that the tokens `[start, end)` are a person's full name, no more and no less."""
    words, kinds = _words_and_kinds(tokens, start, end)
    total = _weight_of_kinds(*kinds) + _weight_of_first(words[0].text) + _weight_of_last(words[-1].text)
    return (total + _weight(tuple(_of_others(tokens[start:end], words)))) / 100


def _sum(found: Iterable[str]) -> int:
    weights = _weights()
    return sum([weights[feature] for feature in found if feature in weights])


# Names share their words and neighbours: what they weigh is summed once.
@lru_cache(maxsize=32768)
def _weight_of_kinds(one: str, two: str, before: str, behind: str) -> int:
    return _sum(_of_kinds(one, two, before, behind))


@lru_cache(maxsize=32768)
def _weight_of_first(word: str) -> int:
    return _sum(_of_first(word))


@lru_cache(maxsize=32768)
def _weight_of_last(word: str) -> int:
    return _sum(_of_last(word))


@lru_cache(maxsize=8192)
def _weight(found: tuple[str, ...]) -> int:
    return _sum(found)


def probability(odds: float) -> float:
    """Return the probability for log odds."""
    return 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))
