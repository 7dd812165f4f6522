"""Chinese counts of places and bodies that only say where or who, proposals of others, and scenes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, title: str = "青禾县2023年渔业工作", year: int | None = 2024) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(title=title, report_year=year, language="zh"))))


# (sentence, the values that count)
SCOPES = [
    ("在海河流域，沿河9省区林业部门联合开展护河行动，共查处案件120起。", [120]),
    ("县里会同公安、市场监管等5个部门开展联合执法，立案36起。", [36]),
    ("全市11个县区自然资源部门共清理违建3400平方米。", [3400]),
    ("环湖6县2区已建成污水处理厂14座。", [14]),
    ("责任单位：市生态环境局等8个市直部门。", []),
    ("牵头单位：市水利局等3家单位，共整治河道21公里。", [21]),
    ("山区14县加快发展特色农业，蔬菜产量达到30万吨。", [30e4]),
    ("由43人组成的队伍完成了60间板房的搭建。", [60]),
    ("由12家渔业公司组建的联合体建成冷库3座。", [3]),
    ("由住建厅等6部门组成的工作组开展检查，发现问题45个。", [45]),
    ("6省1市公安机关共同开展巡江行动，查扣渔船37艘。", [37]),
    ("11个部门联合开展整治，关停小作坊37家。", [37]),
    # What the issued document has counts, those who issued it do not.
    ("生态环境部等11部门联合印发方案，提出到2025年建成园区100个。", [100]),
    ("近日，住建部等9部门联合印发《海绵城市行动方案》，明确到2027年培育示范县60个。", [60]),
    ("林业厅等6家单位联合出台意见，计划新建苗圃40处、改造老旧林场20个。", [40, 20]),
    ("三部门联合发布通知，要求2026年底前完成120座病险水库加固。", [120]),
    # How far, or how large, are the things that are meant.
    ("码头与车站300米内换乘率达88%。", [88]),
    ("清偿单户20万元以下欠款360笔。", [360]),
    ("换乘距离控制在300米内。", [300]),
    # Here the places are what was counted.
    ("全州5市2县通过验收。", [5, 2]),
    ("全省3县1区已摘帽。", [3, 1]),
    ("培训覆盖12个县区。", [12]),
    ("8个部门被通报。", [8]),
]


@pytest.mark.parametrize(("sentence", "values"), SCOPES)
def test_places_and_bodies_that_act_or_own_are_not_counted(sentence: str, values: list[float]) -> None:
    assert [r.value for r in records_of(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "name", "day"),
    [
        ("2024年底前完成环湾5镇2街道养殖池塘清退。", "环湾5镇2街道养殖池塘清退", "2024-12-31"),
        ("2024年6月底前完成沿河3县1区垃圾清运。", "沿河3县1区垃圾清运", "2024-06-30"),
        ("2025年底前实现沿江4市港口岸电全覆盖。", "沿江4市港口岸电全覆盖", "2025-12-31"),
    ],
)
def test_scopes_leave_a_deadline_without_a_number(sentence: str, name: str, day: str) -> None:
    (record,) = records_of(sentence, "海湾整治方案", 2023)
    assert (record.measure, record.indicator, record.deadline) == ("deadline", name, day)


@pytest.mark.parametrize(
    "sentence",
    [
        "您提出的将护林员补助标准提高到500元的建议，我部将认真研究。",
        "关于您提出的将垃圾清运补助增加到每村20万元的问题，我局将会同财政局研究。",
        "代表建议新建养老机构200家，我们将积极采纳。",
        "针对委员提出的建成50个示范渔港的建议，我局高度重视。",
    ],
)
def test_what_others_propose_is_no_promise(sentence: str) -> None:
    assert records_of(sentence, "对第12号建议的答复") == []


def test_what_is_answered_counts() -> None:
    text = "您提出的支持渔港建设的建议收悉。2023年建成渔港12个。"
    assert [r.value for r in records_of(text, "对第12号建议的答复")] == [12]


@pytest.mark.parametrize(
    "sentence",
    [
        "执法队员连续蹲守9个夜晚，终于抓获一个4人团伙。",
        "渔政人员连续奋战30天，打通了航道。",
        "在石桥镇，民警当场查获鳗苗20公斤。",
    ],
)
def test_scenes_count_nothing(sentence: str) -> None:
    assert records_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("出口额达到90亿元，稳居沿江城市首位。", "出口额"),
        ("2023年绿色金融规模位列内陆省份首位。", "绿色金融规模"),
        ("渔船保有量居全省首位。", "渔船保有量"),
    ],
)
def test_first_among_others_is_a_rank(sentence: str, name: str) -> None:
    record = records_of(sentence)[-1]
    assert (record.measure, record.value, record.indicator) == ("rank", 1, name)


@pytest.mark.parametrize(
    ("text", "comparator"), [("春播进度过7成。", ">="), ("机播率已过六成。", ">="), ("合格率近九成。", "~")]
)
def test_past_so_many_tenths(text: str, comparator: str) -> None:
    assert [r.comparator for r in records_of(text)] == [comparator]


def test_the_verb_of_the_next_clause_does_not_take_the_future_from_a_value() -> None:
    text = "全县夏收面积超过30万亩。\n\n今年预计全县将有900多台农机参加秋收，农机站组织好检修。"
    assert [(r.kind, r.deadline) for r in records_of(text, "2024年夏收", 2024)][-1] == ("target", "2024-12-31")


def test_what_a_review_of_years_tells_was_done_though_its_heading_names_the_next_plan() -> None:
    text = "二、“十三五”时期发展成就和“十四五”时期主要目标\n\n过去五年，全县发展取得新成就。\n\n"
    text += "生产总值从不足80亿元增加到超过120亿元。\n\n新增造林超过12万亩，建成全省最大的苗圃。\n\n"
    text += "“十四五”时期是转型的第一个五年。\n\n城镇化率提高到60%。"
    records = records_of(text, "", 2021)
    assert [r.kind for r in records] == ["result", "result", "result", "target"]
    assert {r.period_end for r in records[:3]} == {"2020-12-31"}
