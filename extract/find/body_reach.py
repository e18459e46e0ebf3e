"""Reach from a body's head noun over the words of its name: left, right, and over "für …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.find.body_heads import head_of, word_list
from extract.find.gazetteer import is_common_word, is_town
from extract.find.nouns import is_abstract_noun, is_role_noun

if TYPE_CHECKING:
    from extract.find.body_words import Words

_MOST_LEFT = 5  # words before the head: "Staatliches Berufliches Schulzentrum"
_MOST_RIGHT = 12  # words behind it
_MOST_QUOTED = 12
_ABBREVIATION = 5  # letters with the stop: "Evang."; longer ones are rare
_CAPITALS = 4  # letters with the stop: "AWO."; of "K." a name goes on
_QUOTES = {"„": '“”"', "“": '”“"', '"': '"', "»": "«", "«": "»", "‚": "‘’", "›": "‹"}
DETERMINERS = frozenset(
    "der die das des dem den ein eine einer eines einem einen unser unsere unserer unseres unserem unseren "
    "ihr ihre ihrer ihres ihrem ihren sein seine seiner seines seinem seinen vom zum zur beim im am ins ans "
    "dein deine deiner deines deinem deinen euer eure eurer eures eurem euren mein meine meiner meines "
    "meinem meinen dieser diese dieses diesem diesen jeder jede jedes jedem aller alle allen beider".split()
)
_ARTICLES = frozenset({"den", "die", "das", "der", "dem", "dessen", "deren"})
_CONNECTORS = frozenset({"und", "&", "ohne", "mit", "in", "der", "des"})
_OF_WHAT = frozenset({"der", "des", "für"})
_FOR = frozenset({"für", "gegen", "zur", "zum", "ohne"})
# "Das Landratsamt zur Verfügung stellt": no purpose of the body.
_NO_PURPOSES = (" Verfügung", " Seite", " Zeit", " Teilnahme", " Anmeldung", " Stelle", " Hand ", " Wahl ")
# "auf Anregung der Elternliga Lohe e. V.": the name begins behind them.
_WHOSE_DOING = frozenset({"Anregung", "Einladung", "Initiative", "Unterstützung", "Auftrag", "Mitglieder"})
_ARTICLES_OF = frozenset({"der", "des", "von", "vom"})
_LEGAL_INNER = frozenset("und für der des im in zur & - – / with a of the for and".split())
_MOST_BEFORE_LEGAL = 8
# A street is no part of the name before it: "Jugendamt Lindenstraße 5", "Caritas Am Markt Platz 3".
_STREET = re.compile(
    r"(?:stra(?:ß|ss)e|str\.?|gasse|weg|platz|allee|ufer|damm|ring|chaussee|steig)\Z", re.IGNORECASE
)


# Adverbs and prepositions that end like the adjective of "Verein deutscher Ingenieure".
_NO_ADJECTIVES = frozenset(
    "unter über hinter oder aber immer wieder weiter hier leider sicher daher bisher seither nachher vorher "
    "hinterher später früher länger weniger besser mancher solcher welcher keiner jener".split()
)
_PLURAL = re.compile(r"[A-ZÄÖÜ][\w-]{2,30}(?:e|n|er)")
# "Mieterverein Seefurt und Umgebung"; "Jugendamt und Polizei" are two
_AROUND = frozenset({"Umgebung", "Umland", "Region"})
_FOUNDED = re.compile(r"1[89]\d\d|20[0-2]\d")
_COUNTED = re.compile(r"(?:Neu|Weiter|Ander|Viel|Einig|Mehrer|Zahlreich|Kostenlos|Kostenfrei)e[nrsm]?\Z")


@cache
def _stops() -> frozenset[str]:
    return word_list("body_stops.txt")


def is_stop(word: str) -> bool:
    """Tell words that are capitalised beside a name and no part of it: "Telefon", "Montag", "Für"."""
    return word.lower() in _stops()


def left(words: Words, index: int, free_from: int) -> int:
    """Reach left over adjectives, proper names, and "Industrie- und" before the head."""
    first = index
    while first > free_from and index - first < _MOST_LEFT and words.adjoins(first - 1, first):
        if first - 1 in words.taken:
            break
        word = words[first - 1].text
        if word.lower() in ("und", "&") and first - 1 > free_from and words[first - 2].text.endswith("-"):
            if first - 2 in words.taken:
                break
            first -= 2
        elif _may_precede(word):
            first -= 1
        else:
            break
    return first


def _may_precede(word: str) -> bool:
    """Tell adjectives and names ("Staatliches", "Lindenauer", "AWO", "St.") from what begins a sentence."""
    if not word[0].isupper() or len(word) < 2 or is_stop(word) or word.lower() in DETERMINERS:
        return False
    if _COUNTED.match(word) or is_role_noun(word):
        return False  # "Neue Selbsthilfegruppe", "Redakteur Europäische Universität"
    return not word.endswith(".") or word.startswith("St")


def right(words: Words, last: int, sort: str) -> int:
    """Reach right over proper names, a quoted name, "für …" and a legal form."""
    reach = last
    while reach + 1 < len(words) and reach - last < _MOST_RIGHT and words.adjoins(reach, reach + 1):
        word = words[reach + 1].text
        if reach + 1 in words.taken or word == "\n" or (reach > last and _begins_unit(word)):
            break
        if ends_sentence(words[reach].text):
            break
        end = words.legal_end(reach + 1)
        further = words.until(reach, end) if end is not None else _step(words, reach, last, sort)
        if further == reach or not words.are_free(reach + 1, further):
            break
        if end is not None:
            return further
        reach = further
    return reach


def ends_sentence(word: str) -> bool:
    """Tell the last word of a sentence, "in Seefurt. Darüber …", "der AWO. Wer …", from an abbreviation."""
    if not word.endswith(".") or len(word) < _CAPITALS:
        return False
    letters = word[:-1]
    if len(word) <= _ABBREVIATION and is_town(letters):
        return True  # "die IG Metall Lohe. Wegen …"
    return (len(word) > _ABBREVIATION and letters[-1].islower()) or (letters.isupper() and letters.isalpha())


def _begins_unit(word: str) -> bool:
    head = head_of(word)
    return head is not None and head.sort == "unit"


def _step(words: Words, reach: int, last: int, sort: str) -> int:
    """Return how far the name reaches over its next word or mark; `reach` itself where it ends."""
    if not words[reach + 1].text[0].isalnum():
        return _over_mark(words, reach, last, sort)
    if reach == last and sort in ("body", "weak") and (members := _over_members(words, reach)):
        return members
    further = _over_small_word(words, reach, last, sort)
    return further if further is not None else _over_name(words, reach, last, sort)


def _over_mark(words: Words, reach: int, last: int, sort: str) -> int:
    mark = words[reach + 1].text
    if mark in _QUOTES:
        closing = _closing_quote(words, reach + 1)
        return closing if closing is not None and reach == last else reach
    if mark == "(":
        closed = after_abbreviation(words, reach + 1)
        goes_on = closed is not None and closed + 1 < len(words) and words.adjoins(closed, closed + 1)
        return closed if closed is not None and goes_on and _continues(words, closed) else reach
    if sort != "unit" or reach == last:
        return reach
    joins = (
        (mark == "/" and _is_name(words, reach + 2))
        or (mark == "&" and _continues(words, reach + 1))
        or (mark == "," and _lists_on(words, reach + 1))
    )
    return reach + 2 if joins else reach


def _over_small_word(words: Words, reach: int, last: int, sort: str) -> int | None:
    """Return how far "der Jugend", "für …", "und …", "von 1921" reach; None where it is none of them."""
    word = words[reach + 1].text
    if word in ("der", "des") and reach == last and _is_attribute(words, reach + 1):
        if sort in ("unit", "part"):
            return reach
        # "Hotline der Bayerischen Staatsregierung": the adjective's noun belongs to it
        further = words[reach + 2].text.endswith("chen") and _is_name(words, reach + 3)
        return reach + 3 if further and words.adjoins(reach + 2, reach + 3) else reach + 2
    # "Landkreis Seefurt zur Ferienhilfe": a county is for all things
    phrase = word.lower() in _FOR and not words.text.startswith(_NO_PURPOSES, words[reach + 1].end)
    if phrase and sort != "area" and _continues(words, reach + 1, ahead=3):
        return _phrase(words, reach + 1, sort)
    if word == "und" and reach > last:
        return _over_and(words, reach, last, sort)
    # "TV 1891 Lohe", "Eintracht Brunnhagen 1884 e. V.", "Schwimmverein Seefurt von 1921 e. V."
    founded = sort == "area" and reach == last and _FOUNDED.fullmatch(word) and _is_name(words, reach + 2)
    dated = word == "von" or (word.isdigit() and len(word) == 4)
    return reach + 1 if founded or (dated and _legal_ahead(words, reach + 1)) else None


def _over_and(words: Words, reach: int, last: int, sort: str) -> int | None:
    if _continues(words, reach + 1):
        # "Mieterverein Seefurt und Umgebung"
        joins = sort == "unit" or words[reach + 2].text in _AROUND
        return reach + 2 if joins else None
    goes_on = reach + 2 < len(words) and words[reach + 2].text == "für"
    if goes_on and words[last + 1].text in _OF_WHAT:
        # "Ministerium der Justiz und für Europa"; not "Jugendamt Seefurt und für alle Kinder"
        further = _phrase(words, reach + 2, sort)
        return further if further > reach + 2 else reach
    return None


def _over_members(words: Words, reach: int) -> int:
    """Return how far "katholischer Frauen" reaches, "alleinerziehender Mütter und Väter"; 0 if it is none."""
    if not _whose(words, reach + 1):
        return 0
    also = words.words[reach + 3 : reach + 5]
    joined = len(also) == 2 and also[0].text == "und" and _PLURAL.fullmatch(also[1].text)
    return reach + 4 if joined and reach + 4 not in words.taken else reach + 2


def _whose(words: Words, index: int) -> bool:
    """Tell the members in the genitive behind a head: "Sozialdienst katholischer Frauen"."""
    word = words[index].text
    if not (word.islower() and word.isalpha() and word.endswith("er") and len(word) > _ABBREVIATION):
        return False
    if word in _NO_ADJECTIVES or word in DETERMINERS or index + 1 >= len(words):
        return False
    following = words[index + 1].text
    named = words.adjoins(index, index + 1) and index + 1 not in words.taken
    return named and _PLURAL.fullmatch(following) is not None and not is_stop(following)


def _over_name(words: Words, reach: int, last: int, sort: str) -> int:
    if not _is_name(words, reach + 1):
        return reach
    # "des Landkreises Seefurt Verstärkung": behind a town's name the sentence goes on
    word = words[reach + 1].text
    if reach > last and word.lower().endswith("leitung"):
        return reach
    if is_role_noun(word) and not words[reach].text.endswith(("e", "er", "en")):
        return reach  # "TSV Volleyball-Abteilungsleiter"; but "Verein Deutscher Ingenieure"
    # "Solawi Seefurt Verantwortung für einen Teil"; but "Caritas Zentrum"
    plain = is_abstract_noun(word) or ((reach == last or sort == "area") and is_common_word(word))
    if word == "Bad" and _is_name(words, reach + 2) and words.adjoins(reach + 1, reach + 2):
        plain = False  # "TSV Bad Lohe"
    common = sort != "unit" and plain and head_of(word) is None
    return reach if common and not _legal_ahead(words, reach + 1) else reach + 1


def _legal_ahead(words: Words, index: int) -> bool:
    """Tell whether a legal form ends the name soon: "Kulturverein Halle 9 e. V."."""
    for ahead in range(index + 1, min(index + 4, len(words))):
        if not words.adjoins(ahead - 1, ahead):
            return False
        if words.legal_end(ahead) is not None:
            return True
    return False


def _is_attribute(words: Words, article: int) -> bool:
    """Tell "Haus der Jugend" from "Verein der Stadt Seefurt", whose genitive is the larger body."""
    if article + 1 >= len(words) or not words.adjoins(article, article + 1):
        return False
    if not _is_name(words, article + 1) or words.known_last(article + 1) is not None:
        return False  # "Beratung der Caritas": a body of its own
    head = head_of(words[article + 1].text)
    return head is None or head.sort == "weak"


def _lists_on(words: Words, comma: int) -> bool:
    """Tell "Landwirtschaft, Umwelt und Klimaschutz" from a comma that ends the name."""
    ahead = [word.text for word in words.words[comma + 1 : comma + 6]]
    return bool(ahead) and ahead[0][0].isupper() and "und" in ahead[1:4] and _is_name(words, comma + 1)


def _phrase(words: Words, preposition: int, sort: str) -> int:
    """Follow "für die Diözese Lindenau", "für Menschen ohne Krankenversicherung"; without a noun, nothing."""
    reach = preposition
    nouns = 0
    while reach + 1 < len(words) and reach - preposition < _MOST_RIGHT and words.adjoins(reach, reach + 1):
        further = _step_in_phrase(words, reach, nouns, sort)
        if further == reach:
            break
        nouns += words[reach + 1].text[0].isupper()
        reach = further
    while reach > preposition and not words[reach].text[0].isupper():
        reach -= 1
    return reach if nouns else preposition - 1


def _step_in_phrase(words: Words, reach: int, nouns: int, sort: str) -> int:
    """Return how far a phrase behind "für" reaches over its next word; `reach` itself where it ends."""
    word = words[reach + 1].text
    lower = word.lower()
    if reach + 1 in words.taken or ends_sentence(words[reach].text):
        return reach
    if word[0].isupper() and not is_stop(word):
        # "Referat für Frauenfragen Referatsleitung", "Amt für Jugend Marktstraße 5"
        other = _begins_unit(word) or lower.endswith("leitung") or _STREET.search(word)
        return reach if nouns and other else reach + 1
    if nouns == 0:
        return reach + 1 if word[0].islower() and _noun_ahead(words, reach + 1) else reach
    if (lower in _CONNECTORS or _within_field(words, reach + 1)) and _continues(words, reach + 1):
        is_larger = sort == "unit" and lower in ("der", "des") and not _is_attribute(words, reach + 1)
        return reach if is_larger else reach + 1  # "Amt für Jugend der Stadt Seefurt"
    if lower in ("in", "und") and _article_ahead(words, reach + 2):
        return reach + 2  # "Sicherheit in der Informationstechnik", "für die Stadt und den Landkreis"
    return reach + 1 if word == "," and _lists_on(words, reach + 1) else reach


def _within_field(words: Words, index: int) -> bool:
    """Tell "Stelle für Engagement im Asylbereich" from "Amt für Kultur im Rathaus", a house."""
    if words[index].text != "im" or index + 1 >= len(words):
        return False
    head = head_of(words[index + 1].text)
    return head is None or head.sort == "part"


def _article_ahead(words: Words, index: int) -> bool:
    if index >= len(words) or words[index].text not in _ARTICLES:
        return False
    return words.adjoins(index - 1, index) and _continues(words, index)


def _noun_ahead(words: Words, index: int) -> bool:
    ahead = [word.text for word in words.words[index : index + 3]]
    return any(word[0].isupper() for word in ahead) and ahead[0].isalpha()


def _continues(words: Words, index: int, *, ahead: int = 1) -> bool:
    """Tell whether a word behind a connector, one of the next `ahead`, can belong to a name."""
    following = [word.text for word in words.words[index + 1 : index + 1 + ahead]]
    if not following:
        return False
    if following[0][0].isupper():
        return not is_stop(following[0]) and index + 1 not in words.taken
    return ahead > 1 and any(word[0].isupper() for word in following) and following[0].isalpha()


def _is_name(words: Words, index: int) -> bool:
    if index >= len(words):
        return False
    word = words[index]
    if word.text.isdigit():
        # in "um 9.30 Uhr", "zu 60 %" it is none
        return len(word.text) <= 2 and not words.text.startswith((".", ":", "%", " %"), word.end)
    if not word.text[0].isupper() or is_stop(word.text.rstrip(".")) or _STREET.search(word.text):
        return False
    return not (index + 1 < len(words) and _STREET.match(words[index + 1].text))


def _closing_quote(words: Words, opening: int) -> int | None:
    closers = _QUOTES[words[opening].text]
    for index in range(opening + 1, min(opening + _MOST_QUOTED, len(words))):
        if words[index].text == "\n":
            return None
        if words[index].text in closers:
            return index
    return None


def after_abbreviation(words: Words, opening: int) -> int | None:
    """Return the closing bracket of "(VHS)", None if the brackets hold more than an abbreviation."""
    closing = opening + 2
    return closing if closing < len(words) and words[closing].text == ")" else None


def before_legal_form(words: Words, index: int, free_from: int) -> int | None:
    """Return the first word of a name that only its legal form tells: "Seefurt rockt e. V."."""
    first = index
    while first > free_from and index - first < _MOST_BEFORE_LEGAL and words.adjoins(first - 1, first):
        word = words[first - 1].text
        is_cap = word[0].isupper()
        # not "Die Organisationen: AG Wald", nor "''Rudern'' RVS e. V."
        ends = word in ":;" or (first < index and word.endswith("''"))
        if first - 1 in words.taken or word == "\n" or ends or (is_cap and is_stop(word)):
            break
        # "Wand an Wand e. V.", "Hand auf Hand e. V."
        between = first > free_from + 1 and words[first - 2].text == words[first].text
        if not (is_cap or word[0].isdigit() or word.lower() in _LEGAL_INNER or first == index or between):
            break
        first -= 1
    while first < index - 1 and not (words[first].text[0].isupper() or words[first].text[0].isdigit()):
        first += 1
    if first + 2 < index and words[first].text in _WHOSE_DOING and words[first + 1].text in _ARTICLES_OF:
        first += 2
    return first if first < index else None
