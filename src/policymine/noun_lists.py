"""Counts in a list of which only the last one has the noun: "300, 400 and 500 trees"."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.drafts import Draft
from policymine.marks import QUANTITY

_JOINTS = frozenset({",", "c", ",c"})


def shared_back(code: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the members of a list of counts the noun that only its last one has.

    Args:
        code: The code of the sentence.
        drafts: The quantities of the sentence in order.
    """
    told = list(drafts)
    ended = False  # whether an "and" has been seen, behind which a list ends
    for at in range(len(told) - 2, -1, -1):
        draft, after = told[at], told[at + 1]
        between = code[draft.position + 1 : after.position]
        listed = between in _JOINTS and (ended or between == "c" or _goes_on(code, draft.position, between))
        if not listed or draft.quantity.sort != "number" or after.quantity.sort != "number":
            ended = False
            continue
        ended = True
        if after.found is not None and "unit" in after.found.parts and code[after.position] == QUANTITY:
            told[at] = draft._replace(found=after.found)
    return told


def _goes_on(code: str, position: int, between: str) -> bool:
    """Whether a list stands before the last "and", and not a clause of its own: "rose to 50, and 40 wells ..."."""
    return between == ",c" and code[max(0, position - 2) : position] == f"{QUANTITY},"
