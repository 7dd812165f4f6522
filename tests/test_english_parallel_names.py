"""English names of values that say behind them what they are of, and of aims that somebody sets or tells of."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

# (text, words that each record is named by)
CASES = [
    # Each value of a list says what it is of behind a word that all share.
    ("The strategy foresees shares of 30% for rail, 20% for inland shipping and 50% for road by 2040.",
     ["shares for rail", "shares for inland shipping", "shares for road"]),
    ("The minister said that the government intends to have a market share of 30% for vans and 60% for cars by 2035.",
     ["market share for vans", "market share for cars"]),
    ("The price rose 5% for diesel and 7% for petrol in 2021.", ["price for diesel", "price for petrol"]),
    # Each has its own name behind it.
    ("The plan calls for 10% incineration of residual waste and 60% composting of garden waste by 2030.",
     ["incineration of residual waste", "composting of garden waste"]),
    ("In 2020, renewables provided 19% of electricity, including 8% wind (30 TWh) and 7% hydropower (26 TWh).",
     ["electricity provided by renewables", "wind", "wind", "hydropower", "hydropower"]),
    # The values stand in brackets behind their names.
    ("Oman will add capacity for solar (2 GW), wind (1 GW) and hydrogen (5 GW) by 2030.",
     ["capacity for solar", "capacity for wind", "capacity for hydrogen"]),
    # Who sets an aim is no part of what is aimed at.
    ("Malawi set out its goal of achieving an average growth rate of 6 percent by 2025.", ["average growth rate"]),
    ("The Strategy sets out an objective of a waste recycling rate of 40% by 2027.", ["waste recycling rate"]),
    ("Peru puts forward the objective of reducing its methane emissions 18% by 2030.", ["methane emissions"]),
    # Nor who says or requires something.
    ("Kyiv hopes that exports will grow by 5 billion dollars a year.", ["exports"]),
    # How far a change goes may stand before what changes.
    ("The proposal is to reduce by 18% these emissions by 2030.", ["emissions"]),
    ("The plan is to reduce by 20% the consumption of water by 2030.", ["consumption of water"]),
    ("The programme seeks to reduce by 12% of these losses by 2026.", ["losses"]),
    ("Emissions fell by 4% the year before.", ["Emissions"]),
    # What commas set aside between a subject and its verb is no name.
    ("Installed capacity, excluding large dams, is to rise from 64 MW to 674 MW by 2030.", ["Installed capacity"] * 2),
    ("Emissions from barges, other than ferries, will be cut by 7% by 2030.", ["Emissions from barges"]),
    # Nor is the text that sets a value.
    ("Under the Act the capacity of kilns is to be cut to 15 GW by 2030.", ["capacity of kilns"]),
    ("The plan provides for 509 GW of installed capacity by 2030.", ["installed capacity"]),
    ("The budget caps emissions at 44 Mt in 2030.", ["emissions"]),
    # The next thing of a list, with a value of its own, is no part of the name.
    ("It envisages the repair of 8 million ha of worn land and the planting of 3 million trees.",
     ["repair of worn land", "planting of trees"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), CASES)
def test_parallel_names(text: str, names: list[str]) -> None:
    assert [record.indicator for record in extract(read_text(text, name="climate-2022.txt", language="en"))] == names
