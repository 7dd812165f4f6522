"""Excel workbooks: titles, units, merged cells, several sheets and tables, formats of numbers, damage."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from policymine import extract
from policymine.errors import UnreadableDocument
from policymine.read import read
from policymine.read.xlsx import shown
from policymine.records import Document

Rows = list[list[object]]


def fill(sheet: openpyxl.worksheet.worksheet.Worksheet, rows: Rows, merged: tuple[str, ...] = ()) -> None:
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)


def opened(path: Path, book: openpyxl.Workbook, language: str | None = None) -> Document:
    book.save(path)
    return read(path, language=language)


def rows_of(document: Document) -> list[tuple[str, list[str], str]]:
    return [
        (document.text[b.start : b.end], [cell.column for cell in b.cells], b.caption)
        for b in document.blocks
        if b.kind == "table_row"
    ]


def test_title_unit_and_merged_header(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows: Rows = [
        ["Main figures of Elm City in 2024"],
        [None, None, "Unit: 10,000 tons"],
        ["Field", "Item", "Year", None],
        [None, None, 2023, 2024],
        ["Water", "Used by homes", 1.5, 1.25],
        [None, "Used by works", 3, 2.5],
    ]
    fill(book.active, rows, ("A3:A4", "B3:B4", "C3:D3", "A5:A6"))
    document = opened(tmp_path / "a.xlsx", book)
    columns = ["Field", "Item", "Year 2023", "Year 2024"]
    assert rows_of(document) == [
        ("Water | Used by homes | 1.5 | 1.25", columns, "Unit: 10,000 tons"),
        ("Water | Used by works | 3 | 2.5", columns, "Unit: 10,000 tons"),
    ]
    assert (document.facts.title, document.facts.report_year) == ("Main figures of Elm City in 2024", 2024)
    found = [(r.indicator, r.value, r.unit, r.period_end) for r in extract(document)]
    assert found[:2] == [("Used by homes", 15000, "t", "2023-12-31"), ("Used by homes", 12500, "t", "2024-12-31")]


def test_tables_with_an_empty_row_between_and_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    fill(
        book.active,
        [["指标", "2024年"], ["公园（个）", 12], [None, None], [None, "城市", "面积（公顷）"], [None, "东城", 3.5]],
    )
    book.create_sheet("废水")
    fill(book["废水"], [["指标", "2024年"], ["废水（吨）", 5]])
    book.create_sheet("旧表")
    fill(book["旧表"], [["指标", "2020年"], ["废水（吨）", 9]])
    book["旧表"].sheet_state = "hidden"
    document = opened(tmp_path / "a.xlsx", book)
    assert rows_of(document) == [
        ("公园（个） | 12", ["指标", "2024年"], ""),
        ("东城 | 3.5", ["城市", "面积（公顷）"], ""),
        ("废水（吨） | 5", ["指标", "2024年"], ""),
    ]
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"] == ["废水"]


def test_hidden_rows_and_columns_and_groups(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    fill(book.active, [["Item", "Draft", "2024"], ["Water (t)"], ["Pipes", 1, 12], ["Wells", 2, 13], ["Ponds", 3, 14]])
    book.active.column_dimensions["B"].hidden = True
    book.active.row_dimensions[4].hidden = True
    assert rows_of(opened(tmp_path / "a.xlsx", book)) == [
        ("Pipes | 12", ["Item", "2024"], "Water (t)"),
        ("Ponds | 14", ["Item", "2024"], "Water (t)"),
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (12, "General", "12"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.5, "#,##0.00", "1234567.50"),
        (12.6, "#,##0", "13"),
        (0.912, "0%", "91%"),
        (0.912, "0.0%", "91.2%"),
        (0.075, "General", "0.075"),
        (12, '0"吨"', "12吨"),
        (1e20, "General", "100000000000000000000.000000"),
        (dt.datetime(2024, 5, 1, tzinfo=None), "yyyy-mm-dd", "2024-05-01"),  # noqa: DTZ001
        (dt.date(2024, 5, 1), "yyyy", "2024"),
        (None, "General", ""),
        (False, "General", ""),
        ("#N/A", "General", ""),
        ("#1 furnace", "General", "#1 furnace"),
    ],
)
def test_shown(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_damage(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    fill(book.active, [["Item", "2024"], ["Parks", 12]])
    path = tmp_path / "a.xlsx"
    book.save(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(path)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(stream, "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, b"<broken" if name.startswith("xl/worksheets") else whole.read(name))
    path.write_bytes(stream.getvalue())
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(path)


def test_a_sheet_without_end(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    fill(book.active, [["Item", "2024"], ["Parks", 12]])
    book.active.cell(1_000_000, 300).value = "x"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableDocument, match="no table of a report"):
        read(tmp_path / "a.xlsx")
