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
_ENDS = ".;"
_BARE = regex.compile(r"""(?:^|[,;:cj(Q])[,:aZ~]*(?P<part>(?![VbUD])[nbpVUo~"'/-]+)[a~R]*$""")
"""A part and nothing else between the value before, or "of which", and its own value."""
_MEASURED = frozenset({"amount", "money", "count"})
_SHARED = 2
"""So many ideographs at its end make a part the same measure as its whole: 常住人口, 城镇人口."""
_SHORT = 8
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
        self._doing = regex.compile(table.get("doing", r"(?!)"))
        self._itself = regex.compile(table.get("itself", r"(?!)"))

    def complete(self, marked: Marked, draft: Draft, record: Record, context: Context) -> None:
        """Give a part that is named by its kind alone the measure of its whole.

        Args:
            marked: The sentence.
            draft: The value.
            record: Its record; its name is changed.
            context: What was told before.
        """
        part = record.indicator
        if not self._works or record.measure not in _MEASURED or record.change != "level" or len(part) > _SHORT:
            return
        begin = marked.code.rfind(_INCLUDING, 0, draft.position)
        if begin < 0 or "." in marked.code[begin : draft.position]:
            return
        whole = self._whole(record, begin, context)
        if whole is None or part in whole.indicator or self._itself.search(part):
            return
        bare = _BARE.search(marked.code, begin, draft.position)
        if bare is None or marked.words(*bare.span("part")) != part or self._phrases.is_measure(part):
            return
        if part[-_SHARED:] == whole.indicator[-_SHARED:]:
            return
        before = [told.indicator for at, told in context.values.items() if at > begin]
        if before and before[0] != whole.indicator and before[0].startswith(whole.indicator):
            record.indicator = whole.indicator + part  # 新增感染者13例，其中境外输入10例，本土3例
        else:
            record.indicator = self._named(part, whole.indicator, counted=record.measure == "count")

    def _whole(self, record: Record, begin: int, context: Context) -> Record | None:
        """What was measured alike before the parts began."""
        said = [told for at, told in context.values.items() if at < begin] or list(context.last[-_LAST:])
        alike = (r for r in reversed(said) if r.change == "level" and r.measure == record.measure)
        return next((r for r in alike if r.unit == record.unit and r.indicator), None)

    def _named(self, part: str, whole: str, *, counted: bool) -> str:
        measure = None if counted else self._measure.search(whole)
        done = self._doing.match(whole)
        before = done[0] if done is not None and not part.startswith(done[0]) else ""
        return before + part + (measure[0] if measure is not None and measure.start() >= len(before) else "")
