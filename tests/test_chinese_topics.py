"""Chinese measures of what a clause before tells of, and parts that are told by their kind alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, title: str = "青禾县2023年公报", year: int | None = 2023) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(title=title, report_year=year, language="zh"))))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "青云至白河高速公路今天正式通车，线路全长118公里，路面宽26米。",
            ["青云至白河高速公路线路全长", "青云至白河高速公路路面宽"],
        ),
        ("云岭隧道全线贯通，隧道全长18公里。", ["云岭隧道全长"]),
        (
            "龙川水库正式开工，总库容3.2亿立方米，年供水量1.1亿立方米。",
            ["龙川水库总库容", "龙川水库年供水量"],
        ),
        ("白水江水电站首台机组投产发电，总装机容量120万千瓦。", ["白水江水电站总装机容量"]),
        ("位于东平的竹器产业园一期投产，年产能20万件。", ["竹器产业园年产能"]),
        ("我国首座公铁两用跨海大桥——平山大桥正式通车。大桥全长16.3公里。", ["平山大桥全长"]),
        ("松林引水工程今天通水。工程线路总长380公里。", ["松林引水工程线路总长"]),
        ("竹海管道工程位于青禾北部，管道总长32公里。", ["竹海管道工程管道总长"]),
        (
            "45个县实施渔民养老保险试点，57万人参保，21万人领取养老金，覆盖面达到47%。",
            [
                "县实施渔民养老保险试点",
                "渔民养老保险试点参保",
                "渔民养老保险试点领取养老金",
                "渔民养老保险试点覆盖面",
            ],
        ),
        ("渔船以旧换新工作全面推开，累计申请补贴9亿元。", ["渔船以旧换新工作申请补贴"]),
        (
            "第十二届农博会成功举办，签约金额280亿元，参观人数达32万人次。",
            ["第十二届农博会签约金额", "第十二届农博会参观人数"],
        ),
        ("湾东铁路口岸稳定运行，货运量达300万吨。", ["湾东铁路口岸货运量"]),
        ("限额以上企业41户，消费品零售额6.2亿元。", ["限额以上企业", "限额以上企业消费品零售额"]),
        ("全县共有龙头企业320家，年营业收入12亿元。", ["龙头企业", "龙头企业年营业收入"]),
        # Another thing, or none that has such a measure.
        ("经济总量再上新台阶，固定资产投资120亿元。", ["固定资产投资"]),
        ("高速公路通车里程突破9500公里。", ["高速公路通车里程"]),
    ],
)
def test_a_bare_measure_is_that_of_what_was_told_of(text: str, names: list[str]) -> None:
    assert [r.indicator for r in records_of(text)] == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "全市粮食产量120万吨，其中稻谷80万吨，小麦22万吨、玉米18万吨。",
            ["粮食产量", "稻谷产量", "小麦产量", "玉米产量"],
        ),
        ("全县完成投资56亿元，其中工业21亿元，农业9亿元。", ["投资", "工业投资", "农业投资"]),
        ("全年出口额340亿元，其中民营企业260亿元，国有企业80亿元。", ["出口额", "民营企业出口额", "国有企业出口额"]),
        ("新增公路里程320公里，其中国道210公里，县道110公里。", ["新增公路里程", "新增国道里程", "新增县道里程"]),
        ("新增感染者13例，其中境外输入10例，本土3例。", ["新增感染者", "新增感染者境外输入", "新增感染者本土"]),
        # What is a measure itself, or what is done, is no kind of the whole.
        ("一般公共预算收入28亿元，其中税收收入20亿元。", ["一般公共预算收入", "税收收入"]),
        ("造林30万亩，其中人工造林12万亩，治理沙化土地5万亩。", ["造林", "人工造林", "治理沙化土地"]),
    ],
)
def test_a_part_has_the_measure_of_its_whole(sentence: str, names: list[str]) -> None:
    assert [r.indicator for r in records_of(sentence)] == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("行业复工人数近3万人，复工率达到88%。", ["行业复工人数", "行业复工率"]),
        ("全县农村合作医疗参合人数达6.1万人，参合率95%。", ["农村合作医疗参合人数", "农村合作医疗参合率"]),
        ("入园幼儿3.2万人，入园率91%。", ["入园幼儿", "幼儿入园率"]),
        ("茶叶产量1.3万吨，综合产值41亿元。", ["茶叶产量", "茶叶综合产值"]),
    ],
)
def test_a_rate_is_no_rate_of_a_number(sentence: str, names: list[str]) -> None:
    assert [r.indicator for r in records_of(sentence)] == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "渔机综合机械化率达85%，其中捕捞98%，养殖92%，加工89%。",
            ["渔机综合机械化率", "捕捞机械化率", "养殖机械化率", "加工机械化率"],
        ),
        ("小麦机械化率98%，玉米92%。", ["小麦机械化率", "玉米机械化率"]),
        ("固定资产投资增长5%，其中工业增长8%，房地产下降3%。", ["固定资产投资", "工业投资", "房地产投资"]),
        ("小麦产量32万吨，玉米28万吨。", ["小麦产量", "玉米产量"]),
        ("森林覆盖率42%，草原植被盖度78%。", ["森林覆盖率", "草原植被盖度"]),
    ],
)
def test_a_kind_has_the_rate_or_growth_of_what_was_told_before(sentence: str, names: list[str]) -> None:
    assert [r.indicator for r in records_of(sentence)] == names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("这些船厂中，超过八成是小船厂。", "小船厂占这些船厂比例"),
        ("游客中，七成来自省外。", "游客来自省外比例"),
        ("财政支出的75%以上用于民生。", "财政支出用于民生比例"),
        ("全市共有渔场12万个，其中90%以上是家庭渔场。", "家庭渔场占渔场比例"),
        ("贷款累计32亿元，近八成投向小渔船。", "贷款投向小渔船比例"),
        # Of what stands behind "of" the predicate says what it does.
        ("90%以上的行政村通了硬化路。", "行政村通了硬化路"),
    ],
)
def test_a_share_is_named_by_its_predicate(sentence: str, name: str) -> None:
    assert records_of(sentence)[-1].indicator == name


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("现有重症病例1147例，当日减少15例。", "decrease"),
        ("全市现有渔场320家，减少12家。", "decrease"),
        ("全市现有渔场320家，关停12家。", "level"),
    ],
)
def test_a_number_without_a_noun_moves_what_was_counted(sentence: str, change: str) -> None:
    assert records_of(sentence)[-1].change == change


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("青禾县明确了19项不应由村级组织出具的证明事项。", "明确不应由村级组织出具的证明事项"),
        ("全市还有15个没有通车的行政村。", "没有通车的行政村"),
        ("查出8家未达标渔场。", "查出未达标渔场"),
        ("梳理出28项由乡镇承担的职责。", "梳理出由乡镇承担的职责"),
        ("清退230名不符合条件的护林员。", "清退不符合条件的护林员"),
        ("有120万人次未按规定接种。", "未按规定接种"),
        ("新建3座日处理能力5万吨的污水处理厂。", "新建污水处理厂"),
        ("救助1200名生活无着的流浪人员。", "救助生活无着的流浪人员"),
        ("另有14名干部因工作不力受到处分。", "干部因工作不力受到处分"),
    ],
)
def test_a_count_is_named_by_the_clause_before_its_noun(sentence: str, name: str) -> None:
    assert records_of(sentence)[0].indicator == name


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("100亿元以上渔业企业新增2家。", [2]),
        ("主营业务收入过百亿元企业达到4家。", [4]),
        ("拥有1000亩以上种植大户45户。", [45]),
        ("建成日处理5万吨污水处理厂2座。", [2]),
        ("造成甲、乙、丙3省（区）18万人不同程度受灾。", [180000]),
        ("第十四条　新建居住区绿地率不得低于百分之三十一，旧区改建不得低于百分之二十二。", []),
        ("第十四条　到2030年，新建居住区绿地率不得低于百分之三十一。", [31]),
        ("渔民：我一网能收入3000元。", []),
        ("水质改善情况占70分，重点任务完成情况占30分。", []),
        ("在吞吐量排名前10名的港口中，我国占多数。", []),
        ("最低20%收入组人均可支配收入8100元。", [8100]),
        ("高铁已通达71%的30万以上人口城市。", [71]),
    ],
)
def test_thresholds_limits_and_stories_are_no_records(sentence: str, values: list[float]) -> None:
    assert [r.value for r in records_of(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("新增37个乡镇、460个建制村通客车。", ["新增乡镇通客车", "建制村通客车"]),
        ("组织56家企业、320名客商参展。", ["企业参展", "客商参展"]),
        ("32所学校、120家企业提供上门服务。", ["学校提供上门服务", "企业提供上门服务"]),
    ],
)
def test_members_of_a_list_share_what_its_end_tells(sentence: str, names: list[str]) -> None:
    assert [r.indicator.removeprefix("组织") for r in records_of(sentence)] == names


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "苹果、梨、桃产量分别下降5%、增长3%、增长12%。",
            [("苹果产量", "decrease"), ("梨产量", "increase"), ("桃产量", "increase")],
        ),
        ("公路、水路货运量分别增长5%和下降3%。", [("公路货运量", "increase"), ("水路货运量", "decrease")]),
        ("对甲国、乙国分别进出口4亿元和3亿元。", [("甲国进出口", "level"), ("乙国进出口", "level")]),
        (
            "县级、村级文化设施覆盖率分别达到98%和95%。",
            [("县级文化设施覆盖率", "level"), ("村级文化设施覆盖率", "level")],
        ),
        ("货物周转量320亿吨公里，旅客周转量45亿人公里。", [("货物周转量", "level"), ("旅客周转量", "level")]),
        ("旅客发送量实现恢复性增长，达到3亿人次。", [("旅客发送量", "level")]),
    ],
)
def test_each_of_a_list_moves_as_its_own_verb_says(sentence: str, told: list[tuple[str, str]]) -> None:
    assert [(r.indicator, r.change) for r in records_of(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("对1人予以记大过处分，对2人予以提醒谈话，对3家单位通报批评。", [1, 2, 3]),
        ("3个县、9个乡镇通过验收。", [3, 9]),
        ("引进8个投资亿元以上的项目。", [8]),
        ("环湖5镇2街道养殖池塘清退3200亩。", [3200]),
    ],
)
def test_few_persons_and_towns_are_counted(sentence: str, values: list[float]) -> None:
    assert [r.value for r in records_of(sentence)] == values


def test_classifiers_are_no_part_of_a_noun() -> None:
    told = [
        (r.indicator, r.unit)
        for sentence in ("惠及2900多万家庭。", "降低900多万个体工商户税负。")
        for r in records_of(sentence)
    ]
    assert told == [("惠及", "家庭"), ("个体工商户税负", "个体工商户")]
