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
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES, ids=[text[:20] for _, text, _ in SENTENCES])
def test_ordinary_sentences(language: str, text: str, expected: list[tuple[float, str]]) -> None:
    found = [(record.value, record.kind) for record in extract(read_text(text, language=language))]
    assert found == expected
