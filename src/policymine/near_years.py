"""Years that seem to come after a document, but that it may look back on all the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from policymine.context import GUESSED_LATE, Anchor, Context
from policymine.time_spans import AT_HEAD, TimeSpan

_LONG = 4
"""A scheme for so many years more may be told of in the midst of them."""


def may_have_begun(time: TimeSpan, anchor: Anchor) -> bool:
    """Whether a year that seems to come after a document may be one that it looks back on.

    Where nobody knows the day of a text, its year may be that of what it is about ("the strategy of 2009", as later
    updated); it may be too early where only its text tells it, and a fiscal year ends in the next one. What is told of
    a scheme for many years may have been written in any of them but the last.
    """
    if anchor.year is None or time.first is None:
        return False
    if anchor.published is None and not anchor.annual:
        end = anchor.plan_end
        if end is None:
            return True
        if end.year - anchor.year >= _LONG and time.last is not None and anchor.year < time.last.year < end.year:
            return True
    return time.how == "fiscal_year" and time.first.year <= anchor.year


def is_near_guess(time: TimeSpan, anchor: Anchor) -> bool:
    """Whether a year that seems to come after a document may be its own, as only its text told the document's year."""
    return (
        anchor.guessed
        and anchor.year is not None
        and time.last is not None
        and time.last.year <= anchor.year + GUESSED_LATE
    )


_SO_FAR = frozenset({"month_range", "months", "quarters", "half"})
"""Parts of a year that are counted from its beginning, if in January."""


def is_so_far(time: TimeSpan) -> bool:
    """Whether a time is a year up to some month of it: "from January to May", "the first half of the year"."""
    return time.how in _SO_FAR and time.role in ("in", "") and time.first is not None and time.first.month == 1


def is_begun_year(time: TimeSpan, anchor: Anchor) -> bool:
    """Whether a time is all of a year that had only begun when the document was written."""
    day = anchor.published
    if time.how != "year" or time.role == "deadline" or time.first is None or time.last is None:
        return False
    if day is None:
        return anchor.annual and time.last.year == anchor.year
    return day.month <= _BEGUN and time.last == dt.date(day.year, 12, 31)


_BEGUN = 3
"""Up to this month nobody can tell what a year has brought."""
_TURN = frozenset({1, 2, 12})
"""Months in which a report on the old year and a plan for the new one are written."""


def as_written(span: TimeSpan, context: Context) -> TimeSpan:
    """Put "the past year" and "next year" of a text from the turn of a year where its writer stood.

    A report on a year that is published in January means that year by "in the past year" at the head of a sentence; one
    that plans the new year too, and was mostly written in the old one, means the new one by "next year" there.
    """
    day, year = context.anchor.published, context.anchor.year
    if span.how != "relative_year" or span.first is None or span.last is None or year is None or span.start > AT_HEAD:
        return span
    if day is not None and day.month not in _TURN:
        return span
    told = span.last.year - year
    reports = day is not None and day.year == year + 1 and not context.anchor.annual
    if told == -1 and reports and context.section <= 0:
        return replace(span, first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))
    planned = context.anchor.annual and (day is None or day.year == year or day.month == max(_TURN))
    headed = any(time.last is not None and time.last.year == year for time in context.heading_times)
    if told == 1 and planned and headed and context.section > 0:
        return replace(span, first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))
    return span
