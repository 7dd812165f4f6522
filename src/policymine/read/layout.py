"""From the lines of pages to paragraphs: lines joined, over page ends too, and hyphens at line ends mended."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from policymine.read.knowledge import BULLETS, LETTER_BULLETS, is_caption, numbering
from policymine.read.lines import LARGER, Line, body_size
from policymine.text import is_cjk, normalise

_BULLET = re.compile(rf"[-{BULLETS}](?=\s|[^\W\d])|-{{2}}|{LETTER_BULLETS}")
_SENTENCE_END = (".", "!", "?", "。", "！", "？", ";", "；", ":", "：")
_FIRST = re.compile(r"[^\s\u2e80-\uffef]*")
"""What cannot be divided at the start of a line: up to the first space or Chinese character."""
_LETTERS = {
    0xAD: "",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_NEVER_FIRST = frozenset("，。、；：！？）》」』”’%％")
"""No paragraph begins with one of these."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        text: Their text, joined.
        page: The page on which it begins.
        level: Level of a heading that is told by its letters; else 0.
        title: Whether it is the title on the first page.
        table: Number of the table that stands here, if it is none of the text.
        lines: Its lines.
        starts: Where in the text each line begins.
    """

    text: str
    page: int
    level: int = 0
    title: bool = False
    table: int | None = None
    lines: list[Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


def paragraphs(pages: list[list[Line]]) -> list[Paragraph]:
    """Join lines to paragraphs, over the ends of pages too.

    Args:
        pages: The lines of each page, running heads left out.

    Returns:
        Paragraphs and tables in reading order.

    Example:
        >>> first = Line("We closed twelve mines and plan-", 1, 50, 500, 100, 110, 10, 800)
        >>> second = Line("ted trees.", 1, 50, 120, 114, 124, 10, 800)
        >>> [paragraph.text for paragraph in paragraphs([[first, second]])]
        ['We closed twelve mines and planted trees.']
    """
    body = body_size(pages)
    words = Counter(word.casefold() for page in pages for line in page for word in _WORD.findall(line.text))
    pitch = _pitch(pages)
    groups: list[list[Line]] = []
    edge = 0.0  # the right edge of the column that the line above is in
    for page in pages:
        margins = {column: _margins(page, body, column) for column in {line.column for line in page}}
        for place, line in enumerate(page):
            left, right = margins[line.column]
            opens = _opens_by_indent(groups[-1][0], page[place : place + 2], left, right, body) if groups else False
            if (
                groups
                and not opens
                and not _is_titling(page, place)
                and _goes_on(groups[-1], line, body, pitch, left, right, edge)
            ):
                groups[-1].append(line)
            else:
                groups.append([line])
            edge = right
    levels = _levels(groups, body)
    out = []
    for group in groups:
        if group[0].table is not None:
            out.append(Paragraph("", group[0].page, table=group[0].table))
            continue
        text, starts = _joined([line.text for line in group], words)
        level = levels.get(_rounded(group[0].size), 0) if _is_large(group[0], body) and len(text) <= 250 else 0
        out.append(Paragraph(text, group[0].page, level=level, lines=group, starts=starts))
    _mark_title(out)
    return out


def _mark_title(found: list[Paragraph]) -> None:
    """The largest letters on the first page, before any running text, are the title's."""
    for paragraph in found[:6]:
        if paragraph.table is not None or paragraph.page != found[0].page:
            return
        if paragraph.level == 1 and len(paragraph.text) >= 4:
            paragraph.title = True
            return


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _is_large(line: Line, body: float) -> bool:
    return body > 0 and line.size >= LARGER * body


def _levels(groups: list[list[Line]], body: float) -> dict[float, int]:
    sizes = sorted(
        {_rounded(group[0].size) for group in groups if group[0].table is None and _is_large(group[0], body)}
    )
    return {size: min(level, 6) for level, size in enumerate(reversed(sizes), 1)}


def _pitch(pages: list[list[Line]]) -> float:
    """Give the usual distance from line to line, in points."""
    steps = [
        below.top - above.top
        for page in pages
        for above, below in pairwise(page)
        if above.table is None and below.table is None and 0 < below.top - above.top < 5 * max(above.size, 1)
    ]
    return median(steps) if steps else 0.0


def _margins(page: list[Line], body: float, column: int) -> tuple[float, float]:
    """Give the left and right edge of the running text of a column."""
    lines = [line for line in page if line.table is None and line.column == column and not _is_large(line, body)]
    if not lines:
        return 0.0, 0.0
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    return lefts[len(lefts) // 10], rights[-1 - len(rights) // 20]


def _opens_by_indent(first: Line, ahead: list[Line], left: float, right: float, body: float) -> bool:
    """Tell whether the first of some lines opens a paragraph: it is indented and full, and the next one is neither.

    The paragraph above begins as far in, too; else what is indented goes on with an item of a list.
    """
    if len(ahead) < 2:
        return False
    line, below = ahead
    if line.table is not None or below.table is not None or (below.page, below.column) != (line.page, line.column):
        return False
    indented = line.left > left + 0.8 * body and line.right > right - body
    return indented and below.left <= left + 0.3 * body and first.left >= line.left - 0.3 * body


def _goes_on(group: list[Line], line: Line, body: float, pitch: float, left: float, right: float, edge: float) -> bool:
    """Tell whether a line belongs to the paragraph of the lines above it, the last of which has a right edge."""
    above = group[-1]
    if above.table is not None or line.table is not None:
        return False
    if abs(above.size - line.size) > 0.12 * max(above.size, line.size):
        return False
    text, last = normalise(line.text).lstrip(), above.text.rstrip()
    if not text or not last:
        return False
    if line.text.lstrip()[:1] in _NEVER_FIRST:
        return True
    ended = last.endswith(_SENTENCE_END)
    if _BULLET.match(text) or (
        _is_numbered(text) and (ended or _is_short(above, line, right) or _is_numbered_line(group))
    ):
        return False
    if _is_large(line, body):
        return (
            above.page == line.page and line.top - above.top < 2.2 * max(above.size, line.size) and line.top > above.top
        )
    if above.page != line.page or line.top < above.top - above.size:
        # The next page or column: only a sentence in mid-air goes on.
        if text[0].islower() or last.endswith((",", "-", "，")):
            return not ended
        opens = line.left > left + 0.8 * body or (is_cjk(text[0]) and _is_short(above, line, edge))
        return not (ended or opens) and (is_cjk(text[0]) or text[0].isdigit())
    if line.top - above.top > 1.55 * pitch and line.top - above.top > 1.3 * above.size:
        return False
    if abs(line.top - above.top) < 0.4 * above.size:
        return True  # two pieces of one line
    indented = line.left > left + 0.8 * body
    hanging = len(group) > 1 and abs(line.left - above.left) < 0.5 * body
    starts_left = group[0].left <= left + 0.5 * body
    if (
        indented
        and not hanging
        and starts_left
        and not _BULLET.match(group[0].text)
        and not _is_numbered(group[0].text)
    ):
        return False
    return not (_is_short(above, line, right) and not text[0].islower())


def _is_titling(page: list[Line], place: int) -> bool:
    """Tell whether a line is the title of the table below it, or the note on its units."""
    for below in page[place + 1 : place + 3]:
        if page[place].table is not None or not is_caption(page[place].text):
            return False
        if below.table is not None:
            return True
        place += 1
    return False


def _is_short(above: Line, line: Line, right: float) -> bool:
    """Tell whether a line ends although the first word of the next one would have fitted."""
    text = line.text.strip()
    mean = (above.right - above.left) / max(1, len(above.text))
    if text and is_cjk(text[0]):
        # A character is as wide as it is high, digits in the line are not. Where lines are not set to one length, a
        # sentence that has not ended may leave room for two.
        room = 1 if above.text.rstrip().endswith(_SENTENCE_END) else 2.5
        width = max(mean, 0.9 * above.size) * room
    else:
        width = mean * (len(_FIRST.match(text)[0]) + 1)  # type: ignore[index]
        # Capitals and digits are wider than most letters; they may not have fitted where a sentence is in mid-air.
        wide = text[0].isdigit() and not above.text.rstrip().endswith(_SENTENCE_END)
        width *= 1.5 if wide else 1.0
    return above.right + 1.05 * width < right - 1


def _is_numbered(text: str) -> bool:
    text = normalise(text)
    return numbering(text) is not None


def _is_numbered_line(group: list[Line]) -> bool:
    """Tell whether a group is one line that itself has a number: a list whose items are a line each."""
    return len(group) == 1 and _is_numbered(group[0].text)


def join_lines(lines: list[str], words: Counter[str] | None = None) -> str:
    r"""Join the lines of a paragraph and mend the words that were divided at their ends.

    A hyphen is kept if the word is written with it elsewhere in the document, or has another hyphen. Ligatures become
    the letters that they stand for, and soft hyphens that divide nothing are left out.

    Args:
        lines: The lines, each without its line end.
        words: How often each word stands in the document, in small letters.

    Example:
        >>> join_lines(["The concentra-", "tion fell, a year-on-", "year drop."])
        'The concentration fell, a year-on-year drop.'
        >>> join_lines(["全市空气质量", "持续改善"])
        '全市空气质量持续改善'
        >>> join_lines(["the \ufb01rst sew\u00adage plant"])
        'the first sewage plant'
    """
    return _joined(lines, words or Counter())[0]


def _joined(lines: list[str], words: Counter[str]) -> tuple[str, list[int]]:
    """Join the lines of a paragraph, and tell where in its text each of them begins."""
    text, starts = "", []
    for line in lines:
        line = line.strip()
        if not line.isascii():
            # A soft hyphen at the end says that the word goes on.
            end = "\u00ad" if line.endswith("\u00ad") else ""
            line = line.translate(_LETTERS) + end
        if not text or not line:
            text = text or line
        elif text.endswith(("-", "\u00ad", "\u2010")) and line[0].isalpha() and len(text) > 1 and text[-2].isalpha():
            text = _mend(text, line, words)
        elif (is_cjk(text[-1]) or is_cjk(line[0])) or (_is_wide(text[-1]) or _is_wide(line[0])):
            text += line
        else:
            text = f"{text} {line}"
        starts.append(len(text) - len(line))
    return text, starts


def _is_wide(character: str) -> bool:
    return "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef"


def _mend(text: str, line: str, words: Counter[str]) -> str:
    first = _WORD.findall(text[:-1])[-1]
    rest = _WORD.match(line)
    second = rest[0] if rest else ""
    joined, kept = f"{first}{second}".casefold(), f"{first}-{second}".casefold()
    keep = "-" in first or not line[0].islower() or words[kept] > words[joined]
    return text[:-1] + ("-" if keep else "") + line
