"""The command palette: every action of the screen in hand, found by a part of its purpose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

from tui.actions import EVERYWHERE, FROM_THE_LIST, Action
from tui.language import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable


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
        """Offer those whose purpose matches."""
        matcher = self.matcher(query)
        for action in self._listed():
            purpose = say(action.purpose)
            if (score := matcher.match(purpose)) > 0:
                yield Hit(score, matcher.highlight(purpose), self._run(action), help=action.shown_keys)
