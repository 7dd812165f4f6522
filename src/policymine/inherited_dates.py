"""The date of a value whose sentence tells none, and dates written into records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from policymine.context import GUESSED_LATE, Context, nearest
from policymine.marks import Marked
from policymine.records import DateBasis, Record
from policymine.time_spans import TimeSpan
from policymine.timing import is_last_year

_PARTS = frozenset({"half", "quarter", "quarters", "months"})
"""Parts of a year, of which a yearly report promises something in its own."""
_TASK_TIMES = _PARTS | {"month", "month_end", "day_month"}
"""What is said of one task of a year, and not of the next one."""
_STRETCHES = frozenset({"month_range", "month_span", "day_span"})
"""Parts of a year with a beginning and an end, in which something was gone about."""
_NEWS_PARTS = frozenset({"half", "quarters", "months", "month_range", "month_span"})
"""Parts of a year that news of it is about."""
_BEGINNINGS = frozenset({"day", "day_month", "month"})
"""Times from which on something is to be so."""
_LAST_MONTH = 12
_INCLUDING = "j"
"""The letter of "including"; the same in every language."""
_UNENDED = (";", "\uff1b")
"""How a sentence ends that the next one goes on with."""
_OPENS = 4
"""A year that begins within so many characters opens its paragraph."""


class Timed(NamedTuple):
    """The date of a value.

    Attributes:
        span: The date, or None if unknown.
        basis: Where it was found.
    """

    span: TimeSpan | None
    basis: DateBasis


def goes_on(marked: Marked, context: Context) -> bool:
    """Tell whether a sentence goes on with the one before: "including ...", or what a semicolon parts from it.

    Args:
        marked: The sentence.
        context: What runs on from before.
    """
    return goes_on_with_parts(marked) or (bool(context.before) and context.before[-1].endswith(_UNENDED))


def goes_on_with_parts(marked: Marked) -> bool:
    """Tell whether a sentence begins with parts of what was just told: "Among them, ...".

    Args:
        marked: The sentence.
    """
    return marked.code.startswith(_INCLUDING)


def from_context(context: Context, *, is_target: bool, now: bool = False, position: int = -1) -> Timed:
    """The date of a value that has none in its sentence.

    Args:
        context: What runs on from before.
        is_target: Whether a deadline or a period is wanted.
        now: Whether its sentence says that it tells how things stand, on a day that nobody knows.
        position: The mark of the value.

    Returns:
        The date and where it comes from.

    Example:
        >>> from policymine.context import Anchor
        >>> plan = Context(Anchor(2021, None, False, 1.0, dt.date(2025, 12, 31)))
        >>> from_context(plan, is_target=True).span.last.isoformat()
        '2025-12-31'
    """
    anchor = context.anchor
    if (lent := context.lent.get(position)) is not None:
        return Timed(lent, "context")
    if context.day is not None and not is_target:
        return Timed(context.day, "context")
    if (context.present or (now and not anchor.annual and anchor.period is None)) and not is_target:
        return Timed(None, "")  # nobody dates what is "so far"
    told = context.block_time
    if is_target and context.due is not None and (told is None or told.role in ("as_of", "since")):
        return Timed(context.due, "context")
    elsewhere = _is_elsewhere(told, context) if is_target and told is not None else False
    if told is not None and not (elsewhere if is_target else _is_ahead(told, context) or _is_of_one(told, context)):
        return Timed(told, "context")
    if context.era is not None and not is_target:
        return Timed(context.era, "context")
    heading = nearest(context.heading_times)
    if (ran := context.time) is not None and any((t.first, t.last) == (ran.first, ran.last) for t in context.choices):
        return Timed(ran, "context")  # of the times that the heading names the one that was told of last
    if heading is not None and (is_target or not _is_ahead(heading, context)):
        year = anchor.year
        if not is_target and anchor.annual and year and heading.last and heading.last.year >= year:
            # What is told in the past tense under "Work for 2024" was done in the year before.
            return Timed(_year_span(year - 1), "document")
        if is_target and context.ahead is not None and year and heading.last and heading.last.year < year:
            return Timed(context.ahead, "context")  # "What the 14th plan brought, and targets of the 15th"
        return Timed(heading, "context")
    if is_target and anchor.plan_end is not None:
        # A plan for a winter ends within a year.
        return Timed(replace(_year_span(anchor.plan_end.year), last=anchor.plan_end), "document")
    if not is_target and anchor.period is not None and not is_last_year(context) and not _is_within(context):
        return Timed(anchor.period, "document")
    ran = context.time
    elsewhere = ran is not None and (
        _is_closed(ran, context) or _is_over(ran, context) or _is_of_task(ran, context) or _was_done(ran, context)
    )
    if ran is not None and (not elsewhere if is_target else _is_behind(context)):
        return Timed(ran, "context")
    if anchor.year is not None and anchor.annual:
        return Timed(_year_span(anchor.year if is_target else anchor.year - 1), "document")
    if not is_target and anchor.live and not anchor.annual:
        # News tells how things stand.
        return Timed(TimeSpan(0, 0, "as_of", None, anchor.published, "now", year_said=False), "document")
    promises = context.section + context.opener > 0 and anchor.prior <= 0
    if is_target and anchor.year is not None and promises and not anchor.guessed:
        return Timed(_year_span(anchor.year), "document")
    if not is_target and anchor.counted_to is not None and context.section + context.opener <= 0:
        # "As of 30 June, 9 tasks were finished": the parts of the report tell how each of them stands.
        return Timed(TimeSpan(0, 0, "as_of", None, anchor.counted_to, "now", year_said=False), "document")
    return Timed(None, "")


def _is_within(context: Context) -> bool:
    """Whether what was told before is a part of the year that the document's name gives: "As of May 3, ..."."""
    ran, period = context.time, context.anchor.period
    if ran is None or period is None or period.how != "year" or context.anchor.published is not None:
        return False
    day = ran.first or ran.last
    if ran.role == "as_of" and ran.last == period.last:
        return False  # how things stood at the end of it says nothing of what it brought
    part = ran.role in ("as_of", "since") or ran.how in _NEWS_PARTS
    return part and day is not None and period.last is not None and day.year == period.last.year


def _is_elsewhere(told: TimeSpan, context: Context) -> bool:
    """Whether a date is one task's own, and none for the tasks after it: "by 2030" in a plan until 2025.

    In the plan of a year "by the end of June" is such a date too: what comes after it is due by the end of the year.
    """
    year, end = context.anchor.year, context.anchor.plan_end
    if told.last is None:
        return False
    if _is_closed(told, context) or _is_over(told, context) or _was_done(told, context):
        return True
    part = context.anchor.annual and told.last.year == year and told.last.month < _LAST_MONTH
    if part and told.how in _TASK_TIMES:
        return True
    if context.anchor.annual and year and told.role in ("in", ""):
        # A year that is over is when something was; and under "Work for 2026", a plan until 2030 is one task's own.
        heading = nearest(context.heading_times)
        planned = heading is not None and heading.last is not None and heading.last.year == year < told.last.year
        return told.last.year < year or planned
    if told.role != "deadline":
        return False
    if end is not None and told.last.year > end.year:
        return not (told.how == "year" and told.start <= _OPENS)  # (二)到2035年，……；……: all of the item
    return context.anchor.annual and bool(year and told.last.year > year)


def _is_of_task(span: TimeSpan, context: Context) -> bool:
    """Whether the years of a plan are those of one task inside what is planned for a year: 新增人口100万 by 2030."""
    year = context.anchor.year
    if not context.anchor.annual or year is None or span.how != "plan" or span.start <= _OPENS:
        return False
    return span.last is not None and span.last.year > year


def _is_closed(span: TimeSpan, context: Context) -> bool:
    """Whether a time is the day up to which figures go, and so no deadline for what is promised behind them."""
    if span.role != "as_of" or span.last is None:
        return False
    anchor = context.anchor
    if span.first is None and span.how != "now":
        return True
    if anchor.published is not None:
        return span.last <= anchor.published
    return anchor.year is not None and span.last.year < anchor.year


def _is_over(span: TimeSpan, context: Context) -> bool:
    """Whether a time is a year before the document's, in which something was: what is promised is not due then."""
    anchor = context.anchor
    if anchor.year is None or anchor.annual or span.role not in ("in", "") or span.last is None:
        return False
    if anchor.guessed:  # by what it tells of, of which nothing is promised: "In 2018 9 were built. The rest will be."
        return span.how == "year" and context.lean < 0 and span.last.year <= anchor.year
    return span.last.year < anchor.year


def _was_done(span: TimeSpan, context: Context) -> bool:
    """Whether only what was done has been told of a time that runs on, in a text of which nobody knows the year."""
    return span is context.done_time and context.anchor.year is None


def _is_of_one(told: TimeSpan, context: Context) -> bool:
    """Whether a part of the year that a yearly report reviews is that of one thing, and of none after it."""
    anchor = context.anchor
    reviewed = anchor.annual and anchor.year is not None and told.last is not None and told.last.year == anchor.year - 1
    return reviewed and told.how in _PARTS and told.role in ("in", "")


def _is_ahead(told: TimeSpan, context: Context) -> bool:
    """Whether a time is a deadline yet to come, and so none of results."""
    today, year = context.anchor.published, context.anchor.year
    if told.role in ("in", "") and told.first is not None and not context.anchor.annual and (today or year):
        # "is to reach 9 GW in 2040", in a text of 2022
        late = today.year if today is not None else (year or 0) + (GUESSED_LATE + 1) * context.anchor.guessed
        return told.first.year > late
    if told.role != "deadline" or told.last is None:
        return False
    if today is None:
        return year is None or told.last.year >= year + (GUESSED_LATE + 1) * context.anchor.guessed
    return told.last > today


def _is_behind(context: Context) -> bool:
    """Whether the running date lies before the document, so that it can be a result's."""
    time, today = context.time, context.anchor.today
    year = context.anchor.year
    if time is not None and time.how == "year_range" and year and time.last is not None and time.last.year > year:
        return False  # the years for which something is planned
    if time is None or (time.how in ("day", "day_month") and time.role != "as_of"):
        return False
    if _is_ahead(time, context):
        return False
    if today is None or time.first is None or time.first <= today:
        return True
    # Where nobody knows the day of a text, what began or was counted in its year can lie before it.
    told = time.role in ("since", "as_of") or (time.how in _STRETCHES and time.role == "in")
    return told and context.anchor.published is None and time.first.year <= today.year


def _year_span(year: int) -> TimeSpan:
    return TimeSpan(0, 0, "in", dt.date(year, 1, 1), dt.date(year, 12, 31), "year", year_said=False)


def fill(record: Record, timed: Timed, text: Mapping[str, str] | None = None) -> None:
    """Write a date into a record: targets get a deadline, results a period.

    Args:
        record: The record; its kind decides.
        timed: The date.
        text: Holds ``date_text``, the words of the date in the source.
    """
    span = timed.span
    if span is None or (span.first is None and span.last is None):
        return
    first = span.first.isoformat() if span.first else ""
    last = span.last.isoformat() if span.last else ""
    record.date_basis = timed.basis
    if text:
        record.date_text = text.get("date_text", "")
    if span.role == "since":
        if record.kind == "target" and span.how in _BEGINNINGS:
            record.deadline = first  # 从明年1月1日起下调: by that day it is so
        else:
            record.period_start = first
        return
    if record.kind == "target":
        record.deadline = last
        return
    if span.role in ("deadline", "as_of") or (span.how in ("end_of_year", "month_end", "plan_end") and text):
        record.period_end = last
        return
    record.period_start, record.period_end = first, last
