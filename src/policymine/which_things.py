"""Counts and classes that only say of which things a value is told.

"In 339 cities, the share of clean days was 85%", "the share of sections that reached Class II was 40%".
"""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.marks import Marked
from policymine.quantities import Quantity

_SKIPPED = "ta"
_LED = regex.compile("(?:[^QMBHruRUVD.;:]*,)?[aZc]*")
"""What may stand before a count that opens its sentence: "regarding water, "."""
_RATED = frozenset({"percent", "points", "amount", "money"})


class WhichThings:
    """Tells which quantities only say which things are meant, in one language.

    Args:
        language: The language; without a table of it there are none.
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("which_things", {})
        self._prepositions = frozenset(table.get("prepositions", ()))
        self._measured = regex.compile(table.get("measured", r"(?!)"))
        self._told = regex.compile(table.get("told", r"(?!)"))

    def holds(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """Tell whether a quantity is such a one.

        Args:
            marked: The sentence.
            position: The mark of the quantity.
            quantity: The quantity.
        """
        if quantity.sort == "rank":
            return self._has_value(marked, self._told, position)
        if not self._prepositions or quantity.sort != "number":
            return False
        before = position - 1
        while before >= 0 and marked.code[before] in _SKIPPED:
            before -= 1
        if before < 0 or marked.word(before) not in self._prepositions or not _LED.fullmatch(marked.code, 0, before):
            return False
        return self._has_value(marked, self._measured, position)

    def _has_value(self, marked: Marked, pattern: regex.Pattern[str], position: int) -> bool:
        """Whether a pattern that ends in a measured value follows."""
        found = pattern.match(marked.code, position + 1)
        return found is not None and marked.quantities[marked.marks[found.end() - 1].place].sort in _RATED
