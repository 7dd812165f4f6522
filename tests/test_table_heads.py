"""Headers of tables: units with their scales, names and topics, in both languages."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.lang import load
from policymine.lang.units import Units
from policymine.statements import StatementReader
from policymine.table_heads import HeadReader

HEADS = {code: HeadReader(StatementReader(load(code), Units.load())) for code in ("en", "zh")}

# (language, header, scale and unit or None, name, topic)
CASES: list[tuple[str, str, tuple[float, str] | None, str, str]] = [
    ("zh", "投资（万元）", (1e4, "yuan"), "投资", "投资"),
    ("zh", "面积（公顷）", (1, "ha"), "面积", "面积"),
    ("zh", "投资/万元", (1e4, "yuan"), "投资", "投资"),
    ("zh", "投资 万元", (1e4, "yuan"), "投资", "投资"),
    ("zh", "产量，万吨", (1e4, "t"), "产量", "产量"),
    ("zh", "废水量/(吨/年)", (1, "t/a"), "废水量", "废水量"),
    ("zh", "价格（元/吨）", (1, "yuan/t"), "价格", "价格"),
    ("zh", "PM2.5（微克/立方米）", (1, "ug/m3"), "PM2.5", "PM2.5"),
    ("zh", "能耗〔吨〕", (1, "t"), "能耗", "能耗"),
    ("zh", "浓度（μg/m3）", (1, "ug/m3"), "浓度", "浓度"),
    ("zh", "用水强度（万m3/km2）", (1e4, "m3/km2"), "用水强度", "用水强度"),
    ("zh", "公园（个）", (1, "个"), "公园", "公园"),
    ("zh", "人口（万人）", (1e4, "人"), "人口", "人口"),
    ("zh", "灌溉用水（亿立方米，含果园）", (1e8, "m3"), "灌溉用水", "灌溉用水"),
    ("zh", "年均增长（%）", (1, "%"), "年均增长", ""),
    ("zh", "2020年完成值（亿元）", (1e8, "yuan"), "2020年完成值", ""),
    ("zh", "万元", (1e4, "yuan"), "万元", ""),
    ("zh", "2025年（预计）", None, "2025年", ""),
    ("zh", "2025年目标值", None, "2025年目标值", ""),
    ("zh", "含硫量(St,d)", None, "含硫量", "含硫量"),
    ("zh", "年", None, "年", ""),
    ("zh", "月/日", None, "月/日", "月/日"),
    ("en", "Area (ha)", (1, "ha"), "Area", "Area"),
    ("en", "Investment（10,000 yuan）", (1e4, "yuan"), "Investment", "Investment"),
    ("en", "Investment, million yuan", (1e6, "yuan"), "Investment", "Investment"),
    ("en", "Investment (US$ million)", (1e6, "USD"), "Investment", "Investment"),
    ("en", "GDP (RMB 100 million)", (1e8, "yuan"), "GDP", "GDP"),
    ("en", "Output / tons", (1, "t"), "Output", "Output"),
    ("en", "Output in 10,000 t", (1e4, "t"), "Output", "Output"),
    ("en", "PM2.5 ug/m3", (1, "ug/m3"), "PM2.5", "PM2.5"),
    ("en", "Energy use (tce per 10,000 yuan)", (1, "tce/10000 yuan"), "Energy use", "Energy use"),
    ("en", "Staff (persons)", (1, "person"), "Staff", "Staff"),
    ("en", "Homes (10,000 households)", (1e4, "household"), "Homes", "Homes"),
    ("en", "2022 (10,000 tons)", (1e4, "t"), "2022", ""),
    ("en", "Fiscal year", None, "Fiscal year", "Fiscal year"),
    ("en", "Good-air days", None, "Good-air days", "Good-air days"),
    ("en", "2025 (planned)", None, "2025", ""),
    ("en", "Coal / gas", None, "Coal / gas", "Coal / gas"),
    ("en", "Unit", None, "Unit", ""),
]


@pytest.mark.parametrize(("code", "head", "unit", "name", "topic"), CASES, ids=[case[1] for case in CASES])
def test_head(code: str, head: str, unit: tuple[float, str] | None, name: str, topic: str) -> None:
    heads = HEADS[code]
    found = heads.unit(head)
    assert (None if found is None else (found.scale, found.symbol)) == unit
    assert (heads.name(head), heads.topic(head)) == (name, topic)


def test_letters_behind_a_space_are_a_unit_of_columns_only() -> None:
    heads = HEADS["en"]
    column, row = heads.unit("Capacity MW"), heads.unit("Elm Power Works MW", row=True)
    assert (column.symbol if column else "", row) == ("MW", None)
    assert heads.name("Elm Power Works MW", row=True) == "Elm Power Works MW"


@pytest.mark.parametrize(
    ("code", "cell", "expected"),
    [
        ("zh", "%", (1, "%")),
        ("zh", "万人", (1e4, "人")),
        ("zh", "个", (1, "个")),
        ("zh", "万吨标准煤", (1e4, "tce")),
        ("zh", "—", None),
        ("en", "10,000 persons", (1e4, "person")),
        ("en", "households", (1, "household")),
        ("en", "10,000 m3/d", (1e4, "m3/d")),
        ("en", "days", (1, "d")),
        ("en", "-", None),
    ],
)
def test_cell_of_a_column_of_units(code: str, cell: str, expected: tuple[float, str] | None) -> None:
    found = HEADS[code].measured(cell)
    assert (None if found is None else (found.scale, found.symbol)) == expected


@pytest.mark.parametrize(
    ("code", "caption", "expected"),
    [
        ("zh", "表2 主要指标；单位：万吨、%", (1e4, "t")),
        ("zh", "（单位：亿元）", (1e8, "yuan")),
        ("zh", "计量单位：万人", (1e4, "人")),
        ("zh", "表3 单位的名录", None),
        ("en", "Table 4. Output; Unit: 10,000 tons", (1e4, "t")),
        ("en", "Table 5. Units of the park", None),
    ],
)
def test_caption(code: str, caption: str, expected: tuple[float, str] | None) -> None:
    found = HEADS[code].caption(caption)
    assert (None if found is None else (found.scale, found.symbol)) == expected


PLACES = [
    (
        "en",
        "Table 2. Dust fall by county (t/km2)\n\n| County | 2022 actual | 2023 target |\n|---|---|---|\n"
        "| Ash | 8.1 | ≤7 |\n| Elm | 6.2 | ≤6 |\n",
        [("Dust fall", "Ash", 8.1, "t/km2"), ("Dust fall", "Ash", 7, "t/km2")],
    ),
    (
        "zh",
        "表2 各县（区）降尘量（吨/平方公里）\n\n| 区县 | 2022年完成 | 2023年目标 |\n|---|---|---|\n"
        "| 东河县 | 8.1 | ≤7 |\n| 北岭区 | 6.2 | ≤6 |\n",
        [("降尘量", "东河县", 8.1, "t/km2"), ("降尘量", "东河县", 7, "t/km2")],
    ),
    # Columns that name what they hold go before the title.
    (
        "en",
        "Table 3. Air quality by county\n\n| County | Dust fall (t/km2) | Good days (%) |\n|---|---|---|\n"
        "| Ash | 8.1 | 90 |\n| Elm | 6.2 | 91 |\n",
        [("Dust fall", "Ash", 8.1, "t/km2"), ("Good days", "Ash", 90, "%")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), PLACES)
def test_the_title_says_of_what_the_figures_of_places_are(
    language: str, text: str, expected: list[tuple[str, str, float, str]]
) -> None:
    records = list(extract(read_text(text, language=language)))
    assert [(r.indicator, r.place, r.value, r.unit) for r in records][: len(expected)] == expected
