"""Where on the pages of a PDF the values of records and their sentences stand, worked out when it is asked for.

Reading keeps for each line which characters of the page it is of (:mod:`policymine.provenance`). Here the file is
opened once more, and the characters of the text are laid beside those of the page: white space, mended hyphens and
what else was changed when lines were joined makes no difference.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2

from policymine.errors import UnreadableDocument
from policymine.provenance import Boxes, PageBox, Provenance, Run, Straightened
from policymine.read.lines import Box
from policymine.read.page_text import PageText
from policymine.records import Block, Document, Record

_NO_SHAPE = "\x00\x02\ufffe"
_CHANGED = "the file that the document was read from has changed"
_MOST_PAIRS = 4_000_000
_GAP = 3.0
"""A gap of so many letter heights parts two boxes: the cells of a row, or the columns of a page."""


def boxes(document: Document, records: Iterable[Record]) -> list[Boxes]:
    """Find where the values and sentences of records stand on the pages of a PDF file.

    The file is opened once, and each of its pages that the records stand on is looked at once.

    Args:
        document: What :func:`policymine.read` gave for the file, which must still be there.
        records: Records of the document.

    Returns:
        For each record, in their order, the boxes of its value and of its sentence. Both are empty in documents that
        have no pages (text, HTML, DOCX, XLSX).

    Raises:
        UnreadableDocument: If the file is no longer there, or is another one.

    Example:
        >>> from policymine.records import Facts
        >>> document = Document("Built 79 plants.", (Block("paragraph", 0, 16),), Facts())
        >>> boxes(document, [Record(6, 8, "79", "Built 79 plants.", kind="result", measure="count")])
        [Boxes(value=(), sentence=())]
    """
    records = list(records)
    if document.provenance is None:
        return [Boxes((), ()) for _ in records]
    starts = [block.start for block in document.blocks]
    spans: list[tuple[int, int]] = []
    for record in records:
        block = document.blocks[max(0, bisect_right(starts, record.start) - 1)]
        spans += [(record.start, record.end), _sentence(document.text, block, record)]
    found = _boxes(document, spans)
    return [Boxes(found[2 * number], found[2 * number + 1]) for number in range(len(records))]


def _sentence(text: str, block: Block, record: Record) -> tuple[int, int]:
    """Find a record's sentence in the text of its block; one put together from the cells of a row is the whole row."""
    after = record.start + len(record.sentence)
    start = text.rfind(record.sentence, max(block.start, record.end - len(record.sentence)), after)
    return (start, start + len(record.sentence)) if start >= 0 else (block.start, block.end)


def _boxes(document: Document, spans: Sequence[tuple[int, int]]) -> list[tuple[PageBox, ...]]:
    """Find the boxes of spans of the text, page by page."""
    assert document.provenance is not None
    parts = [
        (run, number, start, end)
        for number, (start, end) in enumerate(spans)
        for run in document.provenance.between(start, end)
    ]
    # By page, so that each is opened once, and what stands in one run together; the parts of a span stay in order.
    parts.sort(key=lambda part: (part[0].page, part[0].start))
    found: list[list[PageBox]] = [[] for _ in spans]
    with open_again(document.provenance) as file:
        for page, of_page in groupby(parts, key=lambda part: part[0].page):
            characters: dict[int, list[Box]] = {}
            with _Places(file, page, document.provenance.straightened.get(page)) as places:
                for run, of_run in groupby(of_page, key=lambda part: part[0]):
                    placed = places.characters(document.text, run)
                    for _, number, start, end in of_run:
                        inside = placed[max(start, run.start) - run.start : max(0, end - run.start)]
                        characters.setdefault(number, []).extend(each for each in inside if each is not None)
                for number, each in characters.items():
                    found[number] += (places.shown(box) for box in _by_lines(each))
    return [tuple(each) for each in found]


def _by_lines(characters: Iterable[Box]) -> Iterator[Box]:
    """Put the boxes of characters together, line by line."""
    line: Box | None = None
    for left, top, right, bottom in characters:
        if line is not None:
            size = line[3] - line[1]
            if abs(bottom - line[3]) <= 0.6 * size and -0.5 * size <= left - line[2] <= _GAP * size:
                line = (line[0], min(line[1], top), max(line[2], right), max(line[3], bottom))
                continue
            yield line
        line = (left, top, right, bottom)
    if line is not None:
        yield line


@contextmanager
def open_again(provenance: Provenance) -> Iterator[Any]:
    """Open the PDF file that a document was read from, also one in an archive.

    Args:
        provenance: Where the document was read from.

    Yields:
        A document of pypdfium2.

    Raises:
        UnreadableDocument: If the file is no longer there, or is no PDF file any more.

    Example:
        >>> with open_again(Provenance("no-such-file.pdf")):
        ...     pass
        Traceback (most recent call last):
        policymine.errors.UnreadableDocument: the file that the document was read from is no longer there
    """
    try:
        document = pypdfium2.PdfDocument(_content(provenance))
    except OSError as error:
        raise UnreadableDocument("the file that the document was read from is no longer there") from error
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(_CHANGED) from error
    try:
        yield document
    finally:
        document.close()


def _content(provenance: Provenance) -> bytes:
    if provenance.place:
        from policymine.read.containers import member_bytes

        return member_bytes(provenance.file, provenance.place)
    return Path(provenance.file).read_bytes()


class _Places:
    """The places of the characters of a page."""

    def __init__(self, document: Any, number: int, straightened: Straightened | None = None) -> None:
        if number > len(document):
            raise UnreadableDocument(_CHANGED)
        self._page = document[number - 1]
        self._number = number
        self._straightened = straightened
        self._all: list[tuple[int, Box]] | None = None

    def __enter__(self) -> _Places:
        self._text_page = self._page.get_textpage()
        self._text = PageText(self._page, self._text_page, self._number)
        self._shift = self._text.margin()
        return self

    def __exit__(self, *exc: object) -> None:
        self._text_page.close()
        self._page.close()

    def characters(self, text: str, run: Run) -> list[Box | None]:
        """Give the place of each character of a run on the page; None for white space and what was not found.

        On a recognised page places are those on the page set straight, where lines are level.
        """
        wanted = [offset for offset in range(run.start, run.end) if not text[offset].isspace()]
        said = "".join(text[offset] for offset in wanted)
        if self._straightened is not None and run.box is not None:
            return _spread(text[run.start : run.end], run.box)
        indices = self._inside(run.box) if run.box is not None else self._shaped(range(run.first, run.last + 1))
        pairs = _matched(said, self._read(indices))
        if run.box is not None and len(pairs) < len(said):
            # The text of a cell can be wider than the cell.
            wider = self._shaped(self._continued(indices))
            more = _matched(said, self._read(wider))
            if len(more) > len(pairs):
                indices, pairs = wider, more
            if not pairs:
                return _spread(text[run.start : run.end], run.box)
        placed: list[Box | None] = [None] * (run.end - run.start)
        for here, there in pairs:
            placed[wanted[here] - run.start] = self._text.place(indices[there])
        return placed

    def _read(self, indices: Iterable[int]) -> str:
        return "".join(self._text.text[index] for index in indices)

    def _shaped(self, indices: Iterable[int]) -> list[int]:
        """Leave out white space and what has no shape."""
        text = self._text.text
        return [i for i in indices if i < len(text) and not text[i].isspace() and text[i] not in _NO_SHAPE]

    def _inside(self, box: Box) -> list[int]:
        """Find the characters whose middles lie in a box."""
        if self._all is None:
            self._all = [
                (i, place) for i in self._shaped(range(len(self._text.text))) if (place := self._text.place(i))
            ]
        left, top, right, bottom = box
        return [
            index
            for index, (x0, y0, x1, y1) in self._all
            if left <= (x0 + x1) / 2 <= right and top <= (y0 + y1) / 2 <= bottom
        ]

    def _continued(self, indices: Iterable[int]) -> list[int]:
        """Add the characters with which the lines of others go on, up to a wide gap."""
        found = set(indices)
        for start in sorted(found):
            for step in (1, -1):
                index, place = start, self._text.place(start)
                while place is not None and 0 <= (index := index + step) < len(self._text.text) and index not in found:
                    after = self._text.place(index)
                    if after is None or abs(after[3] - place[3]) > 0.6 * (place[3] - place[1]):
                        break
                    if max(after[0] - place[2], place[0] - after[2]) > place[3] - place[1]:
                        break
                    found.add(index)
                    place = after
        return sorted(found)

    def shown(self, box: Box) -> PageBox:
        """Give a box as it lies on the page that a viewer shows."""
        if self._straightened is not None:
            box = self._straightened.on_page(box, self._page.get_size())
        else:
            dx, dy = self._shift
            box = (box[0] - dx, box[1] - dy, box[2] - dx, box[3] - dy)
        return PageBox(self._number, *(round(edge, 2) for edge in box))


def _matched(wanted: str, there: str) -> list[tuple[int, int]]:
    """Pair the characters of two texts that are the same but for a few characters."""
    if there.startswith(wanted) or wanted.startswith(there):
        return [(number, number) for number in range(min(len(wanted), len(there)))]
    shift = there.find(wanted)
    if shift >= 0:
        return [(number, number + shift) for number in range(len(wanted))]
    # Long texts of few different characters would take minutes if each of them were compared with each other.
    long = len(wanted) * len(there) > _MOST_PAIRS
    blocks = SequenceMatcher(None, wanted, there, autojunk=long).get_matching_blocks()
    return [(block.a + number, block.b + number) for block in blocks for number in range(block.size)]


def _spread(text: str, box: Box) -> list[Box | None]:
    """Spread characters evenly over the box of their line or word, where the page has no text of its own."""
    step = (box[2] - box[0]) / max(1, len(text))
    return [
        None if character.isspace() else (box[0] + number * step, box[1], box[0] + (number + 1) * step, box[3])
        for number, character in enumerate(text)
    ]
