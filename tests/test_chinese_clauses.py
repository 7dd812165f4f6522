"""Chinese clauses beside one another: what is there and what is planned, what was counted and how many of it are so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, title: str = "") -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(title=title, report_year=2023, language="zh"))))


@pytest.mark.parametrize(("text", "kinds"), [
    ("全岛现有渡口18座，力争三年内改造6座。", "rt"),
    ("全镇12个村未通渡轮，计划年内建成码头3座。", "rt"),
    ("灯塔共27座，将更换灯具40盏。", "rt"),
    ("沿岸有养殖户320户，今年要引导上岸90户。", "rt"),
    ("堤防损毁9处，拟新建护岸2公里。", "rt"),
    ("12条渔船，力争年底前全部完成改造。", "t"),
])  # fmt: skip
def test_what_is_planned_in_the_next_clause(text: str, kinds: str) -> None:
    assert "".join(r.kind[0] for r in records_of(text) if r.measure != "deadline") == kinds


@pytest.mark.parametrize(("text", "expected"), [
    ("9座灯塔中已有6座照射距离达到20公里以上。", [(9, "座"), (6, "座")]),
    ("该县18家船厂中，有5家订单不足50%。", [(18, "船厂"), (5, "船厂")]),
    ("52个渔港中，仍有7个泊位水深不断变浅。", [(52, "个"), (7, "个")]),
    ("36所航海学校中有9所学校学位缺口超过200个。", [(36, "航海学校"), (9, "航海学校")]),
])  # fmt: skip
def test_how_many_of_the_things_counted_are_so(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.unit) for r in records_of(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("以年均3%的货运增速支撑了6.6%的经济增长。", [(3, "increase"), (6.6, "increase")]),
    ("渔业以2.5%的用水降幅保住了产量。", [(2.5, "decrease")]),
    ("养殖面积达800万平方米，较上一捕捞季增加30万平方米。", [(8000000, "level"), (300000, "increase")]),
    ("在校生比上一学年减少120人。", [(120, "decrease")]),
])  # fmt: skip
def test_changes(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.change) for r in records_of(text)] == expected


@pytest.mark.parametrize(("text", "names"), [
    ("完成剩余17个渔村改造，新增泊车位1500个。", ["渔村改造", "新增泊车位"]),
    ("新建高标准鱼塘4万亩，改造提升2.5万亩。", ["新建高标准鱼塘", "新建高标准鱼塘改造提升"]),
    ("整治渔港8座，续建3座。", ["整治渔港", "整治渔港续建"]),
])  # fmt: skip
def test_names(text: str, names: list[str]) -> None:
    assert [r.indicator for r in records_of(text)] == names


def test_the_tasks_of_a_year_are_to_be_done() -> None:
    (record,) = records_of("疏浚航道40公里。", title="东湾县2023年重点工作")
    assert (record.kind, record.deadline) == ("target", "2023-12-31")


@pytest.mark.parametrize(("text", "values"), [
    ("全市渔港公园达到240处以上。", [240]),
    ("暗礁标识补设30处以内。", [30]),
    ("渔港每天可处理渔获500吨，每年可处置废网3万吨。", [500, 30000]),
    ("查处违规捕捞42起，并处理责任人员12名。", [42, 12]),
    ("吸纳来自家庭渔场的渔民200户。", [200]),
    ("参与会展的船企320家。", [320]),
    ("对违规捕捞的，处以五千元以上二万元以下的罚款。", []),
    ("逾期不改的，可处三万元以下罚款，并处没收渔具20件。", []),
])  # fmt: skip
def test_words_of_law_are_no_parts_of_others(text: str, values: list[float]) -> None:
    assert [r.value for r in records_of(text)] == values


@pytest.mark.parametrize(("text", "kind", "date"), [
    ("各镇要在6月30日前完成清港，9月底前渔船编号率达到80%。", "target", "2023-09-30"),
    ("10月15日前，航标完好率要达到95%。", "target", "2023-10-15"),
    ("日前，全县渔港抽检合格率为91%。", "result", ""),
])  # fmt: skip
def test_before_a_day_is_not_the_other_day(text: str, kind: str, date: str) -> None:
    (record,) = (r for r in records_of(text) if r.measure == "percent")
    assert (record.kind, record.deadline) == (kind, date)


@pytest.mark.parametrize(("text", "starts"), [
    ("党的十八大以来，全国建成渔港300座。", ["2012-11-08"]),
    ("十九大以来新增航标42座。", ["2017-10-18"]),
    ("党的二十大召开以来，渔民收入增长6%。", ["2022-10-16"]),
    ("近10年建成渔港8座。", ["2013-01-01"]),
])  # fmt: skip
def test_since_a_congress_and_before_a_year(text: str, starts: list[str]) -> None:
    assert [r.period_start for r in records_of(text)] == starts


@pytest.mark.parametrize(("text", "expected"), [
    ("收鱼均价每斤13.8元，同比略低0.5元，高于最低收购价2元。", [
        ("level", "收鱼均价"), ("decrease", "收鱼均价"), ("increase", "收鱼均价"),
    ]),
    ("柴油补贴标准退坡10%。", [("decrease", "柴油补贴标准")]),
    ("渔获较2020年底翻了近两番。", [("increase", "渔获")]),
    ("查处案件8件，罚款总额74万元。", [("level", "查处案件"), ("level", "罚款总额")]),
])  # fmt: skip
def test_prices_and_sums(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.change, r.indicator) for r in records_of(text)] == expected


@pytest.mark.parametrize(("text", "units"), [
    ("今年完成35个村污水治理。", ["村"]),
    ("完成40个村道路亮化。", ["村"]),
    ("建成12个村级站点。", ["站点"]),
    ("17万建档立卡贫困人口饮水安全问题得到解决。", ["人口"]),
])  # fmt: skip
def test_units(text: str, units: list[str]) -> None:
    assert [r.unit for r in records_of(text)] == units


@pytest.mark.parametrize(("text", "first"), [
    ("渔港吞吐量突破3000万吨 农业农村部数据显示，截至6月底，吞吐量达3100万吨。", "渔港吞吐量"),
    ("冬捕进度过半 省渔业局消息，今年已捕鱼320吨。", "冬捕进度"),
    ("全县 渔业产值 完成30亿元， 增长6%。", "渔业产值"),
])  # fmt: skip
def test_headlines_before_their_reports(text: str, first: str) -> None:
    assert records_of(text)[0].indicator.split(" ")[0] == first


@pytest.mark.parametrize(("text", "due"), [
    ("签约渔船不少于30艘，上半年开工率达70%，年底前全部开工。", ["签约渔船开工"]),
    ("新建码头22座，年底前全部投用。", []),
])  # fmt: skip
def test_what_is_due_is_what_was_counted(text: str, due: list[str]) -> None:
    records = records_of(text, title="东湾县2023年重点工作")
    assert [r.indicator for r in records if r.measure == "deadline"] == due


# (text of a report of 2023, (value, kind, last day) of its records)
LABELLED = [
    ("整改目标：2022年6月底前完成沿岸27处渔棚拆除，2022年底前全县拆除率达到90%。", [
        (27, "target", "2022-06-30"), (90, "target", "2022-12-31"),
    ]),
    ("整改目标：2022年底前完成12处渔棚拆除，已完成8处。", [(12, "target", "2022-12-31"), (8, "result", "2022-12-31")]),
    ("整改进展：2022年底，拆除渔棚13处。", [(13, "result", "2022-12-31")]),
    ("整改措施：2023年至2025年每年拆除渔棚不少于8处。\n整改情况：累计拆除渔棚38处。", [
        (8, "target", "2025-12-31"), (38, "result", ""),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LABELLED)
def test_aims_stay_aims_when_they_are_over(text: str, expected: list[tuple[float, str, str]]) -> None:
    records = records_of(f"渔港整治情况\n{text}")
    assert [(r.value, r.kind, r.deadline or r.period_end) for r in records] == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("渔棚426处，截至督察进驻时仅拆除163处。", [(426, "处", "渔棚"), (163, "处", "渔棚拆除")]),
    ("港口日均进出车流达6200辆次左右。", [(6200, "辆次", "港口日均进出车流")]),
    ("开展渔港核查14轮次。", [(14, "轮次", "渔港核查")]),
])  # fmt: skip
def test_counts(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.unit, r.indicator) for r in records_of(text)] == expected


@pytest.mark.parametrize(("text", "kinds"), [
    ("新建渔栈桥3处，实现5个渔村通航。", "tt"),
    ("实现3.2万户渔民上楼。", "t"),
    ("现8座渔港，计划扩建至12座。", "rt"),
])  # fmt: skip
def test_to_bring_about_is_not_now(text: str, kinds: str) -> None:
    records = records_of(text, title="东湾县2023年工作打算")
    assert "".join(r.kind[0] for r in records) == kinds


@pytest.mark.parametrize("text", [
    "以臭氧为首要污染物的天数为62天。",
    "建成虚拟渔港3座。",
    "模拟捕捞训练舱有8台。",
])  # fmt: skip
def test_syllables_of_words_promise_nothing(text: str) -> None:
    assert [r.kind for r in records_of(text)] == ["result"]


@pytest.mark.parametrize(("text", "expected"), [
    ("上半年完成渔校搬迁，9月1日前投入使用。", [("2023-06-30", "渔校搬迁"), ("2023-09-01", "渔校投入使用")]),
    ("上半年完成航道普查。", [("2023-06-30", "航道普查")]),
])  # fmt: skip
def test_what_goes_on_to_be_due(text: str, expected: list[tuple[str, str]]) -> None:
    records = records_of(text, title="东湾县2023年工作打算")
    assert [(r.deadline, r.indicator) for r in records] == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("每艘补助标准由500元提至650元。", [(500, "yuan"), (650, "yuan")]),
    ("每亩补助标准由500元提至650元。", [(500, "yuan/mu"), (650, "yuan/mu")]),
    ("臭氧日最大8小时平均浓度为165微克/立方米。", [(165, "ug/m3")]),
    ("9省区已建成渔港项目53个。", [(53, "个")]),
])  # fmt: skip
def test_what_is_no_value_of_its_own(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.unit) for r in records_of(text)] == expected


@pytest.mark.parametrize(("text", "units"), [
    ("完成60个行政村治理任务。", ["行政村"]),
    ("落实53项治理任务。", ["任务"]),
    ("共有船台126座，其中正常运行98座。", ["座", "座"]),
])  # fmt: skip
def test_tasks_of_places(text: str, units: list[str]) -> None:
    assert [r.unit for r in records_of(text)] == units


@pytest.mark.parametrize(("text", "kinds"), [
    ("方案要求2020年底前渔棚拆除率达到80%，但截至督察时仅为46%。", "tr"),
    ("财政部今天下达2023年补助资金30亿元。", "r"),
])  # fmt: skip
def test_what_was_asked_and_what_was_given(text: str, kinds: str) -> None:
    assert "".join(r.kind[0] for r in records_of(text)) == kinds


@pytest.mark.parametrize(("text", "expected"), [
    ("安置渔民650人，改造棚户区800套。", [(650, "安置渔民"), (800, "改造棚户区")]),
    ("建成水产夜市8个，改造社区12个。", [(8, "水产夜市"), (12, "改造社区")]),
])  # fmt: skip
def test_quarters_are_no_districts(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.indicator) for r in records_of(text)] == expected
