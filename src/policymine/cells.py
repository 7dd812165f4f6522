"""The cells of a workbook: how texts, numbers and days are written, by the name of their column."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from policymine.rows import number_text

if TYPE_CHECKING:
    from policymine.rows import Value

_TOO_LARGE = 1e308
_LONGEST = 32_767
"""Characters that a cell can hold."""
DAYS = ("deadline", "due", "period_start", "period_end", "published")
_WIDTHS = {
    "sentence": 70, "indicator": 34, "title": 30, "section": 30, "source": 28, "message": 60, "hint": 60, "reason": 40,
    "region": 20, "ids": 20, "id": 20, "promise": 22, "reported": 22, "definition": 26, "conflict": 24,
    "status": 18, "outcome": 17, "revision": 17, "against": 17, "theme": 17, "unit": 14, "value": 18,
    "high": 16, "si": 18, "stated": 20, "above": 20, "issuer": 30,
}  # fmt: skip
"""Widths by the last word of the column's name, in characters."""
_NARROW, _ARROW = 11, 5
_SHARES = frozenset({"attainment", "share"})
_SCORES = frozenset({"confidence"})
_MOST_DECIMALS = 6
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Excel has no days before this one; its 1900 has a day too many until March.
_FIRST_DAY = "1900-03-01"


def write_text(sheet: Any, row: int, column: int, text: str) -> None:
    """Write a text, as a text whatever it begins with; what a cell cannot hold is cut off."""
    sheet.write_string(row, column, text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")


def write_number(sheet: Any, row: int, column: int, value: float, form: Any) -> None:
    """Write a number; one that no cell can hold (infinity) as a text."""
    if abs(value) < _TOO_LARGE:
        sheet.write_number(row, column, value, form)
    else:
        sheet.write_string(row, column, number_text(value))


def write_day(sheet: Any, row: int, column: int, text: str, form: Any) -> None:
    """Write an ISO day as a day, anything else as the text that it is."""
    if _ISO_DAY.fullmatch(text) and text >= _FIRST_DAY:
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            pass
        else:
            sheet.write_datetime(row, column, day, form)
            return
    write_text(sheet, row, column, text)


def width(column: str) -> int:
    """Give the width of a column, in characters, by its name: room for the name and the button of the filter too.

    Example:
        >>> width("promise_sentence"), width("unit"), width("previous_match_reason")
        (70, 14, 40)
    """
    return max(_WIDTHS.get(column.rpartition("_")[2], _NARROW), len(column) + _ARROW)


def unit_of(column: str, places: Mapping[str, int]) -> int | None:
    """Give the place of the column that holds the unit of a column of values.

    Example:
        >>> unit_of("result_value", {"unit": 0, "result_unit": 1}), unit_of("page", {"unit": 0})
        (1, None)
    """
    if column == "value_si":
        return places.get("unit_si")
    for ending in ("value_high", "value"):
        if column.endswith(ending):
            return places.get(column.removesuffix(ending) + "unit")
    return None


def number_format(column: str, value: float, unit: Value) -> str:
    """Give the number format of a value.

    Example:
        >>> number_format("value", 98.5, "%"), number_format("value", 1042000.0, "mu"), number_format("year", 2024, "")
        ('#,##0.0"%"', '#,##0', '0')
    """
    if column in _SHARES:
        return "0.0%"
    if column in _SCORES or column.endswith("score"):
        return "0.00"
    if isinstance(value, int):
        return "0"
    if value and not 1e-4 <= abs(value) < 1e15:
        return "0.00E+00"
    decimals = min(len(number_text(value).partition(".")[2]), _MOST_DECIMALS)
    return "#,##0" + ("." + "0" * decimals if decimals else "") + ('"%"' if unit == "%" else "")


def quantity_text(
    value: float, high: float, unit: str, *, comparator: str = "=", change: str = "level", short: bool = False
) -> str:
    """Write a value as the table has it: bound, number, unit, with a sign for a change.

    Args:
        value: The value; NaN gives nothing.
        high: The other end of a range, else NaN.
        unit: Its unit.
        comparator: As in the table.
        change: As in the table.
        short: Say large numbers by their scale, with four digits.

    Example:
        >>> nan = float("nan")
        >>> quantity_text(24.6623e12, nan, "yuan", short=True)
        '24.66 trillion yuan'
        >>> quantity_text(98.0, nan, "%", comparator=">="), quantity_text(3.0, 5.0, "%", change="decrease")
        ('>= 98 %', '-3 to -5 %')
        >>> quantity_text(1042000.0, nan, "mu")
        '1,042,000 mu'
    """
    if value != value:
        return ""
    sign = {"increase": "+", "decrease": "-"}.get(change, "")
    ends = [f"{sign}{_scaled(end) if short else _grouped(end)}" for end in (value, high) if end == end]
    bound = f"{comparator} " if comparator not in ("", "=", "range") else ""
    return f"{bound}{' to '.join(ends)} {unit}".strip()


def _scaled(value: float) -> str:
    for scale, word in _SCALES:
        # Four digits may round up into the next scale: 999,960 thousand are a billion.
        if abs(float(f"{value:.4g}")) >= scale:
            return f"{float(f'{value:.4g}') / scale:.4g} {word}"
    return _grouped(value)


def _grouped(value: float) -> str:
    whole, dot, rest = number_text(value).partition(".")
    return f"{int(whole):,}{dot}{rest}" if re.fullmatch(r"[1-9]\d*", whole) else whole + dot + rest
