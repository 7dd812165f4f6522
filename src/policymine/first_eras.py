"""The years that a piece of a report looks back on before it says so: "Roads grew by 3% a year. These 5 years, ..."."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import regex

from policymine.context import Anchor
from policymine.lang import Language
from policymine.records import Document
from policymine.text import fold
from policymine.time_spans import TimeSpan

_YEARS = 5
"""A report looks back on so many years, besides the last one."""
_ENDS = (0, 2)
"""Last digits, by fives, of the years in which plans and terms of office end."""
_LONG = 1500
"""A piece has said what it is about within so many characters."""


class FirstEras:
    r"""Finds these years in a language that has the words of such reviews.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.read import read_text
        >>> piece = read_text("全市渔船增长三成。\n这五年，渔港更加繁忙。", language="zh")
        >>> eras = FirstEras(load("zh"))
        >>> eras.of(piece, Anchor(2026, None, True, -1.0, None)).first.isoformat()
        '2021-01-01'
    """

    def __init__(self, language: Language) -> None:
        table: Mapping[str, Any] = language.tables["dates"].get("first_era", {})
        self._works = bool(table)
        self._told, self._breaks, self._signs, self._against = (
            regex.compile(table.get(name, r"(?!)")) for name in ("told", "breaks", "signs", "against")
        )

    def of(self, document: Document, anchor: Anchor) -> TimeSpan | None:
        """Tell what a piece without a heading looks back on, up to where it names a time.

        Args:
            document: The document.
            anchor: Its place in time.

        Returns:
            The years; None where nothing speaks for more than the last one.
        """
        if not (self._works and anchor.annual and anchor.year) or document.facts.title:
            return None
        if not document.blocks or document.blocks[0].headings or anchor.prior > 0:
            return None
        start = document.blocks[0].start  # behind what a web page has above its text
        text = fold(document.text[start : start + _LONG])
        told = self._told.search(text, 1)
        ends = self._breaks.search(text)
        end = ends.start() if ends is not None else len(text)
        if told is not None and told.start() <= end:
            return _years_to(anchor.year - 1)
        if (anchor.year - 1) % _YEARS not in _ENDS or self._against.search(text, 0, end) is not None:
            return None
        return _years_to(anchor.year - 1) if self._signs.search(text, 0, end) is not None else None


def _years_to(year: int) -> TimeSpan:
    first, last = dt.date(year - _YEARS + 1, 1, 1), dt.date(year, 12, 31)
    return TimeSpan(0, 0, "in", first, last, "past_years", year_said=False)
