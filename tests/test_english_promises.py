"""English promises: pairs of values, goals named by their year, second tasks, what is to be, and what was decided."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="en")
    return list(extract(replace(document, facts=Facts(report_year=2019, language="en"))))


# (sentence, its records as (kind, value, comparator))
PAIRS = [
    # What stands between "from" and the first value says how sure it is.
    (
        "The share of cycling trips is to grow from about 9% to 22% by 2035.",
        [("result", 9, "~"), ("target", 22, "=")],
    ),
    ("Forest cover would rise from just over 26% to 30% in 2035.", [("result", 26, ">="), ("target", 30, "=")]),
    ("The tax was raised from about EUR 20 to EUR 35 per tonne.", [("result", 20, "~"), ("result", 35, "=")]),
    ("Staff grew from around 300 to 450.", [("result", 300, "~"), ("result", 450, "=")]),
    ("The scheme reaches between about 5% and 8% of farms.", [("result", 5, "range")]),
    # Small numbers in words count what the subject names.
    ("The number of its stations increased from three to eight.", [("result", 3, "="), ("result", 8, "=")]),
    (
        "The number of inspectors is to be raised from four to nine.",
        [("result", 4, "="), ("target", 9, "=")],
    ),
    (
        "The number of rangers rose from six to eleven and its budget was doubled.",
        [("result", 6, "="), ("result", 11, "="), ("result", 1, "=")],
    ),
    ("The council was enlarged from six to nine members.", [("result", 6, "="), ("result", 9, "=")]),
    # Behind "is to" and "will" a word that is not known is a verb.
    ("More than 60% is to come from private sources.", [("target", 60, ">=")]),
    ("Wind is to go from 4 GW to 11 GW by 2031.", [("result", 4, "="), ("target", 11, "=")]),
    # A verb by which a text sets a value stands closer than what was done to the text.
    ("The blueprint, attached to the Strategy, foresees a cumulative 5 million scooters.", [("target", 5e6, "=")]),
    ("The programme, funded by the bank, envisages 300 new schools.", [("target", 300, "=")]),
    ("With planned investments of EUR 900m, the port will grow.", [("target", 9e8, "=")]),
    ("The planned capacity is 600 MW.", [("target", 600, "=")]),
    ("The project was completed at an estimated cost of EUR 3m.", [("result", 3e6, "=")]),
    # What is controlled is an area of work, where nothing says to what.
    ("We controlled 30 square kilometers of soil erosion.", [("result", 30, "=")]),
    ("The city ranked seventh from the bottom among the 80 monitored cities.", [("result", 7, "=")]),
    ("The number of visitors will top 5 million next year.", [("target", 5e6, "=")]),
    # What a text contains is not contained by it.
    ("The bill contains a 2030 target of 45%.", [("target", 45, "=")]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs_and_promises(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(r.kind, r.value, r.comparator) for r in records_of(text)] == expected


# (sentence, its records as (value, change, deadline))
GOALS = [
    # A goal that its year names.
    ("The country has a 2050 carbon-neutrality goal.", [(None, "level", "2050-12-31")]),
    ("The government announced a 2040 coal phase-out.", [(None, "level", "2040-12-31")]),
    (
        "The island adopted a 2045 net-zero target in the Energy Law, with a binding 2030 target of -48% versus 1990.",
        [(None, "level", "2045-12-31"), (48, "decrease", "2030-12-31")],
    ),
    ("It sets a 2035 target of \u221260% for transport.", [(60, "decrease", "2035-12-31")]),
    ("It has a 2030 target of 25 GW of wind power.", [(25, "level", "2030-12-31")]),
    # A second task with its own date.
    (
        "The law sets a target to cut emissions by 60% by 2030 and to reach net zero by 2045 at the latest.",
        [(60, "decrease", "2030-12-31"), (None, "level", "2045-12-31")],
    ),
    (
        "The plan is to install 5 GW of solar by 2025 and to phase out coal by 2035.",
        [(5, "level", "2025-12-31"), (None, "level", "2035-12-31")],
    ),
    (
        "It aims to reduce emissions by 25% by 2025 and reach carbon neutrality by 2040.",
        [(25, "decrease", "2025-12-31"), (None, "level", "2040-12-31")],
    ),
    (
        "It wants to electrify 300 buses by 2024 and complete the second metro line by 2027.",
        [(300, "level", "2024-12-31"), (None, "level", "2027-12-31")],
    ),
    # Two values with a date each.
    (
        "The scheme aims to save 9% of heat by 2020 and 14% by 2030.",
        [(9, "decrease", "2020-12-31"), (14, "decrease", "2030-12-31")],
    ),
    (
        "Emissions are to fall by 20% by 2025 and 40% by 2030.",
        [(20, "decrease", "2025-12-31"), (40, "decrease", "2030-12-31")],
    ),
    (
        "The Act provides for a reduction of emissions by 26% by 2030 and for carbon neutrality by 2050.",
        [(26, "decrease", "2030-12-31"), (None, "level", "2050-12-31")],
    ),
    ("The state aims for self-sufficiency in rice by 2025.", [(None, "level", "2025-12-31")]),
    ("Sea level is expected to rise by 50 cm by 2100.", [(50, "increase", "2100-12-31")]),
    # What ends or lasts is no task.
    ("The rules will be in force until the end of 2023.", []),
    ("The plan covers the years up to 2030.", []),
    ("The survey will be finished at the end of 2021.", [(None, "level", "2021-12-31")]),
    (
        "The carbon tax, which stood at EUR 20 in 2018, will rise to EUR 80 per tonne in 2030.",
        [(20, "level", ""), (80, "level", "2030-12-31")],
    ),
    # The date of the second value only.
    (
        "The law introduces a carbon tax of USD 5 per tonne, rising to USD 20 by 2025.",
        [(5, "level", ""), (20, "level", "2025-12-31")],
    ),
    (
        "Forests cover 34% of the country and are to reach 40% by 2035.",
        [(34, "level", ""), (40, "level", "2035-12-31")],
    ),
    ("Coverage, now 40%, is to rise to 70% by 2030.", [(40, "level", ""), (70, "level", "2030-12-31")]),
    ("The fleet has 30 boats and will grow to 50 by 2028.", [(30, "level", ""), (50, "level", "2028-12-31")]),
    # What a time to come alone does not promise.
    ("The law entered into force in 2021.", []),
    ("The festival will be held from May 3 to May 9.", []),
    ("Demand is still weak in July.", []),
    ("The museum will open in May 2020.", [(None, "level", "2020-05-31")]),
    # But one date of two tasks is that of the value.
    ("We will plant 3 million trees and fence the dunes by 2025.", [(3e6, "level", "2025-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), GOALS)
def test_goals_of_a_year(text: str, expected: list[tuple[float | None, str, str]]) -> None:
    assert [(r.value, r.change, r.deadline) for r in records_of(text)] == expected


# Sums that were given to something, whenever they are to be spent, and past forms that look like base forms.
GIVEN = [
    ("The government set aside USD 3bn for 2021-2025 for the insulation of schools.", "result", "2025-12-31"),
    ("Parliament voted EUR 50m for the period 2021 to 2024 for trams.", "result", "2024-12-31"),
    ("USD 40m was allocated for 2022 for wells.", "result", "2022-12-31"),
    ("The parties earmarked EUR 600m for 2020-2023.", "result", "2023-12-31"),
    ("The ministry will allocate EUR 20m for 2021.", "target", "2021-12-31"),
    ("The city set up 12 stations.", "result", ""),
    ("We will help the city set up 3 plants.", "target", ""),
    # What was made in a year, and what is to come of it; the year of a law.
    ("In 2017 the ministry launched a scheme under which 50,000 roofs are to receive panels.", "target", ""),
    ("The Act was passed in June 2015 with the aim of cutting emissions by 70%.", "target", ""),
    ("The Law on Energy Efficiency of 2010 obliges large consumers to save 1% a year.", "target", ""),
    ("In 2018, the city invested 3 million yuan to build 20 parks.", "result", "2018-12-31"),
    ("Luyang: the second half of the year to add another 20 new parks", "target", "2019-12-31"),
    ("We set up 12 stations and put 40 buses on the road.", "result", ""),
    ("Fiscal revenue is budgeted at 18 trillion yuan.", "target", ""),
    ("About 70% of emissions arise from transport.", "result", ""),
    # What was done stays done behind a promise, and has none of its deadline.
    ("The plan aims at 3,000 MW of wind by 2030. The Solidarity Fund was endowed with EUR 400m.", "result", ""),
    # The day of the first value is not that of the second.
    ("By 2030, coverage will grow from 40% in 2018 to 75%.", "target", "2030-12-31"),
    (
        "The plan aims, by 2030, to:\n- train 400 technicians;\n- increase the share of peat from 11% in 2015 to 35%.",
        "target",
        "2030-12-31",
    ),
]


@pytest.mark.parametrize(("text", "kind", "end"), GIVEN)
def test_what_was_given_and_when(text: str, kind: str, end: str) -> None:
    last = records_of(text)[-1]
    assert (last.kind, last.deadline or last.period_end or "") == (kind, end)


# (sentence, the values that are records)
SCOPES = [
    # Whom a rule holds for.
    ("Law No. 12-08 of 2015 makes audits mandatory for plants whose annual use exceeds 2,000 toe.", []),
    ("Act 22-31 obliges firms emitting more than 25,000 t a year to report.", []),
    ("Regulation 2018/842 covers farms with more than 50 cows.", []),
    ("Plants above 20 MW fall outside the scheme.", []),
    ("The levy applies to companies whose turnover exceeds EUR 5 million.", []),
    ("Buildings whose floor area exceeds 1,000 m2 are to be audited.", []),
    ("Only projects costing more than USD 10m qualify.", []),
    ("Firms that consume above 3,000 toe annually are subject to audits.", []),
    ("Companies employing 250 people or more have to report.", []),
    ("A household whose income falls below 3,000 yuan is entitled to aid.", []),
    ("Regions that emit more than 20 Mt must cut 10% by 2030.", [10]),
    ("The city built 20 parks that cover more than 500 ha.", [20, 500]),
    ("Cities must ensure that rates exceed 90%.", [90]),
    ("The measures require an investment of more than USD 3bn.", [3e9]),
    # How a vote went, and what may be fined.
    ("The resolution was adopted with 300 of the 320 deputies present in favour.", []),
    ("The bill was passed by 90 votes to 14.", []),
    ("A fine for a breach can be up to EUR 200,000.", []),
    ("The maximum penalty is EUR 1 million.", []),
    ("Fines of 3 million yuan were imposed.", [3e6]),
    (
        "In May the fines totaled 3 million yuan, and under Article 9 a fine of more than two times the value applies.",
        [3e6],
    ),
    ("Turbidity below 20 cm or oxygen less than 3 mg/L shall still be regarded as foul.", []),
    (
        "Firms with emissions of 20,000 tons of soot (about 8,000 tons of coal) and above are included in the scheme.",
        [],
    ),
    ("The country, with its population exceeding 90 million, has reached full employment.", []),
    ("This year the city closed 340 illegal cases, with a fine of 5.6 million yuan.", [340, 5.6e6]),
    ("Whoever sells such goods shall be fined 2,000 yuan, and a fine of 5,000 yuan applies to firms.", []),
    # What is wished for, and what a place has by nature.
    ("Your proposal on increasing the subsidy to 70% has been received.", []),
    ("You suggested that the subsidy be raised to 500 yuan per mu.", []),
    ("Regarding your suggestion of building parks, we have built 30 parks since 2018.", [30]),
    ("The county has 8 towns, 120 villages and a population of 400,000.", []),
    ("The city has 12 sewage plants and 30 pumping stations.", [12, 30]),
    ("The typical family spends EUR 60 a month on fuel.", []),
]


@pytest.mark.parametrize(("text", "values"), SCOPES)
def test_scopes_of_laws(text: str, values: list[float]) -> None:
    assert [r.value for r in records_of(text)] == values


# (sentence, the change that it tells)
MOVES = [
    ("The ministry has achieved an average annual growth rate of 8.3 percent.", "increase"),
    ("The growth rate of exports was 5%.", "increase"),
    ("GDP growth rate: 6.5 - 7%/year.", "increase"),
    ("The fund has raised USD 200 million so far.", "level"),
    ("Trade grew 3.4 percent, compared with a 2 percent fall a year earlier.", "decrease"),
    ("Costs have fallen ~18% since 2010.", "decrease"),
    ("Emissions of ~6 Mt have declined ~30% from 2000.", "decrease"),
    ("The air quality index improved by 6%.", "decrease"),
]


@pytest.mark.parametrize(("text", "change"), MOVES)
def test_moves(text: str, change: str) -> None:
    assert records_of(text)[-1].change == change


def test_a_large_number_that_is_paid_is_money() -> None:
    assert [r.measure for r in records_of("The company has invested up to 300 million in filters.")] == ["money"]
