"""Measure the person finder: `PYTHONPATH=tests python -m bench.persons [--errors] [--only PART]`.

On tagged sentences (GermEval 2014, outer tags): precision, recall, F1 over persons, once over those of
two words and more, once over all. On the gold: recall of contact persons, precision and recall of all
persons named in the text; misses are shown for the part to develop on alone.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.find.emails import find_emails
from extract.find.persons import complete_surnames, find_persons
from extract.find.phones import find_phones
from extract.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_NEAR = 250


def sentences(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Yield each tagged sentence as text with the ranges of its outer names."""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield _sentence(rows)
            rows = []


def _sentence(rows: list[list[str]]) -> tuple[str, list[tuple[int, int, str]]]:
    text = ""
    names: list[tuple[int, int, str]] = []
    before = ""
    for row in rows:
        word, tag = row[1], row[2]
        if text and word not in {".", ",", ")", ";", ":", "!", "?"} and before != "(":
            text += " "
        start = len(text)
        text += word
        if tag.startswith("B-"):
            names.append((start, len(text), tag[2:]))
        elif tag.startswith("I-") and names:
            names[-1] = (names[-1][0], len(text), names[-1][2])
        before = word
    return text, names


def figures(right: int, found: int, wanted: int) -> str:
    """Return precision, recall and F1 as printed."""
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return (
        f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   ({right} right of {found} found, {wanted} wanted)"
    )


def around(text: str, start: int, end: int) -> str:
    """Return what stands around a name, on one line."""
    return text[max(0, start - 40) : end + 40].replace("\n", "⏎")


def tagged(path: Path, *, errors: bool) -> None:
    """Print the figures on tagged sentences."""
    right = found = wanted = right_all = wanted_all = found_all = 0
    by_rule: dict[str, list[int]] = {}
    for text, names in sentences(path):
        gold = {(s, e) for s, e, tag in names if tag == "PER"}
        gold_full = {(s, e) for s, e in gold if " " in text[s:e]}
        persons = find_persons(text)
        ours = {(p.span.start, p.span.end) for p in persons}
        ours_full = {(s, e) for s, e in ours if " " in text[s:e]}
        right += len(gold_full & ours_full)
        found += len(ours_full)
        wanted += len(gold_full)
        right_all += len(gold & ours)
        found_all += len(ours)
        wanted_all += len(gold)
        for person in persons:
            count = by_rule.setdefault(person.rule, [0, 0])
            count[0] += (person.span.start, person.span.end) in gold
            count[1] += 1
            if errors and (person.span.start, person.span.end) not in gold:
                print(
                    f"+ {person.name!r} [{person.rule}]   {around(text, person.span.start, person.span.end)}"
                )
        if errors:
            for start, end in sorted(gold_full - ours_full):
                print(f"- {text[start:end]!r}   {text[max(0, start - 40) : end + 40]}")
    print(f"{path.name}: persons of two words and more  {figures(right, found, wanted)}")
    print(f"{path.name}: all persons                    {figures(right_all, found_all, wanted_all)}")
    for rule, (good, found) in sorted(by_rule.items(), key=lambda item: -item[1][1]):
        print(f"    {rule:28} {good:5} of {found:5}  {good / found:.3f}")


def on_gold(folder: Path, *, errors: bool) -> None:
    """Print the figures on the annotated documents, by part."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    for part in ("develop", "check"):
        sums: Counter[str] = Counter()
        for file in sorted((folder / "ann").glob("*.json")):
            raw = json.loads(file.read_text(encoding="utf-8"))
            if score.part_of(raw["id"]) == part:
                (document,) = (folder / "docs").glob(f"{raw['id']}.*")
                sums += document_figures(document, raw, score.person_key, errors=errors and part == "develop")
        recall = sums["contacts found"] / max(sums["contacts"], 1)
        print(f"gold {part}: contact persons R {recall:.3f} (of {sums['contacts']})")
        print(f"gold {part}: all persons   {figures(sums['right'], sums['found'], sums['named'])}")
        near = sums["near right"] / max(sums["near"], 1)
        print(f"gold {part}: of {sums['near']} found near a channel {near:.3f} are named in the annotation")


def document_figures(
    document: Path, raw: dict[str, Any], key: Callable[[str], str], *, errors: bool
) -> Counter[str]:
    """Count the persons wanted and found in one document, and show what is amiss."""
    texts = [article.text for article in read(document)]
    text = "\n".join(texts)
    persons = complete_surnames(find_persons(text))
    found = {key(person.name) for person in persons}
    wanted = {key(contact["person"]) for contact in raw["contacts"] if contact["person"]}
    every = wanted | {key(name) for name in raw["other_persons"]}
    channels = [phone.span for phone in find_phones(text)[0]] + [mail.span for mail in find_emails(text)[0]]
    near = {
        key(person.name)
        for person in persons
        if any(c.start - _NEAR < person.span.end and person.span.start < c.end + _NEAR for c in channels)
    }
    if errors:
        for name in sorted(every - found):
            print(f"- {raw['id']}: {name}{'  CONTACT' if name in wanted else ''}")
        for person in persons:
            if (name := key(person.name)) not in every:
                sign = "+ NEAR" if name in near else "+"
                where = around(text, person.span.start, person.span.end)
                print(f"{sign} {raw['id']}: {person.name} [{person.rule} {person.certainty}]   {where}")
    return Counter(
        {
            "contacts": len(wanted),
            "contacts found": len(wanted & found),
            "named": len(every),
            "found": len(found),
            "right": len(found & every),
            "near": len(near),
            "near right": len(near & every),
        }
    )


def speed(folder: Path) -> None:
    """Print load time and throughput over all documents."""
    start = time.process_time()
    find_persons("Frau Anna Kramer")
    print(f"first call, lists loaded: {(time.process_time() - start) * 1000:.0f} ms")
    texts = [a.text for f in sorted((folder / "docs").iterdir()) for a in read(f)]
    size = sum(map(len, texts))
    start = time.process_time()
    for text in texts:
        find_persons(text)
    took = time.process_time() - start
    print(f"{size / 1e6:.2f} M characters in {took:.2f} s: {size / took / 1e6:.2f} M characters/s")


def main() -> None:
    """Read the arguments and print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--ner", type=Path, default=Path("../shared/ner/germeval2014-dev.tsv"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", choices=("ner", "gold", "speed"))
    arguments = parser.parse_args()
    if arguments.only in {None, "speed"}:
        speed(arguments.gold)
    if arguments.only in {None, "ner"}:
        tagged(arguments.ner, errors=arguments.errors)
    if arguments.only in {None, "gold"}:
        on_gold(arguments.gold, errors=arguments.errors)


if __name__ == "__main__":
    main()
