"""Decide what waits for a person: possible duplicates, contradictions, doubtful contacts, one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from directory.errors import DirectoryError
from tui import actions, lookup, reasons, reviewing
from tui.actions import bindings
from tui.by_hand import user_name
from tui.language import say
from tui.reviewing import Question, Sitting
from tui.screens.by_hand import HandScreen
from tui.screens.moving import Scrolling
from tui.widgets.card import Card
from tui.widgets.evidence import EvidencePanel
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.widget import Widget

    from directory.entry import Entry, Passage
    from tui.desk import Desk, Source
    from tui.hand import Hand
    from tui.lookup import Evidence

ACTIONS = (
    actions.ACCEPT,
    actions.MERGE,
    actions.APART,
    actions.EDIT,
    actions.HIDE,
    actions.NOTE,
    actions.FORGET,
    actions.UNDO,
    actions.NEXT_QUESTION,
    actions.QUESTION_BEFORE,
    actions.OTHER_SIDE,
    actions.CLOSE,
    actions.DOWN,
    actions.UP,
    actions.PAGE_DOWN,
    actions.PAGE_UP,
)


class ReviewScreen(Scrolling, HandScreen):
    """Two sides with their evidence; what is decided is told, counted, and can be undone."""

    BINDINGS = bindings(ACTIONS)
    LISTED = (*ACTIONS, *actions.EVERYWHERE)
    AUTO_FOCUS = "#one"

    def __init__(self, desk: Desk, topic_names: Mapping[str, str]) -> None:
        """Take the desk that answers, and the names of topics by their ids."""
        super().__init__()
        self._desk = desk
        self._topic_names = topic_names
        self._sitting = Sitting()
        self._looking = True

    def compose(self) -> ComposeResult:
        """Lay out the question above, the two sides, the keys at the end."""
        with Horizontal(id="top"):
            yield Static(say("Review"), id="title", markup=False)
            yield Static("", id="count", markup=False)
        yield Static("", id="asked", markup=False)
        yield Static("", id="decision", markup=False)
        with Horizontal(id="sides"):
            yield Card(id="one")
            yield Card(id="other")
            yield EvidencePanel(id="evidence")
        yield KeyLine(self.LISTED)

    def on_mount(self) -> None:
        """Look for what waits."""
        for card in self.query(Card):
            card.name_topics(self._topic_names)
        self._show()
        self._look()

    @property
    def entry_in_hand(self) -> Entry | None:
        """The contact of the side where the cursor is."""
        question = self._sitting.in_hand
        if question is None:
            return None
        at_other = self.focused is not None and self.focused.id == "other"
        return question.other if at_other and question.other else question.one

    @property
    def passage_in_hand(self) -> Passage | None:
        """The newest passage of that contact."""
        question = self._sitting.in_hand
        at_other = question is not None and self.entry_in_hand is question.other
        evidence = self.query_one("#other" if at_other else "#one", Card).evidence
        return evidence.passages[0] if evidence and evidence.passages else None

    # What is asked

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        for kind in reviewing.KINDS:
            try:
                waiting = await self._desk.ask(kind)
            except DirectoryError as error:
                self.notify(reasons.trouble(error), markup=False, severity="error")
                break
            began = not self._sitting.questions
            self._sitting.take_in(waiting)
            if began and waiting.questions:
                self._show()
            self._tell()
        self._looking = False
        if not self._sitting.questions:
            self._show()

    def _show(self) -> None:
        """Show the question in hand, with what is held; its evidence follows."""
        question = self._sitting.in_hand
        self._tell()
        one, other = self.query_one("#one", Card), self.query_one("#other", Card)
        evidence = self.query_one(EvidencePanel)
        one.display = question is not None
        other.display = question is not None and question.other is not None
        evidence.display = question is not None and question.other is None
        if question is None:
            return
        one.show(question.one, question.one.quote or "")
        if question.other is not None:
            other.show(question.other, question.other.quote or "")
        else:
            evidence.show(question, None)
        if self.focused is None or not self.focused.display:
            one.focus()
        self._fetch(question)

    @work(exclusive=True, group="evidence")
    async def _fetch(self, question: Question) -> None:
        """Fetch the contacts as they are now, and their evidence; who is gone needs no decision any more."""

        def ask(source: Source) -> tuple[Question, list[tuple[Entry, Evidence]]] | None:
            if found := _as_now(source, question):
                return question, found
            now = reviewing.again(source, question)
            return (now, _as_now(source, now)) if now else None

        try:
            answer = await self._desk.ask(ask)
        except DirectoryError as error:
            self.notify(reasons.trouble(error), markup=False, severity="error")
            return
        if self._sitting.in_hand is not question:
            return
        if answer is None or not answer[1]:
            self._sitting.decide(say("settled"), by_change=False)
            self._tell()
            return
        now, held = answer
        entries = [entry for entry, _ in held]
        other = entries[1] if len(entries) > 1 else None
        self._sitting.questions[self._sitting.place] = replace(now, one=entries[0], other=other)
        for card, (entry, evidence) in zip(self.query(Card), held, strict=False):
            card.show(entry, entry.quote or "")
            card.show_evidence(evidence)
        if other is None:
            self.query_one(EvidencePanel).show(self._sitting.questions[self._sitting.place], held[0][1])

    def _tell(self) -> None:
        """Write the line above: what is asked, how far one is, how this was decided."""
        sitting = self._sitting
        question = sitting.in_hand
        if question is None:
            asked = say("Looking for what waits …") if self._looking else say("Nothing waits for a decision.")
        else:
            asked = reviewing.told_of(question)
        self.query_one("#asked", Static).update(Content(asked))
        self.query_one("#count", Static).update(Content(sitting.progress))
        self.refresh_bindings()
        decided = sitting.decided.get(sitting.place, "")
        if question is not None and sitting.done and not self._looking:
            decided = f"{decided}. {say('All is decided.')}"
        line = self.query_one("#decision", Static)
        line.update(Content(f"✓ {decided}" if decided else ""))
        line.display = bool(decided)

    # What is decided

    def changed(self, action: str) -> None:
        """After a change go on to the next question; after one taken back ask again."""
        if action == "undo":
            self._sitting.take_back()
        elif action in {"correct", "note"}:
            if action == "correct":
                self._sitting.decide(say("corrected"))
        else:
            done = {"verify": "verified", "hide": "hidden", "forget": "forgotten", "merge": "merged"}
            self._sitting.decide(say(done.get(action, "kept apart")), by_change=action != "forget")
            self._sitting.go_on()
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what decides this kind of question: of two contacts other keys than of one."""
        question = self._sitting.in_hand
        if action in {actions.MERGE.name, actions.APART.name}:
            return question is not None and question.other is not None
        if action == actions.ACCEPT.name:
            return question is not None and question.other is None
        return super().check_action(action, parameters)

    def action_accept(self) -> None:
        """Verify the contact."""
        if self._is_open():
            self.action_verify()

    def action_merge(self) -> None:
        """Make one of the two."""
        self._decide_pair("merge", lambda hand, one, other: hand.merge(one, other, user_name()), "merged")

    def action_apart(self) -> None:
        """Keep the two apart for good."""
        self._decide_pair(
            "apart", lambda hand, one, other: hand.keep_apart(one, other, user_name()), "kept apart"
        )

    def _decide_pair(self, action: str, act: Callable[[Hand, int, int], object], done: str) -> None:
        question = self._sitting.in_hand
        if question is None or question.other is None or not self._is_open():
            return
        one, other = question.ids
        self._change(
            action, lambda hand: act(hand, one, other), f"{reviewing.names_of(question)}: {say(done)}"
        )

    def _is_open(self) -> bool:
        """Tell whether the question still waits; say so if not."""
        if self._sitting.place in self._sitting.decided:
            self._warn(say("This is decided; u undoes the last decision."))
            return False
        return True

    # Going about

    def action_next_question(self) -> None:
        """Go to the next question."""
        self._sitting.step(1)
        self._show()

    def action_question_before(self) -> None:
        """Go to the question before."""
        self._sitting.step(-1)
        self._show()

    def action_other_side(self) -> None:
        """Go to the other side."""
        sides = [side for side in self.query("#sides > *") if side.display]
        place = sides.index(self.focused) if self.focused in sides else -1
        if sides:
            sides[(place + 1) % len(sides)].focus()

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss()

    @property
    def in_view(self) -> Widget | None:
        """The side that is looked at."""
        return self.focused


def _as_now(source: Source, question: Question) -> list[tuple[Entry, Evidence]]:
    """Return the contacts of a question as they are now, with their evidence; none if one is gone."""
    entries = [source.entry(contact_id) for contact_id in question.ids]
    there = [entry for entry in entries if entry is not None and not entry.hidden]
    return (
        [(entry, lookup.evidence_of(source, entry)) for entry in there] if len(there) == len(entries) else []
    )
