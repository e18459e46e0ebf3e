"""The left side of an address: how far it reaches back from the sign, and lists of names in braces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.article import Span
from extract.find.email_domain import ALNUM

if TYPE_CHECKING:
    from collections.abc import Callable

# Of RFC 5321's atext what people print; "/", "=", "#", "|" rather part an address from its label.
# A dash between two small letters is a hyphen that a word processor has lengthened: "jugend–buero@…".
_BACKWARDS = re.compile(f"(?:[{ALNUM}.+&'_-]|–(?<=[a-z]–)(?=[a-z])){{1,66}}")
_EDGE: Final = ".+&'_-"
LONGEST: Final = 64
# "E-Mailinfo@stadt.de": the label glued to the address.
_GLUED_LABEL = re.compile(f"(?:E-?Mail|e-?Mail|E-mail)[-–]?(?=[{ALNUM}])")
# "05021 967606info@stadt.de": the end of a phone number glued to the address.
_GLUED_DIGITS = re.compile(r"[0-9](?:[0-9-]{0,14}[0-9])?(?=[A-Za-z])")
_NUMBER_BEFORE = re.compile(r"[0-9)][ /–-]{1,3}$|[/)]$")
# "inte-" at a line end before "gration@": at least two letters, the last one a letter, so that neither a list
# dash nor "Tel. 0123-" is taken for half a word.
# "per Mail an jugend- seefurt@…": a line ended here once, and its end became a blank. Not "Haupt- und …".
_APART = re.compile(r"(?:\ban|\bunter|[Mm]ail|:) ?([a-z][a-z0-9._]{1,30})- \Z")
_TORN = re.compile(f"(?<![{ALNUM}._-])([{ALNUM}._]{{1,40}}[A-Za-zäöüß])-\n ?$")
_NAME = re.compile(f"[{ALNUM}._+-]{{1,64}}")
# "{anna.meier,ben}@uni.example": at most 20 names, closed by the bracket before the sign.
_NAMES = re.compile(rf"[{{\[(]\s?{_NAME.pattern}(?:\s?[,;|/]\s?{_NAME.pattern}){{0,19}}\s?[}}\])]")
_OPENING: Final = {"}": "{", "]": "[", ")": "("}
_LONGEST_LIST = 400


@dataclass(frozen=True, slots=True)
class Local:
    """A local part as printed; `name` has a hyphen at a line end undone."""

    start: int
    name: str
    glued: bool = False
    joined: bool = False


def read_local(text: str, end: int, floor: int, known: Callable[[str], bool]) -> Local | str | None:
    """Read the local part that ends at `end` and begins no earlier than `floor`.

    None: nothing stands there. A string is the reason why what stands there is no local part. `known` tells
    whether a word stands elsewhere in the document.
    """
    match = _BACKWARDS.match(text[max(floor, end - LONGEST - 2) : end][::-1])
    if not match:
        return None
    whole = match.group()[::-1]
    # Leader dots of a printed list: "Kontakt.....info@stadt.de".
    name = whole[whole.rindex("..") + 2 :] if ".." in whole else whole
    name = name.lstrip(_EDGE)
    glued = False
    if label := _GLUED_LABEL.match(name):
        name, glued = name[label.end() :], True
    elif (digits := _GLUED_DIGITS.match(name)) and _NUMBER_BEFORE.search(
        text[max(0, end - len(name) - 4) : end - len(name)]
    ):
        name, glued = name[digits.end() :], True
    if not name:
        return None
    if len(name) > LONGEST:
        return "local part longer than 64 characters"
    return _undo_hyphen(text, Local(end - len(name), name.replace("–", "-"), glued), floor, known)


def _undo_hyphen(text: str, local: Local, floor: int, known: Callable[[str], bool]) -> Local | str:
    """Join a local part to the half before a line end, if the document shows the word; else refuse it."""
    before = text[max(floor, local.start - 48) : local.start]
    torn = _TORN.search(before)
    if not torn:
        apart = _APART.search(before)
        return (
            local
            if not apart
            else Local(local.start - len(apart[1]) - 2, f"{apart[1]}-{local.name}", joined=True)
        )
    word = torn[1].rpartition(".")[2], local.name.partition(".")[0]
    start = local.start - len(torn.group())
    if known("".join(word)):
        return Local(start, torn[1] + local.name, joined=True)
    if known("-".join(word)):
        return Local(start, f"{torn[1]}-{local.name}", joined=True)
    return "broken by a hyphen at a line end"


def read_names(text: str, end: int, floor: int) -> tuple[Span, ...]:
    """Return the ranges of the names in braces that end at `end`: "{anna.meier, ben}"; empty if none do.

    Round and square brackets hold a list only with two names or more: "(info)@" is no list.
    """
    closing = text[end - 1 : end]
    if closing not in _OPENING or not closing:
        return ()
    start = text.rfind(_OPENING[closing], max(floor, end - _LONGEST_LIST), end)
    if start < 0 or not _NAMES.fullmatch(text, start, end):
        return ()
    names = tuple(Span(*m.span()) for m in _NAME.finditer(text, start + 1, end - 1))
    return names if len(names) > 1 or closing == "}" else ()
