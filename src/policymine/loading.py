"""Load much at once without Python's collector of garbage looking through it again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_own = False


def own_process() -> None:
    """Say that this process is policymine's own: what it loads stays to its end.

    The collector of garbage then leaves out all that is there once a language is loaded, a tenth of the time of mining.
    In the process of somebody else it goes on looking through everything, for not all that is there is ours.
    """
    global _own
    _own = True


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
