"""Values by one time and by the next: "75% of homes connected by 2020, 90% by 2030"."""

from __future__ import annotations

import regex

from policymine.marks import QUANTITY, Marked
from policymine.time_spans import TimeSpan

_SERIES = regex.compile("Q[o]?[tan><'-]{0,8}v[^,;:.kMBHvQ]{0,8}Z,?c?a*Q[^,;:.kMBHv]{0,4}Z")
_CLIMBS = regex.compile("[~a]*Z(?:[;,]?c?a*y?Q[~a]*(?P<next>Z))+(?=[.;:)]|$)")
"""Behind a value what it is to be later: "@ by 2015, 12% by 2020 and 15% by 2030"."""


def is_series(code: str, position: int, verb: int) -> bool:
    """Tell whether a participle says of which things so many are to be by one time, and so many by the next.

    Args:
        code: The letters of a sentence.
        position: The place of a value.
        verb: That of the participle.

    Example:
        >>> is_series("QonvZ,QZ.", 0, 3), is_series("QonvZ.", 0, 3)
        (True, False)
    """
    first = code.find(QUANTITY) if position > verb else position
    return 0 <= first < verb and _SERIES.match(code, first) is not None


def climbed_to(marked: Marked, position: int, time: TimeSpan) -> TimeSpan:
    """Give the last of the deadlines by which a value is to move on: none of its steps was over when it was set.

    Args:
        marked: The sentence.
        position: The mark of the value.
        time: Its own date.

    Returns:
        The date of the last step, or the value's own where there are no steps.
    """
    if time.role != "deadline":
        return time
    climbs = _CLIMBS.match(marked.code, position + 1)
    if climbs is None:
        return time
    last = marked.times[marked.marks[climbs.start("next")].place]
    later = last.role == "deadline" and last.last is not None and time.last is not None and last.last > time.last
    return last if later else time
