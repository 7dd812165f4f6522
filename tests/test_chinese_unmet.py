"""Chinese turns of phrase from news, notices, overviews and work reports that nobody had looked at before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.drafts import Draft
from policymine.learned.objections import is_listed_before
from policymine.learned.spans import Best
from policymine.quantities import Quantity
from policymine.records import Facts, Record
from policymine.verbs import NO_VERB

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, year: int | None = 2024) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(report_year=year, language="zh"))))


# (sentence, the values of its records)
NUMBERS = [
    # Which towns, and not how many.
    ("全省12个城市臭氧平均浓度140微克/立方米。", [140]),
    ("全省有12个城市臭氧平均浓度达标。", [12]),
    ("首批监测的74个城市，臭氧平均浓度下降2%。", [2]),
    ("全省14市建成区的165条水体完成整治。", [165]),
    ("空气质量退出全国74个重点城市倒数前十。", []),
    ("我市列入全国26个试点城市。", []),
    ("4个县进入全省前30名。", [4]),
    ("9种农产品产量居全国第1位。", [9, 1]),
    ("8省（区、市）人民政府受到表扬。", []),
    # What sort of thing.
    ("建成12英寸生产线3条。", [3]),
    ("2座30万千瓦光热电站开工。", [2]),
    ("改造15台35—65蒸吨锅炉。", [15]),
    ("年内投产5台，装机300万千瓦。", [5, 3000000]),
    ("便民大厅实现24小时开放。", []),
    ("抢修用了24小时。", [24]),
    ("沿岸1公里范围内不得新建码头。", []),
    ("来自8个国家的60名选手参加比赛。", []),
    ("总分100", []),
    ("县里派出8个督察组、60名执法人员，检查企业320家。", [320]),
    ("60岁以上老年人免费乘车。", []),
    ("人均预期寿命提高1岁以上。", [1]),
    ("全年有效监测365天，优良天数352天。", [352]),
    ("条例共6章48条。", []),
    ("会议审议了3个文件。", []),
    ("景区海拔1200米，年平均气温14℃。", []),
    ("本标准规定排放限值为35毫克/立方米。", []),
    ("工程涉及流域内9个省区，总投资86亿元。", [8.6e9]),
    ("专项涉及9个企业。", [9]),
    # Geography, and what is built somewhere.
    ("全区下辖2镇、54个村。", []),
    ("全市总面积9600平方公里。", []),
    ("全市建成区面积96平方公里。", [96]),
    ("县城地处两省交界，总面积80平方公里。", []),
    ("新建果园3处，总面积80亩。", [3, 80]),
    ("年降水量600毫米，年均气温12℃，属半湿润气候。", []),
    ("境内有河流19条。", []),
    ("为10所海拔1500米以上学校供暖。", [10]),
    # What stands beside an abbreviation, or is a whole sentence in quotation marks.
    ("河口协会（以下简称“河协”）成立，新建码头12座。", [12]),
    ("他说：“全县充电桩不足2万个。”", [20000]),
]


@pytest.mark.parametrize(("sentence", "values"), NUMBERS)
def test_numbers(sentence: str, values: list[float]) -> None:
    assert [r.value for r in records_of(sentence)] == values


# (sentence, its records as (value, change, indicator))
NAMES = [
    # Bases and ways of reckoning are no part of a name.
    ("报销比例在现行政策基础上提高5个百分点。", [(5, "increase", "报销比例")]),
    ("用水量在去年基础上再下降3%。", [(3, "decrease", "用水量")]),
    ("人均产值49487元，按2017年平均汇率计算为7326美元。", [(49487, "level", "人均产值"), (7326, "level", "人均产值")]),
    ("主营收入突破34亿元，比两年前增长了近20%。", [(3.4e9, "level", "主营收入"), (20, "increase", "主营收入")]),
    ("五年改造老旧小区80个。", [(80, "level", "改造老旧小区")]),
    # What only the first, or only the last, of a list has.
    ("入境游客数量和花费分别增长4%、5%。", [(4, "increase", "入境游客数量"), (5, "increase", "入境游客花费")]),
    ("粮食产量、农民收入分别增长4%、5%。", [(4, "increase", "粮食产量"), (5, "increase", "农民收入")]),
    ("电池、化肥出口分别增长4%、5%。", [(4, "increase", "电池出口"), (5, "increase", "化肥出口")]),
    ("一二三产增加值分别增长3%、6%、5%。", [
        (3, "increase", "一产增加值"), (6, "increase", "二产增加值"), (5, "increase", "三产增加值"),
    ]),
    ("10所学校、12个社区入选示范名单。", [(10, "level", "学校入选示范名单"), (12, "level", "社区入选示范名单")]),
    ("8所高校14个学科入选名单。", [(8, "level", "高校入选名单"), (14, "level", "学科入选名单")]),
    ("新建学校3所、社区食堂2个。", [(3, "level", "新建学校"), (2, "level", "社区食堂")]),
    # Changes of names before, with 了, and one change of several.
    ("甲河、乙河流量分别为3吨和4吨，分别比上年增长了5%和6%。", [
        (3, "level", "甲河流量"), (4, "level", "乙河流量"), (5, "increase", "甲河流量"), (6, "increase", "乙河流量"),
    ]),
    ("臭氧、氨氮浓度分别为3微克/立方米、4微克/立方米，同比均下降5%。", [
        (3, "level", "臭氧浓度"), (4, "level", "氨氮浓度"), (5, "decrease", "臭氧浓度"), (5, "decrease", "氨氮浓度"),
    ]),
    # Whose rate, cost or sum.
    ("收到举报30件，整改率95%。", [(30, "level", "收到举报"), (95, "level", "收到举报整改率")]),
    ("应清理办公用房300间，已清理200间。", [(300, "level", "清理办公用房"), (200, "level", "清理办公用房")]),
    ("出台10项民生政策，惠及25万人。", [(10, "level", "出台民生政策"), (25e4, "level", "出台民生政策惠及")]),
    ("东江大桥按一级公路标准设计，总投资9亿元。", [(9e8, "level", "东江大桥总投资")]),
    ("优化项目包保机制，力争完成投资2亿元。", [(2e8, "level", "投资")]),
    ("打造面积达14万亩的绿色发展带。", [(14e4, "level", "绿色发展带面积")]),
    ("形成年产值500亿元的纺织集群。", [(5e10, "level", "纺织集群年产值")]),
    ("减税规模约占总规模的四成。", [(40, "level", "减税规模占规模比例")]),
    # Verbs and words of several characters.
    ("园区由106家整合为50家。", [(106, "level", "园区"), (50, "level", "园区")]),
    ("断面达到或优于Ⅲ类比例超过95%。", [(95, "level", "断面达到或优于Ⅲ类比例")]),
    ("人口自然增长率控制在7%以内。", [(7, "level", "人口自然增长率")]),
    ("优良比例为94.7%，高于国家目标4.7个百分点。", [(94.7, "level", "优良比例"), (4.7, "increase", "优良比例")]),
    ("粮食播种面积稳定在12万亩，总产量达6万吨。", [(12e4, "level", "粮食播种面积"), (6e4, "level", "粮食总产量")]),
    ("平均降水量912毫米，较多年平均偏多9.3%。", [(912, "level", "平均降水量"), (9.3, "increase", "平均降水量")]),
    ("平均气温16℃，比常年偏低1℃。", [(16, "level", "平均气温"), (1, "decrease", "平均气温")]),
    ("补助标准为每户2万元。", [(2e4, "level", "补助标准")]),
    ("全市108条水体中，95条达标。", [(108, "level", "水体"), (95, "level", "水体达标")]),
    ("辐射全国75个城市、164个站点。", [(75, "level", "城市"), (164, "level", "站点")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_names(sentence: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.indicator) for r in records_of(sentence)] == expected


# (sentence, its units)
UNITS = [
    ("实施2个矿山修复项目。", ["项目"]),
    ("2个矿山修复古道。", ["矿山"]),
    ("产品远销54个国家和地区。", ["国家和地区"]),
    ("8个二级指标及数字政府建设达到先进水平。", ["指标"]),
    ("绿电拓展至22个省区市。", ["省区市"]),
    ("完成2万人搬迁任务。", ["人"]),
    ("改造危房2万户（套）、厕所3万座。", ["户", "座"]),
    ("出台20条政策措施。", ["政策措施"]),
    ("小麦亩产达到520公斤。", ["kg/mu"]),
]


@pytest.mark.parametrize(("sentence", "units"), UNITS)
def test_units(sentence: str, units: list[str]) -> None:
    assert [r.unit for r in records_of(sentence)] == units


# (sentence, its comparators)
BOUNDS = [
    ("水质稳定在Ⅱ类及以上。", [">="]),
    ("水质稳定在Ⅱ类。", ["="]),
    ("单位能耗约降1%。", ["~"]),
    ("单位能耗节约降1%。", ["="]),
    ("产值在2020年基础上翻一番。", ["="]),
    ("产值上2亿元。", [">="]),
]


@pytest.mark.parametrize(("sentence", "comparators"), BOUNDS)
def test_bounds(sentence: str, comparators: list[str]) -> None:
    assert [r.comparator for r in records_of(sentence)] == comparators


# (sentence, the kinds of its records)
KINDS = [
    ("县里每年还将列支1亿元补贴，打造10个基地。", ["target", "target"]),
    ("累计完成中央部署我市的改革试点任务122项。", ["result"]),
    ("备耕所需资金到位率达92%。", ["result"]),
    ("项目建成后，每年可节约标准煤30万吨。", ["target"]),
    ("新规将上限由10万元提高到20万元。", ["result", "result"]),
    ("4个村已完成改造，剩余2个将于9月底前完工。", ["result", "target"]),
    ("已投资3亿元，将建成泵站。", ["result"]),
]


@pytest.mark.parametrize(("sentence", "kinds"), KINDS)
def test_kinds(sentence: str, kinds: list[str]) -> None:
    assert [r.kind for r in records_of(sentence)] == kinds


# (sentence of a document of 2024, its deadlines with what is to be done by them)
DEADLINES = [
    # The clause right behind the date tells nothing that could be seen to be so.
    ("到2030年，环境持续改善，黑臭水体基本消除。", [("2030-12-31", "黑臭水体消除")]),
    ("到2030年，环境持续改善，风气更加向好。", []),
    ("到2030年，污染加重趋势得到遏制，环境全面改善。", [("2030-12-31", "污染加重趋势得到遏制")]),
    ("到2030年，重点行业能效达到先进水平。", [("2030-12-31", "重点行业能效达到先进水平")]),
    # Years in which something will be complete, and what it is.
    ("该桥是过江要道，将于2026年建成使用。", [("2026-12-31", "桥使用")]),
    ("今年力争主体工程完工。", [("2024-12-31", "主体工程完工")]),
    ("今年要坚持依法行政。", []),
    ("路面工程正在摊铺，计划6月底完成；二期已开展设计，计划于明年底完成。", [
        ("2024-06-30", "路面工程完成"), ("2025-12-31", "二期完成"),
    ]),
    ("按照计划，环城水系8月贯通。", [("2024-08-31", "环城水系贯通")]),
    ("今年前4月物流平稳。", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), DEADLINES)
def test_deadlines(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.deadline, r.indicator) for r in records_of(sentence) if r.measure == "deadline"] == expected


def test_a_glossary_at_the_end_of_a_report_has_no_records() -> None:
    front = (
        "一年来，全县上下齐心协力，各项工作都有了新的起色，群众的日子越过越好，港口的面貌焕然一新，渔船出海也更加平安。"
    )
    text = f"一、重点工作\n{front}新建码头12座。\n\n名词解释\n“两港”：东港、西港，共有码头30座。\n"
    assert [r.value for r in records_of(text)] == [12]


# 建成渡口3处，小型码头2处: (first and last mark of what the models found, whether the rules' own words stay)
@pytest.mark.parametrize(("first", "last", "stays"), [(0, 1, True), (0, 5, False), (4, 5, False)])
def test_words_of_a_count_before(first: int, last: int, stays: bool) -> None:
    draft = Draft(6, Quantity(11, 12, 11, 13, "number", 2.0), None, NO_VERB)

    class Value:
        first, last = 4, 5

    best = Best(first, last, 0.0, 0.0)
    assert is_listed_before("VnQ,nnQ", draft, Value(), best) is stays  # type: ignore[arg-type]
