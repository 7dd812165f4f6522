"""Years counted from the day of writing, or told of before: "in the next five years", "over those five years"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from policymine.context import Anchor, Context
from policymine.dates import TimeSpan

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
    return replace(span, last=span.last.replace(year=span.last.year + 1))


def _placed(span: TimeSpan, first: int, last: int, anchor: Anchor) -> TimeSpan:
    over = anchor.year is not None and last < anchor.year
    how = "past_years" if over else "next_years"
    return replace(span, role="in", how=how, first=dt.date(first, 1, 1), last=dt.date(last, 12, 31))
