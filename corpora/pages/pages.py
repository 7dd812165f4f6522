"""Web pages in the manner of government sites: the example reports in the layouts of ``layouts/``.

A layout is a page with places for ``$title``, ``$date``, ``$issuer`` and one form of the text: ``$p_body`` for
paragraphs, ``$div_body``, ``$br_body`` (lines that breaks divide), ``$cells_body`` (each paragraph in a table row),
``$spans_body`` and ``$sections_body`` (editors that wrap every clause), ``$mso_body`` (as Word saves it),
``$plain_body``, or ``$first_half`` and ``$second_half``. The name of a layout begins with its language.
"""

import html
import importlib.util
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
KINDS = ("2024-news", "2024-rectification", "2023-notice", "2023-indicators", "2024-work-report")
_INDENT = "\u3000\u3000"
_DAY = re.compile(r"(?:Issued on|发布日期：) ?[^.。]{8,24}")


class Page(NamedTuple):
    """A page, and what a reader should find on it.

    Attributes:
        name: Layout and document.
        html: The page.
        title: Its title.
        lines: The pieces of its text; of a table the rows below the header, with the cells run together.
        heads: The header cells of its tables, which may be shown or not.
    """

    name: str
    html: str
    title: str
    lines: list[str]
    heads: list[str]


def pages() -> Iterator[Page]:
    """Give every layout with every example document of its language.

    Example:
        >>> len({page.name for page in pages()}) > 60
        True
    """
    spec = importlib.util.spec_from_file_location("build", EXAMPLES / "build.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    for layout in sorted((HERE / "layouts").glob("*.html")):
        language = layout.stem.split("-")[0]
        for kind in KINDS:
            for path in sorted((EXAMPLES / "source" / language).glob(f"*-{kind}.md")):
                source = build.read_source(path)
                blocks = build.parse(source.body)[1:]
                yield _page(f"{layout.stem}/{path.stem}", layout.read_text(encoding="utf-8"), source, blocks)


def _page(name, layout, source, blocks):
    half = len(blocks) // 2
    bodies = {
        "p_body": _render(blocks, "<p>{}</p>"),
        "div_body": _render(blocks, f"<div>{_INDENT}{{}}</div>"),
        "br_body": _render(blocks, f"{_INDENT}{{}}<br><br>", inline=True),
        "cells_body": _render(blocks, f"<tr><td>{_INDENT}{{}}</td></tr>", inline=True, table="<tr><td>{}</td></tr>"),
        "spans_body": _render(blocks, '<p style="text-indent:2em"><span>{}</span></p>', clause="<span>{}</span>"),
        "sections_body": _render(blocks, "<section><p><span>{}</span></p></section>", clause='<span leaf="">{}</span>'),
        "mso_body": _render(
            blocks,
            "<p class=MsoNormal style='text-indent:32.0pt'>{}</p>",
            inline=True,
            clause="<span style='font-family:仿宋'>{}</span>",
        ),
        "plain_body": "\n".join(_lines(blocks, joint="  ", numbered=False)),
        "first_half": _render(blocks[:half], "<p>{}</p>"),
        "second_half": _render(blocks[half:], "<p>{}</p>"),
    }
    head = {key: html.escape(source.head[key], quote=False) for key in ("title", "date", "issuer")}
    text = string.Template(layout).substitute(bodies, **head)
    heads = [cell for block in blocks if block.kind == "table" for cell in block.rows[0]]
    lines = _lines([block for block in blocks if block.kind not in ("caption", "unit")], below=1)
    return Page(name, text, source.head["title"], lines, [*heads, *_captions(blocks)])


def _captions(blocks):
    return [block.text for block in blocks if block.kind in ("caption", "unit") or _DAY.fullmatch(block.text)]


def _lines(blocks, *, below=0, joint="", numbered=True):
    lines = []
    for block in blocks:
        if block.kind == "table":
            # A number of order is no content.
            cut = below or not numbered
            lines += [joint.join(row[1:] if cut and row[0].isdigit() else row) for row in block.rows[below:]]
        elif not (below and _DAY.fullmatch(block.text)):
            lines.append(block.text)
    return lines


def _render(blocks, form, *, inline=False, table="{}", clause=""):
    """Write blocks as HTML; inline ones have no headings and lists of their own."""
    parts = []
    for block in blocks:
        text = html.escape(block.text, quote=False)
        if clause:
            # Editors cut text where the hand stopped: at commas, and between a number and its unit.
            text = "".join(clause.format(piece) for piece in re.split(r"(?<=[，,])|(?<=\d)(?=[^\d.,])", text) if piece)
        if block.kind == "table":
            rows = "".join(
                "<tr>" + "".join(f"<td>{html.escape(cell, quote=False)}</td>" for cell in row) + "</tr>"
                for row in block.rows
            )
            parts.append(table.format(f'<table border="1">{rows}</table>'))
        elif block.kind == "figure":
            parts.append(form.format(f'<img src="1.jpg">{text}'))
        elif inline and block.kind == "heading":
            parts.append(form.format(f"<b>{text}</b>"))
        elif inline or block.kind in ("paragraph", "caption", "unit"):
            parts.append(form.format(text))
        elif block.kind == "heading":
            parts.append(f"<h{block.level}>{text}</h{block.level}>")
        else:
            parts.append(f"<ul><li>{text}</li></ul>")
    return "\n".join(parts)
