"""An organisation's own topics file: what is read, and what is said where it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from directory.errors import DirectoryError
from directory.topics import TopicsFileError, load_topics

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
[[topic]]
id = "gardens"
names = { de = "Gärten" }

[[topic]]
id = "bees"
parent = "gardens"
names = { de = "Bienen", en = "Bees" }
strong = ["imker*", "*bienen*"]
words = ["wabe", "volk + stock"]
against = ["bienenstich*"]
leika = "99000000000000"
open_eligibility = "human_services:education"
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_own_file_is_read(tmp_path: Path) -> None:
    topics = load_topics(_write(tmp_path, OWN))
    assert list(topics.by_id) == ["gardens", "bees"]
    assert topics.by_id["bees"].leika == "99000000000000"
    assert topics.by_id["bees"].open_eligibility == "human_services:education"
    assert dict(topics.classify("Wildbienen und ihre Imkerin", None, None, None)).keys() == {"bees"}
    assert topics.classify("Rezept für Bienenstich", None, None, None) == ()
    assert dict(topics.classify("Ein Volk in jedem Stock", None, None, None)).keys() == {"bees"}


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8-sig")
    assert "bees" in load_topics(path).by_id


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('id = "bees"', 'id = "Bees"', "line 6: topic 'Bees': an id has lower-case ASCII letters"),
        ('id = "bees"', "", "line 6: topic None: an id has"),
        ('id = "bees"', 'id = "gardens"', "line 6: topic 'gardens' stands there twice"),
        ('parent = "gardens"', 'parent = "garden"', "line 6: topic 'bees': parent 'garden' is no topic"),
        ('parent = "gardens"', 'parent = "bees"', "line 6: topic 'bees': parent 'bees' is no topic"),
        ('parent = "gardens"', "parent = 3", "line 6: topic 'bees': parent = 3"),
        ("words = ", "word = ", "line 6: topic 'bees': unknown key 'word'"),
        ('"wabe"', '"*"', "line 6: topic 'bees': words: '*'"),
        ('"wabe"', '""', "line 6: topic 'bees': words: ''"),
        ('"wabe"', '"wa*be"', "line 6: topic 'bees': words: 'wa*be'"),
        ('"wabe"', '"=wabe*"', "line 6: topic 'bees': words: '=wabe*'"),
        ('"wabe"', '"volk + "', "line 6: topic 'bees': words: 'volk + '"),
        ('["wabe", "volk + stock"]', '"wabe"', "line 6: topic 'bees': words is a list"),
        ('"wabe"', "7", "line 6: topic 'bees': words holds 7"),
        ('"99000000000000"', '"4711"', "line 6: topic 'bees': leika = '4711'"),
        ('"human_services:education"', '"education"', "line 6: topic 'bees': open_eligibility"),
        ('en = "Bees"', 'english = "Bees"', "line 6: topic 'bees': 'english' is no language tag"),
        ('en = "Bees"', 'en = " "', "line 6: topic 'bees': the name in 'en' is empty"),
        ('names = { de = "Gärten" }', "", "line 2: topic 'gardens': names is missing"),
        ("[[topic]]", "[topic]", "is no TOML"),
        ('id = "bees"', 'id = "bees', "is no TOML: Illegal character"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert old in OWN
    path = _write(tmp_path, OWN.replace(old, new, 1))
    with pytest.raises(TopicsFileError) as caught:
        load_topics(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "topic = 3\n", 'title = "no topics"\n', "topic = []\n", "topic = [1]\n"]
)
def test_a_file_without_topics_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(TopicsFileError, match=r"own\.toml"):
        load_topics(_write(tmp_path, text))


def test_a_missing_or_binary_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError, match=r"missing\.toml: topics cannot be read"):
        load_topics(tmp_path / "missing.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(DirectoryError, match=r"binary\.toml: topics cannot be read"):
        load_topics(tmp_path / "binary.toml")


def test_a_topic_in_a_topic_of_a_group_is_refused(tmp_path: Path) -> None:
    third = '\n[[topic]]\nid = "hives"\nparent = "bees"\nnames = { de = "Beuten" }\n'
    with pytest.raises(TopicsFileError, match="line 16: topic 'hives': parent 'bees'"):
        load_topics(_write(tmp_path, OWN + third))
