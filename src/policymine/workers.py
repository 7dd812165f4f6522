"""Processes that work items off and may die: each is watched for its time and memory, and its end costs one item."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from policymine.errors import MissingExtra, PolicymineError
from policymine.loading import own_process

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext

Item = TypeVar("Item")

_LOOK = 0.2
"""Seconds between two looks at the memory of the processes."""
_FALSE_STARTS = 3
_MEGABYTE = 1_000_000
_READY, _SAID, _DONE, _FAILED = range(4)


class Limits(NamedTuple):
    """What a process may use before it is ended; None is no limit.

    Attributes:
        seconds: Time between two messages of the function.
        megabytes: Memory of the process together with those that it has started (1 is 1,000,000 bytes).
    """

    seconds: float | None = None
    megabytes: float | None = None


NO_LIMITS = Limits()


class Said(NamedTuple):
    """A message that the function yielded."""

    message: Any


class Done(NamedTuple):
    """The function is through with its item."""


class Lost(NamedTuple):
    """The process that had the item is gone.

    Attributes:
        reason: ``crashed`` (it died by itself, or somebody ended it), ``timeout`` or ``memory``.
    """

    reason: Literal["crashed", "timeout", "memory"]


def work_off(
    function: Callable[[Item], Iterator[Any]],
    take: Callable[[], Item | None],
    jobs: int,
    limits: Limits = NO_LIMITS,
) -> Iterator[tuple[Item, Said | Done | Lost]]:
    """Work items off in several processes.

    Args:
        function: A function that can be pickled. What it yields is passed on at once and starts its time limit anew.
        take: Gives the next item; None if there is none at the moment. It is asked again when a process has ended its
            item, so items may be put back; the work ends when there is none and no process has one.
        jobs: Number of processes.
        limits: What each may use.

    Yields:
        Items, each with what happened: any number of ``Said``, then ``Done`` or ``Lost``.

    Raises:
        MissingExtra: If memory is to be limited and psutil is not installed.
        PolicymineError: If no process can be started.
        Exception: Whatever the function raised.

    Example:
        >>> list(work_off(iter, lambda: None, jobs=2))
        []
    """
    memory = _memory_watch(limits.megabytes)
    context = multiprocessing.get_context("spawn")  # the same on every system, and safe beside the threads of a bar
    workers: list[_Worker[Item]] = [_Worker(context, function)]  # it starts while the first item is looked for
    unstarted: list[Item] = []
    false_starts = 0

    def following() -> Item | None:
        return unstarted.pop() if unstarted else take()

    try:
        while True:
            for worker in [each for each in workers if each.item is None]:
                if (item := following()) is None:
                    break
                if worker.has_started and limits.megabytes and memory(worker) > limits.megabytes / 2:
                    # It kept much of what it used: it starts anew, lest this item pays for it.
                    _end([worker], workers)
                    workers.append(_Worker(context, function, item))
                else:
                    worker.give(item)
            while len(workers) < jobs and (item := following()) is not None:
                workers.append(_Worker(context, function, item))
            if all(each.item is None for each in workers):
                return
            for worker, event in _events(workers, limits, memory):
                item = worker.item
                if isinstance(event, Lost):
                    _end([worker], workers)
                    if not worker.has_started and item is not None:
                        unstarted.append(item)
                        false_starts += 1
                        if false_starts >= _FALSE_STARTS:
                            raise PolicymineError("the processes end as soon as they are started", hint=_GUARD)
                        continue
                if isinstance(event, Done):
                    worker.item = None
                if item is not None:
                    false_starts = 0
                    yield item, event
    finally:
        _end(list(workers), workers)


_GUARD = 'a script that calls policymine with several processes needs if __name__ == "__main__": around its work'


class _Worker(Generic[Item]):
    """One process, and the item that it has."""

    def __init__(
        self, context: SpawnContext, function: Callable[[Item], Iterator[Any]], item: Item | None = None
    ) -> None:
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, function), daemon=True)
        self.process.start()
        theirs.close()  # so that the end of the process is the end of the connection
        self.has_started = False
        self.item: Item | None = item
        self.since = time.monotonic()

    @property
    def is_busy(self) -> bool:
        return self.has_started and self.item is not None

    def give(self, item: Item) -> None:
        self.item, self.since = item, time.monotonic()
        if self.has_started:  # else it is sent then
            with contextlib.suppress(OSError):  # a dead process is noticed when it is listened to
                self.connection.send(item)

    def heard(self) -> Said | Done | Lost | None:
        try:
            tag, message = self.connection.recv()
        except (EOFError, OSError):
            return Lost("crashed")
        self.since = time.monotonic()
        if tag == _READY:
            self.has_started = True
            if self.item is not None:
                self.give(self.item)
            return None
        if tag == _FAILED:
            raise message
        return Done() if tag == _DONE else Said(message)

    def end(self) -> None:
        """End the process together with those that it has started (text recognition, LibreOffice)."""
        self.connection.close()
        pid = self.process.pid
        if self.has_started and pid is not None and hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.process.close()


def _events(
    workers: list[_Worker[Item]], limits: Limits, memory: Callable[[_Worker[Item]], float]
) -> Iterator[tuple[_Worker[Item], Said | Done | Lost]]:
    pauses = [_LOOK] if limits.megabytes else []
    if limits.seconds is not None:
        now = time.monotonic()
        pauses += [max(0.0, each.since + limits.seconds - now) for each in workers if each.is_busy]
    ready = wait([each.connection for each in workers], min(pauses, default=None))
    for worker in list(workers):
        if worker.connection in ready:
            if (event := worker.heard()) is not None:
                yield worker, event
        elif worker.is_busy:
            if limits.seconds is not None and time.monotonic() - worker.since >= limits.seconds:
                yield worker, Lost("timeout")
            elif limits.megabytes and memory(worker) > limits.megabytes:
                yield worker, Lost("memory")


def _end(ended: list[_Worker[Item]], workers: list[_Worker[Item]]) -> None:
    for worker in ended:
        workers.remove(worker)
        worker.end()


def _memory_watch(limit: float | None) -> Callable[[_Worker[Any]], float]:
    """Give what tells the megabytes of a process and its children."""
    if limit is None:
        return lambda worker: 0.0
    try:
        import psutil
    except ImportError:
        hint = 'pip install "policymine[bulk]"'
        raise MissingExtra("limiting memory needs psutil, which is not installed", hint=hint) from None

    def used(worker: _Worker[Any]) -> float:
        total = 0
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(worker.process.pid)
            for each in (process, *process.children(recursive=True)):
                with contextlib.suppress(psutil.Error):
                    total += each.memory_info().rss
        return total / _MEGABYTE

    return used


def _serve(connection: Connection[Any, Any], function: Callable[[Any], Iterator[Any]]) -> None:
    """Work in the process: take items until the parent closes the connection or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # what this process starts ends with it
    threading.Thread(target=_follow_parent, daemon=True).start()
    own_process()
    connection.send((_READY, None))
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        try:
            for message in function(item):
                connection.send((_SAID, message))
        except Exception as error:  # noqa: BLE001 - raised again in the parent
            _send_error(connection, error)
            return
        connection.send((_DONE, None))


def _send_error(connection: Connection[Any, Any], error: Exception) -> None:
    try:
        connection.send((_FAILED, error))
    except Exception:  # noqa: BLE001 - an error that cannot be pickled
        connection.send((_FAILED, RuntimeError(f"{type(error).__name__}: {error}")))


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
