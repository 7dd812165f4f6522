"""Binding and expected targets: the attribute column of plans' tables, and brackets."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

ZH = """\
# 柏阳市生态环境保护“十四五”规划

| 指标 | 2020年 | 2025年 | 年均 | 属性 |
|---|---|---|---|---|
| 森林覆盖率（%） | 31.5 | 33 | — | 约束性 |
| 地表水优良比例（%） | 78.2 | 85 | — | [约束性] |
| 人均公园绿地面积（平方米） | 12.1 | 14 | — | 预期性指标 |
| 垃圾分类覆盖率（预期性）（%） | 40 | 90 | — | |
| 充电桩（个） | 900 | 4000 | — | 新增 |
"""
EN = """\
# Five-year plan of Elm City, 2021-2025

| No. | Indicator | Unit | 2020 | 2025 | Attribute |
|---|---|---|---|---|---|
| 1 | Forest coverage | % | 31.5 | 33 | Binding |
| 2 | Green space per person | m2 | 12.1 | 14 | expected |
| 3 | Good water sections (obligatory) | % | 78 | 85 | |
"""


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (ZH, "zh", {33: "binding", 85: "binding", 14: "expected", 90: "expected", 4000: ""}),
        (EN, "en", {33: "binding", 14: "expected", 85: "binding"}),
    ],
)
def test_tables_of_plans(text: str, language: str, expected: dict[float, str]) -> None:
    records = list(extract(read_text(text, language=language)))
    assert {r.value: r.bindingness for r in records if r.kind == "target"} == expected
    assert {r.bindingness for r in records if r.kind == "result"} == {""}
    assert {r.deadline for r in records if r.kind == "target"} == {"2025-12-31"}


SENTENCES = [
    ("zh", "到2025年，森林覆盖率达到33%（约束性），公园绿地面积达到14平方公里〔预期性〕。", ["binding", "expected"]),
    ("zh", "规划提出8个约束性指标。到2025年建成绿道90公里。", [""]),
    ("en", "By 2025, forest coverage will reach 33% (binding), and 90 km of greenways will be built.", ["binding", ""]),
    ("en", "The plan is binding: by 2025 forest coverage shall reach 33%.", [""]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_sentences(language: str, text: str, expected: list[str]) -> None:
    assert [r.bindingness for r in extract(read_text(text, language=language))] == expected
