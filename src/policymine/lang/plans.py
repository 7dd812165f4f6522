"""Numbered planning periods: the 14th Five-Year Plan ran from 2021 to 2025."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


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
