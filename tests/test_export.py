"""Tables: what they hold, what a spreadsheet makes of them, and what comes back from them."""

import csv
import io
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis
import hypothesis.strategies as st
import pandas as pd
import pytest

from policymine.errors import UsageError
from policymine.export import TableWriter, issues_path
from policymine.frames import read_table, to_frame
from policymine.records import COLUMNS, Facts, Issue, Record, Result
from policymine.rows import FLOATS, INTEGERS, csv_line, defuse, json_line, number_text, row, undefuse

SUFFIXES = [".csv", ".jsonl", ".parquet"]
NASTY = [
    "=1+1",
    "+x",
    "-3%",
    "@sum",
    "\ttab",
    "\rreturn",
    "\nline",
    "＝1",
    "'=1",
    "''@x",
    "'tis",
    'a "b", c',
    "a\rb",
    "a\n",
    "\x00x",
    "\ufeffx",
    "'",
]


def record(**fields: object) -> Record:
    return Record(
        0, 2, **{"value_text": "79", "sentence": "79 plants.", "kind": "result", "measure": "count", **fields}
    )  # type: ignore[arg-type]


def result(*records: Record, **fields: object) -> Result:
    return Result(
        **{"source": "a.txt", "doc_id": "d", "facts": Facts(title="T", report_year=2024), **fields},
        records=list(records),
    )  # type: ignore[arg-type]


def write(path: Path, *results: Result, excel: bool = False) -> Path:
    with TableWriter(path, excel=excel) as table:
        for each in results:
            table.write(each)
    return path


FULL = record(
    value=1042000.0, value_high=3.4, value_si=1e-7, unit="mu", page=3, theme="pure_land", theme_score=0.875,
    flags=("tense", "unit"), deadline="2025-12-31", confidence=0.9, record_id="00ab",
)  # fmt: skip


class TestRows:
    def test_columns_and_order(self) -> None:
        flat = row(result(FULL), FULL)
        assert tuple(flat) == COLUMNS
        assert (flat["source"], flat["title"], flat["report_year"], flat["flags"]) == ("a.txt", "T", 2024, "tense;unit")

    def test_every_column_has_a_home(self) -> None:
        # A new column must be a field of the record, the facts or the result: row() would raise otherwise.
        assert set(row(None, FULL)) == set(COLUMNS)
        assert set(COLUMNS) > INTEGERS | FLOATS

    def test_lone_surrogates_cannot_break_a_file(self, tmp_path: Path) -> None:
        for suffix in SUFFIXES:
            path = write(tmp_path / ("t" + suffix), result(record(sentence="a\ud800b")))
            assert read_table(path)["sentence"].tolist() == ["a\ufffdb"]

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (1042000.0, "1042000"), (3.4, "3.4"), (0.1 + 0.2, "0.30000000000000004"), (0.0, "0"), (-0.0, "0"),
            (-3.0, "-3"), (79, "79"), (1e-7, "0.0000001"), (66.67, "66.67"), (1e12, "1000000000000"),
            (9007199254740992.0, "9007199254740992"), (1e16, "1e+16"),
        ],
    )  # fmt: skip
    def test_numbers(self, value: float, expected: str) -> None:
        assert number_text(value) == expected
        assert float(expected) == value

    @hypothesis.given(st.floats(allow_nan=False, allow_infinity=False))
    def test_numbers_come_back(self, value: float) -> None:
        text = number_text(value)
        assert float(text) == value
        assert "e" not in text or abs(value) >= 1e16

    @pytest.mark.parametrize("text", NASTY)
    def test_formulas_are_defused(self, text: str) -> None:
        assert defuse(text)[:1] not in {*"=+-@\t\r\n＝"}
        assert undefuse(defuse(text)) == text

    @hypothesis.given(st.text(alphabet="'=+-@\t\rx"))
    def test_defusing_can_be_undone(self, text: str) -> None:
        assert undefuse(defuse(text)) == text
        assert len(text) < 2 or defuse(text)[0] not in "=+-@\t\r"

    def test_numbers_and_lone_signs_are_never_defused(self) -> None:
        assert csv_line([-3.0, "=", "-"]) == "-3,=,-\n"

    def test_json_lines_stay_one_line_each(self) -> None:
        line = json_line({"sentence": "a\u2028b\x85c\nd", "value": 2.0})
        assert len(line.splitlines()) == 1
        assert json.loads(line) == {"sentence": "a\u2028b\x85c\nd", "value": 2}


class TestTables:
    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_round_trip(self, suffix: str, tmp_path: Path) -> None:
        results = [result(FULL, record()), result(*(record(sentence=text, value_text=text) for text in NASTY))]
        path = write(tmp_path / ("t" + suffix), *results)
        pd.testing.assert_frame_equal(read_table(path), to_frame(results))

    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_types_do_not_depend_on_the_data(self, suffix: str, tmp_path: Path) -> None:
        empty = read_table(write(tmp_path / ("t" + suffix)))
        assert tuple(empty.columns) == COLUMNS
        assert len(empty) == 0
        assert empty.dtypes.tolist() == to_frame([FULL]).dtypes.tolist() == to_frame([]).dtypes.tolist()

    @pytest.mark.parametrize("excel", [False, True])
    @hypothesis.given(text=st.text() | st.sampled_from(NASTY), number=st.none() | st.floats(allow_nan=False))
    def test_any_text_comes_back_from_csv(self, text: str, number: float | None, excel: bool) -> None:
        hypothesis.assume(number is None or abs(number) != float("inf"))
        with tempfile.TemporaryDirectory() as folder:
            path = write(
                Path(folder, "t.csv"), result(record(sentence=text, indicator=text, value=number)), excel=excel
            )
            frame = read_table(path)
            assert frame["sentence"].tolist() == frame["indicator"].tolist() == [text]
            assert frame["value"].tolist() == [number] or number is None

    def test_any_csv_reader_sees_the_same_cells(self, tmp_path: Path) -> None:
        path = write(tmp_path / "t.csv", result(*(record(sentence=text) for text in NASTY)))
        with path.open(encoding="utf-8", newline="") as stream:
            assert [each["sentence"] for each in csv.DictReader(stream)] == [defuse(text) for text in NASTY]

    def test_byte_order_mark_only_for_excel(self, tmp_path: Path) -> None:
        plain = write(tmp_path / "a.csv", result(FULL)).read_bytes()
        assert plain.startswith(b"record_id,")
        assert write(tmp_path / "b.csv", result(FULL), excel=True).read_bytes() == b"\xef\xbb\xbf" + plain
        assert b"\r" not in plain

    def test_header(self, snapshot: Callable[[str, str], None]) -> None:
        stream = io.BytesIO()
        with TableWriter(stream) as table:
            table.write(result(FULL))
        snapshot("targets.csv", stream.getvalue().decode())

    def test_issues_stand_beside(self, tmp_path: Path) -> None:
        issue = Issue("b.pdf", "empty", 'no "text", none', page=3, hint="-use OCR")
        write(tmp_path / "t.jsonl", result(FULL), Result("b.pdf", issues=[issue]))
        text = (tmp_path / "t.issues.csv").read_text()
        assert text == 'source,page,category,message,hint\nb.pdf,3,empty,"no ""text"", none",\'-use OCR\n'

    def test_issues_of_an_older_run_do_not_stay(self, tmp_path: Path) -> None:
        write(tmp_path / "t.csv", Result("b.pdf", issues=[Issue("b.pdf", "empty", "no text")]))
        write(tmp_path / "t.csv", result(FULL))
        assert issues_path(tmp_path / "t.csv").read_text() == "source,page,category,message,hint\n"

    def test_many_rows_of_parquet(self, tmp_path: Path) -> None:
        path = write(tmp_path / "t.parquet", *(result(*[record(value=float(i))] * 50) for i in range(100)))
        assert read_table(path)["value"].sum() == sum(range(100)) * 50


class TestFiles:
    def names(self, folder: Path) -> list[str]:
        return sorted(each.name for each in folder.iterdir())

    def fail(self, path: Path, error: BaseException) -> None:
        with TableWriter(path) as table:
            table.write(result(record(value=1.0)))
            raise error

    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_an_interrupt_keeps_what_is_finished(self, suffix: str, tmp_path: Path) -> None:
        with pytest.raises(KeyboardInterrupt):
            self.fail(tmp_path / ("t" + suffix), KeyboardInterrupt())
        assert len(read_table(tmp_path / ("t" + suffix))) == 1
        assert self.names(tmp_path) == sorted(["t" + suffix, "t.issues.csv"])

    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_an_error_leaves_the_old_table(self, suffix: str, tmp_path: Path) -> None:
        path = write(tmp_path / ("t" + suffix), result(FULL))
        before = path.read_bytes()
        with pytest.raises(ZeroDivisionError):
            self.fail(path, ZeroDivisionError())
        assert path.read_bytes() == before
        assert self.names(tmp_path) == sorted(["t" + suffix, "t.issues.csv"])

    def test_nothing_appears_before_the_end(self, tmp_path: Path) -> None:
        with TableWriter(tmp_path / "t.csv") as table:
            table.write(result(FULL))
            assert not (tmp_path / "t.csv").exists()
        assert self.names(tmp_path) == ["t.csv", "t.issues.csv"]

    def test_a_link_is_written_through(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "t.csv").symlink_to(tmp_path / "real" / "t.csv")
        write(tmp_path / "t.csv", result(FULL))
        assert (tmp_path / "t.csv").is_symlink()
        assert len(read_table(tmp_path / "real" / "t.csv")) == 1

    @pytest.mark.parametrize("name", ["t.xls", "t", "t.csv.gz"])
    def test_other_endings_are_wrong_usage(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="ending") as caught:
            TableWriter(tmp_path / name)
        assert ".parquet" in caught.value.hint
        assert self.names(tmp_path) == []
        with pytest.raises(UsageError):
            read_table(tmp_path / name)

    def test_missing_folder_is_wrong_usage(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="cannot be written"):
            TableWriter(tmp_path / "no" / "t.csv")

    def test_parquet_without_pyarrow_names_the_extra(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(UsageError) as caught:
            TableWriter(tmp_path / "t.parquet")
        assert "policymine[parquet]" in caught.value.hint
        assert self.names(tmp_path) == []
