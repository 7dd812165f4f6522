"""Numbers that are no statement, each with its reason, and near misses that are one."""

from __future__ import annotations

import functools

import pytest

from policymine import Block, Document, Facts, extract
from policymine.distractors import Distractors
from policymine.lang import load
from policymine.lang.units import Units
from policymine.statements import StatementReader

# (sentence, the number in it, why it is no record)
EN_REASONS = [
    ("(2) In spring the kilns were closed.", "2", "enumerator"),
    ("3. Close the kilns.", "3", "enumerator"),
    ("4) Close the kilns.", "4", "enumerator"),
    ("First close kilns; 2. plant trees.", "2", "enumerator"),
    ("3.2 Quiet roads for the old town", "3.2", "section number"),
    ("These 34 projects moved on.", "34", "reference"),
    ("All of the said 12 tasks went well.", "12", "reference"),
    ("Doors open at 9 : 30.", "9", "clock"),
    ("The works took 21 months.", "21", "duration"),
    ("The campaign went on for 40 days.", "40", "duration"),
    ("The 30-day campaign ended.", "30", "duration"),
    ("The rate rose in 3 years in a row.", "3", "duration"),
    ("They closed the 35-ton furnace.", "35", "hyphenated name"),
    ("The 12-storey house was insulated.", "12", "hyphenated name"),
    ("They value the two mountains.", "two", "figure of speech"),
    ("The three major battles were won.", "three", "figure of speech"),
    ("They spoke with two lenders.", "two", "figure of speech"),
    ("One of the lakes was dredged.", "One", "pronoun"),
    ("Zero landfills were opened.", "Zero", "zero in words"),
    ("In all, 120 delegates attended the meeting.", "120", "stage direction"),
    ("The notice was jointly issued by 11 departments.", "11", "who acts"),
    ("Those who dump waste shall be fined 50,000 yuan.", "50,000", "legal limit"),
    ("The air quality has a weight of 15 percent.", "15 percent", "legal limit"),
    ("The Willow is a river 397 km long and clear.", "397", "geography"),
    ("Farmer Li earned 80 yuan by selling reeds.", "80", "story"),
    ("The lookout stands at an altitude of 320 meters.", "320", "geography"),
    ("The mean noise of 24 districts was 54 decibels.", "24", "scope"),
    ("The good-air ratio in 39 cities was 85.8%.", "39", "scope"),
    ("Boilers below 35 steam tons were replaced.", "35", "threshold"),
    ("Ships over 400 tons are registered.", "400", "threshold"),
    ("“The roof leaks when it rains,” said Tom Reed, 52.", "52", "age"),
    ("Each pit has a depth of about 60 centimeters.", "60", "size of a hole"),
    ("Water came from a spring 4 kilometers away.", "4", "way"),
    ("The strategy lists 14 key measures.", "14", "contents of a document"),
    ("Orchards on 18 degree slopes were terraced.", "18", "slope"),
    ("The method is described on pp. 88-93 of the manual.", "93", "page"),
    ("See the Fuel Rules (KR/2011-189) on blending.", "189", "number of a document"),
    ("4 / Kilns of the old town", "4", "enumerator"),
    ("Goal 3, cleaner rivers, comes first.", "3", "number of a thing"),
    ("The crane above Berth 7, newly painted, was lifted.", "7", "number of a thing"),
    ("The phone of the report line is 12345, day and night.", "12345", "telephone"),
    ("The 12345 hotline was busy.", "12345", "telephone"),
    ("To the water bureaus of 14 counties and the new district:", "14", "addressee"),
    ("The mechanic Wang, 52, has closed his kiln.", "52", "age"),
    ("The noise was below the night limit of 45 dB.", "45", "legal limit"),
    ("Lead was under the guideline (0.05 mg/L).", "0.05", "legal limit"),
    ("Handling took 12 days, 60 days being the legal limit.", "60", "legal limit"),
    ("Cities were rated on a scale of 100.", "100", "scale"),
    ("The hamlet lies at elevation 1,200 m in the hills.", "1,200", "weather or place"),
    ("Farms with more than 600 heads need a permit.", "600", "threshold"),
    ("Plants using over 900 t of coal must report.", "900", "threshold"),
]
# The same numbers and words in statements: they are records.
EN_NEAR_MISSES = [
    # What makes another number of the sentence none says nothing of these.
    ("The crew mowed 19 meadows beside a spring 4 kilometers away.", "19"),
    ("Beside the pit with a depth of about 60 centimeters 25 sheds were built.", "25"),
    ("They closed (at last) 2 kilns.", "2"),
    ("In 2023 the index fell to 3.2 and stayed there.", "3.2"),
    ("In 2023 another 34 projects moved on.", "34"),
    ("In 2023, good-air days reached 321 days.", "321"),
    ("By 2025 extend the guarantee period to 12 months.", "12"),
    ("In 2023 the number of smoggy days fell by 9 days.", "9"),
    ("In 2023 they closed furnaces of 35 tons.", "35"),
    ("In 2023 the city built two parks.", "two"),
    ("In 2023, three villages were connected.", "three"),
    ("In 2023 they closed 12 chimneys.", "12"),
    ("By 2026, at least one well will be dug.", "one"),
    ("By 2026 the loss will fall to 0 tons.", "0"),
    ("In 2023, 120 meetings were held.", "120"),
    ("In 2023, 11 departments moved to green power.", "11"),
    ("In 2023, 50,000 yuan was paid for repairs.", "50,000"),
    ("In 2023, 397 km of river were cleaned.", "397"),
    ("In 2023, 24 districts met the noise limit.", "24"),
    ("In 2023 they completed the survey in 39 cities.", "39"),
    ("In 2023, more than 35 boilers were replaced.", "35"),
    ("In 2023, emissions fell below 400 tons.", "400"),
    ("By 2026 the city will build a road of 14 km.", "14"),
    ("In 2023 the hotline handled 940 cases.", "940"),
    ("In 2023 the city planted trees on 1,200 mu.", "1,200"),
    ("In 2023, ten years ago an empty lot, the park had 31 gardens.", "31"),
]
# Whole sentences without a record: names, ordinals, slogans, vague amounts.
EN_NOTHING = [
    "The 14th Provincial People's Congress met in 2023.",
    "The second round of inspection ended in 2023.",
    "Three batches of equipment arrived in 2023.",
    'The "One Lake, Two Shores" project went on in 2023.',
    'The "Three Red Lines" of 2023 were kept.',
    "The city moved on with its Three-Year Action Plan.",
    "Article 12 of the law applies since 2020.",
    "The 2+26 cities cut coal in 2023.",
    "Sections of Class V water were surveyed in 2023.",
    "PM2.5, PM10 and CO2 were measured in 2023.",
    "Cities at or above the county level did so in 2023.",
    "The two establishments and one center moved in 2023.",
    "In 2023, there was zero growth of fertilizer use.",
    "In 2023 hundreds of kilns were closed.",
    "In 2023 several parks and a batch of wells were built.",
    "Comments arrive at 9:30 on 5 March 2024.",
    "Ask at 0571-8765432 or at office12@example.org.",
    "The emission standard GB 3838-2002 was applied in 2023.",
    'The city followed the "1+6" plan in 2023.',
    "In 2023 full marks for water were 20 points.",
    "In 2023 the plant, now 18 years old, was shown to guests.",
]

pytestmark = pytest.mark.usefixtures("rules_only")


ZH_REASONS = [
    ("（2）春季关停砖窑。", "2", "enumerator"),
    ("推进这34个项目。", "34", "reference"),
    ("空气质量连续5年改善。", "5", "duration"),
    ("为期3年的行动已经启动。", "3", "duration"),
    ("120名代表出席会议。", "120", "stage direction"),
    ("通知由11个部门联合印发。", "11", "stage direction"),
    ("违者处以5万元罚款。", "5万", "legal limit"),
    ("空气质量一项的分值为15分。", "15", "legal limit"),
    ("河流全长397公里。", "397", "geography"),
    ("瞭望台海拔320米。", "320", "geography"),
    ("39个城市优良天数比例为85.8%。", "39", "scope"),
    ("拆除20蒸吨以下燃油锅炉。", "20", "threshold"),
    ("建筑面积3000平方米以上工地安装监控。", "3000", "threshold"),
    ("一台30万千瓦机组完成改造。", "30万", "name"),
    ("每削减1吨氨氮奖励500元。", "1", "rate"),
    ("如遇降水偏少两成以上，启动调水预案。", "两成", "condition"),
    ("两处站点相距42公里。", "42", "geography"),
    ("会议应到320人。", "320", "stage direction"),
    ("47省道养护工程年内完工。", "47", "name of a road"),
    ("刊发简报2篇，得4分。", "2", "score"),
    ("未按时报送的，扣3分。", "3", "score"),
    ("对6万户商铺调查显示，客流明显回升。", "6万", "those asked"),
]
ZH_NEAR_MISSES = [
    ("2023年，关停砖窑2座。", "2"),
    ("2023年，臭氧浓度降至150微克/立方米以下。", "150"),
    ("2023年，新造林300亩以上。", "300"),
    ("2023年，另有34个项目建成。", "34"),
    ("2023年，优良天数达到321天。", "321"),
    ("2023年，重污染天数减少9天。", "9"),
    ("2023年，39个城市空气质量达标。", "39"),
    ("2023年，上千家企业完成清洁生产审核。", "千"),
    ("2023年，治理河道397公里。", "397"),
    ("2023年，投入5万元整治河道。", "5万"),
    ("2023年，安置人员12名。", "12"),
    ("2023年，30个示范项目中，24个建成。", "30"),
    ("2023年，建成100公里以上绿道。", "100"),
    ("2023年，固废占地减少300亩。", "300"),
    ("2023年，60周岁以上人口占20.6%。", "20.6%"),
    ("2023年，满意度达到近八成，", "八成"),
]
ZH_NOTHING = [
    "第十四届全国人民代表大会在北京召开。",
    "第二轮督察工作启动。",
    "落实“三线一单”要求。",
    "PM2.5浓度明显改善。",
    "Ⅰ—Ⅲ类水体比例上升。",
    "开展了一批修复项目。",
    "沿线建有数十家工厂。",
    "淘汰国Ⅳ以下柴油货车。",
    "“2+26”城市联防联控。",
    "依据兰政发〔2024〕5号文件执行。",
    "联系电话：0571-88887777。",
    "拨打12369举报。",
    "打赢三大攻坚战。",
    "实施《打赢蓝天保卫战三年行动计划》。",
    "实现零增长。",
    "各地级及以上城市开展自查。",
    "附件2：任务清单",
    "湖区有一湖两海。",
    "执行国家二级标准。",
    "关停企业二三十家。",
    "土壤中未检出铯-137。",
    "样品编号为QX-2301-07。",
    "行动3　治扬尘。",
    "欢迎拨打12345、12369反映问题。",
    "会议在602会议室召开。",
    "湖库为轻度富营养（50＜指数≤60）。",
]


@functools.cache
def reader(language: str) -> StatementReader:
    return StatementReader(load(language), Units.load())


def why(language: str, sentence: str, value_text: str) -> str:
    marked = reader(language).mark(sentence, 2024)
    assert marked is not None
    for position, mark in enumerate(marked.marks):
        if marked.code[position] == "Q":
            quantity = marked.quantities[mark.place]
            if sentence[quantity.start : quantity.end] == value_text:
                return Distractors(load(language)).why(marked, position, quantity)
    raise AssertionError(f"{value_text!r} is no quantity of {sentence!r}")


def values(language: str, sentence: str) -> list[str]:
    facts = Facts(report_year=2024, published="2024-03-01", language=language)
    document = Document(sentence, (Block("paragraph", 0, len(sentence)),), facts)
    return [record.value_text for record in extract(document)]


@pytest.mark.parametrize(
    ("language", "sentence", "value_text", "reason"),
    [*(("en", *case) for case in EN_REASONS), *(("zh", *case) for case in ZH_REASONS)],
)
def test_reason(language: str, sentence: str, value_text: str, reason: str) -> None:
    assert why(language, sentence, value_text) == reason
    assert value_text not in values(language, sentence)


@pytest.mark.parametrize(
    ("language", "sentence", "value_text"),
    [*(("en", *case) for case in EN_NEAR_MISSES), *(("zh", *case) for case in ZH_NEAR_MISSES)],
)
def test_near_miss(language: str, sentence: str, value_text: str) -> None:
    assert why(language, sentence, value_text) == ""
    assert value_text in values(language, sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [*(("en", sentence) for sentence in EN_NOTHING), *(("zh", sentence) for sentence in ZH_NOTHING)],
)
def test_no_record(language: str, sentence: str) -> None:
    assert values(language, sentence) == []


def test_streak() -> None:
    assert values("en", "The rate has been rising for 5 consecutive years.") == []
