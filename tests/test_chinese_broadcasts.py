"""Shapes of Chinese broadcast news: who brought it, from when to when a figure moved, and whose growth is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="zh")
    facts = Facts(published="2023-06-12", report_year=2023, language="zh", sources={"published": "today"})
    return list(extract(replace(document, facts=facts)))


# (sentence, its records as (value, change, indicator))
NAMES = [
    # When a change starts is no part of what changes.
    ("渡口吞吐量由设立之初的5万吨增长到23万吨。", [(50000, "level", "渡口吞吐量"), (230000, "level", "渡口吞吐量")]),
    ("藕价从过去的每公斤3元涨到6元。", [(3, "level", "藕价"), (6, "level", "藕价")]),
    ("采石场数量从原来的120处锐减到36处。", [(120, "level", "采石场数量"), (36, "level", "采石场数量")]),
    ("芦苇覆盖率从12%提高到如今的35%。", [(12, "level", "芦苇覆盖率"), (35, "level", "芦苇覆盖率")]),
    # Words for steep moves.
    ("包裹量激增至900万件。", [(9e6, "level", "包裹量")]),
    ("鱼价暴跌30%。", [(30, "decrease", "鱼价")]),
    ("莲子出口额萎缩12.5%。", [(12.5, "decrease", "莲子出口额")]),
    # What short members of a list leave to the last one is all that stands behind its own word.
    (
        "东部和中部地区渔业投资额分别达到45亿元和32亿元。",
        [(4.5e9, "level", "东部地区渔业投资额"), (3.2e9, "level", "中部地区渔业投资额")],
    ),
    (
        "国有和民营渔场出口额分别增长2.1%和8.4%。",
        [(2.1, "increase", "国有渔场出口额"), (8.4, "increase", "民营渔场出口额")],
    ),
    ("渔船产销量分别完成320艘和310艘。", [(320, "level", "渔船产量"), (310, "level", "渔船销量")]),
    # It is no share that grows by a percentage.
    (
        "职校学生4700人，占学生总数的52%，同比增长6%。",
        [(4700, "level", "职校学生"), (52, "level", "职校学生占学生总数比例"), (6, "increase", "职校学生")],
    ),
    # Who brought the news, and where it is from.
    ("远山网消息（湖区联播）：工程总投资85亿元。", [(8.5e9, "level", "工程总投资")]),
    ("据海关统计，今年，渔船出口稳定增长，超过了490艘。", [(490, "level", "渔船出口")]),
    # A part of the time is of the same thing.
    (
        "减税降费累计达7.6亿元，其中，今年预计超过2.5亿元。",
        [(7.6e8, "level", "减税降费"), (2.5e8, "level", "减税降费")],
    ),
    # Within how long, and from how many places, counts nothing.
    ("渡口24小时内降雨量达到150毫米。", [(150, "level", "渡口降雨量")]),
    ("31个省（自治区、直辖市）和新疆生产建设兵团报告新增水痘病例42例。", [(42, "level", "新增水痘病例")]),
    # Owners that only a time parts from their measure.
    ("民营渔场第三季度出口额12亿元。", [(1.2e9, "level", "民营渔场出口额")]),
    ("渔业企业上半年利润同比增长3.5%。", [(3.5, "increase", "渔业企业利润")]),
    # What exceeds a part of something else is a share of it.
    ("线上订单量首次超过全部订单的六成。", [(60, "level", "线上订单量占订单比例")]),
    ("示范塘平均亩产在1100斤以上。", [(1100, "level", "示范塘平均亩产")]),
    # Points of an index.
    ("渔业景气指数比上月回升0.5点。", [(0.5, "increase", "渔业景气指数")]),
    ("渔业信心指数从7月份的92.3点降至90.8点。", [(92.3, "level", "渔业信心指数"), (90.8, "level", "渔业信心指数")]),
    ("货运量同比增速比上月加快0.9个百分点。", [(0.9, "increase", "货运量增速")]),
    ("总投资25亿元的渔港扩建工程今天开工。", [(2.5e9, "level", "渔港扩建工程总投资")]),
    ("该项目是首批示范渔港之一，总投资20亿元。", [(2e9, "level", "总投资")]),
    (
        "湖东及周边地区、湖西地区煤炭消费量分别下降10%和5%。",
        [(10, "decrease", "湖东及周边地区煤炭消费量"), (5, "decrease", "湖西地区煤炭消费量")],
    ),
    # By how much growth changes, or is faster than elsewhere, behind a rate or a share.
    (
        "渔业收入增长12.2%，但增幅同比回落9个百分点。",
        [(12.2, "increase", "渔业收入"), (9, "decrease", "渔业收入增幅")],
    ),
    (
        "民间投资占全部投资的62%，增速也快了5.4个百分点。",
        [(62, "level", "民间投资占投资比例"), (5.4, "increase", "民间投资增速")],
    ),
    (
        "乡村零售额同比增长5.8%，增速高于城镇0.3个百分点。",
        [(5.8, "increase", "乡村零售额"), (0.3, "increase", "乡村零售额增速")],
    ),
    (
        "渡口客运量320万人次，高于湖区航线整体水平6.2个百分点。",
        [(3.2e6, "level", "渡口客运量"), (6.2, "increase", "渡口客运量")],
    ),
    ("两地通达只需要5小时左右。", [(5, "level", "两地通达")]),
    # Who pays, and what for.
    ("当地将相继投入13亿元，用于渔港改造。", [(1.3e9, "level", "渔港改造")]),
    ("县财政安排用于渔港的资金300万元。", [(3e6, "level", "县财政安排用于渔港的资金")]),
    # What was not done says what is counted.
    (
        "检查渔场50家，其中未安装治理设施的12家，无许可证的3家。",
        [(50, "level", "渔场"), (12, "level", "未安装治理设施"), (3, "level", "无许可证")],
    ),
    # Who went where, and what something is likened to.
    ("22个考核巡查组陆续进驻各地，建成渔场30家。", [(30, "level", "渔场")]),
    ("自2018年以来水质恶化为劣Ⅴ类。", [(5, "level", "水质")]),
    # How long, why, and with whom is no part of what is told.
    ("渔港水质达标率连续两年超过90%。", [(90, "level", "渔港水质达标率")]),
    ("渔船出口受台风停航影响，同比下降7.3%。", [(7.3, "decrease", "渔船出口")]),
    ("目前，以渔民、船工等为主要群体的水上从业者达到8400人。", [(8400, "level", "水上从业者")]),
    ("渔船出口同比增长6%，连续7个季度保持增长。", [(6, "increase", "渔船出口")]),
    # "-ed" behind a verb changes nothing of what it says.
    (
        "二季度渔船出口增长4%，比一季度加快了3.2个百分点。",
        [(4, "increase", "渔船出口"), (3.2, "increase", "渔船出口增速")],
    ),
    ("渔港客流同比增长超过了30%。", [(30, "increase", "渔港客流")]),
    ("渔民参保率巩固在95%。", [(95, "level", "渔民参保率")]),
    ("渔产品进出口规模站稳20亿元台阶。", [(2e9, "level", "渔产品进出口规模")]),
    # What is done by each, or to each.
    ("我县对湖东、湖西分别出口3亿元和2亿元。", [(3e8, "level", "湖东出口"), (2e8, "level", "湖西出口")]),
    # Who has a rank among others, and who has the largest share.
    ("渔港城市空气质量在168个重点城市中排名第7位。", [(7, "level", "渔港城市空气质量")]),
    ("我县在全省渔业竞争力评价中位列第8位。", [(8, "level", "渔业竞争力评价")]),
    (
        "渔业增加值8亿元。其中，休闲渔业规模最大，占渔业增加值的比重超三成。",
        [(8e8, "level", "渔业增加值"), (30, "level", "休闲渔业占渔业增加值的比重")],
    ),
    # All that the last of a list has behind its own word.
    ("渔港内、外贸吞吐量分别增长5%和3%。", [(5, "increase", "渔港内贸吞吐量"), (3, "increase", "外贸吞吐量")]),
    ("湖区客、货运量分别下降2%和1%。", [(2, "decrease", "湖区客运量"), (1, "decrease", "货运量")]),
    ("湖区Ⅰ～Ⅲ类水质断面比例为96%。", [(96, "level", "湖区Ⅰ~Ⅲ类水质断面比例")]),
    ("渔业企业62万家，历史同期首次突破60万家。", [(62e4, "level", "渔业企业"), (60e4, "level", "渔业企业")]),
    (
        "渔民养老、工伤保险参保人数分别为3万人、2万人。",
        [(3e4, "level", "渔民养老保险参保人数"), (2e4, "level", "工伤保险参保人数")],
    ),
    (
        "养老保险、工伤保险参保人数分别增加320人和150人。",
        [(320, "increase", "养老保险参保人数"), (150, "increase", "工伤保险参保人数")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text for text, _ in NAMES])
def test_names(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.indicator) for r in records_of(text)] == expected


@pytest.mark.parametrize(("text", "start", "end"), [
    ("截至北京时间今天（6月12日）16时，湖区失踪人数升至35人。", "", "2023-06-12"),
    ("截止今天凌晨，渔市订单量达到6000件。", "", "2023-06-12"),
    ("从2019年开始，累计建成公园320个。", "2019-01-01", ""),
    ("湖区遭遇近五年以来最大洪水，洪峰流量达到630立方米每秒。", "", "2023-06-12"),
    ("面向“十五五”，湖区已经储备项目650个。", "", "2023-06-12"),
    ("渔船销量由五年前的30艘提高到280艘。", "2018-01-01", "2018-12-31"),
])  # fmt: skip
def test_times(text: str, start: str, end: str) -> None:
    record = records_of(text)[0]
    assert (record.period_start, record.period_end) == (start, end)


def test_a_bound_behind_an_adverb() -> None:
    assert [r.comparator for r in records_of("仅渔市一家的订单就超过6000件。")] == [">="]


@pytest.mark.parametrize(("text", "unit"), [
    ("检查发现126个点位存在环境问题。", "点位"),
    ("6万名中外客商参加了博览会。", "客商"),
    ("24项分领域行动方案正陆续出台。", "行动方案"),
])  # fmt: skip
def test_counted_nouns_end_before_their_predicate(text: str, unit: str) -> None:
    assert [r.unit for r in records_of(text)] == [unit]


def test_money_without_its_currency() -> None:
    record = records_of("渔政处投入2000万福利彩票公益金用于改造渡口。")[0]
    assert (record.measure, record.value) == ("money", 2e7)


def test_a_sum_behind_another() -> None:
    records = records_of("渔市成交额达到75亿元，预计年底将突破100亿。")
    assert [(r.measure, r.unit, r.value) for r in records] == [("money", "yuan", 7.5e9), ("money", "yuan", 1e10)]


def test_what_will_be_is_not_of_now() -> None:
    assert "".join(r.kind[0] for r in records_of("目前，全县已建成渡口60个，今后每年将投入10亿元。")) == "rt"


def test_a_goal_that_was_exceeded_opens_no_plan() -> None:
    text = "一季度，渔业产值增长7.8%，高于全省7.5%的预期目标；投资增长20.4%；出口增长8%。"
    assert "".join(r.kind[0] for r in records_of(text)) in ("rtrr", "rrrr")


def test_splitting_up_is_done() -> None:
    assert [r.kind for r in records_of("我市将督察意见分解为66项整改任务。")] == ["result"]


def test_the_year_of_a_cause_is_that_of_no_other_sentence() -> None:
    record = records_of("由于去年秋汛罕见，苗情较差。各地已投入抗旱资金8亿元。")[0]
    assert record.period_start != "2022-01-01"
