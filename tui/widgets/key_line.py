"""The last line of the screen: which keys do what here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.actions import key_caps
from tui.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.screen import Screen

    from tui.actions import Action

# What the mouse finds under a key of the line.
KEY = "wegweiser-key"


class KeyLine(Widget):
    """List the keys that work where the cursor is, as many as the line holds, what matters most first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key"}

    def __init__(self, actions: Iterable[Action]) -> None:
        """Take the actions to show where they work; those without a label are left out."""
        super().__init__()
        self._actions = [action for action in actions if action.label]

    def on_mount(self) -> None:
        """Follow the focus: other places have other keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Return the line; each key can be clicked."""
        key_style = self.get_visual_style("key-line--key")
        parts: list[Content | str | tuple[str, str | Style]] = []
        for key, action in self._fitting(self.content_size.width):
            click = Style.from_meta({KEY: key})
            parts.append((f" {key_caps(key)}", key_style + click))
            parts.append((f" {say(action.label)} ", click))
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Do as if the key under the mouse had been hit."""
        if key := event.style.meta.get(KEY):
            self.app.simulate_key(key)

    def _fitting(self, width: int) -> list[tuple[str, Action]]:
        """Return the actions to show with one key each, in the order listed."""
        keys_of: dict[str, list[str]] = {}
        for key, active in self.screen.active_bindings.items():
            if active.enabled and not self._is_typed(key):
                keys_of.setdefault(active.binding.action, []).append(key)
        shown = [
            (_first(action, keys_of[action.name]), action)
            for action in self._actions
            if action.name in keys_of
        ]
        left = width
        chosen = set()
        for key, action in sorted(shown, key=lambda pair: pair[1].rank):
            needed = cell_len(key_caps(key)) + cell_len(say(action.label)) + 3
            if needed <= left:
                chosen.add(action.name)
                left -= needed
        return [(key, action) for key, action in shown if action.name in chosen]

    def _is_typed(self, key: str) -> bool:
        """Tell whether the widget with the focus takes the key as a character (Textual misses "/")."""
        printed, focused = key_caps(key), self.screen.focused
        return focused is not None and len(printed) == 1 and focused.check_consume_key(key, printed)


def _first(action: Action, working: list[str]) -> str:
    """Return the key to show: the first of the action's own that works here, else any that does it."""
    return next((key for key in action.keys if key in working), working[0])
