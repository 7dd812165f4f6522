"""Paragraphs that say more of what the one before told last: "The figure marked an increase of 9 percent"."""

from __future__ import annotations

import datetime as dt

import regex

from policymine.beginnings import FIRST, Beginnings
from policymine.context import Context
from policymine.lang import Language
from policymine.records import Block
from policymine.time_spans import TimeSpan


class PointingBlocks:
    """Tells in one language which paragraphs point back; without a table of it none do.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> text = "Exports rose to 9 t. The figure was a record."
        >>> first, second = Block("paragraph", 0, 20), Block("paragraph", 21, len(text))
        >>> PointingBlocks(load("en")).points(text, second, first)
        True
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["cues"].get("pointing_blocks", {})
        self._pattern, self._figure = (
            regex.compile(table[name]) if name in table else None for name in ("pattern", "figure")
        )
        self._beginning = Beginnings([(True, self._pattern)] if self._pattern is not None else ())

    def points(self, text: str, block: Block, before: Block | None) -> bool:
        """Tell whether a paragraph goes on with the one before.

        Args:
            text: The text of the document.
            block: The paragraph.
            before: The block before, None if there is none.
        """
        if self._pattern is None or before is None or block.headings != before.headings:
            return False
        if block.kind != "paragraph" or before.kind != "paragraph":
            return False
        if not self._beginning.of(text[block.start : min(block.end, block.start + FIRST)]):
            return False
        return self._pattern.match(text, block.start, block.end) is not None

    def time(self, sentence: str, context: Context) -> TimeSpan | None:
        """The time of the result that a sentence says more of; None if it says none, or another one runs on.

        Args:
            sentence: The sentence.
            context: What runs on from before.
        """
        told = context.previous
        if told is None or told.kind != "result" or not told.period_end or context.anchor.annual:
            return None
        if context.block_time is not None or self._figure is None or self._figure.match(sentence) is None:
            return None
        first = dt.date.fromisoformat(told.period_start) if told.period_start else None
        last = dt.date.fromisoformat(told.period_end)
        return TimeSpan(0, 0, "in" if first else "as_of", first, last, "then", year_said=False)
