"""Official reports: what only the first of several values has, levels that stay, sums saved, examples in a subject."""

from __future__ import annotations

import pytest

from policymine import extract, read_text


def _told(text: str) -> list[tuple[str, str, str]]:
    day = "Report\n\n2024-01-20\n\n"
    return [
        (record.change, f"{record.value:g} {record.unit}".strip(), record.indicator)
        for record in extract(read_text(day + text, name="report.txt"))
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The prices for wool were up 2.3 percent; for flax, 5.1 percent; and for hemp, 1.8 percent.",
            [
                ("increase", "2.3 %", "prices for wool"),
                ("increase", "5.1 %", "prices for flax"),
                ("increase", "1.8 %", "prices for hemp"),
            ],
        ),
        (
            "Fares for ferries fell by 4 percent; for trams, down by 2 percent; and for buses, up by 3 percent.",
            [
                ("decrease", "4 %", "Fares for ferries"),
                ("decrease", "2 %", "Fares for trams"),
                ("increase", "3 %", "Fares for buses"),
            ],
        ),
        (
            "The rent level in hill towns was up 0.9 percent, and in ports, 1.6 percent.",
            [("increase", "0.9 %", "rent level in hill towns"), ("increase", "1.6 %", "rent level in ports")],
        ),
        (
            "The weaving sector registered a rise of 4 percent, the dyeing sector 8 percent, and potteries 12 percent.",
            [
                ("increase", "4 %", "weaving sector"),
                ("increase", "8 %", "dyeing sector"),
                ("increase", "12 %", "potteries"),
            ],
        ),
        (
            "Trade rose by 5 percent, with exports rising 7 percent and imports 4 percent.",
            [("increase", "5 %", "Trade"), ("increase", "7 %", "exports"), ("increase", "4 %", "imports")],
        ),
        (
            "Soot was cut by 4 percent, and both sulfur dioxide and nitrogen oxide emissions by 3 percent.",
            [
                ("decrease", "4 %", "Soot"),
                ("decrease", "3 %", "sulfur dioxide emissions"),
                ("decrease", "3 %", "nitrogen oxide emissions"),
            ],
        ),
        (
            "The port budget came to 9 million yuan, with a tar fund of 4 million yuan and a rope fund of 2 million.",
            [
                ("level", "9e+06 yuan", "port budget"),
                ("level", "4e+06 yuan", "tar fund"),
                ("level", "2e+06 yuan", "rope fund"),
            ],
        ),
        (
            "Exports to Norway and Malta were 28 million and 22 million yuan.",
            [("level", "2.8e+07 yuan", "Exports to Norway"), ("level", "2.2e+07 yuan", "Exports to Malta")],
        ),
    ],
)
def test_what_only_the_first_has(text: str, told: list[tuple[str, str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The vacancy rate remained stable at a comparatively low level of about 5 percent.",
            [("level", "5 %", "vacancy rate")],
        ),
        ("The debt ratio stayed at a safe level of 28 percent.", [("level", "28 %", "debt ratio")]),
        (
            "Exports to Norway, Spain and Malta stood at 7 million yuan.",
            [("level", "7e+06 yuan", "Exports to Norway, Spain and Malta")],
        ),
        (
            "Emissions of pollutants such as soot, dust and lead decreased by 20 percent.",
            [("decrease", "20 %", "Emissions of pollutants")],
        ),
        (
            "The output of farm goods, including wool, flax and hemp, reached 40 tons.",
            [("level", "40 t", "output of farm goods")],
        ),
        ("Rye output rose four consecutive years to reach 501 tons.", [("level", "501 t", "Rye output")]),
        ("Leased barges were worth 67 million yuan.", [("level", "6.7e+07 yuan", "Leased barges")]),
        (
            "Mean pay rose to 9,030 yuan, exceeding the important benchmark of 9,000 yuan.",
            [("level", "9030 yuan", "Mean pay"), ("level", "9000 yuan", "Mean pay")],
        ),
        (
            "Ferry trips grew by 8 percent. They were up 6 percent in the first quarter.",
            [("increase", "8 %", "Ferry trips"), ("increase", "6 %", "Ferry trips")],
        ),
        (
            "The villages have access to lanes, which now total 580 km.",
            [("level", "580 km", "lanes")],
        ),
        (
            "The town took steps to reduce shipping costs by 9 million yuan.",
            [("decrease", "9e+06 yuan", "shipping costs")],
        ),
        ("Lower tolls saved small mills 4 million yuan.", [("decrease", "4e+06 yuan", "small mills")]),
        (
            "Spending on dykes totaled 3 million yuan, equivalent to 2 percent of the budget.",
            [("level", "3e+06 yuan", "Spending on dykes"), ("level", "2 %", "share of Spending on dykes in budget")],
        ),
        (
            "We will lay a foundation for doubling the 2010 wool output by 2030.",
            [("increase", "1 times", "wool output")],
        ),
        ("The harbour dues were cut three times in 2023.", []),
        (
            "Growth in imports outpaced growth in exports by 2 percentage points.",
            [("increase", "2 pp", "Growth in imports")],
        ),
        (
            "The fair grew, with the number of newly opened stalls rising by 20 percent.",
            [("increase", "20 %", "number of newly opened stalls")],
        ),
        (
            "Construction started on 300 piers, and 40 halls were completed.",
            [("level", "300 pier", "Construction on piers"), ("level", "40 hall", "halls completed")],
        ),
    ],
)
def test_names_and_changes(text: str, told: list[tuple[str, str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Total investment came to 7 million yuan, of which 3 million yuan went to locks and piers.",
            [
                ("level", "7e+06 yuan", "Total investment"),
                ("level", "3e+06 yuan", "Total investment to locks and piers"),
            ],
        ),
        (
            "We cut tolls by 2 million yuan and delivered 1 million yuan in loans to small mills.",
            [("decrease", "2e+06 yuan", "tolls"), ("level", "1e+06 yuan", "loans to small mills")],
        ),
        (
            "Core trades contributed 11 percent of GDP and grew by 13 percent.",
            [("level", "11 %", "GDP contributed by Core trades"), ("increase", "13 %", "Core trades")],
        ),
        (
            "Rural pay was 352 yuan, ranking first among all provinces for the 37th straight year.",
            [("level", "352 yuan", "Rural pay"), ("level", "1", "Rural pay")],
        ),
        (
            "Rye output was 669 tons, the sixth consecutive year above 650 tons.",
            [("level", "669 t", "Rye output"), ("level", "650 t", "Rye output")],
        ),
        ("The urban-rural income ratio narrowed to 1.94:1.", [("level", "1.94", "urban-rural income ratio")]),
        (
            "The vaccination rate for people over 60 stood at 83 percent.",
            [("level", "83 %", "vaccination rate for people over 60")],
        ),
        (
            "By 2040, the sales will reach 12 million yuan and the mean toll will exceed 17 yuan.",
            [("level", "1.2e+07 yuan", "sales"), ("level", "17 yuan", "mean toll")],
        ),
        (
            "Output reached 7 tons, of which rye stood at 3 tons, summer oats at 2 tons, and winter oats at 1 ton.",
            [
                ("level", "7 t", "Output"),
                ("level", "3 t", "Output of rye"),
                ("level", "2 t", "summer oats"),
                ("level", "1 t", "winter oats"),
            ],
        ),
        (
            "The growth of ports was 6 percent, that of mills was 5 percent, and that of inns was 4 percent.",
            [
                ("increase", "6 %", "growth of ports"),
                ("increase", "5 %", "growth of mills"),
                ("increase", "4 %", "growth of inns"),
            ],
        ),
        (
            "Sales reached 9 million yuan, an increase by a factor of 2.3 compared with 2012.",
            [("level", "9e+06 yuan", "Sales"), ("increase", "1.3 times", "Sales")],
        ),
        (
            "Trade grew, with the turnover for the year growing by 2 percent.",
            [("increase", "2 %", "turnover")],
        ),
        (
            "The year-end surveyed urban vacancy rate dropped to 5 percent.",
            [("level", "5 %", "surveyed urban vacancy rate")],
        ),
        (
            "Imports and exports grew by 2 percent, of which exports rose 4 percent.",
            [("increase", "2 %", "Imports and exports"), ("increase", "4 %", "exports")],
        ),
        (
            "Carriers handled 110 parcels, or more than 30 a day on average.",
            [("level", "110 parcel", "parcels handled"), ("level", "30 parcel", "parcels handled")],
        ),
        (
            "The town had 18 tram firms, which employed 180 drivers.",
            [("level", "18 tram firm", "tram firms"), ("level", "180 driver", "drivers employed")],
        ),
        ("Mean rye output was over 650 tons for the sixth year running.", [("level", "650 t", "Mean rye output")]),
        (
            "Rye output reached 400 tons, with winter rye accounting for 40 percent.",
            [("level", "400 t", "Rye output"), ("level", "40 %", "share of winter rye in Rye output")],
        ),
        (
            "Exports came to 4 million yuan, of which wool made up 30 percent.",
            [("level", "4e+06 yuan", "Exports"), ("level", "30 %", "share of wool in Exports")],
        ),
        (
            "Town income was 9 million yuan, including taxes 7 million yuan.",
            [("level", "9e+06 yuan", "Town income"), ("level", "7e+06 yuan", "Town income of taxes")],
        ),
        (
            "The fair prospered, adding 40 yuan to the mean income of weavers.",
            [("increase", "40 yuan", "mean income of weavers")],
        ),
        ("Wool output bounced back to 40 tons.", [("level", "40 t", "Wool output")]),
        ("Wool exports leapt by 9 percent.", [("increase", "9 %", "Wool exports")]),
        ("Rope sales passed the threshold of 5 million yuan.", [("level", "5e+06 yuan", "Rope sales")]),
    ],
)
def test_what_goes_on(text: str, told: list[tuple[str, str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "By 2005, sales reached 12 million yuan, calculated at the prices of 2000, and exports 9 million yuan.",
            ["/2005-12-31", "/2005-12-31"],
        ),
        ("In 1999 sales were 3 million yuan at 1990 prices.", ["1999-01-01/1999-12-31"]),
        ("From 1952 to 2013, the state built 54 locks.", ["1952-01-01/2013-12-31"]),
        (
            "Since 1978, forest coverage has risen from 5.05 percent to 13.57 percent.",
            ["1978-01-01/1978-12-31", "1978-01-01/"],
        ),
        ("In 2023, stocks reached 40 tons, 80 percent of the level in 2017.", ["2023-01-01/2023-12-31"] * 2),
    ],
)
def test_times(text: str, periods: list[str]) -> None:
    day = "Report\n\n2024-01-20\n\n"
    records = extract(read_text(day + text, name="report.txt"))
    assert [f"{record.period_start or ''}/{record.period_end or ''}" for record in records] == periods


def test_how_far_a_target_was_exceeded_has_been_found() -> None:
    text = "Report\n\n2024-01-20\n\nRope sales rose by 5 percent, exceeding the target by 2 percentage points."
    assert [record.kind for record in extract(read_text(text, name="report.txt"))] == ["result", "result"]
