"""English names of works on things and areas, of sums for lists, and of what sums are given as."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

# (text, the indicators of its records)
CASES = [
    # The work that is done on things.
    ("Reinforcement of 15,000 small dams was completed.", ["Reinforcement of small dams completed"]),
    ("Renovation of 400 old neighborhoods has been finished.", ["Renovation of old neighborhoods finished"]),
    ("Restoration of 30 wetlands will be carried out.", ["Restoration of wetlands"]),
    ("Dredging of 300 ponds was finished.", ["Dredging of ponds finished"]),
    ("A total of 300 ponds were dredged.", ["ponds dredged"]),
    ("The city implemented erosion control for 11 million hectares of land.", ["erosion control for land"]),
    # Lists behind a participle, and behind a sum.
    (
        "Allocations related to farming, rural roads and schools total 560 million yuan, up 13 million yuan.",
        ["Allocations related to farming, rural roads and schools"] * 2,
    ),
    ("Fees paid for water, gas and power rose by 4%.", ["Fees paid for water, gas and power"]),
    (
        "A total of 430 million yuan from the state budget was spent on farming, rural roads, and schools.",
        ["state budget spending on farming, rural roads, and schools"],
    ),
    # What a sum is given as.
    ("We granted over five million yuan in new loans to support small firms.", ["new loans"]),
    ("We paid out 122 million yuan in subsidies to grain growers.", ["subsidies to grain growers"]),
    ("The banks extended 30 million yuan in credit to farmers.", ["credit to farmers"]),
]


@pytest.mark.parametrize(("text", "indicators"), CASES)
def test_works_and_sums(text: str, indicators: list[str]) -> None:
    assert [record.indicator for record in extract(read_text(text, language="en"))] == indicators
