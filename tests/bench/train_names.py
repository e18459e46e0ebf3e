"""Fit the weights of extract/find/likelihood.py.

`PYTHONPATH=tests python -m bench.train_names germeval2014-test.tsv extract/data/name_weights.tsv`
(needs scikit-learn). Each sentence's runs of capitalised words are cut in every way that has the form of a
full name; those that are tagged as a person are right, the rest wrong. The list of common words was made
from the same sentences, so each half of them is seen with the words of the other half alone. Lines such
as stand in cards and menus, which the sentences lack, are made up from the name lists.
"""

from __future__ import annotations

import importlib
import random
import sys
from pathlib import Path

from bench.persons import sentences
from bench.word_lists import words

from extract.find import gazetteer, names
from extract.find.likelihood import features
from extract.find.name_runs import run_end, spans_of

_LISTS = ("first_names", "first_names_world", "family_names", "family_names_world", "nouns", "words")
_PARTICLES = (
    "von",
    "von der",
    "van",
    "de",
    "da",
    "dos",
    "el",
    "al",
    "zu",
    "van der",
    "bin",
    "di",
    "ter",
    "al-",
    "el-",
    "Al-",
)
_SYLLABLES = """ba be bi bo da de do fa fe ga go ha he ja je ka ke ki ko la le li lo ma me mi mo na ne ni ra
    re ri ro sa se scha sche ta te ti tra wa we za ze""".split()
_TAILS = "n r l s ck tz sch mann bach er el ski ić ow ow ek an ian idis oglu i a o u".split()
_FRAMES = (
    "{}", "{}\nTelefon", "Ansprechpartnerin: {}", "{}, Tel. 1", "bei {} unter", "Kontakt\n{}\n",
    "{} (Leitung)", "an {} wenden", "{}, {}", "sagt {}, Leiterin", "erklärt {} .", "der Vorsitzende {} .",
    "mit {} und",
    "Arbeit von {} .", "Auch {} ist", "{} hat", "Leiter {} wird",
)  # fmt: skip
_UPPER_CASE = 0.04
# "Nguyen Thi Mai": names whose surname is printed first.
_SURNAME_FIRST = 0.02
_MIDDLE = ("Thi", "Van", "Thị", "Văn", "Duc", "Minh", "Kim")
_REAL = gazetteer.entries
_C = 0.8
_LEAST = 0.02
# So many made-up lines that chance matters little, each of the weight of a third of a sentence.
_MADE_UP = 6000
_WEIGHT = 1 / 3


def examples(text: str, right: set[tuple[int, int]]) -> list[tuple[list[str], bool]]:
    """Return features and truth of every cut of the runs of a text."""
    tokens = names.tokens_of(text, 0, len(text))
    found = []
    i = 0
    while i < len(tokens):
        if not tokens[i].kind & names.Kind.CAPITAL:
            i += 1
            continue
        end = run_end(tokens, i)
        for first, last in spans_of(tokens, i, end):
            span = tokens[first].start, tokens[last - 1].end
            found.append((features(tokens, first, last), span in right))
        i = end
    return found


def with_words(common: set[str]) -> None:
    """Make the finder see other common words."""
    real = _REAL
    cached = {f"{name}.txt": real(f"{name}.txt") for name in (*_LISTS, "places")}
    cached["words.txt"] = gazetteer.WordList("\n".join(sorted(common)) + "\n")
    setattr(gazetteer, "entries", cached.__getitem__)  # noqa: B010  a cached function for mypy
    names.kind_of.cache_clear()


def half_words(rows: list[tuple[str, list[tuple[int, int, str]]]], whole: set[str]) -> set[str]:
    """Return the common words that occur in a part of the sentences."""
    seen = {
        word.strip(".,;:()\"'„“").lower() for text, _ in rows for word in text.split() if word[:1].isupper()
    }
    return seen & whole


def made_up(rng: random.Random) -> list[tuple[str, set[tuple[int, int]]]]:
    """Return lines as in cards, lists and menus: names of the lists and things named by common words."""
    lists = {name: sorted(gazetteer.entries(f"{name}.txt").words()) for name in _LISTS}
    common = {*lists["nouns"], *lists["words"]}
    lists["ambiguous"] = sorted(common & set(lists["family_names"]))
    rows = []
    for _ in range(_MADE_UP):
        name = f"{first_name(rng, lists)} {surname(rng, lists)}"
        if rng.random() < _SURNAME_FIRST:
            name = (
                f"{rng.choice(lists['family_names']).title()} {rng.choice(_MIDDLE)} {first_name(rng, lists)}"
            )
        if rng.random() < _UPPER_CASE:
            name = name.upper()
        text = rng.choice(_FRAMES).format(name, "x")
        start = text.index(name)
        rows.append((text, {(start, start + len(name))}))
        things = [
            rng.choice(lists[rng.choice(["nouns", "nouns", "words"])]) for _ in range(rng.randint(2, 4))
        ]
        line = " ".join(things).title()
        rows.append(
            (rng.choice(_FRAMES).format(line.upper() if rng.random() < 2 * _UPPER_CASE else line, "x"), set())
        )
    return rows


def first_name(rng: random.Random, lists: dict[str, list[str]]) -> str:
    """Make up first names, an initial among them now and then."""
    first = rng.choice(lists[rng.choice(["first_names"] * 3 + ["first_names_world"])]).title()
    (form,) = rng.choices(["one", "cut", "one and cut", "two"], [80, 6, 4, 10])
    if form == "cut":
        return first[0] + "."
    if form == "one and cut":
        return f"{first} {first[0]}."
    return f"{first} {rng.choice(lists['first_names']).title()}" if form == "two" else first


def surname(rng: random.Random, lists: dict[str, list[str]]) -> str:
    """Make up a surname: listed, a common word, or of syllables; alone, double, with particle."""
    (source,) = rng.choices(["family_names", "family_names_world", "ambiguous", "new"], [44, 18, 12, 26])
    last = rng.choice(lists[source]) if source != "new" else new_surname(rng)
    last = last.title()
    (form,) = rng.choices(["one", "hyphen", "particle", "two", "upper"], [74, 8, 10, 3, 5])
    other = rng.choice(lists["family_names"]).title()
    forms = {
        "one": last,
        "hyphen": f"{last}-{other}",
        "particle": f"{rng.choice(_PARTICLES)} {last}".replace("- ", "-"),
        "two": f"{last} {other}",
        "upper": last.upper(),
    }
    return forms[form]


def new_surname(rng: random.Random) -> str:
    """Make up a surname that no list holds."""
    return "".join(rng.choices(_SYLLABLES, k=rng.randint(1, 2))) + rng.choice(_TAILS)


def main(tagged: Path, target: Path) -> None:
    """Fit and write the weights."""
    rows = list(sentences(tagged))
    whole = words(tagged)
    data: list[tuple[list[str], bool]] = []
    halves = rows[::2], rows[1::2]
    for mine, other in (halves, halves[::-1]):
        with_words(half_words(other, whole))
        for text, tags in mine:
            right = {(s, e) for s, e, tag in tags if tag == "PER"}
            data += examples(text, right)
    with_words(whole)
    tagged_examples = len(data)
    rng = random.Random(7)  # noqa: S311  made-up names, no secret
    for text, right in made_up(rng):
        data += examples(text, right)
    vectorizer = importlib.import_module("sklearn.feature_extraction").DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(found, 1) for found, _ in data])
    truth = [right for _, right in data]
    linear = importlib.import_module("sklearn.linear_model")
    model = linear.LogisticRegression(C=_C, max_iter=400, fit_intercept=False)
    model.fit(
        matrix, truth, sample_weight=[1.0] * tagged_examples + [_WEIGHT] * (len(data) - tagged_examples)
    )
    weights = {
        name: weight
        for name, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= _LEAST
    }
    head = (
        "# Weights × 100 of the features of extract/find/likelihood.py, fitted by\n"
        "# tests/bench/train_names.py\n"
        "# on GermEval 2014 (Benikova, Biemann, Reznicek: NoSta-D Named Entity Annotation for German,\n"
        "# LREC 2014; CC BY 4.0)\n"
        f"# and made-up lines: {len(data)} examples, {sum(truth)} of them names.\n"
    )
    lines = "".join(f"{name}\t{round(weight * 100)}\n" for name, weight in sorted(weights.items()))
    target.write_text(head + lines, encoding="utf-8")
    print(f"{len(data)} examples, {sum(truth)} names, {len(weights)} weights")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
