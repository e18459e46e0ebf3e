"""Questions in eight languages become German words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import lexicon
from directory.words import tokens

LANGUAGES = [
    ("Wer hilft bei Schulden?", "de"),
    ("Where can I learn German?", "en"),
    ("Où puis-je apprendre l'allemand ?", "fr"),
    ("أين يمكنني تعلم اللغة الألمانية؟", "ar"),
    ("Де я можу вивчати німецьку мову?", "uk"),
    ("Где я могу изучать немецкий язык?", "ru"),
    ("Almanca kursu nerede var?", "tr"),
    ("Gdzie mogę uczyć się niemieckiego?", "pl"),
    ("Schuldnerberatung", "de"),
    # bugs caught: "suç" begins "Sucht", "bank" is German too
    ("Suchtberatung", "de"),
    ("food bank", "en"),
    ("дитячий садок", "uk"),
    ("¿Dónde puedo encontrar un piso?", "es"),
    ("Unde pot găsi o locuință?", "ro"),
    ("کجا می‌توانم خانه پیدا کنم؟", "fa"),
]
MEANT = [
    # developed on: what is asked, a German word it must be looked for by
    ("integration course", "integrationskurs"),
    ("my landlord throws me out", "mieterverein"),
    ("debt advice", "schuldnerberatung"),
    ("food bank", "tafel"),
    ("help with alcohol addiction", "suchtberatung"),
    ("cours d'intégration", "integrationskurs"),
    ("dettes", "schuldnerberatung"),
    ("دورة الاندماج", "integrationskurs"),
    ("الديون", "schuldnerberatung"),
    ("курси німецької мови", "deutschkurs"),
    ("дитячий садок", "kita"),
    ("курсы немецкого", "deutschkurs"),
    ("детский сад", "kita"),
    ("almanca kursu", "deutschkurs"),
    ("anaokulu", "kita"),
    ("kurs niemieckiego", "deutschkurs"),
    ("przedszkole", "kita"),
    ("Kindergarten", "kita"),
    ("Schulden", "schuldnerberatung"),
    ("rausgeworfen", "mieterverein"),
    ("¿Dónde hay cursos de alemán?", "deutschkurs"),
    ("deudas", "schuldnerberatung"),
    ("Unde găsesc o grădiniță?", "kita"),
    ("datorii", "schuldnerberatung"),
    ("کلاس زبان آلمانی کجاست؟", "deutschkurs"),
    ("مهد کودک", "kita"),
    ("invite a guest from abroad", "verpflichtungserklarung"),
    ("Mein Kind hat Putzmittel getrunken", "giftnotruf"),
    # a word of the lexicon inside a compound
    ("Alkoholprobleme", "suchtberatung"),
    # bugs caught: phrases that lost their function words
    ("help out", "ehrenamt"),
    # bugs caught: "to the" swallowed the first letter of "refugees"; "ف" was taken for "and"
    ("مساعدة للاجئين", "fluchtling"),
    ("فراغ", "freizeit"),
    ("زوجي يضربني", "gewalt"),
]
NOT_MEANT = [
    # hard negatives
    ("help", "ehrenamt"),
    ("the fastest car", "schuldnerberatung"),
    ("take part", "ehrenamt"),
]
# The columns of a file: the languages it has words of.
_EIGHT = ["term", "de", "en", "fr", "ar", "uk", "ru", "tr", "pl"]
HEADERS = [_EIGHT, [*_EIGHT, "es", "ro", "fa"], ["term", "es", "ro", "fa"], ["term", "de"]]


def german(question: str) -> set[str]:
    reading = lexicon.read(question, tuple(tokens(question)))
    return {next(iter(word)) for each in reading.wanted for t in each.targets for word in t.words}


def roots(word: str) -> set[str]:
    return {next(iter(lexicon.read(word, (word,)).wanted[0].targets[0].words[0]))}


@pytest.mark.parametrize(("question", "language"), LANGUAGES)
def test_language(question: str, language: str) -> None:
    assert lexicon.language_of(question, tuple(tokens(question))) == language


@pytest.mark.parametrize(("question", "word"), MEANT)
def test_what_is_meant(question: str, word: str) -> None:
    assert roots(word) <= german(question)


@pytest.mark.parametrize(("question", "word"), NOT_MEANT)
def test_what_is_not_meant(question: str, word: str) -> None:
    assert not roots(word) & german(question)


def test_every_row_says_something_in_every_language() -> None:
    paths = sorted((Path(lexicon.__file__).with_name("data")).glob("lexicon*.tsv"))
    entries = 0
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
        header = rows.pop(0)
        assert header in HEADERS, path.name
        optional = 1 if header[: len(_EIGHT)] == _EIGHT else None
        for row in rows:
            assert len(row) == len(header), row[0]
            assert all(cell.strip() for place, cell in enumerate(row) if place != optional), row[0]
            entries += sum(cell.count(";") + 1 for cell in row[1:] if cell)
    assert entries > 13_000  # some thousand terms in each direction


def test_french_verb_and_pronoun_are_no_word_of_their_own() -> None:
    asked = "Où peuvent-ils apprendre l'allemand, les réfugiés ?"
    written = [each.written for each in lexicon.read(asked, tuple(tokens(asked))).wanted]
    assert "peuventils" not in written
    asked = "mal-logement"
    assert lexicon.read("où du mal-logement", tuple(tokens(asked))).wanted[0].written == "mallogement"


@given(st.text(max_size=300))
def test_any_text_is_a_question(question: str) -> None:
    for each in lexicon.read(question, tuple(tokens(question))).wanted:
        assert all(0 < target.share <= 1 for target in each.targets)
