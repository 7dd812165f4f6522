"""Sentences of English laws and plans, whose tenses mean what they say: kinds and dates."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Block, Document, Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    return list(extract(read_text(text, language="en")))


# (text, its records as (value, kind, deadline))
KINDS = [
    # What a law says in the present of a day is what it asks for, also of a day that is over.
    (
        "The Lagoon Act sets these shares: By 31 May 2018, a minimum of 7% of the ice sold comes from solar plants."
        " By 31 May 2024, a minimum of 11% of the ice sold comes from solar plants.",
        [(7, "target", "2018-05-31"), (11, "target", "2024-05-31")],
    ),
    (
        "The Ferry Strategy is of 2014. By 2012, the ferries will burn 20% less oil. As of 2014, it has 60 members.",
        [(20, "target", "2012-12-31"), (60, "result", "")],
    ),
    # A participle only says which things are meant.
    ("Under the Oat Plan, by 2031 45% of the husks collected are compost.", [(45, "target", "2031-12-31")]),
    ("Under the Oat Plan, 45% of the husks collected were compost in 2011.", [(45, "result", "")]),
    # Values by one time and by the next.
    (
        "The Kiln Vision says: 35% of workshops wired by 2017, 80% by 2022",
        [(35, "target", "2017-12-31"), (80, "target", "2022-12-31")],
    ),
    # Values that are asked for.
    ("This law provides for a mandatory admixture of 6% rapeseed oil.", [(6, "target", "")]),
    # What a goal starts from.
    (
        "The Hedge Vision sets the target for the hedge cover to rise from 15% in 2001 to 70% by 2020.",
        [(15, "result", ""), (70, "target", "2020-12-31")],
    ),
    # ... where the target itself moves, the old one is one, too.
    ("The Plan's target was raised from 15% to 25%.", [(15, "target", ""), (25, "target", "")]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(record.value, record.kind, record.deadline) for record in records_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "published", "kind"),
    [
        ("Under the Parks Act, 12 kilns will be built in 2021.", "", "target"),
        # A day of its own tells that this year is over.
        ("Under the Parks Act, 12 kilns will be built in 2021.", "2024-03-01", "result"),
        # In a translation from Chinese "will" tells of what was done as well.
        ("Under the Parks Act, 12 kilns in Suzhou City will be built in 2021.", "", "result"),
        ("Under the Parks Act, 12 kilns in Hainan will be built in 2021.", "", "result"),
    ],
)
def test_will_of_a_year_that_is_over(text: str, published: str, kind: str) -> None:
    facts = Facts(report_year=2024, published=published, language="en")
    (record,) = extract(Document(text, (Block("paragraph", 0, len(text)),), facts))
    assert record.kind == kind


def test_letters_that_were_bullets_are_no_words() -> None:
    text = "The Plan's targets:\n- Wells\no Downtown: 40 wells by 2030\no 60 ponds by 2031\n\u00a7 Nine weirs by 2032"
    assert [record.indicator for record in records_of(text)] == ["wells", "ponds", "weirs"]


# (text, its indicator)
SHARES = [
    ("The target is a share of 35% solar heat in village baths by 2020.", "share of solar heat in village baths"),
    ("The law requires a proportion of 5% rye in flour.", "proportion of rye in flour"),
    ("A share of at least 10% oat milk is planned for 2030.", "share of oat milk"),
    ("The aim is a share of solar heat of 35% by 2020.", "share of solar heat"),
]


@pytest.mark.parametrize(("text", "indicator"), SHARES)
def test_shares_are_named_by_what_stands_behind_them(text: str, indicator: str) -> None:
    assert [record.indicator for record in records_of(text)] == [indicator]


# (text, its deadlines without a number as (indicator, action))
FOUNDED = [
    ("The country will set up a fund to repair weirs by 2020.", [("fund to repair weirs", "set up")]),
    ("It shall adopt a law to protect herons by 2021.", [("law to protect herons", "adopt")]),
    # What is only done to reach something is none that is set up.
    ("They will take steps to complete the survey by 2019.", [("survey", "complete")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUNDED)
def test_what_is_set_up_is_named_with_what_it_is_for(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(record.indicator, record.action) for record in records_of(text)] == expected


# (text, its indicators)
NO_NAMES = [
    ("Achieve 90% of local work within 10 years from the opening of wells.", ["local work"]),
    ("The share of wind is 20%. It is to be raised upwards to 30% by 2030.", ["share of wind", "share of wind"]),
]


@pytest.mark.parametrize(("text", "expected"), NO_NAMES)
def test_adverbs_and_adjuncts_are_no_names(text: str, expected: list[str]) -> None:
    assert [record.indicator for record in extract(read_text(text, language="en"))] == expected


# (text, its values with their deadlines)
DATED_SUBJECTS = [
    ("Phase 1 (2013-2015) will add 50 MW and phase 2 (2016-2020) will add 150 MW.", [(50, "2015"), (150, "2020")]),
    (
        "The old plan (2012) sets a goal of 30% and the new plan (2016) one of 40% by 2030.",
        [(30, "2012"), (40, "2030")],
    ),
    ("The plan adds 30 MW in Aston (2025) and 40 MW in Belfort (2026).", [(30, "2025"), (40, "2026")]),
]


@pytest.mark.parametrize(("text", "expected"), DATED_SUBJECTS)
def test_dates_in_brackets_behind_subjects(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(record.value, record.deadline[:4]) for record in records_of(text)] == expected


# (text, the changes of its percentages)
PARTS = [
    (
        "The plan aims to cut losses by 10-30% (rope and sail works: 25-30%; cider presses 30%; mills 10-15%).",
        ["decrease"] * 4,
    ),
    ("Oat sales rose by 12%: inns by 14%, shops 9%.", ["increase"] * 3),
    ("Losses fell by 9% (homes: 30% of all).", ["decrease", "level"]),
    ("Sales rose by 5% (share of tea 30%).", ["increase", "level"]),
]


@pytest.mark.parametrize(("text", "changes"), PARTS)
def test_labelled_parts_move_as_the_whole(text: str, changes: list[str]) -> None:
    assert [record.change for record in records_of(text)] == changes


def test_no_goal_does_what_it_is() -> None:
    (record,) = records_of("The goal for 2030 is to produce 10% of power from husks.")
    assert record.indicator == "power from husks produced"


def test_values_behind_the_targets_of_a_year_are_targets() -> None:
    text = "This paper sets 2030 targets, including 40 % of ferry power from the sun and a 30 % cut of demand."
    assert {record.kind for record in records_of(text)} == {"target"}


@pytest.mark.parametrize("text", ["It serves goals 1, 2 and 4 of the Plan.", "It meets objectives 2 and 3."])
def test_numbers_of_goals_are_no_values(text: str) -> None:
    assert not records_of(text)


def test_a_title_tells_nothing_of_the_year_it_compares_with() -> None:
    text = "Emissions fell 30% compared to 2005\n\nThe agency says that coal use was 3 Mt."
    assert [record.period_start for record in extract(read_text(text))] == ["", ""]
