"""What pdfplumber is asked for on PDF pages: the cells of ruled tables, and lines of which pdfium lost characters."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from policymine.read.drawn import Drawn, drawn
from policymine.read.layout import join_lines
from policymine.read.lines import Box, Line, TableBox
from policymine.read.page_text import PageText


@dataclass(slots=True)
class PlumbedLines:
    """The lines of a page as pdfminer has them; their places are none in the page's own text.

    Attributes:
        placed: The lines, with their places in ``text``.
        text: All of them.
        edges: Left and right edge of each of its characters, in points.

    Example:
        >>> found = PlumbedLines()
        >>> found.add(Line("a b", 1, 0, 30), [("a", 0, 5), ("b", 25, 30)])
        >>> found.gap(0, 2), found.placed[0].at, found.lines()[0].at
        ((5, 25), (0, 2), (-1, -1))
    """

    placed: list[Line] = field(default_factory=list)
    text: str = ""
    edges: list[tuple[float, float]] = field(default_factory=list)

    def add(self, line: Line, glyphs: Iterable[tuple[str, float, float]]) -> None:
        """Add a line.

        Args:
            line: The line.
            glyphs: The text of each of its glyphs, as the line has it, with its left and right edge.
        """
        inked = iter([(left, right) for text, left, right in glyphs for c in text if not c.isspace()])
        edge = (line.left, line.left)
        for character in line.text:
            if not character.isspace():
                edge = next(inked, (edge[1], edge[1]))
            self.edges.append(edge)
        self.edges.append(edge)
        self.placed.append(replace(line, at=(len(self.text), len(self.text) + len(line.text) - 1)))
        self.text += line.text + "\n"

    def lines(self) -> list[Line]:
        """Give the lines without their places."""
        return [replace(line, at=(-1, -1)) for line in self.placed]

    def gap(self, before: int, after: int) -> tuple[float, float]:
        """Give the right edge of one character and the left edge of another, in points."""
        return self.edges[before][1], self.edges[after][0]


class Plumber:
    """Opens a PDF with pdfplumber when the first page asks for it, and closes it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None
        self._broken = False
        self._seen: _Seen | None = None

    def __enter__(self) -> Plumber:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._document is not None:
            self._document.close()

    def tables(self, number: int, text: PageText, *, lost: bool) -> list[TableBox]:
        """Find the ruled tables of a page; their text is pdfium's, or pdfminer's where pdfium lost characters."""
        with self._page(number) as seen:
            if seen is None:
                return []
            found = seen.tables(lost=lost)
            glyphs = seen.lost_glyphs(text.text) if found and lost else []
            boxes = [(table.bbox, [cell for cell in table.cells if cell is not None]) for table in found]
            left, top = seen.page.bbox[0], seen.page.bbox[1]
            tables = []
            for bounds, cells in boxes:
                placed = [(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in cells]
                texts = [_text(box, text, glyphs, cell) for box, cell in zip(placed, cells, strict=True)]
                # One row of several cells is the rest of a table; a single cell is a frame around text.
                across, down = len({round(cell[0]) for cell in cells}), len({round(cell[1]) for cell in cells})
                if across > (1 if down > 1 else 2):
                    box = (bounds[0] - left, bounds[1] - top, bounds[2] - left, bounds[3] - top)
                    tables.append(TableBox(number, box, list(zip(placed, texts, strict=True))))
            return sorted(tables, key=lambda table: table.box[1])
        return []

    def lines(self, number: int, text: PageText) -> PlumbedLines | None:
        """Read the lines of a page on which pdfium lost characters; None if pdfminer has no more of them."""
        with self._page(number) as seen:
            if seen is None or not seen.lost_glyphs(text.text):
                return None
            from pdfplumber.utils.text import LIGATURES

            left, top, height = seen.page.bbox[0], seen.page.bbox[1], float(seen.page.height)
            found = PlumbedLines()
            for line in seen.deduped.extract_text_lines():
                glyphs = [(LIGATURES.get(g["text"], g["text"]), g["x0"] - left, g["x1"] - left) for g in line["chars"]]
                found.add(
                    Line(
                        line["text"], number, line["x0"] - left, line["x1"] - left, line["top"] - top,
                        line["bottom"] - top, line["bottom"] - line["top"], height,
                    ),
                    glyphs,
                )  # fmt: skip
            return found
        return None

    @contextlib.contextmanager
    def _page(self, number: int) -> Iterator[_Seen | None]:
        """Give a page; None from the first damage on, for pdfium reads more damaged files than pdfminer does."""
        if self._broken:
            yield None
            return
        import pdfplumber
        from pdfminer.pdfexceptions import PDFException
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import PdfminerException

        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        errors = (
            PDFException,
            PSException,
            PdfminerException,
            ValueError,
            KeyError,
            TypeError,
            IndexError,
            AttributeError,
        )
        with contextlib.suppress(*errors):
            self._broken = True  # until it has gone well
            if self._document is None:
                self._document = pdfplumber.open(io.BytesIO(self._data))
            if self._seen is None or self._seen.number != number:
                if self._seen is not None:
                    self._seen.page.close()
                self._seen = _Seen(number, self._document.pages[number - 1])
            yield self._seen
            self._broken = False


class _Seen:
    """A page of pdfplumber, of which only what is asked for is worked out, and that once.

    Most pages are asked for their rules alone; going through all their letters takes ten times as long.
    """

    def __init__(self, number: int, page: Any) -> None:
        self.number = number
        self.page = page
        self._drawn: Drawn | None = None
        self._is_plain = True
        self._deduped: Any = None

    @property
    def deduped(self) -> Any:
        """The page without letters that are drawn twice for boldness."""
        if self._deduped is None:
            self._deduped = self.page.dedupe_chars()
        return self._deduped

    def tables(self, *, lost: bool) -> list[Any]:
        """Find the ruled tables."""
        if (drawn := self._plain(letters=lost)) is None:
            return list(self.page.find_tables())
        from pdfplumber.table import TableFinder

        edges: Any = drawn  # all that it asks of a page
        return list(TableFinder(edges).tables)

    def lost_glyphs(self, text: str) -> list[dict[str, Any]]:
        """Give the characters of a page as pdfminer has them, if pdfium lost some of them.

        pdfium leaves out a piece of text whose letters have no size: a single character of a font that is neither in
        the file nor on the machine.
        """
        known = len("".join(text.split()))
        if (drawn := self._plain(letters=True)) is not None and drawn.letters <= known:
            return []
        chars = [c for c in self.deduped.chars if c["text"].strip() and not c["text"].startswith("(cid:")]
        return chars if len(chars) > known else []

    def _plain(self, *, letters: bool) -> Drawn | None:
        """Read the rules without pdfminer, and count the letters; None where that is not sure to be right."""
        if self._is_plain and (self._drawn is None or (letters and not self._drawn.counted)):
            self._drawn, self._is_plain = None, False
            # Whatever is wrong with a page, pdfplumber is to tell it.
            with contextlib.suppress(Exception):
                self._drawn = drawn(self.page, letters=letters)
                self._is_plain = True
        return self._drawn


def _text(box: Box, page: PageText, glyphs: list[dict[str, Any]], cell: Box) -> str:
    """Give the text of a cell: pdfium's, or pdfminer's where pdfium lost characters."""
    text = page.within((box[0] + 0.5, box[1] + 0.5, box[2] - 0.5, box[3] - 0.5))
    if glyphs:
        from pdfplumber.utils.text import extract_text

        x0, y0, x1, y1 = cell
        inside = [g for g in glyphs if x0 <= (g["x0"] + g["x1"]) / 2 <= x1 and y0 <= (g["top"] + g["bottom"]) / 2 <= y1]
        if len(inside) > len("".join(text.split())):
            text = extract_text(inside)
    return join_lines([line for line in text.splitlines() if line.strip()])
