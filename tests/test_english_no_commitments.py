"""Dates by which nothing is due, dates counted from a year, and dates that lead their values, in English."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

NOT_DUE = [
    ("The levy also applied to peat and reed up until January 2033.", []),
    ("The rebate is available until the end of 2032.", []),
    ("The pledge does not set a firmer goal by 2031 but proposes climate neutrality by 2052.", ["2052-12-31"]),
    ("There is no target for closing peat plants by 2033.", []),
    ("The charter did not commit to phasing out oil ferries by 2036.", []),
    ("Mills that received a permit to connect to the grid by 30 June 2031 are eligible for the rate.", []),
    ("Turbines put into operation before 31 May 2032 receive a rebate.", []),
    # What stays due.
    ("All turbines will be put into operation before 2032.", ["2031-12-31"]),
    ("The act does not set a cap but requires all peat plants to close by 2038.", ["2038-12-31"]),
    ("Mills which joined the scheme will phase out oil boilers by 2031.", ["2031-12-31"]),
]


@pytest.mark.parametrize(("text", "deadlines"), NOT_DUE)
def test_what_was_so_until_then_or_is_not_promised_is_not_due(text: str, deadlines: list[str]) -> None:
    records = extract(read_text(f"Reed charter of Elmland (2016)\n{text}", language="en"))
    assert [record.deadline for record in records] == deadlines


FROM_A_YEAR = [
    ("The act aims to raise the share of reed to 14% within 20 years from 2017.", "2037-12-31"),
    ("The share of reed is to reach 14% within five years of 2018.", "2023-12-31"),
    ("All barns will be insulated within ten years starting from 2020.", "2030-12-31"),
    ("The share of reed is to reach 14% within five years.", "2021-12-31"),
    ("Elmland sets a target of a 14% reduction of 1992 soot emission levels by 2031.", "2031-12-31"),
    ("The plan aims at a 14% cut in 2005 methane gas levels by 2031.", "2031-12-31"),
]


@pytest.mark.parametrize(("text", "deadline"), FROM_A_YEAR)
def test_a_goal_is_due_so_many_years_after_a_year(text: str, deadline: str) -> None:
    records = extract(read_text(f"Reed charter of Elmland (2016)\n{text}", language="en"))
    assert [record.deadline for record in records] == [deadline]


TWO_DATES_THAT_LEAD = [
    ("By 2031, output should rise by 14% and by 2036, by 28%.", ["2031-12-31", "2036-12-31"]),
    (
        "It says that by 2031, reed cover is to grow by 14 points and that by 2036, 28 points.",
        ["2031-12-31", "2036-12-31"],
    ),
    ("In 2031, losses are to fall by 14% and in 2036 by 28%.", ["2031-12-31", "2036-12-31"]),
    ("By 2031, Elmland plans to dig 14 wells and, by 2036, to build 28 mills.", ["2031-12-31", "2036-12-31"]),
    ("Elmland plans to dig 14 wells by 2031 and by 2036, 28 wells.", ["2031-12-31", "2036-12-31"]),
]


@pytest.mark.parametrize(("text", "deadlines"), TWO_DATES_THAT_LEAD)
def test_each_of_two_dates_in_front_leads_its_value(text: str, deadlines: list[str]) -> None:
    assert [record.deadline for record in extract(read_text(text, language="en"))] == deadlines


SPANS_OF_BUDGET_YEARS = [
    (
        "The fund allocated 14 million dollars over four years (2009/10-2012/13) for reed mills.",
        "2009-01-01..2013-12-31",
    ),
    ("The fund allocated 14 million dollars over four years (2009-10 to 2012-13).", "2009-01-01..2013-12-31"),
    ("From 2009/10 to 2012/13, the state spent 14 million dollars on reed mills.", "2009-01-01..2013-12-31"),
]


@pytest.mark.parametrize(("text", "period"), SPANS_OF_BUDGET_YEARS)
def test_budget_years_span_from_the_first_to_the_last(text: str, period: str) -> None:
    records = extract(read_text(text, language="en"))
    assert [f"{record.period_start}..{record.period_end}" for record in records] == [period]


PUT_BETWEEN = [
    ("The plan is to reach by 2035, a share of 14% of reed.", [14]),
    ("It has been set to achieve by 2035, 14% of the heat mix from reed.", [14]),
    ("The last peat plant is to close by 2035, and 14 MW of reed boilers will be built.", [None, 14]),
]


@pytest.mark.parametrize(("text", "values"), PUT_BETWEEN)
def test_a_date_between_a_verb_and_its_value_is_no_task(text: str, values: list[float | None]) -> None:
    assert [record.value for record in extract(read_text(text, language="en"))] == values


WHICH_NOW = [
    ("Elmland will join the scheme after 2030, which currently covers 14% of mills.", [(14, "result", None, None)]),
    ("By 2035, the state will cut losses to 28% in the grid, which now serves 14% of barns.",
     [(28, "target", "2035-12-31", None), (14, "result", None, None)]),
    ("The act was passed in 2015 to renew the grid, which currently serves 14% of barns.",
     [(14, "result", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHICH_NOW)
def test_what_a_clause_says_of_now_is_not_of_the_date_before_it(
    text: str, expected: list[tuple[float, str, str | None, str | None]]
) -> None:
    records = extract(read_text(text, language="en"))
    assert [(r.value, r.kind, r.deadline or None, r.period_start or None) for r in records if r.value] == expected
