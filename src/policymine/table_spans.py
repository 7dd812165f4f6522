"""Cells over several rows or columns of a table: of what their values are said, and where they stand.

A value over several years is one statement on all of them; over several indicators or places it is one on each.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from policymine.records import Block, Cell
from policymine.table_columns import Layout, Role
from policymine.table_heads import HeadReader, Measured
from policymine.text import normalise
from policymine.time_spans import TimeSpan

_LONGEST = 1500
"""Longest text, in characters, from the row in which a cell begins to the one that is named with it as evidence."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a table that holds a value, with all that its table says of it.

    Attributes:
        cell: The cell.
        row: The header of the row, without its unit.
        column: The header of the column, without its unit.
        unit: The unit that a bare number in it has: the column's own, else the row's, else that above the table.
        times: The times in the header of the column, else in that of the row.
        place: What the row is of, where another column says so.
        due: Whether the time is that by which the row is to be done.
        topic: What the column is of, where it is no time or the like; of a change what the column before it is of.
        rows: Start and end of the rows that it takes so far, if it takes several; else those of its row.
    """

    cell: Cell
    row: str
    column: str
    unit: Measured | None = None
    times: tuple[TimeSpan, ...] = ()
    place: str = ""
    due: bool = False
    topic: str = ""
    rows: tuple[int, int] = (0, 0)


def evidence(block: Block, layout: Layout, cell: Cell, last: Block | None = None) -> tuple[int, int]:
    """Give start and end of the text that shows a value and what it is said of: from where its cell begins.

    Args:
        block: The row that the value is said of.
        layout: What the columns of its table hold.
        cell: The cell of the value.
        last: The last row that the value is said of, if that is a later one.

    Example:
        >>> first, second = (Block("table_row", a, a + 9, cells=(Cell(a, a + 4), Cell(6, 9))) for a in (0, 10))
        >>> evidence(second, Layout(("", ""), ("name", "value"), (None, None), 0, {6: [first, second]}), Cell(6, 9))
        (0, 19)
    """
    rows = layout.merged.get(cell.start, (block,))
    start, end = rows[0].start, (last or block).end
    if end - start > _LONGEST:
        return rows[0].start, rows[0].end
    return start, end


def over_rows(
    figures: Iterable[Figure], text: str, block: Block, layout: Layout, heads: HeadReader, year: int | None
) -> Iterator[Figure]:
    """Say of which rows the values are that take several: of each; but years are one time, and a name counts once.

    Args:
        figures: The figures of a row.
        text: The document's text.
        block: The row.
        layout: What the columns of its table hold.
        heads: The headers of the language.
        year: The document's year.

    Yields:
        The figures that are of the row, with the text that shows them.
    """
    for figure in figures:
        rows = layout.merged.get(figure.cell.start)
        if rows is None:
            yield figure
            continue
        at = bisect_left(rows, block.start, key=lambda row: row.start)
        words, last = _words(text, block, layout), block
        own = times_of_row(heads, *words[0], year) if words else None
        if own is not None and figure.times == own:
            if at:
                continue  # the first of the years stands for all
            named = [label for row in rows if (label := _words(text, row, layout))]
            found = [times[-1] for label in named if (times := times_of_row(heads, *label[0], year))]
            figure, last = replace(figure, times=(covering(found),) if found else ()), rows[-1]
        elif at and words == _words(text, rows[at - 1], layout):
            continue
        yield replace(figure, rows=evidence(block, layout, figure.cell, last))


def times_of_row(heads: HeadReader, label: str, role: Role, year: int | None) -> tuple[TimeSpan, ...] | None:
    """Give the times of a row that is of years, which stand at the left of indicators; None for other rows.

    Args:
        heads: The headers of the language.
        label: What names the row.
        role: What its column holds.
        year: The document's year.
    """
    times = heads.times(label, year)
    alone = len(times) == 1 and times[0].end - times[0].start == len(label.strip())
    return times if role == "year" or alone else None


def _words(text: str, row: Block, layout: Layout) -> list[tuple[str, Role]]:
    """The words that tell a row of a table from others: what names it, and of which place and year it is."""
    placed = layout.placed(row)
    label = layout.label(text, placed)
    cells = [label] if label is not None else []
    cells += [(x, cell) for x, cell in placed if layout.roles[x] in ("place", "year")]
    return [(normalise(text[cell.start : cell.end]), layout.roles[x]) for x, cell in cells]


def covering(times: Sequence[TimeSpan]) -> TimeSpan:
    """Give the time from the beginning of the first of several to the end of the last.

    Args:
        times: The times, each with a last day; in any order.

    Example:
        >>> days = [(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in (2022, 2021)]
        >>> whole = covering([TimeSpan(0, 4, "", first, last, "year") for first, last in days])
        >>> whole.first.isoformat(), whole.last.isoformat()
        ('2021-01-01', '2022-12-31')
    """
    latest = max(times, key=lambda time: time.last or dt.date.min)
    firsts = [time.first for time in times]
    return replace(latest, first=None if None in firsts else min(first for first in firsts if first is not None))


def over_columns(figures: Iterable[Figure], heads: HeadReader) -> Iterator[Figure]:
    """Put together what one value is said of in the columns of a row that it takes.

    Columns that differ only in their time become one; of others each has the value, but a value that begins in a
    column of levels is no change, and the other way round.

    Args:
        figures: The figures of a row, in the order of its columns: those of one cell have its place.
        heads: The headers of the language.

    Yields:
        The figures that are statements of their own.
    """
    for _, group in groupby(figures, key=lambda figure: figure.cell.start):
        first, *rest = group
        if not rest:
            yield first
            continue
        changing = _changes(first, heads)
        parts: dict[object, list[Figure]] = {}
        for figure in (first, *(each for each in rest if _changes(each, heads) == changing)):
            parts.setdefault(_said(figure, heads), []).append(figure)
        for same in parts.values():
            yield _together(same)


def _changes(figure: Figure, heads: HeadReader) -> bool:
    return heads.change.search(heads.plain(figure.cell.column)) is not None


def _said(figure: Figure, heads: HeadReader) -> tuple[object, ...]:
    """What a figure says beside its time: two that agree in it are one statement."""
    column = heads.plain(figure.cell.column)
    kind = heads.target.search(column) is not None, heads.result.search(column) is not None
    dated = bool(heads.times(figure.cell.column, None))
    topic = heads.untimed(figure.cell.column) if dated else figure.topic
    return topic, kind, dated, figure.row, figure.place, figure.unit


def _together(figures: list[Figure]) -> Figure:
    first, last = figures[0], figures[-1]
    times = [figure.times[-1] for figure in figures if figure.times and figure.times[-1].role != "baseline"]
    if len(figures) == 1 or len(times) < len(figures) or len({(time.first, time.last) for time in times}) == 1:
        return first
    cell = replace(first.cell, column=f"{first.cell.column} – {last.cell.column}")
    column = f"{first.column} – {last.column}"
    return replace(first, cell=cell, column=column, times=(covering(times),))
