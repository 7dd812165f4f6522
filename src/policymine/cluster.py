"""Work items off on a Dask cluster: each worker runs them in a process of its own, which may die, and tells of it.

The scheduler gives an item to another worker when one is gone, so an item may be worked off more than once, even twice
at the same time: the function must bear that. What happened is told once.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Generic, Self, TypeVar

from policymine.errors import MissingExtra, PolicymineError, UsageError
from policymine.workers import Done, Limits, Lost, Said, work_off

Item = TypeVar("Item")

_CONNECT = 15
_FIRST_WORKER = 60
"""Seconds to wait for the scheduler, and for the first worker."""
_AHEAD = 2
"""Items for each thread of the cluster that are handed out: one to work on, one to go on with."""
_LOOK = 5.0


class Cluster:
    """A Dask scheduler with its workers.

    Args:
        address: That of the scheduler, such as ``tcp://head:8786``.

    Raises:
        MissingExtra: If Dask is not installed.
        UsageError: If no scheduler answers, or it has no worker.

    Example:
        >>> Cluster("head")
        Traceback (most recent call last):
        policymine.errors.UsageError: 'head' is no address of a Dask scheduler
    """

    def __init__(self, address: str) -> None:
        if "://" not in address:
            hint = "give it with its protocol, as in tcp://head:8786"
            raise UsageError(f"{address!r} is no address of a Dask scheduler", hint=hint)
        try:
            from distributed import Client
        except ImportError:
            hint = 'pip install "policymine[dask]"'
            raise MissingExtra("--engine dask needs Dask, which is not installed", hint=hint) from None
        try:
            self._client = Client(address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            hint = "start one (dask scheduler), or look at its address"
            raise UsageError(f"no Dask scheduler answers at {address}: {error}", hint=hint) from None
        self._run = uuid.uuid4().hex
        self._threads, self._looked = 0, 0.0
        try:
            self._client.wait_for_workers(1, timeout=_FIRST_WORKER)
        except TimeoutError:
            self._client.close()
            hint = f"start some: dask worker {address}"
            raise UsageError(f"the Dask scheduler at {address} has no worker", hint=hint) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        with contextlib.suppress(Exception):  # nothing to tidy where the scheduler is gone
            self._client.run(_end_run, self._run, on_error="ignore")
        self._client.close()

    @property
    def threads(self) -> int:
        """How many items the workers can work on at the same time; workers may come and go."""
        if time.monotonic() - self._looked > _LOOK:
            self._threads = sum(self._client.nthreads().values())
            self._looked = time.monotonic()
        return max(1, self._threads)

    def work_off(
        self,
        function: Callable[[Item], Iterator[Any]],
        take: Callable[[], Item | None],
        jobs: int,
        limits: Limits,
    ) -> Iterator[tuple[Item, Said | Done | Lost]]:
        """Work items off, with the same meaning as :func:`policymine.workers.work_off`.

        What the function yields is passed on when its item is done. The workers tell how many items are worked on.

        Raises:
            PolicymineError: If the scheduler goes away.
            UsageError: If the workers have no policymine.
            Exception: Whatever the function raised.
        """
        from distributed import KilledWorker, as_completed

        items: dict[Any, Item] = {}
        completed = as_completed(loop=self._client.loop)
        try:
            while True:
                while len(items) < _AHEAD * self.threads and (item := take()) is not None:
                    key = f"policymine-{function.__name__}-{uuid.uuid4().hex}"
                    future = self._client.submit(_attempt, function, item, limits, self._run, key=key, pure=False)
                    items[future] = item
                    completed.add(future)
                if not items:
                    return
                future = next(completed)
                item = items.pop(future)
                try:
                    with _told():
                        events = future.result()
                except KilledWorker:
                    events = [Lost("crashed")]
                future.release()
                for event in events:
                    yield item, event
        finally:
            for future in items:
                future.release()


class _told:  # noqa: N801 - a context manager
    """Say in plain words what the cluster lacks."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ModuleNotFoundError):
            hint = "install the same version of policymine, with the same extras, where the workers run"
            raise UsageError(f"a Dask worker cannot run policymine: {error}", hint=hint) from error
        if type(error).__name__ in ("CancelledError", "FutureCancelledError", "CommClosedError"):
            hint = "start it and run the command again: what is written stays"
            raise PolicymineError("the Dask scheduler is gone", hint=hint) from error


class _Slot(Generic[Item]):
    """A process that a Dask worker keeps from one item to the next of a run."""

    def __init__(self, key: tuple[object, ...], function: Callable[[Item], Iterator[Any]], limits: Limits) -> None:
        self.key = key
        self._items: deque[Item] = deque()
        self._events = work_off(function, lambda: self._items.popleft() if self._items else None, 1, limits)

    def events(self, item: Item) -> list[Said | Done | Lost]:
        """Work an item off."""
        self._items.append(item)
        found = []
        for _, event in self._events:
            found.append(event)
            if not isinstance(event, Said):
                break
        return found

    def end(self) -> None:
        """End the process."""
        self._events.close()  # type: ignore[attr-defined] # it is a generator


class _Slots:
    """The processes of this Dask worker that wait for an item, and the runs that have ended."""

    lock = threading.Lock()
    idle: ClassVar[list[_Slot[Any]]] = []
    ended: ClassVar[deque[str]] = deque(maxlen=1000)


def _attempt(
    function: Callable[[Item], Iterator[Any]], item: Item, limits: Limits, run: str
) -> list[Said | Done | Lost]:
    """Work an item off in a Dask worker."""
    # Dask marks its workers so that Python lets them start no process, lest one stays behind. Ours follow their parent.
    if multiprocessing.current_process().daemon:
        multiprocessing.current_process().daemon = False
    key = (run, function.__name__)
    with _Slots.lock:
        mine = next((each for each in _Slots.idle if each.key == key), None)
        others = [each for each in _Slots.idle if each.key != key]
        _Slots.idle[:] = [each for each in _Slots.idle if each.key == key and each is not mine]
    for each in others:
        each.end()
    slot = mine or _Slot(key, function, limits)
    try:
        events = slot.events(item)
    except BaseException:
        slot.end()
        raise
    with _Slots.lock:
        is_wanted = run not in _Slots.ended
        if is_wanted:
            _Slots.idle.append(slot)
    if not is_wanted:
        slot.end()
    return events


def _end_run(run: str) -> None:
    """End the waiting processes of a run in a Dask worker; those at work end with their item."""
    with _Slots.lock:
        _Slots.ended.append(run)
        over = [each for each in _Slots.idle if each.key[0] == run]
        _Slots.idle[:] = [each for each in _Slots.idle if each.key[0] != run]
    for each in over:
        each.end()
