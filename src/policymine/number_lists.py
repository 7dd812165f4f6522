"""Lists of numbers of which only the last one has the scale: "118, 85 and 67 million tonnes"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import regex

from policymine.numbers import Number

_MOST = 1000
"""A list's member without a scale of its own is less than that."""
_ALIKE = 50
"""So many times as large as the next one a member may be, or as small."""
_REACH = 24


class NumberLists:
    """Finds lists of numbers of which only the last one has the scale.

    Args:
        table: ``numbers.toml`` of a language; without ``number_lists`` there are none.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.numbers import NumberReader
        >>> table = load("en").tables["numbers"]
        >>> text = "they had 118, 85 and 67 million tonnes, of which 9 were lost"
        >>> [number.value for number in NumberLists(table).scaled(text, NumberReader(table).find(text))]
        [118000000.0, 85000000.0, 67000000.0, 9.0]
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        lists = table.get("number_lists", {})
        self._works = bool(lists)
        names = ("joint", "last_joint", "step", "opener")
        self._joint, self._last_joint, self._step, self._opener = (
            regex.compile(lists.get(name, r"(?!)")) for name in names
        )

    def scaled(self, folded: str, numbers: Sequence[Number]) -> list[Number]:
        """Give the members of a list the scale that only its last one has.

        Args:
            folded: The sentence, folded.
            numbers: Its numbers in order.
        """
        told = list(numbers)
        if not self._works or len(told) < 2:
            return told
        ended = False  # whether an "and" has been seen, behind which a list ends
        for at in range(len(told) - 2, -1, -1):
            number, after = told[at], told[at + 1]
            if after.scale <= 1 or number.scaled or number.worded or not number.value < _MOST:
                ended = False
                continue
            last = self._last_joint.fullmatch(folded, number.end, after.start) is not None
            joined = last or (ended and self._joint.fullmatch(folded, number.end, after.start) is not None)
            ended = joined
            if not joined and self._step.fullmatch(folded, number.end, after.start) is not None:
                joined = self._opener.search(folded, max(0, number.start - _REACH), number.start) is not None
            own = after.value / after.scale
            if joined and own / _ALIKE <= number.value <= own * _ALIKE:
                value = float(f"{number.value * after.scale:.12g}")
                told[at] = number._replace(value=value, scaled=True, scale=after.scale)
        return told
