"""An invented town for the app's tests: a source in memory that answers like a directory's reader."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from directory.entry import (
    ArticleText,
    Change,
    Conflict,
    Counts,
    Duplicate,
    Entry,
    Filters,
    Hit,
    Mark,
    Passage,
    Results,
    Shared,
    Statement,
    Status,
    Sums,
    TopicCount,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVERYTHING = Filters()
QUOTE = (
    "Für Fragen stehen Ada Beispiel und Wenke Muster vom Fachdienst Migration unter Telefon"
    " (0 30) 23 12 50 01 oder per E-Mail an lotsen@kreis.example zur Verfügung."
)
TEXT = (
    "Lotsen helfen beim Ankommen\n\n"
    "Der Landkreis Musterstadt sucht Lotsen. " + QUOTE + " Anmeldeschluss ist Ende Mai.\n\n"
    "Am Abend spielt die Kapelle."
)


def mark(kind: str, written: str, text: str = TEXT) -> Mark:
    start = text.index(written)
    return Mark(start, start + len(written), kind)


ARTICLE = ArticleText(
    id=1,
    source="articles/lotsen.txt",
    title="Lotsen helfen beim Ankommen",
    published="2017-11-30",
    publisher="Musterbote",
    section="Landkreis",
    url="https://bote.example/lotsen",
    text=TEXT,
    marks=(
        mark("person", "Ada Beispiel"),
        mark("person", "Wenke Muster"),
        mark("department", "Fachdienst Migration"),
        mark("phone", "(0 30) 23 12 50 01"),
        mark("email", "lotsen@kreis.example"),
    ),
)
ADA = Entry(
    id=1,
    person="Ada Beispiel",
    role="Integrationslotsin",
    department="Fachdienst Migration",
    organization="Landkreis Musterstadt",
    service="Qualifizierung zum Integrationslotsen",
    topics=("integration",),
    phones=("+493023125001", "+493023125002"),
    emails=("lotsen@kreis.example",),
    place="Musterstadt",
    first_seen="2017-11-30",
    last_seen="2017-11-30",
    sources=("articles/lotsen.txt",),
    confidence=0.97,
    quote=QUOTE,
)
WENKE = replace(ADA, id=2, person="Wenke Muster", role=None)
DEBTS = Entry(
    id=3,
    department="Schuldnerberatung",
    organization="Diakonie Musterstadt",
    service="Beratung bei Schulden",
    topics=("debt",),
    phones=("115",),
    last_seen="2026-05-04",
    sources=("articles/schulden.html",),
    confidence=0.6,
    status=Status.DOUBTFUL,
)
CHOIR = Entry(
    id=4,
    person="Jonas Nachtigall",
    organization="Gesangverein Frohsinn",
    service="Chorprobe",
    emails=("chor@frohsinn.example",),
    last_seen="2026-09-01",
    confidence=0.9,
    status=Status.VERIFIED,
)
# An article that answers but names nobody, as a look-up numbers it.
NOBODY = Entry(-1, organization="Musterbote", service="Lotsen helfen beim Ankommen", last_seen="2017-11-30")
TOWN = (CHOIR, DEBTS, ADA, WENKE)


def many(count: int) -> tuple[Entry, ...]:
    """So many invented people, numbered."""
    return tuple(
        Entry(
            id=number,
            person=f"Person {number:05}",
            organization=f"Amt {number % 7}",
            service="Auskunft",
            phones=("+493023125003",),
            last_seen="2026-01-01",
            confidence=0.9,
        )
        for number in range(1, count + 1)
    )


def words(entry: Entry) -> list[str]:
    """The words by which an entry is found."""
    fields = (entry.person, entry.role, entry.department, entry.organization, entry.service, *entry.phones)
    return [word for field in fields if field for word in field.lower().split()]


@dataclass
class Invented:
    """Answers like a directory's reader; an entry fits a query if each word begins one of its words."""

    people: tuple[Entry, ...] = TOWN
    texts: tuple[ArticleText, ...] = (ARTICLE,)
    asked: list[str] = field(default_factory=list)
    closed: bool = False
    interrupted: int = 0

    def find(self, query: str, *, limit: int = 10, filters: Filters = EVERYTHING) -> Results:
        found = self.complete(query, limit=limit, filters=filters)
        if found.hits or not query:
            return found
        nearest = tuple(Hit(entry, 0.1, "", entry.quote or "", "") for entry in self.people[:2])
        return Results(nearest, len(nearest), nothing_fits=True)

    def complete(self, query: str, *, limit: int = 10, filters: Filters = EVERYTHING) -> Results:
        self.asked.append(query)
        fitting = [
            entry
            for entry in self.entries(filters=filters)
            if all(any(word.startswith(asked) for word in words(entry)) for asked in query.lower().split())
        ]
        hits = [
            Hit(entry, 1.0, "", entry.quote or "", next(iter(entry.sources), "")) for entry in fitting[:limit]
        ]
        return Results(tuple(hits), len(fitting))

    def entry(self, id: int) -> Entry | None:  # noqa: A002
        return next((entry for entry in self.people if entry.id == id), None)

    def statements(self, id: int) -> tuple[Statement, ...]:  # noqa: A002
        entry = self.entry(id)
        if entry is None or entry.person is None:
            return ()
        return (
            Statement(
                "person", entry.person, entry.person, "articles/lotsen.txt", "2017-11-30", 0, 4, "invented"
            ),
        )

    def passages(self, id: int) -> tuple[Passage, ...]:  # noqa: A002
        entry = self.entry(id)
        if entry is None or entry.quote is None:
            return ()
        return tuple(
            Passage(
                article_id=text.id,
                source=text.source,
                title=text.title,
                publisher=text.publisher,
                published=text.published,
                url=text.url,
                quote=entry.quote,
                start=text.text.index(entry.quote),
                end=text.text.index(entry.quote) + len(entry.quote),
            )
            for text in self.texts
            if entry.quote in text.text
        )

    def article(self, article_id: int) -> ArticleText | None:
        return next((text for text in self.texts if text.id == article_id), None)

    def topics(self, language: str = "de") -> tuple[TopicCount, ...]:  # noqa: ARG002
        return (
            TopicCount("society", "Living together", None, 2),
            TopicCount("integration", "Integration", "society", 2),
            TopicCount("money", "Money", None, 1),
            TopicCount("debt", "Debts", "money", 1),
        )

    def entries(self, *, filters: Filters = EVERYTHING) -> Iterator[Entry]:
        for entry in self.people:
            if filters.topic is not None and filters.topic not in entry.topics:
                continue
            if filters.organization is not None and filters.organization != entry.organization:
                continue
            if filters.place is not None and filters.place != entry.place:
                continue
            if filters.status is not None and filters.status is not entry.status:
                continue
            if filters.seen_since is not None and (entry.last_seen or "") < filters.seen_since:
                continue
            if filters.seen_before is not None and (entry.last_seen or "9") >= filters.seen_before:
                continue
            if filters.at_least is not None and entry.confidence < filters.at_least:
                continue
            if ("phone" in filters.has and not entry.all_phones) or (
                "email" in filters.has and not entry.emails
            ):
                continue
            yield entry

    def counts(self) -> Counts:
        return Counts(len(self.texts), len(self.people), 3, "2017-11-30", "2026-09-01")

    def sums(self, *, most: int = 12) -> Sums:
        bodies = Counter(entry.organization for entry in self.people if entry.organization)
        return Sums(
            years=tuple(sorted(Counter((text.published or "")[:4] for text in self.texts).items())),
            organizations=tuple(bodies.most_common(most)),
            newest=tuple((text.title or text.source, "2026-11-20") for text in self.texts[:most]),
        )

    def shared(self, id: int, *, limit: int = 100) -> tuple[Shared, ...]:  # noqa: A002
        mine = self.entry(id)
        found = []
        for channel in (*mine.all_phones, *mine.emails) if mine else ():
            others = [e for e in self.people if e.id != id and channel in (*e.all_phones, *e.emails)]
            if others:
                found.append(Shared(channel, tuple(others[:limit])))
        return tuple(found)

    def duplicates(self, *, limit: int = 1000) -> tuple[Duplicate, ...]:  # noqa: ARG002
        return ()

    def conflicts(self, id: int | None = None, *, limit: int = 100) -> tuple[Conflict, ...]:  # noqa: A002, ARG002
        return ()

    def journal(self, id: int | None = None, *, limit: int = 1000) -> tuple[Change, ...]:  # noqa: A002, ARG002
        return ()

    def interrupt(self) -> None:
        self.interrupted += 1

    def close(self) -> None:
        self.closed = True


def opening(source: Invented) -> OpensInvented:
    """What an app opens instead of a file."""
    return OpensInvented(source)


@dataclass
class OpensInvented:
    source: Invented

    def __call__(self, _path: Path) -> Invented:
        self.source.closed = False
        return self.source
