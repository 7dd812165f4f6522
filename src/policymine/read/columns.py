"""Tables of PDF pages without rules between their columns: rows of pieces that stand one below the other.

Only where several lines in a row fall into pieces with wide gaps, the gaps lie above each other, and the pieces are
short and mostly figures, is there a table; pages of two columns of text and tables of contents are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from policymine.read.knowledge import is_caption
from policymine.read.layout import join_lines
from policymine.read.lines import Box, Gap, Line, TableBox

_WIDE = 1.0
"""A gap of so many letter heights parts columns."""
_MIN_ROWS = 3
_SHORT = 30
"""Longest piece beside the first column of a table, in characters, on the average."""
_CENTRED = 0.3
"""The middle of a cell over two columns may lie so many letter heights beside theirs."""
_SPACES = re.compile(r"\s+")
_FIGURE = re.compile(r"\W*\d[\d.,:%/~+-]*\W*(?:\s?[^\s\d]{1,12}){0,2}|[-/.\u2014\u2026\s]+")
_NUMBER = re.compile(r"\d{1,4}")
_STOPS = (".", ";", ":", "!", "?", "\u3002", "\uff1b", "\uff1a")
_MARK = re.compile(r"\W*(?:\w{1,3}|[^\w\s]*\d+)\W*")


@dataclass(slots=True)
class Piece:
    """A part of a line between two wide gaps.

    Attributes:
        text: Its text.
        left: Left edge.
        right: Right edge.
        down: Whether it belongs to the row below, too: it stands between the two.
    """

    text: str
    left: float
    right: float
    down: bool = False


@dataclass(slots=True)
class Row:
    """Pieces side by side."""

    pieces: list[Piece]
    top: float
    bottom: float
    size: float


def find(lines: Sequence[Line], gap: Gap, text: str, rules: Sequence[float] = ()) -> list[TableBox]:
    r"""Find the tables of a page whose columns have no rules between them.

    Args:
        lines: The lines of the page that stand in no other table.
        gap: Measures the space between two characters.
        text: The page's text, which the places of the lines refer to.
        rules: Heights of the horizontal rules on the page, in points from its top.

    Returns:
        The tables, from top to bottom.

    Example:
        >>> text = "Coal 12 14\nWood 3 4\nPeat 1 2"
        >>> lines = [Line(t, 1, 0, 90, y, y + 10, 10, 800, at=(a, a + len(t) - 1))
        ...     for t, y, a in (("Coal 12 14", 0, 0), ("Wood 3 4", 15, 11), ("Peat 1 2", 30, 20))]
        >>> edges = {5: (20, 40), 8: (50, 70), 16: (20, 40), 18: (50, 70), 25: (20, 40), 27: (50, 70)}
        >>> (table,) = find(lines, lambda before, after: edges[after], text)
        >>> [text for _, text in table.cells]
        ['Coal', '12', '14', 'Wood', '3', '4', 'Peat', '1', '2']
    """
    tables: list[TableBox] = []
    if not _may_hold(lines):
        return tables
    rows = _rows(lines, gap, text)
    start = 0
    while start < len(rows):
        end = _run(rows, start)
        if end > start:
            first = start - 1 if start and _is_over(rows[start - 1], rows[start]) else start
            table = _table(rows[first:end], lines[0].page, rules)
            if table is not None:
                tables.append(table)
        start = max(end, start + 1)
    return tables


def _may_hold(lines: Sequence[Line]) -> bool:
    """Tell cheaply whether enough lines are wider than their letters, or stand side by side."""
    wide = sum(map(_is_wide, lines))
    tops = sorted(line.top for line in lines)
    beside = sum(b - a < 2.0 for a, b in pairwise(tops))
    return wide + beside >= _MIN_ROWS


def _is_wide(line: Line) -> bool:
    natural = 0.45 * len(line.text) if line.text.isascii() else sum(1.0 if c > "\u2e80" else 0.45 for c in line.text)
    return line.right - line.left > (natural + _WIDE) * line.size


def _rows(lines: Sequence[Line], gap: Gap, text: str) -> list[Row]:
    """Cut lines into pieces, and put lines at one height side by side."""
    rows: list[Row] = []
    for line in sorted((line for line in lines if line.size > 0 and line.at[0] >= 0), key=lambda line: line.top):
        pieces = _pieces(line, gap, text)
        # What overlaps by half its height stands in one row: values beside the middle of a label of two lines, too.
        if rows and min(rows[-1].bottom, line.bottom) - max(rows[-1].top, line.top) > 0.5 * line.size:
            rows[-1].pieces += pieces
            rows[-1].bottom = max(rows[-1].bottom, line.bottom)
        else:
            rows.append(Row(pieces, line.top, line.bottom, line.size))
    rows = _without_between(rows)
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.left)
    return rows


def _without_between(rows: list[Row]) -> list[Row]:
    """Give what stands at half height between two rows to the upper one: a cell of both."""
    kept: list[Row] = []
    for y, row in enumerate(rows):
        between = kept and y + 1 < len(rows) and kept[-1].bottom > row.top and rows[y + 1].top < row.bottom
        if between and rows[y + 1].top >= kept[-1].bottom:
            kept[-1].pieces += [Piece(piece.text, piece.left, piece.right, down=True) for piece in row.pieces]
        else:
            kept.append(row)
    return kept


def _pieces(line: Line, gap: Gap, text: str) -> list[Piece]:
    first, last = line.at
    pieces: list[Piece] = []
    start, left = first, line.left
    for space in _SPACES.finditer(text, first, last + 1):
        before, after = gap(space.start() - 1, space.end())
        if after - before > _WIDE * line.size:
            pieces.append(Piece(text[start : space.start()], left, before))
            start, left = space.end(), after
    pieces.append(Piece(text[start : last + 1], left, line.right))
    return pieces


def _run(rows: list[Row], start: int) -> int:
    """Give the end of the rows of pieces that begin here; a single piece may stand between two of them."""
    if len(rows[start].pieces) < 2:
        return start
    end = start + 1
    for at in range(start + 1, len(rows)):
        row, above = rows[at], rows[at - 1]
        if row.top - above.bottom > 2.5 * max(row.size, above.size):
            break
        if len(row.pieces) > 1:
            end = at + 1
        elif at - end >= 2 or _is_text(row.pieces[0].text):
            break
    if end < len(rows) and len(rows[end].pieces) == 1 and _ends_label(rows, start, end):
        end += 1  # the last line of a label
    return end


def _is_over(row: Row, below: Row) -> bool:
    """Tell whether a single piece above the first row is a header over several of its columns."""
    if len(row.pieces) != 1 or below.top - row.bottom > 1.2 * below.size or _is_text(row.pieces[0].text):
        return False
    piece, first, last = row.pieces[0], below.pieces[0], below.pieces[-1]
    return piece.left > first.right and piece.right < last.right + below.size and len(piece.text) <= _SHORT


def _is_text(piece: str) -> bool:
    """Tell whether a piece that stands alone is a sentence or the title of the next table."""
    piece = piece.strip()
    return is_caption(piece) or (piece.endswith(_STOPS) and len(piece) > 10)


def _ends_label(rows: list[Row], start: int, at: int) -> bool:
    """Tell whether a single piece below a table is the end of its last label: it is as close as lines of one label."""
    row, above = rows[at], rows[at - 1]
    usual = _usual_gap(rows[start:at])
    first = above.pieces[0]
    close = row.top - above.bottom < 0.5 * usual and usual > 0.2 * row.size
    return close and abs(row.pieces[0].left - first.left) < row.size and row.pieces[0].right < above.pieces[1].left


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """Give the left and right edge of each column, by the rows that have the most pieces."""
    most = max(len(row.pieces) for row in rows)
    full = [row for row in rows if len(row.pieces) == most]
    columns = [(min(r.pieces[x].left for r in full), max(r.pieces[x].right for r in full)) for x in range(most)]
    if len(full) < 2 or any(a[1] > b[0] for a, b in pairwise(columns)):
        return []
    return columns


def _table(rows: list[Row], page: int, rules: Sequence[float]) -> TableBox | None:
    """Lay the pieces out in columns, if they are a table."""
    columns = _columns(rows)
    if len(columns) < 2 or sum(len(row.pieces) > 1 for row in rows) < _MIN_ROWS:
        return None
    box = (columns[0][0], rows[0].top, columns[-1][1], rows[-1].bottom)
    inside = sorted({round(y) for y in rules if box[1] - 15 < y < box[3] + 15})
    grid = [_placed(row, columns) for row in rows]
    if not _is_table(grid, ruled=len(inside) >= 2):
        return None
    _spread_headers(grid, rows, columns)
    groups = _by_rules(grid, rows, inside) or _by_labels(grid, rows, columns)
    left = [columns[0][0] - 1, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1] + 1]
    cells: list[tuple[Box, str]] = []
    edges = [*(rows[group[0]].top for group in groups), rows[-1].bottom, rows[-1].bottom]
    for number, group in enumerate(groups):
        top, bottom, below = edges[number : number + 3]
        spans = {(x, cell.end, cell.down) for y in group for x, cell in grid[y].items()}
        for x, end, down in sorted(spans):
            words = [grid[y][x].text for y in group if x in grid[y] and grid[y][x][1:] == (end, down)]
            cells.append(((left[x], top, left[end], below if down else bottom), join_lines(words)))
    return TableBox(page, (left[0], box[1] - 1, left[-1], box[3] + 1), cells)


class _Cell(NamedTuple):
    """A text in a column, one past its last column, and whether it is of the row below, too."""

    text: str
    end: int
    down: bool = False


Placed = dict[int, _Cell]
"""The cells of a row by their first columns."""


def _placed(row: Row, columns: list[tuple[float, float]]) -> Placed:
    placed: Placed = {}
    for piece in row.pieces:
        over = [x for x, (left, right) in enumerate(columns) if piece.left < right and piece.right > left]
        if (both := _between(piece, row, columns)) is not None:
            over = [both, both + 1]
        elif not over:
            middle = (piece.left + piece.right) / 2
            over = [min(range(len(columns)), key=lambda x: abs(sum(columns[x]) / 2 - middle))]
        first, end = over[0], over[-1] + 1
        if first in placed:
            known = placed[first]
            placed[first] = _Cell(join_lines([known.text, piece.text]), max(end, known.end), known.down)
        else:
            placed[first] = _Cell(piece.text, end, piece.down)
    return placed


def _between(piece: Piece, row: Row, columns: list[tuple[float, float]]) -> int | None:
    """Give the first of two columns in the middle of which a piece stands while nothing else stands in them."""
    middle = (piece.left + piece.right) / 2
    for x in range(1, len(columns) - 1):
        (left, edge), (start, right) = columns[x : x + 2]
        near = edge <= middle <= start and abs(middle - (left + right) / 2) <= _CENTRED * row.size
        if near and not any(each is not piece and each.left < right and each.right > left for each in row.pieces):
            return x
    return None


def _is_table(grid: list[Placed], *, ruled: bool) -> bool:
    """Tell a table from columns of running text, lists with marks and tables of contents."""
    width = max(cell.end for row in grid for cell in row.values())
    columns = [[row[x].text.strip() for row in grid if x in row and row[x].end == x + 1] for x in range(width)]
    beside = [text for column in columns[1:] for text in column]
    if not beside or sum(map(len, beside)) > _SHORT * len(beside):
        return False
    if all(len(text) < 20 and _MARK.fullmatch(text) for text in columns[0]) and width == 2:
        return False
    figures = [sum(len(t) <= _SHORT and _FIGURE.fullmatch(t) is not None for t in column) for column in columns[1:]]
    if not ruled and not any(n >= 2 and n >= 0.6 * len(column) for n, column in zip(figures, columns[1:], strict=True)):
        return False
    pages = [int(text) for text in columns[-1] if _NUMBER.fullmatch(text)]
    contents = width == 2 and len(pages) == len(columns[-1]) and pages == sorted(pages)
    return ruled or not contents


def _spread_headers(grid: list[Placed], rows: list[Row], columns: list[tuple[float, float]]) -> None:
    """Let the upper rows of a stacked header stand over the columns that are the nearest to each of their texts."""
    most = max(map(len, grid))
    first_full = next(y for y, row in enumerate(grid) if len(row) == most)
    for y in reversed(range(first_full)):
        if 0 in grid[y] and 0 in grid[y + 1]:
            continue
        below = {x for start, cell in grid[y + 1].items() for x in range(start, cell.end)}
        alone = {x: cell for x, cell in grid[y].items() if cell.down or x not in below or x == 0}
        free = [x for x in sorted(below - {0}) if x not in alone]
        pieces = [piece for piece in rows[y].pieces if all(piece.text != cell.text for cell in alone.values())]
        if not pieces or not free:
            continue
        middles = [(piece.left + piece.right) / 2 for piece in pieces]
        owner = [min(range(len(pieces)), key=lambda i: abs(middles[i] - sum(columns[x]) / 2)) for x in free]
        own = [[x for x, i in zip(free, owner, strict=True) if i == index] for index in range(len(pieces))]
        if all(part == list(range(part[0], part[-1] + 1)) if part else False for part in own):
            spread = {part[0]: _Cell(piece.text, part[-1] + 1) for part, piece in zip(own, pieces, strict=True)}
            grid[y] = dict(sorted((alone | spread).items()))


def _by_rules(grid: list[Placed], rows: list[Row], rules: list[int]) -> list[list[int]]:
    """Group the rows between horizontal rules, if there is a rule below nearly each row."""
    groups: list[list[int]] = []
    parts = 0
    for y, row in enumerate(rows):
        middle = (row.top + row.bottom) / 2
        above = rows[y - 1]
        apart = y > 0 and any((above.top + above.bottom) / 2 < rule < middle for rule in rules)
        parts += apart
        if groups and not (apart or _spans(grid[y]) or _spans(grid[y - 1])):
            groups[-1].append(y)
        else:
            groups.append([y])
    # Three rules (above, below the header, below) part no rows.
    return groups if parts >= 3 or (parts == 2 and len(rows) <= 4) else []


def _by_labels(grid: list[Placed], rows: list[Row], columns: list[tuple[float, float]]) -> list[list[int]]:
    """Group the lines of cells of several lines: they are closer than rows, or fill the column of the labels."""
    width = max(piece.right for row in rows for piece in row.pieces[:1] if piece.right < columns[1][0])
    usual = _usual_gap(rows)
    groups: list[list[int]] = []
    for y, row in enumerate(grid):
        if not groups or _spans(row) or _spans(grid[y - 1]):
            groups.append([y])
            continue
        above, size = grid[y - 1], rows[y].size
        gap = rows[y].top - rows[y - 1].bottom
        tight = usual > 0.2 * size and gap < 0.5 * usual
        # Where all lines are equally close, a label goes on from a line that fills its column: the values
        # stand beside the first line, or beside the last one.
        full = 0 in above and rows[y - 1].pieces[0].right > width - 2.5 * size and gap < 0.6 * size
        ends = set(row) == {0} and len(above) > 1
        starts = set(above) == {0} and 0 in row and len(groups[-1]) == 1
        if tight or (full and usual <= 0.2 * size and (ends or starts)):
            groups[-1].append(y)
        else:
            groups.append([y])
    return groups


def _spans(row: Placed) -> bool:
    return any(cell.end > x + 1 or cell.down for x, cell in row.items())


def _usual_gap(rows: Sequence[Row]) -> float:
    """Give the usual space between two rows of values."""
    return median([b.top - a.bottom for a, b in pairwise(rows) if len(a.pieces) > 1 < len(b.pieces)] or [0.0])
