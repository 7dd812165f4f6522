"""Sentences of translated statistics: rates of growth said of several things, things without a verb."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    return list(extract(read_text(text, language="en")))


# (text, its percentages as (value, change, indicator))
RATES = [
    (
        "Oat sales and mud fees were 3 million yuan and 4 million yuan, with growth rates of 8.5% and 9% respectively.",
        [(8.5, "increase", "Oat sales"), (9, "increase", "mud fees")],
    ),
    (
        "Oat sales and mud exports grew, with growth rates of 8% and 9% respectively.",
        [(8, "increase", "Oat sales"), (9, "increase", "mud exports")],
    ),
    ("Oat sales grew, with growth rates of 8%.", [(8, "increase", "Oat sales")]),
    # What could be a verb is a thing where a value follows and nobody does it.
    (
        "Exports 50 million yuan, the growth 2.9%; imports 40 million yuan, down 5%.",
        [(2.9, "increase", "Exports"), (5, "decrease", "imports")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RATES)
def test_rates(text: str, expected: list[tuple[float, str, str]]) -> None:
    found = [record for record in records_of(text) if record.measure == "percent"]
    assert [(record.value, record.change, record.indicator) for record in found] == expected


def test_what_somebody_does_stays_a_verb() -> None:
    assert [record.action for record in records_of("The town builds 3 piers, plants 40 mu of trees.")] == [
        "build",
        "plant",
    ]
