"""The parts of an output folder: a few files of the same name, one for each table, that count with the last."""

from __future__ import annotations

import contextlib
import functools
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policymine.errors import MissingExtra, PolicymineError
from policymine.records import COLUMNS, ISSUE_COLUMNS
from policymine.remote import RemotePath
from policymine.rows import FLOATS, INTEGERS

TABLES = ("records", "duplicates", "documents", "issues", "manifest")
"""The tables, a folder each, in the order in which their files are written. The manifest makes a part count."""

DOCUMENT_COLUMNS: tuple[str, ...] = (
    "source", "status", "doc_id", "title", "issuer", "region", "published", "report_year", "language",
    "document_number", "pages", "characters", "records", "issues", "duplicate_of",
)  # fmt: skip
"""The columns of the documents table, in their order."""

MANIFEST_COLUMNS: tuple[str, ...] = (
    "source", "generation", "content", "extractor", "size", "modified", "status", "doc_id", "records", "issues",
    "text", "figures", "signature", "duplicate_of", "aside",
)  # fmt: skip
"""The columns of the manifest, in their order."""

_COLUMNS = {
    "records": COLUMNS,
    "duplicates": COLUMNS,
    "documents": DOCUMENT_COLUMNS,
    "issues": ISSUE_COLUMNS,
    "manifest": MANIFEST_COLUMNS,
}
_COUNTS = INTEGERS | {"pages", "characters", "records", "issues", "generation", "size", "modified"}
Place = Path | RemotePath
"""Where an output folder is: on this machine, or an address."""

_PREFIX, _SUFFIX = "part-", ".parquet"


def part_name(generation: int, number: int) -> str:
    """Name a part, so that parts sort by age and, within a run, by the order of the files in them.

    Example:
        >>> part_name(3, 17)
        'part-00003-0000017.parquet'
    """
    return f"{_PREFIX}{generation:05}-{number:07}{_SUFFIX}"


def attempt_name(part: str, token: str) -> str:
    """Name what one of several attempts at a part writes.

    Example:
        >>> attempt_name(part_name(3, 17), "0123456789")
        'part-00003-0000017-01234567.parquet'
    """
    return f"{part.removesuffix(_SUFFIX)}-{token[:8]}{_SUFFIX}"


def is_attempt_at(name: str, part: str) -> bool:
    """Tell whether a name is one of an attempt at a part, given by the name of that part or of another attempt.

    Example:
        >>> is_attempt_at("part-00003-0000017-01234567.parquet", "part-00003-0000017-76543210.parquet")
        True
    """
    return name.removesuffix(_SUFFIX).split("-")[1:3] == part.removesuffix(_SUFFIX).split("-")[1:3]


def generation_of(part: str) -> int:
    """Tell the generation of a part by its name.

    Example:
        >>> generation_of(part_name(3, 17))
        3
    """
    return int(part.removeprefix(_PREFIX).split("-")[0])


def part_names(out: Place) -> list[str]:
    """Give the names of the parts that count, in order."""
    return files_of(out, "manifest")


def files_of(out: Place, table: str) -> list[str]:
    """Give the names of the files of a table, in order."""
    return _files(out / table)


def write_part(out: Place, part: str, tables: Mapping[str, Sequence[Mapping[str, Any]] | Any]) -> None:
    """Write a part: each file whole or not at all (see :func:`replacing`); the manifest last.

    Args:
        out: The output folder.
        part: The name of the part.
        tables: By table its rows, or an Arrow table. Empty ones are left out, except for the manifest.

    Raises:
        OSError: If the files cannot be written; what was written of the part then does not count.
    """
    pa, pq = arrow()
    for table in TABLES:
        rows = tables[table]
        if not isinstance(rows, pa.Table):
            rows = pa.Table.from_pylist(list(rows), schema=schema(table))
        if rows.num_rows or table == "manifest":
            with replacing(out / table / part) as temporary, temporary.open("wb") as stream:
                pq.write_table(rows, stream)


@contextlib.contextmanager
def replacing(path: Place) -> Iterator[Path]:
    """Give a temporary name beside a file; when the block ends, what was written there takes the file's place.

    On the disk it is flushed and renamed. Stores such as S3 need no renaming: an object that is put is there when it is
    complete and not before, so there the temporary file is one of this machine.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as name:
        ...     file = Path(name, "a.txt")
        ...     with replacing(file) as temporary:
        ...         _ = temporary.write_text("whole")
        ...     file.read_text(), len(list(Path(name).iterdir()))
        ('whole', 1)
    """
    if not isinstance(path, Path):
        with tempfile.TemporaryDirectory(prefix="policymine-") as folder:
            yield Path(folder, path.name)
            path.upload(Path(folder, path.name))
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")  # readers of datasets pass over names with a dot
    try:
        yield temporary
        _flush(temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        _flush(path.parent)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_part(out: Place, table: str, part: str, columns: Sequence[str] | None = None) -> Any:
    """Read one table of a part as an Arrow table; an empty one if the part has no rows there.

    Raises:
        PolicymineError: If the file is damaged.
    """
    pa, pq = arrow()
    path = out / table / part
    try:
        source = path if isinstance(path, Path) else pa.BufferReader(path.read_bytes())
        return pq.ParquetFile(source).read(columns=None if columns is None else list(columns))
    except FileNotFoundError:
        empty = schema(table).empty_table()
        return empty if columns is None else empty.select(list(columns))
    except (pa.ArrowException, OSError) as error:
        hint = f"remove {part} from each folder in {out}, and mine again: only what stood there is mined anew"
        raise PolicymineError(f"{path} is damaged", hint=hint) from error


def remove_part(out: Place, part: str) -> None:
    """Remove a part; the manifest first, so that half a part never counts."""
    for table in reversed(TABLES):
        (out / table / part).unlink(missing_ok=True)


def sweep(out: Place) -> None:
    """Remove what a killed run left behind: temporary files, and files of parts that never came to count."""
    counting = set(part_names(out))
    for table in TABLES:
        folder = out / table
        for path in folder.glob(f".{_PREFIX}*.tmp") if isinstance(folder, Path) else ():
            path.unlink(missing_ok=True)
        for name in _files(folder):
            if name not in counting:
                (folder / name).unlink(missing_ok=True)


def _files(folder: Place) -> list[str]:
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    return sorted(name for name in names if name.startswith(_PREFIX) and name.endswith(_SUFFIX))


@functools.cache
def schema(table: str) -> Any:
    """Give the Arrow schema of a table; it never depends on the data."""
    pa, _ = arrow()

    def kind(column: str) -> Any:
        if column in _COUNTS:
            return pa.int64()
        if column in FLOATS:
            return pa.float64()
        return {"signature": pa.binary(), "aside": pa.bool_()}.get(column, pa.string())

    return pa.schema([(column, kind(column)) for column in _COLUMNS[table]])


@functools.cache
def arrow() -> tuple[Any, Any]:
    """Import pyarrow.

    Raises:
        MissingExtra: If it is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        hint = 'pip install "policymine[bulk]"'
        raise MissingExtra("an output folder needs pyarrow, which is not installed", hint=hint) from None
    return pa, pq
