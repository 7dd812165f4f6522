"""Whose a measure is in English texts, what parts of a value are of, and measures that are told anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts


def names_of(text: str) -> list[tuple[float | None, str]]:
    document = replace(
        read_text(text, language="en"), facts=Facts(report_year=2020, published="2020-03-05", language="en")
    )
    return [(record.value, record.indicator) for record in extract(document)]


# What a bare measure is of: (text, (value, indicator) of each record)
MEASURED = [
    (
        "The county is building a new vocational school, with a total investment of 30 million yuan.",
        [(3e7, "total investment of new vocational school")],
    ),
    ("The Marlow tunnel opened to traffic in May. The length is 3.2 kilometers.", [(3.2, "length of Marlow tunnel")]),
    (
        "The Sunny Slope power station was connected to the grid. It covers an area of 3,300 mu.",
        [(3300, "area of Sunny Slope power station")],
    ),
    ("The bird park covers an area of 19,200 hectares.", [(19200, "area of bird park")]),
    (
        "The average yield of early oats was 446 kg, with an output value of 562 yuan per mu.",
        [(446, "average yield of early oats"), (562, "output value of early oats")],
    ),
    (
        "The timber trading center completed a transaction amount of 150 million yuan.",
        [(1.5e8, "transaction amount of timber trading center")],
    ),
    (
        "The construction of the Linden sewage plant began. The total investment is 380 million yuan.",
        [(3.8e8, "total investment of Linden sewage plant")],
    ),
    (
        "Hill City plans to set up a green fund. The initial size is 3 billion yuan.",
        [(3e9, "initial size of green fund")],
    ),
    (
        "Mali launched a rural water scheme with a budget of 30 million dollars.",
        [(3e7, "budget of rural water scheme")],
    ),
    # who does it, and what is no thing, has no measure
    ("The ministry held a meeting. The total investment is 5 billion yuan.", [(5e9, "total investment")]),
]

# Lists inside a name, and lists of names with brackets or examples: (text, (value, indicator) of each record)
LISTS = [
    (
        "The number of schools with drinking water, heating and lighting facilities reached 340.",
        [(340, "number of schools with drinking water, heating and lighting facilities")],
    ),
    (
        "The share of homes served by the waste sorting, transport and disposal system exceeds 90%.",
        [(90, "share of homes served by the waste sorting, transport and disposal system")],
    ),
    (
        "The number of people employed by mines, mills and railways is 4,500.",
        [(4500, "number of people employed by mines, mills and railways")],
    ),
    # "and" in front of a name begins another clause
    (
        "The town keeps the vision of zero waste, and the number of people without work or home was 35.",
        [(35, "number of people without work or home")],
    ),
    (
        "Emissions of sulfur dioxide (SO2), nitrogen oxides (NOx) and soot (PM) fell by 15%, 10% and 26% respectively.",
        [
            (15, "Emissions of sulfur dioxide"),
            (10, "Emissions of nitrogen oxides"),
            (26, "Emissions of soot"),
        ],
    ),
    (
        "The total discharge of metals such as tin, zinc and mercury will decrease by 15%, 10% and 26% respectively.",
        [(15, "total discharge of tin"), (10, "total discharge of zinc"), (26, "total discharge of mercury")],
    ),
    (
        "The total emissions of tin, zinc, and mercury (Hg) have all dropped by more than 22%.",
        [(22, "total emissions of tin"), (22, "total emissions of zinc"), (22, "total emissions of mercury")],
    ),
    (
        "Chemical oxygen demand (COD) and ammonia nitrogen (AN) emissions fell by 5% and 6% respectively.",
        [(5, "Chemical oxygen demand emissions"), (6, "ammonia nitrogen emissions")],
    ),
    (
        "The share of clean days in the Upper Delta and the Fen Plain fell by 5 points and 4 points respectively.",
        [(5, "share of clean days in the Upper Delta"), (4, "share of clean days in Fen Plain")],
    ),
]

# (text, (value, indicator) of each record)
OWNERS = [
    (
        "The agency is in charge of the Forest Plan, whose cost is put at around USD 3 billion.",
        [(3e9, "cost of Forest Plan")],
    ),
    (
        "The ministry oversees the Lake Fund, whose budget is estimated at 400 million euros.",
        [(4e8, "budget of Lake Fund")],
    ),
    ("The law strengthens the Water Agency, whose budget is doubled.", [(1, "budget of Water Agency")]),
    (
        "The county has built a sewage plant, whose daily treatment capacity is 20,000 tons.",
        [(20000, "daily treatment capacity of sewage plant")],
    ),
    (
        "The Climate Council is given more staff and its annual budget is doubled.",
        [(1, "annual budget of Climate Council")],
    ),
    (
        "The Council on Heat, an independent body, is strengthened and its yearly budget is doubled.",
        [(1, "budget of Council on Heat")],
    ),
    (
        "The wind farm was connected to the grid in 2019 and its annual output reached 300 GWh.",
        [(300, "annual output of wind farm")],
    ),
    ("The depot was extended in 2016. Its capacity is 160 tons.", [(160, "capacity of depot")]),
    ("In 2014 the Rail Plan was adopted. Its cost is estimated at USD 2 billion.", [(2e9, "cost of Rail Plan")]),
    # Counted things are no measure.
    ("The club reviewed the plan and its staff visited 40 villages.", [(40, "villages visited")]),
    (
        "The National Cooling Plan, adopted in March 2015 with an estimated budget of USD 4bn, covers nine cities.",
        [(4e9, "estimated budget of National Cooling Plan"), (9, "cities covered")],
    ),
    (
        "The Forest Agency, with an annual budget of USD 12 million, manages 40 parks.",
        [(12e6, "annual budget of Forest Agency"), (40, "parks managed")],
    ),
    (
        "The Hesha tunnel with a total length of 8.4 kilometers was completed in May.",
        [(8.4, "total length of Hesha tunnel")],
    ),
]
PARTS = [
    (
        "The share of renewables in power generation would be raised to 50% by 2030, consisting of 25% solar, 15% wind "
        "and 10% hydro.",
        [
            (50, "share of renewables in power generation"),
            (25, "share of solar in power generation"),
            (15, "share of wind in power generation"),
            (10, "share of hydro in power generation"),
        ],
    ),
    (
        "The share of clean fuels in total use rose to 28%, of which biogas 15%, straw 8% and wood 5%.",
        [
            (28, "share of clean fuels in total use"),
            (15, "share of biogas in total use"),
            (8, "share of straw in total use"),
            (5, "share of wood in total use"),
        ],
    ),
    (
        "Renewable capacity is to reach 5,000 MW by 2030, made up of 3,000 MW of wind and 2,000 MW of solar.",
        [(5000, "Renewable capacity"), (3000, "wind capacity"), (2000, "solar capacity")],
    ),
    (
        "Renewables are to make up 40% of installed capacity by 2025 (20% each for wind and solar).",
        [
            (40, "share of Renewables in installed capacity"),
            (20, "share of wind in installed capacity"),
            (20, "share of solar in installed capacity"),
        ],
    ),
    (
        "Capacity of 2,000 MW each for solar and wind is planned by 2025.",
        [(2000, "solar capacity"), (2000, "wind capacity")],
    ),
]
AGAIN = [
    (
        "In 2015 renewables made up 20% of power generation. The plan raises this share to 35% by 2025.",
        [(20, "share of renewables in power generation"), (35, "share of renewables in power generation")],
    ),
    (
        "The sewage treatment rate was 80% in 2019. The rate is to reach 95% by 2025.",
        [(80, "sewage treatment rate"), (95, "sewage treatment rate")],
    ),
    (
        "In the city, the recycling ratio was 58%. The ratio rose by 2 percentage points.",
        [(58, "recycling ratio"), (2, "recycling ratio")],
    ),
    (
        "The plan foresees a 42% share of renewables in total use by 2020, that is 2,000 MW each for solar and wind; "
        "the second phase raises this share to 52% by 2030.",
        [(42, "share of renewables"), (2000, "solar"), (2000, "wind"), (52, "share of renewables")],
    ),
]
RESTS = [
    (
        "The government will bear 15% of the programme costs, with the remaining 85% subject to foreign support.",
        [(15, "programme costs"), (85, "programme costs subject to foreign support")],
    ),
    (
        "Kenya intends to bear 30% of the camp cost from domestic sources, and the balance of 70% depends on donors.",
        [(30, "camp cost from domestic sources"), (70, "camp cost depends on donors")],
    ),
    (
        "Malawi will pay 10% of the cost from its own budget, while 90% is to come from donors.",
        [(10, "cost from its own budget"), (90, "cost from donors")],
    ),
]
SUMS = [
    (
        "The finance bureau issued 40 million yuan and 90 million yuan for the drought relief fund.",
        [(4e7, "drought relief fund"), (9e7, "drought relief fund")],
    ),
    (
        "The provincial drought relief funds of 30.5 million yuan were issued in two batches to support farmers.",
        [(30.5e6, "provincial drought relief funds")],
    ),
    (
        "Special subsidies of 12 million yuan were allocated in three batches to support dune restoration.",
        [(12e6, "Special subsidies to support dune restoration")],
    ),
    (
        "The province has set up special funds for reed beds. By the end of 2019, 300 million yuan had been allocated.",
        [(3e8, "special funds for reed beds allocated")],
    ),
    (
        "The mill has a total investment of 860 million yuan and covers an area of 300 mu.",
        [(86e7, "total investment of mill"), (300, "area of mill")],
    ),
    (
        "The output of cotton increased to 40 million tons, lifting Mali up from ninth place to fourth in the world.",
        [(4e7, "output of cotton"), (9, "output of cotton"), (4, "output of cotton")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*OWNERS, *PARTS, *AGAIN, *RESTS, *SUMS])
def test_names(text: str, expected: list[tuple[float, str]]) -> None:
    assert names_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), MEASURED)
def test_bare_measures_are_said_of_what_was_told_before(text: str, expected: list[tuple[float, str]]) -> None:
    assert names_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_stay_whole_inside_a_name_and_share_its_head(text: str, expected: list[tuple[float, str]]) -> None:
    assert names_of(text) == expected
