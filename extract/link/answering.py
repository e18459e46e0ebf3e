"""Choose who answers an offer: the bodies it names, or the nearest ones that the page knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from extract.find.bodies import NamedBody, Strength
from extract.find.body_heads import head_of
from extract.find.gazetteer import fold, is_common_word
from extract.layout import Shape
from extract.link import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.link.context import Context
    from extract.link.offers import Offer
    from extract.link.overview import Overview
    from extract.mention import Body

_FILLED = 0.6  # of the title's characters
# What is a part of something larger whatever name stands behind it: "Jugendamt Seefurt".
_ALWAYS_PARTS = tuple("amt abteilung bereich dienst gebiet dezernat referat pressestelle redaktion".split())
# Offices that towns, counties and states have, and whose they are.
_PUBLIC_OFFICE = re.compile(
    r"\b(?:Ordnungs|Sozial|Jugend|Bau|Tiefbau|Hochbau|Umwelt|Kultur|Sport|Schul|Standes|Haupt|Einwohnermelde|Gesundheits|"
    r"Veterinär|Liegenschafts|Steuer|Stadtplanungs|Bürger)amt\b|\bBürger(?:büro|service|dienste)\b"
)
_PUBLIC = re.compile(
    r"[Ss]tadt|[Kk]reis|[Gg]emeinde|[Vv]erwaltung|Magistrat|Rathaus|[Bb]ezirk|Region|Land\b|Amt\b|Markt\b|Senat|"
    r"Hauptmannschaft|[Rr]egierung|[Mm]inisterium|[Uu]niversität|Kommune|Landratsamt|Dezernat|Fachbereich|Referat"
)
_MOST_BODIES = 64  # of a sentence that are compared with the main body
_ALIKE = 88  # of 100: an inflected adjective apart


def bodies_from_context(offer: Offer, context: Context, overview: Overview) -> tuple[NamedBody, ...]:
    """Return who answers where the offer itself names no body, the nearest evidence first."""
    if overview.office:
        return (overview.office,)
    in_sentence = offer.passages[-1].unit.shape is Shape.SENTENCE
    return (
        (_around_sentence if in_sentence else _around_card)(offer, context, overview)
        or _some(overview.address_name)
        or overview.addressed
    )


def _around_sentence(offer: Offer, context: Context, overview: Overview) -> tuple[NamedBody, ...]:
    last = offer.passages[-1]
    quoted = labels.is_quoted(last.text)
    said = () if labels.is_ours(last.text) and not quoted else context.said_bodies(last.unit.block)
    return (
        _some(overview.spelled_by(offer.channels))
        or _some(overview.spoken_for(offer.persons or (context.speakers() if quoted else ())))
        or said
        or context.heading_bodies()
        or _some(overview.title)
        or _some(overview.owner)
        or _some(_main_elsewhere(offer, overview))
    )


def _around_card(offer: Offer, context: Context, overview: Overview) -> tuple[NamedBody, ...]:
    heading = context.heading_bodies()
    if card := context.card_bodies():
        return (*heading, *card) if card[-1].is_unit else card
    return (
        context.introduced(offer.passages[0].unit.block)
        or heading
        or _some(overview.spoken_for(offer.persons))
        or _some(overview.spelled_by(offer.channels))
        or _some(_above(offer, context))
        or context.said_bodies(offer.passages[-1].unit.block, reach=2)
        or _some(overview.title)
        or _some(overview.owner)
        or _some(overview.title_line if context.is_generic() else None)
        or _some(overview.main if overview.main_is_sure and context.heads_all() else None)
    )


def _main_elsewhere(offer: Offer, overview: Overview) -> NamedBody | None:
    """Return the article's main body, but for a person not one that her own sentence names behind her number.

    "bei Anna Kramer (030 …) oder im Pfarrbüro, Telefon 040 …": the office is another way.
    """
    main, last = overview.main, offer.passages[-1]
    first = offer.channels[0].span.end
    behind = main and any(
        b.body.name == main.body.name and b.body.span.start > first for b in last.bodies[:_MOST_BODIES]
    )
    return None if offer.persons and behind else main


def _above(offer: Offer, context: Context) -> NamedBody | None:
    """Return the body that the heading above a card names by its place.

    Above what one registers for stands the offer, and above a person stands what she does as often as where.
    """
    if any(labels.invites(passage.text) for passage in offer.passages):
        return None
    above = context.heading_above()
    if above and labels.heads_an_offer(above.body.name):
        return None  # "Freiwilliges Engagement im Bereich …", "Töpfern für Kinder"
    unsure = above and above.strength < Strength.NAMED and not context.headings[-1].bodies
    if above and unsure and offer.persons and not _is_short(above.body.name):
        return None
    if above and unsure and offer.persons and _is_topic(above.body.name):
        return None
    return above


def _is_topic(name: str) -> bool:
    """Tell a heading of words that are no names: "Familie und Senioren"."""
    return all(is_common_word(word) for word in name.split() if word[0].isupper())


def _is_short(name: str) -> bool:
    """Tell "Anonyme Alkoholiker" from "Finanzielle Hilfe durch das Bildungspaket", which is an offer."""
    words = name.split()
    return len(words) <= 3 and all(word[0].isupper() or word in ("und", "von", "für", "&") for word in words)


def _some(named: NamedBody | None) -> tuple[NamedBody, ...]:
    return (named,) if named else ()


def department_and_organization(
    bodies: Sequence[NamedBody], context: Context, overview: Overview
) -> tuple[Body | None, Body | None]:
    """Tell the unit that answers from the larger body it belongs to.

    A unit whose offer names no larger body has the one that the article gives it elsewhere, or the one
    that heading, title, site or article are about.
    """
    if not bodies:
        return None, None
    units = [named for named in bodies if named.is_unit]
    chosen = units[-1] if units else bodies[-1]
    is_part = chosen.is_unit and not _has_own_name(chosen.body.name)
    larger = _larger(bodies, chosen) or overview.parents.get(fold(chosen.body.name))
    is_kind = " " not in chosen.body.name and chosen.body.rule == "head noun"  # "Schuldnerberatung" of a town
    unsure = is_kind or chosen.strength < Strength.NAMED
    if larger is None and (is_part or (unsure and not chosen.is_unit)):
        larger = _around(chosen, context, overview)
    if is_part or larger:
        return chosen.body, overview.full(larger) if larger else None
    return None, overview.full(chosen.body)


def _larger(bodies: Sequence[NamedBody], chosen: NamedBody) -> Body | None:
    """Return the larger body that the name of the chosen one holds, or that the offer names beside it."""
    # "Ambulante Pflegedienste" above a list is nobody's larger body
    others = (named.body for named in bodies if named is not chosen and not named.is_plural)
    return chosen.parent or next((other for other in others if not _alike(other, chosen.body)), None)


def _has_own_name(name: str) -> bool:
    """Tell "Familienberatungsstelle Lohe-Anger", which no larger body has to explain, from "Amt für Jugend".

    Behind the head stands a word that is none of German prose.
    """
    words = name.split()
    heads = [(number, head) for number, word in enumerate(words) if (head := head_of(word))]
    if not heads or heads[0][1].base.endswith(_ALWAYS_PARTS):
        return False
    behind = words[heads[0][0] + 1 : heads[0][0] + 2]
    return any(word[0].isupper() and not is_common_word(word) for word in behind)


def _around(unit: NamedBody, context: Context, overview: Overview) -> Body | None:
    """Return the larger body that heading, title, site or the whole article name for a unit."""
    title = overview.title
    filled = title and len(title.body.name) >= _FILLED * overview.title_length
    candidates = [title if filled else None, overview.owner]
    if unit.is_unit:
        candidates = [*context.heading_bodies(), *candidates, overview.main]
    public = _PUBLIC_OFFICE.search(unit.body.name) is not None
    for named in candidates:
        if public and named and not _PUBLIC.search(named.body.name):
            continue  # "im Tierheim Lohe (030 …) oder beim Ordnungsamt (030 …)"
        if named and unit.of_area and not named.body.name.lower().startswith(unit.of_area):
            continue  # "Wirtschaftsförderung des Landkreises" is no part of the Agentur für Arbeit
        if named and _is_larger(named) and not _alike(named.body, unit.body):
            return named.body
    return None


def _is_larger(named: NamedBody) -> bool:
    """Tell a body that can have units: one with a name or a legal form, not "Schuldnerberatung" alone."""
    if named.is_unit or named.is_plural or named.strength < Strength.NAMED:
        return False
    head = head_of(named.body.name.split()[0])
    if head is not None and head.trait == "circle":
        return False
    return (
        named.strength is Strength.LEGAL
        or " " in named.body.name
        or named.body.rule in ("known name", "owner")
    )


def _alike(one: Body, other: Body) -> bool:
    """Tell two spellings of one name: "Staatliche Gesundheitsamt", "Staatliches Gesundheitsamt"."""
    return fuzz.ratio(fold(one.name), fold(other.name)) > _ALIKE
