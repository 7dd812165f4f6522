"""Chinese values of one place after another, classes of water, labels inside paragraphs, pieces of work reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, title: str = "青禾县2023年渔业公报", year: int | None = 2023) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(title=title, report_year=year, language="zh"))))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("东部地区自来水普及率超过95%，西部地区为84%。", ["东部地区自来水普及率", "西部地区自来水普及率"]),
        (
            "中部地区森林覆盖率为40%，西部地区为35%，东北地区达到43%。",
            ["中部地区森林覆盖率", "西部地区森林覆盖率", "东北地区森林覆盖率"],
        ),
        ("城镇居民人均可支配收入51821元，农村居民21691元。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城区生活垃圾分类覆盖率达98%，农村达到76%。", ["城区生活垃圾分类覆盖率", "农村生活垃圾分类覆盖率"]),
        ("甲市优良天数比率为90%，乙市为85%。", ["甲市优良天数比率", "乙市优良天数比率"]),
        ("长江流域优良断面比例为98%，黄河流域为91%。", ["长江流域优良断面比例", "黄河流域优良断面比例"]),
        # Another measure is named by itself.
        ("城区绿化覆盖率达40%，农村自来水普及率达到90%。", ["城区绿化覆盖率", "农村自来水普及率"]),
    ],
)
def test_another_place_has_the_measure_of_the_one_before(sentence: str, names: list[str]) -> None:
    assert [r.indicator for r in records_of(sentence)] == names


@pytest.mark.parametrize(
    ("sentence", "name", "classes"),
    [
        ("青湖由Ⅳ类改善为Ⅲ类。", "青湖", [4, 3]),
        ("云河水质由Ⅴ类提升至Ⅲ类。", "云河水质", [5, 3]),
        ("月潭水库从Ⅲ类提升到Ⅱ类。", "月潭水库", [3, 2]),
    ],
)
def test_a_class_of_water_that_changed_is_that_of_the_water(sentence: str, name: str, classes: list[int]) -> None:
    assert [(r.indicator, r.value) for r in records_of(sentence)] == [(name, value) for value in classes]


@pytest.mark.parametrize(
    "sentence", ["水质指数排名前三位的是甲市、乙市和丙市。", "增速创6个季度以来新高。", "降幅为近5年同期最低。"]
)
def test_first_ones_of_a_list_and_records_of_so_long_count_nothing(sentence: str) -> None:
    assert records_of(sentence) == []


def test_two_voltages_before_one_unit_are_a_name() -> None:
    assert [(r.value, r.unit) for r in records_of("新建220（330）千伏线路45公里，改造110（66）千伏变电站12座。")] == [
        (45, "km"),
        (12, "座"),
    ]


def test_labels_inside_a_paragraph_say_what_is_behind_them() -> None:
    text = (
        "（一）关于池塘尾水问题。整改目标：2023年底前尾水达标率达到80%。整改进展：已完成56口池塘治理，新建沟渠38公里。"
    )
    records = records_of(text, "督察整改情况的报告")
    assert [(r.kind, r.deadline) for r in records] == [("target", "2023-12-31"), ("result", ""), ("result", "")]


def test_a_rate_of_what_was_done_is_named_once() -> None:
    records = records_of("交办的260件群众信访举报件，已办结253件，办结率97.3%。")
    assert (records[0].unit, records[-1].indicator) == ("信访举报件", "群众信访举报件办结率")


def test_a_piece_of_a_work_report_tells_of_the_year_before() -> None:
    text = "——渔业取得明显成效。\n\n渔获物总量超过30万吨。\n\n（三）加强海湾整治。\n\n今年渔船排放量要下降3%。"
    records = records_of(text, "", 2019)
    assert [(r.kind, r.period_end, r.deadline) for r in records] == [
        ("result", "2018-12-31", ""), ("target", "", "2019-12-31"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "央视网消息：渔业取得成效，渔获物总量超过30万吨。今年要建成渔港3座。",
        "渔业取得成效，渔获物总量超过30万吨。今年主要建成渔港3座。",
    ],
)
def test_news_and_what_was_mainly_done_tell_of_no_year_before(text: str) -> None:
    assert records_of(text, "", 2019)[0].period_end != "2018-12-31"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("全市11个县区自然资源部门共清理违建3400平方米。", "清理违建"),
        ("全县渔政部门共查扣违规渔具2300件。", "查扣违规渔具"),
        ("沿江各地公安机关共侦破非法采砂案件380起。", "侦破非法采砂案件"),
        ("省自然资源厅会同省财政厅下达资金5.6亿元。", "下达资金"),
        ("市渔业局共出动执法人员360人次。", "出动执法人员"),
        # Here they are what is told of.
        ("政府债务余额达到30亿元。", "政府债务余额"),
        ("新建公安机关办案中心5个。", "新建公安机关办案中心"),
        ("海关出口额120亿元。", "海关出口额"),
        ("东部新建绿道30公里。", "东部新建绿道"),
    ],
)
def test_who_did_something_is_no_part_of_its_name(sentence: str, name: str) -> None:
    assert [r.indicator for r in records_of(sentence)] == [name]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("加快推进3座渔港建设，确保2024年底前全部建成投用。", "2024-12-31"),
        ("实施5条道路改造，10月底前完工。", "2024-10-31"),
        ("对86处排污口开展整治，确保2024年9月底前完成。", "2024-09-30"),
        ("启动7个老旧渔村改造，2024年11月底前完成。", "2024-11-30"),
    ],
)
def test_a_clause_behind_that_says_by_when_dates_the_value(sentence: str, day: str) -> None:
    record = records_of(sentence, "青禾县海湾整治工作方案", 2024)[0]
    assert (record.kind, record.measure, record.deadline) == ("target", "count", day)


def test_what_is_done_already_is_not_due() -> None:
    records = records_of("已完成整改35个，年底前全部完成。", "青禾县海湾整治工作方案", 2024)
    assert records[0].kind == "result"
    assert records[0].period_end != "2024-12-31"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("优良天数比例为85.5%，扣除沙尘天后为86.8%。", ["优良天数比例", "优良天数比例"]),
        ("渔业增加值增长5.2%，剔除价格因素后增长4.1%。", ["渔业增加值", "渔业增加值"]),
        ("渔税收入120亿元，扣除退税因素后增长6%。", ["渔税收入", "渔税收入"]),
    ],
)
def test_what_is_left_out_of_a_figure_is_no_name(sentence: str, names: list[str]) -> None:
    assert [r.indicator for r in records_of(sentence)] == names


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("劳动力人均受教育年限升至12.5年，人均预期寿命升至81岁。", [12.5, 81]),
        ("码头工期为2年。", []),
        ("许可证有效期5年，共发放300张。", [300]),
    ],
)
def test_years_of_schooling_count_and_terms_do_not(sentence: str, values: list[float]) -> None:
    assert [r.value for r in records_of(sentence)] == values


def test_which_one_it_was_is_no_count() -> None:
    assert records_of("渔民放下了第200万尾鱼苗，第10万只蟹笼下水。") == []


def test_news_that_comes_to_the_last_months_looks_back_no_more() -> None:
    text = "央视网消息（新闻联播）：今天（11月8日），渔业法草案提请审议。过去十年，我国渔场面积增加3.4万亩。\n\n"
    text += "今年前三季度，渔获物增长4.1%。\n\n最新数据显示，登记渔船3300多艘。"
    records = records_of(text, "", 2024)
    assert records[0].period_start == "2014-01-01"
    assert records[-1].period_start != "2014-01-01"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "居民消费价格同比上涨0.9%。其中，城市上涨0.8%，农村上涨1.1%。",
            ["居民消费价格", "城市居民消费价格", "农村居民消费价格"],
        ),
        (
            "规上工业增加值增长4.1%。其中，国有企业增长2%，民营企业下降1%。",
            ["规上工业增加值", "国有企业规上工业增加值", "民营企业规上工业增加值"],
        ),
        (
            "全县固定资产投资增长3%，其中，山区增长5%，郊区下降2%。",
            ["固定资产投资", "山区固定资产投资", "郊区固定资产投资"],
        ),
        ("水产品零售价格上涨2%。其中，贝类上涨6%。", ["水产品零售价格", "贝类水产品零售价格"]),
        ("货轮利润总额41亿元，同比增长7%，两年平均增长3.2%。", ["货轮利润总额", "货轮利润总额", "货轮利润总额"]),
        ("新航道航行时间9小时，比陆路运输缩短了4小时。", ["新航道航行时间", "新航道航行时间"]),
    ],
)
def test_parts_of_what_moved(text: str, names: list[str]) -> None:
    assert [record.indicator for record in extract(read_text(text, language="zh"))] == names


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("全市新建14条城市绿道。", ["城市绿道"]),
        ("口岸每年有9000种商品销往各地。", ["商品"]),
        ("区里帮扶260名生活困难的求职者。", ["求职者"]),
    ],
)
def test_what_classifiers_count(text: str, units: list[str]) -> None:
    assert [record.unit for record in extract(read_text(text, language="zh"))] == units


def test_ten_thousands_before_hundred_millions() -> None:
    records = list(extract(read_text("2013年，全省生产总值达到4万2318亿元。", language="zh")))
    assert [(record.value, record.value_text) for record in records] == [(4.2318e12, "4万2318亿")]


@pytest.mark.parametrize("text", ["全程吊装花费7个多小时。", "公交站点300米覆盖率不断提高。"])
def test_no_values(text: str) -> None:
    assert not list(extract(read_text(text, language="zh")))


def test_values_in_line_with_goals_were_reached() -> None:
    text = "今年3月末，存款余额81亿元，增长6%，同经济增长、价格总水平预期目标相匹配。"
    assert {record.kind for record in extract(read_text(text, name="新闻联播20230908.txt", language="zh"))} == {
        "result"
    }


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        ("到2031年，形成以铁路为骨干的货运网。", "铁路为骨干的货运网", "2031-12-31"),
        ("到本世纪中叶，建成海洋强省。", "海洋强省", "2050-12-31"),
        ("到2031年，基本建成医防协同机制。", "医防协同机制", "2031-12-31"),
    ],
)
def test_what_is_due(text: str, name: str, day: str) -> None:
    records = list(extract(read_text(text, name="2024年规划.txt", language="zh")))
    assert [(record.indicator, record.deadline) for record in records] == [(name, day)]


def test_what_is_so_from_a_day_on() -> None:
    records = list(
        extract(read_text("从明年3月1日起，全县渡口票价下调2元。", name="新闻联播20230908.txt", language="zh"))
    )
    assert [(record.kind, record.deadline) for record in records] == [("target", "2024-03-01")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "东部、西部地区抽检鱼苗批次分别占全省总数的70%、30%。",
            ["东部地区抽检鱼苗批次占总数比例", "西部地区抽检鱼苗批次占总数比例"],
        ),
        (
            "渔民转岗310人，船员培训90人，分别完成年计划的81%、64%。",
            ["渔民转岗", "船员培训", "渔民转岗", "船员培训"],
        ),
        ("开发护渔岗位120个，完成年度开发任务的96%。", ["开发护渔岗位", "开发护渔岗位"]),
        ("分产业看，第一、第二、第三产业用电量分别增长7%、6%、11%。", [f"第{n}产业用电量" for n in "一二三"]),
        ("台风造成全县400人受灾，3人死亡。", ["台风造成受灾", "台风造成死亡"]),
        ("山火次数较近5年同期均值下降14%。", ["山火次数"]),
    ],
)
def test_each_of_several(text: str, names: list[str]) -> None:
    assert [record.indicator for record in extract(read_text(text, language="zh"))] == names


@pytest.mark.parametrize(
    ("text", "low", "high", "change"),
    [
        ("南部降水量较常年同期偏多2-4成。", 20, 40, "increase"),
        ("鱼价下跌一到两成。", 10, 20, "decrease"),
        ("票价下浮3至5成。", 30, 50, "decrease"),
    ],
)
def test_ranges_of_tenths(text: str, low: int, high: int, change: str) -> None:
    records = list(extract(read_text(text, language="zh")))
    assert [(r.value, r.value_high, r.comparator, r.change) for r in records] == [(low, high, "range", change)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("全省紧盯“植树造林90万亩”年度任务目标，抓早抓实。", "t"),
        ("新增渔业就业12310人，完成年目标任务12500人的98.5%。", "rtr"),
    ],
)
def test_goals_in_passing(text: str, kinds: str) -> None:
    assert "".join(r.kind[0] for r in extract(read_text(text, name="新闻联播20230908.txt", language="zh"))) == kinds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全市共有渔校30所（其中公办20所，民办10所）。", ["渔校", "公办", "民办"]),
        ("全市新增贷款300亿元（含涉渔贷款20亿元、小微贷款18亿元）。", ["新增贷款", "涉渔贷款", "小微贷款"]),
        ("开工率和出海率环比上周分别提升5.3和12.4个百分点。", ["开工率", "出海率"]),
        ("渔价指数收跌2.78%，米价指数收涨1.5%。", ["渔价指数", "米价指数"]),
    ],
)
def test_parts_in_brackets_and_weeks(text: str, names: list[str]) -> None:
    records = list(extract(read_text(text, language="zh")))
    assert [record.indicator for record in records] == names
    assert "收" not in text or [record.change for record in records] == ["decrease", "increase"]


@pytest.mark.parametrize(("text", "change"), [
    ("渔业贷款同比少增3亿元。", "decrease"), ("渔业贷款同比多增3亿元。", "increase"),
    ("渔业贷款比上年少投放3亿元。", "decrease"), ("渔业投资比上年多完成3亿元。", "increase"),
    ("本币贬值3%。", "decrease"), ("本币对渔币升值3%。", "increase"),
    ("防波堤平均拓宽35米。", "increase"), ("航道比去年加宽30米。", "increase"),
])  # fmt: skip
def test_verbs_that_move_what_they_are_said_of(text: str, change: str) -> None:
    assert [r.change for r in extract(read_text(text, language="zh"))] == [change]
