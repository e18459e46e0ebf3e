"""Know again who asked to be forgotten, without knowing them: keyed hashes, no clear text.

A hash is of who somebody is together with where: name and body, name and channel, a publisher's
record; and of a number or address that was nobody else's. A namesake elsewhere is not touched. Where
nobody else of that name was held, the name alone is hashed too: texts that merely mention it are
blackened ("mention"), and if nothing but mentions was held, contacts of that name stay out as well
("name"). The key lies in the same file: it keeps the hashes from being looked up in lists made
beforehand, not from somebody who has the file and tries all numbers of a town.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from directory import names
from directory.blackening import blacken, channel_pattern, name_pattern, path_pattern, surname_pattern
from directory.offers import CHANNELS, facts_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from directory.facts import Facts
    from directory.names import Name
    from directory.offers import Offer, Said
    from extract.article import Article

MENTION: Final = "mention"
NAME: Final = "name"
_HASH_SIZE: Final = 20
_WORD: Final = re.compile(r"[^\W\d_]+")
# So far apart stand the parts of a name: "Vera M. von Quandtmeyer", "Quandtmeyer, Prof. Dr. Vera".
_REACH: Final = 3
_FAR: Final = 30
# Digits as numbers are printed; it takes in several that follow each other, which are tried one by one.
_DIGITS: Final = re.compile(r"(?<!\d)(?:\+|\(?0)[\d ()/.\-–]{3,60}\d(?!\d)")
_GROUP: Final = re.compile(r"\d+")
_FEWEST_DIGITS: Final = 6
_MOST_GROUPS: Final = 12
_ADDRESS: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


@dataclass(frozen=True, slots=True)
class Screen:
    """What tells whether somebody in a new article has been forgotten."""

    key: bytes
    hashes: frozenset[bytes]

    def knows(self, *what: str) -> bool:
        """Tell whether this has been forgotten."""
        return hashed(self.key, *what) in self.hashes


def screen(connection: sqlite3.Connection) -> Screen | None:
    """Return what is forgotten, None if that is nothing."""
    hashes = frozenset(row[0] for row in connection.execute("SELECT hash FROM forgotten"))
    return Screen(key(connection), hashes) if hashes else None


def key(connection: sqlite3.Connection) -> bytes:
    """Return the key of this file."""
    return bytes(connection.execute("SELECT key FROM forgotten_key").fetchone()[0])


def hashed(secret: bytes, *what: str) -> bytes:
    """Return the keyed hash of what somebody is known by."""
    return hashlib.blake2b("\0".join(what).encode(), key=secret, digest_size=_HASH_SIZE).digest()


def traces(found: Facts) -> Iterator[tuple[str, ...]]:
    """Yield by what the contact with these facts would be known again, were it said once more."""
    if found.record is not None:
        yield ("record", *found.record)
    name = found.name
    if name is None:
        return
    who = names.sound(name.surname[-1])
    if name.is_full:
        who = " ".join(sorted((names.sound(name.given[0]), who)))
    if name.generation:  # the son stays where the father goes
        who = f"{who} {name.generation}"
    for body in (found.unit, found.parent):
        if body is not None and not body.is_generic:
            yield ("name and body", who, body.key)
        elif body is not None:
            for where in (*found.areas, *found.town[:1]):
                yield ("name and body", who, body.key, where)
    for channel in found.channels:
        yield ("name and channel", who, channel)


def traces_of_surname(found: Facts, own: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield by what "Frau Behrens" would be known as Anna Behrens: a channel that was hers alone."""
    if found.name is not None:
        for channel in own:
            yield ("name and channel", names.sound(found.name.surname[-1]), channel)


def identity(name: Name) -> tuple[str, str] | None:
    """Return given name and surname in one spelling; None of a surname alone, which is anybody's."""
    if not name.is_full:
        return None
    core = [word for word in name.surname if word not in names.PARTICLES] or [name.surname[-1]]
    return name.given[0], "".join(core)


def keep_out(known: Screen, article: Article, offered: Sequence[Offer]) -> tuple[Article, list[Offer]]:
    """Return an article and its offers without those who are forgotten.

    Their names, numbers and addresses are blackened in the text, in the head and in the quotes of others;
    every character keeps its place.
    """
    kept = [offer for offer in offered if not _is_out(known, offer.facts)]
    out = [offer for offer in offered if offer not in kept]
    private = {
        said for offer in offered for said in offer.said
        if said.field in CHANNELS and known.knows("channel", said.value)
    }  # fmt: skip
    named = [said for offer in out for said in offer.said if said.field == "person"]
    namesakes = {identity(offer.facts.name) for offer in kept if offer.facts.name is not None}
    head = "\n".join(filter(None, (article.title, article.section, article.publisher, article.owner)))
    people = {form for said in named for form in (said.text, said.value)}
    people |= _mentioned(known, f"{article.text}\n{head}", namesakes)
    numbers = {said.value for said in private} | _channels_in(known, article.text)
    if not people and not numbers:
        return article, list(offered)
    patterns = [
        *map(name_pattern, sorted(people)),
        *map(surname_pattern, sorted(people)),
        *map(channel_pattern, sorted(numbers)),
    ]
    clean = _blackened(article, patterns, [(said.start, said.end) for said in private], people)
    left = (_without(offer, private, clean, patterns) for offer in kept)
    return clean, [offer for offer in left if offer is not None]


def _blackened(
    article: Article,
    patterns: Sequence[re.Pattern[str] | None],
    spans: Sequence[tuple[int, int]],
    people: Iterable[str],
) -> Article:
    """Return an article with patterns and ranges blackened, and no address that names one of the people."""
    title, section, publisher, owner = (
        None if part is None else blacken(part, patterns)
        for part in (article.title, article.section, article.publisher, article.owner)
    )
    paths = [pattern for pattern in map(path_pattern, people) if pattern is not None]
    url = None if article.url and any(path.search(article.url) for path in paths) else article.url
    text = blacken(article.text, patterns, spans)
    return replace(
        article, text=text, title=title, section=section, publisher=publisher, owner=owner, url=url
    )


def _is_out(known: Screen, found: Facts) -> bool:
    """Tell whether the contact with these facts is forgotten."""
    # Who was held without "sen." is known with it; not the other way round.
    plain = found if found.name is None else replace(found, name=replace(found.name, generation=""))
    if any(known.knows(*trace) for one in (found, plain) for trace in traces(one)):
        return True
    who = None if found.name is None else identity(found.name)
    if who is None:
        return False
    # Without a body nothing tells a namesake from who has been forgotten; "Meier Anna" is Anna Meier.
    kinds = (NAME, MENTION) if found.body is None else (NAME,)
    return any(known.knows(kind, *order) for kind in kinds for order in (who, who[::-1]))


class _Word(NamedTuple):
    """A capitalised word of a text, folded and as it is written."""

    folded: str
    written: str
    start: int
    end: int


def _mentioned(known: Screen, text: str, namesakes: set[tuple[str, str] | None]) -> set[str]:
    """Return the forgotten names that a text mentions, as they are written there, given name first."""
    words = [_Word(names.fold(m[0]), m[0], *m.span()) for m in _WORD.finditer(text) if m[0][0].isupper()]
    found: set[str] = set()
    for at, given in enumerate(words):
        for surname in _surnames_near(words, at):
            who = (given.folded, "".join(word.folded for word in surname))
            if who not in namesakes and (known.knows(MENTION, *who) or known.knows(NAME, *who)):
                found.add(f"{given.written} {'-'.join(word.written for word in surname)}")
    return found


def _surnames_near(words: Sequence[_Word], at: int) -> Iterator[Sequence[_Word]]:
    """Yield what may be the surname to a given name: words near it, one or, as "Müller-Lüdenscheidt", two."""
    given = words[at]
    near = {
        other
        for other in range(max(0, at - _REACH), min(len(words), at + _REACH + 1))
        if other != at and max(words[other].start - given.end, given.start - words[other].end) <= _FAR
    }
    for other in sorted(near):
        yield words[other : other + 1]
        if other + 1 in near:
            yield words[other : other + 2]


def _channels_in(known: Screen, text: str) -> set[str]:
    """Return the forgotten numbers and addresses that stand in a text, whoever is said to have them."""
    found = {
        match[0].lower() for match in _ADDRESS.finditer(text) if known.knows("channel", match[0].lower())
    }
    for match in _DIGITS.finditer(text):
        groups = [group[0] for group in _GROUP.finditer(match[0])][:_MOST_GROUPS]
        for first in range(len(groups)):
            digits = ""
            for group in groups[first:]:
                digits += group
                if len(digits) >= _FEWEST_DIGITS:
                    found.update(value for value in _numbers(digits) if known.knows("channel", value))
    return found


def _numbers(digits: str) -> Iterator[str]:
    """Yield what digits may be in E.164: "0171…", "0049171…", "49171…", "49(0)171…"."""
    if digits.startswith("00"):
        yield f"+{digits[2:]}"
        yield "+" + re.sub(r"^(4[139])0", r"\1", digits[2:])
    elif digits.startswith("0"):
        yield from (f"+{country}{digits[1:]}" for country in ("49", "43", "41"))
    else:
        yield f"+{digits}"
        yield "+" + re.sub(r"^(4[139])0", r"\1", digits)


def _without(
    offer: Offer, private: set[Said], article: Article, patterns: Sequence[re.Pattern[str] | None]
) -> Offer | None:
    """Return an offer without what is forgotten; None if it has no channel left."""
    text = article.text
    said = tuple(
        replace(
            one,
            text=text[one.start : one.end] if one.text and one.field != "topic" else one.text,
            value=one.value
            if one.field in CHANNELS or one.field == "topic"
            else blacken(one.value, patterns),
        )
        for one in offer.said
        if one not in private
    )
    if not any(one.field in CHANNELS for one in said):
        return None
    return replace(offer, said=said, facts=facts_of(said, article), quote=text[offer.start : offer.end])
