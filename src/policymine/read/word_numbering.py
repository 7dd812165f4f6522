"""Numbers that Word shows before headings and list items; the file holds only how they are counted and written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from policymine.lang.tables import load_toml
from policymine.read.word_styles import W, hides, is_on, value

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_STARTS = 32_767
"""Highest number that a list may start with."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph.

    Attributes:
        text: The number with its signs and what divides it from the paragraph; empty for a bullet.
        bullet: Whether it is a bullet.
        worded: Whether letters stand around the number ("Article 3").
    """

    text: str
    bullet: bool = False
    worded: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    divider: str
    restart: int | None
    legal: bool
    style: str


class Numbering:
    """Counts the numbered paragraphs of a document, as they come.

    Args:
        element: The root of the document's numbering; None if it has none.
        styles: The root of its styles, through which a numbering may be named.

    Example:
        >>> import docx
        >>> document = docx.Document()
        >>> numbering = Numbering(document.part.numbering_part.element, document.styles.element)
        >>> number = document.styles["List Number"].element.pPr.numPr.numId.val
        >>> [numbering.label(str(number)).text for _ in range(2)]
        ['1. ', '2. ']
    """

    def __init__(self, element: Any, styles: Any = None) -> None:
        self._abstract = (
            {} if element is None else {e.get(f"{W}abstractNumId"): e for e in element.iter(f"{W}abstractNum")}
        )
        self._numbers = {} if element is None else {e.get(f"{W}numId"): e for e in element.iter(f"{W}num")}
        self._styles = {} if styles is None else {e.get(f"{W}styleId"): e for e in styles.iter(f"{W}style")}
        self._known: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, number: str, level: int | None = None, style: str = "") -> Label | None:
        """Count one paragraph and give what stands before it.

        Args:
            number: The paragraph's numbering.
            level: The level in it, from 0; None to take that of the style.
            style: The style that names the numbering.

        Returns:
            The label; None if nothing stands before the paragraph.
        """
        if number not in self._numbers:
            return None
        if number not in self._known:
            self._known[number] = self._look_up(number)
        key, levels, starts = self._known[number]
        if level is None:
            level = next((place for place, each in levels.items() if style and each.style == style), 0)
        if level not in levels:
            return None
        self._count(number, key, level, levels, starts)
        return self._written(key, level, levels)

    def _count(
        self, number: str, key: str, level: int, levels: Mapping[int, _Level], starts: Mapping[int, int]
    ) -> None:
        """Numberings of one kind go on with each other's count, unless one says where it starts."""
        counts = self._counts.setdefault(key, {})
        begins = level in starts and (number, level) not in self._begun
        self._begun.add((number, level))
        if begins:
            counts[level] = starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels[level].start
        for deeper in [each for each in counts if each > level]:
            restart = levels[deeper].restart if deeper in levels else None
            # 0: never; otherwise after a paragraph of that level, counted from 1, or of one further out.
            if restart is None or level < restart:
                del counts[deeper]

    def _written(self, key: str, level: int, levels: Mapping[int, _Level]) -> Label | None:
        own = levels[level]
        if own.form == "bullet":
            return Label("", bullet=True)
        counts = self._counts[key]

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at)
            if other is None or at > level:
                return ""
            return number_text(counts.get(at, other.start), "decimal" if own.legal else other.form)

        text = _PLACE.sub(place, own.text).strip()
        if not text:
            return None
        divider = "" if unicodedata.east_asian_width(text[-1]) in "WF" else own.divider
        return Label(text + divider, worded=any(c.isalpha() for c in _PLACE.sub("", own.text)))

    def _look_up(self, number: str) -> tuple[str, dict[int, _Level], dict[int, int]]:
        element = self._numbers[number]
        key = value(element.find(f"{W}abstractNumId"))
        for _ in range(_LEVELS):  # a numbering may name a style that names a numbering
            abstract = self._abstract.get(key)
            link = "" if abstract is None else value(abstract.find(f"{W}numStyleLink"))
            style = self._styles.get(link)
            linked = "" if style is None else value(style.find(f"{W}pPr/{W}numPr/{W}numId"))
            if linked not in self._numbers:
                break
            key = value(self._numbers[linked].find(f"{W}abstractNumId"))
        abstract = self._abstract.get(key)
        levels = {} if abstract is None else dict(_level(each) for each in abstract.findall(f"{W}lvl"))
        starts: dict[int, int] = {}
        for override in element.findall(f"{W}lvlOverride"):
            at = _integer(override.get(f"{W}ilvl"), 0)
            if (own := override.find(f"{W}lvl")) is not None:
                levels[at] = _level(own)[1]
            if (start := override.find(f"{W}startOverride")) is not None:
                starts[at] = _integer(value(start), 1)
        return key, levels, starts


def _level(element: Any) -> tuple[int, _Level]:
    form = value(element.find(f"{W}numFmt")) or "decimal"
    restart = element.find(f"{W}lvlRestart")
    text = value(element.find(f"{W}lvlText"))
    if element.find(f"{W}lvlPicBulletId") is not None:
        form = "bullet"
    return _integer(element.get(f"{W}ilvl"), 0), _Level(
        start=_integer(value(element.find(f"{W}start")), 1),
        form=form,
        text="" if hides(element.find(f"{W}rPr")) else text,
        divider="" if value(element.find(f"{W}suff")) == "nothing" else " ",
        restart=None if restart is None else _integer(value(restart), 0),
        legal=bool(is_on(element.find(f"{W}isLgl"))),
        style=value(element.find(f"{W}pStyle")),
    )


def _integer(text: str | None, default: int) -> int:
    return min(int(text), _STARTS) if text and text.isascii() and text.isdigit() and len(text) < 8 else default


@cache
def _forms() -> dict[str, Any]:
    return load_toml(resources.files("policymine.read") / "word.toml")


def number_text(number: int, form: str) -> str:
    """Write a number as Word does.

    Args:
        number: The number, from 0.
        form: One of Word's number formats.

    Example:
        >>> [number_text(12, form) for form in ("decimal", "upperRoman", "lowerLetter", "chineseCountingThousand")]
        ['12', 'XII', 'l', '十二']
        >>> [number_text(28, form) for form in ("lowerLetter", "decimalZero", "numberInDash", "none", "hebrew1")]
        ['bb', '28', '- 28 -', '', '28']
    """
    forms = _forms()
    if form == "none":
        return ""
    if form in forms["series"]:
        series = forms["series"][form]
        return str(series[number - 1]) if 0 < number <= len(series) else str(number)
    if form in forms["digits"]:
        return "".join(forms["digits"][form][int(digit)] for digit in str(number))
    if form in forms["counting"] and number < 10_000:
        return _counted(number, **forms["counting"][form])
    if form == "decimalEnclosedCircleChinese":
        return number_text(number, "decimalEnclosedCircle")
    if form in ("lowerRoman", "upperRoman") and 0 < number < 5000:
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26 * 30:
        letter = chr((number - 1) % 26 + ord("a")) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form == "decimalZero":
        return f"{number:02d}"
    return f"- {number} -" if form == "numberInDash" else str(number)


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


def _counted(number: int, *, digits: str, places: list[str], ten: bool) -> str:
    text = ""
    gap = False
    for place in range(len(places) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + places[place]
        gap = not digit
    if ten and 10 <= number < 20:
        text = text[1:]
    return text or digits[0]
