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

BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "ul", "ol", "dl", "dt", "dd", "li", "table", "blockquote",
    "pre", "figure", "figcaption", "center", "fieldset", "address", "hr", "body", "html", "details", "summary",
    "caption", "tbody", "thead", "tfoot", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "form",
))
"""Elements that begin and end a line."""
# fmt: on
_ATTACHED = re.compile(
    r"\.(?:docx?|wps|rtf|txt|pdf|ofd|xlsx?|et|csv|pptx?|dps|zip|rar|7z)(?:\s*[(\[\uff08\u3010].{0,30})?$", re.IGNORECASE
)
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Stand around the name of an attachment until its line is known; no text holds these noncharacters."""
_NAMES = re.compile(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}?")
_CLAUSE_END = re.compile(r"[,;!?\u3002\uff0c\uff1b\uff01\uff1f]|\.(?=\s|$)")
_LABEL_LENGTH = 12
"""Most letters beside the names of attachments in a line that is nothing but such names."""
_DAYS = re.compile(r"(?:\d{4}[-/.\u5e74])?\d{1,2}[-/.\u6708]\d{1,2}\u65e5?|\d{1,2}:\d{2}(?::\d{2})?")
_FORM_LENGTH = 200
"""Characters from which on a form is the frame of a whole page, not a box to fill in."""
_LAYOUT_LENGTH = 200
_LAYOUT_ROWS = 5
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\u200b\ufeff]+")
_LINK_SHARE = 0.7
_BESIDE_LENGTH = 15
"""Letters and digits from which on a text beside links is one of its own."""
_CAPTION_LENGTH = 160
"""Longest line under a picture, in characters, that is its caption."""


class Walk:
    """Walks a part of a page in reading order and hands its pieces to a builder.

    Bars and lists of links are passed over, and so are lines that hold nothing but the names of attachments.

    Args:
        builder: Takes the pieces.
        everything: Whether to read forms, asides and lists of links too.

    Attributes:
        attachments: How many names of attachments were passed over.

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
        self.attachments = 0

    def run(self, element: lxml.html.HtmlElement) -> None:
        """Read an element with all that is in it."""
        self._read(element)
        self._flush()

    def _flush(self) -> None:
        text = "".join(self._words)
        self._words.clear()
        for piece in _join_lines(self._without_attachments(text)):
            # What stands under a picture may look like a heading and is none.
            caption = self._after_picture and self._kind is None and len(piece) <= _CAPTION_LENGTH
            self._builder.add(piece, kind="paragraph" if caption else self._kind, level=self._level)
            self._after_picture = False

    def _without_attachments(self, text: str) -> list[str]:
        lines = text.split("\n")
        if _OPEN not in text and _CLOSE not in text:
            return lines
        kept = []
        for line in lines:
            beside = _NAMES.sub("", line)
            if beside == line or _CLAUSE_END.search(beside) or sum(map(str.isalpha, beside)) > _LABEL_LENGTH:
                kept.append(line.replace(_OPEN, "").replace(_CLOSE, ""))
            else:
                self.attachments += line.count(_OPEN)
        return kept

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(_SPACES.sub(" ", text))

    def _read(self, element: lxml.html.HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or (tag in SKIPPED and not self._is_shown(element)) or is_hidden(element):
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
        if tag == "table" and (self._everything or not is_link_list(element)) and self._table(element):
            return
        if tag not in BLOCKS:
            attached = tag == "a" and _is_attachment(element)
            self._words += [_OPEN] if attached else []
            self._children(element)
            self._words += [_CLOSE] if attached else []
            return
        if not self._everything and is_link_list(element):
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

    def _is_shown(self, element: lxml.html.HtmlElement) -> bool:
        if element.tag == "form":
            return self._everything or len("".join(element.text_content().split())) >= _FORM_LENGTH
        return self._everything and element.tag == "aside"

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
        if _is_layout(rows, [len(text) for row in cells for text, *_ in row]):
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


def _is_layout(rows: list[list[Any]], lengths: list[int]) -> bool:
    """Tell whether a table sets a page: one of its few cells holds the text, in paragraphs."""
    longest = max(lengths)
    if len(rows) == 1 or longest <= _LAYOUT_LENGTH:
        return longest > _LAYOUT_LENGTH
    cells = [cell for row in rows for cell in row]
    parts = sum(1 for _ in cells[lengths.index(longest)].iter("p", "div", "br"))
    return len(rows) <= _LAYOUT_ROWS and parts > 2 and 5 * longest >= 4 * sum(lengths)


def _cell_text(cell: lxml.html.HtmlElement) -> str:
    return " ".join("".join(_texts(cell)).split())


def _texts(element: lxml.html.HtmlElement) -> Iterator[str]:
    """Give the texts of a cell; a line of its own is set off by a space, a piece of a number is not."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            apart = " " if child.tag in BLOCKS or child.tag == "br" else ""
            yield apart
            if child.tag not in SKIPPED and not is_hidden(child):
                yield from _texts(child)
            yield apart
        yield child.tail or ""


def _span(cell: lxml.html.HtmlElement, name: str) -> int:
    digits = (cell.get(name) or "1").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1


def is_hidden(element: lxml.html.HtmlElement) -> bool:
    """Tell whether an element says itself that it is not shown.

    Example:
        >>> is_hidden(lxml.html.fromstring('<p style="display: none">x</p>'))
        True
    """
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def is_link_list(element: lxml.html.HtmlElement) -> bool:
    """Tell whether an element is a bar or list of links: several, and hardly a word beside them but days.

    Example:
        >>> bar = '<ul><li><a>Home</a> 2024-01-02</li><li><a>News</a> 2024-01-03</li><li><a>Laws</a></li></ul>'
        >>> is_link_list(lxml.html.fromstring(bar)), is_link_list(lxml.html.fromstring("<p><a>Home</a> is far</p>"))
        (True, False)
    """
    links = [count for link in element.iter("a") if (count := _count(link.text_content()))]
    if len(links) < 3:
        return False
    inside, whole = sum(links), _count(element.text_content())
    if inside < whole and any(_count(text) > _BESIDE_LENGTH for text in _beside_links(element)):
        return False
    return inside >= _LINK_SHARE * whole and whole / len(links) < 80


def _beside_links(element: lxml.html.HtmlElement) -> Iterator[str]:
    """Give the texts of an element that stand in no link."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag != "a" and child.tag not in SKIPPED:
            yield from _beside_links(child)
        yield child.tail or ""


def _is_attachment(link: lxml.html.HtmlElement) -> bool:
    """Tell whether a link leads to a document, by where it goes or by its name."""
    target = re.split(r"[?#]", link.get("href") or "", maxsplit=1)[0]
    return _ATTACHED.search(target.strip()) is not None or _ATTACHED.search(link.text_content().strip()) is not None


def _count(text: str) -> int:
    """Count the letters and digits of a text without its days."""
    return sum(map(str.isalnum, _DAYS.sub("", text)))


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
