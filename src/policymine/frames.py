"""Records as a pandas data frame, and tables read back from files."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.errors import UsageError
from policymine.export import SUFFIXES
from policymine.records import COLUMNS, ISSUE_COLUMNS, Record, Result
from policymine.rows import FLOATS, INTEGERS, Value, row, undefuse

if TYPE_CHECKING:
    import pandas as pd

    from policymine.inputs import StrPath

# Columns that tables of older versions or of users lack: no comparison needs them.
_ADDED: dict[str, Value] = {
    "indicator_id": "", "indicator_score": 0.0, "bindingness": "", "theme_score": None, "theme_second": "",
    "action": "", "section": "", "flags": "",
}  # fmt: skip
_NEEDED = frozenset(COLUMNS) - _ADDED.keys()
_PLACES = frozenset({"source", "start", "end", "kind", "measure"})
_HINT = "name a table that `policymine mine` wrote"


def to_frame(results: Iterable[Result | Record]) -> pd.DataFrame:
    """Put results or records into a data frame with the columns of the exported table.

    The types of the columns never depend on the data: texts are ``string`` (empty where unknown), counts and places
    ``Int64``, other numbers ``float64``.

    Args:
        results: What :func:`policymine.mine` yields, or the records of :func:`policymine.extract`, whose document's
            columns then stay empty.

    Returns:
        One row for each record.

    Example:
        >>> record = Record(0, 2, "79", "79 plants.", kind="result", measure="count", value=79.0)
        >>> frame = to_frame([record])
        >>> frame.shape, float(frame["value"].iloc[0]), str(frame["page"].dtype)
        ((1, 42), 79.0, 'Int64')
    """
    return _frame(_rows(results))


def read_table(path: StrPath) -> pd.DataFrame:
    """Read back a table that ``policymine mine`` wrote.

    Undoes the defusing of formulas, so that every text is what the document has; the types are those of
    :func:`to_frame`. Columns that tables may lack (``indicator_id``, ``bindingness``, ``section``, ``flags`` and others
    that no comparison needs) are then empty.

    Args:
        path: A file ending in ``.csv``, ``.jsonl`` or ``.parquet``.

    Returns:
        One row for each record.

    Raises:
        UsageError: The file is no table of policymine, or lacks other columns.

    Example:
        >>> import tempfile
        >>> from policymine.export import TableWriter
        >>> record = Record(0, 3, "-3%", "It fell by -3%.", kind="result", measure="percent", value=-3.0)
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder, "targets.csv")
        ...     with TableWriter(file) as table:
        ...         table.write(Result("a.txt", records=[record]))
        ...     read_table(file)["value_text"].tolist()
        ['-3%']
    """
    path = Path(path)
    suffix = path.suffix.lower()
    _check_suffix(path)
    try:
        if suffix == ".parquet":
            import pandas as pd

            frame = pd.read_parquet(path)
            _check_columns(path, frame.columns)
            return _typed(frame)
        if suffix == ".csv":
            _check_columns(path, _csv_head(path))
        return _frame(_csv_rows(path) if suffix == ".csv" else _checked(path, _json_rows(path)))
    except (ValueError, TypeError, AttributeError, csv.Error) as error:  # what the readers of the formats say of damage
        raise UsageError(f"{path} cannot be read as a table ({error})", hint=_HINT) from error


def read_issues(path: StrPath) -> pd.DataFrame:
    r"""Read back a table of issues that ``policymine mine`` wrote.

    Args:
        path: A CSV file such as ``targets.issues.csv``.

    Returns:
        One row for each issue: ``page`` is ``Int64``, the other columns are ``string``.

    Raises:
        UsageError: The file is no table of issues.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder, "targets.issues.csv")
        ...     _ = file.write_text("source,page,category,message,hint\na.pdf,3,empty,no text,\n")
        ...     read_issues(file)["page"].tolist()
        [3]
    """
    import pandas as pd

    hint = "name a table such as targets.issues.csv, which `policymine mine` writes beside targets.csv"
    try:
        rows = list(_csv_rows(Path(path)))
    except (ValueError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as a table of issues ({error})", hint=hint) from error
    if rows and (missing := [name for name in ISSUE_COLUMNS if name not in rows[0]]):
        raise UsageError(f"{path} has no column {missing[0]!r}", hint=hint)
    kinds = {name: "Int64" if name in INTEGERS else "string" for name in ISSUE_COLUMNS}
    return pd.DataFrame([[row[name] for name in ISSUE_COLUMNS] for row in rows], columns=list(kinds)).astype(kinds)


def read_records(path: StrPath) -> Iterator[tuple[str, Record]]:
    """Read the records of a table back, each with the name of its file.

    Args:
        path: A file ending in ``.csv``, ``.jsonl`` or ``.parquet``.

    Yields:
        The column ``source`` and the record.

    Raises:
        UsageError: The file is no table of policymine, or lacks columns that tell where a record is.

    Example:
        >>> import tempfile
        >>> from policymine.export import TableWriter
        >>> record = Record(6, 8, "79", "Built 79.", kind="result", measure="count", value=79.0, flags=("ocr",))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder, "targets.csv")
        ...     with TableWriter(file) as table:
        ...         table.write(Result("a.txt", records=[record]))
        ...     list(read_records(file)) == [("a.txt", record)]
        True
    """
    names = [field.name for field in fields(Record) if field.name in COLUMNS]
    try:
        if Path(path).suffix.lower() == ".csv":
            _check_columns(path, _csv_head(Path(path)), _PLACES)
        for flat in _table_rows(Path(path)):
            _check_columns(path, flat.keys(), _PLACES)
            values: dict[str, Any] = {name: flat[name] for name in names if flat.get(name) is not None}
            values["flags"] = tuple(filter(None, str(flat.get("flags") or "").split(";")))
            defaults = {"value_text": "", "sentence": ""}
            yield str(flat["source"]), Record(**(defaults | values))
    except (ValueError, TypeError, AttributeError) as error:  # what the readers of the three formats say of damage
        raise UsageError(f"{path} cannot be read as a table ({error})", hint=_HINT) from error


def _table_rows(path: Path) -> Iterator[Mapping[str, Value]]:
    _check_suffix(path)
    if path.suffix.lower() != ".parquet":
        yield from _csv_rows(path) if path.suffix.lower() == ".csv" else _json_rows(path)
        return
    from pyarrow import parquet

    for batch in parquet.ParquetFile(path).iter_batches():
        yield from batch.to_pylist()


def _check_suffix(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path.name} is no table of policymine", hint="it should end in " + ", ".join(SUFFIXES))


def _check_columns(path: StrPath, names: Iterable[str], needed: frozenset[str] = _NEEDED) -> None:
    if missing := sorted(needed.difference(names)):
        raise UsageError(f"{path} has no column {missing[0]!r}", hint=_HINT)


def _checked(path: Path, rows: Iterable[dict[str, Value]]) -> Iterator[dict[str, Value]]:
    for flat in rows:
        _check_columns(path, flat.keys())
        yield flat


def _csv_head(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return next(csv.reader(stream), [])


def _rows(results: Iterable[Result | Record]) -> Iterator[dict[str, Value]]:
    for result in results:
        if isinstance(result, Record):
            yield row(None, result)
        else:
            yield from (row(result, record) for record in result.records)


def _json_rows(path: Path) -> Iterator[dict[str, Value]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)


def _csv_rows(path: Path) -> Iterator[dict[str, Value]]:
    # A sentence of a damaged document may be longer than what the csv module takes at first.
    limit = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for flat in csv.DictReader(stream):
                # Cells beyond the last column have no name.
                yield {name: _value(name, text or "") for name, text in flat.items() if name is not None}
    finally:
        csv.field_size_limit(limit)


def _value(name: str, text: str) -> Value:
    if name in INTEGERS:
        return int(text) if text else None
    if name in FLOATS:
        return float(text) if text else None
    return undefuse(text)


def _frame(rows: Iterable[Mapping[str, Value]]) -> pd.DataFrame:
    import pandas as pd

    columns: dict[str, list[Value]] = {name: [] for name in COLUMNS}
    for flat in rows:
        for name, values in columns.items():
            values.append(flat[name] if name in flat or name not in _ADDED else _ADDED[name])
    return _typed(pd.DataFrame({name: pd.Series(values, dtype="object") for name, values in columns.items()}))


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    kinds = {name: "Int64" if name in INTEGERS else "float64" if name in FLOATS else "string" for name in COLUMNS}
    frame = frame.assign(**{name: value for name, value in _ADDED.items() if name not in frame})
    return frame[list(COLUMNS)].astype(kinds)
