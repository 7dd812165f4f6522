"""Mapping over files in several processes."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policymine.engines import map_local, mine, mine_inputs
from policymine.errors import UsageError
from policymine.inputs import Input
from policymine.pipeline import MineOptions
from policymine.workers import Limits, Lost


def double(item: int) -> int:
    return item * 2


def die_of_three(item: int) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * 2


def slow_first(item: int) -> int:
    time.sleep(0.3 if item == 0 else 0)
    return item


def lost(item: int, how: Lost) -> int:
    return -item


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_that_of_the_items(jobs: int) -> None:
    assert list(map_local(slow_first, range(20), jobs, on_lost=lost)) == list(range(20))


def test_a_dead_worker_costs_one_item() -> None:
    assert list(map_local(die_of_three, range(12), 2, on_lost=lost)) == [i * 2 if i != 3 else -3 for i in range(12)]


def test_items_are_taken_only_as_room_becomes_free() -> None:
    items = iter(range(1, 1001))
    outcomes = map_local(double, items, 2, on_lost=lost)
    assert next(outcomes) == 2
    assert next(items) < 20
    outcomes.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("jobs", [0, -1])
def test_jobs_must_be_positive(jobs: int) -> None:
    with pytest.raises(UsageError, match="at least 1"):
        list(map_local(double, [1], jobs, on_lost=lost))


def said_lost(item: int, how: Lost) -> str:
    return how.reason


def hang_at_three(item: int) -> int:
    if item == 3:
        time.sleep(600)
    return item


def grow_at_three(item: int) -> int:
    if item == 3:
        held = []
        while True:
            held.append(b"x" * 10_000_000)
            time.sleep(0.001)
    return item


def test_a_hung_worker_costs_one_item() -> None:
    found = list(map_local(hang_at_three, range(8), 2, on_lost=said_lost, limits=Limits(seconds=1)))
    assert found == [0, 1, 2, "timeout", 4, 5, 6, 7]


def test_a_worker_that_grows_costs_one_item() -> None:
    pytest.importorskip("psutil")
    found = list(map_local(grow_at_three, range(8), 1, on_lost=said_lost, limits=Limits(megabytes=400)))
    assert found == [0, 1, 2, "memory", 4, 5, 6, 7]


def die_at_first(folder: Path) -> str:
    mark = folder / "mark"
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def test_a_worker_that_somebody_ends_costs_nothing(tmp_path: Path) -> None:
    assert list(map_local(die_at_first, [tmp_path], 2, on_lost=said_lost)) == ["done"]


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are those of POSIX")
def test_what_a_worker_has_started_ends_with_it(tmp_path: Path) -> None:
    assert list(map_local(start_a_sleeper, [tmp_path], 1, on_lost=said_lost, limits=Limits(seconds=1))) == ["timeout"]
    sleeper = int((tmp_path / "pid").read_text())
    for _ in range(100):
        with contextlib.suppress(OSError):
            if Path(f"/proc/{sleeper}/stat").read_text().split()[2] == "Z":  # ended, and nobody waits for it
                return
            os.kill(sleeper, 0)
            time.sleep(0.05)
            continue
        return
    pytest.fail("it goes on")


def start_a_sleeper(folder: Path) -> str:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as sleeper:
        (folder / "pid").write_text(str(sleeper.pid))
    return "woke"


def test_processes_that_never_start_are_an_error(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text("from policymine.engines import mine\nprint(len(list(mine('.', jobs=2))))\n")
    (tmp_path / "a.txt").write_text("The city built 79 parks.\n")
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "the processes end as soon as they are started" in done.stderr


@pytest.mark.parametrize("reason", ["crashed", "timeout", "memory"])
def test_a_lost_process_is_an_issue_of_the_file(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from policymine import engines

    def broken(function: object, items: list[Input], jobs: int, *, on_lost: Any, limits: object) -> Iterator[object]:
        yield from (on_lost(item, Lost(reason)) for item in items)  # type: ignore[arg-type]

    monkeypatch.setattr(engines, "map_local", broken)
    (result,) = mine_inputs([Input("/a.pdf", "a.pdf")], jobs=2, options=MineOptions())
    assert [(issue.source, issue.category) for issue in result.issues] == [("a.pdf", reason)]


def test_two_processes_give_what_one_gives(reports: Path) -> None:
    assert list(mine(reports, jobs=2)) == list(mine(reports, jobs=1))


def test_an_error_of_the_function_ends_the_map() -> None:
    with pytest.raises(ZeroDivisionError):
        list(map_local(one_over, [1, 0], 2, on_lost=lost))


def one_over(item: int) -> int:
    return 1 // item


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for other processes")
def test_workers_end_on_interrupt() -> None:
    assert list(map_local(sigint_is_default, [1], 2, on_lost=lost)) == [True]


def sigint_is_default(item: int) -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_DFL
