"""English aims told of in the past tense or by a noun, and what a participle says of a value that is planned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts

pytestmark = pytest.mark.usefixtures("rules_only")

# (sentence, the kind of each record)
CASES = [
    ("The 2030 target for offshore wind was cut from 11 GW to 8 GW.", "tt"),
    ("The target for cutting methane in the sectors under the national trading system was bolstered to 62%.", "t"),
    ("The Government sought to raise access to water to 80% of the population by 2018 and 95% by 2035.", "tt"),
    ("The earlier strategy aimed to deploy 150 MW of wind, 70 MW of solar and 330 MW of gas by 2017.", "ttt"),
    ("In the previous plan it had vowed to cut losses by 12% by 2018.", "t"),
    ("The desired share of rail freight is 32%.", "t"),
    ("The envisaged grants amount to 30 million euros.", "t"),
    ("The firm planned to open 12 plants and built 4 of them in 2018.", "tr"),
    ("In 2018 the city sought to plant trees and laid 40 km of pipes.", "r"),
    ("The company pledged to invest after it had sold 20 ships.", "r"),
    ("One million hectares for orchards, accounting for 22 percent, are to be set aside by 2030.", "tt"),
    ("Two million hectares are to be set aside for pasture; one million for orchards, accounting for 22%.", "ttt"),
    ("The plant produced 30 t of steel in 2018, accounting for 12% of the output.", "rr"),
]


@pytest.mark.parametrize(("text", "kinds"), CASES)
def test_past_aims(text: str, kinds: str) -> None:
    document = read_text(text, language="en")
    records = extract(replace(document, facts=Facts(report_year=2019, language="en")))
    assert "".join(record.kind[0] for record in records) == kinds


# The goals of a plan, told in the perfect behind the date that opens them: (text, name of the file, kinds)
GOALS_OF_PLANS = [
    (
        "By 2025, the binding tasks will be fully completed. The soot level has dropped by 22% against 2020, "
        "and the ratio of clean days has reached 74.2%.",
        "elm-clean-air-plan-2021.txt",
        "ttt",
    ),
    (
        "By 2025, the soot level has dropped by 22%, and the ratio of clean days has reached 74%.",
        "elm-plan-2021.txt",
        "tt",
    ),
    ("Work goals: by 2025, much will be done. The recycling rate has reached 35%.", "elm-waste-plan-2021.txt", "tt"),
    # What stands now, and what a date inside its sentence does not open, is told.
    ("By 2025, the city will build 30 parks. So far, 12% of them have been built.", "elm-plan-2021.txt", "tr"),
    ("The plan is to build 300 km of roads by 2025. The paved share has reached 40%.", "elm-plan-2021.txt", "tr"),
    (
        "By 2025, the binding tasks will be fully completed. The soot level has dropped by 22%.",
        "elm-report-2021.txt",
        "tr",
    ),
]


@pytest.mark.parametrize(("text", "name", "kinds"), GOALS_OF_PLANS)
def test_goals_of_plans_in_the_perfect(text: str, name: str, kinds: str) -> None:
    document = read_text(text, source=name, language="en")
    assert "".join(record.kind[0] for record in extract(document)) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, 20 villages met targets.",
        "In 2019, 9 firms missed targets.",
        "In 2019, the share was 3% below target.",
    ],
)
def test_what_met_or_missed_targets_is_no_target(text: str) -> None:
    assert [record.kind for record in extract(read_text(text, language="en"))] == ["result"]
