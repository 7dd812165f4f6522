"""What runs on from sentence to sentence: dates, headings, lead-in lines, the year of a report."""

from __future__ import annotations

import datetime as dt

import pytest

from policymine import Document, Facts, extract, read_text
from policymine.context import Context, anchor_of, nearest
from policymine.time_spans import TimeSpan

REPORT = "Report on the Work of the Government of Elm City (2024)"
Y22, Y23 = "2022-01-01/2022-12-31", "2023-01-01/2023-12-31"

# (name, text, [(value, kind, deadline or start/end, date_basis)])
Row = tuple[str, str, str, str]
EN: list[tuple[str, str, list[Row]]] = [
    (
        "a year is carried on until another one is named",
        "In 2022, the city opened 12 parks. It also planted 900 trees.\n\n"
        "In 2023, 40 wells were opened. Another 6 ponds were dredged.",
        [
            ("12", "result", Y22, "stated"),
            ("900", "result", Y22, "context"),
            ("40", "result", Y23, "stated"),
            ("6", "result", Y23, "context"),
        ],
    ),
    (
        "a year that is only mentioned is not carried on",
        "Elm Bulletin 2023\n\nIn 2023, 40 wells were opened, when in 2013 it was 30. Later 6 ponds were dredged.",
        [
            ("40", "result", Y23, "stated"),
            ("30", "result", "2013-01-01/2013-12-31", "stated"),
            ("6", "result", Y23, "*"),
        ],
    ),
    (
        "a short line speaks for those below it",
        "Elm City Letter\n\nThe city is pleased.\n\nAdditions by 2027 (MW)\n\nGeothermal: 40\n\nSolar: 310",
        [("40", "target", "2027-12-31", "context"), ("310", "target", "2027-12-31", "context")],
    ),
    (
        "into the next paragraph too",
        "In 2022, 12 kilns were closed. The work went well.\n\nFarmland of 300 mu was restored.",
        [("12", "result", Y22, "stated"), ("300", "result", Y22, "context")],
    ),
    (
        "a deadline is carried on",
        "By the end of 2027, 12 kilns will be closed. Another 300 mu of farmland will be restored.",
        [("12", "target", "2027-12-31", "stated"), ("300", "target", "2027-12-31", "context")],
    ),
    (
        "headings with years",
        "Elm City Letter\n\nI. Work done in 2022\n\n46 wells were opened.\n\nII. Plans for 2027\n\nOpen 12 wells.",
        [("46", "result", Y22, "context"), ("12", "target", "2027-12-31", "context")],
    ),
    (
        "a line that leads into a list",
        "Notice of Elm City\n\nBy 2027 the city will achieve the following:\n- plant 400 mu of trees;\n"
        "- close 12 kilns;\n- by the end of 2026, open 3 parks;\n- dredge 5 ponds.",
        [
            ("400", "target", "2027-12-31", "context"),
            ("12", "target", "2027-12-31", "context"),
            ("3", "target", "2026-12-31", "stated"),
            ("5", "target", "2027-12-31", "context"),
        ],
    ),
    (
        "a line that leads into a list of results",
        "Elm City Letter\n\nIn 2023, the county finished the following work:\n- 46 wells were opened.\n"
        "- 12 kilns were closed.",
        [("46", "result", Y23, "context"), ("12", "result", Y23, "context")],
    ),
    (
        "the work report of 2024 reviews 2023 and plans 2024",
        f"{REPORT}\n\nI. Review of the past year\n\n79 villages were cleaned. The share of good air was 86.1%.\n\n"
        "II. Main targets for this year\n\nPlant 5,000 mu of trees. The share of good air will reach 87%.",
        [
            ("79", "result", Y23, "*"),
            ("86.1%", "result", Y23, "*"),
            ("5,000", "target", "2024-12-31", "*"),
            ("87%", "target", "2024-12-31", "*"),
        ],
    ),
    (
        "a month of the year that is reviewed",
        f"{REPORT}\n\nI. Review of work in 2023\n\nIn December, 3 kilns were closed.\n\nII. Tasks for 2024\n\n"
        "By the end of June, close 4 kilns.",
        [("3", "result", "2023-12-01/2023-12-31", "context"), ("4", "target", "2024-06-30", "context")],
    ),
    (
        "finished work in the imperative and in the future",
        f"{REPORT}\n\nI. Review of work in 2023\n\nBuild 12 wells. A total of 7 kilns will be closed in 2023.",
        [("12", "result", Y23, "context"), ("7", "result", Y23, "stated")],
    ),
    (
        "words for years in a report",
        f"{REPORT}\n\nThis year we will plant 1,200 trees. Last year we planted 900 trees. "
        "Over the past five years, 40 parks were opened.",
        [
            ("1,200", "target", "2024-12-31", "context"),
            ("900", "result", Y23, "context"),
            ("40", "result", "2019-01-01/2023-12-31", "context"),
        ],
    ),
    (
        "nothing else known in a work report",
        f"{REPORT}\n\nWe planted 900 trees.",
        [("900", "result", Y23, "document")],
    ),
    (
        "the end of a plan's own period",
        "Work Plan for Clean Water of Elm City (2023-2025)\n\n1. Goals\n\nThe rate of good water will reach 92%. "
        "Open 30 wells.\n\nBy the end of 2024, dredge 12 ponds.",
        [
            ("92%", "target", "2025-12-31", "document"),
            ("30", "target", "2025-12-31", "document"),
            ("12", "target", "2024-12-31", "stated"),
        ],
    ),
    (
        "the month of a bulletin",
        "Bulletin on the Air of Elm City in June 2023\n\nThe average PM2.5 concentration was 21 micrograms per cubic "
        "meter, down 8% year-on-year.",
        [
            ("21", "result", "2023-06-01/2023-06-30", "document"),
            ("8%", "result", "2023-06-01/2023-06-30", "document"),
        ],
    ),
    (
        "a month of one task, in the plan of a year",
        f"{REPORT}\n\n## Tasks for 2024\n\nPave 30 roads by the end of June 2024. Build 40 bridges.",
        [("30", "target", "2024-06-30", "stated"), ("40", "target", "2024-12-31", "context")],
    ),
    (
        "a plan for a winter",
        "Plan for Clean Air in the Autumn and Winter of 2022-2023\n\nDust shall be kept within 40 ug/m3.",
        [("40", "target", "2023-03-31", "document")],
    ),
    ("nothing known", "The city opened 12 parks.", [("12", "result", "/", "")]),
]

ZH_REPORT = "榆城市政府工作报告（2024年）"
ZH: list[tuple[str, str, list[Row]]] = [
    (
        "a year is carried on until another one is named",
        "2022年，全市建成公园12座。同时植树900株。\n\n2023年，建成水井40口。清淤池塘6个。",
        [
            ("12", "result", Y22, "stated"),
            ("900", "result", Y22, "context"),
            ("40", "result", Y23, "stated"),
            ("6", "result", Y23, "context"),
        ],
    ),
    (
        "a deadline is carried on",
        "到2027年底，关停砖窑12座。再恢复耕地300亩。",
        [("12", "target", "2027-12-31", "stated"), ("300", "target", "2027-12-31", "context")],
    ),
    (
        "headings with years",
        "榆城来信\n\n一、2022年工作\n\n建成水井46口。\n\n二、2027年计划\n\n建成水井12口。",
        [("46", "result", Y22, "context"), ("12", "target", "2027-12-31", "context")],
    ),
    (
        "a line that leads into a list",
        "榆城市通知\n\n到2027年，全市实现以下目标：\n1.造林400亩；\n2.关停砖窑12座；\n3.2026年底前，建成公园3座。",
        [
            ("400", "target", "2027-12-31", "context"),
            ("12", "target", "2027-12-31", "context"),
            ("3", "target", "2026-12-31", "stated"),
        ],
    ),
    (
        "the work report of 2024 reviews 2023 and plans 2024",
        f"{ZH_REPORT}\n\n一、2023年工作回顾\n\n完成79个村庄清洁整治。优良天数比例为86.1%。\n\n"
        "二、2024年主要目标\n\n造林5000亩。优良天数比例达到87%。",
        [
            ("79", "result", Y23, "*"),
            ("86.1%", "result", Y23, "*"),
            ("5000", "target", "2024-12-31", "*"),
            ("87%", "target", "2024-12-31", "*"),
        ],
    ),
    (
        "review and next steps",
        f"{ZH_REPORT}\n\n一、工作回顾\n\n完成79个村庄清洁整治。\n\n二、下一步打算\n\n造林5000亩，关停砖窑3座。",
        [
            ("79", "result", Y23, "*"),
            ("5000", "target", "2024-12-31", "*"),
            ("3", "target", "2024-12-31", "*"),
        ],
    ),
    (
        "a month of the year that is reviewed",
        f"{ZH_REPORT}\n\n一、2023年工作回顾\n\n12月，关停砖窑3座。\n\n二、2024年重点任务\n\n6月底前，关停砖窑4座。",
        [("3", "result", "2023-12-01/2023-12-31", "context"), ("4", "target", "2024-06-30", "context")],
    ),
    (
        "words for years in a report",
        f"{ZH_REPORT}\n\n今年我们将植树1200株。去年植树900株。过去五年，建成公园40座。",
        [
            ("1200", "target", "2024-12-31", "context"),
            ("900", "result", Y23, "context"),
            ("40", "result", "2019-01-01/2023-12-31", "context"),
        ],
    ),
    (
        "the end of a plan's own period",
        "榆城市水环境治理工作方案（2023—2025年）\n\n一、工作目标\n\n优良水体比例达到92%。建成水井30口。\n\n"
        "2024年底前，清淤池塘12个。",
        [
            ("92%", "target", "2025-12-31", "document"),
            ("30", "target", "2025-12-31", "document"),
            ("12", "target", "2024-12-31", "stated"),
        ],
    ),
    (
        "the month of a bulletin",
        "榆城市2023年6月空气质量通报\n\nPM2.5平均浓度为21微克/立方米，同比下降8%。",
        [
            ("21", "result", "2023-06-01/2023-06-30", "document"),
            ("8%", "result", "2023-06-01/2023-06-30", "document"),
        ],
    ),
    (
        "traditional characters",
        "榆城市政府工作報告（2024年）\n\n一、2023年工作回顧\n\n完成79個村莊清潔整治。\n\n二、2024年主要目標\n\n造林5000畝。",
        [("79", "result", Y23, "*"), ("5000", "target", "2024-12-31", "*")],
    ),
    ("nothing known", "全市建成公园12座。", [("12", "result", "/", "")]),
]
CASES = [("en", *case) for case in EN] + [("zh", *case) for case in ZH]


def rows(text: str, language: str) -> list[Row]:
    return [
        (
            r.value_text,
            r.kind,
            r.deadline if r.kind == "target" else f"{r.period_start}/{r.period_end}",
            r.date_basis,
        )
        for r in extract(read_text(text, language=language))
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(case[0], *case[2:]) for case in CASES],
    ids=[f"{case[0]}: {case[1]}" for case in CASES],
)
def test_dates_run_on(language: str, text: str, expected: list[Row]) -> None:
    found = rows(text, language)
    anywhere = [(*row[:3], "*") if want[3] == "*" else row for row, want in zip(found, expected, strict=True)]
    assert anywhere == expected


def test_numbered_list_takes_the_date_of_its_lead_in() -> None:
    text = "Elm City Letter\n\nIn 2023, the county finished the following work:\n1. 46 wells were opened.\n"
    assert rows(text, "en") == [("46", "result", Y23, "context")]


def test_a_change_continues_the_record_before_it() -> None:
    text = "In 2023, the share of clean heating was 71.8%. This is an increase of 4 percentage points year-on-year."
    level, change = extract(read_text(text, language="en"))
    assert change.indicator == level.indicator == "share of clean heating"
    assert (change.change, change.period_end) == ("increase", "2023-12-31")


def test_assumed_years_are_flagged() -> None:
    (record,) = extract(read_text(f"{REPORT}\n\nWe planted 900 trees.", language="en"))
    assert "year_assumed" in record.flags


@pytest.mark.parametrize(
    ("facts", "year", "today"),
    [
        (Facts(), None, None),
        (Facts(report_year=2024), 2024, dt.date(2024, 1, 1)),
        (Facts(published="2023-11-05"), 2023, dt.date(2023, 11, 5)),
        (Facts(report_year=2024, published="2023-11-05"), 2024, dt.date(2023, 11, 5)),
        (Facts(published="no date"), None, None),
    ],
)
def test_anchor(facts: Facts, year: int | None, today: dt.date | None) -> None:
    anchor = anchor_of(Document("", (), facts), annual=False, prior=0.0, plan_end=None)
    assert (anchor.year, anchor.today) == (year, today)


def span(year: int | None) -> TimeSpan:
    if year is None:
        return TimeSpan(0, 4, "in", None, None, "month")
    return TimeSpan(0, 4, "in", dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def test_nearest() -> None:
    assert nearest([span(None)]) is None
    assert nearest([span(2022), span(2023), span(None)]) == span(2023)


def test_a_new_section_forgets_the_running_date() -> None:
    context = Context(anchor_of(Document("", (), Facts()), annual=False, prior=0.0, plan_end=None))
    context.enter_block(("A",), 0.0, [], continues=False, in_list=False)
    context.time = context.block_time = span(2022)
    context.enter_block(("A",), 0.0, [], continues=False, in_list=False)
    assert context.time == span(2022)
    assert context.block_time is None
    context.enter_block(("B",), 1.0, [span(2023)], continues=False, in_list=False)
    assert context.time is None
    assert (context.section, context.heading_times) == (1.0, (span(2023),))


REVIEW = "一、2023年工作回顾\n\n"
PAST = "一、工作回顾\n\n过去五年，成绩来之不易。\n\n"
ZH_ERAS = [
    # the span of years that a review opens with holds until its section ends
    (PAST + "（一）治水。新建污水管网120公里。\n", ("2019-01-01", "2023-12-31")),
    # a year at the head of a later sentence ends it
    (PAST + "2023年，新建污水管网120公里。\n", ("2023-01-01", "2023-12-31")),
    # and so does the next section
    (
        "一、工作回顾\n\n过去五年，成绩来之不易。\n\n二、2023年工作回顾\n\n新建污水管网120公里。\n",
        ("2023-01-01", "2023-12-31"),
    ),
    # the years of a start value are its own, and none of those after it
    (
        "一、2023年工作回顾\n\n绿化率从2018年的30%提高到2023年的36%。新建污水管网120公里。\n",
        ("2023-01-01", "2023-12-31"),
    ),
    # "the whole year" in a review is the year reviewed
    (REVIEW + "全年新建污水管网120公里。\n", ("2023-01-01", "2023-12-31")),
    # even where a plan of several years was named just before
    (REVIEW + "“十四五”规划稳步推进。全年新建污水管网120公里。\n", ("2023-01-01", "2023-12-31")),
    # a year right before its value is that value's
    (REVIEW + "污水管网由2020年80公里增加到2023年120公里。\n", ("2023-01-01", "2023-12-31")),
    # "in the last three years" is only for its own sentence
    (REVIEW + "近三年植树8万株。新建污水管网120公里。\n", ("2023-01-01", "2023-12-31")),
]


@pytest.mark.parametrize(("text", "period"), ZH_ERAS)
def test_the_years_of_a_chinese_review(text: str, period: tuple[str, str]) -> None:
    record = extract(read_text(text, language="zh", name="榆城市2024年政府工作报告.txt"))[-1]
    assert record.value == 120
    assert (record.kind, record.period_start, record.period_end) == ("result", *period)


SUMMARIES = [
    ("zh", "石桥市2023年工作总结", "全市新建公园12座。", "2023"),
    ("zh", "石桥市2022年工作总结和2023年工作计划", "全市新建公园12座。", "2022"),
    ("en", "Elm City 2023 Work Summary", "The city built 12 parks.", "2023"),
    ("en", "Elm City 2022 Work Summary and 2023 Work Plan", "The city built 12 parks.", "2022"),
]


@pytest.mark.parametrize(("code", "title", "sentence", "year"), SUMMARIES)
def test_a_summary_is_of_its_own_year_unless_it_plans_the_next(code: str, title: str, sentence: str, year: str) -> None:
    (record,) = extract(read_text(f"{title}\n\n{sentence}\n", language=code))
    assert (record.kind, record.period_start, record.period_end) == ("result", f"{year}-01-01", f"{year}-12-31")
