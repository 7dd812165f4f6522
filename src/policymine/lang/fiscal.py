"""Fiscal years: in India "2018-19" runs from April 2018 to March 2019."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import tomllib
from importlib import resources
from typing import NamedTuple

import regex


class FiscalYear(NamedTuple):
    """How a country counts its fiscal years.

    Attributes:
        month: The month in which they begin, 1 to 12.
        by_end: Whether a single number names the calendar year in which one ends.

    Example:
        >>> india = FiscalYear(4, True)
        >>> [day.isoformat() for day in india.days(2018)]
        ['2018-04-01', '2019-03-31']
        >>> [day.isoformat() for day in india.days(2018, quarter=4)]
        ['2019-01-01', '2019-03-31']
    """

    month: int
    by_end: bool

    def days(self, year: int, years: int = 1, quarter: int = 0) -> tuple[dt.date, dt.date]:
        """Give the first and the last day.

        Args:
            year: The calendar year in which it begins.
            years: How many fiscal years follow each other.
            quarter: One of its quarters, 1 to 4, or 0 for all of it.
        """
        first = self.month - 1 + 3 * max(0, quarter - 1)
        last = first + (3 if quarter else 12 * years) - 1
        y, m = year + last // 12, last % 12 + 1
        return dt.date(year + first // 12, first % 12 + 1, 1), dt.date(y, m, calendar.monthrange(y, m)[1])


class _Rule(NamedTuple):
    fiscal: FiscalYear
    regions: frozenset[str]
    signs: regex.Pattern[str] | None


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    text = (resources.files("policymine") / "lang" / "fiscal_years.toml").read_text(encoding="utf-8")
    return tuple(
        _Rule(
            FiscalYear(entry["month"], entry["named"] == "end"),
            frozenset(entry["regions"]),
            regex.compile(entry["signs"], regex.IGNORECASE) if entry.get("signs") else None,
        )
        for entry in tomllib.loads(text)["fiscal"]
    )


def fiscal_year(region: str, text: str = "") -> FiscalYear | None:
    """Return how the country of a document counts its fiscal years, or None if by the calendar or unknown.

    Args:
        region: The document's region; empty if it is not known.
        text: What shows the country by its words where the region is not known.

    Example:
        >>> fiscal_year("Japan"), fiscal_year("China")
        (FiscalYear(month=4, by_end=False), None)
        >>> fiscal_year("", "an outlay of 12 lakh crore").month
        4
    """
    for rule in _rules():
        if region in rule.regions or (not region and rule.signs is not None and rule.signs.search(text)):
            return rule.fiscal
    return None
