"""Turns of phrase met in Chinese texts that the rules had not been written from: news, annual reports, reviews."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.drafts import Draft
from policymine.learned.objections import is_of_examples, joins_change
from policymine.learned.spans import Best
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, year: int | None = 2024) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(report_year=year, language="zh"))))


# (sentence, its records as (value, change, indicator))
NAMES = [
    ("全县优良天数比例为86.4%，达到并优于年度约束性指标要求2.4个百分点。", [
        (86.4, "level", "优良天数比例"), (2.4, "increase", "优良天数比例"),
    ]),
    # What is done to some of the things that were counted.
    ("全县排查印染企业130家，其中停产61家。", [(130, "level", "印染企业"), (61, "level", "印染企业停产")]),
    ("该项目总长8.8公里，总投资4.75亿元。", [(8.8, "level", "项目总长"), (4.75e8, "level", "项目总投资")]),
    ("新登记商户320户、增长13%，总量达2037户。", [
        (320, "level", "新登记商户"), (13, "increase", "新登记商户"), (2037, "level", "商户总量"),
    ]),
    ("外商直接投资累计达到149亿美元、总规模居全省第1位。", [
        (1.49e10, "level", "外商直接投资"), (1, "level", "外商直接投资规模"),
    ]),
    # Words that begin like a preposition, an adverb or a negation.
    ("近岸海域优良比例达90%。", [(90, "level", "近岸海域优良比例")]),
    ("净水厂新建12座。", [(12, "level", "净水厂新建")]),
    ("不良贷款率为1.2%。", [(1.2, "level", "不良贷款率")]),
    ("再贷款余额增长5%。", [(5, "increase", "再贷款余额")]),
    ("过夜游客增长8%。", [(8, "increase", "过夜游客")]),
    ("下达处罚决定12份。", [(12, "level", "处罚决定")]),
    # One word for two things; a comma joins no list.
    ("零就业家庭动态清零，城乡居民人均收入分别增长5.3%、7.1%。", [
        (5.3, "increase", "城镇居民人均收入"), (7.1, "increase", "农村居民人均收入"),
    ]),
    # As many changes as values were told before.
    ("去年立案查处案件13件，新建泵站12座，罚没款总计66万元，分别比上年增长34%、28%和56%。", [
        (13, "level", "立案查处案件"), (12, "level", "新建泵站"), (660000, "level", "罚没款"),
        (34, "increase", "立案查处案件"), (28, "increase", "新建泵站"), (56, "increase", "罚没款"),
    ]),
    ("粮食总产达到640亿斤，增量39.7亿斤。", [(6.4e10, "level", "粮食总产"), (3.97e9, "increase", "粮食总产")]),
    ("检查考核事项精简两成。", [(20, "decrease", "检查考核事项")]),
    ("审批时限压缩70%。", [(70, "decrease", "审批时限")]),
    ("CPI微降0.1%，出口逆势增长17.8%。", [(0.1, "decrease", "CPI"), (17.8, "increase", "出口")]),
    ("秸秆利用率、农膜回收率依次为91.5%和84%。", [(91.5, "level", "秸秆利用率"), (84, "level", "农膜回收率")]),
    ("碳强度下降目标是18.5%。", [(18.5, "decrease", "碳强度")]),
    ("生产总值增长12%，力争13%。", [(12, "increase", "生产总值"), (13, "increase", "生产总值")]),
    ("碳排放三年内下降22%，其中今年6%、明年8%。", [
        (22, "decrease", "碳排放"), (6, "decrease", "碳排放"), (8, "decrease", "碳排放"),
    ]),
    ("门诊人次多了四成，住院费用便宜了630元。", [(40, "increase", "门诊人次"), (630, "decrease", "住院费用")]),
    ("酒店减少一次性用品1800件。", [(1800, "decrease", "一次性用品")]),
    ("城乡居民收入比收窄至2.1。", [(2.1, "level", "城乡居民收入比")]),
    ("铁路、航空客运量双双超过千万人次。", [(1e7, "level", "铁路客运量"), (1e7, "level", "航空客运量")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_names(sentence: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.indicator) for r in records_of(sentence)] == expected


# (sentence, its records as (value, comparator, measure, unit))
UNITS = [
    ("城乡居民收入比收窄至2：1以内。", [(2, "<=", "amount", "")]),
    ("城乡居民收入比缩小至2.1∶1左右。", [(2.1, "~", "amount", "")]),
    ("铁路客运量超过千万人次。", [(1e7, ">=", "count", "人次")]),
    ("水厂、管网分别惠及3500万、2300万人次。", [(3.5e7, "=", "count", "人次"), (2.3e7, "=", "count", "人次")]),
    ("签约31台。", [(31, "=", "count", "台")]),
    ("约31台电梯竣工。", [(31, "~", "count", "电梯")]),
    ("附近12家企业关停。", [(12, "=", "count", "企业")]),
    ("折合约12亿元。", [(1.2e9, "~", "money", "yuan")]),
    ("水果产量首过10万吨。", [(1e5, ">=", "amount", "t")]),
    ("投诉中整改到位的不满六成。", [(60, "<=", "percent", "%")]),
    ("拆除213根烟囱。", [(213, "=", "count", "烟囱")]),
    ("新建水厂惠及300多万各族群众。", [(3e6, ">=", "count", "群众")]),
    ("13部作品获全省“五个好工程”奖。", [(13, "=", "count", "作品")]),
    ("100万新就业群体有了保险。", [(1e6, "=", "count", "群体")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), UNITS)
def test_units(sentence: str, expected: list[tuple[float, str, str, str]]) -> None:
    assert [(r.value, r.comparator, r.measure, r.unit) for r in records_of(sentence)] == expected


# (sentence, the values of its records)
NUMBERS = [
    ("收入项目编码：3124。", []),
    ("检查组分3个小组赴7个县检查。", [7]),
    ("处理设施执行DB41/1820—2019。", []),
    ("74个城市空气质量排名公布。", []),
    ("后10位城市（从第74名到第65名）依次是：甲市、乙市。", []),
    ("全省有20个县财政收入超过1亿元。", [20]),
    ("全县12个水源地中，有11个水质达到或优于Ⅲ类标准。", [12, 11]),
    ("全县2个断面水质均为Ⅱ类。", [2, 2]),
    ("一般公共预算收入达63亿元、从全省第五提升到第三。", [6.3e9, 5, 3]),
    ("数字经济占比居各省、区第一。", [1]),
    ("养老机构列入民生实事第三批。", []),
    ("地表水达到或优于Ⅲ类水体比例超过95％。", [95]),
    ("抓好青河60万吨油料等项目建设。", []),
    ("抓好青河60万吨油料储备。", [600000]),
    ("建成全省首个全部乡镇通时速350公里高铁的县。", []),
]


@pytest.mark.parametrize(("sentence", "values"), NUMBERS)
def test_numbers(sentence: str, values: list[float]) -> None:
    assert [r.value for r in records_of(sentence)] == values


# (sentence, the kinds of its records)
KINDS = [
    ("县政府工作报告提出，2024年工业增加值增长5%。", ["target"]),
    ("县工业增加值2024年增长5%。", ["result"]),
    ("“十五五”时期，全县生态环境全面改善。森林覆盖率达到13%。", ["target"]),
    ("2023年计划投资6亿元。", ["target"]),
    ("供水保证率达95%。", ["result"]),
    ("保证金收缴12亿元。", ["result"]),
    ("2023年完成计划投资6亿元。", ["result"]),
]


@pytest.mark.parametrize(("sentence", "kinds"), KINDS)
def test_kinds(sentence: str, kinds: list[str]) -> None:
    assert [r.kind for r in records_of(sentence)] == kinds


# (text, year, its records as (kind, deadline or period)); a report of 2022 from June 2023
TIMES = [
    ("今年计划清淤30公里。", 2022, [("target", "2023-12-31")]),
    ("去年清淤30公里。", 2022, [("result", "2022-01-01/2022-12-31")]),
    ("上年清淤30公里。", 2022, [("result", "2021-01-01/2021-12-31")]),
    ("下一步，抓好以下工作：年底前清淤30公里。", 2022, [("target", "2023-12-31")]),
    ("今年计划清淤30公里。", 2023, [("target", "2023-12-31")]),
    # "This year" stays this year, whatever year was told of before.
    ("2021年4月，全县转办举报612件。截至今年3月底，办结588件。", 2023, [
        ("result", "2021-04-01/2021-04-30"), ("result", "/2023-03-31"),
    ]),
    # What is told of the day itself has been done.
    ("6月5日，县里出台30条促进就业举措，力争实现新增就业8万人。", 2023, [
        ("result", "2023-06-05/2023-06-05"), ("target", "2023-06-05"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "year", "expected"), TIMES)
def test_times(text: str, year: int, expected: list[tuple[str, str]]) -> None:
    facts = Facts(report_year=year, published="2023-06-05", language="zh")
    found = [
        (r.kind, r.deadline if r.kind == "target" else f"{r.period_start}/{r.period_end}")
        for r in extract(replace(read_text(text, language="zh"), facts=facts))
    ]
    assert found == expected


def test_headings_numbered_by_stems_tell_results_from_targets() -> None:
    text = "甲、2018年完成情况\n垃圾分类。居住区达标率81%。\n\n乙、2019年建议项目\n垃圾分类。居住区达标率90%。\n"
    assert [(r.kind, r.value) for r in records_of(text, 2019)] == [("result", 81), ("target", 90)]


# (code, mark of the value, whether the words from the first mark to the last run on behind another's change)
@pytest.mark.parametrize(
    ("code", "position", "joins"),
    [("nnUQcnnQ", 7, True), ("nnUQcnnQ", 3, False), ("nnQcnnQ", 6, False), ("nDQonnUQ", 7, False)],
)
def test_words_of_another_change(code: str, position: int, joins: bool) -> None:
    draft = Draft(position, None, None, None)  # type: ignore[arg-type]
    assert joins_change(code, draft, Best(0, len(code) - 1, 0.0, 0.0)) is joins


class _Listed:
    def __init__(self) -> None:
        self.parts = {"key": (5, 6)}


@pytest.mark.parametrize(
    ("first", "phrase", "refused"),
    [(3, "项目", True), (0, "项目", False), (0, "专项规划", True), (6, "专项规划", False)],
)
def test_words_of_a_list_of_examples(first: int, phrase: str, refused: bool) -> None:
    draft = Draft(6, None, _Listed(), None)  # type: ignore[arg-type]
    assert is_of_examples("nncnnnQnn", draft, Best(first, 8, 0.0, 0.0), phrase) is refused


EARLY = [
    ("烤房项目提前3个月实现100%交付。", [(100, "level", "")]),
    ("比计划提前2个月建成5座粮仓。", [(5, "level", "")]),
    ("较原计划提前一年，覆盖率达到85%。", [(85, "level", "")]),
    ("前3个月建成粮仓5座。", [(5, "level", "2024-03-31")]),
    ("前一年建成粮仓5座。", [(5, "level", "2023-12-31")]),
    ("学前一年免费教育惠及43万儿童。", [(430000, "level", "")]),
]


@pytest.mark.parametrize(("text", "expected"), EARLY)
def test_ahead_of_time_is_no_date(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(record.value, record.change, record.period_end) for record in records_of(text)] == expected
    assert not any("提" in record.indicator or "月" in record.indicator for record in records_of(text))
