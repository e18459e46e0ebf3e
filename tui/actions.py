"""What a person can do in the app, each thing said once: keys, footer, help and palette derive from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from tui.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable


class Chapter(StrEnum):
    """The heading under which the help lists an action."""

    LOOK_UP = "Look up"
    CONTACT = "This contact"
    REVIEW = "This question"
    BY_HAND = "By hand"
    ARTICLE = "This article"
    MOVE = "Move"
    APP = "Wegweiser"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: `name` is the method `action_<name>` of the screen or the app that does it.

    `keys` are Textual's names, the first is the one shown. `label` is the word in the footer, empty to
    keep the action out of it; `purpose` is the sentence in help and palette. Both are English sentences
    of the catalogues. `anywhere`: its keys with a modifier work before the widget with the focus sees
    them, and under a dialogue, too. `rank` orders the footer: what matters least is left out first
    where the line is too short.
    """

    name: str
    keys: tuple[str, ...]
    purpose: str
    chapter: Chapter
    label: str = ""
    anywhere: bool = False
    rank: int = 5

    @property
    def bindings(self) -> list[Binding]:
        """Return one binding a key; the description is translated where it is shown."""
        return [
            Binding(
                key,
                self.name,
                self.label or self.purpose,
                show=bool(self.label),
                priority=self.anywhere and "+" in key,
                id=self.name,
            )
            for key in self.keys
        ]

    @property
    def shown_keys(self) -> str:
        """Return all keys as they are printed on a keyboard."""
        return "  ".join(key_caps(key) for key in self.keys)


_CAPS = {
    "slash": "/",
    "question_mark": "?",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


def key_caps(key: str) -> str:
    """Return Textual's name of a key as it is printed on a keyboard: "ctrl+q" → "Ctrl+Q", "f1" → "F1"."""
    *modifiers, plain = key.split("+")
    printed = say(_CAPS[plain]) if plain in _CAPS else plain
    if modifiers or (len(plain) > 1 and plain[0] == "f" and plain[1:].isdigit()):
        printed = printed.upper() if plain not in _CAPS else printed
    return "+".join([*(say(modifier.capitalize()) for modifier in modifiers), printed])


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """Return the bindings of the actions, in their order."""
    return [binding for action in actions for binding in action.bindings]


SEARCH = Action("search", ("slash",), "Go to the search box", Chapter.LOOK_UP, "Search", rank=2)
THOROUGH = Action(
    "submit",
    ("enter",),
    "From the box to the list, looking up by meaning, too",
    Chapter.LOOK_UP,
    "List",
    rank=2,
)
BACK = Action(
    "back",
    ("escape",),
    "One step back: out of the box, then the words away, then the filters",
    Chapter.LOOK_UP,
    "Back",
    rank=4,
)
TOPICS = Action(
    "topics", ("t",), "Show the topics and go to them; again: hide them", Chapter.LOOK_UP, "Topics", rank=3
)
NARROW = Action(
    "narrow", ("n",), "Only contacts with a number, of this organization …", Chapter.LOOK_UP, "Narrow"
)
SORT = Action(
    "sort", ("s",), "Sort: as found, by name, by organization, by day", Chapter.LOOK_UP, "Sort", rank=6
)
EXPORT = Action(
    "export", ("x",), "Write exactly this list to a file (CSV, vCard …)", Chapter.LOOK_UP, "Export"
)

READ = Action("read", ("enter", "a"), "Read the article that says so", Chapter.CONTACT, "Article", rank=3)
READ_CARD = Action("read_card", ("right", "l"), "Go to the card, to read all of it", Chapter.CONTACT)
LEAVE_CARD = Action("leave_card", ("left", "h"), "From the card back to the list", Chapter.CONTACT)
COPY_NUMBER = Action(
    "copy_number", ("c",), "Copy the phone number; again for the next one", Chapter.CONTACT, "Number", rank=1
)
COPY_ADDRESS = Action(
    "copy_address",
    ("m",),
    "Copy the e-mail address; again for the next one",
    Chapter.CONTACT,
    "E-mail",
    rank=1,
)
DIAL = Action("dial", ("d",), "Dial the number with the system’s telephone", Chapter.CONTACT)
WRITE = Action("write", ("w",), "Write an e-mail with the system’s mail program", Chapter.CONTACT)
OPEN_SOURCE = Action("open_source", ("o",), "Open the source of the article outside", Chapter.CONTACT)

VERIFY = Action("verify", ("v",), "Say that this contact is still right", Chapter.BY_HAND, "Verify", rank=6)
EDIT = Action("edit", ("e",), "Correct this contact", Chapter.BY_HAND, "Edit", rank=5)
NOTE = Action("note", ("N",), "Write a note on this contact", Chapter.BY_HAND)
HIDE = Action("hide", ("H",), "Leave this contact out of every answer", Chapter.BY_HAND, rank=7)
FORGET = Action("forget", ("f",), "Forget this contact for good; asks first", Chapter.BY_HAND)
UNDO = Action("undo", ("u",), "Undo the last change by hand", Chapter.BY_HAND, "Undo", rank=7)
BY_HAND = (VERIFY, EDIT, NOTE, HIDE, FORGET, UNDO)

ACCEPT = Action("accept", ("a", "v"), "It is right as it stands", Chapter.REVIEW, "Right", rank=1)
MERGE = Action("merge", ("m",), "The two are one: merge them", Chapter.REVIEW, "Merge", rank=1)
APART = Action("apart", ("d",), "The two are different: keep them apart", Chapter.REVIEW, "Two", rank=1)
NEXT_QUESTION = Action("next_question", ("n", "right", "l"), "Next question", Chapter.REVIEW, "Next", rank=2)
QUESTION_BEFORE = Action("question_before", ("p", "left", "h"), "Question before", Chapter.REVIEW)
OTHER_SIDE = Action(
    "other_side",
    ("tab", "shift+tab"),
    "To the other side: what edits, hides, notes acts there",
    Chapter.REVIEW,
)

NEXT_MENTION = Action(
    "next_mention", ("n", "tab"), "Next name, number, address", Chapter.ARTICLE, "Next mention", rank=2
)
MENTION_BEFORE = Action(
    "mention_before",
    ("N", "p", "shift+tab"),
    "Name, number, address before",
    Chapter.ARTICLE,
    "Before",
    rank=3,
)
NEXT_ARTICLE = Action(
    "next_article",
    ("right_square_bracket",),
    "Next article that names this contact",
    Chapter.ARTICLE,
    "Next article",
)
ARTICLE_BEFORE = Action(
    "article_before", ("left_square_bracket",), "Article before that names this contact", Chapter.ARTICLE
)
CLOSE = Action("close", ("escape", "backspace"), "Back to the list", Chapter.MOVE, "Back", rank=1)

DOWN = Action("down", ("down", "j"), "Down; ↓ also while typing", Chapter.MOVE)
UP = Action("up", ("up", "k"), "Up; ↑ also while typing", Chapter.MOVE)
PAGE_DOWN = Action("page_down", ("pagedown", "ctrl+f"), "A screenful down", Chapter.MOVE)
PAGE_UP = Action("page_up", ("pageup", "ctrl+b"), "A screenful up", Chapter.MOVE)
FIRST = Action("first", ("home", "g"), "To the first", Chapter.MOVE)
LAST = Action("last", ("end", "G"), "To the last", Chapter.MOVE)
MOVES = (DOWN, UP, PAGE_DOWN, PAGE_UP, FIRST, LAST)

REVIEW = Action(
    "review",
    ("r", "f3"),
    "Look through doubtful contacts, contradictions and possible duplicates",
    Chapter.APP,
)
ADD = Action("add", ("A", "ctrl+o"), "Add articles: a file or a folder", Chapter.APP, "Add", rank=8)
OVERVIEW = Action(
    "overview", ("f2", "2"), "What is in here: contacts by topic, age, organization", Chapter.APP
)
THEME = Action("next_theme", ("ctrl+t",), "Next look: dark, light, high contrast", Chapter.APP)
HELP = Action("help", ("question_mark", "f1"), "All keys of this screen", Chapter.APP, "Help", rank=0)
PALETTE = Action("command_palette", ("ctrl+p",), "Find a command by its name", Chapter.APP, anywhere=True)
QUIT = Action(
    "quit",
    ("q", "ctrl+q"),
    "Leave Wegweiser; Ctrl+Q also while typing",
    Chapter.APP,
    "Quit",
    anywhere=True,
    rank=0,
)
# What leads from the list to other screens.
FROM_THE_LIST = (OVERVIEW, REVIEW, ADD)
# What works on every screen.
EVERYWHERE = (THEME, HELP, PALETTE, QUIT)
