"""What must hold of every comparison: order, units, versions, files, the command."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policymine
from policymine import Comparison, compare
from policymine.comparing.columns import CHANGE_COLUMNS, DECISION_COLUMNS, TRAJECTORY_COLUMNS
from policymine.comparing.writing import write_table
from policymine.errors import UsageError
from policymine.lang.tables import load_toml
from policymine.records import COLUMNS
from story import Row, candidates, chinese_candidates, chinese_names, records, story

ROOT = Path(__file__).parents[1]
RIGHT_AT_LEAST = {"en": 232, "zh": 232}
"""Of the story's 233 commitments so many have both verdicts right in what is mined from a language's documents."""


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return records(story())


@pytest.fixture(scope="module")
def whole(table: pd.DataFrame) -> Comparison:
    return compare(table)


def mined_in(chinese: bool) -> pd.DataFrame:
    """Mine the example reports of one language."""
    folder = ROOT / "corpora" / "examples" / "reports"
    return policymine.to_frame(
        policymine.mine(path for path in sorted(folder.rglob("*.*")) if path.stem.endswith("-zh") == chinese)
    )


@pytest.fixture(scope="session")
def mined() -> pd.DataFrame:
    """The records of the English example reports."""
    return mined_in(chinese=False)


@settings(max_examples=8)
@given(seed=st.integers(0, 10**6), cut=st.integers(1, 300))
def test_the_order_of_rows_and_files_changes_nothing(
    table: pd.DataFrame, whole: Comparison, seed: int, cut: int
) -> None:
    shuffled = table.sample(frac=1, random_state=seed)
    again = compare([shuffled.iloc[cut:], shuffled.iloc[:cut], shuffled.iloc[:20]])
    pd.testing.assert_frame_equal(again.changes, whole.changes)
    pd.testing.assert_frame_equal(again.trajectories, whole.trajectories)
    pd.testing.assert_frame_equal(again.decisions, whole.decisions)


UNITS = {
    "mu": ("ha", 1 / 15),
    "ha": ("mu", 15),
    "km": ("m", 1000),
    "kW": ("MW", 1 / 1000),
    "t": ("kg", 1000),
    "MW": ("kW", 1000),
}


@settings(max_examples=8)
@given(seed=st.integers(0, 10**6))
def test_verdicts_are_exact_under_a_change_of_units(table: pd.DataFrame, whole: Comparison, seed: int) -> None:
    other = table.copy()
    for at in table.sample(frac=0.5, random_state=seed).index:
        unit, factor = UNITS.get(table.at[at, "unit"], ("", 1))
        if unit and table.at[at, "measure"] == "amount":
            other.at[at, "unit"] = unit
            other.at[at, "value"] = table.at[at, "value"] * factor
            if pd.notna(table.at[at, "value_high"]):
                other.at[at, "value_high"] = table.at[at, "value_high"] * factor
    verdicts = ["commitment_id", "series_id", "revision", "outcome", "later", "attainment", "match_score"]
    again = compare(other).changes
    pd.testing.assert_frame_equal(again[verdicts], whole.changes[verdicts], rtol=1e-6)


def test_a_table_against_itself_is_unchanged(table: pd.DataFrame, whole: Comparison) -> None:
    found = compare([table, table], versions=True).changes
    assert set(found["revision"]) == {"unchanged"}
    assert len(found) == (whole.changes["revision"] != "dropped").sum()
    pd.testing.assert_frame_equal(compare([table, table]).changes, whole.changes)


def test_versions_show_what_was_changed(table: pd.DataFrame) -> None:
    second = table[table["record_id"] != "B22W-0150"].copy()  # coal-fired boilers shut down
    at = second.index[second["record_id"] == "B22W-0000"][0]
    second.at[at, "value"] = 40.0
    found = compare([table, second], versions=True).changes
    others = found[found["revision"] != "unchanged"]
    assert set(zip(others["revision"], others["indicator"], strict=True)) == {
        ("dropped", "coal-fired boilers shut down"),
        ("raised", "annual average concentration of PM2.5"),
    }


def test_columns_and_types(whole: Comparison) -> None:
    assert tuple(whole.changes) == CHANGE_COLUMNS
    assert tuple(whole.trajectories) == TRAJECTORY_COLUMNS
    assert tuple(whole.decisions) == DECISION_COLUMNS
    kinds = whole.changes.dtypes.astype(str)
    assert (kinds["year"], kinds["value"], kinds["promise_page"], kinds["revision"]) == (
        "Int64",
        "float64",
        "Int64",
        "string",
    )
    assert not whole.changes["outcome_reason"].isna().any()
    assert whole.changes["commitment_id"].is_unique
    empty = compare(pd.DataFrame(columns=list(COLUMNS)))
    assert tuple(empty.changes) == CHANGE_COLUMNS
    assert empty.changes.empty


def test_evidence_stands_in_its_sentence(whole: Comparison) -> None:
    found = whole.changes
    for part in ("promise", "result", "previous"):
        told = found[found[f"{part}_ids"] != ""]
        inside = [
            text in sentence
            for text, sentence in zip(told[f"{part}_value_text"], told[f"{part}_sentence"], strict=True)
        ]
        dated = told[f"{part}_value_text"].str.match(r"\d{4}-\d\d-\d\d|half").tolist()
        assert all(a or b for a, b in zip(inside, dated, strict=True))


def test_every_verdict_has_labels(whole: Comparison) -> None:
    labels = load_toml(ROOT / "src" / "policymine" / "lang" / "verdicts.toml")
    for column in ("revision", "outcome", "later"):
        verdicts = set(whole.changes[column]) - {""}
        assert verdicts <= set(labels[column])
        assert all(set(label) == {"en", "zh"} for label in labels[column].values())


def test_series_hold_the_years_of_an_indicator_together(whole: Comparison) -> None:
    found = whole.changes
    particles = found[
        (found["region"] == "Baiyang City") & found["indicator"].eq("annual average concentration of PM2.5")
    ]
    assert particles["series_id"].nunique() == 1
    values = whole.trajectories[whole.trajectories["series_id"] == particles["series_id"].iloc[0]]
    told = {
        (int(year), role, value)
        for year, role, value in zip(values["year"], values["role"], values["value"], strict=True)
    }
    assert {(2022, "target", 41.0), (2022, "result", 39.8), (2023, "target", 39.0), (2023, "result", 39.6)} <= told


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_files_give_what_frames_give(table: pd.DataFrame, whole: Comparison, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"table{suffix}"
    write_table(table, path)
    pd.testing.assert_frame_equal(compare(path).changes, whole.changes)


@pytest.mark.parametrize("name", ["no.csv", "odd.txt", "broken.parquet", "short.csv", "list.jsonl"])
def test_bad_tables_are_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "list.jsonl").write_text("[1]\n")
    (tmp_path / "odd.txt").write_text("x")
    (tmp_path / "broken.parquet").write_text("x")
    (tmp_path / "short.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UsageError, match=name.partition(".")[0]):
        compare(tmp_path / name)


@pytest.mark.parametrize(("name", "text"), [("empty.csv", ",".join(COLUMNS) + "\n"), ("empty.jsonl", "")])
def test_a_table_without_records_gives_none(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert compare(tmp_path / name).changes.shape == (0, len(CHANGE_COLUMNS))


def test_the_command(
    table: pd.DataFrame, tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    source, output, doubtful = tmp_path / "table.csv", tmp_path / "changes.csv", tmp_path / "doubtful.csv"
    values = tmp_path / "values.jsonl"
    write_table(table.assign(sentence="=1+1"), source)
    done = run(
        "compare", source, "-o", output, "--doubtful", doubtful, "--trajectories", values, "--region", "Lanhu City"
    )
    assert done.returncode == 0, done.stderr
    assert b"of 1 region" in done.stderr
    assert b"hold only as far as matching goes; " in done.stderr
    assert b"outcome: pending" in done.stderr
    with output.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == CHANGE_COLUMNS
    assert {row["promise_sentence"] for row in rows} == {"'=1+1", ""}
    with doubtful.open(encoding="utf-8", newline="") as stream:
        assert csv.DictReader(stream).fieldnames == list(DECISION_COLUMNS)
    raised = next(row for row in rows if row["revision"] == "raised")
    with doubtful.open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerow(
            [raised["commitment_id"], raised["previous_ids"].split(";")[0], "different", "mine"]
        )
    again = run("compare", source, "--region", "Lanhu City", "--matches", doubtful, "-q")
    assert (again.returncode, again.stderr) == (0, b"")
    decided = {row["commitment_id"]: row for row in csv.DictReader(again.stdout.decode().splitlines())}
    assert decided[raised["commitment_id"]]["revision"] == "new"


def test_the_report_beside_the_table(
    table: pd.DataFrame, tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    pytest.importorskip("altair")
    write_table(table, tmp_path / "table.csv")
    page = tmp_path / "changes.html"
    done = run("compare", tmp_path / "table.csv", "-o", tmp_path / "changes.csv", "--report", page, "-q")
    assert (done.returncode, done.stderr) == (0, b"")
    alone = run("report", tmp_path / "table.csv", "-o", tmp_path / "alone.html")
    assert alone.returncode == 0
    assert page.read_bytes() == (tmp_path / "alone.html").read_bytes()
    assert run("compare", tmp_path / "table.csv", "--report", tmp_path / "page.pdf").returncode == 2


@pytest.mark.parametrize("line", [["--tolerance", "500%"], ["-o", "changes.docx"], ["--region", "Ash City"]])
def test_wrong_options_are_refused(
    table: pd.DataFrame, tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[bytes]], line: list[str]
) -> None:
    write_table(table, tmp_path / "table.csv")
    done = run("compare", tmp_path / "table.csv", *line)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def right_ones(mined: pd.DataFrame, found: Callable[[Row], list[str]], least: int) -> None:
    changes = compare(mined).changes
    by_record = {each: row for row in changes.itertuples() for each in row.promise_ids.split(";") if each}

    def right(row: Row) -> bool:
        verdicts = [by_record[name] for name in found(row) if name in by_record]
        return any((each.outcome, each.revision) == (row.outcome, row.revision) for each in verdicts)

    promised = [row for row in story() if row.revision != "dropped"]
    wrong = [row.id for row in promised if not right(row)]
    assert len(promised) - len(wrong) >= least, wrong


def test_what_is_mined_from_the_example_reports(mined: pd.DataFrame) -> None:
    right_ones(mined, lambda row: candidates(row, mined), RIGHT_AT_LEAST["en"])


def test_what_is_mined_from_the_chinese_example_reports() -> None:
    mined, names = mined_in(chinese=True), chinese_names()
    right_ones(mined, lambda row: chinese_candidates(row, mined, names), RIGHT_AT_LEAST["zh"])
