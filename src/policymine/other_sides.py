"""The same measure told of one place or group after another: 城区覆盖率为98%,农村76%."""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.records import Record

_RATES = frozenset({"percent", "points"})
_HEAD = 2
"""A head has so many ideographs."""
_MEANS = _RATES | {"amount", "money"}


class OtherSides:
    """Names values of which only a place or a group is said, after one that says what is measured.

    Args:
        language: The language; without a pattern for sides nothing is named.
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("other_sides", {})
        side = table.get("side")
        self._side = regex.compile(side) if side else None
        behind = table.get("behind")
        self._group = regex.compile(table["group"]) if table.get("group") else None
        self._behind = regex.compile(behind.replace("{side}", side)) if side and behind else None
        self._tails = tuple(table.get("tails", ()))
        self._gap = regex.compile(table.get("gap", ""))
        self._level = regex.compile(table.get("level", r"(?!)"))

    def name(self, said: str, measure: str, previous: Record | None, *, part: bool = False) -> str:
        """Name a value.

        Args:
            said: What is said of it.
            measure: Its measure.
            previous: The record before.
            part: Whether it is told as a part of what was told before: "..., including 3% in towns".

        Returns:
            The name of the record before with the other place or group, or nothing if that is not all that is said.

        Example:
            >>> from policymine.lang import load
            >>> from policymine.records import Record
            >>> before = Record(0, 3, "98%", "", kind="result", indicator="城区覆盖率", measure="percent", value=98.0)
            >>> OtherSides(load("zh")).name("农村", "percent", before)
            '农村覆盖率'
        """
        if self._side is None or previous is None or not said or not previous.indicator:
            return ""
        if previous.measure != measure and not {previous.measure, measure} <= _RATES:
            return ""
        if self._behind is not None:
            # "the rate in towns was 90%, villages more than 40%"
            at = self._behind.search(previous.indicator) if self._side.fullmatch(said) and measure in _RATES else None
            return previous.indicator[: at.start("side")] + said if at is not None else ""
        if self._level.fullmatch(said) and (told := self._level.search(previous.indicator)):
            return previous.indicator[: told.start()] + said + previous.indicator[told.end() :]  # 省级园区3个、市级5个
        side = self._side
        if side.fullmatch(said) is None:
            if self._group is None or measure not in _MEANS or self._group.fullmatch(said) is None:
                return ""
            side = self._group
        before = side.match(previous.indicator)
        if before is None and part and measure == previous.measure == "percent" and previous.change != "level":
            return said + previous.indicator  # 居民消费价格上涨2%。其中,食品类上涨3%
        if before is None:
            return ""
        tail = next((tail for tail in self._tails if before[0].endswith(tail) and not said.endswith(tail)), "")
        rest = tail + previous.indicator[before.end() :]
        if said.endswith(rest[-_HEAD:]):
            return ""  # 国有控股企业, 股份制企业: it has the head itself
        return said + rest if self._gap.match(rest) is None else ""
