"""Output folders turned into tables and databases."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from policymine.bulk import run
from policymine.bulk.reading import opened
from policymine.database import Written, write_database
from policymine.engines import mine
from policymine.errors import PolicymineError, UsageError
from policymine.export import TableWriter
from policymine.frames import read_table
from postgres import server
from test_output_folder import archive, go, inline, text_of

sa = pytest.importorskip("sqlalchemy")
pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

Command = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "work_off", inline)


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    pytest.importorskip("pg8000")
    with server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'targets.db'}"
        return
    address = request.getfixturevalue("postgres")
    yield address
    engine = connect(address)
    with engine.begin() as connection:
        for name in sa.inspect(connection).get_table_names():
            connection.execute(sa.text(f'drop table "{name}"'))
    engine.dispose()


def connect(address: str) -> Any:
    return sa.create_engine(address.replace("postgresql://", "postgresql+pg8000://"))


def rows(address: str, table: str) -> list[dict[str, Any]]:
    engine = connect(address)
    with engine.connect() as connection:
        found = [dict(each) for each in connection.execute(sa.text(f'select * from "{table}"')).mappings()]
    engine.dispose()
    return sorted(found, key=repr)


def export(out: Path, address: str) -> Written:
    with opened(out) as folder:
        return write_database(folder, address)


def stored(out: Path, table: str) -> list[dict[str, Any]]:
    with opened(out) as folder:
        return list(folder.rows(table))


def in_database(address: str, table: str) -> list[dict[str, Any]]:
    own = {"archive", "version"}
    return sorted(({k: v for k, v in each.items() if k not in own} for each in rows(address, table)), key=repr)


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_files_are_those_that_mine_writes(tmp_path: Path, run: Command, suffix: str) -> None:
    folder, out = archive(tmp_path / "in", 5), tmp_path / "out"
    (folder / "empty.txt").write_text("")
    go(folder, out)
    with TableWriter(tmp_path / f"plain{suffix}") as table:
        for result in mine(folder):
            table.write(result)
    done = run("export", out, "-o", tmp_path / f"exported{suffix}")
    assert done.returncode == 0, done.stderr
    assert read_table(tmp_path / f"exported{suffix}").equals(read_table(tmp_path / f"plain{suffix}"))
    assert (tmp_path / "exported.issues.csv").read_bytes() == (tmp_path / "plain.issues.csv").read_bytes()


def test_a_second_export_adds_nothing(tmp_path: Path, database: str) -> None:
    folder, out = archive(tmp_path / "in", 6), tmp_path / "out"
    (folder / "empty.txt").write_text("")
    go(folder, out)
    first = export(out, database)
    assert (first.files, first.unchanged, first.removed) == (7, 0, 0)
    assert first.records == len(stored(out, "records")) > 0
    before = {table: rows(database, table) for table in ("records", "documents", "issues")}
    for table in before:
        assert in_database(database, table) == sorted(stored(out, table), key=repr)
    assert export(out, database) == Written(0, 0, 7, 0)
    assert {table: rows(database, table) for table in before} == before


def test_rows_of_changed_and_gone_files_are_replaced(tmp_path: Path, database: str) -> None:
    folder, out = archive(tmp_path / "in", 6), tmp_path / "out"
    go(folder, out)
    export(out, database)
    (folder / "0002.txt").write_text(text_of(30), encoding="utf-8")
    (folder / "0004.txt").unlink()
    go(folder, out, prune=True)
    done = export(out, database)
    assert (done.files, done.unchanged, done.removed) == (1, 4, 1)
    for table in ("records", "documents", "issues"):
        assert in_database(database, table) == sorted(stored(out, table), key=repr)


def test_two_folders_share_a_database(tmp_path: Path, database: str) -> None:
    one, other = archive(tmp_path / "one", 3), archive(tmp_path / "other", 2)
    for path in other.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("公园", "广场"), encoding="utf-8")
    go(one, tmp_path / "a")
    go(other, tmp_path / "b")
    export(tmp_path / "a", database)
    export(tmp_path / "b", database)
    both = [*stored(tmp_path / "a", "records"), *stored(tmp_path / "b", "records")]
    assert in_database(database, "records") == sorted(both, key=repr)


def test_copies_of_a_document_stand_once_and_stay_when_one_goes(tmp_path: Path, database: str) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for name in ("a", "b"):
        (folder / name).mkdir(parents=True)
        (folder / name / "same.txt").write_text(text_of(1), encoding="utf-8")
    go(folder, out, keep_duplicates=True)
    export(out, database)
    assert {each["source"] for each in rows(database, "records")} == {"a/same.txt"}
    count = len(rows(database, "records"))
    (folder / "a" / "same.txt").unlink()
    go(folder, out, keep_duplicates=True, prune=True)
    export(out, database)
    assert {each["source"] for each in rows(database, "records")} == {"b/same.txt"}
    assert len(rows(database, "records")) == count


def test_a_null_character_is_no_error(tmp_path: Path, database: str) -> None:
    folder, out = archive(tmp_path / "in", 1), tmp_path / "out"
    go(folder, out)
    with opened(out) as held:
        real = held.rows_of
        held.rows_of = lambda *place: [{**row, "title": "a\0b"} for row in real(*place)]  # type: ignore[method-assign]
        write_database(held, database)
    assert {each["title"] for each in rows(database, "documents")} == {"a\ufffdb"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://a:secret@host/b", "databases of the kind 'mysql' cannot be written"),
        ("nonsense://", "databases of the kind 'nonsense' cannot be written"),
        ("://", "the address of the database cannot be read"),
    ],
)
def test_addresses_that_cannot_be(tmp_path: Path, address: str, said: str) -> None:
    go(archive(tmp_path / "in", 1), tmp_path / "out")
    with pytest.raises(UsageError, match=said):
        export(tmp_path / "out", address)


def test_a_database_that_cannot_be_reached_keeps_the_password_secret(tmp_path: Path) -> None:
    pytest.importorskip("pg8000")
    go(archive(tmp_path / "in", 1), tmp_path / "out")
    with pytest.raises(PolicymineError, match=r"127\.0\.0\.1:1/b cannot be written") as caught:
        export(tmp_path / "out", "postgresql://me:secret@127.0.0.1:1/b")
    assert "secret" not in str(caught.value) + caught.value.hint


def test_tables_of_another_making_are_left_alone(tmp_path: Path, database: str) -> None:
    go(archive(tmp_path / "in", 1), tmp_path / "out")
    engine = connect(database)
    with engine.begin() as connection:
        connection.execute(sa.text("create table records (something text)"))
    engine.dispose()
    with pytest.raises(UsageError, match="the table 'records' of the database has no column"):
        export(tmp_path / "out", database)
    assert rows(database, "records") == []


def test_what_is_no_output_folder(tmp_path: Path, run: Command) -> None:
    done = run("export", tmp_path, "-o", tmp_path / "t.csv")
    assert done.returncode == 2
    assert b"is no output folder" in done.stderr
    assert not (tmp_path / "t.csv").exists()


def test_a_run_that_did_not_end_is_exported_with_a_word(tmp_path: Path, run: Command) -> None:
    out = tmp_path / "out"
    go(archive(tmp_path / "in", 2), out)
    report = (out / "run.json").read_text()
    (out / "run.json").write_text(report.replace('"finished"', '"interrupted"'))
    done = run("export", out, "-o", tmp_path / "t.csv")
    assert done.returncode == 0
    assert b"did not end" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="file permissions of POSIX")
def test_a_folder_that_may_only_be_read_is_exported(tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(archive(tmp_path / "in", 2), out)
    (out / ".lock").unlink(missing_ok=True)
    out.chmod(0o500)
    try:
        assert len(stored(out, "documents")) == 2
    finally:
        out.chmod(0o700)
