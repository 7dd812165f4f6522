"""What a sign or the word "points" beside a number says of it: "(+27.3%)", "-18.8%", "3.2 points up"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

_SIGNS = {"+": "increase", "-": "decrease", "\u2212": "decrease"}
_BEFORE_MINUS = frozenset({"of", "is", "was", "at", "to", "by", "from"})
"""Behind these a hyphen right before a number is a minus."""
_REACH = 24


def change_by_sign(raw: str, start: int) -> str:
    """Tell the change that a sign right before a number says; a hyphen between words or numbers is none.

    Args:
        raw: The sentence.
        start: Where the number begins.

    Returns:
        ``increase``, ``decrease`` or nothing.

    Example:
        >>> [change_by_sign(text, text.index("1")) for text in ("(+1.3%)", "cut: -18%", "9-12 t", "9 -12 t", "Aisle-1")]
        ['increase', 'decrease', '', '', '']
    """
    change = _SIGNS.get(raw[start - 1], "") if start else ""
    if not change:
        return ""
    before = raw[start - 2] if start > 1 else "("
    if before in "(:" or not before.isspace():
        return change if before in "(:" else ""
    if change == "increase" or not (last := raw[: start - 2].rstrip())[-1:].isalnum():
        return change
    # "a cut of −30%", "growth was -2%", but "9 -12 t" and "Aisle -1"
    told = last[-1].isalpha() and (raw[start - 1] == "−" or last.rpartition(" ")[2] in _BEFORE_MINUS)
    return change if told else ""


class Signs:
    """Tells a minus from a hyphen where words are written without spaces: 增长-3.2%.

    Args:
        table: The language's ``numbers.toml``.

    Example:
        >>> from policymine.lang import load
        >>> signs = Signs(load("zh").tables["numbers"])
        >>> signs.change("出口增长-3.2%", 5), signs.change("增长2-3%", 4)
        ('decrease', '')
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._rises = tuple(table.get("minus_behind", ())) or ("\0",)

    def change(self, raw: str, start: int) -> str:
        """The change that a minus before a number makes of a rise; nothing without one."""
        minus = start > 1 and _SIGNS.get(raw[start - 1]) == "decrease"
        return "decrease" if minus and raw[: start - 1].endswith(self._rises) else ""


class Points:
    r"""Tells points that are percentage points from those of a score.

    Args:
        table: The language's ``numbers.toml``.

    Example:
        >>> from policymine.lang import load
        >>> points = Points(load("en").tables["numbers"])
        >>> points.end("3.2 points up on the year", 0, 3), points.end("scored 80 points", 7, 9)
        (10, 0)
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        points = table.get("points", {})
        self._after = regex.compile(points.get("after", r"(?!)"))
        self._word = regex.compile(points.get("word", r"(?!)"))
        self._before = regex.compile(points.get("before", r"(?!)"))

    def end(self, folded: str, start: int, end: int) -> int:
        """Give where the word ends that makes a number percentage points, or 0.

        Args:
            folded: The sentence in lower case.
            start: Where the number begins.
            end: Where it ends.
        """
        match = self._after.match(folded, end)
        if match is None and self._before.search(folded, max(0, start - _REACH), start):
            match = self._word.match(folded, end)
        return 0 if match is None else int(match.end())
