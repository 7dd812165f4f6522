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
