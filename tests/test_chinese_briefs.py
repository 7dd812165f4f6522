"""Chinese news in brief: what today brought, parts of a total, money handed out, names with plans in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, published: str = "2023-11-20") -> list[Record]:
    document = read_text(text, language="zh")
    facts = Facts(published=published, report_year=int(published[:4]), language="zh")
    return list(extract(replace(document, facts=facts)))


# (text, its records as (value, kind))
KINDS = [
    ("财政部近日下拨2023至2024年度渔业救灾资金3亿元。", [(3e8, "result")]),
    ("渔业资金20亿元已经提前下达，其中用于北方的占比将超过六成。", [(2e9, "result"), (60, "target")]),
    ("码头建成后，每年可运送货物200万吨。", [(2e6, "target")]),
    ("明年将新建码头12座。\n\n海关总署公布，前三季度进口海产品5万吨。", [(12, "target"), (50000, "result")]),
    # A plan in the name of a thing is no time.
    ("国家“十四五”重点工程东湾大桥开工，大桥全长12公里。", [(12, "result")]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.kind) for r in records_of(text)] == expected


# (text, its records as (value, change, indicator))
NAMES = [
    ("海产品贸易额30亿元，其中出口17亿元，增长2%。", [
        (3e9, "level", "海产品贸易额"), (1.7e9, "level", "出口"), (2, "increase", "出口"),
    ]),
    ("海带增产达35万吨。", [(350000, "increase", "海带")]),
    ("对虾产量12万吨，对全县增产的贡献率达六成。", [(120000, "level", "对虾产量"), (60, "level", "增产的贡献率")]),
    ("海产品产销分别完成16吨和15吨。", [(16, "level", "海产品产量"), (15, "level", "海产品销量")]),
    ("海带每亩产量比上年增加48公斤。", [(48, "increase", "海带每亩产量")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.indicator) for r in records_of(text)] == expected


# (text, the last days of its periods)
PERIODS = [
    ("截至到今天，东湾码头累计运送旅客260万人次。", ["2023-11-20"]),
    ("2022全年海产品出口17亿元。", ["2022-12-31"]),
    ("全县渔船32艘。县里编制“十四五”规划，又有16人进城落户。", ["2023-11-20", "2023-11-20"]),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods(text: str, expected: list[str]) -> None:
    assert [r.period_end for r in records_of(f"央视网消息（新闻联播）：{text}")] == expected


@pytest.mark.parametrize(
    "text",
    ["渔民李大爷把自家5亩鱼塘退了出来。", "湾里的海鲜发往200公里之内的各地餐馆。"],
)
def test_stories_and_how_far_a_place_is_give_no_record(text: str) -> None:
    assert records_of(text) == []


def test_a_class_of_water_in_digits_is_a_rank() -> None:
    assert [(r.value, r.measure) for r in records_of("眼下外湖水质稳定达到3类水的要求。")] == [(3, "rank")]
