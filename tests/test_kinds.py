"""Target or result: verb, cue, date, section and title, each alone and one against the other."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import replace

import pytest

from policymine import Block, Document, Facts, extract, read_text
from policymine.context import Anchor
from policymine.dates import DateReader
from policymine.errors import ResourceError
from policymine.kind_weights import time_score
from policymine.kinds import KindReader, certainty
from policymine.lang import load
from policymine.text import fold

# A sentence in a document of March 2024 about which nothing else is known: (sentence, kind)
EN = [
    # the verb's form
    ("The city will build 12 parks.", "target"),
    ("The city shall build 12 parks.", "target"),
    ("The city must build 12 parks.", "target"),
    ("The city plans to build 12 parks.", "target"),
    ("The city aims to build 12 parks.", "target"),
    ("The city is expected to build 12 parks.", "target"),
    ("In total 12 parks are to be built.", "target"),
    ("The rate should reach 95%.", "target"),
    ("The rate shall not be less than 95%.", "target"),
    ("Build 12 parks.", "target"),
    ("Strive to build 12 parks.", "target"),
    ("The city built 12 parks.", "result"),
    ("The city has built 12 parks.", "result"),
    ("The city had built 12 parks.", "result"),
    ("A total of 12 parks were built.", "result"),
    ("A total of 12 parks have been built.", "result"),
    ("The rate was 95%.", "result"),
    ("The rate reached 95%.", "result"),
    # cues
    ("The target for the treatment rate is 95%.", "target"),
    ("At present the treatment rate is 95%.", "result"),
    ("So far, 12 parks are open.", "result"),
    ("The rate is 95%, up 2 percentage points year-on-year.", "result"),
    # the date beside the document's
    ("In 2022 the rate was 95%.", "result"),
    ("By 2030 the rate is 95%.", "target"),
    ("By the end of 2026, 12 parks.", "target"),
    ("In 2021, 12 parks.", "result"),
    # the date against the verb: machine translation's imperatives and futures for finished work
    ("In 2022, build 12 parks.", "result"),
    ("In 2021, 12 parks will be built.", "result"),
    ("By the end of 2021, the rate will exceed 95%.", "result"),
    ("As of the end of 2023, the rate will reach 95%.", "result"),
    ("In 2030 the rate reached 95%.", "target"),
    # expected effects
    ("After completion, 12,000 tons of coal can be saved each year by 2026.", "target"),
    # the plain present tells what is, in a text of which nothing else is known
    ("Heat pumps take up 54% of the market.", "result"),
    # what was aimed at, whatever tells of it
    ("The target of 12 parks was missed.", "target"),
    ("The rate was to have reached 95%.", "target"),
    ("Ten stations had been planned.", "target"),
    ("In 2022 the 12 parks aimed at were not built.", "target"),
    ("Overall target for 2025: 18% of the heat drawn from waste water.", "target"),
    ("Electric buses: 40% is the aim.", "target"),
    ("The council is aiming at growth of 3 percent.", "target"),
    ("Dredging of 40 km of canals is scheduled.", "target"),
    ("The county promises 300 new jobs.", "target"),
    # a participle behind the value only says which things are meant
    ("The island hopes to have 5 MW of wind power installed.", "target"),
    ("At least 30% of the power used in pumps has to come from the sun.", "target"),
    # what is now
    ("The rate will rise (today: 52%).", "result"),
    ("The port, which now employs 40 pilots, may grow.", "result"),
]

ZH = [
    ("全市将建成12座公园。", "target"),
    ("全市计划建成12座公园。", "target"),
    ("力争建成12座公园。", "target"),
    ("确保建成12座公园。", "target"),
    ("要建成公园12座。", "target"),
    ("下一步，建成公园12座。", "target"),
    ("污水处理率应当达到95%。", "target"),
    ("污水处理率不低于95%。", "target"),
    ("全市建成了12座公园。", "result"),
    ("全市已建成12座公园。", "result"),
    ("累计建成12座公园。", "result"),
    ("圆满完成造林300亩。", "result"),
    ("没有实现95%的年度目标。", "target"),
    ("今年安排了维修项目16项。", "result"),
    ("已砌护坡3.5公里。", "result"),
    ("到2024年2月，已砌护坡3.5公里，清淤塘坝4座，受益率达到80%。", "result"),
    ("今年需完成投资22亿元。", "target"),
    ("市里决定投资3亿元。", "target"),
    ("各县要在2024年底前，建成公园12座。", "target"),
    ("原计划建成12座公园。", "target"),
    ("现下达2023年补助资金300万元。", "result"),
    ("污水处理率达到了95%。", "result"),
    ("目前污水处理率为95%。", "result"),
    ("污水处理率为95%，同比提高2个百分点。", "result"),
    ("今年以来，关停砖窑12座。", "result"),
    ("断流天数一年不得多于10天。", "target"),
    ("每船载客不应超过30人。", "target"),
    ("2022年，污水处理率为95%。", "result"),
    ("2021年，建成公园12座。", "result"),
    ("截至2023年底，污水处理率达到95%。", "result"),
    ("到2021年底，污水处理率达到95%。", "result"),
    ("到2030年，污水处理率为95%。", "target"),
    ("到2026年底，建成公园12座。", "target"),
    ("未来三年，建成公园12座。", "target"),
    ("预计到2026年，每年节约标准煤12000吨。", "target"),
]


# The same in a text of which no year is known: (language, sentence, kind)
UNDATED = [
    ("zh", "未来三年，疏浚航道40公里。", "target"),
    ("en", "Over the next three years, 40 km of canals.", "target"),
    ("en", "The plan is for all. The fishing sector accounts for 11% of jobs.", "result"),
]


@pytest.mark.parametrize(("language", "sentence", "kind"), UNDATED)
def test_undated(language: str, sentence: str, kind: str) -> None:
    assert set(kinds_of(read_text(sentence, source="plan.txt", language=language))) == {kind}


def kinds_of(document: Document) -> list[str]:
    return [record.kind for record in extract(document)]


@pytest.mark.parametrize(
    ("language", "sentence", "kind"), [*(("en", *case) for case in EN), *(("zh", *case) for case in ZH)]
)
def test_sentence(language: str, sentence: str, kind: str) -> None:
    facts = Facts(report_year=2024, published="2024-03-01", language=language)
    found = kinds_of(Document(sentence, (Block("paragraph", 0, len(sentence)),), facts))
    assert found
    assert set(found) == {kind}


# The same words under different headings: (heading, kind)
@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("I. Review of work in the past year", "result"),
        ("II. Main targets for this year", "target"),
        ("Progress of the rectification", "result"),
        ("Next steps", "target"),
        ("Key tasks", "target"),
        ("Main achievements", "result"),
        ("Work plan for the coming year", "target"),
    ],
)
@pytest.mark.parametrize("sentence", ["12 parks in the old town.", "Safe use of farmland: 95%."])
def test_section(heading: str, kind: str, sentence: str) -> None:
    text = f"{heading}\n{sentence}"
    facts = Facts(report_year=2024, language="en")
    blocks = (
        Block("heading", 0, len(heading), level=1),
        Block("paragraph", len(heading) + 1, len(text), headings=(heading,)),
    )
    assert kinds_of(Document(text, blocks, facts)) == [kind]


def test_the_nearest_heading_counts() -> None:
    headings = ("I. Review of the past year", "Targets for 2025")
    text = "12 parks in the old town."
    facts = Facts(report_year=2024, language="en")
    document = Document(text, (Block("paragraph", 0, len(text), headings=headings),), facts)
    assert kinds_of(document) == ["target"]


def test_an_opening_sentence_holds_for_those_after_it() -> None:
    text = "In the next step we look ahead.\n\nOpen 12 parks, plant 900 trees."
    assert kinds_of(read_text(text, language="en")) == ["target", "target"]


@functools.cache
def reader(language: str) -> KindReader:
    return KindReader(load(language))


@pytest.mark.parametrize(
    ("headings", "lean"),
    [
        ([], 0.0),
        (["Chapter 1"], 0.0),
        (["II. Main targets for 2024"], 1.0),
        (["I. Review of 2023"], -1.0),
        (["I. Review of 2023", "Blue sky"], -1.0),
        (["I. Review of 2023", "Next steps"], 1.0),
        (["II. Goals", "Progress so far"], -1.0),
    ],
)
def test_heading_lean(headings: list[str], lean: float) -> None:
    assert reader("en").leans.heading_lean(headings) == lean


@pytest.mark.parametrize(
    ("sentence", "lean"),
    [
        ("in the next step, we go on", 1.0),
        ("this year's targets are", 1.0),
        ("this year's work report calls for calm", 0.0),
        ("over the past year we worked", -1.0),
        ("the lake is clean", 0.0),
    ],
)
def test_opener_lean(sentence: str, lean: float) -> None:
    assert reader("en").leans.opener_lean(sentence) == lean


@pytest.mark.parametrize(
    ("title", "lean", "annual"),
    [
        ("Action Plan for Clean Air", 1.0, False),
        ("Bulletin on the State of Water", -1.0, False),
        ("Report on the Work of the Government", -1.0, True),
        ("Elm City", 0.0, False),
    ],
)
def test_title(title: str, lean: float, annual: bool) -> None:
    assert reader("en").leans.title_lean(title) == lean
    assert reader("en").leans.is_annual(title) is annual


@pytest.mark.parametrize(
    ("title", "lean", "annual"),
    [
        ("榆州市2024年重点任务分解表", 1.0, False),
        ("榆州市2024年十件民生实事", 1.0, False),
        ("榆州市2024年民生实事完成情况公示", 0.0, False),
        ("榆州市教育局2023年度工作小结", -1.0, False),
        ("榆州市2023年度工作报告", 0.0, False),
        ("榆州市2024年政府工作报告", 0.0, True),
        ("关于2023年预算执行情况和2024年预算草案的报告", 0.0, True),
    ],
)
def test_chinese_title(title: str, lean: float, annual: bool) -> None:
    assert reader("zh").leans.title_lean(title) == lean
    assert reader("zh").leans.is_annual(title) is annual


@pytest.mark.parametrize(
    ("sentence", "lean"),
    [
        # A goal whose day is over is one still.
        ("整改目标：配套率100%。", 4.0),
        ("目前进展：改造9个小区。", -1.0),
        ("【下一步】新增6个站位。", 1.0),
        ("六、2024年打算。建设河段2处。", 1.0),
        ("（三）存在问题。仍有5个队没有办案。", -1.0),
        ("农田成效明显。新增2万亩。", 0.0),
        ("全市新建公园3座。", 0.0),
    ],
)
def test_label_lean(sentence: str, lean: float) -> None:
    assert reader("zh").leans.label_lean(fold(sentence)) == lean


@pytest.mark.parametrize(
    ("front", "delivered"),
    [
        ("2024年1月8日在市十六届人大五次会议上", True),
        ("各位代表：", True),
        ("在市七届人大常委会第三十四次会议上", False),
        ("对省十三届人大三次会议第88号建议的答复", False),
    ],
)
def test_is_delivered(front: str, delivered: bool) -> None:
    assert reader("zh").leans.is_delivered(front) is delivered


@pytest.mark.parametrize(
    ("code", "heading", "plans"),
    [
        ("en", "III. Key tasks for 2024", True),
        ("en", "II. Review of 2024", False),
        ("en", "Key tasks for 2023", False),
        ("zh", "三、2024年重点工作", True),
        ("zh", "一、2024年工作回顾", False),
        ("zh", "二、今年工作的任务", True),
        ("zh", "二、2024年预算草案", True),
    ],
)
def test_plans_year(code: str, heading: str, plans: bool) -> None:
    assert reader(code).leans.plans_year(heading, 2024) is plans


def test_a_plan_for_the_year_makes_what_stands_before_it_the_year_before() -> None:
    text = "（二）治污攻坚。关停小窑炉35座。\n\n三、2024年重点工作\n\n今年新建公园3座。\n"
    records = extract(read_text(text, language="zh", name="shiqiao-2024.txt"))
    found = [(r.kind, r.value, r.period_start, r.deadline) for r in records]
    assert found == [("result", 35, "2023-01-01", ""), ("target", 3, "", "2024-12-31")]


DATES = DateReader(load("en").tables["dates"])
PUBLISHED = Anchor(2024, dt.date(2024, 3, 1), False, 0.0, None)
UNPUBLISHED = Anchor(2024, None, False, 0.0, None)
ANNUAL = Anchor(2024, None, True, 0.0, None)
UNKNOWN = Anchor(None, None, False, 0.0, None)


@pytest.mark.parametrize(
    ("text", "anchor", "sign"),
    [
        ("in 2022", PUBLISHED, -1),
        ("in january 2024", PUBLISHED, -1),
        ("in 2025", PUBLISHED, 1),
        ("by the end of 2024", PUBLISHED, 1),
        ("as of february 2024", PUBLISHED, -1),
        ("since 2021", PUBLISHED, -1),
        ("from 2026", PUBLISHED, 1),
        ("since may 2024", PUBLISHED, 1),
        ("since may 2024", UNPUBLISHED, -1),
        ("since may 2024", ANNUAL, 1),
        ("in 2023", UNPUBLISHED, -1),
        ("in 2024", UNPUBLISHED, 0),
        ("by 2024", UNPUBLISHED, 1),
        ("in 2024", ANNUAL, 1),
        ("in 2023", ANNUAL, -1),
        ("by 2030", UNKNOWN, 1),
        ("in 2030", UNKNOWN, 0),
    ],
)
def test_time_score(text: str, anchor: Anchor, sign: int) -> None:
    (span,) = DATES.find(text, anchor.year)
    score = time_score(span, anchor)
    assert (score > 0) - (score < 0) == sign


def test_certainty_grows_with_the_score() -> None:
    certainties = [certainty(score) for score in (0.0, 0.5, 2.0, 8.0)]
    assert certainties == sorted(certainties)
    assert certainties[0] == 0.5
    assert certainties[-1] < 1
    assert certainty(-2.0) == certainty(2.0)


def test_flags() -> None:
    text = "In 2021, 12 parks will be built."
    facts = Facts(report_year=2024, published="2024-03-01", language="en")
    (record,) = extract(Document(text, (Block("paragraph", 0, len(text)),), facts))
    assert "tense_against_date" in record.flags


@pytest.mark.parametrize(
    ("front", "kind"),
    [
        ("Elm City Council\nHeat Action Plan 2023-2030", "target"),
        ("Elm City Council\nHeat: completion summary", "result"),
        ("Elm School Program\nCompletion summary", "result"),
        ("The meadow in autumn\nElm Daily News (Reporter Li Wei)", "result"),
        ("Elm City [2024] No. 3\nTask sheet of the heat season", "target"),
    ],
)
def test_the_first_lines_say_what_a_text_is(front: str, kind: str) -> None:
    text = f"{front}\n\nSafe use of farmland: 95%.\n"
    assert kinds_of(read_text(text, language="en")) == [kind]


def test_an_opening_cue_counts_at_the_head_only() -> None:
    text = "The city will open 12 parks, which is slightly more than last year. It will plant 900 trees."
    facts = Facts(report_year=2024, published="2024-03-01", language="en")
    assert kinds_of(Document(text, (Block("paragraph", 0, len(text)),), facts)) == ["target", "target"]


def test_a_language_cannot_weigh_what_nobody_weighs() -> None:
    english = load("en")
    cues = {**english.tables["cues"], "kind": {"weights": {"mood": 1.0}}}
    with pytest.raises(ResourceError, match="mood"):
        KindReader(replace(english, tables={**english.tables, "cues": cues}))


def test_next_step_in_a_paragraph() -> None:
    text = "Last year 3 parks were built. Next step: close 8 kilns."
    facts = Facts(report_year=2024, published="2024-03-01", language="en")
    document = Document(text, (Block("paragraph", 0, len(text)),), facts)
    assert kinds_of(document) == ["result", "target"]
