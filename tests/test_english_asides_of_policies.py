"""English summaries of policies: sources in brackets, bounds of what is meant, and numbers that are names."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str) -> list[Record]:
    return list(extract(read_text(text, name="2015-strategy.txt", language="en")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose text says so, and of which year
        (
            "In 2030, it is to look after 50% of hill forests and 25% of reed beds (Norland, NDC 2020).",
            [(50, "hill forests"), (25, "reed beds")],
        ),
        (
            "The average ferry is to emit 147 g/km in 2028 (Council of the Isles 2014b).",
            [(147, "average ferry")],
        ),
        # which ones are meant
        (
            "It aims for 30% of power to come from tides by 2030, excluding hydro plants over 20 MW.",
            [(30, None)],
        ),
        ("By 2030, small mills (wind mills < 2 MW) are to make 40 GWh.", [(40, "small mills (wind mills < 2 MW)")]),
        # which one it is
        ("Petrol with octane number 95 is to be sold at 400 quays by 2030.", [(400, None)]),
        ("In 2019 resolution number 7 granted 40 million euros.", [(40000000, None)]),
    ],
)
def test_what_stands_beside_a_goal(text: str, expected: list[tuple[float, str | None]]) -> None:
    """What only says whose text, which things or which one is no value and no part of a name."""
    found = _records(text)
    assert [r.value for r in found] == [value for value, _ in expected]
    for record, (_, name) in zip(found, expected, strict=True):
        assert name is None or record.indicator == name


def test_rials_are_money() -> None:
    """A price in rials is money."""
    [record] = _records("In 2014 the base tariff was 628 rials per kilowatt-hour.")
    assert (record.measure, record.unit) == ("money", "IRR/kWh")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a goal of a kind is of, behind its value
        (
            "Norland's pledge has an unconditional target of 6% methane emission reduction by 2040 compared to 2010.",
            ["methane emission"],
        ),
        ("The isle has an indicative target of 12% tidal power by 2030.", ["tidal power"]),
        ("There is a binding target of 40 MW wave power by 2025.", ["wave power"]),
        # of what was told just before
        (
            "Gas output is to reach 8 million tonnes in 2035. Out of this amount, 5 million tonnes will be sold.",
            ["Gas output", "Gas output sold"],
        ),
    ],
)
def test_names_of_goals_of_a_kind(text: str, expected: list[str]) -> None:
    """A goal is of what stands behind its value, and what is out of a sum is of what that was of."""
    assert [r.indicator for r in _records(text)] == expected
