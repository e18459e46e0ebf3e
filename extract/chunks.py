"""What stands between two blanks ("Seefurt,", "(030"), asked about once: texts repeat their words.

No word and no mark goes over a blank. So what a text's words are can be put together from its chunks, which
`str.split` yields a hundred times as fast as a pattern finds words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_MOST = 16384  # chunks kept, and as many of those before: the words of some hundred articles
_LONGEST = 100  # characters; what is longer is no word of a language and not worth keeping


class ByChunk(dict[str, _T]):
    """Answers by chunk: `answers[chunk]` asks the function about a chunk that is not known yet.

    Where they become too many, those go that were not asked for since they became so last.
    """

    def __init__(self, answer: Callable[[str], _T]) -> None:
        """Take the function that answers."""
        super().__init__()
        self._answer = answer
        self._before: dict[str, _T] = {}

    def __missing__(self, chunk: str) -> _T:
        """Ask, and keep the answer."""
        if len(chunk) > _LONGEST:
            return self._answer(chunk)
        if len(self) >= _MOST:
            self._before = dict(self)
            self.clear()
        found = self._before[chunk] if chunk in self._before else self._answer(chunk)
        self[chunk] = found
        return found
