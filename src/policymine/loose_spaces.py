"""Spaces that a writer or a web page put between Han characters and figures: "2025 年建成 90 余万亩".

No rule and no word list has them, so a document is mined without them, and its records are put back where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from policymine.fact_patterns import known_patterns
from policymine.records import Block, Cell, Document, Record
from policymine.text import without

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


def closed_text(text: str) -> str:
    """Leave out the spaces between Han characters and figures.

    Args:
        text: Any text.

    Returns:
        The text without them; the same where it has none.

    Example:
        >>> closed_text("建成 90 余万亩，占 12.5%"), closed_text("1 加强领导"), closed_text("by 2025")
        ('建成90余万亩，占12.5%', '1 加强领导', 'by 2025')
    """
    return known_patterns().loose_spaces.sub("", text) if _HAN.search(text) is not None else text


@dataclass(frozen=True, slots=True)
class Closed:
    """A document without such spaces, and the way back to the one that has them.

    Attributes:
        source: The document that may have them.
        document: The document without them. It knows no places on pages, which are those of the other one.
        places: For each of its characters the place in the other one's text; None where both are the same.
    """

    source: Document
    document: Document
    places: Sequence[int] | None = None

    def restored(self, records: Iterable[Record]) -> Iterator[Record]:
        """Put records where they stand in the document that has the spaces.

        Args:
            records: Records of :attr:`document`; they are changed.

        Yields:
            The same records.
        """
        sections = {
            _section(new): _section(old) for new, old in zip(self.document.blocks, self.source.blocks, strict=True)
        }
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


def close(document: Document) -> Closed:
    """Give a document without the spaces between Han characters and figures.

    Args:
        document: The document.

    Example:
        >>> from policymine.records import Facts
        >>> text = "建成 90 余万亩。"
        >>> closed = close(Document(text, (Block("paragraph", 0, len(text)),), Facts(language="zh")))
        >>> closed.document.text, closed.document.blocks[0].end, closed.places
        ('建成90余万亩。', 8, [0, 1, 3, 4, 6, 7, 8, 9])
    """
    text = document.text
    loose = known_patterns().loose_spaces
    if _HAN.search(text) is None or loose.search(text) is None:
        return Closed(document, document)
    shorter, places = without(text, loose)
    blocks = tuple(_moved(block, places) for block in document.blocks)
    return Closed(document, replace(document, text=shorter, blocks=blocks, provenance=None), places)


def _section(block: Block) -> str:
    return " > ".join(block.headings)


def _moved(block: Block, places: Sequence[int]) -> Block:
    return replace(
        block,
        start=bisect_left(places, block.start),
        end=bisect_left(places, block.end),
        headings=tuple(map(closed_text, block.headings)),
        cells=tuple(_moved_cell(cell, places) for cell in block.cells),
        caption=closed_text(block.caption),
    )


def _moved_cell(cell: Cell, places: Sequence[int]) -> Cell:
    return replace(
        cell,
        start=bisect_left(places, cell.start),
        end=bisect_left(places, cell.end),
        column=closed_text(cell.column),
    )
