"""Write records as a table: CSV, JSON Lines or Parquet, row by row, and beside it the table of issues."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Protocol, Self

from policymine.errors import UsageError
from policymine.records import COLUMNS, ISSUE_COLUMNS, Result
from policymine.rows import FLOATS, INTEGERS, Value, boxes_row, csv_cell, csv_line, issue_row, json_line, row

if TYPE_CHECKING:
    from policymine.inputs import StrPath

SUFFIXES = (".csv", ".jsonl", ".parquet")
"""The endings of the tables that can be written."""

_BATCH = 2000
_CACHED = 2000


class _RowWriter(Protocol):
    def write(self, flat: Mapping[str, Value]) -> None: ...

    def close(self) -> None: ...


class _CsvRows:
    # Bytes, not a text layer around the stream: such a layer would close standard output when it goes.
    def __init__(self, stream: IO[bytes], columns: Iterable[str], *, excel: bool) -> None:
        self._stream = stream
        # What is said of a document stands in each of its rows, and few values are new.
        self._cell = functools.lru_cache(maxsize=_CACHED)(csv_cell)
        self._stream.write(csv_line(columns).encode("utf-8-sig" if excel else "utf-8"))

    def write(self, flat: Mapping[str, Value]) -> None:
        self._stream.write(csv_line(flat.values(), self._cell).encode())

    def close(self) -> None:
        self._stream.flush()


class _JsonRows:
    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, flat: Mapping[str, object]) -> None:
        self._stream.write(json_line(flat).encode())

    def close(self) -> None:
        self._stream.flush()


class _ParquetRows:
    def __init__(self, stream: IO[bytes]) -> None:
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq
        except ImportError:
            hint = 'pip install "policymine[parquet]"'
            raise UsageError("writing .parquet needs pyarrow, which is not installed", hint=hint) from None
        kinds = [pa.int64() if c in INTEGERS else pa.float64() if c in FLOATS else pa.string() for c in COLUMNS]
        self._schema = pa.schema(list(zip(COLUMNS, kinds, strict=True)))
        self._writer = pq.ParquetWriter(stream, self._schema)
        self._from_rows = pa.Table.from_pylist
        self._rows: list[Mapping[str, Value]] = []

    def write(self, flat: Mapping[str, Value]) -> None:
        self._rows.append(flat)
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(self._from_rows(self._rows, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()


class _File:
    """A file written under a temporary name beside its place, and renamed when it is whole."""

    def __init__(self, path: Path) -> None:
        # A link is written through, and a pipe or device cannot be replaced by a rename.
        self._path = Path(os.path.realpath(path))
        special = self._path.exists() and not self._path.is_file()
        self._part = self._path if special else self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        try:
            self.stream: IO[bytes] = self._part.open("wb")
        except OSError as error:
            hint = "choose a folder that exists and may be written"
            raise UsageError(f"{path} cannot be written: {error.strerror or error}", hint=hint) from None

    def finish(self, *, keep: bool) -> None:
        self.stream.close()
        if self._part != self._path:
            if keep:
                self._part.replace(self._path)
            else:
                self._part.unlink(missing_ok=True)


def issues_path(path: StrPath) -> Path:
    """Tell where the issues table of a table stands.

    Example:
        >>> issues_path("out/targets.csv").as_posix(), issues_path("targets.parquet").name
        ('out/targets.issues.csv', 'targets.issues.csv')
    """
    return Path(path).with_suffix(".issues.csv")


def write_file(path: StrPath, content: bytes) -> None:
    """Write a file that appears under its name only when it is whole.

    Args:
        path: The file; one that is there is replaced.
        content: What it shall hold.

    Raises:
        UsageError: If it cannot be written.

    Example:
        >>> write_file("no-such-folder/page.png", b"")
        Traceback (most recent call last):
        policymine.errors.UsageError: no-such-folder/page.png cannot be written: No such file or directory
    """
    file = _File(Path(path))
    whole = False
    try:
        file.stream.write(content)
        whole = True
    finally:
        file.finish(keep=whole)


class TableWriter:
    """Write results as they come, into a file by its ending, or as CSV into a binary stream.

    Beside ``targets.csv`` always stands ``targets.issues.csv``, with no rows if nothing failed: an old one never
    misleads. Both files appear under their names only when they are whole. An interrupt (Ctrl-C) keeps the rows of the
    documents that were finished; any other error leaves the files that were there before.

    Args:
        target: The file, or an open binary stream.
        excel: Start CSV files with the byte order mark that Excel needs to see UTF-8.

    Example:
        >>> import io
        >>> from policymine.records import Record
        >>> stream = io.BytesIO()
        >>> record = Record(0, 2, "79", "79 plants.", kind="result", measure="count", value=79.0)
        >>> with TableWriter(stream) as table:
        ...     table.write(Result("a.txt", records=[record]))
        >>> stream.getvalue().splitlines()[1].startswith(b",,a.txt,")
        True
    """

    def __init__(self, target: StrPath | IO[bytes], *, excel: bool = False) -> None:
        self._files: list[_File] = []
        self._issues: _RowWriter | None = None
        self._rows: _RowWriter
        if not isinstance(target, (str, os.PathLike)):
            self._rows = _CsvRows(target, COLUMNS, excel=excel)
            return
        path = Path(target)
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES:
            hint = "name a file that ends in " + ", ".join(SUFFIXES)
            raise UsageError(f"no table is written with the ending {suffix or 'of ' + path.name!r}", hint=hint)
        try:
            stream = self._open(path)
            if suffix == ".csv":
                self._rows = _CsvRows(stream, COLUMNS, excel=excel)
            else:
                self._rows = _JsonRows(stream) if suffix == ".jsonl" else _ParquetRows(stream)
            self._issues = _CsvRows(self._open(issues_path(path)), ISSUE_COLUMNS, excel=excel)
        except BaseException:
            self._finish(keep=False)
            raise

    def write(self, result: Result) -> None:
        """Write the records and the issues of one document; of its boxes only JSON Lines can tell."""
        if result.boxes and isinstance(self._rows, _JsonRows):
            for record, boxes in zip(result.records, result.boxes, strict=True):
                self._rows.write({**row(result, record), **boxes_row(boxes)})
        else:
            for record in result.records:
                self._rows.write(row(result, record))
        if self._issues is not None:
            for issue in result.issues:
                self._issues.write(issue_row(issue))

    def write_row(self, flat: Mapping[str, Value]) -> None:
        """Write a record that is a row already."""
        self._rows.write(flat)

    def write_issue(self, flat: Mapping[str, Value]) -> None:
        """Write an issue that is a row already; nothing where there is no table of issues."""
        if self._issues is not None:
            self._issues.write(flat)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        keep = kind is None or issubclass(kind, KeyboardInterrupt)
        try:
            # A table that is thrown away is closed too, but nothing that goes wrong then may hide the first error.
            with contextlib.nullcontext() if keep else contextlib.suppress(Exception):
                self._rows.close()
                if self._issues is not None:
                    self._issues.close()
        except BaseException:
            keep = False
            raise
        finally:
            self._finish(keep=keep)

    def _open(self, path: Path) -> IO[bytes]:
        file = _File(path)
        self._files.append(file)
        return file.stream

    def _finish(self, *, keep: bool) -> None:
        while self._files:
            self._files.pop().finish(keep=keep)
