"""Excel workbooks: each sheet's tables, with the cells as they are shown."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from policymine.errors import UnreadableDocument
from policymine.read.archive import check_archive
from policymine.read.blocks import Builder
from policymine.read.knowledge import is_caption
from policymine.read.parts import Parts
from policymine.read.tables import MAX_COLUMNS, Grid, GridCell, add_table

MAX_CELLS = 2_000_000
"""Sheets with more places than this are refused: that is data of a machine, not a table of a report."""
_PLAIN_NAME = re.compile(r"(?:sheet|\u5de5\u4f5c\u8868|\u8868)\s*\d*", re.IGNORECASE)
"""Names of sheets that the program gives them."""
_HEADING_LENGTH = 100
_DECIMALS = re.compile(r"[0#?]\.(0+)")
_LITERAL = re.compile(r'[0#?%]\s*"([^"]*)"\s*$')
_YEAR_FORMAT = re.compile(r"[^dhms]*y[^dhms]*", re.IGNORECASE)


def read_xlsx(data: bytes) -> Parts:
    """Read an Excel workbook.

    Args:
        data: The bytes of the file.

    Returns:
        The text of its sheets in pieces.

    Raises:
        UnreadableDocument: If it is damaged or too large.
        EncryptedDocument: If it is protected by a password.

    Example:
        >>> import openpyxl
        >>> book = openpyxl.Workbook()
        >>> for row in (["Item", "2024"], ["Parks", 12]):
        ...     book.active.append(row)
        >>> stream = io.BytesIO()
        >>> book.save(stream)
        >>> read_xlsx(stream.getvalue()).text
        'Parks | 12'
    """
    check_archive(data, "workbook")
    book = _open(data)
    builder = Builder()
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            _read_sheet(builder, sheet, named=len(book.worksheets) > 1)
    properties = book.properties
    return Parts(builder.text(), builder.spans, title_hint=properties.title or "")


def _open(data: bytes) -> Any:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are of no matter here
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (
        InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError,
        zipfile.BadZipFile, zlib.error, OSError, EOFError, zipfile.error, NotImplementedError,
    ) as error:  # fmt: skip
        # Parts that are missing, broken or of another kind show up as ordinary errors of the library.
        raise UnreadableDocument("the workbook is damaged: parts of it cannot be read") from error


def _read_sheet(builder: Builder, sheet: Any, *, named: bool) -> None:
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        raise UnreadableDocument(
            f"a sheet has {sheet.max_row:,} rows of {sheet.max_column:,} cells; that is no table of a report",
            hint="save the tables that matter as a workbook of their own",
        )
    if named and not _PLAIN_NAME.fullmatch(sheet.title.strip()):
        builder.add(sheet.title, kind="heading", level=2)
    for grid in _tables(_grid(sheet)):
        rows = grid
        while len(rows) > 1 and (text := _only_text(rows[0])) is not None:
            # What stands above the header: a title, a note on the unit.
            title = len(text) <= _HEADING_LENGTH and not is_caption(text)
            builder.add(text, kind="heading" if title else None, level=3 if title and builder.spans else 1)
            rows = rows[1:]
        add_table(builder, [_widened(row) for row in rows])


def _grid(sheet: Any) -> Grid:
    """Lay out what a sheet shows: merged cells keep one text, hidden rows and columns are left out."""
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        for y in range(area.min_row, area.max_row + 1):
            for x in range(area.min_col, min(area.max_col, MAX_COLUMNS) + 1):
                merged[y, x] = (area.min_row, area.min_col)
    hidden = {
        x
        for letter, column in sheet.column_dimensions.items()
        if column.hidden
        for x in range(column.min or 0, (column.max or 0) + 1)
    }
    grid: Grid = []
    for y, row in enumerate(sheet.iter_rows(max_col=min(sheet.max_column, MAX_COLUMNS)), 1):
        if y in sheet.row_dimensions and sheet.row_dimensions[y].hidden:
            continue
        cells = []
        for x, cell in enumerate(row, 1):
            if x not in hidden:
                top, left = merged.get((y, x), (y, x))
                source = cell if (top, left) == (y, x) else sheet.cell(top, left)
                cells.append(GridCell(shown(source.value, source.number_format), left=left < x, above=top < y))
        grid.append(cells)
    return grid


def _tables(grid: Grid) -> Iterator[Grid]:
    """Part a sheet at its empty rows, and leave out empty columns at both sides."""
    rows: Grid = []
    for row in [*grid, []]:
        if any(cell.text.strip() for cell in row):
            rows.append(row)
            continue
        if rows:
            used = [x for row in rows for x, cell in enumerate(row) if cell.text.strip()]
            yield [row[min(used) : max(used) + 1] for row in rows]
        rows = []


def _only_text(row: list[GridCell]) -> str | None:
    """Give the text of a row in which nothing stands but one text; None for other rows."""
    texts = [cell.text for cell in row if cell.text.strip() and not cell.left]
    if len(texts) != 1 or not any(c.isalpha() for c in texts[0]):
        return None
    return " ".join(texts[0].split())


def _widened(row: list[GridCell]) -> list[GridCell]:
    """Let a text that stands alone in its row take the whole row: the heading of a group, a note."""
    if len(row) < 2 or not row[0].text.strip() or row[0].above or _only_text(row) is None:
        return row
    return [GridCell(row[0].text, left=x > 0) for x in range(len(row))]


def shown(value: object, number_format: str = "General") -> str:
    """Write a value as the sheet shows it, without the marks between thousands.

    Args:
        value: What openpyxl gives.
        number_format: The format of the cell.

    Example:
        >>> shown(0.912, "0.0%"), shown(1200.0), shown(3.14159, "#,##0.00"), shown(12, '0"t"')
        ('91.2%', '1200', '3.14', '12t')
        >>> import datetime
        >>> shown(datetime.datetime(2024, 5, 1)), shown(True), shown("#DIV/0!")
        ('2024-05-01', '', '')
    """
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return _number(float(value), number_format.split(";", 1)[0])
    if isinstance(value, dt.datetime | dt.date):
        return str(value.year) if _YEAR_FORMAT.fullmatch(number_format) and "m" not in number_format else _day(value)
    text = str(value)
    return "" if text.startswith("#") and text.endswith(("!", "?", "/A")) else text


def _day(value: dt.datetime | dt.date) -> str:
    return (value.date() if isinstance(value, dt.datetime) else value).isoformat()


def _number(value: float, number_format: str) -> str:
    percent = "%" in re.sub(r'"[^"]*"', "", number_format)
    decimals = _DECIMALS.search(number_format)
    value = float(f"{value * 100:.12g}") if percent else value
    plain = "e" not in f"{value:.15g}"
    text = f"{value:.{len(decimals[1])}f}" if decimals else f"{value:.15g}" if plain else f"{value:f}"
    if not decimals and number_format.strip("#,0%_- ") == "" and "0" in number_format:
        text = f"{value:.0f}"
    literal = _LITERAL.search(number_format)
    return text + ("%" if percent else "") + (literal[1] if literal else "")
