"""English rankings told one after the other, and lists of changes that only the first of them names."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str, name: str = "notes.txt") -> list[Record]:
    return list(extract(read_text(text, name=name, language="en")))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Farming accounts for 52% of water use, followed by mills with 31% and baths with 9%.",
            ["share of Farming in water use", "share of mills in water use", "share of baths in water use"],
        ),
        (
            "Peat provides 45% of heat, followed by straw (30%) and wood (12%).",
            ["heat provided by Peat", "heat provided by straw", "heat provided by wood"],
        ),
        ("Shipping is the largest emitter with 38%, followed by mining at 24%.", ["Shipping", "mining"]),
        (
            "In 2019, baths made up 21% of jobs, followed by tanning, at 13%, while mining made up the remaining 4%.",
            ["share of baths in jobs", "share of tanning in jobs", "share of mining in jobs"],
        ),
        (
            "The shipping sector was the main source (71%), followed by farming (15%), dyeing (9%) and waste (5%).",
            ["shipping sector", "farming", "dyeing", "waste"],
        ),
        ("Oat output was 30 million tons, trailed by rye with 20 million tons.", ["Oat output", "rye output"]),
        ("Peat made up 57% of the total, straw 20% and wood 9%.", ["Peat", "straw", "wood"]),
        ("Peat accounted for 57% of the total, straw for 20% and wood for 9%.", ["Peat", "straw", "wood"]),
    ],
)
def test_who_follows_is_named_like_the_first(text: str, names: list[str]) -> None:
    assert [record.indicator for record in _records(text)] == names


def test_an_order_of_events_is_no_ranking() -> None:
    (record,) = _records("The feast was followed by a tour of 30 mills.")
    assert (record.measure, record.value) == ("count", 30)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In 2025, we will strive for a 7% growth in GRP, 8% in tourism and 6.5% in port fees.",
            [(7, "increase", "GRP"), (8, "increase", "tourism"), (6.5, "increase", "port fees")],
        ),
        (
            "The plan foresees a 20% reduction in water use, 30% in peat use and 40% in soot by 2030.",
            [(20, "decrease", "water use"), (30, "decrease", "peat use"), (40, "decrease", "soot")],
        ),
        (
            "In 2024 it achieved increases of 6% and 7.5% in the income of pilots and smiths.",
            [(6, "increase", "income of pilots and smiths"), (7.5, "increase", "income of pilots and smiths")],
        ),
        (
            "It aims for reductions of 20%, 30% and 45% in dust losses by 2025, 2030 and 2035 respectively.",
            [(20, "decrease", "dust losses"), (30, "decrease", "dust losses"), (45, "decrease", "dust losses")],
        ),
    ],
)
def test_changes_in_a_list_move_alike(text: str, told: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.indicator) for r in _records(text)] == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Prices of soap rose 1.2 percent and those for tea, milk and bread rose 1.9 percent.",
            ["Prices of soap", "Prices for tea, milk and bread"],
        ),
        (
            "The toll index went up by 0.3 percent, of which the tolls for barges, rafts and tugs rose by 0.1 percent.",
            ["toll index", "tolls for barges, rafts and tugs"],
        ),
        ("Fees of baths rose by 3% and those for pilots by 5%.", ["Fees of baths", "Fees for pilots"]),
    ],
)
def test_what_those_are_for_is_named_in_full(text: str, names: list[str]) -> None:
    assert [record.indicator for record in _records(text)] == names
