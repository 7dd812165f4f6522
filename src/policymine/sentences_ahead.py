"""Sentences on their way from a document to the reader of statements, many of which are marked at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policymine.marks import Marked
from policymine.statements import StatementReader
from policymine.stopwatch import Stopwatch
from policymine.text import fold

_AHEAD = 64
"""So many sentences are marked at a time."""


class Sentence:
    """A sentence on its way.

    Attributes:
        start: Where it begins in the document.
        text: The source's wording.
        folded: The same, folded and plain.
        marked: Its marks; None without numbers and dates.
        is_marked: Whether that is known yet.
    """

    __slots__ = ("folded", "is_marked", "marked", "start", "text")

    def __init__(self, start: int, text: str) -> None:
        self.start, self.text = start, text
        self.folded = ""
        self.marked: Marked | None = None
        self.is_marked = False


def marked_ahead(
    sentences: Iterable[Sentence | None], reader: StatementReader, year: int | None, watch: Stopwatch
) -> Iterator[Sentence | None]:
    """Mark sentences, many at a time, so that one stage does not drive out of the processor's memory what others need.

    Args:
        sentences: The sentences, and None behind those of each block.
        reader: Marks them.
        year: The document's year.
        watch: Takes the time of ``numbers``.

    Yields:
        The same. A sentence that cannot be marked leaves its whole batch unmarked: each is then to be marked by itself.
    """
    batch: list[Sentence | None] = []
    found: list[Sentence] = []
    for sentence in sentences:
        batch.append(sentence)
        if sentence is not None:
            found.append(sentence)
            if len(found) >= _AHEAD:
                _mark(found, reader, year, watch)
                yield from batch
                batch, found = [], []
    _mark(found, reader, year, watch)
    yield from batch


def _mark(found: list[Sentence], reader: StatementReader, year: int | None, watch: Stopwatch) -> None:
    with watch.time("numbers"):
        for sentence in found:
            sentence.folded = reader.language.plain(fold(sentence.text))
        try:
            marks = reader.mark_all([(sentence.text, sentence.folded) for sentence in found], year)
        except Exception:  # noqa: BLE001 - which sentence is at fault shows when each is marked by itself
            return
        for sentence, marked in zip(found, marks, strict=True):
            sentence.marked, sentence.is_marked = marked, True
