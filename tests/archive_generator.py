"""Make an archive of any size: desks named again and again, common names, shared switchboards, hotlines.

What makes adding slow in real archives is in it: a Peter Müller in three hundred towns, a hotline that
every paper prints, offices of one name everywhere, a county that is named every week. Subscriber numbers
begin with 0, which no real one does (Bundesnetzagentur, numbering plan E.164).
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from directory_samples import Wanted, findings

from extract.find.phone_numbers import area_codes

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from extract.mention import Findings

_SYLLABLES: Final = (
    "ba be bo da de do fa fe ga ge go ha he ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta"
    " te to wa wi"
    " au ei en er ing ung an ar"
).split()
_GIVEN: Final = (
    "Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Christian Uwe Werner Horst Frank Dieter"
    " Manfred Gerhard Hans Bernd Thorsten Martin Helmut Karl Heinz Walter Ralf Jörg Sven Jan Lars"
    " Ursula Maria"
    " Monika Petra Elisabeth Sabine Renate Helga Karin Brigitte Ingrid Erika Andrea Gisela Claudia Susanne"
    " Gabriele Christa Christine Hildegard Anna Birgit Barbara Gerda Nicole Angelika Ute Heike Silke"
    " Anja Ayşe"
    " Fatma Mehmet Olga Swetlana Ivan Piotr Agnieszka Ahmed Layla"
).split()
_COMMON: Final = (
    "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter"
    " Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt"
    " Werner Krause"
    " Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang"
    " Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck"
).split()
_KINDS: Final = (
    "Stadt {}",
    "Landkreis {}",
    "Volkshochschule {}",
    "Diakonie {}",
    "Caritas {}",
    "DRK {}",
    "AWO {}",
    "Tafel {} e. V.",
    "Polizei {}",
    "TSV {}",
    "Feuerwehr {}",
    "Kirchengemeinde {}",
)
_UNITS: Final = (
    None,
    None,
    None,
    "Sozialamt",
    "Jugendamt",
    "Bürgerbüro",
    "Fachdienst Migration",
    "Pressestelle",
)
_SERVICES: Final = "Schuldnerberatung Sprachkurs Integrationskurs Suchthilfe Pflegeberatung Ehrenamt".split()
_HOTLINES: Final = tuple(f"+49800000{n:04}" for n in range(10))
_PAPERS: Final = 300
_REMEMBERED: Final = 100_000


@cache
def _towns() -> tuple[tuple[str, str], ...]:
    """Return (area code, town) of all that have one, as printed."""
    codes = sorted(area_codes("DE").items())
    return tuple((code.removeprefix("0"), name.split(",")[0].split("/")[0]) for code, name in codes)


def newspaper(chance: random.Random, articles: int) -> Iterator[Findings]:
    """Yield so many articles, half of them without a contact, and half as many contacts in all.

    The others name one to three desks each. Half of these are new; of the rest most were named of late,
    some for years.
    """
    desks: deque[Wanted] = deque(maxlen=_REMEMBERED)
    lasting: list[Wanted] = []
    for number in range(articles):
        named: list[Wanted] = []
        for _ in range(chance.randrange(1, 4) if chance.random() < 0.5 else 0):
            if not desks or chance.random() < 0.5:
                named.append(_desk(chance))
                desks.append(named[-1])
                if len(lasting) < _REMEMBERED and chance.random() < 0.05:
                    lasting.append(named[-1])
            elif lasting and chance.random() < 0.2:
                named.append(_said_again(chance, chance.choice(lasting)))
            else:
                named.append(_said_again(chance, desks[-int(len(desks) ** chance.random())]))
        yield findings(
            f"archive/{number}.txt",
            *named,
            title=f"{_word(chance).capitalize()} {_word(chance)} {chance.choice(_SERVICES)}",
            published=_day(chance),
            publisher=f"Bote {chance.randrange(_PAPERS)}",
            text=f"{number} {_text(chance)}",
        )


def archive(chance: random.Random, articles: int) -> Iterator[Findings]:
    """Yield so many articles with a contact each; about half as many contacts stand in them."""
    desks: list[Wanted] = []
    for number in range(articles):
        if not desks or chance.random() < 0.5:
            wanted = _desk(chance)
            desks.append(wanted)
        else:
            # What was named of late is named again; some desks for years.
            back = int(len(desks) ** chance.random())
            wanted = _said_again(chance, desks[-back])
        yield findings(
            f"archive/{number}.txt",
            wanted,
            title=f"{_word(chance).capitalize()} {_word(chance)} {chance.choice(_SERVICES)}",
            published=_day(chance),
            publisher=f"Bote {chance.randrange(_PAPERS)}",
            text=f"{number} {_text(chance)}",
        )


def _desk(chance: random.Random) -> Wanted:
    towns = _towns()
    code, town = towns[int(len(towns) ** chance.random()) - 1]
    kind = chance.randrange(len(_KINDS))
    organization = _KINDS[kind].format(town)
    switchboard = f"+49{code}0{kind:02}000"
    domain = f"k{kind}-{code}.example"
    if chance.random() < 0.15:
        return Wanted(
            department=chance.choice(_UNITS),
            organization=organization,
            service=chance.choice(_SERVICES),
            phones=(switchboard,),
            emails=(f"info@{domain}",),
        )
    given = chance.choice(_GIVEN)
    surname = (
        _COMMON[int(len(_COMMON) ** chance.random()) - 1]
        if chance.random() < 0.15
        else "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()
    )
    number = (
        chance.choice(_HOTLINES)
        if chance.random() < 0.01
        else switchboard
        if chance.random() < 0.4
        else f"+49{code}0{kind:02}{chance.randrange(1000):03}"
    )
    return Wanted(
        f"{given} {surname}",
        department=chance.choice(_UNITS),
        organization=organization if chance.random() < 0.85 else None,
        service=chance.choice(_SERVICES),
        phones=(number,),
        emails=(f"{given[0]}.{surname}@{domain}".lower(),) if chance.random() < 0.5 else (),
    )


def _said_again(chance: random.Random, desk: Wanted) -> Wanted:
    """Return a desk as one more article has it: less, or on the switchboard."""
    if chance.random() < 0.3:
        desk = replace(desk, department=None)
    if desk.emails and chance.random() < 0.4:
        desk = replace(desk, emails=())
    return replace(desk, service=chance.choice(_SERVICES))


def _day(chance: random.Random) -> str:
    return f"{2005 + chance.randrange(21)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"


def _word(chance: random.Random) -> str:
    # Few words make most of a text (Zipf): the number of syllables is drawn from a short list first.
    size = int(len(_SYLLABLES) ** chance.random())
    return "".join(_SYLLABLES[chance.randrange(size)] for _ in range(chance.randrange(2, 5)))


def _text(chance: random.Random) -> str:
    sentences = (
        " ".join(_word(chance) for _ in range(chance.randrange(6, 14))) for _ in range(chance.randrange(3, 9))
    )
    return " ".join(f"{sentence.capitalize()}." for sentence in sentences)
