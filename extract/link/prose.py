"""Link in running text: the sentence that gives a channel, its pronouns, and the sentence before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.find.bodies import NamedBody, Strength
from extract.find.nouns import is_role_noun
from extract.layout import Shape
from extract.link import labels
from extract.link.context import is_where, who_answers
from extract.link.offers import Offer, runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.link.context import Context
    from extract.link.passages import Passage
    from extract.link.run import Run
    from extract.mention import Person

# "Für Fragen stehen sie …", "Sie sind unter … erreichbar": the persons of the sentence before. Not the
# polite "Sie" of "erreichen Sie uns", which begins no sentence with a verb of being or standing.
_PRONOUN = re.compile(
    r"\b(?:sie|er|ihn|ihm|ihr|ihnen|beide)\b|"
    r"\A(?:Sie|Er|Beide|Diese[rn]?) (?:ist|sind|steht|stehen|hat|haben|kann|können|nimmt|nehmen|gibt|geben|"
    r"berät|beraten|hilft|helfen|bietet|bieten|leitet|leiten|informiert|beantwortet|freut|freuen|erteilt)\b|"
    # "Beide Beauftragten sind unter … erreichbar"
    r"\A(?:Beide|Die beiden) [A-ZÄÖÜ][\w-]{3,40} (?:sind|stehen|haben|können|nehmen|geben|beraten|helfen)\b"
)
# "„…“, sagt Leiter Bernd Voss. Er ist unter 030 … zu erreichen": the speaker himself.
_IS_SAID = re.compile(r"(?:Er|Sie) (?:ist|steht|nimmt|berät|erteilt|informiert|beantwortet|hat|gibt|hilft)\b")
# "Lesung mit Anna Muster": who performs is not who is called, unless what follows says so.
_PERFORMS = re.compile(
    r"\b(?:mit|von|durch|mit der|mit dem|Dozentin|Referentin|Referent|Dozent|Leitung:?) ?(?:\w+ ){0,2}\Z"
)
_TURNS = re.compile(
    r"[.,;:–-]\s{0,3}(?:\w{1,30} ){0,3}(?:Anmeldung\w*|Karten\w*|Tickets?|Eintritt|Infos?|Information\w*|"
    r"Reservierung\w*|Auskunft|Auskünfte|Vorverkauf)\b"
)
# A sentence without a verb that goes on with the one before: "Telefon: 030 …", "E-Mail …".
_FRAGMENT = re.compile(
    r"\A\W{0,3}(?:Tel|Telefon|Fon|Mobil|Handy|Fax|E-?Mail|Mail|Kontakt|oder|und|sowie|Erreichbar|"
    r"Zu erreichen|Telefonisch|Unter der (?:Tel|Ruf|Nummer)\w*)\b"
)
_SHORT = 60
_REACH = 200  # characters before a name that tell what she does
_LONGEST_SENTENCE = 2000  # characters; a longer one is no German, and is not read once for each name in it
_SAYS = re.compile(
    r"[“\"«]\s*,?\s*(?:so|sagt|erklärt|betont|berichtet|freut|lobt|meint)\b|\b(?:sagt|sagte|erklärte|betonte)\b"
)


# "Landrat Voss weist auf die Hotline hin, die unter …", "Voss rät, sich an das Amt zu wenden", "macht Frauen
# Mut, sich bei der Beratung zu melden": not his number.
_REFERS = re.compile(
    r"\b(?:(?:ver)?(?:weist|wies)\b[^.;]{0,120}\bauf\b|empfiehlt\b|rät\b|appelliert\b|erinnert\b|Mut, )|"
    r", sich (?:\w{1,20} ){0,4}(?:bei|an) (?:der|dem|die|das|den)\b"
)
# "bei der Koordinatorin unter …": the person whom the article has introduced with that role.
_THE_ROLE = re.compile(
    r"\b(?:bei|an|mit)\s{1,3}(?:der|dem|die|den|unserer|unserem|unsere|unseren)\s{1,3}([A-ZÄÖÜ][\w-]{4,40})"
)
# "Ansprechpartner ist Kwame Asante.", behind the sentence that gives the address
_NAMED_AFTER = re.compile(
    r"\A(?:Ihre? |Eure? |Unsere? )?"
    r"(?:Ansprech(?:partner|person)\w*|Kontaktpersone?n?|Zuständig|Verantwortlich)\b"
)


# What stands before or above a signature: "Ihre Anna Kramer", "Herzlichst / Anna Kramer".
_SIGNS = re.compile(
    r"(?:(?:Mit .{0,40}|Herzlichst,?|Viele Grüße,?) ?)?(?:Ihre?|Eure?|gez\.)(?: \w{1,30}){0,2}"
)
_GREETS = re.compile(r"\b(?:Grüßen?|Gruß|Grüssen?|Gruss|[Hh]erzlichst|Ihre?|Eure?)\W{0,3}\Z")
# The writer's own: "Ich bin unter 030 … zu erreichen", "rufen Sie mich an".
_SPEAKS = re.compile(r"\b(?:[Ii]ch|mich|mir)\b")


def offers_in_sentence(passage: Passage, context: Context, following: Passage | None) -> list[Offer]:
    """Return what a sentence with channels offers; names may stand in the sentences before and behind."""
    offers = []
    runs = [run for run in runs_of([passage], cards=False) if run.channels]
    for number, run in enumerate(runs):
        persons = tuple(person for person in run.persons if _is_offered(passage, person, run))
        bodies = _answering(run.bodies or (_shared_by_all(runs) if persons else []))
        if persons:  # "Anna Kramer ist dienstags im Rathaus und unter 030 … zu erreichen"
            bodies = tuple(body for body in bodies if not (body.is_venue and is_where(passage, body)))
        passages: tuple[Passage, ...] = (passage,)
        rule = "sentence"
        if not persons and number == 0 and (before := _meant_before(passage, context)):
            persons, rule = before.persons, "pronoun"
            bodies = bodies or _bodies_of_all(before)
            passages = (before, passage)
        if not persons:
            persons, elsewhere = _named_elsewhere(passage, run, context, following)
            rule = elsewhere or rule
        offers.append(Offer(persons, bodies, tuple(run.channels), passages, rule))
    return offers


def _answering(bodies: Sequence[NamedBody]) -> tuple[NamedBody, ...]:
    """Return the bodies that may answer of those that a sentence names with its channels."""
    if any(body.strength >= Strength.NAMED for body in bodies):
        # "der Landkreis Seefurt zur Ferienhilfe": what it is about
        bodies = [body for body in bodies if body.strength >= Strength.NAMED or body.parent]
    if all(body.is_plural and " " not in body.body.name for body in bodies):
        return ()  # "Der Kreis hat eine Hotline. Fragen gehen unter 030 … an die Fachstellen."
    return tuple(bodies)


def _named_elsewhere(
    passage: Passage, run: Run, context: Context, following: Passage | None
) -> tuple[tuple[Person, ...], str | None]:
    """Return the persons whom the sentence means without naming them, and the rule by which; else none."""
    if introduced := _with_role(passage, context, run):
        return (introduced,), "role again"
    if context.signed and _SPEAKS.search(passage.text):
        return (context.signed,), "signature"
    if following and _NAMED_AFTER.match(following.text) and not following.channels:
        return following.persons, "named after"
    return (), None


def _shared_by_all(runs: Sequence[Run]) -> list[NamedBody]:
    """Return the bodies that stand behind or before all persons of a sentence.

    "Anna Kramer (Telefon …) oder Bernd Voss (-521) vom Integrationszentrum", "an das Sozialamt, Frau Lenz
    (-752) oder Herrn Voss (-753)".
    """
    if runs[-1].persons and runs[-1].bodies:
        return runs[-1].bodies
    first = runs[0]
    start = first.persons[0].span.start if first.persons else 0
    return [body for body in first.bodies if body.body.span.end <= start]


def _with_role(passage: Passage, context: Context, run: Run) -> Person | None:
    """Return the person whom the article has named together with the role that the sentence repeats.

    "An die Gruppenleiterin oder an info@…" gives two ways, of which the second is not hers.
    """
    first = run.channels[0].span.start - passage.unit.span.start
    for match in _THE_ROLE.finditer(passage.text):
        if not is_role_noun(match[1]) or " oder " in passage.text[match.end() : min(first, match.end() + 80)]:
            continue
        for before in reversed(context.seen):
            for person in before.persons:
                start = person.span.start - before.unit.span.start
                around = before.text[max(0, start - 60) : start + len(person.text) + 40]
                if match[1] in around:
                    return person
    return None


def _meant_before(passage: Passage, context: Context) -> Passage | None:
    """Return the passage before whose persons are meant, by a pronoun or because the sentence goes on."""
    refers = _PRONOUN.search(passage.text)
    goes_on = _FRAGMENT.match(passage.text) or (len(passage.text) < _SHORT and not passage.bodies)
    if not refers and not goes_on:
        return None
    for before in reversed(context.section[-2:]):
        if before.persons and (
            not _SAYS.search(before.text) or (len(before.persons) == 1 and _IS_SAID.match(passage.text))
        ):
            offered = labels.OFFERS.search(before.text) is not None
            return before if refers or offered else None
        if before.bodies and not refers:
            return None
    return None


def _is_offered(passage: Passage, person: Person, run: Run) -> bool:
    """Tell a person offered to the reader from one who performs, speaks or is written about."""
    start = passage.unit.span.start
    begins = max(0, person.span.start - start)
    before = passage.text[max(0, begins - _REACH) : begins]
    first = max(0, min(channel.span.start for channel in run.channels) - start)
    between = passage.text[max(0, person.span.end - start, first - _LONGEST_SENTENCE) : first]
    if _TURNS.search(between):
        return not _PERFORMS.search(before) and bool(re.search(r"\b(?:bei|an)\b[^.;]{0,40}\Z", before))
    refers = run.bodies and _REFERS.search(between) is not None
    return not (refers or (_SAYS.search(between) and len(between) > _SHORT))


def _bodies_of_all(passage: Passage) -> tuple[NamedBody, ...]:
    """Return the bodies for which all persons of a sentence speak; of several, each may have her own."""
    bodies = _bodies_of(passage)
    return bodies if len(passage.persons) == 1 or len(bodies) == 1 else ()


def _bodies_of(passage: Passage) -> tuple[NamedBody, ...]:
    sure = tuple(body for body in passage.bodies if body.strength >= Strength.NAMED and not body.is_place)
    return who_answers(passage, sure)


def signature_of(passages: Sequence[Passage]) -> Person | None:
    """Return who signs a text that speaks of "ich": "Ihre Anna Kramer", "Viele Grüße / Anna Kramer".

    It is the only person of the line, which nothing but a greeting and a function may share.
    """
    for before, passage in zip((None, *passages), passages, strict=False):
        if passage.unit.shape is Shape.LINE and len(passage.persons) == 1:
            begin = passage.persons[0].span.start - passage.unit.span.start
            if _SIGNS.fullmatch(passage.text[:begin].strip()) or (
                begin == 0 and before is not None and _GREETS.search(before.text)
            ):
                return passage.persons[0]
    return None


def persons_offered_before(context: Context) -> tuple[Person, ...]:
    """Return the persons whom the last sentences above a block of channels offer."""
    for passage in reversed(context.section[-2:]):
        if passage.persons:
            if labels.OFFERS.search(passage.text) and not _SAYS.search(passage.text):
                return passage.persons
            return ()
        if passage.channels:
            return ()
    return ()
