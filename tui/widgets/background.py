"""What stands behind a contact: who else answers at its desk, and what was said of it before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.fields import LABELS
from tui.harmless import one_line
from tui.language import say, say_day, say_number
from tui.printing import number_as_dialled
from tui.widgets import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.entry import Entry, Statement
    from tui.lookup import Evidence

# So many others, and so many former values: the card is no list.
MOST = 8
LABEL_STYLE = "$muted"


def background(entry: Entry, evidence: Evidence) -> Content:
    """Return the lines below the passage: the others at the desk, the former values with their days."""
    lines = [*_others(entry, evidence), *_former(evidence.statements)]
    return Content("\n").join(lines)


def _others(entry: Entry, evidence: Evidence) -> Iterator[Content]:
    """Yield who else has the numbers and addresses, each once, those of the same body first."""
    sharing = {
        other.id: other for shared in evidence.shared for other in shared.others if other.id != entry.id
    }
    if not sharing:
        return
    others = sorted(sharing.values(), key=lambda other: (other.body != entry.body, other.person is None))
    yield Content.styled(say("Also at this desk"), LABEL_STYLE)
    for other in others[:MOST]:
        where = shown.where(other) if other.body != entry.body else one_line(other.role or "")
        yield Content.assemble("  ", shown.who(other), (f"  {where}" if where else "", LABEL_STYLE))
    if len(others) > MOST:
        yield Content.styled(
            "  " + say("and {count} more", count=say_number(len(others) - MOST)), LABEL_STYLE
        )


def _former(statements: tuple[Statement, ...]) -> Iterator[Content]:
    """Yield what was said and is shown no more, newest first, each value once with its last day."""
    former: dict[tuple[str, str], Statement] = {}
    shown_now = {(each.field, each.value) for each in statements if each.current}
    for each in statements:
        key = (each.field, each.value)
        if each.field in LABELS and key not in shown_now:
            before = former.get(key)
            if before is None or (each.published or "") > (before.published or ""):
                former[key] = each
    if not former:
        return
    ordered = sorted(former.values(), key=lambda each: each.published or "", reverse=True)
    yield Content.styled(say("Said before"), LABEL_STYLE)
    for each in ordered[:MOST]:
        day = one_line(say_day(each.published))
        until = say("until {day}", day=day) if day else say("without a date")
        yield Content.assemble(
            "  ",
            (f"{say(LABELS[each.field])}: ", LABEL_STYLE),
            number_as_dialled(each.value),
            (f"  {until}", LABEL_STYLE),
        )
    if len(ordered) > MOST:
        yield Content.styled(
            "  " + say("and {count} more", count=say_number(len(ordered) - MOST)), LABEL_STYLE
        )
