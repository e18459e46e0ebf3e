"""Find bodies in running text: departments, offices, associations, firms, each in the nominative.

A German body's name has a head noun ("Jugendamt", "Verein", "Klinikum"), a legal form ("e. V.", "gGmbH")
or is known by itself ("Caritas"). From there the name reaches left over adjectives and proper names
("Staatliches Berufliches Schulzentrum", "Hürther Brücke") and right over proper names, quotes and a few
prepositions ("für Jugend und Familie", "Neusäß"). A genitive behind it that names a body of its own is
the larger body: "Fachdienst Migration des Landkreises Nienburg".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from extract.article import Span
from extract.find.gazetteer import is_common_word
from extract.mention import Body

if TYPE_CHECKING:
    from collections.abc import Sequence


class Strength(IntEnum):
    """How surely a body found in running text is one."""

    BARE = 1  # "Verein", "Büro": says that there is one, not which
    WEAK = 2  # "Energieberatung": may be what is offered as well as who offers it
    NAMED = 3  # "Jugendamt", "Polizei Bad Salzdetfurth"
    LEGAL = 4  # "… e. V.", "… gGmbH"


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body with the larger body that its own name mentions, and how sure the finding is.

    `is_place` marks a house named by its kind alone ("Grundschule"): where something is, more often than
    who answers.
    """

    body: Body
    parent: Body | None
    strength: Strength
    is_unit: bool
    is_plural: bool = False
    is_place: bool = False


class _Head(NamedTuple):
    base: str
    gender: str
    sort: str
    match: str


class _Token(NamedTuple):
    text: str
    start: int
    end: int


# Words (with inner hyphens, dots of "Dr.", apostrophes), numbers, and single marks; blanks part tokens.
_TOKEN = re.compile(r"[^\W\d_][\w'’&.]{0,60}(?:[-/+][\w&]{1,40}){0,6}-?|\d{1,6}|[^\s\w]|\n")
# "e. V.", "gGmbH", "GmbH & Co. KG"; "AG" only in capitals and behind a name, so that "AG" for a school's
# working group at the beginning of a line is none.
_LEGAL = re.compile(
    r"e\. ?V\.?(?!\w)|eV\b|g?GmbH(?: & Co\. ?(?:KG|OHG)(?:aA)?)?\b|gAG\b|mbH\b|AG\b|SE\b|eG\b|e\. ?G\.(?!\w)|KG\b|"
    r"OHG\b|GbR\b|UG\b(?: \(haftungsbeschränkt\))?|e\. ?K\.(?!\w)|Stiftung\b|KdöR\b|AöR\b|Ltd\.?(?!\w)|Inc\.?(?!\w)"
)
_INFLECTIONS = ("", "s", "es", "e", "n", "en", "er", "ern")
_QUOTES = {"„": '“”"', "“": '”“"', '"': '"', "»": "«", "«": "»", "‚": "‘’", "›": "‹"}
_DETERMINERS = frozenset(
    "der die das des dem den ein eine einer eines einem einen unser unsere unserer unseres unserem unseren "
    "ihr ihre ihrer ihres ihrem ihren sein seine seiner seines seinem seinen vom zum zur beim im am ins ans "
    "dein deine deiner deines deinem deinen euer eure eurer eures eurem euren mein meine meiner meinem meinen "
    "dieser diese dieses diesem diesen jeder jede jedes jedem aller alle allen beider".split()
)
_ARTICLES = frozenset({"den", "die", "das", "der", "dem"})
_CONNECTORS = frozenset({"und", "&", "ohne", "mit", "in", "der", "des"})
_PREPOSITIONS = frozenset("bei von mit an in für durch über unter nach aus zu seit gegen um per via".split())
# Capitalised at the beginning of a sentence or as labels, but no part of a name.
_NOT_NAMES = frozenset(
    "telefon tel fon fax telefax mobil handy mail e-mail email internet web kontakt kontaktdaten ansprechpartner "
    "ansprechpartnerin ansprechpartner/in anmeldung anmeldungen info infos information informationen auskunft "
    "adresse anschrift termin termine uhr uhrzeit montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "montags dienstags mittwochs donnerstags freitags mo di mi do fr sa so januar februar märz april mai juni "
    "juli august september oktober november dezember frau herr herrn dr prof rückfragen rückfrage hinweise "
    "zeugen öffnungszeiten sprechzeiten sprechstunde bitte hier dort heute gestern morgen auch für und oder "
    "wer was wo wie wann weitere nähere mehr alle sie wir ich er es bei beim im in am an auf aus von vom mit "
    "nach seit unter über zu zum zur durch nur noch so da das der die dem den des ein eine einer eines unser "
    "unsere dein deine deiner deinem deinen euer eure eurer eurem achtung ihr ihre quelle foto fotos bild text veranstalter leitung träger herausgeber zusammen "
    "als wenn weil daher dies diese dieser dieses ab bis neben laut gemeinsam interessierte teilnehmer "
    "donnerstagabend eintritt karten kosten ort datum beginn treffpunkt zimmer raum telefonnummer".split()
)
_STREET = re.compile(
    r"(?:stra(?:ß|ss)e|str\.?|gasse|weg|platz|allee|ufer|damm|ring|chaussee|steig)\Z", re.IGNORECASE
)
# Heads that say which kind of unit it is and, alone, not which one.
_SIMPLE = frozenset(
    "fachbereich fachdienst fachgebiet fachgruppe fachteam sachgebiet geschäftsbereich".split()
)
_PLACES = frozenset(
    "schule heim klinik klinikum krankenhaus zentrum center museum theater bibliothek bücherei praxis kino hotel "
    "gymnasium schulzentrum gemeindehaus pfarrhaus jugendhaus kulturhaus kirche kindergarten kita hochschule "
    "universität seniorenheim pflegeheim apotheke mehrgenerationenhaus volkshochschule musikschule".split()
)
# Towns that end like a head noun in another case: "Gersthofen", "Mannheim".
_TOWN_ENDING = re.compile(r"(?:hofen|kirchen|hausen|heim|bergen|stetten)\Z")
# No bodies, though they end like one.
_NO_BODY = frozenset(
    "ehrenamt gesamt insgesamt samt hauptamt nebenamt haltestelle bushaltestelle baustelle tankstelle unfallstelle "
    "tatort arbeitsstelle gottesdienst betreff landrat zielgruppe altersgruppe berufsgruppe bevölkerungsgruppe "
    "datenbank feuerwerk handwerk bauwerk kunstwerk laufwerk stockwerk friedhof bahnhof bauernhof innenhof "
    "schulhof personenkreis wahlkreis umkreis bekanntenkreis vorrat reaktion interaktion transaktion "
    "unterabteilung anlegestelle schnittstelle nahtstelle feuerstelle schwachstelle fundstelle ausbildungsstelle "
    "teilzeitstelle vollzeitstelle planstelle lehrstelle praktikumsstelle leerstelle textstelle steuererklärung "
    "wehrdienst kriegsdienst zivildienst bundesfreiwilligendienst winterdienst tagesordnung nebenwerk "
    "grundschulklasse vorschule notrufnummer servicenummer dienstag nachhilfe starthilfe soforthilfe erste-hilfe "
    "gebrauch fahrrad motorrad altstadt innenstadt großstadt heimatstadt hauptstadt partnerstadt kleinstadt "
    "gefahrenbereich innenbereich außenbereich eingangsbereich teilbereich themenbereich arbeitsbereich "
    "online-beratung telefonberatung erstberatung einzelberatung".split()
)


@cache
def _heads() -> dict[str, _Head]:
    rows = files("extract.data").joinpath("body_heads.tsv").read_text(encoding="utf-8").splitlines()
    parsed = (_Head(*row.split("\t")) for row in rows if row and not row.startswith("#"))
    return {head.base: head for head in parsed}


@cache
def _known() -> tuple[dict[str, tuple[str, ...]], int]:
    """Return known names by their first word, and the most words in one."""
    rows = files("extract.data").joinpath("body_names.txt").read_text(encoding="utf-8").splitlines()
    names = [tuple(row.split()) for row in rows if row and not row.startswith("#")]
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(name)
    longest_first = {
        first: tuple(" ".join(n) for n in sorted(group, key=len, reverse=True))
        for first, group in by_first.items()
    }
    return longest_first, max(map(len, names))


def find_bodies(
    text: str, spans: Sequence[Span] | None = None, persons: Sequence[Span] = ()
) -> tuple[NamedBody, ...]:
    """Find bodies in the given ranges of the text (default: all of it), in order, none within another.

    `persons` are ranges of persons' names: no body reaches into one.
    """
    found: list[NamedBody] = []
    for span in spans if spans is not None else (Span(0, len(text)),):
        found += _Scan(text, span, persons).bodies()
    return tuple(found)


class _Scan:
    """One pass over a range of text."""

    def __init__(self, text: str, span: Span, persons: Sequence[Span]) -> None:
        self.text = text
        self.tokens = [
            _Token(match.group(), match.start(), match.end())
            for match in _TOKEN.finditer(text, span.start, span.end)
        ]
        taken = [person for person in persons if person.overlaps(span)]
        self.blocked = [any(Span(t.start, t.end).overlaps(p) for p in taken) for t in self.tokens]

    def bodies(self) -> list[NamedBody]:
        found: list[NamedBody] = []
        index, free_from = 0, 0
        while index < len(self.tokens):
            item = self._body_at(index, free_from)
            if item is None:
                index += 1
                continue
            named, after = item
            found.append(named)
            index = free_from = max(after, index + 1)
        return found

    def _body_at(self, index: int, free_from: int) -> tuple[NamedBody, int] | None:
        token = self.tokens[index]
        if self.blocked[index] or not token.text[0].isalpha():
            return None
        if known := self._known_at(index):
            last, rule = known, "known name"
            head, sort = None, "body"
        elif head := head_of(token.text):
            last, rule, sort = index, "head noun", head.sort
        elif _LEGAL.match(self.text, token.start) and index > free_from:
            return self._before_legal_form(index, free_from)
        else:
            return None
        first = self._left(index, free_from)
        last = self._right(last, sort)
        parent, after = self._genitive(last)
        span = Span(self.tokens[first].start, self._end(last))
        written = span.of(self.text)
        name = self._nominative(first, index, last, head)
        if last + 1 == after and after + 2 < len(self.tokens) and self.tokens[after].text == "(":
            # "Industrie- und Handelskammer (IHK)": the abbreviation is the same body once more
            after = (self._abbreviation(after) or after - 1) + 1
        legal = _LEGAL.search(written) is not None
        alone = first == last and not parent
        compound = (
            head is not None and head.base != token.text.lower()[: len(head.base)] and head.match == "end"
        )
        is_simple = head is not None and (head.match == "end" or head.base in _SIMPLE)
        strength = _strength(
            sort, alone=alone, compound=compound, is_simple=is_simple, legal=legal, known=known is not None
        )
        if sort == "area" and alone:
            return None
        body = Body(span, written, name, rule)
        place = alone and head is not None and head.base in _PLACES
        plural = head is not None and (head.gender == "p" or _PLURAL.search(token.text) is not None)
        named = NamedBody(body, parent, strength, is_unit=sort == "unit", is_plural=plural, is_place=place)
        return named, max(after, last + 1)

    def _known_at(self, index: int) -> int | None:
        by_first, _ = _known()
        token = self.tokens[index]
        for name in by_first.get(token.text.rstrip("."), ()):
            if self.text.startswith(name, token.start):
                end = token.start + len(name)
                if end < len(self.text) and self.text[end].isalnum():
                    continue
                last = index
                while last + 1 < len(self.tokens) and self.tokens[last + 1].end <= end:
                    last += 1
                return last
        return None

    def _before_legal_form(self, index: int, free_from: int) -> tuple[NamedBody, int] | None:
        """Name a body that only its legal form tells: "Hürth rockt e. V.", "BIB Augsburg gGmbH"."""
        first = index
        while first > free_from and index - first < 8 and self._adjoins(first - 1, first):
            before = self.tokens[first - 1]
            if self.blocked[first - 1] or before.text.lower() in _NOT_NAMES and before.text[0].isupper():
                break
            inner = before.text.lower() in ("und", "für", "der", "des", "im", "in", "zur", "&", "-", "–", "/")
            if not (before.text[0].isupper() or before.text[0].isdigit() or inner or first - 1 == index - 1):
                break
            first -= 1
        while first < index - 1 and not (
            self.tokens[first].text[0].isupper() or self.tokens[first].text[0].isdigit()
        ):
            first += 1
        if first == index:
            return None
        end = _LEGAL.match(self.text, self.tokens[index].start).end()  # type: ignore[union-attr]
        last = index
        while last + 1 < len(self.tokens) and self.tokens[last + 1].end <= end:
            last += 1
        span = Span(self.tokens[first].start, end)
        written = span.of(self.text)
        body = Body(span, written, " ".join(written.split()), "legal form")
        return NamedBody(body, None, Strength.LEGAL, is_unit=False), last + 1

    def _adjoins(self, left: int, right: int) -> bool:
        """Tell whether only blanks lie between two tokens: no mark, no line end."""
        between = self.text[self.tokens[left].end : self.tokens[right].start]
        return not between.strip(" ")

    def _left(self, index: int, free_from: int) -> int:
        """Reach left over adjectives, proper names, and "Industrie- und" before the head."""
        first = index
        while first > free_from and index - first < 5 and self._adjoins(first - 1, first):
            before = self.tokens[first - 1]
            word = before.text
            if self.blocked[first - 1]:
                break
            if (
                word.lower() in ("und", "&")
                and first - 1 > free_from
                and self.tokens[first - 2].text.endswith("-")
            ):
                first -= 2
                continue
            if (
                not word[0].isupper()
                or word.lower() in _NOT_NAMES
                or word.lower() in _DETERMINERS
                or len(word) < 2
            ):
                break
            if word.endswith(".") and not word.startswith("St"):
                break
            if not _may_precede(word):
                break
            first -= 1
        return first

    def _right(self, last: int, sort: str) -> int:
        """Reach right over proper names, a quoted name, "für …" and a legal form."""
        reach = last
        while reach + 1 < len(self.tokens) and reach - last < 12 and self._adjoins(reach, reach + 1):
            following = self.tokens[reach + 1]
            word = following.text
            if self.blocked[reach + 1] or word == "\n":
                break
            if reach > last and (other := head_of(word)) and other.sort == "unit":
                break
            if match := _LEGAL.match(self.text, following.start):
                while reach + 1 < len(self.tokens) and self.tokens[reach + 1].end <= match.end():
                    reach += 1
                return reach
            if word in _QUOTES:
                closing = self._closing(reach + 1)
                if closing is None or reach > last:
                    break
                reach = closing
                continue
            if word == "(" and (closed := self._abbreviation(reach + 1)) is not None:
                if (
                    closed + 1 < len(self.tokens)
                    and self._adjoins(closed, closed + 1)
                    and self._continues(closed + 1)
                ):
                    reach = closed
                    continue
                break
            if word in ("der", "des") and reach == last and sort != "unit" and self._is_attribute(reach + 1):
                reach += 2
                continue
            if word == "/" and sort == "unit" and reach > last and self._is_name(reach + 2):
                reach += 2
                continue
            if word.lower() in ("für", "gegen", "zur", "zum", "ohne") and self._continues(
                reach + 1, after_preposition=True
            ):
                end = self._phrase(reach + 1)
                if end <= reach:
                    break
                reach = end
                continue
            if word in ("und", "&") and sort == "unit" and reach > last and self._continues(reach + 1):
                reach += 2
                continue
            if word == "," and sort == "unit" and reach > last and self._lists_on(reach + 1):
                reach += 2
                continue
            if word.isdigit() and len(word) == 4 and self._legal_ahead(reach + 1):
                reach += 1  # "Eintracht Brunnhagen 1884 e. V."
                continue
            if word == "von" and self._legal_ahead(reach + 1):
                reach += 1  # "Schwimmverein Seefurt von 1921 e. V."
                continue
            if not self._is_name(reach + 1):
                break
            common = sort != "unit" and reach == last and is_common_word(word)
            if common and not self._legal_ahead(reach + 1):
                break
            reach += 1
        return reach

    def _legal_ahead(self, index: int) -> bool:
        """Tell whether a legal form ends the name soon: "Kulturverein Halle 9 e. V."."""
        for ahead in range(index + 1, min(index + 4, len(self.tokens))):
            if not self._adjoins(ahead - 1, ahead):
                return False
            if _LEGAL.match(self.text, self.tokens[ahead].start):
                return True
        return False

    def _is_attribute(self, article: int) -> bool:
        """Tell "Haus der Jugend" from "Verein der Stadt Hürth", whose genitive is the larger body."""
        if (
            article + 1 >= len(self.tokens)
            or not self._adjoins(article, article + 1)
            or not self._is_name(article + 1)
        ):
            return False
        head = head_of(self.tokens[article + 1].text)
        return head is None or head.sort == "weak"

    def _lists_on(self, comma: int) -> bool:
        """Tell "Landwirtschaft, Umwelt und Klimaschutz" from a comma that ends the name."""
        window = self.tokens[comma + 1 : comma + 6]
        words = [token.text for token in window]
        return bool(words) and words[0][0].isupper() and "und" in words[1:4] and self._is_name(comma + 1)

    def _phrase(self, preposition: int) -> int:
        """Follow "für die Diözese Augsburg", "für Menschen ohne Krankenversicherung"."""
        reach = preposition
        nouns = 0
        while reach + 1 < len(self.tokens) and reach - preposition < 12 and self._adjoins(reach, reach + 1):
            word = self.tokens[reach + 1].text
            lower = word.lower()
            if self.blocked[reach + 1]:
                break
            if word[0].isupper() and (lower not in _NOT_NAMES):
                other = head_of(word) if nouns else None
                if other and other.sort == "unit":
                    break
                reach += 1
                nouns += 1
            elif nouns == 0 and word[0].islower() and self._noun_ahead(reach + 1):
                reach += 1
            elif nouns and lower in _CONNECTORS and self._continues(reach + 1):
                reach += 1
            elif nouns and lower in ("in", "und") and self._article_ahead(reach + 2):
                # "Sicherheit in der Informationstechnik", "für die Stadt und den Landkreis"
                reach += 2
            elif nouns and word == "," and self._lists_on(reach + 1):
                reach += 1
            else:
                break
        while reach > preposition and not self.tokens[reach].text[0].isupper():
            reach -= 1
        return reach if nouns else preposition - 1

    def _article_ahead(self, index: int) -> bool:
        if index >= len(self.tokens) or self.tokens[index].text not in _ARTICLES:
            return False
        return self._adjoins(index - 1, index) and self._continues(index)

    def _noun_ahead(self, index: int) -> bool:
        words = [token.text for token in self.tokens[index : index + 3]]
        return any(word[0].isupper() for word in words) and words[0].isalpha()

    def _continues(self, index: int, *, after_preposition: bool = False) -> bool:
        """Tell whether the word behind a connector can belong to a name."""
        ahead = self.tokens[index + 1 : index + (4 if after_preposition else 2)]
        if not ahead:
            return False
        if ahead[0].text[0].isupper():
            return ahead[0].text.lower() not in _NOT_NAMES and not self.blocked[index + 1]
        return after_preposition and any(t.text[0].isupper() for t in ahead) and ahead[0].text.isalpha()

    def _is_name(self, index: int) -> bool:
        token = self.tokens[index]
        word = token.text
        if word.isdigit():
            return len(word) <= 2 and not self.text.startswith((".", ":"), token.end)
        if not word[0].isupper() or word.lower().rstrip(".") in _NOT_NAMES or _STREET.search(word):
            return False
        return not (index + 1 < len(self.tokens) and _STREET.match(self.tokens[index + 1].text))

    def _closing(self, opening: int) -> int | None:
        closers = _QUOTES[self.tokens[opening].text]
        for index in range(opening + 1, min(opening + 12, len(self.tokens))):
            if self.tokens[index].text == "\n":
                return None
            if self.tokens[index].text in closers:
                return index
        return None

    def _abbreviation(self, opening: int) -> int | None:
        """Return the closing bracket of "(VHS)", None if the brackets hold more than an abbreviation."""
        if opening + 2 < len(self.tokens) and self.tokens[opening + 2].text == ")":
            return opening + 2
        return None

    def _genitive(self, last: int) -> tuple[Body | None, int]:
        """Find the larger body behind a name: "… des Landkreises Nienburg", "… im Landratsamt Augsburg"."""
        if last + 2 >= len(self.tokens) or not self._adjoins(last, last + 1):
            return None, last + 1
        if self.tokens[last + 1].text not in ("des", "der", "vom", "beim", "im", "am"):
            return None, last + 1
        start = last + 2
        while start < min(last + 5, len(self.tokens) - 1) and not self._heads(start):
            if not self._adjoins(start, start + 1) or not self.tokens[start].text[0].isalpha():
                return None, last + 1
            start += 1
        if self.tokens[last + 1].text in ("im", "am") and head_of(self.tokens[start].text) is None:
            return None, last + 1
        inner = self._body_at(start, last + 2) if not self.blocked[start] else None
        if (
            inner is None
            or inner[0].strength is Strength.BARE
            or inner[0].body.span.start > self.tokens[start].start
        ):
            return None, last + 1
        return inner[0].body, inner[1]

    def _heads(self, index: int) -> bool:
        return head_of(self.tokens[index].text) is not None or self._known_at(index) is not None

    def _end(self, last: int) -> int:
        token = self.tokens[last]
        return (
            token.end - 1
            if token.text.endswith(".")
            and not _LEGAL.search(token.text)
            and token.text[-2:-1].islower()
            and len(token.text) > 4
            else token.end
        )

    def _nominative(self, first: int, head_index: int, last: int, head: _Head | None) -> str:
        """Put adjectives and head into the nominative; drop an abbreviation in brackets."""
        determined = self._is_determined(first)
        words: list[str] = []
        for index in range(first, last + 1):
            word = self.tokens[index].text
            if index == head_index and head is not None:
                word = base_form(word, head)
            elif index < head_index and head is not None and determined:
                word = _strong(word, head.gender)
            words.append(word)
        name = self.text[self.tokens[first].start : self._end(last)]
        if head is not None and head_index <= last:
            before = "".join(
                w + self._gap(i) for i, w in enumerate(words[: head_index - first + 1], start=first)
            )
            name = (
                before + self.text[self.tokens[head_index].end + len(self._gap(head_index)) : self._end(last)]
                if head_index < last
                else before.rstrip()
            )
        name = re.sub(r" ?\([^()]{1,12}\)", "", name)
        return " ".join(name.split())

    def _gap(self, index: int) -> str:
        if index + 1 >= len(self.tokens):
            return ""
        return self.text[self.tokens[index].end : self.tokens[index + 1].start]

    def _is_determined(self, first: int) -> bool:
        if first == 0 or not self._adjoins(first - 1, first):
            return False
        before = self.tokens[first - 1].text.lower()
        return before in _DETERMINERS or before in _PREPOSITIONS


# "Kliniken", "Beratungsstellen", "Vereine", "Ämter": several, so not the one that answers.
_PLURAL = re.compile(r"(?:en|ämter|vereine|verbände|dienste|büros|häuser|schulen|zentren)\Z", re.IGNORECASE)


def head_of(word: str) -> _Head | None:
    """Return the head noun in which a capitalised word ends, None if it heads no body's name."""
    lower = word.lower().rstrip(".")
    if not word[:1].isupper() or len(lower) < 3 or lower in _NO_BODY:
        return None
    if _TOWN_ENDING.search(lower):
        return None
    heads = _heads()
    for ending in _INFLECTIONS:
        stem = lower[: len(lower) - len(ending)] if ending else lower
        if ending and not lower.endswith(ending):
            continue
        if stem in _NO_BODY:
            return None
        if found := heads.get(stem):
            return found
        for cut in range(1, max(1, len(stem) - 2)):
            found = heads.get(stem[cut:])
            if found and found.match == "end" and (cut > 2 or stem[cut - 1] == "-"):
                return None if stem in _NO_BODY else found
    return None


def base_form(word: str, head: _Head) -> str:
    """Return the head noun in the nominative singular: "Landkreises" → "Landkreis", "Amtes" → "Amt"."""
    lower = word.lower()
    position = lower.rfind(head.base)
    if position < 0:
        return word
    end = position + len(head.base)
    # A plural stays ("Jugendhilfedienste"): cutting it would name another body.
    return word[:end] if lower[end:].rstrip(".") in ("s", "es", "") else word.rstrip(".")


_STRONG = {"m": "er", "n": "es", "f": "e", "p": "e"}


def _strong(word: str, gender: str) -> str:
    """Return an adjective as it stands without an article: "(des) Staatlichen" → "Staatliches"."""
    for ending in ("en", "em", "es"):
        if word.endswith(ending) and len(word) > 5 and word[0].isupper() and "-" not in word:
            return word[: -len(ending)] + _STRONG[gender]
    if word.endswith("e") and len(word) > 4:
        return word[:-1] + _STRONG[gender]
    return word


def _may_precede(word: str) -> bool:
    """Tell adjectives and names ("Staatliches", "Augsburger", "AWO") from nouns that begin a sentence."""
    if word.isupper() or "-" in word or not word.isalpha():
        return True
    return word.endswith(("es", "er", "e", "en", "em")) or word[0].isupper()


def _strength(  # noqa: PLR0913 - each flag is one observation
    sort: str, *, alone: bool, compound: bool, is_simple: bool, legal: bool, known: bool
) -> Strength:
    if legal:
        return Strength.LEGAL
    if known:
        return Strength.NAMED
    if alone and not compound and (sort in ("weak", "area") or is_simple):
        return Strength.BARE
    if sort == "weak":
        return Strength.WEAK
    return Strength.NAMED
