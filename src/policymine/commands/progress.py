"""How far a long run is: a bar on a terminal, a line every half minute elsewhere, or lines of JSON."""

from __future__ import annotations

import contextlib
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

import click

if TYPE_CHECKING:
    from policymine.summary import Tally

EVERY = 30.0
"""Seconds between two lines."""

Form = Literal["auto", "json", "none"]


@contextmanager
def progress(tally: Tally, count: Callable[[], int], form: Form) -> Iterator[Callable[[], None]]:
    """Show how far a run is, on standard error.

    Args:
        tally: What has come of the run so far.
        count: Counts the files that there are; called beside the run, for in a large archive it takes its time.
        form: ``auto`` for a bar or lines, ``json`` for lines of JSON, ``none``.

    Yields:
        What to call whenever the tally has changed.
    """
    if form == "none":
        yield lambda: None
        return
    total = _Total(count)
    if form == "json":
        yield _Every(lambda: _say_json("progress", **_state(tally, total)))
    elif sys.stderr.isatty():
        with _bar(tally, total) as show:
            yield show
    else:
        yield _Every(lambda: click.echo(_line(tally, total), err=True))


def say_json_end(report: dict[str, Any]) -> None:
    """Write what ``run.json`` says as the last line of JSON."""
    _say_json("end", **report)


def _say_json(event: str, **fields: Any) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    click.echo(json.dumps({"time": now, "event": event, **fields}, ensure_ascii=False), err=True)


class _Total:
    """The number of files, None until it is known."""

    def __init__(self, count: Callable[[], int]) -> None:
        self.files: int | None = None
        threading.Thread(target=self._count, args=(count,), daemon=True).start()

    def _count(self, count: Callable[[], int]) -> None:
        with contextlib.suppress(OSError):
            self.files = count()


class _Every:
    def __init__(self, say: Callable[[], None]) -> None:
        self._say = say
        self._last = time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            self._say()


def _state(tally: Tally, total: _Total) -> dict[str, Any]:
    done = tally.files + tally.under_way
    rate = done / max(tally.seconds, 0.001)
    left = None if total.files is None else round(max(0, total.files - done) / max(rate, 1e-9))
    return {
        "files": done,
        "of": total.files,
        "pages": tally.pages,
        "records": tally.records,
        "issues": tally.issues,
        "files_per_second": round(rate, 2),
        "seconds_left": left,
    }


def _line(tally: Tally, total: _Total) -> str:
    state = _state(tally, total)
    of = "" if state["of"] is None else f" of {state['of']}"
    left = "" if state["seconds_left"] is None else f", {_duration(state['seconds_left'])} left"
    return f"{state['files']}{of} files, {_described(state)}{left}"


def _described(state: dict[str, Any]) -> str:
    return (
        f"{state['pages']} pages, {state['records']} records, {state['issues']} issues, "
        f"{state['files_per_second']:.1f} files/s"
    )


def _duration(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"


@contextmanager
def _bar(tally: Tally, total: _Total) -> Iterator[Callable[[], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("mining"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show() -> None:
            state = _state(tally, total)
            bar.update(task, completed=state["files"], total=state["of"], description=_described(state))

        yield show
