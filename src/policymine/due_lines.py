"""Lines that say by when a numbered item is to be done (整改时限：2024年底前), for all that the item promises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from policymine.dates import DateReader
from policymine.records import Block
from policymine.text import fold
from policymine.time_spans import TimeSpan

_REACH = 40
_OPENING = 12
"""The date stands within so many characters behind the label."""


class DueLines:
    """Finds the lines of one language; without a table of it there are none.

    Args:
        table: ``label``, what such a line begins with; ``levels``, how items are numbered, the outermost first.
        dates: Reads dates.
    """

    def __init__(self, table: dict[str, Any], dates: DateReader) -> None:
        self._label = re.compile(table.get("label", r"(?!)"))
        self._levels = [re.compile(level) for level in table.get("levels", ())]
        self._dates = dates

    def due(self, text: str, blocks: Sequence[Block], year: int | None) -> dict[int, TimeSpan]:
        """Tell by when the items of a document are due.

        Args:
            text: The document's text.
            blocks: Its blocks in order.
            year: The document's year.

        Returns:
            For the start of each block of an item with such a line the time that the line tells.
        """
        if not self._levels or self._label.search(text) is None:
            return {}
        times: dict[int, TimeSpan | None] = {}
        for at, block in enumerate(blocks):
            labels = list(self._label.finditer(text, block.start, block.end))
            if len(labels) == 1 and block.kind != "table_row":
                times[at] = self._time(text[labels[0].end() : min(block.end, labels[0].end() + _REACH)], year)
        if not times:
            return {}
        levels = [self._level(text, block) for block in blocks]
        found: dict[int, TimeSpan] = {}
        for first, last in _items(levels, sorted(times)):
            told = [times[at] for at in range(first, last) if at in times]
            if len(told) == 1 and told[0] is not None:
                found.update({blocks[at].start: told[0] for at in range(first, last)})
        return found

    def _time(self, words: str, year: int | None) -> TimeSpan | None:
        spans = [span for span in self._dates.find(fold(words), year) if span.start <= _OPENING]
        return replace(spans[0], role="deadline") if spans and spans[0].last is not None else None

    def _level(self, text: str, block: Block) -> int:
        return next((n for n, level in enumerate(self._levels) if level.match(text, block.start, block.end)), -1)


def _items(levels: Sequence[int], lines: Sequence[int]) -> list[tuple[int, int]]:
    """The items of the outermost level at which each has one such line at most; of one line alone the nearest.

    Example:
        >>> _items([0, 1, -1, -1, 1, -1], [3, 5])
        [(0, 1), (1, 4), (4, 6)]
    """
    known = sorted({level for level in levels if level >= 0})
    if len(lines) == 1:
        known = [level for level in reversed(levels[: lines[0] + 1]) if level >= 0][:1]
    for level in known:
        starts = [at for at, each in enumerate(levels) if 0 <= each <= level]
        items = list(zip(starts, [*starts[1:], len(levels)], strict=True))
        if all(sum(first <= line < last for line in lines) <= 1 for first, last in items):
            return items
    return []
