"""First and last days of months and of years around another one."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping


def is_fiscal(parts: Mapping[str, str | None]) -> bool:
    """Whether two years are one that runs from one into the other: "2018-19", but not "2018-2019" or "2018-20"."""
    first, second = str(parts.get("y")), str(parts.get("y2"))
    return len(second) == 2 and second.isdigit() and first[-2:].isdigit() and (int(first[-2:]) + 1) % 100 == int(second)


def months(y: int, m: int, y2: int, m2: int) -> tuple[dt.date, dt.date]:
    """The first day of a month and the last one of another."""
    return dt.date(y, m, 1), dt.date(y2, m2, calendar.monthrange(y2, m2)[1])


def years_around(how: str, n: int, year: int | None) -> tuple[dt.date | None, dt.date | None]:
    """So many years before a year or from it on; none where it is unknown or they are too many."""
    if year is None or not 0 < n <= 100:
        return None, None
    if how in ("past_years", "lately"):
        return dt.date(year - n, 1, 1), dt.date(year - 1, 12, 31)
    return dt.date(year, 1, 1), dt.date(year + n - 1, 12, 31)


def feast_days(
    table: Mapping[str, Mapping[str, list[str]]], parts: Mapping[str, str | None], year: int, n: int
) -> tuple[dt.date, dt.date] | None:
    """The days off around a feast in a year, or the first or last of them; None where they are not known.

    Args:
        table: The first and last day off by feast and year, ``usual`` for years without their own.
        parts: The feast as it is said, which ``part`` of its days, and whether that is the ``last`` one.
        year: The year.
        n: So many days from the first one on, or 0.
    """
    said = " ".join(str(parts.get("feast")).split())
    days = next((known for name, known in table.items() if name in said), {})
    if (bounds := days.get(str(year)) or days.get("usual")) is None:
        return None
    first, last = (dt.date.fromisoformat(f"{year}-{day}") for day in bounds)
    if n:
        return first, min(last, first + dt.timedelta(days=n - 1))
    if parts.get("last"):
        return last, last
    return (first, first) if parts.get("part") else (first, last)
