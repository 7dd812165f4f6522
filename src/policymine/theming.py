"""The theme of a record: what the lexicon says of the texts around it, weighed by the model where there is one."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

import regex

from policymine.lang import Language
from policymine.learned.neighbours import Neighbours
from policymine.learned.themes import ThemeModel, ThemeView, ThemeWeights
from policymine.records import Block, Document, Record
from policymine.themes import Classifier, ThemeClassifier, ThemeScore

SURE_THEME = 0.6
"""From this score on the statement itself has said what it is about."""

THIN_THEME = 0.3
"""Below this score a theme is no more than a guess; the fallback theme is one up to :data:`SURE_THEME`."""

_BEFORE, _AFTER = 600, 300
"""How much of a long block counts as the text around a value, in characters."""
_NEAR_BEFORE, _NEAR_AFTER = 60, 30
_CLEAR, _HINT = 0.59, 0.3
"""A heading is about a theme from so large a share of its vote on; a sentence with a smaller one only hints at it."""
_FRONT, _OPENING = 3000, 400
"""How much of a document's beginning may tell its theme: to the lexicon, which asks only in need, and to the model."""

_TOLD = 0.7
"""So sure a theme must be to be that of what else is told of a thing in its sentence."""


@dataclass(slots=True)
class Reading:
    """What a record's own texts say of its theme.

    Attributes:
        verdict: What the lexicon says.
        sure: How likely the theme is right that would be taken if the record stood alone.
        scores: The model's score of each theme; empty without a model.
        theme: The theme, once it is settled.

    Example:
        >>> Reading(ThemeScore("ecology", 0.8, ""), 0.8).theme is None
        True
    """

    verdict: ThemeScore
    sure: float
    scores: list[float] = field(default_factory=list)
    theme: ThemeScore | None = None


class Theming:
    """Gives each record its theme; made once for a language.

    Args:
        language: The language.
        classifier: The lexicon, or another classifier; only the lexicon goes with a model.
        weights: What was learned; None to go by the classifier alone.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.read import read_text
        >>> document = read_text("The city treats 98% of its sewage.", language="en")
        >>> record = Record(16, 19, "98%", document.text, kind="result", measure="percent", indicator="sewage")
        >>> theming = Theming(load("en"), ThemeClassifier.load(), None)
        >>> [found.theme for found in theming.settle([theming.read(document, document.blocks[0], record)])]
        ['clear_water']
    """

    def __init__(self, language: Language, classifier: Classifier, weights: ThemeWeights | None) -> None:
        self.classifier = classifier
        # The same title and headings stand above record after record.
        self._plain = functools.lru_cache(maxsize=256)(language.plain)
        self._language = language.code
        general = list(language.tables["cues"].get("theme", {}).get("general", []))
        self._general = regex.compile(r"(?:\L<words>|[^\w\s])+", words=general) if general else None
        self._model: ThemeModel | None = None
        if weights is not None and isinstance(classifier, ThemeClassifier) and classifier.extends_shipped:
            self._model = ThemeModel(weights, classifier, language.code, spaced=bool(language.joiner))
        self._head: tuple[Document, str, str, int] | None = None
        self._told: tuple[Document, tuple[int, str, str], Reading] | None = None
        self._front_score: tuple[tuple[str, ...], str, ThemeScore] | None = None

    def read(self, document: Document, block: Block, record: Record) -> Reading:
        """What a record's own texts say of its theme; those of a document's records are settled together."""
        about = (block.start, record.sentence, record.indicator)
        if record.indicator and self._told is not None and self._told[0] is document and self._told[1] == about:
            told = self._told[2]  # never that of another document, whatever was read before
            if told.sure >= _TOLD:
                return told
        view = self.view(document, block, record)
        reading = Reading(view.verdict, view.verdict.score)
        if (headed := self._of_heading(view)) is not None:
            reading.theme, reading.sure = headed, headed.score
        elif self._model is not None:
            reading.scores = self._model.scores(view)
            reading.sure = self._model.probability(max(reading.scores))
        self._told = (document, about, reading)
        return reading

    def settle(
        self, readings: Sequence[Reading], company: Neighbours | None = None, count: int | None = None
    ) -> list[ThemeScore]:
        """The themes of a document's records, each told with an eye to what the others are about.

        A theme of one's own, which no model knows, is the record's where the lexicon puts it first, and the second one
        where the lexicon puts it second; all else is the model's. What is told once more of the same thing in the same
        sentence, such as its change, is about the same.

        Args:
            readings: Those of the document's records, in the order of the text.
            company: Remembers the records of the document that were settled before; none if None.
            count: How many of the readings to settle; the others are looked at only. All if None.

        Returns:
            A theme for each of these.
        """
        if self._model is not None:
            told = (company or Neighbours()).of([reading.verdict for reading in readings], count)
            for reading, others in zip(readings, told, strict=False):
                if reading.theme is None:
                    reading.theme = self._settled(self._model, reading, others)
        return [reading.theme or reading.verdict for reading in readings[:count]]

    @staticmethod
    def _settled(model: ThemeModel, reading: Reading, others: Sequence[tuple[str, float]]) -> ThemeScore:
        decided, verdict = model.decided(model.among(reading.scores, others)), reading.verdict
        if verdict.score and verdict.theme not in model.classes:
            return ThemeScore(verdict.theme, round(model.lexicon_probability(verdict.score), 4), decided.theme)
        if verdict.second and verdict.second not in model.classes:
            return replace(decided, second=verdict.second)
        return decided

    def _of_heading(self, view: ThemeView) -> ThemeScore | None:
        """The theme of the heading, for a statement that has no subject of its own: "We invested 2 million"."""
        classifier = self.classifier
        if self._general is None or not isinstance(classifier, ThemeClassifier):
            return None
        if not view.headings or self._general.fullmatch(view.indicator) is None:
            return None
        own = classifier.votes(view.sentence, self._language)
        if any(share >= _HINT and not classifier.gives_way(place) for place, share in own):
            return None
        for heading in view.headings:
            if votes := classifier.votes(heading, self._language):
                place, share = max(votes, key=itemgetter(1))
                if share < _CLEAR or classifier.gives_way(place):
                    return None
                return ThemeScore(classifier.themes[place].name, round(share, 4), view.verdict.theme)
        return None

    def view(self, document: Document, block: Block, record: Record) -> ThemeView:
        """The texts that tell what a record is about, and what the classifier makes of them."""
        plain = self._plain
        if self._head is None or self._head[0] is not document:
            text = document.text
            self._head = (document, plain(document.facts.title), plain(text[:_FRONT]), len(text.strip()))
        _, title, front, length = self._head
        headings = tuple(map(plain, block.headings))
        start, end = block.start, block.end
        if end - start > _BEFORE + _AFTER:
            start, end = max(start, record.start - _BEFORE), min(end, record.end + _AFTER)
        around = plain(document.text[start:end])
        before = document.text[max(0, record.start - _NEAR_BEFORE) : record.start]
        after = document.text[record.end : record.end + _NEAR_AFTER]
        indicator, sentence = plain(record.indicator), plain(record.sentence)
        own = self.classifier.classify(indicator, sentence, headings, title, self._language)
        alone = len(record.sentence) >= length  # then nothing stands around it
        return ThemeView(
            indicator=indicator,
            sentence=sentence,
            near=plain(f"{before} | {after}"),
            block="" if alone else around,
            headings=headings[:-4:-1],
            title=title,
            front="" if alone else front[:_OPENING],
            unit=record.unit,
            measure=record.measure,
            own=own,
            verdict=self._verdict(own, sentence, around, headings, title, front),
        )

    def _verdict(
        self, theme: ThemeScore, sentence: str, around: str, headings: tuple[str, ...], title: str, front: str
    ) -> ThemeScore:
        """The statement's own theme; where it names no subject, that of the text around it, then of the front."""
        if theme.score >= SURE_THEME or (theme.score >= THIN_THEME and theme.theme != self.classifier.default):
            return theme
        wider = self.classifier.classify(sentence, around, headings, title, self._language)
        if wider.score >= THIN_THEME and (wider.theme != self.classifier.default or wider.score > theme.score):
            return wider
        whole = self._of_front(title, front, headings)
        return whole if whole.score > max(theme.score, THIN_THEME) else max(theme, wider, key=lambda t: t.score)

    def _of_front(self, title: str, front: str, headings: tuple[str, ...]) -> ThemeScore:
        """The theme of the document's beginning under a block's headings, worked out once for all their records."""
        if self._front_score is None or self._front_score[:2] != (headings, front):
            score = self.classifier.classify(title, front, headings, title, self._language)
            self._front_score = (headings, front, score)
        return self._front_score[2]
