"""What takes the place of names that can be none, by their form: English texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.lang import load
from policymine.marking import Marker
from policymine.phrases import Phrases
from policymine.records import Facts, Record
from policymine.stand_ins import StandIns


def records_of(text: str) -> list[Record]:
    facts = Facts(report_year=2020, published="2020-03-05", language="en")
    return list(extract(replace(read_text(text, language="en"), facts=facts)))


# (text, (value, indicator) of the records in question)
NAMES = [
    # What stands at a verb or value by its place only: adverbs, adjectives, parts of a thing.
    (
        "A share of cork in flooring was set for 2012; it was later fixed at 25 percent.",
        [(25, "share of cork")],
    ),
    (
        "Since 2009 the blending of rye flour with bran has been mandatory, increasing to 9% from March 2010.",
        [(9, "blending of rye flour with bran")],
    ),
    (
        "Landings of herring came to 40,000 tons last winter, short of the 52,000 hoped for.",
        [(52000, "Landings of herring")],
    ),
    ("Of the eight new ferries, the dearest came to 4.5 million euros.", [(4500000, "eight new ferries")]),
    # The rate that something had, and the ones that follow.
    (
        "The harbour levy on foreign yachts was raised twice last spring, from the old rate of 12 euros to 30 euros.",
        [(12, "harbour levy on foreign yachts")],
    ),
    (
        "National fee on plastic bags; 0.2 euros a piece in 2019, 0.3 euros in 2021, to reach 0.5 euros in 2024.",
        [(0.3, "National fee on plastic bags"), (0.5, "National fee on plastic bags")],
    ),
    # A form in -ing without its object.
    (
        "The county treasury will grant 14 million yuan for preventing and fighting locust plagues.",
        [(14000000, "county treasury funds for preventing and fighting locust plagues")],
    ),
    (
        "The city council set aside 3 million euros for encouraging or guiding young weavers.",
        [(3000000, "city council funds for encouraging or guiding young weavers")],
    ),
    (
        "The county spent 6 million yuan on repairing and widening mountain roads.",
        [(6000000, "county spending on repairing and widening mountain roads")],
    ),
    (
        "A quarter of the budget goes to repairing and insulating schools.",
        [(25, "budget going to repairing and insulating schools")],
    ),
    (
        "The ferry company announced a loss of 40 million euros, later corrected to 52 million euros.",
        [(40000000, "loss"), (52000000, "loss")],
    ),
    # Who says, gives or forecasts what.
    ("The board is forecasting an annual loss of 90 million euros.", [(90000000, "annual loss")]),
    ("Our neighbours hold that the dues should rise to 70 euros by 2024.", [(70, "dues")]),
    ("The survey put the number of cranes at 1,240, 8% more than a year before.", [(8, "number of cranes")]),
    (
        "The Commission for Development arranged 3 billion yuan of investment in the central budget for dykes.",
        [(3000000000, "investment in the central budget for dykes")],
    ),
    # Two tasks: each value is of its own.
    (
        "The mission has two goals: to increase tree cover on 3 million hectares and to improve the quality of pasture"
        " on another 2 million hectares.",
        [(3000000, "tree cover"), (2000000, "quality of pasture")],
    ),
    # Lists of forms in -ing, and lists at the head of a later clause.
    (
        "By then, the rate of mechanization in threshing, drying and milling rose from 41 percent to 58 percent.",
        [
            (41, "rate of mechanization in threshing, drying and milling"),
            (58, "rate of mechanization in threshing, drying and milling"),
        ],
    ),
    (
        "The loss of grain in reaping, threshing, and storing fell by 3 percent.",
        [(3, "loss of grain in reaping, threshing, and storing")],
    ),
    (
        "The county added 3 parks, and the price of salt in Lunhe, Baiyang and the surrounding towns fell by 20%.",
        [(20, "price of salt in Lunhe, Baiyang and the surrounding towns")],
    ),
    # Where a change started from.
    (
        "Since the opening of the line, the journey has been shortened from the previous 5 hours to 90 minutes.",
        [(90, "journey")],
    ),
    ("Planned were 300 hectares of hedges; thereafter 120 hectares a year.", [(120, "hedges")]),
    ("This autumn the institute is projecting a shortfall of 700 million yuan.", [(700000000, "shortfall")]),
    (
        "Registering an annual growth rate of 8.1%, the ceramics trade was the strongest.",
        [(8.1, "annual growth rate")],
    ),
    (
        "Officials of the port authority hold that the toll would have to rise to 18 dollars by 2027.",
        [(18, "toll")],
    ),
    # A place that does something to the thing behind the value.
    (
        "In heating, where about a third of supply was local in 2011, Karelle intends to come close to 80% local supply"
        " by 2035.",
        [(80, "local supply")],
    ),
    # The end of an owner without what is owned.
    (
        "In summer, of the bureau's 300 hectares of flax, 120 hectares have been mown.",
        [(300, "flax"), (120, "flax")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text[:40] for text, _ in NAMES])
def test_names(text: str, expected: list[tuple[float, str]]) -> None:
    found = [(record.value, record.indicator) for record in records_of(text)]
    assert [each for each in found if each[0] in {value for value, _ in expected}] == expected


def stand_ins() -> StandIns:
    language = load("en")
    return StandIns(language, Phrases(language), Marker(language))


@pytest.mark.parametrize(
    "name",
    ["", "later", "Thereafter", "10 000 tons", "county's of hemp", "Republic of Moldana 's", "funds for encouraging",
     "Experts hold that the toll", "annual target", "from the original 40 minutes", "deputy director of the Weir",
     "registering a loss", "short of the plan", "hedges in the valley and to repair the walls"],
)  # fmt: skip
def test_what_is_none(name: str) -> None:
    assert stand_ins().is_none(name, Marker(load("en")).words_of(name))


@pytest.mark.parametrize(
    "name",
    ["tolls", "rate of loss", "farmers' income", "planting of hedges", "from abroad", "area of mining and quarrying",
     "target of the hill towns met", "ponds that are lined", "tourists from the old towns", "training", "GDP"],
)  # fmt: skip
def test_what_may_be_one(name: str) -> None:
    assert not stand_ins().is_none(name, Marker(load("en")).words_of(name))
