"""English bans and dated duties without a number, what was aimed at or is estimated, and words for bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, published: str = "2023-08-19") -> list[Record]:
    document = read_text(text, language="en")
    facts = replace(document.facts, published=published, report_year=int(published[:4]))
    return list(extract(replace(document, facts=facts)))


# (text, the day by which something without a number is due, or nothing)
DUE = [
    ("Plastic bags will be banned from 2026.", "2026-01-01"),
    ("The sale of coal stoves is to be prohibited from 1 January 2026.", "2026-01-01"),
    ("The law bans the sale of diesel cars from 2030.", "2030-01-01"),
    ("The law bans the sale of diesel cars by 2030.", "2030-12-31"),
    ("From 2028, the dumping of reeds will be prohibited.", "2028-01-01"),
    ("Solar panels will be compulsory on new roofs from 2027.", "2027-01-01"),
    ("New oil boilers will no longer be allowed after 2028.", "2028-12-31"),
    ("Fishing has been banned since 2020.", ""),
    ("Fishing was prohibited from 1998.", ""),
    ("Strive to complete the project within the year.", "2023-12-31"),
    ("The transformation of coal boilers shall be completed in 2023.", "2023-12-31"),
    ("The railway is expected to be put into operation at the end of the year.", "2023-12-31"),
    ("In 2023, the port was closed to freight.", ""),
    ("The council met at the end of the year.", ""),
]


@pytest.mark.parametrize(("text", "due"), DUE)
def test_due_without_a_number(text: str, due: str) -> None:
    assert [r.deadline for r in records_of(text) if r.measure == "deadline"] == ([due] if due else [])


# (text, for each record its value and kind)
AIMED = [
    ("The target was raised from 30% to 40%.", [(30, "target"), (40, "target")]),
    ("The council lowered its target for losses to 9 tons.", [(9, "target")]),
    ("Measures include planting 40,000 trees.", [(40000, "target")]),
    ("The cost of the plan is estimated at 40 million euros.", [(4e7, "target")]),
    ("The cost of the plan was 40 million euros.", [(4e7, "result")]),
    ("A further reduction of 10% is conditional on support.", [(10, "target")]),
    ("The previous target of 20% by 2020 was raised to 25%.", [(20, "target"), (25, "target")]),
    ("The pact raises the target from 20% to 25%.", [(20, "target"), (25, "target")]),
    ("It sets a carbon budget of 40 tons for 2021-2025.", [(40, "target")]),
    ("Growth is likely to slow to 4%.", [(4, "target")]),
    ("Losses are on track to fall by 40%.", [(40, "target")]),
    ("The rule is meant to save 40 tons a year.", [(40, "target")]),
    ("The bank cut its forecast for growth to 4%.", [(4, "target")]),
    ("Make sure that 40% of kilns are rebuilt.", [(40, "target")]),
    ("If the county is to double its catch by 2035, it needs boats.", [(1, "target")]),
    ("If losses are to fall by 40% by 2035, kilns must be rebuilt.", [(40, "target")]),
    ("If losses fall by 40%, kilns are rebuilt.", []),
]


@pytest.mark.parametrize(("text", "expected"), AIMED)
def test_aims(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.kind) for r in records_of(text)] == expected


def test_a_relative_clause_keeps_its_date() -> None:
    text = "About 40% of homes have access to clean water, which the plan wants to raise to 60% by 2030."
    assert [(r.value, r.deadline) for r in records_of(text)] == [(40, ""), (60, "2030-12-31")]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Not quite 20 berths were built.", "<="),
        ("At the very least 20 berths will be built.", ">="),
        ("Something like 20 berths were built.", "~"),
        ("On the order of 20 berths were built.", "~"),
        ("Virtually 20 berths were built.", "~"),
        ("Freight neared 20 tons.", "~"),
        ("The price of reeds fluctuated around a level of 20 yuan.", "~"),
        ("The cost of the pier was estimated at 20 million yuan.", "="),
    ],
)
def test_bounds(text: str, comparator: str) -> None:
    assert [r.comparator for r in records_of(text)] == [comparator]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2021-2025 plan aims to close 40 kilns.", [("target", "2025-12-31")]),
        ("The 2021-2025 plan aims to close 40 kilns by 2024.", [("target", "2024-12-31")]),
        ("Under the 2016-2020 programme, 40 kilns were closed.", [("result", "2020-12-31")]),
        ("In the base year 2010, 40 kilns were closed.", [("result", "2010-12-31")]),
        # Nobody tells yet of what was in 2030, whenever it was written.
        ("Under the plan, losses are at 40 tons in 2030.", [("target", "2030-12-31")]),
        # The day of an aim is none of what was done for it.
        ("In line with the goal of 40 wells by 2030, the county has dug 9.",
         [("target", "2030-12-31"), ("result", "")]),
        # What comes to this year goes on with it.
        ("In 2015, 13 ponds were dug; in 2018, 20 were. The rate was 90%.",
         [("result", "2015-12-31"), ("result", "2018-12-31"), ("result", "2018-12-31")]),
    ],
)  # fmt: skip
def test_dates_without_a_day_of_writing(text: str, expected: list[tuple[str, str]]) -> None:
    name = "pond-news-2018.txt" if "ponds" in text else ""
    records = extract(read_text(text, language="en", name=name))
    assert [(r.kind, r.deadline or r.period_end) for r in records] == expected
