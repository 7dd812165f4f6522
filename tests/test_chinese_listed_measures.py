"""Measures in a row with a value each, as the models name them: which name one borrows from the one before."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

# (text, (value, indicator) of each record)
LISTED = [
    ("2024年，全县城镇化率58%、森林覆盖率41%。", [(58, "城镇化率"), (41, "森林覆盖率")]),
    ("2024年，全县绿化率58%、森林覆盖率41%。", [(58, "绿化率"), (41, "森林覆盖率")]),
    ("2024年，茶叶产量3万吨、水果产量8万吨。", [(30000, "茶叶产量"), (80000, "水果产量")]),
    ("2024年，全县城镇化率58%、失业率4%。", [(58, "城镇化率"), (4, "失业率")]),
    (
        "2024年，污水处理率95%、垃圾处理率98%、婴儿死亡率4%。",
        [(95, "污水处理率"), (98, "垃圾处理率"), (4, "婴儿死亡率")],
    ),
    # One word for a measure is of what the value before it is said of.
    ("2024年，来访办结率97%、满意率92%。", [(97, "来访办结率"), (92, "来访满意率")]),
    ("2024年，规模以上工业企业达400家、增加值增长3%。", [(400, "规模以上工业企业"), (3, "规模以上工业企业增加值")]),
    ("2024年，林下经济面积26万亩、产值13亿元。", [(260000, "林下经济面积"), (1300000000, "林下经济产值")]),
]


@pytest.mark.parametrize(("text", "read"), LISTED)
def test_measures_in_a_row(text: str, read: list[tuple[float, str]]) -> None:
    records = extract(read_text(text, name="2024年政府工作报告.txt", language="zh"))
    assert [(record.value, record.indicator) for record in records] == read


# Rates of so many births or persons are one value with a unit. (text, (value, unit, indicator) of each record)
PER_SO_MANY = [
    ("2024年，孕产妇死亡率下降到9.8/10万。", [(9.8, "per 100000", "孕产妇死亡率")]),
    (
        "2024年，孕产妇死亡率控制在10/10万以下、婴儿死亡率3%。",
        [(10, "per 100000", "孕产妇死亡率"), (3, "%", "婴儿死亡率")],
    ),
]


@pytest.mark.parametrize(("text", "read"), PER_SO_MANY)
def test_rates_of_so_many(text: str, read: list[tuple[float, str, str]]) -> None:
    records = extract(read_text(text, name="2024年政府工作报告.txt", language="zh"))
    assert [(record.value, record.unit, record.indicator) for record in records] == read


# What is reached or done is named without the verb that only says so, and without what another value before is of.
REACHED = [
    ("2024年，全县实现工业增加值32亿元、占GDP的35%。", [(3.2e9, "工业增加值"), (35, "工业增加值占GDP比例")]),
    ("2024年，全县实现地区生产总值320亿元、增长6.5%。", [(3.2e10, "地区生产总值"), (6.5, "地区生产总值")]),
    ("2024年，总投资12亿元的45个项目开工建设。", [(1.2e9, "总投资"), (45, "项目开工建设")]),
]


@pytest.mark.parametrize(("text", "read"), REACHED)
def test_names_without_what_only_says_that(text: str, read: list[tuple[float, str]]) -> None:
    records = extract(read_text(text, name="2024年政府工作报告.txt", language="zh"))
    assert [(record.value, record.indicator) for record in records] == read


# What a part of counted things is names it, and so does what is there. (text, (value, indicator) of each record)
THERE = [
    (
        "2024年，全市有工厂70家，其中12家是高新技术企业。",
        [(70, "工厂"), (12, "高新技术企业")],
    ),
    ("2024年，我市共有规模以上工业企业70家。", [(70, "规模以上工业企业")]),
    ("2024年，全市有机肥使用量3万吨。", [(30000, "有机肥使用量")]),
]


@pytest.mark.parametrize(("text", "read"), THERE)
def test_names_of_what_is_there(text: str, read: list[tuple[float, str]]) -> None:
    records = extract(read_text(text, name="2024年政府工作报告.txt", language="zh"))
    assert [(record.value, record.indicator) for record in records] == read
