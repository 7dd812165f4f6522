"""The rules that a PDF page draws, read off its content stream, without what pdfminer does for each letter.

The edges are those that pdfplumber tells of the page, to the last bit. What is not written plainly, such as a stream
with a token that does not belong there, is left to pdfplumber.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import regex

Edge = dict[str, Any]
"""An edge as pdfplumber's table finder takes it."""
_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_Step = tuple[str, tuple[float, ...]]

_SHORTEST = 1.0
"""Edges that are shorter, in points, pdfplumber leaves out."""
# Of `regex`: before Python 3.11.5 the groups of `re` keep too much where they are possessive.
_SPACE = rb"(?:\s++|%[^\r\n]*+[\r\n])*+"
_AHEAD = rb"(?=[\s/\[\]()<>%]|\Z)"
_STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)"
_NUMBER = rb"[-+]?+(?:\d++(?:\.\d*+)?+|\.\d++)" + _AHEAD
_SIMPLE = rb"(?:%s|/[^\s()<>\[\]{}/%%]*+|%s|<[\da-fA-F\s]*+>|(?:true|false)%s)" % (_NUMBER, _STRING, _AHEAD)
_ARRAY = rb"\[%s(?:%s%s)*+\]" % (_SPACE, _SIMPLE, _SPACE)
_DICTIONARY = rb"<<%s(?:(?:%s|%s)%s)*+>>" % (_SPACE, _SIMPLE, _ARRAY, _SPACE)
_OPERANDS = rb"(?:(?:%s|%s|%s)%s)*+" % (_SIMPLE, _ARRAY, _DICTIONARY, _SPACE)
_TEXT = rb"Tf|TJ|Tj|'|\""
_OTHER = (
    rb"BT|ET|T[cwzLrsdDm]|T\*|w|J|j|M|d|ri|i|gs|d0|d1|CS|cs|SCN|SC|scn|sc|G|g|RG|rg|K|k|sh|BMC|BDC|EMC|MP|DP|BX|EX"
    rb"|W\*|W|F|EI"
)
_WANTED = rb"q|Q|cm|m|l|c|v|y|h|re|S|s|f\*|f|B\*|B|b\*|b|n|BI|ID|Do"


def _operation(wanted: bytes, other: bytes) -> regex.Pattern[bytes]:
    """A pattern of the next operation that counts, behind any that do not."""
    return regex.compile(
        rb"%s(?:%s(?:%s)%s%s)*+(?:(%s)(%s)%s|\Z)"
        % (_SPACE, _OPERANDS, other, _AHEAD, _SPACE, _OPERANDS, wanted, _AHEAD),
        regex.DOTALL,
    )


_LINES = _operation(_WANTED, _TEXT + b"|" + _OTHER)
_LINES_AND_TEXT = _operation(_WANTED + b"|" + _TEXT, _OTHER)
_INLINE = regex.compile(rb"(?:[^E]|E[^I]|EI\S)*+EI\s", regex.DOTALL)
"""The bytes of a picture in the stream, up to where pdfminer takes them to end."""
_SHOWN = regex.compile(rb"(%s)|<([\da-fA-F\s]*+)>" % _STRING, regex.DOTALL)
_ESCAPED = regex.compile(rb"\\([0-7]{1,3}|\r\n|.)", regex.DOTALL)
_ESCAPES = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f", b"r": b"\r", b"(": b"(", b")": b")", b"\\": b"\\"}
_COUNTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"h": 0, b"re": 4, b"cm": 6}
_CLOSING = (b"s", b"b", b"b*")
_PAINTING = (b"S", b"f", b"f*", b"B", b"B*", *_CLOSING)
_SUBPATH = regex.compile(r"m[^m]+")


class NotPlain(ValueError):
    """The page's content is not written as plainly as this reader needs it."""


@dataclass(slots=True)
class Drawn:
    """What was read off a page.

    Attributes:
        lines: Edges of single lines.
        rectangles: Edges of rectangles.
        curves: Edges of other shapes.
        letters: How many characters that are no white space it shows, if they were counted.
        counted: Whether they were.
    """

    lines: list[Edge] = field(default_factory=list)
    rectangles: list[Edge] = field(default_factory=list)
    curves: list[Edge] = field(default_factory=list)
    letters: int = 0
    counted: bool = False

    @property
    def edges(self) -> list[Edge]:
        """All edges in pdfplumber's order."""
        return [*self.lines, *self.rectangles, *self.curves]


def drawn(page: Any, *, letters: bool = False) -> Drawn:
    """Read the edges that a page draws.

    Args:
        page: A page of pdfplumber.
        letters: Whether the letters are counted, too.

    Returns:
        The edges, and at least as many letters as pdfplumber finds when it leaves out those that are drawn twice.

    Raises:
        NotPlain: If the content has anything that is not told for sure.
    """
    reader = _Reader(page, letters=letters)
    content = page.page_obj
    x0, y0, x1, y1 = content.mediabox
    turned: dict[int, _Matrix] = {90: (0, -1, 1, 0, -y0, x1), 180: (-1, 0, 0, -1, x1, y1), 270: (0, 1, -1, 0, y1, -x0)}
    reader.read(content.resources, content.contents, turned.get(content.rotate, (1, 0, 0, 1, -x0, -y0)), set())
    return reader.found


class _Reader:
    """Goes through the content of a page and of the forms that it puts in."""

    def __init__(self, page: Any, *, letters: bool) -> None:
        self.found = Drawn(counted=letters)
        self._left, self._top = page.mediabox[0], page.mediabox[1]
        self._height = page.height
        self._fonts = page.pdf.rsrcmgr if letters else None
        self._matrix: _Matrix = (1, 0, 0, 1, 0, 0)
        """The one that shapes are drawn with; after a form it stays the form's, as with pdfminer."""
        self._known: dict[int, dict[int, bool]] = {}

    def read(self, resources: Any, streams: Any, matrix: _Matrix, parents: set[int]) -> None:
        """Read a content: all its streams together."""
        from pdfminer.pdftypes import dict_value, list_value, stream_value

        found: list[Any] = [stream_value(stream) for stream in list_value(streams)]
        found = [stream for stream in found if stream.objid is not None and stream.objid not in parents]
        parents = parents | {stream.objid for stream in found}
        data = b"\n".join(stream.get_data() for stream in found)
        resources = dict_value(resources) if resources else {}
        fonts = self._fontmap(resources) if self._fonts is not None else {}
        self._matrix = current = matrix
        font: Any = None
        states: list[tuple[_Matrix, Any]] = []
        path: list[_Step] = []
        for operands, operator in _operations(data, _LINES if self._fonts is None else _LINES_AND_TEXT):
            if operator in _COUNTS:
                values = _numbers(operands, _COUNTS[operator])
                if operator == b"re":
                    path += _rectangle(values)
                elif operator == b"cm":
                    self._matrix = current = _product(values, current)
                else:
                    path.append((operator.decode(), values))
            elif operator in _PAINTING:
                if operator in _CLOSING:
                    path.append(("h", ()))
                self._paint(path)
                path = []
            elif operator == b"n":
                path = []
            elif operator == b"q":
                states.append((current, font))
            elif operator == b"Q":
                if states:
                    current, font = states.pop()
                    self._matrix = current
            elif operator == b"Do":
                self._form(resources, _name(operands), current, parents)
            elif operator == b"Tf":
                font = fonts.get(_name(operands.split()[0] if operands else b""))
                if font is None:
                    raise NotPlain("a font that the page does not have")
            elif font is not None:
                self.found.letters += self._letters(font, operands)

    def _form(self, resources: Any, name: str, matrix: _Matrix, parents: set[int]) -> None:
        """Read a form that is put in."""
        from pdfminer.pdftypes import dict_value, list_value, stream_value

        form = dict_value(resources.get("XObject", {})).get(name)
        if form is None:
            return
        form = stream_value(form)
        kind = form.get("Subtype")
        if getattr(kind, "name", None) != "Form" or "BBox" not in form:
            return
        own = form.get("Resources")
        placed = _product(tuple(list_value(form.get("Matrix", (1, 0, 0, 1, 0, 0)))), matrix)
        self.read(dict_value(own) if own else resources, [form], placed, parents)

    def _fontmap(self, resources: Any) -> dict[str, Any]:
        from pdfminer.pdftypes import PDFObjRef, dict_value

        assert self._fonts is not None
        found = {}
        for name, given in dict_value(resources.get("Font", {})).items():
            objid = given.objid if isinstance(given, PDFObjRef) else None
            found[name] = self._fonts.get_font(objid, dict_value(given))
        return found

    def _letters(self, font: Any, operands: bytes) -> int:
        """Count what is shown, white space and characters of no known meaning aside."""
        from pdfminer.pdffont import PDFUnicodeNotDefined

        known = self._known.setdefault(id(font), {})
        count = 0
        for shown in _SHOWN.finditer(operands):
            for cid in font.decode(_unescaped(shown[1][1:-1]) if shown[1] else _unhexed(shown[2])):
                if cid not in known:
                    try:
                        text = font.to_unichr(cid)
                    except PDFUnicodeNotDefined:
                        text = ""
                    known[cid] = bool(text.strip()) and not text.startswith("(cid:")
                count += known[cid]
        return count

    def _paint(self, path: Sequence[_Step]) -> None:
        """Tell what a path is: a line, a rectangle or another shape."""
        shape = "".join(step[0] for step in path)
        if shape[:1] != "m":
            return
        if shape.count("m") > 1:
            for part in _SUBPATH.finditer(shape):
                self._shape(path[part.start() : part.end()], part[0])
        else:
            self._shape(path, shape)

    def _shape(self, path: Sequence[_Step], shape: str) -> None:
        a, b, c, d, e, f = self._matrix
        first = path[0][1]
        ends = [values[-2:] if kind != "h" else first for kind, values in path]
        points = [(a * x + c * y + e, b * x + d * y + f) for x, y in ends]
        if len(shape) > 3 and shape[-2:] == "lh" and points[-2] == points[0]:
            shape = shape[:-2] + "h"
            points.pop()
        if shape in ("mlh", "ml"):
            self._line(points[0], points[1])
        elif shape in ("mlllh", "mllll") and _is_square(points):
            self._rectangle(points[0], points[2])
        else:
            self._curve(points)

    def _bounds(self, one: _Point, other: _Point) -> tuple[float, float, float, float, float, float]:
        """Left, upper, right and lower edge, width and height between two corners."""
        x0, x1 = (one[0], other[0]) if one[0] <= other[0] else (other[0], one[0])
        y0, y1 = (one[1], other[1]) if one[1] <= other[1] else (other[1], one[1])
        top, bottom = (self._height - y1) + self._top, (self._height - y0) + self._top
        return x0 + self._left, top, x1 + self._left, bottom, x1 - x0, y1 - y0

    def _line(self, one: _Point, other: _Point) -> None:
        x0, top, x1, bottom, width, height = self._bounds(one, other)
        level = top == bottom
        if (width if level else height) >= _SHORTEST:
            self.found.lines.append(_edge(x0, top, x1, bottom, width, height, "h" if level else "v"))

    def _rectangle(self, one: _Point, other: _Point) -> None:
        x0, top, x1, bottom, width, height = self._bounds(one, other)
        if width >= _SHORTEST:
            self.found.rectangles.append(_edge(x0, top, x1, top, width, 0, "h"))
            self.found.rectangles.append(_edge(x0, top + height, x1, bottom, width, 0, "h"))
        if height >= _SHORTEST:
            self.found.rectangles.append(_edge(x0, top, x0, bottom, 0, height, "v"))
            self.found.rectangles.append(_edge(x1, top, x1, bottom, 0, height, "v"))

    def _curve(self, points: Sequence[_Point]) -> None:
        placed = [(self._left + x, self._top + self._height - y) for x, y in points]
        for (x0, y0), (x1, y1) in pairwise(placed):
            width, height = abs(x0 - x1), abs(y0 - y1)
            kind = "v" if x0 == x1 else "h" if y0 == y1 else ""
            if kind and (height if kind == "v" else width) >= _SHORTEST:
                edge = _edge(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), width, height, kind)
                self.found.curves.append(edge)


def _operations(data: bytes, pattern: regex.Pattern[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Give operands and operator of each operation that counts."""
    at = 0
    match: Callable[[bytes, int], regex.Match[bytes] | None] = pattern.match
    while True:
        found = match(data, at)
        if found is None:
            raise NotPlain("a token that is none of a page's content")
        operands, operator = found.groups()
        if operator is None:
            return
        at = found.end()
        if operator == b"ID":
            picture = _INLINE.match(data, at + 1)
            if picture is None or b"85" in operands:
                raise NotPlain("a picture whose end is not told for sure")
            at = picture.end()
        elif operator != b"BI":
            yield operands, operator


def _numbers(operands: bytes, count: int) -> tuple[float, ...]:
    """Read an operation's numbers; with any others pdfminer would take what another operation left."""
    try:
        values = tuple(map(float, operands.split()))
    except ValueError as error:
        raise NotPlain("no number") from error
    if len(values) != count:
        raise NotPlain("too few numbers, or too many")
    return values


def _rectangle(values: Sequence[float]) -> list[_Step]:
    x, y, width, height = values
    return [
        ("m", (x, y)),
        ("l", (x + width, y)),
        ("l", (x + width, y + height)),
        ("l", (x, y + height)),
        ("h", ()),
    ]


def _product(one: Sequence[Any], other: _Matrix) -> _Matrix:
    """Multiply two matrices in pdfminer's order of adding, which decides the last bit."""
    a1, b1, c1, d1, e1, f1 = one
    a0, b0, c0, d0, e0, f0 = other
    return (
        a0 * a1 + c0 * b1,
        b0 * a1 + d0 * b1,
        a0 * c1 + c0 * d1,
        b0 * c1 + d0 * d1,
        a0 * e1 + c0 * f1 + e0,
        b0 * e1 + d0 * f1 + f0,
    )


def _is_square(points: Sequence[_Point]) -> bool:
    """Tell whether four sides are closed and run level and upright."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), last = points
    return (x0, y0) == last and (
        (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)
    )


def _edge(x0: float, top: float, x1: float, bottom: float, width: float, height: float, orientation: str) -> Edge:
    return {
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "width": width,
        "height": height,
        "orientation": orientation,
    }


def _name(operand: bytes) -> str:
    name = operand.strip()
    if name[:1] != b"/" or b"#" in name:
        raise NotPlain("no plain name")
    return name[1:].decode()


def _unescaped(string: bytes) -> bytes:
    if b"\\" not in string:
        return string
    unescaped: bytes = _ESCAPED.sub(lambda match: _character(match[1]), string)
    return unescaped


def _character(escaped: bytes) -> bytes:
    return bytes((int(escaped, 8),)) if escaped.isdigit() and escaped < b"8" else _ESCAPES.get(escaped, b"")


def _unhexed(string: bytes) -> bytes:
    plain = b"".join(string.split())
    # A last digit by itself is the lower half of a byte for pdfminer.
    return bytes.fromhex((plain if len(plain) % 2 == 0 else plain[:-1] + b"0" + plain[-1:]).decode())
