"""A copy of a document without what stands between its words and is none: loose spaces, line ends, the marks of notes.

Chinese writers and web pages put spaces around figures ("2025 年建成 90 余万亩"), lines end where they are full, in
Chinese amid words and numbers, and texts have the numbers of their notes where these hang ("wind[3] rose by 4%.12 Coal
fell"). No rule and no word list has them, so a document is mined without them, and its records are put back where they
stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from policymine.fact_patterns import known_patterns
from policymine.records import Block, Cell, Document, Record

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LINE_END = re.compile(r"[^\S\n]*\n\s*")
_NUMBERS = r"\d{1,3}(?:\s?[-,\u2013\u2014\u3001]\s?\d{1,3})*"
# The first letter of a pattern is one that few texts have: looking for it costs next to nothing.
_IN_BRACKETS = re.compile(rf"\[{_NUMBERS}\]|\uff3b{_NUMBERS}\uff3d")
_HANGS_ON = re.compile(
    r"(?:[^\W\d_]|[%\d)\u300d\u300f\u3011\u3002\uff0c\uff1b\uff1f\uff01\uff09])[.,;:!?\"'\u2019\u201d\u300b)]{0,2}$"
)
"""What a note hangs on: the end of a word, of a value or of a sentence."""
_ENDS = (".", ",", ";", ":", ")", "\n", "")
"""Before one of these a note may stand behind a space: "rose by 4% [3]."."""
_FORMULA = re.compile(r"(?:(?<![A-Za-z])(?:CO|SO|NO|CH|NH|PO|H|N|O|F|k?m|c?m|d?m|PM|CO2e?)|\d)$", re.IGNORECASE)
"""In brackets behind one of these stands a part of a formula or of a unit, or another reading of a number."""
_RAISED = re.compile(
    r"\.(?:(?<=[a-z][a-z][a-z][a-z]\.)|(?<=[%)]\.))[\"'\u2019\u201d]?"
    r"(?P<note>\d{1,3}(?:,\s?\d{1,3})*)(?=\s+[A-Z]|[^\S\n]*(?:\n|\Z))"
)
"""The raised number of a note, glued to the end of a sentence."""


_INDENT = re.compile(r"\u3000+(?:(?<=^\u3000)|(?<=\n\u3000)|(?<=^\u3000\u3000)|(?<=\n\u3000\u3000))")
"""The two wide spaces before a Chinese paragraph. Narrow ones before an item say to which other one it belongs."""


def uncluttered_text(text: str) -> str:
    """Leave out what stands between the words of a text and is none.

    Args:
        text: Any text.

    Returns:
        The text without it; the same where it has none.

    Example:
        >>> uncluttered_text("建成 90 余万亩，占 12.5%"), uncluttered_text("1 加强领导")
        ('建成90余万亩，占12.5%', '1 加强领导')
        >>> uncluttered_text("Wind[3] rose by 4%.12 Coal fell.[4] CO[2] fell by 3.5 t.")
        'Wind rose by 4%. Coal fell. CO[2] fell by 3.5 t.'
    """
    shorter, _ = _without(text, _clutter(text))
    return shorter


@dataclass(frozen=True, slots=True)
class Uncluttered:
    """A document without such things, and the way back to the one that has them.

    Attributes:
        source: The document that may have them.
        document: The document without them. It knows no places on pages, which are those of the other one.
        places: For each of its characters the place in the other one's text; None where both are the same.
    """

    source: Document
    document: Document
    places: Sequence[int] | None = None

    def restored(self, records: Iterable[Record]) -> Iterator[Record]:
        """Put records where they stand in the source.

        Args:
            records: Records of :attr:`document`; they are changed.

        Yields:
            The same records.
        """
        blocks = zip(self.document.blocks, self.source.blocks, strict=True)
        sections = {} if self.places is None else {_section(copy): _section(block) for copy, block in blocks}
        for record in records:
            if self.places is not None:
                self._restore(record, self.places)
                record.section = sections.get(record.section, record.section)
            yield record

    def _restore(self, record: Record, places: Sequence[int]) -> None:
        start, end, length = record.start, record.end, len(record.sentence)
        first = self.document.text.rfind(record.sentence, 0, start + length) if length else -1
        if 0 <= first <= start and first + length >= end:  # else it is put together from the cells of a table
            record.sentence = self.source.text[places[first] : places[first + length - 1] + 1]
        record.start, record.end = places[start], places[end - 1] + 1
        record.value_text = self.source.text[record.start : record.end]
        if self.source.provenance is not None:
            record.page = self.source.provenance.page_at(record.start) or record.page


def unclutter(document: Document) -> Uncluttered:
    """Give a document without what stands between its words and is none.

    Args:
        document: The document.

    Example:
        >>> from policymine.records import Facts
        >>> text = "建成 90 余万亩。"
        >>> copy = unclutter(Document(text, (Block("paragraph", 0, len(text)),), Facts(language="zh")))
        >>> copy.document.text, copy.document.blocks[0].end, copy.places
        ('建成90余万亩。', 8, [0, 1, 3, 4, 6, 7, 8, 9])
    """
    text, ends = _in_one_line(document)
    if not (clutter := sorted([*_clutter(text), *ends])) and text == document.text:
        return Uncluttered(document, document)
    shorter, places = _without(text, clutter)
    blocks = tuple(_moved(block, places) for block in document.blocks)
    return Uncluttered(document, replace(document, text=shorter, blocks=blocks, provenance=None), places)


def _in_one_line(document: Document) -> tuple[str, list[tuple[int, int]]]:
    """Make the line ends in paragraphs spaces, and tell which of these are none: between ideographs, behind hyphens."""
    text = document.text
    ends: list[tuple[int, int]] = []
    parts: list[str] = []
    done = 0
    for block in document.blocks:
        if block.kind == "table_row" or text.find("\n", block.start, block.end) < 0:
            continue
        is_han = _HAN.search(text, block.start, block.end) is not None
        for match in _LINE_END.finditer(text, block.start, block.end):
            start, end = match.span()
            parts += text[done:start], " " * (end - start)
            done = end
            before, behind = text[start - 1 : start], text[end : end + 1]
            if is_han:
                divided = not (before.isascii() and before.isalpha() and behind.isascii() and behind.isalpha())
            else:
                divided = before == "-" and behind.islower() and text[start - 2 : start - 1].isalpha()
            ends.append((start if divided else start + 1, end))
    return "".join(parts) + text[done:], [span for span in ends if span[0] < span[1]]


def _clutter(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are to be left out, in their order."""
    found: list[tuple[int, int]] = []
    for match in _IN_BRACKETS.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] == " " and text[end : end + 1] in _ENDS:
            start -= 1
        before = text[max(0, start - 4) : start]
        if _HANGS_ON.search(before) is not None and (start < match.start() or _FORMULA.search(before) is None):
            found.append((start, end))
    found += [match.span("note") for match in _RAISED.finditer(text)]
    found += [match.span() for match in _INDENT.finditer(text)]
    if _HAN.search(text) is not None:
        found += [match.span() for match in known_patterns().loose_spaces.finditer(text)]
    found.sort()
    return found


def _without(text: str, left_out: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """The text without some stretches, and for each of its characters the place in the longer one."""
    places: list[int] = []
    done = 0
    for start, end in left_out:
        places += range(done, start)
        done = max(done, end)
    places += range(done, len(text))
    return "".join(map(text.__getitem__, places)), places


def _section(block: Block) -> str:
    return " > ".join(block.headings)


def _moved(block: Block, places: Sequence[int]) -> Block:
    return replace(
        block,
        start=bisect_left(places, block.start),
        end=bisect_left(places, block.end),
        headings=tuple(map(uncluttered_text, block.headings)),
        cells=tuple(_moved_cell(cell, places) for cell in block.cells),
        caption=uncluttered_text(block.caption),
    )


def _moved_cell(cell: Cell, places: Sequence[int]) -> Cell:
    return replace(
        cell,
        start=bisect_left(places, cell.start),
        end=bisect_left(places, cell.end),
        column=uncluttered_text(cell.column),
    )
