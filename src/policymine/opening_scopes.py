"""Counts of places that only open a sentence: "In 339 cities, the share of clean days was 85%"."""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.marks import Marked
from policymine.quantities import Quantity

_SKIPPED = "ta"
_LED = regex.compile("(?:[^QMBHruRUVD.;:]*,)?[aZc]*")
"""What may stand before such a count: "regarding water, "."""
_RATED = frozenset({"percent", "points", "amount", "money"})


class OpeningScopes:
    """Tells which counts at the head of a sentence say where something was measured, in one language.

    Args:
        language: The language; without a table of it nothing is a scope.
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("opening_scopes", {})
        self._prepositions = frozenset(table.get("prepositions", ()))
        self._measured = regex.compile(table.get("measured", r"(?!)"))

    def holds(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """Tell whether a count is such a scope.

        Args:
            marked: The sentence.
            position: The mark of the count.
            quantity: The count.
        """
        if not self._prepositions or quantity.sort != "number":
            return False
        before = position - 1
        while before >= 0 and marked.code[before] in _SKIPPED:
            before -= 1
        if before < 0 or marked.word(before) not in self._prepositions or not _LED.fullmatch(marked.code, 0, before):
            return False
        found = self._measured.match(marked.code, position + 1)
        return found is not None and marked.quantities[marked.marks[found.end() - 1].place].sort in _RATED
