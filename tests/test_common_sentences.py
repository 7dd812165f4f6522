"""Ordinary sentences that narrow rules must leave alone, one for each rule that once took too much."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

# (language, text, its records as (value, kind))
SENTENCES = [
    ("zh", "2023年发放贷款12000笔。", [(12000, "result")]),
    ("zh", "2023年安装路灯11200盏。", [(11200, "result")]),
    ("zh", "按照省政府要求，2023年全市关停企业30家。", [(30, "result")]),
    ("zh", "根据条例规定，2023年共查处案件30起。", [(30, "result")]),
    ("zh", "公交线路更新12条。", [(12, "result")]),
    ("en", "The city had 60 clinics in 2024 (2023: 45).", [(60, "result"), (45, "result")]),
    ("en", "Transport accounted for 28% of 2022 emissions.", [(28, "result")]),
    ("en", "The city cut 2022 spending by 5%.", [(5, "result")]),
    ("en", "The new zone hosts 40 companies with 3,400 employees.", [(40, "result"), (3400, "result")]),
    ("en", "In 2023 volunteers planted new forests (over 1,200 hectares) in the north.", [(1200, "result")]),
    ("en", "The department has achieved its annual goals. New roads: 300 km.", [(300, "result")]),
    ("en", "Birds on the island number 320.", [(320, "result")]),
    ("en", "Compulsory schooling reached 97% of the hill villages.", [(97, "result")]),
    ("en", "The mandatory fire drills of 120 mills were finished in 2022.", [(120, "result")]),
    ("en", "The mandatory minimum blend is 6%.", [(6, "target")]),
    ("en", "The kilns that started construction last year are fully completed by the end of 2026.", [(None, "target")]),
    ("en", "The blaze was controlled within 2 days.", []),
    ("en", "Arrests went from 2040 to 1980.", [(2040, "result"), (1980, "result")]),
    ("en", "The phase-out was moved from 2038 to 2030.", []),
    ("en", "Water use is to return by 2030 to 1990 levels.", []),
    ("en", "The Dike Act is in force. Barns under 5 ha are exempted from dike fees through 2032.", []),
    ("en", "Seed is guaranteed to 12,000 farmers.", [(12000, "result")]),
    (
        "en",
        "Hunan Province 2022 Water Report\n5 March 2023\nUnder the Action Plan, 45 mills will be built in 2022.",
        [(45, "result")],
    ),
    (
        "en",
        "The Ministry: progress of the Plan in 2021\n5 March 2022\nBy the end of 2021, 27 checks will be completed.",
        [(27, "result")],
    ),
    ("en", "Norway Energy Policy\nThe compulsory levy raised 30 million euros in 2012.", [(30e6, "result")]),
    ("en", "Norway Energy Policy\nOf the planned mills 40 are in use.", [(40, "result")]),
    ("en", "Norway Energy Policy\nA minimum of 8% of power comes from wind.", [(8, "target")]),
    ("en", "The wait of 30 days was cut.", []),
    ("en", "The city built landfills with a capacity of more than 3 million m3.", [(3e6, "result")]),
    ("en", "40% water requirements were met by rain.", [(40, "result")]),
    ("en", "- Supports 400 farms each year.", [(400, "target")]),
]
CHANGES = [
    ("The growth rate was 6.4% and the forest coverage 31%.", ["increase", "level"]),
    ("The growth rate of barley was 6.4% and of hemp 3.1%.", ["increase", "increase"]),
    ("The permit takes two stamps; 3 days were saved.", ["decrease"]),
    ("The deviation of the weather forecast was 6% in 2022.", ["level"]),
    ("The pledge is a 15% deviation from the baseline by 2025.", ["decrease"]),
]

# (text, its records as (value, change, indicator))
NAMES = [
    ("In 2023, imports 9 million t, exports 3 million t.", [(9e6, "level", "imports"), (3e6, "level", "exports")]),
    (
        "Coverage was 82%, exceeding the target of 79% by 3 points.",
        [(82, "level", "Coverage"), (79, "level", "Coverage"), (3, "increase", "Coverage")],
    ),
    (
        "Coverage was 77%, missing the target of 80% by 3 points.",
        [(77, "level", "Coverage"), (80, "level", "Coverage"), (3, "level", "Coverage")],
    ),
    (
        "With a growth rate of 5.5%, 30% of firms hired staff.",
        [(5.5, "increase", "growth rate"), (30, "level", "firms hired staff")],
    ),
    (
        "Foreign teams work in 115 medical sites, nearly half of which are in remote areas.",
        [(115, "level", "Foreign teams work in medical sites"), (50, "level", "medical sites in remote areas")],
    ),
    ("The standard deviation of 3% was small.", [(3, "level", "standard deviation small")]),
    (
        "Capacity targets for 2030:\n- Wind: 40 MW\n- Solar: 60 MW\n- Total: 100 MW",
        [(40, "level", "Wind capacity"), (60, "level", "Solar capacity"), (100, "level", "capacity")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES, ids=[text[:20] for _, text, _ in SENTENCES])
def test_ordinary_sentences(language: str, text: str, expected: list[tuple[float, str]]) -> None:
    found = [(record.value, record.kind) for record in extract(read_text(text, language=language))]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_ordinary_changes(text: str, expected: list[str]) -> None:
    assert [
        record.change for record in extract(read_text(text, language="en")) if record.measure != "count"
    ] == expected


def test_cuts_of_a_year_are_no_base() -> None:
    found = extract(read_text("The cuts in 2015 reached record levels, 30% more than planned.", language="en"))
    assert [record.period_start for record in found] == ["2015-01-01"]


def test_the_last_share_of_a_mix_has_its_own_name() -> None:
    found = extract(read_text("The fuel mix of 55% peat, 30% straw and 15% oil is old.", language="en"))
    assert [record.indicator for record in found] == [
        f"share of {each} in the fuel mix" for each in ("peat", "straw", "oil")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The project:\n- Supports 300 barns\n- Plants 3,000 elms", [("support", "target"), ("plant", "target")]),
        ("The dale covers 31 km2; hosts 42 mills.", [("cover", "result"), ("host", "target")]),
    ],
)
def test_verbs_that_open_a_clause_stay_verbs(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(record.action, record.kind) for record in extract(read_text(text, language="en"))] == expected


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Mean income of herders: town 3,214 yuan, coast 2,108 yuan.", "Mean income"),
        ("Cost per hive moved: budget $45; actual $71.", "Cost per hive"),
    ],
)
def test_labels_of_parts_leave_what_is_measured(text: str, head: str) -> None:
    assert all(record.indicator.startswith(head) for record in extract(read_text(text, language="en")))


def test_who_finishes_things_respectively_is_not_counted() -> None:
    text = "Mills and barns completed 31 and 42 roofs respectively."
    assert {record.indicator for record in extract(read_text(text, language="en"))} == {"roofs completed"}
    text = "Tractor production and sales completed 3,100 and 2,900 units respectively."
    found = [record.indicator for record in extract(read_text(text, language="en"))]
    assert found == ["Tractor production", "sales"]


def test_a_value_set_off_with_its_year_is_none_that_must_be() -> None:
    text = "The Pond Act is in force. Cart mileage per head, 430 miles in 2019, must come down a sixth by 2030."
    assert extract(read_text(text, language="en"))[0].kind == "result"


def test_the_whole_of_a_list_has_the_name_of_its_line() -> None:
    found = extract(read_text("Peat recycling targets:\n- Paper: 61%\n- Glass: 75%\n- Overall: 52%", language="en"))
    assert [record.indicator for record in found] == ["Paper", "Glass", "peat recycling"]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text[:20] for text, _ in NAMES])
def test_names(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(record.value, record.change, record.indicator) for record in extract(read_text(text))] == expected
