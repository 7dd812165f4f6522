"""One model of tables for all formats: the same tables as web pages, Word documents, workbooks and PDFs.

Each figure must have the right header of its row, header of its column, and unit. Run with ``-s`` to see the shares.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PdfTable

from policymine.indicator_tables import TableReader
from policymine.lang import load
from policymine.lang.units import Units
from policymine.read import read
from policymine.statements import StatementReader

Head = list[list[tuple[str, int, int]]]
"""Rows of texts with the columns and the rows that they take."""

LEAST = 0.98
"""Share of the figures that have the right row, column and unit, as is asked of the whole."""


@dataclass(frozen=True)
class Made:
    """A table: what is drawn, and what is to be read.

    Attributes:
        name: For the test's name.
        language: Of its words.
        caption: What stands above it.
        head: Its header.
        columns: For each column the name and the unit that its figures have; no name where it holds none.
        label: The column that names the rows.
        rows: The cells; None goes on with the cell above, "<" with the one at the left, which says the same of each
            of its columns, and "<<" with one that says it of all their years.
        units: For each row the unit of its figures whose column has none, and its name without the unit.
    """

    name: str
    language: str
    caption: str
    head: Head
    columns: list[tuple[str, str]]
    label: int
    rows: list[list[str | None]]
    units: list[tuple[str, str]]

    def expected(self) -> Counter[tuple[str, str, str, str]]:
        """The figures: their text, row, column and unit."""
        found: Counter[tuple[str, str, str, str]] = Counter()
        above: list[str | None] = []
        for cells, (name, unit) in zip(self.rows, self.units, strict=True):
            above = [old if text is None else text for text, old in zip(cells, above or cells, strict=True)]
            said: list[tuple[str, str, str]] = []
            for text, (column, own) in zip(above, self.columns, strict=True):
                if text == "<<":
                    value, first, _ = said.pop()
                    said.append((value, f"{first.split(' – ')[0]} – {column}", own or unit))
                elif column and text and text != "-":
                    said.append((said[-1][0] if text == "<" else text, column, own or unit))
            found.update((value, name, column, symbol) for value, column, symbol in said)
        return found

    def grid(self) -> Iterator[tuple[int, int, int, int, str]]:
        """Each cell: row, column, rows and columns that it takes, text."""
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(self.head):
            x = 0
            for text, across, down in row:
                while (y, x) in taken:
                    x += 1
                taken |= {(y + dy, x + dx) for dy in range(down) for dx in range(across)}
                yield y, x, down, across, text
        for y, cells in enumerate(self.rows):
            for x, text in enumerate(cells):
                if text is not None and not text.startswith("<"):
                    down = across = 1
                    while y + down < len(self.rows) and self.rows[y + down][x] is None:
                        down += 1
                    while x + across < len(cells) and (cells[x + across] or "").startswith("<"):
                        across += 1
                    yield len(self.head) + y, x, down, across, text

    @property
    def height(self) -> int:
        return len(self.head) + len(self.rows)


def flat(*texts: str) -> Head:
    return [[(text, 1, 1) for text in texts]]


VILLAGES = [f"Village of Elm {chr(65 + i % 26)}{chr(65 + i // 26)}" for i in range(61)]
MADE = [
    Made(
        "plan", "zh", "表1 榆城市主要指标", flat("序号", "指标", "2020年", "2025年", "年均增长（%）", "属性"),
        [("", ""), ("", ""), ("2020年", ""), ("2025年", ""), ("年均增长", "%"), ("", "")], 1,
        [
            ["1", "绿地率（%）", "38.2", "40", "-", "预期性"],
            ["2", "再生水用量（万吨）", "120", "180", "8.4", "预期性"],
            ["3", "受保护湿地（公顷）", "35.5", "36.5", "-", "约束性"],
            ["4", "环保投入（亿元）", "2.5", "4", "9.9", "预期性"],
        ],
        [("绿地率", "%"), ("再生水用量", "t"), ("受保护湿地", "ha"), ("环保投入", "yuan")],
    ),
    Made(
        "column of units", "en", "Table 1. Aims of Elm City", flat("Indicator", "Unit", "2020 actual", "2025 target"),
        [("", ""), ("", ""), ("2020 actual", ""), ("2025 target", "")], 0,
        [
            ["Green space per head", "m2", "12.5", "14"],
            ["Water taken from wells", "10,000 tons", "210", "180"],
            ["Homes with a meter", "households", "3100", "4500"],
            ["Share of clean power", "%", "21.5", "30"],
            ["Spent on parks", "million yuan", "45", "60"],
        ],
        [
            ("Green space per head", "m2"), ("Water taken from wells", "t"), ("Homes with a meter", "household"),
            ("Share of clean power", "%"), ("Spent on parks", "yuan"),
        ],
    ),
    Made(
        "stacked header", "zh", "表2 各区情况",
        [
            [("区县", 1, 2), ("废水（万吨）", 2, 1), ("投资（亿元）", 2, 1)],
            [(year, 1, 1) for year in ("2020年", "2025年") * 2],
        ],
        [("", ""), ("废水 2020年", "t"), ("废水 2025年", "t"), ("投资 2020年", "yuan"), ("投资 2025年", "yuan")], 0,
        [["榆东区", "12.5", "11.5", "3.2", "4.2"],
         ["榆西区", "22", "21", "5", "6"], ["柳河县", "8.1", "7.1", "1.5", "2.5"]],
        [("榆东区", ""), ("榆西区", ""), ("柳河县", "")],
    ),
    Made(
        "groups and a unit above", "en", "Table 2. Output; Unit: 10,000 tons", flat("Field", "Item", "2023", "2024"),
        [("", ""), ("", ""), ("2023", ""), ("2024", "")], 1,
        [
            ["Works", "Paper", "12.5", "12"], [None, "Glass", "3.4", "3.1"], [None, "Steel", "40", "38"],
            ["Farms", "Straw", "21", "22"], [None, "Manure", "33", "31"],
        ],
        [("Paper", "t"), ("Glass", "t"), ("Steel", "t"), ("Straw", "t"), ("Manure", "t")],
    ),
    Made(
        "own unit before the one above", "zh", "表3 企业情况（单位：万吨）",
        flat("企业名称", "产量", "固废", "投资（万元）", "联系电话"),
        [("", ""), ("产量", ""), ("固废", ""), ("投资", "yuan"), ("", "")], 0,
        [["榆钢厂", "12.5", "1.2", "320", "12345678"], ["柳纸厂", "8", "0.5", "150", "12345679"],
         ["槐玻厂", "3", "0.2", "90", "12345670"]],
        [("榆钢厂", "t"), ("柳纸厂", "t"), ("槐玻厂", "t")],
    ),
    Made(
        "units behind commas and strokes", "en", "Table 3. Towns of Elm",
        flat("Town", "Area, ha", "Power / MWh", "PM2.5 (ug/m3)", "Good days (%)"),
        [("", ""), ("Area", "ha"), ("Power", "MWh"), ("PM2.5", "ug/m3"), ("Good days", "%")], 0,
        [["Ash", "120.5", "3100", "31.5", "88.2"], ["Oak", "98", "2200", "28.4", "91"],
         ["Yew", "45.2", "950", "25.1", "95.5"]],
        [("Ash", ""), ("Oak", ""), ("Yew", "")],
    ),
    Made(
        "three rows of headers", "zh", "表4 污染物排放（单位：吨）",
        [
            [("项目", 1, 3), ("排放", 4, 1)],
            [("2020年", 2, 1), ("2025年", 2, 1)],
            [("城镇", 1, 1), ("乡村", 1, 1), ("城镇", 1, 1), ("乡村", 1, 1)],
        ],
        [("", ""), *((f"排放 {y} {w}", "") for y in ("2020年", "2025年") for w in ("城镇", "乡村"))], 0,
        [["化学需氧量", "10.5", "20.5", "9.5", "18.5"], ["氨氮", "1.1", "2.1", "0.9", "1.9"],
         ["总磷", "0.3", "0.6", "0.2", "0.5"]],
        [("化学需氧量", "t"), ("氨氮", "t"), ("总磷", "t")],
    ),
    Made(
        "over pages", "en", "Table 4. Villages", flat("No.", "Village", "2023 (households)", "2024 (households)"),
        [("", ""), ("", ""), ("2023", "household"), ("2024", "household")], 1,
        [[str(i), VILLAGES[i], str(101 + i), str(202 + 2 * i)] for i in range(1, 61)],
        [(VILLAGES[i], "household") for i in range(1, 61)],
    ),
    Made(
        "values over two rows", "en", "Table 5. Aims of Elm City", flat("Indicator", "Unit", "2023", "2025 target"),
        [("", ""), ("", ""), ("2023", ""), ("2025 target", "")], 0,
        [
            ["Town roofs with panels", "%", "31", "45"], ["Village roofs with panels", None, "22", None],
            ["Green investment", "million yuan", "45", "60"], ["Homes with a meter", "households", "3100", "4500"],
        ],
        [
            ("Town roofs with panels", "%"), ("Village roofs with panels", "%"), ("Green investment", "yuan"),
            ("Homes with a meter", "household"),
        ],
    ),
    Made(
        "values over years", "zh", "表5 榆城市主要指标", flat("指标", "单位", "2023年", "2024年", "2025年"),
        [("", ""), ("", ""), ("2023年", ""), ("2024年", ""), ("2025年", "")], 0,
        [
            ["绿地率", "%", "38.2", "39", "40"], ["新建绿道", "公里", "120", "<<", "75"],
            ["再生水用量", "万吨", "120", "150", "180"], ["植树面积", "公顷", "88", "91", "<<"],
        ],
        [("绿地率", "%"), ("新建绿道", "km"), ("再生水用量", "t"), ("植树面积", "ha")],
    ),
    Made(
        "values over places", "zh", "表6 各区指标（单位：吨）", flat("指标", "榆东区", "榆西区", "柳河县"),
        [("", ""), ("榆东区", ""), ("榆西区", ""), ("柳河县", "")], 0,
        [["化学需氧量", "10.5", "20.5", "9.5"], ["氨氮", "1.1", "<", "0.9"], ["总磷", "0.3", "0.6", "0.2"]],
        [("化学需氧量", "t"), ("氨氮", "t"), ("总磷", "t")],
    ),
    Made(
        "values over rows and columns", "en", "Table 6. Elm County (tons)",
        flat("Item", "2021", "2022", "2023", "2024"),
        [("", ""), *((str(year), "") for year in range(2021, 2025))], 0,
        [
            ["Paper", "12.5", "12", "11", "10.5"], ["Glass", "3.5", "<<", "2.5", "2.6"],
            ["Steel", None, None, "38", "37"], ["Straw", "21", "22", "20", "19.5"],
        ],
        [(name, "t") for name in ("Paper", "Glass", "Steel", "Straw")],
    ),
]  # fmt: skip

INTRO = {
    "zh": "本表列出榆城市的有关情况，供各单位参考使用。",
    "en": "The table below shows how things stand in the city of Elm.",
}


def as_html(path: Path, made: Made) -> None:
    rows: list[str] = [""] * made.height
    for y, _, down, across, text in made.grid():
        rows[y] += f"<td rowspan={down} colspan={across}>{html.escape(text)}</td>"
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    path.write_text(
        f"<html><head><meta charset='utf-8'></head><body><p>{INTRO[made.language]}</p><p>{made.caption}</p>"
        f"<table>{table}</table></body></html>",
        encoding="utf-8",
    )


def as_docx(path: Path, made: Made) -> None:
    document = docx.Document()
    document.add_paragraph(INTRO[made.language])
    document.add_paragraph(made.caption)
    table = document.add_table(made.height, len(made.columns))
    for y, x, down, across, text in made.grid():
        cell = table.cell(y, x)
        if down * across > 1:
            cell = cell.merge(table.cell(y + down - 1, x + across - 1))
        cell.text = text
    document.save(str(path))


def as_xlsx(path: Path, made: Made) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.cell(1, 1).value = made.caption
    for y, x, down, across, text in made.grid():
        number = float(text) if text.replace(".", "", 1).isdigit() else text
        sheet.cell(y + 2, x + 1).value = number
        if down * across > 1:
            sheet.merge_cells(f"{get_column_letter(x + 1)}{y + 2}:{get_column_letter(x + across)}{y + down + 1}")
    book.save(path)


Style = list[tuple[object, ...]]


def as_pdf(style: Callable[[Made], Style]) -> Callable[[Path, Made], None]:
    def write(path: Path, made: Made) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        font = "STSong-Light" if made.language == "zh" else "Helvetica"
        texts = [[""] * len(made.columns) for _ in range(made.height)]
        spans: Style = []
        for y, x, down, across, text in made.grid():
            texts[y][x] = text
            spans.append(("SPAN", (x, y), (x + across - 1, y + down - 1)))
            if across > 1:
                spans.append(("ALIGN", (x, y), (x, y), "CENTER"))
        body = ParagraphStyle("body", fontName=font, fontSize=10, leading=16)
        whole: Style = [("FONT", (0, 0), (-1, -1), font, 10), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        table = PdfTable(
            texts, style=[*whole, *spans, *style(made)], repeatRows=len(made.head) if made.height > 30 else 0
        )
        story = [Paragraph(INTRO[made.language], body), Spacer(1, 10), Paragraph(made.caption, body), table]
        SimpleDocTemplate(str(path)).build(story)

    return write


def ruled(made: Made) -> Style:
    return [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


def rules_between_rows(made: Made) -> Style:
    return [
        ("LINEBELOW", (0, len(made.head) - 1), (-1, -1), 0.5, colors.black),
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
    ]


def three_rules(made: Made) -> Style:
    last = len(made.head) - 1
    return [
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, last), (-1, last), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
    ]


def no_rules(made: Made) -> Style:
    return []


FORMATS: dict[str, tuple[str, Callable[[Path, Made], None]]] = {
    "html": ("html", as_html),
    "docx": ("docx", as_docx),
    "xlsx": ("xlsx", as_xlsx),
    "pdf ruled": ("pdf", as_pdf(ruled)),
    "pdf with rules between rows": ("pdf", as_pdf(rules_between_rows)),
    "pdf with three rules": ("pdf", as_pdf(three_rules)),
    "pdf without rules": ("pdf", as_pdf(no_rules)),
}
READERS = {code: TableReader(StatementReader(load(code), Units.load())) for code in ("en", "zh")}


def figures(path: Path, language: str) -> Counter[tuple[str, str, str, str]]:
    document = read(path, language=language)
    tables = READERS[language]
    layouts = tables.layouts(document.text, document.blocks)
    found: Counter[tuple[str, str, str, str]] = Counter()
    for block in document.blocks:
        if block.kind == "table_row":
            for figure in tables.figures(document.text, block, layouts[block.start]):
                text = document.text[figure.cell.start : figure.cell.end]
                found[text, figure.row, figure.column, figure.unit.symbol if figure.unit else ""] += 1
    return found


SHARES: dict[tuple[str, str], tuple[int, int]] = {}


@pytest.mark.parametrize("made", MADE, ids=[made.name for made in MADE])
@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_table(kind: str, made: Made, tmp_path: Path) -> None:
    suffix, write = FORMATS[kind]
    path = tmp_path / f"a.{suffix}"
    write(path, made)
    expected, found = made.expected(), figures(path, made.language)
    right = sum((expected & found).values())
    SHARES[kind, made.name] = (right, max(sum(expected.values()), sum(found.values())))
    assert right >= LEAST * SHARES[kind, made.name][1], (expected - found, found - expected)


def test_the_whole() -> None:
    right, total = (sum(counts) for counts in zip(*SHARES.values(), strict=True))
    print(f"\n{len(SHARES)} tables, {total} figures: {right / total:.1%} with the right row, column and unit")
    assert right >= LEAST * total
