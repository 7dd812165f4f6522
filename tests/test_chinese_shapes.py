"""Shapes of Chinese sentences: what they share between clauses, what belongs to the name and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, published: str = "") -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(report_year=2024, published=published, language="zh"))))


# (sentence, its records as (value, change, indicator))
NAMES = [
    # Names that end in a measure of their own lend no head from the last one.
    ("火灾起数、受伤人数分别下降12.4%、7.5%。", [(12.4, "decrease", "火灾起数"), (7.5, "decrease", "受伤人数")]),
    # What stands behind "占" belongs to every member of the list.
    (
        "装备制造业、材料工业增加值占规上工业增加值比重分别达31.2%、18.7%。",
        [
            (31.2, "level", "装备制造业增加值占规上工业增加值比重"),
            (18.7, "level", "材料工业增加值占规上工业增加值比重"),
        ],
    ),
    (
        "城市、乡村居民人均可支配收入分别增长4.4%、5.9%。",
        [(4.4, "increase", "城市居民人均可支配收入"), (5.9, "increase", "乡村居民人均可支配收入")],
    ),
    ("完成并购项目17起。", [(17, "level", "并购项目")]),
    # Areas and outputs grow and shrink; what is new has an amount.
    (
        "调减甘蔗种植面积7万亩，增加茶叶种植面积3万亩、莲藕2万亩。",
        [(70000, "decrease", "甘蔗种植面积"), (30000, "increase", "茶叶种植面积"), (20000, "increase", "莲藕面积")],
    ),
    # How something came about is no part of what it is.
    ("渔获量一举突破500万吨。", [(5e6, "level", "渔获量")]),
    ("全县相继建成渔港12座。", [(12, "level", "渔港")]),
    ("罐头出口额首度跨过3亿元。", [(3e8, "level", "罐头出口额")]),
    ("渔船数量始终保持在300艘以上。", [(300, "level", "渔船数量")]),
    # Verbs that say where a value came to, and those that only say that it did.
    ("罐头产量攀升至340吨，失业率回落到3.4%。", [(340, "level", "罐头产量"), (3.4, "level", "失业率")]),
    ("渔船高达340艘，渔民激增三成。", [(340, "level", "渔船"), (30, "increase", "渔民")]),
    ("渔获量锐减64%，死亡率骤降到3.4%。", [(64, "decrease", "渔获量"), (3.4, "level", "死亡率")]),
    ("渔业固定资产投资完成3亿元，增长5%。", [(3e8, "level", "渔业固定资产投资"), (5, "increase", "渔业固定资产投资")]),
    ("税收收入累计实现3亿元。", [(3e8, "level", "税收收入")]),
    ("规上渔业营收从全国第12位上升到第5位。", [(12, "level", "规上渔业营收"), (5, "level", "规上渔业营收")]),
    ("新增绿道面积3万平方米。", [(30000, "level", "新增绿道面积")]),
    ("全县存款余额预期增长目标6%左右。", [(6, "increase", "存款余额")]),
    # What a level of another year is held against is a value of its own.
    (
        "万元产值水耗降到8吨，比2010年的10吨下降20%。",
        [(8, "level", "万元产值水耗"), (10, "level", "万元产值水耗"), (20, "decrease", "万元产值水耗")],
    ),
    ("完成投资2亿元，超序时进度5.5个百分点。", [(2e8, "level", "投资"), (5.5, "increase", "投资")]),
    ("每年新建20座以上的公厕。", [(20, "level", "公厕")]),
    ("全年净增小微企业2.3万户。", [(23000, "level", "净增小微企业")]),
    ("集中整治内涝积水等9个突出难点。", [(9, "level", "突出难点")]),
    ("推进粮油加工园、冷链物流园等6个示范园区建设。", [(6, "level", "示范园区建设")]),
    ("参保率连续6年保持在97%以上。", [(97, "level", "参保率")]),
    (
        "港口货物吞吐量达到320万标准箱、连续3年位居全省第二。",
        [(3200000, "level", "港口货物吞吐量"), (2, "level", "港口货物吞吐量")],
    ),
    (
        "新建充换电设施，公交车、环卫车等车辆电动化比例达到72%。",
        [(72, "level", "公交车、环卫车等车辆电动化比例")],
    ),
    ("税收收入达81亿元、增长2.3%（同口径增长3.1%）。", [
        (8.1e9, "level", "税收收入"), (2.3, "increase", "税收收入"), (3.1, "increase", "税收收入"),
    ]),
    ("大豆产量占全省的12.6%。", [(12.6, "level", "大豆产量占比")]),
    ("新登记310家（累计约480家）餐饮门店使用在线平台。", [
        (310, "level", "新登记餐饮门店使用在线平台"), (480, "level", "新登记餐饮门店使用在线平台"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.indicator) for r in records_of(text)] == expected


# (sentence, its records as (value, indicator, period_start, period_end))
TIMES = [
    # The year of the value that a change starts from is that value's, and of no other.
    (
        "节能改造投入累计超过2亿元，居民用电价格由2021年的每度0.6元降至0.5元。",
        [("2亿", "节能改造投入", ""), ("0.6", "居民用电价格", "2021"), ("0.5", "居民用电价格", "")],
    ),
    (
        "村民补贴标准分别从2019年的120元/月、900元/年提高到2023年的180元/月、1300元/年。",
        [
            ("120", "村民补贴标准", "2019"),
            ("900", "村民补贴标准", "2019"),
            ("180", "村民补贴标准", "2023"),
            ("1300", "村民补贴标准", "2023"),
        ],
    ),
    ("小学由34所撤并整合为21所。", [("34", "小学", ""), ("21", "小学", "")]),
    ("殡葬收费由平均1800元下降到900元。", [("1800", "殡葬收费", ""), ("900", "殡葬收费", "")]),
    ("五年建成绿道86公里。", [("86", "绿道", "2019")]),
    ("用水户达到9万户，五年增加40%。", [("9万", "用水户", ""), ("40%", "用水户", "2019")]),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(r.value_text, r.indicator, r.period_start[:4]) for r in records_of(text)] == expected


@pytest.mark.parametrize("text", ["目前，全市已建成26个驿站。", "今年印发了方案，目前累计修复边坡14处。"])
def test_now_is_the_day_of_publication(text: str) -> None:
    (record,) = records_of(text, published="2024-07-09")
    assert (record.period_start, record.period_end) == ("", "2024-07-09")


NO_RECORD = [
    "220千伏东山线路工程开工。",
    "从4个方面提出了要求。",
    "对年用水量超过30万吨的单位开展审计。",
    "220千伏和110千伏东山线路工程开工。",
    "这对有6000万人口的内陆大省很不容易。",
    "在一个6000万人口的大省，就业是大事。",
    "年产20万吨铝材项目开工。",
    "推进年处理30万吨秸秆利用项目。",
    "打造半小时通勤圈和2小时经济圈。",
    "落实144小时过境免签政策。",
    "连续6次获评优秀。",
    "开通串联17个村的观光公路。",
    "纲要提出27项主要指标，其中11个预期性指标、16个约束性指标。",
    "东川与西原、南屿2国签署协定。",
    "这里距离大堤只有不到1公里。",
    "规划范围包括3个县、9个乡镇。",
    "属于本名录第 3 至 48 类行业的单位，执行第6至9类的规定。",
    "原规定（东环发〔2009〕112 号）同时废止。",
    "（二）二氧化硫年排放量大于 60 吨，或者颗粒物年排放量大于 80 吨的；",
    "PM 10 明显下降。",
    "入选2025全国十大展览。",
    "主任会议组成人员41人，实到38人。",
    "应在6个工作日内答复。",
    "大堤全长31公里。",
    "球场是3人制的。",
]
COUNTED = [
    "8项指标居全省前列。",
    "年产粮食30万吨以上。",
    "新增年产20万吨铝材产能。",
    "累计6次获评优秀。",
    "连通17个村。",
    "到2025年二氧化硫减排量大于60吨。",
]


@pytest.mark.parametrize("text", COUNTED)
def test_what_looks_like_a_name_may_count(text: str) -> None:
    assert len(records_of(text)) >= 1


@pytest.mark.parametrize("text", NO_RECORD)
def test_no_record(text: str) -> None:
    assert records_of(text) == []


def test_a_threshold_that_says_which_ones_is_part_of_the_name_and_no_value() -> None:
    assert [r.value for r in records_of("培育年产值超十亿元企业7家。")] == [7]


def test_a_comparator_may_stand_before_the_verb() -> None:
    (record,) = records_of("力争年内至少建成3座再生水厂。")
    assert (record.comparator, record.value) == (">=", 3)


PRICES = [
    ("居民电价为每千瓦时0.52元。", 0.52, "yuan/kWh", "居民电价"),
    ("污水处理费每吨提高0.3元。", 0.3, "yuan/t", "污水处理费"),
    ("低保标准每人每月增加45元。", 45, "yuan/month", "低保标准"),
]


@pytest.mark.parametrize(("text", "value", "unit", "indicator"), PRICES)
def test_prices_with_their_unit_before_them(text: str, value: float, unit: str, indicator: str) -> None:
    (record,) = records_of(text)
    assert (record.value, record.unit, record.indicator) == (value, unit, indicator)


def test_a_goal_word_makes_a_target() -> None:
    (record,) = records_of("生活垃圾分类覆盖率目标为92%。")
    assert (record.kind, record.value) == ("target", 92)


def test_the_baseline_of_its_own_clause_goes_first() -> None:
    record = records_of("PM10浓度47微克/立方米，同比下降5.1%，均好于年度目标。")[-1]
    assert (record.change, record.baseline) == ("decrease", "同比")


def test_fines_that_were_paid_are_results() -> None:
    records = records_of("检查单位640家次，罚款120余万元。")
    assert [(r.measure, r.value) for r in records] == [("count", 640), ("money", 1200000)]


MORE_NAMES = [
    ("森林蓄积量稳居全省第3位。", 3, "森林蓄积量"),
    ("推动出台地方法规19件。", 19, "地方法规"),
    ("清理规范性文件26件。", 26, "清理规范性文件"),
    ("脱贫人口人均纯收入达到1.6万元。", 16000, "脱贫人口人均纯收入"),
    ("登记在册渔船410艘。", 410, "在册渔船"),
    ("电厂扩建项目投产，总产能达30万吨。", 300000, "电厂扩建项目总产能"),
    ("举办农民技能培训超800场次。", 800, "农民技能培训"),
    # A word of which a part could be a verb.
    ("山区水土保持率提升至72.4%。", 72.4, "山区水土保持率"),
    ("工业用电量保持西南第一。", 1, "工业用电量"),
    # A scale alone is a number behind a verb of level too.
    ("水产品产量稳定在百万吨以上。", 1000000, "水产品产量"),
]


@pytest.mark.parametrize(("text", "value", "indicator"), MORE_NAMES)
def test_more_names(text: str, value: float, indicator: str) -> None:
    (record,) = records_of(text)
    assert (record.value, record.indicator) == (value, indicator)


def test_the_proportions_of_three_parts_are_no_value_but_those_of_two_are() -> None:
    assert records_of("三次产业结构调整为9.1∶38.6∶52.3。") == []
    assert [r.value for r in records_of("城乡居民收入比缩小至2.3∶1。")] == [2.3]


RUNS = [
    # What is done to things named before it, and where, and what remains of them.
    ("排查雨水口520个，已整治310个，其余210个正在整改。", [(520, "雨水口"), (310, "雨水口整治"), (210, "雨水口整改")]),
    ("全年关停砖窑18座，其中东河县11座、北岭区7座。", [(18, "关停砖窑"), (11, "关停砖窑"), (7, "关停砖窑")]),
    # Changes that continue a list of levels have the names of that list.
    (
        "一氧化碳、臭氧两项污染物浓度分别为0.9和141微克/立方米，同比分别下降4.2%、1.5%。",
        [(0.9, "一氧化碳浓度"), (141, "臭氧浓度"), (4.2, "一氧化碳浓度"), (1.5, "臭氧浓度")],
    ),
    ("完成投资9亿元。", [(9e8, "投资")]),
    ("外贸总额居全省第七位上升为第五位。", [(7, "外贸总额"), (5, "外贸总额")]),
    ("外贸总额居全省第七位，由第七位上升为第五位。", [(7, "外贸总额"), (7, "外贸总额"), (5, "外贸总额")]),
    # These end like the names of places.
    ("建设温室9座、花卉强镇4个。", [(9, "温室"), (4, "花卉强镇")]),
]


@pytest.mark.parametrize(("text", "expected"), RUNS)
def test_names_that_run_on(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.indicator) for r in records_of("水质达标率为90%。\n" + text)[1:]] == expected


AGAINST = [
    ("改造泵站40座，比计划多6座。", 6, "increase"),
    ("发放补贴900万元，比计划少50万元。", 500000, "decrease"),
    ("新增储能30万千瓦，超年度计划12%。", 12, "increase"),
    ("已办结问题27个，比2023年底增加5个。", 5, "increase"),
]


@pytest.mark.parametrize(("text", "value", "change"), AGAINST)
def test_more_or_less_than_a_plan(text: str, value: float, change: str) -> None:
    record = records_of(text)[-1]
    assert (record.kind, record.value, record.change) == ("result", value, change)


def test_the_comparator_behind_a_list_is_said_of_all_of_it() -> None:
    records = records_of("秸秆、农膜回收利用率分别达到88%、82%以上。")
    assert [r.comparator for r in records] == [">=", ">="]


def test_a_date_behind_a_comma_says_nothing_of_what_is_before_it() -> None:
    records = records_of("督促5家钢厂实施改造，其中2家已完成，其余3家2025年底前完成。", published="2024-08-01")
    assert [(r.value, r.kind, r.deadline) for r in records] == [
        (5, "result", ""),
        (2, "result", ""),
        (3, "target", "2025-12-31"),
    ]


def test_days_from_to_are_no_deadline() -> None:
    assert records_of("2023年4月6日至5月9日，督察组进驻我市开展督察。") == []


def test_a_deadline_for_what_is_done_to_finished_work() -> None:
    (record,) = records_of("10月底前，对已完成任务开展实地复核。", published="2024-03-01")
    assert (record.measure, record.deadline) == ("deadline", "2024-10-31")


LATER_NAMES = [
    ("产业结构持续优化，农业增加值增长3.2%、规模升至全省第2位。", [(3.2, "农业增加值"), (2, "农业增加值规模")]),
    ("惠及4.1万人的供热改造任务全部完成。", [(41000, "供热改造任务全部完成")]),
    ("发明专利密度从全省第9位升至第5位。", [(9, "发明专利密度"), (5, "发明专利密度")]),
    ("出口额突破90亿元、连续3年在同类城市中位列第二。", [(9e9, "出口额"), (2, "出口额")]),
    ("社保卡持卡用户超300万。", [(3000000, "社保卡持卡用户")]),
    ("全县研发人员达8600人。", [(8600, "研发人员")]),
    ("省级督察交办问题27个。", [(27, "省级督察交办问题")]),
    ("经济总量稳步扩大，年均增长4.6%。", [(4.6, "经济总量")]),
    # What a budget sets.
    ("今年市级财政赤字拟安排21亿元。", [(2.1e9, "市级财政赤字")]),
    ("今年全市赤字率拟按2.4%安排。", [(2.4, "赤字率")]),
    ("食品价格总水平涨幅在2.1%以内。", [(2.1, "食品价格总水平")]),
]


@pytest.mark.parametrize(("text", "expected"), LATER_NAMES)
def test_later_names(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.indicator) for r in records_of(text)] == expected


def test_the_unit_is_the_counted_noun_and_not_all_that_follows() -> None:
    units = [records_of(t)[0].unit for t in ("带动2.4万农牧民就业。", "惠及4.1万人的改造任务完成。", "注册用户超5万。")]
    assert units == ["农牧民", "人", "用户"]


UNITS = [
    ("选派80名以上技术员到乡镇开展服务。", "技术员"),
    ("建设14个高水平专业集群。", "集群"),
    ("新增3个省级科研载体。", "载体"),
    ("完成52个行政村生活污水治理。", "行政村"),
    ("推进4个冷链物流园区建设。", "园区"),
    ("5起成功抢险案例受到表扬。", "案例"),
    ("民营经济增加值等4项指标好于预期。", "指标"),
    # What follows is no noun that is known: the classifier says what was counted.
    ("建成7个“邻里汇”。", "个"),
]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_the_counted_noun_is_the_unit(text: str, unit: str) -> None:
    assert records_of(text)[0].unit == unit


IMPROVED = [
    ("改造提升超60个老旧泵站。", 60),
    ("整治提升近200处背街小巷。", 200),
    ("建成安置房1.2万套（间）。", 12000),
]


@pytest.mark.parametrize(("text", "value"), IMPROVED)
def test_things_that_are_improved_are_counted(text: str, value: float) -> None:
    (record,) = records_of(text)
    assert (record.measure, record.change, record.value) == ("count", "level", value)


# (heading, whether what stands below is promised)
HEADINGS = [
    ("（一）完善农村基础设施。", True),
    ("（一）补齐托育服务短板。", True),
    ("（一）发展基础。", False),
    ("（一）主要短板。", False),
]


@pytest.mark.parametrize(("heading", "promised"), HEADINGS)
def test_a_foundation_looks_back_but_infrastructure_does_not(heading: str, promised: bool) -> None:
    (record,) = records_of(f"北湖县政府工作报告\n\n一、2024年工作安排\n\n{heading}\n\n新建校车站台80个。\n")
    assert (record.kind == "target") == promised


def test_a_share_keeps_its_word() -> None:
    texts = ["护理床位占比达61%。", "先进产能占比超过45%。", "高中升学率达到93%。", "质量指数列全省第6位。"]
    indicators = [records_of(text)[0].indicator for text in texts]
    assert indicators == ["护理床位占比", "先进产能占比", "高中升学率", "质量指数"]


def test_a_year_that_belongs_to_a_noun_is_no_date_of_what_follows() -> None:
    records = records_of("综合考虑实现2035年远景目标，提出粮食产量年均增长2%。")
    assert [(r.value, r.deadline, r.period_end) for r in records] == [(2, "", "")]


def test_the_subject_that_opens_a_sentence_goes_before_that_of_the_one_before() -> None:
    records = records_of("港口吞吐量达90万吨。总算力突破2万PF、增长6倍。")
    assert [(r.value, r.indicator) for r in records] == [(900000, "港口吞吐量"), (20000, "总算力"), (6, "总算力")]
