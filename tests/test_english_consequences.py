"""English values that come of the clause before or are told beside a level: done or promised with it."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

# (text, (kind, value, indicator) of each record)
CASES = [
    ("Spending will exceed income, resulting in a deficit of 850 million yuan.", [("target", 8.5e8, "deficit")]),
    ("Spending exceeded income, leading to a shortfall of 30 million yuan.", [("result", 3e7, "shortfall")]),
    (
        "Two dams will be finished, bringing total storage to 900 million cubic meters.",
        [("target", 2, "dams finished"), ("target", 9e8, "total storage")],
    ),
    ("The plant was closed, resulting in a loss of 300 jobs.", [("result", 300, "loss of jobs")]),
    ("The bridge has opened, cutting travel time by 40 percent.", [("result", 40, "travel time")]),
    ("The council adopted a plan, cutting emissions by 40 percent by 2030.", [("target", 40, "emissions")]),
    (
        "Total revenue is budgeted at 7 billion yuan, an increase of 8 percent.",
        [("target", 7e9, "Total revenue"), ("target", 8, "Total revenue")],
    ),
    (
        "The deficit is set at 1.1 billion yuan, 300 million yuan more than last year.",
        [("target", 1.1e9, "deficit"), ("target", 3e8, "deficit")],
    ),
    (
        "Total revenue was 7 billion yuan, an increase of 8 percent.",
        [("result", 7e9, "Total revenue"), ("result", 8, "Total revenue")],
    ),
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_kinds(text: str, values: list[tuple[str, float, str]]) -> None:
    records = extract(read_text(text, name="plan-2017.txt", language="en"))
    assert [(record.kind, record.value, record.indicator) for record in records] == values
