"""Runs on a Dask cluster of real processes: the rows are those of a plain run, whatever dies on the way."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from policymine.bulk import parts
from policymine.bulk.attempts import mine_attempt, settle_attempt
from policymine.bulk.batches import Batch, PartDone, Todo
from policymine.bulk.fingerprint import extractor
from policymine.bulk.index import Index
from policymine.bulk.settle import settlings
from policymine.cluster import Cluster, _attempt, _end_run
from policymine.errors import PolicymineError, UsageError
from policymine.inputs import Input, find_inputs
from policymine.pipeline import MineOptions
from policymine.workers import Done, Limits, Lost, Said
from servers import DaskCluster, dask_cluster
from test_output_folder import archive, expected, table, text_of

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")
pytest.importorskip("filelock")

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    with dask_cluster(tmp_path_factory.mktemp("dask")) as started:
        yield started


def line(folder: Path, out: Path, cluster: DaskCluster) -> list[str]:
    engine = ["--engine", "dask", "--scheduler", cluster.address]
    return [sys.executable, "-m", "policymine", "mine", str(folder), "-o", f"{out}/", *engine]


def wait_for_a_part(out: Path, process: subprocess.Popen[bytes]) -> None:
    began = time.monotonic()
    while not parts.part_names(out) and process.poll() is None and time.monotonic() - began < 120:
        time.sleep(0.01)
    assert process.poll() is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
class TestRuns:
    """One cluster for all, in this order: the last test takes one of its workers."""

    def test_the_rows_are_those_of_a_plain_run(self, tmp_path: Path, cluster: DaskCluster) -> None:
        folder, out = archive(tmp_path / "in", 40), tmp_path / "out"
        (folder / "empty.txt").write_text("")
        # Relative paths, for the workers have working folders of their own.
        relative = line(Path(os.path.relpath(folder, tmp_path)), Path("out"), cluster)
        assert subprocess.run([*relative, "-q"], cwd=tmp_path, timeout=300, check=False).returncode == 1
        assert table(out, "records") == expected(folder)
        assert [each["source"] for each in table(out, "issues")] == ["empty.txt"]
        (folder / "empty.txt").unlink()
        (folder / "0002.txt").write_text(text_of(77), encoding="utf-8")
        again = subprocess.run([*line(folder, out, cluster), "-q", "--prune"], timeout=300, check=False)
        assert again.returncode == 0
        report = json.loads((out / "run.json").read_text())
        assert (report["run"]["mined"], report["run"]["skipped"], report["run"]["pruned"]) == (1, 39, 1)
        assert table(out, "records") == expected(folder)

    def test_a_killed_command_is_gone_on_with(self, tmp_path: Path, cluster: DaskCluster) -> None:
        folder, out = archive(tmp_path / "in", 150), tmp_path / "out"
        with subprocess.Popen(line(folder, out, cluster), stderr=subprocess.DEVNULL) as process:
            wait_for_a_part(out, process)
            process.kill()
        # Its last batches may still be written now.
        assert subprocess.run([*line(folder, out, cluster), "-q"], timeout=300, check=False).returncode == 0
        assert table(out, "records") == expected(folder)
        assert len(table(out, "documents")) == 150

    def test_an_interrupt_keeps_what_is_written(self, tmp_path: Path, cluster: DaskCluster) -> None:
        folder, out = archive(tmp_path / "in", 150), tmp_path / "out"
        with subprocess.Popen(line(folder, out, cluster), stderr=subprocess.PIPE) as process:
            wait_for_a_part(out, process)
            process.send_signal(signal.SIGINT)
            assert process.stderr is not None
            assert b"interrupted: what was written is kept" in process.stderr.read()
            assert process.wait(60) == 130
        assert json.loads((out / "run.json").read_text())["state"] == "interrupted"
        assert parts.part_names(out)

    def test_a_killed_worker_loses_and_doubles_nothing(self, tmp_path: Path, cluster: DaskCluster) -> None:
        folder, out = archive(tmp_path / "in", 150), tmp_path / "out"
        with subprocess.Popen([*line(folder, out, cluster), "-q"]) as process:
            wait_for_a_part(out, process)
            cluster.workers[1].send_signal(signal.SIGKILL)
            assert process.wait(300) == 0
        assert table(out, "records") == expected(folder)
        assert len(table(out, "documents")) == 150
        assert table(out, "issues") == []
        assert json.loads((out / "run.json").read_text())["run"]["mined"] == 150


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["-o", "out/", "--engine", "dask"], "--engine dask needs a scheduler"),
            (["-o", "out/", "--scheduler", "tcp://head:8786"], "--scheduler is for --engine dask"),
            (["-o", "out/", "--engine", "dask", "--scheduler", "tcp://head:1", "-j", "2"], "--jobs is for processes"),
            (["-o", "out/", "--engine", "dask", "--scheduler", "head"], "is no address of a Dask scheduler"),
            (["-o", "t.csv", "--engine", "dask", "--scheduler", "tcp://head:1"], "--scheduler is for a folder"),
        ],
    )
    def test_what_the_command_refuses(self, reports: Path, run: Run, arguments: list[str], said: str) -> None:
        done = run("mine", reports, *arguments, cwd=reports)
        assert (done.returncode, said in done.stderr.decode()) == (2, True)
        assert not (reports / "out").exists()

    def test_no_scheduler(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("distributed")
        monkeypatch.setattr("policymine.cluster._CONNECT", 1)
        with pytest.raises(UsageError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
            Cluster("tcp://127.0.0.1:9")


def count_to(number: int) -> Iterator[int]:
    if number == 13:
        os._exit(1)
    if number < 0:
        raise PolicymineError("too low")
    yield from range(number)
    yield os.getpid()


class TestAttempts:
    """What a Dask worker does, here without one."""

    def test_a_process_is_kept_from_item_to_item_and_its_end_costs_one(self) -> None:
        first, second = (_attempt(count_to, number, Limits(), "run") for number in (1, 2))
        lost = _attempt(count_to, 13, Limits(), "run")
        after = _attempt(count_to, 0, Limits(), "run")
        with pytest.raises(PolicymineError, match="too low"):
            _attempt(count_to, -1, Limits(), "run")
        _end_run("run")
        process = first[1]
        assert first == [Said(0), process, Done()]
        assert second == [Said(0), Said(1), process, Done()]
        assert lost == [Lost("crashed")]
        assert after[0] not in (process, Said(os.getpid()))

    def test_two_attempts_at_a_batch_count_once(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 5), made(tmp_path / "out")
        names = [attempt(folder, out), attempt(folder, out)]
        assert parts.part_names(out) == sorted(names)
        with Index(out) as index:
            assert index.totals().documents == 5
            settle_all(out, index)
        assert table(out, "records") == expected(folder)

    def test_settling_twice_loses_nothing(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 5), made(tmp_path / "out")
        attempt(folder, out)
        attempt(folder, out)
        with Index(out) as index:
            index.set_aside(keep=True)
            (settling,) = settlings(index, 2)
        assert list(settle_attempt(settling)) != list(settle_attempt(settling))
        assert len(parts.part_names(out)) == 1
        assert table(out, "records") == expected(folder)

    def test_parts_that_are_gone_before_they_are_settled(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 5), made(tmp_path / "out")
        attempt(folder, out)
        attempt(folder, out)
        with Index(out) as index:
            index.set_aside(keep=True)
            (settling,) = settlings(index, 2)
        for name in parts.part_names(out):
            parts.remove_part(out, name)
        with pytest.raises(PolicymineError, match="went away"):
            list(settle_attempt(settling))

    @pytest.mark.parametrize("name", ["records", "documents", "issues"])
    def test_a_part_that_was_swept_while_it_was_written(self, tmp_path: Path, name: str) -> None:
        folder, out = archive(tmp_path / "in", 5), made(tmp_path / "out")
        (folder / "empty.txt").write_text("")
        part = attempt(folder, out)
        (out / name / part).unlink()
        with Index(out) as index:
            assert index.totals().files == 0
            assert parts.part_names(out) == [part]
            index.refresh(repair=True)
        assert list(out.rglob("*.parquet")) == []

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"extractor": "another"}, "has another version"),
            ({"out": "/no/such/folder"}, "does not see the folder /no/such/folder"),
            ({"todos": (Todo(Input("/no/such/a.txt", "a.txt")),)}, "does not see the folder of /no/such/a.txt"),
        ],
    )
    def test_workers_that_differ(self, tmp_path: Path, change: dict[str, Any], said: str) -> None:
        whole = {"todos": (), "out": str(made(tmp_path / "out")), "part": parts.part_name(1, 0)}
        batch = Batch(**{**whole, "extractor": extractor(MineOptions()), "options": MineOptions(), **change})
        with pytest.raises(UsageError, match=said):
            list(mine_attempt(batch))


def made(out: Path) -> Path:
    out.mkdir()
    (out / "run.json").write_text("{}")
    return out


def attempt(folder: Path, out: Path) -> str:
    todos = tuple(Todo(found) for found in find_inputs([folder]))
    batch = Batch(todos, str(out), parts.part_name(1, 0), extractor(MineOptions()), MineOptions())
    *_, end = mine_attempt(batch)
    assert isinstance(end, PartDone)
    return end.part


def settle_all(out: Path, index: Index) -> None:
    index.set_aside(keep=True)
    for settling in settlings(index, 2):
        list(settle_attempt(settling))
