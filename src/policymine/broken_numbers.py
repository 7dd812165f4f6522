"""Numbers in words with a broken part of a scale: "half a million", "two and a half billion"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import regex


class Broken(NamedTuple):
    """A number with a broken part.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        value: Its value.
        scale: Its scale.
    """

    start: int
    end: int
    value: float
    scale: float


class BrokenNumbers:
    """Finds the numbers with a broken part of one language.

    Args:
        table: The language's ``numbers.toml``; its ``broken`` has the patterns and what each part is.

    Example:
        >>> from policymine.lang import load
        >>> reader = BrokenNumbers(load("en").tables["numbers"])
        >>> [(n.start, n.value) for n in reader.find("some two and a half million, not half a dozen", float)]
        [(5, 2500000.0), (33, 6.0)]
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        broken = table.get("broken", {})
        self._signs = tuple(broken.get("signs", ()))
        self._parts = {word: float(value) for word, value in broken.get("parts", {}).items()}
        self._scales = {word: float(value) for word, value in table["scales"].items()}
        self._cardinals = {word: float(value) for word, value in table["cardinals"].items()}
        self._patterns = [
            regex.compile(
                pattern, 0, True, parts=list(self._parts), scales=list(self._scales), whole=list(self._cardinals)
            )
            for pattern in broken.get("patterns", [])
        ]

    def find(self, folded: str, read: Callable[[str], float]) -> Iterator[Broken]:
        """Find the numbers with a broken part, from left to right.

        Args:
            folded: A text as :func:`policymine.text.fold` gives it.
            read: Reads a number in digits.
        """
        if not any(map(folded.__contains__, self._signs)):
            return
        matches = [match for pattern in self._patterns for match in pattern.finditer(folded)]
        for match in sorted(matches, key=_start):
            said = match.groupdict()
            digits, word, scale = said.get("d"), said.get("w"), self._scales[match["s"]]
            whole = read(digits) if digits else self._cardinals.get(word, 1.0) if word else 0.0
            value = (whole + self._parts[" ".join(match["p"].split())]) * scale
            yield Broken(match.start(), match.end(), float(f"{value:.12g}"), scale)


def _start(match: regex.Match[str]) -> int:
    return int(match.start())
