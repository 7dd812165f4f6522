"""Line numbers, notes at the foot of pages, watermarks."""

from __future__ import annotations

import io

import pytest

from policymine import extract
from policymine.read import read_bytes
from policymine.read.lines import Line
from policymine.read.page_marks import part_notes, without_line_numbers

pytest.importorskip("reportlab", reason="reportlab writes the PDF files")

TEXTS = [
    "The council met twice in the old hall and heard reports from every district.",
    "In 2022, the city closed 14 small mills along the river.",
    "Most of the workers moved to the new park, where wages are better than they were.",
    "By the end of 2024, 36 more villages will have their own treatment plants.",
    "Fish came back to the upper reaches, and anglers with them.",
    "The share of days with good air rose by 3.4 percentage points in 2022.",
]
NOTE = "1 Counted by the provincial bureau, which had 340 mills on its list in 2019."


def page(*, numbers: bool, note: bool, watermark: bool) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    for sheet in range(3):
        if watermark:
            canvas.saveState()
            canvas.setFont("Helvetica-Bold", 60)
            canvas.translate(150, 350)
            canvas.rotate(45)
            canvas.drawString(0, 0, "DRAFT 2031")
            canvas.restoreState()
        for row, text in enumerate(TEXTS * 2):
            y = 720 - 40 * row
            if numbers:
                canvas.setFont("Times-Roman", 8)
                canvas.drawString(35, y, str(row + 1))
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(60, y, text)
        if note:
            canvas.setFont("Times-Roman", 8)
            canvas.drawString(60, 118, NOTE)
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(290, 40, str(sheet + 1))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("numbers", [False, True])
@pytest.mark.parametrize("note", [False, True])
@pytest.mark.parametrize("watermark", [False, True])
def test_what_stands_beside_the_text_is_no_text(numbers: bool, note: bool, watermark: bool) -> None:
    document = read_bytes(page(numbers=numbers, note=note, watermark=watermark), name="report.pdf")
    blocks = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert " ".join(text for kind, text in blocks if kind != "note") == " ".join(TEXTS * 6)
    assert [text for kind, text in blocks if kind == "note"] == ([NOTE] * 3 if note else [])
    records = [record for record in extract(document) if "note" not in record.flags]
    assert [record.value for record in records] == [14, 36, 3.4] * 6


def line(text: str, top: float, left: float = 60, size: float = 11, at: int = 0) -> Line:
    return Line(text, 1, left, left + 300, top, top + size, size, 842.0, at=(at, at + len(text) - 1))


def far(before: int, after: int) -> tuple[float, float]:
    return 40.0, 60.0


def near(before: int, after: int) -> tuple[float, float]:
    return 40.0, 43.0


def whole(each: Line) -> list[Line]:
    return [each]


def test_numbers_of_every_fifth_line() -> None:
    lines = [line(f"{n} text" if n % 5 == 0 else "text", 14 * n, at=10 * n) for n in range(1, 41)]
    assert [each.text for each in without_line_numbers(lines, far, whole)] == ["text"] * 40


@pytest.mark.parametrize(
    "texts",
    [
        ["12 plants", "30 parks", "7 roads", "3 schools", "9 wells", "5 bridges"],  # they do not count
        ["1 plant", "2 parks", "3 roads"],  # too few
    ],
)
def test_figures_at_the_start_of_lines_stay(texts: list[str]) -> None:
    lines = [line(text, 14 * n, at=20 * n) for n, text in enumerate(texts)]
    assert without_line_numbers(lines, far, whole) is lines


def test_numbers_of_the_rows_of_a_table_stay() -> None:
    lines = [line(f"{n} Elm County 4.2", 14 * n, at=20 * n) for n in range(1, 9)]
    assert without_line_numbers(lines, far, lambda each: [each] * 3) is lines


def test_numbers_of_a_list_are_no_line_numbers() -> None:
    lines = [line(f"{n} close mills", 14 * n, at=20 * n) for n in range(1, 9)]
    assert without_line_numbers(lines, near, whole) == lines


NOTES = [
    "1 Counted in 2019.",
    "① 含县级市。",
    "* Without Elm County.",
    "注：按可比口径。",
    "[2] See the plan.",
    "Source: the bureau.",
]


@pytest.mark.parametrize("note", NOTES)
def test_notes(note: str) -> None:
    text, small = line("We closed 12 mines.", 300), line(note, 700, size=8)
    assert part_notes([text, small], 11) == ([text], [small])


@pytest.mark.parametrize(
    "small",
    [
        line("1 Counted in 2019.", 700),  # as large as the text
        line("1 Counted in 2019.", 200, size=8),  # high on the page
        line("and went on to close three more of them later in the year", 700, size=8),  # begins with no mark
        line("4.66%.", 700, size=8),  # a line of digits only, which are low
    ],
)
def test_small_print_that_is_no_note(small: Line) -> None:
    lines = [line("We closed 12 mines.", 100), small]
    assert part_notes(lines, 11) == (lines, [])
