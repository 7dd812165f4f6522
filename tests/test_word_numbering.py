"""Numbers that Word shows before headings and list items."""

from __future__ import annotations

import pytest

from policymine.pipeline import mine_document
from policymine.read import read_bytes, read_text
from policymine.read.docx import read_docx
from policymine.read.outline import outline
from policymine.read.word_numbering import number_text
from word import levels, num, p, word

FORMATS = [
    ("decimal", {1: "1", 12: "12"}),
    ("decimalZero", {9: "09", 10: "10"}),
    ("upperRoman", {4: "IV", 9: "IX", 14: "XIV", 1999: "MCMXCIX"}),
    ("lowerRoman", {3: "iii"}),
    ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
    ("lowerLetter", {2: "b"}),
    ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九"}),
    ("chineseCountingThousand", {10: "十", 100: "一百", 105: "一百零五", 110: "一百一十", 1001: "一千零一"}),
    ("japaneseCounting", {12: "十二"}),
    ("chineseLegalSimplified", {3: "叁", 10: "壹拾", 12: "壹拾贰"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
    ("ideographDigital", {10: "一〇"}),
    ("decimalEnclosedCircle", {1: "①", 20: "⑳"}),
    ("decimalEnclosedCircleChinese", {3: "③"}),
    ("decimalEnclosedParen", {2: "⑵"}),
    ("decimalFullWidth", {12: "１２"}),
    ("ordinal", {2: "2nd"}),
    ("ordinalText", {3: "Third"}),
    ("none", {1: ""}),
    ("bahtText", {7: "7"}),
]


@pytest.mark.parametrize(("form", "numbers"), FORMATS)
def test_formats(form: str, numbers: dict[int, str]) -> None:
    assert {number: number_text(number, form) for number in numbers} == numbers


HAN = levels(("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3．"))
DECIMAL = levels(("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))
START = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
LISTS = [
    # each level starts anew under one further out
    (HAN + num(1), [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)],
     ["一、", "（一）", "（二）", "1．", "二、", "（一）"]),
    (DECIMAL + num(1), [(1, 0), (1, 1), (1, 2), (1, 1), (1, 0), (1, 1)], ["1.", "1.1", "a)", "1.2", "2.", "2.1"]),
    # a level that is missing further out counts as begun
    (DECIMAL + num(1), [(1, 1), (1, 1)], ["1.1", "1.2"]),
    # lists of one kind go on with each other's count, unless one says where it starts, once
    (DECIMAL + num(1) + num(2), [(1, 0), (2, 0), (1, 0)], ["1.", "2.", "3."]),
    (DECIMAL + num(1) + num(2, inner=START.format(1)), [(1, 0), (2, 0), (2, 0)], ["1.", "1.", "2."]),
    (DECIMAL + num(1, inner=START.format(7)), [(1, 0), (1, 0)], ["7.", "8."]),
    # levels that never start anew, or only after the first one
    (levels(("decimal", "%1."), ("decimal", "%2)"), extra='<w:lvlRestart w:val="0"/>') + num(1),
     [(1, 0), (1, 1), (1, 0), (1, 1)], ["1.", "1)", "2.", "2)"]),
    (levels(("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "(%3)"), extra='<w:lvlRestart w:val="1"/>') + num(1),
     [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)], ["1.", "1.1", "(1)", "1.2", "(2)", "2.", "(1)"]),
    # Arabic digits throughout, whatever the levels say
    (levels(("upperRoman", "%1."), ("decimal", "%1.%2"), extra="<w:isLgl/>") + num(1), [(1, 0), (1, 1)], ["1.", "1.1"]),
    (levels(("upperRoman", "Part %1"), extra='<w:suff w:val="nothing"/>') + num(1), [(1, 0)], ["Part I"]),
    # a level of the list's own
    (DECIMAL + num(1, inner='<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
     '<w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1:"/></w:lvl></w:lvlOverride>'), [(1, 0)], ["C:"]),
    # nothing to show: no such list or level, switched off, hidden, a bullet, no text
    (DECIMAL + num(1), [(9, 0), (1, 7), (0, 0), (1, 0)], ["", "", "", "1."]),
    (levels(("decimal", "%1."), extra="<w:rPr><w:vanish/></w:rPr>") + num(1), [(1, 0)], [""]),
    (levels(("bullet", "\uf0b7")) + num(1), [(1, 0)], [""]),
    (levels(("none", "")) + num(1), [(1, 0)], [""]),
]  # fmt: skip


def labels(data: bytes) -> list[str]:
    """Give what stands before the words of each line."""
    return [line.partition("Built")[0].strip() for line in read_docx(data).text.split("\n")]


@pytest.mark.parametrize(("numbering", "items", "expected"), LISTS)
def test_counting(numbering: str, items: list[tuple[int, int]], expected: list[str]) -> None:
    body = "".join(p(f"Built {n} parks.", number=item) for n, item in enumerate(items, 11))
    assert labels(word(body, numbering=numbering)) == expected


def style(name: str, inner: str, kind: str = "paragraph", base: str = "", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    properties = f"<w:pPr><w:numPr>{inner}</w:numPr>{more}</w:pPr>"
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{based}{properties}</w:style>'


STYLES = (
    style("Chapter", '<w:numId w:val="1"/>', more='<w:outlineLvl w:val="0"/>')
    + style("Section", '<w:ilvl w:val="1"/>', base="Chapter", more='<w:outlineLvl w:val="1"/>')
    + style("Linked", '<w:numId w:val="3"/>')
    + style("Set", '<w:numId w:val="1"/>', "numbering")
)


def test_numbering_that_styles_name() -> None:
    by_style = levels(("decimal", "%1."), ("upperLetter", "%2:"), number=3).replace(
        '<w:lvlText w:val="%2:"/>', '<w:pStyle w:val="Linked"/><w:lvlText w:val="%2:"/>'
    )
    linked = '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Set"/></w:abstractNum>'
    body = (
        p("Built one", style="Chapter")
        + p("Built two", style="Section")
        + p("Built three", style="Section", number=(0, 0))
        + p("Built four", style="Linked")
        + p("Built 5 parks.", number=(4, 0))
    )
    data = word(body, numbering=HAN + by_style + linked + num(1) + num(3, 3) + num(4, 4), styles=STYLES)
    assert labels(data) == ["一、", "（一）", "", "A:", "二、"]


def test_sections_are_named_by_what_shows() -> None:
    body = (
        p("Elm City Work Report", style="Title")
        + p("大气", number=(1, 0))
        + p("减排", number=(1, 1))
        + p("建成公园12个。", number=(1, 2))
        + p("建成水厂3座。", number=(1, 2))
    )
    parts = read_docx(word(body, numbering=HAN + num(1)))
    assert [
        (block.kind, parts.text[block.start : block.end], block.headings)
        for block in outline(parts.text, parts.spans).blocks[1:]
    ] == [
        ("heading", "一、大气", ()),
        ("heading", "（一）减排", ("一、大气",)),
        ("list_item", "1．建成公园12个。", ("一、大气", "(一)减排")),
        ("list_item", "2．建成水厂3座。", ("一、大气", "(一)减排")),
    ]


REPORT = [
    ("榆城市2024年政府工作报告", None),
    ("2023年工作回顾", 0),
    ("生态环境", 1),
    ("PM2.5平均浓度28.4微克/立方米，同比下降8.4%。", 2),
    ("完成79个行政村生活污水治理。", 2),
    ("基础设施", 1),
    ("建成公园12个，新增绿地300亩。", None),
    ("2024年工作安排", 0),
    ("大气污染防治。优良天数比率达到90%以上，淘汰老旧车辆2000辆。", 1),
    ("水污染防治。到2025年底，污水处理率达到98%。", 1),
    ("建成公园12个。", 2),
]
NUMBERS = ["", "一、", "（一）", "1. ", "2. ", "（二）", "", "二、", "（一）", "（二）", "1. "]


def test_numbers_of_word_give_the_same_records_as_numbers_in_the_text() -> None:
    lists = levels(("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))
    body = "".join(p(words, number=None if level is None else (1, level)) for words, level in REPORT)
    text = "\n".join(number + words for number, (words, _) in zip(NUMBERS, REPORT, strict=True))
    written = read_text(text, name="report.txt")
    counted = read_bytes(word(body, numbering=lists + num(1)), name="report.docx")
    assert counted.text == written.text
    assert counted.blocks == written.blocks
    values = [(each.kind, each.value, each.section) for each in mine_document(counted).records]
    assert len(values) == 9
    assert values == [(each.kind, each.value, each.section) for each in mine_document(written).records]


def test_kinds_of_numbered_paragraphs() -> None:
    lists = levels(("lowerRoman", "%1)")) + levels(("decimal", "Item %1"), number=2) + levels(("bullet", "•"), number=3)
    body = "".join(p(f"Built {n} parks.", number=(n, 0)) for n in (1, 2, 3))
    spans = read_docx(word(body, numbering=lists + num(1) + num(2, 2) + num(3, 3))).spans
    assert [span.kind for span in spans] == ["list_item", None, "list_item"]


def test_what_is_not_shown_is_not_counted() -> None:
    body = (
        p("Built 1 park.", number=(1, 0))
        + p("", number=(1, 0), mark="<w:vanish/>")
        + p(
            '<w:del w:id="1"><w:r><w:delText>Built 2 parks.</w:delText></w:r></w:del>',
            number=(1, 0),
            mark='<w:del w:id="1"/>',
        )
        + p("Built 3 parks.", number=(1, 0))
        + p("", number=(1, 0))
        + p("Built 4 parks.", number=(1, 0))
    )
    assert labels(word(body, numbering=DECIMAL + num(1))) == ["1.", "2.", "4."]


def test_cells_of_numbers_only() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{first}</w:tc><w:tc>{p(second)}</w:tc><w:tc>{p(third)}</w:tc></w:tr>"
        for first, second, third in [
            (p("No."), "City", "Parks"),
            (p(number=(1, 0)), "Elm", "12"),
            (p(number=(1, 0)), "Oak", "14"),
        ]
    )
    parts = read_docx(word(f"<w:tbl>{rows}</w:tbl>", numbering=DECIMAL + num(1)))
    assert parts.text == "Elm | 12\nOak | 14"  # a column of numbers of order is no data


def test_numbers_that_make_no_sense() -> None:
    odd = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="x"><w:start w:val="-9999999999"/>'
        '<w:lvlText w:val="%1%9%2."/></w:lvl><w:lvl/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Linked"/></w:abstractNum>'
    )
    body = p("Built 1 park.", number=(1, 0)) + p("Built 2 parks.", number=(2, 0)) + p("Built 3 parks.", style="Linked")
    assert len(labels(word(body, numbering=odd + num(1) + num(2, 2) + num(3, 2), styles=STYLES))) == 3
