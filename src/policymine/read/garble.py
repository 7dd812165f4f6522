"""Text layers that are none: codes of glyphs and private characters where the letters should be.

A PDF whose font has no table from glyphs to letters looks right on the screen, but its text is noise.
"""

from __future__ import annotations

import re
from typing import Any

import pypdfium2.raw as pdfium

from policymine.read.knowledge import BULLETS
from policymine.read.lines import Line

SHARE = 0.1
"""A page is garbled if more than this share of its characters stands in garbled lines."""

_LINE_SHARE = 0.3
_MOST = 0.5
_CID = re.compile(r"\(cid:\d+\)")
_BULLET = re.compile(rf"\s*(?:[{BULLETS}]|\(cid:\d+\)(?=\s))\s*")
_NOISE = re.compile(
    "[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]|" + _CID.pattern
)


def is_garbled(text: str) -> bool:
    r"""Tell whether a line is noise: codes of glyphs, private or control characters for a good part of it.

    A private character that opens the line is a bullet of a symbol font, which is no noise.

    Args:
        text: A line of a text layer.

    Example:
        >>> is_garbled("(cid:12)(cid:7)(cid:31) 2025"), is_garbled("Plant (cid:20)(cid:19)0 mu of trees")
        (True, True)
        >>> is_garbled("\ue123\ue124\ue125"), is_garbled("\uf0b7 Build 3 parks"), is_garbled("(cid:127) Build 3 parks")
        (True, False, False)
    """
    if text.isascii() and text.isprintable() and "(cid:" not in text:
        return False
    text = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    noise = len(_NOISE.findall(text))
    if not noise:
        return False
    # A figure with a code in it is another figure, so one code beside others that are read is enough.
    return _CID.search(text) is not None or noise >= _LINE_SHARE * len("".join(_NOISE.sub("x", text).split()))


def without_garbled(lines: list[Line], text: str, text_page: Any) -> tuple[list[Line], float]:
    """Leave out the garbled lines of a page.

    Args:
        lines: The lines of the page.
        text: Its text.
        text_page: The page's text as pypdfium2 has it; it knows which characters have no letter.

    Returns:
        The other lines, and the share of the page's characters that stood in garbled ones.
    """
    noisy = _NOISE.search(text) is not None  # hardly any page is
    raw = text_page.raw
    kept = [line for line in lines if not ((noisy and is_garbled(line.text)) or _is_unmapped(line, raw))]
    if len(kept) == len(lines):
        return lines, 0.0
    total = sum(_letters(line) for line in lines)
    share = 1.0 - sum(_letters(line) for line in kept) / max(1, total)
    # What is left of a page of noise are pieces of it.
    return ([], 1.0) if share > _MOST else (kept, share)


def _letters(line: Line) -> int:
    return len("".join(_CID.sub("x", line.text).split()))


def _is_unmapped(line: Line, raw: Any) -> bool:
    """Whether the file does not say which letters the glyphs of a line are: asked of those in its middle."""
    first, last = line.at
    if first < 0 or last - first < 2:
        return False
    middle = (first + last) // 2
    if pdfium.FPDFText_HasUnicodeMapError(raw, middle) != 1:
        return False
    return any(pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1 for index in (middle - 1, middle + 1))
