"""Times that another time places: "up from 30% a year earlier", "in the previous year", "since then", "that year"."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policymine import from_writing
from policymine.context import Context
from policymine.marks import Marked
from policymine.those_years import of_month, of_those
from policymine.time_spans import AT_HEAD, TimeSpan
from policymine.timing import of_heading

_MODAL = "M"
_PARTS_SAID = frozenset(
    {
        "whole_year",
        "month",
        "month_end",
        "quarter",
        "half",
        "quarters",
        "months",
        "month_range",
        "day_month",
    }
)
"""Parts of a year."""
_TILL_ITS_END = frozenset({"within_year", "end_of_year"})
"""Times up to the end of a year, which only the year at the head of a sentence places."""
_PLACED = _PARTS_SAID | _TILL_ITS_END
_THAT_YEAR = "told_year"
_PLAN = "plan"
"""How the time of a plan is said, which names what is done in the year that was said before it."""
_OF_ANOTHER = frozenset({from_writing.THOSE_YEARS, from_writing.DAY_OF_MONTH, _THAT_YEAR, "past_years"})
_POINTED = frozenset({from_writing.SAME_DAY, from_writing.SAME_MONTH})


def anchored(marked: Marked, context: Context) -> Marked:
    """Place the times of a sentence that another one places.

    That is the one before it in the sentence, else the one behind it, else the last that was said.

    Args:
        marked: The sentence.
        context: What runs on from before.

    Returns:
        The sentence with its times placed.
    """
    if context.anchor.annual and any(time.from_today for time in marked.times):
        marked = replace(marked, times=tuple(of_heading(time, context) for time in marked.times))
    if len(marked.times) > 1 and _PLACED.intersection(time.how for time in marked.times if not time.year_said):
        over = context.anchor.year if _MODAL in marked.code else None
        marked = replace(marked, times=tuple(_in_year_said(marked.times, over)))
    if not any(map(_is_told, marked.times)):
        return marked
    times = list(marked.times)
    for at, time in enumerate(times):
        if not _is_told(time):
            continue
        if time.how == "past_years":
            times[at] = _up_to_told(time, times[:at])
            continue
        if time.how == from_writing.THOSE_YEARS:
            times[at] = of_those(time, context, promised=_MODAL in marked.code)
            continue
        if time.how == from_writing.DAY_OF_MONTH:
            times[at] = of_month(time, times[:at], context)
            continue
        whole = time.how == from_writing.SAME_TIME  # "during the plan, ...; by then" is by its end
        if time.how in _POINTED:
            times[at] = _pointed(time, times[:at], context)
            continue
        told = next((other for other in reversed(times[:at]) if _places(other, whole=whole)), None)
        if told is None and time.how == _THAT_YEAR:
            continue  # of what runs on
        if told is None and time.how not in from_writing.THEN:
            told = next((other for other in times[at + 1 :] if _places(other)), None)
        if told is None and (time.how != "relative_year" or time.months > 0):
            told = context.said if context.said is not None and _places(context.said, whole=whole) else None
        if told is None and time.how == "relative_year" and _is_in_review(time, marked, context):
            # 由上年的36%提高到38%, in what is told of the year before that of the report
            time = replace(time, first=_year_earlier(time.first), last=_year_earlier(time.last))
            times[at] = replace(time, from_today=False, year_said=True)
            continue
        if told is not None and told.first is not None and told.last is not None:
            first, last = _days(time, told.first, told.last)
            times[at] = replace(time, first=first, last=last, year_said=True, from_today=False)
    return replace(marked, times=tuple(times))


def _in_year_said(times: Sequence[TimeSpan], promised: int | None) -> Iterator[TimeSpan]:
    """Put months into the year that the sentence said before them: "in 2020, 40 mills opened in May".

    In a sentence that promises, what is due has no year before that of its document.
    """
    said: dt.date | None = None
    leads = False
    for time in times:
        part = time.how in _PARTS_SAID or (leads and time.how in _TILL_ITS_END)
        if said is not None and part and not time.year_said and time.first and time.last:
            if promised is not None and said.year < promised and time.role == "deadline":
                yield time
                continue
            shift = from_writing.YEAR * (said.year - time.last.year)
            first, last = from_writing.moved(time.first, shift), from_writing.moved(time.last, shift)
            time = replace(time, first=first, last=last, year_said=True)
        elif time.how in ("year", "relative_year"):
            if time.role == "baseline" and said is not None:
                yield time
                continue  # 2025年，确保投资不低于上年，年内完成9处
            said = time.last if time.role == "in" or (not time.role and time.start <= AT_HEAD) else None
            leads = time.start <= AT_HEAD
        elif time.year_said and time.how != _PLAN:
            said = None
        yield time


def _up_to_told(time: TimeSpan, before: Sequence[TimeSpan]) -> TimeSpan:
    """End "in five years" with last year where that was told of before it: 去年检验31批,5年来合格率均在90%以上."""
    told = next((t for t in reversed(before) if t.how in ("year", "relative_year") and t.role == "in"), None)
    ends = told is not None and told.last is not None and told.last == time.last
    return replace(time, year_said=True) if ends else time


def _is_told(time: TimeSpan) -> bool:
    if time.how in from_writing.THEN or time.how in _OF_ANOTHER:
        return True
    return bool(time.months) and time.how not in from_writing.WAYS and time.how != from_writing.TO


def _pointed(time: TimeSpan, before: Sequence[TimeSpan], context: Context) -> TimeSpan:
    """Place "the same day" or "the same month" on the day or month that was told of last."""
    for other in (*reversed(before), *([context.said] if context.said is not None else [])):
        first, last = other.first, other.last
        if first is None or last is None or other.role == "baseline" or other.how in _POINTED:
            continue
        if time.how == from_writing.SAME_DAY and first == last:
            return replace(time, role="in", first=first, last=last, year_said=True)
        if time.how == from_writing.SAME_MONTH and (first.year, first.month) == (last.year, last.month):
            month = calendar.monthrange(last.year, last.month)[1]
            return replace(time, role="in", first=first.replace(day=1), last=last.replace(day=month), year_said=True)
    return time


def _is_in_review(time: TimeSpan, marked: Marked, context: Context) -> bool:
    """Whether the year before another one is told in a report's review, of the year that it reviews."""
    if time.months >= 0 or not context.anchor.annual or context.section > 0 or context.opener > 0:
        return False
    return _MODAL not in marked.code and (time.role == "from" or time.start > AT_HEAD)


def _year_earlier(day: dt.date | None) -> dt.date | None:
    return None if day is None else from_writing.moved(day, -from_writing.YEAR)


def _days(time: TimeSpan, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """The days of a time that the days of another one place."""
    if time.how == from_writing.SAME_TIME:
        return first, last
    if time.how in (from_writing.SAME_YEAR, _THAT_YEAR):
        return dt.date(last.year, 1, 1), dt.date(last.year, 12, 31)
    if time.how == from_writing.YEARS_AFTER:
        return dt.date(last.year + 1, 1, 1), dt.date(last.year + time.months // from_writing.YEAR, 12, 31)
    if time.how == from_writing.MONTH_THEN and time.first is not None and time.last is not None:
        shift = from_writing.YEAR * (last.year - time.last.year)
        return from_writing.moved(time.first, shift), from_writing.moved(time.last, shift)
    return from_writing.moved(first, time.months), from_writing.moved(last, time.months)


def _places(time: TimeSpan, *, whole: bool = False) -> bool:
    """Whether a time is said for itself, and lies in one year or may be longer."""
    if time.first is None or time.last is None or time.role == "baseline" or (_is_told(time) and not time.year_said):
        return False
    return whole or time.first.year == time.last.year
