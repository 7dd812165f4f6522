"""Times that another time places: "up from 30% a year earlier", "two years later", "in the previous year"."""

from __future__ import annotations

from dataclasses import replace

from policymine import from_writing
from policymine.context import Context
from policymine.dates import TimeSpan
from policymine.marks import Marked

YEARS_OFF = from_writing.YEARS_OFF


def anchored(marked: Marked, context: Context) -> Marked:
    """Place the times of a sentence that are so many years before or after another one.

    That is the one before it in the sentence, else the one behind it, else the last that was said.

    Args:
        marked: The sentence.
        context: What runs on from before.

    Returns:
        The sentence with its times placed.
    """
    if not any(time.months and time.how not in from_writing.WAYS for time in marked.times):
        return marked
    times = list(marked.times)
    for at, time in enumerate(times):
        if not time.months or time.how in from_writing.WAYS or time.how == from_writing.TO:
            continue
        before = [other for other in reversed(times[:at]) if _places(other)]
        told = next(iter(before), None) or next((other for other in times[at + 1 :] if _places(other)), None)
        if told is None and (time.how == YEARS_OFF or time.months > 0):
            told = context.said if context.said is not None and _places(context.said) else None
        if told is not None and told.first is not None and told.last is not None:
            first, last = (from_writing.moved(day, time.months) for day in (told.first, told.last))
            times[at] = replace(time, first=first, last=last, year_said=True, from_today=False)
    return replace(marked, times=tuple(times))


def _places(time: TimeSpan) -> bool:
    """Whether a time lies in one year, and is said for itself."""
    if time.first is None or time.last is None or time.role == "baseline" or (time.months and not time.year_said):
        return False
    return time.first.year == time.last.year
