"""Mapping over files in several processes."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from policymine.engines import map_local, mine, mine_inputs
from policymine.errors import UsageError
from policymine.inputs import Input
from policymine.pipeline import MineOptions


def double(item: int) -> int:
    return item * 2


def die_of_three(item: int) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * 2


def slow_first(item: int) -> int:
    time.sleep(0.3 if item == 0 else 0)
    return item


def crash(item: int) -> int:
    return -item


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_that_of_the_items(jobs: int) -> None:
    assert list(map_local(slow_first, range(20), jobs, on_crash=crash)) == list(range(20))


def test_a_dead_worker_costs_one_item() -> None:
    assert list(map_local(die_of_three, range(12), 2, on_crash=crash)) == [i * 2 if i != 3 else -3 for i in range(12)]


def test_items_are_taken_only_as_room_becomes_free() -> None:
    items = iter(range(1, 1001))
    outcomes = map_local(double, items, 2, on_crash=crash)
    assert next(outcomes) == 2
    assert next(items) < 20
    outcomes.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("jobs", [0, -1])
def test_jobs_must_be_positive(jobs: int) -> None:
    with pytest.raises(UsageError, match="at least 1"):
        list(map_local(double, [1], jobs, on_crash=crash))


def test_a_crash_is_an_issue_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from policymine import engines

    def broken(function: object, items: list[Input], jobs: int, *, on_crash: object) -> Iterator[object]:
        yield from map(on_crash, items)  # type: ignore[arg-type]

    monkeypatch.setattr(engines, "map_local", broken)
    (result,) = mine_inputs([Input("/a.pdf", "a.pdf")], jobs=2, options=MineOptions())
    assert [(issue.source, issue.category) for issue in result.issues] == [("a.pdf", "crashed")]


def test_two_processes_give_what_one_gives(reports: Path) -> None:
    assert list(mine(reports, jobs=2)) == list(mine(reports, jobs=1))


def test_an_error_of_the_function_ends_the_map() -> None:
    with pytest.raises(ZeroDivisionError):
        list(map_local(one_over, [1, 0], 2, on_crash=crash))


def one_over(item: int) -> int:
    return 1 // item


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for other processes")
def test_workers_end_on_interrupt() -> None:
    assert list(map_local(sigint_is_default, [1], 2, on_crash=crash)) == [True]


def sigint_is_default(item: int) -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_DFL
