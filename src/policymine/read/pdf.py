"""PDF files: pypdfium2 for the text, pdfplumber for the pages that have ruled tables.

The text is put together here, page by page, so lines are joined and hyphens mended before any offset exists.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from policymine.errors import EmptyDocument, EncryptedDocument, UnreadableDocument
from policymine.provenance import Provenance
from policymine.read import columns
from policymine.read.blocks import Builder
from policymine.read.knowledge import is_continuation
from policymine.read.layout import Paragraph, paragraphs
from policymine.read.lines import Line, TableBox, body_size, without_running_heads
from policymine.read.page_breaks import fits, joined
from policymine.read.page_marks import part_notes, without_line_numbers
from policymine.read.page_text import PageText
from policymine.read.parts import Parts
from policymine.read.pdf_streams import check_streams
from policymine.read.reading_order import in_reading_order
from policymine.read.ruled import Plumber
from policymine.read.tables import add_table
from policymine.records import Issue

MAX_PAGES = 5_000
"""Longer files are refused; the longest statistical yearbooks have about a thousand pages."""
_MIN_RULES = 2
_THIN = 3.0
_MAX_PATHS = 20_000
_SCAN_HINT = "run text recognition on the page and save it as a PDF with text"


def read_pdf(data: bytes, source: str = "") -> Parts:
    """Read a PDF file.

    Args:
        data: The bytes of the file.
        source: The path as the issues shall show it.

    Returns:
        Its text in pieces with their pages, and an issue for each page without a text layer.

    Raises:
        EncryptedDocument: If it is protected by a password.
        UnreadableDocument: If it is damaged, or a part of it unpacks without end.
        EmptyDocument: If no page has text.

    Example:
        >>> read_pdf(b"%PDF-1.4 and nothing more")
        Traceback (most recent call last):
        policymine.errors.UnreadableDocument: the PDF is damaged or was cut off
    """
    check_streams(data)
    document = _open(data)
    try:
        return _read(document, data, source)
    finally:
        document.close()


def _open(data: bytes) -> Any:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedDocument("the PDF is protected by a password") from error
        raise UnreadableDocument("the PDF is damaged or was cut off") from error
    try:
        if not 0 < len(document) <= MAX_PAGES:
            count = len(document)
            message = f"the PDF has {count:,} pages; the limit is {MAX_PAGES:,}"
            raise UnreadableDocument(message if count else "the PDF is damaged: it has no pages")
    except UnreadableDocument:
        document.close()
        raise
    return document


def _read(document: Any, data: bytes, source: str) -> Parts:
    issues: list[Issue] = []
    pages: list[list[Line]] = []
    tables: list[TableBox] = []
    scans: list[int] = []
    with Plumber(data) as plumber:
        for number in range(1, len(document) + 1):
            try:
                lines, pictures = _page(document, number, plumber, tables)
            except (pypdfium2.PdfiumError, UnreadableDocument):
                issues.append(
                    _issue(source, "unreadable", "the page is damaged", number, UnreadableDocument.default_hint)
                )
                continue
            if not lines and pictures:
                scans.append(number)
                issues.append(_issue(source, "no_text_layer", "the page is a picture without text", number, _SCAN_HINT))
            pages.append(lines)
    cut_off = b"%%EOF" not in data[-2048:]
    if not any(pages):
        if cut_off or any(issue.category == "unreadable" for issue in issues):
            raise UnreadableDocument("the PDF is damaged or was cut off")
        raise EmptyDocument("no page of the PDF has text" + ("; it is likely a scan" if scans else ""))
    if cut_off:
        issues.append(
            _issue(source, "unreadable", "the PDF was cut off; pages may be missing", None, "get the file anew")
        )
    builder = Builder()
    pages, notes = _without_notes(without_running_heads(pages))
    _write(builder, paragraphs(pages), tables)
    _add_notes(builder, notes)
    properties = document.get_metadata_dict()
    return Parts(
        builder.text(),
        builder.spans,
        title_hint=properties.get("Title", ""),
        published_hint=_pdf_date(properties.get("CreationDate", "")),
        issues=issues,
        provenance=builder.provenance,
    )


def _write(builder: Builder, found: list[Paragraph], tables: list[TableBox]) -> None:
    """Add paragraphs and tables to the text; the parts of a table on several pages are one table."""
    waiting: list[TableBox] = []

    def flush() -> None:
        if waiting:
            grid, rows_of = joined(waiting)
            add_table(builder, grid, pages=rows_of)
            waiting.clear()

    for place, paragraph in enumerate(found):
        if paragraph.table is not None:
            table = tables[paragraph.table]
            if waiting and not fits(waiting[-1], table):
                flush()
            waiting.append(table)
            continue
        after = found[place + 1].table if place + 1 < len(found) else None
        if waiting and after is not None and is_continuation(paragraph.text) and fits(waiting[-1], tables[after]):
            continue  # "Table 2 (continued)"
        flush()
        builder.add(
            paragraph.text,
            kind="heading" if paragraph.level else None,
            level=paragraph.level,
            page=paragraph.page,
            title=paragraph.title,
        )
        if paragraph.text.strip():
            _locate(builder.provenance, paragraph, builder.spans[-1].start)
    flush()


def _without_notes(pages: list[list[Line]]) -> tuple[list[list[Line]], list[list[Line]]]:
    """Part the notes at the foot of each page from the text, so that sentences go on from page to page."""
    body = body_size(pages)
    parted = [part_notes(page, body) for page in pages]
    return [text for text, _ in parted], [notes for _, notes in parted if notes]


def _add_notes(builder: Builder, pages: list[list[Line]]) -> None:
    """Add the notes after the text, each under the headings of the page that it stands on."""
    ends = [(span.page, span.end) for span in builder.spans if span.page is not None]
    for page in pages:
        place = max((end for number, end in ends if number <= page[0].page), default=-1)
        for paragraph in paragraphs([page]):
            builder.add(paragraph.text, kind="note", page=paragraph.page, place=place)
            if paragraph.text.strip():
                _locate(builder.provenance, paragraph, builder.spans[-1].start)


def _locate(provenance: Provenance, paragraph: Paragraph, start: int) -> None:
    """Keep where the lines of a paragraph stand."""
    ends = [*paragraph.starts[1:], len(paragraph.text)]
    for line, begin, end in zip(paragraph.lines, paragraph.starts, ends, strict=True):
        # Lines that only pdfminer could read are none of pdfium's text.
        box = (line.left, line.top, line.right, line.bottom) if line.at[0] < 0 else None
        provenance.add(start + begin, start + end, line.page, at=line.at, box=box)


def _issue(source: str, category: str, message: str, page: int | None, hint: str) -> Issue:
    return Issue(source=source, category=category, message=message, page=page, hint=hint)


def _pdf_date(text: str) -> str:
    """Turn the day of a PDF's properties (D:20240131...) into an ISO date."""
    digits = text.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else ""


def _page(document: Any, number: int, plumber: Plumber, tables: list[TableBox]) -> tuple[list[Line], bool]:
    """Give a page's lines in reading order, its tables among them, and whether it shows pictures."""
    page = document[number - 1]
    try:
        text_page = page.get_textpage()
        try:
            text = PageText(page, text_page, number)
            lines = text.lines()
            look = _look(page, bool(lines))
            if look.lost and lines:
                lines = plumber.lines(number, text) or lines
            lines = without_line_numbers(lines, text.gap, text.cut)
            found = plumber.tables(number, text) if look.ruled and lines else []
            found += _unruled(lines, found, text, look.rules)
            found.sort(key=lambda table: table.box[1])
            lines = in_reading_order(_with_tables(lines, found, tables), text.cut)
        finally:
            text_page.close()
    finally:
        page.close()
    return lines, look.pictures


def _unruled(lines: list[Line], tables: list[TableBox], text: PageText, rules: list[float]) -> list[TableBox]:
    """Find the tables of a page that have no rules between their columns."""
    free = [line for line in lines if line.at[0] >= 0 and not any(table.holds(line) for table in tables)]
    if sum(any(c.isdigit() for c in line.text) for line in free) < 2:
        return []
    return columns.find(free, text.gap, text.text, [text.height - y for y in rules])


class _Look(NamedTuple):
    """What a page shows beside its text.

    Attributes:
        ruled: Whether it can have ruled tables.
        pictures: Whether it shows pictures.
        lost: Whether some of its text may be lost.
        rules: The heights of its horizontal rules, in points from its lower edge.
    """

    ruled: bool
    pictures: bool
    lost: bool
    rules: list[float]


def _look(page: Any, has_text: bool) -> _Look:
    """Tell cheaply what a page shows beside its text."""
    across: list[float] = []
    down = boxes = paths = 0
    pictures = lost = False
    for item in page.get_objects(max_depth=3):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
            if not has_text:
                break
        elif item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            lost = lost or _has_no_size(item)
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            if paths > _MAX_PATHS:  # a map or a drawing
                return _Look(False, pictures, lost, [])
            left, bottom, right, top = item.get_bounds()
            width, height = right - left, top - bottom
            if width > 20 and height < _THIN:
                across.append((top + bottom) / 2)
            down += height > 8 and width < _THIN
            boxes += width > 15 and height > 8
    return _Look((len(across) >= _MIN_RULES and down >= _MIN_RULES) or boxes >= 4, pictures, lost, across)


def _has_no_size(item: Any) -> bool:
    """Tell whether a piece of text is a single letter without a shape: its font is neither in the file nor here."""
    left, bottom, right, top = item.get_bounds()
    if right - left > 0.01 or top - bottom > 0.01:
        return False
    font = pdfium.FPDFTextObj_GetFont(item.raw)
    return bool(font) and pdfium.FPDFFont_GetIsEmbedded(font) == 0


def _with_tables(lines: list[Line], found: list[TableBox], tables: list[TableBox]) -> list[Line]:
    """Put each table in the place of its lines, so that its text stands only once."""
    out: list[Line] = []
    placed: set[int] = set()
    first = len(tables)
    tables.extend(found)
    for line in lines:
        inside = next((i for i, table in enumerate(found) if table.holds(line)), None)
        if inside is None:
            # Some programs write what stands above a table after it.
            below = (place for place, other in enumerate(out) if other.table is not None and line.bottom <= other.top)
            out.insert(next(below, len(out)) if line.size else len(out), line)
        elif inside not in placed:
            placed.add(inside)
            box = found[inside].box
            out.append(Line("", line.page, box[0], box[2], box[1], box[3], 0.0, line.height, table=first + inside))
    return out
