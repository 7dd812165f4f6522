"""What broadcast and agency news tell: growth in a noun, shares of two things, places and what is in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.facts import find_facts
from policymine.news_day import find_news_day
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, published: str = "2024-10-09") -> list[Record]:
    document = read_text(text, language="zh")
    facts = Facts(published=published, report_year=int(published[:4]), language="zh", sources={"published": "today"})
    return list(extract(replace(document, facts=facts)))


@pytest.mark.parametrize(("text", "changes"), [
    ("渔具制造业产值实现15%以上增长。", [("increase", "渔具制造业产值")]),
    ("织网、造船、制冰等行业产值均实现8%以上增长。", [
        ("increase", "织网产值"), ("increase", "造船产值"), ("increase", "制冰等行业产值"),
    ]),
    ("渔港货物吞吐量实现了12%的增长。", [("increase", "渔港货物吞吐量")]),
    ("渔业投资同比增长6%，高于全市固定资产投资2.5个百分点。", [("increase", "渔业投资"), ("increase", "渔业投资增速")]),
    ("渔业投资同比增长2%，低于全省民间投资1.5个百分点。", [("increase", "渔业投资"), ("decrease", "渔业投资增速")]),
    ("良种对增产的贡献率超过40%。", [("level", "良种对增产的贡献率")]),
    ("由现在的6小时压缩至2小时。", [("level", ""), ("level", "")]),
])  # fmt: skip
def test_what_moves(text: str, changes: list[tuple[str, str]]) -> None:
    found = [(r.change, r.indicator) for r in records_of(text)]
    assert [change for change, _ in found] == [change for change, _ in changes]
    assert all(own in (name, "") for (_, name), (_, own) in zip(found, changes, strict=True))


@pytest.mark.parametrize(("text", "names"), [
    (
        "全市冷链业务收入和业务量占全省的比重分别提高2.1个和3.4个百分点。",
        ["冷链业务收入占全省的比重", "业务量占全省的比重"],
    ),
    (
        "渔具出口额12亿元，渔船出口额30亿元，分别占同期总额的20%和50%。",
        ["渔具出口额", "渔船出口额", "渔具出口额占总额比例", "渔船出口额占总额比例"],
    ),
    (
        "渔网制造业、冷柜制造业销售收入同比分别增长4%和5%。",
        ["渔网制造业销售收入", "冷柜制造业销售收入"],
    ),
    ("捕捞机器人、分拣机器人制造同比分别增长7%和9%。", ["捕捞机器人制造", "分拣机器人制造"]),
    ("湖滨公园、“袖珍公园”保有量分别达到36个、83个。", ["湖滨公园保有量", '"袖珍公园"保有量']),
    ("航线覆盖30个省市的80多个港口。", ["覆盖省市", "覆盖港口"]),
    ("工程惠及3个县的50个渔村。", ["惠及县", "惠及渔村"]),
    ("经渔港停靠的航线有25条。", ["经渔港停靠的航线"]),
    ("发布12条春节假期湖上观光线路。", ["春节假期湖上观光线路"]),
    ("全市实施了9个废弃鱼塘修复示范工程、15个湖岸修复工程。", ["废弃鱼塘修复示范工程", "湖岸修复工程"]),
    ("入驻企业已近80家。", ["入驻企业"]),
])  # fmt: skip
def test_names(text: str, names: list[str]) -> None:
    assert [r.indicator for r in records_of(text)] == names


@pytest.mark.parametrize(("text", "values"), [
    ("截至昨天，渡口12306已发售船票3万张。", [("count", 30000.0)]),
    ("补助稳住了渔民家庭2/3以上的收入。", [("percent", 66.6667)]),
    ("湖岸修复面积超过1.2万亩，“十四五”湖岸修复预期目标已基本完成。", [("amount", 12000.0)]),
    ("“十四五”造林任务提前完成，共造林3万亩。", [("amount", 30000.0)]),
])  # fmt: skip
def test_which_are_records(text: str, values: list[tuple[str, float]]) -> None:
    assert [(r.measure, r.value) for r in records_of(text)] == values


def test_feasts_are_dates_elsewhere() -> None:
    (record,) = records_of("春节假期，全市发布观光线路12条。", "2024-03-01")
    assert (record.period_start, record.period_end) == ("2024-02-10", "2024-02-17")


def test_money_that_has_been_given_was_given() -> None:
    (record, *_) = records_of("2024年，全市优化渔船政策，首批36亿元老旧渔船报废更新补助资金已下达。")
    assert (record.kind, record.value) == ("result", 3.6e9)


def test_years_compared_with_are_not_the_texts_own() -> None:
    text = "与2012年相比，2023年全市渔船保有量下降8%，水质达标率提高2个百分点。\n与2012年相比，2023年渔民收入增长60%。"
    facts = find_facts(text, read_text(text, language="zh").blocks, language="zh")
    assert facts.report_year == 2023
    assert {r.kind for r in extract(read_text(text, language="zh"))} == {"result"}


@pytest.mark.parametrize(("text", "day"), [
    ("今天（1月9日），记者获悉，2026年，渔船更新首批3亿元补助已下达。2025年，全市造船120艘。", "2026-01-09"),
    ("今天（1月9日），记者获悉，2026年，全市造船120艘。", "2027-01-09"),
])  # fmt: skip
def test_what_is_given_out_first_is_of_the_running_year(text: str, day: str) -> None:
    assert find_news_day(text, None) == day
