"""English values that move a thing or only say what it is: second tasks, net increases, costs saved, goals."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

# (text, (change, comparator, value, unit) of each record)
CASES = [
    # A second task is no part of a reduction.
    (
        "We will further reduce cement capacity by around 50 million tons and shut down at least 9 million tons of "
        "coke capacity.",
        [("decrease", "~", 5e7, "t"), ("level", ">=", 9e6, "t")],
    ),
    (
        "By 2025, we will reduce paper use by 30% and recycle 40,000 tons of waste glass.",
        [("decrease", "=", 30, "%"), ("level", "=", 40000, "t")],
    ),
    (
        "The town will cut water loss by 5% and treat 90% of its sewage.",
        [("decrease", "=", 5, "%"), ("level", "=", 90, "%")],
    ),
    # By how many things a number grew.
    ("New firms sprang up, with a net increase of over 10,000 firms per day.", [("increase", ">=", 10000, "firm")]),
    ("The port saw a net increase of 300 ships in 2019.", [("increase", "=", 300, "ship")]),
    ("In 2019 there was a net decrease of 40 mines.", [("decrease", "=", 40, "mine")]),
    # Translations leave articles out.
    ("Catches reached 3 tons, decrease of 4% compared with 2018.", [("level", "=", 3, "t"), ("decrease", "=", 4, "%")]),
    (
        "The share was 92%, rise of 3 percentage points over 2018.",
        [("level", "=", 92, "%"), ("increase", "=", 3, "pp")],
    ),
    ("In 2019 the port took on 300 ships.", [("level", "=", 300, "ship")]),
    # Costs saved.
    ("This technique saves the labour cost of RMB 16 per mu.", [("decrease", "=", 16, "yuan/mu")]),
    ("The new line saved an energy cost of 3 million yuan in 2019.", [("decrease", "=", 3e6, "yuan")]),
    ("The new line had an energy cost of 3 million yuan in 2019.", [("level", "=", 3e6, "yuan")]),
    # What was aimed at moves like what was reached.
    (
        "Coal use fell by 12%, far beyond the target of 8%.",
        [("decrease", "=", 12, "%"), ("decrease", "=", 8, "%")],
    ),
    # One more part of what moves.
    (
        "Norland will cut its emissions by 30% by 2030, of which 10% is unconditional and 20% depends on foreign aid.",
        [("decrease", "=", 30, "%"), ("decrease", "=", 10, "%"), ("decrease", "=", 20, "%")],
    ),
    (
        "Forests cover 40% of the land, of which 10% is pine and 20% is oak.",
        [("level", "=", 40, "%"), ("level", "=", 10, "%"), ("level", "=", 20, "%")],
    ),
    # Who is counted where a population shrinks.
    ("The rural population was cut by 3 million in 2019.", [("decrease", "=", 3e6, "person")]),
    ("Much was done in health—the number of patients fell by 3.2 million.", [("decrease", "=", 3.2e6, "patient")]),
    ("We moved fast—30 kilns were closed in 2019.", [("level", "=", 30, "kiln")]),
    # What is up or down by a share, and by how much a rise is told of.
    ("In 2019 imports were up by 7% and exports were down 3%.", [("increase", "=", 7, "%"), ("decrease", "=", 3, "%")]),
    ("In 2019 sales were down 7% from 2018.", [("decrease", "=", 7, "%")]),
    ("In 2019 emissions were down to 7%.", [("level", "=", 7, "%")]),
    ("Rents went up again in 2019, the rise averaging 5%.", [("increase", "=", 5, "%")]),
    ("In 2019 the fee was cut, the reduction ranging from 3% to 8%.", [("decrease", "range", 3, "%")]),
    ("In 2019 fees ranged from 300 to 800 yuan.", [("level", "range", 300, "yuan")]),
    ("In 2019 wheat grew by 6% and rice 2%.", [("increase", "=", 6, "%"), ("increase", "=", 2, "%")]),
    (
        "In 2019 lending rose by 21.3 percent, with the figure rising to over 44 percent for large banks.",
        [("increase", "=", 21.3, "%"), ("increase", ">=", 44, "%")],
    ),
    (
        "In 2019, 40% of homes had gas, with the figure reaching 60% in towns.",
        [("level", "=", 40, "%"), ("level", "=", 60, "%")],
    ),
    ("By 2026, achieve energy efficiency improvements of 20%.", [("increase", "=", 20, "%")]),
    # Whose part of a change it is.
    (
        "In 2019 the county reduced water use by 90 million tons, of which farms were 60 million tons.",
        [("decrease", "=", 9e7, "t"), ("decrease", "=", 6e7, "t")],
    ),
    (
        "In 2019 output rose by 300 tons, of which pears 200 tons.",
        [("increase", "=", 300, "t"), ("increase", "=", 200, "t")],
    ),
    (
        "In 2019 output rose to 300 tons, of which pears were 200 tons.",
        [("level", "=", 300, "t"), ("level", "=", 200, "t")],
    ),
    (
        "In 2019 output rose by 300 tons, of which pears reached 200 tons.",
        [("increase", "=", 300, "t"), ("level", "=", 200, "t")],
    ),
    # Marks that are passed, and bounds by what a thing is called.
    ("In 2019, visits exceeded the 120 million mark.", [("level", ">=", 1.2e8, "visit")]),
    ("In 2019 exports passed the 40 billion yuan mark.", [("level", ">=", 4e10, "yuan")]),
    ("In 2019 output crossed the threshold of 40 million tons.", [("level", ">=", 4e7, "t")]),
    ("In 2019, trips passed 120 million.", [("level", ">=", 1.2e8, "trip")]),
    ("In 2019 the council passed 12 laws.", [("level", "=", 12, "law")]),
    ("In 2019, sales fell short of 120 million yuan.", [("level", "<=", 1.2e8, "yuan")]),
    ("By 2026 the coverage will be 90% as a minimum.", [("level", ">=", 90, "%")]),
    (
        "The law sets a minimum share of wind in power generation of 25% by 2026 and 30% by 2030.",
        [("level", ">=", 25, "%"), ("level", ">=", 30, "%")],
    ),
    ("The law sets a maximum emission of 40 Mt by 2030.", [("level", "<=", 40, "Mt")]),
    ("The minimum wage was 1,800 yuan in 2019.", [("level", "=", 1800, "yuan")]),
    # Bounds before the verb; rates of growth per thousand.
    ("By 2026 each town shall at least build 1 library.", [("level", ">=", 1, "library")]),
    ("In 2019 the growth rate of the population was 4 per thousand.", [("level", "=", 0.4, "%")]),
    ("In 2019 the growth rate of exports was 4%.", [("increase", "=", 4, "%")]),
    # Times that are cut.
    (
        "Waiting time was cut from 30 minutes to about 10 minutes.",
        [("level", "=", 30, "min"), ("level", "~", 10, "min")],
    ),
    ("In 2019 the leave was extended from 5 years to 7 years.", [("level", "=", 5, "year"), ("level", "=", 7, "year")]),
    # Savings.
    ("The plan leads to an estimated energy saving of 31,000 GWh by 2026.", [("decrease", "=", 31000, "GWh")]),
    ("Norland achieved 12,300 GWh of energy savings in 2019.", [("decrease", "=", 12300, "GWh")]),
    ("In 2019 savings deposits of 12 billion yuan were counted.", [("level", "=", 1.2e10, "yuan")]),
    # Tonnes of the same kind.
    (
        "Emissions fell from 30 million tonnes of CO2 equivalent to 21 million tonnes in 2019.",
        [("level", "=", 3e7, "tCO2e"), ("level", "=", 2.1e7, "tCO2e")],
    ),
    (
        "The country used 30 million tons of standard coal in 2018, 31 million tons in 2019 and recycled 4 million "
        "tons of paper.",
        [("level", "=", 3e7, "tce"), ("level", "=", 3.1e7, "tce"), ("level", "=", 4e6, "t")],
    ),
    (
        "While the power budget falls from 28 million tonnes of CO2 equivalent in 2020 to 10 million tonnes in 2030, "
        "those of mills and homes stand at 11 and 6 million tonnes respectively in 2030.",
        [
            ("level", "=", 2.8e7, "tCO2e"),
            ("level", "=", 1e7, "tCO2e"),
            ("level", "=", 1.1e7, "tCO2e"),
            ("level", "=", 6e6, "tCO2e"),
        ],
    ),
    # Close to a value.
    ("The share of wind is to approach 100% by 2030.", [("level", "~", 100, "%")]),
    ("The number of trees is approaching 4 million.", [("level", "~", 4e6, "tree")]),
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_moves(text: str, values: list[tuple[str, str, float, str]]) -> None:
    records = extract(read_text(text, language="en"))
    assert [(record.change, record.comparator, record.value, record.unit) for record in records] == values


# (text, (change, value, unit) of each record)
SHARED = [
    # What a rate moves to is a rate.
    (
        "The Act sets a carbon tax of USD 15 per tonne, rising to USD 40 by 2030.",
        [("level", 15, "USD/t"), ("level", 40, "USD/t")],
    ),
    ("The price was cut from 30 yuan per kg to 20 yuan in 2019.", [("level", 30, "yuan/kg"), ("level", 20, "yuan/kg")]),
    (
        "The levy was 3 yuan per ton, and the fund spent 400 yuan in 2019.",
        [("level", 3, "yuan/t"), ("level", 400, "yuan")],
    ),
    # One verb for several things.
    (
        "Fares were cut by 3 yuan, rents by 40 yuan and fees by 5 yuan in 2019.",
        [("decrease", 3, "yuan"), ("decrease", 40, "yuan"), ("decrease", 5, "yuan")],
    ),
    # One noun for two shares.
    (
        "It foresees a 12% unconditional and 24% conditional reduction relative to BAU by 2030.",
        [("decrease", 12, "%"), ("decrease", 24, "%")],
    ),
    (
        "The Act requires emissions to be at least 40% below 1990 levels by 2030 and 100% below by 2050.",
        [("decrease", 40, "%"), ("decrease", 100, "%")],
    ),
    # By how many of the same there are more or fewer.
    ("The number of heavily polluted days was 3, 5 fewer than last year.", [("level", 3, "d"), ("decrease", 5, "d")]),
    ("We will renovate 60 homes and build 40 new ones.", [("level", 60, "home"), ("level", 40, "home")]),
    ("The number of firms rose by 12% to 3,000 in 2019.", [("increase", 12, "%"), ("level", 3000, "firm")]),
    (
        "The number of visitors to the park fell by a third to 400 in 2019.",
        [("decrease", 33.3333, "%"), ("level", 400, "visitor")],
    ),
    (
        "The levy is set at 7 euros per tonne in 2021 and rises to 25 euros in 2025.",
        [("level", 7, "EUR/t"), ("level", 25, "EUR/t")],
    ),
    # What was fined is told, what is fined is a rule.
    ("In 2019, 40 firms were punished with a fine of 3 million yuan.", [("level", 40, "firm"), ("level", 3e6, "yuan")]),
    ("Offenders are fined 500 yuan and 3 points are deducted.", []),
    # Whom a duty is for, whom a poll asked, where a scene is set.
    (
        "The law requires utilities with more than 100,000 customers to source 15% of power from the sun.",
        [("level", 15, "%")],
    ),
    ("We did away with all fees below 50 yuan.", []),
    ("In a survey of 3,000 people, 60% were content.", [("level", 60, "%")]),
    ("The survey of 3,000 households was finished in 2019.", [("level", 3000, "household")]),
    ("Located 40 km from the city, the park has 30 ponds.", [("level", 30, "pond")]),
    ("The rule applies to 3 sectors and 12 gases.", []),
    ("The reporter saw 40 trucks lined up at the gate.", []),
]


@pytest.mark.parametrize(("text", "values"), SHARED)
def test_shared_words(text: str, values: list[tuple[str, float, str]]) -> None:
    records = extract(read_text(text, language="en"))
    assert [(record.change, record.value, record.unit) for record in records] == values


def test_a_date_in_a_remark_is_its_own() -> None:
    records = list(
        extract(read_text("Forest cover, which stood at 24% in 2015, is to be kept above 30%.", language="en"))
    )
    assert [(record.kind, record.value, record.deadline) for record in records] == [
        ("result", 24, ""),
        ("target", 30, ""),
    ]
