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
