"""What the user says of the documents: a table of facts with a row for a file, or for several by a pattern."""

from __future__ import annotations

import csv
import fnmatch
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from policymine.errors import PolicymineError, UsageError
from policymine.facts import GIVEN, check_given
from policymine.inputs import Input, StrPath
from policymine.read.encoding import decode

FILE_COLUMNS = ("file", "source", "path")
"""Names that the column of the files may have; ``source`` is what the table of records calls it."""

_DELIMITERS = ",;\t"
_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    file: str
    facts: dict[str, str | int]


class GivenFacts:
    """Facts of documents that the user knows better.

    A row is for the file that it names: by the path within the folder that is mined, by the end of that path (the name
    alone is enough), or by a pattern with ``*``, ``?`` or ``[...]`` (``*`` also stands for folders). A row for a longer
    path comes before one for a shorter one, and that before a pattern; of two rows alike the later one counts.
    ``-`` is standard input.

    Args:
        rows: For each row its line, file and facts as :func:`policymine.facts.check_given` returns them.

    Example:
        >>> given = GivenFacts([(2, "*.pdf", {"issuer": "Elm City"}), (3, "a/plan.pdf", {"report_year": 2024})])
        >>> given.of("a/plan.pdf"), given.of("b.txt"), given.unmatched()
        ({'issuer': 'Elm City', 'report_year': 2024}, {}, [])
    """

    def __init__(self, rows: Iterable[tuple[int, str, dict[str, str | int]]]) -> None:
        self._rows = [_Row(line, _plain(file), facts) for line, file, facts in rows]
        self._exact: dict[str, list[_Row]] = {}
        self._patterns: list[tuple[re.Pattern[str], bool, _Row]] = []
        self._used: set[int] = set()
        for row in self._rows:
            self._exact.setdefault(row.file, []).append(row)
            if _PATTERN.search(row.file):
                self._patterns.append((re.compile(fnmatch.translate(row.file)), "/" in row.file, row))

    @classmethod
    def load(cls, path: StrPath) -> GivenFacts:
        r"""Read a table of facts: CSV with a header, divided by commas, semicolons or tabs, in any encoding.

        Args:
            path: The file.

        Returns:
            The facts by file.

        Raises:
            UsageError: If the file cannot be read, or says something that cannot be.

        Example:
            >>> import tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     path = Path(folder, "facts.csv")
            ...     _ = path.write_text("file,published\nplan.pdf,2024/2/3\n")
            ...     GivenFacts.load(path).of("2024/plan.pdf")
            {'published': '2024-02-03'}
        """
        name = Path(path).name
        try:
            text = decode(Path(path).read_bytes())
        except OSError as error:
            raise UsageError(f"{name} cannot be read: {error.strerror or error}") from error
        except PolicymineError as error:
            raise UsageError(f"{name} cannot be read: {error}", hint=error.hint) from error
        return cls(_rows(text, name))

    def of(self, source: str) -> dict[str, str | int]:
        """Give the facts for one file.

        Args:
            source: Its path within the folder that is mined, with ``/``; ``-`` for standard input.

        Returns:
            The facts; empty if no row is for it.
        """
        whole = _plain(source)
        name = PurePosixPath(whole).name or whole
        rows = [row for pattern, by_path, row in self._patterns if pattern.match(whole if by_path else name)]
        # The name, the name with its folder, and so on: the more a row says, the later and stronger it is.
        parts = whole.split("/")
        for first in reversed(range(len(parts))):
            rows += self._exact.get("/".join(parts[first:]), [])
        facts: dict[str, str | int] = {}
        for row in rows:
            self._used.add(row.line)
            facts.update(row.facts)
        return facts

    def applied(self, found: Iterable[Input]) -> Iterator[Input]:
        """Give inputs with the facts that are for them.

        Example:
            >>> [each.facts for each in GivenFacts([(2, "a.txt", {"region": "Elm"})]).applied([Input("x", "a.txt")])]
            [{'region': 'Elm'}]
        """
        for each in found:
            yield each._replace(facts=self.of(each.source))

    def unmatched(self) -> list[tuple[int, str]]:
        """Give line and file of the rows that were for none of the files asked for so far.

        Example:
            >>> GivenFacts([(2, "a.txt", {})]).unmatched()
            [(2, 'a.txt')]
        """
        return [(row.line, row.file) for row in self._rows if row.line not in self._used]


def _plain(file: str) -> str:
    """Bring a path into one form: slashes, and letters with their accents in one character, as macOS has not."""
    return unicodedata.normalize("NFC", file.strip().replace("\\", "/")).removeprefix("./")


def _rows(text: str, name: str) -> Iterator[tuple[int, str, dict[str, str | int]]]:
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [each.strip().lower() for each in next(reader, [])]
        _check_columns(columns, name)
        for cells in reader:
            line = reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
                raise UsageError(
                    f"{name}, line {line}: more cells than columns", hint="put texts with commas in quotes"
                )
            values = dict(zip(columns, cells, strict=False))
            file = next(values.pop(column) for column in FILE_COLUMNS if column in values).strip()
            if not file:
                raise UsageError(f"{name}, line {line}: names no file")
            values.pop("", None)
            try:
                yield line, file, check_given(dict(values))
            except UsageError as error:
                raise UsageError(f"{name}, line {line}: {error}", hint=error.hint) from error
    except csv.Error as error:
        raise UsageError(f"{name}, line {reader.line_num}: no table of CSV: {error}") from error


def _check_columns(columns: list[str], name: str) -> None:
    known = f"known are {FILE_COLUMNS[0]}, {', '.join(GIVEN)}"
    if sum(column in FILE_COLUMNS for column in columns) != 1:
        number = "several columns" if set(FILE_COLUMNS) & set(columns) else "no column"
        raise UsageError(f"{name} has {number} of files", hint=f"name one column {FILE_COLUMNS[0]!r}")
    unknown = [column for column in columns if column and column not in (*FILE_COLUMNS, *GIVEN)]
    if unknown:
        raise UsageError(f"{name} has a column that is no fact of a document: {unknown[0]!r}", hint=known)
    repeated = [column for column in GIVEN if columns.count(column) > 1]
    if repeated:
        raise UsageError(f"{name} repeats the column {repeated[0]!r}")
