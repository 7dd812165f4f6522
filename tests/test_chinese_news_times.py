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


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "国家邮政局今天（9月8日）通报，9月7日，全国投递包裹4亿件。其中，乡村投递0.9亿件。",
            ["2023-09-07", "2023-09-07"],
        ),
        ("9月7日，全省接待游客300万人次；实现旅游收入21亿元。", ["2023-09-07", "2023-09-07"]),
        ("昨天，全市开行班列40列。其中，夜间开行12列。", ["2023-09-07", "2023-09-07"]),
        ("今年前2季度，全市货运量增长6%。", ["2023-06-30"]),
        ("去年11月5日至今年2月20日，全市清运积雪90万立方米。", ["2023-02-20"]),
        ("去年11月至今年2月，全市清运积雪90万立方米。", ["2023-02-28"]),
        ("截至本月5日，全市已收割水稻12万亩。", ["2023-09-05"]),
        ("截至5日，全市已收割水稻12万亩。", ["2023-09-05"]),
        ("6日，全省高铁发送旅客52万人次。", ["2023-09-06"]),
        ("9月6日，省水利厅发布上半年河湖状况，水质优良断面为96个。", ["2023-06-30"]),
        ("渔业局公布上半年渔情，渔获48万吨。", ["2023-06-30"]),
        ("渔业局公布了今年前8个月数据，渔获48万吨。", ["2023-08-31"]),
        ("渔业局公布的二季度数据显示，渔获48万吨。", ["2023-06-30"]),
        ("渔业局介绍去年渔情，渔获48万吨。", ["2022-12-31"]),
        ("8月份，全省渔业运行平稳。其中，渔获48万吨。", ["2023-08-31"]),
        ("二季度，全省渔业运行平稳。据介绍，渔获48万吨。", ["2023-06-30"]),
        ("2016年9月，渔港落成启用。目前已停靠渔船48艘。", ["2023-09-08"]),
        ("省林草局今天（9月8日）公布2022年国土绿化情况，全省造林40万公顷。", ["2022-12-31"]),
    ],
)
def test_days_that_values_are_of(text: str, ends: list[str]) -> None:
    document = read_text(
        "央视网消息（新闻联播）：今天（9月8日）的消息。\n" + text, name="新闻联播20230908.txt", language="zh"
    )
    assert [record.period_end for record in extract(document)] == ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("6月份，全市快递业务量3亿件。快递收入24亿元；投诉量90件。", ["2023-06-30"] * 3),
        ("2021年正在改造渔港55座，目前已开工51座；已竣工20座。", ["2021-12-31", "2023-09-08", "2023-09-08"]),
        (
            "今年渔场面积31万亩。目前全市捕捞进度近两成。分品种看，虾类近三成。",
            ["2023-12-31", "2023-09-08", "2023-09-08"],
        ),
        ("2022年，市里对14种渔具开展抽查。\n全年抽查不合格率为12.3%。", ["2022-12-31", "2022-12-31"]),
    ],
)
def test_times_that_run_on(text: str, ends: list[str]) -> None:
    text = "央视网消息（新闻联播）：今天（9月8日）的消息。\n" + text
    document = read_text(text, name="新闻联播20230908.txt", language="zh")
    assert [record.period_end or record.deadline for record in extract(document)] == ends


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("截至8月中旬，全市新增渔业就业3万人。", "", "2023-08-20"),
        ("8月上旬，全市新增渔业就业3万人。", "2023-08-01", "2023-08-10"),
        ("近3个月，全市新增渔业就业3万人。", "2023-06-09", "2023-09-08"),
        ("今年头两个月，全市新增渔业就业3万人。", "2023-01-01", "2023-02-28"),
        ("“十四五”开局之年，全市新增渔业就业3万人。", "2021-01-01", "2021-12-31"),
        ("“十三五”收官之年，全市新增渔业就业3万人。", "2020-01-01", "2020-12-31"),
        ("该项目2016年实施以来，全市新增渔业就业3万人。", "2016-01-01", ""),
        ("今年年初至今，全市新增渔业就业3万人。", "2023-01-01", ""),
    ],
)
def test_stretches(text: str, start: str, end: str) -> None:
    text = "央视网消息（新闻联播）：今天（9月8日）的消息。\n" + text
    records = list(extract(read_text(text, name="新闻联播20230908.txt", language="zh")))
    assert [(record.period_start, record.period_end) for record in records] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("未来三年，全市将新建渔港30座。", "2026-12-31"),
        ("本月20日前，全市将新建渔港30座。", "2023-09-20"),
        ("预计今天全市渡口发送旅客30万人次。", "2023-09-08"),
        ("10月上旬，全市将新建渔港30座。", "2023-10-10"),
        ("今天，市里宣布将新建渔港30座。", ""),
    ],
)
def test_days_due(text: str, day: str) -> None:
    text = "央视网消息（新闻联播）：今天（9月8日）的消息。\n" + text
    records = list(extract(read_text(text, name="新闻联播20230908.txt", language="zh")))
    assert [(record.kind, record.deadline) for record in records] == [("target", day)]


def test_since_a_day() -> None:
    document = read_text("从5月1日起，全市停运线路30条。", name="新闻联播20230908.txt", language="zh")
    assert [(record.period_start, record.period_end) for record in extract(document)] == [("2023-05-01", "")]


def test_items_of_news_have_times_of_their_own() -> None:
    text = "央视网消息（新闻联播）：今年前7个月，全国发行邮票2亿枚。\n央视网消息（新闻联播）：我国已建成灯塔4300座。"
    records = list(extract(read_text(text, name="新闻联播20230908.txt", language="zh")))
    assert [record.period_end for record in records] == ["2023-07-31", "2023-09-08"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("截至9月7日，全市渡口累计发送旅客48万人次。\n\n其中，东渡口26万人次，增长21.8%。", ["2023-09-07"] * 3),
        ("9月5日，全市新建渡口48个。\n\n全市渡口工程完好。其中，东区完好率达到98%。", ["2023-09-05", ""]),
        ("截至当地时间7日18时，岛上查出病树300棵。", ["2023-09-07"]),
        ("沿海三大渔价指数7日分别下跌2.1%、2.3%。", ["2023-09-07"] * 2),
        ("记者7日从市里获悉，渡口发送旅客12万人次。", [""]),
        ("9月5日，全市新查出病树30棵（其中松树20棵，当日治愈10棵）。", ["2023-09-05"] * 3),
    ],
)
def test_days_carried_to_parts(text: str, days: list[str]) -> None:
    records = extract(read_text(text, name="新闻联播20230908.txt", language="zh"))
    assert [record.period_end for record in records] == days


@pytest.mark.parametrize("text", [
    "世界渔业组织预测今年渔获增长5%。", "专家预测，渔业市场规模可达3亿元。", "渔港项目规划建设泊位6个。",
])  # fmt: skip
def test_what_somebody_forecasts_is_a_target(text: str) -> None:
    assert [r.kind for r in records_of(text)] == ["target"]


@pytest.mark.parametrize(
    "told", ["力争2025年建成渔港12座。", "根据规划，2025年，全县建成渔港12座。", "全县将于2025年建成渔港12座。"]
)
@pytest.mark.parametrize("name", ["新闻联播2023.txt", "cctv-harbours-2023.txt"])
def test_a_year_to_come_says_nothing_of_the_year_of_news(told: str, name: str) -> None:
    text = f"央视网消息（新闻联播）：记者今天（9月8日）从渔业局了解到，目前全县有渔港9座。{told}"
    records = list(extract(read_text(text, name=name, source=name, language="zh")))
    assert [(r.kind, r.deadline or r.period_end) for r in records] == [
        ("result", "2023-09-08"),
        ("target", "2025-12-31"),
    ]


@pytest.mark.parametrize(("time", "kind"), [
    ("四季度", "target"), ("下个月", "target"), ("10月底", "target"), ("11月中旬", "target"), ("今年底", "target"),
    ("三季度", "result"), ("8月底", "result"), ("上个月", "result"), ("去年底", "result"), ("7月中旬", "result"),
])  # fmt: skip
def test_what_comes_soon_after_the_day_of_news_is_a_target(time: str, kind: str) -> None:
    text = f"央视网消息（新闻联播）：记者今天（9月8日）从渔业局了解到，{time}，全县建成渔港12座。"
    assert [r.kind for r in extract(read_text(text, name="新闻联播2023.txt", language="zh"))] == [kind]


@pytest.mark.parametrize(
    "promise", ["力争月底前建成渔港12座。", "渔港月底前将达到12座。", "预计月底前，渔港将达12座。"]
)
def test_by_the_end_of_the_month_inside_a_sentence(promise: str) -> None:
    text = f"央视网消息（新闻联播）：记者今天（9月8日）从渔业局了解到，{promise}"
    assert [r.deadline for r in extract(read_text(text, name="新闻联播2023.txt", language="zh"))] == ["2023-09-30"]
