"""Word documents: order, headings, lists, tables, traps."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from policymine.errors import UnreadableDocument
from policymine.read import archive as limits
from policymine.read import read
from policymine.records import Document


def write(path: Path) -> Path:
    document = docx.Document()
    document.core_properties.created = datetime(2024, 1, 20, 9, 0)  # noqa: DTZ001 - as Word writes it
    document.add_paragraph("Elm City Work Report 2024", style="Title")
    document.add_paragraph("People’s Government of Elm City")
    document.add_heading("I. Review of 2023", 1)
    document.add_paragraph("In 2023 the city closed 14 mines.\nIt also built 12 km of walls.")
    document.add_paragraph("Plant 300 mu of trees", style="List Bullet")
    document.add_paragraph("Build 4 parks", style="List Number")
    document.add_paragraph("Table 1 Main indicators")
    document.add_paragraph("Unit: 10,000 tons")
    table = document.add_table(rows=5, cols=3)
    rows = [
        ["Indicator", "Year", ""],
        ["", "2023", "2024 target"],
        ["COD", "1.2", "1.1"],
        ["Coal", "300", "280"],
        ["", "310", "290"],
    ]
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(3, 0).merge(table.cell(4, 0))
    document.add_heading("II. Plan", 1)
    document.add_heading("1. Water", 2)
    document.add_paragraph("By 2025, 98% of sewage will be treated.")
    document.save(str(path))
    return path


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return read(write(tmp_path / "a.docx"))


def test_everything_in_order(document: Document) -> None:
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("heading", "Elm City Work Report 2024"),
        ("paragraph", "People’s Government of Elm City"),
        ("heading", "I. Review of 2023"),
        ("paragraph", "In 2023 the city closed 14 mines."),
        ("paragraph", "It also built 12 km of walls."),
        ("list_item", "Plant 300 mu of trees"),
        ("list_item", "1. Build 4 parks"),
        ("table_row", "COD | 1.2 | 1.1"),
        ("table_row", "Coal | 300 | 280"),
        ("table_row", "Coal | 310 | 290"),
        ("heading", "II. Plan"),
        ("heading", "1. Water"),
        ("paragraph", "By 2025, 98% of sewage will be treated."),
    ]
    assert document.blocks[-1].headings == ("II. Plan", "1. Water")


def test_table_cells_know_headers_and_units(document: Document) -> None:
    rows = [block for block in document.blocks if block.kind == "table_row"]
    assert [cell.column for cell in rows[0].cells] == ["Indicator", "Year 2023", "Year 2024 target"]
    assert {row.caption for row in rows} == {"Table 1 Main indicators; Unit: 10,000 tons"}


def test_facts(document: Document) -> None:
    facts = document.facts
    assert facts.title == "Elm City Work Report 2024"
    assert facts.published == "2024-01-20"
    assert facts.issuer == "People's Government of Elm City"
    assert (facts.region, facts.report_year) == ("Elm City", 2024)


def test_the_day_that_a_copy_was_made_is_no_fact(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx")
    changed = docx.Document(str(path))
    changed.core_properties.created = datetime(2031, 1, 20)  # noqa: DTZ001
    changed.save(str(path))
    assert read(path).facts.published == ""


def test_damaged_archives(tmp_path: Path) -> None:
    data = write(tmp_path / "a.docx").read_bytes()
    for cut in (len(data) // 2, len(data) - 30):
        path = tmp_path / f"{cut}.docx"
        path.write_bytes(data[:cut])
        with pytest.raises(UnreadableDocument, match="damaged"):
            read(path)


@pytest.mark.parametrize("missing", ["word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/styles.xml"])
def test_missing_and_broken_parts(tmp_path: Path, missing: str) -> None:
    source = write(tmp_path / "a.docx")
    for content in (None, b"<<<"):
        path = tmp_path / "b.docx"
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                if name != missing:
                    new.writestr(name, old.read(name))
                elif content is not None:
                    new.writestr(name, content)
        try:
            said = "damaged" if read(path).blocks else "nothing"
        except UnreadableDocument as error:
            said = str(error)
        assert "damaged" in said


def test_archive_that_unpacks_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1_000_000)
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a>" + " " * 2_000_000)
    with pytest.raises(UnreadableDocument, match="unpack"):
        read(path)


def test_archive_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "12 parks")
    with pytest.raises(UnreadableDocument, match="without a Word document"):
        read(path)


def test_captions_of_pictures_are_no_headings(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Report on the lake of Elm", 0)
    document.add_paragraph("The city built 12 parks.")
    document.add_paragraph("Children at the shore", style="Caption")
    document.add_paragraph("It also closed 14 kilns.")
    document.save(str(tmp_path / "a.docx"))
    assert [block.kind for block in read(tmp_path / "a.docx").blocks] == ["heading", *["paragraph"] * 3]


def test_tables_that_claim_what_cannot_be(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for y, row in enumerate([["City", "Parks"], ["Elm", "12"]]):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    cells = table._tbl.tr_lst[1].tc_lst
    for tc, span in zip(cells, ("many", "99999999"), strict=True):
        tc.get_or_add_tcPr().get_or_add_gridSpan().attrib.update({qn("w:val"): span})
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx").text == "Elm | 12"


def test_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Elm City paper 12 [2024]"
    made.sections[0].footer.paragraphs[0].text = "Printed on 3 May 2024"
    made.add_paragraph("We built 12 parks.")
    made.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx", language="en").text == "We built 12 parks."
