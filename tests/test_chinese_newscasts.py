"""What broadcast and agency news tell: growth in a noun, shares of two things, places and what is in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.facts import find_facts
from policymine.learned.objections import names_value
from policymine.learned.spans import Best
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What a share is taken of has a year of its own.
        ("2024年，渡口客运量300万人次，恢复到2019年同期的91%。", [("result", "2024-12-31"), ("result", "2024-12-31")]),
        ("2024年，全市放养鱼苗300万尾，相当于2019年的92%。", [("result", "2024-12-31"), ("result", "2024-12-31")]),
        ("2024年，湖东新增湿地300亩，占2023年全市新增湿地面积的20%。", [("result", "2024-12-31")] * 2),
        ("旅客发送量恢复至2019年的九成。", [("result", "2024-10-09")]),
        # 将 before a noun marks what is moved.
        ("8月5日，市水利局将汛情响应等级提升至最高级，转移渔民300人。", [("result", "2024-08-05")]),
        ("2024年8月，我市将渔民补助标准提高到每人900元。", [("result", "2024-08-31")]),
        ("我市将持续提升补助水平，2026年达到每人900元。", [("target", "2026-12-31")]),
    ],
)
def test_when_and_whether_it_is_to_come(text: str, found: list[tuple[str, str]]) -> None:
    assert [(r.kind, r.deadline or r.period_end) for r in records_of(text)] == found


def test_what_has_been_done_ends_what_is_to_come() -> None:
    text = (
        "王渔：下一步，我们将力争年底达标率突破72%。\n李湖：反馈的58项整改任务，已完成51项。\n"
        "交办的300件信访件，办结290件，约谈13人。"
    )
    assert [r.kind for r in records_of(text)] == ["target"] + ["result"] * 5


def test_what_a_policy_was_made_for_is_so_already() -> None:
    text = "《渔港再生水意见》解读\n一、出台背景\n渔业用水占用水总量的22%。\n二、主要目标\n再生水利用率达到35%。"
    assert [r.kind for r in extract(read_text(text, language="zh"))] == ["result", "target"]


@pytest.mark.parametrize(("text", "names"), [
    (
        "受灾渔民3万人，倒塌渔棚400间，损毁网箱500口，与近五年同期均值相比分别下降37%、41%、62%。",
        ["受灾渔民", "倒塌渔棚", "损毁网箱"] * 2,
    ),
    ("优于Ⅲ类的断面198个。", ["优于Ⅲ类的断面"]),
    ("优于Ⅲ类水质断面占比90%。", ["优于Ⅲ类水质断面占比"]),
    ("渔港累计建成充电桩35个，覆盖98%的服务区。", ["充电桩", "服务区"]),
])  # fmt: skip
def test_names_of_what_is_compared(text: str, names: list[str]) -> None:
    assert [r.indicator for r in records_of(text)] == names


def test_who_is_helped_is_not_named_by_the_value_before() -> None:
    code = "nnnQ,VQn."
    assert names_value(code, Best(0, 2, 1.0, 0.0))
    assert not names_value(code, Best(0, 1, 1.0, 0.0))


def test_where_a_change_ended_is_a_year_told_of() -> None:
    text = "全市渔船报废率由2020年的5.8%下降到2024年的3.2%，船龄合格率从2021年的31%提高至2024年的78%。"
    document = read_text(text, language="zh")
    assert find_facts(text, document.blocks, language="zh").report_year == 2024
    assert {r.kind for r in extract(document)} == {"result"}
    assert find_news_day(f"今天（8月15日），渔业局发布成果。{text}", None) == "2025-08-15"
    planned = "到2025年，报废率由2020年的5.8%下降到2025年的3.2%。力争合格率从2021年的31%提高到2025年的78%。"
    assert {r.kind for r in extract(read_text(planned, language="zh"))} >= {"target"}


@pytest.mark.parametrize(("text", "names"), [
    (
        "电子及通信设备制造业、渔船及配件制造业分别增长12%和8%。",
        ["电子及通信设备制造业", "渔船及配件制造业"],
    ),
    (
        "软件和信息服务业、租赁和商务服务业增加值分别增长9%、5%。",
        ["软件和信息服务业增加值", "租赁和商务服务业增加值"],
    ),
    ("渔业、林业和牧业产值分别增长9%、5%和4%。", ["渔业产值", "林业产值", "牧业产值"]),
    ("1.2万人搬入新居。", ["搬入新居"]),
    ("安置房按8度抗震设防标准建设120套。", ["安置房按8度抗震设防标准建设"]),
])  # fmt: skip
def test_members_of_lists_and_words_of_names(text: str, names: list[str]) -> None:
    assert [r.indicator for r in records_of(text)] == names


@pytest.mark.parametrize(("text", "deadlines"), [
    # What a sentence promises is of the year at its head, whatever it is held against.
    ("2025年，全市将更新渔船，确保投资不低于上年，年内改造9处渔港。", ["2025-12-31"]),
    ("2025年，全市将加快“十四五”规划项目收官，确保全年投资不低于上年，开工10项工程。", ["2025-12-31"]),
    ("2025年，全市将修建渔港，年底前完成12处码头改造。", ["2025-12-31"]),
])  # fmt: skip
def test_promises_of_the_year_said_first(text: str, deadlines: list[str]) -> None:
    assert [r.deadline for r in records_of(text)] == deadlines


@pytest.mark.parametrize("text", ["2024年，全市建成渔港3座。湖东大桥主体完工，力争2027年建成，计划2028年通车。"])
def test_years_that_are_hoped_for_are_not_the_texts_own(text: str) -> None:
    assert read_text(text, language="zh").facts.report_year == 2024


def test_which_ones_are_meant_is_no_record() -> None:
    assert records_of("对考核排名后5%的渔场予以通报。") == []


def test_water_years() -> None:
    (record,) = records_of("2022—2023年度向湖东调水64万立方米。")
    assert (record.indicator, record.period_start, record.period_end) == ("湖东调水", "2022-01-01", "2023-12-31")
