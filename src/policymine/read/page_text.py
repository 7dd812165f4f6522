"""The text of one PDF page: its lines with their places as a reader sees them, whichever way the page is turned."""

from __future__ import annotations

import math
import re
from typing import Any

import pypdfium2.raw as pdfium

from policymine.read.lines import Box, Line

_ENDS = "\r\n\x02\ufffe"
_HYPHEN_ENDS = "\x02\ufffe"
"""pdfium takes out the line end after a hyphen and puts one of these for the hyphen."""
_JOINTS = re.compile(r"\s+|(?<=[\u3001-\u9fff\uff00-\uffef])")
"""Where a line may be cut: at spaces, and between the characters of a script that has none."""
_OBLIQUE = 8.0
"""Degrees by which a scan may be turned; what is drawn more obliquely is a watermark."""
_WIDE = 1.0
"""A gap of so many letter heights parts two columns."""


class PageText:
    """The characters of a page and where they stand.

    Args:
        page: A page of pypdfium2.
        text_page: Its text.
        number: The page's number, from 1.

    Attributes:
        text: The page's text, as the places of lines refer to it.
        height: Height of the page as it is shown, in points.
    """

    def __init__(self, page: Any, text_page: Any, number: int) -> None:
        self._text_page = text_page
        self._raw = text_page.raw
        self._number = number
        self._box = pdfium.FS_RECTF()
        self._turn = int(page.get_rotation()) % 360
        left, bottom, right, top = page.get_mediabox(fallback_ok=True)
        self._corner = (left, bottom)
        self._crop = page.get_bbox()
        self._size = (right - left, top - bottom)
        self.height = self._size[0] if self._turn in (90, 270) else self._size[1]
        count = max(0, text_page.count_chars())
        text = text_page.get_text_range() if count else ""
        if len(text) != count:  # characters beyond 16 bits count twice; ask for each
            text = "".join(chr(pdfium.FPDFText_GetUnicode(self._raw, i)) for i in range(count))
        self.text = text

    def lines(self) -> list[Line]:
        """Give the lines of the page in the order in which the file draws them."""
        found: list[Line] = []
        text, count, start = self.text, len(self.text), 0
        for at in range(count + 1):
            if at < count and text[at] not in _ENDS:
                continue
            piece = text[start:at]
            if piece.strip():
                hyphen = "-" if at < count and text[at] in _HYPHEN_ENDS else ""
                first = start + len(piece) - len(piece.lstrip())
                last = start + len(piece.rstrip()) - 1
                if last - first <= 2 or not self._is_oblique(first, last):  # else it is a watermark
                    line = self._line(first, last, hyphen)
                    found += self.cut(line) if self._is_torn(line) else [line]
            start = at + 1
        return found

    def _is_oblique(self, first: int, last: int) -> bool:
        """Whether a line runs neither across the page nor up or down, as a watermark does."""
        found = [self.place(index) for index in (first, first + 1, last)]
        if None in found:
            return False
        start, second, end = (box for box in found if box is not None)
        # Two lines that pdfium has put into one are each straight at their start.
        return all(
            _OBLIQUE < abs(math.degrees(math.atan2(start[3] - box[3], box[0] - start[0]))) % 90 < 90 - _OBLIQUE
            for box in (second, end)
        )

    def _is_torn(self, line: Line) -> bool:
        """Whether pdfium has put two lines into one: its start, middle and end do not stand behind each other."""
        first, last = line.at
        start, middle, end = (self.place(index) for index in (first, (first + last) // 2, last))
        if start is None or middle is None or end is None:
            return False
        # The end may be the page's number, far below; a raised figure is none.
        if abs(middle[3] - start[3]) > 0.8 * line.size or middle[0] < start[0]:
            return True
        return abs(end[3] - middle[3]) > 2.5 * line.size

    def cut(self, line: Line) -> list[Line]:
        """Cut a line where it leaves a wide gap, or where its characters go on in another place."""
        first, last = line.at
        if first < 0 or line.size <= 0:
            return [line]
        parts: list[Line] = []
        start = first
        for joint in _JOINTS.finditer(self.text, first, last + 1):
            before, after = self.place(joint.start() - 1), self.place(joint.end())
            if joint.start() > start and before and after and _apart(before, after, line.size):
                parts.append(self._line(start, joint.start() - 1, ""))
                start = joint.end()
        if not parts:
            return [line]
        hyphen = "-" if line.text.endswith("-") and not self.text[: last + 1].endswith("-") else ""
        return [*parts, self._line(start, last, hyphen)]

    def gap(self, before: int, after: int) -> tuple[float, float]:
        """Give the right edge of one character and the left edge of another, in points."""
        first, second = self.place(before), self.place(after)
        return (first[2] if first else 0.0, second[0] if second else 0.0)

    def margin(self) -> tuple[float, float]:
        """Give what a viewer cuts off at the left and at the top of the page as it is shown, in points."""
        x0, y0, x1, y1 = self._crop
        left, bottom = x0 - self._corner[0], y0 - self._corner[1]
        right, top = self._size[0] + self._corner[0] - x1, self._size[1] + self._corner[1] - y1
        return {90: (bottom, left), 180: (right, bottom), 270: (top, right)}.get(self._turn, (left, top))

    def within(self, box: Box) -> str:
        """Give the text in a box on the page as it is shown; hyphens at line ends are kept."""
        left, bottom, right, top = self._unturned(box)
        text: str = self._text_page.get_text_bounded(left=left, bottom=bottom, right=right, top=top)
        return text.replace("\x02", "-\n").replace("\ufffe", "-\n").replace("\x00", "")

    def _unturned(self, box: Box) -> tuple[float, float, float, float]:
        """Left, bottom, right and top edge, as the file counts them, of a box on the page as it is shown."""
        x0, y0, x1, y1 = box
        width, height = self._size
        if self._turn == 90:
            left, bottom, right, top = y0, x0, y1, x1
        elif self._turn == 180:
            left, bottom, right, top = width - x1, y0, width - x0, y1
        elif self._turn == 270:
            left, bottom, right, top = width - y1, height - x1, width - y0, height - x0
        else:
            left, bottom, right, top = x0, height - y1, x1, height - y0
        dx, dy = self._corner
        return left + dx, bottom + dy, right + dx, top + dy

    def place(self, index: int) -> Box | None:
        """Left, top, right and bottom edge of a character on the page as it is shown; None for one without extent."""
        box = self._box
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, index, box) or box.right <= box.left:
            return None
        width, height = self._size
        left, right = box.left - self._corner[0], box.right - self._corner[0]
        bottom, top = box.bottom - self._corner[1], box.top - self._corner[1]
        if self._turn == 90:
            return bottom, left, top, right
        if self._turn == 180:
            return width - right, bottom, width - left, top
        if self._turn == 270:
            return height - top, width - right, height - bottom, width - left
        return left, height - top, right, height - bottom

    def _line(self, first: int, last: int, hyphen: str) -> Line:
        """Find where a line stands by its first, middle and last character."""
        text = self.text[first : last + 1].replace("\x00", "").strip() + hyphen
        found = [self.place(index) for index in (first, (first + last) // 2, last)]
        boxes = [box for box in found if box is not None]
        if not boxes:
            return Line(text, self._number, height=self.height, at=(first, last))
        # A bullet or a raised figure is of another size than the line; the middle one of three is not.
        middle = sorted(boxes, key=lambda box: box[3] - box[1])[len(boxes) // 2]
        left, right = boxes[0][0], max(box[2] for box in boxes)
        size = middle[3] - middle[1]
        return Line(text, self._number, left, right, middle[1], middle[3], size, self.height, at=(first, last))


def _apart(before: Box, after: Box, size: float) -> bool:
    """Whether one character does not stand behind the other: far off, further left, or higher or lower."""
    return not -0.5 * size < after[0] - before[2] <= _WIDE * size or abs(after[3] - before[3]) > 0.6 * size
