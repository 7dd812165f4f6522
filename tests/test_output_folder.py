"""Runs into an output folder: what they leave, what a second run does, and what a kill at any moment costs."""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from policymine.bulk import fingerprint, parts, run
from policymine.bulk.batches import Batch, Todo, mine_batch
from policymine.bulk.run import FolderRun, Settings
from policymine.engines import mine
from policymine.errors import PolicymineError, UsageError
from policymine.inputs import find_inputs
from policymine.pipeline import MineOptions
from policymine.rows import row
from policymine.workers import Done, Limits, Lost, Said

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")
pytest.importorskip("filelock")

TEXT = """{city}市2023年工作总结

2023年，全市建成污水处理厂{plants}座，森林覆盖率达到{cover}%，同比提高1.5个百分点。
到2025年底，受污染耕地安全利用率达到98%以上，再新增公园{parks}个，完成老旧小区改造{old}个。
"""
Events = Iterator[tuple[Any, Said | Done | Lost]]


def text_of(number: int) -> str:
    return TEXT.format(
        city="甲乙丙丁戊己庚辛"[number % 8], plants=number + 3, cover=30 + number, parks=7, old=number * 9
    )


def archive(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(text_of(number), encoding="utf-8")
    return folder


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """All rows of a table of a settled folder, as anybody would read the dataset, sorted."""
    import pyarrow.parquet as pq

    found = [
        each for part in sorted((out / name).glob("*.parquet")) for each in pq.ParquetFile(part).read().to_pylist()
    ]
    return sorted(found, key=repr)


def expected(folder: Path) -> list[dict[str, Any]]:
    return sorted((row(result, each) for result in mine(folder) for each in result.records), key=repr)


def inline(
    function: Callable[[Any], Iterator[Any]], take: Callable[[], Any], jobs: int, limits: object = None
) -> Events:
    """Work items off in this process, which needs no second of waiting."""
    while (item := take()) is not None:
        for message in function(item):
            yield item, Said(message)
        yield item, Done()


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "work_off", inline)


def go(folder: Path, out: Path, options: MineOptions = MineOptions(), **settings: Any) -> FolderRun:  # noqa: B008
    one = FolderRun(out, options, Settings(**settings))
    for _ in one.run(find_inputs([folder])):
        pass
    return one


@pytest.mark.usefixtures("here")
class TestRuns:
    def test_the_rows_are_those_of_the_plain_table(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 12), tmp_path / "out"
        (folder / "empty.txt").write_text("")
        found = go(folder, out)
        assert table(out, "records") == expected(folder)
        assert [each["source"] for each in table(out, "issues")] == ["empty.txt"]
        documents = {each["source"]: each for each in table(out, "documents")}
        assert len(documents) == 13
        assert documents["empty.txt"]["status"] == "failed"
        assert documents["0001.txt"]["report_year"] == 2023
        assert sum(each["records"] for each in documents.values()) == found.tally.records == len(expected(folder))

    def test_a_second_run_mines_only_what_is_new_or_changed(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 6), tmp_path / "out"
        (folder / "damaged.pdf").write_bytes(b"no pdf")
        assert go(folder, out).tally.counts()["mined"] == 6
        before = sorted(str(path) for path in out.rglob("*.parquet"))
        again = go(folder, out).tally.counts()
        assert (again["mined"], again["failed"], again["skipped"]) == (0, 0, 7)
        assert sorted(str(path) for path in out.rglob("*.parquet")) == before
        (folder / "0002.txt").write_text(text_of(40), encoding="utf-8")
        (folder / "new.txt").write_text(text_of(41), encoding="utf-8")
        os.utime(folder / "0003.txt")  # another time, the same content
        third = go(folder, out).tally.counts()
        assert (third["mined"], third["skipped"]) == (2, 6)
        assert table(out, "records") == expected(folder)

    def test_another_extractor_mines_everything_anew(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 3), tmp_path / "out"
        go(folder, out)
        assert go(folder, out, MineOptions("zh")).tally.counts()["mined"] == 3
        assert len(table(out, "documents")) == 3

    def test_what_the_user_says_of_one_file_mines_that_one_anew(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 3), tmp_path / "out"
        go(folder, out)
        one = FolderRun(out, MineOptions(), Settings())
        said = (
            each._replace(facts={"region": "X"} if each.source == "0001.txt" else None)
            for each in find_inputs([folder])
        )
        for _ in one.run(said):
            pass
        assert one.tally.counts()["mined"] == 1
        assert {each["region"] for each in table(out, "documents") if each["source"] == "0001.txt"} == {"X"}

    def test_times_can_be_trusted(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 3), tmp_path / "out"
        go(folder, out)
        one, stat = folder / "0001.txt", (folder / "0001.txt").stat()
        one.write_text(text_of(1).replace("98%", "97%"), encoding="utf-8")
        os.utime(one, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert go(folder, out, trust_times=True).tally.counts()["mined"] == 0
        assert go(folder, out).tally.counts()["mined"] == 1
        one.write_text(text_of(1), encoding="utf-8")
        assert go(folder, out, trust_times=True).tally.counts()["mined"] == 1

    def test_rows_of_files_that_are_gone_stay_until_they_are_pruned(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 4), tmp_path / "out"
        go(folder, out)
        (folder / "0002.txt").unlink()
        kept = go(folder, out)
        assert (kept.tally.gone, len(table(out, "documents"))) == (1, 4)
        assert "1 file gone since an earlier run, kept (--prune drops them)" in kept.tally.lines()
        assert go(folder, out, prune=True).tally.pruned == 1
        assert table(out, "records") == expected(folder)

    def test_nothing_is_pruned_where_a_folder_or_archive_cannot_be_looked_into(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 2), tmp_path / "out"
        with zipfile.ZipFile(folder / "more.zip", "w") as packed:
            packed.writestr("a.txt", text_of(50))
        assert go(folder, out).tally.counts()["mined"] == 3
        (folder / "more.zip").write_bytes(b"damaged")
        assert go(folder, out, prune=True).tally.counts()["pruned"] == 0
        assert {each["source"] for each in table(out, "documents")} == {
            "0000.txt",
            "0001.txt",
            "more.zip",
            "more.zip/a.txt",
        }

    def test_an_empty_walk_prunes_nothing(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 2), tmp_path / "out"
        go(folder, out)
        shutil.rmtree(folder)
        folder.mkdir()
        assert go(folder, out, prune=True).tally.counts()["gone"] == 2
        assert len(table(out, "documents")) == 2

    def test_many_small_parts_become_few(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 30), tmp_path / "out"
        go(folder, out)
        assert len(list((out / "manifest").glob("*.parquet"))) == 1

    def test_parts_are_bounded(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from policymine.bulk import settle

        monkeypatch.setattr(settle, "FILES", 10)
        folder, out = archive(tmp_path / "in", 30), tmp_path / "out"
        go(folder, out)
        assert len(list((out / "manifest").glob("*.parquet"))) == 3
        assert table(out, "records") == expected(folder)

    def test_the_report_of_a_run(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        go(archive(tmp_path / "in", 3), out)
        report = json.loads((out / "run.json").read_text())
        assert report["state"] == "finished"
        assert report["run"]["mined"] == report["folder"]["documents"] == 3
        assert {"read", "sentences", "numbers", "statements", "themes", "write"} <= report["seconds_by_stage"].keys()
        assert report["options"]["ocr"] == "auto"
        identity = report["id"]
        go(tmp_path / "in", out)
        assert json.loads((out / "run.json").read_text())["id"] == identity

    def test_a_file_in_a_slow_batch_is_put_off_not_lost(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder, out = archive(tmp_path / "in", 8), tmp_path / "out"
        monkeypatch.setattr(run, "Batch", lambda *each: Batch(*each, seconds=0))
        monkeypatch.setattr(run, "_FILES", 64)
        assert go(folder, out).tally.counts()["mined"] == 8
        assert table(out, "records") == expected(folder)


class TestExtractor:
    def test_models_count(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fingerprint, "models_folder", lambda: tmp_path)
        (tmp_path / "en-record.json").write_text("1")
        one = fingerprint.extractor(MineOptions())
        assert fingerprint.extractor(MineOptions()) == one
        (tmp_path / "en-record.json").write_text("2")
        assert fingerprint.extractor(MineOptions()) != one

    @pytest.mark.parametrize(
        "options", [MineOptions("en"), MineOptions(ocr="off"), MineOptions(min_confidence=0.5), MineOptions("zh")]
    )
    def test_options_count(self, options: MineOptions) -> None:
        assert fingerprint.extractor(options) != fingerprint.extractor(MineOptions())

    def test_of_a_file_its_content_counts(self, tmp_path: Path) -> None:
        """A path among the options stands for what is in the file."""
        one, other = tmp_path / "one.toml", tmp_path / "other.toml"
        one.write_text("a = 1")
        other.write_text("a = 1")
        assert fingerprint.extractor(MineOptions(str(one))) == fingerprint.extractor(MineOptions(str(other)))
        other.write_text("a = 2")
        assert fingerprint.extractor(MineOptions(str(one))) != fingerprint.extractor(MineOptions(str(other)))


class TestRefusals:
    @pytest.mark.usefixtures("here")
    def test_a_damaged_part_is_named_and_can_be_removed(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 3), tmp_path / "out"
        go(folder, out)
        (part,) = (out / "manifest").iterdir()
        part.write_bytes(part.read_bytes()[:100])
        with pytest.raises(PolicymineError, match="is damaged") as caught:
            go(folder, out)
        assert part.name in caught.value.hint
        part.unlink()
        assert go(folder, out).tally.counts()["mined"] == 3
        assert table(out, "records") == expected(folder)

    def test_a_folder_with_something_else_in_it(self, tmp_path: Path) -> None:
        folder = archive(tmp_path / "in", 1)
        with pytest.raises(UsageError, match="holds something else"):
            go(folder, folder)
        assert [path.name for path in folder.iterdir()] == ["0000.txt"]

    def test_two_runs_at_once(self, tmp_path: Path) -> None:
        import filelock

        out = tmp_path / "out"
        out.mkdir()
        with filelock.FileLock(out / ".lock"), pytest.raises(UsageError, match="another run writes"):
            go(archive(tmp_path / "in", 1), out)

    @pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are Unix's")
    def test_a_folder_that_may_not_be_written(self, tmp_path: Path) -> None:
        found, out = archive(tmp_path / "in", 1), tmp_path / "out"
        go(found, tmp_path / "other")  # everything that is imported on the way is there
        out.mkdir(mode=0o500)
        with nobody(), pytest.raises(UsageError, match="cannot be used"):
            go(found, out)

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        found = archive(tmp_path / "in", 1)
        (file := tmp_path / "a.txt").write_text("a file")
        for out in (file, file / "out"):
            with pytest.raises(UsageError, match="cannot be used"):
                go(found, out)


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """Give up root's rights for a while: root may write everywhere."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def lose(reason: Any, at: str, times: int) -> Callable[..., Events]:
    """Work items off here, but lose the process whenever it comes to a file, a number of times."""
    left = [times]

    def engine(function: Any, take: Callable[[], Any], jobs: int, limits: object = None) -> Events:
        while (item := take()) is not None:
            messages = function(item)
            for todo in item.todos if isinstance(item, Batch) else ():
                if todo.found.source == at and left[0] and not todo.lost:
                    left[0] -= 1
                    yield item, Lost(reason)
                    break
                yield item, Said(next(messages))
            else:
                yield from ((item, Said(each)) for each in messages)
                yield item, Done()

    return engine


class TestLosses:
    @pytest.mark.parametrize(("reason", "times"), [("crashed", 2), ("timeout", 1), ("memory", 1)])
    def test_a_lost_process_costs_one_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str, times: int
    ) -> None:
        folder, out = archive(tmp_path / "in", 12), tmp_path / "out"
        monkeypatch.setattr(run, "work_off", lose(reason, "0007.txt", times))
        done = go(folder, out)
        assert [(each["source"], each["category"]) for each in table(out, "issues")] == [("0007.txt", reason)]
        assert table(out, "records") == [each for each in expected(folder) if each["source"] != "0007.txt"]
        assert (done.tally.counts()["mined"], done.tally.counts()["lost"]) == (11, 1)
        assert go(folder, out).tally.counts()["skipped"] == 12
        monkeypatch.setattr(run, "work_off", inline)
        assert go(folder, out, retry=True).tally.counts()["mined"] == 1
        assert table(out, "records") == expected(folder)
        assert table(out, "issues") == []

    def test_a_process_that_somebody_ends_costs_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder, out = archive(tmp_path / "in", 12), tmp_path / "out"
        monkeypatch.setattr(run, "work_off", lose("crashed", "0007.txt", 1))
        assert go(folder, out).tally.counts()["mined"] == 12
        assert table(out, "records") == expected(folder)

    def test_processes_that_end_while_they_write_end_the_run(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def engine(function: Any, take: Callable[[], Any], jobs: int, limits: object = None) -> Events:
            while (item := take()) is not None:
                yield from ((item, Said(message)) for _, message in zip(item.todos, function(item), strict=False))
                yield item, Lost("crashed")

        monkeypatch.setattr(run, "work_off", engine)
        with pytest.raises(PolicymineError, match="end while they write"):
            go(archive(tmp_path / "in", 1), tmp_path / "out")
        assert json.loads((tmp_path / "out" / "run.json").read_text())["state"] == "failed"

    @pytest.mark.parametrize("table_name", parts.TABLES)
    def test_a_part_counts_whole_or_not_at_all(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table_name: str
    ) -> None:
        folder, out = archive(tmp_path / "in", 3), tmp_path / "out"
        (folder / "empty.txt").write_text("")
        real = parts.replacing

        @contextlib.contextmanager
        def full(path: Path) -> Iterator[Path]:
            with real(path) as temporary:
                yield temporary
                if path.parent.name == table_name:
                    raise OSError(28, "No space left on device")

        todos = tuple(Todo(found) for found in find_inputs([folder]))
        batch = Batch(todos, str(out), parts.part_name(1, 0), "e", MineOptions())
        if table_name != "duplicates":  # which a batch never writes
            monkeypatch.setattr(parts, "replacing", full)
            with pytest.raises(OSError, match="No space"):
                list(mine_batch(batch))
            assert parts.part_names(out) == []
        monkeypatch.setattr(parts, "replacing", real)
        parts.sweep(out)
        assert list(out.rglob("*.*")) == []
        list(mine_batch(batch))
        assert len(table(out, "records")) == len(expected(folder))

    @pytest.mark.usefixtures("here")
    def test_a_kill_between_a_new_part_and_the_removal_of_the_old(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from policymine.bulk import settle

        folder, out = archive(tmp_path / "in", 8), tmp_path / "out"
        monkeypatch.setattr(settle, "remove_part", stop)
        with pytest.raises(KeyboardInterrupt):
            go(folder, out)
        assert len(parts.part_names(out)) > 2
        monkeypatch.undo()
        monkeypatch.setattr(run, "work_off", inline)
        assert go(folder, out).tally.counts()["skipped"] == 8
        assert table(out, "records") == expected(folder)


def stop(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
class TestKills:
    @pytest.mark.parametrize("seed", [1])
    def test_a_run_that_is_killed_at_random_gives_the_same_in_the_end(self, tmp_path: Path, seed: int) -> None:
        folder, out = archive(tmp_path / "in", 60), tmp_path / "out"
        chance = random.Random(seed)
        line = [sys.executable, "-m", "policymine", "mine", str(folder), "-q", "-o", f"{out}/", "--jobs", "2"]
        for _ in range(3):
            with subprocess.Popen(line, stderr=subprocess.DEVNULL) as process:
                began = time.monotonic()
                while not parts.part_names(out) and process.poll() is None and time.monotonic() - began < 60:
                    time.sleep(0.01)
                time.sleep(chance.uniform(0, 0.5))
                process.kill()
        assert subprocess.run(line, timeout=120, check=False).returncode == 0
        assert table(out, "records") == expected(folder)
        assert len(table(out, "documents")) == 60
        report = json.loads((out / "run.json").read_text())
        assert report["state"] == "finished"
        assert report["run"]["skipped"] > 0

    def test_processes_end_with_the_parent(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 60), tmp_path / "out"
        line = [sys.executable, "-m", "policymine", "mine", str(folder), "-q", "-o", f"{out}/", "--jobs", "2"]
        with subprocess.Popen(line, stderr=subprocess.DEVNULL) as process:
            while not parts.part_names(out) and process.poll() is None:
                time.sleep(0.01)
            workers = children(process.pid)
            process.kill()
        assert workers
        began = time.monotonic()
        while any(map(is_running, workers)) and time.monotonic() - began < 30:
            time.sleep(0.05)
        assert not any(map(is_running, workers))

    def test_an_interrupt_keeps_what_is_written(self, tmp_path: Path) -> None:
        folder, out = archive(tmp_path / "in", 600), tmp_path / "out"
        line = [sys.executable, "-m", "policymine", "mine", str(folder), "-o", f"{out}/"]
        with subprocess.Popen(line, stderr=subprocess.PIPE) as process:
            assert process.stderr is not None
            while not parts.part_names(out) and process.poll() is None:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            said = process.stderr.read().decode()
            assert process.wait(30) == 130
        assert "interrupted: what was written is kept" in said
        assert json.loads((out / "run.json").read_text())["state"] == "interrupted"
        assert go_on(line) == 0
        assert table(out, "records") == expected(folder)


def go_on(line: list[str]) -> int:
    return subprocess.run([*line, "-q"], timeout=120, check=False).returncode


def children(pid: int) -> list[int]:
    psutil = pytest.importorskip("psutil")
    found = psutil.Process(pid).children()
    return [each.pid for each in found if "resource_tracker" not in " ".join(each.cmdline())]


def is_running(pid: int) -> bool:
    psutil = pytest.importorskip("psutil")
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_limits_of_real_processes(tmp_path: Path) -> None:
    """A file that takes longer than there is time for costs itself only."""
    folder, out = archive(tmp_path / "in", 3), tmp_path / "out"
    os.mkfifo(folder / "pipe.txt")  # refused by the walk
    found = go(folder, out, jobs=2, limits=Limits(seconds=60, megabytes=4000))
    assert found.tally.counts()["mined"] == 3
    assert found.tally.counts()["failed"] == 1
