"""Times that a list of values has from elsewhere: "Targets for 2015 and 2020: losses of 9% and 5% respectively"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policymine import timing
from policymine.context import Context
from policymine.marks import TIME, Marked
from policymine.sentence_dates import row_of_values
from policymine.time_spans import TimeSpan

_RESPECTIVELY = "s"
"""The letter of "respectively"; the same in every language."""
_SURE = 3
"""So many values, and as many times in the lead-in, pair up without a word for it."""
_HELD = frozenset({"baseline", "from", "since", "as_of"})
"""Roles of times that no value of a list is for."""


def lent(marked: Marked, wanted: Sequence[int], context: Context) -> dict[int, TimeSpan]:
    """Pair the values of a sentence without a date with the times of its lead-in, else of the sentence before.

    Args:
        marked: The sentence.
        wanted: The marks of its values.
        context: What runs on from before.

    Returns:
        The times by the marks of the values; nothing where they are not as many.

    Example:
        >>> from policymine.context import Anchor
        >>> from policymine.dates import DateReader
        >>> from policymine.lang import load
        >>> times = DateReader(load("en").tables["dates"]).find("for 2015 and 2020", None)
        >>> context = Context(Anchor(None, None, False, 0.0, None), choices=tuple(times))
        >>> marked = Marked("", "", (), "noQcQs", (), ())
        >>> [time.last.year for time in lent(marked, [2, 4], context).values()]
        [2015, 2020]
    """
    if len(wanted) < 2 or any(_is_lendable(marked, at) for at, letter in enumerate(marked.code) if letter == TIME):
        return {}
    row = row_of_values(marked.code, wanted)
    respectively = _RESPECTIVELY in marked.code
    led = [time for time in context.choices if time.role not in _HELD]
    if len(row) == len(led) > 1 and (respectively or len(row) >= _SURE):
        return dict(zip(row, led, strict=True))
    if respectively and len(row) == len(context.told_times) > 1:
        return dict(zip(row, context.told_times, strict=True))
    return {}


def told(marked: Marked, assigned: Mapping[int, int], context: Context) -> tuple[TimeSpan, ...]:
    """The times of the values of a sentence in their order, each once, for a sentence that goes on with them.

    Args:
        marked: The sentence.
        assigned: The marks of the times of its values.
        context: What runs on from before.

    Returns:
        The times; none where one of them is only what something is held against.

    Example:
        >>> from policymine.context import Anchor
        >>> told(Marked("", "", (), "", (), ()), {}, Context(Anchor(None, None, False, 0.0, None)))
        ()
    """
    found: list[TimeSpan] = []
    for at in dict.fromkeys(assigned[value] for value in sorted(assigned)):
        time = timing.placed(marked.times[marked.marks[at].place], context)
        if time.role in _HELD or time.last is None:
            return ()
        found.append(time)
    return tuple(found)


def _is_lendable(marked: Marked, at: int) -> bool:
    """Whether a time may be that of a value of its sentence, and not one that it is held against."""
    place = marked.marks[at].place
    return place >= 0 and marked.times[place].role not in _HELD
