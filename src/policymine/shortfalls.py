"""What a text says is wanting: found already, also in a plan to mend it (8个未建成, 仅完成5条)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import regex

from policymine.marks import QUANTITY, Marked, begin_of

_FAR = 72
_REACH = 24
"""So many characters on either side of a value may tell that it is a shortfall."""
_GOVERNING = frozenset("VbUDRMi")
"""Letters of what makes a shortfall the object of a task: 整治未达标断面3个."""


class ShortfallReader:
    """Tells which values and headings say what is wanting, in one language; without a table of it none does.

    Args:
        table: ``signs``, of which a sentence needs one; ``before`` and ``after``, patterns that end and begin at a
            value; ``unless_governed_before`` and ``unless_governed_after``, the same for what no verb stands before;
            ``heading``, what a heading ends in; ``numbered``, how a label begins.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        def either(name: str, flags: int = 0) -> regex.Pattern[str]:
            return regex.compile("|".join(table.get(name, ())) or r"(?!)", flags)

        self._signs: Sequence[str] = tuple(table.get("signs", ()))
        self._before, self._after = either("before"), either("after")
        self._free_before, self._free_after = either("unless_governed_before"), either("unless_governed_after")
        self._heading = regex.compile(table.get("heading", r"(?!)"))
        self._numbered = regex.compile(table["numbered"]) if "numbered" in table else None

    def told(self, marked: Marked, position: int) -> bool:
        """Tell whether a value is said to be a shortfall.

        Args:
            marked: The sentence.
            position: The mark of the value.
        """
        text = marked.folded
        if not any(sign in text for sign in self._signs):
            return False
        following = marked.code.find(QUANTITY, position + 1)
        if following >= 0 and not set(marked.code[position:following]) & set(".;:M"):
            # "Of 30 mills only 9 are done": what was counted is told with what is wanting of it.
            return self._is_told(marked, position) or self._is_told(marked, following)
        return self._is_told(marked, position)

    def _is_told(self, marked: Marked, position: int) -> bool:
        text = marked.folded
        left, right = marked.marks[position].start, marked.marks[position].end
        begin = max(0, left - _REACH)
        if self._before.search(text, max(0, left - _FAR), left) or self._after.match(text, right, right + 2 * _REACH):
            return True
        found = self._free_before.search(text, begin, left)
        start = found.start() if found else left
        if not found and not self._free_after.match(text, right, right + 2 * _REACH):
            return False
        inside = range(begin_of(marked.code, position, ",.;:()k"), position)
        return not any(marked.code[at] in _GOVERNING for at in inside if marked.marks[at].start < start)

    def is_heading(self, folded: str) -> bool:
        """Tell whether a heading says what is wanting: 矿山修复滞后."""
        return self._heading.search(folded) is not None

    def is_label(self, folded: str) -> bool:
        """Tell whether a sentence at the head of a paragraph is such a heading, with its number."""
        if self._numbered is None:
            return False
        return self._numbered.match(folded) is not None and self.is_heading(folded)
