"""Chinese bulletins of statistics and county reports: rates of growth in lists, ranks of them, shares of a product."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(report_year=2024, language="zh"))))


# (sentence, its records as (value, measure, change, indicator))
LISTS = [
    # Three changes in points of which only the last one says so in whole.
    (
        "渔业、林业、牧业分别拉动产值增长0.4个、1.3个和2.6个百分点。",
        [
            (0.4, "points", "increase", "渔业拉动产值"),
            (1.3, "points", "increase", "林业拉动产值"),
            (2.6, "points", "increase", "牧业拉动产值"),
        ],
    ),
    # How much as many things grew, and where that puts them.
    (
        "渔业增加值14亿元，林业增加值9亿元，增速分别为3.4%、5.8%。",
        [
            (1.4e9, "money", "level", "渔业增加值"),
            (9e8, "money", "level", "林业增加值"),
            (3.4, "percent", "increase", "渔业增加值"),
            (5.8, "percent", "increase", "林业增加值"),
        ],
    ),
    (
        "渔业增加值、林业投资分别增长3.4%、5.8%，增速分列全市第3、第6位。",
        [
            (3.4, "percent", "increase", "渔业增加值"),
            (5.8, "percent", "increase", "林业投资"),
            (3, "rank", "level", "渔业增加值增速"),
            (6, "rank", "level", "林业投资增速"),
        ],
    ),
    # Groups that have their heads themselves do not take that of the one before.
    (
        "国有控股企业产值增长3.4%，股份制企业产值增长5.8%。",
        [(3.4, "percent", "increase", "国有控股企业产值"), (5.8, "percent", "increase", "股份制企业产值")],
    ),
    (
        "市级河长巡河34次，镇级河长巡河580次。",
        [(34, "count", "level", "市级河长巡河"), (580, "count", "level", "镇级河长巡河")],
    ),
    # Means that places are held against.
    (
        "渔业增加值增长6.4%，高于全市平均0.7个百分点，低于全省平均增速1.2个百分点。",
        [
            (6.4, "percent", "increase", "渔业增加值"),
            (0.7, "points", "increase", "渔业增加值增速"),
            (1.2, "points", "decrease", "渔业增加值增速"),
        ],
    ),
    # Land is no part of 占地区.
    (
        "渔业增加值14亿元，占地区生产总值的比重3.4%。",
        [(1.4e9, "money", "level", "渔业增加值"), (3.4, "percent", "level", "渔业增加值占地区生产总值的比重")],
    ),
    ("新渔港占地340亩。", [(340, "amount", "level", "新渔港占地")]),
    # Current is a product, no measure of cement; telephones have users, not only numbers.
    (
        "水泥产量340万吨，发电量58亿千瓦时。",
        [(3.4e6, "amount", "level", "水泥产量"), (5.8e9, "amount", "level", "发电量")],
    ),
    (
        "电话用户总数340万户，其中移动电话用户280万户。",
        [(3.4e6, "count", "level", "电话用户总数"), (2.8e6, "count", "level", "移动电话用户")],
    ),
    ("咨询电话8603340。", []),
]


@pytest.mark.parametrize(("text", "read"), LISTS)
def test_what_statistics_tell(text: str, read: list[tuple[float, str, str, str]]) -> None:
    told = [(record.value, record.measure, record.change, record.indicator) for record in records_of(text)]
    assert told == read
