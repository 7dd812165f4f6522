"""Years in a row that one value is of: "in 2019 and 2020, a total of 41 dikes were repaired"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import regex

from policymine.marks import TIME, Marked
from policymine.time_spans import TimeSpan

_ROW = regex.compile("Z(?:,?Z)*,?cZ")
_SUMMED = frozenset({"number", "amount", "money"})
_ROLES = frozenset({"in", ""})


def spanned(marked: Marked, date: int, assigned: Mapping[int, int], sort: str) -> TimeSpan:
    """Give the time of a date, or that of all years in a row which it is one of, if no value has another of them.

    Args:
        marked: The sentence.
        date: The mark of the date.
        assigned: The marks of the dates that values have.
        sort: What kind of quantity the value is; shares and changes may be of each year.
    """
    said = marked.times[marked.marks[date].place]
    if sort not in _SUMMED or said.how != "year" or said.role not in _ROLES or "cZ" not in marked.code:
        return said
    for row in _ROW.finditer(marked.code):
        if row.start() <= date < row.end():
            places = [at for at in range(*row.span()) if marked.code[at] == TIME]
            years = [marked.times[marked.marks[at].place] for at in places]
            if len(set(assigned.values()) & set(places)) != 1 or not _in_a_row(years):
                return said
            return replace(said, first=years[0].first, last=years[-1].last)
    return said


def _in_a_row(years: list[TimeSpan]) -> bool:
    """Whether each is the year after the one before."""
    if any(year.how != "year" or year.role not in _ROLES or year.last is None for year in years):
        return False
    numbers = [year.last.year for year in years if year.last is not None]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
