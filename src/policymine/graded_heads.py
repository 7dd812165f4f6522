"""Heads that only the last of several counts has, where the others say a grade: 建成2个国家级、8个省级示范区."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import Marked
from policymine.records import Record

_GRADE = regex.compile(r"""[nbp~"]{1,8}(?=cQ)""")
"""What is counted, before the next count of the list."""
_DOING = frozenset("VbUD")
_NEXT = regex.compile(r"""cQ(?P<told>[nbp~"]{1,24})""")


class GradedHeads:
    """Completes such counts in one language; without a table for it none.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        table: Mapping[str, Any] = language.tables["patterns"].get("graded", {})
        self._grade = regex.compile(table.get("grade", r"(?!)"))

    def complete(self, marked: Marked, draft: Draft, record: Record) -> None:
        """Put the head of the last of the counts behind the grade of this one.

        Args:
            marked: The sentence.
            draft: The value.
            record: Its record; its name and unit are changed.
        """
        if record.measure != "count" or (own := _GRADE.match(marked.code, draft.position + 1)) is None:
            return
        grade = marked.words(*own.span())
        if self._grade.fullmatch(grade) is None:
            return
        named = record.indicator if record.indicator.endswith(grade) else self._done(marked, draft.position) + grade
        at = own.end()
        while (told := _NEXT.match(marked.code, at)) is not None:
            words = marked.words(*told.span("told"))
            if (other := self._grade.match(words)) is not None and len(head := words[other.end() :]) > 1:
                record.indicator = named + head
                record.unit = draft.quantity.classifier or head
                return
            at = told.end()

    @staticmethod
    def _done(marked: Marked, position: int) -> str:
        """What is done to the things, right before their number."""
        return marked.words(position - 1, position) if position and marked.code[position - 1] in _DOING else ""
