"""Chinese plans to put things right: what is wanting, what was found, parts of what was counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, title: str = "泉州湾环境整改方案", year: int | None = 2023) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(title=title, report_year=year, language="zh"))))


# (sentence of a plan, the kinds of its records)
WANTING = [
    ("全县31个集镇中有12个未建成雨水管网。", ["result", "result"]),
    ("列入清单的26家渔场，仅完成搬迁9家。", ["result", "result"]),
    ("全市渔港污水收集率仅为43%。", ["result"]),
    ("24座泵站中有7座不能正常运行。", ["result", "result"]),
    ("某渔场违规占用滩涂约300亩。", ["result"]),
    ("尚有18处码头未接入污水管网。", ["result"]),
    ("督察发现，沿湾共有违建木屋27间。", ["result"]),
    ("督察组移交问题线索5件。", ["result"]),
    # What is to be done about it is promised.
    ("拆除违规占用滩涂的木屋27间。", ["target"]),
    ("整治未达标码头18处。", ["target"]),
    ("将尚未接入管网的18处码头全部接入管网。", ["target"]),
]


@pytest.mark.parametrize(("sentence", "kinds"), WANTING)
def test_what_is_wanting_was_found_and_what_is_to_be_done_is_not(sentence: str, kinds: list[str]) -> None:
    assert [r.kind for r in records_of(sentence)] == kinds


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("（一）码头污水收集滞后。", "result"),
        ("（二）养殖尾水治理不到位，问题较为突出。", "result"),
        ("问题三：监管责任不落实、执法不严。", "result"),
        ("（一）加快补齐码头短板。", "target"),
        ("（二）突出抓好养殖尾水治理。", "target"),
    ],
)
def test_a_label_that_says_what_is_wanting_tells_of_what_was_found(label: str, kind: str) -> None:
    assert [r.kind for r in records_of(f"二、主要内容\n\n{label}渔港垃圾收集点4处。")] == [kind]


def test_what_was_done_is_no_promise_beside_what_is_due() -> None:
    records = records_of("一、整改目标\n\n40个问题2024年底前完成整改31个。86件来信已答复70件，阶段性答复16件。")
    assert [(r.value, r.kind, r.deadline or r.period_end) for r in records[-2:]] == [
        (70, "result", ""), (16, "result", ""),
    ]  # fmt: skip


# (text, its records as (value, indicator))
PARTS = [
    ("全县31个集镇中，有12个尚未建成雨水管网。", [(31, "集镇"), (12, "集镇未建成雨水管网")]),
    ("28家渔场中仅有9家完成改造，完成率只有三成。", [(28, "渔场"), (9, "渔场改造"), (30, "渔场改造完成率")]),
    ("52条小溪中，水质达标的45条，其余7条正在治理。", [(52, "小溪"), (45, "小溪水质达标"), (7, "小溪治理")]),
    ("15座码头中，已停用9座，在用4座，立行立改2座。", [
        (15, "码头"), (9, "码头停用"), (4, "码头在用"), (2, "码头立行立改"),
    ]),
    ("40个问题中，长期坚持6个；2023年底前完成21个；其余13个2024年底前完成。", [
        (40, "问题"), (6, "问题长期坚持"), (21, "问题完成"), (13, "问题完成"),
    ]),
    ("创建示范渔村6个，其中2个被评为国家级。", [(6, "示范渔村"), (2, "示范渔村被评为国家级")]),
    ("全县24所渔村小学中，22所通过验收。", [(24, "渔村小学"), (22, "渔村小学通过验收")]),
    # Other things of the same classifier are none of them.
    ("新建泵站4座，拆除旧码头3座。", [(4, "新建泵站"), (3, "拆除旧码头")]),
    ("现有采砂场6家、冷库4家。", [(6, "采砂场"), (4, "冷库")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_counts_without_a_noun_are_parts_of_what_was_counted(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(r.value, r.indicator) for r in records_of(text, title="泉州湾2023年工作总结")] == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("新建12座渔村污水处理站。", "渔村污水处理站"),
        ("整治35处地质灾害隐患点。", "地质灾害隐患点"),
        ("8个乡镇垃圾中转站完成改造。", "乡镇"),
    ],
)
def test_a_building_is_counted_by_its_whole_name(text: str, unit: str) -> None:
    assert [r.unit for r in records_of(text)] == [unit]


def test_a_date_behind_an_enumeration_comma_is_that_of_the_rest() -> None:
    records = records_of("2023年底前完成21个问题，其余13个持续推进、2025年底前完成。")
    assert [r.deadline for r in records] == ["2023-12-31", "2025-12-31"]


def test_what_a_month_brought_is_no_commitment() -> None:
    assert records_of("2023年5月，省督察组对我市开展了督察。") == []


def dues_of(text: str) -> list[tuple[float | None, str]]:
    return [(r.value, r.deadline) for r in records_of(text) if r.kind == "target"]


ITEMS = """二、整改任务

（一）码头污水收集滞后。

整改目标：18处码头接入管网，污水收集率达到90%。

整改措施：2024年3月底前，新建泵站3座；改造管道12公里。

整改时限：2024年10月底前。

（二）养殖尾水治理不到位。

整改时限：2025年底

整改措施：

（1）改造池塘800亩。

（2）新建尾水处理站6座。

（三）垃圾清运不及时。

整改目标：新建转运站2座。"""


def test_all_that_an_item_promises_is_due_when_a_line_of_it_says() -> None:
    due = [(18.0, "2024-10-31"), (90.0, "2024-10-31"), (3.0, "2024-03-31"), (12.0, "2024-03-31")]
    later = [(800.0, "2025-12-31"), (6.0, "2025-12-31")]
    assert dues_of(ITEMS)[:6] == [*due, *later]
    assert dues_of(ITEMS)[6][1] not in ("2024-10-31", "2025-12-31")


def test_a_task_is_due_when_its_own_line_says() -> None:
    text = "1.新建泵站3座。完成时限：2024年9月底前。\n\n2.清淤5公里。（完成时限：2024年6月底前）\n\n3.植树4万株。"
    assert dues_of(text)[:2] == [(3.0, "2024-09-30"), (5.0, "2024-06-30")]
    assert dues_of(text)[2][1] not in ("2024-09-30", "2024-06-30")


# (text of a plan for 2021 to 2025 that names no year of its own, its records as (value, kind, deadline))
PLANS = [
    ("单位产值能耗五年累计下降19%。", [(19, "target", "2025-12-31")]),
    ("2023年底前，改造码头8座。", [(8, "target", "2023-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), PLANS)
def test_a_plan_of_five_years_is_of_the_year_that_it_begins_in(
    text: str, expected: list[tuple[float, str, str]]
) -> None:
    whole = f"泉州湾“十四五”渔业规划\n\n到2025年，海湾环境持续改善。\n\n{text}"
    records = [r for r in extract(read_text(whole, language="zh")) if r.measure != "deadline"]
    assert [(r.value, r.kind, r.deadline) for r in records] == expected


# (text, its records as (value, kind, the last day))
DONE_BY = [
    ("新建码头8座，清淤3公里，2024年6月完工。", [(8, "target", "2024-06-30"), (3, "target", "2024-06-30")]),
    (
        "建设冷库600间，总投资1.2亿元，计划年底前竣工。",
        [(600, "target", "2023-12-31"), (1.2e8, "target", "2023-12-31")],
    ),
    ("三是力争到2025年底，养殖尾水达标率提高到94%。", [(94, "target", "2025-12-31")]),
    ("去年争取省级资金8500万元，维修码头18座。", [(8.5e7, "result", "2022-12-31"), (18, "result", "2022-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), DONE_BY)
def test_by_when_all_is_done(text: str, expected: list[tuple[float, str, str]]) -> None:
    records = records_of(text)
    assert [(r.value, r.kind, r.deadline or r.period_end) for r in records] == expected
