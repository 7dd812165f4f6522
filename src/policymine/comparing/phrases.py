"""Indicator phrases and how alike they are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policymine.comparing.wording import wording

LIKELY = 0.55
"""Phrases of one dimension are taken for the same from this likeness on."""

SURE = 0.75
"""From here on a match is not called doubtful."""

_FEWEST = 0.4
_MOST_POSTINGS = 400
_MOST_NEIGHBOURS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """An indicator as a document words it.

    Attributes:
        text: Its words, in lower case.
        tokens: What tells it from others.
        noun: The same of the counted noun, for counts.
        marks: Members of groups that exclude each other.
        part: Parts of a year that it is limited to.
    """

    text: str
    tokens: frozenset[str]
    noun: frozenset[str]
    marks: tuple[tuple[int, str], ...]
    part: str


NO_PHRASE = Phrase("", frozenset(), frozenset(), (), "")
"""What names nothing."""


def phrase_of(indicator: str, noun: str = "") -> Phrase:
    """Read an indicator phrase.

    Args:
        indicator: The words of the document.
        noun: What is counted, for a count.

    Example:
        >>> phrase = phrase_of("Sewage outlets rectified", "sewage outlet")
        >>> sorted(phrase.tokens), sorted(phrase.noun)
        (['outlet', 'rectif', 'sewage'], ['outlet', 'sewage'])
    """
    known = wording()
    text = indicator.lower()
    counted = known.tokens(noun)
    own = known.tokens(indicator)
    return Phrase(text, own | counted, counted, known.marks(text, own | counted), known.parts_of(indicator))


def contradict(left: Phrase, right: Phrase) -> bool:
    """Tell whether two phrases name different things outright.

    Example:
        >>> contradict(phrase_of("urban sewage treatment rate"), phrase_of("rural sewage treatment rate"))
        True
        >>> contradict(phrase_of("PM2.5 in the winter"), phrase_of("PM2.5"))
        True
    """
    if left.part != right.part:
        return True
    if left.marks and right.marks:
        ours, theirs = defaultdict(set), defaultdict(set)
        for group, member in left.marks:
            ours[group].add(member)
        for group, member in right.marks:
            theirs[group].add(member)
        if any(group in theirs and ours[group].isdisjoint(theirs[group]) for group in ours):
            return True
    return bool(
        left.noun
        and right.noun
        and left.noun.isdisjoint(right.noun)
        and left.noun.isdisjoint(right.tokens)
        and right.noun.isdisjoint(left.tokens)
    )


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
    shared = sum(weights[token] for token in left & right)
    if not shared:
        return 0.0
    ours, theirs = sum(weights[token] for token in left), sum(weights[token] for token in right)
    return 0.7 * 2 * shared / (ours + theirs) + 0.3 * shared / min(ours, theirs)


class Neighbours:
    """The phrases of one region, and for each the ones like it.

    Looking goes through the rarest tokens of a phrase first and stops after a fixed number of candidates, so that it
    takes the same time however many phrases there are.

    Args:
        phrases: The distinct phrases, in an order that does not depend on the rows.
        weights: The weights of all their tokens.

    Example:
        >>> phrases = [phrase_of(text) for text in ("sewage pipes", "sewage pipes laid", "mines restored")]
        >>> near = Neighbours(phrases, rarity(phrases))
        >>> [phrases[number].text for number, _ in near.of(0)]
        ['sewage pipes', 'sewage pipes laid']
    """

    def __init__(self, phrases: list[Phrase], weights: Mapping[str, float]) -> None:
        self._phrases = phrases
        self._weights = weights
        self._found: dict[int, list[tuple[int, float]]] = {}
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(phrases):
            for token in phrase.tokens:
                self._postings[token].append(number)

    def of(self, number: int) -> list[tuple[int, float]]:
        """Give the numbers of the phrases like one, itself included, each with the likeness; the most alike first."""
        if number not in self._found:
            self._found[number] = self._look(number)
        return self._found[number]

    def _look(self, number: int) -> list[tuple[int, float]]:
        phrase = self._phrases[number]
        candidates = {number: 1.0}
        room = _MOST_POSTINGS
        for token in sorted(phrase.tokens, key=lambda token: (len(self._postings[token]), token)):
            for other in self._postings[token][:room]:
                if other not in candidates:
                    # How much of a phrase its words say does not change when they come in another order.
                    candidates[other] = likeness(phrase.tokens, self._phrases[other].tokens, self._weights)
            room -= min(room, len(self._postings[token]))
            if not room:
                break
        near = [
            (other, score)
            for other, score in candidates.items()
            if score >= _FEWEST and (other == number or not contradict(phrase, self._phrases[other]))
        ]
        return sorted(near, key=lambda pair: (-pair[1], pair[0]))[:_MOST_NEIGHBOURS]
