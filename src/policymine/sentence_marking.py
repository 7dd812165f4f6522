"""Sentences become marks: their dates, ranks and quantities are found stage by stage, for many sentences at a time."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from operator import attrgetter

from policymine.dates import DateReader
from policymine.lang import Language
from policymine.lockstep import in_step
from policymine.marking import Marker
from policymine.marks import Marked
from policymine.quantities import Quantity, QuantityReader
from policymine.ranks import RankReader
from policymine.text import normalise
from policymine.time_spans import TimeSpan


class _Numbers:
    """A sentence and what was found in it so far."""

    __slots__ = ("folded", "quantities", "ranks", "text", "times")

    def __init__(self, text: str, folded: str) -> None:
        self.text, self.folded = text, folded
        self.times: list[TimeSpan] = []
        self.ranks: list[Quantity] = []
        self.quantities: list[Quantity] = []


class SentenceMarker:
    """Marks the sentences of one language.

    Args:
        language: The language.
        dates: Finds times.
        quantities: Finds values.
        marker: Puts the marks together.
    """

    def __init__(self, language: Language, dates: DateReader, quantities: QuantityReader, marker: Marker) -> None:
        self._dates, self._reader, self._marker = dates, quantities, marker
        self._ranks = RankReader(language)

    def mark_all(self, sentences: Sequence[tuple[str, str]], year: int | None) -> list[Marked | None]:
        """Mark several sentences, one stage after the other for all of them, which is faster than one by one.

        Args:
            sentences: The source's wordings, each with the same folded and plain.
            year: The document's year.

        Returns:
            The marked sentences; None for one that holds neither a number nor a date.
        """
        waiting = [_Numbers(*sentence) for sentence in sentences]
        for each in waiting:
            dated = self._dates.find(each.folded, year)
            each.times = [time for time in dated if not self._dates.is_count(each.folded, time)]
        for each in waiting:
            each.ranks = self._ranks.find(each.folded, [(t.start, t.end) for t in each.times])
        for each, found in zip(waiting, in_step(map(self._quantities, waiting)), strict=True):
            each.quantities = sorted([*found, *each.ranks], key=attrgetter("start"))
        return in_step(map(self._marks, waiting))

    def _quantities(self, each: _Numbers) -> Generator[None, None, list[Quantity]]:
        if self._reader.gate.search(each.folded) is None:
            return []
        taken = [*((t.start, t.end) for t in each.times), *((q.left, q.right) for q in each.ranks)]
        return (yield from self._reader.read(each.folded, normalise(each.text), taken))

    def _marks(self, each: _Numbers) -> Generator[None, None, Marked | None]:
        if not (each.quantities or each.times):
            return None
        baselines = self._dates.baselines(each.folded)
        text = normalise(each.text)
        return (yield from self._marker.stages(text, each.folded, each.quantities, each.times, baselines))
