"""English goals of policy summaries: what they set out from, what they require, and which way they move."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str) -> list[Record]:
    return list(extract(read_text(text, language="en")))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # What a goal sets out from is so already ...
        ("In 2010 it set an objective to increase cork use from 40 t to 65 t by 2020.", ["result", "target"]),
        ("A target was set to expand reed beds from 20% to 30% by 2030.", ["result", "target"]),
        # ... but the goal that is raised was one before.
        ("The target was raised from 20% to 30%.", ["target", "target"]),
        # What is required of somebody.
        ("Order 7 of March 2008 set a 3% blending requirement as of July 2008.", ["target"]),
        ("It fixes the amount of cork: mandatory content not less than 6% in 2014-2015.", ["target"]),
        # A subject that only its name tells.
        ("The office is new. FPX targets 40 ferries and 16 locks.", ["target", "target"]),
        # A goal that moves on is one in each of its steps.
        (
            "The 2015 edition is long. The 2015 text calls for a share of sail boats of 8% by 2010 and 20% by 2020.",
            ["target", "target"],
        ),
        ("The area of land used for orchards should be of 20% by 2030.", ["target"]),
    ],
)
def test_kinds_of_goals(text: str, kinds: list[str]) -> None:
    assert [record.kind for record in _records(text)] == kinds


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The pledge is a 30% deviation below business as usual by 2025.", [(30, "decrease")]),
        ("35% energy intensity improvement by 2030.", [(35, "decrease")]),
        ("12% energy efficiency improvement by 2025.", [(12, "increase")]),
        ("Reduction in fees charged in ports should be of 25% by 2022.", [(25, "decrease")]),
        ("An increase in output, except for that of small farms, of 18% by 2030 is required.", [(18, "increase")]),
        (
            "It aims at cutting waste by 14%, and to increase cork stocks, through new plants and groves, by 32%.",
            [(14, "decrease"), (32, "increase")],
        ),
    ],
)
def test_moves_of_goals(text: str, told: list[tuple[float, str]]) -> None:
    assert [(record.value, record.change) for record in _records(text)] == told
