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
    ("en", "Seed is guaranteed to 12,000 farmers.", [(12000, "result")]),
]
CHANGES = [
    ("The growth rate was 6.4% and the forest coverage 31%.", ["increase", "level"]),
    ("The growth rate of barley was 6.4% and of hemp 3.1%.", ["increase", "increase"]),
    ("The permit takes two stamps; 3 days were saved.", ["decrease"]),
    ("The deviation of the weather forecast was 6% in 2022.", ["level"]),
    ("The pledge is a 15% deviation from the baseline by 2025.", ["decrease"]),
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
