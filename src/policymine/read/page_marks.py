"""What stands on a page beside its text: numbers of its lines, and notes at its foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from policymine.read.lines import Cut, Gap, Line

_NUMBER = re.compile(r"(\d{1,4})(?:\s+(?=\S)|\s*$)")
_FEWEST = 5
"""Numbered lines that a page has at least."""
_SHARE = 0.7
"""Share of the lines of a page that their numbers count, at least; they may count each fifth only."""
_NEAR = 6.0
_SMALLER = 0.93
"""Letters of notes are smaller than those of the text by this factor."""
_LOWEST = 0.45
"""Notes stand below this share of the page's height."""
_MARK = re.compile(
    r"\s*(?:[\[(（〔]?\d{1,3}[\])）〕]?|[①-⑳⓪❶-❿]|[*†‡§※]{1,3}|\*\d+)(?:[\s、:：]|\.(?!\d)|(?=[^\W\d]))|\s*\w{1,7}[:：]"
)
"""What a note begins with: its number or sign, or a word and a colon (注：, "Note:", "Source:")."""


def without_line_numbers(lines: list[Line], gap: Gap, cut: Cut) -> list[Line]:
    """Leave out the numbers that count the lines of a page.

    Args:
        lines: The lines of a page.
        gap: Measures the space between two characters.
        cut: Cuts a line at its wide gaps, as the row of a table has them.

    Returns:
        The lines without them, or the same list where there are none.

    Example:
        >>> page = [Line(f"{n} text", 1, 30, 90, 20 * n, 20 * n + 10, 10, 800, at=(7, 12)) for n in range(1, 7)]
        >>> counted = without_line_numbers(page, lambda before, after: (36.0, 60.0), lambda line: [line])
        >>> [line.text for line in counted][:2]
        ['text', 'text']
    """
    if sum(line.text[:1].isdigit() for line in lines) < _FEWEST:
        return lines
    found: dict[int, tuple[int, re.Match[str]]] = {}
    for place, line in enumerate(lines):
        match = _NUMBER.match(line.text)
        if match is None or line.size <= 0:
            continue
        if match.end() < len(line.text) and line.at[0] >= 0:
            before, after = gap(line.at[0] + match.end(1) - 1, line.at[0] + match.end())
            if after - before < 0.8 * line.size:
                continue
        found[place] = int(match[1]), match
    kept = _counting(lines, found)
    if not kept or _are_rows(lines, kept, cut):
        return lines
    out = []
    for place, line in enumerate(lines):
        if place not in kept:
            out.append(line)
        elif (end := found[place][1].end()) < len(line.text):
            if line.at[0] < 0:  # where its characters stand is not known
                out.append(replace(line, text=line.text[end:]))
                continue
            left = gap(line.at[0], line.at[0] + end)[1]
            out.append(replace(line, text=line.text[end:], left=left, at=(line.at[0] + end, line.at[1])))
    return out


def _are_rows(lines: Sequence[Line], kept: set[int], cut: Cut) -> bool:
    """Whether the numbers count the rows of a table: several texts stand beside most of them."""
    rows: Counter[int] = Counter()
    for place, line in enumerate(lines):
        rows[round(line.bottom / _NEAR)] += (place not in kept) + (len(cut(line)) - 1 if len(line.text) > 8 else 0)
    numbered = [rows[round(lines[place].bottom / _NEAR)] for place in kept]
    return sum(count > 1 for count in numbered) > 0.3 * len(numbered)


def _counting(lines: Sequence[Line], found: dict[int, tuple[int, re.Match[str]]]) -> set[int]:
    """The places of the numbers that stand below each other and count by one, or by five."""
    edges = Counter(round(lines[place].left / _NEAR) for place in found)
    if not edges:
        return set()
    edge = edges.most_common(1)[0][0]
    column = sorted(
        (place for place in found if abs(round(lines[place].left / _NEAR) - edge) <= 1),
        key=lambda place: lines[place].top,
    )
    steps = Counter(found[below][0] - found[above][0] for above, below in pairwise(column))
    if not steps:
        return set()
    step, often = steps.most_common(1)[0]
    enough = often + 1 >= _FEWEST and often >= 0.8 * (len(column) - 1)
    counted = (often + 1) * step
    texts = sum(not line.text.strip().isdigit() for line in lines)
    return set(column) if enough and step in (1, 2, 5, 10) and counted >= _SHARE * texts else set()


def part_notes(lines: list[Line], body: float) -> tuple[list[Line], list[Line]]:
    """Part the notes at the foot of a page from its text.

    Args:
        lines: The lines of a page in reading order, running heads left out.
        body: Height of the letters that most of the document has, in points.

    Returns:
        The lines of the text, and those of the notes.

    Example:
        >>> text = Line("We closed 12 mines.¹", 1, 50, 200, 100, 111, 11, 800)
        >>> note = Line("1 Counted in 2019.", 1, 50, 150, 700, 708, 8, 800)
        >>> [[line.text for line in part] for part in part_notes([text, note], 11)]
        [['We closed 12 mines.¹'], ['1 Counted in 2019.']]
    """
    start = len(lines)
    while start and _may_be_note(lines[start - 1], body):
        start -= 1
    first = next((place for place in range(start, len(lines)) if _MARK.match(lines[place].text)), len(lines))
    if not first or first == len(lines):
        return lines, []
    return lines[:first], lines[first:]


def _may_be_note(line: Line, body: float) -> bool:
    return line.table is None and 0 < line.size <= _SMALLER * body and line.top >= _LOWEST * line.height
