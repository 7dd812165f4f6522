"""The days of a time that its sentence tells half of, and whether it holds for the sentences after it."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace

from policymine import from_writing, those_years
from policymine.context import Anchor, Context, nearest
from policymine.lang.fiscal import FiscalYear
from policymine.near_years import as_written, is_so_far
from policymine.time_spans import AT_HEAD, TimeSpan

_FISCAL = "fiscal_"
_PLAN = 5
"""So many years has a plan that is known by its number."""
_PARTS = frozenset({"half", "quarter", "quarters", "months"})
"""Parts of a year, of which a yearly report promises something in its own."""
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
        from_writing.REVIEWED_YEAR,
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
    if is_own_day(span, anchor):
        return replace(span, first=anchor.published, last=anchor.published)
    told_today = span.from_today
    ahead = context.opener > 0 and not span.year_said and span.how in ("end_of_year", "within_year")
    span = from_today(replace(span, from_today=True) if ahead else span, anchor)
    span = as_written(span, context)
    span = those_years.to_their_day(span, anchor)
    if span.how == "now" or (span.how == from_writing.OF_LATE and not anchor.annual):
        return replace(span, role="as_of", last=anchor.published or anchor.counted_to)
    if span.how == "then":
        then = context.said
        return span if then is None else replace(span, role="in", first=then.first, last=then.last)
    if span.how == "this_plan":
        return replace(span, role="deadline", last=anchor.plan_end)
    if span.how in from_writing.MONTHS_FROM_TODAY:
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
        and (anchor.published is None or anchor.published.month > _SPRING)
    ):
        return replace(span, last=_moved(span.last, 1))  # years that news looks back on end in its own
    if span.how == from_writing.REVIEWED_YEAR:
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


def is_own_day(span: TimeSpan, anchor: Anchor) -> bool:
    """Tell whether a time is the day of the news that says it, whatever year it tells of: 今天（3月2日）.

    Args:
        span: The time.
        anchor: The document's place in time.
    """
    today, said = anchor.published, span.last
    if not anchor.live or today is None:
        return False
    if span.how == from_writing.TODAY:
        return True
    point = span.how in ("day_month", "day") and span.role in ("in", "") and said is not None and span.first == said
    if not point or said is None or (said.month, said.day) != (today.month, today.day):
        return False
    return said.year == today.year if span.year_said else span.how == "day_month"


def of_heading(span: TimeSpan, context: Context) -> TimeSpan:
    """Put "this year" into the year that the heading looks back on, as a report written at its end says it.

    Args:
        span: A time.
        context: What runs on from before.
    """
    anchor, day = context.anchor, span.first or span.last
    if not (span.from_today and anchor.annual) or day is None or anchor.year is None or day.year != anchor.year:
        return span
    if span.how == "next_years":
        return span  # a review may tell what it has to bring, too
    if context.section > 0 or (context.section == 0 and span.role != "since"):
        return span
    told = nearest(context.heading_times)
    # "I. How the work went", in "Work in 2022 and plan for 2023"
    back = anchor.published is None if told is None else told.how == "year" and _year_of(told) == anchor.year - 1
    if not back or (anchor.published is not None and anchor.published.year < anchor.year):
        return span  # nor if the day of the text has told so
    return replace(span, first=_moved(span.first, -1), last=_moved(span.last, -1))


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
    whole = span.how == "whole_year" and ran.how == "year"  # 2023年抽查143种产品。全年...
    before = (anchor.annual or whole) and ran.last.year == anchor.year - 1
    return not ahead and (is_last_year(context) or before)


def is_last_year(context: Context) -> bool:
    """Tell whether what goes on is told of the year before the document's: "Over the past year, ..."."""
    ran, year = context.time, context.anchor.year
    return ran is not None and ran.how == "relative_year" and ran.last is not None and ran.last.year + 1 == year


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
    if not span.from_today or day is None or anchor.year is None:
        return span
    if anchor.annual and anchor.year == day.year + 1:  # read in December, on the year that ends
        return replace(span, first=_moved(span.first, -1), last=_moved(span.last, -1))
    if anchor.annual or day.month < _SPRING:
        return span
    late = int(day.year == anchor.year + 1)
    return replace(span, first=_moved(span.first, late), last=_moved(span.last, late)) if late else span


def _month_around(span: TimeSpan, today: dt.date | None) -> TimeSpan:
    """Put "this month", and those before and after it, around the day of writing."""
    if today is None:
        return span
    months = today.year * 12 + today.month - 1 + from_writing.MONTHS_FROM_TODAY[span.how]
    year, month = months // 12, months % 12 + 1
    first, last = dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return replace(span, first=first, last=last)


def _whole_plan(span: TimeSpan, context: Context) -> TimeSpan | None:
    """The years of a plan that begins with its document, where so many are told of: 三年 in one for 2022 to 2024."""
    end, year = context.anchor.plan_end, context.anchor.year
    if end is None or year is None or span.first is None or span.last is None:
        return None
    begin = end.year - (span.last.year - span.first.year)
    if context.anchor.prior <= 0 and end.year == year == span.last.year + 1 and begin == year - _PLAN + 1:
        return replace(span, first=dt.date(begin, 1, 1), last=end)  # 五年来 in the last year of a plan
    if context.section < 0:
        return None
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
            "feast",
            from_writing.TODAY,
            from_writing.YESTERDAY,
            from_writing.SAME_DAY,
            from_writing.SAME_MONTH,
            from_writing.YEARS_OFF,
            "years_ago",
            *from_writing.MONTHS_FROM_TODAY,
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


def is_of_years_ahead(span: TimeSpan, anchor: Anchor) -> bool:
    """Tell whether a time begins behind a document's year: "next year", "in 2030"."""
    return anchor.year is not None and not anchor.guessed and span.first is not None and span.first.year > anchor.year


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
