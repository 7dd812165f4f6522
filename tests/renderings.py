"""One report written in every form that folders hold: text, page, Word file, PDF of one and of two columns, scan."""

from __future__ import annotations

import html
import io
import itertools
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

PAGE = (595.0, 842.0)
MARGIN, GUTTER = 60.0, 26.0
CHINESE_FONTS = (
    Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    Path("/usr/share/fonts/truetype/arphic/uming.ttc"),
)
"""Fonts with outlines that reportlab can put into a file (Debian: fonts-wqy-zenhei, fonts-arphic-uming)."""


@dataclass(frozen=True)
class Piece:
    """One block of a report: its kind (title, note, heading, paragraph, item) and its text."""

    kind: str
    text: str


def pieces_of(markdown: str) -> list[Piece]:
    """Split the small part of Markdown in which the example reports are written; tables are left out."""
    found: list[Piece] = []
    for line in markdown.splitlines():
        if heading := re.match(r"(#+) (.*)", line):
            found.append(Piece("title" if len(heading[1]) == 1 else "heading", heading[2]))
        elif line.startswith("- "):
            found.append(Piece("item", line[2:]))
        elif line and not line.startswith(("|", "!")):
            found.append(Piece("note" if len(found) == 1 else "paragraph", line))
    return found


def as_text(pieces: list[Piece]) -> bytes:
    """A text file."""
    return "\n\n".join("- " + p.text if p.kind == "item" else p.text for p in pieces).encode()


def as_html(pieces: list[Piece]) -> bytes:
    """A page of a site, with navigation and a footer."""
    tags = {"title": "h1", "heading": "h2", "item": "li", "note": "p", "paragraph": "p"}
    body = []
    for kind, group in itertools.groupby(pieces, key=lambda p: p.kind):
        inner = "".join(f"<{tags[kind]}>{html.escape(p.text)}</{tags[kind]}>" for p in group)
        body.append(f"<ul>{inner}</ul>" if kind == "item" else inner)
    return (
        '<!doctype html><html><head><meta charset="utf-8">'
        f"<title>{html.escape(pieces[0].text)}</title></head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav>"
        f'<div class="content">{"".join(body)}</div><footer><a href=/about>About</a></footer></body></html>'
    ).encode()


def as_docx(pieces: list[Piece]) -> bytes:
    """A Word file."""
    import docx

    document = docx.Document()
    styles = {"title": "Title", "heading": "Heading 1", "item": "List Bullet", "note": "Normal", "paragraph": "Normal"}
    for piece in pieces:
        document.add_paragraph(piece.text, style=styles[piece.kind])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def font_of(pieces: list[Piece]) -> str:
    """A font for the text, put into the file; the test is left out where no Chinese font is installed."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if not any("一" <= c <= "鿿" for p in pieces for c in p.text):
        return "Times-Roman"
    path = next((path for path in CHINESE_FONTS if path.exists()), None)
    if path is None:
        pytest.skip("no Chinese font with outlines is installed (Debian: fonts-wqy-zenhei)")
    pdfmetrics.registerFont(TTFont("Chinese", str(path), subfontIndex=0))
    return "Chinese"


def wrapped(text: str, font: str, size: float, width: float) -> Iterator[str]:
    """Break a paragraph into lines: at spaces, in Chinese at any character but before a punctuation mark."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    tokens = re.findall(r"[一-鿿　-〿＀-￯“”]|[^\s一-鿿　-〿＀-￯“”]+|\s+", text)
    line = ""
    for token in tokens:
        if line and stringWidth(line + token, font, size) > width and token not in "，。；：、）”％":
            yield line.rstrip()
            line = token.lstrip()
        else:
            line += token
    if line.strip():
        yield line.rstrip()


@dataclass(frozen=True)
class Drawn:
    """A line of text and its place on a page, from the lower left corner, in points."""

    x: float
    y: float
    size: float
    text: str


def laid_out(pieces: list[Piece], font: str, columns: int) -> list[list[Drawn]]:
    """Lay a report out on pages, the title across them, with a running head and page numbers."""
    width = (PAGE[0] - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    top, bottom = PAGE[1] - 80, 70.0
    pages: list[list[Drawn]] = [[]]
    column, y, start = 0, top, top
    for piece in pieces:
        size = {"title": 18.0, "heading": 13.0}.get(piece.kind, 10.5)
        across = piece.kind == "title"
        room = PAGE[0] - 2 * MARGIN if across else width
        bullet = "• " if piece.kind == "item" else ""
        y -= 8 if piece.kind == "heading" else 4
        for line in wrapped(bullet + piece.text, font, size, room):
            if y < bottom:
                column += 1
                if column == columns:
                    column, start = 0, top
                    pages.append([])
                y = start
            x = MARGIN + column * (width + GUTTER)
            pages[-1].append(Drawn(x, y, size, line))
            y -= 1.5 * size
        if across:
            start = y - 6
            y = start
    for number, page in enumerate(pages, 1):
        page.insert(0, Drawn(MARGIN, PAGE[1] - 40, 8.0, pieces[0].text[:40]))
        page.append(Drawn(PAGE[0] / 2 - 5, 34, 8.0, f"- {number} -"))
    return pages


def as_pdf(pieces: list[Piece], *, columns: int = 1, order: str = "reading", turned: int = 0) -> bytes:
    """A PDF file; ``order`` is that in which its lines are drawn: reading, across or shuffled.

    A turned page holds its text lying on the side or head down, and says by how many degrees to turn it.
    """
    from reportlab.pdfgen.canvas import Canvas

    font = font_of(pieces)
    stream = io.BytesIO()
    width, height = PAGE
    canvas = Canvas(stream, pagesize=PAGE, invariant=1)  # reportlab itself turns the size of turned pages
    for page in laid_out(pieces, font, columns):
        canvas.setPageRotation(turned)
        if turned == 90:
            canvas.translate(height, 0)
        elif turned == 180:
            canvas.translate(width, height)
        elif turned == 270:
            canvas.translate(0, width)
        canvas.rotate(turned)
        lines = list(page)
        if order == "across":
            lines.sort(key=lambda line: (-line.y, line.x))
        elif order == "shuffled":
            random.Random(7).shuffle(lines)
        for line in lines:
            canvas.setFont(font, line.size)
            canvas.drawString(line.x, line.y, line.text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def as_scan(pieces: list[Piece], *, columns: int = 1, dots: int = 200) -> bytes:
    """A PDF file of pictures of pages, as a scanner writes it."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=PAGE, invariant=1)
    document = pypdfium2.PdfDocument(as_pdf(pieces, columns=columns))
    try:
        for page in document:
            picture = page.render(scale=dots / 72, grayscale=True).to_pil()
            canvas.drawImage(ImageReader(picture), 0, 0, *PAGE)
            canvas.showPage()
            page.close()
    finally:
        document.close()
    canvas.save()
    return stream.getvalue()


FORMS: dict[str, tuple[str, Callable[[list[Piece]], bytes]]] = {
    "text": ("report.txt", as_text),
    "page": ("report.html", as_html),
    "word": ("report.docx", as_docx),
    "pdf": ("report.pdf", as_pdf),
    "pdf, turned to the right": ("right.pdf", partial(as_pdf, turned=90)),
    "pdf, head down": ("down.pdf", partial(as_pdf, turned=180)),
    "pdf in two columns, turned to the left": ("left.pdf", partial(as_pdf, columns=2, order="across", turned=270)),
    "pdf in two columns": ("columns.pdf", partial(as_pdf, columns=2)),
    "pdf in two columns, drawn across": ("across.pdf", partial(as_pdf, columns=2, order="across")),
    "pdf in two columns, drawn out of order": ("shuffled.pdf", partial(as_pdf, columns=2, order="shuffled")),
}
