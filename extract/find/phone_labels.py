"""What stands beside a number and says what it is: Tel., Fax, Mobil, Durchwahl, Vorwahl, ☎.

A label decides three things: whether digits without an area code are a phone number at all, whether a
number is a fax, and whether a form counts that would be too weak alone.

Labels are found by their stems, which words tell, and only then looked at by a pattern: a text without
labels costs next to nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum

from extract.chunks import ByChunk
from extract.find.phone_columns import column_labels


class LabelKind(StrEnum):
    """What a label announces. EXTENSION: the digits behind it continue another number."""

    VOICE = "voice"
    MOBILE = "mobile"
    FAX = "fax"
    EXTENSION = "extension"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the text; `start` and `end` are its range. `shared` marks "Tel./Fax": the number does both.

    `short` says that it stands for a number and nothing else ("Tel.", "☎", "Rufnummer"), where a word of
    prose ("Telefon", "Handy") may also be followed by a model or a year.
    """

    start: int
    end: int
    kind: LabelKind
    short: bool = False
    shared: bool = False


_ALONE = r"(?<![^\W\d_])"  # no letter before: "Hotel." holds no "tel."
_NUMBER = r"(?:[ .-]{0,2}(?:[Nn]ummern?|NUMMER|[Nn]r\b\.?|NR\b))?"
_NO_LETTER = r"(?![a-zäöüß])"
_CALLED = r"(?:isch|ische[rnm]?|kontakt|hotline|anschluss|o|e)?"
# Stem, kind, the pattern that must match where the stem stands, and whether it is short.
_STEMS: tuple[tuple[str, LabelKind, str, bool], ...] = (
    # "Bürgertelefon", "Telefonnummer", "telefonisch" are labels; "Telefonat", "Telefonbuch" are none.
    ("elefon", LabelKind.VOICE, rf"elefon{_CALLED}{_NUMBER}{_NO_LETTER}", False),
    ("ELEFON", LabelKind.VOICE, rf"ELEFON{_NUMBER}(?![A-ZÄÖÜ])", False),
    ("elephon", LabelKind.VOICE, rf"elephone?{_NUMBER}{_NO_LETTER}", False),
    ("éléphon", LabelKind.VOICE, r"éléphone", False),
    ("hone", LabelKind.VOICE, rf"(?<=[Pp])(?<!i[Pp])hone{_NUMBER}{_NO_LETTER}", False),  # "iPhone 12" is none
    ("PHONE", LabelKind.VOICE, r"PHONE(?![A-Z])", False),
    ("Tel", LabelKind.VOICE, rf"{_ALONE}Tel(?:nr)?(?![A-Za-zäöüß]){_NUMBER}", True),
    ("TEL", LabelKind.VOICE, rf"{_ALONE}TEL(?![A-Za-zÄÖÜ]){_NUMBER}", True),
    ("tel.", LabelKind.VOICE, rf"{_ALONE}tel\.{_NUMBER}", True),
    ("tel:", LabelKind.VOICE, rf"{_ALONE}tel:", True),
    ("Tél", LabelKind.VOICE, rf"{_ALONE}Tél\b", True),
    ("tél", LabelKind.VOICE, rf"{_ALONE}tél\b", True),
    ("Fon", LabelKind.VOICE, rf"{_ALONE}Fon(?![A-Za-zäöüß])", True),
    ("FON", LabelKind.VOICE, rf"{_ALONE}FON(?![A-ZÄÖÜ])", True),
    ("fon:", LabelKind.VOICE, rf"{_ALONE}fon:", True),
    ("uf", LabelKind.VOICE, r"(?<=[Rr])uf-?(?:[Nn]ummern?|[Nn]r)\b\.?", True),
    ("UFNUMMER", LabelKind.VOICE, r"UFNUMMER", True),
    ("Ruf", LabelKind.VOICE, rf"{_ALONE}Ruf(?=[ :.]{{1,3}}[\d(+])", True),
    ("ernruf", LabelKind.VOICE, r"ernruf(?:nummer)?", True),
    ("ernsprech", LabelKind.VOICE, r"ernsprech(?:er|nummer)", True),
    ("otline", LabelKind.VOICE, rf"otline{_NUMBER}{_NO_LETTER}", False),
    ("OTLINE", LabelKind.VOICE, r"OTLINE", False),
    ("ervice", LabelKind.VOICE, r"ervice-?(?:[Nn]ummer|[Ll]ine)", True),
    ("ehörden", LabelKind.VOICE, r"ehörden-?(?:[Rr]uf)?-?(?:[Nn]ummer|ruf)", True),
    ("entrale", LabelKind.VOICE, r"entrale(?=[ :]{1,2}[\d(+])", False),
    ("er Nummer", LabelKind.VOICE, r"(?<=\b[Uu]nter d)er Nummer\b", False),
    ("nter Nummer", LabelKind.VOICE, r"(?<=[Uu])nter Nummer\b", False),
    ("nrufen", LabelKind.VOICE, r"nrufen(?= ?:| unter)", False),
    ("callto:", LabelKind.VOICE, r"callto:", True),
    ("Call", LabelKind.VOICE, r"Call(?=:| \+)", True),
    *((sign, LabelKind.VOICE, re.escape(sign), True) for sign in "☎☏✆📞📲🕿🕾℡"),
    # "Telefax", "Fax-Nr."; "Faxen" and "Faxgerät" are none.
    ("ax", LabelKind.FAX, rf"(?<=[Ff])ax{_NUMBER}{_NO_LETTER}", True),
    ("FAX", LabelKind.FAX, rf"FAX(?![A-ZÄÖÜ]){_NUMBER}", True),
    ("élécopi", LabelKind.FAX, r"élécopi(?:e|eur)\b", True),
    *((sign, LabelKind.FAX, re.escape(sign), True) for sign in "📠🖷"),
    # "Mobilität", "Handys", "mobile Pflege" are none.
    ("Mobil", LabelKind.MOBILE, rf"{_ALONE}Mobil(?:telefon|funk|e)?{_NUMBER}{_NO_LETTER}", False),
    ("MOBIL", LabelKind.MOBILE, rf"{_ALONE}MOBIL(?![A-ZÄÖÜ])", False),
    ("mobil", LabelKind.MOBILE, rf"{_ALONE}mobil(?:telefon)?{_NUMBER}(?=[ .:]{{0,2}}[:+(0])", False),
    ("andy", LabelKind.MOBILE, rf"(?<=[Hh])andy{_NUMBER}{_NO_LETTER}", False),
    ("HANDY", LabelKind.MOBILE, r"HANDY", False),
    ("Natel", LabelKind.MOBILE, r"Natel", True),
    ("hats", LabelKind.MOBILE, rf"(?<=[Ww])hats[Aa]pp{_NUMBER}{_NO_LETTER}", False),
    ("SMS", LabelKind.MOBILE, rf"{_ALONE}SMS\b", False),
    ("ellulare", LabelKind.MOBILE, r"ellulare", False),
    ("📱", LabelKind.MOBILE, "📱", True),
    # "Durchwahl -34", "App. 12", Austrian "DW 34", "Kl. 34".
    ("urchwahl", LabelKind.EXTENSION, r"urchwahl(?:en|nummer)?", True),
    ("DURCHWAHL", LabelKind.EXTENSION, r"DURCHWAHL", True),
    ("App", LabelKind.EXTENSION, rf"{_ALONE}App(?:arat|\.)(?=[ :])", True),
    ("DW", LabelKind.EXTENSION, rf"{_ALONE}DW(?=[ :.-])", True),
    ("Dw", LabelKind.EXTENSION, rf"{_ALONE}Dw(?=[ :.-])", True),
    ("ebenstelle", LabelKind.EXTENSION, r"ebenstelle", True),
    ("Klappe", LabelKind.EXTENSION, r"Klappe(?=[: ]{1,2}-?\d)", True),
    ("Kl.", LabelKind.EXTENSION, rf"{_ALONE}Kl\.(?= ?-?\d)", True),
    ("xt.", LabelKind.EXTENSION, r"(?<=\b[Ee])xt\.", True),
    ("xtension", LabelKind.EXTENSION, r"(?<=\b[Ee])xtension", True),
    ("orwahl", LabelKind.AREA, r"orwahl(?:nummer)?", True),
    ("VORWAHL", LabelKind.AREA, r"VORWAHL", True),
)  # fmt: skip
_PATTERNS = tuple((stem, kind, re.compile(pattern), short) for stem, kind, pattern, short in _STEMS)
_STEM_WORDS = tuple(stem.rpartition(" ")[2] for stem, _, _, _ in _STEMS)
_ANY_STEM = re.compile("|".join(map(re.escape, _STEM_WORDS)))
# One letter alone is a label only right before a number: "T +49 …", "F: 05021 …".
_LETTER = re.compile(r"(?<![\w&./§-])(?P<letter>[TFMP])[.:]{0,2} ?\Z")
_LETTER_KINDS = {"T": LabelKind.VOICE, "F": LabelKind.FAX, "M": LabelKind.MOBILE, "P": LabelKind.VOICE}

_REACH = 80  # characters between a label and the number it may still belong to
# Between a label and its number: marks, a remark in brackets, small words ("unter der Nummer", "lautet").
_REMARK = r"(?:\([^()\d\n]{1,40}\)|\[[^\[\]\d\n]{1,20}\])"
_SMALL = (
    r"(?:nr|nummern?|no|unter|der|die|den|dem|ist|lautet|lauten|über|per|zu|auf|sind|an|bei|von|vom|und|oder|gibt|es|"
    r"folgende[rn]?|dienstlich|privat|dienstl|priv|zentrale|vorwahl|mobil|büro|zuhause|d|p|g|auch|kostenfreie?n?|"
    r"kostenlose?n?|gebührenfreie?n?|anrufbeantworter|ab|intern|direkt|rufen|sie|uns|number|at|on|neue?n?)"
)
_MARKS = r"[ .:,;*|>\"'“”„«»=_\[\]/!\n~→►•·–—-]{0,6}"
_BRIDGE = re.compile(rf"{_MARKS}(?:(?:{_SMALL}\b|{_REMARK}){_MARKS}){{0,6}}\(?\Z", re.IGNORECASE)
_JOINT = re.compile(r"[ .:]{0,3}(?:/|\+|&|,|-|und|u\.|oder|sowie|auch) ?")
_WORD = 30  # letters of a compound before the stem: "Bürger|tel|efon"


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of a text in order."""

    text: str
    items: tuple[Label, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Labels:
        """Find the labels of a text."""
        found = sorted(_labels(text), key=lambda label: (label.start, -label.end))
        kept: list[Label] = []
        for label in found:
            if not kept or label.start >= kept[-1].end:
                kept.append(_shared(text, kept[-1] if kept else None, label))
        if "\n" in text and kept:
            kept = sorted((*kept, *column_labels(text, kept)), key=lambda label: (label.end, label.start))
        return cls(text, tuple(kept), tuple(label.end for label in kept))

    def before(self, start: int, floor: int) -> Label | None:
        """Return the label that a number at `start` carries, none from before `floor`.

        Only marks, small words and a remark in brackets may stand between, at most one empty line.
        """
        label = self._last(start, floor)
        if label is not None and _BRIDGE.match(self.text, label.end, start):
            wider = (
                self._last(label.start, floor) if self.text[label.end - 7 : label.end] == " Nummer" else None
            )
            if wider is not None and _BRIDGE.match(self.text, wider.end, label.start):
                return wider  # "per Fax unter der Nummer"
            return label
        letter = _LETTER.search(self.text, max(floor, start - 4), start)
        if letter is not None:
            return Label(*letter.span("letter"), _LETTER_KINDS[letter["letter"]])
        return None

    def near(self, start: int, floor: int) -> Label | None:
        """Return the last label on the same line before a number, whatever words stand between."""
        label = self._last(start, floor)
        return label if label is not None and "\n" not in self.text[label.end : start] else None

    def after(self, end: int) -> Label | None:
        """Return the label behind a number and meant for it: "05021 96… (Fax)", "… Fax" at a line's end."""
        index = bisect_left(self.ends, end + 1)
        if index >= len(self.items):
            return None
        label = self.items[index]
        between, behind = self.text[end : label.start], self.text[label.end : label.end + 3].lstrip(" .")
        if between in (" (", "(", "  ("):
            return label if behind[:1] == ")" else None
        alone = between in ("", " ", " - ", " – ", "  ")
        return label if alone and (not behind or behind[0] in "\n,;|)") else None

    def _last(self, start: int, floor: int) -> Label | None:
        index = bisect_right(self.ends, start) - 1
        if index < 0:
            return None
        label = self.items[index]
        return label if label.start >= floor and start - label.end <= _REACH else None


def _labels(text: str) -> list[Label]:
    found: list[Label] = []
    present = set(filter(None, map(_STEMS_IN.__getitem__, text.split())))
    for number in sorted({number for numbers in present for number in numbers}):
        stem, kind, pattern, short = _PATTERNS[number]
        position = text.find(stem)
        while position >= 0:
            if match := pattern.match(text, position):
                found.append(Label(_word_start(text, position), match.end(), kind, short))
            position = text.find(stem, position + len(stem))
    return found


def _stems_in(chunk: str) -> tuple[int, ...]:
    """Return the numbers of the stems that a chunk holds; of one over a blank its last word tells."""
    if not _ANY_STEM.search(chunk):
        return ()
    return tuple(number for number, word in enumerate(_STEM_WORDS) if word in chunk)


_STEMS_IN = ByChunk(_stems_in)


def _word_start(text: str, position: int) -> int:
    start = position
    while start > position - _WORD and start and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    return start


def _shared(text: str, before: Label | None, label: Label) -> Label:
    """Let "Tel./Fax" and "Telefon und Fax" count as voice: the number answers."""
    if before is None or LabelKind.FAX not in (before.kind, label.kind) or before.kind == label.kind:
        return label
    between = text[before.end : label.start]
    if "\n" in between or not between.strip(" .:") or not _JOINT.fullmatch(between):
        return label
    return Label(
        before.start, label.end, LabelKind.VOICE, short=True, shared=before.kind is not LabelKind.FAX
    )
