"""Times counted from the day of writing ("the past six months", "yesterday"), and months up to another ("to June")."""

from __future__ import annotations

import calendar
import datetime as dt

PAST, NEXT, TO = "past_months", "next_months", "months_to"
"""How stretches of months are said: "the past six months", "within 18 months", "the year to March 2022"."""
YEARS_OFF = "years_off"
"""So many years before or after another time: "a year earlier", "two years later"."""
SAME_TIME, SAME_YEAR, MONTH_THEN, YEARS_AFTER = "same_time", "same_year", "month_then", "years_after"
"""What points back to another time: "since then", "that year", "in May of that year", "in the following two years"."""
SAME_DAY, SAME_MONTH = "same_day", "same_month"
"""What points back to a day that was told of, or to its month: 当天, 当月."""
REVIEWED_YEAR = "reviewed_year"
"""The year that is told of, or that a report looks back on: 这一年来."""
THOSE_YEARS = "those_years"
"""So many years that were told of, or that a report looks back on: "over the five years"."""
DAY_OF_MONTH = "day_of_month"
"""A day of a month that was told of, or of the news it stands in: "on the 24th"."""
UNTIL = 100
"""The day up to which a stretch of such days goes is told in hundreds: 5日至8日 is 805."""
OF_LATE = "of_late"
"""The years up to now, nobody says how many: 近年来."""
THEN = frozenset({SAME_TIME, SAME_YEAR, MONTH_THEN, YEARS_AFTER, SAME_DAY, SAME_MONTH})
OF_ANOTHER = frozenset({YEARS_OFF, SAME_TIME, SAME_YEAR, SAME_DAY, SAME_MONTH})
"""Ways of saying a time that has no days where no other one is told."""
TODAY, YESTERDAY = "today", "yesterday"
LAST_WEEK = "last_week"
WAYS = frozenset({PAST, NEXT, TODAY, YESTERDAY, LAST_WEEK})
"""Ways of saying a time that only the day of writing places."""
AS_OF_NOW = frozenset({"now", OF_LATE, TODAY, YESTERDAY, SAME_DAY})
"""Ways of saying when something was told, by which nothing is due."""
UNPLACED = frozenset({"now", "then", "this_plan", OF_LATE, THOSE_YEARS, DAY_OF_MONTH})
"""Ways of saying a time that only the rest of the document places."""
MONTHS_FROM_TODAY = {"last_month": -1, "this_month": 0, "next_month": 1}
"""Ways of saying a month that only the day of writing places."""
YEAR = 12
HALF_YEAR = dt.timedelta(days=183)
_MOST = 120
_DAY = dt.timedelta(days=1)


def days(how: str, months: int, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a time that is counted from the day of writing.

    Args:
        how: One of ``WAYS``.
        months: So many months, where they are counted.
        today: The day of writing.

    Returns:
        The days, or None for a number that nobody counts in months.

    Example:
        >>> [day.isoformat() for day in days(NEXT, 18, dt.date(2023, 8, 19))]
        ['2023-08-19', '2025-02-19']
    """
    if how in (TODAY, YESTERDAY):
        day = today - _DAY * (how == YESTERDAY)
        return day, day
    if how == LAST_WEEK:
        monday = today - _DAY * (today.weekday() + 7)
        return monday, monday + _DAY * 6
    if how == PAST:
        return up_to(today, months)
    return (today, moved(today, months)) if 0 < months <= _MOST else None


def up_to(last: dt.date, months: int) -> tuple[dt.date, dt.date] | None:
    """The so many months that end with a day, or None for a number that nobody counts in months.

    Example:
        >>> [day.isoformat() for day in up_to(dt.date(2022, 9, 30), 12)]
        ['2021-10-01', '2022-09-30']
    """
    return (moved(last + _DAY, -months), last) if 0 < months <= _MOST else None


def moved(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the month's last one.

    Example:
        >>> moved(dt.date(2024, 1, 31), 1).isoformat(), moved(dt.date(2024, 1, 1), -1).isoformat()
        ('2024-02-29', '2023-12-01')
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
