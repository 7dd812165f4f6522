"""Recognised words become the lines of a page, so that they go the way of every other page from there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from policymine.lang.tables import compile_pattern, tables_of
from policymine.provenance import Straightened
from policymine.read.lines import Box, Line, body_size
from policymine.read.page_picture import DOTS
from policymine.text import count_cjk, is_cjk

_POINTS = 72 / DOTS
_GAP = 1.2
"""A space of so many letter heights parts a line in two."""
_APART = 0.25
"""A space between two figures; within one there is less."""
_LARGE = 1.4
"""Letters of a heading are higher than those of the text by this factor; less may be due to the letters in the line."""
_LEAST = 5
"""Fewer letters than these are the noise of a picture."""
_RULE = re.compile(r"[|_~\u4e28\uff5c\u2014-]+")
_FULL_WIDTH = str.maketrans(",;:!?", "\uff0c\uff1b\uff1a\uff01\uff1f")


class Word(NamedTuple):
    """A word as it was recognised.

    Attributes:
        text: The word; of Chinese a few characters.
        confidence: From 0 to 100.
        line: Number of its line on the page.
        box: Left, top, right and bottom edge in dots.
        line_box: The same of its line.
    """

    text: str
    confidence: float
    line: int
    box: tuple[int, int, int, int]
    line_box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a page.

    Attributes:
        words: The words, line by line.
        width: Width of the page's picture in dots.
        height: Height of the picture.
        across: Heights of the horizontal rules on the picture.
        turns: By how many quarters the page was turned clockwise to stand upright.
        angle: By how many degrees it was then turned counterclockwise to be straight.
    """

    words: tuple[Word, ...]
    width: int
    height: int
    across: tuple[int, ...] = ()
    turns: int = 0
    angle: float = 0.0

    @property
    def straightened(self) -> Straightened:
        """How the page was turned, and its size, in points."""
        return Straightened(self.width * _POINTS, self.height * _POINTS, self.turns, self.angle)

    @property
    def confidence(self) -> float:
        """How sure the recognition is of the page: the mean over its letters, from 0 to 1."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / (100 * letters) if letters else 0.0

    @property
    def is_empty(self) -> bool:
        """Whether the page holds no text."""
        return sum(c.isalnum() for word in self.words for c in word.text) < _LEAST

    @property
    def rules(self) -> list[float]:
        """Heights of the horizontal rules, in points from the top."""
        return [y * _POINTS for y in self.across]


def lines_of(page: Recognised, number: int) -> tuple[list[Line], str]:
    """Make lines of words.

    Args:
        page: The words.
        number: The page's number, from 1.

    Returns:
        The lines from top to bottom, and the page's text, which their places refer to.

    Example:
        >>> row = (0, 100, 300, 130)
        >>> words = [Word("\u5efa\u6210", 90, 1, (0, 100, 60, 130), row), Word("12", 95, 1, (70, 100, 100, 130), row)]
        >>> words += [Word("\u5bb6", 91, 1, (105, 100, 140, 130), row), Word("98", 90, 1, (240, 100, 300, 130), row)]
        >>> [line.text for line in lines_of(Recognised(tuple(words), 1654, 2339), 1)[0]]
        ['\u5efa\u621012\u5bb6', '98']
    """
    found: list[Line] = []
    text = ""
    for _, group in groupby(page.words, key=lambda word: word.line):
        for words in _pieces(list(group)):
            joined, spans = _joined(words)
            if not any(c.isalnum() for c in joined):
                continue
            _, top, _, bottom = (edge * _POINTS for edge in words[0].line_box)
            places: list[tuple[int, int, Box]] = [
                (start, end, (word.box[0] * _POINTS, top, word.box[2] * _POINTS, bottom))
                for (start, end), word in zip(spans, words, strict=True)
            ]
            left, right = words[0].box[0] * _POINTS, max(word.box[2] for word in words) * _POINTS
            at = (len(text), len(text) + len(joined) - 1)
            text += joined + "\n"
            size = bottom - top
            height = page.height * _POINTS
            found.append(Line(joined, number, left, right, top, bottom, size, height, at=at, words=tuple(places)))
    return _levelled(sorted(found, key=lambda line: (line.top, line.left))), text


def _pieces(words: list[Word]) -> list[list[Word]]:
    """Cut a line at its wide spaces; what a rule beside the text was taken for is left out."""
    words = [word for word in words if not (_RULE.fullmatch(word.text) and word.confidence < 80)]
    pieces = [words[:1]] if words else []
    for before, word in pairwise(words):
        height = word.line_box[3] - word.line_box[1]
        if word.box[0] - before.box[2] > _GAP * height:
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _joined(words: Sequence[Word]) -> tuple[str, list[tuple[int, int]]]:
    """Join words, and tell where each stands; Chinese has no spaces, its punctuation is as wide as a character."""
    whole = "".join(word.text for word in words)
    chinese = 3 * count_cjk(whole) > len(whole)
    text = ""
    spans: list[tuple[int, int]] = []
    end = 0
    for word in words:
        piece = word.text
        if chinese and len(piece) == 1:
            piece = piece.translate(_FULL_WIDTH)
        gap = (word.box[0] - end) / max(1, word.line_box[3] - word.line_box[1])
        if text and _is_spaced(text[-1], piece[0], gap, chinese=chinese):
            text += " "
        spans.append((len(text), len(text) + len(piece)))
        text, end = text + piece, word.box[2]
    for pattern, right in _repairs():
        for match in reversed(list(pattern.finditer(text))):
            repaired = match.expand(right)
            spans = [(_moved(start, match, repaired), _moved(end, match, repaired)) for start, end in spans]
            text = text[: match.start()] + repaired + text[match.end() :]
    return text, spans


def _moved(place: int, repair: re.Match[str], repaired: str) -> int:
    """Give where a place in a text is after a repair."""
    if place >= repair.end():
        return place + len(repaired) - (repair.end() - repair.start())
    return min(place, repair.start() + len(repaired))


def _is_spaced(before: str, after: str, gap: float, *, chinese: bool) -> bool:
    if is_cjk(before) or is_cjk(after) or "\u3000" <= before <= "\uffef" or "\u3000" <= after <= "\uffef":
        return False
    if chinese and before.isdigit() and after.isdigit():
        return gap > _APART
    return not chinese or (before.isalpha() and after.isalpha())


@cache
def _repairs() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is often recognised wrongly in a language, and what it is."""
    tables = [(code, table.get("recognition", {})) for code, table in tables_of("language.toml")]
    return tuple(
        (compile_pattern(pattern, f"repairs of {code}", 0), right)
        for code, table in tables
        for pattern, right in table.get("repairs", [])
    )


def _levelled(lines: list[Line]) -> list[Line]:
    """Give lines beside each other one height: their letters reach up and down differently."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if (
            last is not None
            and abs(line.bottom - last.bottom) < 0.25 * max(line.size, last.size)
            and (line.left >= last.right or line.right <= last.left)
        ):
            line = replace(line, top=last.top, bottom=last.bottom)
        out.append(line)
    return out


def even_sizes(pages: list[list[Line]], recognised: dict[int, float]) -> None:
    """Give the lines of recognised pages the size of the letters of the running text, but for those of headings.

    The ink of a line is as high as the letters that happen to be in it, and where sizes differ, paragraphs end.

    Args:
        pages: The lines of all pages; those of recognised pages are changed.
        recognised: The recognised pages, by number.

    Example:
        >>> page = [Line("Title", 1, size=18), Line("plenty of gypsum", 1, size=9.7), Line("no one", 1, size=7.2)]
        >>> even_sizes([page], {1: 0.9})
        >>> [line.size for line in page]
        [19.4, 9.7, 9.7]
    """
    scanned = [line for page in pages for line in page if line.page in recognised and line.table is None]
    if not scanned:
        return
    usual = median(line.size for line in scanned for _ in range(max(1, len(line.text) // 8)))
    # Beside pages with text of their own, the running text is one.
    body = body_size([[line for line in page if line.page not in recognised] for page in pages]) or usual
    for line in scanned:
        ratio = line.size / usual
        line.size = body if ratio < _LARGE else round(2 * ratio) / 2 * body
