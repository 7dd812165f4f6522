"""Chinese rates of growth that change, multiples, ranks and capacities told in passing, and what moves from where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(report_year=2020, language="zh"))))


# (text, its records as (value, change, indicator))
RATES = [
    ("海带价同比上涨1.6%，比上月回落0.4个百分点。", [(1.6, "increase", "海带价"), (0.4, "decrease", "海带价涨幅")]),
    ("海带产量增长5.2%，比上月加快0.3个百分点。", [(5.2, "increase", "海带产量"), (0.3, "increase", "海带产量增速")]),
    ("海带出口下降5.2%，降幅较上季度收窄1个百分点。", [(5.2, "decrease", "海带出口"), (1, "decrease", "海带出口降幅")]),
    ("渔业投资增长9%，增速比1至7月放缓0.3个百分点。", [(9, "increase", "渔业投资"), (0.3, "decrease", "渔业投资增速")]),
    ("海带价上涨2%，涨幅比上月扩大0.4个百分点，环比下降0.2%。", [
        (2, "increase", "海带价"), (0.4, "increase", "海带价涨幅"), (0.2, "decrease", "海带价"),
    ]),
    # A share that rose is no rate of growth.
    ("渔港覆盖率达到92%，比上年提高3个百分点。", [(92, "level", "渔港覆盖率"), (3, "increase", "渔港覆盖率")]),
    ("渔业产值增长11%，力争达到12%。", [(11, "increase", "渔业产值"), (12, "increase", "渔业产值")]),
    ("渔业产值增长6%左右，力争完成7%。", [(6, "increase", "渔业产值"), (7, "increase", "渔业产值")]),
    ("养护率达到90%，力争达到95%。", [(90, "level", "养护率"), (95, "level", "养护率")]),
    ("有38人从岛上搬到了镇里。", [(38, "level", "从岛上搬到了镇里")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RATES)
def test_names(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.indicator) for r in records_of(text)] == expected


# (text, its records as (value, unit, comparator))
UNITS = [
    ("净化能力由每日20吨提升至60吨。", [(20, "t/d", "="), (60, "t/d", "=")]),
    ("日净化能力由3万吨提高到5万吨。", [(30000, "t/d", "="), (50000, "t/d", "=")]),
    ("库存由3万吨提高到5万吨。", [(30000, "t", "="), (50000, "t", "=")]),
    ("周边8口海水监测井水质均达到标准。", [(8, "海水监测井", "=")]),
    ("6家渔场尾水均实现达标排放。", [(6, "渔场", "=")]),
    ("支持东湾地区14万农户结合危房改造开展示范。", [(140000, "农户", "=")]),
    ("海带产值翻了近一番。", [(1, "times", "~")]),
    ("海带产值翻了将近两番。", [(3, "times", "~")]),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_units_and_comparators(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.unit, r.comparator) for r in records_of(text)] == expected


# (text, its records as (indicator, deadline))
DUE = [
    ("各县要于7月底前将改造任务分解到村，12月底前全部竣工。", [
        ("改造任务分解到村", "2020-07-31"), ("改造任务竣工", "2020-12-31"),
    ]),
    ("3月底前启动渔港普查，9月底前基本完成。", [("渔港普查", "2020-03-31"), ("渔港普查完成", "2020-09-30")]),
    ("5月底前制定码头改造方案，11月底前组织实施。", [
        ("码头改造方案", "2020-05-31"), ("码头改造方案组织实施", "2020-11-30"),
    ]),
    ("码头6月底前开工，年底前投用。", [("码头开工", "2020-06-30"), ("码头投用", "2020-12-31")]),
    ("整改目标：2019年底前，完成积存污泥处置。", [("积存污泥处置", "2019-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DUE)
def test_tasks_that_go_on_with_the_one_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.indicator, r.deadline) for r in records_of(text)] == expected


def test_a_label_that_says_goal_leaves_it_one_when_its_day_is_over() -> None:
    text = "整改目标：2019年底前拆除码头3座。\n整改完成情况：已拆除码头3座。\n"
    assert [r.kind for r in records_of(text)] == ["target", "result"]


def test_things_told_of_again_by_their_number_keep_their_fuller_name() -> None:
    text = "检查组到东湾检查，反馈隐患21处。\n截至7月底，21处隐患已消除20处。另有9处隐患正在治理。\n"
    assert [r.indicator for r in records_of(text)] == ["反馈隐患", "反馈隐患", "反馈隐患消除", "反馈隐患治理"]


@pytest.mark.parametrize(
    "text",
    [
        "按照《渔港建设规范》要求，污水收集率应不低于98%，垃圾处理率不低于85%。",
        "新建渔房严格执行节能50%的标准。",
        "东湾镇无霜期110天。",
        "境内已探明海砂、贝壳等资源20余种。",
        "东湾县位于海边，面积365平方公里，辖4镇、10乡，总人口22.45万。",
    ],
)
def test_norms_and_what_a_place_is_like_give_no_record(text: str) -> None:
    assert records_of(text) == []


def test_a_bulletin_without_a_title_is_of_the_year_of_its_file() -> None:
    text = "一、综合\n初步核算，全市渔业产值5亿元，增长4%。渔民人均收入1.2万元。\n注：本公报为初步统计数。\n"
    document = read_text(text, language="zh", name="haizhou-bulletin-2012.txt")
    assert {(r.period_start, r.period_end) for r in extract(document)} == {("2012-01-01", "2012-12-31")}


def test_the_headline_of_a_piece_of_news_does_not_make_it_a_promise() -> None:
    text = "央视网消息（新闻联播）：\n我国今年开展大规模清港行动\n农业部发布消息，全国海港共清理废网30吨。\n"
    assert [r.kind for r in records_of(text)] == ["result"]


# (text, its records as (value, kind, indicator))
STANDS = [
    ("今年计划改造老码头86座，惠及渔民2.1万户，目前已开工74座，开工率86%。", [
        (86, "target", "改造老码头"), (21000, "target", "惠及渔民"),
        (74, "result", "改造老码头开工"), (86, "result", "改造老码头开工率"),
    ]),
    ("责令整改96家，立案处罚21家，移送公安5起。", [
        (96, "result", "责令整改"), (21, "result", "立案处罚"), (5, "result", "移送公安"),
    ]),
    ("建成后可日处理鱼杂200吨，投产后年可加工海带3万吨。", [
        (200, "target", "日处理鱼杂"), (30000, "target", "加工海带"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STANDS)
def test_how_things_stand(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.kind, r.indicator) for r in records_of(text)] == expected


def test_a_day_to_come_is_none_of_what_was_done() -> None:
    text = "截至2020年9月底，37座码头中，已完成改造29座，其余8座正在施工，计划2021年6月底前全部完成。"
    assert {r.period_end for r in records_of(text) if r.kind == "result"} == {"2020-09-30"}


def test_months_told_from_the_day_of_writing() -> None:
    text = "海关今天表示，3亿元补贴将于本月底前下达。上个月，全国新建码头12座。"
    document = read_text(text, language="zh")
    facts = Facts(published="2023-08-03", report_year=2023, language="zh")
    found = list(extract(replace(document, facts=facts)))
    assert [(r.kind, r.deadline, r.period_end) for r in found] == [
        ("target", "2023-08-31", ""),
        ("result", "", "2023-07-31"),
    ]


def test_prices_of_a_list_are_per_the_same() -> None:
    assert [r.unit for r in records_of("渔用柴油价格每吨分别降低155元和150元。")] == ["yuan/t", "yuan/t"]


def test_what_is_invested_is_named_by_what_is_built_with_it() -> None:
    text = "投资1.6亿元，新建、改扩建渔村学校9所。完成投资5亿元，比上年增长10%。投入1.1亿元，治理河道12公里。"
    names = [r.indicator for r in records_of(text) if r.measure == "money"]
    assert names == ["新建、改扩建渔村学校投资", "投资", "治理河道投入"]


def test_goals_by_a_year_at_the_head_of_a_text_are_due_with_the_others() -> None:
    text = "到2025年，全县渔港污水收集率达到95%。\n二、重点任务\n每年新建码头20座以上，培训渔民5万人次。\n"
    document = read_text(text, language="zh", name="haizhou-2022.txt")
    assert {r.deadline for r in extract(document)} == {"2025-12-31"}


def test_parts_of_a_promise_are_promised_in_the_next_sentence_too() -> None:
    text = "海事局预计，今年发送旅客9亿人次，增长3%。其中，北线4亿人次，增长8%。"
    assert {r.kind for r in records_of(text)} == {"target"}
    assert {r.kind for r in records_of("今年以来，已建成码头20座。其中，大码头3座。")} == {"result"}


def test_a_share_owns_no_rate() -> None:
    text = "海藻发电量达1.4亿千瓦时，占全部发电量的27%，弃电率4.2%。"
    assert [r.indicator for r in records_of(text)][-1] == "弃电率"
