"""English counts by their state, shares of things where something is so, and sums for several purposes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record


def records_of(text: str) -> list[Record]:
    document = replace(
        read_text(text, language="en"), facts=Facts(report_year=2022, published="2022-03-05", language="en")
    )
    return list(extract(document))


NAMES = [
    # Days are counted where they are so.
    (
        "In 2021, 97 days were excellent, 12 days exceeded the limit and 1 day was heavily polluted.",
        [(97, "d", "days excellent"), (12, "d", "days that exceeded the limit"), (1, "d", "day heavily polluted")],
    ),
    ("In 2021, visitors of the first 7 days were over 40,000.", [(40000, "visitor", "visitors of the first 7 days")]),
    # What counted things are is part of their name.
    (
        "In 2021, 14 ponds were of Class III and 3 ponds were worse than Class V.",
        [(14, "pond", "ponds of Class III"), (3, "pond", "ponds worse than Class V")],
    ),
    (
        "Of the 12 reaches in the valley, 9 met Class II, and 3 met Class III.",
        [
            (12, "reach", "reaches in the valley"),
            (9, "reach", "reaches in the valley met Class II"),
            (3, "reach", "reaches in the valley met Class III"),
        ],
    ),
    (
        "Among the 40 reaches under test in 2021, 33 reached Class III, accounting for 82.5%, and 2 were inferior to "
        "Class V.",
        [
            (40, "reach", "reaches under test"),
            (33, "reach", "reaches under test reached Class III"),
            (82.5, "%", "reaches under test reached Class III"),
            (2, "reach", "reaches under test inferior to Class V"),
        ],
    ),
    # The share of things where something is so.
    (
        "The proportion of hamlets where kitchen waste was sorted and carted exceeded 90% in 2021.",
        [(90, "%", "proportion of hamlets where kitchen waste sorted and carted")],
    ),
    (
        "In 2021, the share of ports whose water met the norm was 59%.",
        [(59, "%", "share of ports whose water met the norm")],
    ),
    (
        "In 2021, the number of hamlets where post offices were set up reached 1,120.",
        [(1120, "hamlet", "number of hamlets where post offices set up")],
    ),
    # Each part of a sum has its own purpose.
    (
        "In 2021, 900 million yuan of subsidies was issued, of which 400 million yuan is for the repair of walls on "
        "the Ain, 300 million yuan is for locks and 200 million yuan is for the renewal of huts.",
        [
            (900e6, "yuan", "subsidies"),
            (400e6, "yuan", "subsidies for the repair of walls on the Ain"),
            (300e6, "yuan", "subsidies for locks"),
            (200e6, "yuan", "subsidies for the renewal of huts"),
        ],
    ),
    (
        "In 2021, the mills made 300,000 t of bran, 80% of which was used for fodder.",
        [(300000, "t", "bran"), (80, "%", "bran used for fodder")],
    ),
    # What is new is counted, and a measure is that of the things before it.
    ("The number of newly opened inns was 12 in 2021.", [(12, "opened inn", "number of newly opened inns")]),
    (
        "In 2021, 250 locks were under construction with an investment scale of 2.1 billion yuan.",
        [(250, "lock", "locks"), (2.1e9, "yuan", "investment scale of locks")],
    ),
    ("The fee was 724 yuan/person-month in 2021.", [(724, "yuan/person/month", "fee")]),
    # Where things are done owns no measure, and parts behind a share are of the things.
    (
        "By the end of 2021, 45 meadows had been set up in the county, with a total area of 2.86 million hectares, "
        "accounting for 12.7% of the land area, of which 16 are fenced.",
        [
            (45, "meadow", "meadows set up in the county"),
            (2860000, "ha", "total area of meadows set up in the county"),
            (12.7, "%", "share of total area of meadows set up in the county in land area"),
            (16, "meadow", "meadows set up in the county fenced"),
        ],
    ),
    ("The mill was built in Dale, with a capacity of 3 million tons in 2021.", [(3000000, "t", "capacity of mill")]),
    # Each share of a plan is that of its own value, and each number said with "respectively" has its own name.
    (
        "In 2021, 30 wells were drilled and 1,100 pumps were installed, completing 107% and 95% of the annual tasks "
        "respectively.",
        [
            (30, "well", "wells drilled"),
            (1100, "pump", "pumps installed"),
            (107, "%", "wells drilled"),
            (95, "%", "pumps installed"),
        ],
    ),
    (
        "In 2021, births and deaths were 30,000 and 20,000 people respectively, up 4% and 3%.",
        [(30000, "person", "births"), (20000, "person", "deaths"), (4, "%", "births"), (3, "%", "deaths")],
    ),
    ("In 2021, each thousand people had 6.2 beds.", [(6.2, "bed", "beds")]),
    # What a sum drives is no part of its name.
    (
        "In 2021, the fund gave 1.5 billion yuan of award and bonus funds, driving local and social investment of 2.1 "
        "billion yuan.",
        [(1.5e9, "yuan", "award and bonus funds"), (2.1e9, "yuan", "driving local and social investment")],
    ),
    # A bound of days, a count with its time inside its name, and what was aimed at of the same thing.
    ("In 2022, the number of foggy days is controlled within 14 days.", [(14, "d", "number of foggy days")]),
    (
        "The number of piers completed in the first half of 2021 was 31.",
        [(31, "pier", "number of piers completed")],
    ),
    (
        "In 2021, the rate of clear water reached 82%, exceeding the target of 73% by 9 percentage points.",
        [(82, "%", "rate of clear water"), (73, "%", "rate of clear water"), (9, "pp", "rate of clear water")],
    ),
    # So much of a plan or of a planned cut.
    ("In the first half of 2021, 58% of the annual plan was completed.", [(58, "%", "annual plan")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
@pytest.mark.usefixtures("rules_only")
def test_names_and_units(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(record.value, record.unit, record.indicator) for record in records_of(text)] == expected


CIRCUMSTANCES = [
    "In the next step, investment will exceed 3 billion yuan in 2023.",
    "According to the plan, the investment will reach 3 billion yuan by 2025.",
    "With the support of the bank, investment reached 3 billion yuan in 2021.",
    "Through these measures, investment reached 3 billion yuan in 2021.",
]


@pytest.mark.parametrize("text", CIRCUMSTANCES)
@pytest.mark.usefixtures("rules_only")
def test_how_and_when_own_no_measure(text: str) -> None:
    assert [record.indicator for record in records_of(text)] == ["investment"]


@pytest.mark.usefixtures("rules_only")
def test_what_heads_a_clause_may_own_a_measure() -> None:
    (record,) = records_of("In terms of harbours, investment reached 3 billion yuan in 2021.")
    assert record.indicator == "investment of harbours"


GOALS = [
    "The performance targets of the fund in 2022 are: the newly mown area is 4 million mu, and the pass rate is 85%.",
    "The tasks for 2022 are: 30 wells are drilled, 40 km of pipes are laid.",
    "The binding indicators for 2022 are as follows: the waste of heat drops by 3%, the forest cover is 24%.",
    "In 2022, the pass rate of tea and the pass rate of oats are both guaranteed to be over 93%.",
]


@pytest.mark.parametrize("text", GOALS)
def test_lists_of_goals(text: str) -> None:
    assert [(record.kind, record.deadline) for record in records_of(text)] == [("target", "2022-12-31")] * 2


MOVES = [
    ("All towns shall complete 60% of the annual emission reduction in 2022.", "level", "annual emission reduction"),
    ("In 2021, 40% of the growth came from tea.", "level", "growth"),
]


@pytest.mark.parametrize(("text", "change", "name"), MOVES)
@pytest.mark.usefixtures("rules_only")
def test_parts_of_moves_are_levels(text: str, change: str, name: str) -> None:
    (record,) = records_of(text)
    assert (record.change, record.indicator) == (change, name)


def test_years_from_one() -> None:
    (record,) = records_of("In the three years from 2018, a total of 340 wells were drilled.")
    assert (record.period_start, record.period_end) == ("2018-01-01", "2020-12-31")
