"""Pieces of Chinese provincial and city reports: what they look back on, heads and owners of their counts."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from policymine import extract, read_text
from policymine.learned.objections import is_listed_before
from policymine.learned.spans import Best
from policymine.learned.views import ValueView
from policymine.learned.whole_words import ended
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, *, source: str = "", year: int = 2026) -> list[Record]:
    document = read_text(text, language="zh", source=source)
    return list(extract(replace(document, facts=Facts(report_year=year, language="zh"))))


# (sentence, its records as (value, unit, indicator))
NAMES = [
    # The last of several counts has the head of all.
    (
        "培育3个国家级、9个省级示范社区。",
        [(3, "个", "国家级示范社区"), (9, "社区", "省级示范社区")],
    ),
    (
        "新增2家百亿级、4家五十亿级和11家十亿级纺织企业。",
        [(2, "家", "百亿级纺织企业"), (4, "家", "五十亿级纺织企业"), (11, "企业", "十亿级纺织企业")],
    ),
    ("建成7个市级、12个县级图书馆。", [(7, "个", "市级图书馆"), (12, "图书馆", "县级图书馆")]),
    # What only ends like a place is none.
    ("打造特色街巷40条，全国文明村镇达到9个。", [(40, "条", "特色街巷"), (9, "个", "文明村镇")]),
    (
        "市属船厂由9家整合为3家，职工人数下降6%，产业开发区由14家整合为5家。",
        [
            (9, "家", "市属船厂"),
            (3, "家", "市属船厂"),
            (6, "%", "职工人数"),
            (14, "家", "产业开发区"),
            (5, "家", "产业开发区"),
        ],
    ),
    # Places that begin like a word of the skeleton, and land that is not yet used.
    ("和顺县新增停车位700个。", [(700, "个", "停车位")]),
    ("盘活批而未供土地8700亩。", [(8700, "mu", "批而未供土地")]),
    # The end of a plan's years.
    ("渔业总收入较“十三五”末期翻一番、净利润翻两番。", [(1, "times", "渔业总收入"), (3, "times", "净利润")]),
]


@pytest.mark.parametrize(("text", "read"), NAMES)
def test_names_of_pieces(text: str, read: list[tuple[float, str, str]]) -> None:
    told = [(record.value, record.unit, record.indicator) for record in records_of(text)]
    assert [(value, unit) for value, unit, _ in told] == [(value, unit) for value, unit, _ in read]
    assert all(name.endswith(own) for (_, _, name), (_, _, own) in zip(told, read, strict=True)), told


# (sentence, its records as (value, indicator)), where only that it is there is said behind the name
REACHED = [
    ("渔船数量实现翻番，渔港吞吐量实现倍增。", [(1, "渔船数量"), (1, "渔港吞吐量")]),
    ("渔业关键技术攻关取得17项突破。", [(17, "渔业关键技术攻关")]),
    # What something adds to growth is no growth.
    ("渔业、林业对经济增长贡献超七成。", [(70, "渔业、林业对经济增长贡献")]),
    # Numbers in the names of policies.
    ("认真落实鼓励渔业投资新48条。", []),
]


@pytest.mark.parametrize(("text", "read"), REACHED)
def test_names_without_what_says_that_it_is_reached(text: str, read: list[tuple[float, str]]) -> None:
    assert [(record.value, record.indicator) for record in records_of(text)] == read


# (sentence, its records as (value, change))
CHANGES = [
    ("渔船、渔网出口分别增长1.8倍、47%。", [(1.8, "increase"), (47, "increase")]),
    ("渔船、渔网出口分别下降47%、七成。", [(47, "decrease"), (70, "decrease")]),
    ("渔船出口增长1.8倍，占全省的47%。", [(1.8, "increase"), (47, "level")]),
]


@pytest.mark.parametrize(("text", "read"), CHANGES)
def test_changes_of_different_measures(text: str, read: list[tuple[float, str]]) -> None:
    assert [(record.value, record.change) for record in records_of(text)] == read


# What counts nothing: one of so many, a version, the best so many per cent.
NOTHING = [
    "南湖公园成为全省首批8个郊野公园之一。",
    "设立渔业联盟2.0服务窗口。",
    "入选全国12个渔村旅游线路之一，游客增多。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing(text: str) -> None:
    assert records_of(text) == []


def test_the_best_are_no_share() -> None:
    records = records_of("世界排名前1%的渔业学科数量增长两倍。")
    assert [(record.value, record.measure) for record in records] == [(2, "multiple")]


# (piece, the years that its first value is of)
PERIODS = [
    # What goes before "these five years" in a piece is of them too.
    ("渔船存量增长三成，渔港达到14座。\n这五年，林业发展更有活力。新建林场9座。", 2021),
    ("渔船存量增长三成。\n五年来，我们坚持生态优先，绿色底色更加鲜明。新建林场9座。", 2021),
    ("渔船存量增长三成，渔港达到14座。\n这是林业蓬勃发展的五年。新建林场9座。", 2021),
    # So is what grew by so much each year, or since the plan before.
    ("渔业产值年均增长6.5%。渔港达到14座，成功创建渔业强市。", 2021),
    ("成功创建渔业强市，渔业投资较“十三五”增长14%。", 2021),
    # But not where the last year is told of between them, or anything else speaks for one year.
    ("渔船存量增长三成，渔港达到14座，成功创建渔业强市。", 2025),
    ("渔船存量增长三成，渔港达到14座。\n各位代表！五年来，林业发展更有活力。新建林场9座。", 2025),
    ("全年渔业产值增长6.5%，渔民收入年均增长5%，成功创建渔业强市。", 2025),
]


@pytest.mark.parametrize(("text", "year"), PERIODS)
def test_years_before_they_are_said(text: str, year: int) -> None:
    first = records_of(text, source="zh-001-anhui-2026.txt")[0]
    assert (first.kind, first.period_start, first.period_end) == ("result", f"{year}-01-01", "2025-12-31")


# (code, position of the value, first and last mark of the rules' name, those found, where they end then)
ENDS = [
    ("VQnnnnn.", 1, (2, 5), (0, 4), 5),  # inside the rules' name: to its end
    ("VQnncnnn.", 1, (2, 7), (0, 3), 3),  # another thing stands behind "and"
    ("VnnQc", 3, (-1, -1), (0, 1), 2),  # one character before the value
    ("VQnnnn,n", 1, (-1, -1), (0, 3), 5),  # two before a comma
    ("VQnnnnnn,", 1, (-1, -1), (0, 3), 3),  # more may be another word
    ("nnUQ,RQ.", 6, (-1, -1), (0, 2), 1),  # the verb of a value before is no part
]


@pytest.mark.parametrize(("code", "position", "rules", "found", "end"), ENDS)
def test_where_names_end(code: str, position: int, rules: tuple[int, int], found: tuple[int, int], end: int) -> None:
    marks = frozenset(range(rules[0], rules[1] + 1)) if rules[0] >= 0 else frozenset()
    value = ValueView(position, "number", "", (), 0, marks, False, *rules)
    assert ended(code, position, value, Best(*found, 9.0, 0.0)).last == end


# (piece without a heading, kind of each record)
KINDS = [
    # What only sums up reviews all of it, estimates too.
    (
        "渔业发展成效明显，成功举办渔船展，获批省级渔港2个。新培育养殖户47户，预计渔民达7.4万人。",
        ["result", "result", "result"],
    ),
    # Where it looks ahead as well, each sentence tells by itself.
    ("渔业发展成效明显，成功举办渔船展，获批省级渔港2个。今年力争培育养殖户47户。", ["result", "target"]),
    ("守牢安全底线，办好渔民夜校，建好用好渔港。新增渔村食堂15家。", ["target"]),
    ("渔获量连续三年居全省首位，首次突破万吨。培育渔村食堂15家。", ["result", "result", "result"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds_in_pieces_without_headings(text: str, kinds: list[str]) -> None:
    assert [record.kind for record in records_of(text, source="zh-001-anhui-2026.txt")] == kinds


# (code, position of the value, what sort it is of, the rules' name, what was found, whether that is another thing's)
LISTED = [
    ("VnnQc,nnnQ.", 9, "number", (6, 8), (1, 2), True),  # of the count before
    ("nnbU,VQnnn.", 6, "number", (7, 9), (0, 3), True),  # of the clause before
    ("nnbU,VQn.", 6, "number", (7, 7), (0, 3), False),  # too short a name
    ("nnbU,nnRQ.", 8, "number", (5, 6), (0, 3), True),  # a name that comes to so many
    ("nnbU,VnQ.", 7, "money", (5, 6), (0, 3), False),  # sums are often of what was told before
    ("nnQc,nnQ.", 7, "multiple", (5, 6), (0, 1), True),
]


@pytest.mark.parametrize(("code", "position", "sort", "rules", "found", "other"), LISTED)
def test_what_is_of_another(
    code: str, position: int, sort: str, rules: tuple[int, int], found: tuple[int, int], other: bool
) -> None:
    value = ValueView(position, sort, "", (), 0, frozenset(range(rules[0], rules[1] + 1)), False, *rules)
    draft = SimpleNamespace(position=position, quantity=SimpleNamespace(sort=sort))
    assert is_listed_before(code, draft, value, Best(*found, 9.0, 0.0)) is other  # type: ignore[arg-type]
