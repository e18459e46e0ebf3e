from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from floors import compare, digest, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_figure_below_its_floor_and_one_no_longer_measured_fail(capsys: pytest.CaptureFixture[str]) -> None:
    floors = {"check.phones": 0.9, "check.emails": 0.95, "check.links": 0.7}
    assert compare({"check.phones": 0.9, "check.emails": 0.9499, "new": 0.1}, floors) == [
        "check.emails",
        "check.links",
    ]
    printed = capsys.readouterr().out.splitlines()
    assert printed[1:] == [
        "check.phones                       0.9000   0.9000",
        "check.emails                       0.9499   0.9500  BELOW",
        "check.links                             -   0.7000  BELOW",
        "new                                0.1000        -",
    ]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write({"check.phones": 0.97, "search.guide.de.at1": 0.6214}, "abc", tmp_path / "f.toml")
    known = tomllib.loads((tmp_path / "f.toml").read_text())
    assert known == {"gold": "abc", "floors": {"check.phones": 0.97, "search.guide.de.at1": 0.6214}}


def test_the_digest_tells_other_gold(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    before = digest(tmp_path)
    (tmp_path / "a.json").write_text("{ }")
    assert digest(tmp_path) != before
