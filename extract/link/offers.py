"""Offers: who is reachable on which channels, read off one group of lines or one sentence.

Mentions come in runs: some names, then the channels on which they answer, then the next names. That
holds for a card ("Amt / Anne Graf / 0821 …"), for a list of cards, for a row of a table and for a
sentence ("bei Anna Muster, Telefon …, oder im Pfarramt, Telefon …") alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.article import BlockKind, Span
from extract.find.bodies import NamedBody, Strength
from extract.find.roles import is_function
from extract.link import labels
from extract.link.passages import place_of
from extract.link.run import Run, opens_with_channel
from extract.mention import CHANNELS, Email, Person, Phone

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extract.link.passages import Mention, Passage
    from extract.mention import Channel

# A line of two names: "Diakonisches Werk e. V., Beratungsstelle", "Stadt Seefurt – Sozialamt".
_PARTED = re.compile(r",| [-–|•] ")

# Between an office and its number: "Leitstelle 030 …", "Zentrale: Tel. 030 …"; words part the two.
_LABEL_BEFORE = re.compile(r"[ :(]{0,3}(?:(?:Tel|Telefon|Fon|unter)\b[ .:]{0,3})?")
# "Zentrale: 030 23125-0" below a person's number is the office's; "Verbraucherzentrale" is a name.
_SWITCHBOARD = re.compile(r"(?:Telefon)?[Zz]entrale\b|Vermittlung\b|Sammelnummer\b")
_MOST_CELLS = 12  # of a row
_MOST_LABELLED = 20  # channels of a line, before each of which an office may be named
# Named in passing ("im Notfall 112"), they are nobody's own number.
_EMERGENCY = frozenset({"110", "112", "117", "118", "122", "133", "144"})


@dataclass(frozen=True, slots=True)
class Offer:
    """Persons, or the bodies if no person is named, that answer on the channels."""

    persons: tuple[Person, ...]
    bodies: tuple[NamedBody, ...]
    channels: tuple[Channel, ...]
    passages: tuple[Passage, ...]
    rule: str


def runs_of(passages: Sequence[Passage], *, cards: bool) -> list[Run]:
    """Cut the mentions of neighbouring passages into runs.

    With `cards`, a row that names somebody and gives a channel begins a run of its own, so that a
    table whose number stands in the first column is read by rows too.
    """
    runs = [Run()]
    row: tuple[int, ...] = ()
    for number, passage in enumerate(passages):
        new_row = passage.unit.row != row or not passage.unit.row
        row = passage.unit.row
        if cards and (begun := _begun(runs[-1], passages, number, new_row=new_row)):
            runs.append(begun)
        before = passages[number - 1].text if number else ""
        for mention in _named(passage, cards=cards):
            if isinstance(mention, NamedBody) and labels.SUPPORTS.match(passage.text):
                continue  # "Träger: Kirchenkreis Lohe" is behind whom the heading names
            if isinstance(mention, NamedBody) and runs[-1].channels and labels.ADDRESS.match(before):
                continue  # "Mobil: … / Postanschrift: / Verein Seefurt / Marktstraße 5 / E-Mail: …": one card
            if isinstance(mention, CHANNELS) and runs[-1].is_closed:
                runs.append(Run())
            elif isinstance(mention, CHANNELS) and runs[-1].after:
                runs.append(runs[-1].following())
            elif isinstance(mention, Person) and runs[-1].is_owned_by(mention, passage):
                runs += runs[-1].given_to(mention, passage)
                continue
            runs[-1].add(mention, passage)
            runs[-1].pass_by(passage)
        runs[-1].pass_by(passage)
    for run in runs:
        run.settle()
    return runs


def _begun(run: Run, passages: Sequence[Passage], number: int, *, new_row: bool) -> Run | None:
    """Return the run that a passage of a card begins, None if it goes on with `run`."""
    if _begins(run, passages, number, new_row=new_row):
        # "Landratsamt, 030 … / / Wohnberatung / Anna Kramer, 030 …": a paragraph's first line heads it
        return run.following() if run.is_headed_anew() else Run()
    opens = new_row and passages[number].unit.row and opens_with_channel(passages[number])
    return Run() if opens and run.is_row() else None


def share_numbers(runs: Sequence[Run]) -> None:
    """Give persons who have an address only the number that their block gives to nobody.

    "Verein / Telefon … / Anna (mailto) / Bernd (mailto)": both are reached under the number as well.
    """
    for position, run in enumerate(runs):
        if (
            run.persons
            or not run.channels
            or not run.passages
            or any(isinstance(c, Email) for c in run.channels)
        ):
            continue
        block = run.passages[-1].unit.block
        for following in runs[position + 1 :]:
            near = following.passages and following.passages[0].unit.block == block
            if not near or not following.persons or any(isinstance(c, Phone) for c in following.channels):
                break
            following.channels = [*run.channels, *following.channels]
            following.bodies = following.bodies or run.bodies


def neighbours(run: Run) -> list[Person]:
    """Return the last persons in a row before the channels.

    "Leistungsrichter: Bernd Voss / Meldestelle: Anna Kramer / Telefon …": the line of another kind
    between them parts the two; on neighbouring lines or in one sentence they belong together.
    """
    beside = next((passage for passage in run.passages if passage.channels), None)
    first_channel = min((place_of(channel).start for channel in run.channels), default=0)
    here = beside.unit.span if beside else Span(0, 0)
    named = [p for p in run.persons if here.start <= p.span.start < here.end and p.span.end <= first_channel]
    if named:
        return named  # "Referentin: Merle Janssen. / Anmeldung bei Klaus Odenthal, Telefon …"
    lines: list[int] = []
    for number, passage in enumerate(run.passages):
        lines += [number] * sum(person in run.persons for person in passage.persons)
    if len(lines) != len(run.persons):
        return run.persons
    first = len(lines) - 1
    while first > 0 and not _is_parted(run.passages[lines[first - 1] : lines[first] + 1]):
        first -= 1
    return run.persons[first:]


def _is_parted(passages: Sequence[Passage]) -> bool:
    if len(passages) < 2:
        return False
    between = passages[1:-1]
    first, last = passages[0].text, passages[-1].text
    labelled = labels.LABEL.match(last) is not None and not passages[-1].unit.row
    if labelled and labels.labels_role(first) and labels.labels_role(last):
        labelled = False  # "Leitung: Anna Kramer / Stellvertretung: Bernd Voss / Telefon: …"
    return labelled or any(
        ((p.placed or p.bodies) and not labels.has_role(p.text))
        or labels.is_address(p.text)
        or (labels.LABEL.match(p.text) and not labels.has_role(p.text))
        # "Bernd Voss / **Anmeldung** / Anna Kramer"
        or (p.unit.is_bold and labels.is_generic(p.text) and not labels.labels_channel(p.text))
        for p in between
    )


def _named(passage: Passage, *, cards: bool) -> tuple[Mention, ...]:
    """Return the mentions of a passage that name somebody or give a channel.

    On the line of a card, a body is sure or the line as a whole is its name.
    """
    sure = _sure(passage, cards=cards)
    if not cards or passage.placed is None:
        return sure
    if whole := _whole_line(passage, passage.placed, sure):
        return (whole,)
    # "Stadtkasse und Kämmerei (Gebühren), Telefon …": what stands before the channel is the name
    return sure if any(isinstance(m, NamedBody) for m in sure) else (passage.placed, *sure)


def _sure(passage: Passage, *, cards: bool) -> tuple[Mention, ...]:
    """Return the mentions without the bodies that are unsure and the numbers that are nobody's own."""
    least = Strength.NAMED if cards else Strength.WEAK
    starts = tuple(channel.span.start for channel in passage.channels[:_MOST_LABELLED])
    in_passing = not cards or not (passage.bodies or passage.placed or labels.is_generic(passage.text))

    def is_sure(mention: Mention) -> bool:
        if isinstance(mention, NamedBody):
            is_office = mention.strength >= least or (mention.is_unit and not cards)
            named = is_office or _labels_next(mention, passage, starts)
            return named and not _is_function_of(mention, passage)
        return not (in_passing and isinstance(mention, Phone) and mention.number in _EMERGENCY)

    sure = tuple(filter(is_sure, passage.mentions))
    if cards and passage.persons and starts and _labels_line(passage):
        # which body's desk it is, the page around says
        label = passage.bodies[0]
        desk = replace(label, strength=Strength.NAMED, is_unit=True)
        return (desk, *(mention for mention in sure if mention is not label))
    return sure


def _whole_line(passage: Passage, placed: NamedBody, sure: Sequence[Mention]) -> NamedBody | None:
    """Return the body that a line of a card names with all its words, None if it names it with a part.

    "Fachbereich Wohnungsbau / Wohngeld", "Walk with a Friend e. V." are whole names; "Diakonisches Werk
    e. V., Beratungsstelle" names two bodies.
    """
    if passage.channels or not passage.bodies:
        return None
    # "textwerk Agentur und Redaktion GmbH": the line is as long as the one legal form reaches
    legal = [body for body in passage.bodies if body.strength is Strength.LEGAL]
    first = legal[0] if len(legal) == 1 else passage.bodies[0]
    is_legal = first.strength is Strength.LEGAL
    whole = placed.body
    if not (is_legal or first.body.span.start <= whole.span.start) or first.parent is not None:
        return None
    if not (first.is_unit or any(isinstance(mention, NamedBody) for mention in sure)):
        return None
    if first.is_plural and " " not in whole.name:
        return None  # "Anlaufstellen" above a list says what each of them is
    # "Hand in Hand – Lernprojekte gGmbH": one legal form, one name
    is_one = is_legal and len(passage.bodies) == 1 and whole.name.endswith(first.body.name)
    if _PARTED.search(whole.name) and not is_one:
        return None
    strength = max(first.strength, Strength.NAMED) if first.is_unit else first.strength
    body = replace(whole, rule=first.body.rule, identity=first.body.identity)
    return replace(first, body=body, strength=strength)


def _is_entry(passages: Sequence[Passage], number: int) -> bool:
    """Tell whether a row, or a line outside of tables and lists, names somebody and gives a channel."""
    row = passages[number].unit.row
    same = [passages[number]]
    if row:
        for passage in passages[number + 1 :]:
            if passage.unit.row != row:
                break
            same.append(passage)
    return any(p.channels for p in same) and any(p.names_somebody or (p.placed and p.channels) for p in same)


def _labels_next(named: NamedBody, passage: Passage, starts: Collection[int]) -> bool:
    """Tell a bare office right before the second channel of a line: "030 … , nachts: Leitstelle 030 …".

    `starts` are the offsets of the passage's channels.
    """
    if not starts or min(starts) > named.body.span.start:
        return False
    begin = passage.unit.span.start
    label = _LABEL_BEFORE.match(passage.text, named.body.span.end - begin)
    return label is not None and label.end() + begin in starts


def _is_function_of(named: NamedBody, passage: Passage) -> bool:
    """Tell what a person does, in brackets behind her name: "Anna Kramer (Koordination), 030 …"."""
    if named.strength is not Strength.BARE or not is_function(named.body.name):
        return False
    before = passage.text[: max(0, named.body.span.start - passage.unit.span.start)].rstrip()
    opening = passage.unit.span.start + len(before) - 1
    return before.endswith("(") and any(opening - 1 <= p.span.end <= opening for p in passage.persons)


def _is_row_below(run: Run, passages: Sequence[Passage], number: int) -> bool:
    """Tell a row of a table that gives a channel below a person's row: the next desk, whoever sits there.

    "Anna Kramer | Geburten | 030 …" above "N. N. | Sterbefälle | 030 …"; not "Telefon | 030 …".
    """
    row = passages[number].unit.row
    if passages[number].unit.kind is not BlockKind.CELL or not row or not (run.persons and run.channels):
        return False
    if len({p.unit.row for p in run.passages if p.persons or p.channels}) != 1:
        return False
    cells = [p for p in passages[number : number + _MOST_CELLS] if p.unit.row == row]
    return len(cells) > 2 and any(p.channels for p in cells) and not labels.is_generic(cells[0].text)


def _labels_line(passage: Passage) -> bool:
    """Tell the office that a line begins with: "Kasse: Anna Kramer, 030 …"; a function is none."""
    named = passage.bodies[0] if passage.bodies else None
    if named is None or is_function(named.body.name):
        return False
    if any(body.is_unit or body.strength >= Strength.NAMED for body in (named, *passage.bodies[1:])):
        return False  # "Beratung: Geschäftsstelle, Anna Kramer, 030 …"
    span, begin = named.body.span, passage.unit.span.start
    return span.start == begin and passage.text.startswith(":", span.end - begin)


def _begins(run: Run, passages: Sequence[Passage], number: int, *, new_row: bool) -> bool:
    """Tell whether a passage of a card begins another run."""
    if new_row and _is_entry(passages, number) and run.ends_before(passages[number]):
        return True
    if new_row and _is_row_below(run, passages, number):
        return True
    if run.channels and run.persons and _SWITCHBOARD.match(passages[number].text):
        return True  # "Frau Lenz / Durchwahl 321 / Zentrale: 030 23125-0"
    if run.channels and passages[number].channels and labels.labels_desk(passages[number].text):
        return True  # "Zahnarzt: Dr. Kramer, 030 … / Augenarzt: 030 …"
    return bool(run.channels) and not run.persons and _heads_channel(passages, number)


def _heads_channel(passages: Sequence[Passage], number: int) -> bool:
    """Tell a line that says for what the channel right below is: "Jugendtraining: / jugend@…"."""
    text = passages[number].text
    if not text.endswith(":") or passages[number].mentions or labels.is_generic(text):
        return False
    return bool(passages[number + 1 : number + 2] and passages[number + 1].channels)
