"""The picture of a page: set straight, freed of rules and specks, and cut into blocks of lines.

Tesseract's own search for columns loses parts of Chinese pages, and lines of different sizes disturb each other. So it
is given blocks of lines of one size, one column at a time.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ink = NDArray[np.bool_]
    Grey = NDArray[np.uint8]

DOTS = 200
"""Resolution of the pictures, in dots per inch."""

MOST_DOTS = 5000
"""Longest side of a picture."""

_LINE = 28
"""Usual height of a line's ink: letters of about ten points."""
_GUTTER = 20
"""Narrowest space between two columns."""
_WIDE = 2.5
"""A space of so many heights of its line parts two pieces of a line."""
_COLUMN_LINES = 4
"""Lines that a column has at least."""
_MOST_LINES = 1000
_SPECK = 4
"""Smaller things are no text."""
_FEWEST = 3
"""A dot of ink with fewer than these in the square of nine around it is none."""
_RULE = 110
"""Shortest rule; no stroke of a letter is as long."""
_STEEPEST, _STEP = 3.0, 0.25
"""How far a page may lie askew, and the step in which that is looked for, in degrees."""
MARGIN = 8
"""White around a part of the picture, in dots."""

PixelBox = tuple[int, int, int, int]
"""Left, top, right and bottom edge in dots."""


@dataclass(slots=True)
class Layout:
    """A page's picture and where its text is.

    Attributes:
        picture: The page set straight and without rules, in grey: 0 is black, 255 white.
        blocks: The boxes of lines of one size that stand below each other; none overlaps another.
        across: Heights of the horizontal rules, in dots from the upper edge.
        angle: By how many degrees the page was turned counterclockwise to be straight.
    """

    picture: Grey
    blocks: list[PixelBox] = field(default_factory=list)
    across: list[int] = field(default_factory=list)
    angle: float = 0.0

    def cropped(self, box: PixelBox) -> Grey:
        """Give a part of the picture with white around it."""
        left, top, right, bottom = box
        return np.pad(self.picture[top:bottom, left:right], MARGIN, constant_values=255)


def lay_out(picture: Grey) -> Layout:
    """Find the text on the picture of a page.

    Args:
        picture: The page in grey, 200 dots to the inch.

    Returns:
        The boxes of its blocks of lines; none for an empty page.

    Example:
        >>> page = np.full((400, 600), 255, np.uint8)
        >>> for top in (100, 150, 300):
        ...     page[top : top + 28, 50:500:4] = 0
        >>> lay_out(page).blocks
        [(50, 101, 499, 177), (50, 301, 499, 327)]
    """
    picture, angle = _straight(picture)
    ink = picture < _threshold(picture)
    flat, upright = _runs(ink), _runs(ink.T).T
    rules = flat | upright
    across = [(top + bottom) // 2 for top, bottom in _spans(flat.sum(axis=1) >= _RULE)]
    if rules.any():
        wide = _widened(rules)
        picture = np.where(wide, np.uint8(255), picture)
        ink &= ~wide
    lines = [box for box in _cut(_without_specks(ink), (0, 0, ink.shape[1], ink.shape[0])) if _is_text(box)]
    return Layout(picture, _blocks(lines), across, angle)


def is_blank(picture: Grey) -> bool:
    """Tell whether a page shows nothing.

    Example:
        >>> is_blank(np.full((400, 600), 255, np.uint8))
        True
    """
    return int(picture.max()) - int(picture.min()) < 40


def _threshold(picture: Grey) -> int:
    """Give the grey that parts ink from paper best (Otsu)."""
    counts = np.bincount(picture.ravel(), minlength=256).astype(float)
    below, total = np.cumsum(counts), counts.sum()
    weighted = np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (weighted[-1] * below / total - weighted) ** 2 / (below * (total - below))
    return int(np.nanargmax(np.where(np.isfinite(spread), spread, 0.0))) + 1


def _straight(picture: Grey) -> tuple[Grey, float]:
    """Turn a page that lies askew, so that its lines are level, and tell by how much."""
    from PIL import Image

    small = Image.fromarray(picture[::3, ::3])
    best, angle = -1.0, 0.0
    for step in range(round(-_STEEPEST / _STEP), round(_STEEPEST / _STEP) + 1):
        turned = np.asarray(small.rotate(step * _STEP, fillcolor=255)) < 128
        # Level lines make the rows of dots differ the most from each other.
        sharpness = float(np.square(np.diff(turned.sum(axis=1).astype(float))).sum())
        if sharpness > best * (1.0 if step else 0.98):
            best, angle = sharpness, step * _STEP
    if not angle:
        return picture, 0.0
    whole = Image.fromarray(picture).rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return np.asarray(whole, dtype=np.uint8), angle


def _runs(ink: Ink) -> Ink:
    """Mark the dots of horizontal runs that are too long for a letter."""
    width = ink.shape[1]
    if width < _RULE:
        return np.zeros_like(ink)
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = (sums[:, _RULE:] - sums[:, :-_RULE]) == _RULE
    ends = np.cumsum(np.pad(full, ((0, 0), (_RULE, _RULE - 1))), axis=1, dtype=np.int32)
    return (ends[:, _RULE:] - ends[:, :-_RULE]) > 0 if full.any() else np.zeros_like(ink)


def _widened(rules: Ink) -> Ink:
    """Mark the dots beside a rule too: its edges are grey."""
    wide = rules.copy()
    wide[1:] |= rules[:-1]
    wide[:-1] |= rules[1:]
    wide[:, 1:] |= wide[:, :-1].copy()
    wide[:, :-1] |= wide[:, 1:].copy()
    return wide


def _without_specks(ink: Ink) -> Ink:
    """Leave out dots that stand nearly alone."""
    around = np.zeros(ink.shape, np.int8)
    padded = np.pad(ink, 1).view(np.int8)
    for y in range(3):
        for x in range(3):
            around += padded[y : y + ink.shape[0], x : x + ink.shape[1]]
    kept: Ink = ink & (around >= _FEWEST)
    return kept


def _is_text(box: PixelBox) -> bool:
    return box[2] - box[0] >= _SPECK and box[3] - box[1] >= _SPECK and (box[2] - box[0]) * (box[3] - box[1]) >= 40


def _blocks(lines: list[PixelBox]) -> list[PixelBox]:
    """Put lines of one size together that stand below each other."""
    if len(lines) > _MOST_LINES:  # a photograph
        return [functools.reduce(_union, lines)]
    blocks: list[tuple[PixelBox, PixelBox]] = []  # each with its last line
    for line in sorted(lines, key=lambda box: box[1]):
        for place, (block, above) in enumerate(blocks):
            if _follows(line, above):
                blocks[place] = (_union(block, line), line)
                break
        else:
            blocks.append((line, line))
    found: list[PixelBox] = []
    for block, _ in blocks:
        # Pieces of lines beside others would be read twice.
        while (other := next((each for each in found if _overlap(each, block)), None)) is not None:
            found.remove(other)
            block = _union(block, other)
        found.append(block)
    return sorted(found, key=lambda box: (box[1], box[0]))


def _follows(line: PixelBox, above: PixelBox) -> bool:
    height, other = line[3] - line[1], above[3] - above[1]
    beside = min(line[2], above[2]) - max(line[0], above[0])
    return (
        beside > 0.5 * min(line[2] - line[0], above[2] - above[0])
        and 0.66 < height / other < 1.5
        and -0.2 * height < line[1] - above[3] < 1.2 * max(height, other)
    )


def _union(one: PixelBox, other: PixelBox) -> PixelBox:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _overlap(one: PixelBox, other: PixelBox) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _spans(filled: NDArray[Any], gap: int = 1) -> list[tuple[int, int]]:
    """Give start and end of the runs of true; those that stand closer than a gap are one."""
    edges = np.flatnonzero(np.diff(np.pad(filled.astype(np.int8), 1)))
    found: list[tuple[int, int]] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if found and start - found[-1][1] < gap:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _cut(ink: Ink, box: PixelBox) -> Iterator[PixelBox]:
    """Cut a part of the page at its white spaces until each piece is one line."""
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    bands = _bands(_filled(part, 1))
    if not bands:
        return
    if len(bands) == 1:
        first, last = bands[0]
        height = last - first
        gap = _GUTTER if height > 3 * _LINE else round(_WIDE * height)
        columns = _spans(_filled(part[first:last], 0), max(gap, _GUTTER))
        if len(columns) == 1:
            yield left + columns[0][0], top + first, left + columns[0][1], top + last
            return
        for start, end in columns:
            yield from _cut(ink, (left + start, top + first, left + end, top + last))
        return
    for group in _side_by_side(part, bands):
        first, last = group[0][0], group[-1][1]
        if len(group) == 1:
            yield from _cut(ink, (left, top + first, right, top + last))
            continue
        for start, end in _spans(_filled(part[first:last], 0), _GUTTER):
            yield from _cut(ink, (left + start, top + first, left + end, top + last))


def _filled(part: Ink, axis: int) -> Ink:
    """Tell which rows (axis 1) or columns (axis 0) of dots hold ink."""
    return np.asarray(part.any(axis=axis))


def _bands(filled: NDArray[Any]) -> list[tuple[int, int]]:
    """Give the rows of dots with ink; parts of one flat character such as 二 stay together."""
    bands: list[tuple[int, int]] = []
    for start, end in _spans(filled):
        if bands:
            above = bands[-1]
            flat = min(above[1] - above[0], end - start) < 0.4 * _LINE
            if flat and start - above[1] < 0.3 * _LINE and end - above[0] < 1.3 * _LINE:
                bands[-1] = (above[0], end)
                continue
        bands.append((start, end))
    return bands


def _side_by_side(part: Ink, bands: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Group the bands that share a white space from top to bottom: they are lines of two columns at one height."""
    group: list[tuple[int, int]] = []
    filled = np.zeros(part.shape[1], np.bool_)
    for band in bands:
        joined = filled | _filled(part[band[0] : band[1]], 0)
        if group and not _has_gutter(joined):
            yield from [group] if len(group) >= _COLUMN_LINES else [[each] for each in group]
            group, joined = [], _filled(part[band[0] : band[1]], 0)
        group.append(band)
        filled = joined
    if len(group) < _COLUMN_LINES or not _has_gutter(filled):
        yield from ([each] for each in group)
    else:
        yield group


def _has_gutter(filled: NDArray[Any]) -> bool:
    return any(after[0] - before[1] >= _GUTTER for before, after in pairwise(_spans(filled)))
