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
    "back", ("escape",), "One step back: out of the box, then the words away", Chapter.LOOK_UP, "Back", rank=4
)
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
READ_CARD = Action("read_card", ("enter", "right", "l"), "Go to the card, to read all of it", Chapter.CONTACT)
DOWN = Action("down", ("down", "j"), "Next contact; ↓ also while typing", Chapter.MOVE)
UP = Action("up", ("up", "k"), "Contact before; ↑ also while typing", Chapter.MOVE)
PAGE_DOWN = Action("page_down", ("pagedown", "ctrl+f"), "A screenful down", Chapter.MOVE)
PAGE_UP = Action("page_up", ("pageup", "ctrl+b"), "A screenful up", Chapter.MOVE)
FIRST = Action("first", ("home", "g"), "First contact", Chapter.MOVE)
LAST = Action("last", ("end", "G"), "Last contact of the list", Chapter.MOVE)

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
# What works on every screen.
EVERYWHERE = (HELP, PALETTE, QUIT)
