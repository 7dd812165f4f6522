"""English adjectives in a row, bounds in verbs, aims of change, and five years that are a plan's."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

# (text, indicator)
NAMES = [
    (
        "By 2030, the country will build a clean, low-carbon, safe and efficient energy system.",
        "clean, low-carbon, safe and efficient energy system",
    ),
    ("By 2035, the province will form a modern, efficient water network.", "modern, efficient water network"),
    (
        "By 2025, a unified, open and orderly market system will be established.",
        "unified, open and orderly market system",
    ),
    # Nouns in a row are things of their own.
    ("By 2020, a school, hospital and market will be built.", "school, hospital and market"),
    ("By 2020 a road, a bridge and a port will be built.", "road, a bridge and a port"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_adjectives_in_a_row(text: str, name: str) -> None:
    assert [record.indicator for record in extract(read_text(text, language="en"))] == [name]


# (text, (change, comparator, value) of each record)
CHANGES = [
    ("Reduce the volume of waste buried by 60% by 2015.", [("decrease", "=", 60)]),
    ("Reduce waste flared during drilling by 60% by 2015.", [("decrease", "=", 60)]),
    ("The act gives a basis for reducing the weight of parts used in lorries by 10% by 2020.", [("decrease", "=", 10)]),
    ("This year's target for expanding lending is around 17%.", [("increase", "~", 17)]),
    ("From 2017 the share of peat is max. 20%.", [("level", "<=", 20)]),
    ("The number of firms climbed past 6,000 in 2023.", [("level", ">=", 6000)]),
    # The numbers of a slogan are none.
    ("The 20-20-20 goals mean to reduce waste by 25% by 2020.", [("decrease", "=", 25)]),
]


@pytest.mark.parametrize(("text", "read"), CHANGES)
def test_changes_and_bounds(text: str, read: list[tuple[str, str, float]]) -> None:
    records = extract(read_text(text, language="en"))
    assert [(record.change, record.comparator, record.value) for record in records] == read


# (the file's name, text, deadline): five years that are those of a plan end with it.
AHEAD = [
    ("2011-report.txt", "Over the next five years, 120 schools will be built.", "2015-12-31"),
    ("2013-report.txt", "Over the next five years, 120 schools will be built.", "2018-12-31"),
    ("2011-report.txt", "Over the next three years, 120 schools will be built.", "2014-12-31"),
]


@pytest.mark.parametrize(("name", "text", "deadline"), AHEAD)
def test_next_five_years(name: str, text: str, deadline: str) -> None:
    assert [record.deadline for record in extract(read_text(text, name=name, language="en"))] == [deadline]
