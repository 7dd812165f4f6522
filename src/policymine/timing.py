"""The date of a value whose sentence tells none or half of it, and dates written into records."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from policymine import from_writing, those_years
from policymine.context import GUESSED_LATE, Anchor, Context, nearest
from policymine.dates import AT_HEAD, MONTHS_FROM_TODAY, TimeSpan
from policymine.lang.fiscal import FiscalYear
from policymine.marks import BASELINE, Marked
from policymine.near_years import is_so_far
from policymine.records import DateBasis, Record


class Timed(NamedTuple):
    """The date of a value.

    Attributes:
        span: The date, or None if unknown.
        basis: Where it was found.
    """

    span: TimeSpan | None
    basis: DateBasis


_FISCAL = "fiscal_"
_PLAN = 5
"""So many years has a plan that is known by its number."""
_PARTS = frozenset({"half", "quarter", "quarters", "months"})
"""Parts of a year, of which a yearly report promises something in its own."""
_TASK_TIMES = _PARTS | {"month", "month_end", "day_month"}
"""What is said of one task of a year, and not of the next one."""
_LAST_MONTH = 12
_SPRING = 3
"""From this month on nobody writes of the year before as of this one."""
_LATE_SPRING = 4
"""In this month at the latest a report on the work of a year is read to the assembly."""
_MONTHS = frozenset(
    {
        "month",
        "month_end",
        "day_month",
        "quarter",
        "half",
        "quarters",
        "months",
        "month_range",
        "within_year",
        "whole_year",
        "that_year",
        "year_past",
        "end_of_year",
        "told_year",
    }
)


def placed(span: TimeSpan, context: Context, *, promised: bool = False, done: bool = False) -> TimeSpan:
    """Put a time without a year into the year that is being told of.

    A report of 2023 that tells of 2022 means December 2022 by "in December".

    Args:
        span: The time.
        context: What runs on from before.
        promised: Whether it is the time of a promise, which no year that is over dates.
        done: Whether it is the time of what was done, which no day to come dates.

    Returns:
        The time in its year.
    """
    anchor = context.anchor
    if span.how.startswith(_FISCAL):
        return in_fiscal_year(span, anchor.fiscal)
    told_today = span.from_today
    ahead = context.opener > 0 and not span.year_said and span.how in ("end_of_year", "within_year")
    span = from_today(replace(span, from_today=True) if ahead else span, anchor)
    span = those_years.to_their_day(span, anchor)
    if span.how == "now" or (span.how == from_writing.OF_LATE and not anchor.annual):
        return replace(span, role="as_of", last=anchor.published or anchor.counted_to)
    if span.how == "then":
        then = context.said
        return span if then is None else replace(span, role="in", first=then.first, last=then.last)
    if span.how == "this_plan":
        return replace(span, role="deadline", last=anchor.plan_end)
    if span.how in MONTHS_FROM_TODAY:
        return _month_around(span, anchor.published)
    if span.how in from_writing.WAYS:
        days = from_writing.days(span.how, span.months, anchor.published) if anchor.published is not None else None
        return replace(span, first=days[0], last=days[1]) if days is not None else span
    if span.how == "past_years" and (whole := _whole_plan(span, context)) is not None:
        return whole
    if (
        anchor.live
        and span.how == "past_years"
        and not span.year_said
        and span.first
        and span.last
        and span.first.year < span.last.year
    ):
        return replace(span, last=_moved(span.last, 1))  # years that news looks back on end in its own
    if span.how == "that_year":
        span, ran = replace(span, how="whole_year"), context.time
        if ran is not None and anchor.year is not None and (told := _year_of(ran) or 0) and told <= anchor.year:
            return replace(span, first=dt.date(told, 1, 1), last=dt.date(told, 12, 31))
        looks_back = context.section <= 0
    else:
        looks_back = span.how == "year_past"
        span = replace(span, how="whole_year") if looks_back else span
    if looks_back and anchor.annual and anchor.year is not None:
        # "This year, we ..." in the review of a yearly report.
        return replace(span, first=dt.date(anchor.year - 1, 1, 1), last=dt.date(anchor.year - 1, 12, 31))
    if done and (_is_of_last_year(span, anchor.published) or _is_of_review(span, context)):
        return replace(span, first=_moved(span.first, -1), last=_moved(span.last, -1))
    if span.year_said or span.how not in _MONTHS or anchor.year is None or span.last is None:
        return span
    if told_today and span.how == "end_of_year":
        return span  # 截至去年底: told from the day of writing
    # In news of what last year brought, "the whole year" is last year.
    ran = context.time if _goes_on(span, context) else None
    # What is due years ahead says nothing of the year of "in June".
    block = context.block_time
    ahead = block is not None and block.role == "deadline" and block.last is not None and block.last.year > anchor.year
    ahead = ahead or (block is not None and _is_after_whole(span, block, anchor))
    said = [t for t in (None if ahead else block, nearest(context.heading_times)) if t is not None]
    said = [t for t in said if t.year_said or (done and t.how == "relative_year")]
    years = [year for t in (*said, ran) if t is not None and (year := _year_of(t)) is not None]
    # A piece without headings that only sums up means the year before by "the whole year".
    leans = context.section or (anchor.prior if span.how == "whole_year" else 0.0)
    reviewed = -1 if anchor.annual and (leans < 0 or (done and _is_ahead_of(span, anchor))) else 0
    if span.how == "whole_year" and anchor.about is not None:
        reviewed = anchor.about - anchor.year
    shift = years[0] - anchor.year if years else reviewed
    if shift < 0 and promised and (span.role == "deadline" or (anchor.annual and span.how in _PARTS)):
        return span
    if shift == 0 or (span.how in ("month", "month_end") and span.last.year != anchor.year):
        return span
    return replace(span, first=_moved(span.first, shift), last=_moved(span.last, shift))


def _is_after_whole(span: TimeSpan, told: TimeSpan, anchor: Anchor) -> bool:
    """Whether the months up to one are those of the document's year, behind all of the year before: "1—8月, ..."."""
    known = anchor.year is not None and not anchor.annual and told.how == "year" and told.last is not None
    return known and is_so_far(span) and told.last is not None and told.last.year + 1 == anchor.year


def _is_of_last_year(span: TimeSpan, today: dt.date | None) -> bool:
    """Whether a month or day without its year is the last one: news of January tells what was "in December"."""
    if span.year_said or today is None or span.first is None or span.last is None or span.last.year != today.year:
        return False
    if span.how not in _MONTHS and span.how not in ("day_month", "day_span", from_writing.TO):
        return False
    near = span.role in ("deadline", "as_of") and span.last - today < from_writing.HALF_YEAR
    if near or (span.role == "deadline" and span.how != "end_of_year"):
        return False
    return span.last > today and (span.first > today or span.last - today > from_writing.HALF_YEAR)


def _is_ahead_of(span: TimeSpan, anchor: Anchor) -> bool:
    """Whether a time of a document's year ends after its day, as far as that is known: nothing was done in it."""
    if span.last is None or span.last.year != anchor.year:
        return False
    return anchor.published is None or span.last > anchor.published


def _is_of_review(span: TimeSpan, context: Context) -> bool:
    """Whether a work report of spring tells of the year before: "GDP for the year reached", "fell by December"."""
    anchor = context.anchor
    if (
        not anchor.annual
        or anchor.published is not None
        or anchor.year is None
        or context.section > 0
        or span.year_said
    ):
        return False
    if span.how not in ("month", "month_end", "within_year") or span.last is None or span.last.year != anchor.year:
        return False
    return span.last.month > _LATE_SPRING


def _goes_on(span: TimeSpan, context: Context) -> bool:
    """Whether "the year" or "June" is that of the sentences before: in news of last year, or in a report's review."""
    anchor, ran = context.anchor, context.time
    if anchor.live:
        return span.how == "whole_year"
    if anchor.year is None or ran is None or ran.last is None or ran.role not in ("in", ""):
        return False
    ahead = context.section > 0 or context.opener > 0 or span.role == "deadline"
    return not ahead and (_is_last_year(context) or (anchor.annual and ran.last.year == anchor.year - 1))


def in_fiscal_year(span: TimeSpan, fiscal: FiscalYear | None) -> TimeSpan:
    """Put a fiscal year or one of its quarters on the days on which it begins and ends in the document's country.

    Where these are not known, the calendar years that its name has stand for it.

    Args:
        span: The time; what is no fiscal year stays as it is.
        fiscal: How the country counts its fiscal years, None if by the calendar or unknown.
    """
    if fiscal is None or span.first is None or span.last is None or not span.how.startswith(_FISCAL):
        return span
    years = span.last.year - span.first.year
    begins = span.first.year - (fiscal.by_end and not years)
    quarter = int(span.how[-1]) if span.how[-1].isdigit() else 0
    first, last = fiscal.days(begins, max(1, years), quarter)
    return replace(span, first=first, last=last)


def from_today(span: TimeSpan, anchor: Anchor) -> TimeSpan:
    """Tell "this year" and "last year" from the day of a text that was written after the year that it is of.

    A bulletin is; in January or February a text may still write as of its year.

    Args:
        span: The time.
        anchor: The document's place in time.

    Returns:
        The time, a year later if it is such a one.
    """
    day = anchor.published
    if not span.from_today or day is None or anchor.year is None or anchor.annual or day.month < _SPRING:
        return span
    late = int(day.year == anchor.year + 1)
    return replace(span, first=_moved(span.first, late), last=_moved(span.last, late)) if late else span


def _month_around(span: TimeSpan, today: dt.date | None) -> TimeSpan:
    """Put "this month", and those before and after it, around the day of writing."""
    if today is None:
        return span
    months = today.year * 12 + today.month - 1 + MONTHS_FROM_TODAY[span.how]
    year, month = months // 12, months % 12 + 1
    first, last = dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return replace(span, first=first, last=last)


def _whole_plan(span: TimeSpan, context: Context) -> TimeSpan | None:
    """The years of a plan that begins with its document, where so many are told of: 三年 in one for 2022 to 2024."""
    end, year = context.anchor.plan_end, context.anchor.year
    if end is None or year is None or span.first is None or span.last is None or context.section < 0:
        return None
    begin = end.year - (span.last.year - span.first.year)
    own = context.anchor.prior > 0 and begin == end.year - _PLAN + 1  # 五年累计 in a plan of five years
    if begin not in (year, year + 1) and not own:
        return None
    return replace(span, how="within_years", first=dt.date(begin, 1, 1), last=end)


def _year_of(span: TimeSpan) -> int | None:
    """The year of a time that lies in one year; None if it spans several or is open."""
    if span.last is None or (span.first is not None and span.first.year != span.last.year):
        return None
    return span.last.year


def carries(span: TimeSpan) -> bool:
    """Tell whether a time holds for the sentences after it: a year does, a day or a month in passing does not."""
    if span.role == "from":
        return False
    return (
        span.role in ("as_of", "since")
        or span.how
        not in (
            "day",
            "day_month",
            "month",
            "month_end",
            "quarter",
            "lately",
            "within_years",
            "decade",
            "season_of_year",
            from_writing.TODAY,
            from_writing.YESTERDAY,
            from_writing.SAME_DAY,
            from_writing.SAME_MONTH,
            from_writing.YEARS_OFF,
            "years_ago",
            *MONTHS_FROM_TODAY,
        )
        or (span.how in ("month", "month_end") and span.role == "deadline" and span.year_said)
    )


def opens_news(span: TimeSpan, context: Context) -> bool:
    """Tell whether a month or quarter opens a paragraph of news, all of which is of it: 10月份，...."""
    return context.anchor.live and span.how in ("month", "quarter") and span.role in ("", "in")


def closed(span: TimeSpan) -> TimeSpan:
    """The day up to which something was done, as the sentences behind go on with it: "By May 3 were built"."""
    return replace(span, role="as_of", first=None)


def is_to_come(span: TimeSpan, anchor: Anchor) -> bool:
    """Tell whether a deadline lies after the day or year of a document, so that nothing in it was done by then."""
    if span.role != "deadline" or span.last is None:
        return False
    if anchor.published is not None:
        return span.last > anchor.published
    return anchor.year is not None and not anchor.guessed and span.last.year > anchor.year


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
    known = anchor.year is not None and not anchor.guessed and not anchor.annual
    return known and span.role in ("in", "") and span.last is not None and span.last.year < (anchor.year or 0)


def is_passing(span: TimeSpan, context: Context) -> bool:
    """Tell whether a year is only mentioned: inside a sentence, and before the one that is told of.

    Args:
        span: The time.
        context: What runs on from before: its headings say what is told of, else the document's year.

    Returns:
        Whether it says nothing of the sentences behind it: "..., when in 2013 it was not even 30%".
    """
    anchor = context.anchor
    if span.last is None or span.start <= AT_HEAD or anchor.year is None or span.role == "since":
        return False
    heading = nearest(context.heading_times)
    told = heading if heading is not None and heading.last is not None else anchor.period
    # A report tells of the year before its own, a plan of none that is over.
    first = anchor.year if anchor.prior > 0 and not anchor.annual else anchor.year - 1
    return span.last.year < (told.last.year if told is not None and told.last is not None else first)


def _moved(day: dt.date | None, years: int) -> dt.date | None:
    return None if day is None else from_writing.moved(day, from_writing.YEAR * years)


def from_context(context: Context, *, is_target: bool, now: bool = False) -> Timed:
    """The date of a value that has none in its sentence.

    Args:
        context: What runs on from before.
        is_target: Whether a deadline or a period is wanted.
        now: Whether its sentence says that it tells how things stand, on a day that nobody knows.

    Returns:
        The date and where it comes from.
    """
    anchor = context.anchor
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
    if not is_target and anchor.period is not None and not _is_last_year(context) and not _is_within(context):
        return Timed(anchor.period, "document")
    ran = context.time
    elsewhere = ran is not None and (_is_closed(ran, context) or _is_over(ran, context))
    if ran is not None and (not elsewhere if is_target else _is_behind(context)):
        return Timed(ran, "context")
    if anchor.year is not None and anchor.annual:
        return Timed(_year_span(anchor.year if is_target else anchor.year - 1), "document")
    if not is_target and anchor.live and not anchor.annual:
        # News tells how things stand.
        return Timed(TimeSpan(0, 0, "as_of", None, anchor.published, "now", year_said=False), "document")
    if is_target and anchor.year is not None and context.section + context.opener > 0 and anchor.prior <= 0:
        return Timed(_year_span(anchor.year), "document")
    if not is_target and anchor.counted_to is not None and context.section + context.opener <= 0:
        # "As of 30 June, 9 tasks were finished": the parts of the report tell how each of them stands.
        return Timed(TimeSpan(0, 0, "as_of", None, anchor.counted_to, "now", year_said=False), "document")
    return Timed(None, "")


def _is_last_year(context: Context) -> bool:
    """Whether what goes on is told of the year before the document's: "Over the past year, ..."."""
    ran, year = context.time, context.anchor.year
    return ran is not None and ran.how == "relative_year" and ran.last is not None and ran.last.year + 1 == year


def _is_within(context: Context) -> bool:
    """Whether what was told before is a part of the year that the document's name gives: "As of May 3, ..."."""
    ran, period = context.time, context.anchor.period
    if ran is None or period is None or period.how != "year" or context.anchor.published is not None:
        return False
    day = ran.first or ran.last
    return (
        ran.role in ("as_of", "since") and day is not None and period.last is not None and day.year == period.last.year
    )


def _is_elsewhere(told: TimeSpan, context: Context) -> bool:
    """Whether a date is one task's own, and none for the tasks after it: "by 2030" in a plan until 2025.

    In the plan of a year "by the end of June" is such a date too: what comes after it is due by the end of the year.
    """
    year, end = context.anchor.year, context.anchor.plan_end
    if told.last is None:
        return False
    if _is_closed(told, context) or _is_over(told, context):
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
        return True
    return context.anchor.annual and bool(year and told.last.year > year)


def _is_of_one(told: TimeSpan, context: Context) -> bool:
    """Whether a part of the year that a yearly report reviews is that of one thing, and of none after it."""
    anchor = context.anchor
    reviewed = anchor.annual and anchor.year is not None and told.last is not None and told.last.year == anchor.year - 1
    return reviewed and told.how in _PARTS and told.role in ("in", "")


def _is_ahead(told: TimeSpan, context: Context) -> bool:
    """Whether a time is a deadline yet to come, and so none of results."""
    today, year = context.anchor.published, context.anchor.year
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
    return time.role in ("since", "as_of") and context.anchor.published is None and time.first.year <= today.year


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
        record.period_start = first
        return
    if record.kind == "target":
        record.deadline = last
        return
    if span.role in ("deadline", "as_of") or (span.how in ("end_of_year", "month_end", "plan_end") and text):
        record.period_end = last
        return
    record.period_start, record.period_end = first, last


def is_baseline(marked: Marked, position: int) -> bool:
    """Tell whether a mark is what a change is measured against."""
    return marked.code[position] == BASELINE
