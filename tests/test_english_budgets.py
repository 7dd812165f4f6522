"""English budgets and rates: shares of what was budgeted, what is set at a value, and what is kept stable at one."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str) -> list[Record]:
    return list(extract(read_text(text, name="2017-report.txt", language="en")))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Port revenue came to 18.3 billion yuan, 101% of the budgeted figure and an increase of 6.2%.",
            "Port revenue",
        ),
        ("Tax revenue was 15.6 billion yuan, 98% of the budgeted figure, up 3% over 2015.", "Tax revenue"),
        ("Spending on schools reached 4 billion yuan, 99.5% of the budget and up 8%.", "Spending on schools"),
        ("Fund revenue amounted to 7 billion yuan, 103% of the adjusted budget, a decrease of 4%.", "Fund revenue"),
        ("Expenditure totaled 22 billion yuan, 105.3% of the projected amount and an 8.7% increase.", "Expenditure"),
    ],
)
def test_shares_of_the_budget_are_of_what_was_budgeted(text: str, name: str) -> None:
    assert [record.indicator for record in _records(text)] == [name] * 3


@pytest.mark.parametrize(
    "text",
    [
        "In 2017, we will pursue a firm fiscal policy. The deficit-to-GDP ratio is set at 2.6%.",
        "In 2017, we will go on with reforms. The growth of exports is set at 4%.",
        "The deficit for 2017 is fixed at 3 billion yuan.",
    ],
)
def test_what_is_set_at_a_value_is_a_goal(text: str) -> None:
    record = _records(text)[-1]
    assert (record.kind, record.deadline) == ("target", "2017-12-31")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The output of grain will be kept stable at over 3 million tons.", "output of grain"),
        ("The summer reed area is planned to be stable at 40,000 mu.", "summer reed area"),
        ("The registered vacancy rate should be held steady at 4%.", "registered vacancy rate"),
        ("Grain output remained stable at 4 million tons in 2016.", "Grain output"),
        ("The number of ferries was stable at around 40.", "number of ferries"),
        ("We will keep the pass rate stable at 5%.", "pass rate"),
        ("Keep the price of tea steady at 40 yuan.", "price of tea"),
        ("The noise will be kept at 40 decibels.", "noise"),
    ],
)
def test_stable_is_no_part_of_a_name(text: str, name: str) -> None:
    assert _records(text)[0].indicator == name
