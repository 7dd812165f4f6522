"""Which times of a sentence can be the date of what it states, and not part of a name or goal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policymine import from_writing
from policymine.marks import QUANTITY, TIME, Marked

_FREE = frozenset(
    {
        "relative_year",
        "told_year",
        "within_year",
        "whole_year",
        "year_past",
        "end_of_year",
        "past_years",
        "lately",
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
        "season_of_year",
        from_writing.TO,
        from_writing.YEARS_OFF,
        *from_writing.THEN,
        "years_ago",
        *from_writing.WAYS,
        *from_writing.MONTHS_FROM_TODAY,
        *from_writing.UNPLACED,
        "end_of_decade",
        "mid_century",
        "end_of_century",
    }
)
"""Ways of saying a time that need no word for its role to be the time of a statement."""
_REACHING = ("V", "R", "U", "D", "e", "b", "c")
_YEAR_SAID = frozenset({"relative_year", "year"})
_MADE = re.compile("(?:[n>)]|lBa?)[vudr]a?$")
"""A noun and a participle that says which are meant: "firms founded", "firms that were founded"."""
_GOES_ON = re.compile("a?[vudrHBMRUD]")
"""The verb of such a noun."""
_GOAL_SET = re.compile(
    "(?<![n>])(?P<year>Z)[n<>'-]{0,4}m(?:[io][^QZ,.;]{0,8})?(?:[BHa]*[uvUV]|[f2])|[uxvVUg]t?(?P<year2>Z)[n<>'-]{0,4}m"
)
"""The year of a goal that is set or changed: "its 2030 target was raised", "raised its 2030 target"."""
_COUNTED_MADE = re.compile(rf"[vudrVRUDbgxwe]a?t?{QUANTITY}[n>'-]{{1,4}}[vudr]a?$")
"""An object that was made then: "closed 30 plants built before 1990"."""
_PART_OF = re.compile(rf"{QUANTITY}(?:ot?{QUANTITY})?o?t?[n>'-]{{1,5}}(?:[oi][tn>'-]{{1,4}})?$")
"""A part of things, and the year of these."""
_SHARE_OF = re.compile(f"{QUANTITY}(?:ot)?a?$")
"""A share of a goal."""
_OPENED_WITH = re.compile("^[ac]?[iyh][tn>'-]{1,8}[vudr]a?$")
"""What a sentence opens with, and when that was made: "under the accord announced in May 2020, ..."."""
_SHORT = 4
"""Between a day and the year up to it stand no more marks than these, if one of them is that of a promise."""
_SPEECH = frozenset("MBH")
"""Letters of what somebody says in quotation marks, and no name."""
_OPENING = re.compile(r"(?:[^;.]{0,9};)?a?v[yi2h]?[^,;.:QMBHVRUD]*Z,(?![^,;.]*,c)")
"""A participle that opens a sentence and tells of its subject: "Hit by frost in April, the mu yield was 4 kg"."""


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
    if span.how == "dateline" or _quoted(marked, position) or _names_goal(marked, position):
        return False
    if _is_year_of_things(marked, position):
        return False
    if span.role or span.how in _FREE:
        return True
    # A bare year counts at the head of a sentence, in brackets or behind a colon: "(2020)", "2023: 45%", "(2019: 26%)".
    before = marked.code[position - 1] if position else ""
    after = marked.code[position + 1] if position + 1 < len(marked.code) else ""
    if before == after == ",":
        return TIME not in (marked.code[position - 2 : position - 1], marked.code[position + 2 : position + 3])
    return (before in ("", ":", ";") and after in ("", ",", ":")) or (before == "(" and after in ("", ")", ":", ","))


def tells_state(marked: Marked, date: int) -> bool:
    """Tell whether a date only says how things stood when the year ended that is told of: "4.1% at year-end"."""
    span = marked.times[marked.marks[date].place]
    return span.how == "end_of_year" and span.role == "as_of" and not span.year_said


def stating(marked: Marked, *, leading: bool = False) -> list[int]:
    """Find the dates of what a sentence states, without those that only say which things are meant.

    Args:
        marked: The sentence.
        leading: Whether dates lead in the language, so that one behind a comma says nothing of what is before it.

    Returns:
        Their marks.

    Example:
        >>> from policymine.dates import DateReader
        >>> from policymine.lang import load
        >>> from policymine.marking import Marker
        >>> english, text = load("en"), "by 2030 the city will build 4 parks"
        >>> times = DateReader(english.tables["dates"]).find(text, 2024)
        >>> stating(Marker(english).mark(text, text, [], times, []))
        [0]
    """
    dates = [i for i, letter in enumerate(marked.code) if letter == TIME and usable(marked, i)]
    if dates and not leading and (told := _OPENING.match(marked.code)) is not None:
        dates = [i for i in dates if i >= told.end()]
    if len(dates) < 2:
        return dates
    if leading:
        return _without_years_up_to(marked, dates)
    return _without_modifiers(marked, _without_day_of_goal(marked, dates))


def _names_goal(marked: Marked, position: int) -> bool:
    """Whether a date only says which goal is meant: 提前达到2025年目标, "40% of the 2025 target"."""
    if marked.code[position + 1 : position + 2] != "m":
        return False
    if marked.code[position - 1 : position] in _REACHING:
        return True
    said = marked.times[marked.marks[position].place]
    return said.role != "deadline" and _SHARE_OF.search(marked.code, 0, position) is not None


def _is_year_of_things(marked: Marked, position: int) -> bool:
    """Whether a year is that of things, part of which will be something: "half the fleet of 2015 will sail by 2030"."""
    if marked.code[position + 1 : position + 2] != "M" or _PART_OF.search(marked.code, 0, position) is None:
        return False
    later = (mark for mark in marked.marks[position + 1 :] if mark.code == TIME and mark.place >= 0)
    return any(marked.times[mark.place].role == "deadline" for mark in later)


def _without_day_of_goal(marked: Marked, dates: Sequence[int]) -> Sequence[int]:
    """Leave out when a goal was set, beside the year of the goal: "raised its 2030 target from 10% to 15% in 2021"."""
    goal = _GOAL_SET.search(marked.code)
    if goal is None or QUANTITY in marked.code[: goal.end()]:
        return dates
    due = marked.times[marked.marks[max(goal.start("year"), goal.start("year2"))].place]
    spans = {date: marked.times[marked.marks[date].place] for date in dates}
    if due.role != "deadline" or due.last is None:
        return dates
    year = due.last.year
    return [date for date, span in spans.items() if span is due or span.last is None or span.last.year >= year]


def _quoted(marked: Marked, position: int) -> bool:
    return (
        marked.code.count('"', 0, position) % 2 == 1
        and marked.code.find('"', position) > 0
        and _short_quote(marked, position)
        and not marked.code[: marked.code.rfind('"', 0, position)].endswith(":")  # what somebody said
    )


def _short_quote(marked: Marked, position: int) -> bool:
    """Whether a date stands in a short quotation that is no speech: "by 2030 we will plant 4 million trees"."""
    opening, closing = marked.code.rfind('"', 0, position), marked.code.find('"', position)
    said = QUANTITY in marked.code[opening:closing]
    said = said and (not opening or not _SPEECH.isdisjoint(marked.code[opening:closing]))
    return closing - opening <= 16 and not said


def _without_modifiers(marked: Marked, dates: Sequence[int]) -> list[int]:
    """Leave out the dates that say which things are meant, beside another one.

    "Last year firms founded since 2013 had 9 tugs", "in 2021, under the Tug Plan (2020-2025), 9 were sold".
    """
    kept = [
        date
        for place, date in enumerate(dates)
        if not (_is_modifier(marked, date) and (not place or not set(";.") & set(marked.code[dates[place - 1] : date])))
        or (
            not place
            and marked.times[marked.marks[date].place].how != "year_range"
            and not (marked.code[date + 1 : date + 2] == "," and _OPENED_WITH.search(marked.code, 0, date))
        )
    ]
    return kept or list(dates)


def _is_modifier(marked: Marked, date: int) -> bool:
    code, span = marked.code, marked.times[marked.marks[date].place]
    if code[date + 1 : date + 2] == "," and _OPENED_WITH.search(code, 0, date) is not None:
        return True
    if span.how == "year_range" and span.role == "in" and span.start == span.core_start:
        return True
    if _MADE.search(code, 0, date) is None:
        return False
    return _GOES_ON.match(code, date + 1) is not None or _COUNTED_MADE.search(code, 0, date) is not None


def _without_years_up_to(marked: Marked, dates: Sequence[int]) -> list[int]:
    """Leave out a year behind the day of that year up to which all is told: 截至10月底，今年已完成3万亩."""
    spans = [marked.times[marked.marks[date].place] for date in dates]
    first = marked.times[marked.marks[dates[0]].place].how
    if first == from_writing.TODAY and any(span.how not in from_writing.AS_OF_NOW for span in spans):
        return list(dates[1:])  # 今天开工,将建泊位30个,年底完工
    kept = [dates[0]]
    for before, date, day, span in zip(dates, dates[1:], spans, spans[1:], strict=False):
        of_day = day.role == "as_of" or day.how == "now"
        same = day.last is None or span.last is None or span.last.year == day.last.year
        year = span.how in _YEAR_SAID and span.role in ("", "in", "since")
        between = marked.code[before + 1 : date]
        # 目前进展顺利，预计2026年建成; 目前主体已完工，明年将投产: another clause tells of it.
        told = "M" in between + marked.code[date + 1 : date + 2] and len(between) > _SHORT
        if of_day and same and year and not told and not set(between) & {QUANTITY, ";", ".", ":"}:
            continue
        kept.append(date)
    return kept
