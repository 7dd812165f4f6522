"""What a statement is about: the votes of the lexicon and words of annotated documents, weighed by what was learned.

There is one decision of yes or no for each theme. Its features are sums over texts (the indicator, the sentence, the
paragraph, the headings ...), so that what a text says is worked out once however many records share it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import itemgetter
from typing import Any, NamedTuple

from policymine.learned.linear import Choice, choice, probability
from policymine.theme_words import words
from policymine.themes import ThemeClassifier, ThemeScore

_LETTERS = re.compile(r"[^\W\d_]+")
_GRAMS = {"i": 2.0, "s": 1.4}
"""The texts of which single words count, with the strength of all words together."""
_VOTE = 2.0
_SECOND = 0.25
"""Least probability of a second theme."""
_CACHED = 20_000

_NOTHING = ThemeScore("", 0.0, "")

_Vector = Sequence[float]
"""A number for each theme."""


class ThemeView(NamedTuple):
    """The texts that tell what a statement is about.

    Attributes:
        indicator: What is measured.
        sentence: The sentence around it.
        near: The words right before and after the value.
        block: The paragraph, or a good piece of a long one.
        headings: The headings above it, the nearest first, three at most.
        title: The document's title.
        front: The beginning of the document.
        unit: The unit of the value.
        measure: What sort of value it is.
        own: What the lexicon says of the statement itself.
        verdict: What it says in the end; of a statement that names no subject, that of the text around it.
        others: The themes of the document's other statements with their shares, the nearest counting most.

    Example:
        >>> ThemeView("forest cover", "").verdict.theme
        ''
    """

    indicator: str
    sentence: str
    near: str = ""
    block: str = ""
    headings: tuple[str, ...] = ()
    title: str = ""
    front: str = ""
    unit: str = ""
    measure: str = ""
    own: ThemeScore = _NOTHING
    verdict: ThemeScore = _NOTHING
    others: tuple[tuple[str, float], ...] = ()

    def around(self) -> Iterator[tuple[str, str]]:
        """The texts that a block's records share, each with the name of its field."""
        yield "b", self.block
        for place, heading in enumerate(self.headings):
            yield f"h{place}", heading
        yield "t", self.title
        yield "f", self.front


@dataclass(frozen=True, slots=True)
class ThemeWeights:
    """What was learned of the themes of one language.

    Attributes:
        choice: The weights.
        slope: By what a theme's score is multiplied to give log-odds that are right as often as they say.
        offset: What is added to it.
        lexicon_slope: The same for the score of the lexicon.
        lexicon_offset: The same.

    Example:
        >>> read_theme_weights({"classes": ["x"], "bias": [0], "weights": {}, "calibration": [1, 0, 2, -1]}).slope
        1.0
    """

    choice: Choice
    slope: float = 1.0
    offset: float = 0.0
    lexicon_slope: float = 1.0
    lexicon_offset: float = 0.0


def read_theme_weights(model: Mapping[str, Any]) -> ThemeWeights:
    """The weights of one file.

    Raises:
        KeyError: Something is missing in it.

    Example:
        >>> read_theme_weights({"classes": [], "bias": [], "weights": {}, "calibration": [1, 0, 1, 0]}).choice.classes
        ()
    """
    return ThemeWeights(choice(model), *map(float, model["calibration"]))


def grams(text: str, *, spaced: bool) -> list[str]:
    """The words of a text and its pairs of words; without spaces between words, runs of two and three characters.

    Example:
        >>> grams("3 new Forests", spaced=True)
        ['new', 'forest', 'new forest']
        >>> grams("造林3亩地", spaced=False)
        ['造林', '林亩', '亩地', '造林亩', '林亩地']
    """
    if spaced:
        found = [word for word in words(text) if not word[0].isdigit()]
        return found + [f"{one} {other}" for one, other in itertools.pairwise(found)]
    letters = "".join(_LETTERS.findall(text))
    return [letters[at : at + 2] for at in range(len(letters) - 1)] + [
        letters[at : at + 3] for at in range(len(letters) - 2)
    ]


def theme_features(view: ThemeView, classifier: ThemeClassifier, language: str, *, spaced: bool) -> dict[str, float]:
    """Describe a statement, for training; :class:`ThemeModel` adds up the same without naming them.

    Args:
        view: The texts.
        classifier: The lexicon, whose votes are features.
        language: The texts' language.
        spaced: Whether it has spaces between words.

    Returns:
        Names of features with their strength.

    Example:
        >>> found = theme_features(ThemeView("forest", ""), ThemeClassifier.load(), "en", spaced=True)
        >>> found["i:forest"], found["i#ecology"]
        (2.0, 1.2)
    """
    found: dict[str, float] = {}
    names = [theme.name for theme in classifier.themes]
    for field, text in (("i", view.indicator), ("s", view.sentence)):
        all_of_them = grams(text, spaced=spaced)
        for gram in all_of_them:
            found[f"{field}:{gram}"] = _GRAMS[field] / sqrt(len(all_of_them))
    for field, text in (("i", view.indicator), ("s", view.sentence), ("n", view.near), *view.around()):
        for place, share in classifier.votes(text, language):
            found[f"{field}#{names[place]}"] = _VOTE * share
    for field, name, strength in (*_verdicts(view), *_of_others(view.others)):
        found[field + name] = strength
    if named := classifier.votes(view.indicator, language):
        place, share = max(named, key=itemgetter(1))
        found[f"c#{names[place]}"] = _VOTE * share
    return found


def _verdicts(view: ThemeView) -> Iterator[tuple[str, str, float]]:
    """What is said of the statement as a whole: fields, names and their strength."""
    yield "r#", view.own.theme, view.own.score
    yield "q#", view.verdict.theme, view.verdict.score
    if view.verdict.second:
        yield "r2#", view.verdict.second, 0.5
    yield "u:", view.unit.rsplit(" ", 1)[-1], 1.0
    yield "m:", view.measure, 1.0


def _of_others(others: Sequence[tuple[str, float]]) -> Iterator[tuple[str, str, float]]:
    """The same of what the document's other statements are about."""
    for theme, share in others:
        yield "o#", theme, _VOTE * share


class ThemeModel:
    """Applies what was learned of the themes of one language.

    Args:
        weights: What was learned.
        classifier: The lexicon; words that it has for a theme count like those it had when the weights were learned.
        language: The texts' language.
        spaced: Whether it has spaces between words.
    """

    def __init__(self, weights: ThemeWeights, classifier: ThemeClassifier, language: str, *, spaced: bool) -> None:
        self.classes = weights.choice.classes
        self._weights = weights
        self._classifier = classifier
        self._language = language
        self._spaced = spaced
        self._weights_of: dict[str, dict[str, _Vector]] = {}
        for name, vector in weights.choice.weights.items():
            mark = ":" if ":" in name[:2] else "#"
            field, _, rest = name.partition(mark)
            self._weights_of.setdefault(field + mark, {})[rest] = vector
        names = [theme.name for theme in classifier.themes]
        self._votes: dict[str, list[_Vector | None]] = {
            field: [_times(known[name], _VOTE) if name in known else None for name in names]
            for field, known in self._weights_of.items()
            if field.endswith("#")
        }
        self._known: dict[tuple[str, str], _Vector] = {}
        self._block: tuple[tuple[object, ...], _Vector] = ((), ())
        self._head: tuple[tuple[object, ...], _Vector] = ((), ())

    def probability(self, score: float) -> float:
        """How likely a theme with such a score is right."""
        return probability(self._weights.slope * score + self._weights.offset)

    def lexicon_probability(self, score: float) -> float:
        """How likely a verdict of the lexicon is right."""
        return probability(self._weights.lexicon_slope * score + self._weights.lexicon_offset)

    def decided(self, scores: Sequence[float]) -> ThemeScore:
        """Tell the theme of such scores, how likely it is right, and the next one if that may well be right too."""
        slope, offset = self._weights.slope, self._weights.offset
        likely = [probability(slope * score + offset) for score in scores]
        first, second = sorted(range(len(likely)), key=likely.__getitem__, reverse=True)[:2]
        name = self.classes[second] if likely[second] >= _SECOND else ""
        return ThemeScore(self.classes[first], round(likely[first], 4), name)

    def scores(self, view: ThemeView) -> list[float]:
        """The log-odds of each theme, not yet calibrated."""
        found = [self._of_block(view), self._of_text("i", view.indicator), self._of_text("s", view.sentence)]
        found += self._of_votes("n#", view.near)
        found += self._told(_verdicts(view))
        return self.among(_sum(found), view.others)

    def among(self, scores: list[float], others: Sequence[tuple[str, float]]) -> list[float]:
        """Add to the scores of a statement alone what the document's other statements say of it."""
        told = self._told(_of_others(others))
        return _sum([scores, *told]) if told else scores

    def _told(self, sayings: Iterable[tuple[str, str, float]]) -> list[_Vector]:
        weights_of = self._weights_of
        return [
            _times(vector, strength)
            for field, name, strength in sayings
            if (vector := weights_of.get(field, {}).get(name)) is not None
        ]

    def _of_block(self, view: ThemeView) -> _Vector:
        """What the texts around a statement add to each theme; the same for the records of one block."""
        key = (view.block, view.headings, view.title, view.front)
        if self._block[0] != key:
            (field, block), *others = view.around()
            if self._head[0] != key[1:]:  # the same for the blocks under one heading
                found: list[_Vector] = [self._weights.choice.bias]
                for other, text in others:
                    found += self._of_votes(f"{other}#", text)
                self._head = (key[1:], _sum(found))
            self._block = (key, _sum([self._head[1], *self._of_votes(f"{field}#", block)]))
        return self._block[1]

    def _of_text(self, field: str, text: str) -> _Vector:
        """What the words and the votes of one text add to each theme."""
        known = self._known.get((field, text))
        if known is None:
            weights = self._weights_of.get(f"{field}:", {})
            grams_of = grams(text, spaced=self._spaced)
            # No set: the sums are to be the same in every run, to the last digit.
            of_grams = [weights[gram] for gram in dict.fromkeys(grams_of) if gram in weights]
            found = self._of_votes(f"{field}#", text)
            if of_grams:
                found.append(_times(_sum(of_grams), _GRAMS[field] / sqrt(len(grams_of))))
            if field == "i" and "c#" in self._votes and (named := self._classifier.votes(text, self._language)):
                place, share = max(named, key=itemgetter(1))
                if (vector := self._votes["c#"][place]) is not None:
                    found.append(_times(vector, share))
            if len(self._known) >= _CACHED:
                self._known.clear()
            known = self._known[field, text] = _sum(found) if found else (0.0,) * len(self.classes)
        return known

    def _of_votes(self, field: str, text: str) -> list[_Vector]:
        """What the votes of one text add to each theme."""
        if (weights := self._votes.get(field)) is None:
            return []
        votes = self._classifier.votes(text, self._language)
        return [_times(vector, share) for place, share in votes if (vector := weights[place]) is not None]


def _times(vector: _Vector, factor: float) -> _Vector:
    return [factor * weight for weight in vector]


def _sum(vectors: Sequence[_Vector]) -> list[float]:
    return list(map(sum, zip(*vectors, strict=True)))
