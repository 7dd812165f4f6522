"""The day of a news report, and the dates that follow from it."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.news_day import find_news_day, is_news

pytestmark = pytest.mark.usefixtures("rules_only")

# (text, the year that the document seems to be of, its day)
DAYS = [
    ("记者今天（5月9日）获悉，全县清淤12公里。", 2024, "2024-05-09"),
    ("记者今天（5月9日）获悉，全县清淤12公里。", None, ""),
    ("今日（2023年5月9日），全县清淤12公里。", None, "2023-05-09"),
    ("本报柏阳5月9日电 全县清淤12公里。", 2024, "2024-05-09"),
    ("《柏阳报》2023年5月9日电，全县清淤12公里。", None, "2023-05-09"),
    ("5月9日，全县清淤12公里。", 2024, ""),
    ("今天（2月30日），全县清淤12公里。", 2024, ""),
    # the year by what is kept every year
    ("今天（2月2日）是第28个世界湿地日。", None, "2024-02-02"),
    ("今天（3月22日）是第三十一届世界水日。", None, "2023-03-22"),
    ("今天（8月15日）是首个全国生态日。", None, "2023-08-15"),
    ("今天（6月25日）是第十个好人日。", None, ""),
    # no report comes before what it sums up
    ("记者今天（1月13日）获悉，截至2025年底，全县清淤12公里。", 2025, "2026-01-13"),
    ("记者今天（10月13日）获悉，截至2025年9月底，全县清淤12公里。", None, "2025-10-13"),
    ("记者今天（5月9日）获悉，2023年全县清淤12公里。", 2023, "2024-05-09"),
    ("记者今天（12月29日）获悉，2023年全县清淤12公里。", 2023, "2023-12-29"),
    ("记者今天（5月9日）获悉，2023年一季度全县清淤12公里。", 2023, "2023-05-09"),
    ("记者今天（5月9日）获悉，2023年，我县将清淤12公里。", 2023, "2023-05-09"),
    ("2023年清淤突破12公里。记者今天（5月9日）获悉，2023年1月1日至4月30日清淤12公里。", 2023, "2023-05-09"),
    ("2023年清淤突破12公里。记者今天（1月9日）获悉，2023年1—11月清淤11公里。", 2023, "2024-01-09"),
    ("县里今天（5月9日）发布了《2022柏阳县水资源公报》。", None, "2023-05-09"),
    ("今天（1月9日），随着2024年12月31日最后一车淤泥运走，清淤收官。", 2024, "2025-01-09"),
    # what is of this year by its name is no sum of a year that is over
    ("2023年全县渔业技能考试今天（5月9日）开考，共有考生1200名。", 2023, "2023-05-09"),
    ("县教育局今天（3月19日）发布2023年职校专业目录，共增设专业24种。", 2023, "2023-03-19"),
    ("今天（1月2日），2022年县运会12场比赛的门票明日开售。2021年，全县清淤12公里。", 2022, "2022-01-02"),
    # the wire of English news
    ("LEEDON, May 9 (Leedon Press) -- The county cleared 12 km of ditches.", 2024, "2024-05-09"),
    ("LEEDON, May 9, 2023 (Leedon Press) -- The county cleared 12 km of ditches.", None, "2023-05-09"),
    ("Leedon Daily, Moss Hill, Sept. 9 (Reporter Ann Reed) The county cleared 12 km of ditches.", 2024, "2024-09-09"),
    ("LEEDON, May 9 -- The county cleared 12 km of ditches.", None, ""),
    ("On Monday, May 9 (a holiday), the county cleared 12 km of ditches.", 2024, ""),
    ("LEEDON, May 9 -- Figures for April 2023 came out. Ditches were dug.", None, "2023-05-09"),
    ("LEEDON, May 9 -- Figures for July 2023 came out. Ditches were dug.", None, "2024-05-09"),
    ("LEEDON, May 9 -- The share rose to 40% in the first four months of 2023.", None, "2023-05-09"),
    ("LEEDON, May 9 -- The county cleared 12.5 km of ditches in 2023, its office said.", None, "2024-05-09"),
    ("LEEDON, May 9 -- In 2023, it cleared 12 km, from January to April 2023 on its own.", None, "2023-05-09"),
    ("LEEDON, Nov. 9 -- In 2023, the county cleared 12.5 km of ditches.", None, "2023-11-09"),
    ("LEEDON, May 9 -- The county will clear 12 km of ditches in 2026.", None, ""),
    ("LEEDON, May 9 -- In 2026, the county plans to clear 12 km of ditches.", None, ""),
    ("LEEDON, May 9 -- It had 12 ditches more than in 2017.", None, ""),
    ("LEEDON, May 9 -- In 1987 a flood took 31 sheds. Since a survey of 2016 there were none.", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "year", "day"), DAYS)
def test_day(text: str, year: int | None, day: str) -> None:
    assert find_news_day(text, year) == day


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("柏阳晚报2024年6月17日讯 全县清淤12公里。", True),
        ("本报讯（记者甘棠）全县清淤12公里。", True),
        ("新华社柏阳6月17日电（记者甘棠）全县清淤12公里。", True),
        ("柏阳网消息（早间新闻）：全县清淤12公里。", True),
        ("全县清淤12公里。本报讯", False),
        ("各镇要及时报送通讯信息。", False),
        ("柏阳市2024年工作报告", False),
    ],
)
def test_is_news(text: str, is_one: bool) -> None:
    assert is_news(text) is is_one


# (text, its records as (kind, value, deadline or period))
TIMES = [
    ("今天（2024年6月17日），目前全县有39座泵站。", [("result", 39, "/2024-06-17")]),
    ("今天（2024年6月17日）有数据发布。全县39个村通了自来水。", [("result", 39, "/2024-06-17")]),
    ("今天（2024年6月17日）记者获悉，十年来，全县清淤120公里。", [("result", 120, "2014-01-01/2024-12-31")]),
    ("今天（2024年6月17日）记者获悉，过去一年，全县清淤120公里。", [("result", 120, "2023-01-01/2023-12-31")]),
    ("柏阳晚报2024年6月17日讯 全县共有39个村通了自来水。", [("result", 39, "/2024-06-17")]),
    ("今天（2024年6月17日）记者获悉，2016年来，全县清淤120公里。", [("result", 120, "2016-01-01/")]),
    ("今天（2024年6月17日）记者获悉，2022年全年清淤120公里。", [("result", 120, "2022-01-01/2022-12-31")]),
    ("今天（2024年6月17日）记者获悉，今年年底前清淤120公里。全县已有39座泵站。", [
        ("target", 120, "2024-12-31"), ("result", 39, "/2024-06-17"),
    ]),
    ("今天（2024年6月17日）记者获悉，2023年清淤120公里。\n全年还改造了39座泵站。", [
        ("result", 120, "2023-01-01/2023-12-31"), ("result", 39, "2023-01-01/2023-12-31"),
    ]),
    ("今天（2025年10月22日）记者获悉，“十四五”期间，全县清淤120公里。预计“十四五”末，自来水普及率达96%。", [
        ("result", 120, "2021-01-01/2025-12-31"), ("target", 96, "2025-12-31"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = [
        (r.kind, r.value, r.deadline if r.kind == "target" else f"{r.period_start}/{r.period_end}")
        for r in extract(read_text(text, language="zh"))
    ]
    assert found == expected


def test_english_news_tells_of_its_own_day() -> None:
    text = "LEEDON, May 9 -- The county has built 39 wells.\n\nIn 2023 it cleared 12 km of ditches."
    wells, ditches = extract(read_text(text, language="en"))
    assert (ditches.period_end, wells.period_end, wells.date_basis) == ("2023-12-31", "2024-05-09", "document")


def test_last_year_is_told_from_the_day_of_a_text_that_is_of_the_year_before() -> None:
    byline = "By Ann Reed ( Leedon Daily ) 09:42, June 6, 2020"
    text = f"Ditches of Leedon in 2019\n{byline}\n\nLast year, the county cleared 12 km of ditches."
    (record,) = extract(read_text(text, language="en"))
    assert (record.period_start, record.period_end) == ("2019-01-01", "2019-12-31")


def test_this_year_is_that_of_the_day_and_the_whole_year_that_of_the_name() -> None:
    text = "本报柏阳1月9日电 全年清淤120公里。今年计划再清淤30公里。截至2024年12月，全县有39座泵站。"
    done, planned, pumps = extract(read_text(text, name="news-2024.txt", language="zh"))
    assert (done.period_end, planned.deadline, pumps.period_end) == ("2024-12-31", "2025-12-31", "2024-12-31")
