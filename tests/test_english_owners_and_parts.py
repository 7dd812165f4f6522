"""English names: who earns a sum, what parts of a count did, what a list takes in, what a move of each year is of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts


def names_in(text: str) -> list[tuple[float | None, str]]:
    document = replace(
        read_text(text, language="en"), facts=Facts(report_year=2020, published="2020-03-05", language="en")
    )
    return [(record.value, record.indicator) for record in extract(document)]


# (text, (value, indicator) of each record)
OWNERS = [
    (
        "By 2030, the fishing and ferry sector is projected to earn 2.1 billion yuan in revenue.",
        [(2.1e9, "revenue of fishing and ferry sector")],
    ),
    (
        "The water supply and drainage companies posted losses of 44 million pounds.",
        [(44e6, "losses of water supply and drainage companies")],
    ),
    ("The parcel sector added sales of 760 million yuan.", [(760e6, "sales of parcel sector")]),
    (
        "The parish raised funds of 84 million yuan and renovated 126 kilometers of lanes.",
        [(84e6, "funds raised"), (126, "lanes renovated")],
    ),
    (
        "The firm signed contracts worth $420 million for the supply of turbines.",
        [(420e6, "contracts for supply of turbines")],
    ),
    (
        "A total of 189 kiln projects worth 395 million yuan were approved.",
        [(189, "kiln projects approved"), (395e6, "kiln projects")],
    ),
    (
        "The harbour invested over 1 billion yuan for quays and also launched ferries to save fuel.",
        [(1e9, "harbour investment for quays")],
    ),
]
PARTS = [
    (
        "More than 1,700 wardens had been summoned, with 844 held accountable for the fire.",
        [(1700, "wardens summoned"), (844, "wardens held accountable for the fire")],
    ),
    (
        "The county restored 12 quarries, with 3 under repair.",
        [(12, "quarries restored"), (3, "quarries under repair")],
    ),
    (
        "The mill produced 48,000 tonnes of paper, with 31,000 tonnes made from rags.",
        [(48000, "paper produced"), (31000, "paper produced made from rags")],
    ),
    (
        "11 parks and 74 villages have passed the inspection.",
        [(11, "parks passed the inspection"), (74, "villages passed the inspection")],
    ),
    (
        "18 farms and 46 mills enjoyed the new tariff.",
        [(18, "farms enjoyed the new tariff"), (46, "mills that enjoyed the new tariff")],
    ),
    (
        "The panel of the Third Survey Team fed back 38 problems.",
        [(38, "problems fed back")],
    ),
]
LISTS = [
    (
        "The output of vans, solar cells, batteries and other new products increased by 35%, 54% and 53% respectively.",
        [(35, "output of vans"), (54, "output of solar cells"), (53, "output of batteries")],
    ),
    (
        "The export of new products represented by batteries, solar cells and vans increased by 61%.",
        [(61, "export of new products")],
    ),
    (
        "The report shows that lending to farmers, including cooperatives, rose by 9 percent.",
        [(9, "lending to farmers")],
    ),
    (
        "The added value of farming in Oldham, capital city of Dale province, reached 12 billion yuan.",
        [(12e9, "added value of farming in Oldham")],
    ),
    (
        "Spending on pumps, as a share of income, is expected to rise to 8 percent in 2030.",
        [(8, "Spending on pumps")],
    ),
    (
        "Ferry use is to be 19 percent, the area of quays 40 percent, and the volume of soot released "
        "will be cut by 12 percent.",
        [(19, "Ferry use"), (40, "area of quays"), (12, "volume of soot released")],
    ),
]
MOVES = [
    (
        "The province's GDP rose from 7 billion yuan in 2007 to 12 billion yuan in 2012, "
        "with an average annual growth of 7.7%.",
        [(7e9, "province's GDP"), (12e9, "province's GDP"), (7.7, "annual growth of province's GDP")],
    ),
    (
        "GDP grew to 121 million yuan, with an annual increase of 5.2% in five years, a rise of 70 million yuan.",
        [(121e6, "GDP"), (5.2, "annual increase of GDP"), (70e6, "GDP")],
    ),
    (
        "Expand ferry capacity by 160%, deliver 277 MW of tidal power, and increase lock capacity by 75%.",
        [(160, "ferry capacity"), (277, "tidal power delivered"), (75, "lock capacity")],
    ),
    (
        "They completed the repair of 2 gates, increased 2,000 mu of meadow and improved roadbed of 40 km.",
        [(2, "repair of gates"), (2000, "meadow"), (40, "roadbed")],
    ),
]
SHARES = [
    (
        "The county has built 62 km of lanes, completing 67% of the annual task.",
        [(62, "lanes built"), (67, "share of lanes built in annual task")],
    ),
    (
        "By June, 17,100 boats were licensed, meeting 53 percent of the yearly quota.",
        [(17100, "boats licensed"), (53, "share of boats licensed in quota")],
    ),
    (
        "A total of 420 million yuan was disbursed for barns, achieving 67% of the 2019 target.",
        [(420e6, "funds disbursed for barns"), (67, "share of funds disbursed for barns in target")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*OWNERS, *PARTS, *LISTS, *MOVES, *SHARES])
def test_names(text: str, expected: list[tuple[float | None, str]]) -> None:
    assert names_in(text) == expected


def test_plan_of_a_goal_is_part_of_its_name() -> None:
    assert names_in('By 2025, the ferry goals of the "14th Five-Year Plan" will be met.') == [
        (None, 'ferry goals of the "14th Five-Year Plan"')
    ]


def test_length_of_what_was_made_counts() -> None:
    assert names_in("The county dredged 12 brooks with a length of 66 kilometers.") == [
        (12, "brooks dredged"),
        (66, "length of brooks"),
    ]
    assert names_in("The Ash, a river with a length of 397 km, rises in the hills.") == []


def test_what_shares_have_done_and_what_was_spent_on() -> None:
    assert names_in("It found that 57 percent of families had made claims.") == [
        (57, "families that had made claims"),
    ]
    assert names_in("The parish spent 9 million yuan (1.2 million US dollars) mending roofs.") == [
        (9e6, "parish spending mending roofs"),
        (1.2e6, "parish spending mending roofs"),
    ]
    assert names_in("The district has 9,000 beds, according to a paper released on Monday.") == [
        (9000, "beds in district")
    ]
