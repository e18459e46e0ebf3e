"""The grammar of names: words and what each may be (title, first name, particle, surname, none of these).

A name is parsed from a run of words on one line: first names and initials, particles, surname. What
stands before and behind it, which tells a person from a street named after one, is looked at in
`extract.find.persons`.
"""

from __future__ import annotations

import re
from enum import Flag, auto
from functools import lru_cache
from typing import NamedTuple

from extract.find.gazetteer import fold, is_common_word, is_family_name, is_first_name
from extract.find.nouns import is_role_noun, names_a_thing

# One word with its hyphens and apostrophes and a closing full stop ("Müller-Lüdenscheidt", "O'Neill",
# "Hans-J.", "Dipl.-Ing."), or one other sign. Every repetition is bounded or disjoint from what follows.
_TOKEN = re.compile(r"[^\W\d_]+(?:(?:\.-|['’‘ʼ´`‐‑-])[^\W\d_]+)*\.?|\d+|\n|[^\w\s]")
# "M.", "Hans-J.", "Chr.", "J.-P.": a first name cut short.
_INITIAL = re.compile(
    r"(?:[^\W\d_]+-)?[^\W\d_]\.|(?:Chr|Fr|Joh|Jos|Ph|Th|St|Wilh|Friedr|Ferd|Alex|Ant)\.|[^\W\d_]\.-[^\W\d_]\."
)
_TITLES = frozenset(
    """dr prof professor professorin dipl dipl-ing dipl-päd dipl-psych dipl-soz dipl-sozpäd dipl-kfm dipl-kffr
    dipl-betriebswirt dipl-inf dipl-med dipl-jur dipl-biol dipl-chem dipl-phys dipl-geogr dipl-theol
    dipl-volkswirt dipl-sozialpädagogin dipl-sozialpädagoge dipl-psychologin dipl-psychologe dipl-pädagogin
    dipl-pädagoge dipl-ingenieur dipl-ingenieurin dipl-sozialarbeiter dipl-sozialarbeiterin dipl-verw
    dipl-verwaltungswirt dipl-verwaltungswirtin dipl-oec dipl-wirt dipl-wirt-ing dipl-des dipl-bibl dipl-rpfl
    mag ing med phil jur rer nat habil pol oec theol vet dent univ sc psych päd soz pd priv-doz hc hon
    ra rain rae pfr pfrn pfarrer pfarrerin pastor pastorin pastoralreferent pastoralreferentin diakon diakonin
    diakonisse pater kaplan vikar vikarin prälat bischof bischöfin weihbischof erzbischof kardinal papst dekan
    dekanin propst pröpstin superintendent superintendentin rabbiner rabbinerin imam kirchenrat kirchenrätin
    freiherr freifrau baron baronin rechtsanwalt rechtsanwältin fachanwalt fachanwältin notar notarin
    stadtrat stadträtin studienrat studienrätin medizinalrat hofrat kommerzialrat sir lady""".split()
)
_PAIRED_TITLES = frozenset({"m", "b", "ll", "ma", "ba", "msc", "bsc", "mba", "llm"})
_SALUTATIONS = frozenset("frau herr herrn fr hr hrn fräulein".split())
_PARTICLES = frozenset(
    """von van vom zu zur zum de der den del della dela delle di da dal do dos das du des la le el al bin ben ibn
    bint abu abou ter ten te op af av ap mac mc y e 't d i und 'n auf dem""".split()
)
_FIRST_PARTICLES = frozenset(
    """von van vom zu zur de den del della dela di da dal do dos das du la le el al bin ben ibn bint abu abou
    ter ten op af av""".split()
)
_CALENDAR = frozenset(
    """montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april
    mai juni juli august september oktober november dezember montags dienstags mittwochs donnerstags freitags
    samstags sonntags""".split()
)
# Words of prose that the lists of first names hold too: a first name only with a listed surname behind it.
_WEAK_FIRST_NAMES = frozenset(
    """mark ernst rose wolf christ sommer winter heide may mai kai engel karte bild stein reich lang lange kurz jung
    klein gross weiss schwarz blau gold silber sonne mond stern berg tal wald see rosa viola linda iris jasmin
    melissa alma aura luna lux max land will bill rich art chance sina nova diana vera clara gloria victoria
    florida montana sydney dallas austin houston denver orlando nizza adria asia europa roma siena verona paris
    london vienna wien don juan santiago salvador israel jordan chad kenya india china georgia virginia""".split()
) - frozenset(
    "max rosa viola linda iris jasmin melissa alma luna sina diana vera clara gloria victoria juan".split()
)


class Kind(Flag):
    """What a word may be. A word may be several at once ("Martin": first name and family name)."""

    NONE = 0
    CAPITAL = auto()
    UPPER = auto()
    FIRST = auto()
    WEAK = auto()
    FAMILY = auto()
    INITIAL = auto()
    PARTICLE = auto()
    TITLE = auto()
    SALUTATION = auto()
    ROLE = auto()
    COMMON = auto()
    BLOCKED = auto()


class Token(NamedTuple):
    """A word or sign: `text[start:end]`; `gap` tells what parts it from the token before ("", " ", "\\n")."""

    start: int
    end: int
    text: str
    kind: Kind
    gap: str


class Name(NamedTuple):
    """A parsed name: tokens `[first, end)`, of them `given` many are first names; `listed` tells the surname's."""

    first: int
    end: int
    given: int
    listed: bool
    weak: bool


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Cut a range of the text into words and signs."""
    tokens: list[Token] = []
    position = start
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        kind = Kind.NONE
        if word[-1] == "." and len(word) > 1 and not _keeps_stop(word):
            # The stop ends a sentence: it is a sign of its own.
            word, last = word[:-1], last - 1
        if word[0].isalpha():
            kind = kind_of(word)
        tokens.append(Token(first, last, word, kind, text[position:first]))
        if last < match.end():
            tokens.append(Token(last, last + 1, ".", Kind.NONE, ""))
        position = match.end()
    return tokens


def _keeps_stop(word: str) -> bool:
    return bool(_INITIAL.fullmatch(word)) or _bare(word) in _TITLES or _bare(word) in {"fr", "hr", "hrn"}


def _bare(word: str) -> str:
    """Return a title or salutation without its stops: "Dipl.-Ing." → "dipl-ing"."""
    return word.replace(".", "").replace("‑", "-").lower()


@lru_cache(maxsize=32768)
def kind_of(word: str) -> Kind:
    """Tell what a word may be."""
    bare = _bare(word)
    if bare in _PARTICLES and (
        word[0].islower()
        or bare in {"el", "al", "de", "von", "van", "bin", "ben", "da", "di", "le", "la", "del", "dos"}
    ):
        kind = Kind.PARTICLE
        if word[0].islower():
            return kind
        return kind | Kind.CAPITAL | (Kind.FIRST if bare in {"ben", "bin"} else Kind.NONE)
    if not word[0].isupper():
        return (
            Kind.PARTICLE
            if re.match(r"(?:al|el|ad|an|as|ash|at|d|l|t|dell|dall)[-'’][^\W\d_]", word)
            else Kind.NONE
        )
    kind = Kind.CAPITAL
    if bare in _SALUTATIONS:
        return kind | Kind.SALUTATION
    if bare in _TITLES:
        return kind | Kind.TITLE
    if _INITIAL.fullmatch(word):
        return kind | Kind.INITIAL
    if word.isupper() and len(word) > 1:
        kind |= Kind.UPPER
    if bare in _CALENDAR:
        return kind | Kind.BLOCKED
    return kind | _listing(word, bare)


def _listing(word: str, bare: str) -> Kind:
    """Tell what the lists and the word's ending say."""
    if is_role_noun(word):
        return Kind.ROLE
    family = is_family_name(word)
    kind = Kind.FAMILY if family else Kind.NONE
    parts = re.split("[-‐‑]", word)
    if len(parts) > 1:
        if names_a_thing(parts[-1]) or (is_common_word(parts[-1]) and not is_family_name(parts[-1])):
            return Kind.BLOCKED
        if all(p and is_first_name(p) for p in parts):
            kind |= Kind.FIRST
        if any(p and is_family_name(p) for p in parts):
            kind |= Kind.FAMILY
        return kind
    common = is_common_word(word)
    if is_first_name(word):
        kind |= Kind.FIRST
        if common or fold(word) in _WEAK_FIRST_NAMES:
            kind |= Kind.WEAK
    if common:
        kind |= Kind.COMMON
    if names_a_thing(word) and (not family or fold(word) == bare and len(word) < 3):
        kind |= Kind.BLOCKED
    elif common and not family:
        kind |= Kind.BLOCKED
    return kind


def joined(token: Token) -> bool:
    """Tell whether a token stands in the same run as the one before: parted by blanks only, on one line."""
    return token.gap == "" or (token.gap.strip(" ") == "" and len(token.gap) <= 2)


def may_be_surname(token: Token) -> bool:
    """Tell whether a word can end a name."""
    kind = token.kind
    if Kind.CAPITAL not in kind or kind & (
        Kind.BLOCKED | Kind.ROLE | Kind.TITLE | Kind.SALUTATION | Kind.INITIAL
    ):
        return False
    return len(token.text) > 1


def name_at(tokens: list[Token], i: int, *, lenient: bool = False) -> Name | None:
    """Parse the name that begins at token `i`, the longest that fits.

    `lenient` is for names behind a salutation, title or label, where an unlisted word is a name too.
    """
    j = i
    weak = False
    while j < len(tokens) and j - i < 4 and (j == i or joined(tokens[j])):
        kind = tokens[j].kind
        if not kind & (Kind.FIRST | Kind.INITIAL) or Kind.BLOCKED in kind:
            break
        weak = weak or (j == i and Kind.WEAK in kind)
        j += 1
    given = j - i
    # particles between: "von der", "al-", "Ben"
    k = j
    while k < len(tokens) and k - j < 3 and (k == i or joined(tokens[k])) and Kind.PARTICLE in tokens[k].kind:
        if (
            k == j
            and fold(tokens[k].text) not in _FIRST_PARTICLES
            and "-" not in tokens[k].text
            and "'" not in fold(tokens[k].text)
        ):
            break
        k += 1
    if k > j and "-" in tokens[k - 1].text and (given or lenient):
        return Name(i, k, given, True, weak)
    if k < len(tokens) and (k == i or joined(tokens[k])) and may_be_surname(tokens[k]):
        if given or lenient:
            end = _more_surname(tokens, k + 1, lenient=lenient and given == 0)
            if lenient and given == 0 and k == i and end - k > 1:
                given = 1
            return Name(i, end, given, Kind.FAMILY in tokens[end - 1].kind, weak)
        return None
    if given > 1 and Kind.INITIAL not in tokens[j - 1].kind:
        return Name(i, j, given - 1, Kind.FAMILY in tokens[j - 1].kind, weak)
    if lenient and given == 1 and Kind.INITIAL not in tokens[i].kind:
        return Name(i, j, 0, Kind.FAMILY in tokens[i].kind, weak)
    return None


def _more_surname(tokens: list[Token], k: int, *, lenient: bool) -> int:
    """Take in a second surname ("Garcia Lopez") and, behind a salutation, the surname after an unlisted first name."""
    if k < len(tokens) and joined(tokens[k]) and may_be_surname(tokens[k]):
        kind = tokens[k].kind
        if Kind.UPPER in kind and Kind.UPPER not in tokens[k - 1].kind and Kind.FAMILY not in kind:
            return k
        if Kind.FAMILY in kind and not kind & Kind.COMMON and (lenient or Kind.FAMILY in tokens[k - 1].kind):
            return k + 1
        if lenient and not kind & Kind.COMMON:
            return k + 1
    return k
