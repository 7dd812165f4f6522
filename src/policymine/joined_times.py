"""Stretches from one time to another that is said in another way: "from 2016 to the end of June 2019"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from policymine.from_writing import YEAR, moved
from policymine.time_spans import TimeSpan

_POINTS = frozenset(
    {
        "year",
        "relative_year",
        "end_of_year",
        "month",
        "month_end",
        "months",
        "quarter",
        "half",
        "season_of_year",
        "day",
        "day_month",
        "plan",
    }
)
"""Times that a stretch may begin or end with."""
_ENDS = frozenset({"end_of_year", "month_end"})
_FLOATING = frozenset({"month", "month_end", "months", "quarter", "half", "day_month"})
"""Parts of a year that take it from the other end."""


class JoinedTimes:
    """Joins such times in one language.

    Args:
        table: The ``[joined]`` of its ``dates.toml``: what stands between them and before the first one.

    Example:
        >>> from policymine.dates import DateReader
        >>> from policymine.lang import load
        >>> (time,) = DateReader(load("en").tables["dates"]).find("from 2016 to the end of june 2019", 2019)
        >>> time.first.isoformat(), time.last.isoformat()
        ('2016-01-01', '2019-06-30')
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._to = frozenset(table.get("to", ()))
        self._from = frozenset(table.get("from", ()))
        self._both: Mapping[str, str] = table.get("both", {})
        self._end = tuple(table.get("end", ()))

    def join(self, folded: str, spans: Sequence[TimeSpan]) -> list[TimeSpan]:
        """Join each two times that are the ends of one stretch.

        Args:
            folded: The text.
            spans: Its times in their order.

        Returns:
            The times, with one for each such two.
        """
        joined: list[TimeSpan] = []
        for span in spans:
            stretch = self._stretch(folded, joined[-1], span) if joined else None
            if stretch is None:
                joined.append(span)
            else:
                joined[-1] = stretch
        return joined

    def _stretch(self, folded: str, begin: TimeSpan, end: TimeSpan) -> TimeSpan | None:
        if begin.how not in _POINTS or end.how not in _POINTS or not begin.first or not begin.last:
            return None
        between = folded[begin.end : end.core_start].strip()
        lead = folded[begin.start : begin.core_start].strip()
        if not (between in self._to and lead in self._from) and (not lead or self._both.get(lead) != between):
            return None
        ended = begin.how in _ENDS or folded.startswith(self._end, begin.core_start)
        first = begin.last if ended else begin.first
        last = end.last
        if last is None:
            return None
        if begin.how in _FLOATING and not begin.year_said and end.year_said:
            first = _before(first, last)
        elif end.how in _FLOATING and begin.year_said and not end.year_said:
            last = _behind(last, first)
        if first > last:
            return None
        said = begin.year_said or end.year_said
        how = "month_span" if said else "month_range"
        today = begin.from_today or end.from_today
        return replace(begin, end=end.end, role="in", first=first, last=last, how=how, year_said=said, from_today=today)


def _before(first: dt.date, last: dt.date) -> dt.date:
    """The day in the year of another one that comes behind it, or in the year before."""
    day = _in_year(first, last.year)
    return day if day <= last else _in_year(first, last.year - 1)


def _behind(last: dt.date, first: dt.date) -> dt.date:
    day = _in_year(last, first.year)
    return day if day >= first else _in_year(last, first.year + 1)


def _in_year(day: dt.date, year: int) -> dt.date:
    return moved(day, YEAR * (year - day.year))
