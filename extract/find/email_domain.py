"""The right side of an address: where a domain ends in running text, and which addresses are samples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.data_file import data_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# A letter or digit of a domain: ASCII and the Latin letters of IDN names ("münchen"). Other scripts are left
# out: beside a Latin "@" they are glued prose ("пишите@"), or a look-alike of a Latin name.
ALNUM: Final = "0-9A-Za-zÀ-ÖØ-öø-ɏ"
# RFC 1035: a label is 1-63 characters, no hyphen at either end.
_LABEL = re.compile(f"[{ALNUM}](?:[{ALNUM}-]{{0,61}}[{ALNUM}])?")
_DOT = re.compile(r"\.")
# Written-out dots: "stadt (punkt) de", "stadt[.]de".
_BRACKETED_DOT = re.compile(r"\s?[(\[{<]\s?(?:dot|dt|punkt|pkt|\.)\s?[)\]}>]\s?|&#0{0,3}46;", re.IGNORECASE)
# "stadt dot de": a bare "punkt" needs white space or "_" on both sides, or "standpunkt" would be "stand.".
_WORD_DOT = re.compile(r"\s(?:dot|punkt)\s|_(?:dot|punkt)_", re.IGNORECASE)
# "stadt . de": only behind a disguised or spaced "@", since elsewhere a full stop ends the sentence.
_SPACED_DOT = re.compile(r"\s?\.\s?")
# The end of a domain torn off by a space or a line break: "info@stadt. de". Only endings that are no German
# word where a sentence goes on, and only in lower case, so that "…@stadt. Am Montag" stays whole.
_TORN_END = re.compile(r"\s?\.\s?(de|com|org|net|eu|info|example|ch|at)(?![\w@.-])")
# Words glued to the end of a domain by lost white space: "stadt.deoder", "stadt.dewww.stadt.de".
_GLUED_WORD = re.compile(
    r"(de|at|ch|com|org|net|eu|info|example)"
    r"(?:telefon|tel|fax|telefax|mobil|handy|www|https?|und|oder|internet|web|homepage|(?:e-?)?mail|sowie|per)$",
    re.IGNORECASE,
)
_GLUED_DIGITS = re.compile(r"([a-z]{2,63})[0-9]{2,}$")
_GLUED_CAPITAL = re.compile(r"([a-z]{2,63})-?(?=[A-ZÄÖÜ])")
_GLUED_ADDRESS = re.compile(r"(de|at|ch|com|org|net|eu|info|example)(?=.)", re.IGNORECASE)
_HYPHEN_BREAK = re.compile(f"-\n ?(?=[{ALNUM}])")
# Endings of files: "plan@stadt.de.pdf" names a file.
_FILE_ENDINGS = frozenset(
    "avif css csv doc docx eml gif htm html jpeg jpg js json pdf php png svg txt webp xml".split()
)
# RFC 6761, RFC 6762: names that never answer.
_NEVER = frozenset(("arpa", "invalid", "local", "localhost", "onion", "test"))
# Who lets everybody have an address there: sharing such a domain says nothing, nobody has a handle named so.
_PROVIDERS = frozenset(
    "gmx web t-online freenet googlemail gmail outlook hotmail yahoo icloud me live arcor aol posteo mailbox "
    "a1 bluewin sunrise hispeed chello aon kabelmail kabelbw unitybox vodafone vodafonemail ewetel ewe "
    "netcologne osnanet protonmail proton online magenta email mail".split()
)
_MOST_LABELS = 10
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain in a text: `name` in lower case, `end` the offset behind it.

    `glued`: text sticks to its end. `disguised`: a dot is written out or set apart. `joined`: a hyphen at a
    line end was undone.
    """

    name: str
    end: int
    glued: bool = False
    disguised: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Label:
    """One label of a domain; `by_word` if the dot before it is written out or set apart."""

    text: str
    end: int
    by_word: bool = False
    joined: bool = False


@cache
def top_level_domains() -> frozenset[str]:
    """Return the endings a domain may have: the root zone of IANA, and "example" (RFC 2606)."""
    return frozenset(data_rows("tlds.txt")) | {"example"}


def is_provider(domain: str) -> bool:
    """Tell the domain of a mail provider ("gmx.de"), which says nothing of who answers."""
    return domain.rpartition(".")[0].rpartition(".")[2] in _PROVIDERS


def read_domain(text: str, start: int, *, disguised: bool, known: Callable[[str], bool]) -> Domain | str:
    """Read the domain that begins at `start`, or return the reason why there is none.

    `disguised` allows dots with spaces around them. `known` tells whether a word stands elsewhere in the
    document: the evidence that decides what a hyphen at a line end means.
    """
    labels = _read_labels(text, start, disguised=disguised, known=known)
    if not labels:
        return "no domain behind it"
    if glued := _glued(labels[-1].text, text, labels[-1].end):
        last = labels[-1]
        cut = _Label(last.text[:glued], last.end - len(last.text) + glued, last.by_word, last.joined)
        return _finished(text, [*labels[:-1], cut], glued=True)
    endings = top_level_domains()
    whole = max((i for i, label in enumerate(labels) if i and label.text.lower() in endings), default=0) + 1
    if whole > 1:
        if whole < len(labels) and (reason := _reserved(labels[whole].text)):
            return reason
        return _finished(text, labels[:whole], glued=whole < len(labels))
    if torn := _TORN_END.match(text, labels[-1].end):
        return _finished(text, [*labels, _Label(torn[1], torn.end(), " " in torn[0] or "\n" in torn[0])])
    return _reserved(labels[-1].text) or "no top-level domain"


def _read_labels(
    text: str, start: int, *, disguised: bool, known: Callable[[str], bool]
) -> tuple[_Label, ...]:
    """Read the labels that hang together by dots; a last one to which text is glued ends them."""
    labels: list[_Label] = []
    position, whole, by_word = start, False, False
    while len(labels) < _MOST_LABELS and (match := _LABEL.match(text, position)):
        label = _join_broken(text, match, known) or _Label(match.group(), match.end(), by_word)
        if whole and _begins_sentence(labels[-1].text, label.text):
            break
        labels.append(label)
        if len(labels) > 1:
            if _glued(label.text, text, label.end):
                break
            whole = whole or label.text.lower() in top_level_domains()
        dot = _DOT.match(text, label.end) or _BRACKETED_DOT.match(text, label.end)
        if not dot and not whole:
            dot = _WORD_DOT.match(text, label.end)
            dot = dot or (_SPACED_DOT.match(text, label.end) if disguised else None)
        if not dot:
            break
        by_word = dot.group() != "."
        position = dot.end()
    return tuple(labels)


def _reserved(label: str) -> str | None:
    """Return why a name with this ending is no mail domain, None where nothing speaks against it."""
    if label.lower() in _FILE_ENDINGS:
        return "file name"
    return "reserved domain" if label.lower() in _NEVER else None


def _finished(text: str, labels: Sequence[_Label], *, glued: bool = False) -> Domain | str:
    name = ".".join(label.text for label in labels).lower()
    if len(name) > _LONGEST:
        return "domain longer than 255 characters"
    end = labels[-1].end
    if text[end : end + 1] in ("@", "＠") and not glued:
        return "two at signs"
    disguised = any(label.by_word for label in labels)
    return Domain(name, end, glued, disguised, any(label.joined for label in labels))


def _begins_sentence(before: str, label: str) -> bool:
    """Tell whether a label behind a whole domain is the next sentence: "…@stadt.de.In der Halle"."""
    return before.islower() and label[0].isupper() and label[1:2].islower()


def _glued(label: str, text: str, end: int) -> int:
    """Return how many characters of the label are the top-level domain, 0 if nothing is glued to it."""
    if label.lower() in top_level_domains() or label.lower().startswith("xn--"):
        return 0
    if match := _GLUED_WORD.match(label):
        return match.end(1)
    match = _GLUED_DIGITS.match(label) or _GLUED_CAPITAL.match(label)
    if match and match[1] in top_level_domains():
        return match.end(1)
    # Two addresses without a space: "a@stadt.deinfo@kreis.de".
    if text[end : end + 1] in ("@", "＠") and (match := _GLUED_ADDRESS.match(label)):
        return match.end(1)
    return 0


def _join_broken(text: str, label: re.Match[str], known: Callable[[str], bool]) -> _Label | None:
    """Join a label broken by a hyphen at a line end, where the document shows which form is right."""
    gap = _HYPHEN_BREAK.match(text, label.end())
    rest = _LABEL.match(text, gap.end()) if gap else None
    if not rest:
        return None
    for whole in (label.group() + rest.group(), f"{label.group()}-{rest.group()}"):
        if known(whole):
            return _Label(whole, rest.end(), joined=True)
    return None
