"""Times, deadlines and periods: (text, what is read in it), one line for each way of saying it."""

from __future__ import annotations

import datetime as dt
import functools
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.dates import DateReader
from policymine.lang import load
from policymine.text import fold

YEAR = 2024
"""The year of the document in all of these."""

# (text, [(the words of the time, its role, first day, last day)])
Expected = tuple[str, str, str, str]
EN: list[tuple[str, list[Expected]]] = [
    # years
    ("in 2022", [("in 2022", "in", "2022-01-01", "2022-12-31")]),
    ("during 2022", [("during 2022", "in", "2022-01-01", "2022-12-31")]),
    ("the year 2023", [("the year 2023", "", "2023-01-01", "2023-12-31")]),
    ("in fiscal year 2023", [("in fiscal year 2023", "in", "2023-01-01", "2023-12-31")]),
    ("2022", [("2022", "", "2022-01-01", "2022-12-31")]),
    ("ＩＮ ２０２２", [("ＩＮ ２０２２", "in", "2022-01-01", "2022-12-31")]),
    ("this year", [("this year", "", "2024-01-01", "2024-12-31")]),
    ("last year", [("last year", "", "2023-01-01", "2023-12-31")]),
    ("next year", [("next year", "", "2025-01-01", "2025-12-31")]),
    ("92% or above this year", [("this year", "", "2024-01-01", "2024-12-31")]),
    ("2% above last year", [("above last year", "baseline", "2023-01-01", "2023-12-31")]),
    # winters
    (
        "in the autumn and winter of 2022-2023",
        [("in the autumn and winter of 2022-2023", "in", "2022-10-01", "2023-03-31")],
    ),
    ("the 2023-24 autumn-winter plan", [("the 2023-24 autumn-winter", "", "2023-10-01", "2024-03-31")]),
    ("in the previous year", [("in the previous year", "in", "2023-01-01", "2023-12-31")]),
    # deadlines
    ("by 2025", [("by 2025", "deadline", "2025-01-01", "2025-12-31")]),
    ("by the end of 2025", [("by the end of 2025", "deadline", "2025-01-01", "2025-12-31")]),
    ("by end-2025", [("by end-2025", "deadline", "2025-01-01", "2025-12-31")]),
    ("by the end of the year 2025", [("by the end of the year 2025", "deadline", "2025-01-01", "2025-12-31")]),
    ("before the end of 2025", [("before the end of 2025", "deadline", "2025-01-01", "2025-12-31")]),
    ("by the end of this year", [("by the end of this year", "deadline", "2024-01-01", "2024-12-31")]),
    ("by the end of next year", [("by the end of next year", "deadline", "2025-01-01", "2025-12-31")]),
    ("by the end of the year", [("by the end of the year", "deadline", "2024-01-01", "2024-12-31")]),
    ("by year-end", [("by year-end", "deadline", "2024-01-01", "2024-12-31")]),
    ("no later than 2030", [("no later than 2030", "deadline", "2030-01-01", "2030-12-31")]),
    ("until 2020", [("until 2020", "deadline", "2020-01-01", "2020-12-31")]),
    ("by June 2025", [("by June 2025", "deadline", "2025-06-01", "2025-06-30")]),
    ("by the end of June 2025", [("by the end of June 2025", "deadline", "2025-06-01", "2025-06-30")]),
    ("by the end of February 2028", [("by the end of February 2028", "deadline", "2028-02-01", "2028-02-29")]),
    ("before 10 September 2025", [("before 10 September 2025", "deadline", "2025-09-10", "2025-09-10")]),
    ("by October 31, 2025", [("by October 31, 2025", "deadline", "2025-10-31", "2025-10-31")]),
    # up to a day, and from one on
    ("as of the end of July 2023", [("as of the end of July 2023", "as_of", "2023-07-01", "2023-07-31")]),
    ("as of March 5, 2024", [("as of March 5, 2024", "as_of", "2024-03-05", "2024-03-05")]),
    ("at the end of 2023", [("at the end of 2023", "as_of", "2023-01-01", "2023-12-31")]),
    ("since 2022", [("since 2022", "since", "2022-01-01", "2022-12-31")]),
    ("since May 2022", [("since May 2022", "since", "2022-05-01", "2022-05-31")]),
    ("since the opening of the lido in May 2022", [("in May 2022", "since", "2022-05-01", "2022-05-31")]),
    ("since the lido opened, in May 2022", [("in May 2022", "in", "2022-05-01", "2022-05-31")]),
    ("relative to the mean rainfall of 2018", [("of 2018", "baseline", "2018-01-01", "2018-12-31")]),
    (
        "than the end of the previous year",
        [("than the end of the previous year", "baseline", "2023-01-01", "2023-12-31")],
    ),
    ("in the 1990s", [("in the 1990s", "in", "1990-01-01", "1999-12-31")]),
    ("in year 2017-18", [("in year 2017-18", "in", "2017-01-01", "2018-12-31")]),
    # days and months
    ("on May 17, 2024", [("on May 17, 2024", "in", "2024-05-17", "2024-05-17")]),
    ("on 17 May 2024", [("on 17 May 2024", "in", "2024-05-17", "2024-05-17")]),
    ("on the 17th of May 2024", [("on the 17th of May 2024", "in", "2024-05-17", "2024-05-17")]),
    ("on 2024-05-17", [("on 2024-05-17", "in", "2024-05-17", "2024-05-17")]),
    ("in May 2023", [("in May 2023", "in", "2023-05-01", "2023-05-31")]),
    (
        "from November 5, 2023 to March 20, 2024",
        [("from November 5, 2023 to March 20, 2024", "in", "2023-11-05", "2024-03-20")],
    ),
    (
        "from 5 November 2023 to 20 March 2024",
        [("from 5 November 2023 to 20 March 2024", "in", "2023-11-05", "2024-03-20")],
    ),
    ("as at May 17 this year", [("as at May 17 this year", "as_of", "2024-05-17", "2024-05-17")]),
    ("on 17 May last year", [("on 17 May last year", "in", "2023-05-17", "2023-05-17")]),
    ("in Sept. 2023", [("in Sept. 2023", "in", "2023-09-01", "2023-09-30")]),
    ("from October to March", [("from October to March", "in", "2023-10-01", "2024-03-31")]),
    (
        "in the autumn and winter of 2022-2023 (October to March)",
        [("in the autumn and winter of 2022-2023", "in", "2022-10-01", "2023-03-31")],
    ),
    ("from January to May 2023", [("from January to May 2023", "in", "2023-01-01", "2023-05-31")]),
    ("January-May 2023", [("January-May 2023", "", "2023-01-01", "2023-05-31")]),
    ("from October 2022 to March 2023", [("from October 2022 to March 2023", "in", "2022-10-01", "2023-03-31")]),
    # quarters, halves
    ("in the first quarter of 2023", [("in the first quarter of 2023", "in", "2023-01-01", "2023-03-31")]),
    ("Q3 2023", [("Q3 2023", "", "2023-07-01", "2023-09-30")]),
    ("in the fourth quarter of this year", [("in the fourth quarter of this year", "in", "2024-10-01", "2024-12-31")]),
    (
        "in the first three quarters of 2023",
        [("in the first three quarters of 2023", "in", "2023-01-01", "2023-09-30")],
    ),
    ("in the first half of 2023", [("in the first half of 2023", "in", "2023-01-01", "2023-06-30")]),
    ("the second half of the year", [("the second half of the year", "", "2024-07-01", "2024-12-31")]),
    ("in the first 10 months of 2023", [("in the first 10 months of 2023", "in", "2023-01-01", "2023-10-31")]),
    # spans of years
    ("from 2021 to 2023", [("from 2021 to 2023", "in", "2021-01-01", "2023-12-31")]),
    ("2021-2025", [("2021-2025", "", "2021-01-01", "2025-12-31")]),
    (
        "in the period from 2021 through 2023",
        [("in the period from 2021 through 2023", "in", "2021-01-01", "2023-12-31")],
    ),
    ("over the past five years", [("over the past five years", "in", "2019-01-01", "2023-12-31")]),
    ("over the next three years", [("over the next three years", "in", "2024-01-01", "2026-12-31")]),
    # plan periods
    (
        "during the 14th Five-Year Plan period",
        [("during the 14th Five-Year Plan period", "in", "2021-01-01", "2025-12-31")],
    ),
    (
        "by the end of the 13th Five-Year Plan",
        [("by the end of the 13th Five-Year Plan", "deadline", "2016-01-01", "2020-12-31")],
    ),
    (
        "since the fourteenth five-year plan",
        [("since the fourteenth five-year plan", "since", "2021-01-01", "2025-12-31")],
    ),
    ("the “12th Five-Year Plan”", [("the “12th Five-Year Plan”", "", "2011-01-01", "2015-12-31")]),
    # what a change is measured against
    ("compared with 2020", [("compared with 2020", "baseline", "2020-01-01", "2020-12-31")]),
    ("than in 2020", [("than in 2020", "baseline", "2020-01-01", "2020-12-31")]),
    ("over 2020", [("over 2020", "baseline", "2020-01-01", "2020-12-31")]),
    ("below 2005 levels", [("below 2005", "baseline", "2005-01-01", "2005-12-31")]),
    ("2015 levels", [("2015", "baseline", "2015-01-01", "2015-12-31")]),
    ("from the previous year", [("from the previous year", "baseline", "2023-01-01", "2023-12-31")]),
    # several
    (
        "in 2025 and 2030",
        [("in 2025", "in", "2025-01-01", "2025-12-31"), ("2030", "in", "2030-01-01", "2030-12-31")],
    ),
    (
        "by 2025 from 2020",
        [("by 2025", "deadline", "2025-01-01", "2025-12-31"), ("from 2020", "since", "2020-01-01", "2020-12-31")],
    ),
    # no times
    ("2,022 kilns", []),
    ("2025 tons of sludge", []),
    ("20251 lamps", []),
    ("may rise", []),
    ("2023-13-45", []),
    ("five years", []),
    # ends and spans of months without a year, days that follow each other
    ("by end-October", [("by end-October", "deadline", "2024-10-01", "2024-10-31")]),
    ("by this June-end", [("by this June-end", "deadline", "2024-06-01", "2024-06-30")]),
    ("by mid-2026", [("by mid-2026", "deadline", "2026-01-01", "2026-06-30")]),
    ("in January-June", [("in January-June", "in", "2024-01-01", "2024-06-30")]),
    ("on May 3 and 4, 2023", [("on May 3 and 4, 2023", "in", "2023-05-03", "2023-05-04")]),
    ("from 5 June to 20 July 2023", [("from 5 June to 20 July 2023", "in", "2023-06-05", "2023-07-20")]),
    ("between 2019 and 2022", [("between 2019 and 2022", "in", "2019-01-01", "2022-12-31")]),
    ("in FY2026", [("in FY2026", "in", "2026-01-01", "2026-12-31")]),
    # before a year is the day before it begins
    ("before 2030", [("before 2030", "deadline", "", "2029-12-31")]),
    ("before June 2026", [("before June 2026", "deadline", "", "2026-05-31")]),
    ("before the end of June 2026", [("before the end of June 2026", "deadline", "2026-06-01", "2026-06-30")]),
    # the year of figures, and of what they are measured against
    ("the 2021 household survey", [("the 2021 household survey", "in", "2021-01-01", "2021-12-31")]),
    ("that of 2019", [("that of 2019", "baseline", "2019-01-01", "2019-12-31")]),
    ("below its 2017 level", [("below its 2017", "baseline", "2017-01-01", "2017-12-31")]),
]

# Without a year of their own: that of the document, and said so.
EN_WITHOUT_YEAR = [
    ("by the end of June", "deadline", "2024-06-01", "2024-06-30"),
    ("in October", "in", "2024-10-01", "2024-10-31"),
    ("on March 8", "in", "2024-03-08", "2024-03-08"),
    ("before September 30", "deadline", "2024-09-30", "2024-09-30"),
    ("within the year", "in", "2024-01-01", "2024-12-31"),
    ("this year", "", "2024-01-01", "2024-12-31"),
    ("in the first three quarters", "in", "2024-01-01", "2024-09-30"),
]

ZH: list[tuple[str, list[Expected]]] = [
    ("2022-2023年秋冬季", [("2022-2023年秋冬季", "in", "2022-10-01", "2023-03-31")]),
    ("到2025年底", [("到2025年底", "deadline", "2025-01-01", "2025-12-31")]),
    ("2025年底前", [("2025年底前", "deadline", "2025-01-01", "2025-12-31")]),
    ("2025年底", [("2025年底", "in", "2025-01-01", "2025-12-31")]),
    ("到2025年", [("到2025年", "deadline", "2025-01-01", "2025-12-31")]),
    ("2030年前", [("2030年前", "deadline", "2030-01-01", "2030-12-31")]),
    ("2027年6月底前", [("2027年6月底前", "deadline", "2027-06-01", "2027-06-30")]),
    ("力争到2035年", [("力争到2035年", "deadline", "2035-01-01", "2035-12-31")]),
    ("至2026年", [("至2026年", "deadline", "2026-01-01", "2026-12-31")]),
    ("年内", [("年内", "in", "2024-01-01", "2024-12-31")]),
    ("今年", [("今年", "in", "2024-01-01", "2024-12-31")]),
    ("今年以来", [("今年以来", "since", "2024-01-01", "2024-12-31")]),
    ("去年", [("去年", "in", "2023-01-01", "2023-12-31")]),
    ("2021年以来", [("2021年以来", "since", "2021-01-01", "2021-12-31")]),
    ("截至5月底", [("截至5月底", "as_of", "2024-05-01", "2024-05-31")]),
    ("截至2023年底", [("截至2023年底", "as_of", "2023-01-01", "2023-12-31")]),
    ("十四五期间", [("十四五期间", "in", "2021-01-01", "2025-12-31")]),
    ("“十四五”时期", [("“十四五”时期", "in", "2021-01-01", "2025-12-31")]),
    ("“十三五”以来", [("“十三五”以来", "since", "2016-01-01", "2020-12-31")]),
    ("“十四五”末", [("“十四五”末", "in", "2025-01-01", "2025-12-31")]),
    ("未来五年", [("未来五年", "in", "2024-01-01", "2028-12-31")]),
    ("过去五年", [("过去五年", "in", "2019-01-01", "2023-12-31")]),
    ("今后三年", [("今后三年", "in", "2024-01-01", "2026-12-31")]),
    ("上半年", [("上半年", "in", "2024-01-01", "2024-06-30")]),
    ("2023年上半年", [("2023年上半年", "in", "2023-01-01", "2023-06-30")]),
    ("下半年", [("下半年", "in", "2024-07-01", "2024-12-31")]),
    ("前三季度", [("前三季度", "in", "2024-01-01", "2024-09-30")]),
    ("一季度", [("一季度", "in", "2024-01-01", "2024-03-31")]),
    ("2023年第三季度", [("2023年第三季度", "in", "2023-07-01", "2023-09-30")]),
    ("1—10月", [("1—10月", "in", "2024-01-01", "2024-10-31")]),
    ("2023年1-6月", [("2023年1-6月", "in", "2023-01-01", "2023-06-30")]),
    ("1月至9月", [("1月至9月", "in", "2024-01-01", "2024-09-30")]),
    ("2023年", [("2023年", "in", "2023-01-01", "2023-12-31")]),
    ("2023年度", [("2023年度", "in", "2023-01-01", "2023-12-31")]),
    ("二〇二五年", [("二〇二五年", "in", "2025-01-01", "2025-12-31")]),
    ("二○二三年底", [("二○二三年底", "in", "2023-01-01", "2023-12-31")]),
    ("2023年5月17日", [("2023年5月17日", "in", "2023-05-17", "2023-05-17")]),
    ("5月17日", [("5月17日", "in", "2024-05-17", "2024-05-17")]),
    ("10月底前", [("10月底前", "deadline", "2024-10-01", "2024-10-31")]),
    ("2021—2025年", [("2021—2025年", "in", "2021-01-01", "2025-12-31")]),
    ("2021至2023年", [("2021至2023年", "in", "2021-01-01", "2023-12-31")]),
    ("2020年到2022年", [("2020年到2022年", "in", "2020-01-01", "2022-12-31")]),
    ("2024年1月至2025年3月", [("2024年1月至2025年3月", "in", "2024-01-01", "2025-03-31")]),
    ("比2020年", [("比2020年", "baseline", "2020-01-01", "2020-12-31")]),
    ("较2015年", [("较2015年", "baseline", "2015-01-01", "2015-12-31")]),
    ("2005年水平", [("2005年", "baseline", "2005-01-01", "2005-12-31")]),
    ("与上年相比", [("与上年", "baseline", "2023-01-01", "2023-12-31")]),
    ("2025年和2030年", [("2025年", "in", "2025-01-01", "2025-12-31"), ("2030年", "in", "2030-01-01", "2030-12-31")]),
    ("2022年、2023年", [("2022年", "in", "2022-01-01", "2022-12-31"), ("2023年", "in", "2023-01-01", "2023-12-31")]),
    ("自2021年起", [("自2021年", "since", "2021-01-01", "2021-12-31")]),
    ("从2026年开始", [("从2026年", "from", "2026-01-01", "2026-12-31")]),
    ("2023年前10个月", [("2023年前10个月", "in", "2023-01-01", "2023-10-31")]),
    ("2000年代", []),
    ("2023年鉴", []),
    ("五年", []),
    ("2025吨", []),
    ("三年行动", []),
    ("当年", [("当年", "in", "2024-01-01", "2024-12-31")]),
    ("明年", [("明年", "in", "2025-01-01", "2025-12-31")]),
    ("年底前", [("年底前", "deadline", "2024-01-01", "2024-12-31")]),
    ("2,022座", []),
    ("二〇二三年三月十五日", [("二〇二三年三月十五日", "in", "2023-03-15", "2023-03-15")]),
    ("今年6月10日前", [("今年6月10日前", "deadline", "2024-06-10", "2024-06-10")]),
    ("2025年三季度末", [("2025年三季度末", "in", "2025-09-01", "2025-09-30")]),
    ("“十四五”第二年", [("“十四五”第二年", "in", "2022-01-01", "2022-12-31")]),
    ("“十四五”前三年", [("“十四五”前三年", "in", "2021-01-01", "2023-12-31")]),
    ("新的一年", [("新的一年", "in", "2024-01-01", "2024-12-31")]),
    ("在2020年基础上", [("在2020年", "baseline", "2020-01-01", "2020-12-31")]),
    ("在2020年4.5%的基础上", [("在2020年", "from", "2020-01-01", "2020-12-31")]),
    ("是2020年的三倍", [("2020年", "baseline", "2020-01-01", "2020-12-31")]),
    ("比最低的2013年多", [("2013年", "baseline", "2013-01-01", "2013-12-31")]),
    ("三月亮", []),
    # spaces inside dates
    ("2015 年 8月 29 日", [("2015 年 8月 29 日", "in", "2015-08-29", "2015-08-29")]),
    ("到 2026 年 底", [("到 2026 年 底", "deadline", "2026-01-01", "2026-12-31")]),
    ("2023 年 1 — 9 月", [("2023 年 1 — 9 月", "in", "2023-01-01", "2023-09-30")]),
    ("今年 6 月底前", [("今年 6 月底前", "deadline", "2024-06-01", "2024-06-30")]),
    ("比 2020 年", [("比 2020 年", "baseline", "2020-01-01", "2020-12-31")]),
    ("2,022 座", []),
]
ZH_WITHOUT_YEAR = [
    ("年内", "in", "2024-01-01", "2024-12-31"),
    ("今年以来", "since", "2024-01-01", "2024-12-31"),
    ("截至5月底", "as_of", "2024-05-01", "2024-05-31"),
    ("未来五年", "in", "2024-01-01", "2028-12-31"),
    ("过去五年", "in", "2019-01-01", "2023-12-31"),
    ("上半年", "in", "2024-01-01", "2024-06-30"),
    ("前三季度", "in", "2024-01-01", "2024-09-30"),
    ("一季度", "in", "2024-01-01", "2024-03-31"),
    ("1—10月", "in", "2024-01-01", "2024-10-31"),
    ("5月17日", "in", "2024-05-17", "2024-05-17"),
    ("10月底前", "deadline", "2024-10-01", "2024-10-31"),
]

CASES = [("en", *case) for case in EN] + [("zh", *case) for case in ZH]
WITHOUT_YEAR = [("en", *case) for case in EN_WITHOUT_YEAR] + [("zh", *case) for case in ZH_WITHOUT_YEAR]
FRAMES = {"en": "The lake, {}, was clean.", "zh": "这个湖，{}，水很清。"}


@functools.cache
def reader(language: str) -> DateReader:
    return DateReader(load(language).tables["dates"])


def iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_find(language: str, text: str, expected: list[Expected]) -> None:
    spans = reader(language).find(fold(text), YEAR)
    assert [(text[s.start : s.end], s.role, iso(s.first), iso(s.last)) for s in spans] == expected


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_within_a_sentence(language: str, text: str, expected: list[Expected]) -> None:
    sentence = fold(FRAMES[language].format(text))
    spans = reader(language).find(sentence, YEAR)
    assert [(iso(s.first), iso(s.last)) for s in spans] == [(first, last) for _, _, first, last in expected]


@pytest.mark.parametrize(("language", "text", "role", "first", "last"), WITHOUT_YEAR)
def test_without_a_year(language: str, text: str, role: str, first: str, last: str) -> None:
    (span,) = reader(language).find(fold(text), YEAR)
    assert (text[span.start : span.end], span.role, iso(span.first), iso(span.last)) == (text, role, first, last)
    assert not span.year_said
    (unknown,) = reader(language).find(fold(text), None)
    assert (unknown.first, unknown.last) == (None, None)


@pytest.mark.parametrize("text", ["in 2022", "by May 2025", "since the 14th five-year plan", "on 17 may 2024"])
def test_a_year_that_is_said_needs_no_document(text: str) -> None:
    (span,) = reader("en").find(text, None)
    assert span.year_said
    assert span == reader("en").find(text, 1999)[0]


@pytest.mark.parametrize(
    ("text", "bare"),
    [("2022", True), ("built 2022", True), ("in 2022", False), ("by 2022", False), ("may 2022", False)],
)
def test_a_plain_number_of_four_digits_only_may_be_a_year(text: str, bare: bool) -> None:
    (span,) = reader("en").find(text, YEAR)
    assert span.bare is bare


@pytest.mark.parametrize("phrase", ["同比", "环比", "比上年同期", "较上年", "比去年", "上年同期", "较年初"])
def test_chinese_baselines_without_a_date(phrase: str) -> None:
    text = f"浓度{phrase}下降4%"
    ((start, end),) = reader("zh").baselines(text)
    assert text[start:end] == phrase


@given(st.dates(dt.date(1950, 1, 1), dt.date(2059, 12, 31)), st.booleans())
def test_any_chinese_day(day: dt.date, in_characters: bool) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year)) if in_characters else str(day.year)
    text = f"{year}年{day.month}月{day.day}日"
    (span,) = reader("zh").find(text, None)
    assert (span.start, span.end, span.first, span.last) == (0, len(text), day, day)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("2021 villages", True),
        ("2000 was dry", False),
        ("2020 levels", False),
        ("a total of 2041 firms", True),
        ("the number of 2019 visitors", True),
        ("the harvest of 2019 visitors saw", False),
        ("in 2019 visitors came", False),
        ("set up 2028 water law offices", True),
        ("set up 2030 climate targets", False),
        ("all 2030 climate and energy targets", False),
        ("from the current 1986 mw", True),
        ("in 2012 mwale was", False),
        ("the number of clinics rose to 2050, and", True),
        ("clinics reached 2012.", True),
        ("the scheme was extended to 2050.", False),
        ("the area grew from 40 ha to 2012.", True),
    ],
)
def test_four_digits_before_what_is_counted_are_no_year(text: str, counted: bool) -> None:
    (time,) = reader("en").find(text, None)
    assert reader("en").is_count(text, time) is counted


@pytest.mark.parametrize(
    "phrase",
    [
        "year-on-year",
        "year on year",
        "month-on-month",
        "over the previous year",
        "compared with the same period last year",
    ],
)
def test_baselines_without_a_date(phrase: str) -> None:
    text = f"a rise of 4% {phrase}, they say"
    ((start, end),) = reader("en").baselines(text)
    assert text[start:end] == phrase


@given(
    st.dates(dt.date(1950, 1, 1), dt.date(2059, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d", "%Y/%m/%d"]),
)
def test_any_day(day: dt.date, style: str) -> None:
    text = day.strftime(style).lower()
    (span,) = reader("en").find(text, None)
    assert (span.start, span.end, span.first, span.last) == (0, len(text), day, day)


@given(st.text("0123456789 -/.,abymn日年", max_size=30), st.none() | st.integers(1900, 2100))
def test_any_text(text: str, year: int | None) -> None:
    spans = reader("en").find(fold(text), year)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.first is None or span.last is None or span.first <= span.last for span in spans)
