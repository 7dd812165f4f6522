"""Budgets, bulletins and summaries of work in Chinese: shares of a plan, parts, titles of two years."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, *, year: int | None = 2025) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(report_year=year, language="zh"))))


# (sentence, its records as (value, indicator))
NAMES = [
    # How much of the budget that is, and by how much it grew.
    (
        "1-8月，全县契税收入完成2600万元，完成年初预算的61%，同比增长7.5%。",
        [(2.6e7, "契税收入"), (61, "契税收入"), (7.5, "契税收入")],
    ),
    (
        "全年农林水支出4.2亿元，为预算的93%，下降1.5%。",
        [(4.2e8, "农林水支出"), (93, "农林水支出"), (1.5, "农林水支出")],
    ),
    ("土地出让收入完成9亿元，占调整预算的88%。", [(9e8, "土地出让收入"), (88, "土地出让收入")]),
    ("非税收入完成1.1亿元，占年计划104%。", [(1.1e8, "非税收入"), (104, "非税收入")]),
    ("科技支出安排3亿元，比上年执行数增长9%。", [(3e8, "科技支出安排"), (9, "科技支出安排")]),
    # Who took it in.
    (
        "全区财政总收入完成20亿元，其税务部门17亿元，增长6%，财政部门完成3亿元。",
        [
            (2e9, "财政总收入"),
            (1.7e9, "财政总收入税务部门"),
            (6, "财政总收入税务部门"),
            (3e8, "财政总收入财政部门"),
        ],
    ),
    # A share behind a part is that of the part.
    (
        "全市有图书馆18家，文化站96个，其中民办图书馆6家，占比33.3%。",
        [(18, "图书馆"), (96, "文化站"), (6, "民办图书馆"), (33.3, "民办图书馆占比")],
    ),
    ("造林60亩，其中柏树15亩，已完成40亩。", [(60, "造林"), (15, "柏树"), (40, "造林完成")]),
    # Of another group, the same rate.
    ("二级医院药占比31%，一级医院36%。", [(31, "二级医院药占比"), (36, "一级医院药占比")]),
    ("初中巩固率99%，高中97%。", [(99, "初中巩固率"), (97, "高中巩固率")]),
    ("优良水体比例为81%，劣Ⅴ类水体为1%。", [(81, "优良水体比例"), (1, "劣Ⅴ类水体比例")]),
    # As many values were told right before, in order.
    (
        "港口货运量640万吨，铁路货运量210万吨，同比增长4%、6%。",
        [(6.4e6, "港口货运量"), (2.1e6, "铁路货运量"), (4, "港口货运量"), (6, "铁路货运量")],
    ),
    # What is expected to be done is what is told of.
    ("全年技改投资预计完成12亿元。", [(1.2e9, "技改投资")]),
    ("落实项目31个，商贸业营业额预计完成9亿元。", [(31, "项目"), (9e8, "商贸业营业额")]),
    # Two bounds told of two things.
    (
        "完成绿化2万亩，确保饮水达标率在96%以上、厕所普及率在90%以上。",
        [(20000, "绿化"), (96, "饮水达标率"), (90, "厕所普及率")],
    ),
    (
        "失业率、物价涨幅和人口增长率分别控制在5%、3%、6‰以内。",
        [(5, "失业率"), (3, "物价涨幅"), (0.6, "人口增长率")],
    ),
    # A remark in brackets behind a count is not what is counted.
    (
        "建成充电站60座，比上年增长20%，其中，城区站42座（含公交站）。",
        [(60, "充电站"), (20, "充电站"), (42, "城区站")],
    ),
    # No one invests in a gross product or in teachers.
    ("招录教师45名，完成投资2亿元。", [(45, "教师"), (2e8, "投资")]),
    ("新改建县道30公里，完成投资2亿元。", [(30, "新改建县道"), (2e8, "新改建县道投资")]),
    # Of so many persons, the next one too.
    ("每千人口配备护士3.4人、病床6.1张。", [(3.4, "每千人口配备护士"), (6.1, "每千人口配备病床")]),
    (
        "每万人口执业药师数达到6.2人，全科医生数达到3.5人，医院21家。",
        [(6.2, "每万人口执业药师数"), (3.5, "每万人口全科医生数"), (21, "医院")],
    ),
    # What a measure behind a semicolon is of was told before it.
    ("油菜种植面积9万亩；总产量1.6万吨。", [(90000, "油菜种植面积"), (16000, "油菜总产量")]),
    # A streak is no part of a name, and 化学需氧量 is no measure of its own.
    ("油菜总产量连续四年稳定在2万吨以上。", [(20000, "油菜总产量")]),
    ("化学需氧量、氨氮排放量分别下降4%、3%。", [(4, "化学需氧量排放量"), (3, "氨氮排放量")]),
    ("总投资2亿元的城南污水处理厂扩建工程已建成。", [(2e8, "城南污水处理厂扩建工程总投资")]),
    # A measure for each person, and one held against the plan before.
    ("全县完成零售总额60亿元，人均1.9万元。", [(6e9, "零售总额"), (19000, "人均零售总额")]),
    ("“十一五”林业总投入约9亿元，是“十五”的1.7倍。", [(9e8, "林业总投入"), (1.7, "林业总投入")]),
    # What was not done is not what was.
    ("正在整改6个，未整改资金900万元。", [(6, "整改"), (9e6, "未整改资金")]),
    # What is counted is the whole noun.
    ("现有民办园9所，其中新增停车位30个。", [(9, "民办园"), (30, "新增停车位")]),
    ("学前三年毛入园率93%，普惠园覆盖率88%。", [(93, "学前三年毛入园率"), (88, "普惠园覆盖率")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text for text, _ in NAMES])
def test_of_what_a_value_is(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(record.value, record.indicator) for record in records_of(text)] == expected


CHANGES = [
    ("契税收入完成3亿元，比上年增收2000万元。", ["level", "increase"]),
    ("财政收入完成31亿元，比预算超收1亿元。", ["level", "increase"]),
    ("财政收入完成31亿元，同比减收2亿元。", ["level", "decrease"]),
    ("试验田单产达610公斤，超全县平均单产80公斤。", ["level", "increase"]),
    ("试验田单产达510公斤，低于全县平均单产20公斤。", ["level", "decrease"]),
    ("巩固提升5万亩茶园，优化提升6条公交线路。", ["level", "level"]),
    ("新增灌溉面积3万亩，改善灌溉面积7万亩。", ["level", "level"]),
    (
        "税收占比达到60%，出口占比达到20%，分别比上年提高1.2个和0.4个百分点。",
        ["level", "level", "increase", "increase"],
    ),
]


@pytest.mark.parametrize(("text", "changes"), CHANGES, ids=[text for text, _ in CHANGES])
def test_what_moves(text: str, changes: list[str]) -> None:
    assert [record.change for record in records_of(text)] == changes


UNITS = [
    ("全年门诊人次达到46万。", "人次"),
    ("居民养老保险参保人数12.6万。", "人"),
    ("全县低保户数3200。", "户"),
]


@pytest.mark.parametrize(("text", "unit"), UNITS, ids=[text for text, _ in UNITS])
def test_what_a_bare_number_counts(text: str, unit: str) -> None:
    assert [record.unit for record in records_of(text)] == [unit]


# (text, its records as (value, kind, the last day))
TITLED = [
    (
        "石桥县林业局2023年工作总结和2024年工作计划\n全年完成造林3万亩。林业产值达到12亿元。\n",
        [(30000, "result", "2023-12-31"), (1.2e9, "result", "2023-12-31")],
    ),
    ("2012年港务局年终总结与来年工作思路\n全市全年完成港口投资4亿元。\n", [(4e8, "result", "2012-12-31")]),
    (
        "石桥市教育局2023年度工作总结暨2024年度工作要点\n二、2024年工作要点\n新建学校10所。\n",
        [(10, "target", "2024-12-31")],
    ),
    # Titled by the year before, read to the assembly.
    (
        "石桥市2015年政府工作报告\n——2016年1月29日在石桥市第十五届人民代表大会第六次会议上\n一、“十二五”回顾\n"
        "五年来，财政收入年均增长9%。\n",
        [(9, "result", "2015-12-31")],
    ),
    # Five years, told in the last one of a plan.
    ("“十一五”林业发展成就\n2010年12月24日\n五年来，我国新建苗圃120处。\n", [(120, "result", "2010-12-31")]),
    (
        "石桥市蓝天行动2019年行动计划\n（一）约束性指标。\nPM10年均浓度达71微克/立方米。\n",
        [(71, "target", "2019-12-31")],
    ),
    # A report on a year that tells of half of the next one.
    (
        "关于2018年度本级财政收支的审计工作报告\n2018年7月至2019年6月，全县共组织完成审计项目26个。\n",
        [(26, "result", "2019-06-30")],
    ),
    # A plan that still runs is only mentioned.
    (
        "石桥市港务局2006年工作总结\n一、主要工作完成情况\n“十一五”重点泊位均已开工。新建泊位6个。\n",
        [(6, "result", "2006-12-31")],
    ),
    (
        "石桥县国民经济和社会发展第十三个五年规划纲要\n第一章 发展环境\n2015年，城镇化率达到50%。\n"
        "第二章 发展目标\n城镇化率达到56%。\n",
        [(50, "result", "2015-12-31"), (56, "target", "2020-12-31")],
    ),
    # A plan looks back on the one before.
    (
        "石桥县“十四五”规划纲要\n第一章 发展基础\n到2020年底，城镇化率达到55%。\n"
        "第二章 发展目标\n到2025年，城镇化率达到60%。\n",
        [(55, "result", "2020-12-31"), (60, "target", "2025-12-31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLED, ids=[text.split("\n")[0] for text, _ in TITLED])
def test_what_a_title_reviews_and_plans(text: str, expected: list[tuple[float, str, str]]) -> None:
    records = list(extract(read_text(text, language="zh")))
    assert [(r.value, r.kind, r.deadline or r.period_end) for r in records] == expected


def test_what_follows_a_change_is_of_its_end() -> None:
    text = "社保支出从2014年的9亿元增加到2019年的18亿元，增长了100%，占比从6%提高到8%。"
    days = [record.period_end[:4] for record in records_of(text)]
    assert days == ["2014", "2019", "2019", "2014", "2019"]
    text = "配套率由2016年的61%提升到2021年的90%，利用率达到77%，增幅达3%。"
    assert [record.period_end[:4] for record in records_of(text)] == ["2016", "2021", "2021", "2021"]


def test_a_bound_of_its_own_holds_for_its_value_only() -> None:
    records = records_of("城镇登记失业率3.2%，控制在4%以内。")
    assert [(record.value, record.comparator) for record in records] == [(3.2, "="), (4, "<=")]
