#!/usr/bin/env python3
"""Write the example reports from their sources.

Every file in ``source/LANGUAGE/`` is one document: a head of ``key: value`` lines between two lines ``---``, then the
text in a small part of Markdown (headings, paragraphs, lists, tables, captions of pictures). The head's ``format`` says
what it becomes: ``txt`` (the text as it stands, without the ``#`` of headings), ``html`` (a page as saved from a
government's site), ``docx`` or ``pdf``.

The same sources give the same bytes: no clock, no random names, fixed times inside the files. (Across different
releases of reportlab, python-docx or zlib the bytes may differ, the text does not.)

Usage: build.py [--check]      --check writes nothing; exit status 1 if a committed document is out of date
"""

import argparse
import datetime as dt
import html
import io
import itertools
import os
import re
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
HEAD_KEYS = {"format", "title", "city", "issuer", "date", "time", "section"}
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

# A font that every reader of PDFs has or replaces, so that no file of it is needed.
CHINESE_FONT = "STSong-Light"

# What a page or a PDF says in each language besides the text; a translation adds its language here.
LABELS = {
    "en": {
        "suffix": "",
        "nav": ["Home", "Government Affairs", "News", "Notices", "Data", "Interaction"],
        "here": "Current position:",
        "release": "Release time:",
        "source": "Source:",
        "views": "Views:",
        "size": "Font size: [Large Medium Small]",
        "share": ["Share to:", "WeChat", "Weibo", "QQ", "Print", "Close"],
        "related": "Related links",
        "links": [
            "Air quality real-time release platform",
            "Pollutant discharge permit management information platform",
            "12369 environmental complaint and reporting platform",
        ],
        "footer": "Sponsored by: {issuer}   Website identification code: 0000000019   Anlin ICP No. 20000{icp}-1",
        "copyright": "Copyright © 2019. All rights reserved. It is recommended to use a resolution of 1920*1080.",
        "page": "Page {n}",
        "fonts": ("Times-Roman", "Times-Bold", "Vera", "VeraBd"),
        "word_font": ("Times New Roman", None),
    },
    "zh": {
        "suffix": "-zh",
        "nav": ["首页", "政务公开", "新闻动态", "通知公告", "数据开放", "互动交流"],
        "here": "当前位置：",
        "release": "发布时间：",
        "source": "来源：",
        "views": "浏览次数：",
        "size": "字号：[大 中 小]",
        "share": ["分享到：", "微信", "微博", "QQ空间", "打印", "关闭"],
        "related": "相关链接",
        "links": ["空气质量实时发布平台", "全国排污许可证管理信息平台", "12369环保举报平台"],
        "footer": "主办单位：{issuer}　网站标识码：0000000019　安林ICP备20000{icp}号-1",
        "copyright": "版权所有 © 2019 建议使用1920*1080分辨率浏览",
        "page": "— {n} —",
        "fonts": (CHINESE_FONT,) * 4,
        "word_font": ("Times New Roman", "仿宋"),
    },
}
ICP = {"Baiyang City": "731", "柏阳市": "731", "Lanhu City": "846", "岚湖市": "846"}

CSS = """
body{margin:0;font:16px/1.8 Arial,sans-serif;color:#222}.top,.foot{background:#0b5f8a;color:#fff;padding:10px 8%}
.nav ul{margin:0;padding:0 8%;background:#e8f1f6}.nav li{display:inline-block;padding:8px 18px}.box{margin:0 8%}
h1{font-size:24px;text-align:center}.meta,.share{color:#777;font-size:13px;text-align:center}.foot p{font-size:12px}
table{border-collapse:collapse;margin:12px auto}td,th{border:1px solid #999;padding:4px 12px}figure{text-align:center}
"""


class Block(NamedTuple):
    """One block of a source: its kind, its text (or a table's rows), and a heading's level."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Source:
    """One document before it is built."""

    name: str
    lang: str
    head: dict[str, str]
    body: str

    @property
    def labels(self) -> dict:
        """The fixed words of the document's language."""
        return LABELS[self.lang]

    @property
    def target(self) -> Path:
        """Where the document goes, below the examples folder."""
        city = self.name.split("-", 1)[0]
        return Path("reports", city, f"{self.name}{self.labels['suffix']}.{self.head['format']}")

    @property
    def date(self) -> dt.datetime:
        """The date of publication."""
        return dt.datetime.fromisoformat(self.head["date"]).replace(tzinfo=dt.UTC)


def read_source(path: Path) -> Source:
    """Read one source file."""
    opening, head_text, body = re.split(r"^---\n", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    head = dict(line.split(": ", 1) for line in head_text.splitlines())
    if opening or not set(head) <= HEAD_KEYS:
        raise ValueError(f"{path}: bad head, known keys are {sorted(HEAD_KEYS)}")
    return Source(path.stem, path.parent.name, head, body)


def parse(body: str) -> list[Block]:
    """Split a source's text into blocks."""
    blocks: list[Block] = []
    table: list[tuple[str, ...]] = []
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            table.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            continue
        if table:
            blocks.append(Block("table", rows=tuple(table)))
            table = []
        if heading := re.match(r"(#+) (.*)", line):
            blocks.append(Block("heading", heading[2], len(heading[1])))
        elif figure := re.fullmatch(r"!\[(.*)\]", line):
            blocks.append(Block("figure", figure[1]))
        elif line.startswith("- "):
            blocks.append(Block("bullet", line[2:]))
        elif number := re.match(r"(\d+)\. (.*)", line):
            blocks.append(Block("number", number[2], int(number[1])))
        elif re.match(r"Table \d+\. |表\d+ ", line):
            blocks.append(Block("caption", line))
        elif line.startswith("单位："):
            blocks.append(Block("unit", line))
        elif line:
            blocks.append(Block("paragraph", line))
    return blocks


def curly(text: str) -> str:
    """Turn straight quotation marks into typographic ones, as word processors do."""
    return re.sub(r'"([^"]*)"', "“\\1”", text).replace("'", "’")


# ---------------------------------------------------------------- txt


def build_txt(source: Source) -> bytes:
    """The text as it stands."""
    return re.sub(r"^#+ ", "", source.body, flags=re.MULTILINE).encode("utf-8")


# ---------------------------------------------------------------- html


def html_blocks(blocks: list[Block]) -> str:
    """The blocks as HTML elements; items next to each other share a list."""
    parts: list[str] = []
    for kind, group in itertools.groupby(blocks, key=lambda block: block.kind):
        if tag := {"bullet": "ul", "number": "ol"}.get(kind):
            items = "\n".join(f"<li>{html.escape(block.text, quote=False)}</li>" for block in group)
            parts.append(f"<{tag}>\n{items}\n</{tag}>")
            continue
        for block in group:
            text = html.escape(block.text, quote=False)
            if kind == "heading":
                parts.append(f"<h{block.level}>{text}</h{block.level}>")
            elif kind == "figure":
                parts.append(f'<figure><img src="images/1.jpg" alt=""><figcaption>{text}</figcaption></figure>')
            elif kind == "table":
                parts.append("<table>")
                for at, row in enumerate(block.rows):
                    tag = "td" if at else "th"
                    cells = "".join(f"<{tag}>{html.escape(value, quote=False)}</{tag}>" for value in row)
                    parts.append(f"<tr>{cells}</tr>")
                parts.append("</table>")
            else:
                parts.append(f"<p>{text}</p>")
    return "\n".join(parts)


def build_html(source: Source) -> bytes:
    """A page as a browser saves it: the site's furniture around the text."""
    head, labels = source.head, source.labels
    issuer, title = html.escape(head["issuer"]), html.escape(head["title"], quote=False)
    nav = "".join(f'<li><a href="#">{item}</a></li>' for item in labels["nav"])
    share = " ".join(f'<a href="#">{item}</a>' for item in labels["share"])
    links = "\n".join(f'<li><a href="#">{item}</a></li>' for item in labels["links"])
    footer = labels["footer"].format(issuer=issuer, icp=ICP.get(head["city"], "900"))
    first, *rest = parse(source.body)
    if first.kind != "heading":
        raise ValueError(f"{source.name}: a page starts with its heading")
    text = f"""<!DOCTYPE html>
<html lang="{source.lang}">
<head>
<meta charset="utf-8">
<title>{title} - {issuer}</title>
<meta name="ArticleTitle" content="{html.escape(head["title"])}">
<meta name="PubDate" content="{head["date"]} {head["time"]}">
<meta name="ContentSource" content="{issuer}">
<style>{CSS}</style>
</head>
<body>
<header class="top"><a href="#">{issuer}</a></header>
<nav class="nav"><ul>{nav}</ul></nav>
<div class="box">
<div class="crumbs">{labels["here"]} <a href="#">{labels["nav"][0]}</a> &gt; <a href="#">{head["section"]}</a></div>
<article>
<h1>{title}</h1>
<div class="meta"><span>{labels["release"]} {head["date"]} {head["time"]}</span> \
<span>{labels["source"]} {issuer}</span> <span>{labels["views"]} <i id="hits">0</i></span> \
<span>{labels["size"]}</span></div>
<div class="content">
{html_blocks(rest)}
</div>
</article>
<div class="share">{share}</div>
<aside><h3>{labels["related"]}</h3>
<ul>
{links}
</ul></aside>
</div>
<footer class="foot"><p>{footer}</p><p>{labels["copyright"]}</p></footer>
</body>
</html>
"""
    return text.encode("utf-8")


# ---------------------------------------------------------------- docx


def build_docx(source: Source) -> bytes:
    """A Word document with headings, lists and tables."""
    import docx
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = docx.Document()
    western, eastern = source.labels["word_font"]
    document.styles["Normal"].font.name = western
    if eastern:
        document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), eastern)
    document.styles["Normal"].font.size = Pt(11)
    for block in parse(source.body):
        text = curly(block.text)
        if block.kind == "heading":
            paragraph = document.add_heading(text, level=block.level - 1)
            if block.level == 1:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif block.kind == "table":
            table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
            table.alignment = WD_TABLE_ALIGNMENT.CENTER
            for at, row in enumerate(block.rows):
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    run = cell.paragraphs[0].add_run(curly(value))
                    run.font.size = Pt(9)
                    run.bold = at == 0
            document.add_paragraph()
        elif block.kind == "bullet":
            document.add_paragraph(text, style="List Bullet")
        elif block.kind == "number":
            # The number is text, so that every list starts at one and readers see what the page shows.
            paragraph = document.add_paragraph(f"{block.level}. {text}")
            paragraph.paragraph_format.left_indent = Pt(18)
        elif block.kind == "caption":
            document.add_paragraph(text, style="Caption")
        elif block.kind == "unit":
            document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        else:
            document.add_paragraph(text)
    properties = document.core_properties
    properties.author = properties.last_modified_by = source.head["issuer"]
    properties.title = source.head["title"]
    properties.created = properties.modified = source.date
    properties.comments = ""
    properties.revision = 1
    written = io.BytesIO()
    document.save(written)
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            new.writestr(info, old.read(name))
    return fixed.getvalue()


# ---------------------------------------------------------------- pdf


# What no line of Chinese text is broken within: numbers and words with the signs around them, and dashes.
UNBROKEN = re.compile(r"[“‘（《〔]*(?:[0-9A-Za-z.,%≤≥+*/-]+|——|.)[，。；：、！？”’）》〕%℃]*")


def chinese_lines(text: str, font: str, size: float, width: float, indent: float = 0.0) -> str:
    """Break Chinese text into lines as word processors do, the first one shorter by an indent."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines, line, room = [], "", width - indent
    for piece in UNBROKEN.findall(text):
        if line and stringWidth(line + piece, font, size) > room:
            lines.append(line)
            line, room = "", width
        line += piece
    if len(text) == 1:
        # Where no Chinese font is installed, PDFium takes a lone sign for empty and leaves it out of the page's text.
        line += "\N{NO-BREAK SPACE}"
    return "<br/>".join(html.escape(line, quote=False) for line in [*lines, line])


def column_widths(rows: tuple[tuple[str, ...], ...], width: float) -> list[float]:
    """Share a page's width by the longest word and the length of the cells of each column."""
    weights = []
    for column in zip(*rows, strict=True):
        longest_word = max(len(word) for cell in column for word in cell.split() or [""])
        longest_cell = max(len(cell) for cell in column)
        weights.append(max(longest_word + 2, min(longest_cell, 34) * 0.7 + 2))
    return [width * weight / sum(weights) for weight in weights]


def chinese_column_widths(rows: tuple[tuple[str, ...], ...], width: float) -> list[float]:
    """Share a page's width by the length of the cells of each column; half a Chinese character for other ones."""
    lengths = [
        max(sum(1 if char > "\u2e7f" else 0.55 for char in cell) for cell in column)
        for column in zip(*rows, strict=True)
    ]
    weights = [min(length, 20) + 2 for length in lengths]
    return [width * weight / sum(weights) for weight in weights]


def build_pdf(source: Source) -> bytes:
    """An A4 document: running head, page numbers, text in one column, ruled tables that may span pages."""
    from reportlab import rl_config
    from reportlab.lib import colors
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import (
        BaseDocTemplate,
        CondPageBreak,
        Frame,
        LongTable,
        PageTemplate,
        Paragraph,
        Spacer,
        TableStyle,
    )

    rl_config.invariant = 1
    os.environ["SOURCE_DATE_EPOCH"] = str(int(source.date.timestamp()))
    serif, serif_bold, sans, sans_bold = source.labels["fonts"]
    chinese = serif == CHINESE_FONT
    for name in (sans, sans_bold):
        # Bitstream Vera comes with reportlab and has the signs ≤ ≥ that the standard fonts lack.
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(name) if chinese else TTFont(name, f"{name}.ttf"))
    body = ParagraphStyle("body", fontName=serif, fontSize=11.5, leading=18, alignment=TA_JUSTIFY, spaceAfter=6)
    if chinese:
        body.alignment, body.firstLineIndent = TA_LEFT, 2 * body.fontSize
    cell = ParagraphStyle("cell", fontName=sans, fontSize=8.5, leading=11)
    styles = {
        "paragraph": body,
        "bullet": ParagraphStyle("bullet", parent=body, leftIndent=16, bulletIndent=4),
        "number": ParagraphStyle("number", parent=body, leftIndent=18, bulletIndent=2),
        "caption": ParagraphStyle("caption", fontName=sans_bold, fontSize=9, leading=13, spaceBefore=6, spaceAfter=4),
        "head_cell": ParagraphStyle("head_cell", parent=cell, fontName=sans_bold),
        1: ParagraphStyle("h1", fontName=serif_bold, fontSize=16, leading=22, alignment=TA_CENTER, spaceAfter=10),
        2: ParagraphStyle("h2", fontName=serif_bold, fontSize=14, leading=20, spaceBefore=8, spaceAfter=6),
        3: ParagraphStyle("h3", fontName=serif_bold, fontSize=12, leading=18, spaceBefore=4, spaceAfter=4),
    }
    styles["unit"] = ParagraphStyle("unit", parent=cell, alignment=TA_RIGHT, spaceAfter=3)
    centered = ParagraphStyle("centered", parent=body, alignment=TA_CENTER, firstLineIndent=0)

    def paragraph(text: str, style: ParagraphStyle, width: float = 160 * mm, **options: str) -> Paragraph:
        if chinese:
            room = width - style.leftIndent - 1
            text = chinese_lines(text, style.fontName, style.fontSize, room, style.firstLineIndent)
        else:
            text = html.escape(text, quote=False)
        return Paragraph(text, style, **options)

    def paint_page(canvas, document) -> None:
        canvas.saveState()
        canvas.setFont(serif, 9)
        canvas.drawString(25 * mm, A4[1] - 15 * mm, curly(source.head["title"]))
        canvas.line(25 * mm, A4[1] - 17 * mm, A4[0] - 25 * mm, A4[1] - 17 * mm)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, source.labels["page"].format(n=document.page))
        canvas.restoreState()

    story = []
    below_title = False
    for block in parse(source.body):
        text = curly(block.text)
        if block.kind in ("heading", "caption"):
            # Keeps a heading off the foot of a page, and lets the table under it break across pages.
            story.append(CondPageBreak(30 * mm))
        if block.kind == "heading":
            story.append(paragraph(text, styles[block.level]))
            below_title = block.level == 1
        elif block.kind == "table":
            widths = (chinese_column_widths if chinese else column_widths)(block.rows, 160 * mm)
            rows = [
                [
                    paragraph(value, styles["head_cell"] if at == 0 else cell, width - 12)
                    for value, width in zip(row, widths, strict=True)
                ]
                for at, row in enumerate(block.rows)
            ]
            table = LongTable(rows, colWidths=widths, repeatRows=1)
            table.setStyle(
                TableStyle(
                    [
                        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                        ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.9, 0.94, 0.97)),
                        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                    ]
                )
            )
            story += [table, Spacer(1, 10)]
        elif block.kind == "bullet":
            story.append(paragraph(text, styles["bullet"], bulletText="•"))
        elif block.kind == "number":
            story.append(paragraph(text, styles["number"], bulletText=f"{block.level}."))
        elif below_title and len(text) < 80 and not (chinese and (block.kind == "caption" or text.endswith("。"))):
            story.append(paragraph(text, centered))
        else:
            below_title = False
            story.append(paragraph(text, styles[block.kind]))
    written = io.BytesIO()
    document = BaseDocTemplate(
        written,
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=25 * mm,
        topMargin=22 * mm,
        bottomMargin=20 * mm,
        title=source.head["title"],
        author=source.head["issuer"],
        subject=source.head["date"],
    )
    frame = Frame(25 * mm, 20 * mm, A4[0] - 50 * mm, A4[1] - 42 * mm, leftPadding=0, rightPadding=0)
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=paint_page)])
    document.build(story)
    return written.getvalue()


# ---------------------------------------------------------------- all


BUILDERS = {"txt": build_txt, "html": build_html, "docx": build_docx, "pdf": build_pdf}


def build_all(root: Path = HERE) -> dict[Path, bytes]:
    """Every document's bytes by its path; the plain texts that have a gold annotation stand beside it as well."""
    built = {}
    for path in sorted((root / "source").glob("*/*.md")):
        source = read_source(path)
        data = BUILDERS[source.head["format"]](source)
        built[root / source.target] = data
        gold = root / f"gold{source.labels['suffix']}" / source.target.with_suffix(".json").name
        if source.head["format"] == "txt" and gold.exists():
            built[gold.with_suffix(".txt")] = data
    return built


def main() -> int:
    """Write the documents, or check that they are up to date."""
    parser = argparse.ArgumentParser(description="Write the example reports from their sources.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a document is out of date")
    check = parser.parse_args().check
    stale = 0
    for path, data in build_all().items():
        if path.exists() and path.read_bytes() == data:
            continue
        stale += 1
        print(f"{'out of date' if check else 'written'}: {path.relative_to(HERE)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
