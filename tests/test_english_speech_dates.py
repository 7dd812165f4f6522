"""English dates in what somebody says in quotation marks, and the values from which others have moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts

pytestmark = pytest.mark.usefixtures("rules_only")

# (text, the kind, value and date of each record)
CASES = [
    # A quotation that ends in a comma of its own is speech, and no name.
    ('"We plan to build 40 schools by 2026," the governor said.', [("t", 40, "2026-12-31")]),
    ('"By 2030 we will plant 5 million trees," the mayor told reporters.', [("t", 5e6, "2030-12-31")]),
    ('The minister said, "By 2030 we will install 50 GW of wind."', [("t", 50, "2030-12-31")]),
    ('He added that "by 2024 the state will have 17 GW of wind".', [("t", 17, "2024-12-31")]),
    ('"We have planted 3 million trees since 2020," she said.', [("r", 3e6, "2020-01-01")]),
    (
        '"By 2030 we plan to install 50 GW of wind," he said, adding, "We would have 17 GW by 2022 and 22 GW in all."',
        [("t", 50, "2030-12-31"), ("t", 17, "2022-12-31"), ("t", 22, "2022-12-31")],
    ),
    # Names in quotation marks hold no values.
    ('The "2030 Forest Plan" foresees 40% tree cover.', [("t", 40, "")]),
    ('The "three lines, 2 zones" scheme covers 40 towns.', [("r", 40, "")]),
    # The value from which another moves has a date of its own, or none.
    (
        "The state plans to raise the share of solar to 20 percent by 2030, up from 5 percent now.",
        [("t", 20, "2030-12-31"), ("r", 5, "")],
    ),
    (
        "Coal will account for 20 percent of power by 2030, down from 70 percent at present.",
        [("t", 20, "2030-12-31"), ("r", 70, "")],
    ),
    (
        "Solar will cover 40 percent of demand by 2030, compared with 12 percent today.",
        [("t", 40, "2030-12-31"), ("r", 12, "")],
    ),
    ("In 2020 the rate was 40%, up from 30% in 2019.", [("r", 40, "2020-01-01"), ("r", 30, "2019-01-01")]),
    ("In 2020 the rate was 40%, compared with 30% in the hills.", [("r", 40, "2020-01-01"), ("r", 30, "2020-01-01")]),
    # What is to be had do something is to come.
    ("The strategy aims to have wind account for 40 percent of capacity by 2030.", [("t", 40, "2030-12-31")]),
]


@pytest.mark.parametrize(("text", "records"), CASES)
def test_speech_and_starts(text: str, records: list[tuple[str, float, str]]) -> None:
    document = read_text(text, language="en")
    found = extract(replace(document, facts=Facts(report_year=2021, language="en")))
    assert [(r.kind[0], r.value, r.deadline or r.period_start or r.period_end) for r in found] == records
