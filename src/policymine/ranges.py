"""Ranges of numbers: "5 to 8 percent", "between 5% and 8%"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.comparators import Comparators, Ending
from policymine.numbers import Number
from policymine.unit_words import UnitReader

_SUMS = 1.5
"""Behind "by" a second number that is more than so many times the first is what was reached."""
_RATES = 2.5
"""The same for small numbers, which are rates mostly."""
_RATES_BELOW = 100
_BARE, _BARE_SHARES = 3, 5
"""The same where only the second number has a word for thousands and more, or a sign for shares."""
_TURNED = 1.5
"""So many times the lower end the upper one may be of a range that is written from high to low."""
_DATE = "\x01"
"""What stands for each character of a date."""
_FAR = 60
"""So many characters may stand between what opens a pair and its first number."""


class Ranges:
    """Finds the upper ends of ranges in one language.

    Args:
        table: The language's ``numbers.toml``.
        left: Pattern for what must not be cut off on the left of a word.
        units: Finds the signs of currencies before the upper end.
        comparators: Finds the words before the lower end.
    """

    def __init__(self, table: Mapping[str, Any], left: str, units: UnitReader, comparators: Comparators) -> None:
        ranges = table.get("ranges", {})
        self._units = units
        self._comparators = comparators
        self._joiner = regex.compile(r"\s*(?P<j>\L<j>)\s*", j=list(ranges.get("joiners", ["-"])))
        self._joiners = frozenset(ranges.get("joiners", ["-"]))
        self._far = regex.compile(ranges["opened_far"]) if "opened_far" in ranges else None
        self._shares = tuple(ranges.get("shares", ("%",)))
        self._held = tuple(ranges.get("held_now", ()))
        self._not_after = Ending(ranges.get("not_after", []), left)
        self._spread = Ending(ranges.get("spread", []), left)
        self._opened = [
            (str(closer), Ending([opener], left), regex.compile(rf"\s*{regex.escape(closer)}\s+"))
            for opener, closer in ranges.get("opened", [])
        ]

    def opens(self, folded: str, raw: str, number: Number, unit_end: int, second: Number) -> bool:
        """Tell whether two numbers are the ends of a range.

        Args:
            folded: The sentence in lower case.
            raw: The same with its capital letters.
            number: The first number.
            unit_end: Where its unit ends.
            second: The number that follows it.
        """
        opening = self._opening(raw, second.start)
        for begin in (number.end, unit_end) if unit_end != number.end else (unit_end,):
            gap_end = opening if opening >= begin else second.start
            joint = self._joiner.match(folded, begin)
            if joint is not None and joint.start() <= gap_end <= joint.end() <= second.start:
                return self._is_range(folded, raw, number, second, joint["j"])
            for _, opener, closer in self._opened:
                joint = closer.match(folded, begin)
                if joint and joint.end() == gap_end and self._is_opened(folded, raw, number, opener):
                    return self._is_range(folded, raw, number, second, "and")
        return False

    def left(self, folded: str, left: int) -> int:
        """Where a range begins with the word that opens it: "between 6 and 7"."""
        for closer, opener, _ in self._opened:
            if closer not in self._joiners and (match := opener.search(folded, left, left - 16)):
                return int(match.start())
        return left

    def _opening(self, raw: str, start: int) -> int:
        """Where a number begins with the sign of its currency."""
        prefix = self._units.before(raw, start, reach=6)
        return prefix[1] if prefix else start

    def _is_range(self, folded: str, raw: str, first: Number, second: Number, joint: str) -> bool:
        """From-to changes are two values, not a range: "rose from 5% to 8%"."""
        low, high = ends(first, second)
        if not low < high:
            # "64 - 57%" is written from high to low.
            share = folded.startswith(self._shares, second.end) and not first.scaled and not first.worded
            return share and high < low <= _TURNED * high and folded[first.end : second.start].strip() == "-"
        near = max(0, first.start - _FAR)
        before = folded[near : first.start]  # a date may have the "from" in it: "from last year's total of 5 to 9"
        held = "from" in before or _DATE in before
        # Only where both ends have a unit: "a quota of 3 to 5 tons" is a range.
        held = held or (second.start - first.end > len(" to ") and any(map(before.__contains__, self._held)))
        if joint == "to" and held and self._is_far(folded, raw, near, first):
            return False
        apart = _RATES if high < _RATES_BELOW else _SUMS
        if not first.scaled and folded[first.end : second.start] == f" {joint} ":
            # "by 10 to 30 percent", "by 10 to 20 million": what a change and a level share stands twice.
            share = folded.startswith(self._shares, second.end)
            apart = _BARE_SHARES if share else _BARE if second.scaled else apart
        if joint != "-" and high > apart * low and self._not_after.search(folded, first.start, first.start - 24):
            return False  # "grew by 30,000 t to 210,000 t" is a change and a level, "grew by 5 to 8 percent" a range
        return self._is_opened(folded, raw, first, self._spread) or not any(
            self._is_opened(folded, raw, first, opener)
            for closer, opener, _ in self._opened
            if joint == closer != "and"
        )

    def _is_far(self, folded: str, raw: str, near: int, first: Number) -> bool:
        """Whether "from" stands further off, before what is said of the lower end: "from the current 4% to 61%"."""
        return self._far is not None and self._far.search(folded, near, self._opening(raw, first.start)) is not None

    def _is_opened(self, folded: str, raw: str, number: Number, opener: Ending) -> bool:
        """Whether a word that opens a pair stands before a number, or before what is said of it: "from just over 5"."""
        at = self._opening(raw, number.start)
        return any(
            opener.search(folded, start, start - 16) is not None for start in (at, self._comparators.left(folded, at))
        )


def ends(first: Number, second: Number) -> tuple[float, float]:
    """Give the two ends of a range; the first takes the second's scale where it has none ("5 to 8 million").

    Example:
        >>> ends(Number(0, 1, 5.0, False, False), Number(5, 14, 8e6, False, True, scale=1e6))
        (5000000.0, 8000000.0)
    """
    low = first.value
    if not first.scaled and second.scaled and second.scale > 1 and low < second.value / second.scale * 1.0000001:
        low = float(f"{low * second.scale:.12g}")
    return low, second.value
