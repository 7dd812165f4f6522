"""What translated notices, replies and bulletins say in their own way: measures behind "with", classes, parts."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record


def records_of(text: str) -> list[Record]:
    return list(extract(read_text(text, language="en")))


# (text, for each record its value and indicator), with the models
NAMES = [
    # What is left out of a pair is taken in.
    (
        "12 pilot towns have been chosen to carry out the building of flood prevention and control works.",
        [(12, "pilot towns chosen to carry out the building of flood prevention and control works")],
    ),
    # The measure of the next value is none of the things before it.
    (
        "There are 7 rice mills in operation with a daily milling capacity of 310 tons.",
        [(7, "rice mills in operation"), (310, "daily milling capacity of rice mills")],
    ),
    (
        "There are 5 pump stations in the delta with a pumping scale of 90,000 tons/day.",
        [(5, "pump stations in the delta"), (90000, "pumping scale of pump stations")],
    ),
    (
        "Last year 4.1 million person-times participated in voluntary beach cleaning.",
        [(4.1e6, "person-times participated in voluntary beach cleaning")],
    ),
    # A clause has a subject of its own.
    (
        "The total income of the two ferry funds was 3.9 billion yuan, the total expenditure was 3.4 billion yuan.",
        [(3.9e9, "total income of the two ferry funds"), (3.4e9, "total expenditure")],
    ),
    ("We will strive to make the share of dark tea reach about 45% by 2029.", [(45, "share of dark tea")]),
    (
        "We will ensure that more than 900 boats are mended and that the wreck rate is about 2%.",
        [(900, "boats mended"), (2, "wreck rate")],
    ),
    ("The county plans to complete 300 mu of land levelling by 2031.", [(300, "land levelling")]),
    (
        "The milling rate of oats has been kept at 96% for 7 consecutive years.",
        [(96, "milling rate of oats")],
    ),
    # Parts of a sum, and things of the same kind.
    (
        "The investment of power firms in supply projects was 90 billion yuan, up 4%, of which tidal power was "
        "30 billion yuan, up 6%.",
        [
            (90e9, "investment of power firms in supply projects"),
            (4, "investment of power firms in supply projects"),
            (30e9, "investment of power firms in supply projects of tidal power"),
            (6, "investment of power firms in supply projects of tidal power"),
        ],
    ),
    (
        "The water use of the first sector was 11 million m3, up 8%; the second sector was 52 million m3.",
        [
            (11e6, "water use of the first sector"),
            (8, "water use of the first sector"),
            (52e6, "water use of second sector"),
        ],
    ),
    (
        "There are 62 clubs, with an annual output of 32 tons of ginseng and an output value of 26 million yuan.",
        [(62, "clubs"), (32, "annual output of ginseng"), (26e6, "output value")],
    ),
    (
        "The ministry will support the island in planning 30 MW of tidal and wave power by 2030.",
        [(30, "tidal and wave power")],
    ),
    ("The next step is to urge the towns to complete the remaining 36 locks by 2026.", [(36, "locks completed")]),
    (
        "There were 1,107 cases of the five types, including 12 cases of daily penalties with a fine of "
        "13.62 million yuan.",
        [
            (1107, "cases of the five types"),
            (12, "cases of daily penalties"),
            (13.62e6, "fine of cases of daily penalties"),
        ],
    ),
    # Where somebody ranks is not what.
    (
        "The reuse rate of slag is 71%, ranking first in the country among 30 steel towns.",
        [(71, "reuse rate of slag"), (1, "reuse rate of slag")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(record.value, record.indicator) for record in records_of(text)] == expected


# (text, for each record its measure and value)
CLASSES = [
    ("The water quality of the Orl River has reached the Class III standard since 2018.", [("rank", 3)]),
    ("The water quality of the outlet is stable in Class II.", [("rank", 2)]),
    ("The water quality of Lake Ama is Class IV.", [("rank", 4)]),
    ("The water quality of Lake Ama rose from inferior V to IV in 2020.", [("rank", 4)]),
    ("The water quality of Lake Ama turned from V to IV in 2020.", [("rank", 5), ("rank", 4)]),
    # So many reached it, and no class is told of them.
    ("In 2021, 30 sections met the Class III standard.", [("count", 30)]),
    ("Of the 36 sections, 31 sections met the standard in 2021.", [("count", 36), ("count", 31)]),
    ("The excellent rate of water quality of 26 sections reached 96.2%.", [("percent", 96.2)]),
    (
        "Kinds of scrap on the list were raised to 42, and a total of 86 tons have been sold.",
        [("count", 42), ("amount", 86)],
    ),
    # Who took part in something does not make a stage direction of what was built.
    (
        "The county built 4 parks and 12 piers, and more than 9,000 person-times participated in tree planting.",
        [("count", 4), ("count", 12), ("count", 9000)],
    ),
    ("The line is 386 km long in total, and the daily passenger flow was 2.93 million.", [("count", 2.93e6)]),
]


@pytest.mark.parametrize(("text", "expected"), CLASSES)
def test_measures(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(record.measure, record.value) for record in records_of(text)] == expected


# (text, for each record its change and value)
CHANGES = [
    (
        "The numbers of larks, owls and terns were 14, 8 and 9 respectively, an increase of 4, 3 and 2.",
        [("level", 14), ("level", 8), ("level", 9), ("increase", 4), ("increase", 3), ("increase", 2)],
    ),
    ("The number of wrecks dropped by 17.8% and 21 boats respectively.", [("decrease", 17.8), ("decrease", 21)]),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(record.change, record.value) for record in records_of(text)] == expected


# (text, for each record its value and deadline)
DUE = [
    (
        "In 2020, 40 wells were dug. In 2021, it is planned to dig 30 wells, and to line 50% of the pits by the end of "
        "the year.",
        [(40, ""), (30, "2021-12-31"), (50, "2021-12-31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DUE)
def test_due(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(record.value, record.deadline) for record in records_of(text)] == expected
