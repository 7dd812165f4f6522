"""English targets of policy summaries that say how far without "by", and documents named by the years they look to."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str, name: str = "notes.txt") -> list[Record]:
    return list(extract(read_text(text, name=name, language="en")))


@pytest.mark.parametrize(
    ("text", "value", "change", "indicator"),
    [
        ("Reduce 20% methane losses from cattle by 2030.", 20, "decrease", "methane losses from cattle"),
        ("Increase 15% orchard cover by 2030.", 15, "increase", "orchard cover"),
        ("By 2030, cut 30% peat use in mills.", 30, "decrease", "peat use in mills"),
        ("It will reduce 30% water losses by 2030.", 30, "decrease", "water losses"),
    ],
)
def test_a_share_right_behind_its_verb_moves(text: str, value: float, change: str, indicator: str) -> None:
    assert [(r.value, r.change, r.indicator) for r in _records(text)] == [(value, change, indicator)]


@pytest.mark.parametrize(
    ("text", "kind", "time"),
    [
        (
            "Ferry Policy until 2030 and 2040\n\nThe FPA 2030 was issued by the ministry. It fixes targets, for "
            "example: increase the share of sail boats to 10% by 2020.",
            "target",
            "2020-12-31",
        ),
        ("Ferry Vision 2040\n\nThe vision aims at a share of 30% of sail boats by 2020.", "target", "2020-12-31"),
        ("Ferry Vision 2040\n\nBy 2018, the share of sail boats rose to 9%.", "result", "2018-12-31"),
    ],
)
def test_a_year_to_come_in_a_title_is_not_that_of_the_text(text: str, kind: str, time: str) -> None:
    (record,) = _records(text)
    assert (record.kind, record.deadline or record.period_end) == (kind, time)


@pytest.mark.parametrize(
    "text", ["Grants are paid for 10, 15 or 20 years.", "The toll is guaranteed for 15 or 20 years."]
)
def test_durations_in_a_row_are_none_of_them_counted(text: str) -> None:
    assert _records(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "We will issue 12 billion yuan of canal bonds in 2024, 1.5 billion more than last year.",
            [("money", 12e9, "yuan"), ("money", 1.5e9, "yuan")],
        ),
        (
            "A total of 186 mills each worth over 1 billion yuan were opened in 2023, and 57 were closed.",
            [("count", 186, "mill"), ("count", 57, "mill")],
        ),
        (
            "In 2023, 40 kilns, each with a capacity of over 30 t, were built.",
            [("count", 40, "kiln")],
        ),
    ],
)
def test_what_is_more_and_what_each_is_worth(text: str, told: list[tuple[str, float, str]]) -> None:
    assert [(r.measure, r.value, r.unit) for r in _records(text)] == told


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Two further rounds of 80 MW are scheduled for 2022.", "schedule"),
        ("Addressing 40 complaints in 2022 took a month.", "address"),
    ],
)
def test_verbs_get_their_base_form(text: str, action: str) -> None:
    assert {record.action for record in _records(text)} == {action}


def test_who_intends_is_no_part_of_what_is_due() -> None:
    (record,) = _records("The county intends to peak its peat use before 2035.")
    assert (record.indicator, record.deadline) == ("peak its peat use", "2034-12-31")


def test_how_things_stood_at_the_end_of_a_year_dates_no_flows_of_it() -> None:
    text = (
        "Bulletin on the 2023 Development of Elm County\n\nAt the end of 2023, the number of residents was 61,000, of "
        "whom 9,000 lived in Dale.\n\nThe output of oats was 28 tons.\n\nPrices rose by 3%."
    )
    assert [(r.period_start, r.period_end) for r in _records(text)][2:] == [("2023-01-01", "2023-12-31")] * 2
