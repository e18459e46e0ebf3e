"""Names that an address spells: "Solawi Seefurt" of "mitglied@solawi-seefurt.example".

The domain alone says nothing of who answers; a name that stands in the text and that the domain spells out
is the body's, whatever its words are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.bodies import NamedBody, Strength
from extract.find.gazetteer import is_town
from extract.mention import Body, Email

if TYPE_CHECKING:
    from collections.abc import Iterable

# Who lets everybody have an address there is named by no page as the one that answers.
_PROVIDERS = frozenset(
    "gmx web t-online freenet googlemail gmail outlook hotmail yahoo icloud live arcor aol posteo mailbox "
    "bluewin sunrise hispeed chello aon kabelmail kabelbw unitybox vodafone ewetel netcologne osnanet "
    "protonmail proton online magenta email mail".split()
)
_SHORTEST = 6  # letters of a domain; "awo", "vhs" stand in too many words
_LONGEST = 60
_UMLAUTS = {"ae": "(?:ä|ae)", "oe": "(?:ö|oe)", "ue": "(?:ü|ue)", "ss": "(?:ß|ss)"}
_MOST_WORDS = 5
_MOST_DOMAINS = 12


def is_provider(address: str) -> bool:
    """Tell an address at a provider ("…@gmx.de"), whose domain says nothing of who answers."""
    return address.rpartition("@")[2].rpartition(".")[0].rpartition(".")[2] in _PROVIDERS


def spelled_body(text: str, emails: Iterable[Email]) -> NamedBody | None:
    """Return the name in the text that the domain of one of the addresses spells, None if none does.

    A word may begin where the domain has a hyphen, and anywhere else: "tvgruenwald" is "TV Grünwald".
    What stands within an address of the web or of e-mail is no name, nor one without a capital letter. A page
    with addresses of many domains is nobody's own, and is not read through once for each of them.
    """
    domains = dict.fromkeys(email.address.rpartition("@")[2] for email in emails)
    if len(domains) > _MOST_DOMAINS:
        return None
    for domain in domains:
        label = domain.rpartition(".")[0].rpartition(".")[2]
        if is_provider(f"@{domain}") or not _SHORTEST <= len(label) <= _LONGEST:
            continue
        for match in _pattern(label).finditer(text):
            name = " ".join(match.group().split())
            capitals = sum(word[0].isupper() for word in name.split())
            if capitals and len(name.split()) <= _MOST_WORDS and not is_town(name):
                body = Body(Span(*match.span()), match.group(), name, "spelled by address")
                return NamedBody(body, None, Strength.NAMED, is_unit=False)
    return None


def _pattern(label: str) -> re.Pattern[str]:
    """Match a label's letters in order, with at most a blank or a hyphen between two of them."""
    parts = re.findall(r"ae|oe|ue|ss|[a-z0-9]", label.lower())
    letters = "[ -]?".join(_UMLAUTS.get(part, part) for part in parts)
    return re.compile(rf"(?<![\w@./-]){letters}(?![\w@-]|\.\w|/)", re.IGNORECASE)
