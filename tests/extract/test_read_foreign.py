"""Files that hold texts but are not read: one line that says what they are and what to do."""

from __future__ import annotations

import pytest

from extract import FormatError, read_bytes

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("Merkblatt.DOC", OLD, r"a Word file of before 2007 \(save it as \.docx\)"),
        ("post.msg", OLD, r"an Outlook message \(save it as \.eml\)"),
        ("liste.xls", OLD, r"an Excel file \(save it as \.csv\)"),
        ("ohne Endung", OLD, r"an Office file of before 2007 \(save it as \.docx, \.csv or \.pdf\)"),
        ("falsch.txt", OLD, "an Office file of before 2007"),
        ("archiv.zip!innen/blatt.doc", OLD, "a Word file"),
        (
            "blatt.rtf",
            b"{\\rtf1\\ansi Anna Beispiel}",
            r"a rich text file \(RTF: save it as \.docx or \.odt\)",
        ),
        ("blatt.doc", b"{\\rtf1\\ansi Anna Beispiel}", "a rich text file"),
    ],
)
def test_what_it_is_and_what_to_do(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        list(read_bytes(data, name))


def test_a_text_that_speaks_of_such_files_is_one() -> None:
    (article,) = read_bytes(b"Eine Datei beginnt mit {\\rtf1, sagt Anna.", "a.txt")
    assert article.text.startswith("Eine Datei")
