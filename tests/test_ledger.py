"""The ledger: which commitments it lists, in which state, and what a calendar program makes of it."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import hypothesis.strategies as st
import icalendar
import openpyxl
import pandas as pd
import pytest

from policymine.comparing import compare
from policymine.deadline_calendar import calendar_bytes
from policymine.errors import MissingExtra, UsageError
from policymine.ledger import LEDGER_COLUMNS, latest_day, ledger
from policymine.legend import verdicts
from policymine.records import COLUMNS
from story import records, story

TODAY = "2024-06-30"
AHEAD, PASSED = "2024-12-31", "2024-03-31"


def made(*rows: dict[str, object]) -> pd.DataFrame:
    """Changes with the columns that the rows have; each row is a series of its own unless it says otherwise."""
    usual = {
        "indicator": "plants", "revision": "new", "outcome": "pending", "year": 2024, "value": 40.0,
        "horizon": "endpoint", "deadline": AHEAD, "region": "Elm City", "promise_sentence": "", "promise_source": "",
    }  # fmt: skip
    return pd.DataFrame(
        [{"commitment_id": f"{at:016x}", "series_id": f"s{at}"} | usual | row for at, row in enumerate(rows)]
    )


@pytest.fixture(scope="module")
def changes() -> pd.DataFrame:
    return compare(records(story())).changes


@pytest.mark.parametrize(
    ("outcome", "deadline", "reported", "expected"),
    [
        ("met", PASSED, True, "closed"), ("exceeded", AHEAD, True, "closed"), ("late", PASSED, True, "closed"),
        ("missed", PASSED, True, "overdue"), ("missed", AHEAD, True, "overdue"), ("partly", PASSED, True, "overdue"),
        ("partly", AHEAD, True, "partly"), ("pending", AHEAD, True, "partly"), ("pending", AHEAD, False, "open"),
        ("pending", PASSED, False, "nothing_reported"), ("unreported", PASSED, False, "nothing_reported"),
        ("unreported", PASSED, True, "nothing_reported"), ("unreported", AHEAD, False, "open"),
        ("not_comparable", PASSED, True, "unclear"), ("not_comparable", AHEAD, True, "open"),
        ("pending", TODAY, False, "open"),
    ],
)  # fmt: skip
def test_state(outcome: str, deadline: str, reported: bool, expected: str) -> None:
    row = {"outcome": outcome, "deadline": deadline, "result_ids": "r1" if reported else ""}
    assert ledger(made(row), TODAY)["status"].tolist() == [expected]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"deadline": "2025-06-30"}, ["2025-06-30"]),
        ({"deadline": "", "horizon": "annual", "year": 2023}, ["2023-12-31"]),
        ({"deadline": "", "horizon": "annual", "year": None}, []),
        ({"deadline": "", "horizon": "endpoint"}, []),
        ({"deadline": "soon"}, []),
        ({"revision": "dropped"}, []),
    ],
)
def test_day(row: dict[str, object], expected: list[str]) -> None:
    assert ledger(made(row), TODAY)["due"].tolist() == expected


def test_what_has_no_day_is_counted() -> None:
    assert ledger(made({"deadline": ""}, {}), TODAY).attrs["undated"] == 1


@pytest.mark.parametrize(
    ("row", "promise", "reported"),
    [
        ({"comparator": ">=", "value": 98.0, "unit": "%"}, ">= 98 %", ""),
        ({"change": "decrease", "value": 3.5, "unit": "%"}, "-3.5 %", ""),
        ({"comparator": "range", "value": 1200.0, "value_high": 1500.0, "unit": "t"}, "1,200 to 1,500 t", ""),
        ({"value": None}, AHEAD, ""),
        ({"result_value": 12.0, "result_unit": "km", "result_comparator": "~"}, "40", "~ 12 km"),
        ({"value": None, "result_period_end": "2024-05-31"}, AHEAD, "2024-05-31"),
    ],
)
def test_wording(row: dict[str, object], promise: str, reported: str) -> None:
    found = ledger(made(row), TODAY)
    assert (found["promise"][0], found["last_reported"][0]) == (promise, reported)


class TestChoice:
    ROWS = made(
        {"deadline": "2024-01-31", "region": "Elm City", "theme": "ecology", "actor": "", "outcome": "met"},
        {"deadline": "2024-12-31", "region": "青岛市", "theme": "blue_sky", "actor": "Water Bureau"},
        {"deadline": "2023-12-31", "region": "Qingdao City", "theme": "ecology", "actor": "Air Bureau",
         "outcome": "missed"},
    )  # fmt: skip

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            ({}, [2, 0, 1]), ({"by": "2024-01-31"}, [2, 0]), ({"since": "2024-01-31"}, [0, 1]),
            ({"since": "2024-02-01", "by": "2024-11-30"}, []), ({"region": "Qingdao"}, [2, 1]),
            ({"theme": "ecology"}, [2, 0]), ({"status": ["overdue", "open"]}, [2, 1]), ({"group": "actor"}, [2, 1, 0]),
            ({"group": "theme"}, [1, 2, 0]), ({"region": "Oak City"}, []),
        ],
    )  # fmt: skip
    def test_rows_and_their_order(self, options: dict[str, object], expected: list[int]) -> None:
        found = ledger(self.ROWS, TODAY, **options)  # type: ignore[arg-type]
        assert [int(each, 16) for each in found["commitment_id"]] == expected
        assert tuple(found.columns) == LEDGER_COLUMNS

    def test_a_region_that_two_languages_name_is_one(self) -> None:
        more = pd.concat([self.ROWS, self.ROWS.iloc[1:2].assign(commitment_id="f" * 16)])
        found = ledger(more, TODAY, group="region")
        assert found["region"].tolist() == ["Elm City", "青岛市", "青岛市", "青岛市"]
        assert ledger(self.ROWS.iloc[:1], TODAY)["region"].tolist() == ["Elm City"]

    def test_days(self) -> None:
        assert ledger(self.ROWS, TODAY)["days_over"].tolist() == [182, 151, -184]

    @pytest.mark.parametrize(
        "options", [{"by": "2024"}, {"status": ["done"]}, {"group": "place"}, {"since": "2024-02-30"}]
    )
    def test_what_cannot_be(self, options: dict[str, object]) -> None:
        with pytest.raises(UsageError):
            ledger(self.ROWS, TODAY, **options)  # type: ignore[arg-type]


class TestRepeated:
    def test_the_last_year_speaks_for_all(self) -> None:
        rows = [
            {"series_id": "a", "year": year, "outcome": outcome} for year, outcome in ((2022, "pending"), (2023, "met"))
        ]
        found = ledger(made(*rows), TODAY)
        assert found[["status", "promised_in"]].values.tolist() == [["closed", "2022;2023"]]

    @pytest.mark.parametrize("other", [{"deadline": PASSED}, {"horizon": "cumulative"}, {"change": "increase"}])
    def test_what_differs_stays_apart(self, other: dict[str, object]) -> None:
        assert len(ledger(made({"series_id": "a", "year": 2022}, {"series_id": "a", **other}), TODAY)) == 2

    def test_conflicting_values_of_one_year_are_both_listed(self) -> None:
        assert len(ledger(made({"series_id": "a"}, {"series_id": "a", "value": 41.0}), TODAY)) == 2


class TestStory:
    def test_every_commitment_is_in_exactly_one_state(self, changes: pd.DataFrame) -> None:
        found = ledger(changes, "2024-12-31")
        assert set(found["status"]) <= {*verdicts("status")}
        assert found["commitment_id"].is_unique
        assert {"closed", "overdue", "nothing_reported"} <= set(found["status"])
        closed = found[found["status"] == "closed"]
        assert set(closed["outcome"]) == {"met", "exceeded", "late"}
        assert (closed["result_sentence"] != "").all()

    def test_the_order_of_the_changes_is_nothing(self, changes: pd.DataFrame) -> None:
        turned = ledger(changes.iloc[::-1].reset_index(drop=True), TODAY)
        pd.testing.assert_frame_equal(turned, ledger(changes, TODAY))


@pytest.mark.parametrize(
    ("published", "years", "expected"),
    [
        (["2023-02-01", "2024-01-20"], [2023, 2024], "2024-01-20"), (["", None], [2023, None], "2023-01-01"),
        (["20.1.2024"], [2024], "2024-01-01"), (["2023-03-05", ""], [2023, 2025], "2025-01-01"),
        (["2023-12-28", ""], [2024, 2022], "2023-12-28"), (["2025-03-05", None], [2025, 2025], "2025-03-05"),
    ],
)  # fmt: skip
def test_latest_day(published: list[str | None], years: list[int | None], expected: str) -> None:
    table = pd.DataFrame({"published": pd.Series(published, dtype="string"), "report_year": pd.array(years, "Int64")})
    assert latest_day(table) == expected


def test_without_any_day_today_must_be_said() -> None:
    with pytest.raises(UsageError, match="when it is from"):
        latest_day(pd.DataFrame({"published": [""], "report_year": [None]}))


class TestCalendar:
    def test_events(self, changes: pd.DataFrame) -> None:
        found = ledger(changes, TODAY)
        events = icalendar.Calendar.from_ical(calendar_bytes(found, TODAY)).walk("VEVENT")
        assert len(events) == len(found)
        assert len({str(event["uid"]) for event in events}) == len(found)
        for event, row in zip(events, found.itertuples(), strict=True):
            day = dt.date.fromisoformat(row.due)
            assert (event.decoded("dtstart"), event.decoded("dtend")) == (day, day + dt.timedelta(days=1))
            assert event.decoded("dtstamp") == dt.datetime(2024, 6, 30, tzinfo=dt.UTC)
            assert str(event["uid"]) == f"{row.commitment_id}@policymine"
            assert row.promise_sentence in str(event["description"])
            assert row.result_sentence in str(event["description"])

    @pytest.mark.parametrize(
        "text", ["a\r\nEND:VEVENT\r\nBEGIN:VALARM", "semi; comma, \\n back", "超" * 200, "\x00\x07x"]
    )
    def test_no_text_breaks_out(self, text: str) -> None:
        found = ledger(made({"indicator": text, "promise_sentence": text, "region": text, "actor": text}), TODAY)
        content = calendar_bytes(found, TODAY)
        events = icalendar.Calendar.from_ical(content).walk()
        assert [event.name for event in events] == ["VCALENDAR", "VEVENT"]
        clean = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
        assert str(events[1]["summary"]) == f"{clean}: 40 [open]"
        assert max(map(len, content.split(b"\r\n"))) <= 75  # RFC 5545: lines are folded

    @hypothesis.settings(max_examples=50)
    @hypothesis.given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
    def test_any_sentence(self, text: str) -> None:
        content = calendar_bytes(ledger(made({"promise_sentence": text, "theme": text}), TODAY), TODAY)
        assert [each.name for each in icalendar.Calendar.from_ical(content).walk()] == ["VCALENDAR", "VEVENT"]

    def test_without_the_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "icalendar", None)
        with pytest.raises(MissingExtra) as caught:
            calendar_bytes(ledger(made({}), TODAY), TODAY)
        assert "policymine[calendar]" in caught.value.hint


class TestCommand:
    @pytest.fixture
    def table(self, tmp_path: Path) -> Path:
        path = tmp_path / "targets.parquet"
        records(story()).to_parquet(path)
        return path

    def test_csv(self, table: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
        done = run("due", table, "--by", "2023-12-31", "--group", "region", "--status", "overdue")
        assert done.returncode == 0, done.stderr
        found = pd.read_csv(io.BytesIO(done.stdout))
        assert tuple(found.columns) == LEDGER_COLUMNS
        assert set(found["status"]) == {"overdue"}
        assert found["region"].is_monotonic_increasing
        assert b"the day of the latest document" in done.stderr

    def test_a_table_without_records_has_nothing_due(
        self, tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
    ) -> None:
        path = tmp_path / "empty.csv"
        path.write_text(",".join(COLUMNS) + "\n")
        done = run("due", path)
        assert (done.returncode, done.stderr) == (0, b"0 commitments\n")
        assert done.stdout.decode().splitlines() == [",".join(LEDGER_COLUMNS)]

    def test_table(self, table: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
        done = run("due", table, "--format", "table", "--group", "theme", "--today", "2024-12-31", "-q")
        assert done.stderr == b""
        assert done.stdout.startswith(b"no theme (")
        assert b"overdue" in done.stdout

    @pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".ics"])
    def test_files_are_the_same_on_every_run(
        self, suffix: str, table: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
    ) -> None:
        paths = [table.with_name(name + suffix) for name in "ab"]
        for path in paths:
            assert run("due", table, "-o", path).returncode == 0
        assert paths[0].read_bytes() == paths[1].read_bytes()
        assert paths[0].stat().st_size > 1000

    def test_workbook_holds_the_evidence(
        self, table: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
    ) -> None:
        path = table.with_name("ledger.xlsx")
        run("due", table, "--status", "closed", "-o", path)
        book = openpyxl.load_workbook(path)
        assert book.sheetnames == ["read me", "ledger", "changes", "records"]
        ids = {row[0].value for row in book["records"].iter_rows(min_row=2)}
        links = dict(zip([cell.value for cell in book["ledger"][1]], book["ledger"][2], strict=True))
        assert links["promise_ids"].value.split('"')[3] in ids
        assert links["commitment_id"].value.startswith("=HYPERLINK(\"#'changes'")
        assert book["changes"].max_row == book["ledger"].max_row

    @pytest.mark.parametrize("arguments", [["-o", "ledger.pdf"], ["--by", "31.12.2024"]])
    def test_wrong_calls(
        self, arguments: list[str], table: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
    ) -> None:
        assert run("due", table, *arguments).returncode == 2
