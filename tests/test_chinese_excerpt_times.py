"""When the figures of Chinese excerpts are of: what name, day, tone and beginning of the whole document tell."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.year_reports import names_place

pytestmark = pytest.mark.usefixtures("rules_only")


def ends_of(text: str, name: str = "x.txt") -> list[str]:
    document = read_text(text, language="zh", source=name, name=name)
    return [r.deadline or r.period_end or (r.period_start and f"{r.period_start}/") for r in extract(document)]


@pytest.mark.parametrize(("text", "ends"), [
    ("2021年，产值64.5亿元。现在，滴灌面积达46万亩，占耕地的90%。", ["2021-12-31", "2022-09-22", "2022-09-22"]),
    ("2021年，全县渔业产值64.5亿元。如今，全县建成大棚3000座。", ["2021-12-31", "2022-09-22"]),
    ("十年来，全县新栽树木30万亩。眼下，当地有公园12个。", ["2022-12-31", "2022-09-22"]),
    ("2021年，全县粮食丰收。这两天，全县25万亩玉米开始收割。", ["2022-09-22"]),
    ("上半年，全县出口罐头9万吨。连日来，全县新开罐头厂31家。", ["2022-06-30", "2022-09-22"]),
    ("上半年，全县出口罐头9万吨。近日，全县投放鱼苗300万尾。", ["2022-06-30", "2022-09-22"]),
    ("昨天，全县渡口发送旅客1.2万人次，比前一天增长5%。", ["2022-09-21", "2022-09-21"]),
    ("上半年，全县出口罐头9万吨。今天上午，30辆渡车交付使用。", ["2022-06-30", "2022-09-22"]),
])  # fmt: skip
def test_what_news_says_of_its_own_day(text: str, ends: list[str]) -> None:
    assert ends_of(f"本报柏阳2022年9月22日讯 记者在柏阳县采访。{text}") == ends


@pytest.mark.parametrize(("text", "ends"), [
    ("6月9日，督导组交办举报问题62件。当日，县里已将64个问题移交各镇办理。", ["2022-06-09", "2022-06-09"]),
    ("6月9日，接到来电62件，当天办结58件。", ["2022-06-09", "2022-06-09"]),
    ("今年5月，全县出口罐头9万吨，当月进口鱼粉2万吨。", ["2022-05-31", "2022-05-31"]),
    ("2021年，全县建成船厂3座，当年交付渔船2艘。", ["2021-12-31", "2021-12-31"]),
])  # fmt: skip
def test_the_same_day_month_or_year(text: str, ends: list[str]) -> None:
    assert ends_of(f"本报柏阳2022年6月13日讯 {text}") == ends


@pytest.mark.parametrize(("text", "ends"), [
    ("十年来，城乡收入从2011年的1238元和493元提高到2021年的3281元和1545元。", ["2011-12-31"] * 2 + ["2021-12-31"] * 2),
    ("近年来，渔船和货船由2012年的30艘和20艘增加到2020年的90艘和60艘。", ["2012-12-31"] * 2 + ["2020-12-31"] * 2),
])  # fmt: skip
def test_a_date_is_that_of_a_list_of_values_behind_it(text: str, ends: list[str]) -> None:
    assert ends_of(text, "x-2022.txt") == ends


@pytest.mark.parametrize(("text", "ends"), [
    ("森林覆盖率由上年的36.2%提高到37.5%。", ["2005-12-31", "2006-12-31"]),
    ("绿化率从上一年的30%提高到33%。", ["2005-12-31", "2006-12-31"]),
    ("PM2.5浓度由前一年的45微克/立方米降至41微克/立方米。", ["2005-12-31", "2006-12-31"]),
    ("全市造林12万亩，上年为9万亩。", ["2006-12-31", "2005-12-31"]),
    ("2004年，绿化率由上年的30%提高到33%。", ["2003-12-31", "2004-12-31"]),
    ("渔业产值比去年增长5%。", ["2006-12-31"]),
])  # fmt: skip
def test_the_year_before_the_one_that_is_told_of(text: str, ends: list[str]) -> None:
    assert ends_of(f"柏阳市2007年政府工作报告\n\n一、2006年工作回顾\n\n{text}") == ends


PROGRESS = """柏阳县督察反馈意见整改情况报告

截至2019年11月30日，反馈我县的31项问题，已完成整改26项。

一、关于“污水管网不配套”问题

整改目标：2020年6月底前，建成区基本无生活污水直排口。

整改进展：阶段性完成。新建污水管网21.3公里。剩余3.7公里管网计划于2020年3月完工。

二、关于“码头扬尘”问题

整改进展：已完成。关闭码头4座。目前，河道断面达标率为96%。
"""


def test_what_a_report_of_progress_tells_is_as_of_its_day() -> None:
    day = "2019-11-30"
    assert ends_of(PROGRESS, "x-2019.txt") == [day, day, "2020-06-30", day, "2020-03-31", day, day]


def test_what_is_so_now_has_no_year_that_was_told_of_before() -> None:
    text = "关于第12号提案的答复\n\n截至2020年底，全国建成充电站31座。目前，已发布三批名录，共27家。"
    assert ends_of(text, "reply-2021.txt") == ["2020-12-31", ""]


WENT = (
    "农业基础不断夯实。新增机井3万眼，改造中低产田450万亩。集体林权改革稳步推进，新兴产业快速成长，城乡环境明显改善。"
)


@pytest.mark.parametrize(("text", "name", "end"), [
    (WENT, "a-501-2014.txt", "2013-12-31"),
    ("渔业基础不断夯实，改造渔港31座，清淤82公里。", "guangxi_2014.txt", "2013-12-31"),
    ("渔业基础不断夯实，改造渔港31座，清淤82公里。", "elm-harbours-2014.txt", ""),
    ("过去的一年，我们攻坚克难，改造渔港31座，清淤82公里。", "elm-harbours-2014.txt", "2013-12-31"),
    (f"{WENT}您提出的建议收悉。", "reply-2014.txt", ""),
    (f"整改情况：{WENT}", "elm-2014.txt", ""),
    (WENT, "lianbo-2014.txt", ""),
    (WENT, "a.txt", ""),
])  # fmt: skip
def test_an_excerpt_of_a_yearly_report_by_its_tone(text: str, name: str, end: str) -> None:
    assert ends_of(text, name) == [end, end]


def test_an_excerpt_of_a_yearly_plan_by_the_name_of_its_file() -> None:
    text = "加强薄弱环节，做好各项工作。要加快推进铁路建设，投产新线500公里。"
    assert ends_of(text, "zh-12-national-2009.txt") == ["2009-12-31"]
    assert ends_of(text, "zh-12-railways-2009.txt") == [""]
    assert ends_of(f"{text}加强检查督导，整改隐患。", "zh-12-national-2009.txt") == ["2009-12-31"]
    assert ends_of(f"督察组反馈的问题整改工作：{text}", "zh-12-national-2009.txt") == [""]


@pytest.mark.parametrize(("name", "is_place"), [
    ("zh-017-ningxia-2026.txt", True), ("inner_mongolia_2015.txt", True), ("elm-county-2009.txt", True),
    ("\u5b89\u5fbd\u77012012\u5e74.txt", True), ("zh-022-national-2018.txt", True), ("elm-port-2009.txt", False),
    ("zh-112-shaanxi-water-saving-plan-2022.txt", False), ("ningxia.txt", False), ("2012.txt", False),
    ("zh-023-national-2016-env.txt", True), ("zh-516-national-2016-plan.txt", False), ("elm-2016-env.txt", False),
])  # fmt: skip
def test_names_of_a_place_and_a_year(name: str, is_place: bool) -> None:
    assert names_place(name) is is_place


@pytest.mark.parametrize(("text", "ends"), [
    ("10年来，全国建成渔港31座。", ["2012-12-31"]),
    ("二十年来，渔民收入增长30倍。", ["2012-12-31"]),
    ("去年，全国抽检罐头31批，5年来合格率均在99%以上。", ["2011-12-31", "2011-12-31"]),
    ("2011年，全国改造渔港31座。近年来，我国共认定示范渔港12座。", ["2011-12-31", ""]),
    ("近年来，罐头产业加快发展，2010年产量达136万吨。", ["2010-12-31"]),
    ("去年全年，全国出口罐头9万吨。今年1月，出口1万吨。", ["2011-12-31", "2012-01-31"]),
    ("“十五”末，全国有渔港31座。", ["2005-12-31"]),
    ("“十五”计划期间，全国新增渔港31座。", ["2005-12-31"]),
    ("“十五”以来，全国新增渔港31座。", ["2001-01-01/"]),
])  # fmt: skip
def test_years_that_news_looks_back_on(text: str, ends: list[str]) -> None:
    assert ends_of(text, "cctv-harbours-2012.txt") == ends


@pytest.mark.parametrize(("text", "ends"), [
    ("渔获增速为1985年以来最高，全年新增渔港12座，5700户受益。", ["2012-12-31", "2012-12-31"]),
    ("渔汛提前，是2003年以来投入最多的一年，建成渔港45座。", [""]),
    ("罐头出口创自1998年以来新高。全年出口罐头9万吨。", ["2012-12-31"]),
    ("这是1958年以来首次封港，损失渔船3艘。", [""]),
    ("2005年以来，新建渔港12座。", ["2005-01-01/"]),
])  # fmt: skip
def test_years_that_only_tell_how_rare_something_is(text: str, ends: list[str]) -> None:
    assert ends_of(text, "x-2012.txt") == ends


@pytest.mark.parametrize("told", ["2024年“五一”假期", "2024年春节黄金周", "2024年入汛", "2024年一季度"])
def test_a_text_opens_with_a_part_of_its_year(told: str) -> None:
    text = f"{told}，柏阳渔港人潮如海。5月1日至5日，渔港接待游客61万人次。\n\n与2019年同期相比，民宿增加一倍。"
    assert ends_of(text) == ["2024-05-05", "2024-05-05"]


def test_what_was_gone_about_in_some_months_is_told_of_below() -> None:
    text = "2023年2月至6月，县渔业局组织开展了渔船安全专项检查。\n\n一、基本情况\n\n共检查渔船2547艘，其中货船940艘。"
    assert ends_of(text) == ["2023-06-30", "2023-06-30"]


@pytest.mark.parametrize("opener", [
    "为实现上述目标，重点做好以下工作：", "围绕上述目标，今年将着力抓好以下工作。", "今年主要任务是：",
    "各位代表，做好今年的工作，要抓住重点。", "下一步，我们将着力抓好以下工作：",
])  # fmt: skip
@pytest.mark.parametrize("told", ["过去一年，新增渔港9座。", "五年来，新增渔港9座。", "去年，新增渔港9座。"])
def test_a_sentence_alone_opens_the_plan_of_a_report(told: str, opener: str) -> None:
    text = f"柏阳县2018年政府工作报告\n\n{told}\n\n{opener}\n\n新建渔港12座，清淤90公里。"
    assert ends_of(text) == ["2017-12-31", "2018-12-31", "2018-12-31"]


def test_news_that_says_what_this_year_has_to_bring_is_no_report() -> None:
    text = "记者了解到，2011年全县新增渔港9座。今年要重点抓好罐头出口，建成渔港12座。"
    assert ends_of(text, "x-2012.txt") == ["2011-12-31", "2012-12-31"]
    assert ends_of(f"{text}\n\n全县还修复堤坝3座。", "x-2012.txt")[2] != "2011-12-31"


@pytest.mark.parametrize(("text", "ends"), [
    ("渔港今天开工，将建泊位30个，今年底完工。", ["2022-12-31", "2022-12-31"]),
    ("渔港今天开工，计划总投资30亿元。", [""]),
    ("目前，全县计划投资30亿元用于护岸。", [""]),
    ("近日，全县启动护岸工程，将治理河道30公里。", [""]),
    ("到2025年，全县渔港将达到90座。省里昨天宣布，将扩建渔港30座。", ["2025-12-31", "2025-12-31"]),
    ("第三届渔博会今天在柏阳开幕，14个项目集体签约，总金额30亿元。", ["2022-09-22", "2022-09-22"]),
    ("统计局今天公布，8月份，全国出口罐头9万吨，进口鱼粉3万吨。", ["2022-08-31", "2022-08-31"]),
])  # fmt: skip
def test_nothing_is_due_on_the_day_of_the_news(text: str, ends: list[str]) -> None:
    assert ends_of(f"本报柏阳2022年9月22日讯 {text}") == ends


def test_what_is_so_now_ends_the_time_that_was_told_of() -> None:
    text = "关于第12号提案的答复\n\n截至2020年底，全国建成渔港31座。目前，已认定示范渔港12座。选择浙江等7个省开展试点。"
    assert ends_of(text, "reply-2021.txt") == ["2020-12-31", "", ""]


def test_a_part_of_the_year_is_that_of_one_task() -> None:
    text = "柏阳市2013年政府工作报告\n\n二、2013年工作安排\n\n新建渔港3座。上半年完成码头改造12座。抓好30个渔村整治。"
    assert ends_of(text) == ["2013-12-31", "2013-06-30", "2013-12-31"]


@pytest.mark.parametrize(("headline", "report", "end"), [
    ("全球渔船总数超3300艘", "世界渔业协会今天发布数据显示，截至2017年底，全球渔船总数共计3312艘。", "2017-12-31"),
    ("渔船以旧换新突破200艘", "农业部门今天公布，截至3月18日，渔船以旧换新已有200艘。", "2018-03-18"),
])  # fmt: skip
def test_a_headline_is_of_the_time_of_its_report(headline: str, report: str, end: str) -> None:
    assert ends_of(f"本台快讯\n\n{headline}\n\n{report}", "x-2018.txt") == [end, end]
    other = report.replace("3312", "4400").replace("已有200", "已有260")
    assert ends_of(f"本台快讯\n\n{headline}\n\n{other}", "x-2018.txt")[0] != end


def test_an_english_headline_is_of_the_time_of_its_report() -> None:
    text = "Fish exports top 300,000 tons\n\nIn 2021 fish exports reached 301,500 tons, the harbour office said."
    records = list(extract(read_text(text, language="en", source="x-2022.txt", name="x-2022.txt")))
    assert [(r.kind, r.period_end) for r in records] == [("result", "2021-12-31")] * 2


@pytest.mark.parametrize(("told", "end"), [
    ("前三季度，全市罐头产值60亿元。", "2018-09-30"), ("上半年，全市罐头产值60亿元。", "2018-06-30"),
    ("1—8月，全市罐头产值60亿元。", "2018-08-31"), ("12月，全市罐头产值6亿元。", "2017-12-31"),
    ("全市罐头产值6亿元。", "2017-12-31"),
])  # fmt: skip
def test_months_counted_from_january_behind_all_of_the_year_before(told: str, end: str) -> None:
    assert ends_of(f"柏阳市经济运行情况\n\n2017年，全市渔业产值90亿元。{told}", "x-2018.txt") == ["2017-12-31", end]


@pytest.mark.parametrize(("text", "name", "ends"), [
    ("Steady progress was made in reform. 8,427 km of railways were opened.", "zh-1-national-2015.txt", ["2014-12-31"]),
    ("We stepped up support for farmers. We rebuilt 230 km of roads.", "anhui-2015.txt", ["2014-12-31"]),
    ("We stepped up support for farmers. We rebuilt 230 km of roads.", "elm-roads-2015.txt", ["2015-12-31"]),
])  # fmt: skip
def test_an_english_excerpt_of_a_yearly_report(text: str, name: str, ends: list[str]) -> None:
    assert [r.period_end for r in extract(read_text(text, language="en", source=name, name=name))] == ends


def test_what_an_english_report_of_progress_tells_is_as_of_its_day() -> None:
    text = """As of November 30, 2019, 26 of the 31 problems had been solved.

1. Sewage

Target: By the end of June 2020, no sewage will reach the lake.

Progress: 21.3 km of pipes were built.

2. Dust

Progress: 4 wharves were closed.
"""
    records = extract(read_text(text, language="en", source="x-2019.txt", name="x-2019.txt"))
    assert {r.period_end for r in records if r.kind == "result"} == {"2019-11-30"}


@pytest.mark.parametrize(("text", "ends"), [
    ("截至去年底，全市有渔港90座。", ["2011-12-31"]),
    ("截至年底，全市有渔港90座。", ["2011-12-31"]),
    ("上半年改造渔港12座。清淤90公里。", ["2011-06-30", "2011-12-31"]),
])  # fmt: skip
def test_ends_and_parts_of_the_year_that_a_report_reviews(text: str, ends: list[str]) -> None:
    assert ends_of(f"柏阳市2012年政府工作报告\n\n一、2011年工作回顾\n\n2011年，新建渔港30座。{text}")[1:] == ends


@pytest.mark.parametrize(("title", "first", "second", "ends"), [
    ("2012年上半年工作总结和下半年工作安排", "上半年工作情况", "下半年工作安排", ["2012-06-30", "2012-12-31"]),
    ("2012年一季度工作总结和二季度工作计划", "一季度工作情况", "二季度工作计划", ["2012-03-31", "2012-06-30"]),
    ("2012年工作总结和2013年工作计划", "2012年工作情况", "2013年工作计划", ["2012-12-31", "2013-12-31"]),
])  # fmt: skip
def test_reports_on_a_part_of_a_year(title: str, first: str, second: str, ends: list[str]) -> None:
    text = f"柏阳市水务局{title}\n\n一、{first}\n\n改造渔港12座。\n\n二、{second}\n\n改造渔港9座。"
    assert ends_of(text) == ends


@pytest.mark.parametrize(("text", "ends"), [
    ("今年年内，新渔港将建成，届时新增泊位1500个。", ["2009-12-31", "2009-12-31"]),
    ("到2012年，渔港将达到300座，届时渔业产值可达90亿元。", ["2012-12-31", "2012-12-31"]),
    ("去年内蒙古新建渔港30座。", ["2008-12-31"]),
    ("60年来，渔民收入增加30倍。", ["2009-12-31"]),
])  # fmt: skip
def test_by_the_end_of_a_year_and_what_is_then(text: str, ends: list[str]) -> None:
    assert ends_of(f"本报讯 {text}", "x-2009.txt") == ends


@pytest.mark.parametrize(("name", "end"), [
    ("cctv-20220922.txt", "2022-09-22"), ("t20220922_700397.txt", "2022-09-22"), ("2022-09-22_03.txt", "2022-09-22"),
    ("20210101_20220922.txt", ""), ("20221340.txt", ""), ("briefs-2022.txt", ""), ("20250922.txt", ""),
])  # fmt: skip
def test_the_day_in_the_name_of_a_file(name: str, end: str) -> None:
    assert ends_of("2021年，全县新建渔港30座。目前，全县有渔港90座。", name) == ["2021-12-31", end]


def test_this_year_of_a_report_on_the_year_before_by_the_name_of_its_file() -> None:
    text = """关于2018年度渔业状况的报告

2018年，全县码头岸电率为83%。全年清淤30公里。

今年1—6月，全县码头岸电率为88%。下一步，今年要完成76家船厂治理。去年修堤9公里。"""
    year = ["2018-12-31", "2018-12-31"]
    assert ends_of(text, "report-2019.txt") == [*year, "2019-06-30", "2019-12-31", "2018-12-31"]
    assert ends_of(text, "report-2018.txt") == [*year, "2018-06-30", "2018-12-31", "2017-12-31"]


@pytest.mark.parametrize(("text", "kinds"), [
    ("今年渔船出海次数将超过20万次。1月至6月，已出海8万次。", "tr"),
    ("今年计划新建渔港9座。1—2月，全市关停小船厂3座。", "tr"),
    ("今年计划新建渔港9座。前三季度，新建渔港6座。", "tr"),
])  # fmt: skip
def test_what_is_told_of_a_year_so_far_is_done(text: str, kinds: str) -> None:
    document = read_text(text, language="zh", source="x-2016.txt", name="x-2016.txt")
    assert "".join(r.kind[0] for r in extract(document)) == kinds


def test_goals_of_this_year_tell_that_the_rest_looks_back() -> None:
    text = (
        "一年来，我们坚持生态立县。完成造林36万亩，解决了7万人饮水安全问题，支出占比同比提高0.6个百分点。\n"
        "今年政府工作的总体要求和预期目标是：造林30万亩。"
    )
    document = read_text(text, language="zh", source="qinghe-county-2014.txt")
    told = [(r.value, r.deadline or r.period_end) for r in extract(document)]
    assert [each for each in told if each[0] in (360000, 300000)] == [(360000, "2013-12-31"), (300000, "2014-12-31")]


@pytest.mark.parametrize(("text", "ends"), [
    ("（五）加强渔政建设。提请审议渔业条例等7件议案，办理人大代表建议31件、政协委员提案12件。", ["2013-12-31"] * 3),
    ("渔业信访工作得到加强，办结来信310件。督察反馈问题整改有力，拆除码头12座。", ["2013-12-31"] * 2),
    ("渔业发展取得成效。全年渔业产值增长5.8%，增幅比一季度回落1.2个百分点。", ["2013-12-31"] * 2),
    ("我们要做好渔港建设，打造渔业强省。新建渔港12座，力争完成投资30亿元。", ["2014-12-31"] * 2),
    ("2014年，全省建成渔港12座，罐头产量增长3%。", ["2014-12-31"] * 2),
    ("整改情况：已拆除码头12座。", [""]),
])  # fmt: skip
@pytest.mark.parametrize("name", ["zh-017-xizang-2014.txt", "zh-17-national-2014.txt", "neimenggu_2014.txt"])
def test_a_piece_of_a_collection_of_reports_by_the_name_of_its_file(text: str, ends: list[str], name: str) -> None:
    assert ends_of(text, name) == ends


def test_a_piece_that_sums_up_reviews_below_headings_of_measures_too() -> None:
    text = "一年来，渔业取得新进展，渔民收入明显增强。\n\n（一）采取更直接的政策措施。\n\n新增渔港12座，投资30亿元。"
    assert ends_of(text, "zh-017-xizang-2014.txt") == ["2013-12-31"] * 2


def test_what_stands_before_the_third_part_of_a_report_may_plan() -> None:
    told = "今年拟安排渔业投资30亿元，要坚持节约，更好发挥作用。"
    text = f"{told}\n\n三、2014年重点工作\n\n新增渔港12座。"
    assert ends_of(text, "zh-017-xizang-2014.txt") == ["2014-12-31"] * 2
    assert ends_of(text.replace(told, "渔业取得新进展，投资30亿元。"), "zh-017-xizang-2014.txt")[0] == "2013-12-31"


def test_the_years_of_a_plan_inside_one_task_are_no_other_task_s() -> None:
    text = "要做好城镇建设，打造渔业强省。实施新一轮工程，“十三五”时期县城新增人口30万。\n\n重点支持渔村12个。"
    assert ends_of(text, "zh-017-xizang-2016.txt") == ["2020-12-31", "2016-12-31"]
    text = "要做好城镇建设，打造渔业强省。\n\n“十三五”时期，县城新增人口30万。\n\n重点支持渔村12个。"
    assert ends_of(text, "zh-017-xizang-2016.txt") == ["2020-12-31", "2020-12-31"]


@pytest.mark.parametrize("part", ["（一）办好民生实事", "（二）推进渔港建设"])
def test_a_piece_whose_heading_plans_plans_before_it_too(part: str) -> None:
    text = f"打造渔业强省，做好渔村建设，改造码头12座。\n\n{part}\n\n清淤90公里。"
    assert ends_of(text, "zh-017-xizang-2016.txt") == ["2016-12-31"] * 2


@pytest.mark.parametrize(("text", "end"), [
    ("工作回顾\n渔业取得新进展，全年建成渔港12座。", "2015-12-31"),
    ("过去五年的工作回顾\n渔业取得新进展，全年建成渔港12座。", "2015-12-31"),
])  # fmt: skip
def test_a_piece_that_begins_with_the_heading_of_its_part(text: str, end: str) -> None:
    assert ends_of(text, "zh-017-xizang-2016.txt") == [end]
