"""Files that are no directory, damaged, locked, out of reach: one clear error each, never SQLite's."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, Wanted, findings

from directory import file, schema
from directory.errors import (
    AccessError,
    DirectoryError,
    LockedError,
    MissingError,
    NotADirectoryFileError,
)
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = findings("a.txt", Wanted("Anna Lorenz", organization="Tafel Berlin", phones=(f"{BERLIN}01",)))


def filled(path: Path) -> Path:
    with Store.open(path) as store:
        store.add(ARTICLE)
    return path


def a_text(path: Path) -> None:
    path.write_text("Liebe Mitglieder,\n" * 40, encoding="utf-8")


def a_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00" * 30)


def another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.commit()
    connection.close()


def another_application_id(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 252006673")  # a Fossil checkout
    connection.execute("CREATE TABLE vvar (name TEXT)")
    connection.commit()
    connection.close()


def a_newer_version(path: Path) -> None:
    connection = sqlite3.connect(filled(path))
    connection.execute("INSERT INTO migration VALUES ('9999 something new', '2099-01-01')")
    connection.commit()
    connection.close()


def truncated(path: Path) -> None:
    whole = filled(path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def cut_in_the_header(path: Path) -> None:
    path.write_bytes(filled(path).read_bytes()[:60])


def overwritten(path: Path) -> None:
    whole = bytearray(filled(path).read_bytes())
    whole[100:8192] = b"\xa5" * (8192 - 100)
    path.write_bytes(whole)


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (a_text, "a text file"),
        (a_picture, "data of another kind"),
        (another_program, "a database of another program"),
        (another_application_id, "a database of another program"),
        (a_newer_version, "newer version"),
        (truncated, "damaged"),
        (cut_in_the_header, "damaged"),
        (overwritten, "damaged"),
        (a_folder, "a folder"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
@pytest.mark.parametrize("opens", [Store.open, Reader.open], ids=["store", "reader"])
def test_what_is_no_directory_is_refused_and_left_alone(
    tmp_path: Path, opens: Callable[[Path], Store | Reader], make: Callable[[Path], None], reason: str
) -> None:
    path = tmp_path / "d.sqlite3"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(NotADirectoryFileError) as caught:
        opens(path)
    assert reason in caught.value.reason
    assert caught.value.path == str(path)
    assert str(caught.value) == f"{path}: {caught.value.reason}"
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_damage_that_shows_only_on_use(tmp_path: Path) -> None:
    path = filled(tmp_path / "d.sqlite3")
    with Store.open(path) as store:
        for number in range(30):
            store.add(findings(f"{number}.txt", Wanted("Anna Lorenz", phones=(f"{BERLIN}{number:02}",))))
    whole = bytearray(path.read_bytes())
    whole[4096 * 3 :] = b"\xa5" * (len(whole) - 4096 * 3)
    path.write_bytes(whole)

    def read() -> None:
        with Reader.open(path) as reader:
            list(reader.entries())
            reader.counts()

    def write() -> None:
        with Store.open(path) as store:
            store.add(findings("new.txt", Wanted("Bert Lorenz", phones=(f"{BERLIN}01",))))

    for use in (read, write):
        with pytest.raises(NotADirectoryFileError, match="damaged"):
            use()


def test_a_missing_file_is_made_for_writing_only(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "d.sqlite3"
    with pytest.raises(MissingError, match="no such file"):
        Reader.open(path)
    assert not path.parent.exists()
    with Store.open(path):
        pass
    with Reader.open(path) as reader:
        assert reader.counts().contacts == 0


def test_an_empty_file_is_one_just_begun(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    path.touch()
    with pytest.raises(NotADirectoryFileError, match="empty"):
        Reader.open(path)
    filled(path)
    with Reader.open(path) as reader:
        assert reader.counts().contacts == 1


def test_a_file_whose_making_broke_off_is_completed(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL").close()
    connection.close()
    assert path.stat().st_size > 0
    with pytest.raises(NotADirectoryFileError, match="not finished"):
        Reader.open(path)
    filled(path)


def test_only_the_owner_may_read_what_is_made(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    before = os.umask(0)
    try:
        store = Store.open(path)
        store.add(ARTICLE)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
        store.close()
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert len(modes) == 3  # the journal and its index hold personal data too


def test_a_lock_is_said_and_passes(tmp_path: Path) -> None:
    path = filled(tmp_path / "d.sqlite3")
    with Store.open(path, patience=0.05) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedError, match="another process"):
            store.add(findings("b.txt", Wanted("Bert Lorenz", phones=(f"{BERLIN}01",))))
        with Reader.open(path) as reader:  # who reads is not kept waiting
            assert reader.counts().contacts == 1
        other.execute("ROLLBACK")
        other.close()
        store.add(findings("b.txt", Wanted("Bert Lorenz", phones=(f"{BERLIN}01",))))


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as one, Store.open(path) as other:
        one.add(ARTICLE)
        other.add(findings("b.txt", Wanted("Anna Lorenz", organization="Tafel Berlin")))
        one.add(findings("c.txt", Wanted("Lorenz", organization="Tafel Berlin")))
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert entry.sources == ("a.txt", "b.txt", "c.txt")


NOBODY = 65534


@pytest.mark.skipif(os.getuid() != 0, reason="changes the user to one without rights")
def test_a_folder_out_of_reach(tmp_path: Path) -> None:
    path = filled(tmp_path / "d.sqlite3")
    path.chmod(0o644)
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(0o755)
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from directory.store import Store\n"
        "from directory.reader import Reader\n"
        "from directory.errors import DirectoryError\n"
        f"os.setuid({NOBODY})\n"
        "path = Path(sys.argv[1])\n"
        "with Reader.open(path) as reader: print(reader.counts().contacts)\n"
        "for wanted in (path, path.with_name('new.sqlite3')):\n"
        "    try: Store.open(wanted)\n"
        "    except DirectoryError as error: print(type(error).__name__, error.reason)\n"
        "path.read_bytes()\n"
        "os.listdir(path.parent)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert not done.stderr
    assert done.stdout.splitlines() == [
        "1",
        "AccessError cannot be written (the file or its folder is read-only)",
        "AccessError cannot be opened (permission denied)",
    ]


def test_odd_names(tmp_path: Path) -> None:
    for name in ("fünf?mode=memory", "a#b%20c.sqlite3", "mit leerzeichen & 'zeichen'.sqlite3"):
        path = filled(tmp_path / name)
        assert path.is_file()
        with Reader.open(path) as reader:
            assert reader.counts().contacts == 1


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    path = filled(tmp_path / "d.sqlite3")
    connection = file.writable(path, 1.0)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    store = Store(connection, path)
    text = "Viel zu sagen. " * 20_000
    with pytest.raises(AccessError, match="full"):
        store.add(findings("b.txt", Wanted("Bert Lorenz", phones=(f"{BERLIN}01",)), text=text))
    store.close()
    with Reader.open(path) as reader:
        assert reader.counts().contacts == 1


def test_every_error_is_ours() -> None:
    for kind in (MissingError, NotADirectoryFileError, LockedError, AccessError):
        assert issubclass(kind, DirectoryError)


# --- migrations ----------------------------------------------------------------------------------


def test_migrations_are_numbered_and_named() -> None:
    names = [name for name, _ in schema.MIGRATIONS]
    assert names == sorted(names)
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_a_file_of_an_older_version_keeps_what_it_was_found_by(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    text = "Es lobt Olga Ve\u0331ra Prahl."
    with Store.open(path) as store:
        store.add(ARTICLE)
        store.add(findings("b.txt", text=text))
        store.finish(with_meaning=False)
    with sqlite3.connect(path, isolation_level=None) as connection:
        # As version 0009 had it: by term, with what is dead in the row of the segment.
        connection.executescript("""
            DROP TABLE contact_name; DELETE FROM lookup_posting WHERE term GLOB '=*';
            DROP TABLE facts_name; DROP TABLE lookup_odd; DROP INDEX lookup_document_segment;
            CREATE TABLE old AS SELECT * FROM lookup_posting; DROP TABLE lookup_posting;
            CREATE TABLE lookup_posting (term TEXT NOT NULL, kind INTEGER NOT NULL, segment INTEGER NOT NULL,
                documents BLOB NOT NULL, UNIQUE (term, kind, segment)) STRICT;
            INSERT INTO lookup_posting SELECT * FROM old; DROP TABLE old;
            DROP TABLE lookup_dead; ALTER TABLE lookup_segment ADD COLUMN dead TEXT NOT NULL DEFAULT '';
            UPDATE lookup_segment SET dead = '2 77 ' WHERE kind = 0;
            DELETE FROM lookup_document WHERE kind = 0 AND id = 2;
            DELETE FROM migration WHERE name >= '0010';
        """)
    connection.close()
    with Store.open(path) as store:
        store.verify(1, "anna")
    with Reader.open(path) as reader:
        assert [hit.entry.person for hit in reader.find("Anna Lorenz").hits] == ["Anna Lorenz"]
        assert [record.entry.id for record in reader.about("Frau Lorenz").records] == [1]
        assert [mention.source for mention in reader.about("Vera Prahl").mentions] == ["b.txt"]
        assert [mention.source for mention in reader.about("Anna Lorenz").mentions] == ["a.txt"]


def test_a_file_made_before_names_were_listed_is_as_one_made_now(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    tables = ("SELECT * FROM contact_name", "SELECT term, kind, segment, documents FROM lookup_posting")

    def rows() -> list[list[tuple[object, ...]]]:
        with sqlite3.connect(path) as connection:
            found = [sorted(connection.execute(table).fetchall()) for table in tables]
        connection.close()
        return found

    with Store.open(path) as store:
        store.add(ARTICLE)
        body = Wanted("Bernd Falke", role="Leiter", organization="Verein Lorenz & Falke", place="29221 Celle")
        store.add(findings("b.txt", body, text="Der Verein lädt ein."))
        store.add(findings("c.txt", Wanted("Olga Prahl", phones=(f"{BERLIN}77",)), text="Sie lädt ein."))
        store.finish(with_meaning=False)
        store.hide(3, "anna")
        store.finish(with_meaning=False)
        store.verify(2, "anna")  # its terms are in no segment yet
    made = rows()
    assert {row[0] for row in made[0]} == {"anna", "lorenz", "bernd", "falke"}
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.executescript("""
            DROP TABLE contact_name; DELETE FROM lookup_posting WHERE term GLOB '=*';
            UPDATE lookup_fresh SET terms = '{"falk":5}' WHERE kind = 1;
            DELETE FROM migration WHERE name >= '0012';
        """)
    connection.close()
    with Store.open(path) as store:
        store.verify(1, "anna")
    assert rows()[0] == made[0]
    with Reader.open(path) as reader:
        assert [hit.entry.person for hit in reader.find("Lorenz").hits] == ["Anna Lorenz", "Bernd Falke"]
    with Store.open(path) as store:
        store.finish(with_meaning=False)
    terms = {row[0] for row in rows()[1]}
    assert {"=verein", "=lorenz", "=leiter", "=29221"} <= terms
    assert "=falke" not in terms  # it stands in his name


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "d.sqlite3")

    def break_off(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (done TEXT)")
        connection.execute("nonsense")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("0999 breaks off", break_off)))
    with pytest.raises(DirectoryError, match="nonsense"):
        Store.open(path)
    with pytest.raises(NotADirectoryFileError, match="older version"):
        Reader.open(path)
    monkeypatch.undo()
    with Reader.open(path) as reader:
        assert reader.counts().contacts == 1
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchone() is None
    connection.close()
