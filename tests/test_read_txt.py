"""Plain text and Markdown: blocks, headings, lists, debris; the text itself stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policymine.errors import EmptyDocument
from policymine.read import read_text
from policymine.read.knowledge import is_caption, is_debris, is_site_name
from policymine.records import Document


def look(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give kind, text and headings of each block."""
    document = read_text(text)
    return [(block.kind, document.text[block.start : block.end], block.headings) for block in document.blocks]


def check(document: Document) -> None:
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(document.text)
        assert document.text[block.start : block.end].strip()
        last = block.end
        for cell in block.cells:
            assert block.start <= cell.start <= cell.end <= block.end


PAGE = """\
Alder Valley Information Platform

Alder Valley made public the results of its second clean water campaign

Sourceavgov
Release Time2 years ago
  From March to May 2022 the campaign handled 120 complaints.
  1. Shoulder the work and improve the rules
  (1) Strengthen study. The valley held 12 courses. In 2022, 300 people took part.
  Second, solve the outstanding problems of the river and its banks
  (1) Clean the river. The share of good sections rose to 92.4%.
RegionAlder,Birch
Like(0)
Collect(3)
"""


def test_web_page_saved_as_text() -> None:
    blocks = look(PAGE)
    assert [kind for kind, _, _ in blocks] == [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]
    assert blocks[3][2] == ("1. Shoulder the work and improve the rules",)
    assert blocks[5][2] == ("Second, solve the outstanding problems of the river and its banks",)
    document = read_text(PAGE)
    assert document.facts.title == "Alder Valley made public the results of its second clean water campaign"
    assert document.text == PAGE


@pytest.mark.parametrize(
    "line",
    [
        "Like(0)",
        "Collect (12)",
        "Share to WeChat",
        "Release Time1 years ago",
        "Release time: 2024-02-03 10:00",
        "Sourceabcd",
        "SourceWaterGovCn",
        "Source | People's Government of Elm City",
        "Source: Elm Daily",
        "2023-04-28 09:04Source: IEEPA",
        "2023-04-28",
        "Elm Finance Updated on 2024-02-03",
        "RegionElm,Oak,North Valley",
        "Edit |Ann Lee.",
        "Editor: Ann Lee",
        "* |Elm Environment.",
        "Related Pages",
        "Related reading: ten ways to save water",
        "Home > News > City news",
        "Home",
        "Previous article: The river in spring",
        "Next: none",
        "[Print this page] [Close]",
        "Font size: [Large] [Medium] [Small]",
        "Copyright 2024 Elm City Government",
        "© Elm City",
        "Elm ICP No. 12345678",
        "All rights reserved by Elm City",
        "Page 3 of 12",
        "- 3 -",
        "— 17 —",
        "Views: 1,234",
        "来源：省政府网站",
        "发布时间：2024-02-03",
        "上一篇：没有了",
        "责任编辑：王一",
        "浏览次数：123",
        "www.elm.gov",
        "————————",
    ],
)
def test_debris(line: str) -> None:
    assert is_debris(line)
    assert look(f"In 2023 the city built 12 parks.\n{line}\nThe river is 3 km longer.") == [
        ("paragraph", "In 2023 the city built 12 parks.", ()),
        ("paragraph", "The river is 3 km longer.", ()),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Sources of pollution were closed in 12 villages.",
        "Source control was strengthened in 12 parks",
        "Regional cooperation covers 14 cities",
        "Share of good days: 91.2%",
        "Search and rescue teams were sent to 40 villages.",
        "Published 120 standards.",
        "Published standards: 120",
        "Home appliances: 3 million sold",
        "Reports on 12 rivers",
        "Related industries grew by 12%.",
        "Print 3,000 posters and close 4 kilns",
        "Views of 300 residents were heard",
        "Collect 3,000 tons of waste",
        "Like the year before, 12 parks were built.",
        "2023: 12 parks",
        "PM2.5 fell to 29.3 μg/m3",
        "1. Air > 90%",
        "来源于工业的排放下降12%。",
        "分享经验，建成12个公园。",
    ],
)
def test_what_is_no_debris(line: str) -> None:
    assert not is_debris(line)


def test_site_names_and_captions() -> None:
    assert is_site_name("Elm Carbon Credit Platform")
    assert not is_site_name("Elm City builds a network of sewers")
    assert is_caption("Table 3.2 Main indicators of 2024")
    assert is_caption("(Unit: 10,000 tons)")
    assert not is_caption("Table tennis is played in 12 parks.")


def test_numbered_headings_nest() -> None:
    text = "\n".join(
        [
            "REPORT ON THE WORK OF THE GOVERNMENT OF ELM",
            "Delivered at the First Session of the Elm Council on March 5, 2024",
            "Ann Lee, Mayor of Elm City",
            "Fellow Deputies,",
            "I. Review of the Work in 2023",
            "The year was good.",
            "1. Keeping prices stable",
            "Prices rose by 2.1%.",
            "2. Saving water and energy.",
            "We saved 3% of the water.",
            "II. Main Tasks for 2024",
            "We will save 4%.",
        ]
    )
    blocks = look(text)
    headings = {words: path for _, words, path in blocks}
    assert headings["Prices rose by 2.1%."] == ("I. Review of the Work in 2023", "1. Keeping prices stable")
    assert headings["We saved 3% of the water."] == ("I. Review of the Work in 2023", "2. Saving water and energy.")
    assert headings["We will save 4%."] == ("II. Main Tasks for 2024",)
    assert blocks[2][0] == "paragraph"  # the speaker is no heading
    levels = [block.level for block in read_text(text).blocks if block.kind == "heading"]
    assert levels == [1, 1, 2, 2, 1]


def test_words_number_headings_only_where_no_sentence_follows() -> None:
    text = (
        "Article III: Main Goals\nThe share will reach 20% by 2030.\nArticle 9 says that 12 parks are built.\n"
        "Article IV Works for the city\nTwo plants will be built."
    )
    assert [kind for kind, _, _ in look(text)] == ["heading", "paragraph", "paragraph", "heading", "paragraph"]


def test_heading_glued_to_its_paragraph_stays_there() -> None:
    text = "(2) Carry out actions, rank and solve problems. In 2017, we closed 62 boilers."
    assert look(text) == [("paragraph", text, ())]


def test_numbers_that_follow_each_other_are_a_list() -> None:
    text = "We will do this:\n1. Build 20 parks\n2. Close 4 kilns\n3. Plant 300 mu of trees\nAll is paid for."
    assert [kind for kind, _, _ in look(text)] == ["paragraph", "list_item", "list_item", "list_item", "paragraph"]


def test_line_with_a_colon_stands_above_its_items() -> None:
    blocks = look("Over the past five years:\n-- 18 million homes were built.\n-- 12 dams were built.\nThat was hard.")
    assert blocks[1:] == [
        ("list_item", "18 million homes were built.", ("Over the past five years:",)),
        ("list_item", "12 dams were built.", ("Over the past five years:",)),
        ("paragraph", "That was hard.", ()),
    ]


def test_items_without_marks() -> None:
    blocks = look("The capacities are:\nWind: 3,002 MW (now 225 MW)\nSun: 6,000 MW\nWaste: 550 MW")
    assert {path for _, _, path in blocks[1:]} == {("The capacities are:",)}
    blocks = look("The targets are:\nto grow by 7%;\nGood days: 90%;\nForest cover: 21%.\nWe will work hard.")
    assert blocks[0][1].endswith("by 7%;")  # a small letter goes on with the sentence


def test_short_lines_above_items_are_headings() -> None:
    text = (
        "Targets to be achieved by 2030:\n\xa0Farming\n\xa0- Cut gases by 20%\n\xa0WATER\n\xa0- Save 5% of water\n"
        "\xa0Energy and industry\n\xa0- Raise the share to 5%\n"
    )
    blocks = look(text)
    lead = "Targets to be achieved by 2030:"
    assert [path for kind, _, path in blocks if kind == "list_item"] == [
        (lead, "Farming"),
        (lead, "WATER"),
        (lead, "Energy and industry"),
    ]
    assert blocks[2][1] == "Cut gases by 20%"


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = [
        "The city of Elm closed twelve mines along the river in the year 2023 and",
        "planted three hundred mu of trees on the land that had been left behind,",
        "which is an increase of four percent over the year before. The share of",
        "good days rose to 91.2 percent and that of good water to 88.1 percent in",
        "the same time.",
        "In 2024 the city will go on with this work, and will close the last four",
        "mines in the hills above the town. Forest cover is to reach a quarter of",
        "the land by the end of 2025.",
    ]
    blocks = look("\n".join(lines))
    assert [words.split()[0] for _, words, _ in blocks] == ["The", "In"]
    assert blocks[0][1] == "\n".join(lines[:5])


def test_sentence_broken_by_the_line_end() -> None:
    text = "Energy use fell by 4.59% from the year before;\nthe demand for oxygen fell by 4.42%.\nThat is good."
    assert [words for _, words, _ in look(text)] == text.replace("before;\n", "before;~").replace("\n", "#").replace(
        "~", "\n"
    ).split("#")


def test_one_sentence_a_line_stays_apart() -> None:
    text = "We built 12 parks.\nWe closed 4 kilns.\nWe planted 300 mu.\nPrices rose by 2%.\nAll went well.\nSo be it.\n"
    assert len(look(text)) == 6


def test_markdown() -> None:
    text = (
        "# Elm City Plan 2024\n\n## Air ##\n\nText of 12 km.\n\n* Cut 5%\n* Cut 6%\n\n"
        "Unit: 10,000 tons\n\n| Item | 2023 | 2024 |\n|------|-----:|------|\n| Coal | 300 | 280 |\n| Oil | 12 | |\n"
    )
    document = read_text(text, name="plan.md")
    check(document)
    assert document.facts.title == "Elm City Plan 2024"
    rows = [block for block in document.blocks if block.kind == "table_row"]
    assert [[document.text[c.start : c.end] for c in row.cells] for row in rows] == [
        ["Coal", "300", "280"],
        ["Oil", "12", ""],
    ]
    assert [cell.column for cell in rows[0].cells] == ["Item", "2023", "2024"]
    assert {row.caption for row in rows} == {"Unit: 10,000 tons"}
    assert rows[0].headings == ("Air",)
    assert "Unit" not in {document.text[block.start :][:4] for block in document.blocks}


def test_tables_of_bars_and_tabs() -> None:
    rows = [
        "No. | Item | Unit | 2020 (actual) | 2025 (planned)",
        "1 | Good days | % | 86.6 | 88",
        "2 | PM2.5 | ug | 36 | ≤32",
    ]
    for divider in (" | ", "|", "\t"):
        text = "\n".join(["Table 3-1 Indicators", *(row.replace(" | ", divider) for row in rows), "All is planned."])
        document = read_text(text)
        check(document)
        found = [block for block in document.blocks if block.kind == "table_row"]
        assert [[document.text[c.start : c.end] for c in row.cells] for row in found] == [
            ["Good days", "%", "86.6", "88"],
            ["PM2.5", "ug", "36", "≤32"],
        ]
        assert [cell.column for cell in found[0].cells] == ["Item", "Unit", "2020 (actual)", "2025 (planned)"]
        assert {row.caption for row in found} == {"Table 3-1 Indicators"}
        assert document.blocks[-1].kind == "paragraph"


def test_a_bar_makes_no_table() -> None:
    text = "We built 12 parks | and more.\nWe closed 4 kilns | and more.\nThe end of 2023."
    assert {kind for kind, _, _ in look(text)} == {"paragraph"}


def test_chinese_headings() -> None:
    text = "一、2023年工作回顾\n全市建成12个公园。\n（一）持续改善空气质量。\n优良天数比例达到91%。\n来源：市政府\n"
    assert look(text) == [
        ("heading", "一、2023年工作回顾", ()),
        ("paragraph", "全市建成12个公园。", ("一、2023年工作回顾",)),
        ("heading", "（一）持续改善空气质量。", ("一、2023年工作回顾",)),
        ("paragraph", "优良天数比例达到91%。", ("一、2023年工作回顾", "(一)持续改善空气质量。")),
    ]


def test_carriage_returns_keep_their_offsets() -> None:
    text = "We built 12 parks.\r\nWe closed 4 kilns.\rWe planted 3 mu.\u2028End of 5."
    document = read_text(text)
    assert document.text == text
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "We built 12 parks.",
        "We closed 4 kilns.",
        "We planted 3 mu.",
        "End of 5.",
    ]


def test_the_id_is_of_text_and_name() -> None:
    text = "We built 12 parks."
    first = read_text(text, name="a.txt")
    assert first.doc_id == read_text(text, name="elsewhere/a.txt", source="x").doc_id
    assert first.doc_id != read_text(text, name="b.txt").doc_id
    assert first.doc_id == "bf8ffd7ee8c5f06c"  # the same on every machine


def test_empty_text() -> None:
    with pytest.raises(EmptyDocument):
        read_text(" \n--- \n")


LINES = st.lists(
    st.one_of(
        st.text(alphabet="aA1 .:;-•|#(),\u3000水。一、", max_size=30),
        st.sampled_from(
            (
                *("", "I. Work", "1. Do it", "(2) Do that.", "Energy", "Targets:", "- 5%", "|a|b|", "|-|-|", "Like(0)"),
                *("Table 1. x", "Article 3 Goals", "It was built in 2023.", "a" * 90, "Water Network", "—5—"),
            )
        ),
    ),
    max_size=25,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_blocks_in_order(lines: list[str], end: str) -> None:
    text = end.join(lines)
    try:
        document = read_text(text)
    except EmptyDocument:
        return
    assert document.text == text
    check(document)


def test_reading_long_texts_takes_time_in_proportion() -> None:
    # Each of these once could have been slow; a minute's run here would show it.
    for piece in ("home > ", "A:\n", "I. A\n", "2024 ", "Elm City ", "- x\n", "水", "a.\n\n", "x;\n", "1. "):
        read_text(piece * 20_000)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("序号｜指标｜2024年\n1｜绿地率｜38\n2｜水质｜92\n", [["绿地率", "38"], ["水质", "92"]]),
        (
            "县区　指数　变幅\n东河县　3.66　-8.2%\n西河县　3.91　+1.7%\n",
            [["东河县", "3.66", "-8.2%"], ["西河县", "3.91", "+1.7%"]],
        ),
        (
            "Ward    Trees    Parks\nElm     120      3\nAlder   95       2\n",
            [["Elm", "120", "3"], ["Alder", "95", "2"]],
        ),
        # Names and figures side by side under no header are sentences.
        ("东河县12个　西河县9个　南河县7个\n北河县8个　中河县5个　合计41个\n", []),
        ("植树　造林　绿化\n\n2024年植树12公顷。\n", []),
    ],
)
def test_tables_of_full_width_bars_and_gaps(text: str, rows: list[list[str]]) -> None:
    document = read_text(text)
    found = [[text[cell.start : cell.end] for cell in block.cells] for block in document.blocks if block.cells]
    assert found == rows


BROKEN = [
    "贯彻了《\n河道管理规划\n》，成效明显。",
    "浓度（PM\n2.5\n）下降3%。",
    "引进了“\n青松\n”牌水泵。",
]


@pytest.mark.parametrize("text", BROKEN)
def test_what_a_link_or_a_subscript_breaks_off_is_one_paragraph(text: str) -> None:
    assert [words for _, words, _ in look(text)] == [text]


def test_a_number_by_itself_is_no_subscript() -> None:
    assert len(look("全年用电量\n2.5\n亿千瓦时左右。\n")) == 3
