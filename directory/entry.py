"""What reading a directory yields: entries, their evidence, hits, counts. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How sure an entry is: said by articles, confirmed by a person, or in doubt."""

    FOUND = "found"
    VERIFIED = "verified"
    DOUBTFUL = "doubtful"


class Outcome(StrEnum):
    """What adding an article did.

    It was new, already there word for word, there in other words, the text of an article that is there
    from another place, or older than what is there from the same address.
    """

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    SAME_TEXT = "same text"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that offers the contact: `text[start:end]` of its article is `quote`."""

    article_id: int
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Evidence of one field: `value` is what it says, `text` the written form, `rule` what found it.

    `field` is one of "person", "role", "department", "organization", "service", "place", "phone",
    "mobile", "fax", "email", "topic". `start` and `end` count characters of the article's text. What
    a person entered by hand has that person's name in `said_by`, an empty `source` and the range 0, 0.
    `current` tells whether the entry shows this value; an older or overruled statement is kept.
    """

    field: str
    value: str
    text: str
    source: str
    published: str | None
    start: int
    end: int
    rule: str
    said_by: str | None = None
    current: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One person or body to call, as the newest statements have it.

    Numbers are E.164, short codes (110, 116117) are in `phones` as their digits. Dates are ISO 8601.
    `sources` are the paths or addresses of the articles, newest first. `confidence` is in [0, 1].
    `by_hand`: a person has entered it, or part of it. `verified` is the day when `verified_by` last found
    it right.
    """

    id: int
    person: str | None = None
    role: str | None = None
    department: str | None = None
    organization: str | None = None
    service: str | None = None
    topics: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    place: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    sources: tuple[str, ...] = ()
    confidence: float = 0.0
    status: Status = Status.FOUND
    quote: str | None = None
    note: str | None = None
    by_hand: bool = False
    hidden: bool = False
    verified: str | None = None
    verified_by: str | None = None

    @property
    def all_phones(self) -> tuple[str, ...]:
        """Return every number: phones, then mobiles, then faxes."""
        return self.phones + self.mobiles + self.faxes

    @property
    def body(self) -> str | None:
        """Return what answers when nobody is named: the department, or else the organization."""
        return self.department or self.organization


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers a query.

    `why` names the field and the words that matched, `quote` is the sentence that answers, `source`
    the article in which it stands. `score` ranks hits of one query and compares with nothing else.
    """

    entry: Entry
    score: float
    why: str
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits and how many there are in all.

    `nothing_fits`: the hits are only the nearest, none deserves to be called an answer.
    """

    hits: tuple[Hit, ...]
    total: int
    nothing_fits: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits and entries must have; None and empty ask nothing.

    `has` holds "phone" and "email". `seen_since` and `seen_before` are ISO 8601 dates of the day last seen,
    the first with that day, the second without it. `at_least` is a confidence in [0, 1].
    """

    topic: str | None = None
    organization: str | None = None
    place: str | None = None
    status: Status | None = None
    has: frozenset[str] = frozenset()
    seen_since: str | None = None
    seen_before: str | None = None
    at_least: float | None = None


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A service topic with the number of entries that have it or one of its subtopics."""

    id: str
    name: str
    parent: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of an article's text to be shown marked.

    `kind` is "phone", "email", "person", "department", "organization", "service", "role", "place" or
    "quote".
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article of the directory with the ranges of what it says about contacts."""

    id: int
    source: str
    title: str | None
    published: str | None
    publisher: str | None
    section: str | None
    url: str | None
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one article did to the directory; `same_as` is another place of its text."""

    outcome: Outcome
    contacts_new: int
    contacts_seen_again: int
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """What withdrawing did: how many sources went, and how many entries that nobody else says."""

    sources: int
    contacts_gone: int


@dataclass(frozen=True, slots=True)
class Aged:
    """Articles before a day, as (source, published), and how many entries only they say."""

    sources: tuple[tuple[str, str], ...]
    contacts: int


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the journal. `contact_id` is the entry it stands for now, None if that is gone.

    `action` is "verify", "correct", "hide", "show", "note", "enter", "merge" or "apart". `at` is a
    moment in UTC. `undone_by` tells who has undone it.
    """

    id: int
    at: str
    said_by: str
    action: str
    contact_id: int | None
    field: str | None
    value: str | None
    instead_of: str | None
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """What an entry is made of: passages that say the same of who it is, and why they belong to it.

    `reason` is what the directory found, or who has merged it by hand.
    """

    id: int
    passages: tuple[Passage, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two entries that may be one: something speaks for it, not enough to merge them unasked."""

    one: Entry
    other: Entry
    reason: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A number or address of an entry, and the other entries that have it too."""

    channel: str
    others: tuple[Entry, ...]


class ConflictKind(StrEnum):
    """What articles disagree on: the value of one desk's field, or whose a number is."""

    VALUES = "values"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that articles say, the days when it was first and last said, and in how many articles.

    `current` tells whether the entry shows it.
    """

    value: str
    first: str | None
    last: str | None
    articles: int
    current: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """What articles contradict each other in; see directory/conflicts.py.

    VALUES: `claims` on `field` of `entry`, newest first. PEOPLE: `value` is a number or address that
    both `entry` and the `others` have.
    """

    kind: ConflictKind
    entry: Entry
    field: str
    claims: tuple[Claim, ...] = ()
    value: str = ""
    others: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """Articles by year, contacts by organization (most first), and the articles added last: title and day."""

    years: tuple[tuple[str, int], ...] = ()
    organizations: tuple[tuple[str, int], ...] = ()
    newest: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the directory holds; `oldest` and `newest` are the dates of its articles."""

    articles: int
    contacts: int
    organizations: int
    oldest: str | None
    newest: str | None
