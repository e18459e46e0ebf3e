"""The command palette: every action of the screen in hand, found by a part of its purpose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

from tui.actions import EVERYWHERE, FROM_THE_LIST, Action
from tui.language import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

# The score of an action whose purpose does not look like what was typed, though its name has it.
_LEAST = 0.01


class Actions(Provider):
    """Offer the actions that the screen lists."""

    def _listed(self) -> tuple[Action, ...]:
        listed = getattr(self.screen, "LISTED", EVERYWHERE)
        return tuple(action for action in listed if action.name not in {"submit", "command_palette"})

    def _run(self, action: Action) -> Callable[[], Awaitable[bool]]:
        namespace = self.app if action in (*FROM_THE_LIST, *EVERYWHERE) else self.screen
        return partial(self.app.run_action, action.name, namespace)

    async def discover(self) -> AsyncIterator[DiscoveryHit | Hit]:
        """Offer all of them before anything is typed."""
        for action in self._listed():
            yield DiscoveryHit(say(action.purpose), self._run(action), help=action.shown_keys)

    async def search(self, query: str) -> AsyncIterator[DiscoveryHit | Hit]:
        """Offer those that have all the words, in their purpose or name; if none has, those that look alike.

        Enter does the first of them: "over" may not be taken for "Leave this contact out of every answer".
        """
        words = query.casefold().split()
        listed = self._listed()
        having = [action for action in listed if all(word in _told(action) for word in words)]
        matcher = self.matcher(query)
        for action in having or listed:
            purpose = say(action.purpose)
            score = matcher.match(purpose)
            if having or score > 0:
                yield Hit(
                    max(score, _LEAST), matcher.highlight(purpose), self._run(action), help=action.shown_keys
                )


def _told(action: Action) -> str:
    """Return what an action is found by: its purpose, its names below the screen and in keys.toml."""
    return f"{say(action.purpose)} {say(action.label)} {action.name.replace('_', ' ')}".casefold()
