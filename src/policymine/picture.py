"""Draw a page of a PDF with its records marked: the value filled, its sentence framed, themes as colours, a legend."""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from policymine.errors import UnreadableDocument, UsageError
from policymine.records import Document, Record
from policymine.summary import counted
from policymine.terminal import describe
from policymine.text import printable

if TYPE_CHECKING:
    from PIL.Image import Image

    from policymine.provenance import Boxes, Provenance

THEME_COLOURS = {
    "blue_sky": "#88CCEE",
    "clear_water": "#332288",
    "pure_land": "#999933",
    "solid_waste": "#882255",
    "climate_energy": "#CC6677",
    "ecology": "#117733",
    "noise_nuclear": "#AA4499",
    "supervision": "#DDCC77",
    "capacity": "#44AA99",
    "economy_society": "#CCCCCC",
}
"""Colours that people with any kind of colour blindness can tell apart (Paul Tol's "muted" scheme, the grey darker)."""

OTHER_COLOUR = "#000000"
"""The colour of records without a theme, and of themes of one's own."""

LATIN_FONTS = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf")
"""Fonts for the legend, the first that is installed; Pillow has one of its own for where none is."""

CHINESE_FONTS = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "DroidSansFallbackFull.ttf",
    "uming.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "msyh.ttc",
    "simhei.ttf",
    "simsun.ttc",
)
"""Fonts for a legend with Chinese text, the first that is installed; without one only its Latin text is drawn."""

_DOTS = 2.0
"""Dots per point (1/72 inch)."""
_MOST_DOTS = 30_000_000
"""Posters are drawn smaller, so that the picture stays in memory."""
_COLUMN = 290.0
"""Width of a column of the legend, in points; the lengths below are in points, too."""
_TEXT, _SMALL, _NUMBER = 9.0, 8.0, 5.5
_MARGIN, _INDENT = 14.0, 22.0
_MOST_COLUMNS = 3
_WIDE_SCRIPT = re.compile(r"[\u2e80-\uffef]")
_TOKENS = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+")


class _Line(NamedTuple):
    """A line of the legend: what stands before it, its text and how it looks."""

    text: str
    size: float = _TEXT
    number: int = 0
    colour: str = ""
    indent: float = 0.0
    space: float = 0.0
    grey: bool = False


def draw_page(document: Document, records: Iterable[Record], number: int) -> bytes:
    """Draw a page of a PDF file with the records on it marked, and a legend beside it.

    The value of each record is filled, its sentence framed, in the colour of its theme; a number leads to the record in
    the legend.

    Args:
        document: What :func:`policymine.read` gave for the file, which must still be there.
        records: The document's records; those of other pages are left out.
        number: 1-based page number.

    Returns:
        The picture as PNG, 144 dots to the inch (fewer for posters).

    Raises:
        UsageError: If the document is no PDF file, has no such page, or Pillow is not installed.
        UnreadableDocument: If the file is no longer there, or the page cannot be drawn.

    Example:
        >>> from policymine.read import read_text
        >>> draw_page(read_text("Built 79 plants.", language="en"), [], 1)
        Traceback (most recent call last):
        policymine.errors.UsageError: only pages of PDF files can be drawn
    """
    if document.provenance is None:
        raise UsageError("only pages of PDF files can be drawn", hint="show other files without --png")
    try:
        import PIL.ImageFont  # noqa: F401 - asked for before the work
    except ImportError:
        raise UsageError(
            "drawing a page needs Pillow, which is not installed", hint="python -m pip install pillow"
        ) from None
    from policymine.read.boxes import boxes

    records = list(records)
    inside = [record for record in records if record.page == number]
    page, scale, pages = _rendered(document.provenance, number)
    found = boxes(document, inside)
    picture = _marked(page, scale, inside, found, number)
    head = [_Line(printable(PurePath(document.source).name), grey=True), _Line(f"Page {number} of {pages}", 13.0)]
    picture = _with_legend(
        picture, [*head, *_legend(inside, sorted({record.page for record in records if record.page}))]
    )
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _rendered(provenance: Provenance, number: int) -> tuple[Image, float, int]:
    """Give a page as a picture, its dots per point, and the number of pages."""
    import pypdfium2

    from policymine.read.boxes import open_again

    with open_again(provenance) as document:
        if not 1 <= number <= len(document):
            raise UsageError(f"there is no page {number}", hint=f"the file has {counted(len(document), 'page')}")
        try:
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(_DOTS, math.sqrt(_MOST_DOTS / max(1.0, width * height)))
            return page.render(scale=scale).to_pil().convert("RGB"), scale, len(document)
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument("the page is damaged", page=number) from error


def _colour(record: Record) -> str:
    return THEME_COLOURS.get(record.theme, OTHER_COLOUR)


def _marked(page: Image, scale: float, records: Sequence[Record], found: Sequence[Boxes], number: int) -> Image:
    """Mark the values and sentences on a page."""
    from PIL import Image, ImageChops, ImageColor, ImageDraw

    # Multiplied, a light colour leaves the letters black.
    tints = Image.new("RGB", page.size, "white")
    frames: dict[tuple[float, ...], list[str]] = {}
    values: dict[tuple[float, ...], list[int]] = {}
    painter = ImageDraw.Draw(tints)
    for place, (record, where) in enumerate(zip(records, found, strict=True)):
        colour = _colour(record)
        light = tuple(round(0.4 * channel + 0.6 * 255) for channel in ImageColor.getrgb(colour))
        for line, box in enumerate(box for box in where.value if box.page == number):
            painter.rectangle(_dots(box[1:], scale, 0.5), fill=light)
            if not line:
                values.setdefault(box[1:], []).append(place)
        for box in where.sentence:
            colours = frames.setdefault(box[1:], [])
            if box.page == number and colour not in colours:
                colours.append(colour)
    picture = ImageChops.multiply(page, tints)
    painter = ImageDraw.Draw(picture)
    for sides, colours in frames.items():
        for ring, colour in enumerate(colours):
            painter.rectangle(_dots(sides, scale, 1.0 + ring), outline=colour, width=max(1, round(0.5 * scale)))
    for sides, places in values.items():
        text = ",".join(str(place + 1) for place in places)
        _number(painter, sides, text, _colour(records[places[0]]), scale)
    return picture


def _dots(box: Sequence[float], scale: float, around: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return (left - around) * scale, (top - around) * scale, (right + around) * scale, (bottom + around) * scale


def _number(painter: Any, box: Sequence[float], text: str, colour: str, scale: float) -> None:
    """Write a number above the start of a value, between the lines, on the colour of its theme."""
    from PIL import ImageColor

    font = _font(max(10.0, _NUMBER * scale), wide=False)
    width, height = font.getlength(text) + 0.4 * font.size, 0.95 * font.size
    # A line is a little higher than the figures in it.
    left = max(0.0, (box[0] - 0.5) * scale)
    top = max(0.0, (box[1] + (box[3] - box[1]) / 16) * scale - height)
    painter.rectangle((left, top, left + width, top + height), fill=colour)
    painter.text(
        (left + width / 2, top + height / 2), text, font=font, fill=_ink(ImageColor.getrgb(colour)), anchor="mm"
    )


def _ink(colour: Sequence[int]) -> str:
    red, green, blue = colour[:3]
    return "black" if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "white"


def _legend(records: Sequence[Record], others: Sequence[int]) -> Iterator[_Line]:
    """Write the legend: the themes on the page, and what was read of each record; or the pages that have records."""
    if not records:
        yield _Line("No records on this page.", space=6.0)
        if others:
            yield _Line(f"There are some on: {', '.join(map(str, others))}", space=3.0)
        return
    yield _Line("Filled: the value. Framed: its sentence.", _SMALL, grey=True, space=4.0)
    themes = Counter(record.theme for record in records)
    order = {theme: place for place, theme in enumerate(THEME_COLOURS)}
    for theme in sorted(themes, key=lambda theme: (order.get(theme, len(order)), theme)):
        text = f"{theme or 'no theme'}: {counted(themes[theme], 'record')}"
        yield _Line(text, colour=THEME_COLOURS.get(theme, OTHER_COLOUR), indent=_INDENT, space=2.0)
    yield _Line("", 4.0)
    for number, record in enumerate(records, 1):
        said = printable(f"{record.kind} · {describe(record)}")
        yield _Line(said, number=number, colour=_colour(record), indent=_INDENT, space=3.0)


def _with_legend(page: Image, lines: Sequence[_Line]) -> Image:
    """Put the legend beside the page, in as many columns as its height needs."""
    from PIL import Image, ImageDraw

    wide = any(_WIDE_SCRIPT.search(line.text) for line in lines)
    if wide and _chinese_font() is None:
        lines = [line._replace(text=_WIDE_SCRIPT.sub("", line.text)) for line in lines]
        note = (
            "Chinese text is left out here: none of the fonts for it is installed (fonts-noto-cjk, fonts-wqy-zenhei)."
        )
        lines, wide = [*lines[:2], _Line(note, _SMALL, grey=True), *lines[2:]], False
    room = _COLUMN - 2 * _MARGIN
    blocks = [_wrapped(line, room - line.indent, wide) for line in lines]
    heights = [line.space + 1.35 * line.size * len(block) for line, block in zip(lines, blocks, strict=True)]
    least = 2 * _MARGIN + sum(heights)
    height = max(page.height / _DOTS, least / _MOST_COLUMNS + 40)
    places: list[tuple[int, float]] = []
    column, y = 0, _MARGIN
    for line, needed in zip(lines, heights, strict=True):
        if y + needed > height - _MARGIN and y > _MARGIN:
            column, y = column + 1, _MARGIN
        places.append((column, y + line.space))
        y += needed
    width = page.width + math.ceil((column + 1) * _COLUMN * _DOTS)
    picture = Image.new("RGB", (width, max(page.height, math.ceil(height * _DOTS))), "white")
    picture.paste(page, (0, 0))
    painter = ImageDraw.Draw(picture)
    painter.line((page.width, 0, page.width, picture.height), fill="#BBBBBB", width=2)
    for line, block, (at, top) in zip(lines, blocks, places, strict=True):
        _write(painter, line, block, page.width / _DOTS + at * _COLUMN + _MARGIN, top, wide)
    return picture


def _write(painter: Any, line: _Line, block: Sequence[str], left: float, top: float, wide: bool) -> None:
    """Write a line of the legend, what stands before it included, at a place in points."""
    from PIL import ImageColor

    font = _font(line.size * _DOTS, wide=wide)
    if line.colour:
        size = 1.2 * line.size
        sides = [edge * _DOTS for edge in (left, top, left + _INDENT - 5, top + size)]
        painter.rectangle(sides, fill=line.colour)
        if line.number:
            small = _font(0.85 * line.size * _DOTS, wide=False)
            middle = ((sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2)
            ink = _ink(ImageColor.getrgb(line.colour))
            painter.text(middle, str(line.number), font=small, fill=ink, anchor="mm")
    for row, text in enumerate(block):
        place = ((left + line.indent) * _DOTS, (top + (0.6 + 1.35 * row) * line.size) * _DOTS)
        painter.text(place, text, font=font, fill="#555555" if line.grey else "black", anchor="lm")


def _wrapped(line: _Line, room: float, wide: bool) -> list[str]:
    """Break a text into lines of a width in points: at spaces, in Chinese anywhere."""
    font = _font(line.size * _DOTS, wide=wide)
    rows, row = [], ""
    for token in _TOKENS.findall(line.text):
        while row + token and font.getlength(row + token) > room * _DOTS:
            if row.strip():
                rows.append(row.rstrip())
                row, token = "", token.lstrip()
                continue
            # A word that is longer than the line.
            fitting = next((n for n in range(len(token), 1, -1) if font.getlength(token[:n]) <= room * _DOTS), 1)
            rows.append(token[:fitting])
            row, token = "", token[fitting:]
        row += token
    return [*rows, row.rstrip()] if row.strip() or not rows else rows


@cache
def _font(size: float, *, wide: bool) -> Any:
    """Give a font of a size in dots."""
    from PIL import ImageFont

    names = [_chinese_font() or "", *LATIN_FONTS] if wide else LATIN_FONTS
    for name in names:
        try:
            return ImageFont.truetype(name, size, layout_engine=ImageFont.Layout.BASIC)
        except OSError:
            continue
    return ImageFont.load_default(size)


@cache
def _chinese_font() -> str | None:
    """Find a font with Chinese characters among those that are installed."""
    from PIL import ImageFont

    for name in CHINESE_FONTS:
        try:
            ImageFont.truetype(name, 10)
        except OSError:
            continue
        return name
    return None
