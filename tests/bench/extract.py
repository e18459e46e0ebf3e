"""Measure extraction: beside python-phonenumbers' matcher on the same text, and on hostile inputs.

    python tests/bench/extract.py [SENTENCES.tsv ...] [--hostile] [--profile]

SENTENCES are GermEval files (token number, token, tags; an empty line parts sentences): news without
contacts. One article in twenty of the news is one of tests/corpus, with contacts. Without files only the
notices of tests/corpus are measured. Prints characters a second of processor time and how many times as
fast as the matcher alone the whole extraction is (targets of issue 3: 4 on news, 1 on notices), and the same
for the news in which no channel is found, which shall cost no more than the search for one; with
`--hostile` the time of each hostile input and the factor by which it grows when the input is doubled
(target: at most 2.3).
`--profile` prints where the time of the notices goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from phonenumbers import PhoneNumberMatcher

# This script bears the package's name: its own folder must not be searched for the package.
sys.path[:] = [folder for folder in sys.path if Path(folder).resolve() != Path(__file__).resolve().parent]

from extract import read, read_bytes, survey  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from extract import Article

CORPUS = Path(__file__).parent.parent / "corpus"
SENTENCES_AN_ARTICLE = 16
ONE_IN = 20
ROUNDS = 3  # the best of them counts: other programs only ever slow one down
MOST_SECONDS = 0.2  # a hostile input grows until it takes so long, and is then doubled
LONGEST = 400_000  # characters

# Without a channel an article is not searched further.
CHANNEL = "\n\nTelefon 030 23125999\n"

HOSTILE: Mapping[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "digits and blanks": lambda n: "1 " * (n // 2),
    "0/": lambda n: "0/" * (n // 2),
    "@": lambda n: "@" * n,
    "a@": lambda n: "a@" * (n // 2),
    "dots": lambda n: "." * n,
    "a.": lambda n: "a." * (n // 2),
    "brackets": lambda n: "(" * n,
    "square brackets": lambda n: "[" * n,
    "bracketed zeros": lambda n: "(0" * (n // 2),
    "numbers": lambda n: "030 23125000, " * (n // 14),
    "addresses": lambda n: "anna@verein.example, " * (n // 21),
    "numbers and names": lambda n: "Anna Kramer: 030 23125000, " * (n // 27),
    "notices": lambda n: (
        "Anmeldung bei Anna Kramer vom Jugendamt Seefurt, Tel. 030 23125000.\n\n" * (n // 69)
    ),
    "cards": lambda n: "Jugendamt Seefurt\nAnna Kramer\nTel. 030 23125000\n\n" * (n // 48),
    "names": lambda n: "Anna Kramer " * (n // 12),
    "capitalised words": lambda n: "Kurs " * (n // 5),
    "bodies": lambda n: "Jugendamt " * (n // 10),
    "chains of bodies": lambda n: "Amt des " * (n // 8),
    "legal forms": lambda n: "Kulturtreff e. V. " * (n // 18),
    "für": lambda n: "Verein " + "für " * (n // 4),
    "quotes": lambda n: "Verein \u201e" * (n // 8),
    "sentences": lambda n: "Er kam. " * (n // 8),
    "lines": lambda n: "Kurs\n" * (n // 5),
    "paragraphs": lambda n: "Kurs\n\n" * (n // 6),
    "combining marks": lambda n: "a" + "\u0301\u0316" * (n // 2),
    "record marks": lambda n: "[DATENBANK=1]" * (n // 13),
}
PAGES: Mapping[str, Callable[[int], str]] = {
    "nested boxes": lambda n: "<div>" * (n // 6) + "x",
    "nested boxes with text": lambda n: "<div>x" * (n // 6),
    "nested bold print": lambda n: "<p>" + "<b>x" * (n // 4),
    "nested tables": lambda n: "<table><tr><td>x" * (n // 16),
    "nested lists": lambda n: "<ul><li>x" * (n // 9),
    "links": lambda n: "<p>" + "<a href=tel:+493023125000>x</a> " * (n // 32),
    "lesser signs": lambda n: "<p>" + "<" * n,
}


def news(files: Iterable[Path], notices: Sequence[Article]) -> list[Article]:
    """Glue sentences to articles, and put a notice in the place of one in twenty."""
    glued: list[Article] = []
    for file in files:
        sentences = [_glued(block) for block in file.read_text(encoding="utf-8").split("\n\n")]
        for start in range(0, len(sentences), SENTENCES_AN_ARTICLE):
            text = " ".join(sentences[start : start + SENTENCES_AN_ARTICLE])
            glued += read_bytes(text.encode(), "news.txt")
    mixed = [article for article in glued if len(article.text) > 1]
    for number, index in enumerate(range(ONE_IN - 1, len(mixed), ONE_IN)):
        mixed[index] = notices[number % len(notices)]
    return mixed


def _glued(block: str) -> str:
    """Set the tokens of a sentence with blanks where a newspaper has them."""
    tokens = [row.split("\t")[1] for row in block.split("\n") if row and not row.startswith("#")]
    text = " ".join(tokens)
    for mark in ".,;:!?)":
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(")


def seconds(work: Callable[[], object]) -> float:
    """Return the best time of three."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def _has_channel(article: Article) -> bool:
    found = survey(article)
    return any((found.phones, found.emails, found.furniture_phones, found.furniture_emails))


def beside_matcher(name: str, articles: Sequence[Article]) -> None:
    """Print the speed of the whole extraction beside the matcher's alone."""
    length = sum(len(article.text) for article in articles)
    channels = sum(bool(survey(article).contacts) for article in articles)  # also loads the word lists
    ours = seconds(lambda: [survey(article) for article in articles])
    theirs = seconds(lambda: [list(PhoneNumberMatcher(article.text, "DE")) for article in articles])
    print(
        f"{name:26}{len(articles):4} articles, {channels} with contacts, {length / 1e6:.2f} million letters: "
        f"extraction {length / ours / 1e6:.2f}, matcher {length / theirs / 1e6:.2f} million a second, "
        f"{theirs / ours:.2f} times as fast"
    )


def doubling(name: str, work: Callable[[str], object], text_of: Callable[[int], str]) -> None:
    """Print the time of a hostile input, and the factor when it is doubled."""
    length = 1000
    while (once := seconds(lambda: work(text_of(length)))) < MOST_SECONDS and length < LONGEST:  # noqa: B023
        length *= 2
    twice = seconds(lambda: work(text_of(2 * length)))
    factor = twice / once
    mark = "" if factor <= 2.3 else "   TOO SLOW"
    print(f"{name:26}{length:9} characters {once:8.3f} s, doubled x {factor:.2f}{mark}", flush=True)


def surveyed(text: str, source: str) -> None:
    """Read and survey a text with a channel at its end."""
    for article in read_bytes(f"{text}{CHANNEL}".encode("utf-8", "replace"), source):
        survey(article)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sentences", nargs="*", type=Path)
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    paths = sorted(path for path in CORPUS.iterdir() if path.suffix != ".json")
    notices = [article for path in paths for article in read(path)]
    if asked.sentences:
        mixed = news(asked.sentences, notices)
        beside_matcher("news", mixed)
        beside_matcher(
            "of them without a channel", [article for article in mixed if not _has_channel(article)]
        )
    beside_matcher("notices", notices)
    if asked.profile:
        profile = cProfile.Profile()
        profile.runcall(lambda: [survey(article) for article in notices])
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    if asked.hostile:
        for name, text_of in HOSTILE.items():
            doubling(name, lambda text: surveyed(text, "hostile.txt"), text_of)
        for name, text_of in PAGES.items():
            doubling(name, lambda text: surveyed(text, "hostile.html"), text_of)


if __name__ == "__main__":
    main()
