"""What only the last member of a list has: "300, 400 and 500 trees", "were 3 and 4 points higher"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policymine.constructions import Found
from policymine.drafts import Draft
from policymine.marks import QUANTITY

_JOINTS = frozenset({",", "c", ",c"})


def shared_back(code: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the members of a list the noun, or the word for more or less, that only its last one has.

    Args:
        code: The code of the sentence.
        drafts: The quantities of the sentence in order.
    """
    told = list(drafts)
    ended = False  # whether an "and" has been seen, behind which a list ends
    for at in range(len(told) - 2, -1, -1):
        draft, after = told[at], told[at + 1]
        between = code[draft.position + 1 : after.position]
        if between == "c" and draft.quantity.sort == after.quantity.sort and _compares(after):
            told[at] = draft._replace(found=_compared(draft.found, after.found))
            ended = False
            continue
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


def _compares(draft: Draft) -> bool:
    """Whether a word behind a value says that it is by how much something is more or less."""
    found = draft.found
    if found is None or found.construction.change != "verb" or "verb" not in found.parts:
        return False
    return draft.quantity.sort in ("points", "percent") and found.parts["verb"][0] == draft.position + 1


def _compared(own: Found | None, last: Found | None) -> Found | None:
    """The construction of the last member with the name of the first: "the rates were 3 and 4 points higher"."""
    if own is None or last is None or "ind" not in own.parts:
        return last
    return last._replace(construction=replace(last.construction, use=""), parts={**last.parts, "ind": own.parts["ind"]})
