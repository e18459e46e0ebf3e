"""What is held about somebody, and forgetting it: no byte of it is left, and it does not come back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, COLOGNE, MOBILE, Wanted, findings

from directory.blackening import blacken, channel_pattern, name_pattern, surname_pattern
from directory.entry import Added, Outcome
from directory.errors import NoSuchContactError
from directory.hand import Entered
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from extract.mention import Findings

VERA = Wanted(
    "Vera Quandtmeyer",
    written="Frau Dr. Vera Quandtmeyer",
    role="Beraterin",
    organization="Diakonie Köln",
    phones=(f"{COLOGNE}01",),
    mobiles=(f"{MOBILE}77",),
    emails=("v.quandtmeyer@diakonie.example",),
)
COLLEAGUE = Wanted("Bert Lohse", organization="Diakonie Köln", phones=(f"{COLOGNE}01",))
TOGETHER = findings(
    "zusammen.txt",
    VERA,
    COLLEAGUE,
    text="Vera Quandtmeyer und Bert Lohse beraten. Frau Quandtmeyer hat Zeit.",
)
ALONE = findings("allein.txt", VERA, published="2020-01-01", title="Quandtmeyer berät")
MENTION = findings(
    "lob.txt",
    Wanted("Olga Prahl", organization="Tafel Celle", phones=(f"{BERLIN}01",)),
    text=f"Quandtmeyer, Vera war da (0171-39 20 077, {MOBILE}77, V.Quandtmeyer@Diakonie.example).",
)
TRACES = ("quandtmeyer", "vera quandt", f"{MOBILE}77", "0171-39 20 077", f"{MOBILE[1:]}77")


def held(path: Path) -> str:
    """Return all bytes of the file and what lies beside it, folded."""
    return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*")).decode("latin-1").lower()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "d.sqlite3"
    with Store.open(made) as store:
        for article in (TOGETHER, ALONE, MENTION):
            store.add(article)
        store.finish()
    return made


def contact_id(path: Path, person: str) -> int:
    with Reader.open(path) as reader:
        return next(entry.id for entry in reader.entries() if entry.person == person)


def test_forgotten_without_trace(path: Path) -> None:
    assert all(trace in held(path) for trace in TRACES[:3])
    vera = contact_id(path, "Vera Quandtmeyer")
    with Store.open(path) as store:
        store.note(vera, "Frau Quandtmeyer ist vormittags da", "anna")
        store.note(contact_id(path, "Olga Prahl"), "vertritt Vera Quandtmeyer", "anna")
        store.correct(vera, "phone", f"{BERLIN}55", "anna", instead_of=f"{COLOGNE}01")
        store.undo("anna")
        store.note_export("csv", "/home/anna/contacts.csv", 3)
        done = store.forget(vera)
        store.finish()
        for trace in TRACES:
            assert trace not in held(path), trace
    assert done.is_clear
    assert done.contacts == 1
    assert done.texts == 3
    assert done.kept == (f"{COLOGNE}01",)
    assert done.sources == ("allein.txt", "lob.txt", "zusammen.txt")
    assert [export.path for export in done.exports] == ["/home/anna/contacts.csv"]
    with Reader.open(path) as reader:
        assert sorted(entry.person or "" for entry in reader.entries()) == ["Bert Lohse", "Olga Prahl"]
        bert = next(entry for entry in reader.entries() if entry.person == "Bert Lohse")
        assert bert.phones == (f"{COLOGNE}01",)
        (passage,) = reader.passages(bert.id)
        article = reader.article(passage.article_id)
        assert article is not None
        assert article.text[passage.start : passage.end] == passage.quote == bert.quote
        for statement in reader.statements(bert.id):
            assert (
                article.text[statement.start : statement.end] == statement.text or statement.field == "topic"
            )
        assert "Bert Lohse" in article.text
        assert not any("uandtmeyer" in hit.quote for hit in reader.find("Quandtmeyer").hits)
        olga = next(entry for entry in reader.entries() if entry.person == "Olga Prahl")
        assert olga.note is not None
        assert olga.note.startswith("vertritt █")


@pytest.mark.parametrize(
    "again",
    [
        TOGETHER,
        replace(TOGETHER, article=replace(TOGETHER.article, source="kopie/zusammen.txt")),
        findings("neu.txt", VERA, text="Ganz neu."),
        findings("neu.txt", replace(VERA, organization="Diakonisches Werk Köln e. V.", role=None)),
        findings("neu.txt", replace(VERA, person="Quandtmeyer", written="Frau Quandtmeyer")),
        findings("neu.txt", replace(VERA, organization=None)),
        findings(
            "neu.txt", Wanted(organization="Beratung", mobiles=(f"{MOBILE}77",), phones=(f"{BERLIN}09",))
        ),
        findings("neu.txt", Wanted(organization="Beratung", mobiles=(f"{MOBILE}77",))),
    ],
    ids=["same", "copy", "text", "body", "surname", "bare", "number", "only number"],
)
def test_what_is_forgotten_does_not_come_back(path: Path, again: Findings) -> None:
    with Store.open(path) as store:
        store.forget("Vera Quandtmeyer")
        store.add(again)
        store.finish()
        for trace in TRACES:
            assert trace not in held(path), trace
    with Reader.open(path) as reader:
        assert reader.about("Vera Quandtmeyer").records == ()
        assert reader.about(f"{MOBILE}77").records == ()
        for entry in reader.entries():
            for statement in reader.statements(entry.id):
                assert "uandtmeyer" not in statement.value


def test_a_program_that_reads_holds_on_to_what_it_sees(path: Path) -> None:
    with Store.open(path, patience=0.1) as store, Reader.open(path) as reader:
        streamed = reader.entries()
        next(streamed)
        done = store.forget("Vera Quandtmeyer")
        assert reader.counts().contacts == 2
        list(streamed)
        assert store.clear()
        assert done.contacts == 1
        assert all(trace not in held(path) for trace in TRACES)


def test_a_namesake_stays(path: Path) -> None:
    namesake = findings(
        "celle.txt", Wanted("Vera Quandtmeyer", organization="Tafel Celle", phones=(f"{BERLIN}02",))
    )
    vera = contact_id(path, "Vera Quandtmeyer")
    with Store.open(path) as store:
        store.add(namesake)
        store.forget(vera)
        assert store.add(namesake) == Added(Outcome.UNCHANGED, 0, 0)
        store.add(
            findings("celle2.txt", Wanted("Vera Quandtmeyer", organization="Tafel Celle", role="Fahrerin"))
        )
    with Reader.open(path) as reader:
        (record,) = reader.about("Vera Quandtmeyer").records
        assert record.entry.organization == "Tafel Celle"
        assert len(record.passages) == 2


def test_others_may_be_entered_at_the_shared_number(path: Path) -> None:
    with Store.open(path) as store:
        store.forget("Vera Quandtmeyer")
        found = store.add(
            findings("neu.txt", Wanted("Nora Stein", organization="Diakonie Köln", phones=(f"{COLOGNE}01",)))
        )
        assert found.contacts_new == 1


def test_nothing_held(path: Path) -> None:
    with Store.open(path) as store:
        for wanted in (99, "Niemand Sonst", f"{BERLIN}99", "a@b.example", ""):
            with pytest.raises(NoSuchContactError):
                store.forget(wanted)


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ("Vera Quandtmeyer", ["Vera Quandtmeyer"]),
        ("quandtmeyer, vera", ["Vera Quandtmeyer"]),
        ("Frau Quandtmeyer", ["Vera Quandtmeyer"]),
        ("Dr. Vera Quandtmeier", []),
        ("0171 39200 77", ["Vera Quandtmeyer"]),
        (f"{MOBILE}77", ["Vera Quandtmeyer"]),
        ("+49 (0) 221 - 4710 01", ["Bert Lohse", "Vera Quandtmeyer"]),
        ("V.Quandtmeyer@diakonie.example", ["Vera Quandtmeyer"]),
        ("Kira", []),
        ("", []),
    ],
)
def test_about(path: Path, asked: str, people: list[str]) -> None:
    with Reader.open(path) as reader:
        about = reader.about(asked)
    assert sorted(record.entry.person or "" for record in about.records) == people
    for record in about.records:
        assert record.statements
        assert record.passages


def test_about_names_articles_that_only_mention(path: Path) -> None:
    with Reader.open(path) as reader:
        assert {(m.source, m.times) for m in reader.about("Vera Quandtmeyer").mentions} == {
            ("allein.txt", 1),
            ("lob.txt", 1),
            ("zusammen.txt", 2),
        }
        assert [m.source for m in reader.about("0171 3920077").mentions] == [
            "allein.txt",
            "lob.txt",
            "zusammen.txt",
        ]


def test_about_tells_what_was_entered_by_hand(path: Path) -> None:
    with Store.open(path) as store:
        store.enter(Entered("Kira Lenz", organization="Brückenbau", emails=("kira@lenz.example",)), "anna")
    with Reader.open(path) as reader:
        (record,) = reader.about("kira@lenz.example").records
        assert {s.said_by for s in record.statements} == {"anna"}
        assert [change.action for change in record.changes] == ["enter"]


@pytest.mark.parametrize(
    ("written", "value", "found"),
    [
        ("Tel. (02 21) 47 10-01", f"{COLOGNE}01", True),
        ("0221/471001", f"{COLOGNE}01", True),
        ("+49 (0)221 4710 01", f"{COLOGNE}01", True),
        ("0049 221 471001", f"{COLOGNE}01", True),
        ("0221 4710012", f"{COLOGNE}01", False),
        ("10221 471001", f"{COLOGNE}01", False),
        ("Mail: V.Q@d.example.", "v.q@d.example", True),
        ("xv.q@d.example", "v.q@d.example", False),
    ],
)
def test_numbers_and_addresses_as_written(written: str, value: str, found: bool) -> None:  # noqa: FBT001
    assert bool(channel_pattern(value).search(written)) == found


def test_blackened_text_keeps_its_length() -> None:
    text = "Anna Behrens, Frau Behrens; Anna\nBehrens. Behrensstraße, Ann"
    for pattern in (name_pattern("Anna Behrens"), surname_pattern("Anna Behrens")):
        assert pattern is not None
        black = blacken(text, [pattern], [(0, 3)])
        assert len(black) == len(text)
        assert "Behrensstraße" in black
    assert surname_pattern("Li") is None
    assert name_pattern("") is None


# --- who is only mentioned -----------------------------------------------------------------------

OLGA = Wanted("Olga Prahl", organization="Tafel Celle", phones=(f"{BERLIN}01",))
PRAISE = (
    "Jürgen Großkreutz dankte allen. Herr Großkreutz (0171/39 20 0-78, J.Grosskreutz@Web.Example) ging, "
    "und GROSSKREUTZ, Jürgen kam wieder, so\nJuergen\nGroßkreutz."
)
SPELLINGS = ("großkreutz", "grosskreutz", "39 20 0-78", f"{MOBILE}78", "j.gro")


@pytest.fixture
def praised(tmp_path: Path) -> Path:
    made = tmp_path / "d.sqlite3"
    with Store.open(made) as store:
        store.add(findings("lob.txt", OLGA, text=PRAISE, title="Juergen Großkreutz geht"))
        store.add(
            findings("nichts.txt", text="Auch Jürgen Großkreutz sprach.", publisher="Großkreutz, Jürgen")
        )
        store.note(1, "Grüße von Jürgen Großkreutz", "Jürgen Großkreutz")
        store.finish()
    return made


def all_bytes(path: Path) -> str:
    raw = b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
    return raw.decode("utf-8", "replace").lower() + raw.decode("latin-1").lower()


@pytest.mark.parametrize(
    "asked", ["Jürgen Großkreutz", "Grosskreutz, Juergen", "Herr Dr. JÜRGEN GROßKREUTZ", "jurgen großkreutz"]
)
def test_who_is_only_mentioned_is_forgotten_too(praised: Path, asked: str) -> None:
    with Store.open(praised) as store:
        store.forget("0171 3920078")
        store.forget("j.grosskreutz@web.example")
        done = store.forget(asked)
        assert (done.contacts, done.texts) == (0, 2)
        assert done.sources == ("lob.txt", "nichts.txt")
        store.finish()
        for trace in SPELLINGS:
            assert trace not in all_bytes(praised), trace
    with Reader.open(praised) as reader:
        (entry,) = reader.entries()
        assert entry.person == "Olga Prahl"
        assert entry.note == "Grüße von █████████████████"
        for words in (asked, "0171 3920078", "j.grosskreutz@web.example"):
            assert reader.about(words) == replace(reader.about(words), records=(), mentions=())


@pytest.mark.parametrize(
    "text",
    [
        "Jürgen Großkreutz ist da.",
        "Es kam: Großkreutz, Jürgen.",
        "Juergen\nGrosskreutz",
        "Dr. Jürgen K. Großkreutz sang. Später ging Großkreutz.",
        "Tel. 0171 392 00 78",
        "Tel. +49 171 39200-78, (0 30) 2 31 25-001",
        "0030/1 0171/3920078",
        "schreibt an J.Grosskreutz@web.example.",
    ],
)
def test_a_later_text_does_not_bring_back_who_was_only_mentioned(praised: Path, text: str) -> None:
    with Store.open(praised) as store:
        for asked in ("0171 3920078", "j.grosskreutz@web.example", "Jürgen Großkreutz"):
            store.forget(asked)
        store.add(findings("anders/neu.txt", text=text, title=f"Neu: {text}"))
        store.add(findings("kopie.txt", OLGA, text=PRAISE, title="Juergen Großkreutz geht"))
        store.finish()
        for trace in (*SPELLINGS, "392 00 78", "39200-78", "3920078"):
            assert trace not in all_bytes(praised), trace


def test_who_was_only_mentioned_does_not_come_as_a_contact(praised: Path) -> None:
    with Store.open(praised) as store:
        store.forget("Jürgen Großkreutz")
        for person in ("Juergen Grosskreutz", "Dr. Jürgen Großkreutz", "Großkreutz Jürgen"):
            store.add(findings(person, Wanted(person, organization="Stadt Celle", phones=(f"{BERLIN}09",))))
    with Reader.open(praised) as reader:
        assert [entry.person for entry in reader.entries()] == ["Olga Prahl"]


def test_a_body_named_after_who_is_forgotten_keeps_its_changes(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    firm = Wanted(organization="Kanzlei Jürgen Großkreutz Celle", phones=(f"{BERLIN}01",))
    with Store.open(path) as store:
        store.add(findings("a.txt", firm))
        store.verify(1, "anna")
        store.forget("Jürgen Großkreutz")
        for trace in SPELLINGS:
            assert trace not in all_bytes(path), trace
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert entry.organization == "Kanzlei █████████████████ Celle"
        assert entry.verified_by == "anna"


def test_colleagues_of_one_surname_are_not_blackened(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    petra = Wanted("Petra Lohse", organization="Tafel Celle", phones=(f"{BERLIN}01",))
    with Store.open(path) as store:
        store.add(findings("a.txt", petra, text="Bert Lohse lobt Petra Lohse. Frau Lohse lacht."))
        store.add(findings("b.txt", text="Frau Lohse lacht."))
        done = store.forget("Bert Lohse")
    assert done.surname_alone == ("a.txt", "b.txt")
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert entry.person == "Petra Lohse"
        (mention,) = reader.about("Petra Lohse").mentions
        assert mention.times == 2
        assert reader.about("Bert Lohse").mentions == ()


def test_a_surname_alone_is_anybodys(praised: Path) -> None:
    with Store.open(praised) as store, pytest.raises(NoSuchContactError, match="say the first name"):
        store.forget("Großkreutz")


def test_paths_that_name_who_is_forgotten_are_told(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        store.add(findings("/archiv/juergen-grosskreutz_geht.txt", text="Jürgen Großkreutz geht."))
        done = store.forget("Jürgen Großkreutz")
    assert done.named_paths == ("/archiv/juergen-grosskreutz_geht.txt",)


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        # developed on
        ("Jürgen Größer", "Juergen Groesser, GRÖSSER, Jürgen", "████████████████, ███████████████"),
        ("Jürgen Größer", "Jürgen\nGrößers Haus", "██████████████ Haus"),
        ("Özlem Yıldız", "Ozlem Yildiz, ÖZLEM YILDIZ", "████████████, ████████████"),
        ("Łukasz Świątek", "Lukasz Swiatek", "██████████████"),
        ("Sabine von Bülow", "Sabine v. Bülow, von Bülow, Sabine", "███████████████, █████████████████"),
        ("Karin Müller-Lüdenscheidt", "Karin Mueller Luedenscheidt", "███████████████████████████"),
        ("Vera Quandt", "Vera Maria Quandt, Vera M. Quandt", "█████████████████, ██████████████"),
        # hard negatives
        ("Vera Quandt", "Vera und Hans Quandt", "Vera und Hans Quandt"),
        ("Anna Behrens", "Anna Behrensstraße, Joanna Behrens", "Anna Behrensstraße, Joanna Behrens"),
        ("Anna Behrens", "Anna Behren", "Anna Behren"),
    ],
)
def test_a_name_in_any_spelling(name: str, text: str, left: str) -> None:
    assert blacken(text, [name_pattern(name)]) == left
