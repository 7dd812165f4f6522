"""Years that are labels: "2020 - Build 40 wells", "Vision to 2040: ..." date what is behind them until the next one."""

from __future__ import annotations

from dataclasses import replace

import regex

from policymine.marks import Marked

_LABEL = regex.compile(r'(?P<lead>["\'(-]{0,2})Z(?P<joint>[:-])')
"""A year at the head of its sentence."""
_UP_TO = regex.compile("[\"'-]{0,2}[tn>]{1,4}2(?P<year>Z):")
"""A label that says up to which year one looks ahead."""
_YEARS = frozenset({"year", "year_range"})
_END = ":"
"""The letter of what ends a label; the same in every language."""


def labelled(marked: Marked) -> Marked:
    """Let a year at the head of a sentence, set off by a dash or in quotation marks, be a label like one with a colon.

    Args:
        marked: The sentence.

    Returns:
        The sentence, whose code has what ends a label there.

    Example:
        >>> from policymine.dates import DateReader
        >>> from policymine.lang import load
        >>> from policymine.marking import Marker
        >>> english, text = load("en"), "2020 - build wells"
        >>> times = DateReader(english.tables["dates"]).find(text, None)
        >>> labelled(Marker(english).mark(text, text, [], times, [])).code[:2]
        'Z:'
    """
    code = marked.code
    if "Z" not in code[:7]:
        return marked
    if (up_to := _UP_TO.match(code)) is not None:
        place = marked.marks[up_to.start("year")].place
        if place < 0 or marked.times[place].role or marked.times[place].how not in _YEARS:
            return marked
        times = list(marked.times)
        times[place] = replace(times[place], role="deadline")
        return replace(marked, times=tuple(times))
    match = _LABEL.match(code)
    if match is None:
        return marked
    joint = match.start("joint")
    year = marked.marks[joint - 1]
    if year.place < 0 or marked.times[year.place].how not in _YEARS:
        return marked
    if code[joint] == _END:
        return replace(marked, code=_END * (joint - 1) + code[joint - 1 :]) if joint > 1 else marked
    if (
        marked.marks[joint].start == year.end
        or marked.text[marked.marks[joint].end : marked.marks[joint].end + 1] != " "
    ):
        return marked  # "2030-ready"
    return replace(marked, code=f"{_END * (joint - 1)}{code[joint - 1]}{_END}{code[joint + 1 :]}")
