"""Turns of phrase of county and provincial reports in Chinese: steps crossed, paired lists, what years review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, *, source: str = "", year: int | None = 2025) -> list[Record]:
    document = read_text(text, language="zh", source=source)
    return list(extract(replace(document, facts=Facts(report_year=year, language="zh"))))


# (sentence, its records as (value, indicator))
NAMES = [
    # How many steps were crossed is no part of the name.
    ("地区生产总值连续跨越3个千亿元台阶，达到5200亿元。", [(5.2e11, "地区生产总值")]),
    ("全县财政收入跨过2个十亿级关口、突破30亿元。", [(3e9, "财政收入")]),
    ("数字经济规模五年迈上4个百亿台阶，年均增长11%。", [(11, "数字经济规模")]),
    # Sums with no unit are yuan.
    ("外贸进出口额迈过千亿大关，达1130亿元。", [(1e11, "外贸进出口额"), (1.13e11, "外贸进出口额")]),
    ("全部贷款余额跨上3000亿台阶。", [(3e11, "贷款余额")]),
    # One value for each name, with no word that says so.
    (
        "城市、农村低保标准从620元、420元提高到780元、600元。",
        [(620, "城市低保标准"), (420, "农村低保标准"), (780, "城市低保标准"), (600, "农村低保标准")],
    ),
    (
        "城镇和农村居民人均消费支出完成21000元、13000元，分别增长4%、6%。",
        [
            (21000, "城镇居民人均消费支出"),
            (13000, "农村居民人均消费支出"),
            (4, "城镇居民人均消费支出"),
            (6, "农村居民人均消费支出"),
        ],
    ),
    ("铁路、公路货运量增长3%、5%。", [(3, "铁路货运量"), (5, "公路货运量")]),
    (
        "养老、托育床位由2.1万张、0.6万张增加到3万张、1.2万张。",
        [(21000, "养老床位"), (6000, "托育床位"), (30000, "养老床位"), (12000, "托育床位")],
    ),
    ("第一、第二产业占比分别下降0.5和0.8个百分点。", [(0.5, "第一产业占比"), (0.8, "第二产业占比")]),
    # But a change behind a level is said of both.
    ("水稻、玉米产量300万吨、增长5%。", [(3e6, "水稻、玉米产量"), (5, "水稻、玉米产量")]),
    # What each of a list did, and what of a list was done.
    ("水泥、平板玻璃分别淘汰落后产能300万吨和20万重量箱。", [(3e6, "水泥淘汰落后产能"), (2e5, "平板玻璃淘汰落后产能")]),
    ("甲县、乙县分别建成污水处理站12座、15座。", [(12, "甲县建成污水处理站"), (15, "乙县建成污水处理站")]),
    ("全市分别建成标准厂房、人才公寓12万平方米、3000套。", [(1.2e5, "建成标准厂房"), (3000, "建成人才公寓")]),
    ("茶叶产值跨上30亿元新台阶。", [(3e9, "茶叶产值")]),
    # What is new, and how much there is of it.
    ("新增800处路灯联网、累计达2万处。", [(800, "新增路灯联网"), (20000, "新增路灯联网")]),
    # What deputies proposed is counted, what they wish for is not.
    ("办理人大代表建议186件、政协提案213件。", [(186, "人大代表建议"), (213, "政协提案")]),
    ("代表建议将补助标准提高到300元。", []),
    # The same thing of another level.
    (
        "新增国家级示范园3个、省级21个、市级40个。",
        [(3, "新增国家级示范园"), (21, "新增省级示范园"), (40, "新增市级示范园")],
    ),
    # Ranks of a list, and those that a rise began from.
    (
        "城镇、农村居民收入分别增长4.8%、5.9%，分别居全省第四、第八。",
        [(4.8, "城镇居民收入"), (5.9, "农村居民收入"), (4, "城镇居民收入"), (8, "农村居民收入")],
    ),
    ("水稻、油菜产量分别位列全省第一和第三。", [(1, "水稻产量"), (3, "油菜产量")]),
    ("财政收入年均增长9%，从全省第六位上升到第四位。", [(9, "财政收入"), (6, "财政收入"), (4, "财政收入")]),
    ("小微企业数量居全省各城市首位。", [(1, "小微企业数量")]),
    ("自然岸线保有率提升8个百分点、连续多年稳居全国第一。", [(8, "自然岸线保有率"), (1, "自然岸线保有率")]),
    # What is only told by how it grows.
    ("今年主要预期目标是：经济增长5%左右。", [(5, "经济增长")]),
    # What a share is not below of.
    ("土地年度供应量不低于居住用地供应总量的70%。", [(70, "土地年度供应量")]),
    ("工业用地占比不得低于新增建设用地的30%。", [(30, "工业用地占比")]),
    # A life is no duration, and what is made no threshold.
    ("居民平均期望寿命超过80岁。", [(80, "居民平均期望寿命")]),
    # "and above" joins nothing.
    ("地级及以上城市黑臭水体均控制在10%以内。", [(10, "地级及以上城市黑臭水体")]),
    ("县级及以上医院、学校覆盖率分别达到95%、98%。", [(95, "县级及以上医院覆盖率"), (98, "学校覆盖率")]),
    ("财政收入增速排全省第2。", [(2, "财政收入增速")]),
    ("9个督查组共对1200个点位进行了核实。", [(1200, "点位进行了核实")]),
    # Where a time began that was cut.
    ("新增劳动力受教育年限从13.5年提高到14年。", [(13.5, "新增劳动力受教育年限"), (14, "新增劳动力受教育年限")]),
    ("企业开办时间由原来的5个工作日压缩至1个工作日。", [(5, "企业开办时间"), (1, "企业开办时间")]),
    ("商业网点发展至35家。", [(35, "商业网点")]),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_names(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [(record.value, record.indicator) for record in records_of(sentence)] == expected


@pytest.mark.parametrize(
    "sentence", ["外贸进出口额突破千亿大关。", "全市经济总量突破两千亿大关。", "主营业务收入突破5000亿。"]
)
def test_sums_without_a_unit_are_yuan(sentence: str) -> None:
    assert [(record.measure, record.unit, record.comparator) for record in records_of(sentence)] == [
        ("money", "yuan", ">=")
    ]


# (paragraph of the review of a report of 2026, the periods of its values)
PERIODS = [
    # A decade is longer than what is reviewed.
    ("十年来物价涨幅保持在2%左右。新设示范区21个。", [("2016", "2025"), ("2021", "2025")]),
    ("茶叶产量创2006年以来新高。新建茶园4万亩。", [("2021", "2025")]),
    # The years of a plan's name are no time of what was done.
    ("发布“十六五”节水综合性方案。新增滴灌面积40万亩。", [("2021", "2025")]),
    ("制定乡村振兴战略规划纲要（2018-2022年）。新建水厂30座。", [("2021", "2025")]),
    ("2022~2024年，共新建水厂30座。", [("2022", "2024")]),
    # Years at the head of a clause, and before what multiplied.
    ("五年交通建设投资332亿元。", [("2021", "2025")]),
    ("茶叶产值3年翻一番。", [("2023", "2025")]),
]


@pytest.mark.parametrize(("paragraph", "expected"), PERIODS)
def test_periods(paragraph: str, expected: list[tuple[str, str]]) -> None:
    text = f"政府工作报告\n\n一、“十四五”时期工作回顾\n\n{paragraph}\n"
    found = records_of(text, source="2026年政府工作报告.txt", year=2026)
    assert [(record.period_start[:4], record.period_end[:4]) for record in found] == expected


@pytest.mark.parametrize(
    "heading",
    ["（一）采取有力措施，抓好农业生产。", "（二）实施惠民行动，增进民生福祉。", "（三）落实各项举措，稳定增长。"],
)
def test_measures_in_a_review_were_taken(heading: str) -> None:
    review = f"一、过去一年工作回顾\n\n一年来，我们主要做了以下工作。\n\n{heading}"
    text = f"政府工作报告\n\n{review}\n\n大幅度增加投入。全年财政用于水利的支出共26亿元，增长5%。\n"
    found = records_of(text, source="2026年政府工作报告.txt", year=2026)
    assert [(record.kind, record.period_end) for record in found] == [("result", "2025-12-31")] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "今年，对外开放面临不少新情况。",
        "把做好今年工作和实现“十五五”规划目标结合起来。",
        "年内要重点抓好六个方面。",
        "新的一年，外事工作要更好地服务于改革开放大局。",
        "完成好今年目标任务，必须坚持稳中求进。",
        "要研究编制规划，对2030年前教育发展作出全面部署。",
        "必须把群众利益放在第一位。",
        "完成1%人口抽样调查。",
        "继续以20国集团峰会为平台。",
        "全面消除年人均收入4600元以下贫困现象。",
    ],
)
def test_nothing_is_due_or_ranked(sentence: str) -> None:
    assert records_of(sentence) == []


# (sentence, the unit of its first count)
UNITS = [
    ("7个大型产业集聚区加快打造。", "产业集聚区"),
    ("建设5个左右现代海洋特色产业集聚区。", "产业集聚区"),
    ("认定7家跨境资金集中运营中心。", "资金集中运营中心"),
    ("实施30个县域新型城镇化试点。", "城镇化试点"),
    ("培育100个职工子女托管服务点。", "职工子女托管服务点"),
    ("整合16支省级政府投资基金。", "省级政府投资基金"),
    ("新建20所社区卫生服务中心。", "社区卫生服务中心"),
    ("促进8万农业转移人口落户。", "农业转移人口"),
    # Persons behind what they belong to.
    ("解决500名集体企业退休人员养老问题。", "人员"),
    ("4000名运动员参赛。", "运动员"),
    ("为300名贫困家庭学生提供教材。", "学生"),
    ("为3.2万名农民工追回工资。", "农民工"),
    ("解决2.5亿农村人口饮水安全问题。", "人口"),
    ("解决70万户城市低收入住房困难家庭住房问题。", "家庭"),
    # Places are counted where no other classifier says that sites are.
    ("8个乡镇污水处理站完成改造。", "乡镇"),
    ("12个社区服务站投用。", "社区"),
    ("8个国家参与大模型研发。", "国家"),
    ("建成1~2所国家示范性高等职业院校。", "院校"),
    ("建成1所200张床位以上的养老机构。", "养老机构"),
    ("配备1艘300吨级以上环境监测船舶。", "船舶"),
    ("86个点位存在问题。", "点位"),
    ("扶持54个先行示范村。", "示范村"),
    ("16条经验被国家有关部门推广。", "经验"),
]


@pytest.mark.parametrize(("sentence", "unit"), UNITS)
def test_units(sentence: str, unit: str) -> None:
    assert records_of(sentence)[0].unit == unit


@pytest.mark.parametrize(
    "sentence",
    [
        "农村产权交易额超过2亿元。",
        "农村供电可靠率达99.9%。",
        "全市刑事立案数下降13%。",
        "新增机动车停车位3000个。",
        "新增消防蓄水池300立方米。",
        "村集体经营性收入增长9%。",
    ],
)
def test_towns_and_villages_are_no_soil(sentence: str) -> None:
    assert [record.theme for record in records_of(sentence)] == ["economy_society"]


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("土地年度供应量不低于居住用地供应总量的70%。", ">="),
        ("准入标准不超过上年度人均可支配收入的60%。", "<="),
        ("每个社区拥有3个以上的社会组织。", ">="),
        ("年均开发2万个以上的公益性岗位。", ">="),
    ],
)
def test_comparators_far_from_the_number(sentence: str, comparator: str) -> None:
    assert [record.comparator for record in records_of(sentence)] == [comparator]


def test_a_title_is_not_due_on_its_day() -> None:
    assert records_of("重点流域治理攻坚行动方案（2022年2月）\n") == []


def test_what_is_of_late_ends_what_is_long_over() -> None:
    found = records_of("2000年前，全省仅有4座污水厂。近年来，建成污水厂157座。此外，建成垃圾场109座。\n", year=2019)
    assert [record.period_end for record in found][::2] == ["2000-12-31", ""]
