"""Take many things through some stages together: each stage for all of them, and then the next.

What a stage needs (code, patterns, tables) is then at hand in the processor's own memory; stage after stage for each
thing, they would drive each other out of it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeVar, cast

Outcome = TypeVar("Outcome")


def in_step(stages: Iterable[Generator[None, None, Outcome]]) -> list[Outcome]:
    """Run generators side by side, each up to its next ``yield`` in its turn, and give what they return.

    Args:
        stages: For each thing a generator that yields between two stages.

    Example:
        >>> def steps(name):
        ...     print(f"first {name}")
        ...     yield
        ...     print(f"second {name}")
        ...     return name.upper()
        >>> in_step([steps("a"), steps("b")])
        first a
        first b
        second a
        second b
        ['A', 'B']
    """
    waiting = list(enumerate(stages))
    outcomes: list[Outcome | None] = [None] * len(waiting)
    while waiting:
        going_on = []
        for each in waiting:
            try:
                next(each[1])
            except StopIteration as end:
                outcomes[each[0]] = end.value
            else:
                going_on.append(each)
        waiting = going_on
    return cast(list[Outcome], outcomes)
