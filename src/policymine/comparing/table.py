"""Read the tables that are compared: only the columns that are needed, and each record once."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.errors import UsageError
from policymine.export import SUFFIXES
from policymine.rows import undefuse

if TYPE_CHECKING:
    import pandas as pd

    from policymine.inputs import StrPath

TEXTS: tuple[str, ...] = (
    "record_id", "doc_id", "source", "title", "issuer", "region", "published", "language", "kind", "theme", "indicator",
    "indicator_id", "measure", "change", "comparator", "unit", "unit_si", "baseline", "deadline", "period_start",
    "period_end", "date_basis", "date_text", "place", "actor", "value_text", "sentence",
)  # fmt: skip
READ_ONCE = [
    "doc_id", "title", "published", "language", "kind", "period_start", "date_text", "report_year",
    "version",
]  # fmt: skip
"""Columns that no table of a comparison shows."""

NUMBERS: tuple[str, ...] = ("indicator_score", "value", "value_high", "value_si", "confidence")
WHOLES: tuple[str, ...] = ("report_year", "page", "start", "end")
_KINDS = dict.fromkeys(TEXTS, "string") | dict.fromkeys(NUMBERS, "float64") | dict.fromkeys(WHOLES, "Int64")
_CHUNK = 50_000
OLD = "older than the catalogue"
"""Attribute of a frame: whether a table lacks the columns that the catalogue fills."""

_LATER = {"indicator_id", "indicator_score"}
"""Columns that older tables lack."""


def load(tables: Iterable[StrPath | pd.DataFrame], *, versions: bool = False) -> pd.DataFrame:
    """Read tables into one, in an order that does not depend on theirs.

    Args:
        tables: Files that ``policymine mine`` wrote, or data frames with the same columns.
        versions: Number the tables in a column ``version``; else a record that several have counts once.

    Returns:
        One row for each record, with the columns ``TEXTS``, ``NUMBERS``, ``WHOLES`` and ``version``.

    Raises:
        UsageError: If a table cannot be read or lacks a column.
    """
    import pandas as pd

    frames = []
    for version, table in enumerate(tables):
        frame = _typed(table if isinstance(table, pd.DataFrame) else _read(Path(table)), str(table)[:80])
        frame["version"] = version if versions else 0
        frames.append(frame)
    if not frames:
        raise UsageError("there is no table to compare", hint="name at least one table that `policymine mine` wrote")
    whole = pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]
    keys = ["version", "doc_id", "start", "end", "record_id", "source"]
    whole = whole.sort_values(keys, kind="stable", na_position="first")
    whole = whole.drop_duplicates(["version", "doc_id", "record_id"], ignore_index=True)
    whole.attrs[OLD] = any(frame.attrs[OLD] for frame in frames)
    return whole


def _read(path: Path) -> pd.DataFrame:
    import pandas as pd

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"{path.name} is no table of policymine", hint="it should end in " + ", ".join(SUFFIXES))
    hint = "name a table that `policymine mine` wrote"
    wanted = {*TEXTS, *NUMBERS, *WHOLES}
    try:
        if suffix == ".parquet":
            from pyarrow import parquet

            names = [name for name in parquet.read_schema(path).names if name in wanted]
            return pd.read_parquet(path, columns=names)
        if suffix == ".jsonl":
            return _read_lines(path, wanted)
        # In parts, as the reader needs several times the memory of what it has read.
        with pd.read_csv(
            path,
            usecols=lambda name: name in wanted,
            dtype=_KINDS,
            keep_default_na=False,
            na_values={name: [""] for name in (*NUMBERS, *WHOLES)},
            encoding="utf-8-sig",
            quoting=csv.QUOTE_MINIMAL,
            chunksize=_CHUNK,
        ) as parts:
            frame = pd.concat(list(parts), ignore_index=True)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}", hint=hint) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:  # what the readers say of damage
        raise UsageError(f"{path} cannot be read as a table ({error})", hint=hint) from error
    for name in [name for name in TEXTS if name in frame]:
        marked = frame[name].str.startswith("'").fillna(False).astype(bool)
        if marked.any():
            frame.loc[marked, name] = frame.loc[marked, name].map(undefuse)
    return frame


def _read_lines(path: Path, wanted: set[str]) -> pd.DataFrame:
    import pandas as pd

    columns: dict[str, list[Any]] = {}
    count = 0
    if not path.stat().st_size:  # no line is no record, and not a table without columns
        columns = {name: [] for name in wanted}
    with path.open(encoding="utf-8", newline="\n") as lines:
        for flat in map(json.loads, lines):
            for name in flat.keys() & wanted:
                value = flat[name]
                # Facts of a document stand in each of its lines, and are kept once.
                columns.setdefault(name, [None] * count).append(sys.intern(value) if isinstance(value, str) else value)
            count += 1
    if uneven := sorted(name for name, values in columns.items() if len(values) != count):
        raise UsageError(f"{path}: not every line has {uneven[0]!r}")
    return pd.DataFrame({name: pd.Series(values, dtype="object") for name, values in columns.items()})


def _typed(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    import pandas as pd

    wanted = (*TEXTS, *NUMBERS, *WHOLES)
    if missing := sorted({*wanted} - _LATER - {*frame.columns}):
        hint = "name a table that `policymine mine` wrote"
        raise UsageError(f"{name} has no column {missing[0]!r}", hint=hint)
    made: dict[str, Any] = {}
    for column in TEXTS:
        made[column] = (
            (frame[column] if column in frame else pd.Series("", index=frame.index)).astype("string").fillna("")
        )
    for column in NUMBERS:
        made[column] = (frame[column] if column in frame else pd.Series(0.0, index=frame.index)).astype("float64")
    for column in WHOLES:
        made[column] = frame[column].astype("Int64")
    typed = pd.DataFrame(made).reset_index(drop=True)
    typed.attrs[OLD] = not {*frame.columns} >= _LATER
    return typed
