"""Make articles about people who are known to be one or two: every way of writing one, every hard two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from directory_samples import BERLIN, COLOGNE, FRANKFURT, HAMBURG, MOBILE, MUNICH, Wanted, findings

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from extract.mention import Findings

_GIVEN: Final = (
    "Anna Petra Käthe Jörg Jürgen Uwe Silke Hans-Peter Marie-Luise Özlem Stefan Katrin Philipp Thorsten"
    " Claudia Andrea Andreas Martin Martina Jan Jana Karl Karla Simon Simone Ute Ralf Ines Olaf Nora".split()
)
_SURNAMES: Final = (
    "Behrens Hartung Müller Großmann Schäfer Kurz Wessel Lindemann Eckhardt Hoffmann Petersen Schröder Meier"
    " Schmidt Weber Koch Brandt Sommer Krüger Möller Otten Dietz Kolbe Ahrens Teich Thomsen".split()
)
_TOWNS: Final = {
    "Celle": ("29221", BERLIN),
    "Peine": ("31224", HAMBURG),
    "Uelzen": ("29525", HAMBURG),
    "Köln": ("50667", COLOGNE),
    "Frankfurt": ("60311", FRANKFURT),
    "Augsburg": ("86150", MUNICH),
}
_BODIES: Final = (
    ("Volkshochschule {}", "VHS {}"),
    ("Landkreis {}", "Kreisverwaltung {}"),
    ("Diakonisches Werk {}", "Diakonie {}"),
    ("Deutsches Rotes Kreuz {}", "DRK {}"),
    ("Arbeiterwohlfahrt {}", "AWO {}"),
    ("Tafel {} e. V.", "Tafel {}"),
    ("Stadtverwaltung {}", "Stadt {}"),
)
_UNITS: Final = (None, None, "Sozialamt", "Fachdienst Migration und Teilhabe", "Jugendamt", "Bürgerbüro")
_TITLES: Final = ("", "", "Dr. ", "Frau ", "Herr ", "Prof. Dr. ", "Dipl.-Ing. ")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ö": "Oe"})
_SLIPS: Final = (("ff", "f"), ("th", "t"), ("ai", "ei"), ("dt", "d"), ("nn", "n"), ("ph", "f"), ("tt", "t"))


@dataclass(frozen=True)
class Desk:
    """One person at one desk: what is true, from which articles are written."""

    given: str
    surname: str
    body: tuple[str, str]
    town: str
    unit: str | None
    number: str
    mobile: str
    address: str

    @property
    def wanted(self) -> Wanted:
        postal, _ = _TOWNS[self.town]
        return Wanted(
            person=f"{self.given} {self.surname}",
            department=self.unit,
            organization=self.body[0].format(self.town),
            place=f"Markt 1, {postal} {self.town}",
            phones=(self.number,),
            emails=(self.address,),
        )


def desks(chance: random.Random, count: int) -> list[Desk]:
    """Return desks, of which many share a surname, a number, an inbox, a name or an office's name."""
    made: list[Desk] = []
    taken: set[tuple[str, ...]] = set()
    while len(made) < count:
        desk = _desk(chance)
        if made and chance.random() < 0.5:
            desk = _hard(chance, chance.choice(made), desk)
        # Two people of one name in one body are one to anybody who reads of them.
        who = (desk.given, desk.surname, desk.body[0], desk.town)
        if who not in taken:
            taken.add(who)
            made.append(desk)
    return made


def _desk(chance: random.Random) -> Desk:
    given, surname = chance.choice(_GIVEN), chance.choice(_SURNAMES)
    town = chance.choice(sorted(_TOWNS))
    end = f"{chance.randrange(100):02}"
    domain = f"{chance.choice('abcdef')}-{_ascii(town)}.example"
    return Desk(
        given,
        surname,
        chance.choice(_BODIES),
        town,
        chance.choice(_UNITS),
        _TOWNS[town][1] + end,
        MOBILE + f"{chance.randrange(100):02}",
        chance.choice((f"info@{domain}", f"{_ascii(given)}.{_ascii(surname)}@{domain}")),
    )


def _hard(chance: random.Random, near: Desk, new: Desk) -> Desk:
    """Return a desk that is easily taken for another one."""
    return chance.choice(
        (
            replace(new, surname=near.surname, number=near.number, town=near.town),  # father and son
            replace(
                near, given=new.given, surname=new.surname
            ),  # colleague or successor, one number, one inbox
            replace(near, given=new.given),  # colleague of one surname
            replace(new, given=near.given, surname=near.surname),  # namesake
            replace(new, body=near.body, unit=near.unit),  # the same office, maybe of another town
        )
    )


def articles(chance: random.Random, made: list[Desk], each: int) -> Iterator[tuple[int, Findings]]:
    """Yield articles with the number of the desk that each is about, in any order."""
    numbered = [(number, turn) for number in range(len(made)) for turn in range(each)]
    chance.shuffle(numbered)
    for number, turn in numbered:
        wanted = written(chance, made[number], _ways(made, number)) if turn else made[number].wanted
        day = f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02}-11"
        yield (
            number,
            findings(f"{number}-{turn}.txt", wanted, published=day, publisher=None, text=f"{number} {turn}"),
        )


def _ways(made: list[Desk], number: int) -> frozenset[str]:
    """Return how the person may be written so that it is known who is meant: there may be two Meiers."""
    desk = made[number]
    others = [
        other.given
        for other in made
        if other is not desk
        and (other.surname, other.body, other.town) == (desk.surname, desk.body, desk.town)
    ]
    ways = {"plain", "spelled out", "turned", "loud", "slip"}
    if not others:
        ways.add("surname")
    if all(given[0] != desk.given[0] for given in others):
        ways.add("initial")
    return frozenset(ways)


def written(chance: random.Random, desk: Desk, known: frozenset[str]) -> Wanted:
    """Return the desk as one more article may have it: enough is said to know it again."""
    wanted = desk.wanted
    if chance.random() < 0.4:
        wanted = replace(wanted, organization=desk.body[1].format(desk.town))
    if chance.random() < 0.3:
        wanted = replace(wanted, place=None)
    if chance.random() < 0.3:
        wanted = replace(wanted, department=None)
    full = f"{desk.given} {desk.surname}"
    ways = {
        "plain": full,
        "spelled out": full.translate(_UMLAUTS),
        "turned": f"{desk.surname}, {desk.given}",
        "loud": full.replace("-", " ").upper(),
        "initial": f"{desk.given[0]}. {desk.surname}",
        "surname": desk.surname,
        "slip": _slip(chance, full),
    }
    way = chance.choice(sorted(known))
    if way in {
        "plain",
        "spelled out",
        "turned",
        "loud",
    }:  # the full name: another number, or one channel only
        number = desk.number if chance.random() < 0.5 else desk.mobile
        wanted = replace(wanted, phones=(number,), emails=wanted.emails if chance.random() < 0.5 else ())
    title = chance.choice(_TITLES)
    salutation = "" if title.strip() in {"Frau", "Herr"} else title
    return replace(wanted, person=ways[way], written=f"{salutation}{ways[way]}")


def _slip(chance: random.Random, name: str) -> str:
    for right, wrong in chance.sample(_SLIPS, len(_SLIPS)):
        if right in name:
            return name.replace(right, wrong, 1)
    return name


def _ascii(name: str) -> str:
    return name.lower().replace("-", "").translate(_UMLAUTS)
