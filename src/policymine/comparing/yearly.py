"""Values whose years are told of one only: money "a year", and averages of so many years."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policymine.comparing.wording import wording
from policymine.lang.units import Units

if TYPE_CHECKING:
    from policymine.comparing.statements import Statement

_AROUND = 60
_MOST = 15


def a_year_apart(left: Statement, right: Statement) -> float | None:
    """Give the factor that brings a value to the other's base unit, where only one says that it is money "a year".

    Standards of subsidies are those of a year, whether they say so or not.

    Args:
        left: The statement whose base unit is wanted.
        right: The statement whose value is multiplied.

    Returns:
        The factor; None where the two are not money for a person (or another of the dimensions in the data) that
        differs by "a year" alone.

    Example:
        >>> from policymine.comparing.statements import Statement
        >>> yearly = Statement(value=6.3e-6, dimension="yuan/person/s", unit="yuan/person/a")
        >>> plain = Statement(value=120.0, dimension="yuan/person", unit="yuan/person")
        >>> a_year_apart(plain, yearly), a_year_apart(plain, plain) is None
        (31557600.0, True)
    """
    if left.dimension == right.dimension or not left.unit or not right.unit:
        return None
    if _of_year(right.unit) == left.unit:
        return _year()
    return 1 / _year() if _of_year(left.unit) == right.unit else None


def a_year_left_out(dimension: str, unit: str) -> str:
    """Give the base unit of money a year without the time, so that both are of one series; others as they are.

    Example:
        >>> a_year_left_out("yuan/person/s", "yuan/person/a"), a_year_left_out("m3/s", "m3/a")
        ('yuan/person', 'm3/s')
    """
    return dimension.removesuffix("/s") if _of_year(unit) else dimension


def years_told(sentence: str, value_text: str) -> int:
    """Tell of how many years a value is, by the words before it or behind it; 0 if they do not say.

    Example:
        >>> years_told("For the next two years pensions grow 10% a year.", "10%"), years_told("In 2021: 10%.", "10%")
        (2, 0)
    """
    at = sentence.find(value_text) if value_text else -1
    if at < 0:
        return 0
    known, end = wording(), at + len(value_text)
    before = known.sentence_end.split(sentence[max(0, at - _AROUND) : at])[-1].lower()
    after = known.sentence_end.split(sentence[end : end + _AROUND])[0].lower()
    # What stands nearest counts: the last before, else the first behind.
    for found in (known.years(before)[-1:], known.years(after)[:1]):
        if found and found[0] <= _MOST:
            return found[0]
    return 0


@cache
def _of_year(unit: str) -> str:
    """Give the unit without "a year"; empty where it is not yearly money."""
    known = Units.load().get(unit) if unit.endswith("/a") else None
    plain = None if known is None else Units.load().get(unit.removesuffix("/a"))
    return plain.symbol if plain is not None and plain.dimension in wording().yearly else ""


@cache
def _year() -> float:
    year = Units.load().get("a")
    assert year is not None
    return year.factor
