"""Chinese tasks with a day: what is due, by whom it is said, and what is told of a part or in brackets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, title: str = "榆市2024年工作报告", published: str = "2024-02-01") -> list[Record]:
    document = read_text(f"{title}\n\n{text}", language="zh")
    facts = Facts(title=title, report_year=int(published[:4]), published=published, language="zh")
    return list(extract(replace(document, facts=facts)))


# (sentence, the deadlines without a number in it as (day, what is due))
DUE = [
    # The subject stands before the date, or before an adverb behind it.
    ("城东水厂10月底前建成投运。", [("2024-10-31", "城东水厂建成投运")]),
    ("全部老旧水表9月底前更换到位。", [("2024-09-30", "老旧水表更换到位")]),
    ("11月底前，建设用地全部实现安全利用。", [("2024-11-30", "建设用地安全利用")]),
    ("6月底前，榆林纸业必须完成锅炉改造。", [("2024-06-30", "榆林纸业锅炉改造")]),
    ("11月底前，水库水质全面达标。", [("2024-11-30", "水库水质达标")]),
    ("2024年底前完成水泥行业超低排放改造。", [("2024-12-31", "水泥行业超低排放改造")]),
    # The sign behind the date belongs to it even where a word stands before it.
    ("北坡隧道将于2025年6月底前建成。", [("2025-06-30", "北坡隧道建成")]),
    ("国家节水城市验收由2025年调整到2026年底前通过。", [("2026-12-31", "国家节水城市验收通过")]),
    # A day that was missed and the one that is set anew are one matter.
    (
        "南塘违建问题，原定2024年6月底前完成整改，现调整为2024年11月底前完成。",
        [("2024-06-30", "南塘违建问题整改"), ("2024-11-30", "南塘违建问题")],
    ),
    # A year up to which figures go else is one by which something will be complete, if the text looks ahead.
    ("截至2026年将建成榆溪大桥。", [("2026-12-31", "榆溪大桥")]),
    ("截至2026年，榆溪大桥建成。", []),
    # What somebody said is no name, however short.
    ("站长说：“2024年5月底前一定搬走。”", [("2024-05-31", "一定搬走")]),
    ("每年1月10日前向市政府报告。", []),
]


@pytest.mark.parametrize(("text", "expected"), DUE)
def test_what_is_due(text: str, expected: list[tuple[str, str]]) -> None:
    records = records_of(text)
    assert {r.measure for r in records} <= {"deadline"}
    assert [(r.deadline, r.indicator) for r in records] == expected


# (sentence, its values as (value, kind, what is measured, its last day))
VALUES = [
    # What is due behind the document's day is promised, though the rest is done.
    (
        "8家渔场已搬迁5家，其余3家10月底前全部搬离。",
        [(8, "result", "渔场"), (5, "result", "渔场搬迁"), (3, "target", "渔场搬离")],
    ),
    # What is counted of all is counted of a part that the same classifier counts.
    (
        "列入计划的15座水库，年内完成除险加固6座。",
        [(15, "target", "水库"), (6, "target", "水库除险加固")],
    ),
    ("完成最后5座窑炉拆除，新增绿道8公里。", [(5, "target", "窑炉拆除"), (8, "target", "新增绿道")]),
    ("督察反馈的21项整改任务，年内完成12项。", [(21, "target", "整改任务"), (12, "target", "整改任务完成")]),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_values(text: str, expected: list[tuple[float, str, str]]) -> None:
    records = records_of(f"二、2024年重点任务\n\n{text}")
    assert [(r.value, r.kind, r.indicator) for r in records] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("到2030年，每三辆汽车中将有一辆是电动汽车。", 33.3333), ("去年，每5户家庭中有2户安装热泵。", 40)],
)
def test_so_many_of_each_so_many_are_a_share(text: str, value: float) -> None:
    assert [(r.value, r.measure) for r in records_of(text)] == [(value, "percent")]


def test_so_many_in_each_place_are_no_share() -> None:
    assert all(r.measure != "percent" for r in records_of("每两个乡镇有一个监测站。"))


def test_a_share_of_the_work_is_of_what_the_clause_before_names() -> None:
    text = "江北纸业锅炉改造未能如期完成，截至年底完成工程量的七成左右。"
    (record,) = records_of(f"一、2023年工作回顾\n\n{text}")
    assert (record.value, record.kind, record.indicator) == (70, "result", "江北纸业锅炉改造工程量")


# (sentence, the value in brackets and its time)
BRACKETS = [
    ("北坡水厂（2万吨/日）因设备延误，于2023年12月20日投入试运行。", ("2023-12-20", "")),
    ("石桥引水工程（3000万立方米/年）已完成82%，将于2024年6月底前建成。", ("", "2024-06-30")),
    # Another value with a clause of its own stands between.
    ("北坡水厂（2万吨/日）供水率达到90%，2024年6月底前新建泵站。", ("", "2024-12-31")),
]


@pytest.mark.parametrize(("text", "expected"), BRACKETS)
def test_a_value_in_brackets_has_the_day_of_its_sentence(text: str, expected: tuple[str, str]) -> None:
    heading = "二、2024年重点任务" if expected[1] else "一、2023年工作回顾"
    record = records_of(f"{heading}\n\n{text}")[0]
    assert (record.period_end, record.deadline) == expected


PLAN = "榆市造林三年行动计划（2022—2024年）"


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        (PLAN, "二、重点任务", ("target", "2024-12-31")),
        # A plan for other years, or what a plan looks back on, speaks of the years that have passed.
        ("榆市造林五年规划（2022—2026年）", "二、重点任务", ("result", "")),
        (PLAN, "一、工作基础", ("result", "")),
    ],
)
def test_the_years_of_a_plan_are_its_own(title: str, heading: str, expected: tuple[str, str]) -> None:
    (record,) = records_of(f"{heading}\n\n三年新增绿道150公里。", title, "2022-03-30")
    assert (record.kind, record.deadline) == expected


def test_the_months_of_one_task_are_not_those_of_the_next() -> None:
    text = "一、进展\n\n1.水质。1—7月，湖区总磷浓度0.05毫克/升。\n\n2.养殖。清退围网12家。"
    assert [(r.value, r.period_end) for r in records_of(text, "榆市整改情况", "2024-08-20")] == [
        (0.05, "2024-07-31"),
        (12, ""),
    ]
