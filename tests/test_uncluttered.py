"""Texts with what is no word between their words: spaces around Chinese figures, the marks of notes."""

from __future__ import annotations

import itertools
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine import extract, read_text
from policymine.news_day import find_news_day
from policymine.records import Facts, Record
from policymine.text import normalise
from policymine.uncluttered import unclutter, uncluttered_text

pytestmark = pytest.mark.usefixtures("rules_only")

SENTENCES = [
    "2023年，全县新建农村公路90余公里，改造危桥1200多座，累计绿化荒山3万多亩。",
    "到2027年底，城镇污水集中处理率达到95%以上，PM2.5平均浓度下降8%左右。",
    "渔业总产值位居全省第3，休闲农庄由1万6千家增加到2万5千家。",
    "地表水优于Ⅲ类比例为92.5%，同比提高1.8个百分点；关停砖厂17家、压减产能40余万吨。",
    "（二）今年要完成老旧小区改造230个，惠及居民6万多户，投入资金12.6亿元。",
]
PLACES = {"start", "end", "value_text", "sentence", "record_id"}


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(report_year=2024, language="zh"))))


def told(record: Record) -> dict[str, object]:
    """All that a record says but where it stands."""
    said = {field.name: getattr(record, field.name) for field in fields(record) if field.name not in PLACES}
    return {name: value.replace(" ", "") if isinstance(value, str) else value for name, value in said.items()}


def spaced(text: str, choose: list[bool], space: str) -> str:
    """The text with a space at some of the places between a figure and a Han character."""
    parts = [text[:1]]
    choices = iter(choose)
    for before, after in itertools.pairwise(text):
        edge = (before.isascii() and before.isalnum()) != (after.isascii() and after.isalnum())
        if edge and not {before, after} & set(".%") and next(choices, False):
            parts.append(space)
        parts.append(after)
    return "".join(parts)


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("space", [" ", "  ", "\u00a0", "\u2009", "\u200b"])
def test_spaces_around_figures_change_nothing(text: str, space: str) -> None:
    plain, loose = records_of(text), records_of(spaced(text, [True] * 99, space))
    assert plain
    assert list(map(told, loose)) == list(map(told, plain))


@given(st.sampled_from(SENTENCES), st.lists(st.booleans(), min_size=60, max_size=60))
def test_any_spaces_change_nothing_and_offsets_are_those_of_the_source(text: str, choose: list[bool]) -> None:
    loose = spaced(text, choose, " ")
    records = records_of(loose)
    assert list(map(told, records)) == list(map(told, records_of(text)))
    for record in records:
        assert loose[record.start : record.end] == record.value_text
        assert record.sentence in loose
        assert record.value_text in record.sentence


def test_a_value_is_shown_as_it_stands() -> None:
    text = "二、2025 年工作\n今年，改造管网 80 多万米。\n"
    (record,) = records_of(text)
    assert (record.value, record.comparator, record.value_text) == (800_000, ">=", "80 多万")
    assert record.sentence == "今年，改造管网 80 多万米。"


def test_headings_are_shown_as_they_stand() -> None:
    done = "一、2025 年工作回顾\n\n（一）造林 3 年行动\n\n新增林地 20 多万亩。"
    text = f"{done}\n\n二、2026 年安排\n\n新增林地 30 多万亩。\n"
    records = records_of(text)
    assert [record.value for record in records] == [200_000, 300_000]
    assert all(part in normalise(text) for record in records for part in record.section.split(" > "))
    assert "2025 年工作回顾" in records[0].section


def test_the_day_of_news_may_have_spaces() -> None:
    text = "今天（6 月 17 日）发布的公报显示，2023 年全县植树 3 万亩。"
    assert find_news_day(text, 2023) == find_news_day(text.replace(" ", ""), 2023) != ""


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("1 加强领导", "1 加强领导"),
        ("12 优化结构\n13 建设 5 个园区", "12 优化结构\n13 建设5个园区"),
        ("来源 新华网", "来源 新华网"),
        ("本报讯 60 家企业复产", "本报讯 60家企业复产"),
        ("增长 8% 国家统计局", "增长8% 国家统计局"),
        ("by 2025 we plant 5 trees", "by 2025 we plant 5 trees"),
        ("粮食   500   万吨", "粮食   500   万吨"),
        ("茶园［7］增加。［8］", "茶园增加。"),
        ("of CO[2] and 12 m[3]", "of CO[2] and 12 m[3]"),
        ("between [10-20]% of 40[2]", "between [10-20]% of 40[2]"),
        ("See Sec.3 The 4.5 Mt and v1.2 Beta", "See Sec.3 The 4.5 Mt and v1.2 Beta"),
        ("Act [2015] of 47 firms.5.6 million", "Act [2015] of 47 firms.5.6 million"),
    ],
)
def test_what_is_closed(text: str, closed: str) -> None:
    assert uncluttered_text(text) == closed


@pytest.mark.parametrize("width", [27, 31, 40])
def test_lines_that_end_amid_words_and_numbers_change_nothing(width: int) -> None:
    whole = "\n".join(f"{a}{b}" for a, b in itertools.pairwise(SENTENCES))
    cut = [line[at : at + width] for line in whole.splitlines() for at in range(0, len(line), width)]
    wrapped = "\n".join(cut)
    records = records_of(wrapped)
    assert list(map(told, records)) == list(map(told, records_of(whole)))
    for record in records:
        assert wrapped[record.start : record.end] == record.value_text
        assert record.sentence in wrapped


def test_wide_spaces_before_paragraphs_change_nothing() -> None:
    plain = "（六）全县渔船增长30%。渔港环境明显改善。\n（七）码头更加繁忙。\n这五年，新建码头30座。\n"
    name = "anhui-2026.txt"
    found = [
        [
            (r.value, r.period_start, r.period_end)
            for r in extract(read_text(text, language="zh", source=name, name=name))
        ]
        for text in (plain, "".join(f"\u3000\u3000{line}\n" for line in plain.splitlines()))
    ]
    assert found[0] == found[1]
    assert found[0][0] == (30, "2025-01-01", "2025-12-31")


def test_lines_that_end_at_hyphens_and_in_phrases_change_nothing() -> None:
    text = (
        "In 2012 the county built more than 30 small weirs and laid 12 km of well-kept pipes to the town-owned mills;\n"
        "by 2031, the share of the peat-fired stations is to fall by at least 20% compared with 2012 in all the county."
    )
    wrapped = (
        text.replace("more than 30", "more\nthan 30")
        .replace("well-kept", "well-\nkept")
        .replace("at least", "at\nleast")
    )
    wrapped = wrapped.replace("peat-fired", "peat-\nfired")
    document = read_text(wrapped, language="en")
    found = [(r.comparator, r.value, r.indicator) for r in extract(document)]
    assert found == [(r.comparator, r.value, r.indicator) for r in extract(read_text(text, language="en"))]
    assert [comparator for comparator, _, _ in found] == [">=", "=", ">="]


NOTED = [
    "In 2012, peat use[3] fell by 5%.[4] The county built 30 weirs.[5, 6] By 2031, 20% of heat will be solar.[7-9]",
    "In 2012, peat use fell by 5%.3 The county built 30 weirs.4,5 By 2031, 20% of heat will be solar.6",
    "In 2012, peat use fell by 5% [3]. The county [12], built 30 weirs.\u201d[4] By 2031, 20% of heat will be solar.",
]


@pytest.mark.parametrize("text", NOTED)
def test_marks_of_notes_change_nothing(text: str) -> None:
    records = list(extract(read_text(text, language="en")))
    said = [(r.kind, r.value, r.indicator, r.period_end or r.deadline) for r in records]
    assert said == [
        ("result", 5, "peat use", "2012-12-31"),
        ("result", 30, "weirs built", "2012-12-31"),
        ("target", 20, "heat", "2031-12-31"),
    ]
    for record in records:
        assert text[record.start : record.end] == record.value_text
        assert record.sentence in text


def test_a_document_without_such_things_is_left_as_it_is() -> None:
    document = read_text("全县植树3万亩。")
    assert unclutter(document).document is document
