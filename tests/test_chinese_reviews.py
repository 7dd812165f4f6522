"""Chinese yearly reports whose review has no heading of its own: what stands before the plan has been done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, year: int = 2021) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(report_year=year, language="zh"))))


def told(record: Record) -> tuple[float | None, str, str]:
    return record.value, record.kind, record.deadline if record.kind == "target" else record.period_end


PLAN = "\n二、2021年工作安排\n新挖鱼塘9口。\n"
PLANNED = [(9, "target", "2021-12-31")]

# (what stands before the plan, its records as (value, kind, day))
REVIEWS = [
    ("过去的一年，面对风浪，全县上下迎难而上。预计全年完成渔业产值6亿元，增长8%。", [
        (6e8, "result", "2020-12-31"), (8, "result", "2020-12-31"),
    ]),
    ("——这一年，我们护好渔港。新修码头12座，渔船进港率达到95%。", [
        (12, "result", "2020-12-31"), (95, "result", "2020-12-31"),
    ]),
    ("渔村面貌改善。新修渔村公路86公里，改造渔房1200户。", [
        (86, "result", "2020-12-31"), (1200, "result", "2020-12-31"),
    ]),
    ("预计全县接待垂钓客3万人次，带动增收2亿元。", [
        (30000, "result", "2020-12-31"), (2e8, "result", "2020-12-31"),
    ]),
    ("一年来，渔业稳步发展。预计可出栏海参400吨。", [(400, "result", "2020-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REVIEWS)
def test_what_stands_before_the_plan_was_done_the_year_before(
    text: str, expected: list[tuple[float, str, str]]
) -> None:
    assert [told(record) for record in records_of(text + PLAN)] == expected + PLANNED


def test_the_plan_of_a_report_without_a_review_stays_one() -> None:
    text = "今年要抓好渔港。\n一、2021年重点工作\n新挖鱼塘9口。\n二、保障措施\n培训渔民300人。\n"
    assert [told(record) for record in records_of(text)] == [*PLANNED, (300, "target", "2021-12-31")]


def test_this_year_that_is_to_come_is_no_review() -> None:
    text = "一、2020年工作回顾\n新挖鱼塘7口。\n二、2021年工作安排\n今年十分关键。这一年，我们要新挖鱼塘9口。\n"
    assert [told(record) for record in records_of(text)] == [(7, "result", "2020-12-31"), *PLANNED]
