"""Where values and sentences stand on the pages of PDF files: the text inside the boxes is theirs."""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from policymine import Boxes, PageBox, boxes, extract, mine, read, read_table
from policymine.cli import cli
from policymine.errors import UnreadableDocument
from policymine.provenance import Provenance
from policymine.records import COLUMNS, Block, Document, Facts, Record
from renderings import Piece, as_pdf

ENGLISH = [
    Piece("title", "Work Report of Alder City for 2024"),
    Piece("heading", "I. Review of 2023"),
    *(
        Piece(
            "paragraph",
            f"In 2023 the city of Alder closed {k + 3} kilns along the river and planted {k + 1},300 mu of trees, an "
            f"increase of {k}.4% year-on-year. The annual average concentration of PM2.5 was {k + 20}.7 micrograms per "
            f"cubic meter, and the share of good days rose to 8{k % 10}.1%. A total of {k + 1}.2 billion yuan was "
            "invested in sewage pipes, and 17 monitoring stations were built in the newly-founded districts.",
        )
        for k in range(1, 12)
    ),
    Piece("heading", "II. Plan for 2024"),
    Piece("item", "By the end of 2025, treat 98% of the sewage of the villages."),
    Piece("item", "Build 4 parks and 31 kilometers of greenways before 2026."),
]
CHINESE = [
    Piece("title", "桤木市2024年政府工作报告"),
    Piece("heading", "一、2023年工作回顾"),
    *(
        Piece(
            "paragraph",
            f"2023年，全市关停沿河砖窑{k + 3}座，新造林{k + 1}.3万亩，同比增长{k}.4%。PM2.5年均浓度为{k + 20}.7微克/"
            f"立方米，优良天数比例提高到8{k % 10}.1%。"
            f"全年投入{k + 1}.2亿元建设污水管网，新建监测站17个，受益群众{k}万人。",
        )
        for k in range(1, 22)
    ),
    Piece("heading", "二、2024年工作安排"),
    Piece("item", "到2025年底，农村生活污水治理率达到98%以上。"),
]
LINE = ParagraphStyle("line", fontSize=10, leading=14)
RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]

Write = Callable[[list[Piece]], bytes]
LAYOUTS: dict[str, Write] = {
    "one column": as_pdf,
    "two columns": partial(as_pdf, columns=2),
    "two columns, drawn across": partial(as_pdf, columns=2, order="across"),
    "drawn out of order": partial(as_pdf, columns=2, order="shuffled"),
    "turned to the right": partial(as_pdf, turned=90),
    "head down": partial(as_pdf, turned=180),
    "two columns, turned to the left": partial(as_pdf, columns=2, turned=270),
}


def text_in(page: Any, box: PageBox) -> str:
    """Give the text in a box, as pdfium itself takes places on the page that it shows back to places in the file."""
    width, height = page.get_size()
    corners = []
    for x, y in ((box.left + 0.6, box.top + 0.6), (box.right - 0.6, box.bottom - 0.6)):
        found = ctypes.c_double(), ctypes.c_double()
        size = int(100 * width), int(100 * height)
        assert pdfium.FPDF_DeviceToPage(page.raw, 0, 0, *size, 0, int(100 * x), int(100 * y), *found)
        corners.append((found[0].value, found[1].value))
    (x0, y0), (x1, y1) = corners
    text_page = page.get_textpage()
    try:
        text: str = text_page.get_text_bounded(left=min(x0, x1), right=max(x0, x1), bottom=min(y0, y1), top=max(y0, y1))
        return text.strip()
    finally:
        text_page.close()


def texts_in(path: Path, places: Iterable[PageBox]) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return "".join(text_in(document[box.page - 1], box) for box in places)
    finally:
        document.close()


def letters(text: str) -> str:
    """A text without what joining lines changes: white space and hyphens."""
    return "".join(c for c in text if not c.isspace() and c not in "-\x02\ufffe")


def located(path: Path) -> list[tuple[Record, Boxes]]:
    document = read(path)
    records = extract(document)
    return list(zip(records, boxes(document, records), strict=True))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("report", "fewest"), [(ENGLISH, 50), (CHINESE, 120)], ids=["English", "Chinese"])
def test_the_text_in_the_boxes_is_that_of_the_record(
    report: list[Piece], fewest: int, layout: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(LAYOUTS[layout](report))
    found = located(path)
    assert len(found) >= fewest
    assert len({record.page for record, _ in found}) > 1
    for record, place in found:
        assert letters(texts_in(path, place.value)) == letters(record.value_text)
        assert letters(texts_in(path, place.sentence)) == letters(record.sentence)
        assert place.value[0].page == record.page
        assert len(place.sentence) <= 1 + len(record.sentence) // 15
        for box in (*place.value, *place.sentence):
            assert box.left < box.right
            assert 5 < box.bottom - box.top < 25


def lines_pdf(path: Path, pages: list[list[str]], *, crop: tuple[float, float, float, float] | None = None) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842))
    for lines in pages:
        if crop is not None:
            canvas.setCropBox(crop)
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica", 11)
            canvas.drawString(72, 742 - 15 * number, line)
        canvas.showPage()
    canvas.save()
    return path


FULL = "The work on the river and its banks went on through all of the year as"


def test_a_value_behind_a_page_break_is_on_the_second_page(tmp_path: Path) -> None:
    pages = [
        ["Report of Alder City on 2023", "", FULL, "planned: in 2023 the city built 12 parks in its old town, and at"],
        ["the same time it closed 7 kilns and planted 5,000 trees on the slopes."],
    ]
    path = lines_pdf(tmp_path / "a.pdf", pages)
    found = located(path)
    assert [(record.value, record.page) for record, _ in found] == [(12, 1), (7, 2), (5000, 2)]
    for _, place in found:
        assert [box.page for box in place.sentence] == [1, 1, 2]


def test_a_value_that_a_line_end_divides_has_two_boxes(tmp_path: Path) -> None:
    lines = ["Report of Alder City on 2023", "", FULL, "it had been planned, and in 2023 the city planted trees on 1.2"]
    path = lines_pdf(tmp_path / "a.pdf", [[*lines, "million mu of slopes."]])
    ((record, place),) = located(path)
    assert record.value_text == "1.2 million"
    assert [texts_in(path, [box]) for box in place.value] == ["1.2", "million"]


def test_boxes_are_those_of_the_page_that_is_shown(tmp_path: Path) -> None:
    lines = ["In 2023 the city of Alder built 12 parks."]
    whole = located(lines_pdf(tmp_path / "a.pdf", [lines]))[0][1].value[0]
    cut = located(lines_pdf(tmp_path / "b.pdf", [lines], crop=(50, 60, 545, 800)))[0][1].value[0]
    assert (cut.left, cut.top) == pytest.approx((whole.left - 50, whole.top - 42), abs=0.1)
    assert 72 < whole.left < 300
    assert 842 - 755 < whole.top < 842 - 742 < whole.bottom < 842 - 735


def rows_of(count: int) -> list[list[Any]]:
    long = Paragraph("Length of sewage pipes laid in the villages of the upper reaches (km)", LINE)
    return [
        ["Indicator", "2023", "2024 target"],
        [long, "312.5", "350"],
        *([f"Area of park {k} (ha)", f"{k}.25", f"{k + 40}.5"] for k in range(1, count)),
    ]


@pytest.mark.parametrize("style", [RULED, []], ids=["ruled", "without rules"])
@pytest.mark.parametrize("count", [6, 80])
def test_cells_of_tables_have_boxes(count: int, style: list[Any], tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    table = Table(rows_of(count), colWidths=[220, 90, 90], style=style, repeatRows=1)
    SimpleDocTemplate(str(path)).build([Paragraph("The parks of Alder City in 2024.", LINE), table])
    found = located(path)
    assert len(found) == 2 * count
    assert len({record.page for record, _ in found}) == (1 if count == 6 else 3)
    for record, place in found:
        assert texts_in(path, place.value) == record.value_text
        assert {box.page for box in (*place.value, *place.sentence)} == {record.page}
        assert letters(texts_in(path, place.sentence)) == letters(record.sentence.replace(" | ", ""))


def test_the_rest_of_a_row_is_on_the_next_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    above = "In 2023 the city laid 312 km of sewage pipes in the villages of the upper"
    below = "reaches and closed 27 outfalls on the banks of the river."
    widths = [100, 300]
    head = Table(
        [["Task", "Progress"], ["Sewage", Paragraph(above, LINE)]], colWidths=widths, style=RULED, hAlign="LEFT"
    )
    rest = Table([["", Paragraph(below, LINE)], ["Parks", "12"]], colWidths=widths, style=RULED, hAlign="LEFT")
    SimpleDocTemplate(str(path)).build([head, PageBreak(), rest])
    found = {record.value_text: (record.page, place) for record, place in located(path)}
    assert (found["312"][0], found["27"][0]) == (1, 2)
    assert texts_in(path, found["27"][1].value) == "27"


@given(
    st.lists(st.text("abcdefgh 0123456789", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=8),
    st.integers(0, 200),
    st.integers(1, 60),
)
def test_runs_are_found_by_any_span(lines: list[str], start: int, length: int) -> None:
    provenance = Provenance()
    spans: list[tuple[int, int]] = []
    at = 0
    for number, line in enumerate(lines, 1):
        spans.append((at, at + len(line)))
        provenance.add(at, at + len(line), number, at=(at, at + len(line) - 1))
        at += len(line) + 1
    found = [(run.start, run.end) for run in provenance.between(start, start + length)]
    assert found == [span for span in spans if span[0] < start + length and start < span[1]]
    for page, span in enumerate(spans, 1):
        assert {provenance.page_at(offset) for offset in range(*span)} == {page}


def test_words_with_boxes_of_their_own(tmp_path: Path) -> None:
    """What a page without a text layer has: each recognised word is a run with its box."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.showPage()
    canvas.save()
    path = tmp_path / "scan.pdf"
    path.write_bytes(stream.getvalue())
    text = "Built 79 plants."
    provenance = Provenance(str(path))
    for start, end, left in ((0, 5, 70.0), (6, 8, 100.0), (9, 16, 115.0)):
        provenance.add(start, end, 1, box=(left, 90.0, left + 6 * (end - start), 100.0))
    document = Document(text, (Block("paragraph", 0, 16, page=1),), Facts(), provenance=provenance)
    record = Record(6, 8, "79", text, kind="result", measure="count")
    ((value, sentence),) = boxes(document, [record])
    assert value == (PageBox(1, 100, 90, 112, 100),)
    assert sentence == (PageBox(1, 70, 90, 157, 100),)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Path.unlink, "no longer there"),
        (lambda path: path.write_bytes(b"another file"), "has changed"),
        (lambda path: path.write_bytes(as_pdf(ENGLISH[:3])), "has changed"),
    ],
    ids=["gone", "no PDF", "fewer pages"],
)
def test_a_file_that_has_gone(change: Callable[[Path], object], message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(as_pdf(ENGLISH))
    document = read(path)
    records = extract(document)
    change(path)
    with pytest.raises(UnreadableDocument, match=message):
        boxes(document, records)


class TestTable:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        folder = tmp_path / "in"
        folder.mkdir()
        (folder / "a.pdf").write_bytes(as_pdf(ENGLISH))
        (folder / "b.txt").write_text("In 2023 the city of Alder built 12 parks.", encoding="utf-8")
        return folder

    def test_json_lines_tell_boxes(self, folder: Path, tmp_path: Path) -> None:
        table = tmp_path / "out.jsonl"
        done = CliRunner().invoke(cli, ["mine", str(folder), "-q", "--boxes", "-o", str(table)])
        assert done.exit_code == 0, done.stderr
        rows = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
        assert [list(row) for row in rows] == [[*COLUMNS, "value_boxes", "sentence_boxes"]] * len(rows)
        expected = [place for _, place in located(folder / "a.pdf")]
        assert [row["value_boxes"] for row in rows[:-1]] == [[list(box) for box in place.value] for place in expected]
        assert [row["sentence_boxes"][0] for row in rows[:-1]] == [list(place.sentence[0]) for place in expected]
        assert (rows[-1]["source"], rows[-1]["value_boxes"], rows[-1]["sentence_boxes"]) == ("b.txt", [], [])
        assert len(read_table(table)) == len(rows)

    def test_documents_in_archives_have_boxes(self, tmp_path: Path) -> None:
        content = as_pdf(ENGLISH)
        (tmp_path / "a.pdf").write_bytes(content)
        with zipfile.ZipFile(tmp_path / "reports.zip", "w") as archive:
            archive.writestr("notes/b.txt", "In 2023 the city of Alder built 12 parks.")
            archive.writestr("city/a.pdf", content)
        results = {result.source: result for result in mine(tmp_path, boxes=True)}
        assert results["reports.zip/city/a.pdf"].boxes == results["a.pdf"].boxes != []

    def test_results_hold_boxes_if_asked_for(self, folder: Path) -> None:
        plain, asked = list(mine(folder)), list(mine(folder, boxes=True))
        assert [result.boxes for result in plain] == [[], []]
        assert [result.records for result in plain] == [result.records for result in asked]
        assert [len(result.boxes) for result in asked] == [len(result.records) for result in asked]
        assert all(place.value for place in asked[0].boxes)

    @pytest.mark.parametrize("output", [[], ["-o", "out.csv"], ["-o", "out.parquet"]])
    def test_other_tables_have_no_room(self, output: list[str], folder: Path, tmp_path: Path) -> None:
        with contextlib.chdir(tmp_path):
            done = CliRunner().invoke(cli, ["mine", str(folder), "--boxes", *output])
        assert done.exit_code == 2
        assert "--boxes needs a table that ends in .jsonl" in done.stderr
        assert not list(tmp_path.glob("out.*"))
