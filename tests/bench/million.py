"""Make a directory of a million contacts, to measure the app and looking up.

    python tests/bench/million.py FILE [CONTACTS]

The rows are written at once by SQL into the tables that the schema makes, and the terms of the index by
arithmetic: adding a million articles one by one takes an hour. Each contact has one article. There are no
vectors: what is measured is typing, listing, filtering and showing.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

# In place of this folder, whose extract.py would hide the package.
sys.path[:] = [p for p in sys.path if Path(p) != Path(__file__).parent]

from directory import facts, schema, weights  # noqa: E402
from directory.index import ARTICLE, CONTACT  # noqa: E402
from directory.topics import load_topics  # noqa: E402
from directory.words import tokens  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

SYLLABLES = (
    "ba be bo da de do fa fe ga go ha he ka ke ko la le lo ma me mi mo na ne no ra re ro sa se so".split()
)
OFFICES = (
    "Fachdienst Migration",
    "Jugendamt",
    "Schuldnerberatung",
    "Wohngeldstelle",
    "Bürgerbüro",
    "Sozialamt",
    "Gesundheitsamt",
    "Ordnungsamt",
    "Standesamt",
    "Volkshochschule",
    "Musikschule",
)
SERVICES = (
    "Integrationskurs",
    "Ferienpass",
    "Beratung bei Schulden",
    "Wohngeld",
    "Lebensmittelausgabe",
    "Ausweise",
    "Suchtberatung",
    "Pflegeberatung",
    "Ehrenamt",
    "Sprachkurs Deutsch",
    "Elterngeld",
    "Chorprobe",
    "Schwimmkurs",
)


def names(count: int, seed: int, syllables: int) -> list[str]:
    """Return so many different names."""
    chance = random.Random(seed)  # noqa: S311  invented people, the same each time
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(chance.choices(SYLLABLES, k=syllables)).capitalize()] = None
    return list(found)


# What stands in a field, and which value the contact of a number has: number // divisor % len(values).
FIELDS: Mapping[str, tuple[Sequence[str], int]] = {
    "given": (names(397, 1, 2), 1),
    "family": (names(4999, 2, 3), 3),
    "department": (OFFICES, 5),
    "organization": ([f"Stadt {name}" for name in names(997, 3, 3)], 7),
    "service": (SERVICES, 2),
}
ROWS = """
CREATE TEMP TABLE person_row AS
WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < :contacts)
SELECT n, given.value || ' ' || family.value AS person, department.value AS department,
       organization.value AS organization, service.value AS service, topic.value AS topic,
       printf('%04d-%02d-%02d', 2016 + n % 10, 1 + n % 12, 1 + n % 28) AS day,
       printf('+49302312%05d', n % 100000) AS number, 'stelle' || n || '@kreis.example' AS address
FROM counted
CROSS JOIN word AS given ON given.field = 'given' AND given.place = n % 397
CROSS JOIN word AS family ON family.field = 'family' AND family.place = n / 3 % 4999
CROSS JOIN word AS department ON department.field = 'department' AND department.place = n / 5 % 11
CROSS JOIN word AS organization ON organization.field = 'organization' AND organization.place = n / 7 % 997
CROSS JOIN word AS service ON service.field = 'service' AND service.place = n / 2 % 13
CROSS JOIN word AS topic ON topic.field = 'topic' AND topic.place = n / 2 % 13;
CREATE TEMP VIEW said AS
SELECT *, service || ' in ' || substr(organization, 7) AS title,
       'Auskunft gibt ' || person || ', ' || department || ' der ' || organization || ', unter ' || number
       || ' oder ' || address || '.' AS quote
FROM person_row;
INSERT INTO article (id, source, digest, title, published, publisher, language, text, added_at)
SELECT n, 'articles/' || n || '.txt', n, title, day, 'Musterbote', 'de',
       title || char(10, 10) || quote, day FROM said;
INSERT INTO origin (source, article_id, head_digest, title, published, publisher, language, added_at)
SELECT source, id, id, title, published, publisher, language, added_at FROM article;
INSERT INTO contact (id, person, department, organization, service, first_seen, last_seen, confidence, status,
                     passage_id)
SELECT n, person, department, organization, service, day, day, 0.4 + n % 60 / 100.0,
       iif(n % 60 < 10, 'doubtful', 'found'), n FROM person_row;
INSERT INTO facts (id, key, contact_id)
SELECT n, key_of(person, n), n FROM person_row;
INSERT INTO facts_name SELECT called.value, n FROM person_row, json_each(called(person)) AS called;
INSERT INTO contact_name SELECT word.value, day, n FROM person_row, json_each(words_of(person)) AS word;
INSERT INTO passage (id, contact_id, facts_id, article_id, start, "end", quote, published, confidence)
SELECT n, n, n, n, length(title) + 2, length(title) + 2 + length(quote), quote, day, 0.9 FROM said;
INSERT INTO contact_phone SELECT n, number, 'voice' FROM person_row;
INSERT INTO contact_email SELECT n, address FROM person_row;
INSERT INTO contact_topic SELECT n, topic, 0.9 FROM person_row;
INSERT INTO statement (passage_id, contact_id, article_id, field, value, text, start, "end", rule, confidence,
                       published)
SELECT n, n, n, 'person', person, person, length(title) + 16, length(title) + 16 + length(person), 'invented',
       0.9, day FROM said;
INSERT INTO statement (passage_id, contact_id, article_id, field, value, text, start, "end", rule, confidence,
                       published)
SELECT n, n, n, 'phone', number, number, 0, 0, 'invented', 0.9, day FROM said;
DELETE FROM lookup_stale;
INSERT INTO lookup_document SELECT 0, n, 1 FROM person_row;
INSERT INTO lookup_document SELECT 1, n, 2 FROM person_row;
INSERT INTO lookup_segment (id, kind, level) VALUES (1, 0, 9), (2, 1, 9)
"""


def key_of(person: str, number: int) -> str:
    """Return the key of facts that hold a name, and of nobody else's."""
    return facts.gather(person=person, written=person).key[:-1] + f",{number}]"


def called(person: str) -> str:
    """Return what finds facts by the name, as JSON."""
    return json.dumps(sorted(facts.called(facts.gather(person=person, written=person))))


def words_of(person: str) -> str:
    """Return the words of a name, as JSON."""
    return json.dumps(list(dict.fromkeys(tokens(person))))


def fill(path: Path, contacts: int) -> None:
    """Make the directory."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;"
    )
    schema.migrate(connection)
    connection.create_function("key_of", 2, key_of, deterministic=True)
    connection.create_function("words_of", 1, words_of, deterministic=True)
    connection.create_function("called", 1, called, deterministic=True)
    connection.execute("CREATE TEMP TABLE word (field TEXT, place INTEGER, value TEXT)")
    topics = [topic for topic in load_topics().by_id if topic][: len(SERVICES)]
    for field, values in (*((name, values) for name, (values, _) in FIELDS.items()), ("topic", topics)):
        rows = [(field, place, value) for place, value in enumerate(values)]
        connection.executemany("INSERT INTO word VALUES (?, ?, ?)", rows)
    connection.execute("CREATE INDEX word_place ON word(field, place)")
    connection.execute("BEGIN")
    for command in ROWS.split(";\n"):
        connection.execute(command, {"contacts": contacts} if ":contacts" in command else {})
    write_index(connection, contacts)
    connection.execute("COMMIT")
    connection.execute("PRAGMA optimize")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def write_index(connection: sqlite3.Connection, contacts: int) -> None:
    """Write which document holds which term: the same in the article and in the contact it names."""
    numbers = np.arange(1, contacts + 1)
    held: dict[str, list[tuple[NDArray[np.int64], int]]] = {}
    marked: set[str] = set()
    vocabulary: set[tuple[str, str, str]] = set()
    for field, (values, divisor) in FIELDS.items():
        places = numbers // divisor % len(values)
        order = np.argsort(places, kind="stable")
        bounds = np.searchsorted(places[order], np.arange(len(values) + 1))
        for place, value in enumerate(values):
            name = "person" if field in {"given", "family"} else field
            found = weights.weigh({name: value}, {name: 4.0})
            terms = found.weights
            if name != "person":
                words = weights.marked_words(None, [value])
                terms |= dict.fromkeys(words, 1)
                marked |= words
            vocabulary.update((word, word[::-1], stem) for word, stem in found.words)
            having = numbers[order[bounds[place] : bounds[place + 1]]]
            for term, weight in terms.items():
                held.setdefault(term, []).append((having, weight))
    connection.executemany("INSERT OR IGNORE INTO lookup_word VALUES (?, ?, ?)", sorted(vocabulary))
    for term, lists in held.items():
        strongest = np.zeros(contacts + 1, dtype=np.uint8)
        for having, weight in lists:
            strongest[having] = np.maximum(strongest[having], weight)
        documents = np.flatnonzero(strongest)
        data = documents.astype("<i4").tobytes() + strongest[documents].tobytes()
        for kind, segment in ((ARTICLE, 1), (CONTACT, 2))[1 if term in marked else 0 :]:
            connection.execute("INSERT INTO lookup_posting VALUES (?, ?, ?, ?)", (term, kind, segment, data))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    begun = time.perf_counter()
    fill(target, wanted)
    print(f"{wanted:,} contacts, {target.stat().st_size / 1e6:,.0f} MB, {time.perf_counter() - begun:.0f} s")
