"""When the figures of a Chinese news report are of, and which of them are forecasts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="zh")
    facts = Facts(published="2023-11-18", report_year=2023, language="zh", sources={"published": "today"})
    return list(extract(replace(document, facts=facts)))


@pytest.mark.parametrize(("text", "kinds"), [
    ("11月17日，全县渡口发送旅客1020人次，预计今天发送旅客950人次。", "rt"),
    ("上半年，全县接待垂钓者2300人次，计划全年突破5000人次。", "rt"),
    ("冬捕进度已过九成，渔获面积预计增加300亩以上。", "rt"),
    ("前10个月已清淤320万立方米，预计全年清淤400万立方米。", "rt"),
    ("预计全年接待垂钓者5000人次，带动消费30万元。", "tt"),
])  # fmt: skip
def test_forecasts_behind_what_was_told(text: str, kinds: str) -> None:
    assert "".join(r.kind[0] for r in records_of(text)) == kinds


@pytest.mark.parametrize(("text", "ends"), [
    ("截至11月16日，今年我县渔船出海已突破1100艘次。", ["2023-11-16"]),
    ("截至目前，今年全县已补植芦苇2800亩。", ["2023-11-18"]),
    ("今年全县已补植芦苇2800亩。", ["2023-12-31"]),
    ("三季度，全县垂钓区水质达标比例为86.8%；芦苇覆盖率为20%。", ["2023-09-30", "2023-09-30"]),
    ("数据显示，10月份，全县渔港吞吐量14万吨。冷库入库量2万吨。", ["2023-10-31", "2023-10-31"]),
])  # fmt: skip
def test_times(text: str, ends: list[str]) -> None:
    assert [r.period_end for r in records_of(text)] == ends
