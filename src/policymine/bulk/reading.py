"""Read an output folder: the rows that count, in the order of their files, a few parts in memory at a time."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from policymine.bulk.holding import held, last_report
from policymine.bulk.index import Index
from policymine.bulk.parts import Place, read_part
from policymine.errors import UsageError
from policymine.rows import Value

_OPEN = 4
"""Parts of one table in memory at a time. Files that follow each other mostly stand in the same part."""


class OutputFolder:
    """An output folder that is open for reading.

    Attributes:
        identity: Tells this folder from others in a database.
        is_finished: Whether its last run has come to its end.
        index: Which part speaks for which file.
    """

    def __init__(self, out: Place, index: Index) -> None:
        report = last_report(out)
        self.identity = str(report.get("id", ""))
        self.is_finished = report.get("state") == "finished"
        self.index = index
        self._part = functools.lru_cache(maxsize=_OPEN)(functools.partial(_read, out))

    def rows(self, table: str) -> Iterator[dict[str, Value]]:
        """Give the rows of ``records``, ``documents`` or ``issues`` that count, in the order of their files."""
        for source, part, _ in self.index.live():
            yield from self.rows_of(table, source, part)

    def rows_of(self, table: str, source: str, part: str) -> list[dict[str, Value]]:
        """Give the rows of one file, in their order."""
        read = self._part(table, part)
        start, end = read.places.get(source, (0, 0))
        found: list[dict[str, Value]] = read.rows.slice(start, end - start).to_pylist()
        return found


@contextmanager
def opened(out: Place) -> Iterator[OutputFolder]:
    """Open an output folder; no run can write to it meanwhile.

    Raises:
        UsageError: If it is no output folder, or a run writes to it.

    Example:
        >>> from pathlib import Path
        >>> with opened(Path("no-such-folder")):
        ...     pass
        Traceback (most recent call last):
        policymine.errors.UsageError: no-such-folder is no output folder
    """
    if not (out / "run.json").is_file():
        raise UsageError(f"{out} is no output folder", hint="make one: policymine mine reports/ -o out/")
    with held(out, writing=False), Index(out) as index:
        yield OutputFolder(out, index)


class _Read(NamedTuple):
    rows: Any
    places: dict[str, tuple[int, int]]


def _read(out: Place, table: str, part: str) -> _Read:
    rows = read_part(out, table, part)
    places: dict[str, tuple[int, int]] = {}
    for at, source in enumerate(rows["source"].to_pylist()):
        places[source] = (places.get(source, (at, at))[0], at + 1)
    return _Read(rows, places)
