"""What was done once beside words of rules and of meetings: a fine that was imposed, trees that guests planted."""

from __future__ import annotations

import regex

from policymine.marks import Marked

_BESIDE = regex.compile("c[HZa]*[vudg][ta]*$")
"""Before what else somebody did."""
_NEAR = 6
_PASSIVE = 3
"""Behind a sum and its noun, "was imposed" stands within so many marks."""
_WAS = frozenset({"was", "were", "been"})


def is_done_beside(marked: Marked, position: int) -> bool:
    """Whether a count is what those who took part did besides: "took part in the day and planted 3 million trees".

    Args:
        marked: The sentence.
        position: The mark of the count.
    """
    return _BESIDE.search(marked.code, max(0, position - _NEAR), position) is not None


def is_imposed(marked: Marked, position: int) -> bool:
    """Whether a sum was imposed once, and is no rule: "a fine of 3 million yuan was imposed".

    Args:
        marked: The sentence.
        position: The mark of the sum.
    """
    if marked.quantities[marked.marks[position].place].sort != "money":
        return False
    verb = marked.code.find("v", position)
    before = marked.marks[verb - 1] if 0 < verb <= position + _PASSIVE else None
    return before is not None and before.code == "B" and marked.folded[before.start : before.end] in _WAS
