"""Write the tables of a comparison: CSV, JSON Lines or Parquet by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from policymine.errors import UsageError
from policymine.export import write_file
from policymine.rows import Value, csv_line, json_line

if TYPE_CHECKING:
    import pandas as pd

    from policymine.inputs import StrPath


def write_table(table: pd.DataFrame, path: StrPath) -> None:
    """Write a table into a file, which appears under its name only when it is whole.

    Args:
        table: The table.
        path: Its ending tells the format.

    Raises:
        UsageError: If nothing is written with this ending, or the file cannot be written.
    """
    writer = WRITERS[check_path(path)]
    stream = BytesIO()
    writer(table, stream)
    write_file(path, stream.getvalue())


def check_path(path: StrPath) -> str:
    """Tell the format of a file by its ending, before anything is computed for it.

    Raises:
        UsageError: If nothing is written with this ending.

    Example:
        >>> check_path("changes.CSV")
        '.csv'
    """
    suffix = Path(path).suffix.lower()
    if suffix not in WRITERS:
        hint = "name a file that ends in " + ", ".join(WRITERS)
        raise UsageError(f"no table is written with the ending {suffix or 'of ' + Path(path).name!r}", hint=hint)
    return suffix


def write_csv(table: pd.DataFrame, stream: IO[bytes]) -> None:
    r"""Write a table as CSV; no cell is one that a spreadsheet would run as a formula.

    Example:
        >>> import io
        >>> import pandas as pd
        >>> write_csv(pd.DataFrame({"sentence": ["=1+1"], "value": [40.0]}), stream := io.BytesIO())
        >>> stream.getvalue()
        b"sentence,value\n'=1+1,40\n"
    """
    stream.write(csv_line(table.columns).encode())
    stream.writelines(csv_line(row).encode() for row in _rows(table))


def write_lines(table: pd.DataFrame, stream: IO[bytes]) -> None:
    """Write a table as JSON Lines."""
    names = list(table.columns)
    stream.writelines(json_line(dict(zip(names, row, strict=True))).encode() for row in _rows(table))


def write_parquet(table: pd.DataFrame, stream: IO[bytes]) -> None:
    """Write a table as Parquet.

    Raises:
        UsageError: If pyarrow is not installed.
    """
    try:
        table.to_parquet(stream, index=False)
    except ImportError:
        hint = 'pip install "policymine[parquet]"'
        raise UsageError("writing .parquet needs pyarrow, which is not installed", hint=hint) from None


WRITERS: dict[str, Callable[[pd.DataFrame, IO[bytes]], None]] = {
    ".csv": write_csv,
    ".jsonl": write_lines,
    ".parquet": write_parquet,
}
"""What writes a table, by the ending of its file; further formats are added here."""


def _rows(table: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    # A part at a time: a table of a million rows as Python's own objects would not fit into memory.
    for first in range(0, len(table), 20_000):
        part = table.iloc[first : first + 20_000]
        columns = [part[name].astype(object).where(part[name].notna(), None).tolist() for name in table.columns]
        yield from zip(*columns, strict=True)
