"""What stands beside a number and says that it is one: Tel., Fax, Mobil, Durchwahl, ☎.

A label decides three things: whether digits without an area code are a phone number at all, whether a
number is a fax, and whether a weak form ("05021 967") may count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class LabelKind(StrEnum):
    """What a label announces. EXTENSION: the digits behind it continue another number."""

    VOICE = "voice"
    MOBILE = "mobile"
    FAX = "fax"
    EXTENSION = "extension"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the text; `start` and `end` are its range."""

    start: int
    end: int
    kind: LabelKind


_NUMBER = r"(?:[ .-]{0,2}(?:[Nn]ummern?|NUMMER|[Nn]r\b|NR\b))?"
_WORDS = {
    # "Faxen", "Faxgerät" are none.
    LabelKind.FAX: rf"(?:[Tt]ele|TELE|[Cc]omputer-?|PC-?|[Ee]-)?[Ff](?:ax|AX){_NUMBER}(?![a-zäöüß])"
    r"|[Tt]élécopie(?:ur)?|📠|🖷|🖨",
    # "mobile Pflege", "Mobilität", "mobil unterwegs" are none: capital, or a colon close behind.
    LabelKind.MOBILE: rf"(?:M(?:obil|OBIL)(?:telefon|funk|e|o)?|[Hh]andy|HANDY|Natel|NATEL|Cellulare|Portable)"
    rf"{_NUMBER}(?![a-zäöüß])|mobil(?:e|telefon)?{_NUMBER}(?=[ .]{{0,2}}[:+(0])|Whats[Aa]pp{_NUMBER}|SMS{_NUMBER}"
    r"|Cell(?=[.:])|📱|🖁",
    LabelKind.AREA: r"(?:[Oo]rtsnetz|[Oo]rts)?[Vv]orwahl(?:nummer)?|VORWAHL",
    # "Durchwahl -34", "App. 12", Austrian "DW 34", "Kl. 34".
    LabelKind.EXTENSION: r"\b(?:[Dd]urchwahl(?:nummer)?(?:en)?|DURCHWAHL|App(?:arat)?\b|DW\b|Dw\b|[Nn]ebenstelle|Klappe|Kl(?=\.)"
    r"|[Ee]xt(?:ension)?\b)",
    # "Bürgertelefon", "Telefonnummer", "telefonisch"; "Telefonat", "Telefonbuch", "Telefonzeiten" are none.
    LabelKind.VOICE: r"[Tt]ele(?:f|ph)on(?:nummern?|nr|isch|ische[rnm]?|kontakt|hotline|o|e|anschluss)?(?![a-zäöüß])"
    rf"|TELE(?:F|PH)ON{_NUMBER}(?![A-ZÄÖÜ])|[Tt]éléphone"
    r"|\b[Tt](?:el|EL|él)(?:nr)?(?![A-Za-zäöüß])(?:[ .-]{0,2}[Nn](?:r|ummer)\b)?|℡|☎|☏|✆|📞|📲|🕿|🕾"
    r"|\b(?:[Ff]on|FON|[Pp]hone|PHONE)(?![A-Za-zäöüß])"
    r"|[Rr]uf-?(?:nummern?|nr)(?![a-zäöüß])|RUFNUMMER|\bRuf(?=[ :.]{1,3}[\d(+0])|[Ff]ern(?:ruf|sprecher)"
    r"|[Hh]otline(?:nummer)?|HOTLINE|[Ss]ervice-?(?:nummer|line)|[Ii]nfo-?line|[Bb]ehörden(?:ruf|ruf?nummer|nummer)"
    r"|[Zz]entrale(?=[ :]{1,2}[\d(+0])|(?<![\w&.])T(?=[.:]? ?[+(0][\d( +])|(?<![\w&.])Tf\."
    r"|[Cc]all(?=:| \+)|[Aa]nruf(?:en)?(?= ?:)|\btel(?=:)|\bcallto(?=:)|\bfon(?=:)",
}
# One letter alone is a label only between other marks: "T +49 … F +49 … M +49 …", "F: 05021".
_LETTERS = r"(?<![\w&.\-/§])(?P<letter>[FMP])(?=[.:]? ?[+(0][\d( +])"
_LABEL = re.compile("|".join(f"(?P<{kind.name}>{words})" for kind, words in _WORDS.items()) + f"|{_LETTERS}")
_LETTER_KINDS = {"F": LabelKind.FAX, "M": LabelKind.MOBILE, "P": LabelKind.VOICE}
# A text without any of these holds no label; `in` runs at memory speed where the pattern does not.
_HINTS = (
    "elefon", "elephon", "éléph", "Tel", "tel.", "tel:", "TEL", "Fax", "fax", "FAX", "Fon", "fon:", "FON", "hone", "PHONE",
    "ufn", "Ruf", "uf-N", "UFN", "ernsp", "ernruf", "otline", "OTLINE", "ervice", "andy", "HANDY", "obil", "MOBIL", "Natel",
    "atsApp", "atsapp", "SMS", "Cell", "urchwahl", "DURCHWAHL", "App", "DW", "Dw", "ebenstelle", "Kl.", "ext", "orwahl",
    "VORWAHL", "otruf", "NOTRUF", "ehörden", "entrale", "T:", "T.", "T ", "F:", "F ", "F.", "M:", "M ", "P:",
    "☎", "☏", "✆", "📞", "📱", "℡", "📠", "🕿", "Portable", "Klappe",
)  # fmt: skip

# Between a label and its number: marks, brackets with a remark, and small words ("unter der Nummer", "lautet",
# "(dienstlich)", "montags bis freitags" is none of them).
_REMARK = r"(?:\([^()\d\n]{1,40}\)|\[[^\[\]\d\n]{1,20}\])"
_SMALL = (
    r"(?:nr|nummern?|no|unter|der|die|den|dem|ist|lautet|lauten|über|per|zu|auf|sind|an|bei|von|und|oder|gibt|es|folgenden?|"
    r"dienstlich|privat|dienstl|priv|zentrale|vorwahl|mobil|büro|d|p|tgl|auch|kostenfrei|kostenlos|gebührenfrei|"
    r"anrufbeantworter|ab|intern|direkt|rufen|sie|number|at|on|neue?n?)"
)
_MARKS = r"[ .:,;*|>\"'“”„«»=_\[\]/!\n~→►•·–—-]{0,6}"
_BRIDGE = re.compile(rf"{_MARKS}(?:(?:{_SMALL}\b|{_REMARK}){_MARKS}){{0,6}}\(?\Z", re.IGNORECASE)
_JOINT = re.compile(r"[ .:]{0,3}(?:/|\+|&|,|-|und|u\.|oder|sowie|auch)?[ ]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of a text in order."""

    text: str
    items: tuple[Label, ...]

    @classmethod
    def of(cls, text: str) -> Labels:
        """Find the labels; nearly free for a text that has none."""
        if not any(hint in text for hint in _HINTS):
            return cls(text, ())
        return cls(text, tuple(map(_label, _LABEL.finditer(text))))

    def before(self, start: int, floor: int) -> Label | None:
        """Return the label that a number at `start` carries before it, none from before `floor`.

        The label and what stands between must lie on one line, or the label ends the line before.
        """
        index = bisect_right(self.items, start, key=lambda label: label.end) - 1
        if index < 0:
            return None
        label = self.items[index]
        if label.start < floor or start - label.end > 80:  # noqa: PLR2004 - a label further off says nothing
            return None
        if not _BRIDGE.match(self.text[label.end : start]):
            return None
        return self._joined(index, floor)

    def near(self, start: int, floor: int) -> Label | None:
        """Return the last label on the same line before a number, whatever words stand between."""
        index = bisect_right(self.items, start, key=lambda label: label.end) - 1
        if index < 0:
            return None
        label = self.items[index]
        if label.start < floor or start - label.end > 80 or "\n" in self.text[label.end : start]:  # noqa: PLR2004
            return None
        return self._joined(index, floor)

    def after(self, end: int) -> Label | None:
        """Return the label printed behind a number and meant for it: "05021 96… (Fax)"."""
        index = bisect_right(self.items, end - 1, key=lambda label: label.start)
        if index >= len(self.items):
            return None
        label = self.items[index]
        between = self.text[end : label.start]
        if between in (" (", "(", "  (") and self.text[label.end : label.end + 3].lstrip(" .")[:1] == ")":
            return label
        return None

    def _joined(self, index: int, floor: int) -> Label:
        """Let "Tel./Fax" and "Telefon und Fax" count as voice: the number answers."""
        label = self.items[index]
        if label.kind is LabelKind.FAX and index:
            other = self.items[index - 1]
            between = self.text[other.end : label.start]
            if other.start >= floor and "\n" not in between and _JOINT.fullmatch(between):
                return other
        return label


def _label(match: re.Match[str]) -> Label:
    name = match.lastgroup or ""
    kind = _LETTER_KINDS[match["letter"]] if name == "letter" else LabelKind[name]
    return Label(match.start(), match.end(), kind)
