"""Years that a text does not name: those a yearly report looks back on, "the five years", "the next five years"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

LAST, THIS = "2004-01-01..2004-12-31", "2005-12-31"


def told(text: str, source: str, published: str = "") -> list[tuple[float | None, str]]:
    document = read_text(text, language="en", source=source)
    if published:
        document = replace(document, facts=replace(document.facts, published=published))
    return [
        (record.value, record.deadline if record.kind == "target" else f"{record.period_start}..{record.period_end}")
        for record in extract(document)
    ]


# Pieces of a work report of 2005, with what was done in its past tense and what is to come.
REPORTED = [
    ("At the beginning of the year 7 ferries were idle. Tolls fell by 4 percent, and 60 bridges were painted.",
     [(7, LAST), (4, LAST), (60, LAST)]),
    ("Of the 60 billion yuan of loans planned at the beginning of the year, 50 billion yuan was paid out.",
     [(6e10, LAST), (5e10, LAST)]),
    ("In the second half of the year, 30 quarries were closed.", [(30, "2004-07-01..2004-12-31")]),
    ("In the third quarter, rents rose by 5 percent.", [(5, "2004-07-01..2004-09-30")]),
    ("In December, rents rose by 5 percent.", [(5, "2004-12-01..2004-12-31")]),
    ("By the end of the year, 300 counties were covered.", [(300, "..2004-12-31")]),
    ("By the end of last year, 300 counties had been covered.", [(300, "..2004-12-31")]),
    # What is promised, said to be this year's or over before the report is read stays in its year.
    ("In 2004 8 quarries were closed. In the first half of the year, 30 quarries will be closed.",
     [(8, LAST), (30, "2005-06-30")]),
    ("By the end of the year, 300 counties will be covered.", [(300, THIS)]),
    ("This year 20 billion yuan was set aside for pipes.", [(2e10, "2005-01-01..2005-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_a_report_tells_in_the_past_tense_of_the_year_before(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text, "harbour-work-report-2005.txt") == expected


def test_a_month_before_the_day_of_a_report_is_one_of_its_own_year() -> None:
    text = "By the end of January, 40 lifts were opened. By the end of June, 50 lifts were opened."
    expected = [(40, "..2005-01-31"), (50, "..2004-06-30")]
    assert told(text, "harbour-work-report-2005.txt", "2005-03-05") == expected


FIVE = "2000-01-01..2004-12-31"
THOSE = [
    ("Over the five years, 580 tugs were sold. A total of 27 piers was mended.", [(580, FIVE), (27, FIVE)]),
    ("During these five years 580 tugs were sold.", [(580, FIVE)]),
    ("In the five-year period just ended, 580 tugs were sold.", [(580, FIVE)]),
    ("From 2002 to 2003, 6 piers were built. In those two years, 9 tugs were sold.",
     [(6, "2002-01-01..2003-12-31"), (9, "2002-01-01..2003-12-31")]),
    # Other years are told of here.
    ("In the five years to 1999, 580 tugs were sold.", [(580, "1995-01-01..1999-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), THOSE)
def test_the_years_that_are_told_of(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text, "harbour-work-report-2005.txt") == expected


def test_the_years_of_a_plan() -> None:
    assert told("Over the five years, 40 weirs will be built.", "weir-plan-2021-2025.txt") == [(40, "2025-12-31")]


# (text, day of publication, deadline)
NEXT = [
    ("In the next three years, 60 weirs will be built.", "", "2024-12-31"),
    ("The bank will lend 4 billion yuan over the next two years.", "2021-08-20", "2023-12-31"),
    ("Over the coming decade 40 km of tramway will be laid.", "2021-08-20", "2031-12-31"),
    ("Within five years 20 mills will be shut.", "2021-08-20", "2026-12-31"),
    # What is written for a year that begins counts it.
    ("In the next three years, 60 weirs will be built.", "2021-02-20", "2023-12-31"),
]


@pytest.mark.parametrize(("text", "published", "deadline"), NEXT)
def test_the_next_years_end_as_many_years_later(text: str, published: str, deadline: str) -> None:
    assert [at for _, at in told(text, "weir-letter-2021.txt", published)] == [deadline]


def test_the_next_years_of_a_yearly_report_begin_with_its_own() -> None:
    assert told("In the next three years, 60 weirs will be built.", "weir-work-report-2021.txt") == [(60, "2023-12-31")]
