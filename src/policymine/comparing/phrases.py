"""Indicator phrases and how alike they are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from policymine.comparing.wording import wording

LIKELY = 0.58
"""Phrases of one dimension are taken for the same from this likeness on."""

SURE = 0.75
"""From here on a match is not called doubtful."""

_MOST_POSTINGS = 400
_MOST_NEIGHBOURS = 60
_CHUNK = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """An indicator as a document words it.

    Attributes:
        text: Its words, in lower case.
        tokens: What tells it from others.
        noun: The same of the counted noun, for counts.
        marks: Members of groups that exclude each other.
        part: Parts of a year that it is limited to.
        site: Tokens of the lake, road or project that it is limited to.
        words: All of that but the text; phrases with the same are one.
    """

    text: str
    tokens: frozenset[str]
    noun: frozenset[str]
    marks: Mapping[int, frozenset[str]]
    part: str
    site: frozenset[str]
    words: Hashable


NO_PHRASE = Phrase("", frozenset(), frozenset(), {}, "", frozenset(), ())
"""What names nothing."""


def phrase_of(indicator: str, noun: str = "", site: str = "", part: str = "") -> Phrase:
    """Read an indicator phrase.

    Args:
        indicator: The words of the document.
        noun: What is counted, for a count.
        site: A place that is part of what is measured.
        part: Parts of a year that the text around it limits it to, as ``parts_of`` names them.

    Example:
        >>> phrase = phrase_of("Sewage outlets rectified", "sewage outlet")
        >>> sorted(phrase.tokens), sorted(phrase.noun)
        (['outlet', 'rectif', 'sewage'], ['outlet', 'sewage'])
    """
    known = wording()
    text = indicator.lower()
    counted = frozenset() if noun in known.classifiers else known.tokens(noun)
    own = frozenset() if text in known.nameless else known.tokens(indicator)
    tokens = own | counted
    marks, limits = known.marks(text, tokens), known.tokens(site)
    part = known.together(known.parts_of(f"{indicator} {site}"), part)
    members = tuple((group, *sorted(names)) for group, names in marks.items())
    words = (*(tuple(sorted(each)) for each in (tokens, counted, limits)), part, members)
    return Phrase(text, tokens, counted, marks, part, limits, words)


def contradict(left: Phrase, right: Phrase) -> bool:
    """Tell whether two phrases name different things outright.

    Example:
        >>> contradict(phrase_of("urban sewage treatment rate"), phrase_of("rural sewage treatment rate"))
        True
        >>> contradict(phrase_of("PM2.5 in the winter"), phrase_of("PM2.5"))
        True
    """
    if left.part != right.part or apart(left, right):
        return True
    for group, ours in left.marks.items():
        theirs = right.marks.get(group)
        if theirs is not None and ours.isdisjoint(theirs):
            return True
    return bool(
        left.noun
        and right.noun
        and left.noun.isdisjoint(right.noun)
        and left.noun.isdisjoint(right.tokens)
        and right.noun.isdisjoint(left.tokens)
    )


def apart(left: Phrase, right: Phrase) -> bool:
    """Tell whether two phrases are about different lakes, roads or projects.

    Example:
        >>> apart(phrase_of("total phosphorus", site="Elm Lake"), phrase_of("total phosphorus", site="Oak Reservoir"))
        True
    """
    return bool(left.site and right.site and left.site.isdisjoint(right.site))


def rarity(phrases: Iterable[Phrase]) -> dict[str, float]:
    """Weigh the tokens of many phrases: the fewer have it, the more it tells.

    Example:
        >>> weights = rarity([phrase_of("sewage pipes"), phrase_of("sewage outlets")])
        >>> weights["pipe"] > weights["sewage"] > 0
        True
    """
    counts: Counter[str] = Counter()
    total = 0
    for phrase in phrases:
        total += 1
        counts.update(phrase.tokens)
    return {token: math.log(1.5 + total / count) for token, count in counts.items()}


def likeness(left: frozenset[str], right: frozenset[str], weights: Mapping[str, float]) -> float:
    """Compare two phrases by the tokens that they share, weighted by rarity.

    Returns:
        From 0 (nothing shared) to 1 (the same tokens): mostly Dice's coefficient, and for a part how much of the
        shorter one is in the longer.

    Example:
        >>> weights = dict.fromkeys(["sewage", "pipe", "outlet"], 1.0)
        >>> likeness(frozenset(["sewage", "pipe"]), frozenset(["sewage", "pipe"]), weights)
        1.0
        >>> likeness(frozenset(["sewage", "pipe"]), frozenset(["sewage", "outlet"]), weights)
        0.5
    """
    if left == right:
        return 1.0 if left else 0.0
    common = left & right
    if not common:
        return 0.0
    # In one order, so that the sums are the same on every run.
    shared, ours, theirs = (sum(weights[token] for token in sorted(each)) for each in (common, left, right))
    return 0.7 * 2 * shared / (ours + theirs) + 0.3 * shared / min(ours, theirs)


class Neighbours:
    """The phrases of one region, and for each the ones like it.

    Two phrases are held against each other only if they share a token that few others have; of the many that a phrase
    may be like, the most alike are kept. So the time grows with the number of phrases and not with its square.

    Args:
        phrases: The distinct phrases, in an order that does not depend on the rows.
        weights: The weights of all their tokens.

    Example:
        >>> phrases = [phrase_of(text) for text in ("sewage pipes", "sewage pipes laid", "mines restored")]
        >>> near = Neighbours(phrases, rarity(phrases))
        >>> [phrases[number].text for number in near.of(0)]
        ['sewage pipes', 'sewage pipes laid']
    """

    def __init__(self, phrases: list[Phrase], weights: Mapping[str, float]) -> None:
        import numpy as np
        from scipy import sparse

        self._phrases = phrases
        self._chunks: dict[int, list[list[int]]] = {}
        columns: dict[str, int] = {}
        cells = [
            (row, columns.setdefault(token, len(columns)), weights[token])
            for row, phrase in enumerate(phrases)
            for token in sorted(phrase.tokens)
        ]
        shape = (len(phrases), max(1, len(columns)))
        rows, places, values = zip(*cells, strict=True) if cells else ((), (), ())
        weighted = sparse.csr_array((values, (rows, places)), shape=shape, dtype="float64")
        found = sparse.csr_array((np.ones(len(rows)), (rows, places)), shape=shape, dtype="float64")
        self._totals = np.asarray(weighted.sum(axis=1)).ravel()
        common = np.asarray(found.sum(axis=0)).ravel() > _MOST_POSTINGS
        self._rare, self._rare_found = weighted[:, ~common], found[:, ~common].T.tocsr()
        self._common, self._common_found = weighted[:, common], found[:, common]
        codes: dict[str, int] = {}
        self._parts = np.array([codes.setdefault(phrase.part, len(codes)) for phrase in phrases], dtype="int32")
        self._marked = np.array([bool(phrase.marks) for phrase in phrases], dtype=bool)
        self._counted = np.array([bool(phrase.noun or phrase.site) for phrase in phrases], dtype=bool)

    def of(self, number: int) -> list[int]:
        """Give the numbers of the phrases like one, itself first, the others by how alike they are."""
        chunk, at = divmod(number, _CHUNK)
        if chunk not in self._chunks:
            self._chunks[chunk] = self._look(chunk * _CHUNK, min(len(self._phrases), (chunk + 1) * _CHUNK))
        return self._chunks[chunk][at]

    def _look(self, first: int, last: int) -> list[list[int]]:
        import numpy as np

        shared = (self._rare[first:last] @ self._rare_found).tocoo()
        ours, theirs, weight = shared.coords[0] + first, shared.coords[1], shared.data
        if self._common.shape[1]:
            both = self._common[ours].multiply(self._common_found[theirs])
            weight = weight + np.asarray(both.sum(axis=1)).ravel()
        left, right = self._totals[ours], self._totals[theirs]
        score = np.round(1.4 * weight / (left + right) + 0.3 * weight / np.minimum(left, right), 9)
        kept = (score >= LIKELY) & (ours != theirs) & (self._parts[ours] == self._parts[theirs])
        ours, theirs, score = ours[kept], theirs[kept], score[kept]
        asked = (self._marked[ours] & self._marked[theirs]) | (self._counted[ours] & self._counted[theirs])
        order = np.lexsort((theirs, -score, ours))
        found: list[list[int]] = [[number] for number in range(first, last)]
        for one, other, ask in zip(ours[order].tolist(), theirs[order].tolist(), asked[order].tolist(), strict=True):
            near = found[one - first]
            if len(near) < _MOST_NEIGHBOURS and not (ask and contradict(self._phrases[one], self._phrases[other])):
                near.append(other)
        return found
