"""Rates of so many persons or households told one after another: 每千人口拥有医师3.2人、病床6.5张."""

from __future__ import annotations

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked
from policymine.records import Record

_SIGNS = ",;:\u3002"
_NEXT = f"{QUANTITY}c"


class PerSoMany:
    """Says in a language without spaces of how many persons each of several rates is.

    Args:
        language: The language; without a pattern for such a beginning nothing is named.

    Example:
        >>> from policymine.lang import load
        >>> PerSoMany(load("zh")).beginning("每千人口拥有医师")
        '每千人口拥有'
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("phrases", {})
        pattern = table.get("per_so_many")
        self._sign = str(table.get("per_so_many_sign", ""))  # what every such beginning holds
        self._per = regex.compile(pattern) if pattern else None

    def beginning(self, indicator: str) -> str:
        """Give the words that say of how many persons an indicator is, or nothing."""
        match = self._per.match(indicator) if self._per is not None else None
        return str(match[0]) if match is not None else ""

    def named(self, name: str, marked: Marked, draft: Draft, first: Draft, previous: Record | None) -> str:
        """Name a count that goes on with such a rate: one that is no whole number, or that 、 joins to it.

        Args:
            name: Its name.
            marked: The sentence.
            draft: The value.
            first: The first value of the sentence.
            previous: The record before.
        """
        if self._per is None or draft.quantity.sort != "number" or self.beginning(name):
            return name
        if own := self._of_clause(marked, draft):
            return own + name  # 每千人口配备护士3人
        if previous is None or first is draft:
            return name
        if previous.measure != "count" or not previous.indicator or not (told := self.beginning(previous.indicator)):
            return name
        joined = marked.code.rfind(_NEXT, first.position, draft.position) > marked.code.rfind(",", 0, draft.position)
        return name if draft.quantity.value.is_integer() and not joined else told + name

    def _of_clause(self, marked: Marked, draft: Draft) -> str:
        """The words at the beginning of a value's clause that say of how many persons it is, or nothing."""
        folded, left = marked.folded, draft.quantity.left
        if self._per is None or self._sign not in folded[:left]:
            return ""
        match = self._per.match(folded, 1 + max(folded.rfind(sign, 0, left) for sign in _SIGNS), left)
        return str(match[0]) if match is not None else ""
