"""Where in its file a text was read from: for each line of a PDF's page, and each cell of a table, its place.

A run is kept for each of them, a few numbers in arrays; where each character stands is worked out when it is asked for
(:func:`policymine.boxes`).
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_Box = tuple[float, float, float, float]


class Run(NamedTuple):
    """A stretch of a document's text that stands in one place: a line, a cell of a table, or a word.

    Attributes:
        start: First character in ``Document.text``.
        end: One past the last character.
        page: 1-based page number.
        first: Place of its first character in the text of the page; -1 if only the box is known.
        last: Place of its last character in the text of the page; -1 if only the box is known.
        box: Left, top, right and bottom edge, in points from the upper left corner of the page's media box as it is
            turned, or, on a page of :attr:`Provenance.straightened`, of the page set straight; None if the characters
            say where they stand.
    """

    start: int
    end: int
    page: int
    first: int = -1
    last: int = -1
    box: _Box | None = None


class Straightened(NamedTuple):
    """How a page was turned before its text was recognised.

    Attributes:
        width: Width of the page set straight, in the points that boxes on it are counted in.
        height: Its height.
        turns: By how many quarters the page was turned clockwise.
        angle: By how many degrees it was turned counterclockwise about its middle after that.
    """

    width: float
    height: float
    turns: int = 0
    angle: float = 0.0

    def on_page(self, box: _Box, size: tuple[float, float]) -> _Box:
        """Give the box around the place on the page as it lies in the file of a box on the page set straight.

        Args:
            box: Left, top, right and bottom edge.
            size: Width and height of the page as a viewer shows it, in points.

        Example:
            >>> Straightened(842.0, 595.0, turns=1).on_page((0.0, 10.0, 42.0, 20.0), (595.0, 842.0))
            (10.0, 800.0, 20.0, 842.0)
        """
        corners = [self._corner(x, y) for x in box[::2] for y in box[1::2]]
        width, height = (self.height, self.width) if self.turns % 2 else (self.width, self.height)
        across = [x * size[0] / width for x, _ in corners]
        down = [y * size[1] / height for _, y in corners]
        return min(across), min(down), max(across), max(down)

    def _corner(self, x: float, y: float) -> tuple[float, float]:
        sine, cosine = math.sin(math.radians(self.angle)), math.cos(math.radians(self.angle))
        dx, dy = x - self.width / 2, y - self.height / 2
        x, y = cosine * dx - sine * dy + self.width / 2, sine * dx + cosine * dy + self.height / 2
        return ((x, y), (y, self.width - x), (self.width - x, self.height - y), (self.height - y, x))[self.turns % 4]


class Provenance:
    """The runs of a document's text, in the order of the text.

    A reader adds runs in two ways: by the characters of the page's text layer, or by a box, for what has none, such as
    each word of a page that was recognised.

    Attributes:
        file: The file that the document was read from; empty if unknown.
        place: Where in the file the document lies, if the file is an archive or a mail.
        straightened: The pages that were recognised, each with how it was turned for that.

    Example:
        >>> provenance = Provenance()
        >>> provenance.add(0, 12, 1, at=(30, 41))
        >>> provenance.add(13, 20, 2, box=(72.0, 90.0, 110.0, 101.5))
        >>> [provenance.page_at(offset) for offset in (0, 12, 13, 500)]
        [1, 1, 2, 2]
        >>> [(run.start, run.first, run.box) for run in provenance.between(5, 14)]
        [(0, 30, None), (13, -1, (72.0, 90.0, 110.0, 101.5))]
    """

    __slots__ = ("_boxes", "_ends", "_firsts", "_lasts", "_pages", "_starts", "file", "place", "straightened")

    def __init__(self, file: str = "") -> None:
        self.file = file
        self.place: tuple[int, ...] = ()
        self.straightened: dict[int, Straightened] = {}
        self._starts, self._ends, self._firsts, self._lasts = array("q"), array("q"), array("q"), array("q")
        self._pages = array("l")
        self._boxes = array("f")

    def __len__(self) -> int:
        """Give the number of runs."""
        return len(self._starts)

    def add(
        self,
        start: int,
        end: int,
        page: int,
        *,
        at: tuple[int, int] = (-1, -1),
        box: _Box | None = None,
    ) -> None:
        """Add a run behind all others.

        Args:
            start: First character in the document's text.
            end: One past the last character.
            page: 1-based page number.
            at: Places of its first and last character in the text of the page.
            box: Its edges (see :class:`Run`); used if ``at`` is not given.
        """
        first, last = at
        if first < 0:
            if box is None:
                return
            # Without characters the run's number in the array of boxes takes their place.
            first, last = -1 - len(self._boxes) // 4, -1
            self._boxes.extend(box)
        self._starts.append(start)
        self._ends.append(end)
        self._pages.append(page)
        self._firsts.append(first)
        self._lasts.append(last)

    def page_at(self, offset: int) -> int | None:
        """Tell on which page a character of the document's text stands; None before the first run."""
        place = bisect_right(self._starts, offset) - 1
        return self._pages[place] if place >= 0 else None

    def between(self, start: int, end: int) -> Iterator[Run]:
        """Yield the runs that hold characters of a span of the document's text."""
        place = max(0, bisect_right(self._starts, start) - 1)
        while place < len(self._starts) and self._starts[place] < end:
            if self._ends[place] > start:
                yield self._run(place)
            place += 1

    def _run(self, place: int) -> Run:
        start, end, page = self._starts[place], self._ends[place], self._pages[place]
        first, last = self._firsts[place], self._lasts[place]
        if first >= 0:
            return Run(start, end, page, first, last)
        left, top, right, bottom = self._boxes[4 * (-1 - first) : 4 * (-1 - first) + 4]
        return Run(start, end, page, box=(left, top, right, bottom))


class PageBox(NamedTuple):
    """A box on a page.

    Attributes:
        page: 1-based page number.
        left: Left edge, in points (1/72 inch) from the left edge of the page as a viewer shows it: cut to its crop box
            and turned.
        top: Upper edge, in points from the upper edge of the page.
        right: Right edge.
        bottom: Lower edge; larger than ``top``.

    Example:
        >>> box = PageBox(3, 72.0, 90.0, 110.5, 102.0)
        >>> box.right - box.left
        38.5
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float


class Boxes(NamedTuple):
    """Where a record stands, one box for each line.

    Attributes:
        value: The boxes of its value.
        sentence: The boxes of its sentence; for a row of a table those of its cells.

    Example:
        >>> Boxes((PageBox(3, 72.0, 90.0, 110.5, 102.0),), ()).value[0].page
        3
    """

    value: tuple[PageBox, ...]
    sentence: tuple[PageBox, ...]
