"""The order in which the lines of a page are read: column by column, whatever order the file draws them in.

Lines that cross the space between two columns part the page into bands; within a band all of the left column comes
before all of the right one. Three columns are two, of which one is two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from policymine.read.lines import Cut, Line

_FEWEST = 3
"""Lines that a column has at least."""
_SHORTEST = 8.0
"""Median width of the lines of a column, in letter heights; those of a form or a list of names are shorter."""
_NARROWEST = 0.6
"""Narrowest space between two columns, in letter heights."""
_CROSSING = 0.5
"""At most so many lines of a page cross the space between its columns, for one that does not."""
_STEP = 4.0


def in_reading_order(lines: list[Line], cut: Cut) -> list[Line]:
    """Bring the lines of a page, tables among them, into reading order.

    Args:
        lines: The lines in the order in which the file draws them.
        cut: Cuts a line that runs through two columns.

    Returns:
        The lines of each column together, their ``column`` set; lines of two columns that were one are cut.

    Example:
        >>> text = "a line of text that is as wide as the column"
        >>> def line(left, top):
        ...     return Line(f"{text} {left} {top}", 1, left, left + 200, top, top + 10, 10.0, 800.0)
        >>> page = [line(left, top) for top in range(100, 160, 15) for left in (50, 300)]
        >>> [line.text.split()[-2] for line in in_reading_order(page, lambda line: [line])]
        ['50', '50', '50', '50', '300', '300', '300', '300']
    """
    if not _may_have_columns(lines):
        return _downwards(lines)
    parts = [part for line in lines for part in ([line] if line.table is not None else cut(line))]
    ordered = _by_columns(parts, 0)
    return _downwards(lines) if ordered is None else ordered


def _may_have_columns(lines: Sequence[Line]) -> bool:
    """Tell cheaply whether enough lines stand beside others, or are wider than their letters."""
    if len(lines) < 2 * _FEWEST:
        return len(lines) >= _FEWEST and sum(map(_is_wide, lines)) >= _FEWEST
    left = min(line.left for line in lines)
    width = max(line.right for line in lines) - left
    beside = sum(line.left > left + 0.25 * width for line in lines)
    return beside >= _FEWEST or sum(map(_is_wide, lines)) >= _FEWEST


def _is_wide(line: Line) -> bool:
    """Whether a line is wider than its letters need, as one of two columns is."""
    if line.size <= 0:
        return False
    text = line.text
    natural = 0.45 * len(text) if text.isascii() else sum(0.9 if c > "\u2e80" else 0.45 for c in text)
    return line.right - line.left > (natural + 1.0) * line.size


def _by_columns(lines: list[Line], depth: int) -> list[Line] | None:
    """Order lines by the best space between two columns; None where there is none."""
    gutter = _gutter(lines)
    if gutter is None:
        return None
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []

    def flush() -> None:
        for side, column in ((left, 2 * depth + 1), (right, 2 * depth + 2)):
            inner = _by_columns(side, column) if depth < 3 else None
            ordered.extend(inner or [replace(line, column=column) for line in _downwards(side)])
            side.clear()

    for line in sorted(lines, key=lambda line: (line.top, line.left)):
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            flush()
            ordered.append(line)
    flush()
    return ordered


def _gutter(lines: list[Line]) -> float | None:
    """Find the space between two columns, as a place from the left edge in points."""
    counted = [line for line in lines if line.size > 0 and line.table is None]
    if len(counted) < 2 * _FEWEST:
        return None
    size = median(line.size for line in counted)
    edges = Counter(round(line.left / _STEP) for line in counted)
    best, found = 0, None
    for edge in (edge for edge, often in edges.items() if often >= 2):
        x = edge * _STEP - _STEP
        left = [line for line in counted if line.right <= x - _NARROWEST * size]
        right = [line for line in counted if line.left >= x]
        fewer = min(len(left), len(right))
        if fewer < _FEWEST or fewer <= best:
            continue
        crossing = len(counted) - len(left) - len(right)
        if crossing <= _CROSSING * (len(left) + len(right)) and _are_columns(left, right, size):
            best, found = fewer, x - _NARROWEST * size / 2
    return found


def _are_columns(left: Sequence[Line], right: Sequence[Line], size: float) -> bool:
    """Whether lines left and right of a place are columns of text: beside each other and wide enough."""
    overlap = min(max(line.bottom for line in left), max(line.bottom for line in right)) - max(
        min(line.top for line in left), min(line.top for line in right)
    )
    widths = (median(line.right - line.left for line in side) for side in (left, right))
    return overlap > 3 * size and min(widths) >= _SHORTEST * size


def _downwards(lines: list[Line]) -> list[Line]:
    """Bring the lines of one column from top to bottom where the file does not; pieces of one line stay together."""
    jumps = sum(below.top < above.top - 0.8 * max(above.size, 4.0) for above, below in pairwise(lines))
    if not jumps:
        return lines
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.top):
        last = rows[-1][0] if rows else None
        if last is not None and min(last.bottom, line.bottom) - max(last.top, line.top) > 0.5 * min(
            last.bottom - last.top, line.bottom - line.top
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]
