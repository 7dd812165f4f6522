"""Tables as an Excel workbook: a sheet each, written row by row, with links from what is claimed to its evidence."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Collection, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

from policymine.cells import DAYS, number_format, unit_of, width, write_day, write_number, write_text
from policymine.legend import Verdict, notes, verdicts

if TYPE_CHECKING:
    from policymine.rows import Value

KEYS = {"records": "record_id", "changes": "commitment_id"}
"""The sheets that others link to, with the column by which a row is found."""

LINKS = {
    "promise_ids": "records",
    "result_ids": "records",
    "previous_ids": "records",
    "record_id": "records",
    "against_id": "records",
    "commitment_id": "changes",
}
"""Columns of ids, with the sheet that each leads to; of several ids the first one counts."""

VERDICTS = ("revision", "outcome", "status", "against")
"""Columns that hold verdicts, which are coloured."""

_VERDICTS_OF = {"changes": ("revision", "outcome"), "ledger": ("status", "outcome"), "ladder": ("against",)}

MOST_ROWS = 1_048_575
"""Rows that a sheet has room for below its header; what is more goes on in another sheet."""

_TEXT, _LINE = 90, 15
"""Width of the texts of the sheet "read me" in characters, and height of a line in points."""
_COLUMNS_OF_A_PAGE = 12
_PLAIN_IDS = re.compile(r"[\w-]+(?:;[\w-]+)*", re.ASCII)
_LONGEST_LABEL, _LITERAL = 7000, 250
"""Characters of ids that a formula has room for, and of one text in it."""
_LINK = {"font_color": "#17568C", "underline": 1}
_HEADER = {"bold": True, "bg_color": "#E8EBEF", "bottom": 1, "valign": "vcenter"}


class Workbook:
    """Write sheets row by row into a workbook; the memory that this takes does not grow with the rows.

    The same rows give the same bytes.

    Args:
        stream: An open binary stream, which stays open.

    Example:
        >>> import io, openpyxl
        >>> stream = io.BytesIO()
        >>> with Workbook(stream) as book:
        ...     sheet = book.sheet("records", ["indicator", "value", "unit"])
        ...     sheet.write(["=share", 98.5, "%"])
        >>> cells = openpyxl.load_workbook(stream)["records"][2]
        >>> [(cell.value, cell.number_format) for cell in cells[:2]]
        [('=share', 'General'), (98.5, '#,##0.0"%"')]
    """

    def __init__(self, stream: IO[bytes]) -> None:
        import xlsxwriter

        self._folder = tempfile.mkdtemp(prefix="policymine-")
        # Not in the default way: texts must never become formulas, links or numbers.
        self._book = xlsxwriter.Workbook(
            stream,
            {
                "constant_memory": True, "tmpdir": self._folder, "strings_to_formulas": False,
                "strings_to_urls": False, "strings_to_numbers": False,
            },
        )  # fmt: skip
        # A day of its own would make each run's file another one.
        self._book.use_zip64()
        self._book.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC), "author": "policymine"})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._sheets: list[Sheet] = []
        self._closed = False

    def sheet(
        self, name: str, columns: Sequence[str], *, known: Mapping[str, tuple[int, Collection[str]]] | None = None
    ) -> Sheet:
        """Begin a sheet.

        Args:
            name: Its name; at most 25 characters.
            columns: The names of its columns.
            known: For each sheet that can be linked to, the place of its key column, from 0, and the keys that it has.

        Returns:
            What its rows are written to.
        """
        self._sheets.append(Sheet(self, name, columns, known or {}))
        return self._sheets[-1]

    def read_me(self, sheets: Sequence[str]) -> None:
        """Write the sheet "read me": what the sheets hold, and the legend of the verdicts.

        Args:
            sheets: The names of the sheets that the workbook has.
        """
        page = self._book.add_worksheet("read me")
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        for column, characters in enumerate((20, 18, 14, _TEXT, _TEXT)):
            page.set_column(column, column, characters)
        bold, wrapped = self.format(bold=True), self.format(text_wrap=True, valign="top")
        row = 0

        def line(name: str, form: Any, labels: Sequence[str], texts: Collection[str]) -> None:
            nonlocal row
            for column, text in enumerate((name, *labels, *texts)):
                page.write_string(row, column, text, (form, None, None, wrapped, wrapped)[column])
            # Not every program makes room for the lines of a text by itself.
            if any(len(text) > _TEXT for text in texts):
                page.set_row(row, 2 * _LINE)
            row += 1

        for name, texts in notes("sheet").items():
            if name in sheets:
                line(name, bold, ("", ""), texts.values())
        row += 1
        for texts in notes("note").values():
            line("", None, ("", ""), texts.values())
        for kind in dict.fromkeys(kind for sheet in sheets for kind in _VERDICTS_OF.get(sheet, ())):
            row += 1
            line(kind, bold, (), ())
            for each in verdicts(kind).values():
                line(each.name, self.verdict(each), [*each.labels.values()], each.meanings.values())

    def format(self, **properties: Any) -> Any:
        """Give the format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(properties))
        return self._formats[key]

    def verdict(self, verdict: Verdict) -> Any:
        """Give the format of a verdict's cell."""
        return self.format(bg_color=verdict.colour, font_color="#FFFFFF" if verdict.dark else "#1B2430", border=1,
                           border_color="#C4CAD2")  # fmt: skip

    def add(self, name: str) -> Any:
        """Add an empty worksheet."""
        return self._book.add_worksheet(name)

    def close(self) -> None:
        """Write the workbook into its stream; the second time nothing happens."""
        if self._closed:
            return
        self._closed = True
        from xlsxwriter.exceptions import FileCreateError

        try:
            for sheet in self._sheets:
                sheet.finish()
            self._book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError(str(error))
            raise cause from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Leave the stream as it is, and clear what was written so far."""
        for sheet in self._book.worksheets():
            if handle := getattr(sheet, "row_data_fh", None):
                handle.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None:
            self.close()
        else:
            self.discard()


class Sheet:
    """A sheet that rows are written to, one after the other.

    Example:
        >>> import io
        >>> with Workbook(io.BytesIO()) as book:
        ...     sheet = book.sheet("issues", ["source", "page"])
        ...     sheet.write(["a.pdf", 3])
        >>> sheet.rows
        1
    """

    def __init__(
        self, book: Workbook, name: str, columns: Sequence[str], known: Mapping[str, tuple[int, Collection[str]]]
    ) -> None:
        self.rows = 0
        self._book = book
        self._name = name
        self._columns = tuple(columns)
        places = {column: at for at, column in enumerate(columns)}
        self._writers = [self._writer(column, places, known) for column in columns]
        self._sheet = self._begin()

    def write(self, values: Sequence[Value]) -> None:
        """Write a row: a value for each column, None for an empty cell."""
        if self.rows and self.rows % MOST_ROWS == 0:
            self.finish()
            self._sheet = self._begin()
        row = self.rows % MOST_ROWS + 1
        self.rows += 1
        for column, value in enumerate(values):
            # Empty cells are left out; a number that is no number has no place in a sheet.
            if value is not None and value != "" and value == value:
                self._writers[column](self._sheet, row, column, value, values)

    def finish(self) -> None:
        """Put the filter over all rows."""
        rows = self.rows and (self.rows - 1) % MOST_ROWS + 1
        if self._columns:
            self._sheet.autofilter(0, 0, rows, len(self._columns) - 1)

    def _begin(self) -> Any:
        number = self.rows // MOST_ROWS + 1
        sheet = self._book.add(self._name if number == 1 else f"{self._name} {number}")
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, width(column))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        # On paper some columns side by side, however many there are.
        sheet.fit_to_pages(1 + len(self._columns) // _COLUMNS_OF_A_PAGE, 0)
        header = self._book.format(**_HEADER)
        for at, column in enumerate(self._columns):
            sheet.write_string(0, at, column, header)
        return sheet

    def _writer(self, column: str, places: Mapping[str, int], known: Mapping[str, tuple[int, Collection[str]]]) -> Any:
        if column in VERDICTS:
            formats = {name: self._book.verdict(each) for name, each in verdicts(column).items()}
            return lambda sheet, row, at, value, _: sheet.write_string(row, at, str(value), formats.get(str(value)))
        target = LINKS.get(column, "")
        if target in known and (target != self._name or column != KEYS[target]):
            return self._linking(target, *known[target])
        if column.endswith(DAYS):
            days = self._book.format(num_format="yyyy-mm-dd")
            return lambda sheet, row, at, value, _: write_day(sheet, row, at, str(value), days)
        unit = unit_of(column, places)

        def write(sheet: Any, row: int, at: int, value: Value, values: Sequence[Value]) -> None:
            if isinstance(value, str):
                write_text(sheet, row, at, value)
            elif value is not None:
                form = number_format(column, value, values[unit] if unit is not None else "")
                write_number(sheet, row, at, value, self._book.format(num_format=form))

        return write

    def _linking(self, target: str, column: int, keys: Collection[str]) -> Any:
        from xlsxwriter.utility import xl_col_to_name

        letter = xl_col_to_name(column)
        form = self._book.format(**_LINK)

        def write(sheet: Any, row: int, at: int, value: Value, _: Sequence[Value]) -> None:
            text = str(value)
            first = text.partition(";")[0]
            if first not in keys or not _PLAIN_IDS.fullmatch(text) or len(text) > _LONGEST_LABEL:
                write_text(sheet, row, at, text)
                return
            # By its id and not by its row: a sheet may be sorted. A formula, as a sheet has room for few real links.
            place = f"\"#'{target}'!{letter}\"&MATCH(\"{first}\",'{target}'!${letter}:${letter},0)"
            label = "&".join(f'"{text[begin : begin + _LITERAL]}"' for begin in range(0, len(text), _LITERAL))
            sheet.write_formula(row, at, f"=HYPERLINK({place},{label})", form, text)

        return write
