"""Values of several years in a row: "from 2008 to 2010, 3, 4 and 6 km respectively"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from policymine.marks import Marked
from policymine.records import Record

_RESPECTIVELY = "s"
"""The letter of "respectively"; the same in every language."""

_FIRST_DAY, _LAST_DAY = "-01-01", "-12-31"


def spread(marked: Marked, records: Sequence[Record]) -> None:
    """Give each of several values of one thing its own year, where their time has as many years as there are values.

    Args:
        marked: The sentence.
        records: What it says, in order; their periods are changed.
    """
    if len(records) < 2 or _RESPECTIVELY not in marked.code:
        return
    for _, alike in itertools.groupby(records, _what):
        _spread(list(alike))


def _what(record: Record) -> tuple[object, ...]:
    return (
        record.indicator,
        record.measure,
        record.change,
        record.unit,
        record.kind,
        record.period_start,
        record.period_end,
    )


def _spread(alike: Sequence[Record]) -> None:
    first, last = alike[0].period_start, alike[0].period_end
    if len(alike) < 2 or not (first.endswith(_FIRST_DAY) and last.endswith(_LAST_DAY)):
        return
    years = range(int(first[:4]), int(last[:4]) + 1)
    if len(years) != len(alike):
        return
    for record, year in zip(alike, years, strict=True):
        record.period_start, record.period_end = f"{year}{_FIRST_DAY}", f"{year}{_LAST_DAY}"
