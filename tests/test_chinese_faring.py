"""Bare measures behind a clause that only tells how a thing fares, and rates that do not say of what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.faring import Faring
from policymine.lang import load
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(report_year=2024, language="zh"))))


@pytest.mark.parametrize(("text", "expected"), [
    ("批发业带动作用日益突出，增加值跨上60亿元台阶。", ["批发业增加值"]),
    ("夜市消费持续回暖，零售额突破32亿元。", ["夜市消费零售额"]),
    ("跨境直播发展势头强劲，交易额增长32%。", ["跨境直播交易额"]),
    ("储能装机规模不断扩大，总量突破500万千瓦。", ["储能装机总量"]),
    ("招才引智成效显著，到位资金6亿元。", ["招才引智到位资金"]),
    ("家纺业提质增效，产值突破80亿元。", ["家纺业产值"]),
    # What says of what it is, or has a value of its own before it, is left alone.
    ("群众创新深入开展，企业数量增长5%。", ["企业数量"]),
    ("城乡环境不断优化，新建成步道7条、通车里程超40公里。", ["步道", "通车里程"]),
])  # fmt: skip
def test_measures(text: str, expected: list[str]) -> None:
    assert [r.indicator for r in records_of(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("渔港改造有序推进，开工率100%，竣工率86%。", ["渔港改造开工率", "渔港改造竣工率"]),
    ("列入名单的26座渡口，仅加固13座，治理率50%。", ["渡口", "渡口加固", "渡口加固治理率"]),
    ("受理渔民诉求286件，办结率99.1%，回访率98.6%。", ["受理渔民诉求", "受理渔民诉求办结率", "受理渔民诉求回访率"]),
    ("新增渔业就业3万人，失业率5.1%。", ["新增渔业就业", "失业率"]),
    ("重点码头开工率98.6%、完成投资28亿元。", ["重点码头开工率", "重点码头投资"]),
])  # fmt: skip
def test_rates(text: str, expected: list[str]) -> None:
    assert [r.indicator for r in records_of(text)] == expected


def test_clauses_without_a_predicate_have_no_subject() -> None:
    faring = Faring(load("zh"))
    assert faring.subject("实施渔港工程") == ""
    assert faring.without_predicate("实施渔港工程") == "实施渔港工程"
