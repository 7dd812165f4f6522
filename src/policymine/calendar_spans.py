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
