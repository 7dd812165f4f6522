"""Lines of pages: joining, mending, running heads."""

from __future__ import annotations

from collections import Counter

import pytest

from policymine.read.layout import join_lines, paragraphs
from policymine.read.lines import Line, without_running_heads


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a concentra-", "tion of 12"], "a concentration of 12"),
        (["a year-on-", "year drop"], "a year-on-year drop"),
        (["the Elm-", "Oak railway"], "the Elm-Oak railway"),
        (["from 12 -", "15 km"], "from 12 - 15 km"),
        (["of 5-", "6%"], "of 5- 6%"),
        (["空气质量", "持续改善"], "空气质量持续改善"),
        (["下降12%，", "好于去年"], "下降12%，好于去年"),
        (["", "a", " ", "b"], "a b"),
    ],
)
def test_join(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


def test_a_word_that_is_written_with_its_hyphen_elsewhere_keeps_it() -> None:
    assert join_lines(["a low-", "carbon city"], Counter({"low-carbon": 2})) == "a low-carbon city"
    assert join_lines(["a low-", "carbon city"], Counter({"lowcarbon": 2, "low-carbon": 1})) == "a lowcarbon city"


def line(text: str, top: float, *, left: float = 50, right: float = 500, size: float = 10, page: int = 1) -> Line:
    return Line(text, page, left, right, top, top + size, size, 800)


def test_paragraphs_by_indent_gap_and_short_line() -> None:
    page = [
        line("The first paragraph starts here and goes on over the whole", 100, left=70),
        line("line, and ends early.", 114, right=200),
        line("The second one has no indent and fills the line again and", 128),
        line("again until it", 142, right=150),
        line("After a gap comes the third one of this page, as long as the", 180),
        line("others.", 194, right=90),
    ]
    assert [paragraph.text.split()[1] for paragraph in paragraphs([page])] == ["first", "second", "a"]


def test_paragraphs_that_are_all_indented() -> None:
    page = [
        line("三、二〇三一年的主要任务和工作安排以及有关的要求等各项内容说明", 100, left=70, right=392),
        line("提高水产养殖质量，改造旧池塘三千亩，新建冷库十二座，修缮各类渔港码头", 114, left=70, right=398),
        line("九个，带动渔民增收。", 128, right=150),
        line("继续整治河道。", 142, left=70, right=140),
    ]
    assert [paragraph.text[:2] for paragraph in paragraphs([page])] == ["三、", "提高", "继续"]


def test_a_short_line_at_the_end_of_a_page_goes_on_nowhere() -> None:
    first = [
        line("全县整治河道三十公里，新建池塘十二个，改造各类渔港码头共计九座以上，达到要求。", top)
        for top in (700, 714)
    ]
    heading = line("二、明年的任务", 728, right=120)
    below = line("提高水产养殖质量，改造旧池塘三千亩，新建冷库十二座，修缮各类渔港码头等九个", 50, page=2)
    assert [found.text[:2] for found in paragraphs([[*first, heading], [below]])][-2:] == ["二、", "提高"]
    assert (
        len(
            paragraphs(
                [[line("全县整治河道三十公里，新建池塘十二个，改造各类渔港码头共计九座以上，累计带动", 714)], [below]]
            )
        )
        == 1
    )


def test_no_paragraph_begins_with_a_comma_and_figures_may_not_have_fitted() -> None:
    page = [
        line("全县整治河道三十公里，新建池塘十二个，改造各类渔港码头共计九座以上，累计带动", 100),
        line("增收的渔民达到五千多户", 114, right=250),
        line("，好于上年。", 128, right=150),
    ]
    assert len(paragraphs([page])) == 1
    page = [
        line("The capacity of hydro, wind and solar power is to reach 35 MW,", 100),
        line("20 MW and, after the third stage has been built as planned,", 114, right=468),
        line("100GW, respectively.", 128, right=150),
    ]
    assert len(paragraphs([page])) == 1


def test_the_title_of_a_table_and_its_unit_stand_alone() -> None:
    page = [
        line("The first paragraph starts here and goes on over the whole", 100),
        line("Table 1. Main figures of the city and of the two counties", 114),
        line("Unit: tons", 128, left=400),
        Line("", 1, 50, 500, 142, 200, 0.0, 800, table=0),
        line("Table 2. Main figures of the city and of the two counties", 220),
        line("are not below this line, and so it goes on over the line", 234),
    ]
    assert [paragraph.text.split(" ")[0] for paragraph in paragraphs([page])] == ["The", "Table", "Unit:", "", "Table"]


def test_large_letters_are_headings_and_the_largest_a_title() -> None:
    page = [
        line("Report of Elm", 50, size=20, right=300),
        line("City", 72, size=20, right=100),
        line("Air", 110, size=14, right=90),
        line("The air was clean on 300 days of the year and on others it", 130),
        line("was not.", 144, right=90),
    ]
    found = paragraphs([page])
    assert [(paragraph.text, paragraph.level, paragraph.title) for paragraph in found] == [
        ("Report of Elm City", 1, True),
        ("Air", 2, False),
        ("The air was clean on 300 days of the year and on others it was not.", 0, False),
    ]


def test_running_heads_modulo_digits() -> None:
    pages = [
        [line("Plan 2024", 20, page=n), line(f"text {'abc'[n - 1]} of 12", 300, page=n), line(f"{n}", 780, page=n)]
        for n in (1, 2, 3)
    ]
    assert [[item.text for item in page] for page in without_running_heads(pages)] == [
        ["text a of 12"],
        ["text b of 12"],
        ["text c of 12"],
    ]


def test_figures_in_the_text_are_no_page_numbers() -> None:
    assert len(without_running_heads([[line("12", 400)]])[0]) == 1


def test_no_lines() -> None:
    assert paragraphs([[]]) == []
    assert paragraphs([]) == []
