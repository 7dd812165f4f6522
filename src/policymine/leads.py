"""Lines that speak for others: what a heading, a label or a short line above says of the numbers below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from policymine.context import Context, Label
from policymine.records import Block, Document, Record
from policymine.statements import StatementReader
from policymine.table_heads import HeadReader
from policymine.text import fold
from policymine.time_spans import TimeSpan

SINGLE_DAYS = frozenset({"day", "day_month", "dateline"})
"""Ways of naming one day: it is where and when something was said, and no time of what a title or heading heads."""
_LABEL = 90
"""A label before a colon is no longer than so many characters."""
_LONGEST = 110
_RUNNING_TEXT = 240
"""A block from so many characters on is running text, for which a short line above it does not speak."""
_ENDS = frozenset(".;!?,\"'")
_NAMES = regex.compile("t?(?P<name>[n>'-]{0,5}n(?:[oif]t?[n>'-]{1,6})?)a*B[an]*(?:iV)?:$")
"""A line that names what the values below it are of: "The quotas for suppliers are:"."""
_ORDERS = frozenset("VbUDR")
"""Letters of a verb with which a task begins."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What a short line says for the lines below it.

    Attributes:
        times: Its first time, if it has one.
        lean: What it makes likely: above zero targets, below zero results.
        unit: The unit that it states for bare numbers.
        name: What the values below it are of, if it says that: "The quotas are:".
    """

    times: Sequence[TimeSpan] = ()
    lean: float = 0.0
    unit: Label | None = None
    name: str = ""


class LeadReader:
    """Reads the short lines and labels of one language; only in languages with spaces, where lines are told by them.

    Args:
        reader: The statements of the language.
        heads: Reads units out of headings.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.lang.units import Units
        >>> reader = StatementReader(load("en"), Units.load())
        >>> lead = LeadReader(reader, HeadReader(reader)).lead("Targets for 2030 (MW)", 2024)
        >>> lead.lean, lead.times[0].last.year, lead.unit.unit.symbol
        (1.0, 2030, 'MW')
    """

    def __init__(self, reader: StatementReader, heads: HeadReader) -> None:
        self._reader = reader
        self._heads = heads
        self._spaced = bool(reader.language.joiner)

    def lead(self, line: str, year: int | None) -> Lead | None:
        """Read a short line without a full stop, such as "Targets for 2030 (MW)"; None for any other line.

        Args:
            line: The line.
            year: The document's year.
        """
        line = line.strip()
        if not self._spaced or not 4 <= len(line) <= _LONGEST or line[-1] in _ENDS:
            return None
        # A day by itself says when the text was published: "May 3, 2021".
        times = [
            span
            for span in self._reader.dates.find(fold(line), year)
            if span.last is not None and (span.role or span.how not in SINGLE_DAYS)
        ]
        return Lead(times[:1], self._reader.kinds.leans.heading_lean((line,)), self.above((line,)), self.name(line))

    def name(self, line: str) -> str:
        """Give what a line says that the values below it are of; no goals, which are of what their items say.

        Args:
            line: The line, such as "The quotas are:".
        """
        if not self._spaced or line[-1:] != ":" or len(line) > _LONGEST:
            return ""
        marked = self._reader.marker.words_of(line)
        found = _NAMES.match(marked.code)
        return marked.words(*found.span("name")) if found is not None else ""

    def after(self, block: Block, sentence: str, records: Sequence[Record], year: int | None, led: Lead) -> Lead | None:
        """Read the lead that a sentence is, or begins with, if it says nothing by itself.

        Args:
            block: The sentence's block.
            sentence: The sentence.
            records: The records that it gave, with offsets in it.
            year: The document's year.
            led: The lead above it: one with a date speaks for all tasks below it, also behind one without a number.
        """
        line, _, below = sentence.partition("\n")
        if block.kind == "heading" or (records and not (below and records[0].start > len(line))):
            return None
        lead = self.lead(line, year)
        if lead is not None and led.times and not lead.times and self._is_task(line):
            return None
        # A line that the splitter left with the next one is no heading for its dates.
        return lead if lead is None or not below else Lead(unit=lead.unit)

    def _is_task(self, line: str) -> bool:
        """Whether a line is a task: "Finish the eastern grid", "All new buildings will be passive"."""
        code = self._reader.marker.words_of(line).code
        return code[:1] in _ORDERS or "M" in code

    def label(self, sentence: str, context: Context) -> Label | None:
        """Give the unit that a sentence's label states ("Pork, 10,000 tons: 96.4"), else that of the line above.

        Args:
            sentence: The sentence.
            context: What runs on from before.
        """
        colon = sentence.find(":", 0, _LABEL)
        # A unit stands in brackets or behind a comma.
        said = colon > 0 and any(sign in sentence[:colon] for sign in "([,")
        if said and (stated := self._heads.stated(sentence[:colon])) is not None:
            start, end, measured = stated
            return Label(measured.unit, measured.scale, measured.noun, start, end)
        return context.above

    def above(self, headings: Sequence[str]) -> Label | None:
        """Give the unit that the nearest heading states for the numbers below it: "Annex 1 (Unit: 10,000 yuan)".

        Args:
            headings: Headings, the nearest last.
        """
        if not headings or headings[-1][-1:] not in (")", "]"):
            return None
        measured = self._heads.caption(headings[-1])
        return Label(measured.unit, measured.scale, measured.noun, above=True) if measured is not None else None

    def subtitle(self, document: Document) -> str:
        """Give the short line under a title, such as the kind of report below the name of a body, or nothing.

        Args:
            document: The document.
        """
        for block in document.blocks[1:2] if self._spaced else ():
            line = document.text[block.start : block.end].split("\n", 1)[0].strip()
            if len(line) <= _LONGEST and line[-1:] not in _ENDS:
                return line
        return ""


def speaks_for(block: Block) -> bool:
    """Tell whether a line above may speak for a block, or whether the block is running text.

    Example:
        >>> speaks_for(Block("paragraph", 0, 80)), speaks_for(Block("paragraph", 0, 800))
        (True, False)
    """
    return block.end - block.start <= _RUNNING_TEXT
