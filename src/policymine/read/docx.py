"""Word documents: paragraphs, headings, lists and tables in the order of the document."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from policymine.errors import UnreadableDocument
from policymine.read.archive import check_archive
from policymine.read.blocks import Builder
from policymine.read.parts import Parts
from policymine.read.tables import add_table, spread
from policymine.records import BlockKind

_HEADING = re.compile(r"(?:heading|\u6807\u9898)\s*([1-9])", re.IGNORECASE)
_LIST = re.compile(r"\blist\b|bullet|\u5217\u8868", re.IGNORECASE)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(data: bytes) -> Parts:
    r"""Read a Word document.

    Args:
        data: The bytes of the file.

    Returns:
        Its text in pieces.

    Raises:
        UnreadableDocument: If it is damaged, no Word document, or unpacks to an absurd size.
        EncryptedDocument: If it is protected by a password.

    Example:
        >>> import io, docx
        >>> document = docx.Document()
        >>> _ = document.add_heading("Water", level=1)
        >>> _ = document.add_paragraph("We built 12 plants.")
        >>> stream = io.BytesIO()
        >>> document.save(stream)
        >>> read_docx(stream.getvalue()).text
        'Water\nWe built 12 plants.'
    """
    check_archive(data, "Word document")
    document = _open(data)
    builder = Builder()
    for kind, item in _items(document):
        if kind == "p":
            _paragraph(builder, item)
        else:
            add_table(builder, _grid(item))
    properties = document.core_properties
    created = properties.created.date().isoformat() if properties.created is not None else ""
    # python-docx's own template says that it was made in 2013, and other templates say the like.
    return Parts(builder.text(), builder.spans, title_hint=properties.title or "", published_hint=_plausible(created))


def _plausible(day: str) -> str:
    return "" if day == "2013-12-23" else day


def _open(data: bytes) -> Any:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        return docx.Document(io.BytesIO(data))
    except (
        OpcError,
        KeyError,
        ValueError,
        etree.LxmlError,
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
    ) as error:
        raise UnreadableDocument("the Word document is damaged: its main part cannot be read") from error
    except (AttributeError, TypeError, zipfile.error, NotImplementedError) as error:
        # Parts that are missing or of another kind show up as ordinary errors of the library.
        raise UnreadableDocument("the Word document is damaged: parts of it are missing") from error


def _items(document: Any) -> list[tuple[str, Any]]:
    """Give paragraphs and tables in order, also those inside content controls."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    items: list[tuple[str, Any]] = []
    waiting = list(reversed(document.element.body))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}p":
            items.append(("p", Paragraph(element, document)))
        elif element.tag == f"{_W}tbl":
            items.append(("tbl", Table(element, document)))
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"):
            waiting.extend(reversed(element))
    return items


def _paragraph(builder: Builder, paragraph: Any) -> None:
    text = _text(paragraph._p)
    if not text.strip():
        return
    kind, level, title = _kind(paragraph)
    for piece in text.split("\n"):
        builder.add(piece, kind=kind, level=level, title=title)
        title = False


def _text(element: Any) -> str:
    """Give a paragraph's visible text: insertions count, deletions and field codes do not."""
    parts = []
    for node in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif node.tag == f"{_W}tab":
            # Tab stops of the paragraph's format are named like the tabs of its text.
            parts.append(" " if node.getparent().tag == f"{_W}r" else "")
        else:
            parts.append("\n")
    return "".join(parts)


def _kind(paragraph: Any) -> tuple[BlockKind | None, int, bool]:
    """Tell from a paragraph's style what it is: kind, level of a heading, whether it is the document's title."""
    style = paragraph.style
    names: list[str] = []
    while style is not None and len(names) < 10:
        names.append(style.name or "")
        style = style.base_style
    for name in names:
        if name.casefold() in ("title", "\u6807\u9898"):
            return "heading", 1, True
        if match := _HEADING.match(name):
            return "heading", int(match[1]), False
        if name.casefold() in ("caption", "\u9898\u6ce8"):
            return ("paragraph" if _is_under_picture(paragraph) else None), 0, False
    properties = paragraph._p.pPr
    if properties is not None:
        outline = properties.find(f"{_W}outlineLvl")
        if outline is not None and (level := outline.get(f"{_W}val", "9")).isdigit() and int(level) < 9:
            return "heading", int(level) + 1, False
        if properties.numPr is not None and len(paragraph.text) > 0:
            return "list_item", 0, False
    if any(_LIST.search(name) and "paragraph" not in name.casefold() for name in names):
        return "list_item", 0, False
    return None, 0, False


def _is_under_picture(paragraph: Any) -> bool:
    """Tell whether a paragraph with the style of a caption belongs to a picture, not to a table below it."""
    following = paragraph._p.getnext()
    return following is None or following.tag != f"{_W}tbl"


def _grid(table: Any) -> Any:
    """Lay out a table; merged cells keep one text."""
    rows: list[list[tuple[str, int, int, bool]]] = []
    open_cells: dict[int, tuple[int, int]] = {}  # column -> row and position of the cell that is merged downwards
    for y, tr in enumerate(table._tbl.tr_lst):
        properties = tr.trPr
        head = properties is not None and properties.find(f"{_W}tblHeader") is not None
        row: list[tuple[str, int, int, bool]] = []
        x = tr.grid_before
        row += [("", 1, 1, False)] * x
        for tc in tr.tc_lst:
            width = tc.grid_span
            if tc.vMerge == "continue" and x in open_cells:
                top, place = open_cells[x]
                text, columns, height, marked = rows[top][place]
                rows[top][place] = (text, columns, height + 1, marked)
            else:
                text = " ".join("\n".join(_text(p) for p in tc.iter(f"{_W}p")).split())
                row.append((text, width, 1, head))
                open_cells.pop(x, None)
                if tc.vMerge == "restart":
                    open_cells[x] = (y, len(row) - 1)
            x += width
        rows.append(row)
    return spread(rows)
