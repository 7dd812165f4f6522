"""The dates of values that a change starts from, where only the change told before says them.

"Tolls rose from 4 in 2015 to 9 in 2022, and fares from 3 to 5": the 3 are of 2015 too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from policymine import timing
from policymine.context import Context
from policymine.drafts import Draft
from policymine.marks import BASELINE, Marked
from policymine.time_spans import TimeSpan

_AFTER_CHANGE = 2
"""So many values at least stand before one behind a change."""
_SAID = regex.compile(rf"{BASELINE}(?:o|\(|n{{1,2}}oa*)$")
"""What a value was then: "than 2010's 3 t", "than in 2010 (3 t)", "than its 2010 level of 3 t"."""


def starts(draft: Draft) -> bool:
    """Whether a value is the one that a change starts from: "from 4 to 9"."""
    return draft.found is not None and draft.found.construction.use == "start"


def last_change(
    marked: Marked, drafts: Sequence[Draft], assigned: Mapping[int, int]
) -> tuple[TimeSpan, TimeSpan] | None:
    """The dates of the start and the end of the last change in a sentence that says both.

    Args:
        marked: The sentence.
        drafts: Its values.
        assigned: The mark of the date of each of them that has one.
    """
    for before, after in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        first, last = assigned.get(before.position, -1), assigned.get(after.position, -1)
        if not starts(before) or starts(after) or min(first, last) < 0 or first == last:
            continue
        if before.position < first < after.position < last or first < before.position < last < after.position:
            begin, end = (marked.times[marked.marks[at].place] for at in (first, last))
            return replace(begin, role="in"), end
    return None


def of_start(
    marked: Marked, draft: Draft, drafts: Sequence[Draft], assigned: Mapping[int, int], context: Context
) -> TimeSpan | None:
    """The date of a value that another is held against, where it has none of its own.

    It is that of a baseline, or the one that the change before starts from, if the other value has its date from there.

    Args:
        marked: The sentence.
        draft: The value.
        drafts: The sentence's values.
        assigned: The mark of the date of each of them that has one.
        context: What runs on from before.
    """
    if (dated := _of_baseline(marked, draft.position)) is not None:
        return dated
    at = drafts.index(draft)
    end = drafts[at + 1] if at + 1 < len(drafts) else None
    if not starts(draft) or end is None or starts(end):
        return None
    date = assigned.get(end.position, -1)
    since = marked.times[marked.marks[date].place] if date >= 0 else None
    if since is not None and since.role == "since" and since.how == "year" and since.first is not None:
        return replace(since, role="in", last=since.first.replace(month=12, day=31))
    told = last_change(marked, drafts[:at], assigned)
    if told is not None:
        last = marked.times[marked.marks[date].place] if date >= 0 else told[1]
        return timing.placed(told[0], context) if last == told[1] else None
    if date >= 0 and (span := marked.times[marked.marks[date].place]).how == "year_range" and span.first is not None:
        return replace(span, role="in", last=span.first.replace(month=12, day=31))  # 2001年到2017年，由8元增至12元
    if date >= 0 or context.begun is None or context.block_time is None:
        return None
    first, last = context.begun
    return first if (last.first, last.last) == (context.block_time.first, context.block_time.last) else None


def of_end(
    marked: Marked, draft: Draft, drafts: Sequence[Draft], assigned: Mapping[int, int], context: Context
) -> TimeSpan | None:
    """The date of a value without one behind a change that says both of its: that at which it ended.

    投入从2012年的7亿元增加到2017年的15亿元，增长了114%，占比从3%提高到4%.

    Args:
        marked: The sentence.
        draft: The value.
        drafts: The sentence's values.
        assigned: The mark of the date of each of them that has one.
        context: What runs on from before.
    """
    at = drafts.index(draft)
    if at < _AFTER_CHANGE or starts(draft) or draft.quantity.sort == "number":
        return None  # how many were helped meanwhile is no matter of its end
    dated = next((index for index in range(at - 1, 0, -1) if drafts[index].position in assigned), 0)
    if not starts(drafts[dated - 1]) or starts(drafts[dated]):
        return None
    told = last_change(marked, drafts[: dated + 1], assigned)
    return timing.placed(told[1], context) if told is not None else None


def _of_baseline(marked: Marked, position: int) -> TimeSpan | None:
    """The date of the value that another is held against: 比2010年的3.4吨下降16%, "than in 2016 (70 kt)".

    Where one change after the other is told, it is that of all: 2020年与2015年相比，甲由3吨降到2吨，乙由5吨降到3吨.
    """
    if (said := _SAID.search(marked.code, max(0, position - 6), position)) is not None:
        place = marked.marks[said.start()].place
    else:
        places = {mark.place for mark in marked.marks[:position] if mark.code == BASELINE and mark.place >= 0}
        place = places.pop() if len(places) == 1 else -1
    dated = marked.times[place] if place >= 0 else None
    return replace(dated, role="in") if dated is not None and dated.last is not None else None
