"""Time by stage: what a run tells of itself."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from types import TracebackType
from typing import Self


class Stopwatch:
    """Adds up the seconds of each stage; while a stage runs inside another one, the outer one stands still.

    Args:
        now: The clock.

    Attributes:
        seconds: What each stage took so far.

    Example:
        >>> watch = Stopwatch()
        >>> with watch.time("read"):
        ...     with watch.time("write"):
        ...         pass
        >>> sorted(watch.seconds)
        ['read', 'write']
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._stack: list[str] = []
        self._since = 0.0

    def time(self, stage: str) -> Self:
        """Begin a stage, which ends with the block of the ``with``."""
        now = self._now()
        if self._stack:
            self.seconds[self._stack[-1]] += now - self._since
        self._stack.append(stage)
        self._since = now
        return self

    def __enter__(self) -> None:
        """Nothing to do: the stage has begun."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the stage that began last."""
        now = self._now()
        self.seconds[self._stack.pop()] += now - self._since
        self._since = now
