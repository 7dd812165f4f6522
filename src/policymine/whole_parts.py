"""Parts of what was measured, told by their kind alone: 粮食产量120万吨，其中稻谷80万吨，小麦22万吨."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.context import Context
from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import Marked
from policymine.phrases import Phrases
from policymine.records import Record

_INCLUDING = "j"
"""The letter of "including" and "of which"; the same in every language."""
_BARE = regex.compile(r"""(?:^|[,;:cj(Q])[,:aZ~]*(?P<part>(?![VbUD])[nbpVUo~"'/-]+?)[a~RHsz]*[UD]?[a~R]*$""")
"""A part and nothing else between the value before, or "of which", and its own value."""
_MEASURED = frozenset({"amount", "money", "percent"})
_SHARED = 2
"""So many ideographs at its end make a part the same measure as its whole: 常住人口, 城镇人口."""
_SHORT = 8
_KIND = 4
"""What is told right behind a value without "of which" is a kind of the same if it has no more ideographs."""
_LAST = 3
"""The whole of parts that open a sentence is one of so many values before."""


class WholeParts:
    """Says of what a part is in one language; without a table of words for it nothing is said.

    Args:
        language: The language.
        phrases: Builds phrases.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table: Mapping[str, Any] = language.tables["patterns"].get("whole_parts", {})
        self._phrases = phrases
        self._works = bool(table)
        self._measure = regex.compile(table.get("measure", r"(?!)"))
        self._rate = regex.compile(table.get("rate", r"(?!)"))
        self._doing = regex.compile(table.get("doing", r"(?!)"))
        self._itself = regex.compile(table.get("itself", r"(?!)"))

    def tells(self, marked: Marked, draft: Draft, context: Context) -> bool:
        """Tell whether a value has nothing but a kind of thing for its name, behind "of which" or a value alike."""
        if not self._works or draft.quantity.sort not in _MEASURED:
            return False
        begin = _begins(marked, draft.position)
        bare = _BARE.search(marked.code, max(begin, 0), draft.position)
        part = marked.words(*bare.span("part")) if bare is not None else ""
        if not 1 < len(part) <= (_SHORT if begin >= 0 else _KIND) or self._phrases.is_measure(part):
            return False
        if begin >= 0:
            return self._itself.search(part) is None
        before = context.previous if context.values else None
        alike = before is not None and before.measure == draft.quantity.sort
        return alike and before is not None and self._head(before.indicator, before) is not None

    def complete(self, marked: Marked, draft: Draft, record: Record, context: Context) -> None:
        """Give a part that is named by its kind alone the measure of its whole.

        Args:
            marked: The sentence.
            draft: The value.
            record: Its record; its name is changed.
            context: What was told before.
        """
        part = record.indicator
        if not self._works or not 1 < len(part) <= _SHORT or record.measure not in (*_MEASURED, "count"):
            return
        begin = _begins(marked, draft.position)
        if begin < 0 and (len(part) > _KIND or record.measure == "count" or not context.values):
            return
        whole = self._whole(record, begin, context)
        if whole is None or part in whole.indicator or self._itself.search(part):
            return
        bare = _BARE.search(marked.code, max(begin, 0), draft.position)
        if bare is None or marked.words(*bare.span("part")) != part or self._phrases.is_measure(part):
            return
        if part[-_SHARED:] == whole.indicator[-_SHARED:]:
            return
        before = [told.indicator for at, told in context.values.items() if at > begin]
        if begin >= 0 and before and before[0] != whole.indicator and before[0].startswith(whole.indicator):
            record.indicator = whole.indicator + part  # 新增感染者13例，其中境外输入10例，本土3例
        else:
            record.indicator = self._named(part, whole.indicator, record, within=begin >= 0)

    def _whole(self, record: Record, begin: int, context: Context) -> Record | None:
        """What was measured alike before the parts began; without a beginning, right before."""
        if begin < 0:
            said = list(context.values.values())[-1:]
        else:
            said = [told for at, told in context.values.items() if at < begin] or list(context.last[-_LAST:])
        alike = (r for r in reversed(said) if r.measure == record.measure and r.unit == record.unit)
        return next((r for r in alike if (r.change == "level") == (record.change == "level") and r.indicator), None)

    def _named(self, part: str, whole: str, record: Record, *, within: bool) -> str:
        measure = self._head(whole, record)
        done = self._doing.match(whole) if within and record.measure != "percent" else None
        before = done[0] if done is not None and done[0] not in part else ""
        return before + part + (measure[0] if measure is not None and measure.start() >= len(before) else "")

    def _head(self, whole: str, record: Record) -> regex.Match[str] | None:
        """The measure at the end of the name of a whole."""
        if record.measure == "count":
            return None
        rate = record.measure == "percent" and record.change == "level"
        return (self._rate if rate else self._measure).search(whole)


def _begins(marked: Marked, position: int) -> int:
    """Where "of which" opens the parts that a value is one of, below 0 if it does not."""
    begin = marked.code.rfind(_INCLUDING, 0, position)
    between = marked.code[begin:position] if begin >= 0 else ""
    return -1 if "." in between or between.count(")") > between.count("(") else begin
