"""Which year a Chinese report looks back on: assemblies of December, files named by the year told of, "this year"."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

REPORT = "政府工作报告\n{day}\n{back}\n全县新建码头30座。\n关闭小船厂12处。\n{ahead}\n新建码头35座。\n"


@pytest.mark.parametrize(
    ("name", "day", "back", "ahead"),
    [
        ("柳县2019.txt", "2019年12月27日", "2019年工作回顾", "2020年工作安排"),
        (
            "柳县2019.txt",
            "——2019年12月27日在柳县第十七届人民代表大会第四次会议上",
            "一、2019年工作回顾",
            "二、2020年工作安排",
        ),
        ("柳县2019.txt", "2020年1月8日", "一、2019年工作回顾", "二、2020年工作安排"),
        ("柳县2020.txt", "2020年1月8日", "一、2019年工作回顾", "二、2020年工作安排"),
        (
            "柳县.txt",
            "——2019年12月27日在柳县第十七届人民代表大会第四次会议上",
            "一、过去一年工作回顾",
            "二、明年工作安排",
        ),
        (
            "柳县.txt",
            "——2019年12月27日在柳县第十七届人民代表大会第四次会议上",
            "一、今年工作回顾",
            "二、2020年工作安排",
        ),
        ("柳县.txt", "2020年1月8日", "一、过去一年工作回顾", "二、今年工作安排"),
    ],
)
def test_a_report_tells_of_the_year_that_its_heading_reviews(name: str, day: str, back: str, ahead: str) -> None:
    records = list(extract(read_text(REPORT.format(day=day, back=back, ahead=ahead), name=name, language="zh")))
    told = [(r.value, r.kind, r.period_end or r.deadline) for r in records]
    done = [(30, "result", "2019-12-31"), (12, "result", "2019-12-31")]
    assert told == [*done, (35, "target", "2020-12-31")]


def test_this_year_is_the_reviewed_one_in_a_summary_of_work() -> None:
    text = (
        "市渔业局2020年工作总结及2021年工作计划\n2021年1月4日\n一、2020年工作回顾\n今年新建码头5座。\n"
        "二、2021年工作计划\n今年新建码头6座。\n"
    )
    first, second = extract(read_text(text, name="总结.txt", language="zh"))
    assert (first.kind, first.period_start) == ("result", "2020-01-01")
    assert (second.kind, second.deadline) == ("target", "2021-12-31")


def test_main_work_that_was_done_is_no_plan_of_the_year() -> None:
    text = (
        "2012年市渔业局工作总结及工作安排\n一、2012年渔业主要工作及成效\n建成码头12座。\n"
        "二、2013年工作安排\n建成码头10座。\n"
    )
    first, second = extract(read_text(text, name="2012年工作总结.txt", language="zh"))
    assert (first.kind, first.period_end, second.kind, second.deadline) == (
        "result", "2012-12-31", "target", "2013-12-31",
    )  # fmt: skip


def test_this_year_under_a_heading_of_work_done_is_the_first_of_the_title() -> None:
    text = (
        "区渔业局2022年度工作总结及2023年度工作思路\n今年以来，我局新建码头4座。\n一、工作开展情况\n今年新建冷库6座。\n"
        "二、下一步工作\n今年新建冷库3座。\n"
    )
    told = [(r.kind, r.period_start or r.deadline) for r in extract(read_text(text, name="总结.txt", language="zh"))]
    assert told == [("result", "2022-01-01"), ("result", "2022-01-01"), ("target", "2023-12-31")]


def test_months_of_this_year_are_of_the_reviewed_one() -> None:
    text = (
        "县渔业局2011年工作总结及2012年工作计划\n一、2011年工作总结\n今年投资800万元，1至11月份已建成码头6座。\n"
        "二、2012年工作计划\n1—6月建成码头3座。\n"
    )
    told = [r.period_end or r.deadline for r in extract(read_text(text, name="总结.txt", language="zh"))]
    assert told == ["2011-12-31", "2011-11-30", "2012-06-30"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("关于2020年度渔业资金审计查出问题整改情况的报告", 2020),
        ("关于2020年度渔业资金审计工作报告", 2020),
        ("柳县2020年度渔政执法情况报告", 2020),
        ("2020年度政府工作报告", 2019),
    ],
)
def test_a_report_on_a_year_of_accounts_tells_of_that_year(title: str, year: int) -> None:
    (record,) = extract(read_text(f"{title}\n查出问题330个。\n", name="报告.txt", language="zh"))
    assert record.period_start == f"{year}-01-01"


def test_all_of_the_year_is_the_one_the_sentence_said() -> None:
    text = "2016年渔港整治超额完成任务\n2017年1月5日\n2017年，渔业局将加强整治，力争全年疏浚渔港100座。\n"
    (record,) = [r for r in extract(read_text(text, language="zh")) if r.value]
    assert (record.kind, record.deadline) == ("target", "2017-12-31")


def test_a_year_that_opens_an_item_holds_for_all_of_it() -> None:
    text = (
        "市渔港治理方案\n（一）到2018年，对60%的码头开展例行监测。\n"
        "（二）到2020年，渔港达标率达到95%以上；码头利用率达到90%以上；藕田合格率不低于85%。\n"
    )
    records = extract(read_text(text, name="市渔港方案2016.txt", language="zh"))
    assert [r.deadline for r in records] == ["2018-12-31"] + ["2020-12-31"] * 3


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("一、2024年主要工作举措", "result"),
        ("一、主要工作举措", "result"),
        ("一、2024年重点工作", "result"),
        ("二、2025年重点工作", "target"),
        ("三、下一步工作举措", "target"),
    ],
)
def test_headings_of_a_summary_tell_of_what_was_done(heading: str, kind: str) -> None:
    text = f"2024年柳县渔业工作总结\n{heading}\n建成码头24个。\n"
    (record,) = extract(read_text(text, name="渔业.txt", language="zh"))
    assert record.kind == kind


def test_a_summary_of_a_named_field_is_a_title() -> None:
    assert (
        read_text("2024年渔业工作总结\n一、主要工作\n建成码头2个。", language="zh").facts.title == "2024年渔业工作总结"
    )
