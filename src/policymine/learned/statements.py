"""Features of a statement as a whole, and what the models of records and of confidence make of them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from policymine.context import Context
from policymine.dates import TimeSpan
from policymine.learned.linear import Linear, Remembered
from policymine.learned.views import SentenceView
from policymine.verbs import Verb

_SURE = (0.55, 0.6, 0.7, 0.8, 0.88, 0.92, 0.95)
_FARTHEST = 3
_CLAUSE_ENDS = ".;"
_SIGNS = "fwc"
"""How features of a sentence's first words, all of its words and those of a clause begin."""
_OPENING = 3

_Names = tuple[str, ...]


class Rules(NamedTuple):
    """What the rules made of a statement."""

    kind: str
    sure: float
    measure: str
    change: str
    comparator: str
    construction: str


class Statement(NamedTuple):
    """A statement as the features see it.

    Attributes:
        keys: What most of its features are made of, for each group of features.
        around: Those of the words and letters around its value, and of its construction.
        view: The sentence.
        clause: The first and the last mark of its clause.
    """

    keys: tuple[tuple[Any, ...], ...]
    around: _Names
    view: SentenceView
    clause: tuple[int, int]

    def of_clause(self) -> list[str]:
        """The features that the values of a clause share."""
        first, last = self.clause
        return ["c" + word for word in dict.fromkeys(self.view.lemmas[first : last + 1])]

    def of_sentence(self) -> list[str]:
        """The features that the values of a sentence share."""
        lemmas = self.view.lemmas
        return ["f" + word for word in lemmas[:_OPENING]] + ["w" + word for word in dict.fromkeys(lemmas)]

    def features(self) -> list[str]:
        """All of its features, each of which holds."""
        own = [name for make, key in zip(_GROUPS, self.keys, strict=True) for name in make(*key)]
        return [*own, *self.around, *self.of_clause(), *self.of_sentence()]


def statement(
    view: SentenceView,
    position: int,
    verb: Verb,
    times: Sequence[TimeSpan | None],
    context: Context,
    rules: Rules,
) -> Statement:
    """Describe one statement.

    Args:
        view: The sentence.
        position: The mark of the value.
        verb: The verb that governs it.
        times: Its own date, that of its block, that of the text before and that of the nearest heading.
        context: What runs on from before.
        rules: What the rules made of it.
    """
    code, lemmas, anchor = view.code, view.lemmas, context.anchor
    own, block, before, heading = [_told(time, anchor.year) for time in times]
    first, last = _clause(code, position)
    left, right = lemmas[max(first, position - 2) : position], lemmas[position + 1 : min(last, position + 2) + 1]
    keys = (
        (rules.kind, bisect(_SURE, rules.sure)),
        (rules.measure, rules.change, rules.comparator),
        (verb.sign, verb.lemma),
        (verb.sign, own, anchor.prior),
        (own, block, before, heading),
        (context.section, context.opener, context.lean, anchor.prior, anchor.annual),
    )
    around = (
        f"l1{left[-1] if left else '^'}",
        f"l2{' '.join(left)}",
        f"r1{right[0] if right else '$'}",
        f"r2{' '.join(right)}",
        f"L{code[max(0, position - 2) : position]}",
        f"R{code[position + 1 : position + 3]}",
        f"n{rules.construction}",
    )
    return Statement(keys, around, view, (first, last))


def _of_kind(kind: str, sure: int) -> _Names:
    return f"k{kind}", f"k{kind}{sure}"


def _of_measure(measure: str, change: str, comparator: str) -> _Names:
    return f"m{measure}", f"mc{measure}{change}{comparator}"


def _of_verb(sign: str, lemma: str) -> _Names:
    return f"s{sign}", f"v{lemma}", f"sv{sign}{lemma}"


def _of_form(sign: str, own: str, prior: float) -> _Names:
    return f"ts{own}{sign}", f"cv{prior:g}{sign}"


def _of_times(own: str, block: str, before: str, heading: str) -> _Names:
    return f"to{own}", f"tb{block}", f"tc{before}", f"th{heading}"


def _of_context(section: float, opener: float, lean: float, prior: float, annual: bool) -> _Names:
    all_leans = f"ca{section:g}{opener:g}{lean:g}"
    return f"cs{section:g}", f"co{opener:g}", f"cl{lean:g}", all_leans, f"cp{prior:g}{annual}"


_GROUPS: tuple[Callable[..., _Names], ...] = (_of_kind, _of_measure, _of_verb, _of_form, _of_times, _of_context)
"""Each makes features of few things that can be only few values, so that their sums are worked out once."""


class StatementModel:
    """Two models of statements that look at the same features, applied together.

    Args:
        record: Whether a statement is a record.
        confidence: Whether its core fields are right.
    """

    def __init__(self, record: Linear, confidence: Linear) -> None:
        self._biases = record.bias, confidence.bias
        names = dict.fromkeys([*record.weights, *confidence.weights])
        self._weights = {name: (record.weights.get(name, 0.0), confidence.weights.get(name, 0.0)) for name in names}
        self._groups = [Remembered(self._adding(make)) for make in _GROUPS]
        # The same by the word alone, for the features that are a sign and a word.
        by_sign: dict[str, dict[str, tuple[float, float]]] = {sign: {} for sign in _SIGNS}
        for name, weights in self._weights.items():
            if name[:1] in by_sign:
                by_sign[name[0]][name[1:]] = weights
        self._openings, self._words, self._clause_words = by_sign.values()
        self._view: SentenceView | None = None
        self._of_view = (0.0, 0.0)
        self._clauses: dict[tuple[int, int], tuple[float, float]] = {}

    def _adding(self, make: Callable[..., _Names]) -> Callable[[tuple[Any, ...]], tuple[float, float]]:
        return lambda key: _added(make(*key), self._weights, (0.0, 0.0))

    def scores(self, said: Statement) -> tuple[float, float]:
        """The log-odds of being a record and of being right."""
        if self._view is not said.view:
            self._view, self._clauses = said.view, {}
            lemmas = said.view.lemmas
            opening = _added(lemmas[:_OPENING], self._openings, self._biases)
            self._of_view = _added(dict.fromkeys(lemmas), self._words, opening)
        clause = self._clauses.get(said.clause)
        if clause is None:
            first, last = said.clause
            words = dict.fromkeys(said.view.lemmas[first : last + 1])
            clause = self._clauses[said.clause] = _added(words, self._clause_words, self._of_view)
        record, confidence = _added(said.around, self._weights, clause)
        for known, key in zip(self._groups, said.keys, strict=True):
            sums = known[key]
            record += sums[0]
            confidence += sums[1]
        return record, confidence


def _added(
    names: Iterable[str], weights: Mapping[str, tuple[float, float]], to: tuple[float, float]
) -> tuple[float, float]:
    """Add the weights that features have in both models."""
    first, second = to
    for name in names:
        if name in weights:
            one, other = weights[name]
            first += one
            second += other
    return first, second


def _told(time: TimeSpan | None, year: int | None) -> str:
    """How a date lies to the document's year: ``deadline+1``, ``in-2``, nothing where there is none."""
    if time is None:
        return ""
    last = time.last or time.first
    if last is None or year is None:
        return f"{time.role}?"
    return f"{time.role}{max(-_FARTHEST, min(_FARTHEST, last.year - year)):+d}"


def _clause(code: str, position: int) -> tuple[int, int]:
    first = last = position
    while first > 0 and code[first - 1] not in _CLAUSE_ENDS:
        first -= 1
    while last + 1 < len(code) and code[last + 1] not in _CLAUSE_ENDS:
        last += 1
    return first, last
