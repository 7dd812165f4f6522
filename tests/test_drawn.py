"""The edges and letters that are read off a page's content, beside those that pdfplumber finds."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfplumber.utils import filter_edges
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from policymine.read.drawn import NotPlain, drawn

EXAMPLES = sorted((Path(__file__).parents[1] / "corpora/examples/reports").rglob("*.pdf"))
KEYS = ("x0", "top", "x1", "bottom", "width", "height", "orientation")


def grid(page: Canvas) -> None:
    page.grid([72, 144.3, 251.77], [500, 521.1, 560])
    page.rect(80, 300, 120, 0.5, fill=1)
    page.line(80, 200, 80, 280)
    page.line(80, 200, 130, 280)


def rectangles(page: Canvas) -> None:
    page.rect(72, 500, 100, 20)
    page.rect(72, 480, -100.1, 20, fill=1, stroke=0)
    page.rect(172, 500, 0, 20)
    page.rect(172, 500, 20, 0)


def curves(page: Canvas) -> None:
    page.circle(200, 200, 30)
    page.roundRect(72, 500, 100, 20, 4)
    path = page.beginPath()
    path.moveTo(10, 10)
    path.lineTo(10, 60)
    path.lineTo(70.5, 60)
    path.moveTo(90, 90)
    path.lineTo(190, 90)
    path.close()
    page.drawPath(path)


def moved(page: Canvas) -> None:
    page.saveState()
    page.translate(33.3, 17.1)
    page.scale(1.1, 0.7)
    page.rect(72, 500, 100, 20)
    page.rotate(90)
    page.line(10, -20, 90, -20)
    page.restoreState()
    page.rect(72, 400, 100, 20)


def form(page: Canvas) -> None:
    page.beginForm("stamp", 0, 0, 200, 200)
    page.rect(10, 10, 50.5, 20)
    page.drawString(12, 14, "form")
    page.endForm()
    page.doForm("stamp")
    page.rect(100, 100, 50, 20)
    page.saveState()
    page.translate(200, 300)
    page.doForm("stamp")
    page.restoreState()
    page.rect(100, 200, 50, 20)


def clipped(page: Canvas) -> None:
    path = page.beginPath()
    path.rect(10, 10, 100, 100)
    page.clipPath(path, stroke=0)
    page.rect(20, 20, 200, 50)


def text(page: Canvas) -> None:
    page.setFont("Helvetica", 11)
    page.drawString(72, 700, r"Brackets (within (brackets)), a \ and f 1 2 3 4 re")
    page.drawString(72, 680, "100 200 m 300 400 l S")
    page.setFont("STSong-Light", 11)
    page.drawString(72, 660, "(一) 全市森林覆盖率达到60%")
    page.rect(72, 640, 100, 15)


def inline_picture(page: Canvas) -> None:
    from PIL import Image

    page.drawInlineImage(Image.new("RGB", (9, 9), "red"), 72, 600, 20, 20)
    page.rect(72, 400, 100, 20)


def picture(page: Canvas) -> None:
    from PIL import Image

    page.drawImage(ImageReader(Image.new("RGB", (9, 9), "red")), 72, 600, 20, 20)
    page.rect(72, 400, 100, 20)


def turned(page: Canvas) -> None:
    page.setPageRotation(90)
    rectangles(page)


def cropped(page: Canvas) -> None:
    page.setCropBox((50, 50, 400, 700))
    rectangles(page)


def pdf(*parts: Callable[[Canvas], None]) -> io.BytesIO:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for part in parts:
        part(canvas)
        canvas.showPage()
    canvas.save()
    stream.seek(0)
    return stream


def edges(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(edge[key] for key in KEYS) for side in "vh" for edge in filter_edges(found, side, min_length=1)]


def assert_equal(page: Any) -> None:
    found = drawn(page, letters=True)
    assert edges(found.edges) == edges(page.edges)
    letters = [c["text"] for c in page.chars if c["text"].strip() and not c["text"].startswith("(cid:")]
    assert found.letters == len(letters)
    assert edges(drawn(page).edges) == edges(page.edges)


@pytest.mark.parametrize(
    "part",
    [grid, rectangles, curves, moved, form, clipped, text, picture, turned, cropped],
    ids=lambda part: part.__name__,
)
def test_edges_are_those_of_pdfplumber(part: Callable[[Canvas], None]) -> None:
    with pdfplumber.open(pdf(part)) as document:
        assert_equal(document.pages[0])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_edges_of_the_examples(path: Path) -> None:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            assert_equal(page)


def raw(content: bytes) -> Any:
    """A page of pdfplumber with this content."""
    document = pdfplumber.open(pdf(grid))
    (stream,) = document.pages[0].page_obj.contents
    stream.data, stream.rawdata, stream.attrs = content, None, {"Length": len(content)}
    return document.pages[0]


@pytest.mark.parametrize(
    "content",
    [
        b"1 2 30 40 re f",
        b"q 1 0 0 1 .5 -3. cm 1 2 30 40 re f Q\n% a remark 5 5 m\n1 2 m 30 2 l S",
        b"BI /W 1 /H 1 /BPC 8 /CS /G ID \xffE E EI 1 2 30 40 re f",
        b"/P <</MCID 0 /A [1 (re) <0f>]>> BDC 1 2 30 40 re B* EMC",
        b"1 2 30 40 re W n 5 6 30 40 re s",
        b"1 2 m 30 2 l 30 40 l 1 2 l h S 7 7 m 8 9 50 7 v 9 9 1 7 y S",
        b"Q Q 1 2 30 40 re F 5 6 30 40 re f",
        b"",
    ],
)
def test_contents(content: bytes) -> None:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    page = raw(content)
    assert edges(drawn(page).edges) == edges(page.edges)


@pytest.mark.parametrize(
    "content", [b"7 1 2 30 40 re f", b"1 (a) l", b"1 2 30 nonsense", b"(open", b"[1 2 m", b"1-2 3 m"]
)
def test_what_is_not_plain_is_left_to_pdfplumber(content: bytes) -> None:
    with pytest.raises(NotPlain):
        drawn(raw(content))


def test_inline_picture_of_letters_is_left_to_pdfplumber() -> None:
    with pdfplumber.open(pdf(inline_picture)) as document, pytest.raises(NotPlain):
        drawn(document.pages[0])
