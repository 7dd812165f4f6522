"""Floors under the figures of annotated documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine import Record
from policymine.errors import UsageError
from policymine.evaluation import Evaluation, evaluate
from policymine.floors import below, documents_hash, entry, load_floors, reached
from policymine.gold import GoldDocument, GoldRecord

HALF = Record(0, 2, "79", "", "result", "count", value=79.0, unit="plant", indicator="plants", theme="ecology")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two documents beside the file of floors."""
    gold = tmp_path / "gold" / "en"
    gold.mkdir(parents=True)
    (gold / "a.gold").write_text("---\n---\nNothing.", encoding="utf-8")
    (gold / "b.json").write_text('{"records": []}', encoding="utf-8")
    (gold / "b.txt").write_text("Nothing.", encoding="utf-8")
    return gold


@pytest.fixture
def half() -> Evaluation:
    """One of two records found, with a theme that is wrong."""
    gold = [
        GoldRecord(at, at + 2, "79", "result", "count", value=79, unit="plant", indicator="plants", themes=("t",))
        for at in (0, 9)
    ]
    return evaluate([(GoldDocument("a", "79 plants 79", gold), [HALF])])


def floors(folder: Path, text: str) -> Path:
    file = folder.parents[1] / "floors.toml"
    file.write_text(text.replace("HASH", documents_hash(folder)), encoding="utf-8")
    return file


def test_figures(half: Evaluation) -> None:
    figures = reached(half)
    assert (figures["detected"], figures["core"], figures["record"]) == pytest.approx((2 / 3, 2 / 3, 0))
    assert (figures["value"], figures["theme"]) == (1, 0)


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ("", []),
        ("detected = 0.66\ncore = 0.66\nrecord = 0", []),
        ("detected = 0.67", ["gold/en: detected is 0.6667, below its floor 0.67"]),
        ("record = 0.01\nunit = 1", ["gold/en: record is 0.0000, below its floor 0.01"]),
        ("theme = 0.5\nvalue = 1", ["gold/en: theme is 0.0000, below its floor 0.5"]),
        ("deadline = 1", []),  # a field that was never judged is not below
    ],
)
def test_what_lies_below(folder: Path, half: Evaluation, lines: str, problems: list[str]) -> None:
    file = floors(folder, f'["gold/en"]\ndocuments = "HASH"\n{lines}\n')
    assert below(file, folder, half) == problems


@pytest.mark.parametrize("change", ["a.gold", "b.json", "b.txt", "new.gold"])
def test_other_documents_than_the_floors_were_set_on(folder: Path, half: Evaluation, change: str) -> None:
    file = floors(folder, '["gold/en"]\ndocuments = "HASH"\ncore = 0.1\n')
    (folder / change).write_text("other", encoding="utf-8")
    [problem] = below(file, folder, half)
    assert problem == (
        f"gold/en: the documents are not those that the floors were set on (now {documents_hash(folder)})"
    )


def test_files_that_are_no_documents_do_not_change_the_hash(folder: Path) -> None:
    before = documents_hash(folder)
    (folder / "README.md").write_text("told", encoding="utf-8")
    (folder / "alone.json").write_text("{}", encoding="utf-8")
    assert documents_hash(folder) == before


def test_the_name_of_a_document_counts(folder: Path) -> None:
    before = documents_hash(folder)
    (folder / "a.gold").rename(folder / "c.gold")
    assert documents_hash(folder) != before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("core", "floors.toml: Expected '='"),
        ("core = 0.5", "core is no table"),
        ('["gold/en"]\ncore = 0.5', "gold/en has no hash of its documents"),
        ('["gold/en"]\ndocuments = 0', "gold/en has no hash of its documents"),
        ('["gold/en"]\ndocuments = "0"\ncor = 0.5', "gold/en: there is no figure 'cor'"),
        ('["gold/en"]\ndocuments = "0"\ncore = "half"', "gold/en: the floor of core is no number from 0 to 1"),
        ('["gold/en"]\ndocuments = "0"\ncore = 83', "gold/en: the floor of core is no number from 0 to 1"),
        ('["gold/zh"]\ndocuments = "0"', "has no floors for"),
        ("", "has no floors for"),
    ],
)
def test_files_of_floors_that_are_wrong(folder: Path, half: Evaluation, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        below(floors(folder, text), folder, half)
    assert message in str(caught.value)


def test_an_entry_holds_todays_figures_rounded_down(folder: Path, half: Evaluation) -> None:
    text = entry("gold/en", folder, half)
    file = floors(folder, text)
    assert load_floors(file) == {
        "gold/en": {"documents": documents_hash(folder), "detected": 0.66, "core": 0.66, "record": 0.0}
    }
    assert below(file, folder, half) == []


@pytest.mark.parametrize("right", range(101))
def test_an_entry_never_lies_above_its_figures(folder: Path, right: int) -> None:
    gold = [GoldRecord(at, at + 1, "7", "result", "count", value=7) for at in range(100)]
    found = [Record(at, at + 1, "7", "", "result", "count", value=7.0) for at in range(right)]
    # Kept as many as annotated, so that F1 is the share.
    found += [Record(200 + at, 201 + at, "7", "", "result", "count", value=7.0) for at in range(100 - right)]
    evaluation = evaluate([(GoldDocument("a", "7" * 400, gold), found)])
    lines = entry("gold/en", folder, evaluation).splitlines()
    assert lines[2] == f"detected = {right / 100:.2f}"
