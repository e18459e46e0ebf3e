"""Find phone and fax numbers in cleaned text, as German-speaking countries print them.

A cheap scan for digits that may begin a number, our own grammar for how it goes on (`phone_grammar`,
`phone_lists`), the labels beside it (`phone_labels`), guards against everything else that has digits
(`phone_guards`), and libphonenumber's ranges (`phone_numbers`). Each refusal has its reason.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.find.phone_grammar import DASHES, SLASHES
from extract.find.phone_links import number_of_target
from extract.find.phone_numbers import COUNTRY_CODES
from extract.find.phone_search import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Block, Link
    from extract.mention import Phone, Rejection

_DASH = re.escape(DASHES)
# Where a number may begin: a "0" or a "+" with five more digits not far behind, or a short code. Each pattern
# begins with one literal, for which the engine searches at memory speed; all parts are bounded.
# What follows is looked at, not taken: behind "-001 / " another number begins.
_FIVE_MORE = rf"(?=(?:[ ()./|\n{_DASH}{SLASHES}·•']{{0,5}}\d){{5}})"
_ZERO = re.compile(rf"0(?<!\d0)(?<!\d[.,:]0){_FIVE_MORE}")
_PLUS = re.compile(rf"\+{_FIVE_MORE}")
_CODES = {
    # "22 8 33" is dialled from mobiles for the pharmacy on duty
    "DE": (
        re.compile(r"1(?<!\d1)1(?:[025]|6[ -]?\d{3}|8\d{2,3})(?!\d)"),
        re.compile(r"19(?<!\d19)[ -]?222(?!\d)"),
        re.compile(r"2(?<!\d2)2 ?8 ?33(?!\d)"),
    ),
    "AT": (re.compile(r"1(?<!\d1)(?:12|16[ -]?\d{3}|[2-4]\d|450)(?!\d)"),),
    "CH": (re.compile(r"1(?<!\d1)(?:1[278]|16[ -]?\d{3}|4\d|414|8[01]\d)(?!\d)"),),
}
_PLACE = attrgetter("span.start", "span.end")
# Without a seed only a label can make a number; one of these stems is in nearly all labels, with a digit
# close behind: not "Telefonat 2", "Telefonzelle 3". Before each stands a letter of it, for which `in` looks
# first.
_DIGIT_NEAR = r"(?!i?er|at|buch|zelle|netz)[^\d\n]{0,24}\n{0,2}[^\d\n]{0,4}\d"
_LOCAL_LABELS = tuple(
    (rare, stem, re.compile(f"{re.escape(stem)}{_DIGIT_NEAR}"))
    for rare, stem in (
        ("T", "Tel."), ("x", "Fax"), ("☎", "☎"), ("f", "elefon"), ("w", "wahl"), ("u", "ufnummer"),
        ("t", "otline"),
    )
)  # fmt: skip


def find_phones(
    text: str,
    *,
    region: str = "DE",
    area_codes: Sequence[str] = (),
    links: Sequence[Link] = (),
    blocks: Sequence[Block] = (),
) -> tuple[tuple[Phone, ...], tuple[Rejection, ...]]:
    """Find all phone and fax numbers of a cleaned text, in order, and what was refused with its reason.

    `region` is the country whose numbers are printed without country code ("DE", "AT", "CH");
    `area_codes` are those that the publisher's place makes certain ("05021"); digits printed for one of
    `links` that dials need no label; `blocks` tell the article's numbers from those of the page's frame
    where a number without area code is completed. A number printed twice is returned twice. `rule` of a
    phone is what made it one: label, form, list, extension, bare extension, area code given apart,
    completed, short code (and link, from `phones_of_links`).
    """
    region = region if region in COUNTRY_CODES else "DE"
    seeds, by_label = _seeds(text, region), _has_local_label(text)
    if not seeds and not by_label:
        return (), ()
    dialled = sorted([link.span for link in links if number_of_target(link.target, region)])
    search = Search(text, region, dialled)
    seeds = search.plausible(seeds)
    if seeds or by_label:
        search.run(seeds, by_label=by_label)
        search.complete(area_codes, blocks)
    return tuple(sorted(search.phones, key=_PLACE)), tuple(sorted(search.rejections, key=_PLACE))


def _seeds(text: str, region: str) -> list[int]:
    seeds = [match.start() for match in _ZERO.finditer(text)]
    for code in _CODES[region]:
        seeds += [match.start() for match in code.finditer(text)]
    if "+" in text:
        seeds += [match.start() for match in _PLUS.finditer(text)]
    return sorted(seeds)


def _has_local_label(text: str) -> bool:
    """Tell whether a digit follows close behind a label, where it may be a number though no seed is."""
    for rare, stem, pattern in _LOCAL_LABELS:
        if rare in text and stem in text and pattern.search(text):
            return True
    return False
