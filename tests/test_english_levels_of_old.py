"""English goals beside what they start from: levels of old, and aims that have been met."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str) -> list[Record]:
    return list(extract(read_text(text, name="2017-strategy.txt", language="en")))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("It seeks to raise tidal capacity to 900 MW by 2030, more than double its 2010 level of 410 MW.", 2010),
        ("Peat use is to fall to 30,000 tonnes by 2030 from its 2012 level of 80,000 tonnes.", 2012),
        ("Imports should drop to half of their 2011 level of 6 million tonnes.", 2011),
        ("Forest cover will be raised to 40% by 2035, up from the 2014 figure of 31%.", 2014),
        ("Output is to reach 90 GWh by 2030, almost triple its 2009 level of 31 GWh.", 2009),
    ],
)
def test_a_level_of_old_is_told_and_not_promised(text: str, year: int) -> None:
    first, last = _records(text)[0], _records(text)[-1]
    assert first.kind == "target"
    assert (last.kind, last.period_start, last.period_end) == ("result", f"{year}-01-01", f"{year}-12-31")
    assert last.indicator == first.indicator


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Nine percent was reached, so the state has met its target of raising the share of tides to 8% by 2015.",
            "2015",
        ),
        ("The country has met its goal of cutting peat use by 20% by 2015.", "2015"),
        ("The port has achieved its own objective of lowering the loss to 4% by 2016.", "2016"),
        ("By now the union has fulfilled its pledge to reduce ash by 25% by 2014.", "2014"),
    ],
)
def test_an_aim_that_was_met_is_an_aim(text: str, day: str) -> None:
    aim = _records(text)[-1]
    assert (aim.kind, aim.deadline) == ("target", f"{day}-12-31")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("In order to ensure that children get home safely, the county set up 18 bus stops.", ["result"]),
        ("In order to save water, the town put 14 pumps into use and will open 3 more.", ["result", "target"]),
        ("To cut costs, the bureau shut 12 offices.", ["result"]),
        ("In order to save water, we will open 3 wells, set up 4 stations and cut 5 fees.", ["target"] * 3),
    ],
)
def test_what_something_is_for_does_not_promise_it(text: str, kinds: list[str]) -> None:
    assert [record.kind for record in _records(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The document covers four sectors (energy, agriculture, waste and transport) and three gases (CO2, CH4, N2O).",
        "The strategy covers six sub-sectors and two gases.",
        "The plan addresses five sectors and seven areas.",
        "The roadmap covers three sub-sectors: electricity, transport and heat.",
        "It recalls that the country has 310 km of coastline.",
        "The state has more than 420 km of sandy coast and a long border.",
        "The country consists of more than 80 islands, of which about 12 are inhabited.",
        "The territory is made up of 17 atolls, of which nine are inhabited.",
        "The archipelago comprises 52 islands and 200 islets.",
        "The Act was passed with the support of six parties.",
        "The bill was backed by seven parties and opposed by two members.",
    ],
)
def test_what_a_text_covers_and_how_a_land_lies_is_no_record(text: str) -> None:
    assert _records(text) == []
