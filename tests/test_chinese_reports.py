"""Turns of phrase of Chinese work reports: shares, lists, ranks, numbers in names, the tone of an excerpt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, *, source: str = "", year: int | None = 2024) -> list[Record]:
    document = read_text(text, language="zh", source=source)
    return list(extract(replace(document, facts=Facts(report_year=year, language="zh"))))


# (sentence, its records as (value, change, indicator))
NAMES = [
    # A share of what was said before.
    (
        "全年技改投入38亿元，其中纺织业占41%，食品加工业占27%。",
        [(3.8e9, "level", "技改投入"), (41, "level", "纺织业占比"), (27, "level", "食品加工业占比")],
    ),
    (
        "锂电池产量增长1.4倍，占电池总产量的三成以上。",
        [(1.4, "increase", "锂电池产量"), (30, "level", "锂电池产量占电池总产量比例")],
    ),
    (
        "设备制造业产值增长7%、占工业总产值比重达到36%。",
        [(7, "increase", "设备制造业产值"), (36, "level", "设备制造业产值占工业总产值比重")],
    ),
    ("新登记商户4.2万户，日均新增115户。", [(42000, "level", "新登记商户"), (115, "level", "新登记商户")]),
    (
        "将县城、乡村床位使用率分别提高到75%和60%。",
        [(75, "level", "县城床位使用率"), (60, "level", "乡村床位使用率")],
    ),
    # What stands before and behind a list belongs to each of it.
    (
        "市级财政用于养老、托育和助残服务的补贴分别为3亿元、2亿元和1亿元，同比增长8%、6%和4%。",
        [
            (3e8, "level", "市级财政用于养老的补贴"),
            (2e8, "level", "市级财政用于托育的补贴"),
            (1e8, "level", "市级财政用于助残服务的补贴"),
            (8, "increase", "市级财政用于养老的补贴"),
            (6, "increase", "市级财政用于托育的补贴"),
            (4, "increase", "市级财政用于助残服务的补贴"),
        ],
    ),
    ("茶叶、中药材产值分别达到12亿元、9亿元。", [(1.2e9, "level", "茶叶产值"), (9e8, "level", "中药材产值")]),
    ("把护林员、河道员意外保险补助分别调整为90元和80元。", [
        (90, "level", "护林员意外保险补助"), (80, "level", "河道员意外保险补助"),
    ]),
    # What money is set aside for.
    ("县财政安排6000万元，用于补助农村客运。", [(6e7, "level", "县财政用于补助农村客运")]),
    ("市财政拨付专项资金2亿元，支持灌区渠道改造。", [(2e8, "level", "市财政支持灌区渠道改造")]),
    # But a sum that has a name of its own keeps it.
    ("今年水务投资总额30亿元，主要用于管网更新。", [(3e9, "level", "水务投资总额")]),
    # Burdens that are eased, and things that are cut by a share.
    ("降低企业用能成本4.2亿元。", [(4.2e8, "decrease", "企业用能成本")]),
    ("压减审批材料45%。", [(45, "decrease", "审批材料")]),
    # A subject of its own goes before that of the clause before.
    ("安排救助金5亿元，农村危房比上年减少1200户。", [(5e8, "level", "救助金"), (1200, "decrease", "农村危房")]),
    ("港口集装箱量创历史新高，稳居沿海第二位。", [(2, "level", "港口集装箱量")]),
    # A contribution to growth is a share and no growth.
    ("旅游业对经济增长贡献率超22%。", [(22, "level", "旅游业对经济增长贡献率")]),
    # Better or worse than the country.
    ("外贸进出口增长6.1%、高于全国2.3个百分点。", [(6.1, "increase", "外贸进出口"), (2.3, "increase", "外贸进出口")]),
    ("城镇失业率低于全省0.4个百分点。", [(0.4, "decrease", "城镇失业率")]),
    # Multiples and fractions.
    ("海外仓数量实现翻番。", [(1, "increase", "海外仓数量")]),
    ("快递业务量占全省1/8。", [(12.5, "level", "快递业务量占全省")]),
    ("种业企业数量居西部首位。", [(1, "level", "种业企业数量")]),
    ("算力规模达到3200P。", [(3200, "level", "算力规模")]),
    ("启动2000万亩试点。", [(2e7, "level", "试点")]),
    ("企业职工基本养老金提高4%。", [(4, "increase", "企业职工基本养老金")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.indicator) for r in records_of(text)] == expected


# (sentence, indicators of its records)
SHARED = [
    ("偷盗、诈骗案件分别下降6%、3%。", ["偷盗案件", "诈骗案件"]),
    ("县级、市级展览平台分别达到22家、18家。", ["县级展览平台", "市级展览平台"]),
    ("涉火、涉水警情分别下降17%、8%。", ["涉火警情", "涉水警情"]),
    ("省外游客、入境过夜游客分别增长10%、35%。", ["省外游客", "入境过夜游客"]),
    ("高校、书院分别达到5所、7所。", ["高校", "书院"]),
    ("推进堤防建设，在汛期到来之前，建成9处，新开工7处。", ["堤防建成", "堤防新开工"]),
    ("城镇居民收入和农村居民收入，扣除价格因素，分别增长3%、4%。", ["城镇居民收入", "农村居民收入"]),
    ("今年以来，PM\n2.5\n平均浓度为30微克/立方米，货币M\n2\n增长13%。", ["PM2.5平均浓度", "货币M2"]),
    ("重大项目开工39个、竣工43个。", ["重大项目开工", "重大项目竣工"]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_what_members_of_a_list_share(text: str, expected: list[str]) -> None:
    assert [r.indicator for r in records_of(text)] == expected


NO_RECORD = [
    "港口产值先后迈上6千亿、7千亿两个台阶。",
    "执行“三个70%”的规定。",
    "回望2023，收获很多。",
    "2.5",
    "经济总量连续跨过3个千亿元台阶。",
    "跻身制造业500强。",
    "承办2023国际茶业博览会。",
    "出台口岸便利化2.0方案。",
    "升级12371党员教育服务平台。",
    "国道109绕城段动工。",
    "安全生产要作为第一位的大事来抓。",
    "建设21世纪海洋牧场。",
    "云杉512智算岛投用。",
    "视频达到1080p。",
    "今后五年承前启后，是我省跨越发展的关键期。",
]


@pytest.mark.parametrize("text", NO_RECORD)
def test_numbers_in_names_and_milestones(text: str) -> None:
    assert records_of(text) == []


# (sentence, its records as (value, unit))
COUNTS = [
    ("5个2类新药获批。", [(5, "新药")]),
    ("引进26个3亿元以上项目。", [(26, "项目")]),
    ("36个省控断面优良比例连续4年保持100%。", [(100, "%")]),
    ("平稳度过7轮强对流天气。", [(7, "轮")]),
    ("24款创新器械获批。", [(24, "器械")]),
    ("让园区商户少跑70个事项。", [(70, "事项")]),
    ("更新820间教室课桌。", [(820, "教室")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_what_is_counted(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.unit) for r in records_of(text)] == expected


# (sentence, its records as (value, deadline))
DEADLINES = [
    ("今年补建12公里、明年再补9公里。", [(12, "2024-12-31"), (9, "2025-12-31")]),
    ("力争用三年时间改造危桥90座。", [(90, "2026-12-31")]),
    ("三年内培训率均要提高到90%以上。", [(90, "2026-12-31")]),
    ("争取两年内基本解决山区饮水问题。", [(None, "2025-12-31")]),
    # what nobody can check is no commitment
    ("到2030年，产业发展取得显著成效，城乡面貌明显改善。", []),
    ("今年是承上启下的关键一年。", []),
    ("考虑到今年汛期长，要备足物资。", []),
    # the years of one task are not those of the tasks after it
    ("“十五五”时期建成灌区9处。完成清淤12公里。", [(9, "2030-12-31"), (12, "2024-12-31")]),
    ("去年超收3亿元。拟安排清淤资金2亿元。", [(3e8, ""), (2e8, "2024-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), DEADLINES)
def test_deadlines(text: str, expected: list[tuple[float | None, str]]) -> None:
    assert [(r.value, r.deadline) for r in records_of("二、2024年工作安排\n" + text)] == expected


# (sentence in a review, its records as (value, indicator))
TOLD = [
    # 应 is not always "should"
    ("应急救援队伍达到30支。", [(30, "应急救援队伍")]),
    ("案件应诉率达到97%。", [(97, "案件应诉率")]),
    ("应届毕业生就业率90%。", [(90, "应届毕业生就业率")]),
    ("推出6批57项新政策。", [(57, "新政策")]),
    ("绿化指标从全国第21位升至第5位。", [(21, "绿化指标"), (5, "绿化指标")]),
    ("农机作业面积60万亩次以上。", [(600000, "农机作业面积")]),
    ("在东川、西原等8个县建设菜地6万亩。", [(60000, "东川、西原等8个县建设菜地")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_told(text: str, expected: list[tuple[float, str]]) -> None:
    found = list(extract(read_text("2024年临江市政府工作报告\n一、2023年工作回顾\n" + text, language="zh")))
    assert [(r.kind, r.value, r.indicator) for r in found] == [("result", *each) for each in expected]


def test_money_out_of_last_year_is_spent_this_year() -> None:
    (record,) = records_of("二、2024年工作安排\n今年准备从去年结余的经费中拨出5亿元修堤。")
    assert (record.kind, record.deadline) == ("target", "2024-12-31")


@pytest.mark.parametrize("text", ["一、二季度用电平稳增长。", "针对三季度出口回落的情况，出台了措施。"])
def test_quarters_of_a_review_are_no_deadlines(text: str) -> None:
    document = read_text("2024年临江市政府工作报告\n一、2023年工作回顾\n" + text, language="zh")
    assert list(extract(document)) == []


def test_an_era_goes_on_after_a_part_that_names_it_again() -> None:
    text = "五年来，做了以下工作。\n（一）治水。\n五年来，清淤12公里。\n（二）治土。\n复垦30亩。"
    assert [r.period_start for r in records_of(text)] == ["2019-01-01", "2019-01-01"]


def test_what_a_heading_wishes_for_was_not_reached_yet() -> None:
    text = "2024年临江市政府工作报告\n（六）推动水环境治理取得新突破。\n今年要清理河道30公里。拆除旧堤9座。"
    assert [r.kind for r in extract(read_text(text, language="zh"))] == ["target", "target"]


def test_so_many_years_are_not_carried_on() -> None:
    text = "二、2024年工作安排\n三年内农村公路优良率达到90%。新建公交站亭40座。"
    assert [r.deadline for r in records_of(text)] == ["2026-12-31", "2024-12-31"]


def test_a_heading_that_begins_with_a_year_is_one() -> None:
    text = "2024年临江市政府工作报告\n附件2\n2024年市十件民生实事\n一、提升养老服务。\n新增托养床位超300张。"
    (record,) = extract(read_text(text, language="zh"))
    assert (record.kind, record.deadline, record.section.split(" > ")[0]) == (
        "target",
        "2024-12-31",
        "2024年市十件民生实事",
    )


PLANS = "着力补齐民生短板。切实加强基层医疗，大力发展普惠托育，做好困难群众帮扶。新增托位3000个。"
REVIEWS = "民生改善取得新成效。基层医疗得到加强，普惠托育顺利推进，居全省前列。新增托位3000个。"


@pytest.mark.parametrize(("text", "kind"), [(PLANS, "target"), (REVIEWS, "result")])
def test_the_tone_of_an_excerpt_without_headings(text: str, kind: str) -> None:
    document = read_text(text, language="zh", source="linjiang-gwr-2024.txt")
    assert [record.kind for record in extract(document)] == [kind]
