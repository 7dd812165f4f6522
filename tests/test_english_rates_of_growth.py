"""English rates of growth are said of what grows, and a streak is no part of a name."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

# (text, (change, value, indicator) of each record)
CASES = [
    # How long something has gone on.
    (
        "Cement output fell for the third consecutive year and totaled 21 million tons.",
        [("level", 2.1e7, "Cement output")],
    ),
    (
        "Port throughput rose for the ninth year running and reached 340 million tons.",
        [("level", 3.4e8, "Port throughput")],
    ),
    ("Coal use has declined for four straight years, reaching 2.1 million tons.", [("level", 2.1e6, "Coal use")]),
    ("The harvest grew for the fifth year in a row to 66 million tons.", [("level", 6.6e7, "harvest")]),
    (
        "The trade surplus shrank for two years in a row, and the annual decline was 5.1%.",
        [("decrease", 5.1, "trade surplus")],
    ),
    (
        "Farm incomes rose for the sixth year in succession and were 8% higher than in 2016.",
        [("increase", 8, "Farm incomes")],
    ),
    # The rate at which it grew.
    (
        "Spending on schools totaled nearly 3 million yuan and grew at an annual average rate of 14%.",
        [("level", 3e6, "Spending on schools"), ("increase", 14, "Spending on schools")],
    ),
    (
        "Spending on schools grew at an average annual rate of more than 14%.",
        [("increase", 14, "Spending on schools")],
    ),
    (
        "Industrial output rose to 12 million yuan, with an average annual growth rate of 6.3 percent.",
        [("level", 1.2e7, "Industrial output"), ("increase", 6.3, "Industrial output")],
    ),
    (
        "Revenue grew from 5 million yuan in 2011 to 8 million yuan in 2016, at an average annual rate of 9.8 percent.",
        [("level", 5e6, "Revenue"), ("level", 8e6, "Revenue"), ("increase", 9.8, "Revenue")],
    ),
    (
        "Tourism income totaled 900 million yuan, and the annual growth rate was 13 percent.",
        [("level", 9e8, "Tourism income"), ("increase", 13, "Tourism income")],
    ),
    (
        "Freight rose to 9 million tons, registering an annual growth rate of 5 percent during the period.",
        [("level", 9e6, "Freight"), ("increase", 5, "Freight")],
    ),
    ("The economy grew rapidly, with an annual growth rate of over 7 percent.", [("increase", 7, "economy")]),
    ("Glass mills achieved an average annual growth rate of 11 percent.", [("increase", 11, "Glass mills")]),
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_what_grows(text: str, values: list[tuple[str, float, str]]) -> None:
    records = extract(read_text(text, language="en"))
    assert [(record.change, record.value, record.indicator) for record in records] == values


# (text, (change, comparator, value, indicator) of each record)
AIMED = [
    (
        "In setting the GDP growth target at around 8% for 2018, we took many factors into account.",
        [("increase", "~", 8, "GDP growth target")],
    ),
    ("The growth target is set at 5 percent.", [("increase", "=", 5, "growth target")]),
    ("The target for income growth was set at 7 percent.", [("increase", "=", 7, "target for income growth")]),
    ("The goal of rent reduction is 4 percent.", [("decrease", "=", 4, "goal of rent reduction")]),
    ("The inflation control target is set at 3 percent.", [("level", "=", 3, "inflation control target")]),
    # An adverb between a subject and its verb.
    ("Total spending therefore exceeded total revenue by 1 million yuan.", [("increase", "=", 1e6, "Total spending")]),
    ("Costs thus rose by 4 percent.", [("increase", "=", 4, "Costs")]),
    # Work on an area limits nothing.
    ("The county controlled erosion on 40 hectares of slopes.", [("level", "=", 40, "erosion on slopes")]),
    ("The county controlled its debt at 30 million yuan.", [("level", "<=", 3e7, "debt")]),
]


@pytest.mark.parametrize(("text", "values"), AIMED)
def test_aims_and_bounds(text: str, values: list[tuple[str, str, float, str]]) -> None:
    records = extract(read_text(text, language="en"))
    assert [(record.change, record.comparator, record.value, record.indicator) for record in records] == values


# (text, (change, value, indicator) of each record)
TOLD = [
    # What a value is compared with moves like it.
    (
        "Exports rose 6.7 percent, compared with 5.2 percent a year earlier.",
        [("increase", 6.7, "Exports"), ("increase", 5.2, "Exports")],
    ),
    (
        "The share of rye was 52%, compared with 49% in 2015.",
        [("level", 52, "share of rye"), ("level", 49, "share of rye")],
    ),
    (
        "Trade grew 6.3 percent, slower than the 6.8 percent of the year before.",
        [("increase", 6.3, "Trade"), ("increase", 6.8, "Trade")],
    ),
    # Growth that reaches a level is an increase.
    ("Export growth reached 5 percent.", [("increase", 5, "Export growth")]),
    ("Fixed-asset investment growth slowed to 6%.", [("increase", 6, "Fixed-asset investment growth")]),
    ("The contribution of trade to growth reached 40%.", [("level", 40, "contribution of trade to growth")]),
    ("Industrial output posted steady growth, up by 6.7%.", [("increase", 6.7, "Industrial output")]),
    # Semicolons in a list, prices by which something is reckoned, marks that are passed.
    (
        "Freight rose by 4 percent; passenger traffic by 6 percent; and mail by 9 percent.",
        [("increase", 4, "Freight"), ("increase", 6, "passenger traffic"), ("increase", 9, "mail")],
    ),
    (
        "Trade totaled 40 million yuan, an increase of 6.3 percent at comparable prices.",
        [("level", 4e7, "Trade"), ("increase", 6.3, "Trade")],
    ),
    ("GDP has crossed the 120 million yuan level.", [("level", 1.2e8, "GDP")]),
    ("The value added of light industry rose by 3 percent.", [("increase", 3, "value added of light industry")]),
    (
        "The production and supply of power, gas and water grew by 9 percent.",
        [("increase", 9, "production and supply of power, gas and water")],
    ),
]


@pytest.mark.parametrize(("text", "values"), TOLD)
def test_growth_told_otherwise(text: str, values: list[tuple[str, float, str]]) -> None:
    records = extract(read_text(text, language="en"))
    assert [(record.change, record.value, record.indicator) for record in records] == values
