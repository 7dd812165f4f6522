"""Counted things told by a clause before their noun: 19项不应由村级出具的证明, 8家未达标企业, 3座日处理5万吨的厂."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import Marked
from policymine.records import Record

_CLAUSE = regex.compile(
    r"""(?P<told>(?:a{0,2}N|[ifM])[nVbUDRNaHMiefp~"c/'-]{1,26}o[nbUp~"']{1,14}|a{0,2}N[nVbUDi]{2,14})(?=[,.;:)]|$)"""
)
"""A clause that begins with "not", "by" or "shall", up to its noun; or "not" and what was not done."""
_SIZED = regex.compile(r"""[nbVo/~]{1,12}[aR~]*Q[n~]{0,4}o(?P<told>[nb~"]{2,14})(?=[,.;:)]|$)""")
"""A size before the noun: 日处理能力5万吨的污水处理厂."""
_OBJECT = regex.compile(r"""a*[VbUR][nbaVUD~"c]{2,14}o[nb~"]{2,}""")
"""What is done to or by the counted things, before their noun: 56处存在隐患的管道."""
_DOING = frozenset("VbUD")
_SAME = 4
"""A name that ends in so many ideographs of what was not done tells of it already."""


class Attributes:
    """Names such things in one language; without a table for it none.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        table: Mapping[str, Any] = language.tables["patterns"].get("attributes", {})
        self._works = bool(table)
        self._verbs = regex.compile(table.get("verb", r"(?!)"))

    def complete(self, marked: Marked, draft: Draft, record: Record) -> None:
        """Name a count by the clause behind it and the noun at its end.

        Args:
            marked: The sentence.
            draft: The value.
            record: Its record; its name is changed.
        """
        if not self._works or record.measure != "count":
            return
        position = draft.position
        if (inner := _OBJECT.match(marked.code, position + 1)) is not None and draft.quantity.classifier:
            clause = marked.words(position + 1, inner.end())
            if record.unit != draft.quantity.classifier and not clause.endswith(record.unit):
                record.unit = draft.quantity.classifier
        told = _CLAUSE.match(marked.code, position + 1) or _SIZED.match(marked.code, position + 1)
        if told is None:
            return
        what = marked.words(*told.span("told"))
        whole = "o" in marked.code[slice(*told.span("told"))]
        if record.indicator.endswith(what if whole else what[-_SAME:]):
            return
        before = position - 1
        while before >= 0 and marked.code[before] == "a":
            before -= 1
        done = marked.word(before) if before >= 0 and marked.code[before] in _DOING else ""
        if not done and (verb := self._verbs.search(marked.folded, 0, draft.quantity.left)):
            done = verb["verb"]
        record.indicator = done + what
