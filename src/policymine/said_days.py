"""The days that a said time stands for: "the first quarter of this year", "the second year of the 14th plan"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from policymine import from_writing
from policymine.calendar_spans import feast_days, months, years_around
from policymine.lang import plans

_OF_PLAN = frozenset({"plan", "plan_year", "plan_first", "plan_end"})
"""A plan's years, one of them, the first few, or its end."""
_YEARS_OF = frozenset({"years_to", "years_from"})
"""So many years that end or begin with one: "the five years to 2018"."""
_TURN = 2000
_THIRDS = 3
_TEN_DAYS = dt.timedelta(days=10)
_FIXED = {"mid_century": 2050, "end_of_century": 2100}
_UNTOLD = from_writing.WAYS | from_writing.OF_ANOTHER | from_writing.UNPLACED | from_writing.MONTHS_FROM_TODAY.keys()
"""Ways of saying a time that what is around its sentence places, or another time."""
_IN_YEAR = frozenset({"month", "month_end", "month_range", "day", "quarter", "quarters", "half", "months"})
"""Parts of a year that "this" and "last" place in it."""


class SaidDays:
    """Works out the days of times in one language.

    Args:
        table: The language's ``dates.toml``.

    Example:
        >>> from policymine.lang import load
        >>> days = SaidDays(load("en").tables["dates"])
        >>> [day.isoformat() for day in days.of("quarter", {"y": "2024", "q": "3"}, None)[:2]]
        ['2024-07-01', '2024-09-30']
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._months: Mapping[str, int] = table.get("months", {})
        self._ordinals: Mapping[str, int] = table.get("ordinals", {})
        self._smalls: Mapping[str, int] = table.get("smalls", {})
        self._relative: Mapping[str, int] = table.get("relative", {})
        self._thirds: Mapping[str, int] = table.get("thirds", {})
        feasts: Mapping[str, Mapping[str, list[str]]] = table.get("feasts", {})
        also: Mapping[str, str] = table.get("feast_names", {})
        self._feasts = {**feasts, **{name: feasts[known] for name, known in also.items()}}
        self._from_told = frozenset(table.get("from_told", ()))
        self._floating = frozenset(table.get("floating", ()))
        self._year_digits = str.maketrans(table.get("year_digits", {}))

    def of(
        self, how: str, parts: Mapping[str, str | None], year: int | None
    ) -> tuple[dt.date | None, dt.date | None, bool] | None:
        """Work out the first and the last day of a time.

        Args:
            how: The way in which it is said.
            parts: The named parts of its pattern.
            year: The document's year.

        Returns:
            The days, as far as they are known, and whether the text says the year; None for a time that there is not.
        """
        said = parts.get("y")
        y = int(said.translate(self._year_digits)) if said else None
        y = y + 2000 if y is not None and y < 100 else y
        year_said = y is not None
        if y is None and (rel := parts.get("rel")):
            y = None if year is None else year + self._relative.get(" ".join(rel.split()), 0)
            year_said = y is not None and how in _IN_YEAR and rel not in self._floating
        elif y is None:
            y = year
        month = self._months.get(parts.get("m") or "") or int(parts.get("mn") or 0)
        month2 = self._months.get(parts.get("m2") or "", 0)
        n = self._small(parts.get("n")) or (6 if how == "months" else 0)
        try:
            days = self._days(how, y, parts, month, month2, n, year)
        except ValueError:
            return None
        if days is None:
            return None
        return (*days, year_said or how in _OF_PLAN or how in _FIXED or how == "congress")

    def counted_months(self, how: str, parts: Mapping[str, str | None]) -> int:
        """So many months that are counted, or that lie between a time and the one that it is told from."""
        if how in from_writing.WAYS or how == from_writing.THOSE_YEARS:
            return self._small(parts.get("n"))
        if how == from_writing.YEARS_AFTER:
            return from_writing.YEAR * self._small(parts.get("n"))
        if how == from_writing.YEARS_OFF:
            return (
                from_writing.YEAR * (self._small(parts.get("n")) or 1) * self._relative.get(parts.get("dir") or "", 0)
            )
        if how == from_writing.DAY_OF_MONTH:
            return self._small(parts.get("d")) + from_writing.UNTIL * self._small(parts.get("d2"))
        rel = " ".join((parts.get("rel") or "").split())
        return from_writing.YEAR * self._relative[rel] if how == "relative_year" and rel in self._from_told else 0

    def _days(
        self,
        how: str,
        y: int | None,
        parts: Mapping[str, str | None],
        month: int,
        month2: int,
        n: int,
        year: int | None,
    ) -> tuple[dt.date | None, dt.date | None] | None:
        if how in _OF_PLAN:
            return self._days_of_plan(how, y, parts, n)
        if how == "congress":
            return plans.congress(self._ordinals.get(parts.get("o") or "", 0))
        if how in ("past_years", "lately", "next_years", "within_years", from_writing.YEARS_AFTER):
            return years_around(how, n, year if y is None else y)
        if how in _FIXED:
            fixed = _FIXED[how] - 100 * (how == "end_of_century" and year is not None and year < _TURN)
            return dt.date(fixed, 1, 1), dt.date(fixed, 12, 31)
        if how == "years_ago":
            return None if year is None else (dt.date(year - (n or 1), 1, 1), dt.date(year - (n or 1), 12, 31))
        if y is None or how in _UNTOLD:
            return (None, None)
        if how == from_writing.TO:
            return from_writing.up_to(months(y, month, y, month)[1], n or from_writing.YEAR)
        if how == "end_of_decade":
            y += 10 - y % 10
        if how in ("day", "day_month", "dateline"):
            day = dt.date(y, month, self._small(parts["d"]))
            return day, day
        if how == "day_span":
            y2 = self._second_year(parts, year, y)
            return dt.date(y, month, self._small(parts["d"])), dt.date(y2, month2 or month, self._small(parts["d2"]))
        if how == "month" and (third := parts.get("third")):
            return _third_of_month(y, month, self._thirds.get(third, 0))
        if how == "feast":
            return feast_days(self._feasts, parts, y, n)
        if how == "month_end" and (quarter := parts.get("quarter")):
            month = 3 * (self._small(quarter) or 0)
        if how in ("month", "month_end", from_writing.MONTH_THEN):
            return months(y, month, y, month)
        if how == "month_range":
            return months(y - (month2 < month), month, y, month2)
        if how == "month_span":
            return months(y, month, self._second_year(parts, year, year or y), month2)
        if how == "season":  # a winter is that of the autumn before it too
            y2 = int((parts.get("y2") or str(y + 1)).translate(self._year_digits))
            return months(y, 10, y2 if y2 > 100 else y // 100 * 100 + y2, 3)
        if how == "quarter":
            q = int(parts.get("q") or 0) or (4 if parts.get("last") else self._ordinals.get(parts.get("o") or "", 0))
            return months(y, 3 * q - 2, y, 3 * q)
        if how in ("quarters", "months"):
            many = n * (3 if how == "quarters" else 1)
            return months(y, 13 - many, y, 12) if parts.get("last") and many <= 12 else months(y, 1, y, many)
        if how == "half":
            o = self._ordinals.get(parts.get("o") or "", 0)
            return months(y, 6 * o - 5, y, 6 * o)
        if how in _YEARS_OF and n:
            first = y - n + 1 if how == "years_to" else y
            return dt.date(first, 1, 1), dt.date(first + n - 1, 12, 31)
        if how == "year_range" or (how == "fiscal_year" and parts.get("y2")):
            second = str(parts["y2"]).translate(self._year_digits)
            y2 = int(second) if len(second) == 4 else y // 100 * 100 + int(second)
            return (dt.date(y, 1, 1), dt.date(y2, 12, 31)) if y <= y2 <= y + 120 else None
        return dt.date(y, 1, 1), dt.date(y + 9 * (how == "decade"), 12, 31)

    def _second_year(self, parts: Mapping[str, str | None], year: int | None, unsaid: int) -> int:
        """The year in which a span of days or months ends: "from October last year to January this year"."""
        if (rel := parts.get("rel2")) and year is not None:
            return year + self._relative.get(rel, 0)
        return int(said.translate(self._year_digits)) if (said := parts.get("y2")) else unsaid

    def _days_of_plan(
        self, how: str, y: int | None, parts: Mapping[str, str | None], n: int
    ) -> tuple[dt.date, dt.date] | None:
        bounds = plans.period(self._ordinals.get(parts.get("o") or "", 0))
        if bounds is None or (how in ("plan_year", "plan_first") and not 0 < n <= bounds[1] - bounds[0] + 1):
            return None
        if how == "plan" and y is not None and parts.get("y2"):  # another country's twelfth plan
            bounds = y, int(str(parts["y2"]).translate(self._year_digits))
        if how == "plan_end":
            return dt.date(bounds[1], 1, 1), dt.date(bounds[1], 12, 31)
        first, last = bounds if how == "plan" else (bounds[0] + (n - 1 if how == "plan_year" else 0), bounds[0] + n - 1)
        return dt.date(first, 1, 1), dt.date(last, 12, 31)

    def _small(self, word: str | None) -> int:
        if not word:
            return 0
        return int(word) if word.isdigit() else self._smalls.get(word, 0)


def _third_of_month(year: int, month: int, third: int) -> tuple[dt.date, dt.date]:
    """The first ten days of a month, the next ten, or the rest of it."""
    begin, end = months(year, month, year, month)
    first = begin + _TEN_DAYS * (third - 1)
    return first, end if third == _THIRDS else first + _TEN_DAYS - dt.timedelta(days=1)
