"""Load much at once without Python's collector of garbage looking through it again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_own = False
_MADE = 50_000
"""After so many things are made the collector looks through those made last."""


def own_process() -> None:
    """Say that this process is policymine's own: what it loads stays to its end.

    The collector of garbage then leaves out all that is there once a language is loaded, a tenth of the time of mining,
    and looks seldom also while documents are read and tables written, so that it need not look through all of a
    document's records at its end.
    In the process of somebody else it goes on looking through everything, for not all that is there is ours.
    """
    global _own
    _own = True
    often, *others = gc.get_threshold()
    if 0 < often < _MADE:
        gc.set_threshold(_MADE, *others)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of garbage off while something large and lasting is loaded.

    It takes a sixth of the time in which spaCy and the patterns of a language are loaded, and finds nothing.

    Example:
        >>> with uncollected():
        ...     gc.isenabled()
        False
        >>> gc.isenabled()
        True
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if _own:
            gc.freeze()
        if was_on:
            gc.enable()


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let the collector of garbage look less often while a document is mined.

    What is made meanwhile is kept, not thrown away, and it holds few circles: with Python's own setting the collector
    took a fifth of the time in somebody else's process, a fifteenth in one of ours, and found next to nothing.

    Example:
        >>> before = gc.get_threshold()
        >>> with rarely_collected():
        ...     gc.get_threshold()[0] >= 50_000
        True
        >>> gc.get_threshold() == before
        True
    """
    before = gc.get_threshold()
    if not 0 < before[0] < _MADE:  # it is off, or looks as seldom already
        yield
        return
    gc.set_threshold(_MADE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
