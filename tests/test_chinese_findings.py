"""Findings of inspections in plans to mend them, and the day in brackets by which a task is done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(f"青禾县渔业督察反馈问题整改方案\n\n{text}", language="zh")
    return list(extract(replace(document, facts=Facts(published="2022-08-10", report_year=2022, language="zh"))))


@pytest.mark.parametrize("finding", [
    "（一）关于渔港污水处理能力不足问题。全县有14个渔港污水池长期超负荷运行。",
    "（二）渔网回收推进不快。全县14个渔村弃管渔网。",
    "（三）关于渔船管理有关问题。全县14个船坞未批先建。",
    "（四）冷库用电覆盖不足。全县14个冷库简易用电。",
])  # fmt: skip
def test_findings_are_told(finding: str) -> None:
    records = records_of(f"{finding}\n整改目标：新增泊位40个。\n整改时限：2023年12月31日前")
    assert [(r.value, r.kind, r.deadline) for r in records] == [(14, "result", ""), (40, "target", "2023-12-31")]


def test_a_day_in_brackets_at_the_end_of_an_item_is_that_of_the_item() -> None:
    records = records_of(
        "一、整改清单\n1.拆除违建码头12座。（9月底前完成，责任单位：县渔业局）\n2.修补渔网360张（2022年10月底完成）。\n"
        "3.全县85%的渔船纳入监管平台。（8月底取得阶段性成效）\n4.新建冷库6座。"
    )
    assert [(r.value, r.deadline) for r in records] == [
        (12, "2022-09-30"), (360, "2022-10-31"), (85, "2022-08-31"), (6, ""),
    ]  # fmt: skip


def test_a_day_in_brackets_is_that_of_its_sentence() -> None:
    records = records_of("整改措施：一是加固堤岸3处（9月底前完成）。二是清淤渔塘20口（2023年6月底前完成）。")
    assert [(r.value, r.deadline) for r in records] == [(3, "2022-09-30"), (20, "2023-06-30")]


@pytest.mark.parametrize(("text", "kinds"), [
    ("2022年底前，11家渔场、6家冷库全面完成改造。", "tt"),
    ("去年，11家渔场全面完成改造。", "r"),
])  # fmt: skip
def test_what_is_due_is_not_done_in_full(text: str, kinds: str) -> None:
    assert "".join(r.kind[0] for r in records_of(text)) == kinds


def test_a_bound_right_before_a_count_says_which_ones() -> None:
    records = records_of("引进渔业项目60个，其中10亿元以上项目8个、50亿元以上2个。")
    assert [r.value for r in records] == [60, 8, 2]
