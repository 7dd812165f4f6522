"""Counts and classes that only say of which things a value is told.

"In 339 cities, the share of clean days was 85%", "the share of sections that reached Class II was 40%", "the occupancy
rate of the town's 8 wards was 70%".
"""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.marks import Marked
from policymine.quantities import Quantity

_SKIPPED = "ta"
_LED = regex.compile("(?:[^QMBHruRUVD.;:]*,)?[aZc]*")
"""What may stand before a count that opens its sentence: "regarding water, "."""
_SUBJECT = regex.compile("(?:(?<=^|[.;:,kcZ])[aZ]*t?(?P<heads>(?:[n>'~-]+v?[oi]t?)+)[n>'-]{0,4})$")
"""What stands before a count in the subject of its clause: the rate of what, and whose."""
_TIES = "oi"
_THINGS = regex.compile("[n>'~-]{1,6}[aZ]*Q")
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
        self._measures = frozenset(table.get("measures", ()))
        self._known = frozenset(table.get("known", ()))
        self._beyond = tuple(language.tables["patterns"].get("beyond", ()))

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
        if self._is_in_subject(marked, position):
            return True
        before = position - 1
        while before >= 0 and marked.code[before] in _SKIPPED:
            before -= 1
        if before < 0 or marked.word(before) not in self._prepositions or not _LED.fullmatch(marked.code, 0, before):
            return False
        return self._has_value(marked, self._measured, position)

    def _is_in_subject(self, marked: Marked, position: int) -> bool:
        """Whether a measure is told of so many things: "the mean cost of the county's 9 bridges was 3 million yuan"."""
        code = marked.code
        if code[position + 1 : position + 2] != "n" or not any(tie in code[:position] for tie in _TIES):
            return False
        first = marked.stretch(position, ".;,:")[0]
        subject = _SUBJECT.search(code, first, position)
        if subject is None:
            return False
        if code[position - 1] != "t" and marked.word(position - 1) not in self._known:
            return False  # "the sealing rate of 9 old wells": they were not told of before
        heads = (at for at in range(subject.start("heads"), position) if code[at] in _TIES)
        measured = any(marked.word(at - 1) in self._measures for at in heads)
        return measured and (self._has_value(marked, self._told, position) or self._exceeds(marked, position))

    def _exceeds(self, marked: Marked, position: int) -> bool:
        """Whether a value that holds its verb follows the things: "of the 9 bridges exceeded 3 million yuan"."""
        found = _THINGS.match(marked.code, position + 1)
        if found is None or not self._beyond:
            return False
        value = marked.marks[found.end() - 1]
        rated = marked.quantities[value.place].sort in _RATED
        return rated and marked.folded.startswith(self._beyond, value.start)

    def _has_value(self, marked: Marked, pattern: regex.Pattern[str], position: int) -> bool:
        """Whether a pattern that ends in a measured value follows."""
        found = pattern.match(marked.code, position + 1)
        return found is not None and marked.quantities[marked.marks[found.end() - 1].place].sort in _RATED
