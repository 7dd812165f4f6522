"""English lists of the tasks of a year, lines that only give a day, and years told at the turn of a year."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")

TASKS = """

January 9, 2025

1. Fee revenue increased by 8%.
2. 60 new ferries.
3. Reconstruction of 52 piers.
4. The mean depth drops to less than 38 meters.
"""


def records_of(text: str) -> list[Record]:
    return list(extract(read_text(text, language="en")))


@pytest.mark.parametrize(
    "title",
    [
        "Notice on the decomposition of the main target tasks of the 2025 government work report of Elm County",
        "Division of labor of the key work of Elm County in 2025",
        "2025 work points of Elm County Ferry Bureau",
        "Ten practical matters of Elm County in 2025",
        "Elm County's Ten Practical Livelihood Matters in 2025",
        "Work plan of Elm County Ferry Bureau for 2025",
        "Elm County 2025 pier repair tasks list",
        "Elm County's 2025 annual implementation plan for piers",
        "Responsibility target letter of Elm County for 2025",
    ],
)
def test_tasks_of_the_year_in_the_title(title: str) -> None:
    found = [record for record in records_of(title + TASKS) if record.value != 10]
    assert [(record.kind, record.deadline) for record in found] == [("target", "2025-12-31")] * 4


@pytest.mark.parametrize(
    "title",
    ["Completion of the key tasks of Elm County in 2024", "Summary of the key work of Elm County in 2024"],
)
def test_tasks_that_were_done(title: str) -> None:
    found = records_of(f"{title}\n\nJanuary 9, 2025\n\n60 ferries were bought. The coverage rate reached 95%.")
    assert [record.kind for record in found] == ["result"] * 2


@pytest.mark.parametrize("line", ["January 9, 2025", "(January 9, 2025)", "Published January 9, 2025"])
def test_a_day_by_itself_dates_nothing(line: str) -> None:
    found = records_of(f"Ferries of Elm County\n\n{line}\n\nThe coverage rate reached 95%.")
    assert [record.period_start for record in found] != ["2025-01-09"]


@pytest.mark.parametrize(
    "title",
    ["Review of the work of Elm County in 2024", "Elm County: a look back at 2024", "Review of work in 2024 (2)"],
)
def test_the_past_year_of_a_review(title: str) -> None:
    found = records_of(f"{title}\n\n2025-01-22\n\nIn the past year, we mended piers. 28,000 planks were added.")
    assert [(record.period_start, record.period_end) for record in found] == [("2024-01-01", "2024-12-31")]


def test_next_year_in_the_plan_for_it() -> None:
    found = records_of(
        "Work summary of Elm County in 2024 and work ideas for 2025\n\nJanuary 12, 2025\n\nI. Work summary for 2024\n\n"
        "In 2024, the share was 24%.\n\nII. Work ideas for 2025\n\nNext year, we will strive to raise it to 27%."
    )
    assert [record.deadline or record.period_end for record in found] == ["2024-12-31", "2025-12-31"]


@pytest.mark.parametrize("words", ["the same as the previous year", "on a par with the previous year"])
def test_what_a_level_equals(words: str) -> None:
    found = records_of(f"Elm County Air Bulletin of 2016\n\nMay 2017\n\nThe mean of ozone was 8 mg/L, {words}.")
    assert [record.period_end for record in found] == ["2016-12-31"]


REVIEW = "\n\nOver the past year, we have laid 8 km of track and mended 46 piers.\n"
AHEAD = "\nIn 2025, fee revenue is 95 million yuan, and the income of boatmen increases by 9%. Mend 5 piers.\n"


@pytest.mark.parametrize("line", ["(Delivered on January 6, 2025)", "(January 6, 2025)"])
def test_all_of_a_year_that_had_only_begun(line: str) -> None:
    found = records_of(f"Work Report of the People's Government of Elm Town\n\n{line}{REVIEW}{AHEAD}")
    assert [record.kind for record in found] == ["result"] * 2 + ["target"] * 3
    assert [record.deadline for record in found[2:]] == ["2025-12-31"] * 3


def test_years_of_a_plan_for_several() -> None:
    found = records_of(
        "Three-year Action Plan for Piers in Elm City (2023-2025)\n\n"
        "By 2025, 62 piers will be built. In 2023, 24 are built. The upkeep of a pier is not less than 1,300 yuan."
    )
    assert [record.kind for record in found] == ["target"] * 3
    assert [record.deadline for record in found[:2]] == ["2025-12-31", "2023-12-31"]


@pytest.mark.parametrize(
    "title",
    [
        "Report on the rectification of problems found in the audit of budget execution in 2024",
        "Rectification of the Issues Found in the 2024 Budget Audit of Elm City",
    ],
)
def test_what_is_put_right_after_the_year_of_the_title(title: str) -> None:
    found = records_of(f"{title}\n\n40 items have been rectified. By the end of October, 5 towns paid 3 million yuan.")
    assert [(record.period_start, record.period_end) for record in found] == [("", "")] + [("", "2025-10-31")] * 2


def test_the_budget_of_the_next_year() -> None:
    found = records_of(
        "Report on the Execution of the 2024 Budget and the Draft Budget for 2025 of Elm County\n\n"
        "-- At the First Session of the Fifth People's Congress on January 11, 2025\n\n"
        "1. Execution of the 2024 budget\nFee revenue was 12 million yuan.\n\n"
        "2. Draft budget for 2025\nFee revenue is arranged at 13 million yuan."
    )
    assert [(record.kind, record.period_end, record.deadline) for record in found] == [
        ("result", "2024-12-31", ""),
        ("target", "", "2025-12-31"),
    ]


def test_pasts_of_the_year_of_a_plan() -> None:
    found = records_of("Implementation Plan for Pier Repair in Elm County in 2025\n\nIn 2025, 28 piers were mended.")
    assert [(record.kind, record.deadline) for record in found] == [("target", "2025-12-31")]
