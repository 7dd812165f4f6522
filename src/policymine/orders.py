"""Lists of orders: "Build 3 plants, breed 90 sheep and mend 4 roads" orders all three."""

from __future__ import annotations

from policymine.marks import Marked, begin_of

_BASE = "base"
_BESIDE = "aNsZz"
"""Letters of what may stand before a verb: adverbs, dates in brackets and the like."""
_JOINS = ",c"
_ENDS = ".;:k"


def goes_on(marked: Marked, at: int) -> bool:
    """Tell whether a verb goes on with a list that an order opens.

    Its form says no more than "they build": only that nobody is named who builds, neither before it nor before the
    first verb, tells that it is an order.

    Args:
        marked: The sentence.
        at: The mark of the verb.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.lang.units import Units
        >>> from policymine.statements import StatementReader
        >>> reader = StatementReader(load("en"), Units.load())
        >>> told = [reader.mark(text, 2024) for text in ("Build 3 plants, repair 4 dams", "Towns build 3, repair 4")]
        >>> [goes_on(each, each.code.rindex("Q") - 1) for each in told if each is not None]
        [True, False]
    """
    code, marks = marked.code, marked.marks
    before = at - 1
    while before >= 0 and code[before] in _BESIDE:
        before -= 1
    if before < 1 or marks[at].form != _BASE or code[before] not in _JOINS:
        return False
    first = begin_of(code, at, _ENDS)
    while first < before and code[first] in _BESIDE:
        first += 1
    return first < before and marks[first].form == _BASE
