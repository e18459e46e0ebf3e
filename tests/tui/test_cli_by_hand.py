from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from command_line import ARTICLE, articles, wegweiser

from directory.errors import AccessError
from tui.exits import Exit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "d.sqlite3"
    wegweiser("--directory", file, "add", articles(tmp_path / "in"))
    return file


def hits(file: Path, query: str) -> list[dict[str, Any]]:
    ran = wegweiser("--directory", file, "find", "--json", query)
    found: list[dict[str, Any]] = json.loads(ran.out)["hits"]
    return found


def number(file: Path, name: str) -> str:
    return str(next(hit["id"] for hit in hits(file, name) if hit["person"] == name))


def test_verify(file: Path) -> None:
    contact = number(file, "Monika Brandt")
    ran = wegweiser("--directory", file, "verify", contact, "--as", "Henrike Oltmann")
    assert (ran.code, ran.out, ran.err) == (Exit.DONE, "", f"contact {contact} is verified\n")
    shown = wegweiser("--directory", file, "show", contact).out
    assert re.search(r"status     verified on [0-9]{2} [A-Z][a-z]{2} [0-9]{4} by Henrike Oltmann\n", shown)
    assert "Henrike Oltmann" in wegweiser("--directory", file, "journal", contact).out
    assert "Monika Brandt" in wegweiser("--directory", file, "find", "--status", "verified", "").out


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("role", "Leiterin", "    Leiterin"),
        ("service", "Deutschkurse", "for        Deutschkurse"),
        ("phone", "030 / 23125-007", "030 23125007"),
        ("phone", "+49 (0)30 23125-007", "030 23125007"),
        ("phone", "115", "115"),
        ("mobile", "0171 39200-11", "0171 3920011"),
        ("email", "Neu@Kreis.example", "neu@kreis.example"),
    ],
)
def test_correct_stays_over_every_later_add(
    tmp_path: Path, file: Path, field: str, typed: str, kept: str
) -> None:
    contact = number(file, "Monika Brandt")
    assert wegweiser("--directory", file, "correct", contact, field, *typed.split()).code == Exit.DONE
    wegweiser("--directory", file, "add", tmp_path / "in")
    assert kept in wegweiser("--directory", file, "show", contact).out


def test_a_new_number_in_place_of_an_old_one(file: Path) -> None:
    contact = number(file, "Monika Brandt")
    new, old = "030 23125007", "(030) 23125 001"
    ran = wegweiser("--directory", file, "correct", contact, "phone", new, "--instead-of", old)
    assert ran.code == Exit.DONE
    (hit,) = (hit for hit in hits(file, "Monika Brandt") if str(hit["id"]) == contact)
    assert hit["phones"] == ["+493023125007"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("phone", "23125007"),
        ("phone", "12345"),
        ("phone", "morgens"),
        ("phone", "tel:030;phone-context=+49"),
        ("phone", "0" * 200),
        ("email", "nobody"),
        ("email", "a b@kreis.example"),
    ],
)
def test_what_is_no_number_and_no_address_is_refused(file: Path, field: str, typed: str) -> None:
    ran = wegweiser("--directory", file, "correct", "1", field, typed)
    assert ran.code == Exit.USAGE
    assert "is no" in ran.err


def test_hide_and_take_back(file: Path) -> None:
    contact = number(file, "Monika Brandt")
    wegweiser("--directory", file, "hide", contact)
    assert all(str(hit["id"]) != contact for hit in hits(file, "Monika Brandt"))
    wegweiser("--directory", file, "hide", contact, "--take-back")
    assert number(file, "Monika Brandt") == contact


def test_note(file: Path) -> None:
    contact = number(file, "Monika Brandt")
    wegweiser("--directory", file, "note", contact, "bis", "Mai", "im", "Urlaub")
    assert "note       bis Mai im Urlaub" in wegweiser("--directory", file, "show", contact).out
    wegweiser("--directory", file, "note", contact, "--delete")
    assert "Urlaub" not in wegweiser("--directory", file, "show", contact).out
    assert wegweiser("--directory", file, "note", contact).code == Exit.USAGE


def test_merge_undo_and_apart(file: Path) -> None:
    one, other = number(file, "Monika Brandt"), number(file, "Claudia Winter")
    ran = wegweiser("--directory", file, "merge", one, other)
    assert ran.err == f"contacts {one} and {other} are contact {min(one, other)} now\n"
    parts = wegweiser("--directory", file, "split", one).out
    assert parts.count("part ") == 2
    assert wegweiser("--directory", file, "undo").err == "undone: merged\n"
    one, other = number(file, "Monika Brandt"), number(file, "Claudia Winter")
    assert one != other
    assert wegweiser("--directory", file, "apart", one, other).code == Exit.DONE
    assert wegweiser("--directory", file, "duplicates").code == Exit.NOTHING


def test_split(file: Path) -> None:
    one, other = number(file, "Monika Brandt"), number(file, "Claudia Winter")
    wegweiser("--directory", file, "merge", one, other)
    parts = wegweiser("--directory", file, "split", one).out
    part = [line.split()[1].rstrip(":") for line in parts.splitlines() if line.startswith("part ")][1]
    assert wegweiser("--directory", file, "split", one, part).code == Exit.DONE
    assert {hit["person"] for hit in hits(file, "")} == {"Monika Brandt", "Claudia Winter"}


def test_duplicates_are_listed(tmp_path: Path, file: Path) -> None:
    other = ARTICLE.replace("25-001", "25-009").replace("monika.brandt@kreis", "brandt@amt")
    (tmp_path / "in" / "andere.txt").write_text(other.replace("Fachdienst Migration", "Sportamt"), "utf-8")
    wegweiser("--directory", file, "add", tmp_path / "in")
    ran = wegweiser("--directory", file, "duplicates")
    assert ran.code == (Exit.DONE if ran.out else Exit.NOTHING)
    if ran.out:
        assert ran.out.count("Monika Brandt") == 2


def test_a_contact_entered_by_hand_is_marked_and_found(file: Path) -> None:
    given = ["--person", "Henrike Oltmann", "--department", "Sozialamt", "--phone", "030 23125-011"]
    ran = wegweiser("--directory", file, "add-contact", *given, "--service", "Wohngeld", "--as", "Ute Kern")
    assert ran.code == Exit.DONE
    contact = ran.err.split()[-1]
    assert hits(file, "Wohngeld")[0]["person"] == "Henrike Oltmann"
    assert "by hand (Ute Kern)" in wegweiser("--directory", file, "show", contact).out
    journal = wegweiser("--directory", file, "journal", contact).out
    assert journal.endswith("  entered by hand Henrike Oltmann, Sozialamt, Wohngeld, 030 23125011\n")


def test_a_contact_needs_a_name(tmp_path: Path) -> None:
    ran = wegweiser("--directory", tmp_path / "d.sqlite3", "add-contact", "--phone", "030 23125-011")
    assert ran.code == Exit.USAGE
    assert not (tmp_path / "d.sqlite3").exists()


def test_remove(tmp_path: Path, file: Path) -> None:
    source = tmp_path / "in" / "kurs.txt"
    ran = wegweiser("--directory", file, "remove", source)
    assert (ran.code, ran.err) == (Exit.DONE, "articles  1 withdrawn\ncontacts  1 gone with them\n")
    assert {hit["person"] for hit in hits(file, "")} == {"Claudia Winter"}
    assert wegweiser("--directory", file, "remove", source).code == Exit.NOTHING
    assert wegweiser("--directory", file, "remove", tmp_path / "in").code == Exit.DONE


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify", "99"],
        ["correct", "99", "role", "Leiterin"],
        ["note", "99", "x"],
        ["hide", "99"],
        ["merge", "99", "98"],
        ["merge", "1", "1"],
        ["apart", "99", "98"],
        ["split", "99"],
        ["split", "99", "1"],
        ["undo"],
        ["journal"],
        ["about", "Niemand Nirgends"],
        ["forget", "--yes", "99"],
        ["forget", "--yes", "Niemand Nirgends"],
    ],
)
def test_what_cannot_be_is_said_in_one_line(file: Path, arguments: list[str]) -> None:
    ran = wegweiser("--directory", file, *arguments)
    assert (ran.code, ran.out) == (Exit.NOTHING, "")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify", "1"],
        ["correct", "1", "role", "x"],
        ["hide", "1"],
        ["merge", "1", "2"],
        ["undo"],
        ["remove", "x"],
        ["forget", "--yes", "1"],
        ["about", "Monika Brandt"],
    ],
)
def test_no_directory_is_made_by_a_change(tmp_path: Path, arguments: list[str]) -> None:
    ran = wegweiser("--directory", tmp_path / "none.sqlite3", *arguments)
    assert ran.code == Exit.NOTHING
    assert "there is no directory yet" in ran.err
    assert not (tmp_path / "none.sqlite3").exists()


def test_about_tells_all_that_is_held(tmp_path: Path, file: Path) -> None:
    (tmp_path / "in" / "fest.txt").write_text("Beim Fest sprach auch Monika Brandt.\n", encoding="utf-8")
    wegweiser("--directory", file, "add", tmp_path / "in")
    wegweiser("--directory", file, "note", number(file, "Monika Brandt"), "im Urlaub", "--as", "Ute Kern")
    for asked in (["Monika", "Brandt"], ["030", "23125001"], ["Monika.Brandt@kreis.example"]):
        ran = wegweiser("--directory", file, "about", *asked)
        assert ran.code == Exit.DONE
        assert "What articles say" in ran.out
        assert "Ute Kern" in ran.out
    ran = wegweiser("--directory", file, "about", "Monika Brandt")
    assert "fest.txt" in ran.out
    held = json.loads(wegweiser("--directory", file, "about", "--json", "Monika Brandt").out)
    assert held["records"][0]["entry"]["person"] == "Monika Brandt"
    assert held["records"][0]["passages"][0]["source"].endswith("kurs.txt")
    assert held["records"][0]["changes"][0]["said_by"] == "Ute Kern"


def test_forget_is_for_good(tmp_path: Path, file: Path) -> None:
    wegweiser("--directory", file, "export", "-o", tmp_path / "contacts.csv")
    ran = wegweiser("--directory", file, "forget", "--yes", "Monika Brandt")
    assert (ran.code, ran.out) == (Exit.DONE, "")
    assert "forgotten contacts: 1, texts blackened: 1" in ran.err
    assert "kurs.txt: the article itself is not touched" in ran.err
    assert "contacts.csv: an earlier export (csv of " in ran.err
    for part in (b"Monika", b"Brandt", b"23125001", b"monika.brandt"):
        assert all(part not in path.read_bytes() for path in tmp_path.glob("d.sqlite3*"))
    wegweiser("--directory", file, "add", tmp_path / "in")
    assert wegweiser("--directory", file, "about", "Monika Brandt").code == Exit.NOTHING


def test_forget_asks_first(file: Path) -> None:
    ran = wegweiser("--directory", file, "forget", "Monika Brandt")
    assert ran.code == Exit.USAGE
    assert "say --yes" in ran.err
    for answer, code in ((b"n\n", Exit.NOTHING), (b"\n", Exit.NOTHING), (b"y\n", Exit.DONE)):
        ran = wegweiser("--directory", file, "forget", "Monika Brandt", stdin=answer, terminal=True)
        assert ran.code == code
        assert "Monika Brandt, Fachdienst Migration" in ran.err
        assert ran.out == ""
    assert wegweiser("--directory", file, "about", "Monika Brandt").code == Exit.NOTHING


def test_an_export_of_a_directory_that_cannot_be_written_to(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise AccessError(str(file), "read-only")

    monkeypatch.setattr("tui.commands.export.Store.open", refuse)
    ran = wegweiser("--directory", file, "export")
    assert (ran.code, ran.err) == (Exit.DONE, "")


def test_what_was_entered_by_hand_says_so_wherever_it_is_shown(file: Path) -> None:
    entered = ("--person", "Olga Prahl", "--department", "Sozialamt", "--phone", "030 23125-009")
    assert wegweiser("--directory", file, "add-contact", *entered, "--as", "Ute Kern").code == Exit.DONE
    found = wegweiser("--directory", file, "find", "Olga Prahl").out
    assert found.rstrip().endswith("    entered by hand")
    shown = wegweiser("--directory", file, "show", number(file, "Olga Prahl")).out
    assert "    status     entered by hand\n" in shown
    assert "(by hand (Ute Kern))" in shown
    journal = wegweiser("--directory", file, "journal").out
    assert journal.endswith("entered by hand Olga Prahl, Sozialamt, 030 23125009\n")
