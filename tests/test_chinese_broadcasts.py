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
