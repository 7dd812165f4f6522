"""Plain text and Markdown: the text is exactly the decoded file, and blocks are spans of its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from statistics import quantiles

from policymine.read.blocks import Span
from policymine.read.knowledge import BULLETS, DEBRIS_LENGTH, LETTER_BULLETS, is_debris, numbering
from policymine.read.tables import GridCell, head_of
from policymine.records import Cell
from policymine.text import count_cjk, is_cjk, normalise

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
# It begins with a set of characters, since such a pattern is looked for much faster than a choice.
_BLANK_LINE = re.compile(
    r"[\r\n\x0c\x85\u2028\u2029](?:(?<=\x0c)|(?<!\x0c)"
    r"(?:(?<=\r)\n)?[^\S\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]))"
)
_SPACE = " \t\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\u2002\u2003\u2009"
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_MARKDOWN_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
_MARKER = re.compile(rf"(?:[-{BULLETS}]|--)(?=\s|[^\W\d])|{LETTER_BULLETS}")
_OPENING_SIGNS = "《〈（【“‘「"
_CLOSING_SIGNS = "》〉）】”’」，、；%％"
_SUBSCRIPT = re.compile(r"(?:2\.5|10|[1-9x])[,，)）]?")
_SUBSCRIPT_LENGTH = 4
_BARS = "|\uff5c"
_GAP = re.compile(r"\u3000+|[ \u00a0]{2,}")
"""What parts the columns of a table that is set with spaces alone."""
_GAP_SIGNS = ("  ", "\u3000", "\u00a0")
_DIVIDERS = (*_BARS, "\t", *_GAP_SIGNS)
"""Without one of these a line has no cells."""
_FULL_STOP = tuple(".!?。！？:：;；")

_WRAP_WIDTHS = (45, 130)
_WRAP_WIDTHS_CJK = (18, 70)
_RAGGED = 2
"""Full lines of ideographs differ by so many characters at most."""
_FEWEST = 3


def text_spans(text: str) -> list[Span]:
    r"""Find the pieces of a plain text: lines, wrapped lines joined, Markdown headings, tables.

    Args:
        text: The whole text.

    Returns:
        Spans in reading order, without the white space at their ends.

    Example:
        >>> text = "# Water\n\nWe closed 12 mines;\nwe will plant 300 mu.\n"
        >>> [(text[span.start:span.end], span.level) for span in text_spans(text)]
        [('Water', 1), ('We closed 12 mines;\nwe will plant 300 mu.', 0)]
    """
    spans = _join(text, _tables(text, _lines(text)))
    _mark_headings(text, spans)
    return spans


def _lines(text: str) -> list[Span]:
    gaps = [match.end() for match in _BLANK_LINE.finditer(text)]
    lines: list[Span] = []
    passed = 0
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip(_SPACE)
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip(_SPACE))
        behind = bisect_right(gaps, start, passed)
        end = start + len(stripped)
        lines.append(Span(start, end, gap=not lines or behind > passed))
        passed = bisect_right(gaps, end, behind)
    return lines


def _join(text: str, lines: list[Span]) -> list[Span]:
    """Make one span of the lines of a paragraph."""
    if not lines:
        return []
    width = _wrap_width(text, lines)
    out = [lines[0]]
    previous = lines[0]
    for line in lines[1:]:
        if (
            line.kind is None
            and previous.kind is None
            and not line.gap
            and _continues(text, previous, line, width)
            and not _is_between(text, previous, line)
        ):
            out[-1].end = line.end
        else:
            out.append(line)
        previous = line
    return out


def _is_between(text: str, above: Span, line: Span) -> bool:
    """Tell whether one of two lines is debris, which joins with nothing."""
    return any(is_debris(text[span.start : min(span.end, span.start + DEBRIS_LENGTH + 1)]) for span in (above, line))


def _wrap_width(text: str, lines: list[Span]) -> int:
    """Give the width at which the text is wrapped by hand, or 0 if its lines are whole paragraphs."""
    inner = [a for a, b in pairwise(lines) if not b.gap]
    if len(inner) < 5:
        return 0
    lengths = [line.end - line.start for line in inner]
    width = round(quantiles(lengths, n=10)[-1])
    cjk = count_cjk(text[:2000]) > 0.15 * len(text[:2000])
    low, high = _WRAP_WIDTHS_CJK if cjk else _WRAP_WIDTHS
    if not low <= width <= high:
        return 0
    broken = sum(1 for line in inner if not text[line.end - 1 : line.end].endswith(_FULL_STOP))
    if broken > 0.55 * len(inner):
        return width
    # Short paragraphs, but full lines are as long as each other, and no line is longer.
    full = [line for line in inner if abs(line.end - line.start - width) <= _RAGGED]
    even = cjk and max(lengths) <= width + _RAGGED and len(full) >= 0.3 * len(inner)
    in_mid_air = sum(1 for line in full if text[line.end - 1] not in _FULL_STOP)
    return width if even and len(full) >= _FEWEST and in_mid_air > 0.6 * len(full) else 0


def _continues(text: str, above: Span, line: Span, width: int) -> bool:
    """Tell whether a line goes on with the sentence or paragraph of the line above it."""
    first = normalise(text[line.start : line.start + 40])
    last = text[above.end - 1]
    if _is_subscript(text, line) or _is_subscript(text, above):
        return True
    if last in _OPENING_SIGNS or text[line.start] in _CLOSING_SIGNS:
        return True  # a title or a remark that a link has broken off
    if _MARKER.match(first) or text[line.start] in "#|" or text[above.start] in "#|" or is_numbered(first):
        return False
    if first[0].islower() and last not in ".!?。！？":
        # A sentence that was broken after a comma, a semicolon or a colon, or in mid-air.
        return not is_numbered(normalise(text[above.start : above.start + 40])) or last in ",;:，；：" or width > 0
    if is_cjk(first[0]) and last in "，、":
        return True
    if width == 0 or last in ":：":
        return False
    # In wrapped text a line ends only where the next word would not have fitted.
    word = 1 if is_cjk(first[0]) else len(first.split(" ", 1)[0]) + 1
    if above.end - above.start + word <= width * 0.97:
        return False
    return last not in ".!?。！？" or above.end - above.start > 0.9 * width


def _is_subscript(text: str, line: Span) -> bool:
    """Tell whether a line is no more than the subscript of what the line above ends in: PM, 2.5, M, 2."""
    if line.end - line.start > _SUBSCRIPT_LENGTH or _SUBSCRIPT.fullmatch(text, line.start, line.end) is None:
        return False
    above = text[max(0, line.start - 4) : line.start].rstrip()[-1:]
    return above.isascii() and above.isupper()


def is_numbered(start: str) -> bool:
    """Tell whether a normalised line starts with the number of a heading or list item.

    Example:
        >>> is_numbered("(2) Carry out checks"), is_numbered("2.5 million mu")
        (True, False)
    """
    return numbering(start) is not None


def _mark_headings(text: str, spans: list[Span]) -> None:
    """Take off the signs of Markdown headings."""
    for span in spans:
        if not span.cells and (match := _MARKDOWN_HEADING.match(text, span.start, span.end)):
            span.kind, span.level, span.start = "heading", len(match[1]), match.end()
            while text[span.end - 1] == "#" and span.end - span.start > 1:
                span.end -= 1
            while text[span.end - 1] in _SPACE:
                span.end -= 1


def _tables(text: str, lines: list[Span]) -> list[Span]:
    """Read lines of cells that bars, tabs or wide gaps divide; a line of dashes under the header is optional."""
    out: list[Span] = []
    index = 0
    while index < len(lines):
        group = _table_at(text, lines, index)
        if group:
            out.extend(_rows(text, group))
        else:
            out.append(lines[index])
        index += max(1, len(group))
    return out


def _table_at(text: str, lines: list[Span], index: int) -> list[Span]:
    """Give the lines of the table that begins at a line, or nothing."""
    first = text[lines[index].start : lines[index].end]
    if not any(map(first.__contains__, _DIVIDERS)):
        return []
    for divider in (*_BARS, "\t"):
        count = _count_cells(text, lines[index], divider)
        group: list[Span] = []
        while count > 1 and index + len(group) < len(lines):
            line = lines[index + len(group)]
            if (group and line.gap) or _count_cells(text, line, divider) != count:
                break
            group.append(line)
        # Two cells to a line may as well be a line of a menu, or a remark with a bar in it.
        if len(group) > (1 if count > 2 or any(_is_rule(text, line) for line in group[:2]) else 2):
            return group
    return _gapped_table_at(text, lines, index)


def _gapped_table_at(text: str, lines: list[Span], index: int) -> list[Span]:
    """Give the lines of a table set with spaces alone: a header of words above rows that end in numbers."""
    first = text[lines[index].start : lines[index].end]
    if not any(gap in first for gap in _GAP_SIGNS):
        return []
    head = _GAP.split(first)
    if len(head) < 3 or any(char.isdigit() for cell in head for char in cell):
        return []
    group = [lines[index]]
    for line in lines[index + 1 :]:
        cells = _GAP.split(text[line.start : line.end])
        if line.gap or len(cells) != len(head) or not any(char.isdigit() for char in cells[-1]):
            break
        group.append(line)
    return group if len(group) > 2 else []


def _count_cells(text: str, line: Span, divider: str) -> int:
    words = text[line.start : line.end]
    return words.strip("|").count(divider) + 1 if divider in words else 0


def _rows(text: str, lines: list[Span]) -> list[Span]:
    """Turn the lines of a table into rows; its header is known to the cells."""
    ruled = next((place for place, line in enumerate(lines[:4]) if _is_rule(text, line)), 0)
    lines = [line for line in lines if not _is_rule(text, line)]
    placed = [_cells(text, line) for line in lines]
    grid = [[GridCell(words, head=y < ruled) for words, _, _ in row] for y, row in enumerate(placed)]
    head = head_of(grid)
    first = 1 if head.serial else 0
    out = []
    for line, row in list(zip(lines, placed, strict=True))[head.height :]:
        columns = [*head.columns, *[""] * max(0, len(row) - len(head.columns))]  # a row may be longer than its header
        cells = tuple(
            Cell(start, end, column) for (_, start, end), column in zip(row[first:], columns[first:], strict=False)
        )
        if not cells:
            continue
        start = cells[0].start if head.serial else line.start
        out.append(Span(start, line.end, "table_row", cells=cells, gap=line.gap))
    return out


def _is_rule(text: str, span: Span) -> bool:
    line = text[span.start : span.end]
    return "|" in line and _MARKDOWN_RULE.fullmatch(line) is not None


def _cells(text: str, span: Span) -> list[tuple[str, int, int]]:
    """Split a table line at its bars, tabs or gaps: the cells' texts and places."""
    start, end = span.start, span.end
    words = text[start:end]
    divider = next((each for each in (*_BARS, "\t") if each in words), "")
    while divider and text[start] == divider != "\t" and start + 1 < end:
        start += 1
    while divider and text[end - 1] == divider != "\t" and end - 1 > start:
        end -= 1
    cells, at = [], start
    ends = re.compile(re.escape(divider)) if divider else _GAP
    for gap in (*ends.finditer(text, start, end), None):
        part = text[at : gap.start() if gap else end]
        stripped = part.strip(_SPACE)
        begin = at + len(part) - len(part.lstrip(_SPACE)) if stripped else at
        cells.append((stripped, begin, begin + len(stripped)))
        at = gap.end() if gap else end
    return cells
