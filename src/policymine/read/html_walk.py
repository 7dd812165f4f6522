"""Walking a part of an HTML page in reading order: its paragraphs, headings, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html

from policymine.read.blocks import Builder
from policymine.read.tables import add_table, spread
from policymine.records import BlockKind

# fmt: off
SKIPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "canvas", "audio", "video", "map",
    "nav", "footer", "aside", "form", "button", "select", "input", "textarea", "head", "link", "meta", "dialog",
))
"""Elements that show no text of the document."""

_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "ul", "ol", "dl", "dt", "dd", "li", "table", "blockquote",
    "pre", "figure", "figcaption", "center", "fieldset", "address", "hr", "body", "html", "details", "summary",
    "caption", "tbody", "thead", "tfoot", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6",
))
# fmt: on
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\u200b\ufeff]+")
_LINK_SHARE = 0.8
_CAPTION_LENGTH = 160
"""Longest line under a picture, in characters, that is its caption."""


class Walk:
    """Walks a part of a page in reading order and hands its pieces to a builder.

    Example:
        >>> import lxml.html
        >>> builder = Builder()
        >>> Walk(builder).run(lxml.html.fromstring("<div><h2>Air</h2><ul><li>12 parks</li></ul></div>"))
        >>> [span.kind for span in builder.spans]
        ['heading', 'list_item']
    """

    def __init__(self, builder: Builder, *, everything: bool = False) -> None:
        self._builder = builder
        self._everything = everything
        self._words: list[str] = []
        self._kind: BlockKind | None = None
        self._level = 0
        self._after_picture = False

    def run(self, element: lxml.html.HtmlElement) -> None:
        """Read an element with all that is in it."""
        self._read(element)
        self._flush()

    def _flush(self) -> None:
        text = "".join(self._words)
        self._words.clear()
        for piece in _join_lines(text.split("\n")):
            # What stands under a picture may look like a heading and is none.
            caption = self._after_picture and self._kind is None and len(piece) <= _CAPTION_LENGTH
            self._builder.add(piece, kind="paragraph" if caption else self._kind, level=self._level)
            self._after_picture = False

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(_SPACES.sub(" ", text))

    def _read(self, element: lxml.html.HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or (tag in SKIPPED and not (self._everything and tag in ("form", "aside"))):
            return
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            return
        if tag == "br":
            self._words.append("\n")
            return
        if tag == "img":
            self._flush()
            self._after_picture = True
            return
        if tag in ("b", "strong"):
            self._after_picture = False  # a heading in bold letters
        if tag == "table" and self._table(element):
            return
        if tag not in _BLOCKS:
            self._children(element)
            return
        if not self._everything and tag in ("ul", "ol", "div", "p") and _is_link_list(element):
            return
        self._flush()
        before = self._kind, self._level
        if tag in _HEADINGS:
            self._kind, self._level = "heading", _HEADINGS[tag]
        elif tag == "li":
            self._kind, self._level = "list_item", 0
        elif tag == "figcaption":
            self._kind, self._level = "paragraph", 0
        elif tag in ("p", "div", "ul", "ol", "dd", "dt") and self._kind == "list_item":
            pass  # a paragraph in a list item is the item
        else:
            self._kind, self._level = None, 0
        if tag == "pre":
            self._words.append("".join(element.itertext()))
        else:
            self._children(element)
        self._flush()
        self._kind, self._level = before

    def _children(self, element: lxml.html.HtmlElement) -> None:
        self._say(element.text)
        for child in element:
            self._read(child)
            self._say(child.tail)

    def _table(self, table: lxml.html.HtmlElement) -> bool:
        """Read a table of data; say no if the table only lays out the page."""
        rows = list(_rows(table))
        width = max((len(row) for row in rows), default=0)
        if width < 2 or any(inner is not table for inner in table.iter("table")):
            return False
        cells = [
            [
                (_cell_text(cell), _span(cell, "colspan"), _span(cell, "rowspan"), cell.tag == "th" or _in_head(cell))
                for cell in row
            ]
            for row in rows
        ]
        longest = max((len(text) for row in cells for text, *_ in row), default=0)
        if len(rows) == 1 and longest > 200:
            return False
        self._flush()
        caption = table.find("caption")
        add_table(
            self._builder,
            spread(cells),
            caption=" ".join(caption.text_content().split()) if caption is not None else "",
        )
        return True


def _rows(table: lxml.html.HtmlElement) -> Iterator[list[Any]]:
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if cells:
            yield cells


def _in_head(cell: lxml.html.HtmlElement) -> bool:
    return next(cell.iterancestors("thead"), None) is not None


def _cell_text(cell: lxml.html.HtmlElement) -> str:
    return " ".join(" ".join(text for text in cell.itertext() if text.strip()).split())


def _span(cell: lxml.html.HtmlElement, name: str) -> int:
    digits = (cell.get(name) or "1").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1


def _is_link_list(element: lxml.html.HtmlElement) -> bool:
    """Tell whether an element is a bar of links: several, and hardly a word beside them."""
    links = [link for link in element.iter("a") if link.text_content().strip()]
    if len(links) < 3:
        return False
    inside = sum(len(link.text_content().strip()) for link in links)
    whole = len("".join(element.text_content().split()))
    return inside >= _LINK_SHARE * whole and whole / len(links) < 80


def _join_lines(lines: list[str]) -> list[str]:
    """Make pieces of the lines that line breaks divide; a line that goes on with a small letter joins the one above."""
    pieces: list[str] = []
    for line in lines:
        line = line.strip(" \u3000\u00a0")
        if not line:
            continue
        if pieces and line[0].islower() and not pieces[-1].endswith((".", "!", "?")):
            pieces[-1] = f"{pieces[-1]} {line}"
        else:
            pieces.append(line)
    return pieces
