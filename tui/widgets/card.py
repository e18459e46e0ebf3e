"""The card of one contact: how to reach whom for what, and the passage that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content, Span
from textual.widgets import Static

from directory.entry import Mark, Status
from tui.harmless import one_line
from tui.language import say, say_count, say_day
from tui.printing import number_as_dialled
from tui.widgets import shown
from tui.widgets.background import background
from tui.widgets.text import put

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult
    from textual.geometry import Size

    from directory.entry import Entry, Passage
    from tui.lookup import Evidence

# How a mention is marked: never by colour alone. A terminal without colour still shows bold and underline.
MARK_STYLES = {
    "phone": "bold underline $accent",
    "email": "bold underline $accent",
    "person": "bold",
    "department": "italic bold",
    "organization": "italic bold",
    "role": "italic",
    "service": "italic underline",
    "place": "italic",
}
CHANNEL_STYLE = "bold $accent"
LABEL_STYLE = "$muted"
PARTS = ("card-who", "card-fields", "card-origin", "card-before", "card-quote", "card-after", "card-more")
# What stands below its label is set in by so many cells.
BELOW = 2
# A card with fewer lines than this is low.
LOW = 18


class Card(VerticalScroll, can_focus=True):
    """Show one entry with its evidence; scrolls when there is more than fits."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  textual's name
        """Start empty."""
        super().__init__(id=id)
        self._topic_names: Mapping[str, str] = {}
        self._entry: Entry | None = None
        self._evidence: Evidence | None = None
        self._drawn_for: Size | None = None

    @property
    def evidence(self) -> Evidence | None:
        """The evidence of the entry shown, once it is there."""
        return self._evidence

    def compose(self) -> ComposeResult:
        """Lay out name, fields and passage; the quote stands behind a bar."""
        for part in PARTS:
            yield Static(id=part, markup=False)

    def name_topics(self, names: Mapping[str, str]) -> None:
        """Take the names of the topics by their ids."""
        self._topic_names = names
        self._draw()

    def show(self, entry: Entry | None, quote: str = "", evidence: Evidence | None = None) -> None:
        """Show an entry, with the sentence that answers until its evidence is there."""
        changed = entry is None or self._entry is None or entry.id != self._entry.id
        self._entry = entry
        self._draw()
        if changed:
            self._evidence = None
            self.scroll_home(animate=False)
            if evidence is None:
                self._put("card-more", Content(""))
            if evidence is None or not evidence.passages:
                self._put("card-origin", Content(""))
                self._show_passage(shown.cut(quote, 0, len(quote), (Mark(0, len(quote), "quote"),)))
        if evidence is not None:
            self.show_evidence(evidence)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show the newest passage with the names, numbers and addresses in it marked."""
        if self._entry is None or evidence.entry_id != self._entry.id:
            return
        self._evidence = evidence
        self._put("card-more", background(self._entry, evidence))
        if not evidence.passages:
            return
        passage = evidence.passages[0]
        self._put("card-origin", _origin(passage, len(evidence.passages) - 1))
        text = evidence.article.text if evidence.article else passage.quote
        marks = evidence.article.marks if evidence.article else ()
        start, end = (passage.start, passage.end) if evidence.article else (0, len(passage.quote))
        mentions = [mark for mark in marks if mark.kind != "quote"]
        self._show_passage(shown.paragraph(text, start, end, [*mentions, Mark(start, end, "quote")]))

    def on_resize(self) -> None:
        """Lay the fields out anew when the card has another size."""
        if self._drawn_for != self.scrollable_content_region.size:
            self._draw()

    def _draw(self) -> None:
        size = self._drawn_for = self.scrollable_content_region.size
        if not size:  # shown before it is laid out: the event of its first size may have passed
            self.call_after_refresh(self.on_resize)
        entry = self._entry
        self._put("card-who", _heading(entry) if entry else Content(""))
        self._put("card-fields", _fields(entry, self._topic_names, size) if entry else Content(""))

    def _show_passage(self, cut: shown.Cut) -> None:
        content = Content(
            cut.text,
            [
                Span(mark.start, mark.end, MARK_STYLES[mark.kind])
                for mark in cut.marks
                if mark.kind in MARK_STYLES
            ],
        )
        quote = next((mark for mark in cut.marks if mark.kind == "quote"), Mark(0, 0, "quote"))
        self._put("card-before", content[: quote.start].rstrip())
        self._put("card-quote", content[quote.start : quote.end])
        after = content[quote.end :]
        blanks = len(after.plain) - len(after.plain.lstrip())
        self._put("card-after", after[blanks:])

    def _put(self, part: str, content: Content) -> None:
        put(self.query_one(f"#{part}", Static), content)


def _heading(entry: Entry) -> Content:
    name = Content.styled(shown.who(entry), "bold")
    return name + Content.styled(f"  {one_line(entry.role)}", "italic") if entry.role else name


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the card: what it is, its value, and how that is set off."""

    label: str
    value: str
    style: str = ""


def _fields(entry: Entry, topic_names: Mapping[str, str], size: Size) -> Content:
    """Return the fields that are filled, values in a column of their own.

    On a low card what belongs together shares a line, so that the quote stays in sight.
    """
    filled = ([field for field in group if field.value] for group in _groups(entry, topic_names))
    groups = [group for group in filled if group]
    if size.height < LOW:
        groups = [_on_one_line(group) for group in groups]
    fields = [field for group in groups for field in group]
    indent = max((cell_len(field.label) for field in fields), default=0) + 2
    lines = [line for field in fields for line in _hanging(field, indent, max(10, size.width - indent))]
    return Content("\n").join(lines)


def _groups(entry: Entry, topic_names: Mapping[str, str]) -> Iterator[list[Field]]:
    """Yield what the card says, what belongs together in one group."""
    numbers = ((say("Phone"), entry.phones), (say("Mobile"), entry.mobiles), (say("Fax"), entry.faxes))
    for label, values in numbers:
        yield _channels(label, [number_as_dialled(value) for value in values])
    yield _channels(say("E-mail"), [one_line(address) for address in entry.emails])
    department = entry.department if entry.person else None
    organization = entry.organization if entry.person or entry.department else None
    yield [
        Field(say("Department"), one_line(department or "")),
        Field(say("Organization"), one_line(organization or "")),
        Field(say("Place"), one_line(entry.place or "")),
    ]
    yield [Field(say("Service"), one_line(entry.service or ""))]
    yield [Field(say("Topics"), shown.topic_line(entry.topics, topic_names))]
    yield [Field(say("Last seen"), _seen(entry)), Field(say("Standing"), _standing(entry))]
    yield [Field(say("Note"), one_line(entry.note or ""))]


def _channels(label: str, values: list[str]) -> list[Field]:
    """Return a line for each number or address; the label is said once."""
    return [Field("" if place else label, value, CHANNEL_STYLE) for place, value in enumerate(values)]


def _on_one_line(group: list[Field]) -> list[Field]:
    first = group[0]
    return [Field(first.label, " · ".join(field.value for field in group), first.style)]


def _hanging(field: Field, indent: int, width: int) -> Iterator[Content]:
    """Yield the lines of a field.

    An address too long for its column stands below its label; where that is too narrow, too, it is parted
    at its "@", not within a name.
    """
    label, value = field.label, field.value
    if field.style == CHANNEL_STYLE and cell_len(value) > width:
        if label:
            yield Content.styled(label, LABEL_STYLE)
        label, indent, width = "", BELOW, width + indent - BELOW
        if cell_len(value) > width and value.count("@") == 1:
            value = value.replace("@", "@\n")
    for place, line in enumerate(Content.styled(value, field.style).wrap(width)):
        lead = shown.fit("" if place else label, indent)
        yield Content.styled(lead, LABEL_STYLE) + line


def _seen(entry: Entry) -> str:
    day = one_line(say_day(entry.last_seen))
    articles = say_count(len(entry.sources), "in one article", "in {count} articles") if entry.sources else ""
    return ", ".join(part for part in (day, articles) if part)


def _standing(entry: Entry) -> str:
    if shown.names_nobody(entry):
        return say("an article that names nobody to call")
    sure = say("{percent} % sure", percent=round(entry.confidence * 100))
    if entry.by_hand and not entry.sources:
        return say("entered by hand")
    if entry.status is Status.VERIFIED:
        if entry.verified and entry.verified_by:
            day, name = one_line(say_day(entry.verified)), one_line(entry.verified_by)
            return say("verified on {day} by {name}", day=day, name=name)
        return say("verified by a person")
    return f"{say('doubtful')}, {sure}" if entry.status is Status.DOUBTFUL else f"{say('found')}, {sure}"


def _origin(passage: Passage, others: int) -> Content:
    """Return the line above the passage: which article says so, and how many more."""
    title = one_line(passage.title or passage.source)
    origin = ", ".join(
        part for part in (one_line(passage.publisher or ""), one_line(say_day(passage.published))) if part
    )
    more = say_count(others, "and one more passage", "and {count} more passages") if others else ""
    tail = " · ".join(part for part in (origin, more) if part)
    return Content.styled(title, "bold") + Content.styled(f"  {tail}" if tail else "", LABEL_STYLE)
