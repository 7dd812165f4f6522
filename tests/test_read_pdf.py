"""PDF files: paragraphs over pages, running heads, hyphens, tables, pictures, damage."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import ListFlowable, ListItem, PageBreak, Paragraph, SimpleDocTemplate, Table

from policymine import boxes, extract
from policymine.errors import EmptyDocument, EncryptedDocument, UnreadableDocument
from policymine.read import pdf, read, ruled
from policymine.records import Document

STYLES = getSampleStyleSheet()
BODY = ParagraphStyle(
    "body", parent=STYLES["Normal"], fontSize=11, leading=15, alignment=4, spaceAfter=6, firstLineIndent=22
)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


def running_head(page: canvas.Canvas, document: SimpleDocTemplate) -> None:
    page.setFont("Helvetica", 9)
    page.drawString(72, 810, "Elm City Work Report 2024")
    page.drawCentredString(297, 30, f"- {document.page} -")


def write(path: Path) -> Path:
    story = [Paragraph("Work Report of Elm City for 2024", STYLES["Title"])]
    story.append(Paragraph("I. Review of 2023", STYLES["Heading1"]))
    story.extend(
        Paragraph(
            f"In 2023 the city of Elm closed {i + 3} mines along the river and planted {i + 1},300 mu of trees, which "
            f"is an increase of {i}.4% year-on-year. The concentra-<br/>tion of fine particles fell by a further "
            f"{i + 10}.2 percentage points and the share of good days rose to 9{i % 10}.1%, ranking third.",
            BODY,
        )
        for i in range(14)
    )
    story.append(Paragraph("II. Plan for 2024", STYLES["Heading1"]))
    items = [
        ListItem(
            Paragraph(
                f"Build {k} parks in the old town, each with playing grounds for children and a place for the elderly "
                "to sit and rest there.",
                STYLES["Normal"],
            )
        )
        for k in (3, 4, 5)
    ]
    story.append(ListFlowable(items, bulletType="bullet"))
    story.append(Paragraph("Table 1. Main indicators (Unit: 10,000 tons)", STYLES["Normal"]))
    rows = [["Indicator", "Year", ""], ["", "2023", "2024 target"], ["Chemical oxygen demand", "1.2", "1.1"]]
    rows += [[f"Thing {i}", str(100 + i), str(101 + i)] for i in range(5, 45)]
    table = Table(rows, repeatRows=2)
    table.setStyle([*GRID, ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))])
    story.append(table)
    story.append(Paragraph("By 2025, 98% of the sewage of the whole city will be treated.", BODY))
    SimpleDocTemplate(str(path), pagesize=A4, title="Microsoft Word - x").build(
        story, onFirstPage=running_head, onLaterPages=running_head
    )
    return path


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return read(write(tmp_path_factory.mktemp("pdf") / "a.pdf"))


def texts(document: Document, kind: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


def test_headings_and_title(document: Document) -> None:
    assert texts(document, "heading") == ["Work Report of Elm City for 2024", "I. Review of 2023", "II. Plan for 2024"]
    assert document.facts.title == "Work Report of Elm City for 2024"
    assert (document.facts.region, document.facts.report_year) == ("Elm City", 2024)


def test_lines_are_joined_and_hyphens_mended(document: Document) -> None:
    found = texts(document, "paragraph")
    assert len(found) == 15
    assert found[0].startswith("In 2023 the city of Elm closed 3 mines")
    assert found[0].endswith("ranking third.")
    assert "The concentration of fine particles fell" in found[0]
    assert "year-on-year" in found[0]


def test_paragraph_over_a_page_break_is_one(document: Document) -> None:
    pages = [block.page for block in document.blocks if block.kind == "paragraph"]
    assert pages == sorted(p for p in pages if p)
    assert {1, 2} <= set(pages)
    assert all(text.startswith(("In 2023", "By 2025")) for text in texts(document, "paragraph"))


def test_running_heads_and_page_numbers_are_left_out(document: Document) -> None:
    assert "Elm City Work Report 2024" not in document.text
    assert "- 1 -" not in document.text
    assert "- 2 -" not in document.text


def test_list_items(document: Document) -> None:
    assert [text.split(" in")[0] for text in texts(document, "list_item")] == [f"Build {k} parks" for k in (3, 4, 5)]
    assert all(text.endswith("rest there.") for text in texts(document, "list_item"))


def test_table_over_pages(document: Document) -> None:
    rows = [block for block in document.blocks if block.kind == "table_row"]
    assert len(rows) == 41
    assert document.text[rows[0].start : rows[0].end] == "Chemical oxygen demand | 1.2 | 1.1"
    assert {tuple(cell.column for cell in row.cells) for row in rows} == {
        ("Indicator", "Year 2023", "Year 2024 target")
    }
    assert {row.caption for row in rows} == {"Table 1. Main indicators (Unit: 10,000 tons)"}
    assert len({row.page for row in rows}) > 1
    assert document.text.count("Thing 7 ") == 1  # the table's text stands only once


def test_table_that_goes_on_without_its_header(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    head = Table([["Item", "2024", "2025"], ["Parks", "12", "14"]], style=GRID)
    rest = Table([["Roads", "300", "310"], ["Kilns", "4", "0"]], style=GRID)
    SimpleDocTemplate(str(path)).build([Paragraph("The plan of Elm.", BODY), head, PageBreak(), rest])
    document = read(path)
    rows = [block for block in document.blocks if block.kind == "table_row"]
    assert [cell.column for cell in rows[-1].cells] == ["Item", "2024", "2025"]
    assert [row.page for row in rows] == [1, 2, 2]


def test_a_line_that_says_that_the_table_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    head = Table([["Item", "2024"], ["Parks in Elm", "12"]], style=GRID)
    rest = Table([["Roads in Elm", "30"], ["Kilns", "4"]], style=GRID)
    story = [Paragraph("The plan of Elm.", BODY), head, PageBreak(), Paragraph("Table 1 (continued)", BODY), rest]
    SimpleDocTemplate(str(path)).build(story)
    document = read(path)
    rows = [block for block in document.blocks if block.kind == "table_row"]
    assert [[cell.column for cell in row.cells] for row in rows] == [["Item", "2024"]] * 3
    assert "continued" not in document.text


def test_sentence_over_a_page_break(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = canvas.Canvas(str(path))
    page.drawString(72, 100, "In 2023 the city of Elm built twelve new parks and")
    page.showPage()
    page.drawString(72, 780, "planted 300 mu of trees in its hills.")
    page.save()
    document = read(path)
    assert texts(document, "paragraph") == [
        "In 2023 the city of Elm built twelve new parks and planted 300 mu of trees in its hills."
    ]
    assert document.blocks[0].page == 1


def picture() -> ImageReader:
    """A small white PNG, made by hand."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\x00" + b"\xff" * 8 for _ in range(8)))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)) + chunk(b"IDAT", rows)
    return ImageReader(io.BytesIO(data + chunk(b"IEND", b"")))


def test_page_without_text_is_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = canvas.Canvas(str(path))
    page.drawString(72, 700, "We built 12 villages in 2023.")
    page.showPage()
    page.drawImage(picture(), 0, 0, 500, 700)
    page.showPage()
    page.drawString(72, 700, "And 3 more.")
    page.save()
    document = read(path, source="in/a.pdf", ocr="off")
    assert [(issue.category, issue.page, issue.source) for issue in document.issues] == [
        ("no_text_layer", 2, "in/a.pdf")
    ]
    assert [block.page for block in document.blocks] == [1, 3]


def test_scan_without_any_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = canvas.Canvas(str(path))
    page.drawImage(picture(), 0, 0, 500, 700)
    page.save()
    with pytest.raises(EmptyDocument, match="scan"):
        read(path, ocr="off")


def test_password(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = canvas.Canvas(str(path), encrypt=pdfencrypt.StandardEncryption("user", "owner"))
    page.drawString(72, 700, "We built 12 villages.")
    page.save()
    with pytest.raises(EncryptedDocument):
        read(path)


def test_truncated(tmp_path: Path) -> None:
    data = write(tmp_path / "a.pdf").read_bytes()
    for cut in (9, 300, len(data) // 2):
        path = tmp_path / f"{cut}.pdf"
        path.write_bytes(data[:cut])
        with pytest.raises(UnreadableDocument, match="damaged or was cut off"):
            read(path)


def test_what_can_be_read_of_a_file_that_was_cut_off_is_told(tmp_path: Path) -> None:
    data = write(tmp_path / "a.pdf").read_bytes()
    path = tmp_path / "b.pdf"
    path.write_bytes(data[: data.rindex(b"startxref") - 20])
    try:
        document = read(path)
    except UnreadableDocument:
        return
    assert [issue.category for issue in document.issues] == ["unreadable"]


def test_single_characters_of_a_font_that_is_not_there(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    path = tmp_path / "a.pdf"
    page = canvas.Canvas(str(path))
    line = page.beginText(72, 780)
    for font, piece in [("STSong", "全市在"), ("", "2025"), ("STSong", "年"), ("", "12"), ("STSong", "万"), ("", "a")]:
        line.setFont("STSong-Light" if font else "Helvetica", 11)
        line.textOut(piece)
    page.drawText(line)
    rows = [["指标", "级", "2024"], ["用水", "高", "7"], ["煤", "中", "18"]]
    table = Table(rows, style=[*GRID, ("FONT", (0, 0), (-1, -1), "STSong-Light", 10)])
    table.wrapOn(page, 400, 400)
    table.drawOn(page, 72, 600)
    page.save()
    document = read(path)
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "全市在2025年12万a",
        "用水 | 高 | 7",
        "煤 | 中 | 18",
    ]
    assert [cell.column for cell in document.blocks[1].cells] == ["指标", "级", "2024"]


@pytest.mark.parametrize("rows", [2, 4])
def test_tables_without_rules_on_pages_that_pdfminer_reads(
    rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whether pdfium loses characters depends on the fonts of the machine: here it is said to have lost some.
    monkeypatch.setattr(pdf, "_has_no_size", lambda item: True)
    monkeypatch.setattr(ruled._Seen, "lost_glyphs", lambda seen, text: seen.page.chars)
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    path = tmp_path / "a.pdf"
    page = canvas.Canvas(str(path))
    page.setFont("STSong-Light", 11)
    page.drawString(72, 780, "本表列出榆城市的有关情况，供各单位参考使用。")
    made = [["指标", "2023年", "2024年"], ["用水量", "7", "8.5"], ["煤", "18", "17"], ["废纸", "3", "4"]]
    made = [*made, ["铁", "5", "6"]][: rows + 1]
    table = Table(made, colWidths=[90, 80, 80], style=[("FONT", (0, 0), (-1, -1), "STSong-Light", 10)])
    table.wrapOn(page, 400, 400)
    table.drawOn(page, 72, 600)
    page.save()
    document = read(path)
    found = [block for block in document.blocks if block.kind == "table_row"]
    assert [document.text[block.start : block.end] for block in found] == [" | ".join(row) for row in made[1:]]
    assert {tuple(cell.column for cell in block.cells) for block in found} == {tuple(made[0])}
    assert [place.value != () for place in boxes(document, extract(document))] == [True] * (2 * rows)
