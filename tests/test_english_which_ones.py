"""English words that say which things are meant: clauses with "who" or "that", "the last 40", and verbs in values."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records(text: str) -> list[Record]:
    return list(extract(read_text(text, language="en", source="heron-plan-2022.txt")))


CLAUSES = [
    ("We will raise the grant for bakers who opened shops by 40%.", [("target", "increase", "grant for bakers")]),
    ("The town will cut the tolls that were paid on bridges by 20%.", [("target", "decrease", "tolls")]),
    (
        "The town will increase the bonus for nurses who have moved to islands from 300 yuan to 500 yuan.",
        [("result", "level", "bonus for nurses"), ("target", "level", "bonus for nurses")],
    ),
    # Here the clause tells how far it goes.
    ("The fund helped bakers that raised output by 40%.", [("result", "increase", "output")]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_clause_between_a_change_and_how_far_it_goes(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(record.kind, record.change, record.indicator) for record in records(text)] == expected


BEYOND = [
    ("Total imports and exports exceeded 4 trillion yuan.", "Total imports and exports"),
    ("The town's grain reserves exceeded 900 tons.", "town's grain reserves"),
    ("Sales of stoves and exports surpassed 70 million yuan.", "Sales of stoves and exports"),
]


@pytest.mark.parametrize(("text", "name"), BEYOND)
def test_words_of_a_value_can_be_its_verb(text: str, name: str) -> None:
    assert [record.indicator for record in records(text)] == [name]


@pytest.mark.parametrize("which", ["last", "remaining", "first"])
def test_some_of_so_many(which: str) -> None:
    found = records(f"So far, 19 of the {which} 40 drains have been mended.")
    assert {(record.unit, record.indicator) for record in found} == {("drain", "drains mended")}


def test_land_is_brought_under_control() -> None:
    (record,) = records("Erosion was brought under control on 57.6 square kilometers.")
    assert (record.comparator, record.unit, record.indicator) == ("=", "km2", "Erosion")


TOTALS = [
    ("Exports of the two towns total 40 tons.", "Exports of the two towns"),
    ("Grants for bakers total 9 million yuan.", "Grants for bakers"),
    ("The town set up a fund to invest an additional 4 million yuan over two years.", "investment"),
]


@pytest.mark.parametrize(("text", "name"), TOTALS)
def test_totals_and_how_long_they_are_for(text: str, name: str) -> None:
    assert [record.indicator for record in records(text)] == [name]


def test_what_is_told_once_more_keeps_its_name() -> None:
    found = records(
        "Spending on parks rose from 12 to 36 million yuan, with its share in the budget rising from 1% to 2%."
    )
    assert [record.indicator for record in found][2:] == ["share in the budget of Spending on parks"] * 2


UNITS = [
    ("The number of bakers taking part in trials reached 800.", ["baker"]),
    ("The number of firms using the register rose from 90 to 300.", ["firm", "firm"]),
]


@pytest.mark.parametrize(("text", "units"), UNITS)
def test_what_they_do_is_no_unit(text: str, units: list[str]) -> None:
    assert [record.unit for record in records(text)] == units


FROM = [
    "Grants will increase from last year's total of 107 million yuan to 156 million yuan.",
    "Grants grew from an initial amount of 107 million yuan to 156 million yuan.",
    "Grants rose from a level of 107 million to 156 million yuan.",
]


@pytest.mark.parametrize("text", FROM)
def test_where_a_change_begins_and_ends_is_no_range(text: str) -> None:
    assert [(record.comparator, record.value) for record in records(text)] == [("=", 107e6), ("=", 156e6)]


WHOLES = [
    ("The supplier must ensure that at least 3% of the total tonnage of the rafts is new.", "tonnage of the rafts"),
    ("The ministry ensures that 25% of the total area of bogs is fenced by 2030.", "area of bogs"),
    ("Emissions from kilns account for 28% of the total.", "Emissions from kilns"),
]


@pytest.mark.parametrize(("text", "name"), WHOLES)
def test_a_share_of_the_total_is_one_of_what_is_named_behind_it(text: str, name: str) -> None:
    assert [record.indicator for record in records(text)] == [name]
