"""Tables: from a grid of cells, merged ones included, to rows whose cells know their column headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from policymine.lang.tables import tables_of
from policymine.read.blocks import Builder, Patch
from policymine.records import Cell
from policymine.text import normalise

MAX_COLUMNS = 200
"""Wider tables are cut: a damaged file can claim a cell that spans millions of columns."""

_YEAR_LIKE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)(?:\s*[-/]\s*(?:(?:19|20)\d\d|\d{1,2})(?!\d))?")
_NAME_DIGIT = r"[A-Za-z][\d.]+|\d+(?:st|nd|rd|th)\b|\(\d\)|10[,.]?000|100[,.]?000|10\^\d+"
_SERIAL = re.compile(r"\(?\d{1,3}[.)]?")
_MAX_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True)
class GridCell:
    """A place in a table's grid.

    Attributes:
        text: The text of the cell that covers the place.
        left: Whether the cell begins further left.
        above: Whether the cell begins further up.
        head: Whether the format says that it is a header.
        patches: Where on its pages the cell was read from, if the format has pages.
    """

    text: str
    left: bool = False
    above: bool = False
    head: bool = False
    patches: tuple[Patch, ...] = ()


Grid = list[list[GridCell]]


class Head(NamedTuple):
    """What stands at the top and at the left of a table.

    Attributes:
        height: Number of its header rows.
        columns: The header of each column.
        serial: Whether the first column only counts the rows.
    """

    height: int
    columns: list[str]
    serial: bool


def head_of(grid: Grid) -> Head:
    """Find the header rows of a table, and the column that counts its rows.

    Example:
        >>> head_of(spread([[(text, 1, 1, False) for text in row] for row in (["Item", "2024"], ["Parks", "12"])]))
        Head(height=1, columns=['Item', '2024'], serial=False)
    """
    height = _header_height(grid)
    columns = _columns(grid[:height]) if height else [""] * len(grid[0])
    return Head(height, columns, _has_serial(grid[height:]))


def spread(rows: Sequence[Sequence[tuple[str, int, int, bool]]]) -> Grid:
    """Lay out rows of cells that span rows and columns as a full grid.

    Args:
        rows: For each row its cells: text, number of columns, number of rows, whether it is a header.

    Returns:
        The grid, all rows of one length.

    Example:
        >>> grid = spread([[("Year", 2, 1, True)], [("2023", 1, 1, False), ("2024", 1, 1, False)]])
        >>> [[cell.text for cell in row] for row in grid], grid[0][1].left
        ([['Year', 'Year'], ['2023', '2024']], True)
    """
    grid: Grid = [[] for _ in rows]
    taken: dict[tuple[int, int], GridCell] = {}
    for y, row in enumerate(rows):
        x = 0
        for text, columns, height, head in row:
            while (y, x) in taken:
                x += 1
            for dy in range(max(1, min(height, len(rows) - y))):
                for dx in range(max(1, min(columns, MAX_COLUMNS - x))):
                    taken[y + dy, x + dx] = GridCell(text, left=dx > 0, above=dy > 0, head=head)
            x += max(1, columns)
            if x >= MAX_COLUMNS:
                break
    width = max((x for _, x in taken), default=-1) + 1
    for y in range(len(rows)):
        grid[y] = [taken.get((y, x), GridCell("")) for x in range(width)]
    return grid


def add_table(builder: Builder, grid: Grid, *, pages: Sequence[int] | None = None, caption: str = "") -> None:
    """Add a table's rows to a text; its header rows are known to the cells and stand in no row of their own.

    Args:
        builder: The text being put together.
        grid: The table.
        pages: The page number of each row.
        caption: Its caption and unit note.

    Example:
        >>> builder = Builder()
        >>> add_table(builder, spread([[(t, 1, 1, False) for t in row] for row in (["Item", "2024"], ["Parks", "12"])]))
        >>> builder.text(), [cell.column for cell in builder.spans[0].cells]
        ('Parks | 12', ['Item', '2024'])
    """
    paged = pages if pages is not None else [None] * len(grid)
    kept = [(row, page) for row, page in zip(grid, paged, strict=True) if any(cell.text.strip() for cell in row)]
    rows, titles = _without_titles([row for row, _ in kept])
    numbers = [page for _, page in kept[len(kept) - len(rows) :]]
    caption = "; ".join(part for part in [caption, *titles] if part)
    start = 0
    for end in [*_new_headers(rows), len(rows)]:
        _add_part(builder, rows[start:end], numbers[start:end], caption)
        start = end


def _new_headers(rows: Grid) -> list[int]:
    """Find the rows inside a table that are another header, whose first cell is that of the first one."""
    if len(rows) < 3 or not rows[0][0].text.strip() or not _likely(rows[0]):
        return []
    texts = [["".join(cell.text.split()) for cell in row] for row in rows]
    height = _header_height(rows)
    return [
        y
        for y in range(height + 1, len(rows) - 1)
        if texts[y][0] == texts[0][0] and texts[y] not in texts[:height] and _likely(rows[y]) and not rows[y][0].above
    ]


def _add_part(builder: Builder, grid: Grid, pages: Sequence[int | None], caption: str) -> None:
    """Add the rows below one header."""
    if not grid:
        return
    height, columns, serial = head_of(grid)
    heads = [[cell.text for cell in row] for row in grid[:height]]
    half = _half(columns)
    group = ""
    begun: dict[int, tuple[str, Cell]] = {}  # by column the last cell, with its text in the grid
    for row, page in zip(grid[height:], pages[height:], strict=True):
        if [cell.text for cell in row] in heads:
            continue  # the header once more
        if len(row) > 1 and all(cell.left for cell in row[1:]):
            # One cell over the whole width: a heading of the rows below it, or a remark.
            group = " ".join(row[0].text.split())
            if any(c.isdigit() for c in group) and not row[0].above:
                builder.add_row([group], [""], page=page, caption=caption, patches=[row[0].patches])
            continue
        whole = "; ".join(part for part in (caption, group) if part)
        texts = [_own_text(cell, x, row) for x, cell in enumerate(row)]
        above = _going_on(row, texts, begun)
        for left in range(0, len(texts), half):
            part, heads_of = texts[left : left + half], columns[left : left + half]
            first = 1 if serial else 0
            while first < len(part) - 1 and not part[first].strip() and left + first not in above:
                first += 1  # a label that stands on the page before
            start = left + first
            placed = builder.add_row(
                part[first:],
                heads_of[first:],
                page=page,
                caption=whole,
                patches=[cell.patches for cell in row[start : left + half]],
                above={x - start: cell for x, cell in above.items() if x >= start},
                left=[x for x, cell in enumerate(row[start : left + half]) if cell.left and cell.text.strip()],
            )
            begun.update((x, (row[x].text, cell)) for x, cell in enumerate(placed, start))


def _going_on(row: list[GridCell], texts: list[str], begun: dict[int, tuple[str, Cell]]) -> dict[int, Cell]:
    """Find by their columns the cells of the row above that go on in a row and have no text of their own there."""
    return {
        x: begun[x][1]
        for x, cell in enumerate(row)
        if cell.above and cell.text.strip() and not texts[x] and x in begun and begun[x][0] == cell.text
    }


def _half(columns: list[str]) -> int:
    """Give the number of columns after which the headers begin again: two halves of a list side by side."""
    for width in range(2, len(columns) // 2 + 1):
        if len(columns) % width == 0 and columns[0] and columns == columns[:width] * (len(columns) // width):
            return width
    return len(columns)


def _own_text(cell: GridCell, x: int, row: list[GridCell]) -> str:
    """Give a cell's text; of a merged cell only its first place has it, but a label goes on for each of its rows."""
    if cell.left:
        return ""
    if cell.above:
        named = any(not other.above and any(c.isalpha() for c in other.text) for other in row[:x])
        if named or any(c.isdigit() for c in cell.text):
            return ""
    return cell.text


def _without_titles(grid: Grid) -> tuple[Grid, list[str]]:
    """Take off rows at the top that are one cell over the whole width: the table's title and unit note."""
    titles = []
    while len(grid) > 1 and len(grid[0]) > 1:
        texts = {" ".join(cell.text.split()) for cell in grid[0]} - {""}
        # A text that stands over some of the columns is their header.
        alone = len(texts) == 1 and len(grid[0]) > 2 and not any(cell.left for cell in grid[0])
        if not (all(cell.left for cell in grid[0][1:]) or alone):
            break
        titles.append(texts.pop())
        grid = grid[1:]
    return grid, titles


def is_header_like(text: str) -> bool:
    """Tell whether a cell can be a header: it holds no figures besides years, scales and those in names.

    Example:
        >>> [is_header_like(text) for text in ("2024 target", "PM2.5 (ug/m3)", "10,000 tons", "91.2%", "12")]
        [True, True, True, False, False]
    """
    plain = _name_digits().sub("", _YEAR_LIKE.sub("", normalise(text)))
    return not any(c.isdigit() for c in plain)


@cache
def _name_digits() -> re.Pattern[str]:
    """Give what finds the figures that a header may hold: those of names, and of scales in any language."""
    scales = sorted({re.escape(word) for _, table in tables_of("numbers.toml") for word in table["scales"]})
    return re.compile(rf"{_NAME_DIGIT}|\b10{{1,2}}\s?(?:{'|'.join(scales)})")


def _header_height(grid: Grid) -> int:
    """Count the header rows of a table."""
    if len(grid) < 2:
        return 0
    marked = 0
    while marked < len(grid) - 1 and all(cell.head for cell in grid[marked] if cell.text.strip()):
        marked += 1
    if marked:
        # A second row of the head is often not marked; its first cell then comes from the row above.
        while marked < min(len(grid) - 1, _MAX_HEADER_ROWS) and grid[marked][0].above and _likely(grid[marked]):
            marked += 1
        return marked
    if not _likely(grid[0]):
        return 0
    height = 1
    while height < min(len(grid) - 1, _MAX_HEADER_ROWS):
        row = grid[height]
        continues = row[0].above or not row[0].text.strip() or any(cell.left for cell in grid[height - 1])
        if not (continues and _likely(row)):
            break
        height += 1
    # Words only: all rows look like headers, and one is.
    return height


def _likely(row: list[GridCell]) -> bool:
    filled = [cell.text for cell in row if cell.text.strip()]
    return len(filled) > len(row) // 2 and all(is_header_like(text) and len(text) <= 80 for text in filled)


def _columns(head: Grid) -> list[str]:
    """Join the rows of a stacked header, each text once."""
    columns = []
    for x in range(len(head[0])):
        parts: list[str] = []
        for row in head:
            text = " ".join(row[x].text.split())
            if text and text not in parts:
                parts.append(text)
        columns.append(" ".join(parts))
    return columns


def _has_serial(rows: Grid) -> bool:
    """Tell whether the first column only counts the rows."""
    texts = [row[0].text.strip() for row in rows if row[0].text.strip() and not row[0].above]
    if len(texts) > 3 and not any(c.isdigit() for c in texts[-1]):
        texts.pop()  # a remark, or the total
    if len(texts) < 2 or len(rows[0]) < 3 or not all(_SERIAL.fullmatch(text) for text in texts):
        return False
    numbers = [int(re.sub(r"\D", "", text)) for text in texts]
    return all(b - a == 1 for a, b in pairwise(numbers))
