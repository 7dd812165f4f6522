"""An index over the manifests of an output folder: which part speaks for which file. Kept in a temporary database.

The database (SQLite, without a name) moves to the disk by itself when it grows, so memory stays flat.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, Self

from policymine.bulk.duplicates import SIMILAR, bands, similarity
from policymine.bulk.parts import MANIFEST_COLUMNS, TABLES, Place, files_of, part_names, read_part, remove_part
from policymine.inputs import Input

_TABLES = """
create table live (
    source text primary key, generation integer, part text, content text, extractor text, size integer,
    modified integer, status text, doc_id text, records integer, issues integer, text text, figures text,
    signature blob, duplicate_of text, aside integer,
    original text not null default '', park integer not null default 0
) without rowid;
create table parts (part text primary key, files integer, records integer) without rowid;
create index parts_of_live on live (part);
create table seen (source text primary key) without rowid;
create table refused (source text primary key) without rowid;
create table texts (text text primary key, original text) without rowid;
create table bands (key integer, source text, primary key (key, source)) without rowid;
"""
_READING = 16
"""Manifests that are fetched from the network at the same time."""

# A later generation speaks for a file; in one generation a file can stand twice only with the same rows.
_ADD = f"""
insert into live ({", ".join(MANIFEST_COLUMNS)}, part) values ({", ".join("?" * len(MANIFEST_COLUMNS))}, ?)
on conflict (source) do update set {", ".join(f"{each} = excluded.{each}" for each in (*MANIFEST_COLUMNS[1:], "part"))}
where (excluded.generation, excluded.part) > (generation, part)
"""  # noqa: S608 - names of columns


# What lies below a folder that could not be listed, or in an archive that could not be opened, is not gone.
_GONE = """
source not in (select source from seen) and not exists (
    select 1 from refused where substr(live.source, 1, length(refused.source) + 1) = refused.source || '/'
)
"""


class Known(NamedTuple):
    """What the folder has of a file.

    Attributes:
        content: The hash of its content; empty if it is to be mined anew in any case.
        extractor: What mined it.
        size: Its size then, in bytes.
        modified: Its time of change then, in nanoseconds.
        status: What became of it.
    """

    content: str
    extractor: str
    size: int
    modified: int
    status: str


class Totals(NamedTuple):
    """What the folder holds: files, documents, those of them that are duplicates, records in use, files with issues."""

    files: int
    documents: int
    duplicates: int
    records: int
    with_issues: int


class Index:
    """An index over the manifests of an output folder.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as out, Index(Path(out)) as index:
        ...     index.totals()
        Totals(files=0, documents=0, duplicates=0, records=0, with_issues=0)
    """

    def __init__(self, out: Place) -> None:
        self.out = out
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(_TABLES)
        self.refresh()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._database.close()

    def refresh(self, *, repair: bool = False) -> None:
        """Take all manifests in that have come since, whoever has written them; several are on their way at a time.

        A part that lacks a file that its manifest tells of does not count. On a cluster, what comes late of a run that
        was killed can be swept away while it is written.

        Args:
            repair: Whether what is left of such parts is removed.
        """
        new = [part for part in part_names(self.out) if not self.has(part)]
        if not new:
            return
        there = {table: set(files_of(self.out, table)) for table in TABLES if table != "manifest"}
        at_once = 1 if isinstance(self.out, Path) else _READING
        with ThreadPoolExecutor(at_once) as pool:
            for few in (new[at : at + 4 * at_once] for at in range(0, len(new), 4 * at_once)):
                for part, manifest in zip(few, pool.map(self._manifest, few), strict=True):
                    if all(part in there[table] for table in _needed(manifest)):
                        self._add(part, manifest)
                    elif repair:
                        remove_part(self.out, part)

    def has(self, part: str) -> bool:
        """Tell whether a part counts."""
        return self._database.execute("select 1 from parts where part = ?", (part,)).fetchone() is not None

    def add(self, part: str) -> None:
        """Take the manifest of a part in."""
        self._add(part, self._manifest(part))

    def _manifest(self, part: str) -> Any:
        return read_part(self.out, "manifest", part, MANIFEST_COLUMNS)

    def _add(self, part: str, manifest: Any) -> None:
        rows = manifest.to_pylist()
        self._database.executemany(_ADD, [(*(row[name] for name in MANIFEST_COLUMNS), part) for row in rows])
        records = sum(row["records"] for row in rows)
        self._database.execute("insert or replace into parts values (?, ?, ?)", (part, len(rows), records))

    def known(self, source: str) -> Known | None:
        """Give what the folder has of a file."""
        found = self._database.execute(
            "select content, extractor, size, modified, status from live where source = ?", (source,)
        ).fetchone()
        return None if found is None else Known(*found)

    def see(self, found: Input) -> None:
        """Note that a file is still there, or that a place was refused: what lies below it is not gone."""
        self._database.execute("insert or ignore into seen values (?)", (found.source,))
        if found.issue is not None:
            self._database.execute("insert or ignore into refused values (?)", (found.source,))

    def gone(self) -> int:
        """Count the files that were not seen in this run."""
        (count,) = self._database.execute(f"select count(*) from live where {_GONE}").fetchone()  # noqa: S608
        return int(count)

    def forget_gone(self) -> None:
        """Drop the files that were not seen in this run."""
        self._database.execute(f"delete from live where {_GONE}")  # noqa: S608

    def totals(self) -> Totals:
        """Count what the folder holds."""
        found = self._database.execute(
            "select count(*), coalesce(sum(status = 'mined'), 0), coalesce(sum(original != ''), 0), "
            "coalesce(sum(case when park then 0 else records end), 0), coalesce(sum(issues > 0), 0) from live"
        ).fetchone()
        return Totals(*found)

    def find_duplicates(self) -> None:
        """Tell for each document which one it is a duplicate of: the first by name of those that are not duplicates.

        It depends on nothing but the documents, neither on their order in time nor on the parts.
        """
        database = self._database
        database.execute("delete from texts")
        database.execute("delete from bands")
        database.execute("update live set original = ''")
        rows = database.execute(
            "select source, text, figures, signature from live where status = 'mined' and text != '' order by source"
        )
        found: list[tuple[str, str]] = []
        for source, text, figures, of in rows:
            same = database.execute("select original from texts where text = ?", (text,)).fetchone()
            keys = [] if same else bands(figures, of)
            original = same[0] if same else self._nearly_same(keys, of)
            if not same:
                database.execute("insert into texts values (?, ?)", (text, original or source))
            if original:
                found.append((original, source))
            else:
                database.executemany("insert or ignore into bands values (?, ?)", [(key, source) for key in keys])
        database.executemany("update live set original = ? where source = ?", found)

    def _nearly_same(self, keys: list[int], of: bytes) -> str:
        marks = ", ".join("?" * len(keys))
        candidates = self._database.execute(
            f"select distinct source, signature from bands join live using (source) where key in ({marks}) "  # noqa: S608
            "order by source",
            keys,
        )
        return next((source for source, other in candidates if similarity(of, other) >= SIMILAR), "")

    def set_aside(self, *, keep: bool) -> None:
        """Decide whose records are set aside: those of duplicates, or nobody's."""
        self._database.execute("update live set park = (original != '' and not ?)", (keep,))

    def unsettled(self, small: int) -> list[tuple[str, int, bool]]:
        """Give the parts to write anew: with rows that count no more or must change, and small ones.

        Args:
            small: Records below which a part is small.

        Returns:
            By part, in order: its name, its number of records, and whether it is more than small.
        """
        found = self._database.execute(
            "select parts.part, parts.records, "
            "count(source) != files or coalesce(sum(duplicate_of != original or aside != park), 0) > 0 as must "
            "from parts left join live on live.part = parts.part group by parts.part "
            "having must or parts.records < ? order by parts.part",
            (small,),
        )
        return [(part, records, bool(must)) for part, records, must in found]

    def decided(self, part: str) -> dict[str, tuple[str, bool]]:
        """Give by file of a part that counts: what it is a duplicate of, and whether its records are set aside."""
        rows = self._database.execute("select source, original, park from live where part = ?", (part,))
        return {source: (original, bool(park)) for source, original, park in rows}

    def live(self, where: str = "true") -> Iterator[tuple[str, str, str]]:
        """Give for each file its source, the part that speaks for it and its version, in the order of the sources.

        Args:
            where: A condition of SQL on the files.
        """
        version = "content || ' ' || extractor || ' ' || duplicate_of || ' ' || aside"
        yield from self.execute(f"select source, part, {version} from live where {where} order by source")  # noqa: S608

    def execute(self, statement: str, values: tuple[str, ...] = ()) -> sqlite3.Cursor:
        """Run a statement of SQL over the tables ``live`` and ``parts``, and others that it makes itself."""
        return self._database.execute(statement, values)


def _needed(manifest: Any) -> set[str]:
    """Tell which tables a part must have beside its manifest."""
    needed, columns = {"documents"}, ("records", "issues", "aside")
    for records, issues, aside in zip(*(manifest[name].to_pylist() for name in columns), strict=True):
        if records:
            needed.add("duplicates" if aside else "records")
        if issues:
            needed.add("issues")
    return needed
