"""English remarks that tell what is so beside a promise, lists that go on with one, and goals with a date alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    return list(extract(replace(read_text(text, language="en"), facts=Facts(report_year=2019, language="en"))))


# (text, (kind, value, deadline) of each record)
REMARKS = [
    (
        "Norland, whose forests cover 40% of its land, pledges to plant 30 million trees by 2030.",
        [("result", 40, ""), ("target", 3e7, "2030-12-31")],
    ),
    (
        "Norland, a chain of islands whose share of world emissions is only 0.006%, will plant 9,000 trees by 2030.",
        [("result", 0.006, ""), ("target", 9000, "2030-12-31")],
    ),
    (
        "Norland, where coal now gives 60% of power, will close 12 mines by 2030.",
        [("result", 60, ""), ("target", 12, "2030-12-31")],
    ),
    (
        "The plan, which covers a region where 12% of homes have no heating, aims to insulate 3,000 homes by 2025.",
        [("result", 12, ""), ("target", 3000, "2025-12-31")],
    ),
    (
        "The bank, which has 40 branches, will build 12 depots by 2025.",
        [("result", 40, ""), ("target", 12, "2025-12-31")],
    ),
    # What is to come in a remark is a promise.
    ("The dam, which will cost 4 million dollars, is big.", [("target", 4e6, "")]),
    # What is said behind a value to be planned.
    ("In the mills, a 20% saving compared to 2010 is planned.", [("target", 20, "")]),
    ("About 60% of the investment is expected from private sources.", [("target", 60, "")]),
    # What had to be done was done, and what was so is not promised by the next clause.
    ("Water had to be brought to 30,000 people in 2019.", [("result", 30000, "")]),
    ("In 2019, 300 families had to leave their homes.", [("result", 300, "")]),
    ("Water has to be brought to 30,000 people by 2025.", [("target", 30000, "2025-12-31")]),
    (
        "One in five wells was dry in 2018, and 40 pumps will be built in 2025.",
        [("result", 20, ""), ("target", 40, "2025-12-31")],
    ),
    # Passives of a list that begins with a promise.
    (
        "In 2019, the county plans to dig 30 wells, 40 pumps are installed, and 9 dams are repaired.",
        [("target", 30, "2019-12-31"), ("target", 40, "2019-12-31"), ("target", 9, "2019-12-31")],
    ),
]


@pytest.mark.parametrize(("text", "values"), REMARKS)
def test_remarks(text: str, values: list[tuple[str, float, str]]) -> None:
    assert [(record.kind, record.value, record.deadline) for record in records_of(text)] == values


# (text, what is due, and when)
GOALS = [
    ("The strategy reaffirms the goal of carbon neutrality by 2060.", [("carbon neutrality", "2060-12-31")]),
    ("Norland restates in its plan the goal of net-zero emissions by 2050.", [("net-zero emissions", "2050-12-31")]),
    ("The law enshrines the objective of climate neutrality by 2045.", [("climate neutrality", "2045-12-31")]),
    # What a text tells of, as far as it looks.
    ("The plan sets out the capacity to be built and closed up to 2030.", []),
    ("The outlook updates the demand expected up to 2040.", []),
    ("The mines will be closed by 2030.", [("mines closed", "2030-12-31")]),
]


@pytest.mark.parametrize(("text", "values"), GOALS)
def test_goals(text: str, values: list[tuple[str, str]]) -> None:
    assert [(record.indicator, record.deadline) for record in records_of(text)] == values
