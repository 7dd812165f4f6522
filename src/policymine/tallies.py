"""Things that were counted before and are told of again by their number: 反馈问题21个。…… 21个问题已办结20个."""

from __future__ import annotations

from policymine.context import Context
from policymine.records import Record

_BARE = 4
"""A name of so many ideographs at most is that of a kind of things, and says nothing of which."""
_FULLER = 4
"""A name that has so many more says which things they are, and not who told of them."""


def recall(record: Record, context: Context) -> None:
    """Give a bare count the fuller name that as many of its things had before, and keep the name of a full one.

    Args:
        record: A count of a language without spaces.
        context: What runs on from before; it is updated.
    """
    if record.measure != "count" or record.value is None or not record.indicator:
        return
    known = context.tallies.get(record.value, "")
    fuller = 0 < len(known) - len(record.indicator) <= _FULLER and known.endswith(record.indicator)
    if len(record.indicator) <= _BARE and fuller:
        record.indicator = known
    else:
        context.tallies[record.value] = record.indicator
