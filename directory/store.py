"""Write a directory: take in what articles say, and what people change by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from directory import about, articles, documents, erase, file, hand, index, intake, offers, suppress
from directory.entry import Removed
from directory.errors import ChangeError, NoSuchContactError
from directory.opened import Opened
from directory.prepared import prepare
from directory.topics import load_topics
from directory.work import Writing
from extract.text import clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Sequence
    from contextlib import AbstractContextManager
    from typing import Self

    from directory.documents import Seen
    from directory.entry import Added
    from directory.erase import Forgotten
    from directory.hand import Entered
    from directory.prepared import Prepared
    from directory.work import Work
    from extract.article import Article
    from extract.mention import Findings

_PATIENCE: Final = 10.0
_COUNT: Final = "SELECT count(*) FROM contact WHERE passage_id IS NOT NULL OR by_hand"


class Store(Opened):
    """A directory opened for writing.

    Every method raises DirectoryError if the file turns out damaged, locked or cannot be written; what
    was added before stays. Not to be shared between threads.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take an open connection; use `open`."""
        super().__init__(connection, path)
        self._writing = Writing(connection)

    @classmethod
    def open(cls, path: Path | str, *, patience: float = _PATIENCE) -> Self:
        """Open the file, make it if there is none, bring it to the newest version.

        `patience` is how many seconds to wait for another process that writes. Raises
        NotADirectoryFileError, LockedError or AccessError.
        """
        path = Path(path)
        return cls(file.writable(path, patience), path)

    def holds(self, article: Article) -> bool:
        """Tell whether the article is in as it is, so that its contacts need not be searched again."""
        with file.translated(self._path):
            held = articles.held(self._connection, article.source)
        return held is not None and held.head_digest == offers.digest_of_article(article)

    def add(self, findings: Findings) -> Added:
        """Take in what an article says, in one transaction.

        An article that is in already word for word changes nothing. One whose source is in with other
        words replaces what that source said. A text that is in from another source becomes a second
        place of the same article: its contacts are seen again, in no further sentence.
        """
        prepared = prepare(findings, load_topics())
        with self._transaction() as work:
            return intake.take(work, prepared, suppress.screen(self._connection))

    def knows(self, document: Seen) -> bool:
        """Tell whether a document is in as it is, so that it needs no reading."""
        with file.translated(self._path):
            return documents.is_known(self._connection, document)

    def held_digest(self, source: str) -> bytes | None:
        """Return the digest of the document that is in from a source; None if there is none."""
        with file.translated(self._path):
            return documents.held_digest(self._connection, source)

    def add_document(self, document: Seen, articles: Sequence[Prepared]) -> list[Added]:
        """Take in all articles of a document in one transaction, and remember the document.

        Each as in `add`; what the document had said and says no more goes. An article of another file
        that was published at the same address is replaced, if it is not newer.
        """
        with self._transaction() as work:
            return intake.take_document(work, document, articles, suppress.screen(self._connection))

    def remove(self, source: str) -> Removed:
        """Withdraw a source with everything that only it said: an article, or all of a folder or container.

        `source` is a path, from where one is, or a source as it is shown, or what such ones begin with
        before "/" or "#".
        """
        return self._withdraw(lambda: articles.below(self._connection, source))

    def retain(self, since: str) -> Removed:
        """Withdraw all articles published before a day (ISO 8601), with everything that only they said.

        An article without a date stays, and one that offers an entry which was verified since. `clear`
        afterwards leaves nothing of them in the file.
        """
        with file.translated(self._path):
            self._connection.execute("PRAGMA secure_delete = ON")
        return self._withdraw(lambda: [row[:2] for row in articles.older(self._connection, since)])

    def _withdraw(self, choose: Callable[[], list[tuple[str, int]]]) -> Removed:
        """Withdraw the sources chosen, given with their articles."""
        with self._transaction() as work:
            (before,) = self._connection.execute(_COUNT).fetchone()
            held = choose()
            for name, article_id in held:
                work.leave(name, article_id)
            work.settle()
            (after,) = self._connection.execute(_COUNT).fetchone()
        return Removed(len(held), before - after)

    def enter(self, entered: Entered, by: str) -> int:
        """Enter a contact by hand, marked so; return the id of its entry, old or new."""
        if not dict(entered.said()).keys() & {"person", "department", "organization"}:
            raise ChangeError(str(self._path), "a contact needs a person, a department or an organization")
        with self._transaction() as work:
            facts_id = hand.enter(work, entered, by)
            work.settle()
            query = "SELECT contact_id FROM facts WHERE id = ?"
            return int(self._connection.execute(query, (facts_id,)).fetchone()[0])

    def verify(self, contact_id: int, by: str) -> None:
        """Say that the entry is right today."""
        self._change(contact_id, "verify", by)

    def correct(
        self, contact_id: int, field: str, value: str | None, by: str, *, instead_of: str | None = None
    ) -> None:
        """Put a value in place of what articles say; their statements stay, overruled.

        Fields with one value ("person", "role", "department", "organization", "service", "place") lose it
        where `value` is None. For "phone", "mobile", "fax" and "email" the value is added, in place of
        `instead_of` if that is given; numbers are E.164 or short codes.
        """
        if field not in hand.FIELDS + hand.CHANNELS:
            known = ", ".join(hand.FIELDS + hand.CHANNELS)
            raise ChangeError(str(self._path), f"no field {field!r}; there are {known}")
        if field in hand.CHANNELS and value is None and instead_of is None:
            raise ChangeError(str(self._path), f"which {field} shall go?")
        self._change(contact_id, "correct", by, field=field, value=value, instead_of=instead_of)

    def hide(self, contact_id: int, by: str) -> None:
        """Leave the entry out of every answer, list and export."""
        self._change(contact_id, "hide", by)

    def show(self, contact_id: int, by: str) -> None:
        """Take back `hide`."""
        self._change(contact_id, "show", by)

    def note(self, contact_id: int, text: str | None, by: str) -> None:
        """Write a note on the entry in place of the last one; None takes it away."""
        self._change(contact_id, "note", by, value=text)

    def merge(self, one: int, other: int, by: str) -> int:
        """Make one entry of two, whatever speaks against it; return its id."""
        with self._transaction() as work:
            pair = (self._anchor(one), self._anchor(other))
            if one == other:
                raise ChangeError(str(self._path), f"{one} is one entry already")
            hand.decide(work, [pair], "merge", by)
            work.settle()
            query = "SELECT contact_id FROM facts WHERE id = ?"
            return int(self._connection.execute(query, pair[:1]).fetchone()[0])

    def keep_apart(self, one: int, other: int, by: str) -> None:
        """Say that two entries are two for good: they are no duplicates and are never merged."""
        with self._transaction() as work:
            self._anchor(one)
            self._anchor(other)
            if one == other:
                raise ChangeError(str(self._path), f"{one} is one entry; split it")
            ours, theirs = (hand.members(self._connection, contact_id) for contact_id in (one, other))
            hand.decide(work, [(a, b) for a in ours for b in theirs], "apart", by)
            work.settle()

    def split(self, contact_id: int, parts: Collection[int], by: str) -> None:
        """Take parts of an entry (`Reader.parts`) out of it, for good."""
        with self._transaction() as work:
            self._anchor(contact_id)
            held = hand.members(self._connection, contact_id)
            out = [part for part in held if part in parts]
            rest = [part for part in held if part not in parts]
            if not out or not rest or len(out) != len(set(parts)):
                raise ChangeError(str(self._path), f"these are not some of the parts of {contact_id}")
            hand.decide(work, [(a, b) for a in out for b in rest], "apart", by)
            work.settle()

    def forget(self, wanted: int | str) -> Forgotten:
        """Forget a contact by its id, or all contacts of a name, number or address, for good.

        Removed are the entries, what is derived of them, their lines of the journal; in all texts their
        names, numbers and addresses are blackened, and the file is written anew. Who is merely mentioned
        in texts is blackened there. Articles added later bring nobody back. Raises NoSuchContactError if
        nothing is held, or a surname alone stands for mere mentions.
        """
        with file.translated(self._path):
            self._connection.execute("PRAGMA secure_delete = ON")
        with self._transaction() as work:
            asked = wanted if isinstance(wanted, str) else None
            ids = [wanted] if isinstance(wanted, int) else about.whom(self._connection, wanted)
            if asked is not None and not ids:
                self._require_mentions(asked)
            for contact_id in ids:
                self._anchor(contact_id)
            forgotten = erase.erase(work, ids, asked)
        return replace(forgotten, is_clear=self.clear())

    def _require_mentions(self, asked: str) -> None:
        """Raise NoSuchContactError unless texts mention what can be told from others."""
        if not about.is_mentioned(self._connection, asked):
            raise NoSuchContactError(str(self._path), f"nothing is held about {asked!r}")
        if about.channel(asked) is None and about.is_surname(asked):
            reason = f"{asked!r} may be anybody of that surname; say the first name too"
            raise NoSuchContactError(str(self._path), reason)

    def clear(self) -> bool:
        """Write the file anew without what was removed; tell whether nothing of it is left."""
        with file.translated(self._path):
            return erase.clear(self._connection)

    def note_export(self, form: str, path: str, entries: int) -> None:
        """Remember an export, so that `forget` can name what it cannot reach."""
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        with file.translated(self._path):
            query = "INSERT INTO export (at, format, path, entries) VALUES (?, ?, ?, ?)"
            self._connection.execute(query, (moment, form, clean(path), entries))

    def undo(self, by: str) -> str:
        """Undo the last change by hand that stands; return what it was ("verify", "merge", …)."""
        with self._transaction() as work:
            action = hand.undo(work, by)
            if action is None:
                raise ChangeError(str(self._path), "there is no change to undo")
            work.settle()
            return action

    def _change(self, contact_id: int, action: str, by: str, **what: str | None) -> None:
        with self._transaction() as work:
            facts_id = self._anchor(contact_id)
            cleaned = {
                name: None if text is None else clean(text).strip() or None for name, text in what.items()
            }
            hand.note_change(work, action, by, facts_id, **cleaned)
            work.contacts.add(contact_id)
            work.settle()

    def _anchor(self, contact_id: int) -> int:
        facts_id = hand.anchor(self._connection, contact_id)
        if facts_id is None:
            raise NoSuchContactError(str(self._path), f"no contact {contact_id}")
        return facts_id

    def _transaction(self) -> AbstractContextManager[Work]:
        return self._writing.transaction(self._path)

    def finish(self, tell: Callable[[int, int], None] | None = None, *, with_meaning: bool = True) -> None:
        """Compute in bulk what `add` leaves for the end of a batch; the directory is sound without.

        `tell` hears how many texts are done, and of how many. What is computed stays if this is broken off.
        Without meaning, sentence vectors are left for the next time.
        """
        with file.translated(self._path):
            index.pending(self._connection, tell, with_meaning=with_meaning)
            self._connection.execute("PRAGMA optimize")
