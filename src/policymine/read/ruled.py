"""Ruled tables of PDF pages: pdfplumber finds their cells, pdfium gives the text in them."""

from __future__ import annotations

import io
import logging
from typing import Any

from policymine.read.layout import join_lines
from policymine.read.lines import TableBox

_EDGE = 3.0
"""Edges of cells that are this close, in points, are one."""


class Plumber:
    """Opens a PDF with pdfplumber when the first page asks for it, and closes it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None
        self._broken = False

    def __enter__(self) -> Plumber:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._document is not None:
            self._document.close()

    def tables(self, number: int, page: Any, text_page: Any) -> list[TableBox]:
        """Find the ruled tables of a page; their text is pdfium's."""
        if self._broken:
            return []
        import pdfplumber
        from pdfminer.pdfexceptions import PDFException
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import PdfminerException

        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        try:
            if self._document is None:
                self._document = pdfplumber.open(io.BytesIO(self._data))
            plumbed = self._document.pages[number - 1]
            found = plumbed.find_tables()
            boxes = [(table.bbox, [cell for cell in table.cells if cell is not None]) for table in found]
            left, top = plumbed.bbox[0], plumbed.bbox[1]
            plumbed.close()
        except (
            PDFException,
            PSException,
            PdfminerException,
            ValueError,
            KeyError,
            TypeError,
            IndexError,
            AttributeError,
        ):
            self._broken = True  # pdfium reads more damaged files than pdfminer does; the page's lines remain
            return []
        height = page.get_height()
        tables = []
        for bounds, cells in boxes:
            rows = _rows([(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in cells], text_page, height)
            # One row of several cells is the rest of a table; a single cell is a frame around text.
            if max(map(len, rows), default=0) > (1 if len(rows) > 1 else 2):
                box = (bounds[0] - left, bounds[1] - top, bounds[2] - left, bounds[3] - top)
                tables.append(TableBox(number, box, rows))
        return sorted(tables, key=lambda table: table.box[1])


def _rows(
    cells: list[tuple[float, float, float, float]], text_page: Any, height: float
) -> list[list[tuple[str, int, int, bool]]]:
    """Turn the boxes of a table's cells into rows of texts that know how many columns and rows they span."""
    across = _edges([edge for cell in cells for edge in (cell[0], cell[2])])
    down = _edges([edge for cell in cells for edge in (cell[1], cell[3])])
    rows: list[list[tuple[int, tuple[str, int, int, bool]]]] = [[] for _ in down[:-1]]
    for x0, y0, x1, y1 in cells:
        x, y = _nearest(across, x0), _nearest(down, y0)
        if y >= len(rows):
            continue
        text = text_page.get_text_bounded(
            left=x0 + 0.5, bottom=height - y1 + 0.5, right=x1 - 0.5, top=height - y0 - 0.5
        )
        text = text.replace("\x02", "-\n").replace("\ufffe", "-\n").replace("\x00", "")
        joined = join_lines([line for line in text.splitlines() if line.strip()])
        rows[y].append((x, (joined, max(1, _nearest(across, x1) - x), max(1, _nearest(down, y1) - y), False)))
    return [[cell for _, cell in sorted(row, key=lambda placed: placed[0])] for row in rows]


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _EDGE:
            edges.append(value)
    return edges


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))
