"""Years that seem to come after a document, but that it may look back on all the same."""

from __future__ import annotations

from policymine.context import GUESSED_LATE, Anchor
from policymine.dates import TimeSpan


def may_have_begun(time: TimeSpan, anchor: Anchor) -> bool:
    """Whether a year that seems to come after a document may be one that it looks back on.

    Where nobody knows the day of a text, its year may be that of what it is about ("the strategy of 2009", as later
    updated); it may be too early where only its text tells it, and a fiscal year ends in the next one.
    """
    if anchor.year is None or time.first is None:
        return False
    if anchor.published is None and not anchor.annual and anchor.plan_end is None:
        return True
    return time.how == "fiscal_year" and time.first.year <= anchor.year


def is_near_guess(time: TimeSpan, anchor: Anchor) -> bool:
    """Whether a year that seems to come after a document may be its own, as only its text told the document's year."""
    return (
        anchor.guessed
        and anchor.year is not None
        and time.last is not None
        and time.last.year <= anchor.year + GUESSED_LATE
    )


_SO_FAR = frozenset({"month_range", "months", "quarters", "half"})
"""Parts of a year that are counted from its beginning, if in January."""


def is_so_far(time: TimeSpan) -> bool:
    """Whether a time is a year up to some month of it: "from January to May", "the first half of the year"."""
    return time.how in _SO_FAR and time.role in ("in", "") and time.first is not None and time.first.month == 1
