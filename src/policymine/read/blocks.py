"""Spans of a text that become blocks, and the builder of a text for formats that have none of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from policymine.provenance import Provenance
from policymine.records import BlockKind, Cell

CELL_DIVIDER = " | "
"""Stands between the cells of a table row in the text."""


@dataclass(slots=True)
class Span:
    """A piece of the text that will be one block (or, if it is debris, none).

    Attributes:
        start: First character in the text.
        end: One past the last character.
        kind: What the format itself says the piece is; empty if it says nothing.
        level: For a heading the level that the format says (1 is the outermost); 0 if it says nothing.
        page: 1-based page number.
        cells: For a table row its cells.
        caption: For a table row the table's caption and unit note.
        gap: Whether a blank line stands before the piece.
        title: Whether the format says that this is the document's title.
        place: For a note an offset in the text just behind the piece that it hangs on; -1 if unknown.
    """

    start: int
    end: int
    kind: BlockKind | None = None
    level: int = 0
    page: int | None = None
    cells: tuple[Cell, ...] = ()
    caption: str = ""
    gap: bool = False
    title: bool = False
    place: int = -1


class Patch(NamedTuple):
    """Where a cell of a table, or the part of it on one page, was read from.

    Attributes:
        page: 1-based page number.
        box: Left, top, right and bottom edge, in points from the upper left corner of the page.
        length: Length of the text that stands there.
    """

    page: int
    box: tuple[float, float, float, float]
    length: int


@dataclass(slots=True)
class Builder:
    r"""Puts a text together piece by piece and keeps where each piece lies.

    Example:
        >>> builder = Builder()
        >>> builder.add("Air quality", kind="heading", level=1)
        >>> cells = builder.add_row(["City", "91%"], ["Place", "Good days"])
        >>> builder.text()
        'Air quality\nCity | 91%'
        >>> [(span.kind, span.start, span.end) for span in builder.spans]
        [('heading', 0, 11), ('table_row', 12, 22)]
    """

    spans: list[Span] = field(default_factory=list)
    provenance: Provenance = field(default_factory=Provenance)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def length(self) -> int:
        """Characters of the text so far."""
        return self._length

    def _append(self, text: str) -> int:
        if self._parts:
            self._parts.append("\n")
            self._length += 1
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start

    def add(
        self,
        text: str,
        *,
        kind: BlockKind | None = None,
        level: int = 0,
        page: int | None = None,
        title: bool = False,
        place: int = -1,
    ) -> None:
        """Add a piece of running text; its white space at both ends is dropped, and an empty piece is left out."""
        text = text.strip()
        if text:
            start = self._append(text)
            self.spans.append(Span(start, self._length, kind, level, page, title=title, place=place))

    def add_row(
        self,
        cells: list[str],
        columns: list[str],
        *,
        page: int | None = None,
        caption: str = "",
        patches: Sequence[Sequence[Patch]] = (),
        above: Mapping[int, Cell] = {},
        left: Collection[int] = (),
    ) -> tuple[Cell, ...]:
        """Add a table row of cells with the headers of their columns; a row without text is left out.

        Args:
            cells: Their texts; empty where a cell goes on with another.
            columns: The headers of their columns.
            page: 1-based page number.
            caption: The table's caption and unit note.
            patches: For each cell where it was read from.
            above: By their numbers the cells of rows above that go on in this row.
            left: Numbers of the cells that go on with the one before them.

        Returns:
            The cells with their places in the text; none for a row that is left out.
        """
        cells = [" ".join(cell.split()) for cell in cells]
        if not any(cells):
            return ()
        start = self._append(CELL_DIVIDER.join(cells))
        placed: list[Cell] = []
        at = start
        for number, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            whole = placed[-1] if number in left and placed else above.get(number)
            if whole is not None:
                placed.append(Cell(whole.start, whole.end, column, merged=True))
            else:
                placed.append(Cell(at, at + len(cell), column))
            at += len(cell) + len(CELL_DIVIDER)
        self.spans.append(Span(start, self._length, "table_row", page=page, cells=tuple(placed), caption=caption))
        for place, parts in zip(placed, patches, strict=False):
            if not place.merged:
                self._locate(place, parts)
        return tuple(placed)

    def _locate(self, cell: Cell, patches: Sequence[Patch]) -> None:
        """Say where a cell was read from; the text of its last part takes what joining the parts has changed."""
        start = cell.start
        for number, patch in enumerate(patches, 1):
            end = cell.end if number == len(patches) else min(start + patch.length, cell.end)
            if end > start:
                self.provenance.add(start, end, patch.page, box=patch.box)
            start = end

    def append(self, other: Builder) -> None:
        r"""Add all that another builder holds.

        Example:
            >>> builder, other = Builder(), Builder()
            >>> builder.add("Air")
            >>> cells = other.add_row(["City", "91%"], ["", "Good days"])
            >>> builder.append(other)
            >>> builder.text(), builder.spans[1].cells[1].start
            ('Air\nCity | 91%', 11)
        """
        start = self._append(other.text())
        for span in other.spans:
            cells = tuple(replace(cell, start=cell.start + start, end=cell.end + start) for cell in span.cells)
            self.spans.append(replace(span, start=span.start + start, end=span.end + start, cells=cells))

    def text(self) -> str:
        """Give the text put together so far."""
        return "".join(self._parts)
