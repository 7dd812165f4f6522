"""Workbooks: what a spreadsheet shows, what comes back from it, and that nothing in it is run."""

import datetime as dt
import io
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis
import hypothesis.strategies as st
import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import get_column_letter

from policymine import workbook, workbook_tables
from policymine.cells import number_format
from policymine.export import TableWriter, issues_path
from policymine.legend import notes, verdicts
from policymine.records import COLUMNS, ISSUE_COLUMNS, Facts, Issue, Record, Result
from policymine.workbook import Workbook
from policymine.workbook_tables import write_tables
from story import records, story

RECORD = Record(
    6, 10, "98.5%", "Treat =98.5% of sewage.", kind="target", measure="percent", value=98.5, unit="%",
    indicator="=treated sewage", deadline="2025-12-31", confidence=0.91, record_id="00ab",
)  # fmt: skip
RESULT = Result(
    "a.txt", "d", Facts(title="T", published="1899-01-01", report_year=2024), [RECORD],
    [Issue("b.pdf", "empty", "+no text", page=3)],
)  # fmt: skip


def written(tables: dict[str, pd.DataFrame]) -> openpyxl.Workbook:
    stream = io.BytesIO()
    write_tables(stream, tables)
    return openpyxl.load_workbook(stream)


def row_of(sheet: object, number: int) -> dict[str, object]:
    """A row by the names of the columns: the cells themselves."""
    return dict(zip([cell.value for cell in sheet[1]], sheet[number], strict=True))  # type: ignore[index]


def changes(*rows: dict[str, object]) -> pd.DataFrame:
    empty = {
        "commitment_id": "", "value": None, "unit": "", "deadline": "", "revision": "", "outcome": "",
        "attainment": None, "promise_ids": "", "result_ids": "", "previous_ids": "",
    }  # fmt: skip
    return pd.DataFrame([empty | row for row in rows])


class TestMined:
    @pytest.fixture
    def book(self, tmp_path: Path) -> openpyxl.Workbook:
        with TableWriter(tmp_path / "t.xlsx") as table:
            table.write(RESULT)
        return openpyxl.load_workbook(tmp_path / "t.xlsx")

    def test_sheets_and_columns(self, book: openpyxl.Workbook) -> None:
        assert book.sheetnames == ["read me", "records", "issues"]
        assert tuple(cell.value for cell in book["records"][1]) == COLUMNS
        assert tuple(cell.value for cell in book["issues"][1]) == ISSUE_COLUMNS

    def test_cells(self, book: openpyxl.Workbook) -> None:
        cells = row_of(book["records"], 2)
        assert (cells["indicator"].value, cells["indicator"].data_type) == ("=treated sewage", "s")
        assert (cells["value"].value, cells["value"].number_format) == (98.5, '#,##0.0"%"')
        assert cells["deadline"].value.date() == dt.date(2025, 12, 31)
        assert cells["deadline"].number_format == "yyyy-mm-dd"
        assert cells["published"].value == "1899-01-01"  # Excel has no such day
        assert (cells["report_year"].value, cells["report_year"].number_format) == (2024, "0")
        assert cells["page"].value is None
        assert [cell.value for cell in book["issues"][2]] == ["b.pdf", 3, "empty", "+no text", None]

    def test_header_stays_and_filters(self, book: openpyxl.Workbook) -> None:
        for name, end in (("records", f"{get_column_letter(len(COLUMNS))}2"), ("issues", "E2")):
            assert book[name].freeze_panes == "A2"
            assert book[name].auto_filter.ref == f"A1:{end}"

    def test_the_issues_are_a_sheet_and_no_file(self, tmp_path: Path) -> None:
        path = tmp_path / "t.XLSX"
        with TableWriter(path) as table:
            table.write(RESULT)
        assert [file.name for file in tmp_path.iterdir()] == ["t.XLSX"]
        assert issues_path(path) == path

    def test_same_bytes(self, tmp_path: Path) -> None:
        for name in ("a.xlsx", "b.xlsx"):
            with TableWriter(tmp_path / name) as table:
                table.write(RESULT)
        assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()

    def test_an_error_leaves_what_was_there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
        (tmp_path / "temporary").mkdir()
        path = tmp_path / "t.xlsx"
        path.write_bytes(b"old")

        def fail() -> None:
            with TableWriter(path) as table:
                table.write(RESULT)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert path.read_bytes() == b"old"
        assert list((tmp_path / "temporary").iterdir()) == []

    def test_command(
        self, tmp_path: Path, reports: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
    ) -> None:
        (reports / "bad.pdf").write_bytes(b"no PDF")
        done = run("mine", reports, "-o", tmp_path / "t.xlsx")
        assert done.returncode == 1
        assert b"t.xlsx" in done.stderr
        book = openpyxl.load_workbook(tmp_path / "t.xlsx")
        assert book["records"].max_row > 5
        assert book["issues"].max_row == 2


def test_a_comparison_as_a_workbook(tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
    table = tmp_path / "targets.parquet"
    records(story()).to_parquet(table)
    issues_path(table).write_text("source,page,category,message,hint\na.pdf,3,empty,'=no text,\n", encoding="utf-8")
    assert run("compare", table, "-o", tmp_path / "c.xlsx", "-q").returncode == 0
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    assert book.sheetnames == ["read me", "changes", "trajectories", "records", "issues"]
    assert [cell.value for cell in book["issues"][2]] == ["a.pdf", 3, "empty", "=no text", None]
    linked = [row_of(book["trajectories"], row)["record_id"].value for row in (2, 3, 4)]
    assert all(value.startswith("=HYPERLINK(\"#'records'!A\"&MATCH(") for value in linked)
    back = [row[-1].value for row in book["records"].iter_rows(min_row=2)]
    assert sum(value is not None and "'changes'" in value for value in back) > 150


class TestText:
    @hypothesis.given(st.text(max_size=50))
    def test_any_text_stays_a_text(self, text: str) -> None:
        hypothesis.assume(not any("\ud800" <= sign <= "\udfff" for sign in text))
        stream = io.BytesIO()
        with Workbook(stream) as book:
            book.sheet("records", ["sentence"]).write([text])
        cell = openpyxl.load_workbook(stream)["records"]["A2"]
        assert cell.data_type in ("s", "n" if not text else "s")
        # XML has no control characters; openpyxl gives the line break of Windows and the Mac as that of Unix.
        if text.isprintable() and "_x" not in text:
            assert (cell.value or "") == text

    def test_long_texts_are_cut(self) -> None:
        stream = io.BytesIO()
        with Workbook(stream) as book:
            book.sheet("records", ["sentence"]).write(["x" * 40_000])
        text = openpyxl.load_workbook(stream)["records"]["A2"].value
        assert (len(text), text[-2:]) == (32_767, "x…")

    @pytest.mark.parametrize(
        ("column", "value", "unit", "expected"),
        [
            ("value", 98.2, "%", '#,##0.0"%"'), ("value", 98.0, "%", '#,##0"%"'), ("value", 3.25, "pp", "#,##0.00"),
            ("value", 1042000.0, "mu", "#,##0"), ("value", 0.1 + 0.2, "t", "#,##0.000000"),
            ("value", 0.0, "", "#,##0"), ("value_si", 2.9e-8, "kg/m3", "0.00E+00"),
            ("result_value", 5.5, "%", '#,##0.0"%"'), ("year", 2024, "", "0"), ("attainment", 1.04, "", "0.0%"),
            ("match_score", 1.0, "", "0.00"), ("confidence", 0.9, "%", "0.00"),
        ],
    )  # fmt: skip
    def test_number_formats(self, column: str, value: float, unit: str, expected: str) -> None:
        assert number_format(column, value, unit) == expected


class TestTables:
    RECORDS = pd.DataFrame({"record_id": ["b2", "a1", "c3"], "sentence": ["Two.", "One.", "Three."]})
    CHANGES = changes(
        {"commitment_id": "0f", "promise_ids": "a1;c3", "result_ids": "b2", "revision": "new", "outcome": "met",
         "attainment": 1.5, "value": 1200.0, "unit": "t"},
        {"commitment_id": "1f", "promise_ids": "zz", "previous_ids": "a1", "revision": "dropped"},
    )  # fmt: skip

    def test_links_lead_there_and_back(self) -> None:
        book = written({"changes": self.CHANGES, "records": self.RECORDS})
        first, second = row_of(book["changes"], 2), row_of(book["changes"], 3)
        link = '=HYPERLINK("#\'records\'!A"&MATCH("a1",\'records\'!$A:$A,0),"a1;c3")'
        assert first["promise_ids"].value == link
        assert second["promise_ids"].value == "zz"  # not among the records
        back = [row_of(book["records"], row)["commitment_id"].value for row in (2, 3, 4)]
        assert ['"0f"' in text for text in back] == [True, True, True]
        assert "'changes'!$A:$A" in back[0]

    def test_links_show_the_ids_to_programs_that_do_not_calculate(self) -> None:
        stream = io.BytesIO()
        write_tables(stream, {"changes": self.CHANGES, "records": self.RECORDS})
        book = openpyxl.load_workbook(stream, data_only=True)
        assert row_of(book["changes"], 2)["promise_ids"].value == "a1;c3"

    def test_many_ids_are_one_link(self) -> None:
        ids = ";".join(f"{number:016x}" for number in range(40))
        records = pd.DataFrame({"record_id": ["0" * 16], "sentence": ["x"]})
        stream = io.BytesIO()
        write_tables(stream, {"changes": changes({"promise_ids": ids}), "records": records})
        cells = [
            row_of(openpyxl.load_workbook(stream, data_only=shown)["changes"], 2)["promise_ids"].value
            for shown in (True, False)
        ]
        assert cells[0] == ids
        # Excel allows 255 characters in one text of a formula.
        assert max(map(len, cells[1].split('"'))) <= 255
        assert "".join(cells[1].split('"')[5::2]) == ids

    def test_without_records_ids_are_texts(self) -> None:
        assert row_of(written({"changes": self.CHANGES})["changes"], 2)["promise_ids"].value == "a1;c3"

    @pytest.mark.parametrize("hostile", ['a"&cmd', "=1+1", "a b", "a1'"])
    def test_hostile_ids_are_never_part_of_a_formula(self, hostile: str) -> None:
        records = pd.DataFrame({"record_id": [hostile], "sentence": ["x"]})
        cell = row_of(written({"changes": changes({"promise_ids": hostile}), "records": records})["changes"], 2)
        assert (cell["promise_ids"].value, cell["promise_ids"].data_type) == (hostile, "s")

    def test_verdicts_are_coloured(self) -> None:
        cells = row_of(written({"changes": self.CHANGES})["changes"], 2)
        assert cells["outcome"].fill.fgColor.rgb == "FF" + verdicts("outcome")["met"].colour[1:]
        assert cells["attainment"].number_format == "0.0%"

    def test_the_legend_names_every_verdict(self) -> None:
        page = written({"changes": self.CHANGES})["read me"]
        told = [row[0].value for row in page.iter_rows() if row[0].value]
        assert told == ["changes", "revision", *verdicts("revision"), "outcome", *verdicts("outcome")]

    def test_missing_values_are_empty_cells(self) -> None:
        table = pd.DataFrame({
            "page": pd.Series([None, 2], dtype="Int64"), "value": [float("nan"), float("inf")],
            "unit": pd.Series(["", None], dtype="string"),
        })  # fmt: skip
        sheet = written({"issues": table})["issues"]
        assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
            [None, None, None], [2, "inf", None],
        ]  # fmt: skip

    def test_what_a_sheet_cannot_hold_goes_on_in_another(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(workbook, "MOST_ROWS", 2)
        monkeypatch.setattr(workbook_tables, "MOST_ROWS", 2)
        book = written({"records": pd.DataFrame({"record_id": ["a", "b", "c"]}), "changes": self.CHANGES})
        assert book.sheetnames == ["read me", "records", "records 2", "changes"]
        assert [book[name].max_row for name in book.sheetnames[1:3]] == [3, 2]
        assert book["records 2"].auto_filter.ref == "A1:B2"

    def test_an_empty_table_has_its_header(self) -> None:
        sheet = written({"changes": self.CHANGES.iloc[:0]})["changes"]
        assert (sheet.max_row, sheet["A1"].value) == (1, "commitment_id")


class TestLegend:
    @pytest.mark.parametrize("kind", workbook.VERDICTS)
    def test_every_verdict_is_explained_in_both_languages(self, kind: str) -> None:
        for verdict in verdicts(kind).values():
            assert all(verdict.labels.values())
            assert all(verdict.meanings.values())
            assert len(verdict.colour) == 7

    def test_labels_are_those_of_the_verdicts(self) -> None:
        assert verdicts("outcome")["partly"].labels == {"en": "partly met", "zh": "部分完成"}

    @pytest.mark.parametrize("kind", ["sheet", "note"])
    def test_notes(self, kind: str) -> None:
        assert all(each["en"] and each["zh"] for each in notes(kind).values())
