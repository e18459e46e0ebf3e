"""All that the app and the command line say, and all they tell of others, is in every catalogue."""

from __future__ import annotations

import errno
import os
import re
import signal
import tomllib
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from raised import NUMBER, reasons_raised
from sentences import SOURCES, counted, examples, places, sentences

from tui import language, reasons

if TYPE_CHECKING:
    from collections.abc import Iterator

CATALOGUE = SOURCES / "catalogues" / "de"
GERMAN = language.load("de")
# Shown as they are in every language.
MODIFIERS = {"Ctrl", "Shift", "Alt"}
SAME_EVERYWHERE = {"Esc"}
# "same name, same +49…": what two contacts share, behind the words; and what is put together at runtime.
SHARED = re.compile(rf"(?:, (?:same )?)?{NUMBER}(?=,|$)")
PUT_TOGETHER = {
    *("same body", "like body", "same town", "same area code", "same publisher"),
    *("same names in the same body", "merged by Ute Kern on 2026-11-22", "entered by Ute on 2026-11-22"),
    *("exit code 3", "it broke off; what was added stays", "cannot be written", "cannot be used"),
}
# What people meet who name files, folders and addresses (errno(3)), and how readers crash (signal(7)).
SYSTEM = (
    *(errno.ENOENT, errno.EACCES, errno.EPERM, errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.ENOSPC),
    *(errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.ENAMETOOLONG, errno.ELOOP, errno.EMFILE, errno.EIO),
    *(errno.EINVAL, errno.EBUSY, errno.ETXTBSY, errno.ENOMEM, errno.ENXIO, errno.EADDRINUSE),
    *(errno.EADDRNOTAVAIL, errno.ENOTEMPTY),
)
SIGNALS = (signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT)
# A count and a noun in the plural: wrong for one.
PLURAL = re.compile(
    r"\{count\} (?:more )?(?:contacts|articles|texts|passages|organizations|(?:year|day|time)s)\b"
)


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    language.use("de")
    yield
    language.use("en")


def test_every_sentence_is_in_german() -> None:
    found = sentences()
    assert len(found) > 500
    missing = found - GERMAN.sentences.keys() - SAME_EVERYWHERE
    assert not missing


def test_no_german_sentence_is_left_over() -> None:
    ours = GERMAN.sentences.keys() - GERMAN.reasons.keys()
    left = ours - sentences(shortest=1) - examples() - MODIFIERS
    assert not left


def test_translations_fill_the_same_places() -> None:
    for english, german in GERMAN.sentences.items():
        assert places(english) == places(german), english


def test_no_sentence_stands_in_two_parts_of_a_catalogue() -> None:
    parts = [tomllib.loads(part.read_text("utf-8")) for part in CATALOGUE.iterdir()]
    assert sum(map(len, parts)) == len(GERMAN.sentences)


def test_german_is_quoted_as_german() -> None:
    for english, german in GERMAN.sentences.items():
        assert german.count("„") == german.count("“"), english
        is_typed = "pip install" in german or english in examples()
        assert is_typed or not re.search(r"[\"”»«]|'", german), english


def test_counts_have_a_form_for_one() -> None:
    assert all(len(forms) == len(("one", "many")) for forms in counted())
    many = {forms[1] for forms in counted()}
    assert len(many) > 15
    assert not {sentence for sentence in sentences() if PLURAL.search(sentence)} - many


def _raised() -> set[str]:
    """The reasons, those of likeness without what differs."""
    alike = ("same ", "like ")
    cut = {SHARED.sub("", each) if each.startswith(alike) else each for each in reasons_raised()}
    return (cut - {f"{NUMBER} body{NUMBER}"}) | PUT_TOGETHER


def test_every_reason_raised_is_in_german() -> None:
    raised = _raised()
    assert len(raised) > 100
    assert not {reason for reason in raised if reasons.likeness(reason) == reason}


def test_no_reason_is_left_over() -> None:
    """What the system and click say stands behind the others, and is tested below and by wrong usage."""
    ours, _, _ = (CATALOGUE / "reasons.toml").read_text("utf-8").partition("# The system")
    pieces = {piece for reason in _raised() for piece in (reason, *reason.split(", "))}
    for english in tomllib.loads(ours):
        literals = [literal for literal, *_ in Formatter().parse(english)]
        assert english in pieces or any(all(literal in piece for literal in literals) for piece in pieces), (
            english
        )


@pytest.mark.parametrize("code", SYSTEM, ids=os.strerror)
def test_the_system_speaks_german(code: int) -> None:
    told = os.strerror(code)
    assert reasons.of_system(OSError(code, told)) == GERMAN.reasons[told.lower()]


@pytest.mark.parametrize("number", SIGNALS)
def test_signals_speak_german(number: signal.Signals) -> None:
    assert signal.strsignal(number) in GERMAN.reasons


@pytest.mark.parametrize(
    ("english", "german"),
    [
        # developed on
        ("empty", "leer"),
        ("larger than 50 MB", "größer als 50 MB"),
        ("unpacks to more than 100 times its size", "entpackt mehr als 100-mal so groß"),
        ("cannot be opened (permission denied)", "kann nicht geöffnet werden (keine Erlaubnis)"),
        ("crashed its reader (exit code 3)", "brachte das Lesen zum Absturz (Rückgabewert 3)"),
        ("damaged (Error -3 while decompressing)", "beschädigt (Error -3 while decompressing)"),
        ("no field 'x'; there are a, b", "es gibt kein Feld „x“, nur a, b"),
        ('nothing is held about "O\'Neill"', "über „O'Neill“ ist nichts gespeichert"),
        ("merged by Ute Kern on 2026-11-22", "zusammengelegt von Ute Kern am 22.11.2026"),
        # bugs caught: the longer sentence is the one within
        (
            "Invalid value for '--limit': 0 is not in the range 1<=x<=9.",
            "Ungültiger Wert für „--limit“: 0 liegt nicht im Bereich 1<=x<=9.",
        ),
        ("Missing argument 'PATH…|-'.", "Es fehlt „PFAD…|-“."),
        (
            "No such option '--o'. (Did you mean one of: '--on', '--output'?)",
            "Es gibt keine Option „--o“. (Ist eine davon gemeint: „--on“, „--output“?)",
        ),
        # a choice is typed as it is, whatever language speaks of it
        ("'x' is not one of 'phone', 'email'.", "„x“ ist nicht dabei: „phone“, „email“."),
        # hard negatives: other sentences, and what only looks like one of them
        ("something else went wrong", "something else went wrong"),
        ("larger than  MBs", "larger than  MBs"),
        ("no field x; there are a", "no field x; there are a"),
        ("damaged ()", "damaged ()"),
        ("larger than " + "9" * 5000 + " MB", "larger than " + "9" * 5000 + " MB"),
        ("", ""),
    ],
)
def test_a_reason_is_retold(english: str, german: str) -> None:
    assert reasons.retold(english) == german


@pytest.mark.parametrize("hostile", ["{text}", "{0}", "a {b!r} c", "'{x}'", "%s", "}{"])
def test_what_fills_a_place_is_no_pattern(hostile: str) -> None:
    assert reasons.retold(f"damaged ({hostile})") == f"beschädigt ({hostile})"
    assert reasons.retold(f"broken JSON: {hostile!r}") == f"fehlerhaftes JSON: „{hostile}“"


def test_in_english_reasons_are_as_they_are() -> None:
    language.use("en")
    for reason in _raised():
        assert reasons.retold(reason) == reason


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("same name, same +493023125001", "gleicher Name, 030 23125001 bei beiden"),
        ("same name, same 115", "gleicher Name, 115 bei beiden"),
        (
            "like name, same body, same rat@kreis.example",
            "ähnlicher Name, gleiche Stelle, rat@kreis.example bei beiden",
        ),
        ("same name and body", "gleicher Name, gleiche Stelle"),
        ("entered by Kern, Ute on 2026-11-22", "eingetragen von Kern, Ute am 22.11.2026"),
    ],
)
def test_likeness(english: str, german: str) -> None:
    assert reasons.likeness(english) == german


def test_a_summary_counts_what_differs_from_file_to_file_as_one() -> None:
    """`Complaints` counts by what stands before a colon or a bracket: there, too, in German."""
    for english, german in GERMAN.reasons.items():
        head = german.partition(":")[0].partition(" (")[0]
        assert places(head) <= places(english.partition(":")[0].partition(" (")[0]), english
