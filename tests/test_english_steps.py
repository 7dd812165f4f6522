"""English values that go on with others: steps of one course, parts of an amount, two names with "both", what grows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="en")
    return list(extract(replace(document, facts=Facts(report_year=2020, published="2020-03-05", language="en"))))


# (sentence, its records as (value, change, comparator))
CHANGES = [
    # Steps: the second value has its own date, and of the first one bound and direction.
    ("Leaks must not exceed 12% by 2025 and 8% by 2030.", [(12, "level", "<="), (8, "level", "<=")]),
    (
        "Rail will carry at least 30% of timber in 2025, 40% in 2030 and 50% in 2035.",
        [(30, "level", ">="), (40, "level", ">="), (50, "level", ">=")],
    ),
    ("Thatching should save 12% of peat by 2020 and 15% by 2030.", [(12, "decrease", "="), (15, "decrease", "=")]),
    ("It provides for a 20% cut in soot by 2025 and 45% by 2040.", [(20, "decrease", "="), (45, "decrease", "=")]),
    ("Cut soot by 20% by 2025 and 35% by 2030 against 2010.", [(20, "decrease", "="), (35, "decrease", "=")]),
    (
        "Increase sinks by 15% until 2030 (14,500 tons by 2022, 16,700 tons by 2030).",
        [(15, "increase", "="), (14500, "increase", "="), (16700, "level", "=")],
    ),
    # A base form at the head of a clause is a noun before a form for the past.
    ("Exports grew 4% in 2018 and 6% in 2019.", [(4, "increase", "="), (6, "increase", "=")]),
    ("Imports fell by 3%.", [(3, "decrease", "=")]),
    # "at least" belongs to no verb.
    ("The pact will add at least 12 MW of tidal power.", [(12, "level", ">=")]),
    ("The mill is to take over 40 farms.", [(40, "level", "=")]),
    # A growth that falls is still one.
    ("The growth in rents slowed to 3.4%.", [(3.4, "increase", "=")]),
    ("The decline in catches narrowed to 2.1%.", [(2.1, "decrease", "=")]),
    ("Wages came to 46 yuan, higher than in May by 2 yuan.", [(46, "level", "="), (2, "increase", "=")]),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes_and_bounds(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.comparator) for r in records_of(text)] == expected


# (sentence, its records as (value, unit, indicator))
NAMES = [
    ("Outages are not to exceed four hours per year by 2030 and one hour by 2040.",
     [(4, "h/a", "Outages"), (1, "h/a", "Outages")]),
    ("The law requires that wind supply at least 25% of power in 2025 and 33% in 2030.",
     [(25, "%", "power supplied by wind"), (33, "%", "power supplied by wind")]),
    ("The county dug 90 km of ditches, of which 12 km are mill races and 7 km are drains.",
     [(90, "km", "ditches dug"), (12, "km", "mill races"), (7, "km", "drains")]),
    ("The number of otters keeps growing, with 210 sighted in 2018.", [(210, "otter", "otters sighted")]),
    ("The number of reading rooms has been rising, with 96 opened in 2019.",
     [(96, "reading room", "reading rooms opened")]),
    ("Both tea and silk exports rose by 6% in 2019.", [(6, "%", "tea exports"), (6, "%", "silk exports")]),
    ("The fund gives 20 million yuan each to schools, clinics and roads.",
     [(2e7, "yuan", "schools"), (2e7, "yuan", "clinics"), (2e7, "yuan", "roads")]),
    ("We will cut both lead and zinc discharges by 4%.", [(4, "%", "lead"), (4, "%", "zinc discharges")]),
    ("The manure applied per mu fell from 31 kg to 28 kg.",
     [(31, "kg/mu", "manure applied per mu"), (28, "kg/mu", "manure applied per mu")]),
    ("Boats which run on diesel are to be banned from the lake by 2028.",
     [(None, "", "Boats which run on diesel banned from the lake")]),
    ("Exports rose to 3 billion yuan, lifting the port from eighth to second place in the region.",
     [(3e9, "yuan", "Exports"), (8, "", "Exports"), (2, "", "Exports")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_and_units(text: str, expected: list[tuple[float | None, str, str]]) -> None:
    assert [(r.value, r.unit, r.indicator) for r in records_of(text)] == expected


# (sentence, the value and the deadline of each record)
DEADLINES = [
    # The date of a relative clause is that of the values whose noun it is told of.
    ("This year the focus is on the remaining 4 kilns, which must be shut before the end of November.",
     [(4, "2020-11-30")]),
    ("The city will rebuild 12 bridges, which are to be finished by the end of 2022.", [(12, "2022-12-31")]),
    # Whom a rule holds for.
    ("The law obliges mills with a capacity above 20 MW to buy 10% of their peat from bogs by 2024.",
     [(10, "2024-12-31")]),
    ("20% of the peat sold by mills with an output of more than 30 tons must be dried by 2025.", [(20, "2025-12-31")]),
    ("Importers with a turnover above 5 million euros must report their emissions.", []),
    ("The market is open; mills between 20kW and 2MW need only a declaration.", []),
    ("The return of the geese is predicted to conclude in early September.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEADLINES)
def test_deadlines(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.deadline) for r in records_of(text)] == expected


def test_one_by_one_counts_nothing() -> None:
    text = "As of May 30, 217 reports of leaks had been checked one by one, 143 of them were true."
    assert [(r.value, r.unit) for r in records_of(text)] == [(217, "report"), (143, "report")]


def test_what_is_reduced_from_is_what_there_is() -> None:
    text = "We will reduce the current toll of 16 percent to 13 percent."
    assert [(r.value, r.kind) for r in records_of(text)] == [(16, "result"), (13, "target")]


# (sentence, the ends of the periods of its records)
PERIODS = [
    (
        "As of May 31, the share was 93%, which was 19 percentage points higher than that at the end of January.",
        ["2020-05-31", "2020-05-31"],
    ),
    (
        "In 2019 the fleet gave off 340 tons of soot, 1.7 times the total given off between 1990 and 1995.",
        ["2019-12-31", "2019-12-31"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods_that_others_are_held_against(text: str, expected: list[str]) -> None:
    assert [r.period_end for r in records_of(text)] == expected
