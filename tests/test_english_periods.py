"""English times that other things place: months counted back, the day of writing, the change or the count before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def dates_of(record: Record) -> str:
    if record.kind == "target" and not record.period_start:
        return record.deadline
    return f"{record.period_start}..{record.period_end}"


def told(text: str, published: str = "", name: str = "") -> list[tuple[float | None, str, str]]:
    document = read_text(text, language="en", name=name)
    if published:
        facts = replace(document.facts, published=published, report_year=int(published[:4]))
        document = replace(document, facts=facts)
    return [(record.value, record.kind, dates_of(record)) for record in extract(document)]


# (text, its value's dates), written on 2023-08-19
COUNTED = [
    ("In the past six months, 20 berths have been built.", "2023-02-20..2023-08-19"),
    ("Over the last three months, 20 berths were built.", "2023-05-20..2023-08-19"),
    ("In the 12 months to September 2022, 20 berths were built.", "2021-10-01..2022-09-30"),
    ("In the 12 months to June, 20 berths were built.", "2022-07-01..2023-06-30"),
    ("In the year to March 2022, freight rose by 20%.", "2021-04-01..2022-03-31"),
    ("In the three months ending June 2023, 20 berths were built.", "2023-04-01..2023-06-30"),
    ("In the year ended March 31, 2022, 20 berths were built.", "2021-04-01..2022-03-31"),
    ("Within the next 18 months, 20 berths will be opened.", "2025-02-19"),
    ("Yesterday, 20 berths were opened.", "2023-08-18..2023-08-18"),
    ("As of today, 20 berths have been built.", "..2023-08-19"),
    ("Since the 18th National Congress, 20 berths have been built.", "2012-11-08.."),
    ("Since the 20th CPC National Congress, 20 berths have been built.", "2022-10-16.."),
    # A month that a change is counted from, and one in which it begins.
    ("Fares rose by 20% from June.", ".."),
    ("Fares will rise by 20% from November.", "2023-11-01"),
    ("Freight in July was up 20% from June.", "2023-07-01..2023-07-31"),
    # What was never so since then is only rare, but what was done since then was.
    ("Losses fell by 20 tons in 2022, the lowest level since 1998.", "2022-01-01..2022-12-31"),
    ("Losses fell to 20 tons for the first time since 1998.", ".."),
    ("Freight of 20 tons was moved last year, more than in any year since 2015.", "2022-01-01..2022-12-31"),
    ("Freight has risen by 20 tons since 2015.", "2015-01-01.."),
    ("Losses were 20 tons in 2022, lower than the pre-war level of 2015.", "2022-01-01..2022-12-31"),
    ("The rate was 20 points higher than the national average in 2022.", "2022-01-01..2022-12-31"),
]


@pytest.mark.parametrize(("text", "dates"), COUNTED)
def test_counted_and_compared_times(text: str, dates: str) -> None:
    assert [(value, at) for value, _, at in told(text, "2023-08-19")] == [(20, dates)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In December, 20 berths were built.", "2022-12-01..2022-12-31"),
        ("From January to November, 20 berths were built.", "2022-01-01..2022-11-30"),
        ("In the fourth quarter, freight rose by 20%.", "2022-10-01..2022-12-31"),
        ("On November 3, the port opened 20 berths.", "2022-11-03..2022-11-03"),
        ("By the end of the year, the port had built 20 berths.", "..2022-12-31"),
        ("By the end of December, 20 berths will be built.", "2023-12-31"),
        ("In January, 20 berths were built.", "2023-01-01..2023-01-31"),
    ],
)
def test_in_january_what_was_done_in_december_is_of_last_year(text: str, dates: str) -> None:
    assert [at for _, _, at in told(text, "2023-01-15")] == [dates]


_2015, _2022, _2023 = (f"{year}-01-01..{year}-12-31" for year in (2015, 2022, 2023))

# (text, for each record its value, kind and date), written on 2023-08-19
CARRIED = [
    # A change goes on with the dates of both ends of the one before.
    ("Tolls rose from 4 million yuan in 2015 to 9 million yuan in 2022. Fares went up from 3 million yuan to 5 million "
     "yuan.", [(4e6, "result", _2015), (9e6, "result", _2022), (3e6, "result", _2015), (5e6, "result", _2022)]),
    ("Tolls rose from 4 million yuan in 2015 to 9 million yuan in 2022, and fares grew from 3 million yuan to 5 "
     "million yuan.", [(4e6, "result", _2015), (9e6, "result", _2022), (3e6, "result", _2015), (5e6, "result", _2022)]),
    ("The share of steel tugs will rise from 24% in 2022 to 30% in 2030. The share of new tugs will rise from 4% to "
     "13%.", [(24, "result", _2022), (30, "target", "2030-12-31"), (4, "result", _2022), (13, "target", "2030-12-31")]),
    ("Tolls rose from 4 million yuan in 2015 to 9 million yuan in 2022. This year they grew from 10 million yuan to 12 "
     "million yuan.", [(4e6, "result", _2015), (9e6, "result", _2022), (1e7, "result", ".."),
     (1.2e7, "result", _2023)]),
    # What is to come is not of the day up to which was counted.
    ("As of May 3, the county had dug 12 ponds and will dig 30 more.",
     [(12, "result", "..2023-05-03"), (30, "target", "")]),
    ("As of May 3, the county had dug 12 ponds, and it is estimated that the catch will be 30 tons.",
     [(12, "result", "..2023-05-03"), (30, "target", "")]),
    # What was set as a goal was aimed at.
    ("The tug law of 2014 set the obligation that 20% of the tugs be electric in 2025.",
     [(20, "target", "2025-12-31")]),
    ("In 2016 the council raised its target for clean tugs to 40% by 2030.", [(40, "target", "2030-12-31")]),
    ("The council met its goal and closed 9 piers.", [(9, "result", "..")]),
    # "This year" opens the tasks of a year, but neither where something was done nor with a month of it.
    ("This year, the county has dug 12 ponds. The catch, with an average growth of 3%, is stable.",
     [(12, "result", _2023), (3, "result", _2023)]),
    ("In January this year, fares rose by 5%. Tolls are stable, with an average rise of 3% in the first quarter.",
     [(5, "result", "2023-01-01..2023-01-31"), (3, "result", "2023-01-01..2023-03-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_what_runs_on(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert told(text, "2023-08-19") == expected


# (file name, text, for each record its value, kind and date)
BY_NAME = [
    # What was done in a year is no promise, even if the document bears an earlier one.
    ("reed-strategy-2009.txt", "Launched in 2009, the Reed Strategy aims to cut imports to 50% by 2020. The scheme has "
     "raised the share of homes with light from 18% in 2015 to 98% in 2022.",
     [(50, "target", "2020-12-31"), (18, "result", _2015), (98, "result", _2022)]),
    ("reed-strategy-2009.txt", "Launched in 2009, the Reed Strategy aims to cut imports to 50% by 2020. Losses fell by "
     "12% between 2010 and 2015.", [(50, "target", "2020-12-31"), (12, "result", "2010-01-01..2015-12-31")]),
    # Nobody obliges to what is over.
    ("pond-plan-2018.txt", "In 2015, 13 ponds were drained. Firms shall cut losses by 4%.",
     [(13, "result", _2015), (4, "target", "")]),
    # A day up to which was counted, or since which it was, is nearer than the year of a file's name.
    ("port-news-2020.txt", "Since July, the storms have grown.\nThe flood has caused losses of 20 million yuan.",
     [(2e7, "result", "2020-07-01..")]),
    ("port-news-2020.txt", "1. State\nAs of November 3, 40 piers had been closed.\n2. Problems\nOnly 7 tugs were sold.",
     [(40, "result", "..2020-11-03"), (7, "result", "..2020-11-03")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), BY_NAME)
def test_the_year_of_a_name(name: str, text: str, expected: list[tuple[float, str, str]]) -> None:
    assert told(text, name=name) == expected


def year(of: int) -> str:
    return f"{of}-01-01..{of}-12-31"


# (text, for each record its value and date), in a report of 2019
TOLD_FROM_ANOTHER = [
    ("The rate rose to 40% in 2018 from 30% a year earlier.", [(40, year(2018)), (30, year(2017))]),
    ("The rate was 40% in 2018, up from 30% five years earlier.", [(40, year(2018)), (30, year(2013))]),
    ("The rate was 40% in 2018, against 30% the year before.", [(40, year(2018)), (30, year(2017))]),
    ("The rate was 40% in 2018, compared with 30% in the previous year.", [(40, year(2018)), (30, year(2017))]),
    ("The rate was 40% in 2018, while a year earlier it was 30%.", [(40, year(2018)), (30, year(2017))]),
    ("In 2015, the rate was 30%. Two years later, it was 40%.", [(30, year(2015)), (40, year(2017))]),
    ("In 2015, the rate was 30%. The following year, it was 40%.", [(30, year(2015)), (40, year(2016))]),
    ("Freight in the first quarter was 40 tons, compared with 30 tons a year earlier.",
     [(40, "2019-01-01..2019-03-31"), (30, "2018-01-01..2018-03-31")]),
    ("The fleet is to have 40 boats in 2025 and 60 two years later.", [(40, "2025-12-31"), (60, "2027-12-31")]),
    ("Five years ago, the rate was 30%.", [(30, year(2014))]),
    ("A decade ago, the rate was 30%.", [(30, year(2009))]),
    # The hours of a day, and a part of a year that a change is counted from.
    ("From 0:00 to 24:00 on July 25, 40 cases were reported.", [(40, "2019-07-25..2019-07-25")]),
    ("In the first five months, freight fell by 6%, narrowing by 3 percentage points from the first four months.",
     [(6, "2019-01-01..2019-05-31"), (3, "2019-01-01..2019-05-31")]),
    # What points back to another time.
    ("The pact was signed in March 2015. Since then, 40 kilns have been closed.", [(40, "2015-03-01..")]),
    ("In 2015 the council met. That year, 40 kilns were closed.", [(40, year(2015))]),
    ("In 2015 the council met. In the same year, 40 kilns were closed.", [(40, year(2015))]),
    ("In March 2015 the council met. In the same month, 40 kilns were closed.", [(40, "2015-03-01..2015-03-31")]),
    ("In March 2015 the council met. In May of the same year, 40 kilns were closed.", [(40, "2015-05-01..2015-05-31")]),
    ("In March 2015 the council met. By the end of that year, 40 kilns had been closed.", [(40, "..2015-12-31")]),
    ("The plan runs until 2030. By that time, 40 kilns will be closed.", [(40, "2030-12-31")]),
    ("During the 14th Five-Year Plan, the county will plant 40 mu of reeds; by then 30% of its fields will be reeds.",
     [(40, "2025-12-31"), (30, "2025-12-31")]),
    ("The act was adopted in 2016. In the following two years, 40 kilns were closed.",
     [(40, "2017-01-01..2018-12-31")]),
    # A value that a change starts from is what it is already, and this year's budget is no baseline.
    ("In the next two years the subsidy will go up from 50 yuan to 100 yuan.", [(50, ".."), (100, "2021-12-31")]),
    ("Allocations from this year's budget for ponds will total 40 million yuan.", [(4e7, "2019-12-31")]),
    # What a change is counted from is no time of it.
    ("Losses fell by 3% in 2018 from a year earlier.", [(3, year(2018))]),
    ("Losses were 3% lower in 2018 than two years before.", [(3, year(2018))]),
    # Months that are told from this one, and verbs that are no months.
    ("Since last October, 40 kilns have been closed.", [(40, "2018-10-01..")]),
    ("By the end of this June, 40 kilns had been closed.", [(40, "..2019-06-30")]),
    ("Next May, 40 kilns will be closed.", [(40, "2020-05-31")]),
    ("This may reach 40 tons by 2025.", [(40, "2025-12-31")]),
    # Dates in a list, and from one to the other.
    ("In 2017 and 2018, 40 kilns and 50 sheds were rebuilt respectively.", [(40, year(2017)), (50, year(2018))]),
    ("In June 2018 and March 2019, 40 and 60 kilns were rebuilt.",
     [(40, "2018-06-01..2018-06-30"), (60, "2019-03-01..2019-03-31")]),
    ("Between June 2018 and March 2019, 40 kilns were rebuilt.", [(40, "2018-06-01..2019-03-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD_FROM_ANOTHER)
def test_times_that_another_places(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(value, at) for value, _, at in told(text, name="lake-report-2019.txt")] == expected


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Wind output tripled between 2010 and 2022 and coal use fell by half.", ["2010-01-01..2022-12-31"] * 2),
        (
            "Since the drive began last year, the county has planted 40 ha, 1.6 times the sum of previous three years. "
            "Among them, 9 ha were sown.",
            ["2022-01-01..", "2022-01-01..", "2022-01-01.."],
        ),
    ],
)
def test_years_that_nothing_is_compared_with(text: str, dates: list[str]) -> None:
    assert [at for _, _, at in told(text, "2023-08-19")] == dates
