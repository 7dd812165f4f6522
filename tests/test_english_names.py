"""Names and units of English texts: appositions, parts, lists, what is held against what, units and their substance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.extract import Extractor
from policymine.lang import load
from policymine.learned import Models
from policymine.learned.linear import Linear
from policymine.learned.spans import SpanModel
from policymine.phrases import Phrases
from policymine.records import Facts, Record

EVERYTHING = Models(spans=SpanModel(Linear(5.0, {}), Linear(0.0, {}), Linear(0.0, {})))
"""A model that wants every word in every name."""


def records_of(text: str, models: Models | None = None) -> list[Record]:
    document = replace(
        read_text(text, language="en"), facts=Facts(report_year=2020, published="2020-03-05", language="en")
    )
    return list(Extractor("en", models=models).records(document) if models else extract(document))


# (text, (value, unit, indicator) of each record)
NAMES = [
    # What commas set aside between a subject and its verb is not the subject; a list is none.
    (
        "The mean salt content, a sign of the health of the lake, fell to 3 grams per liter, down 12 percent.",
        [(3, "g/L", "mean salt content"), (12, "%", "mean salt content")],
    ),
    (
        "Income from ferry tolls, the main source of money in the district, fell 11.4 percent.",
        [(11.4, "%", "Income from ferry tolls")],
    ),
    (
        "Tea, silk and the timber of the hills fell 3 percent.",
        [(3, "%", "Tea, silk and the timber of the hills")],
    ),
    # Parts of what was counted.
    (
        "The council discussed 40 draft rules and adopted 24 of them.",
        [(40, "draft rule", "draft rules discussed"), (24, "draft rule", "draft rules adopted")],
    ),
    (
        "The mine will hire 900 people, 300 of them for the night shift.",
        [(900, "person", "people hired"), (300, "person", "people for the night shift")],
    ),
    (
        "Some 1,500 barns with slates were fitted with tiles and 200 with reeds.",
        [(1500, "barn", "barns with slates fitted"), (200, "barn", "barns with reeds")],
    ),
    (
        "A total of 30 mills from the paper, tile and brick trades have been audited.",
        [(30, "mill", "mills audited")],
    ),
    # Targets and values that another value is held against.
    ("Ferry penetration is targeted at 95 percent.", [(95, "%", "Ferry penetration")]),
    (
        "The share of reed in roofing could reach 39%. This is higher than the 32% set in the old act, yet lower than "
        "the binding target of 42.5%.",
        [(39, "%", "share of reed in roofing"), (32, "%", "share of reed in roofing"),
         (42.5, "%", "share of reed in roofing")],
    ),
    (
        "Reuse of crates rose to 68%, still short of the 75% target.",
        [(68, "%", "Reuse of crates"), (75, "%", "Reuse of crates")],
    ),
    (
        "The use of peat fell to 90 tons in 2015. This would be a 64% reduction from the BAU scenario.",
        [(90, "t", "use of peat"), (64, "%", "use of peat")],
    ),
    (
        "Mean rents were 3,421 yuan compared to 3,311 yuan in Linhe.",
        [(3421, "yuan", "Mean rents"), (3311, "yuan", "Mean rents")],
    ),
    # Changes with their names before or behind them.
    (
        "Plum prices continued to decline year-on-year, with an average decline of 13.3%.",
        [(13.3, "%", "Plum prices")],
    ),
    (
        "Tea and timber fell the most, down 37.6% and 35.7% respectively.",
        [(37.6, "%", "Tea"), (35.7, "%", "timber")],
    ),
    ("The work will bring a marked reduction around 80% in ferry noise.", [(80, "%", "ferry noise")]),
    # Shares of things, and by whom.
    (
        "Windmills now supply 14% of the power used on the island.",
        [(14, "%", "power used on the island supplied by Windmills")],
    ),
    (
        "The island exports 3 tonnes of salt, or 9 percent of its harvest.",
        [(3, "t", "salt exported"), (9, "%", "share of salt exported in harvest")],
    ),
    (
        "The town runs 220 rowing boats, 35 percent of its fleet.",
        [(220, "rowing boat", "rowing boats"), (35, "%", "share of rowing boats in fleet")],
    ),
    (
        "The number of hay carts stood at 900, accounting for 2 percent of all carts.",
        [(900, "hay cart", "number of hay carts"), (2, "%", "share of hay carts in carts")],
    ),
    ("Some 340 hamlets adopted a plan, covering 62% of the population.",
     [(340, "hamlet", "hamlets that adopted a plan"), (62, "%", "population covered")]),
    ("Linhe recorded 271 days of good visibility.", [(271, "d", "good visibility")]),
    (
        "The regulator issued 130 permits and refused 17.",
        [(130, "permit", "permits issued"), (17, "permit", "permits refused")],
    ),
    (
        "The ministry allocated 600 million rupees to 45 towns for rain barrels.",
        [(6e8, "INR", "rain barrels"), (45, "town", "towns for rain barrels allocated")],
    ),
    (
        "We will invest 12 million yuan over five years to repair 240 water mills.",
        [(1.2e7, "yuan", "water mills"), (240, "water mill", "water mills repaired")],
    ),
    (
        "Water use declined to 412 cubic meters, and the utilization coefficient rose to 0.576.",
        [(412, "m3", "Water use"), (0.576, "", "utilization coefficient")],
    ),
    ("Boat sales fell, with market share at 35.2 percent.", [(35.2, "%", "market share")]),
    ("Officers helped firms recover 30 million yuan in losses.", [(3e7, "yuan", "losses recovered")]),
    # What a unit is of names a saving, but not a fall of what has a name.
    (
        "The kiln will save 60,000 tons of standard coal, 20 tons of soot and 150,000 tons of carbon dioxide.",
        [(60000, "tce", "standard coal"), (20, "t", "soot"), (150000, "tCO2", "carbon dioxide")],
    ),
    ("Fuel use fell 30 tons of standard coal.", [(30, "tce", "Fuel use")]),
    (
        "We saved 400 tons of peat and avoided 30 tons of soot.",
        [(400, "t", "peat"), (30, "t", "soot")],
    ),
    (
        "The scheme covers around 8 billion tonnes of carbon dioxide emissions.",
        [(8e9, "t", "carbon dioxide emissions covered")],
    ),
    # Days with a word before them are time; so many a day are not.
    ("There were 57 heavily polluted days.", [(57, "d", "heavily polluted days")]),
    ("The tram made 40 trips.", [(40, "trip", "trips made")]),
    # Who brought the news ends a headline.
    ("Rescuers free 4 trapped miners-Hillnews.com", [(4, "trapped miner", "trapped miners")]),
    ("Checks of ferries 22,000 - Xinhua", [(22000, "Check", "Checks of ferries")]),
    ("The mill has 12 non-Chinese owners.", [(12, "non-Chinese owner", "non-Chinese owners")]),
    # A class of engines is no money, a new kind of car no new car.
    (
        "It phased out 40 000 Euro IV diesel lorries.",
        [(40000, "Euro IV diesel lorry", "Euro IV diesel lorries phased out")],
    ),
    ("Tolls came to 40 000 Euro.", [(40000, "EUR", "Tolls")]),
    (
        "The port sold 31 new energy vehicles and 40 new barges.",
        [(31, "new energy vehicle", "new energy vehicles sold"), (40, "barge", "new barges sold")],
    ),
    ("Taiwan's exports of tea amounted to $31.51 billion.", [(31.51e9, "USD", "Taiwan's exports of tea")]),
    ("I will set aside 150 million yuan for energy audits.", [(1.5e8, "yuan", "energy audits")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
@pytest.mark.usefixtures("rules_only")
def test_names_and_units(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.unit, r.indicator) for r in records_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "deadline", "indicator"),
    [
        (
            "By 2030, Bailin aims to build a fully covered, quiet tram network.",
            "2030",
            "fully covered, quiet tram network",
        ),
        ("The town's goal to be carbon neutral by 2035 was confirmed by the council.", "2035", "carbon neutral"),
        ("The ambition to become climate neutral by 2040 is new.", "2040", "climate neutral"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_what_is_to_be_by_a_date(text: str, deadline: str, indicator: str) -> None:
    assert [(r.measure, r.deadline[:4], r.indicator) for r in records_of(text)] == [("deadline", deadline, indicator)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # Who is sent to do something is no part of what is done ...
        ("The port sent crews to repair 40 hulls.", ["hulls repaired"]),
        ("The towns agreed on a plan of cutting ferry noise by 9%.", ["ferry noise"]),
        ("The towns agreed on limiting the growth in ferry noise to 9%.", ["ferry noise"]),
        # ... nor a verb that the value parts from its object; who does it is.
        ("Tide mills supply 30% of the rye flour.", ["rye flour supplied by Tide mills"]),
        ("The town gave measures to achieve 51% of waste reuse.", ["waste reuse"]),
        # Who says so is no name.
        ("According to the harbour office, tolls reached 91%.", ["tolls reached"]),
        # A name of several words is the rules' own, so that it is not left for what the value before counts.
        ("The park has 38 tide mills, with a total installed capacity of 820 kilowatts.",
         ["tide mills in park", "total installed capacity of tide mills"]),
    ],
)  # fmt: skip
def test_what_a_model_that_wants_every_word_leaves_out(text: str, named: list[str]) -> None:
    assert [record.indicator for record in records_of(text, EVERYTHING)] == named


@pytest.mark.parametrize(
    ("phrase", "poor"),
    [
        ("ten years ago", True),
        ("our previous target", True),
        ("legally binding target", True),
        ("new reed target", False),
        ("years of drought", False),
    ],
)
def test_what_names_nothing(phrase: str, poor: bool) -> None:
    assert Phrases(load("en")).is_poor(phrase) is poor
