"""English news: who tells or foresees a value, what a new paragraph or month goes on with, and lost spaces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    facts = Facts(report_year=2024, published="2024-07-16", language="en")
    return list(extract(replace(read_text(text, language="en"), facts=facts)))


# (text, (value, indicator) of its records)
TOLD = [
    (
        "Figures from the harbour board showed ferry traffic fell to 4.1 million tons in May.",
        [(4.1e6, "ferry traffic")],
    ),
    ("A survey by the guild found cottage prices rose 2.1 percent in May.", [(2.1, "cottage prices")]),
    (
        "Data released by the theatre office shows the ticket revenue reached 6.7 million yuan.",
        [(6.7e6, "ticket revenue")],
    ),
    ("The holiday saw 3 million ferry rides in May.", [(3e6, "ferry rides")]),
    ("The data showed that lending rose from 4 million yuan to 5 million yuan.", [(4e6, "lending"), (5e6, "lending")]),
    ("Economists expect a shortfall of 4 million yuan in 2027.", [(4e6, "shortfall")]),
    ("The brewery expects revenue of 6.3 million euros for 2025.", [(6.3e6, "revenue")]),
    ("A total of 40 puppet shows were staged in May.", [(40, "puppet shows staged")]),
]
COUNTERS = [
    ("Production of tricycles reached about 1.2 million units in May.", [(1.2e6, "Production of tricycles")]),
    ("The town built 300 units and 20 barns in May.", [(300, "units built"), (20, "barns built")]),
    ("Deliveries of tractors amounted to 4,500 units in May.", [(4500, "Deliveries of tractors")]),
    (
        "Kettle output and sales totaled 7,000 units and 6,000 units in May.",
        [(7000, "Kettle output and sales")] * 1 + [(6000, "Kettle output and sales")],
    ),
]
WEEKDAYS = [
    ("The guild said Friday the jobless rate fell to 12.1% in May.", [(12.1, "jobless rate")]),
    ("Ferry traffic on Wednesday was 8.8 million tons.", [(8.8e6, "Ferry traffic")]),
]
NOUNS = [
    ("Imports hit 185 million yuan in May.", [(1.85e8, "Imports")]),
    ("Imports and exports in May reached 339 million yuan.", [(3.39e8, "Imports and exports")]),
    ("The plan will increase exports and imports by 4% by 2027.", [(4, "exports and imports")]),
    (
        "The number of idle barges fell by 610 in May, driven by a decline of 410 in Moordale.",
        [(610, "number of idle barges"), (410, "number of idle barges in Moordale")],
    ),
    ("In Moordale, 1,500 were evacuated in May.", [(1500, "people evacuated")]),
    ("In May, 40 kilns were inspected, and 12 were relocated.", [(40, "kilns inspected"), (12, "kilns relocated")]),
]
LOST_SPACES = [
    (
        "The output of tea was 50 tons, an increase of 12.6%month -on -month.",
        [(50, "output of tea"), (12.6, "output of tea")],
    ),
    ("Tea accounts for 49.3%of the crops.", [(49.3, "share of Tea in crops")]),
]


@pytest.mark.parametrize(("text", "expected"), [*TOLD, *COUNTERS, *WEEKDAYS, *NOUNS, *LOST_SPACES])
def test_names(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.indicator) for r in records_of(text)] == expected


FORETOLD = [
    "The bank forecasts growth of 3.1 percent in 2024.",
    "The bank now forecasts inflation of 3.1 percent for 2024.",
    "The ministry predicts a 6 percent increase in ferry travel this year.",
    "The bureau predicted an 8-percent growth in bus trips this year.",
    "Organic growth is seen at 5% in 2024.",
    "The isle is aiming for an annual GDP growth rate of at least 4.5 percent in 2024.",
]


@pytest.mark.parametrize("text", FORETOLD)
def test_what_somebody_foresees_is_a_target(text: str) -> None:
    assert [(r.kind, r.deadline) for r in records_of(text)] == [("target", "2024-12-31")]


PARAGRAPHS = [
    (
        "Tea exports hit 4 million yuan in May.\n\nThe figure marked a 9 percent rise from a year earlier.",
        "Tea exports",
    ),
    ("Tea exports hit 4 million yuan in May.\n\nThis represents a rise of 9 percent year on year.", "Tea exports"),
    ("Tea exports hit 4 million yuan in May.\n\nBus fares rose 9 percent in May.", "Bus fares"),
]


@pytest.mark.parametrize(("text", "name"), PARAGRAPHS)
def test_a_paragraph_that_points_back(text: str, name: str) -> None:
    last = records_of(text)[-1]
    assert (last.value, last.indicator, last.period_end) == (9, name, "2024-05-31")


MONTHS = [
    ("In May, oat output rose 4 percent. Oat sales came to 9 tons.", "2024-05-31"),
    ("Oat output in May rose 4 percent. Oat sales came to 9 tons.", "2024-05-31"),
    (
        "In the first half, oat output rose 4 percent. In May alone it rose 2 percent. Oat sales came to 9 tons.",
        "2024-06-30",
    ),
    ("In May, 40 kilns were inspected. Oat sales came to 9 tons.", ""),
]


@pytest.mark.parametrize(("text", "end"), MONTHS)
def test_a_month_of_statistics_goes_on(text: str, end: str) -> None:
    assert records_of(text)[-1].period_end == end


TIMES = [
    ("The ferry made 300 trips from Feb. 1 to March 10.", ("2024-02-01", "2024-03-10")),
    ("Between April 1 and April 7, the park received 4,000 visitors.", ("2024-04-01", "2024-04-07")),
    ("March output rose 4 percent.", ("2024-03-01", "2024-03-31")),
    ("April's ferry exports rose 4 percent.", ("2024-04-01", "2024-04-30")),
    ("First-quarter output fell 4 percent.", ("2024-01-01", "2024-03-31")),
    ("Q1 output fell 4 percent.", ("2024-01-01", "2024-03-31")),
    ("The ferry carried 40,000 sheep, the harbour office said on May 9.", ("", "")),
]


@pytest.mark.parametrize(("text", "period"), TIMES)
def test_times(text: str, period: tuple[str, str]) -> None:
    (record,) = records_of(text)
    assert (record.period_start, record.period_end) == period


SOLD = [
    ("Sales of electric buses were about 940,000 in May.", ("count", "electric bus")),
    ("Phone shipments were 4 million in May.", ("count", "phone")),
    ("The output of kettles was 40,000 in May.", ("count", "kettle")),
    ("Sales of consumer goods reached 4 billion in May.", ("money", "")),
    ("Retail sales hit 4 million in May.", ("money", "")),
    ("Sales of kettles reached 4 million yuan in May.", ("money", "yuan")),
]


@pytest.mark.parametrize(("text", "expected"), SOLD)
def test_what_bare_numbers_count(text: str, expected: tuple[str, str]) -> None:
    (record,) = records_of(text)
    assert (record.measure, record.unit) == expected


MOVES = [
    (
        "Oat exports rose 11.6 percent in May, following a 9.9 percent gain in April.",
        [(11.6, "increase"), (9.9, "increase")],
    ),
    (
        "Oat exports rose 11.6 percent in May, after a 9.9-percent drop in April.",
        [(11.6, "increase"), (9.9, "decrease")],
    ),
    (
        "Oat exports rose 3 percent in May, up from the 2.7-percent growth posted in April.",
        [(3, "increase"), (2.7, "increase")],
    ),
    ("The guild reported a 9.6-percent hike in bus trips in May.", [(9.6, "increase")]),
    ("Barge prices fell to 7 yuan in May from April's 8 yuan.", [(7, "level"), (8, "level")]),
]


@pytest.mark.parametrize(("text", "expected"), MOVES)
def test_moves_before_and_behind(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.change) for r in records_of(text)] == expected
