"""Write an output folder into a database: new and changed files only, each record once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from policymine.bulk.parts import DOCUMENT_COLUMNS
from policymine.errors import MissingExtra, PolicymineError, UsageError
from policymine.records import COLUMNS, ISSUE_COLUMNS
from policymine.rows import FLOATS, INTEGERS, Value

if TYPE_CHECKING:
    from policymine.bulk.reading import OutputFolder

_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+pg8000", "postgres": "postgresql+pg8000"}
_NUMBERS = INTEGERS | {"pages", "characters", "records", "issues"}
_AT_ONCE = 500
_MARKED = """
create temp table if not exists exported (source text primary key, version text, doc_id text) without rowid;
create temp table if not exists wanted (source text primary key) without rowid;
create temp table if not exists stale (source text primary key) without rowid;
"""


class Written(NamedTuple):
    """What an export has done.

    Attributes:
        files: Files whose rows were written.
        records: Records that were written.
        unchanged: Files whose rows were there already.
        removed: Files whose rows were removed because the folder has them no more.
    """

    files: int
    records: int
    unchanged: int
    removed: int


def is_database(target: str) -> bool:
    """Tell whether a target is the address of a database.

    Example:
        >>> is_database("sqlite:///t.db"), is_database("targets.csv")
        (True, False)
    """
    return "://" in target


def write_database(folder: OutputFolder, address: str) -> Written:
    """Write an output folder into the tables ``records``, ``documents`` and ``issues`` of a database.

    Everything happens in one transaction. Rows of files that have changed since the last export are replaced, those of
    files that the folder has no more are removed; what other folders have written stays.

    Args:
        folder: The folder.
        address: ``sqlite:///FILE`` or ``postgresql://USER:PASSWORD@HOST/DATABASE``.

    Raises:
        UsageError: If the address is of another kind, or the tables are of another making.
        MissingExtra: If SQLAlchemy or the driver is not installed.
        PolicymineError: If the database refuses.
    """
    sa = _sqlalchemy()
    url = _url(address)
    with _explained(url):
        engine = sa.create_engine(url)
        try:
            tables = _tables()
            with engine.begin() as connection:
                _create(connection, tables)
                return _Export(folder, connection, tables).run()
        finally:
            engine.dispose()


class _Export:
    def __init__(self, folder: OutputFolder, connection: Any, tables: Mapping[str, Any]) -> None:
        self.folder, self.connection, self.tables = folder, connection, tables
        self.sql = folder.index.execute

    def run(self) -> Written:
        removed = self._compare()
        self._remove()
        files = records = 0
        for table in ("records", "documents", "issues"):
            for rows in _batched(self._rows(table), _AT_ONCE):
                self._write(table, rows)
                records += len(rows) if table == "records" else 0
        ((files,),) = self.sql("select count(*) from wanted")
        ((live,),) = self.sql("select count(*) from live")
        return Written(files, records, live - files, removed)

    def _compare(self) -> int:
        """Find out which files must be written (wanted) and which rows of the database must go (stale)."""
        sa, documents = _sqlalchemy(), self.tables["documents"]
        for statement in filter(str.strip, _MARKED.split(";")):
            self.sql(statement)
        for name in ("exported", "wanted", "stale"):
            self.sql(f"delete from {name}")  # noqa: S608 - one of three names
        columns = (documents.c.source, documents.c.version, documents.c.doc_id)
        known = sa.select(*columns).where(documents.c.archive == self.folder.identity)
        for source, version, doc_id in self.connection.execute(known, execution_options={"yield_per": _AT_ONCE}):
            self.sql("insert into exported values (?, ?, ?)", (source, version, doc_id))
        for source, _, version in self.folder.index.live():
            self.sql(
                "insert into wanted select ?1 where not exists "
                "(select 1 from exported where source = ?1 and version = ?2)",
                (source, version),
            )
        self.sql("insert into stale select source from exported where source not in (select source from live)")
        ((removed,),) = self.sql("select count(*) from stale")
        self.sql("insert or ignore into stale select source from exported where source in (select source from wanted)")
        # Two copies of a document have the same records: where the rows of one go, those of the other are written anew.
        self.sql(
            "insert or ignore into wanted select source from live where doc_id != '' and doc_id in "
            "(select doc_id from exported where source in (select source from stale))"
        )
        return int(removed)

    def _remove(self) -> None:
        sources = (source for (source,) in self.sql("select source from stale order by source").fetchall())
        for some in _batched(sources, _AT_ONCE):
            for table in self.tables.values():
                same = (table.c.archive == self.folder.identity) & table.c.source.in_(some)
                self.connection.execute(table.delete().where(same))

    def _rows(self, table: str) -> Iterator[dict[str, Value]]:
        for source, part, version in self.folder.index.live("source in (select source from wanted)"):
            for row in self.folder.rows_of(table, source, part):
                added: dict[str, Value] = {"archive": self.folder.identity}
                if table == "documents":
                    added["version"] = version
                yield {name: _clean(value) for name, value in (added | row).items()}

    def _write(self, name: str, rows: list[dict[str, Value]]) -> None:
        table = self.tables[name]
        if name != "issues":
            keys = [column.name for column in table.primary_key]
            # The first of several copies counts, as one statement may not touch a row twice.
            rows = list({tuple(row[key] for key in keys): row for row in reversed(rows)}.values())[::-1]
        statement = self._insert(table)
        if name != "issues":
            new = statement.excluded
            taken = {column.name: new[column.name] for column in table.columns if not column.primary_key}
            # Whatever the order of exports, of two copies of a document the first by name is named.
            first = (table.c.archive != new.archive) | (table.c.source >= new.source)
            statement = statement.on_conflict_do_update(index_elements=keys, set_=taken, where=first)
            if self.connection.dialect.name != "sqlite":
                # With something to give back SQLAlchemy writes many rows at once, five times as fast.
                statement = statement.returning(table.c.source)
        self.connection.execute(statement, rows)

    def _insert(self, table: Any) -> Any:
        if self.connection.dialect.name == "sqlite":
            from sqlalchemy.dialects import sqlite

            return sqlite.insert(table)
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)


def _tables() -> dict[str, Any]:
    sa = _sqlalchemy()
    metadata = sa.MetaData()

    def column(name: str, keys: tuple[str, ...]) -> Any:
        kind = sa.BigInteger if name in _NUMBERS else sa.Double if name in FLOATS else sa.Text
        return sa.Column(name, kind, primary_key=name in keys, nullable=name not in keys)

    def table(name: str, columns: tuple[str, ...], keys: tuple[str, ...]) -> Any:
        made = sa.Table(name, metadata, *(column(each, keys) for each in columns))
        sa.Index(f"{name}_by_source", made.c.archive, made.c.source)
        return made

    return {
        "records": table("records", (*COLUMNS, "archive"), ("record_id",)),
        "documents": table("documents", ("archive", *DOCUMENT_COLUMNS, "version"), ("archive", "source")),
        "issues": table("issues", ("archive", *ISSUE_COLUMNS), ()),
    }


def _create(connection: Any, tables: Mapping[str, Any]) -> None:
    inspector = _sqlalchemy().inspect(connection)
    there = set(inspector.get_table_names())
    for name, table in tables.items():
        if name not in there:
            table.create(connection)
            continue
        lacking = {column.name for column in table.columns} - {each["name"] for each in inspector.get_columns(name)}
        if lacking:
            hint = "choose another database, or drop the table"
            raise UsageError(f"the table {name!r} of the database has no column {min(lacking)!r}", hint=hint)


def _url(address: str) -> Any:
    sa = _sqlalchemy()
    try:
        url = sa.engine.make_url(address)
    except (sa.exc.ArgumentError, ValueError):
        raise UsageError("the address of the database cannot be read", hint=_ADDRESSES) from None
    if url.drivername in _DRIVERS:
        url = url.set(drivername=_DRIVERS[url.drivername])
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise UsageError(f"databases of the kind {url.drivername!r} cannot be written", hint=_ADDRESSES)
    return url


_ADDRESSES = "name one as in sqlite:///targets.db or postgresql://user:password@host/database"


@contextmanager
def _explained(url: Any) -> Iterator[None]:
    sa = _sqlalchemy()
    shown = url.render_as_string(hide_password=True)
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise PolicymineError(f"{shown} cannot be written: {_said(error.orig)}", hint=_CHECK) from error
    except sa.exc.SQLAlchemyError as error:
        raise PolicymineError(f"{shown} cannot be written: {str(error).splitlines()[0]}", hint=_CHECK) from error
    except ModuleNotFoundError as error:
        raise _missing(str(error.name)) from None


_CHECK = "check that the database is there, and that this user may write to it"


def _said(error: Any) -> str:
    # pg8000 gives what the server says as a table by letters; M is the message.
    first = error.args[0] if error.args else error
    return str(first.get("M", first) if isinstance(first, dict) else first).splitlines()[0]


def _sqlalchemy() -> Any:
    try:
        import sqlalchemy
    except ImportError:
        raise _missing("sqlalchemy") from None
    return sqlalchemy


def _missing(package: str) -> MissingExtra:
    hint = 'pip install "policymine[sql]"'
    return MissingExtra(f"writing to a database needs {package}, which is not installed", hint=hint)


def _clean(value: Value) -> Value:
    # PostgreSQL takes no null character in a text.
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _batched(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while some := list(islice(waiting, size)):
        yield some
