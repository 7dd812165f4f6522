"""English lists of goals and schedules: whose kind a lead-in tells, and which year each value has."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str, name: str = "note.txt") -> list[Record]:
    return list(extract(read_text(text, name=name, language="en")))


def _told(text: str) -> list[tuple[str, float | None, str]]:
    return [
        (r.kind, r.value, (r.deadline if r.kind == "target" else r.period_start) or "")
        for r in _records(text)
        if r.measure != "deadline"
    ]


@pytest.mark.parametrize(
    "item",
    [
        "Reduction of heat losses in the pipes by 8%",
        "Share of peat in the stoves of 12%",
        "Increasing the stock of the stores (in days) by 30%",
        "Share of the tea supplied by the largest grower of 40%",
    ],
)
def test_a_lead_in_tells_that_nominal_items_are_goals(item: str) -> None:
    (record,) = _records(f"The particular targets set are:\n1) {item};\n2) Cleaner ponds.")
    assert record.kind == "target"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The plan has the following targets for 2012, 2016 and 2021 (compared to 2005):\n"
            "1) Cuts in peat use by 4%, 9%, 15% respectively\n2) Share of tea of 20%, 30%, 35% respectively",
            [
                ("target", 4, "2012-12-31"), ("target", 9, "2016-12-31"), ("target", 15, "2021-12-31"),
                ("target", 20, "2012-12-31"), ("target", 30, "2016-12-31"), ("target", 35, "2021-12-31"),
            ],
        ),
        (
            "Leakage is to fall to 18 litres by 2022 and further to 15 litres by 2027. "
            "These goals imply annual cuts of 1.5% and 3.5% respectively.",
            [
                ("target", 18, "2022-12-31"), ("target", 15, "2027-12-31"),
                ("target", 1.5, "2022-12-31"), ("target", 3.5, "2027-12-31"),
            ],
        ),
    ],
)  # fmt: skip
def test_values_pair_up_with_the_years_of_their_lead_in(text: str, told: list[tuple[str, float, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The goals are as follows:\n2032 - Dig 40 wells and 9 dams.\n2036 – The share of tea will reach 40%.",
            [("target", 40, "2032-12-31"), ("target", 9, "2032-12-31"), ("target", 40, "2036-12-31")],
        ),
        ('"2031 : kilns will burn 250 tons of straw;', [("target", 250, "2031-12-31")]),
        (
            "Vision to 2045: The yards will be among the best. Their output will reach 60 boats.",
            [("target", 60, "2045-12-31")],
        ),
    ],
)
def test_a_year_at_the_head_of_a_line_is_a_label(text: str, told: list[tuple[str, float, str]]) -> None:
    assert _told(text) == told


def test_parts_of_an_item_are_due_when_it_is() -> None:
    text = (
        "The utility looks ten years ahead.\nTargets\n- 30 GW of power (new capacity between 2015 and 2019)\n"
        "  - 20 GW of wind\n  - 10 GW of tide\n- 5 GW of sun"
    )
    assert _told(text) == [
        ("target", 30, "2019-12-31"),
        ("target", 20, "2019-12-31"),
        ("target", 10, "2019-12-31"),
        ("target", 5, ""),
    ]


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        # a horizon is told once for all
        ("The time frame considered is 2026-2035. Losses are to fall by 9%.", ["2035-12-31"]),
        ("It has a single-year target: 2033. The town targets a 10% rise in tram trips.", ["2033-12-31"]),
        # a year in front of what is to be limited
        ("It sets a target to limit 2032 emissions to 150 tons.", ["2032-12-31"]),
        # a projection made in one year for another
        ("Use would be 18% below the 2007 business-as-usual projection for 2020.", ["2020-12-31"]),
        ("The goal is 129 tons, which would amount to a cut of 18% by 2020.", ["2020-12-31", "2020-12-31"]),
        # when a goal was set, and when it is due
        ("In 2007 the town set a goal of 20% for tram trips, by 2017, and a levy.", ["2017-12-31"]),
        # what a rise comes to in the end
        (
            "In 2010 the share is to be 5%, then to rise by 1% every year to reach 15% by 2020.",
            ["2010-12-31", "2020-12-31", "2020-12-31"],
        ),
        (
            "The credit runs on, decreasing to 26% in 2030, 22% in 2031, then remaining at 10% in 2032.",
            ["2030-12-31", "2031-12-31", "2032-12-31"],
        ),
        # the year of a baseline in brackets
        (
            "By 2030 the town is to treat 40 tons. Output will rise by 20% against the baseline (year 2010).",
            ["2030-12-31", "2030-12-31"],
        ),
        # a sentence in quotation marks is no name
        ('"Reduction of peat use by 30% below BAU levels by 2025." (Dale, 2012)', ["2025-12-31"]),
        # fiscal years
        ("The UK will spend £9 million by 2020-21 on trams.", ["2021-03-31"]),
        ("The fund will spend £9 million between 2015-16 and 2020-21 on trams.", ["2021-03-31"]),
        # what was done in a year says nothing of goals without one
        ("Losses were 30% in 2011.\nGoals of the law include:\n– 20% less peat use", [""]),
    ],
)  # fmt: skip
def test_goals_have_their_own_year(text: str, deadlines: list[str]) -> None:
    assert [r.deadline for r in _records(text) if r.kind == "target"] == deadlines


def test_a_rise_from_a_month_on_is_told_since_then() -> None:
    records = _records("Since October 2007 a blend of 5% has been used, rising to 10% from October 2008.")
    assert [(r.value, r.period_start or r.deadline) for r in records] == [(5, "2007-10-01"), (10, "2008-10-01")]


@pytest.mark.parametrize(
    "text",
    [
        "It gives details on how the town is to reach its targets by 2030.",
        "The board issued an order that establishes water goals due to be reached by 2032.",
        "The plan sets forth targets for better kilns and stoves by 2032 and 2040.",
        "The report also contains 2030 targets regarding trams.",
    ],
)
def test_the_year_of_goals_alone_is_no_commitment(text: str) -> None:
    assert not [r for r in _records(text) if r.measure == "deadline"]


def test_what_a_target_includes_is_to_be() -> None:
    text = "The target includes 39% share of peat in the heat used, 10% share in trams and 19% share in kilns."
    assert [(r.kind, r.value) for r in _records(text)] == [("target", 39), ("target", 10), ("target", 19)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # each of a list behind what is aimed at
        (
            "The bill of the town sets interim goals of 50% in 2036 and 60% in 2040.",
            [("target", 50, "2036-12-31"), ("target", 60, "2040-12-31")],
        ),
        (
            "Goals for 2035 are a 20% share of peat and 9% fewer losses.",
            [("target", 20, "2035-12-31"), ("target", 9, "2035-12-31")],
        ),
        (
            "Concrete goals mentioned for 2035 include an increase in the stock of reeds by 5%.",
            [("target", 5, "2035-12-31")],
        ),
        (
            "The 2030 target is 14%, the 2040 target 27%.",
            [("target", 14, "2030-12-31"), ("target", 27, "2040-12-31")],
        ),
        # what was promised, though long ago
        (
            "The yards committed themselves to a cut of 24% from 8 litres to 6 litres from 2000 to 2008.",
            [("target", 24, "2008-12-31"), ("result", 8, "2000-01-01"), ("target", 6, "2008-12-31")],
        ),
        # a sentence that only says that there are goals
        (
            "The plan sets sectoral goals for the period 2021-2030. Mills: 30%. Farms: 12%.",
            [("target", 30, "2030-12-31"), ("target", 12, "2030-12-31")],
        ),
        # the day of one task is none for what else is pledged
        (
            "Dale pledges to limit the rise to 8% by 2030. The isle of Ham planned to replace its old kiln by 2024. "
            "Lund states a cut in peat use of 4%.",
            [("target", 8, "2030-12-31"), ("target", 4, "2030-12-31")],
        ),
        # the year of reference
        (
            "It uses 2015 as reference year (emissions of 12 tons) and is to emit 20% less by 2030.",
            [("result", 12, "2015-01-01"), ("target", 20, "2030-12-31")],
        ),
        ("The plan, which runs to 2030, foresees 400 weirs.", [("target", 400, "2030-12-31")]),
    ],
)
def test_what_is_aimed_at_is_to_be(text: str, told: list[tuple[str, float, str]]) -> None:
    assert _told(text) == told


def test_a_participle_at_the_end_of_a_sentence_is_read() -> None:
    text = "The aims of the strategy are as follows:\n- Short term (2035): 5% of peat replaced\n- Later: 9% of straw"
    result = extract(read_text(text, name="note.txt", language="en"))
    assert [(r.value, r.deadline) for r in result][:1] == [(5, "2035-12-31")]
