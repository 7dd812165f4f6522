"""Which date belongs to which value."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from policymine.context import AT_HEAD, Context, nearest
from policymine.dates import TimeSpan
from policymine.marks import BASELINE, QUANTITY, TIME, Marked
from policymine.records import DateBasis, Record

_FREE = frozenset(
    {
        "relative_year",
        "told_year",
        "within_year",
        "whole_year",
        "end_of_year",
        "past_years",
        "lately",
        "now",
        "next_years",
        "within_years",
        "plan_end",
        "quarter",
        "quarters",
        "half",
        "months",
        "month",
        "month_end",
        "month_range",
        "month_span",
        "day_span",
        "season",
    }
)
"""Ways of saying a time that need no word for its role to be the time of a statement."""


_INCLUDING = "j"
"""The letter of "including"; the same in every language."""
_VERBS = frozenset("VRUDe")
"""Letters of verbs that are no nouns as well; the same in every language whose dates lead."""
_REACHING = ("V", "R", "U", "D", "e", "b", "c")
_AUXILIARY = re.compile("[BMH]")
_START = re.compile(rf"(?:o[na]{{0,6}})?{QUANTITY}(?:[c,]{QUANTITY})*")
"""What follows the date of a start value."""


class Timed(NamedTuple):
    """The date of a value.

    Attributes:
        span: The date, or None if unknown.
        basis: Where it was found.
    """

    span: TimeSpan | None
    basis: DateBasis


def usable(marked: Marked, position: int) -> bool:
    """Tell whether a date can be that of a statement, and not part of a name ("the 2017 Plan").

    Args:
        marked: The sentence.
        position: The mark of the date.

    Returns:
        Whether it can.
    """
    mark = marked.marks[position]
    if mark.code != TIME or mark.place < 0:
        return False
    span = marked.times[mark.place]
    if _quoted(marked, position) or _names_goal(marked, position):
        return False
    if span.role or span.how in _FREE:
        return True
    # A bare year counts at the head of a sentence, in brackets or behind a colon: "(2020)", "2023: 45%", "(2019: 26%)".
    before = marked.code[position - 1] if position else ""
    after = marked.code[position + 1] if position + 1 < len(marked.code) else ""
    return (before in ("", ":", ";") and after in ("", ",", ":")) or (before == "(" and after in ("", ")", ":", ","))


def _names_goal(marked: Marked, position: int) -> bool:
    """Whether a date only says which goal is meant: 提前达到2025年目标."""
    return marked.code[position + 1 : position + 2] == "m" and marked.code[position - 1 : position] in _REACHING


def _quoted(marked: Marked, position: int) -> bool:
    return (
        marked.code.count('"', 0, position) % 2 == 1
        and marked.code.find('"', position) > 0
        and _short_quote(marked, position)
        and not marked.code[: marked.code.rfind('"', 0, position)].endswith(":")  # what somebody said
    )


def _short_quote(marked: Marked, position: int) -> bool:
    opening, closing = marked.code.rfind('"', 0, position), marked.code.find('"', position)
    return closing - opening <= 16


def assign(
    marked: Marked, wanted: Sequence[int], *, leading: bool = False, against: Container[int] = ()
) -> dict[int, int]:
    """Give each quantity the date that the sentence says it has.

    A date right behind a value is its own ("20% by 2020"), dates and values in lists pair up in order, and else the
    nearest date before it counts, then the nearest behind it.

    Args:
        marked: The sentence.
        wanted: The marks of the quantities.
        leading: Whether dates lead in the language, so that one behind a comma says nothing of what is before it.
        against: The marks of the quantities that others are held against: a date right behind one is its own.

    Returns:
        For each quantity that has one the mark of its date.
    """
    code = marked.code
    brackets = bracketed(code)
    everywhere = [i for i, letter in enumerate(code) if letter == TIME and usable(marked, i)]
    started = {d for d in everywhere if marked.times[marked.marks[d].place].role == "from"}
    given: dict[int, int] = {}
    for group in dict.fromkeys(brackets[position] for position in wanted):
        # Brackets keep their dates to themselves, unless a date is all that is in them; they may use those without.
        inside = [d for d in everywhere if brackets[d] == group or _alone(code, d)]
        members = [position for position in wanted if brackets[position] == group]
        dates = inside if inside or not group else [d for d in everywhere if not brackets[d]]
        given.update(_assign(code, members, dates, started, against, leading=leading))
        if group and leading:
            given.update(_of_bracketed(code, group, [p for p in members if p not in given], dates))
    return given


def _of_bracketed(code: str, opening: int, members: Sequence[int], dates: Sequence[int]) -> dict[int, int]:
    """Give values in brackets the one date of their sentence: "the plant (2 t/d), for want of parts, opened in May"."""
    first = code.find(")", max(0, opening))
    behind = [date for date in dates if date > first >= 0]
    if len(dates) != 1 or not behind or not members:
        return {}
    between = code[first : behind[0]]
    if set(between) & set(".;:") or (QUANTITY in between and not between.endswith(",M")):
        return {}  # another value's clause goes on with the same subject only where it begins with 将
    return dict.fromkeys(members, behind[0])


def bracketed(code: str) -> list[int]:
    """Number the brackets of a code: 0 outside, else the place of the opening one.

    Example:
        >>> bracketed("n(Q)Q")
        [0, 1, 1, 1, 0]
    """
    groups: list[int] = []
    opening = 0
    for index, letter in enumerate(code):
        if letter == "(":
            opening = index or -1
        groups.append(opening)
        if letter == ")":
            opening = 0
    return groups


def _alone(code: str, date: int) -> bool:
    return code[date - 1 : date] == "(" and code[date + 1 : date + 2] == ")"


def _starts(code: str, dates: Sequence[int], started: Container[int]) -> dict[int, set[int]]:
    """The dates right before a start value, which have that value and its list only: "from 2020's 30 and 40 to"."""
    found: dict[int, set[int]] = {}
    for date in dates:
        if date in started and (match := _START.match(code, date + 1)):
            found[date] = {index for index in range(*match.span()) if code[index] == QUANTITY}
    return found


def _assign(
    code: str,
    wanted: Sequence[int],
    dates: Sequence[int],
    started: Container[int],
    against: Container[int],
    *,
    leading: bool,
) -> dict[int, int]:
    given = _paired(code, wanted, dates)
    starts = _starts(code, dates, started)
    for date, values in starts.items():
        given.update({position: date for position in wanted if position in values and position not in given})
    dates = [date for date in dates if date not in starts]
    if not dates:
        return given

    def free_of(position: int) -> list[int]:
        return [date for date in dates if position in against or date - 1 not in against]

    taken: set[int] = set(given.values())
    own: dict[int, int] = {}
    for position in wanted:
        if position in given:
            continue
        adjacent = position - 2 if code[position - 1] == "o" else position - 1
        behind = adjacent if adjacent in dates else _behind(code, position, free_of(position), leading=leading)
        if behind is not None and behind not in taken:
            own[position] = behind
    used = set(own.values())
    for position in wanted:
        if position in given:
            continue
        if position in own:
            given[position] = own[position]
            continue
        before = [d for d in dates if d < position and not (leading and _inside(code, d, position))]
        free = [d for d in before if d not in used]
        barriers = set(";," if leading else ";")
        after = [d for d in free_of(position) if d > position and not barriers & set(code[position:d])]
        after = [d for d in after if not _of_others(code, position, d, dates)]
        if free:
            given[position] = free[-1]
        elif after and not (before and _same_list(code, before[-1], position)):
            given[position] = after[0]
        elif before:
            given[position] = before[-1]
    return given


def _of_others(code: str, position: int, date: int, dates: Sequence[int]) -> bool:
    """Whether a date behind a value is that of something else that stands between them.

    These are parts that have a date each ("500, including 200 in 2022 and 300 in 2023") and another thing that is to be
    done ("3 were closed, and the rest will be by May").
    """
    parts = code.find(_INCLUDING, position, date)
    if parts >= 0 and QUANTITY in code[parts:date] and sum(d > parts for d in dates) > 1:
        return True
    return _in_next_clause(code, position, date)


def _in_next_clause(code: str, position: int, date: int) -> bool:
    """Whether a date is in a clause with a subject of its own and no value, behind one that has its verb too."""
    comma = code.rfind(",", position, date)
    if comma < 0 or QUANTITY in code[comma:date] or _AUXILIARY.search(code, position, code.find(",", position)) is None:
        return False
    verb = _AUXILIARY.search(code, comma, date)
    return verb is not None and verb[0] == "M" and any(letter in "n>)" for letter in code[comma : verb.start()])


def _inside(code: str, date: int, position: int) -> bool:
    """Whether a date stands behind a verb in a clause before that of a value: "to reach the goals of 2035, ..."."""
    if "," not in code[date:position]:
        return False
    start = max(code.rfind(letter, 0, date) for letter in ",;.:(")
    return any(letter in _VERBS for letter in code[start + 1 : date])


def _behind(code: str, position: int, dates: Sequence[int], *, leading: bool) -> int | None:
    """The date behind a value in the same stretch of the clause."""
    for index in range(position + 1, len(code)):
        letter = code[index]
        if index in dates:
            # A date that opens the next clause is that clause's: "20%, by 2030 it will be ...".
            return index
        if letter in ".;:k," + QUANTITY or (leading and letter == "c"):
            return None  # 今年补建8公里、明年再补5公里
    return None


def _same_list(code: str, date: int, position: int) -> bool:
    return not any(letter in ".;:" for letter in code[date:position])


def _paired(code: str, wanted: Sequence[int], dates: Sequence[int]) -> dict[int, int]:
    """Pair a list of dates with a list of as many values, in order."""
    groups = _groups(code, wanted, QUANTITY)
    date_groups = _groups(code, dates, TIME)
    given: dict[int, int] = {}
    for group in groups:
        for date_group in date_groups:
            if len(group) == len(date_group) > 1:
                given.update(zip(group, date_group, strict=True))
                break
    return given


def _groups(code: str, positions: Sequence[int], letter: str) -> list[list[int]]:
    """Runs of one letter with nothing but commas and "and" between them."""
    groups: list[list[int]] = []
    for position in positions:
        if groups:
            between = code[groups[-1][-1] + 1 : position]
            if (
                between
                and len(between) <= 3
                and set(between) <= set(",cty2sa")
                and "," in between + between.replace("c", ",")
            ):
                groups[-1].append(position)
                continue
        groups.append([position])
    return [group for group in groups if len(group) > 1]


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
        "end_of_year",
        "told_year",
    }
)


def placed(span: TimeSpan, context: Context) -> TimeSpan:
    """Put a time without a year into the year that is being told of.

    A report of 2023 that tells of 2022 means December 2022 by "in December".

    Args:
        span: The time.
        context: What runs on from before.

    Returns:
        The time in its year.
    """
    anchor = context.anchor
    if span.how == "now":
        return replace(span, role="as_of", last=anchor.published)
    if span.how == "past_years" and (whole := _whole_plan(span, context)) is not None:
        return whole
    if anchor.live and span.how == "past_years" and span.last is not None:
        return replace(span, last=_moved(span.last, 1))  # what news looks back on ends in its own year
    if span.year_said or span.how not in _MONTHS or anchor.year is None or span.last is None:
        return span
    # In news of what last year brought, "the whole year" is last year.
    ran = context.time if anchor.live and span.how == "whole_year" else None
    told = (context.block_time, nearest(context.heading_times), ran)
    years = [year for t in told if t is not None and t.year_said and (year := _year_of(t)) is not None]
    reviewed = -1 if anchor.annual and context.section < 0 else 0
    if span.how == "whole_year" and anchor.about is not None:
        reviewed = anchor.about - anchor.year
    shift = years[0] - anchor.year if years else reviewed
    if shift == 0 or (span.how in ("month", "month_end") and span.last.year != anchor.year):
        return span
    return replace(span, first=_moved(span.first, shift), last=_moved(span.last, shift))


def _whole_plan(span: TimeSpan, context: Context) -> TimeSpan | None:
    """The years of a plan that begins with its document, where so many are told of: 三年 in one for 2022 to 2024."""
    end, year = context.anchor.plan_end, context.anchor.year
    if end is None or year is None or span.first is None or span.last is None or context.section < 0:
        return None
    begin = end.year - (span.last.year - span.first.year)
    if begin not in (year, year + 1):
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
        or span.how not in ("day", "day_month", "month", "month_end", "quarter", "lately", "within_years")
        or (span.how in ("month", "month_end") and span.role == "deadline" and span.year_said)
    )


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
    return span.last.year < (told.last.year if told is not None and told.last is not None else anchor.year - 1)


def _moved(day: dt.date | None, years: int) -> dt.date | None:
    if day is None:
        return None
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def from_context(context: Context, *, is_target: bool) -> Timed:
    """The date of a value that has none in its sentence.

    Args:
        context: What runs on from before.
        is_target: Whether a deadline or a period is wanted.

    Returns:
        The date and where it comes from.
    """
    anchor = context.anchor
    told = context.block_time
    if told is not None and not (_is_elsewhere(told, context) if is_target else _is_ahead(told, context)):
        return Timed(told, "context")
    if context.era is not None and not is_target:
        return Timed(context.era, "context")
    heading = nearest(context.heading_times)
    if heading is not None:
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
    if not is_target and anchor.period is not None:
        return Timed(anchor.period, "document")
    if context.time is not None and (is_target or _is_behind(context)):
        return Timed(context.time, "context")
    if anchor.year is not None and anchor.annual:
        return Timed(_year_span(anchor.year if is_target else anchor.year - 1), "document")
    if not is_target and anchor.live and not anchor.annual:
        # News tells how things stand.
        return Timed(TimeSpan(0, 0, "as_of", None, anchor.published, "now", year_said=False), "document")
    if is_target and anchor.year is not None and context.section + context.opener > 0 and anchor.prior <= 0:
        return Timed(_year_span(anchor.year), "document")
    return Timed(None, "")


def _is_elsewhere(told: TimeSpan, context: Context) -> bool:
    """Whether a date is one task's own, and none for the tasks after it: "by 2030" in a plan until 2025.

    In the plan of a year "by the end of June" is such a date too: what comes after it is due by the end of the year.
    """
    year, end = context.anchor.year, context.anchor.plan_end
    if told.last is None:
        return False
    if context.anchor.annual and year and told.role in ("in", ""):
        # A year that is over is when something was; and under "Work for 2026", a plan until 2030 is one task's own.
        heading = nearest(context.heading_times)
        planned = heading is not None and heading.last is not None and heading.last.year == year < told.last.year
        return told.last.year < year or planned
    if told.role != "deadline":
        return False
    if end is not None and told.last.year > end.year:
        return True
    if context.anchor.annual and year and told.last.year == year and told.how in ("month", "month_end", "day_month"):
        return True
    return context.anchor.annual and bool(year and told.last.year > year)


def _is_ahead(told: TimeSpan, context: Context) -> bool:
    """Whether a time is a deadline yet to come, and so none of results."""
    today = context.anchor.published
    return told.role == "deadline" and today is not None and told.last is not None and told.last > today


def _is_behind(context: Context) -> bool:
    """Whether the running date lies before the document, so that it can be a result's."""
    time, today = context.time, context.anchor.today
    if time is None or time.how in ("day", "day_month"):
        return False
    if _is_ahead(time, context):
        return False
    return today is None or time.first is None or time.first <= today


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
