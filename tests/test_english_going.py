"""English: things that come and go, what parts of them do, and where a number came from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    facts = Facts(report_year=2023, published="2024-03-05", language="en")
    return list(extract(replace(read_text(text, language="en"), facts=facts)))


# (text, kind, value, unit and name of its last record)
GOING = [
    ("In 2023, 60 kilns went into operation.", "result", 60, "kiln", "kilns went into operation"),
    ("In 2022, 210 bakeries went bankrupt.", "result", 210, "bakery", "bakeries went bankrupt"),
    ("In 2022, 7,000 nurses came home.", "result", 7000, "nurse", "nurses came home"),
    ("In 2022, 140 new shops came online.", "result", 140, "shop", "new shops came online"),
    ("In 2022, 410 quarrels went to court.", "result", 410, "quarrel", "quarrels went to court"),
    ("In 2022 a third of the milk came from barns.", "result", 33.3333, "%", None),
    ("By 2026, 30 more ferries will come into service.", "target", 30, "ferry", "more ferries come into service"),
]
PARTS = [
    ("In 2022 they had 61 quarrels, of which 19 involved dogs.", "result", 19, "quarrel", "quarrels involved dogs"),
    ("In 2022 the office ran 30 courses, of which five took place abroad.", "result", 5, "course", None),
    ("In 2022, 14 mills were shut, of which four went bankrupt.", "result", 4, "mill", "mills went bankrupt"),
    ("In 2022, 9 halls were shut, including 3 refurbished halls.", "result", 3, "refurbished hall", None),
]
ORIGINS = [
    ("In 2022 the town had 9 libraries, up from five in 2019.", "result", 5, "library", None),
    ("In 2022 the share was 21 percent, up from 17.", "result", 17, "%", "share"),
    ("In 2022 the share was 21 percent (down from 27 in 2010).", "result", 27, "%", "share"),
    ("In 2022 the scheme was extended from 100 towns to 314 towns.", "result", 314, "town", "towns extended"),
    ("In 2022 the network grew from 40 clinics to 55 clinics.", "result", 55, "clinic", None),
    ("In 2022 the fleet fell from 12 ships to 9.", "result", 9, "ship", None),
    ("By 2030 it will be raised from 30 towns to 70 towns.", "target", 70, "town", "towns raised"),
    ("In 2022 the club expanded from three towns to 17.", "result", 17, "town", None),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit", "name"), GOING + PARTS + ORIGINS)
def test_who_comes_and_goes(text: str, kind: str, value: float, unit: str, name: str | None) -> None:
    record = records_of(text)[-1]
    assert (record.kind, record.value, record.unit) == (kind, value, unit)
    assert name is None or record.indicator == name


def test_a_plural_points_at_as_many_values() -> None:
    for text, names in (
        (
            "In 2020 the shares of tiled roofs and paved lanes were 70% and 40%. "
            "By 2030 these shares are to climb to 90% and 60%.",
            ["shares of tiled roofs", "shares of paved lanes"],
        ),
        (
            "In 2021 the pass rate was 60% and the dropout rate 9%. By 2025 these rates should be 80% and 5%.",
            ["pass rate", "dropout rate"],
        ),
        (
            "In 2021, 40 clinics and 30 schools were opened. By 2025 these numbers are to reach 60 and 50.",
            ["clinics opened", "schools opened"],
        ),
        (
            "Exports of wool and silk were 40 tons and 30 tons. By 2030 those two figures will rise to 60 and 50 tons, "
            "respectively.",
            ["Exports of wool", "Exports of silk"],
        ),
        ("These numbers will rise by 4 percent and 5 percent.", ["numbers", "numbers"]),
    ):
        assert [record.indicator for record in records_of(text)[-2:]] == names


@pytest.mark.parametrize(
    "text",
    [
        "To 2030: 14 GW of wind power and 30 new dams.",
        "Targets to 2030: 14 GW of wind power, 30 new dams.",
        "Main objectives to 2030: 30% renewable energy; 12% less waste.",
        "To 2030:\n- 40% of buses electric\n- 12 GW of wind power",
        "Objectives: 30% renewable energy by 2030; 12% energy savings by 2030.",
    ],
)
def test_what_stands_below_a_year_to_come_is_due_then(text: str) -> None:
    records = records_of(text)
    assert [(record.kind, record.deadline) for record in records] == [("target", "2030-12-31")] * 2
    assert not any(record.indicator.lower().startswith("objectives") for record in records)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2022, kilns producing less than 300,000 tonnes were closed.", []),
        ("In 2022 wells and mills were shut, except those producing less than 20,000 tonnes.", []),
        ("Those burning over 30 tons must pay.", []),
        ("In 2022, 310 loans were granted, of which 21 were over 500 million yuan.", [310, 21]),
        ("In 2022, 9 of the ponds were larger than 30 ha.", [9]),
        ("In 2023 the kilns did well, producing less than 40 tons.", [40]),
    ],
)
def test_limits_tell_which_things_are_meant(text: str, values: list[float]) -> None:
    assert [record.value for record in records_of(text)] == values
