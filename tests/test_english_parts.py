"""Names of parts in English: some of what was counted before, members of lists, shares by place, what is meant again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    facts = Facts(report_year=2020, published="2020-03-05", language="en")
    return list(extract(replace(read_text(text, language="en"), facts=facts)))


# (text, (value, unit, indicator) of each record)
OF_COUNTED = [
    # What some of them did, or did not do.
    (
        "The bureau examined 300 kilns; 260 met the standard and 40 did not meet the standard.",
        [(300, "kiln", "kilns examined"), (260, "kiln", "kilns met the standard"),
         (40, "kiln", "kilns that did not meet the standard")],
    ),
    (
        "Among the 60 wells, 52 passed the test, and 8 failed.",
        [(60, "well", "wells"), (52, "well", "wells passed the test"), (8, "well", "wells failed")],
    ),
    (
        "The ministry checked 120 dams, of which 14 belonged to villages and 9 came from mines.",
        [(120, "dam", "dams checked"), (14, "dam", "dams belonged to villages"), (9, "dam", "dams came from mines")],
    ),
    (
        "There were 300 requests, 20 of which were refused and 12 not answered.",
        [(300, "request", "requests"), (20, "request", "requests refused"), (12, "request", "requests not answered")],
    ),
    # Of which sort they are.
    (
        "In May the inspectors received 90 letters, of which 31 were urgent letters, and 8 were false.",
        [(90, "letter", "letters received"), (31, "letter", "urgent letters received"),
         (8, "letter", "false letters received")],
    ),
    (
        "Of the 60 ships, 12 are tankers and 9 are ferries.",
        [(60, "ship", "ships"), (12, "ship", "tankers"), (9, "ship", "ferries")],
    ),
    (
        "The office handled 120 complaints, of which 45 were about noise.",
        [(120, "complaint", "complaints handled"), (45, "complaint", "complaints about noise")],
    ),
    # Where they are: a place by name is none of the indicator's, unless the whole has one.
    (
        "The city built 60 stations, of which 20 are in Dale District, 15 in Hill District and 25 in Lake District.",
        [(60, "station", "stations built"), (20, "station", "stations built"), (15, "station", "stations built"),
         (25, "station", "stations built")],
    ),
    (
        "There are 20 mills in Dale County, 15 in Hill County and 9 in Lake County.",
        [(20, "mill", "mills in Dale County"), (15, "mill", "mills in Hill County"),
         (9, "mill", "mills in Lake County")],
    ),
    (
        "The county has 80 schools, of which 30 are in the hills and 50 in the plain.",
        [(80, "school", "schools"), (30, "school", "schools in the hills"), (50, "school", "schools in the plain")],
    ),
    # "Of which" goes on with the part before it.
    (
        "Of 90 bogs, 70 were drained and 20 have not been drained, of which 5 are in the north.",
        [(90, "bog", "bogs"), (70, "bog", "bogs drained"), (20, "bog", "bogs that have not been drained"),
         (5, "bog", "bogs that have not been drained in the north")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read"), OF_COUNTED)
def test_some_of_what_was_counted(text: str, read: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.unit, r.indicator) for r in records_of(text)] == read
