"""English dates that own what another clause tells of are not the time of a promise."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

# (text, (kind, value, deadline or first day) of each record)
CASES = [
    ("In light of last year's results, the city plans to build 30 schools.", [("target", 30, "")]),
    ("Following last year's drought, we will dig 400 wells.", [("target", 400, "")]),
    ("To consolidate last year's gains, 300 inspectors will be hired.", [("target", 300, "")]),
    ("By targeting a rise in rents of around 3%, we take account of last year's changes.", [("target", 3, "")]),
    ("On the basis of last year's trial, the scheme will cover 40 counties.", [("target", 40, "")]),
    ("In last year's campaign, 300 boats were seized.", [("result", 300, "2016-01-01")]),
    ("Thanks to last year's tax cuts, firms paid 30 million yuan.", [("result", 3e7, "2016-01-01")]),
    ("Last year's storm, the worst in decades, destroyed 300 homes.", [("result", 300, "2016-01-01")]),
    (
        "Last year's deficit was 30 million yuan, up 4 percent.",
        [("result", 3e7, "2016-01-01"), ("result", 4, "2016-01-01")],
    ),
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_dates_that_own(text: str, values: list[tuple[str, float, str]]) -> None:
    records = extract(read_text(text, name="report-2017.txt", language="en"))
    assert [(record.kind, record.value, record.deadline or record.period_start) for record in records] == values
