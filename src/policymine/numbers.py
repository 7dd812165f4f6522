"""Reading numbers: digits with groups and scales, number words, and mixtures of both.

The words are data of each language (``numbers.toml``); the arithmetic is the same for all. A number is a sum of
products: every scale word multiplies what stands before it and is smaller than itself, which reads
"two hundred fifty thousand" and 三千五百万 alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import regex

from policymine.lang import MATCH_SECONDS


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        start: First character.
        end: One past the last character, scale words included.
        value: The number with its scale.
        worded: Whether it is written in words only.
        scaled: Whether a scale word was part of it.
        scale: The product of the scale words after the digits (1 if there are none).
    """

    start: int
    end: int
    value: float
    worded: bool
    scaled: bool
    scale: float = 1.0


def add_up(parts: list[float], scales: frozenset[float]) -> float:
    """Add up the parts of a number in words.

    Args:
        parts: Values of the words in their order.
        scales: Which values multiply what stands before them.

    Returns:
        The number.

    Example:
        >>> add_up([2, 100, 50, 1000], frozenset({100, 1000}))
        250000.0
        >>> add_up([3, 1000, 5, 100, 10000], frozenset({10, 100, 1000, 10000}))
        35000000.0
    """
    stack: list[float] = []
    for part in parts:
        if part in scales:
            smaller = 0.0
            while stack and stack[-1] < part:
                smaller += stack.pop()
            stack.append((smaller or 1.0) * part)
        else:
            stack.append(float(part))
    return float(sum(stack))


class NumberReader:
    """Finds the numbers of one language in a folded text.

    Args:
        table: The language's ``numbers.toml``.

    Example:
        >>> from policymine.lang import load
        >>> reader = NumberReader(load("en").tables["numbers"])
        >>> [n.value for n in reader.find("1.042 million mu, 15 000 t, twenty-one villages, 4.8bn")]
        [1042000.0, 15000.0, 21.0, 4800000000.0]
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._cardinals = {word: float(value) for word, value in table["cardinals"].items()}
        self._scales = {word: float(value) for word, value in table["scales"].items()}
        self._tight = {word: float(value) for word, value in table.get("tight_scales", {}).items()}
        self._scale_values = frozenset(self._scales.values())
        self._point = str(table.get("decimal_point", "."))
        self._separators = "".join(table.get("group_separators", [","]))
        point = regex.escape(self._point)
        groups = "|".join(
            rf"\d{{1,3}}(?:{regex.escape(s)}\d{{3}})+(?![\d{regex.escape(s.strip())}]?\d)"
            for s in table.get("group_separators", [","])
        )
        spaced = bool(table.get("spaced", True))
        gap, bound, left = (r"\s*+", r"\b", r"(?<![^\W\d_])") if spaced else (r"\s?", "", "")
        self._digits = regex.compile(
            rf"(?<![\d{point}])(?:(?:{groups})(?:{point}\d++)?+|\d++(?:{point}\d++)?+)(?!{point}\d)"
        )
        words = [*self._cardinals, *self._scales]
        joint = r"(?:[-\s]++(?:and\s++)?)" if spaced else ""
        self._word = regex.compile(rf"{left}\L<words>{bound}", words=words)
        self._next_word = regex.compile(rf"{joint}\L<words>{bound}", words=words)
        self._scale = regex.compile(rf"{gap}\L<scales>{bound}", scales=list(self._scales))
        self._tight_scale = regex.compile(r"\L<tight>(?![^\W\d_])", tight=list(self._tight)) if self._tight else None
        # The cheap gate: a sentence without a digit and without one of these words holds no number.
        self.gate = regex.compile(rf"\d|{left}\L<words>{bound}", words=[*words, *table.get("extra_gate_words", [])])

    def find(self, folded: str) -> list[Number]:
        """Find all numbers, from left to right, without overlaps.

        Args:
            folded: A text as :func:`policymine.text.fold` gives it.

        Returns:
            The numbers in their order.
        """
        numbers: list[Number] = []
        position = 0
        candidates = sorted(
            [(m.start(), True, m) for m in self._digits.finditer(folded, timeout=MATCH_SECONDS)]
            + [(m.start(), False, m) for m in self._word.finditer(folded, timeout=MATCH_SECONDS)],
            key=lambda candidate: candidate[0],
        )
        for start, is_digits, match in candidates:
            if start < position:
                continue
            number = self._read_digits(folded, match) if is_digits else self._read_words(folded, match)
            numbers.append(number)
            position = number.end
        return numbers

    def _read_digits(self, folded: str, match: regex.Match[str]) -> Number:
        plain = match[0]
        for separator in self._separators:
            plain = plain.replace(separator, "")
        value = float(plain if self._point == "." else plain.replace(self._point, "."))
        start, end = match.span()
        scale = 1.0
        if self._tight_scale is not None and (tight := self._tight_scale.match(folded, end)):
            return Number(start, tight.end(), _times(value, self._tight[tight[0]]), False, True, self._tight[tight[0]])
        while follow := self._scale.match(folded, end, timeout=MATCH_SECONDS):
            scale *= self._scales[follow[0].strip()]
            end = follow.end()
        return Number(start, end, _times(value, scale), False, scale != 1.0, scale)

    def _read_words(self, folded: str, match: regex.Match[str]) -> Number:
        parts = [self._value(match[0])]
        end = match.end()
        while follow := self._next_word.match(folded, end, timeout=MATCH_SECONDS):
            word = follow[0].strip(" -\t\n").removeprefix("and ").strip()
            value = self._value(word)
            # "two three" is two numbers, "twenty three" and "two hundred" are one.
            if value not in self._scale_values and not (value < parts[-1] and _room_for(parts[-1], value)):
                break
            parts.append(value)
            end = follow.end()
        scaled = any(part in self._scale_values for part in parts)
        return Number(match.start(), end, add_up(parts, self._scale_values), True, scaled)

    def _value(self, word: str) -> float:
        return self._cardinals[word] if word in self._cardinals else self._scales[word]


def _times(value: float, scale: float) -> float:
    """Multiply without the noise of binary fractions: 1.042 million is 1042000, not 1041999.9999."""
    return float(f"{value * scale:.12g}")


def _room_for(before: float, value: float) -> bool:
    """Tell whether a smaller number may follow a bigger one as part of it: 20 takes 3, 7 takes nothing."""
    return (before >= 20 and before % 10 == 0 and value < 10) or before >= 100
