"""Lines of pages: what they are, and which of them are running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from policymine.read.knowledge import is_debris

MARGIN = 0.12
"""Running heads and page numbers stand in this share of the page's height at its top and bottom."""
_HEAD_LINES = 4
_STAMP, _STAMPED = 1.8, 3
"""A watermark's letters are so much larger than those of the text, and it stands on so many pages at least."""
LARGER = 1.12
"""A heading's letters are larger than those of the running text by this factor, if they are larger at all."""
_NUMBER_LINE = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlc]{1,6})[\W_]*", re.IGNORECASE)
Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge, in points from the upper left corner of the page."""
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Line:
    """One line of a page, or a table that stands in its place.

    Attributes:
        text: The line's text; a hyphen that ends it is kept.
        page: 1-based page number.
        left: Left edge, in points from the left of the page.
        right: Right edge.
        top: Upper edge, in points from the top of the page.
        bottom: Lower edge.
        size: Height of its letters, in points.
        height: Height of the page, in points.
        table: Number of the table that stands here, if it is none of the text.
        at: Places of its first and last character in the text of its page, if it is of one.
        column: Which of the columns of the page it stands in, from 1; 0 where it has none or crosses them.
        words: On a recognised page start and end of each word in the text, with its box.
    """

    text: str
    page: int
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    height: float = 0.0
    table: int | None = None
    at: tuple[int, int] = (-1, -1)
    column: int = 0
    words: tuple[tuple[int, int, Box], ...] = ()


Gap = Callable[[int, int], tuple[float, float]]
"""Gives, for two characters of a page's text, the right edge of the first and the left edge of the second."""

Cut = Callable[[Line], list[Line]]
"""Cuts a line into the parts between its wide gaps."""


def without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out lines that stand at the top or bottom of many pages, and page numbers.

    Args:
        pages: The lines of each page.

    Returns:
        The lines of each page that are text.

    Example:
        >>> head = [Line("Elm Plan 2024", page, top=20, bottom=30, height=800) for page in (1, 2, 3)]
        >>> body = [Line(f"Paragraph {word}", 1, top=400, bottom=410, height=800) for word in ("one", "two", "three")]
        >>> [[line.text for line in page] for page in without_running_heads([[h, b] for h, b in zip(head, body)])]
        [['Paragraph one'], ['Paragraph two'], ['Paragraph three']]
    """
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_head_key(line) for line in _margin_lines(page)})
    limit = max(2, round(0.3 * len(pages)))
    body = body_size(pages)
    titles = ["".join(line.text.split()) for line in pages[0][:8] if line.size > LARGER * body] if pages else []
    stamps = _stamps(pages, body)
    kept = []
    for number, page in enumerate(pages):
        margin = {id(line) for line in _margin_lines(page)}
        lines = []
        for line in page:
            if line.text in stamps and line.size > _STAMP * body:
                continue
            if id(line) in margin:
                # The title on the first page is what the running head repeats.
                is_title = number == 0 and line.size > LARGER * body
                if not is_title and (seen[_head_key(line)] >= limit or _is_page_number(line) or _repeats(line, titles)):
                    continue
            lines.append(line)
        kept.append(lines)
    return kept


def _stamps(pages: list[list[Line]], body: float) -> set[str]:
    """Texts in large letters that stand on most pages: watermarks."""
    if len(pages) < _STAMPED:
        return set()
    seen = Counter(text for page in pages for text in {line.text for line in page if line.size > _STAMP * body})
    return {text for text, often in seen.items() if often >= max(_STAMPED, 0.6 * len(pages))}


def _margin_lines(page: list[Line]) -> list[Line]:
    lines = sorted((line for line in page if line.table is None), key=lambda line: line.top)
    top = [line for line in lines[:_HEAD_LINES] if line.bottom <= MARGIN * line.height]
    bottom = [line for line in lines[-_HEAD_LINES:] if line.top >= (1 - MARGIN) * line.height]
    return top + [line for line in bottom if line not in top]


def _head_key(line: Line) -> str:
    side = "top" if line.top < line.height / 2 else "bottom"
    return side + _DIGITS.sub("#", "".join(line.text.split()).casefold())


def _repeats(line: Line, titles: list[str]) -> bool:
    """Whether a line in the margin is the start of the title in smaller letters, as the head of a single page is."""
    text = "".join(line.text.split())
    return len(text) > 3 and any(title.startswith(text) for title in titles)


def _is_page_number(line: Line) -> bool:
    return _NUMBER_LINE.fullmatch(line.text.strip()) is not None or (len(line.text) < 30 and is_debris(line.text))


def body_size(pages: list[list[Line]]) -> float:
    """Give the height of the letters that most of the text has, in points.

    Example:
        >>> body_size([[Line("Title", 1, size=18.0), Line("A long line of text", 1, size=11.0)]])
        11.0
    """
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            if line.table is None:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


@dataclass(slots=True)
class TableBox:
    """A table on a page.

    Attributes:
        page: 1-based page number.
        box: Left, top, right and bottom edge, in points from the upper left corner of the page.
        cells: The box and the text of each of its cells.
    """

    page: int
    box: Box
    cells: list[tuple[Box, str]] = field(default_factory=list)

    def holds(self, line: Line) -> bool:
        """Tell whether the middle of a line lies in the table.

        Example:
            >>> TableBox(1, (0, 0, 100, 50)).holds(Line("12", 1, 10, 20, 10, 20))
            True
        """
        x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
        left, top, right, bottom = self.box
        return left - 2 <= x <= right + 2 and top - 2 <= y <= bottom + 2


def with_tables(lines: list[Line], found: list[TableBox], tables: list[TableBox]) -> list[Line]:
    """Put each table in the place of its lines, so that its text stands only once.

    Args:
        lines: The lines of a page.
        found: The tables of the page.
        tables: Those of all pages; takes these too.

    Example:
        >>> lines = [Line("12", 1, 10, 20, 10, 20, 10), Line("Text.", 1, 10, 90, 70, 80, 10)]
        >>> [line.table for line in with_tables(lines, [TableBox(1, (0, 0, 100, 50))], [])]
        [0, None]
    """
    out: list[Line] = []
    placed: set[int] = set()
    first = len(tables)
    tables.extend(found)
    for line in lines:
        inside = next((i for i, table in enumerate(found) if table.holds(line)), None)
        if inside is None:
            # Some programs write what stands above a table after it.
            below = (place for place, other in enumerate(out) if other.table is not None and line.bottom <= other.top)
            out.insert(next(below, len(out)) if line.size else len(out), line)
        elif inside not in placed:
            placed.add(inside)
            box = found[inside].box
            out.append(Line("", line.page, box[0], box[2], box[1], box[3], 0.0, line.height, table=first + inside))
    return out
