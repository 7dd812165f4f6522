"""Sentences of English policy summaries: verbs that no list has, what pledges are of, sums."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    return list(extract(read_text(text, language="en")))


# (text, its records as (value, kind, measure, indicator))
NAMES = [
    # A clause needs a verb: a word that no list has is it, if nothing else can be.
    (
        "Mud losses were 9 Mt in 2010, therefore the accord adumbrates the target of 6 Mt by 2030.",
        [(9, "result", "amount", "Mud losses"), (6, "target", "amount", "Mud losses")],
    ),
    (
        "Lagunia's mud losses were 9 Mt in 2010. The country posits a reduction of 25% by 2030.",
        [(9, "result", "amount", "Lagunia's mud losses"), (25, "target", "percent", "Lagunia's mud losses")],
    ),
    # Who commits itself promises.
    (
        "The carters' guild committed itself to a reduction of oat use by 24% by 2008.",
        [(24, "target", "percent", "oat use")],
    ),
    # Behind an adverb a noun stays one.
    (
        "The ministry will increase the harbour funds again by 4 million euros this year.",
        [(4e6, "target", "money", "harbour funds")],
    ),
    # "this means" is no name.
    (
        "Oat use was 30 t in 2010. This means that the target is 20 t in 2030.",
        [(30, "result", "amount", "Oat use"), (20, "target", "amount", "Oat use")],
    ),
    # What the goal is of stands behind its value.
    ("The Act's targets are 33% tidal power by 2020.", [(33, "target", "percent", "tidal power")]),
    # A goal of so many things is of the things.
    (
        "The warden announced a new target of 40 oyster beds by 2032.",
        [(40, "target", "count", "oyster beds announced")],
    ),
    # Who lives in a place says which places are meant.
    (
        "They will light 90 hamlets with over 80 inhabitants.",
        [(90, "target", "count", "hamlets with over 80 inhabitants lighted")],
    ),
    # What was so before stands in brackets behind what is to be.
    (
        "The share of oats will reach 14% in 2030 (10% in 2005).",
        [(14, "target", "percent", "share of oats"), (10, "result", "percent", "share of oats")],
    ),
    # The currency stands once in a list of sums.
    (
        "The scheme provides 30 million euros for dykes, 20 million for pumps and 9 million for gates.",
        [
            (3e7, "target", "money", "scheme funding for dykes"),
            (2e7, "target", "money", "scheme funding for pumps"),
            (9e6, "target", "money", "scheme funding for gates"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text[:24] for text, _ in NAMES])
def test_names(text: str, expected: list[tuple[float, str, str, str]]) -> None:
    found = [(r.value, r.kind, r.measure, r.indicator) for r in records_of(text)]
    assert found == expected


@pytest.mark.parametrize("colon", [":", ""])
def test_a_list_behind_a_colon(colon: str) -> None:
    """The colon behind "are" says no more than no colon."""
    text = f"The reductions in losses are{colon} 40% in the ore sector, 9% in mills and 56% in quarries."
    plain = [(r.value, r.kind, r.change, r.indicator) for r in records_of(text.replace(":", ""))]
    assert [(r.value, r.kind, r.change, r.indicator) for r in records_of(text)] == plain


def test_a_line_above_names_values() -> None:
    """Items that tell no more than a year and a value are of what the line above them says."""
    text = "The law on kilns was passed in 2014.\nThe quotas for potters are as follows:\n2025: 4%\n2030: 6%\n"
    found = [(r.value, r.deadline, r.indicator) for r in records_of(text)]
    assert found == [(4, "2025-12-31", "quotas for potters"), (6, "2030-12-31", "quotas for potters")]


def test_interim_goals_are_cuts_too() -> None:
    """Goals on the way to a cut are cuts; what a value is held against is not due when it is."""
    text = "Mud losses shall fall by 80% by 2050, with interim targets of 34% by 2020 and 57% by 2032."
    assert [(r.value, r.change) for r in records_of(text)] == [(80, "decrease"), (34, "decrease"), (57, "decrease")]
    held = records_of("By 2050, 85% of the mills should be quiet, against 36% at present.")
    assert [(r.value, r.deadline, r.period_end) for r in held] == [(85, "2050-12-31", ""), (36, "", "")]


# (text, its counts by name)
COUNTED = [
    (
        "The harbour office has sent a total of more than 280 divers, more than 90 boats and more than 17 tugs.",
        ["divers sent", "boats sent", "tugs sent"],
    ),
    ("The forest bureau planted 300 oaks and 90 elms.", ["oaks planted", "elms planted"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[text[:24] for text, _ in COUNTED])
def test_who_did_it_is_no_name(text: str, expected: list[str]) -> None:
    assert [r.indicator for r in records_of(text)] == expected


def test_cuts_in_brackets_and_measured_years() -> None:
    """Brackets behind what is cut tell by how much; the year in which something was measured is no deadline."""
    cut = records_of("The plan aims to cut water use in mills (20%) and farms (12%) by 2025.")
    assert [(r.value, r.change, r.deadline) for r in cut] == [
        (20, "decrease", "2025-12-31"),
        (12, "decrease", "2025-12-31"),
    ]
    (held,) = records_of("By 2030 losses will be reduced by 27% from the yearly amount measured in 2015.")
    assert (held.deadline, held.baseline) == ("2030-12-31", "in 2015")
    assert not records_of("Excess losses will incur a sanction of CHF 142.5.")


# (text, what is due)
DUE = [
    ("The objective of carbon neutrality for barges by 2050 is enshrined in law.", "carbon neutrality for barges"),
    ("This is accompanied by a ban on sales of whale oil by 2040.", "ban on sales of whale oil"),
]


@pytest.mark.parametrize(("text", "expected"), DUE, ids=[text[:24] for text, _ in DUE])
def test_events_are_named_by_what_stands_before_their_date(text: str, expected: str) -> None:
    assert [(r.measure, r.indicator) for r in records_of(text)] == [("deadline", expected)]
