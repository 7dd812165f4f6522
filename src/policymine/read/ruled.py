"""Ruled tables of PDF pages: pdfplumber finds their cells, pdfium gives the text in them."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from typing import Any

from policymine.read.layout import join_lines
from policymine.read.lines import Box, Line, TableBox
from policymine.read.page_text import PageText


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

    def tables(self, number: int, text: PageText, *, lost: bool) -> list[TableBox]:
        """Find the ruled tables of a page; their text is pdfium's, or pdfminer's where pdfium lost characters."""
        with self._page(number) as plumbed:
            if plumbed is None:
                return []
            found = plumbed.find_tables()
            glyphs = _lost_glyphs(plumbed, text.text) if found and lost else []
            boxes = [(table.bbox, [cell for cell in table.cells if cell is not None]) for table in found]
            left, top = plumbed.bbox[0], plumbed.bbox[1]
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

    def lines(self, number: int, text: PageText) -> list[Line]:
        """Read the lines of a page on which pdfium lost characters; none if pdfminer has no more of them."""
        with self._page(number) as plumbed:
            if plumbed is None or not _lost_glyphs(plumbed, text.text):
                return []
            left, top, height = plumbed.bbox[0], plumbed.bbox[1], float(plumbed.height)
            return [
                Line(
                    line["text"], number, line["x0"] - left, line["x1"] - left, line["top"] - top,
                    line["bottom"] - top, line["bottom"] - line["top"], height,
                )
                for line in plumbed.dedupe_chars().extract_text_lines(return_chars=False)
            ]  # fmt: skip
        return []

    @contextlib.contextmanager
    def _page(self, number: int) -> Iterator[Any]:
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
            plumbed = self._document.pages[number - 1]
            yield plumbed
            plumbed.close()
            self._broken = False


def _lost_glyphs(plumbed: Any, text: str) -> list[dict[str, Any]]:
    """Give the characters of a page as pdfminer has them, if pdfium lost some of them.

    pdfium leaves out a piece of text whose letters have no size: a single character of a font that is neither in the
    file nor on the machine.
    """
    chars = [c for c in plumbed.dedupe_chars().chars if c["text"].strip() and not c["text"].startswith("(cid:")]
    return chars if len(chars) > len("".join(text.split())) else []


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
