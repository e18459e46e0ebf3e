"""Speed of phone finding beside python-phonenumbers' matcher, and growth on hostile input.

Run: `.venv/bin/python tests/bench/phones.py`. Prints MB/s on invented news of which 1 article in 20 has a
contact and on contact-dense notices, then, per hostile pattern, how the time grows when the input doubles
(2.0 is linear; times below 10 ms say little).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import phonenumbers

# A script beside this one bears the package's name: its folder must not be searched for the package.
sys.path[:] = [folder for folder in sys.path if Path(folder).resolve() != Path(__file__).resolve().parent]

from extract.find.phones import find_phones  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SENTENCES = (
    "Der Rat von Musterstadt hat am 14.03.2023 einen Haushalt von 12,5 Millionen beschlossen.",
    "Wie es hieß, stieg die Zahl der Anträge von 1.250 auf 1.873, das sind 49,8 Prozent mehr.",
    "Am Samstag um 15.30 Uhr trifft die SG Beispiel auf den FC Muster, das Hinspiel endete 2:1.",
    "„Wir haben lange darauf hingearbeitet“, sagte die Vorsitzende Erika Muster der versammelten Presse.",
    "Die Bauarbeiten an der Bundesstraße 215 dauern voraussichtlich bis zum 30. November.",
    "Im Hotel am Markt übernachteten 2022 mehr als 110 Gäste aus Mitteldeutschland.",
    "Die Ausstellung ist dienstags von 10.00 bis 17.00 Uhr geöffnet, der Eintritt kostet 5 Euro.",
    "Danach blieben alle noch lange beisammen, und es wurde viel gelacht und getanzt.",
    "Rund 30 000 Besucherinnen und Besucher kamen in den vergangenen 25 Jahren in den Saal.",
    "Das Verfahren (Az. 12 K 345/17) ist noch nicht abgeschlossen, ein Urteil wird 2024 erwartet.",
)
CONTACT = (
    " Für Fragen steht sie unter Telefon (0 30) 23 12 5{:d} {:02d} oder info@verein.example bereit,"
    " mobil 0171 39200{:02d}, Fax 030 23125-{:03d}."
)
NOTICE = (
    "Erika Muster, Fachdienst Beratung, Hauptstraße {:d}, 10969 Berlin, Montag bis Freitag 8.00-12.00 Uhr\n"
    "Telefon: 030 23125-{:03d}, Fax: -{:03d}, E-Mail: info@verein.example\n"
    "Die Beratung ist kostenlos und vertraulich, eine Anmeldung ist nötig. Ratsuchende kommen mit allen "
    "Unterlagen und werden gemeinsam mit einer Fachkraft einen Plan aufstellen.\n\n"
)
HOSTILE = {
    "digits": "0302312",
    "zero slash": "0/",
    "zero blank": "0 ",
    "brackets": "(0",
    "plus": "+4",
    "labels": "Tel. ",
    "labels and digits": "Tel. 030 ",
    "label lines": "Telefon\nFax\n",
    "table": "Telefon\nFax\n\n",
    "rows": "Telefon\nFax\n\n030 23125456\n030 23125457\n\n",
    "dashes": "-12 -34 ",
    "list": "030 23125-456 oder -457, -458 / -459 ",
    "short codes": "110 112 ",
    "numbers": "Tel. 030 23125456 ",
    "bare numbers": "030 23125456 ",
    "local": "Tel. 23125456 ",
    "areas": "Vorwahl 030 ",
    "dots": "0.1.2.",
    "dates": "05.10.1986 ",
    "references": "Kunden-Nr. 030 23125456 ",
    "notruf": "Notruf Notruf 112 ",
    "one token": "030-23125456/",
    "iban": "DE02 0302 3125 4560 ",
}


def news(articles: int) -> list[str]:
    texts = []
    for index in range(articles):
        text = " ".join(SENTENCES[(index * 7 + place * place) % len(SENTENCES)] for place in range(24))
        if index % 20 == 0:
            text += CONTACT.format(index % 10, index % 100, index * 7 % 100, index % 1000)
        texts.append(text)
    return texts


def notices(pages: int) -> list[str]:
    return [
        "".join(NOTICE.format(n % 90, n * 7 % 1000, n * 13 % 1000) for n in range(page * 8, page * 8 + 8))
        for page in range(pages)
    ]


def seconds(work: Callable[[str], object], texts: Sequence[str], repeats: int = 3) -> float:
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        for text in texts:
            work(text)
        best = min(best, time.perf_counter() - start)
    return best


def match(text: str) -> list[phonenumbers.PhoneNumberMatch]:
    return list(phonenumbers.PhoneNumberMatcher(text, "DE"))


def main() -> None:
    for name, texts in (("news", news(400)), ("notices", notices(120))):
        size = sum(len(text.encode()) for text in texts) / 1e6
        ours, theirs = seconds(find_phones, texts), seconds(match, texts)
        print(f"{name:10} find_phones {size / ours:6.1f} MB/s, matcher {size / theirs:6.1f}", end="")
        print(f": x {theirs / ours:4.1f}")
    for name, piece in HOSTILE.items():
        text = piece * (60_000 // len(piece))
        once, twice = seconds(find_phones, [text], 2), seconds(find_phones, [text + text], 2)
        print(f"{name:20} {once:6.3f} s, doubled {twice:6.3f} s: x {twice / once:4.2f}")


if __name__ == "__main__":
    main()
