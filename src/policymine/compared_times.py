"""Times that a value is held against, told by words further off than the one right before them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import regex

_CLAUSE = 90
"""So many characters before a time are looked at for what is counted from it."""
_COUNTED = frozenset({"end", "year", "month", "months", "quarter", "quarters", "half"})
"""Ways of saying a time that a change may be counted from."""
_NEAR = 12
"""So many characters before a verb hold what makes it one of the future."""


class ComparedTimes:
    """Finds such words in one language.

    Args:
        roles: The ``[roles]`` of its ``dates.toml``.
    """

    def __init__(self, roles: Mapping[str, Any]) -> None:
        def known(name: str) -> regex.Pattern[str] | None:
            return regex.compile(roles[name]) if roles.get(name) else None

        self._far, self._beyond = known("far_baseline"), known("baseline_beyond")
        self._moved, self._to_move = known("baseline_behind"), known("baseline_not_behind")
        self._far_since, self._record = known("far_since"), known("record_since")
        self._over_plan, self._rare = known("over_plan"), known("record_beyond")

    def is_counted_from(self, folded: str, end: int, how: str, last: dt.date | None, year: int | None) -> bool:
        """Whether a change right before "from" is counted from the time behind it: "down 59% from 2013".

        Args:
            folded: The sentence.
            end: Where "from" begins.
            how: How the time is said; "end" where it is the end of a month or year.
            last: Its last day.
            year: The document's year.
        """
        if self._moved is None or last is None or how not in _COUNTED:
            return False
        if how == "year" and year and last.year >= year:
            return False  # what falls "by 2% from 2027" begins to fall then
        match = self._moved.search(folded, max(0, end - _CLAUSE), end)
        if match is None or how in ("end", "year"):
            return match is not None
        return self._to_move is None or self._to_move.search(folded, max(0, match.start() - _NEAR), end) is None

    def is_compared(self, folded: str, start: int, end: int) -> bool:
        """Whether words make a time a baseline: "three times that of 2020", 比最差的2013年, "60% of 1990 emissions"."""
        return (self._beyond is not None and self._beyond.match(folded, end) is not None) or (
            self._far is not None and self._far.search(folded, max(0, start - 9), start) is not None
        )

    def is_record(self, folded: str, end: int) -> bool:
        """Whether a time since which something never was only tells how rare it is: "the lowest since 1958".

        Args:
            folded: The sentence.
            end: Where "since" begins.
        """
        return self._record is not None and self._record.search(folded, max(0, end - _CLAUSE), end) is not None

    def is_record_behind(self, folded: str, end: int) -> bool:
        """Whether words behind such a time tell how rare something is: 1958年以来最低.

        Args:
            folded: The sentence.
            end: Where the time ends, without its preposition.
        """
        return self._rare is not None and self._rare.match(folded, end) is not None

    def is_over_plan(self, folded: str, start: int) -> bool:
        """Whether a change is counted from the plan before: "an increase of 40% over the 11th Five-Year Plan period".

        Args:
            folded: The sentence.
            start: Where the plan begins.
        """
        near = max(0, start - _CLAUSE)
        return self._over_plan is not None and self._over_plan.search(folded, near, start) is not None

    def told_afar(self, folded: str, begin: int) -> str:
        """What words before a time and its preposition make of it: ``since``, ``baseline`` or nothing."""
        if self._far_since is None:
            return ""
        near = max(0, begin - _CLAUSE)
        if self._far_since.search(folded, near, begin):
            return "since"
        return "baseline" if self._far is not None and self._far.search(folded, near, begin) else ""
