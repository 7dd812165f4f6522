"""Word documents: paragraphs, headings, lists, tables, text boxes and notes in the order of the document."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from policymine.errors import UnreadableDocument
from policymine.lang.tables import compile_pattern, load_toml
from policymine.read.archive import check_archive
from policymine.read.blocks import Builder
from policymine.read.knowledge import numbering
from policymine.read.parts import Parts
from policymine.read.tables import MAX_COLUMNS, Grid, add_table, spread
from policymine.read.word_numbering import Label, Numbering
from policymine.read.word_styles import Look, Styles, W, hides, is_on, number_of, outline_of, value
from policymine.read.word_text import TextReader, alternative, is_filler
from policymine.records import BlockKind
from policymine.text import normalise

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"))
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes) -> Parts:
    r"""Read a Word document as it shows with all changes accepted.

    Numbers of headings and list items stand in the text as Word shows them. Text boxes follow the paragraph that they
    hang on; footnotes and endnotes stand at the end of the text. Comments, hidden text, codes of fields and tables of
    contents are left out.

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
    body = document.element.find(f"{W}body")
    if body is None:
        raise UnreadableDocument("the Word document is damaged: it has no body")
    reader = _Reader(document)
    reader.read(body)
    reader.read_notes(document.part)
    properties = document.core_properties
    created = properties.created.date().isoformat() if properties.created is not None else ""
    # python-docx's own template says that it was made in 2013, and other templates say the like.
    builder = reader.builder
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


def _part(part: Any, name: str) -> Any:
    """Give the root element of a part that belongs to the main one, or None if it is missing or broken."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml
    from lxml import etree

    try:
        return parse_xml(part.part_related_by(getattr(RELATIONSHIP_TYPE, name)).blob)
    except (KeyError, ValueError, etree.LxmlError):
        return None


class _Reader:
    """Walks the parts of a document and hands its pieces to a builder."""

    def __init__(self, document: Any) -> None:
        self.builder = Builder()
        styles = document.styles.element
        self._styles = Styles(styles)
        self._numbering = Numbering(_part(document.part, "NUMBERING"), styles)
        self._words = TextReader(document.element, self._styles)
        self._notes: list[tuple[str, str, int]] = []
        self._carried = ""

    def read(self, parent: Any) -> None:
        """Read what an element holds: paragraphs and tables."""
        for element in _content(parent):
            if element.tag == f"{W}p":
                self._paragraph(element)
            else:
                self._end_carried()
                self._table(element)
        self._end_carried()

    def _end_carried(self) -> None:
        self.builder.add(self._carried)
        self._carried = ""

    def read_notes(self, part: Any) -> None:
        """Add the notes after the text, each under the headings of the place that it hangs on."""
        for kind in dict.fromkeys(kind for kind, _, _ in self._notes):
            root = _part(part, f"{kind}s".upper())
            if root is None:
                continue
            words = TextReader(root, self._styles)
            notes = {note.get(f"{W}id"): note for note in root.iter(f"{W}{kind}")}
            for own_kind, number, place in list(self._notes):
                note = notes.get(number) if own_kind == kind else None
                if note is None or note.get(f"{W}type") in _SEPARATORS:
                    continue
                for paragraph in note.iter(f"{W}p"):
                    self.builder.add(" ".join(words.read(paragraph).text.split()), kind="note", place=place)

    def _paragraph(self, paragraph: Any) -> None:
        shown = self._words.read(paragraph)
        properties = paragraph.find(f"{W}pPr")
        mark = None if properties is None else properties.find(f"{W}rPr")
        text, self._carried = self._carried + shown.text, ""
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            self._carried = text  # its end was deleted: it goes on in the next one
        else:
            look = self._look(properties)
            label = None
            if text.strip() or not (hides(mark) or look.hidden):
                label = self._label(properties, look)
            if text.strip() and not any(_named("contents", name) for name in look.names):
                self._add(paragraph, text, look, label)
        self._notes += [(kind, number, self.builder.length) for kind, number in shown.notes]
        if shown.boxes:
            carried, self._carried = self._carried, ""
            for box in shown.boxes:
                self.read(box)
            self._carried = carried

    def _add(self, paragraph: Any, text: str, look: Look, label: Label | None) -> None:
        kind, level, title = _kind(paragraph, look, label)
        number = label.text if label is not None else ""
        for piece in text.strip().split("\n"):
            if piece.strip():
                self.builder.add(number + piece.strip(), kind=kind, level=level, title=title)
                number, title = "", False

    def _look(self, properties: Any) -> Look:
        return self._styles.look("" if properties is None else value(properties.find(f"{W}pStyle")))

    def _label(self, properties: Any, look: Look) -> Label | None:
        number, level = ("", None) if properties is None else number_of(properties)
        if number:
            return self._numbering.label(number, level or 0)
        level = look.number_level if level is None else level
        return self._numbering.label(look.number, level, look.numbered_by)

    def _table(self, table: Any) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        nested = [cell for row in rows for cell in row if next(cell.iter(f"{W}tbl"), None) is not None]
        if nested and sum(sum(bool(_own_text(cell)) for cell in row) > 1 for row in rows) < 2:
            # The table only lays out the page.
            for cell in (cell for row in rows for cell in row):
                self.read(cell)
            return
        boxes: list[Any] = []
        notes: list[tuple[str, str]] = []
        add_table(self.builder, self._grid(table, boxes, notes))
        self._notes += [(kind, number, self.builder.length) for kind, number in notes]
        for cell in nested:
            for inner in _content(cell):
                if inner.tag == f"{W}tbl":
                    self._table(inner)
        for box in boxes:
            self.read(box)

    def _grid(self, table: Any, boxes: list[Any], notes: list[tuple[str, str]]) -> Grid:
        """Lay out a table; merged cells keep one text."""
        rows: list[list[tuple[str, int, int, bool]]] = []
        open_cells: dict[int, tuple[int, int]] = {}  # column -> row and position of the cell that is merged downwards
        for y, tr in enumerate(_rows(table)):
            head = bool(is_on(tr.find(f"{W}trPr/{W}tblHeader")))
            row: list[tuple[str, int, int, bool]] = []
            x = _count(tr.find(f"{W}trPr/{W}gridBefore"), 0)
            row += [("", 1, 1, False)] * x
            for tc in _cells(tr):
                width = _count(tc.find(f"{W}tcPr/{W}gridSpan"), 1)
                merge = tc.find(f"{W}tcPr/{W}vMerge")
                begins = merge is not None and value(merge) == "restart"
                if merge is not None and not begins and x in open_cells:
                    top, place = open_cells[x]
                    text, columns, height, marked = rows[top][place]
                    rows[top][place] = (text, columns, height + 1, marked)
                else:
                    row.append((self._cell_text(tc, boxes, notes), width, 1, head))
                    open_cells.pop(x, None)
                    if begins:
                        open_cells[x] = (y, len(row) - 1)
                x += width
            rows.append(row)
        return spread(rows)

    def _cell_text(self, cell: Any, boxes: list[Any], notes: list[tuple[str, str]]) -> str:
        """Give a cell's own text; tables in it are read apart."""
        texts = []
        for paragraph in _content(cell):
            if paragraph.tag != f"{W}p":
                continue
            shown = self._words.read(paragraph)
            properties = paragraph.find(f"{W}pPr")
            label = self._label(properties, self._look(properties))
            texts.append((label.text if label is not None else "") + shown.text.strip())
            boxes += shown.boxes
            notes += shown.notes
        return " ".join("\n".join(texts).split())


def _content(parent: Any) -> Iterator[Any]:
    """Give paragraphs and tables in order, also those inside content controls."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in _WRAPPERS and not is_filler(element):
            waiting.extend(reversed(element))
        elif isinstance(element.tag, str) and element.tag.endswith("}AlternateContent"):
            form = alternative(element)
            waiting.extend(() if form is None else reversed(form))


def _inside(parent: Any, wanted: str) -> Iterator[Any]:
    """Give the rows of a table or the cells of a row, also those inside content controls."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag == wanted:
            yield element
        elif element.tag in _WRAPPERS:
            waiting.extend(reversed(element))


def _rows(table: Any) -> Iterator[Any]:
    for row in _inside(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is None or not (properties.find(f"{W}del") is not None or is_on(properties.find(f"{W}hidden"))):
            yield row


def _cells(row: Any) -> Iterable[Any]:
    return (cell for cell in _inside(row, f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is None)


def _count(element: Any, default: int) -> int:
    """Give a number of columns; a damaged file can claim millions."""
    text = value(element)
    return min(int(text), MAX_COLUMNS) if text.isascii() and text.isdigit() and len(text) < 8 else default


def _own_text(cell: Any) -> str:
    """Give roughly the text of a cell without the tables in it."""
    return "".join(
        node.text or "" for child in _content(cell) if child.tag == f"{W}p" for node in child.iter(f"{W}t")
    ).strip()


def _kind(paragraph: Any, look: Look, label: Label | None) -> tuple[BlockKind | None, int, bool]:
    """Tell from a paragraph's style what it is: kind, level of a heading, whether it is the document's title."""
    for name in look.names:
        if _named("title", name):
            return "heading", 1, True
        if match := _named("heading", name):
            return "heading", int(match[1]), False
        if _named("caption", name):
            return ("paragraph" if _is_under_picture(paragraph) else None), 0, False
    properties = paragraph.find(f"{W}pPr")
    outline = None if properties is None else outline_of(properties)
    if level := look.outline if outline is None else outline:
        return "heading", level, False
    if any(_named("list", name) for name in look.names):
        return "list_item", 0, False
    if label is not None and (label.bullet or not (label.worded or _is_heading_number(label.text))):
        return "list_item", 0, False
    return None, 0, False  # a number that headings have is looked at as in any other text


def _named(kind: str, name: str) -> re.Match[str] | None:
    """Tell whether a style's name is one of those that Word itself gives to a kind of paragraphs."""
    return _style_names()[kind].match(name)


@cache
def _style_names() -> dict[str, re.Pattern[str]]:
    names = load_toml(resources.files("policymine.read") / "word.toml")["styles"]
    return {kind: compile_pattern(source, "word.toml, styles") for kind, source in names.items()}


def _is_heading_number(number: str) -> bool:
    return numbering(normalise(f"{number}X")) is not None


def _is_under_picture(paragraph: Any) -> bool:
    """Tell whether a paragraph with the style of a caption belongs to a picture, not to a table below it."""
    following = paragraph.getnext()
    return following is None or following.tag != f"{W}tbl"
