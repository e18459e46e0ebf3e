"""Words and what each may be: title, salutation, first name, particle, surname, or none of these.

The finder of persons parses runs of such words; see `extract.find.persons`.
"""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from operator import and_, or_
from typing import Final, NamedTuple

from extract.chunks import ByChunk
from extract.find.gazetteer import family_name_rank, first_name_rank, fold, is_common_word, is_notice_word
from extract.find.nouns import is_role_noun, may_name_a_person_too, names_a_thing

# A degree behind a name is one word, so that no "M." passes for a surname cut short ("Anna Kramer M. Sc.");
# "M. A." before a surname are two first names ("M. A. Kramer").
_DEGREE_BEHIND = (
    r"(?:[MB]\. ?(?:Sc|Ed|Eng|Mus)|LL\. ?[MB]|Ph\. ?D)\b\.?"
    r"|[MB]\. ?A\b(?:\.(?! ?[A-ZÄÖÜ][a-zäöüß])|(?=[,)\n]|\Z))"
)
_OVER_A_BLANK = ("M.", "B.", "LL.", "Ph.")  # what may go on behind a blank, or be judged by what stands there
# One word with its hyphens and apostrophes and a closing full stop ("Müller-Lüdenscheidt", "O'Neill",
# "Hans-J.", "Dipl.-Ing."), or digits, or one other sign. What repeats begins with a sign that a word
# cannot hold, so the pattern is linear.
_TOKEN = re.compile(rf"\b(?:{_DEGREE_BEHIND})|[^\W\d_]+(?:(?:\.-|['’‘ʼ´`‐‑-])[^\W\d_]+)*\.?|\d+|\n|[^\w\s]|_")
# An address is one token, so that no word of it passes for a name ("anna.kramer@verein.example"). The
# lengths are those of RFC 5321 and bound what is read twice.
_TOKEN_OR_ADDRESS = re.compile(
    rf"[\w.+%-]{{1,64}}@[\w.-]{{1,255}}|(?:https?://|www\.)[^\s,;)]{{1,300}}|{_TOKEN.pattern}"
)
_IS_DEGREE_BEHIND = re.compile(_DEGREE_BEHIND)
# "M.", "Hans-J.", "J.-P.", "Chr.": a first name cut short.
_INITIAL = re.compile(
    r"(?:[^\W\d_]{2,20}-)?[^\W\d_]\.|[^\W\d_]\.-[^\W\d_]\.|(?:Chr|Joh|Jos|Ph|Th|Wilh|Friedr|Ferd|Alex|Ant|Seb|Matth)\."
)
_ABBREVIATED_SALUTATIONS = frozenset({"fr", "hr", "hrn"})
_SALUTATIONS = frozenset({"frau", "herr", "herrn", "fräulein"}) | _ABBREVIATED_SALUTATIONS
# Academic degrees and ranks that stand before a name and are no part of it.
_DEGREES = frozenset(
    """dr dres prof professor professorin dipl dipl-ing dipl-päd dipl-psych dipl-soz dipl-sozpäd
    dipl-soz-päd dipl-kfm dipl-kffr dipl-betriebsw dipl-betriebswirt dipl-betriebswirtin dipl-inf
    dipl-inform dipl-med dipl-jur dipl-biol dipl-chem dipl-phys dipl-geogr dipl-theol dipl-volkswirt
    dipl-volksw dipl-sozialpädagogin dipl-sozialpädagoge dipl-psychologin dipl-psychologe
    dipl-pädagogin dipl-pädagoge dipl-ingenieur dipl-ingenieurin dipl-sozialarbeiter
    dipl-sozialarbeiterin dipl-verw dipl-verwaltungswirt dipl-verwaltungswirtin dipl-oec
    dipl-oecotroph dipl-wirt dipl-wirt-ing dipl-des dipl-bibl dipl-rpfl dr-ing mag magister ing
    priv-doz pd dsa msc bsc mba llm stud cand ra
    rain rae rechtsanwalt rechtsanwältin fachanwalt fachanwältin notar
    notarin pfr pfrn pfr'in pfarrer pfarrerin pastor pastorin pastoralreferent pastoralreferentin
    diakon diakonin diakonisse pater kaplan vikar vikarin prälat bischof bischöfin weihbischof
    erzbischof kardinal papst dekan dekanin propst pröpstin superintendent superintendentin rabbiner
    rabbinerin imam kirchenrat kirchenrätin freiherr freifrau baron baronin stadtrat stadträtin
    studienrat studienrätin oberstudienrat medizinalrat hofrat kommerzialrat sir lady
    polizeihauptkommissar polizeihauptkommissarin polizeioberkommissar polizeioberkommissarin
    kriminalhauptkommissar kriminalhauptkommissarin phk phkin khk khkin pok pokin bgm obm stv""".split()
)
# What may stand in a title behind its first word: "Dr. rer. nat.", "Dipl.-Ing. (FH)", "Prof. h. c."
DEGREE_PARTS: Final = frozenset(
    """med phil jur rer nat habil pol oec theol vet dent univ sc psych päd soz hc h c e mult m a b fh ba
    dh tu msc bsc mba llm ma ing paed mont techn agr""".split()
)
_PARTICLES = frozenset(
    """von van vom zu zur zum de der den del della dela delle di da dal do dos das du des la le el al bin
    ben ibn bint abu abou ter ten te op af av ap mac y und""".split()
)
# "Anna Gräfin von Hofe": behind a first name, and before "von", the rank is part of the name.
_NOBLE = frozenset("Graf Gräfin Freiherr Freifrau Freiin Baron Baronin Edler Edle Prinz Prinzessin".split())
_NOBLE_BEHIND = re.compile(r"[ ](?:von|zu|vom)[ ][^\W\d_]")
# Those that can follow a first name directly; "der" and "und" stand between others ("von der", "von und zu").
LEADING_PARTICLES: Final = _PARTICLES - frozenset({"der", "und", "te", "y", "des", "zum"}) | {
    fold(rank) for rank in _NOBLE
}
_CAPITAL_PARTICLES: Final = frozenset("el al de von van bin ben da di le la del dos abu ibn della du".split())
_GLUED_PARTICLE = re.compile(r"(?:al|el|ad|an|as|ash|at|d|l|t|dell|dall)[-'’][^\W\d_]")
_NUMERAL = re.compile(r"[IVX]{1,5}")
_LONGEST_ABBREVIATION = 4
_LONGEST_GAP = 2
_TRADE = 3  # letters
_WEEKDAY_LETTERS = 2
_HYPHEN = re.compile("[-‐‑]")
_SHORT_FORMS = frozenset({"imam", "lady", "sir"})
_CALENDAR = frozenset(
    """montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz
    april juni juli september oktober november dezember montags dienstags mittwochs donnerstags
    freitags samstags sonntags mo di mi do fr sa so""".split()
)
# Words that stand beside a name and never in one: legal forms, labels of channels.
_NEVER_IN_NAMES = frozenset(
    """gbr gmbh ggmbh mbh ag kg kgaa ohg ug ev eg llc inc ltd
    tel telefon telefax fax fon mobil handy mail email e-mail internet www uhr""".split()
)
# Words of prose that are first names too, but seldom: never a first name without more evidence.
_WEAK_FIRST_NAMES = frozenset(
    """mark ernst rose wolf christ sommer winter heide may mai engel bild stein reich lang lange kurz
    jung klein gross weiss schwarz blau gold silber sonne mond stern berg tal wald see chance land
    will bill rich art florida montana sydney dallas austin houston denver orlando nizza adria asia
    europa roma siena verona paris london vienna wien don santiago salvador israel jordan chad kenya
    india china georgia virginia general auch sein song free alias sam st""".split()
)


MOST_FIRST_NAMES: Final = 3
MOST_PARTICLES: Final = 3  # "von und zu"


class Kind:
    """Bits that tell what a word may be; a word may be several ("Martin": first name and family name).

    Plain numbers and no `IntFlag`, whose "&" takes a hundred times as long: most of the search is such tests.
    """

    CAPITAL: Final = 1  # begins with a capital letter
    UPPER: Final = 2  # is all capitals
    FIRST: Final = 4  # a first name by locale, FIRST_WORLD: in the world's list only
    FIRST_WORLD: Final = 8
    WEAK: Final = 16  # a first name that is a word of prose far more often: "Mark", "Wien"
    FAMILY: Final = 32  # a family name by locale, FAMILY_WORLD: in the census list only
    FAMILY_WORLD: Final = 64
    INITIAL: Final = 128  # a first name cut short: "M.", "Hans-J."
    PARTICLE: Final = 256  # "von", "de"
    TITLE: Final = 512  # "Dr.", "Pfarrer"
    SALUTATION: Final = 1024  # "Frau"
    ROLE: Final = 2048  # what a person does: "Leiterin"
    COMMON: Final = 4096  # a listed word of prose or of notices
    THING: Final = 8192  # ends like what is no person: "Beratungsstelle"
    BLOCKED: Final = 16384  # part of no name, whatever stands beside it
    GLUED: Final = 32768  # a particle in one word with the surname: "al-Khatib"
    SURNAME_LISTED: Final = FAMILY | FAMILY_WORLD
    GIVEN: Final = FIRST | FIRST_WORLD | INITIAL
    FORM: Final = TITLE | SALUTATION


class Token(NamedTuple):
    """A word or sign: `text[start:end]`; `kind` are bits of `Kind`.

    `joined` tells that at most blanks part it from the token before, on the same line.
    """

    start: int
    end: int
    text: str
    kind: int
    joined: bool


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Cut a range of the text into words and signs; a line end is a token of its own."""
    made = tuple.__new__  # without `Token(…)`, whose arguments cost as much as finding the word
    tokens: list[Token] = []
    position = offset = start
    part = text[start:end]
    for chunk in [part] if any(map(part.__contains__, _OVER_A_BLANK)) else part.split(" "):
        # Within a chunk nothing parts the pieces; the first is parted by blanks alone, two at most.
        near = offset - position <= _LONGEST_GAP
        for first, last, word, kind, joined in _PIECES[chunk]:
            position = offset + last
            noble = word in _NOBLE and _NOBLE_BEHIND.match(text, position)
            sort = Kind.PARTICLE if noble else kind
            tokens.append(made(Token, (offset + first, position, word, sort, joined and (near or first > 0))))
        offset += len(chunk) + 1
    return tokens


def _pieces(chunk: str) -> tuple[tuple[int, int, str, int, bool], ...]:
    """Return the words and signs of a chunk as fields of tokens, with their offsets in it."""
    if chunk.isalpha():  # most are one word
        return ((0, len(chunk), chunk, kind_of(chunk), True),)
    pieces: list[tuple[int, int, str, int, bool]] = []
    position = 0
    address = "@" in chunk or "www." in chunk or "://" in chunk
    for match in (_TOKEN_OR_ADDRESS if address else _TOKEN).finditer(chunk):
        first, stop = match.span()
        word, kind = _read(match.group())
        last = first + len(word)
        if kind & Kind.CAPITAL and chunk.startswith("-", last):
            kind |= Kind.BLOCKED  # a compound cut short: "Sprach- und Bildungsinstitut"
        pieces.append((first, last, word, kind, first - position <= _LONGEST_GAP and word != "\n"))
        if last < stop:
            pieces.append((last, stop, ".", 0, True))
        position = stop
    return tuple(pieces)


_PIECES = ByChunk(_pieces)


@lru_cache(maxsize=32768)
def _read(written: str) -> tuple[str, int]:
    """Return a word and what it may be; a stop that ends a sentence is no part of it."""
    ends = written[-1] == "." and len(written) > 1 and not keeps_stop(written)
    word = written[:-1] if ends else written
    return word, kind_of(word) if word[0].isalpha() and "@" not in word and "://" not in word else 0


def bare(word: str) -> str:
    """Return a title or salutation without its stops: "Dipl.-Ing." → "dipl-ing"."""
    return word.replace(".", "").replace("‑", "-").lower()


@lru_cache(maxsize=32768)
def keeps_stop(word: str) -> bool:
    """Tell whether a word's closing stop is part of it: "Dr.", "M.", "Chr."."""
    plain = bare(word)
    if plain in _ABBREVIATED_SALUTATIONS or plain in DEGREE_PARTS:
        return True
    if _INITIAL.fullmatch(word) or _IS_DEGREE_BEHIND.fullmatch(word):
        return True
    # "Dr.", "Dipl.-Ing.", but not "… dankte der Pfarrer. Anna Kramer …"
    short = len(plain) <= _LONGEST_ABBREVIATION or (
        "-" in plain and not plain.endswith(("in", "e", "t", "r"))
    )
    return short and plain in _DEGREES and plain not in _SHORT_FORMS


@lru_cache(maxsize=32768)
def kind_of(word: str) -> int:
    """Tell what a word may be, as bits of `Kind`."""
    plain = bare(word)
    if word[0].islower():
        if plain in _PARTICLES:
            return Kind.PARTICLE
        return Kind.PARTICLE | Kind.GLUED if _GLUED_PARTICLE.match(word) else 0
    if not word[0].isupper() or _IS_DEGREE_BEHIND.fullmatch(word):
        return 0
    kind = Kind.CAPITAL | (Kind.UPPER if len(word) > 1 and word.isupper() else 0)
    if form := _form(word, plain):
        return kind | form
    if plain in _CALENDAR or plain in _NEVER_IN_NAMES:
        blocked = plain in _NEVER_IN_NAMES or len(plain) <= _WEEKDAY_LETTERS
        return kind | Kind.COMMON | (Kind.BLOCKED if blocked else Kind.FAMILY_WORLD)
    if plain in _CAPITAL_PARTICLES:
        kind |= Kind.PARTICLE
    if is_role_noun(word):
        kind |= Kind.ROLE
    return kind | (_listed_compound(word) if _HYPHEN.search(word) else _listed(word))


def _form(word: str, plain: str) -> int:
    """Tell whether a word is a salutation, an initial or a title."""
    if plain in _SALUTATIONS:
        return Kind.SALUTATION
    if _INITIAL.fullmatch(word) and plain not in {"msc", "bsc", "mba"}:
        return Kind.INITIAL
    # "DR" and "ING" in capitals without stop are a channel and a bank.
    return Kind.TITLE if plain in _DEGREES and not (word.isupper() and plain in {"ing", "dr"}) else 0


def _listed(word: str) -> int:
    """Tell what the lists and the ending say of a word without hyphen."""
    kind = 0
    if common := is_common_word(word) or is_notice_word(word):
        kind |= Kind.COMMON
    if first := first_name_rank(word):
        kind |= Kind.FIRST if first > 1 else Kind.FIRST_WORLD
        if common or fold(word) in _WEAK_FIRST_NAMES:
            kind |= Kind.WEAK
    if family := family_name_rank(word):
        kind |= Kind.FAMILY if family > 1 else Kind.FAMILY_WORLD
    if names_a_thing(word) and not first:
        kind |= Kind.THING
        if not family and not may_name_a_person_too(word):
            kind |= Kind.BLOCKED
    return kind


def _listed_compound(word: str) -> int:
    """Tell what the lists say of a word with hyphens: "Hans-Jürgen", "Kramer-Voss", "Uhland-Schule"."""
    parts = [part for part in re.split("[-‐‑.]", word) if part]
    kinds = [_listed(part) for part in parts]
    first, last = kinds[0], kinds[-1]
    every, some = reduce(and_, kinds), reduce(or_, kinds)
    if (last & Kind.THING and not last & Kind.FAMILY) or _is_only_common(last):
        return Kind.BLOCKED | Kind.THING
    kind = Kind.COMMON if any(map(_is_only_common, kinds)) else 0
    if all(part & (Kind.FIRST | Kind.FIRST_WORLD) for part in kinds):
        kind |= (first & last & Kind.FIRST or Kind.FIRST_WORLD) | every & Kind.WEAK
    return kind | (some & Kind.FAMILY or some & Kind.FAMILY_WORLD)


def _is_only_common(kind: int) -> bool:
    """Tell a word of prose that nobody is called by."""
    return bool(kind & Kind.COMMON) and not kind & Kind.SURNAME_LISTED


def is_numeral(word: str) -> bool:
    """Tell whether a word is a monarch's number: "Karl V.", "Johannes Paul II."."""
    return _NUMERAL.fullmatch(word) is not None


def may_be_surname(token: Token) -> bool:
    """Tell whether a word can end a name."""
    none = Kind.BLOCKED | Kind.FORM | Kind.INITIAL | (0 if token.kind & Kind.FIRST else Kind.PARTICLE)
    # "Wortlaut PR", "Kramer IT": two or three capitals are a trade, no surname
    abbreviated = token.kind & Kind.UPPER and len(token.text) <= _TRADE and not token.kind & Kind.FAMILY
    return token.kind & (Kind.CAPITAL | none) == Kind.CAPITAL and len(token.text) > 1 and not abbreviated
