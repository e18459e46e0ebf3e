"""The command line in German and English: what people read follows the language, what programs read not."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from command_line import articles, wegweiser
from sentences import examples

from tui import language
from tui.cli import VERBS
from tui.cli import wegweiser as group
from tui.exits import Exit

if TYPE_CHECKING:
    from pathlib import Path

names = pytest.mark.parametrize("name", [verb.name for verb in VERBS])
# Words of English help that no German one has.
ENGLISH = re.compile(
    r"\b(?:the|and|or|of|with|is|are|that|by|which|contacts?|articles?|default|options|usage|this)\b"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "d.sqlite3"
    assert (
        wegweiser("--directory", file, "add", "--without-meaning", articles(tmp_path / "in")).code
        == Exit.DONE
    )
    return file


def german(*arguments: str | Path, stdin: bytes = b"", terminal: bool = False) -> tuple[int, str, str]:
    ran = wegweiser("--lang", "de", *arguments, stdin=stdin, terminal=terminal)
    return ran.code, ran.out, ran.err


def words_of(text: str) -> str:
    """The text without what is typed: options, examples, names between quotes, identifiers."""
    typed = [re.escape(language.load("de").sentences.get(line, line)) for line in examples()]
    text = re.sub("|".join(sorted(typed, key=len, reverse=True)), "", text)
    return re.sub(
        r"`[^`]*`|„[^“]*“|\[[^\]]*\]|\{[^}]*\}|--?[\w-]+(?: \[.*?\])?|<[^>]*>|\([a-z, …]+\)", "", text
    )


@names
def test_help_is_german_throughout(name: str) -> None:
    code, out, err = german(name, "--help")
    assert (code, err) == (Exit.DONE, "")
    assert out.startswith(f"Aufruf: wegweiser {name} [OPTIONEN]")
    assert re.search(rf"Beispiele?:\n +wegweiser {name}\b", out)
    assert "Optionen:\n" in out
    assert not ENGLISH.findall(words_of(out))


def test_help_of_the_group_is_german_throughout() -> None:
    code, out, _ = german("--help")
    assert code == Exit.DONE
    assert out.startswith("Aufruf: wegweiser [OPTIONEN] [BEFEHL] [ANGABEN]...")
    assert out == wegweiser("--help", "--lang=de").out == german()[1]
    assert not ENGLISH.findall(words_of(out))
    for verb in VERBS:
        assert re.search(rf"^  {verb.name} +[A-ZÄÖÜ].*\.$", out, re.MULTILINE)


@names
def test_every_option_is_offered_in_both_languages(name: str) -> None:
    def offered(wished: str) -> list[str]:
        _, _, options = wegweiser(name, "--help", "--lang", wished).out.partition("\nOption")
        return re.findall(r"^  ((?:-\w, )?--[\w-]+)", options, re.MULTILINE)

    assert offered("de") == offered("en")
    assert "--lang" in offered("de")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fnd"], "Es gibt keinen Befehl „fnd“. Ist „find“ gemeint?"),
        (["Schuldnerberatung"], "Worte suchen: wegweiser find WORTE."),
        (["--colour"], "Es gibt keine Option „--colour“."),
        (["find", "--limt", "3"], "Es gibt keine Option „--limt“. Ist „--limit“ gemeint?"),
        (["find", "--topic", "s"], "und anderes heißen."),
        (["find", "--topic", "zzz"], "Ungültiger Wert für „--topic“: „zzz“ ist kein Thema;"),
        (["add"], "Es fehlt „PFAD…|-“."),
        (["add", "--column", "text", "a.csv"], "„text“ hat nicht die Form FELD=NAME, etwa text=Inhalt"),
        (["add", "--column", "x=y", "a.csv"], "es gibt kein Feld „x“, nur text,"),
        (["add", "--time-limit", "lang", "a"], "„lang“ ist keine Zahl."),
        (["find"], "Bitte sagen, wonach gesucht wird, oder mit --topic eingrenzen."),
        (
            ["find", "--limit", "0", "x"],
            "Ungültiger Wert für „--limit“: 0 liegt nicht im Bereich 1<=x<=100000.",
        ),
        (["find", "--limit", "viele", "x"], "„viele“ ist keine ganze Zahl."),
        (["find", "--has", "pigeon"], "„pigeon“ ist nicht dabei: „phone“, „email“."),
        (["show"], "Es fehlt „ID“."),
        (["show", "1", "2"], "Das ist zu viel: 2"),
        (["show", "1", "2", "3"], "Das ist zu viel: 2 3"),
        (["extract", "--format", "xml", "a.txt"], "„xml“ ist nicht „jsonl“."),
        (["correct", "1"], "Zur Wahl stehen: person, role,"),
        (["correct", "1", "phone", "morgens"], "morgens ist keine Telefonnummer mit Vorwahl."),
        (["note", "1"], "Bitte sagen, was zu notieren ist, oder --delete."),
        (["add-contact"], "Bitte sagen, wer es ist: --person,"),
        (["forget"], "Bitte sagen, wer zu vergessen ist, oder --finish."),
        (["retain"], "Es fehlt die Option „--older-than“."),
        (["retain", "--older-than", "alt"], "„alt“ ist kein Alter: eine Zahl mit y, m, w oder d"),
        (["--directory", "/", "topics"], "Ungültiger Wert für „--directory“: „/“ ist ein Ordner."),
    ],
)
def test_wrong_usage_is_told_in_german(file: Path, arguments: list[str], said: str) -> None:
    own = [] if "--directory" in arguments else ["--directory", str(file)]
    code, out, err = german(*own, *arguments)
    assert (code, out) == (Exit.USAGE, "")
    assert said in err
    assert err.startswith("Aufruf: wegweiser")
    assert "\nHilfe: wegweiser" in err
    assert "\nFehler: " in err
    assert not ENGLISH.findall(words_of(err.replace(said, "")))


def test_an_option_without_its_value_is_told_in_german() -> None:
    """Click tells these without saying how to call."""
    assert german("export", "-o")[2] == "Fehler: Die Option „-o“ braucht einen Wert.\n"
    assert german("find", "--json=1")[2] == "Fehler: Die Option „--json“ nimmt keinen Wert.\n"


def test_summaries_are_german(tmp_path: Path) -> None:
    folder, file = articles(tmp_path / "in"), tmp_path / "d.sqlite3"
    (folder / "leer.txt").write_bytes(b"")
    (folder / "auch.txt").write_bytes(b"")
    code, out, err = german("--directory", file, "add", "--without-meaning", folder, tmp_path / "fehlt.txt")
    assert (code, out) == (Exit.NOTHING, "")
    assert err.splitlines() == [
        f"wegweiser: {folder / 'auch.txt'}: leer",
        f"wegweiser: {folder / 'leer.txt'}: leer",
        f"wegweiser: {tmp_path / 'fehlt.txt'}: diese Datei oder diesen Ordner gibt es nicht",
        "Artikel     2 gelesen: 2 neu, 0 geändert, 0 unverändert übersprungen",
        "misslungen  3: 2 leer, 1 diese Datei oder diesen Ordner gibt es nicht",
        "Kontakte    2 neu, 0 wiedergesehen",
        f"Verzeichnis {file}",
    ]


def test_contacts_are_shown_in_german(file: Path) -> None:
    out = german("--directory", file, "find", "Monika Brandt")[1]
    assert "    Telefon     030 23125001\n" in out
    assert re.search(r"^    zuletzt     30\.11\.2017 \(vor \d+ Jahren\)$", out, re.MULTILINE)
    assert "„Auskunft für Eltern gibt Monika Brandt" in out
    contact = re.search(r"\[(\d+)\]", out)
    assert contact
    shown = german("--directory", file, "show", "--original", contact[1])[1]
    assert re.search(r"^    Stand       \w+, Sicherheit [01],\d\d$", shown, re.MULTILINE)
    for heading in ("Was Artikel sagen", "Belege jedes Feldes", "Wo es steht"):
        assert f"\n{heading}\n" in shown
    assert re.search(r"^    E-Mail        monika\.brandt@kreis\.example \(", shown, re.MULTILINE)
    assert re.search(r", Zeichen \d+–\d+$", shown, re.MULTILINE)


def test_changes_by_hand_are_told_in_german(file: Path) -> None:
    def said(*arguments: str) -> str:
        code, out, err = german("--directory", file, *arguments)
        assert code == Exit.DONE
        return out + err

    assert said("verify", "1", "--as", "Ute Kern") == "Kontakt 1 ist geprüft\n"
    assert said("correct", "1", "phone", "030 23125 007", "--as", "Ute Kern") == "Kontakt 1 ist berichtigt\n"
    assert said("note", "1", "im", "Urlaub") == "die Notiz zu Kontakt 1 ist geschrieben\n"
    assert said("note", "1", "--delete") == "die Notiz zu Kontakt 1 ist gelöscht\n"
    assert said("undo") == "zurückgenommen: Notiz\n"
    assert said("hide", "2") == "Kontakt 2 ist ausgeblendet\n"
    assert said("hide", "2", "--take-back") == "Kontakt 2 wird wieder gezeigt\n"
    assert said("apart", "1", "2") == "die Kontakte 1 und 2 bleiben zwei\n"
    assert said("merge", "1", "2") == "die Kontakte 1 und 2 sind jetzt Kontakt 1\n"
    assert re.fullmatch(r"Teil \d+.*Teil \d+.*", said("split", "1"), re.DOTALL)
    journal = said("journal")
    assert re.search(
        r"^\d\d\.\d\d\.\d{4} \d\d:\d\d  Ute Kern  \[1\]  berichtigt Telefon 030 23125007$",
        journal,
        re.MULTILINE,
    )
    assert "geprüft" in journal
    assert "(zurückgenommen von " in journal
    assert said("export", "-o", str(file.parent / "kontakte.csv")).startswith("Ein Kontakt geschrieben: ")


@pytest.mark.parametrize(
    ("answer", "forgets"),
    [
        (b"j\n", True),
        (b"ja\n", True),
        (b"vielleicht\ny\n", True),
        (b"n\n", False),
        (b"nein\n", False),
        (b"\n", False),
    ],
)
def test_forgetting_is_asked_in_german(file: Path, answer: bytes, *, forgets: bool) -> None:
    code, _, err = german("--directory", file, "forget", "Monika Brandt", stdin=answer, terminal=True)
    assert "Für immer vergessen? [j/N]: " in err
    assert code == (Exit.DONE if forgets else Exit.NOTHING)
    assert (
        "vergessen   Kontakte: 1, geschwärzte Texte: 1" if forgets else "es wurde nichts vergessen"
    ) in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "99"], "es gibt keinen Kontakt 99 in diesem Verzeichnis"),
        (["verify", "99"], "d.sqlite3: es gibt keinen Kontakt 99"),
        (["merge", "1", "1"], "d.sqlite3: 1 ist schon ein Kontakt"),
        (["correct", "1", "phone"], "d.sqlite3: was soll bei phone entfallen?"),
        (["undo"], "d.sqlite3: es gibt keine Änderung zurückzunehmen"),
        (["journal"], "es wurde nichts von Hand geändert"),
        (["about", "Niemand Nirgends"], "über Niemand Nirgends ist nichts gespeichert"),
        (["forget", "--yes", "Niemand Nirgends"], "über „Niemand Nirgends“ ist nichts gespeichert"),
        (["remove", "nirgends"], "nirgends: kein Artikel dieses Verzeichnisses"),
        (
            ["export", "-o", "/nirgends/k.csv"],
            "/nirgends/k.csv: diese Datei oder diesen Ordner gibt es nicht",
        ),
        (["retain", "--older-than", "50y"], "0 Artikel von vor dem "),
        (["duplicates"], "keine zwei Kontakte sehen nach einem aus"),
    ],
)
def test_what_cannot_be_is_told_in_german(file: Path, arguments: list[str], said: str) -> None:
    code, out, err = german("--directory", file, *arguments)
    assert (code, out) == (Exit.NOTHING, "")
    assert said in err
    assert not ENGLISH.findall(words_of(err))


def test_a_directory_that_is_missing_is_told_in_german(tmp_path: Path) -> None:
    code, _, err = german("--directory", tmp_path / "none", "find", "x")
    assert code == Exit.NOTHING
    reason = "es gibt noch kein Verzeichnis; so wird es gefüllt: wegweiser add PFAD…"
    assert err == f"wegweiser: {tmp_path / 'none'}: {reason} (Dateien oder Ordner mit Artikeln)\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["find", "--json", "Monika Brandt"],
        ["export"],
        ["export", "--format", "csv-excel"],
        ["export", "--format", "jsonl"],
        ["about", "--json", "Monika Brandt"],
    ],
)
def test_what_programs_read_is_the_same_in_every_language(file: Path, arguments: list[str]) -> None:
    said = {each: wegweiser("--directory", file, *arguments, "--lang", each) for each in ("de", "en")}
    assert said["de"].out
    assert said["de"] == said["en"]


def test_cards_are_the_same_but_for_the_moment(file: Path) -> None:
    cards = {
        re.sub(
            r"(?m)^REV.*\n",
            "",
            wegweiser("--directory", file, "export", "--format", "vcard", "--lang", each).out,
        )
        for each in ("de", "en")
    }
    assert len(cards) == 1


def test_extract_and_reports_are_the_same_in_every_language(tmp_path: Path) -> None:
    folder = articles(tmp_path / "in")
    (folder / "leer.txt").write_bytes(b"")
    lines, reports = set(), set()
    for each in ("de", "en"):
        lines.add(wegweiser("extract", "--explain", folder, "--lang", each).out)
        report = tmp_path / f"{each}.jsonl"
        wegweiser(
            "--lang", each, "--directory", tmp_path / each, "add", "--dry-run", "--report", report, folder
        )
        reports.add(report.read_text("utf-8"))
    assert len(lines) == len(reports) == 1
    assert '"outcome": "failed", "reason": "empty"' in reports.pop()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--lang", "de", "topics"], "de"),
        (["--lang=de", "topics"], "de"),
        (["topics", "--lang", "de"], "de"),
        (["topics", "--lang=de"], "de"),
        (["--lang", "en", "topics", "--lang", "de"], "de"),  # behind the verb, as with --directory
        (["--lang", "de", "topics", "--lang=en"], "en"),
        (["topics"], None),
        (["--lang", "fr", "topics"], None),
        (["topics", "--lang"], None),
        (["find", "--", "--lang", "de"], None),
        (["find", "lang", "de"], None),
        ([], None),
    ],
)
def test_the_language_is_asked_for_before_or_behind_the_verb(
    arguments: list[str], expected: str | None
) -> None:
    assert language.asked_in(arguments) == expected


@pytest.mark.parametrize("arguments", [["--lang", "de", "topics"], ["topics", "--lang", "de"]])
def test_topics_are_named_in_the_language(tmp_path: Path, arguments: list[str]) -> None:
    article, file = tmp_path / "a.txt", tmp_path / "d.sqlite3"
    article.write_text(
        "Schuldnerberatung\n\nRat bei Schulden gibt Ada Beispiel, Telefon (0 30) 2 31 25-0 01.", "utf-8"
    )
    wegweiser("--directory", file, "add", "--without-meaning", article)
    assert "Schuldnerberatung" in wegweiser("--directory", file, *arguments).out
    assert "Debt" in wegweiser("--directory", file, "topics", "--lang", "en").out


def test_a_language_that_is_not_spoken_is_refused() -> None:
    for arguments in (["--lang", "fr", "topics"], ["topics", "--lang", "fr"]):
        ran = wegweiser(*arguments)
        assert ran.code == Exit.USAGE
        assert "'fr' is not one of 'en', 'de'" in ran.err


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "de_DE.UTF-8"}, "Aufruf:"),
        ({"LANGUAGE": "de", "LANG": "en_US.UTF-8"}, "Aufruf:"),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "Usage:"),
    ],
)
def test_the_locale_decides(environment: dict[str, str], said: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli", "topics", "--help"],
        env=kept | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("utf-8").startswith(said)


@names
def test_what_verbs_take_are_click_s_own_kinds_or_named(name: str) -> None:
    """A metavar of click's own making ("INTEGER RANGE") is English in every language."""
    with group.make_context("wegweiser", [name, "--help"], resilient_parsing=True) as ctx:
        command = group.get_command(ctx, name)
        assert command is not None
        for parameter in command.params:
            is_flag = isinstance(parameter, click.Option) and parameter.is_flag
            is_choice = isinstance(parameter.type, click.Choice)
            assert parameter.metavar or is_flag or is_choice or parameter.name == "directory", parameter.name
