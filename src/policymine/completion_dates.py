"""Dates behind values, in clauses or brackets that only say when all is done: "mend 5 roads, done by October"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from policymine.marks import QUANTITY, Marked

_DONE_BEHIND = re.compile(r"[^,;.:ZQ()]*,[aM]{0,3}(?P<date>Z)[aMsH]{0,3}[nVbUDR]{1,10}(?:[.;]|$)")
"""A last clause that tells by when, and no other value."""
_DONE_IN_BRACKETS = re.compile(r"[^.;:Q()]*\((?P<date>Z)[aMs]*[VbR][^()Q]{0,30}\)")
"""Brackets behind that tell by when it is done, and no other value."""
_DONE_BEFORE = re.compile(r"H[^,;.]*$")
"""Said of what is done already."""
_COMPLETION = re.compile(r",[aMis]*(?P<date>Z)[aMsH]*(?P<verb>[VbR])[VbR]?(?=[.,;)]|$)")


def due_behind(marked: Marked, members: Sequence[int], dates: Sequence[int]) -> dict[int, int]:
    """Give values the deadline of what behind them only says when all is done: 改造5条路,10月底前完工.

    Args:
        marked: The sentence.
        members: The marks of the values.
        dates: Those of the dates.

    Returns:
        For each value that has such a deadline the mark of its date.
    """
    found: dict[int, int] = {}
    for position in members:
        match = _DONE_BEHIND.match(marked.code, position + 1) or _DONE_IN_BRACKETS.match(marked.code, position + 1)
        if match is None or _DONE_BEFORE.search(marked.code, 0, position) or (date := match.start("date")) not in dates:
            continue
        due = marked.times[marked.marks[date].place]
        if due.role == "deadline" or (due.how == "month_end" and marked.code[date - 1] == "("):
            found[position] = date
    return found


def of_completion(
    marked: Marked, members: Sequence[int], dates: Sequence[int], completions: Container[str]
) -> dict[int, int]:
    """Give values the date of a clause behind them that only says when all is done: 新建管网8公里，2025年6月完工.

    Args:
        marked: The sentence.
        members: The marks of the values.
        dates: Those of the dates.
        completions: Verbs that say that a thing is done.

    Returns:
        For each value that has such a date its mark.
    """
    code, last = marked.code, max(members, default=len(marked.code))
    for date in dates:
        found = _COMPLETION.search(code, last + 1)
        if found is None or found.start("date") != date or QUANTITY in code[date:]:
            continue
        if marked.marks[found.start("verb")].lemma in completions:
            due = marked.times[marked.marks[date].place].role == "deadline"
            done = [due and _DONE_BEFORE.search(code, 0, position) for position in members]
            return {at: date for at, is_done in zip(members, done, strict=True) if at < date and not is_done}
    return {}
