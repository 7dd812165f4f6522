"""Times that need another one: "in the next five years", "over those five years", "on the 24th"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from policymine.context import Anchor, Context
from policymine.from_writing import UNTIL
from policymine.lang.plans import is_plan
from policymine.time_spans import TimeSpan

_NEXT = frozenset({"next_years", "within_years"})
_SPRING = 3
"""What is written up to this month counts its own year among the next ones."""


def of_those(span: TimeSpan, context: Context, *, promised: bool) -> TimeSpan:
    """Place "the five years" on those of the plan or review that is told of, or that a yearly report looks back on.

    Args:
        span: The time; its months are the years that it counts.
        context: What runs on from before.
        promised: Whether it is the time of a promise.

    Returns:
        The time, without days if nobody knows which years are meant.
    """
    count, anchor = span.months, context.anchor
    plan = anchor.plan_end
    for told in (context.era, context.said, context.time, anchor.period):
        if told is not None and told.first and told.last and told.last.year - told.first.year + 1 == count:
            return _placed(span, told.first.year, told.last.year, anchor)
    if plan is not None and not anchor.annual:
        return _placed(span, plan.year - count + 1, plan.year, anchor)
    if anchor.annual and anchor.year is not None and count > 0:
        ahead = promised or context.section > 0 or context.opener > 0
        begin = anchor.year if ahead else anchor.year - count
        return _placed(span, begin, begin + count - 1, anchor)
    return span


def to_their_day(span: TimeSpan, anchor: Anchor) -> TimeSpan:
    """End "the next five years" as many years after the document's own, unless it is written for a year that begins.

    Args:
        span: The time.
        anchor: The document's place in time.

    Returns:
        The time; other times as they are.
    """
    if span.how not in _NEXT or not span.from_today or span.last is None or anchor.annual:
        return span
    if anchor.published is not None and anchor.published.month <= _SPRING:
        return span
    if anchor.plan_end is not None and anchor.plan_end.year == span.last.year:
        return span  # "in the next five years" in a plan that begins
    if span.how == "next_years" and span.first is not None and is_plan(span.first.year, span.last.year):
        return span  # said in 2026, 今后五年 are those of the plan up to 2030
    return replace(span, last=span.last.replace(year=span.last.year + 1))


def of_month(span: TimeSpan, before: Sequence[TimeSpan], context: Context) -> TimeSpan:
    """Place "the 24th" or 5日至8日 in the month of the news that it stands in, else in the one that was said last.

    Args:
        span: The time; its months are the day, and that up to which it goes.
        before: The times before it in the sentence.
        context: What runs on from before.

    Returns:
        The day, or the time as it is if nobody knows the month.
    """
    until, first = divmod(span.months, UNTIL)
    day, today = until or first, context.anchor.published
    said = next((time for time in reversed(before) if _in_month(time) and time.last != today), None)
    if said is None and not context.anchor.live and context.said is not None and _in_month(context.said):
        said = context.said
    month = said.last if said is not None else today
    if month is None:
        return span
    if said is None and day > month.day and span.role != "deadline":
        month = month.replace(day=1) - dt.timedelta(days=1)  # that of the month before
    try:
        placed = month.replace(day=day)
        if until and first < until:
            return replace(span, how="day_span", first=month.replace(day=first), last=placed)
    except ValueError:
        return span
    return span if until else replace(span, how="day_month", first=placed, last=placed)


def _in_month(time: TimeSpan) -> bool:
    first, last = time.first, time.last
    return first is not None and last is not None and (first.year, first.month) == (last.year, last.month)


def _placed(span: TimeSpan, first: int, last: int, anchor: Anchor) -> TimeSpan:
    over = anchor.year is not None and last < anchor.year
    how = "past_years" if over else "next_years"
    return replace(span, role="in", how=how, first=dt.date(first, 1, 1), last=dt.date(last, 12, 31))
