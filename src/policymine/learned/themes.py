"""What a statement is about: the votes of the lexicon and words of annotated documents, weighed by what was learned.

There is one decision of yes or no for each theme. Its features are sums over texts (the indicator, the sentence, the
paragraph, the headings ...), so that what a text says is worked out once however many records share it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import itemgetter
from typing import Any

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

_Pairs = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class ThemeView:
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
    for field, name, strength in _verdicts(view):
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
        names = [theme.name for theme in classifier.themes]
        weights_of: dict[str, dict[str, _Pairs]] = {}
        for name, pairs in weights.choice.weights.items():
            mark = ":" if ":" in name[:2] else "#"
            field, _, rest = name.partition(mark)
            weights_of.setdefault(field + mark, {})[rest] = pairs
        self._weights_of = weights_of
        self._votes = {
            field: [[(index, _VOTE * weight) for index, weight in known.get(name, ())] for name in names]
            for field, known in weights_of.items()
            if field.endswith("#")
        }
        self._known: dict[tuple[str, str], list[float]] = {}
        self._block: tuple[ThemeView | None, list[float]] = (None, [])

    def probabilities(self, view: ThemeView) -> list[float]:
        """How likely each theme is right; several may be."""
        slope, offset = self._weights.slope, self._weights.offset
        return [probability(slope * score + offset) for score in self.scores(view)]

    def lexicon_probability(self, score: float) -> float:
        """How likely a verdict of the lexicon is right."""
        return probability(self._weights.lexicon_slope * score + self._weights.lexicon_offset)

    def decide(self, view: ThemeView) -> ThemeScore:
        """Tell the theme, how likely it is right, and the next one if that may well be right too."""
        likely = self.probabilities(view)
        first, second = sorted(range(len(likely)), key=likely.__getitem__, reverse=True)[:2]
        name = self.classes[second] if likely[second] >= _SECOND else ""
        return ThemeScore(self.classes[first], round(likely[first], 4), name)

    def scores(self, view: ThemeView) -> list[float]:
        """The log-odds of each theme, not yet calibrated."""
        block = self._of_block(view)
        indicator, sentence = self._of_text("i", view.indicator), self._of_text("s", view.sentence)
        total = [one + two + three for one, two, three in zip(block, indicator, sentence, strict=True)]
        self._add_votes(total, "n#", view.near)
        for name_of, name, strength in _verdicts(view):
            for index, weight in self._weights_of.get(name_of, {}).get(name, ()):
                total[index] += strength * weight
        return total

    def _of_block(self, view: ThemeView) -> list[float]:
        """What the texts around a statement add to each theme; the same for the records of one block."""
        before, total = self._block
        if before is None or (
            (before.block, before.headings, before.title, before.front)
            != (view.block, view.headings, view.title, view.front)
        ):  # fmt: skip
            total = list(self._weights.choice.bias)
            for field, text in view.around():
                self._add_votes(total, f"{field}#", text)
            self._block = (view, total)
        return total

    def _of_text(self, field: str, text: str) -> list[float]:
        """What the words and the votes of one text add to each theme."""
        known = self._known.get((field, text))
        if known is None:
            known = [0.0] * len(self.classes)
            weights = self._weights_of.get(f"{field}:", {})
            found = grams(text, spaced=self._spaced)
            strength = _GRAMS[field] / sqrt(len(found) or 1)
            for pairs in map(weights.get, set(found)):
                for index, weight in pairs or ():
                    known[index] += strength * weight
            self._add_votes(known, f"{field}#", text)
            if field == "i" and (named := self._classifier.votes(text, self._language)):
                place, share = max(named, key=itemgetter(1))
                for index, weight in self._votes["c#"][place] if "c#" in self._votes else ():
                    known[index] += share * weight
            if len(self._known) >= _CACHED:
                self._known.clear()
            self._known[field, text] = known
        return known

    def _add_votes(self, total: list[float], field: str, text: str) -> None:
        weights = self._votes.get(field)
        if weights:
            for place, share in self._classifier.votes(text, self._language):
                for index, weight in weights[place]:
                    total[index] += share * weight
