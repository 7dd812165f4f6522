"""Several measures of one thing in Chinese: 播种面积, 产量; 出栏, 存栏; what was built, and what it can do."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全年莲藕播种面积3120公顷，产量9655吨。", ["莲藕播种面积", "莲藕产量"]),
        ("全年莲藕播种面积3120公顷，比上年增长2%，产量9655吨，下降3%。", ["莲藕播种面积"] * 2 + ["莲藕产量"] * 2),
        ("高粱种植面积21万亩，单产310公斤，总产6万吨。", ["高粱种植面积", "高粱单产", "高粱总产"]),
        ("桑园面积12万亩，产量3万吨，产值5亿元。", ["桑园面积", "桑园产量", "桑园产值"]),
        ("贝类养殖面积2.1万亩，总产量1.3万吨。", ["贝类养殖面积", "贝类总产量"]),
        ("年出栏山羊26万只，存栏9万只。", ["年出栏山羊", "山羊存栏"]),
        ("山羊存栏9万只，出栏26万只。", ["山羊存栏", "山羊出栏"]),
        ("新建净水厂5座，日处理能力11万吨。", ["新建净水厂", "新建净水厂日处理能力"]),
        ("全县水库32座，总库容5亿立方米。", ["水库", "水库总库容"]),
        ("光伏装机规模达1100万千瓦，发电量达29亿千瓦时。", ["光伏装机规模", "光伏发电量"]),
    ],
)
def test_a_measure_is_of_the_thing_whose_other_measure_was_told(text: str, names: list[str]) -> None:
    assert [r.indicator for r in extract(read_text(text, language="zh"))] == names


def test_members_of_two_measures_keep_their_changes() -> None:
    text = "谷子平均单产达452公斤，总产27.5万吨，分别比上年增长15.3%和19.7%。"
    told = [(r.value, r.indicator) for r in extract(read_text(text, language="zh"))]
    assert told[2:] == [(15.3, "谷子平均单产"), (19.7, "谷子总产")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("发生渔船事故3起，死亡4人，受伤6人。", ["发生渔船事故", "死亡", "受伤"]),
        ("抓获偷捕人员120名，刑拘80人，起诉30人。", ["抓获偷捕人员", "刑拘", "起诉"]),
        ("征集线索60条，查实20条。", ["征集线索", "征集线索查实"]),
        ("全市新增渔业主体3万户，其中东城区1.2万户、西城区0.8万户。", ["新增渔业主体"] * 3),
        ("共确定676项清淤任务，其中柳县57项，黑水省60项。", ["清淤任务"] * 3),
    ],
)
def test_counts_behind_counts_are_of_their_own_act_or_of_the_whole(text: str, names: list[str]) -> None:
    assert [r.indicator for r in extract(read_text(text, language="zh"))] == names


def test_a_minus_behind_growth_is_a_fall() -> None:
    first, second, third = extract(read_text("渔港出口增长-39.7%，投资增速-3.2%，税收增长2-3%。", language="zh"))
    assert [(r.change, r.value) for r in (first, second)] == [("decrease", 39.7), ("decrease", 3.2)]
    assert (third.change, third.value, third.value_high) == ("increase", 2, 3)


def test_points_of_a_thousandth() -> None:
    (record,) = extract(read_text("渔民死亡率比上年下降0.5个千分点。", language="zh"))
    assert (record.measure, record.change, round(record.value or 0, 3), record.unit) == (
        "points",
        "decrease",
        0.05,
        "pp",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全年柳编就业5300人、渔业就业2.1万人，分别完成目标任务的106%、105%。",
            [("柳编就业", 5300), ("渔业就业", 21000), ("柳编就业", 106), ("渔业就业", 105)],
        ),
        (
            "修建鱼道300座、码头5个，分别占年度任务的100%和125%。",
            [("修建鱼道", 300), ("码头", 5), ("修建鱼道", 100), ("码头", 125)],
        ),
        (
            "完成莲藕播种面积121万亩，莲藕总产量达到52万吨，分别比上年增长14.5%和10.2%。",
            [("莲藕播种面积", 1210000), ("莲藕总产量", 520000), ("莲藕播种面积", 14.5), ("莲藕总产量", 10.2)],
        ),
    ],
)
def test_shares_of_an_aim_are_of_the_things_before(text: str, told: list[tuple[str, float]]) -> None:
    assert [(r.indicator, r.value) for r in extract(read_text(text, language="zh"))] == told


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("提升渔港污水收集率至86%以上。", "渔港污水收集率", 86),
        ("降低单位鱼粉能耗至0.5吨标准煤。", "单位鱼粉能耗", 0.5),
        ("扩大藕田面积至45万亩。", "藕田面积", 450000),
        ("增加泊位至300个。", "泊位", 300),
        ("到2030年，提高渔港污水收集率到70%。", "渔港污水收集率", 70),
    ],
)
def test_a_level_to_which_something_is_moved(text: str, indicator: str, value: float) -> None:
    (record,) = extract(read_text(text, language="zh"))
    assert (record.indicator, record.value, record.change) == (indicator, value, "level")


def test_a_share_of_all_the_year_and_its_change_are_of_what_was_counted() -> None:
    names = [r.indicator for r in extract(read_text("大雾天数65天，占全年总天数的18%，比上年增加3天。", language="zh"))]
    assert [names[0], names[2]] == ["大雾天数"] * 2
    assert names[1].startswith("大雾天数占")


def test_as_well_as_joins() -> None:
    told = [(r.unit, r.indicator) for r in extract(read_text("储备鱼雷艇6艘，水泵10台以及充足的鱼网。", language="zh"))]
    assert told[1] == ("台", "水泵")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("创建卫生城市3个、文明城市2个。", ["卫生城市", "文明城市"]),
        ("建成湿地公园5个，风景名胜区2个，特色小镇8个。", ["湿地公园", "风景名胜区", "特色小镇"]),
        ("完成环湖绿化36公顷，绿化建制镇1个，完善生态旅游区6个。", ["环湖绿化", "绿化建制镇", "生态旅游区"]),
        ("建成旅游度假区3个，工业集中区1个。", ["旅游度假区", "工业集中区"]),
        ("受理渔业纠纷300件，其中东城区30件、柳县20件。", ["受理渔业纠纷"] * 3),
    ],
)
def test_what_is_no_place_is_counted(text: str, names: list[str]) -> None:
    told = [r.indicator for r in extract(read_text(text, language="zh"))]
    assert [name.removeprefix("完善") for name in told] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "渔民51万人，船工24万人，织网工54万人，占比分别为39.3%、19.0%、41.7%。",
            ["渔民占比", "船工占比", "织网工占比"],
        ),
        (
            "渔业用水5亿立方米，藕田用水20亿立方米，分别占总量的15%和60%。",
            ["渔业用水占总量比例", "藕田用水占总量比例"],
        ),
    ],
)
def test_shares_of_each_are_of_the_things_before(text: str, names: list[str]) -> None:
    assert [r.indicator for r in extract(read_text(text, language="zh")) if r.measure == "percent"] == names
