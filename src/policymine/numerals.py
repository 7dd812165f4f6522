"""Number words that run together without spaces: 四亿五千六百四十二万零一十五.

Which words they are is data of each language (``numbers.toml``). Scales below ``section`` multiply one digit each and
come in falling order; those from ``section`` on multiply all that stands before them in their group.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import regex

LARGEST = 1e30
"""The product of a number's scale words stays below this, so that no run of them leaves the range of numbers."""
_GAP = r"[^\S\n]{0,2}"


class Numeral(NamedTuple):
    """A number in words.

    Attributes:
        end: One past its last character.
        parts: The values of its words in their order.
        decimals: The digits behind the decimal point, as ASCII digits.
        factor: What scale words behind the decimals multiply by: 一点五亿.
        more: Whether a word in it says that there are more: 二十余万.
        vague: Whether it says no certain number: 二三十, 十七八.
    """

    end: int
    parts: list[float]
    decimals: str
    factor: float
    more: bool
    vague: bool = False


class _Token(NamedTuple):
    value: float
    is_scale: bool
    end: int
    more: bool


class Numerals:
    """Reads numbers in words that run together.

    Args:
        table: The language's ``numbers.toml``.

    Example:
        >>> from policymine.lang import load
        >>> Numerals(load("zh").tables["numbers"]).read("三百五十一万亿元", 0).parts
        [3.0, 100.0, 5.0, 10.0, 1.0, 10000.0, 100000000.0]
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._cardinals = {word: float(value) for word, value in table["cardinals"].items()}
        self._scales = {word: float(value) for word, value in table["scales"].items()}
        self._section = float(table.get("section", math.inf))
        self._digits = {word: str(int(self._cardinals[word])) for word in table.get("positional", [])}
        more = "".join(table.get("more_signs", []))
        words = [*self._cardinals, *self._scales]
        # What may follow the first character of a number; most numbers in words are of one character.
        self._further = frozenset("".join((*words, more, *table.get("point_words", []))))
        self._token = regex.compile(
            _GAP + (rf"(?:(?P<m>[{more}]){_GAP})?" if more else "(?P<m>(?!))?") + r"(?P<w>\L<words>)", words=words
        )
        digit = any_of(self._digits)
        self._run = regex.compile(rf"{digit}(?:{_GAP}{digit})+")
        point = any_of(table.get("point_words", []))
        self._point = regex.compile(rf"{_GAP}{point}(?P<d>(?:{_GAP}{digit})+)")

    def read(self, text: str, start: int) -> Numeral:
        """Read the number that begins with the word at an offset.

        Args:
            text: The folded text.
            start: Where a number word begins.
        """
        after = text[start + 1 : start + 2]
        if after not in self._further and not after.isspace() and (value := self._value(text[start])) is not None:
            return Numeral(start + 1, [value], "", 1.0, False)
        run = self._run.match(text, start)
        if run is not None and not self._scale_follows(text, run.end()):
            end, parts, more = run.end(), [float(self._positional(run[0]))], False
        else:
            end, parts, more = self._words(text, start)
            token = self._next(text, end)
            if 0 < parts[-1] < 10 and token is not None and not token.is_scale and token.value:
                return Numeral(self._words(text, token.end - 1)[0], parts, "", 1.0, more, vague=True)
            if len(parts) > 1 and parts[-2] >= 100 and 0 < parts[-1] < 10:
                parts[-1] *= parts[-2] / 10  # 一万三 is 13000
        decimals, factor = "", 1.0
        if point := self._point.match(text, end):
            decimals, end = self._positional(point["d"]), point.end()
            while (token := self._next(text, end)) is not None and token.is_scale and token.value >= self._section:
                if factor * token.value > LARGEST:
                    break
                factor, end, more = factor * token.value, token.end, more or token.more
        return Numeral(end, parts, decimals, factor, more)

    def _value(self, word: str) -> float | None:
        return self._cardinals.get(word, self._scales.get(word))

    def _words(self, text: str, start: int) -> tuple[int, list[float], bool]:
        parts: list[float] = []
        end, more = start, False
        before: _Token | None = None
        least = math.inf  # the last scale within the group
        product = 1.0
        token = self._next(text, start)
        while token is not None:
            following = self._next(text, token.end)
            ten_more = len(parts) > 1 and token.is_scale and not token.more and token.value == 10 < least < math.inf
            if before is not None and not ten_more and not self._goes_on(before, token, following, least):
                break  # 一百十一 is 111
            if token.is_scale:
                product *= token.value if token.value >= self._section else 1.0
                if product > LARGEST:
                    break
                least = token.value if token.value < self._section else math.inf
            parts.append(token.value)
            end, more = token.end, more or token.more
            before, token = token, following
        return end, parts, more

    def _goes_on(self, before: _Token, token: _Token, following: _Token | None, least: float) -> bool:
        """Tell whether a word belongs to the number before it."""
        if token.more and not (token.is_scale and token.value >= self._section):
            return False
        if token.is_scale and token.value >= self._section:
            # 万亿, 万万, but not 亿万
            return (before.value > 0 or token.more) and not (
                before.is_scale and before.value >= self._section > token.value
            )
        if token.is_scale:
            return not before.is_scale and token.value < least
        if not before.is_scale:
            return before.value == 0 and token.value > 0
        if token.value == 0:
            if following is None or following.more:
                return following is not None
            return following.value < least if following.is_scale else following.value > 0
        # The digit may belong to the next number: 百三十 is none, 一百三百 are two.
        small = following is not None and following.is_scale and not following.more and following.value < self._section
        return not small or (following is not None and following.value < least)

    def _next(self, text: str, position: int) -> _Token | None:
        match = self._token.match(text, position)
        if match is None:
            return None
        word, more = match["w"], match["m"] is not None
        if word in self._scales:
            return _Token(self._scales[word], True, match.end(), more)
        return _Token(self._cardinals[word], False, match.end(), more)

    def _scale_follows(self, text: str, position: int) -> bool:
        token = self._next(text, position)
        return token is not None and token.is_scale and not token.more

    def _positional(self, words: str) -> str:
        return "".join(self._digits[word] for word in words if word in self._digits)


def any_of(words: Iterable[str]) -> str:
    """Write a pattern that matches one of some words, a longer one before those that it begins with.

    Args:
        words: The words; if there are none, the pattern matches nothing.

    Example:
        >>> any_of(["first", "first half"])
        '(?:first half|first)'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(regex.escape(word, literal_spaces=True) for word in ordered) + ")" if ordered else r"(?!)"
