"""Of many patterns those that can match at the beginning of a text, told by its first two characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

import regex

_Item = TypeVar("_Item")

FIRST = 2
"""So many characters of a text tell."""
_CACHED = 20_000


class Beginnings(Generic[_Item]):
    """Picks out of many patterns those that some text can begin with, and remembers them by its first characters.

    A pattern can begin with them if they match it as far as they go (a partial match, see the documentation of the
    package ``regex``).

    Args:
        patterns: What to give back for each pattern, and the pattern, as :meth:`re.Pattern.match` is to be asked.

    Example:
        >>> styles = Beginnings([("chapter", re.compile("chapter [0-9]+", re.I)), ("number", re.compile(r"[0-9]+[.]"))])
        >>> styles.of("Chapter 1"), styles.of("12. Air"), styles.of("Clean air")
        (('chapter',), ('number',), ())
    """

    def __init__(self, patterns: Iterable[tuple[_Item, re.Pattern[str] | regex.Pattern[str]]]) -> None:
        self._patterns = [
            (item, regex.compile(pattern.pattern, regex.IGNORECASE if pattern.flags & re.IGNORECASE else 0))
            for item, pattern in patterns
        ]
        self._known: dict[str, tuple[_Item, ...]] = {}

    def of(self, text: str) -> tuple[_Item, ...]:
        """Give what belongs to the patterns that can match at the text's beginning, in their order."""
        first = text[:FIRST]
        found = self._known.get(first)
        if found is None:
            if len(self._known) >= _CACHED:
                self._known.clear()
            found = tuple(item for item, pattern in self._patterns if pattern.match(first, partial=True))
            self._known[first] = found
        return found
