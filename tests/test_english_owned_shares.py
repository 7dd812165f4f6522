"""The share of what a sentence promotes before: "develop tidal power and bring its share to 25% of the mix"."""

from __future__ import annotations

import pytest

from policymine import extract, read_text


@pytest.mark.usefixtures("rules_only")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Develop tidal power and bring its share to 25% of the power mix by 2030.",
            "share of tidal power in power mix",
        ),
        ("The plan is to promote electric ferries and raise their share to 30% by 2030.", "share of electric ferries"),
        (
            "It aims to expand organic farming by raising its share to 20% of farmland by 2030.",
            "share of organic farming in farmland",
        ),
        (
            "Tidal power is to be developed, bringing its share in power output to 25% by 2030.",
            "share of Tidal power in power output",
        ),
        # A coverage or a rate is a share itself.
        ("Reed coverage increased to 21% of the total wetland area in 2019.", "Reed coverage"),
        ("The use rate of straw rose to 40% of the harvest in 2019.", "use rate of straw"),
        ("The act supports biogas, with the goal of increasing its share to 12% by 2030.", "share of biogas"),
        (
            "Further development of geothermal wells with bringing their share to more than 25% by 2030.",
            "share of geothermal wells",
        ),
        (
            "The act promotes the use of biogas in ferries and seeks to increase its share to 10% of fuel by 2030.",
            "share of biogas in ferries in fuel",
        ),
        # its own thing
        ("The isle wants to raise its share of tidal power to 30% by 2030.", "share of tidal power"),
        ("Norland wants to raise its share to 30% by 2030.", "share"),
    ],
)
def test_share_of_what_is_promoted(text: str, expected: str) -> None:
    """A share that is "its" is that of the thing acted on before in the sentence."""
    [record] = list(extract(read_text(text, name="2015-strategy.txt", language="en")))
    assert record.indicator == expected


@pytest.mark.usefixtures("rules_only")
def test_share_from_and_to() -> None:
    """Where a share comes from and goes to are both of the thing."""
    text = "The plan prioritises the use of peat, increasing its share in the heat mix from 8% to 15% by 2030."
    found = list(extract(read_text(text, name="2015-strategy.txt", language="en")))
    assert [r.indicator for r in found] == ["share of peat in the heat mix"] * 2
