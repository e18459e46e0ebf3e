"""Make text harmless before it reaches a terminal or a pipe.

Article text and file names are data from strangers: an escape sequence in them could set the clipboard
(OSC 52), a bidi override could turn a number round. Readers drop such characters where text enters;
here they are stopped again where it leaves, because names of files and older directories never passed a
reader. `str.isprintable` is the rule: it is false for the Unicode categories Cc, Cf, Cs, Co, Cn, Zl, Zp
(controls, format and bidi controls, zero-width and tag characters, lone surrogates, line separators).
"""

from __future__ import annotations

import json
import re
from typing import Any

# Everything that is not plain ASCII text; what of it may pass is decided character by character.
_UNUSUAL = re.compile(r"[^ -~]")


def one_line(text: str) -> str:
    """Return the text as one printable line: invisible characters go, white space becomes one blank."""
    return " ".join(_UNUSUAL.sub(_if_seen, text).split())


def file_name(name: str) -> str:
    r"""Return a file's name with each unprintable character written out: "a\x1b]52;c;…"."""
    return _UNUSUAL.sub(_written_out, name)


def json_line(value: Any) -> str:  # noqa: ANN401  json.dumps takes any value
    r"""Return the value as one line of JSON that loses nothing: unprintable characters as \uXXXX.

    Letters stay readable (no ASCII armour); a lone surrogate of an undecodable file name stays "\udcff",
    from which Python makes the same name again.
    """
    # Outside of strings JSON is plain ASCII, so every unusual character stands in a string.
    return _UNUSUAL.sub(_as_json_escape, json.dumps(value, ensure_ascii=False))


def storable(source: str) -> str:
    r"""Return a source with what is no Unicode in a file's name written out: "kurs-\udcff.txt".

    Python keeps such bytes as lone surrogates, which no database and no UTF-8 output takes.
    """
    return source.encode("utf-8", "backslashreplace").decode("utf-8")


def _if_seen(match: re.Match[str]) -> str:
    found = match.group()
    if found.isspace():
        return " "
    return found if found.isprintable() else ""


def _written_out(match: re.Match[str]) -> str:
    found = match.group()
    return found if found.isprintable() else found.encode("unicode_escape").decode("ascii")


def _as_json_escape(match: re.Match[str]) -> str:
    found = match.group()
    return found if found.isprintable() else json.dumps(found)[1:-1]
