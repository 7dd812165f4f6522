"""English values attached to others: shares and changes of aims, tasks beside results, months changes start from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

IN_2020 = "2020-01-01..2020-12-31"


def told(text: str) -> list[tuple[float | None, str, str]]:
    document = read_text(text, language="en", source="reed-letter-2021.txt")
    document = replace(document, facts=replace(document.facts, published="2021-08-01"))
    return [
        (
            record.value,
            record.kind,
            record.deadline if record.kind == "target" else f"{record.period_start}..{record.period_end}",
        )
        for record in extract(document)
    ]


ATTACHED = [
    # What a participle says of a value is of its time and kind.
    (
        'In 2020, the office issued the "Reed Plan", striving to bring the area reaching 140 mu by 2025, '
        "accounting for about 70% of the wetland.",
        [(140, "target", "2025-12-31"), (70, "target", "2025-12-31")],
    ),
    (
        "In 2019 the county adopted a scheme to plant 9,000 mu of tea by 2024, covering 30% of its hills.",
        [(9000, "target", "2024-12-31"), (30, "target", "2024-12-31")],
    ),
    (
        "The law sets a target of 42% of capacity by 2026, shared between hydro, wind and sun at 2,000 MW each.",
        [(42, "target", "2026-12-31"), (2000, "target", "2026-12-31")],
    ),
    (
        "In 2018 the port set a goal of 40 berths by 2026, an increase of 12 over 2017.",
        [(40, "target", "2026-12-31"), (12, "target", "2026-12-31")],
    ),
    (
        "In 2020 it raised output to 60 tons, accounting for 40% of the total.",
        [(60, "result", IN_2020), (40, "result", IN_2020)],
    ),
    # One with a date of its own, or with an object, is not.
    (
        "In 2020, the yard sold 20 boats, representing 8% of the market in 2019.",
        [(20, "result", IN_2020), (8, "result", "2019-01-01..2019-12-31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ATTACHED)
def test_a_participle_behind_a_value(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert told(text) == expected


TASKS = [
    (
        "In 2020, the county mended 403 lifts, overfulfilling the annual task of 390.",
        [(403, "result", IN_2020), (390, "target", "2020-12-31")],
    ),
    (
        "In 2020, the city created 14,000 jobs, completing 110% of the annual task of 12,700 jobs.",
        [(14000, "result", IN_2020), (110, "result", IN_2020), (12700, "target", "2020-12-31")],
    ),
    (
        "The province closed 30 mines in 2020, surpassing the task of 28 mines.",
        [(30, "result", IN_2020), (28, "target", "2020-12-31")],
    ),
    # What was done, or spent every year, is no aim.
    ("In 2020, the county completed the task of 2,000 mu of terraces.", [(2000, "result", IN_2020)]),
    ("In 2020, an annual budget of 40 million yuan was approved.", [(4e7, "result", IN_2020)]),
]


@pytest.mark.parametrize(("text", "expected"), TASKS)
def test_a_task_beside_what_was_done(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert told(text) == expected


# (text, the period of its last value)
COUNTED = [
    (
        "By the end of 2020, coverage reached 83%, an increase of 7 percentage points over the end of 2015.",
        "..2020-12-31",
    ),
    ("By the end of 2020, coverage reached 83%, up 7 percentage points on the end of 2015.", "..2020-12-31"),
    ("In June, output was 40 tons, an increase of 20% over May.", "2021-06-01..2021-06-30"),
    ("At the end of 2020, there were 40 plants, an increase of 12 over the beginning of the year.", "..2020-12-31"),
    ("At the end of 2020, there were 40 plants, an increase of 12 over the end of the previous year.", "..2020-12-31"),
    (
        "At the end of 2020, there were 40 plants, a decrease of 1,200 from the end of the previous year.",
        "..2020-12-31",
    ),
    ("In 2020, the rate of use rose by 3% on 2019.", IN_2020),
    # Days on which something was sold.
    ("Sales of 9 tons were made on May 4.", "2021-05-04..2021-05-04"),
]


@pytest.mark.parametrize(("text", "period"), COUNTED)
def test_a_month_that_a_change_is_counted_from(text: str, period: str) -> None:
    assert told(text)[-1][2] == period


QUOTAS = [
    ("The quota of the county for 2022 is 14 tons, of which smoked 8 tons.", {"target"}),
    ("The 2022 plan for new roads is 14 km.", {"target"}),
    ("The annual task of the yard for 2022 is 140 boats.", {"target"}),
    ("In 2020 the catch was 14 tons, of which smoked 8 tons, dried fish 6 tons.", {"result"}),
    ("In 2020 the task force had 14 members.", {"result"}),
    ("The completion of the dredging task is 7 million tons.", {"result"}),
]


@pytest.mark.parametrize(("text", "kinds"), QUOTAS)
def test_quotas_and_their_parts(text: str, kinds: set[str]) -> None:
    assert {kind for _, kind, _ in told(text)} == kinds


def test_a_plan_for_a_year_says_in_the_present_what_is_to_come() -> None:
    text = "In 2022, the total of new filings is 14 million tons, of which smoked 8 million tons."
    document = read_text(text, language="en", source="filing-plan-2022.txt")
    assert {(record.kind, record.deadline) for record in extract(document)} == {("target", "2022-12-31")}


GOALS = [
    ("The plan tells how the land will meet its 2030 climate goals. It foresees 4 GW of wind power.", "2030-12-31"),
    ("These measures contribute towards the national 2025 target. They can lead to a cut of 7 Mt.", "2025-12-31"),
    # A year that is over is no deadline.
    ("The land met its 2015 climate goals. It is to build 4 GW of wind power.", ""),
]


@pytest.mark.parametrize(("text", "deadline"), GOALS)
def test_the_year_of_a_goal_dates_what_serves_it(text: str, deadline: str) -> None:
    assert [(kind, dates) for _, kind, dates in told(text)] == [("target", deadline)]
