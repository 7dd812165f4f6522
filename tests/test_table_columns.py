"""Columns of tables: names, values, codes, running numbers, units; and that codes give no records."""

from __future__ import annotations

import pytest

from policymine import Record, extract, read_text
from policymine.lang import load
from policymine.lang.units import Units
from policymine.statements import StatementReader
from policymine.table_columns import ColumnReader, Shape, shape_of
from policymine.table_heads import HeadReader


def markdown(lines: list[str], caption: str = "") -> str:
    head, *rows = lines
    rule = "|".join(["---"] * (head.count("|") + 1))
    table = "\n".join(f"| {line} |" for line in (head, rule, *rows))
    return f"{caption}\n\n{table}\n" if caption else f"{table}\n"


def roles_of(code: str, lines: list[str], caption: str = "") -> tuple[str, int | None]:
    reader = StatementReader(load(code), Units.load())
    document = read_text(markdown(lines, caption), language=code)
    rows = [block for block in document.blocks if block.kind == "table_row"]
    layout = ColumnReader(reader, HeadReader(reader)).layouts(document.text, document.blocks)[rows[0].start]
    return " ".join(layout.roles), layout.name


CODE, YEAR, ORDER = Shape(code=True), Shape(year=True), Shape(order=True)


@pytest.mark.parametrize(
    ("cells", "shape"),
    [
        (["85281110", "85281210"], CODE),
        (["71-43-2", "108-88-3", ""], CODE),
        (["HW08", "HW49"], CODE),
        (["GB 1234-2020", "HJ/T 56-2001"], CODE),
        (["031、032", "039"], CODE),
        (["0571-12345678"], CODE),
        (["121°30′", "120°05′"], CODE),
        (["310021", "310035", "310144"], CODE),
        (["310000", "420000", "510000"], Shape()),  # round sums
        (["12345", "23456", "34567"], Shape()),
        (["1998", "2004"], YEAR),
        (["1998"], Shape()),
        (["3", "4", "5"], ORDER),
        (["(1)", "(2)", "(3)"], ORDER),
        (["3", "5", "6"], Shape()),
        (["12.5", "0.3", "1,200"], Shape()),
        (["5-8", "6-9"], Shape()),
        (["12%", "13%"], Shape()),
        (["", " "], Shape()),
    ],
)
def test_shape(cells: list[str], shape: Shape) -> None:
    assert shape_of(cells) == shape


# (language, lines, what the columns hold, the column that names the rows)
LAYOUTS: list[tuple[str, list[str], str, int | None]] = [
    ("en", ["Item | Unit | 2022 | 2025", "Coal | t | 12 | 11"], "name unit value value", 0),
    ("en", ["Field | Item | 2022", "Water | COD | 3", "Water | Ammonia | 4"], "name name value", 1),
    (
        "en",
        ["Name | Owner | Output", "Elm | Smith | 3", "Oak | Jones | 4"],
        "name name value",
        0,
    ),
    ("en", ["Name | Phone | Founded | Output (t)", "Elm | 123 | 1998 | 20"], "name code code value", 0),
    ("en", ["Place | 1 | 2", "Elm | 1901 | 20", "Oak | 1950 | 35", "Ash | 2020 | 41"], "place year value", 0),
    ("en", ["Task | Deadline | Responsible department", "Build 3 parks | 2025 | Parks"], "name due skip", 0),
    ("en", ["Project | Scale | To be finished by", "Elm weir | 30 mu | June 2024"], "name value due", 0),
    # A header with a year is one of values.
    ("en", ["Project | To be completed by 2025 (km)", "Elm road | 30"], "name value", 0),
    ("en", ["Project | Due in 2025", "Elm road | June 2025"], "name due", 0),
    ("zh", ["项目 | 建设规模 | 竣工时间", "榆河坝 | 30亩 | 2024年6月"], "name value due", 0),
    ("zh", ["序号 | 名称 | 税号 | 数量", "1 | 铁锅 | 7323 | 5"], "skip name code value", 1),
    ("zh", ["地区 | 企业 | 排放量（吨）", "东县 | 甲厂 | 3", "东县 | 乙厂 | 4"], "place name value", 1),
    ("zh", ["年份 | 产量（吨）", "2021 | 3", "2022 | 4"], "year value", 0),
]


@pytest.mark.parametrize(("code", "lines", "roles", "name"), LAYOUTS, ids=[case[1][0] for case in LAYOUTS])
def test_roles(code: str, lines: list[str], roles: str, name: int | None) -> None:
    assert roles_of(code, lines) == (roles, name)


def test_figures_with_a_unit_are_no_codes() -> None:
    lines = ["Item | Output", "Coal | 85281110", "Gas | 95281110"]
    assert roles_of("en", lines) == ("name code", 0)
    assert roles_of("en", lines, "Unit: tons") == ("name value", 0)
    assert roles_of("en", ["Item | Output (t)", *lines[1:]]) == ("name value", 0)


Row = tuple[str, str, float | None, str]
# (language, lines, caption, (what is measured, of what, value, unit))
RECORDS: list[tuple[str, list[str], str, list[Row]]] = [
    (
        "zh",
        [
            "序号 | 企业名称 | 统一社会信用代码 | 成立年份 | 联系电话 | 经度 | 排放量（吨）",
            "1 | 榆钢厂 | 91330000123456789X | 1998 | 12345678 | 120.15 | 12.5",
            "2 | 柳纸厂 | 91330000123456788X | 2003 | 12345679 | 120.25 | 2.5",
        ],
        "",
        [("排放量", "榆钢厂", 12.5, "t"), ("排放量", "柳纸厂", 2.5, "t")],
    ),
    ("zh", ["品名 | 说明 | 号列", "铁锅 | 容积大于3升的铁锅和其他锅具 | 73231110"], "", []),
    ("zh", ["品名 | ", "铁锅 | 73231110", "铜锅 | 74181110"], "", []),
    ("zh", ["行业 | 重点管理", "造纸 041 | 年产3万吨及以上的机制纸制造 0412，手工纸制造 0413"], "", []),
    ("zh", ["燃料 | 硫分", "木炭 | 0.3%"], "表1 燃料成分限值", []),
    ("zh", ["污染物 | 排放限值（mg/L） | 实测（mg/L）", "氨氮 | 5 | 3.2"], "", [("实测", "氨氮", 3.2, "mg/L")]),
    ("en", ["Product | CAS No. | HS code | Share (%)", "Tar | 71-43-2 | 290220 | 4"], "", [("Share", "Tar", 4, "%")]),
    ("en", ["Pollutant | Emission limit (mg/L)", "Ammonia | 5"], "", []),
    ("en", ["Class | Which", "A | boilers of 20 t/h and above built in towns"], "", []),
]


@pytest.mark.parametrize(("code", "lines", "caption", "expected"), RECORDS, ids=[case[1][0] for case in RECORDS])
def test_catalogues(code: str, lines: list[str], caption: str, expected: list[Row]) -> None:
    records = extract(read_text(markdown(lines, caption), language=code))
    assert [(r.indicator, r.place, r.value, r.unit) for r in records] == expected


def one(code: str, lines: list[str]) -> Record:
    (record,) = extract(read_text(markdown(lines), language=code))
    return record


def test_cells_of_running_text_are_read_as_sentences() -> None:
    record = one("en", ["Task | Work | Department", "Water | Build 12 sewage plants in the hills | Office 3"])
    assert (record.value_text, record.unit, record.action) == ("12", "sewage plant", "build")
    assert record.sentence.strip("| ") == "Water | Build 12 sewage plants in the hills | Office 3"


@pytest.mark.parametrize(
    ("code", "lines", "expected"),
    [
        ("en", ["Project | Scale | To be finished by", "Elm weir | 30 mu | June 2024"], ("Elm weir", 30, "mu")),
        ("zh", ["项目名称 | 建设规模 | 完成时限", "榆河坝 | 30亩 | 2024年6月"], ("榆河坝", 30, "mu")),
    ],
)
def test_a_header_that_says_only_the_scale_leaves_the_name_to_the_row(
    code: str, lines: list[str], expected: tuple[str, float, str]
) -> None:
    record = one(code, lines)
    assert (record.indicator, record.value, record.unit) == expected
    assert (record.kind, record.place, record.deadline) == ("target", "", "2024-06-30")


def test_the_column_by_when() -> None:
    record = one("en", ["Item | Value (km) | Completion date", "Length of sewers | 40 | by the end of June 2026"])
    assert (record.kind, record.value, record.unit, record.deadline) == ("target", 40, "km", "2026-06-30")


def test_years_as_rows() -> None:
    text = markdown(["年份 | 煤炭产量（万吨）", "2021年 | 3", "2022年 | 4"])
    records = extract(read_text(text, language="zh"))
    assert [(r.indicator, r.value, r.unit, r.period_end) for r in records] == [
        ("煤炭产量", 30000, "t", "2021-12-31"),
        ("煤炭产量", 40000, "t", "2022-12-31"),
    ]


def test_the_row_says_in_which_direction() -> None:
    record = one("zh", ["指标 | 2025年 | 年均增长", "单位产值能耗降低（%） | — | 〔13〕"])
    assert (record.change, record.value, record.unit) == ("decrease", 13, "%")


def test_a_rate_of_growth_is_in_percent() -> None:
    record = one("zh", ["指标 | 2025年 | 年均增速", "工业增加值（亿元） | — | 6.5"])
    assert (record.measure, record.change, record.value, record.unit) == ("percent", "increase", 6.5, "%")


def test_the_unit_of_the_column_goes_before_that_of_the_table() -> None:
    text = markdown(["项目 | 产量 | 投资（万元）", "煤 | 12 | 320"], "单位：万吨")
    records = extract(read_text(text, language="zh"))
    assert [(r.indicator, r.value, r.unit) for r in records] == [("产量", 120000, "t"), ("投资", 3200000, "yuan")]


def test_departments_are_no_units() -> None:
    record = one("zh", ["指标 | 责任单位 | 2025年", "绿化覆盖率（%） | 园林局 | 42"])
    assert (record.value, record.unit) == (42, "%")


PLAN = [
    "指标 | 2020年 | 2025年 | 年均/累计",
    "1.绿地率（%） | 38.2* | 40 | -",
    "2.失业率（%） | - | - | ＜5.5",
    "3.单位产值能耗降低（%） | - | - | 〔13.5〕",
    "4.人均寿命（岁） | 78 | - | 〔1〕",
    "5.绿色产业增加值（亿元） | 20 | - | 6.5左右",
    "6.湿地（公顷） | 12 | - | 〔3〕",
]


def test_a_plan_with_averages_and_sums() -> None:
    records = extract(read_text(markdown(PLAN), language="zh"))
    assert [(r.indicator, r.value, r.unit, r.change, r.comparator) for r in records] == [
        ("绿地率", 38.2, "%", "level", "="),
        ("绿地率", 40, "%", "level", "="),
        ("失业率", 5.5, "%", "level", "<="),
        ("单位产值能耗降低", 13.5, "%", "decrease", "="),
        ("人均寿命", 78, "year", "level", "="),
        ("人均寿命", 1, "year", "increase", "="),
        ("绿色产业增加值", 2e9, "yuan", "level", "="),
        ("绿色产业增加值", 6.5, "%", "increase", "~"),
        ("湿地", 12, "ha", "level", "="),
        ("湿地", 3, "ha", "increase", "="),
    ]


def test_a_change_is_told_of_the_column_before_it() -> None:
    text = markdown(["城市 | PM2.5浓度（μg/m3） | 同比变化（%）", "榆城 | 22 | -4.3"])
    records = extract(read_text(text, language="zh"))
    assert [(r.indicator, r.place, r.value, r.unit, r.change) for r in records] == [
        ("PM2.5浓度", "榆城", 22, "ug/m3", "level"),
        ("PM2.5浓度", "榆城", 4.3, "%", "decrease"),
    ]
