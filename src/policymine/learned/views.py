"""A sentence and a value in it as the models see them: letters, words, and where each mark stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from policymine.marks import QUANTITY, Marked
from policymine.text import count_cjk

_BARRED = frozenset(",.;:()Zz")
"""Letters that are in no indicator: punctuation, dates, comparisons."""
_NO_PART = _BARRED | {QUANTITY}
_CLAUSE_ENDS = frozenset(",.;:()" + QUANTITY)
_SENTENCE_ENDS = frozenset(".;")
_STOPS_RIGHT = frozenset(".;" + QUANTITY)
_LEFT, _RIGHT, _VALUES_BETWEEN = 32, 12, 3
"""How far from its value an indicator may stand, in marks, and how many other values may stand between."""
_NOUN = "n"
_GAP = 0.5
"""What a strange word costs inside the stretch that holds a phrase."""
_LONGEST_WORD = 6
_SIGNS = ',;:()"'
"""Signs that stand at words of a phrase and are marks of their own in the sentence."""

_NEXT_PART = re.compile("ct[tn]?Q")
"""As in "and the remaining 33": what is told of the rest is another statement."""

AND = "c"
"""The letter of "and"; the same in every language."""
LEAST_GAIN = 1.5
"""By how much other words must be better than those of the rules, where the language says nothing else."""
ROUGHLY = (0, 1, 2, 3, 4, 4, 6, 6, 6, *[9] * 5, *[14] * 51)
"""A distance in marks, the rougher the greater it is."""

Spot = tuple[bool, bool, int, bool]
"""Whether a mark goes on with a word, is gone on with, how far in its clause it stands, whether that is the first."""


class SentenceView:
    """A marked sentence as the features see it, made once for all of its values.

    Args:
        marked: The sentence.
        words: The words of two or more characters of a language that writes no spaces; empty in others.
        beginnings: The first two characters of each of these.
        verbs: The letters of verbs: what follows "and" before one is another statement.
        sources: Words behind which stands who says so, up to a comma: "according to".
    """

    def __init__(
        self,
        marked: Marked,
        words: Collection[str] = (),
        beginnings: Collection[str] = (),
        verbs: Collection[str] = (),
        sources: Collection[str] = (),
    ) -> None:
        self.marked = marked
        self.code = marked.code
        text = marked.text
        self.words = [text[mark.start : mark.end].lower() for mark in marked.marks]
        self.lemmas = [mark.lemma or word for mark, word in zip(marked.marks, self.words, strict=True)]
        self._known = words
        self._beginnings = beginnings
        self._verbs = verbs
        self._sources = sources

    @cached_property
    def inner(self) -> frozenset[int]:
        """The marks that go on with the word of the mark before: the second and later characters of a known word."""
        if not self._known:
            return frozenset()
        inner: list[int] = []
        code, marks, folded = self.code, self.marked.marks, self.marked.folded
        after = 0
        for at, mark in enumerate(marks):
            start, stop = mark.start, mark.end
            if at < after or stop - start > 2 or folded[start : start + 2] not in self._beginnings:
                continue
            last = at
            for end in range(at + 1, min(len(code), at + _LONGEST_WORD)):
                if marks[end].start != stop or code[end] in _NO_PART:
                    break
                stop = marks[end].end
                if folded[start:stop] in self._known:
                    last = end
            inner += range(at + 1, last + 1)
            after = last + 1
        return frozenset(inner)

    @cached_property
    def sizes(self) -> list[int]:
        """How many words a mark is worth: one, but in a language without spaces each of its ideographs."""
        if not self._known:
            return [1] * len(self.words)
        return [1 if len(word) < 2 else max(1, count_cjk(word)) for word in self.words]  # most are of one character

    @cached_property
    def barred(self) -> frozenset[int]:
        """The marks that are in no indicator: punctuation, dates, and an "and" that goes on with a verb."""
        code = self.code
        barred = {at for at, letter in enumerate(code) if letter in _BARRED}
        at = code.find(AND)
        while 0 <= at < len(code) - 1:
            if code[at + 1] in self._verbs or _NEXT_PART.match(code, at):
                barred.add(at)
            at = code.find(AND, at + 1)
        for at, word in enumerate(self.words) if self._sources else ():
            if word in self._sources:
                end = next((i for i in range(at, len(code)) if code[i] in _CLAUSE_ENDS), len(code))
                barred.update(range(at, end))
        return frozenset(barred)

    @cached_property
    def surroundings(self) -> list[tuple[str, str, str, str, Spot]]:
        """For each mark what does not depend on the value.

        The letters from two to the left up to two to the right, the word, the words before and behind it, and where in
        its clause and word it stands.
        """
        code, lemmas, inner = f"^^{self.code}$$", self.lemmas, self.inner
        before, after = ["^", *lemmas], [*lemmas[1:], "$"]
        found = []
        start, farthest = 0, len(ROUGHLY) - 1
        for at, lemma in enumerate(lemmas):
            if at and code[at + 1] in _CLAUSE_ENDS:
                start = at
            distance = at - start
            spot = at in inner, at + 1 in inner, ROUGHLY[distance if distance < farthest else farthest], start == 0
            found.append((code[at : at + 5], lemma, before[at], after[at], spot))
        return found

    @cached_property
    def counts(self) -> tuple[list[int], list[int]]:
        """How many values, and how many commas, stand before each mark; one more for the end."""
        values = accumulate([letter == QUANTITY for letter in self.code], initial=0)
        return list(values), list(accumulate([letter == "," for letter in self.code], initial=0))


class ValueView(NamedTuple):
    """A value in its sentence, and what the rules made of it.

    Attributes:
        position: The mark of the value.
        sort: What sort of quantity it is: ``percent``, ``number``, ``amount`` ...
        construction: The name of the construction that it stands in; empty if none.
        parts: The construction's named parts, as spans of marks.
        verb: The mark of the verb that governs it, or -1.
        rules: The marks of the indicator that the rules chose, if it stands in this sentence: a stretch, but for the
            values in it.
        inherited: Whether the rules took it over from the value before.
        first: The first mark of that indicator.
        last: Its last mark.
        gain: By how much other words must be better than those of the rules.
        crosses: Whether an indicator may go on behind another value.
        named: Whether it names something by itself, as a name of the lexicon does: 城镇新增就业.
    """

    position: int
    sort: str
    construction: str
    parts: Sequence[tuple[str, int, int]]
    verb: int
    rules: frozenset[int]
    inherited: bool
    first: int = -1
    last: int = -1
    gain: float = LEAST_GAIN
    crosses: bool = True
    named: bool = False


def roughly(distance: int) -> int:
    """A distance in marks, the rougher the greater it is.

    Example:
        >>> [roughly(distance) for distance in (0, 3, 7, 400)]
        [0, 3, 6, 14]
    """
    return ROUGHLY[distance] if distance < len(ROUGHLY) else ROUGHLY[-1]


def marks_of(
    view: SentenceView, phrase: str, joiner: str, near: int = 0, *, whole: bool = False
) -> tuple[frozenset[int], float]:
    """Find the stretch of marks that holds a phrase; of several the last that ends before a mark.

    Args:
        view: The sentence.
        phrase: An indicator, perhaps with its words in another order.
        joiner: What stands between words in this language.
        near: The mark of the value.
        whole: Whether a noun of several words ("total installed capacity") may be found as well.

    Returns:
        The marks, and the share of the phrase's words that they hold.
    """
    if not phrase:
        return frozenset(), 0.0
    lowered = phrase.lower()
    bag = [word.strip(_SIGNS) or word for word in lowered.split()] if joiner else list(lowered)
    known = frozenset(bag)
    code, words = view.code, view.words
    best = score = 0.0
    first = start = last = -1
    for at, word in enumerate(words):
        if code[at] == QUANTITY:
            continue
        gain: float = len(word) if not joiner and word in lowered else 1 if word in known else -_GAP
        if " " in word and joiner and (whole or code[at] not in _NOUN):  # "shut down" is one mark
            gain = sum([1 if part in known else -_GAP for part in word.split()])
        if score <= 0:
            score, start = gain, at
        else:
            score += gain
        if score > best or (score == best and start <= at < near):
            best, first, last = score, start, at
    if first < 0:
        return frozenset(), 0.0
    stretch = words[first : last + 1]
    held = sum(
        [1 for word in stretch for part in _parts(word, known) if part in known]
        if joiner
        else [len(word) for word in stretch if word in lowered]
    )
    return frozenset([at for at in range(first, last + 1) if code[at] != QUANTITY]), min(1.0, held / len(bag))


def _parts(word: str, known: Collection[str]) -> Sequence[str]:
    return (word,) if word in known else word.split()


def reach(view: SentenceView, position: int) -> range:
    """The marks around a value that may name it: most indicators stand before it, hardly any behind the next value."""
    code = view.code
    first, values = position, 0
    while first > 0 and position - first < _LEFT and code[first - 1] not in _SENTENCE_ENDS:
        values += code[first - 1] == QUANTITY
        if values > _VALUES_BETWEEN:
            break
        first -= 1
    last = position
    while last + 1 < len(code) and last - position < _RIGHT and code[last + 1] not in _STOPS_RIGHT:
        last += 1
    return range(first, last + 1)


def is_open(view: SentenceView, at: int) -> bool:
    """Whether a mark may be a part of an indicator."""
    return view.code[at] != QUANTITY and at not in view.barred
