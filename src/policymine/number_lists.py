"""Lists of numbers of which only the last one has the scale: "118, 85 and 67 million tonnes"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from policymine.numbers import Number

_MOST = 1000
"""A list's member without a scale of its own is less than that."""
_ALIKE = 50
"""So many times as large as the next one a member may be, or as small."""
_SIGN = r"(?:[$€£¥]\s?)?"
_JOINT = regex.compile(rf"\s*,\s*{_SIGN}")
_LAST_JOINT = regex.compile(rf"\s*,?\s*(?:and|or)\s+{_SIGN}")
_STEP = regex.compile(rf"\s*to\s+{_SIGN}")
_FROM = regex.compile(rf"\bfrom\s+(?:(?:about|around|some|nearly|over|only|just|(?:more|less)\s+than)\s+)?{_SIGN}$")


def scaled_alike(folded: str, numbers: Sequence[Number]) -> list[Number]:
    """Give the members of a list the scale that only its last one has.

    Args:
        folded: The sentence, folded.
        numbers: Its numbers in order.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.numbers import NumberReader
        >>> text = "they had 118, 85 and 67 million tonnes, of which 9 were lost"
        >>> found = NumberReader(load("en").tables["numbers"]).find(text)
        >>> [number.value for number in scaled_alike(text, found)]
        [118000000.0, 85000000.0, 67000000.0, 9.0]
    """
    told = list(numbers)
    ended = False  # whether an "and" has been seen, behind which a list ends
    for at in range(len(told) - 2, -1, -1):
        number, after = told[at], told[at + 1]
        if after.scale <= 1 or number.scaled or number.worded or not number.value < _MOST:
            ended = False
            continue
        last = _LAST_JOINT.fullmatch(folded, number.end, after.start) is not None
        joined = last or (ended and _JOINT.fullmatch(folded, number.end, after.start) is not None)
        if not joined and _STEP.fullmatch(folded, number.end, after.start) is not None:
            joined = _FROM.search(folded, max(0, number.start - 24), number.start) is not None
        ended = joined and (last or ended)
        own = after.value / after.scale
        if joined and own / _ALIKE <= number.value <= own * _ALIKE:
            value = float(f"{number.value * after.scale:.12g}")
            told[at] = number._replace(value=value, scaled=True, scale=after.scale)
    return told
