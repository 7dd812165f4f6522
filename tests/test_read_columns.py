"""Tables of PDF pages without rules between their columns, and what only looks like them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Table

from policymine.read import read
from policymine.read.columns import find
from policymine.read.lines import Line
from policymine.records import Document

BODY = ParagraphStyle("body", parent=getSampleStyleSheet()["Normal"], alignment=4)
SIZE, LETTER = 10.0, 5.0
Cells = list[tuple[float, str]]


def tables_of(rows: list[Cells], *, pitch: list[float] | None = None, rules: tuple[float, ...] = ()) -> list[list[str]]:
    """Set rows of texts at their left edges, every letter as wide as the others; give the texts of each table found."""
    text, lines, edges = "", [], {}
    top = 100.0
    for number, cells in enumerate(rows):
        first = len(text)
        for x, words in cells:
            for place, letter in enumerate(words):
                edges[len(text) + place] = (x + LETTER * place, x + LETTER * (place + 1))
                assert letter
            text += words + " "
        words = text[first:].rstrip()
        right = cells[-1][0] + LETTER * len(cells[-1][1])
        at = (first, first + len(words) - 1)
        lines.append(Line(words, 1, cells[0][0], right, top, top + SIZE, SIZE, 800, at=at))
        text += "\n"
        top += pitch[number] if pitch else 18.0
    found = find(lines, lambda before, after: (edges[before][1], edges[after][0]), text, rules)
    return [[words for _, words in table.cells] for table in found]


FIGURES: list[Cells] = [
    [(50, "Item"), (200, "2020"), (260, "2025")],
    [(50, "Forests of the city"), (200, "38.2"), (260, "40.0")],
    [(50, "Coal"), (200, "210"), (260, "-")],
    [(50, "Parks"), (200, "12"), (260, "20")],
]


def test_figures_below_each_other() -> None:
    assert tables_of(FIGURES) == [
        ["Item", "2020", "2025", "Forests of the city", "38.2", "40.0", "Coal", "210", "-", "Parks", "12", "20"]
    ]


def test_a_label_of_two_lines_that_are_closer_than_rows() -> None:
    rows = [*FIGURES[:2], [(50, "and of its hills")], *FIGURES[2:]]
    ((*_, item, _, _, coal, _, _, _, _, _),) = tables_of(rows, pitch=[18, 11, 18, 18, 18])
    assert (item, coal) == ("Forests of the city and of its hills", "Coal")


def test_a_label_of_two_lines_where_all_are_equally_close() -> None:
    rows = [*FIGURES[:2], [(50, "and hills")], *FIGURES[2:]]
    ((*_, item, _, _, coal, _, _, _, _, _),) = tables_of(rows, pitch=[11] * 5)
    assert (item, coal) == ("Forests of the city and hills", "Coal")


def test_a_sentence_ends_a_table() -> None:
    rows = [*FIGURES, [(50, "The figures of the city are below.")], *FIGURES]
    assert len(tables_of(rows)) == 2


NO_TABLES: list[tuple[str, list[Cells]]] = [
    ("two rows", FIGURES[:2]),
    (
        "two columns of text",
        [
            [(50, f"The city of Elm closed {i} mines along"), (300, f"the river and planted 1,{i}00 mu of trees")]
            for i in range(6)
        ],
    ),
    (
        "contents",
        [[(50, f"Chapter on {what}"), (400, page)] for what, page in (("air", "1"), ("water", "5"), ("soil", "9"))],
    ),
    ("a list with marks", [[(50, f"{i}."), (80, f"{i + 3} parks")] for i in range(5)]),
    ("words without figures", [[(50, "Elm"), (200, "Ash"), (300, "Oak")] for _ in range(5)]),
    ("columns that do not meet", [[(50 + 40 * i, "Coal"), (150 + 40 * i, "12")] for i in range(5)]),
    ("lines far from each other", FIGURES),
]


@pytest.mark.parametrize(("name", "rows"), NO_TABLES, ids=[case[0] for case in NO_TABLES])
def test_no_table(name: str, rows: list[Cells]) -> None:
    assert tables_of(rows, pitch=[90.0] * len(rows) if name.startswith("lines far") else None) == []


def test_words_between_rules_are_a_table() -> None:
    rows: list[Cells] = [[(50, "Elm"), (200, "Ash"), (300, "Oak")] for _ in range(5)]
    assert tables_of(rows, rules=(95.0, 116.0, 185.0)) == [["Elm", "Ash", "Oak"] * 5]


def rows_of(document: Document) -> list[tuple[str, list[str]]]:
    return [
        (document.text[b.start : b.end], [cell.column for cell in b.cells])
        for b in document.blocks
        if b.kind == "table_row"
    ]


def written(path: Path, *story: Flowable) -> Document:
    SimpleDocTemplate(str(path)).build(list(story))
    return read(path)


STACKED = [
    ["Item", "2020", "", "2025", ""],
    ["", "Towns", "Villages", "Towns", "Villages"],
    ["Water use (t)", "1.5", "2.5", "3.5", "4.5"],
    ["Sewage (t)", "5.5", "6.5", "7.5", "8.5"],
    ["Coal (t)", "1", "2", "3", "4"],
]
THREE_LINES = [
    ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
    ("LINEBELOW", (0, 1), (-1, 1), 0.5, colors.black),
    ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
]


@pytest.mark.parametrize("style", [[], THREE_LINES], ids=["no rules", "three rules"])
def test_stacked_headers(tmp_path: Path, style: list[tuple[object, ...]]) -> None:
    words = "In 2023 the city of Elm closed 3 mines along the river and planted 1,300 mu of trees in its hills. " * 4
    table = Table(
        STACKED, style=[*style, ("SPAN", (1, 0), (2, 0)), ("ALIGN", (1, 0), (-1, -1), "CENTER")], colWidths=80
    )
    caption = Paragraph("Table 1. Main figures", BODY)
    document = written(tmp_path / "a.pdf", Paragraph(words, BODY), caption, table, Paragraph(words, BODY))
    columns = ["Item", "2020 Towns", "2020 Villages", "2025 Towns", "2025 Villages"]
    assert rows_of(document) == [
        ("Water use (t) | 1.5 | 2.5 | 3.5 | 4.5", columns),
        ("Sewage (t) | 5.5 | 6.5 | 7.5 | 8.5", columns),
        ("Coal (t) | 1 | 2 | 3 | 4", columns),
    ]
    assert {block.caption for block in document.blocks if block.kind == "table_row"} == {"Table 1. Main figures"}
    assert document.blocks[0].kind == "paragraph"


@pytest.mark.parametrize("style", [[], [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)]], ids=["no rules", "rules"])
def test_labels_of_several_lines(tmp_path: Path, style: list[tuple[object, ...]]) -> None:
    long = Paragraph("Share of the sewage of towns and villages along the river that is treated in plants (%)", BODY)
    table = Table(
        [["Item", "2020", "2025"], [long, "94", "98"], ["Coal (t)", "21", "19"], ["Oil (t)", "2", "3"]], [180, 70, 70]
    )
    table.setStyle(style)
    assert [text for text, _ in rows_of(written(tmp_path / "a.pdf", table))] == [
        "Share of the sewage of towns and villages along the river that is treated in plants (%) | 94 | 98",
        "Coal (t) | 21 | 19",
        "Oil (t) | 2 | 3",
    ]


def test_a_page_of_two_columns_of_text(tmp_path: Path) -> None:
    words = (
        "In 2023 the city of Elm closed 3 mines and planted 1,300 mu of trees, which is 4.4% more than in 2022. " * 3
    )
    path = tmp_path / "a.pdf"
    frames = [Frame(50, 50, 230, 700), Frame(310, 50, 230, 700)]
    template = BaseDocTemplate(str(path))
    template.addPageTemplates(PageTemplate(frames=frames))
    template.build([Paragraph(words, BODY) for _ in range(12)])
    document = read(path)
    assert rows_of(document) == []
    assert document.text.count("planted 1,300 mu") == 36


WORDS = st.sampled_from(["Coal", "12", "3.5", "-", "a longer label of a row", "2025", "1 2", "x."])
CELLS = st.lists(st.tuples(st.integers(0, 12), WORDS), min_size=1, max_size=5)


@given(st.lists(st.tuples(CELLS, st.integers(2, 40)), max_size=9), st.lists(st.floats(90, 400), max_size=4))
def test_any_page_can_be_read(rows: list[tuple[list[tuple[int, str]], int]], rules: list[float]) -> None:
    placed: list[Cells] = []
    for cells, _ in rows:
        right, row = 0.0, []
        for gap, words in cells:
            row.append((right + 5.0 * gap + 5.0, words))
            right = row[-1][0] + LETTER * len(words)
        placed.append(row)
    words_of = Counter(word for row in placed for _, words in row for word in words.split())
    found = Counter(
        word
        for table in tables_of(placed, pitch=[float(step) for _, step in rows], rules=tuple(rules))
        for words in table
        for word in words.split()
    )
    assert not found - words_of  # nothing is made up, and nothing stands twice
