"""Bounds beside a verb, adverbs that are no part of a name, and what hurt people, in Chinese texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts


def records_of(text: str) -> list[tuple[float | None, str, str]]:
    document = replace(
        read_text(text, language="zh"), facts=Facts(report_year=2024, published="2024-03-05", language="zh")
    )
    return [(record.value, record.comparator, record.indicator) for record in extract(document)]


# (text, (value, comparator, indicator) of each record)
BOUNDS = [
    ("机器的市场占有率一举超过了15%。", [(15, ">=", "机器的市场占有率")]),
    ("全县苹果产量突破了15万吨。", [(150000, ">=", "苹果产量")]),
    ("设备利用率不下于85%。", [(85, ">=", "设备利用率")]),
    ("设备故障率不超8%。", [(8, "<=", "设备故障率")]),
    ("全县烧煤量没超过85万吨。", [(850000, "<=", "烧煤量")]),
    ("降尘量不超2.6吨/平方公里·月。", [(2.6, "<=", "降尘量")]),
    ("降尘量不超2.6吨/平方千米·30天。", [(2.6, "<=", "降尘量")]),
    ("设备利用率至少达到85%。", [(85, ">=", "设备利用率")]),
    ("设备利用率约达到85%。", [(85, "~", "设备利用率")]),
    ("全市约需新增护士600人。", [(600, "~", "新增护士")]),
    ("全市约有护士600人。", [(600, "~", "护士")]),
    ("全年大约需要种子600吨。", [(600, "~", "种子")]),
]

# When and how something is done is no part of the name: (text, (value, comparator, indicator) of each record)
ADVERBS = [
    ("全县23座水闸陆续建成。", [(23, "=", "水闸建成")]),
    ("全县23座水闸将于年底前全部建成。", [(23, "=", "水闸建成")]),
    ("全县23座水闸今年将建成投用。", [(23, "=", "水闸建成投用")]),
    # what is nearly done is not done
    ("全县23座水闸基本建成。", [(23, "=", "水闸基本建成")]),
    ("高中入学率刚刚达到85%。", [(85, "=", "高中入学率")]),
]

# (text, (value, comparator, indicator) of each record)
CASUALTIES = [
    (
        "市中心发生煤气爆炸，爆炸造成至少14人死亡、28人受伤。",
        [(14, ">=", "煤气爆炸造成死亡"), (28, "=", "煤气爆炸造成受伤")],
    ),
    ("今天凌晨，该县发生山体滑坡，目前已造成3人遇难。", [(3, "=", "山体滑坡造成遇难")]),
    ("北部发生6.1级地震，造成4人死亡。", [(4, "=", "6.1级地震造成死亡")]),
    ("这起交通事故共造成12人受伤。", [(12, "=", "交通事故造成受伤")]),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS + ADVERBS + CASUALTIES)
def test_bounds_adverbs_and_causes(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert records_of(text) == expected
