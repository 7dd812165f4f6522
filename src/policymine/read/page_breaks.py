"""Tables of pages: cells of boxes laid out as a grid, and the parts of a table on several pages put together."""

from __future__ import annotations

from dataclasses import replace

from policymine.read.blocks import Patch
from policymine.read.layout import join_lines
from policymine.read.lines import TableBox
from policymine.read.tables import Grid, GridCell
from policymine.text import normalise

_EDGE = 3.0
"""Edges of cells that are this close, in points, are one."""
_SIDE = 8.0
"""The sides of a table may lie so far from those on the page before, in points."""


def fits(above: TableBox, below: TableBox) -> bool:
    """Tell whether a table can be the rest of the one on the page before: it is as wide and its columns are the same.

    Args:
        above: The table, or its part on the last page so far.
        below: The first table on the next page.

    Example:
        >>> first = TableBox(1, (50, 600, 300, 780), [((50, 600, 300, 620), "Item")])
        >>> fits(first, TableBox(2, (51, 60, 301, 80))), fits(first, TableBox(4, (51, 60, 301, 80)))
        (True, False)
    """
    if below.page != above.page + 1:
        return False
    shift = below.box[0] - above.box[0]  # left and right pages of a book
    if abs(shift) > 60 or abs((below.box[2] - below.box[0]) - (above.box[2] - above.box[0])) > _SIDE:
        return False
    few, many = sorted((_across(above), _across(below)), key=len)
    if len(few) == len(many):
        return all(abs((a - few[0]) - (b - many[0])) <= _SIDE for a, b in zip(few, many, strict=True))
    # A page may show fewer columns where cells are merged.
    return all(min(abs((a - few[0]) - (b - many[0])) for b in many) <= _SIDE for a in few)


def joined(tables: list[TableBox]) -> tuple[Grid, list[int]]:
    """Lay out a table and its parts on the pages after it as one grid.

    A header that stands again on a new page is left out, a row that the page break divides becomes one, and a label
    goes on over the page break.

    Args:
        tables: The parts, in the order of their pages.

    Returns:
        The grid, and for each of its rows the page on which it begins.

    Example:
        >>> head, row = ((0, 0, 9, 9), "Item"), ((0, 9, 9, 18), "Coal")
        >>> box, more = (0, 0, 9, 18), ((0, 9, 9, 18), "Gas")
        >>> parts = [TableBox(1, box, [head, row]), TableBox(2, box, [head, more])]
        >>> grid, pages = joined(parts)
        >>> [row[0].text for row in grid], pages
        (['Item', 'Coal', 'Gas'], [1, 1, 2])
    """
    shown = [[edge - table.box[0] for edge in _across(table)] for table in tables]
    widest = max(shown, key=len)
    grid: Grid = []
    pages: list[int] = []
    for table, edges in zip(tables, shown, strict=True):
        # Columns may be a little wider on one page than on the other.
        rows = _grid(table, edges if len(edges) == len(widest) else widest)
        if grid:
            repeated = 0
            while repeated < min(len(rows), len(grid)) and _texts(rows[repeated]) == _texts(grid[repeated]):
                repeated += 1
            rows = rows[repeated:]
            if rows and _is_divided(grid[-1], rows[0]):
                grid[-1] = [_together(cell, rest) for cell, rest in zip(grid[-1], rows[0], strict=True)]
                rows = rows[1:]
            if rows:
                _carry_labels(grid[-1], rows)
        grid += rows
        pages += [table.page] * len(rows)
    return grid, pages


def _across(table: TableBox) -> list[float]:
    return _edges([edge for (x0, _, x1, _), _ in table.cells for edge in (x0, x1)]) or [table.box[0], table.box[2]]


def _grid(table: TableBox, edges: list[float]) -> Grid:
    """Lay out the cells of one page; places that no cell covers are empty."""
    down = _edges([edge for (_, y0, _, y1), _ in table.cells for edge in (y0, y1)])
    grid = [[GridCell("") for _ in edges[1:]] for _ in down[1:]]
    for box, text in table.cells:
        x0, y0, x1, y1 = box
        patches = (Patch(table.page, box, len(" ".join(text.split()))),)
        first, last = _nearest(edges, x0 - table.box[0]), _nearest(edges, x1 - table.box[0])
        top, bottom = _nearest(down, y0), _nearest(down, y1)
        for y in range(top, max(bottom, top + 1)):
            for x in range(first, max(last, first + 1)):
                if y < len(grid) and x < len(grid[y]):
                    grid[y][x] = GridCell(text, left=x > first, above=y > top, patches=patches)
    return grid


def _texts(row: list[GridCell]) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]


def _own(row: list[GridCell]) -> set[int]:
    """The places of a row where a cell with text begins."""
    return {x for x, cell in enumerate(row) if cell.text.strip() and not cell.left and not cell.above}


def _is_divided(above: list[GridCell], below: list[GridCell]) -> bool:
    """Tell whether a page break divides a row: below it stand only the ends of longer cells, and none that names it."""
    first, rest = _own(above), _own(below)
    if not rest or not rest < first:
        return False
    if min(first) in rest and _is_closed(above[min(first)].text):
        return False
    # A figure does not go on in a figure.
    return not any(_is_figure(above[x].text) and _is_figure(below[x].text) for x in rest)


def _is_closed(text: str) -> bool:
    """Tell whether the last bracket of a text is closed in it."""
    plain = normalise(text)
    return plain.rfind("(") <= plain.rfind(")")


def _is_figure(text: str) -> bool:
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def _together(cell: GridCell, rest: GridCell) -> GridCell:
    if cell.left or rest.left or not rest.text.strip():
        return cell
    text = join_lines([cell.text, rest.text])
    return replace(cell, text=text, patches=cell.patches + rest.patches)


def _carry_labels(above: list[GridCell], rows: Grid) -> None:
    """Write a label of merged rows before the break into the empty cell in which it goes on."""
    for x, cell in enumerate(rows[0]):
        label = above[x]
        if any(c.isalpha() for c in cell.text):
            return
        if cell.text.strip() or cell.left or not label.text.strip() or any(c.isdigit() for c in label.text):
            continue
        for y, row in enumerate(rows):
            if row[x].text.strip() or (y and not row[x].above):
                break
            row[x] = GridCell(label.text, left=row[x].left, above=True, patches=label.patches)


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _EDGE:
            edges.append(value)
    return edges


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))
