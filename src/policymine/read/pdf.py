"""PDF files: pypdfium2 for the text, pdfplumber for the pages that have ruled tables.

The text is put together here, page by page, so lines are joined and hyphens mended before any offset exists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from policymine.errors import EncryptedDocument, UnreadableDocument
from policymine.provenance import Provenance
from policymine.read import columns
from policymine.read.blocks import Builder
from policymine.read.garble import SHARE, without_garbled
from policymine.read.knowledge import is_continuation
from policymine.read.layout import Paragraph, paragraphs
from policymine.read.lines import Gap, Line, TableBox, body_size, with_tables, without_running_heads
from policymine.read.page_breaks import fits, joined
from policymine.read.page_marks import part_notes, without_line_numbers
from policymine.read.page_text import PageText
from policymine.read.parts import NothingRead, Parts
from policymine.read.pdf_streams import check_streams
from policymine.read.reading_order import in_reading_order
from policymine.read.ruled import Plumber
from policymine.read.scans import Need, Scans, is_scan
from policymine.read.tables import add_table
from policymine.records import Issue

if TYPE_CHECKING:
    from policymine.read.recognition import Ocr

MAX_PAGES = 5_000
"""Longer files are refused; the longest statistical yearbooks have about a thousand pages."""
_MIN_RULES = 2
_THIN = 3.0
_MAX_PATHS = 20_000
_DRAWN = 300
"""A page without text and with so many shapes may be a text whose letters were turned into shapes."""


def read_pdf(data: bytes, source: str = "", *, language: str | None = None, ocr: Ocr = "auto") -> Parts:
    """Read a PDF file.

    Args:
        data: The bytes of the file.
        source: The path as the issues shall show it.
        language: The document's language, if it is known; scans are recognised in it.
        ocr: Whether scanned and garbled pages are recognised: ``auto`` where that is installed, ``off``, or ``force``
            for all pages, whatever text they have.

    Returns:
        Its text in pieces with their pages, and an issue for each page that could not be read or recognised.

    Raises:
        EncryptedDocument: If it is protected by a password.
        UnreadableDocument: If it is damaged, or a part of it unpacks without end.
        NothingRead: If no page has text.
        UsageError: If pages shall be recognised by force, and nothing that does it is installed.

    Example:
        >>> read_pdf(b"%PDF-1.4 and nothing more")
        Traceback (most recent call last):
        policymine.errors.UnreadableDocument: the PDF is damaged or was cut off
    """
    check_streams(data)
    document = _open(data)
    try:
        with Scans(ocr, language, source) as scans:
            return _read(document, data, source, scans)
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


def _read(document: Any, data: bytes, source: str, scans: Scans) -> Parts:
    issues: list[Issue] = []
    pages: list[list[Line]] = []
    numbers: list[int] = []
    tables: list[TableBox] = []
    with Plumber(data) as plumber:
        for number in range(1, len(document) + 1):
            try:
                lines = _page(document, number, plumber, tables, scans)
            except (pypdfium2.PdfiumError, UnreadableDocument):
                issues.append(
                    _issue(source, "unreadable", "the page is damaged", number, UnreadableDocument.default_hint)
                )
                continue
            pages.append(lines)
            numbers.append(number)
    recognised = scans.lines(tables)
    pages = [recognised.get(number, lines) for number, lines in zip(numbers, pages, strict=True)]
    if recognised:
        from policymine.read.recognised import even_sizes

        even_sizes(pages, scans.confidences)
    issues = sorted(issues + scans.issues, key=lambda issue: issue.page or 0)
    cut_off = b"%%EOF" not in data[-2048:]
    if not any(pages):
        if cut_off or any(issue.category == "unreadable" for issue in issues):
            raise UnreadableDocument("the PDF is damaged or was cut off")
        likely = "; it is likely a scan" if any(issue.category == "no_text_layer" for issue in issues) else ""
        raise NothingRead(f"no page of the PDF has text{likely}", issues)
    if cut_off:
        issues.append(
            _issue(source, "unreadable", "the PDF was cut off; pages may be missing", None, "get the file anew")
        )
    builder = Builder()
    builder.provenance.straightened = scans.straightened
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
        recognised=scans.confidences,
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
        for first, last, place in line.words:
            if begin + first < (until := min(begin + last, end)):
                provenance.add(start + begin + first, start + until, line.page, box=place)
        if line.words:
            continue
        # Lines that only pdfminer could read are none of pdfium's text.
        box = (line.left, line.top, line.right, line.bottom) if line.at[0] < 0 else None
        provenance.add(start + begin, start + end, line.page, at=line.at, box=box)


def _issue(source: str, category: str, message: str, page: int | None, hint: str) -> Issue:
    return Issue(source=source, category=category, message=message, page=page, hint=hint)


def _pdf_date(text: str) -> str:
    """Turn the day of a PDF's properties (D:20240131...) into an ISO date."""
    digits = text.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else ""


def _page(document: Any, number: int, plumber: Plumber, tables: list[TableBox], scans: Scans) -> list[Line]:
    """Give a page's lines in reading order, its tables among them; hand it in if it is to be recognised."""
    page = document[number - 1]
    try:
        text_page = page.get_textpage()
        try:
            text = PageText(page, text_page, number)
            drawn = text.lines()
            look = _look(page, sum(len(line.text) for line in drawn))
            lines, garbled = without_garbled(drawn, text.text, text_page)
            plumbed = plumber.lines(number, text) if look.lost and lines else None
            if plumbed is not None:
                lines = plumbed.lines()
            lines = without_line_numbers(lines, text.gap, text.cut)
            # A page on which a line or two are garbled is better read than recognised.
            need: Need = "garbled_text" if garbled > SHARE else "no_text_layer" if look.scan else ""
            if scans.wants(need):
                scans.add(number, need, page)
            elif garbled:
                scans.report(number, "garbled_text", garbled)
            found = plumber.tables(number, text, lost=look.lost) if look.ruled and lines and not garbled else []
            rules = [text.height - y for y in look.rules]
            if plumbed is not None:
                found += _unruled(plumbed.placed, found, plumbed.gap, plumbed.text, rules)
            else:
                found += _unruled(lines, found, text.gap, text.text, rules)
            found.sort(key=lambda table: table.box[1])
            return in_reading_order(with_tables(lines, found, tables), text.cut)
        finally:
            text_page.close()
    finally:
        page.close()


def _unruled(lines: list[Line], tables: list[TableBox], gap: Gap, text: str, rules: list[float]) -> list[TableBox]:
    """Find the tables of a page that have no rules between their columns, among the lines that have places."""
    free = [line for line in lines if line.at[0] >= 0 and not any(table.holds(line) for table in tables)]
    if sum(any(c.isdigit() for c in line.text) for line in free) < 2:
        return []
    return columns.find(free, gap, text, rules)


class _Look(NamedTuple):
    """What a page shows beside its text.

    Attributes:
        ruled: Whether it can have ruled tables.
        scan: Whether it is a picture of a page.
        lost: Whether some of its text may be lost.
        rules: The heights of its horizontal rules, in points from its lower edge.
    """

    ruled: bool
    scan: bool
    lost: bool
    rules: list[float]


def _look(page: Any, letters: int) -> _Look:
    """Tell cheaply what a page of so many letters shows beside them."""
    across: list[float] = []
    down = boxes = paths = 0
    pictures = lost = False
    covered = 0.0
    for item in page.get_objects(max_depth=3):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
            left, bottom, right, top = item.get_bounds()
            covered += max(0.0, right - left) * max(0.0, top - bottom)
        elif item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            lost = lost or _has_no_size(item)
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            if paths > _MAX_PATHS:  # a map or a drawing
                return _Look(False, not letters, lost, [])
            left, bottom, right, top = item.get_bounds()
            width, height = right - left, top - bottom
            if width > 20 and height < _THIN:
                across.append((top + bottom) / 2)
            down += height > 8 and width < _THIN
            boxes += width > 15 and height > 8
    ruled = (len(across) >= _MIN_RULES and down >= _MIN_RULES) or boxes >= 4
    width, height = page.get_size()
    scan = is_scan(letters, pictures or (not letters and paths >= _DRAWN), covered / max(1.0, width * height))
    return _Look(ruled, scan, lost, across)


def _has_no_size(item: Any) -> bool:
    """Tell whether a piece of text is a single letter without a shape: its font is neither in the file nor here."""
    left, bottom, right, top = item.get_bounds()
    if right - left > 0.01 or top - bottom > 0.01:
        return False
    font = pdfium.FPDFTextObj_GetFont(item.raw)
    return bool(font) and pdfium.FPDFFont_GetIsEmbedded(font) == 0
