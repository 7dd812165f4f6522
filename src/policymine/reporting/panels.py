"""What is drawn together: the points of one indicator that share a unit and a way of being said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from policymine.reporting.packing import plain_number, plain_text

_FLIPPED = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}


@dataclass(frozen=True, slots=True)
class Point:
    """One value of one year.

    Attributes:
        year: The year that it is for.
        role: ``target``, ``result`` or ``baseline``.
        value: In the panel's unit.
        value_high: The upper end of a range, in the panel's unit; else None.
        comparator: As in the records.
        record_id: The record that says so.

    Example:
        >>> Point(2024, "target", 98.0, None, ">=", "").comparator
        '>='
    """

    year: int
    role: str
    value: float
    value_high: float | None
    comparator: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One chart.

    Attributes:
        unit: The unit of all its points.
        move: ``level``, or what its points say of the level: ``increase``, ``decrease``, ``change`` (both; decreases
            are negative).
        horizon: ``cumulative`` where the values are sums over several years, else empty.
        points: By year.

    Example:
        >>> Panel("%", "level", "", ()).unit
        '%'
    """

    unit: str
    move: str
    horizon: str
    points: tuple[Point, ...]


def panels(rows: Iterable[Mapping[str, Any]]) -> list[Panel]:
    """Sort the rows of one series into charts.

    Levels and changes never share a chart, nor do values of a year and sums over years. Values in several units are
    drawn in the base unit where all have one, else apart. Rows without a value or a year are left out, and so
    is what something rose from; what is said twice is drawn once, and a single value is no chart.

    Args:
        rows: Rows of the table of trajectories that have the same ``series_id``.

    Returns:
        The charts, levels first.

    Example:
        >>> row = {"year": 2024, "role": "target", "change": "level", "comparator": "<=", "value": 30.0, "unit": "d"}
        >>> [(panel.unit, len(panel.points)) for panel in panels([row, row, row | {"year": 2025}])]
        [('d', 2)]
    """
    groups: dict[tuple[bool, bool], list[Mapping[str, Any]]] = {}
    for row in rows:
        # What something rose or fell from is of another year than the one that is told.
        counts = not plain_text(row.get("start_value"))
        if counts and plain_number(row.get("value")) is not None and plain_number(row.get("year")) is not None:
            # A level told of several years that is that of the last one is no sum.
            several = plain_text(row.get("horizon")) == "cumulative" and not plain_text(row.get("span"))
            key = (plain_text(row.get("change")) in _MOVES, several)
            groups.setdefault(key, []).append(row)
    made = []
    for (moves, cumulative), group in sorted(groups.items(), key=lambda item: item[0]):
        move = _move(group) if moves else "level"
        for unit, field, members in _by_unit(group):
            points = _said_once(sorted((_point(row, field, move) for row in members), key=_order))
            if len(points) > 1:
                made.append(Panel(unit, move, "cumulative" if cumulative else "", tuple(points)))
    return made


_MOVES = ("increase", "decrease")


def _move(rows: list[Mapping[str, Any]]) -> str:
    known = {plain_text(row.get("change")) for row in rows}
    return known.pop() if len(known) == 1 else "change"


def _by_unit(rows: list[Mapping[str, Any]]) -> list[tuple[str, str, list[Mapping[str, Any]]]]:
    units: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        units.setdefault(plain_text(row.get("unit")), []).append(row)
    base = {plain_text(row.get("unit_si")) for row in rows}
    if len(units) > 1 and len(base) == 1 and all(plain_number(row.get("value_si")) is not None for row in rows):
        return [(base.pop(), "value_si", rows)]
    return [(unit, "value", members) for unit, members in units.items()]


def _point(row: Mapping[str, Any], field: str, move: str) -> Point:
    value, written = plain_number(row.get(field)), plain_number(row.get("value"))
    year, high = plain_number(row.get("year")), plain_number(row.get("value_high"))
    assert value is not None
    assert written is not None
    assert year is not None
    if high is not None and field == "value_si":
        high = high * value / written if written else None
    comparator = plain_text(row.get("comparator")) or "="
    if move == "change" and row.get("change") == "decrease":
        value, high = (-value, None) if high is None else (-high, -value)
        comparator = _FLIPPED.get(comparator, comparator)
    record_id = plain_text(row.get("record_id"))
    return Point(int(year), plain_text(row.get("role")), value, high, comparator, record_id)


def _said_once(points: Iterable[Point]) -> list[Point]:
    """Leave out what says the same of the same year again, in another document or another place."""
    first: dict[Point, Point] = {}
    for point in points:
        first.setdefault(replace(point, record_id=""), point)
    return list(first.values())


def _order(point: Point) -> tuple[int, str, float, float, str]:
    high = point.value if point.value_high is None else point.value_high
    return point.year, point.role, point.value, high, point.record_id
