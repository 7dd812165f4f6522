"""Chinese tasks with a day and no number, however day and task are said, and the years of pieces without a title."""

from __future__ import annotations

import itertools

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

NOTICE = "关于印发2026年工作要点的通知\n各单位：\n"
DAYS = {
    "2027年底前": "2027-12-31",
    "到2027年": "2027-12-31",
    "年底前": "2026-12-31",
    "年内": "2026-12-31",
    "上半年": "2026-06-30",
    "9月底前": "2026-09-30",
    "2028年": "2028-12-31",
    "力争2027年": "2027-12-31",
}
TASKS = (
    "全面完成渔港防波堤加固",
    "基本完成老旧电梯改造",
    "建成西区垃圾转运站",
    "建成投用县中医院",
    "基本消除城区积水点",
    "实现自然村通公路",
    "出台古树名木保护条例",
)


@pytest.mark.parametrize(("day", "task"), list(itertools.product(DAYS, TASKS)))
def test_a_task_is_due_however_its_day_is_said(day: str, task: str) -> None:
    document = read_text(f"{NOTICE}{day}{task}。", name="2026-plan.txt", language="zh")
    assert [(r.measure, r.kind, r.deadline) for r in extract(document)] == [("deadline", "target", DAYS[day])]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("到2028年，公交准点率达到90%，城区积水点基本消除。", ["2028-12-31"]),
        ("到2028年，公交准点率达到90%，自然村道路硬化实现全覆盖。", ["2028-12-31"]),
        ("2027年底前，新建停车场12座，全面完成老旧电梯改造。", ["2027-12-31"]),
        ("2027年底前，新建停车场12座，群众满意度明显提升。", []),
        ("到2028年，公交准点率达到90%，2030年基本实现全覆盖。", ["2030-12-31"]),
        ("截至2025年底，公交准点率达到90%，自然村道路硬化实现全覆盖。", []),
    ],
)
def test_what_is_whole_by_the_day_of_values_is_due_too(sentence: str, due: list[str]) -> None:
    records = extract(read_text(NOTICE + sentence, name="2026-plan.txt", language="zh"))
    assert [r.deadline for r in records if r.measure == "deadline"] == due


@pytest.mark.parametrize(
    "sentence",
    [
        "去年6月完成渔港防波堤加固，获评全省先进。",
        "2024年建成西区垃圾转运站。",
        "该站于2023年建成投用，2024年通过验收。",
        "上半年，全县经济运行平稳，完成了年度任务。",
        "年内召开了三次会议。",
        "根据2025年完成情况，予以通报。",
    ],
)
def test_what_is_done_is_no_task(sentence: str) -> None:
    assert not list(extract(read_text(NOTICE + sentence, name="2026-plan.txt", language="zh")))


@pytest.mark.parametrize(
    ("piece", "name", "years"),
    [
        (
            "——经济稳中有进。国内生产总值达到35万亿元，增长5.2%。城镇新增就业900万人，居民消费价格上涨1.8%。取得了新的成绩。",
            "national-2020.txt",
            {"2019"},
        ),
        (
            "全年地区生产总值突破800亿元，粮食产量稳定在70万吨，城镇新增就业2.1万人。各项事业取得新进展。",
            "dongwan-2022.txt",
            {"2021"},
        ),
        # Parts of a year tell when it was written: not after the year.
        (
            "前三季度，地区生产总值增长5.2%，城镇新增就业2.1万人，居民人均可支配收入增长6%。经济取得新进展。",
            "dongwan-2022.txt",
            {"2022"},
        ),
        ("2021年是换届后的第一年，渔业产值增长8%。\n这一年，我们新增渔船60艘。", "dongwan-2022.txt", {"2021"}),
    ],
)
def test_the_review_of_a_year_is_known_without_its_title(piece: str, name: str, years: set[str]) -> None:
    records = list(extract(read_text(piece, name=name, language="zh")))
    assert records
    assert {r.period_end[:4] for r in records if r.period_end} == years
