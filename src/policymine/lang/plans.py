"""Numbered planning periods: the 14th Five-Year Plan ran from 2021 to 2025."""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from importlib import resources


@functools.cache
def _congresses() -> dict[int, dt.date]:
    text = (resources.files("policymine") / "lang" / "plans.toml").read_text(encoding="utf-8")
    return {int(number): day for number, day in tomllib.loads(text).get("party_congresses", {}).items()}


@functools.cache
def _periods() -> dict[int, tuple[int, int]]:
    text = (resources.files("policymine") / "lang" / "plans.toml").read_text(encoding="utf-8")
    return {int(number): (years[0], years[1]) for number, years in tomllib.loads(text)["five_year_plans"].items()}


def period(number: int) -> tuple[int, int] | None:
    """Return the first and the last year of a numbered plan, or None if there is no such plan.

    Args:
        number: The plan's number, 14 for the 14th Five-Year Plan.

    Example:
        >>> period(14), period(99)
        ((2021, 2025), None)
    """
    return _periods().get(number)


def is_plan(first: int, last: int) -> bool:
    """Tell whether these are the first and the last year of a plan.

    Example:
        >>> is_plan(2026, 2030), is_plan(2025, 2029)
        (True, False)
    """
    return (first, last) in _periods().values()


def congress(number: int) -> tuple[dt.date, dt.date] | None:
    """Return the day on which a numbered congress opened, twice as a span of days, or None if there is no such one.

    Example:
        >>> congress(18)[0].isoformat()
        '2012-11-08'
    """
    day = _congresses().get(number)
    return None if day is None else (day, day)
