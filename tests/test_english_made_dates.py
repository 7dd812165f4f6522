"""English dates of something else: when things were made, what was issued, the years of a plan that is named."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


def told(text: str) -> list[tuple[float | None, str]]:
    document = read_text(text, language="en", source="reed-letter-2022.txt")
    return [
        (record.value, record.deadline if record.kind == "target" else f"{record.period_start}..{record.period_end}")
        for record in extract(document)
    ]


LAST, IN_2020 = "2021-01-01..2021-12-31", "2020-01-01..2020-12-31"

MADE = [
    ("Last year, revenue from firms registered since 2013 reached 4.7 billion yuan.", [(4.7e9, LAST)]),
    ("In 2020, the output of mills built before 2010 fell by 30%.", [(30, IN_2020)]),
    ("In 2020 firms that were founded in 2015 employed 4,000 people.", [(4000, IN_2020)]),
    ("By the end of 2020, funds raised in 2018 had been spent on 40 wells.", [(40, "..2020-12-31")]),
    ("In 2020 the county closed 30 mills built before 1990.", [(30, IN_2020)]),
    ("By 2025, the mills opened since 2015 will supply 30% of power.", [(30, "2025-12-31")]),
    # With no other date it is the one that is told.
    ("The revenue generated in 2020 reached 30 million yuan.", [(3e7, IN_2020)]),
    ("In 2020, 40 mills opened in May.", [(40, "2020-05-01..2020-05-31")]),
]


@pytest.mark.parametrize(("text", "expected"), MADE)
def test_when_what_is_meant_was_made(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(value, dates) for value, dates in told(text)][-1:] == expected


MONTHS = [
    ("In 2020, output rose by 3%, and in December it fell by 4%.", [(3, IN_2020), (4, "2020-12-01..2020-12-31")]),
    ("In 2020 the city began 9 mills; by the end of June, 4 were opened.", [(9, IN_2020), (4, "..2020-06-30")]),
    ("In 2023 the city will begin 9 mills and open 4 by the end of October.", [(9, "2023-12-31"), (4, "2023-10-31")]),
    ("70% of losses in 2021 were made good; 95% of firms should pay by November 15.", [(70, LAST), (95, "2022-11-15")]),
    ("Compared with 2020, 30 more mills were opened in May.", [(30, "2022-05-01..2022-05-31")]),
]


@pytest.mark.parametrize(("text", "expected"), MONTHS)
def test_a_month_is_of_the_year_that_its_sentence_has_said(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text) == expected


ISSUED = [
    ("In 2020, the office issued the Reed Plan, striving to cut losses by 30%.", [(30, "")]),
    ("In 2020, the office issued the Reed Plan, proposing to build 40 ponds.", [(40, "")]),
    ("In 2020, the office issued the Reed Plan, which proposes to build 40 ponds.", [(40, "")]),
    ("In July 2020, the office issued the Reed Opinions, which made it clear that 40 ponds will be built.", [(40, "")]),
    ("In 2020, the office issued the Reed Plan, requiring that 40 ponds be built.", [(40, "")]),
    ("In 2020, the county began works worth 3 billion yuan, planning to build 40 ponds.", [(3e9, IN_2020), (40, "")]),
    # What was done with it has its date.
    ("In 2020, the county worked hard, managing to cut losses by 30%.", [(30, IN_2020)]),
]


@pytest.mark.parametrize(("text", "expected"), ISSUED)
def test_when_a_plan_was_issued(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text) == expected


TOWN = "The town lies by the sea. " + "It has old houses, a port and a beach, and holds a market on its square. " * 3
PLANS = [
    ("Under the Water Plan 2021-2025, 40 wells will be dug.", [(40, "2025-12-31")]),
    ("The Rail Programme 2015-2030 provides for 90 km of track.", [(90, "2030-12-31")]),
    ("In 2021, under the Reed Plan 2020-2025, 40 ponds were dredged.", [(40, LAST)]),
    ("In 2021, under the Reed Plan (2020-2025), 40 ponds were dredged.", [(40, LAST)]),
    ("40 ponds have been dredged under the Reed Plan 2020-2025.", [(40, "2022-01-01..2022-12-31")]),
    (
        "According to the Navy Act 2019-2025 passed in 2018, the fleet is expected to buy 3 tankers.",
        [(3, "2025-12-31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLANS)
def test_the_years_of_a_plan(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(TOWN + text) == expected


AHEAD = [
    ("It depends on financing estimated at USD 3 billion between 2017 and 2030.", "2030-12-31"),
    ("By 2025, the roads will be mended, the share of roads that are swept reaches 90%.", "2025-12-31"),
    ("By 2025, the share of towns where schools are open is 90%, and the share of baths stands at 80%.", "2025-12-31"),
]


@pytest.mark.parametrize(("text", "deadline"), AHEAD)
def test_what_is_to_come_though_its_verb_does_not_say_so(text: str, deadline: str) -> None:
    assert {dates for _, dates in told(text)} == {deadline}


GOALS = [
    ("The cabinet raised the 2030 rail freight target from 10% to 15% in 2021.", [(15, "2030-12-31")]),
    ("The 2030 target for rail freight was raised to 15 million tons in 2021.", [(1.5e7, "2030-12-31")]),
    ("Its 2030 waste reduction target was strengthened from 40% to 55% in December 2020.", [(55, "2030-12-31")]),
    # What was reached keeps its own year.
    ("The share of rail was 12% in 2020 and misses the 2030 target of 15%.", [(12, IN_2020), (15, "2030-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), GOALS)
def test_when_a_goal_was_set_is_not_when_it_is_due(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text)[-len(expected) :] == expected
