"""When news comes to something else, and days that only the calendar or the words before tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, published: str = "2024-10-09") -> list[Record]:
    document = read_text(text, language="zh")
    facts = Facts(published=published, report_year=int(published[:4]), language="zh", sources={"published": "today"})
    return list(extract(replace(document, facts=facts)))


def spans_of(text: str, published: str = "2024-10-09") -> list[tuple[str, str]]:
    return [(r.period_start, r.period_end) for r in records_of(text, published)]


@pytest.mark.parametrize(("text", "spans"), [
    ("国庆假期，全市接待垂钓者3万人次。", [("2024-10-01", "2024-10-07")]),
    ("今年国庆假期前3天，渔市销售额突破了40万元。", [("2024-10-01", "2024-10-03")]),
    ("国庆长假最后一天，渡口发送旅客1.2万人次。", [("2024-10-07", "2024-10-07")]),
    ("国庆期间，渡口共查获超载渔船12艘。", [("2024-10-01", "2024-10-07")]),
    ("春节假期首日，湖区接待游客5万人次。", [("2024-02-10", "2024-02-10")]),
    ("今年“五一”假期，湖区接待游客8万人次，同比增长6%。", [("2024-05-01", "2024-05-05")] * 2),
    ("端午假期，湖区接待游客2万人次。", [("2024-06-08", "2024-06-10")]),
    ("上周，鲜鱼批发价格环比下降2.1%。", [("2024-09-30", "2024-10-06")]),
    ("3日至8日，湖区平均降雨量120毫米。", [("2024-10-03", "2024-10-08")]),
    ("从3日到8日，湖区平均降雨量120毫米。", [("2024-10-03", "2024-10-08")]),
    ("三个月来，专项行动共查处非法捕捞120起。", [("2024-07-10", "2024-10-09")]),
    ("2024年春运以来，渡口累计发送旅客12万人次。", [("2024-01-26", "")]),
    ("春运前10天，渡口发送旅客3万人次。", [("2024-01-26", "2024-02-04")]),
    ("2019年春节黄金周，湖区接待游客5万人次。", [("2019-02-04", "2019-02-10")]),
    ("今年国庆七天，湖区接待游客9万人次。", [("2024-10-01", "2024-10-07")]),
])  # fmt: skip
def test_days_off_around_a_feast(text: str, spans: list[tuple[str, str]]) -> None:
    assert spans_of(text) == spans


@pytest.mark.parametrize(("text", "spans"), [
    # What is told of today, or was lately, is of nothing told before it.
    (
        "上半年，全市新建渔港3座。渔业博览会今天（10月9日）在湖东闭幕。120家渔场参展。",
        [("2024-01-01", "2024-06-30"), ("", "2024-10-09")],
    ),
    (
        "2023年，全市新建渔港3座。市财政局日前拨付渔业资金。渔民共领取补贴12万元。",
        [("2023-01-01", "2023-12-31"), ("", "2024-10-09")],
    ),
    # The day of the news is of its own year, whatever year was told of.
    (
        "2023年1至8月，全市查处非法捕捞31起。今天（10月9日），市农业局公布20项禁渔措施。",
        [("2023-01-01", "2023-08-31"), ("2024-10-09", "2024-10-09")],
    ),
    # A mark that is passed the first time this year is passed when the level before it was told.
    ("7月份，渔船出口1.2亿元，今年首次突破1亿元。", [("2024-07-01", "2024-07-31")] * 2),
    # The same time is that told before.
    ("上半年，渔船出口2亿元。同期，我市渔网出口3000万元。", [("2024-01-01", "2024-06-30")] * 2),
    # The end of a quarter is a day.
    ("二季度末，全市渔业贷款余额8亿元。", [("", "2024-06-30")]),
    # What began then is told behind the year.
    ("2019年渔港工程启动建设以来，全市累计疏浚航道80公里。", [("2019-01-01", "")]),
    ("2022年新渔政站挂牌办公以来，已救助渔民300人。", [("2022-01-01", "")]),
    # The years of a plan.
    ("“十三五”这五年，全市新建渔港20座。", [("2016-01-01", "2020-12-31")]),
    # A change over years starts with the first of them.
    (
        "2015年至2020年，芦苇覆盖率由12%提高到30%。",
        [("2015-01-01", "2015-12-31"), ("2015-01-01", "2020-12-31")],
    ),
])  # fmt: skip
def test_spans(text: str, spans: list[tuple[str, str]]) -> None:
    assert spans_of(text) == spans


@pytest.mark.parametrize(("text", "due"), [
    # What stands now dates nothing that the clause behind it promises for a year.
    ("目前渔港工程进展顺利，预计2026年产值将达到5亿元。", "2026-12-31"),
    ("目前渔港主体已完工，明年将新建泊位12个。", "2025-12-31"),
    ("近日，湖东县印发渔业方案，明年将新建泊位12个。", "2025-12-31"),
    # Nor does when something is to begin date what is told behind it.
    ("渔港将于2027年开始运营。冷库预计11月底新增泊位5个。", "2024-11-30"),
])  # fmt: skip
def test_promises_behind_how_things_stand(text: str, due: str) -> None:
    assert records_of(text)[-1].deadline == due


@pytest.mark.parametrize("text", [
    "据了解，预计年底前完成投资3亿元。",
    "记者从市渔业局获悉，预计年底前完成投资3亿元。",
    "该县印发方案，预计年底前完成投资3亿元。",
])  # fmt: skip
def test_who_tells_owns_no_measure(text: str) -> None:
    assert [r.indicator for r in records_of(text)] == ["投资"]


def test_headlines_begin_another_item() -> None:
    text = (
        "去年渔业经济超出预期\n市农业局今天（10月9日）介绍，去年，全市渔业产值80亿元。\n全市渔港客流突破4万人次\n"
        "全市渔港持续迎来客流高峰。"
    )
    assert spans_of(text) == [("2023-01-01", "2023-12-31"), ("", "2024-10-09")]


def test_years_that_news_of_a_new_year_looks_back_on() -> None:
    assert spans_of("五年来，全市新建渔港20座。", "2026-02-27") == [("2021-01-01", "2025-12-31")]
    assert spans_of("五年来，全市新建渔港20座。", "2024-10-09") == [("2019-01-01", "2024-12-31")]


@pytest.mark.parametrize(("text", "due"), [
    # What comes by then is the thing that the clause before tells of, without how it stands.
    ("渔港工程进入冲刺阶段，预计11月底建成投用。", [("渔港工程建成投用", "2024-11-30")]),
    ("湖东大桥主体封顶，计划明年6月通车。", [("湖东大桥通车", "2025-06-30")]),
    ("新渔市已集中开工，将于2025年投入使用。", [("新渔市投入使用", "2025-12-31")]),
    ("该渔港预计今年11月投运后，将推动渔业升级。", [("渔港投运", "2024-11-30")]),
])  # fmt: skip
def test_names_of_what_is_due(text: str, due: list[tuple[str, str]]) -> None:
    assert [(r.indicator, r.deadline) for r in records_of(text) if r.measure == "deadline"] == due


@pytest.mark.parametrize(("text", "kinds"), [
    # What is to be, once something is built, has not been yet; what has come of it is told with "so far".
    ("水电站全部建成后，年发电量约520亿度。", "t"),
    ("冷库投产后，每年可储藏鲜鱼6000吨。", "t"),
    ("渔港项目达产后，年产值可达30亿元。", "t"),
    ("水库建成后，累计供水30亿立方米。", "r"),
    ("航线开通后，两地用时缩短40分钟。", "r"),
])  # fmt: skip
def test_expected_effects(text: str, kinds: str) -> None:
    assert "".join(r.kind[0] for r in records_of(text)) == kinds


@pytest.mark.parametrize("text", [
    "渔业博览会还有31天就要开幕了。", "她获得女子单人3米板冠军。", "这条鲟鱼体重约40斤。",
])  # fmt: skip
def test_no_records(text: str) -> None:
    assert not records_of(text)


@pytest.mark.parametrize(("text", "unit"), [
    ("县法院出台17件渔业领域司法解释。", "司法解释"),
    ("双方签订100多个优质水产品产销协议。", "协议"),
    ("渔政站投入20台新型巡湖无人机。", "无人机"),
    ("全县已建成120座各类冷库。", "冷库"),
])  # fmt: skip
def test_units(text: str, unit: str) -> None:
    assert records_of(text)[0].unit == unit
