"""English promises: pairs of values, goals named by their year, second tasks, what is to be, and what was decided."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="en")
    return list(extract(replace(document, facts=Facts(report_year=2019, language="en"))))


# (sentence, its records as (kind, value, comparator))
PAIRS = [
    # What stands between "from" and the first value says how sure it is.
    (
        "The share of cycling trips is to grow from about 9% to 22% by 2035.",
        [("result", 9, "~"), ("target", 22, "=")],
    ),
    ("Forest cover would rise from just over 26% to 30% in 2035.", [("result", 26, ">="), ("target", 30, "=")]),
    ("The tax was raised from about EUR 20 to EUR 35 per tonne.", [("result", 20, "~"), ("result", 35, "=")]),
    ("Staff grew from around 300 to 450.", [("result", 300, "~"), ("result", 450, "=")]),
    ("The scheme reaches between about 5% and 8% of farms.", [("result", 5, "range")]),
    # Small numbers in words count what the subject names.
    ("The number of its stations increased from three to eight.", [("result", 3, "="), ("result", 8, "=")]),
    (
        "The number of inspectors is to be raised from four to nine.",
        [("result", 4, "="), ("target", 9, "=")],
    ),
    (
        "The number of rangers rose from six to eleven and its budget was doubled.",
        [("result", 6, "="), ("result", 11, "="), ("result", 1, "=")],
    ),
    ("The council was enlarged from six to nine members.", [("result", 6, "="), ("result", 9, "=")]),
    # Behind "is to" and "will" a word that is not known is a verb.
    ("More than 60% is to come from private sources.", [("target", 60, ">=")]),
    ("Wind is to go from 4 GW to 11 GW by 2031.", [("result", 4, "="), ("target", 11, "=")]),
    # What a text contains is not contained by it.
    ("The bill contains a 2030 target of 45%.", [("target", 45, "=")]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs_and_promises(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(r.kind, r.value, r.comparator) for r in records_of(text)] == expected


# (sentence, its records as (value, change, deadline))
GOALS = [
    # A goal that its year names.
    ("The country has a 2050 carbon-neutrality goal.", [(None, "level", "2050-12-31")]),
    ("The government announced a 2040 coal phase-out.", [(None, "level", "2040-12-31")]),
    (
        "The island adopted a 2045 net-zero target in the Energy Law, with a binding 2030 target of -48% versus 1990.",
        [(None, "level", "2045-12-31"), (48, "decrease", "2030-12-31")],
    ),
    ("It sets a 2035 target of \u221260% for transport.", [(60, "decrease", "2035-12-31")]),
    ("It has a 2030 target of 25 GW of wind power.", [(25, "level", "2030-12-31")]),
    # A second task with its own date.
    (
        "The law sets a target to cut emissions by 60% by 2030 and to reach net zero by 2045 at the latest.",
        [(60, "decrease", "2030-12-31"), (None, "level", "2045-12-31")],
    ),
    (
        "The plan is to install 5 GW of solar by 2025 and to phase out coal by 2035.",
        [(5, "level", "2025-12-31"), (None, "level", "2035-12-31")],
    ),
    (
        "It aims to reduce emissions by 25% by 2025 and reach carbon neutrality by 2040.",
        [(25, "decrease", "2025-12-31"), (None, "level", "2040-12-31")],
    ),
    (
        "It wants to electrify 300 buses by 2024 and complete the second metro line by 2027.",
        [(300, "level", "2024-12-31"), (None, "level", "2027-12-31")],
    ),
    # But one date of two tasks is that of the value.
    ("We will plant 3 million trees and fence the dunes by 2025.", [(3e6, "level", "2025-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), GOALS)
def test_goals_of_a_year(text: str, expected: list[tuple[float | None, str, str]]) -> None:
    assert [(r.value, r.change, r.deadline) for r in records_of(text)] == expected
