"""Chinese yearly reports: headings of a plan and a year, how plans went, parts, what was beaten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, title: str = "东湾县2026年政府工作报告") -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(title=title, report_year=2026, language="zh"))))


TWO_TIMES = """一、“十四五”时期及2025年工作回顾

五年来，累计建成码头23座。

一年来，我们主要做了以下工作：新增渔船60艘。

对虾产量达到9万吨。

二、“十五五”时期主要目标和2026年重点工作

“十五五”时期，渔业产值年均增长5%。

2026年主要预期目标：渔业产值增长6%。

新开工改造冷库15座。"""


def test_under_a_heading_of_a_plan_and_a_year_the_one_told_of_last_counts() -> None:
    told = [(r.value, r.kind, r.period_start or r.deadline) for r in records_of(TWO_TIMES)]
    assert told == [
        (23, "result", "2021-01-01"), (60, "result", "2025-01-01"), (90000, "result", "2025-01-01"),
        (5, "target", "2030-12-31"), (6, "target", "2026-12-31"), (15, "target", "2026-12-31"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("一、2025年计划执行情况", "result"),
        ("一、规划实施情况", "result"),
        ("一、重点任务落实情况", "result"),
        ("二、今年工作安排", "target"),
    ],
)
def test_how_a_plan_was_carried_out_is_no_plan(heading: str, kind: str) -> None:
    assert [r.kind for r in records_of(f"{heading}\n\n渔船维修60艘。")] == [kind]


# (text under a review, its records as (value, kind, change))
AGAINST = [
    ("渔业产值增长6.3%，高于预期目标0.3个百分点。", [(6.3, "result", "increase"), (0.3, "result", "increase")]),
    ("渔民收入增长5%，快于预期1个百分点。", [(5, "result", "increase"), (1, "result", "increase")]),
    ("37条小溪完成整治35条，剩余2条预计2026年6月完成。", [
        (37, "result", "level"), (35, "result", "level"), (2, "target", "level"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AGAINST)
def test_what_was_aimed_at_and_what_is_left(text: str, expected: list[tuple[float, str, str]]) -> None:
    records = records_of(f"一、2025年工作回顾\n\n{text}")
    assert [(r.value, r.kind, r.change) for r in records] == expected


# (text, its records as (value, unit, indicator))
NAMES = [
    ("造林2.6万亩，其中松树1.2万亩，已完成1.5万亩。", [
        (26000, "mu", "造林"), (12000, "mu", "松树"), (15000, "mu", "造林完成"),
    ]),
    ("反馈的36项任务，已完成33项，达到序时进度3项。", [
        (36, "任务", "任务"), (33, "项", "任务完成"), (3, "项", "任务达到序时进度"),
    ]),
    ("收到来信30件，办结率100%，满意率98%。", [
        (30, "件", "收到来信"), (100, "%", "收到来信办结率"), (98, "%", "收到来信满意率"),
    ]),
    ("先后28次研究部署渔业工作。", [(28, "次", "研究部署渔业工作")]),
    ("渔民补贴标准分别提高到每人每月780元和620元。", [
        (780, "yuan/month", "渔民补贴标准"), (620, "yuan/month", "渔民补贴标准"),
    ]),
    ("建成冷库320间，年产值2600万元，占地120亩。", [
        (320, "间", "冷库"), (2.6e7, "yuan", "冷库年产值"), (120, "mu", "冷库占地"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[float, str, str]]) -> None:
    records = records_of(f"一、2025年工作回顾\n\n{text}")
    assert [(r.value, r.unit, r.indicator) for r in records] == expected


def test_parts_are_promised_with_their_whole() -> None:
    assert [r.kind for r in records_of("今年我县计划造林2.6万亩，其中松树1.2万亩。")] == ["target", "target"]


def test_how_a_total_is_divided_is_no_name() -> None:
    records = records_of("2025年，渔业产值17亿元。分季度看，一季度增长4.5%，二季度增长6%。")
    assert [r.indicator for r in records] == ["渔业产值", "渔业产值", "渔业产值"]


def test_a_short_sum_beside_what_is_needed_is_no_promise() -> None:
    records = records_of("一、存在问题\n\n2023年渔业资金仅1200万元，不足需求的三成。")
    assert [r.kind for r in records] == ["result", "result"]


@pytest.mark.parametrize("heading", [
    "（一）着力解决突出渔港问题", "（二）严格执行禁渔制度", "（三）聚焦海上安全形势", "（四）开展航道风险评估",
    "（五）改善渔村面貌，取得新成效", "（六）坚持问题导向", "（七）深入开展清港行动", "（八）巩固清港成果成效",
])  # fmt: skip
def test_headings_of_tasks_stand_under_what_is_planned(heading: str) -> None:
    for top, kind in (("一、2025年工作回顾", "result"), ("二、2026年工作安排", "target")):
        assert [r.kind for r in records_of(f"{top}\n\n{heading}\n\n疏浚航道12公里。")] == [kind]


@pytest.mark.parametrize("heading", ["（一）存在的问题", "（二）上年任务完成情况", "（三）治理取得明显成效"])
def test_headings_of_what_was_stand_alone(heading: str) -> None:
    assert [r.kind for r in records_of(f"二、2026年工作安排\n\n{heading}\n\n渔港淤积12处。")] == ["result"]
