"""English lists: what only the last member has, and what is counted again behind an amount."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

# (text, (value, unit) of each record)
CASES = [
    ("Output reached 12, 15 and 18 million tons in 2017, 2018 and 2019.", [(12e6, "t"), (15e6, "t"), (18e6, "t")]),
    ("The towns of Alder and Birch spent 3 and 4 million yuan respectively.", [(3e6, "yuan"), (4e6, "yuan")]),
    ("The fund gave $3, $5 and $9 billion in 2017, 2018 and 2019.", [(3e9, "USD"), (5e9, "USD"), (9e9, "USD")]),
    ("Trade grew from 8 to 12 million tons in 2019.", [(8e6, "t"), (12e6, "t")]),
    ("Trade fell from 900,000 to 0.8 million tons in 2019.", [(9e5, "t"), (8e5, "t")]),
    (
        "In 2019, we planted 300, 400 and 500 thousand trees in the hills.",
        [(300_000, "tree"), (400_000, "tree"), (500_000, "tree")],
    ),
    ("We planted 300, 400, and 500 trees by the lakes in 2019.", [(300, "tree"), (400, "tree"), (500, "tree")]),
    ("In 2019 the county built 12 schools, 3 clinics and 4 mills.", [(12, "school"), (3, "clinic"), (4, "mill")]),
    ("The number of gauges grew to 2,050, and 38,880 wells were dug.", [(2050, "gauge"), (38880, "well")]),
    (
        "In 2019, 88 depots were built with a daily handling capacity of 21,500 tons, and 68 are under construction.",
        [(88, "depot"), (21500, "t/d"), (68, "depot")],
    ),
    (
        "The county has 40 wells with a daily yield of 900 tons, 12 of which are under repair and 9 are idle.",
        [(40, "well"), (900, "t"), (12, "well"), (9, "well")],
    ),
    (
        "In 2019 the port received 300 ships with 50,000 tons of cargo, and 40 are waiting.",
        [(300, "ship"), (50000, "t"), (40, "ship")],
    ),
    ("In 2019, coal use was 30 million tons, of which 12 were imported.", [(30e6, "t"), (12, "t")]),
    # "Each" behind a value gives it to the whole list.
    ("In 2019 the quota of Ashby, Birch and Cole was 40 tons each.", [(40, "t"), (40, "t"), (40, "t")]),
    ("In 2019 Ashby Province, Birch Province, Cole Province 1.2 GW each.", [(1.2, "GW"), (1.2, "GW"), (1.2, "GW")]),
    ("In the north, Ashby and Birch got 30 tons each in 2019.", [(30, "t"), (30, "t")]),
    ("In 2019, in the old town, schools got 30 tons each.", [(30, "t")]),
    ("In 2019 prices in Ashby and Birch rose by 5% each year.", [(5, "%")]),
    # "The number" is one of what was counted before.
    ("In 2019, 8 colleges joined, and the number has increased to 27.", [(8, "college"), (27, "college")]),
    (
        "In 2019 the province closed 31 million tons of steel and 480,000 weight boxes of flat glass.",
        [(31e6, "t"), (480000, "weight box")],
    ),
    (
        "Of the 900 wells, 400 are public wells, an increase of 12%, and 500 are private wells drilled by farmers.",
        [(900, "well"), (400, "well"), (12, "%"), (500, "well")],
    ),
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_lists(text: str, values: list[tuple[float, str]]) -> None:
    assert [(record.value, record.unit) for record in extract(read_text(text, language="en"))] == values
