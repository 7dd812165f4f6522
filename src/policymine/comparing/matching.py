"""Which statements of a region are about the same thing, how sure that is, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from policymine.comparing.phrases import LIKELY, SURE, Neighbours, Phrase, apart, contradict, likeness
from policymine.comparing.statements import COUNT, RATIO, Statement
from policymine.comparing.yearly import a_year_apart

Thing = TypeVar("Thing")

_APART, _FAR_APART = 4.0, 10.0
"""Values that differ by more than that factor are not matched by similar words, doubtful and sure ones."""

_ALONE = 0.95
"""Of a score this share counts where the catalogue knows only one of the two, or only one names a site."""


_YEAR_ASSUMED = 0.9
"""Of a score this share counts where only one of two amounts of money for a person is said to be a year's."""


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two statements are about the same indicator, from 0 to 1, and why."""

    score: float
    reason: str


class Matcher:
    """Finds statements about the same indicator in the same place.

    Args:
        statements: All statements of one region; their ``number`` is set.
        weights: Weights of tokens.
    """

    def __init__(self, statements: Iterable[Statement], weights: Mapping[str, float]) -> None:
        self._weights = weights
        by_words: dict[Hashable, list[Statement]] = defaultdict(list)
        for statement in statements:
            by_words[statement.phrase.words].append(statement)
        self._phrases: list[Phrase] = []
        for words in sorted(by_words, key=repr):
            for statement in by_words[words]:
                statement.number = len(self._phrases)
            self._phrases.append(by_words[words][0].phrase)
        self._known: dict[tuple[int, int], float] = {}  # of pairs of phrases
        self._near = Neighbours(self._phrases, weights)

    def near(self, statement: Statement) -> list[int]:
        """Give the numbers of the phrases like that of a statement, its own first."""
        return self._near.of(statement.number)

    def match(self, left: Statement, right: Statement) -> Match | None:
        """Compare two statements of one place; None if they are not about the same indicator.

        Equal ids of the catalogue decide, and different ones do so too. Else the words do.
        """
        if left.place != right.place:
            return None
        ids = (left.indicator_id, right.indicator_id)
        if all(ids):
            if ids[0] != ids[1] or left.phrase.part != right.phrase.part or apart(left.phrase, right.phrase):
                return None
            score = min(left.sure_of_id or 1.0, right.sure_of_id or 1.0)
            return _said(left, right, score, f"same indicator {ids[0]}")
        score = self._likeness(left, right)
        # The catalogue is of values; what is promised without one it need not know.
        valued = left.value is not None and right.value is not None
        if any(ids) and valued and left.number != right.number:
            known, other = (left, right) if left.indicator_id else (right, left)
            if other.dimension == COUNT != known.dimension:
                return None  # a number of things that bear the indicator's name is none of its values
            if known.dimension == COUNT and other.dimension not in (COUNT, RATIO):
                return None  # but of a number of things there may be a share
            score *= _ALONE
        if score < LIKELY or not _plausible(left, right, score):
            return None
        if left.phrase.tokens == right.phrase.tokens:
            return _said(left, right, score, "same words")
        shared = ", ".join(sorted(left.phrase.tokens & right.phrase.tokens))
        return _said(left, right, score, f"similar words: {shared}")

    def _likeness(self, left: Statement, right: Statement) -> float:
        """How alike the phrases of two statements are; 0 if they name different things."""
        if left.number == right.number:
            return 1.0 if left.phrase.tokens else 0.0
        pair = (left.number, right.number) if left.number < right.number else (right.number, left.number)
        known = self._known.get(pair)
        if known is None:
            ours, theirs = left.phrase, right.phrase
            known = 0.0 if contradict(ours, theirs) else likeness(ours.tokens, theirs.tokens, self._weights)
            self._known[pair] = known
        return known


def _plausible(left: Statement, right: Statement, score: float) -> bool:
    """Tell whether two values can be of one thing, where nothing but similar words says so."""
    if left.value is None or right.value is None or left.dimension != right.dimension or left.change != right.change:
        return True
    small, large = sorted((abs(left.value), abs(right.value)))
    return large <= small * (_FAR_APART if score >= SURE else _APART) or score >= _ALONE


def _said(left: Statement, right: Statement, score: float, reason: str) -> Match:
    """Say also where a lake, road or project, or that it is a year's money, is named by only one of the two."""
    if a_year_apart(left, right) is not None:
        score, reason = score * _YEAR_ASSUMED, f"{reason}; a year is said by one only"
    ours, theirs = left.phrase.site, right.phrase.site
    site = ours or theirs
    if bool(ours) != bool(theirs) and not site <= (right if ours else left).phrase.tokens:
        return Match(round(score * _ALONE, 4), f"{reason}; {' '.join(sorted(site))} named by one only")
    return Match(round(score, 4), reason)


class Index(Generic[Thing]):
    """Things by what their statement is about, so that the candidates for a match are found without looking at all.

    Args:
        matcher: Knows which phrases are alike.
        most: How many things of one phrase and key are looked at.
    """

    def __init__(self, matcher: Matcher, most: int = 50) -> None:
        self._matcher = matcher
        self._most = most
        self._things: dict[tuple[Hashable, str, int | str], list[Thing]] = defaultdict(list)

    def add(self, key: Hashable, statement: Statement, thing: Thing) -> None:
        """Add a thing under what a statement is about; of very many the first ones are kept."""
        names: list[int | str] = [statement.number]
        if statement.indicator_id:
            names.append(statement.indicator_id)
        for name in names:
            kept = self._things[key, statement.place, name]
            if len(kept) < self._most and (not kept or kept[-1] is not thing):
                kept.append(thing)

    def near(self, key: Hashable, statement: Statement) -> Iterator[Thing]:
        """Give the things under a key that may be about the same as a statement, each once."""
        seen: set[int] = set()
        names: list[int | str] = [statement.indicator_id] if statement.indicator_id else []
        names += self._matcher.near(statement)
        for name in names:
            for thing in self._things.get((key, statement.place, name), ()):
                if id(thing) not in seen:
                    seen.add(id(thing))
                    yield thing
