"""Dates, bounds and kinds of goals in summaries of laws and plans in English."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


def due(text: str) -> list[tuple[float | None, str, str]]:
    return [
        (record.value, record.kind, record.deadline or f"{record.period_start}..{record.period_end}")
        for record in extract(read_text(text, language="en"))
    ]


BY_2031 = "2031-12-31"
MEASURED_BY_AN_OLD_YEAR = [
    ("Methane will not exceed 64% of 1992 methane emission levels in 2031.", [(64, "target", BY_2031)]),
    ("Elmland commits to keep soot at 64% of 1992 soot emissions by 2031.", [(64, "target", BY_2031)]),
    ("By 2031, Elmland plans to commit to reducing soot to 64% of its 1992 emissions.", [(64, "target", BY_2031)]),
    ("64% of 2015 emissions came from ferries.", [(64, "result", "2015-01-01..2015-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURED_BY_AN_OLD_YEAR)
def test_the_year_of_a_share_of_old_emissions_is_no_deadline(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert due(text) == expected


CALLED_BOUNDS = [
    ("Weavers receive a maximum grant of EUR 640.", "<="),
    ("The bonus covers roofs up to a maximum amount of EUR 640.", "<="),
    ("The scheme offers EUR 640 maximum for each loom.", "<="),
    ("Owners pay in a minimum sum of EUR 640.", ">="),
    ("Weavers receive a grant of EUR 640.", "="),
]


@pytest.mark.parametrize(("text", "comparator"), CALLED_BOUNDS)
def test_sums_are_bounds_where_their_names_say_so(text: str, comparator: str) -> None:
    assert [record.comparator for record in extract(read_text(text, language="en"))] == [comparator]


MOVED_FROM_AND_TO = [
    (
        "The plan aims to reduce reed use by about 10%, from 36 million tonnes dry reed (tdr) in 2012 to 32 million "
        "tonnes dry reed in 2031.",
        [(10, "target", BY_2031)],
    ),
    (
        "The scheme led to a 60% increase in the number of looms, from 1,000 looms in 2012 to 1,600 looms in 2016.",
        [(60, "result", "2016-01-01..2016-12-31"), (1000, "result", "2012-01-01..2012-12-31")],
    ),
    ("Use rose by 60% in 2012, from 1,000 t to 1,600 t.", [(60, "result", "2012-01-01..2012-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), MOVED_FROM_AND_TO)
def test_a_change_is_dated_by_its_end(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert due(text)[: len(expected)] == expected


BEFORE_IT = [
    (
        "The plan sets goals to be reached by 2031, including: raise the share of safe reed to 35% (30% in 2027)\n"
        "Reach 76% of safe moorings (71% in 2026).",
        [(35, "target"), (30, "result"), (76, "target"), (71, "result")],
    ),
    ("Raise the reed capacity to 900 MW by 2035 (600 MW in 2030).", [(900, "target"), (600, "target")]),
]


@pytest.mark.parametrize(("text", "expected"), BEFORE_IT)
def test_what_brackets_say_of_a_year_some_years_before_was_so(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(value, kind) for value, kind, _ in due(text)] == expected
