"""Features of a statement as a whole, and what the models of records, of kinds and of confidence make of them."""

from __future__ import annotations

import itertools
from bisect import bisect, bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from policymine.context import Context
from policymine.learned.linear import Linear, Remembered
from policymine.learned.views import SentenceView
from policymine.marks import QUANTITY
from policymine.time_spans import TimeSpan
from policymine.verbs import Verb

_SURE = (0.55, 0.6, 0.7, 0.8, 0.88, 0.92, 0.95)
_FARTHEST = 3
_CLAUSE_ENDS = ".;"
_SIGNS = "fwcyx"
"""How features of a sentence's first words, all of its words, those of a clause, and those near a value begin."""
_OPENS, _IN_SENTENCE, _IN_CLAUSE, _BEFORE, _BEHIND = range(len(_SIGNS))
_OPENING = 3
_NEAR = 5
"""So many marks to either side of a value are near it."""
_MANY, _LONG, _STEP = 6, 10, 8
_SIZES = (0.0, 1.0, 3.0, 12.0, 31.0, 100.0, 1e3, 1e6)
"""Bounds of sizes of numbers: what is told of two or three things is mostly told in passing, of 1,308 hardly ever."""

_GROUPED = 4
"""From so many digits on some are parted from the others."""

UNSEEN = {"record": "cet", "kind": "guqxyz", "confidence": "wfce"}
"""The features that a model does not look at, by their first letters. Dates and what runs on from before say nothing of
whether there is a record in other documents than those learned from, nor do a clause's words, but for those near."""

_Names = tuple[str, ...]
_Sums = tuple[float, float, float]
"""What features add to the models of records, of confidence and of kinds."""
_NO_SUMS: tuple[_Sums, ...] = ((0.0, 0.0, 0.0),) * len(_SIGNS)


class Rules(NamedTuple):
    """What the rules made of a statement."""

    kind: str
    sure: float
    measure: str
    change: str
    comparator: str
    construction: str
    unit: str = ""
    size: str = ""


class Statement(NamedTuple):
    """A statement as the features see it.

    Attributes:
        keys: What most of its features are made of, for each group of features.
        around: Those of the words and letters around its value, and of its construction.
        view: The sentence.
        clause: The first and the last mark of its clause.
        position: The mark of its value.
    """

    keys: tuple[tuple[Any, ...], ...]
    around: _Names
    view: SentenceView
    clause: tuple[int, int]
    position: int

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
        near = [sign + word for sign, words in zip("yx", self.near(), strict=True) for word in dict.fromkeys(words)]
        return [*own, *self.around, *near, *self.of_clause(), *self.of_sentence()]

    def near(self) -> tuple[list[str], list[str]]:
        """The words right before the value, and those right behind it."""
        lemmas, at = self.view.lemmas, self.position
        return lemmas[max(0, at - _NEAR) : at], lemmas[at + 1 : at + 1 + _NEAR]


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
        (rules.measure, rules.size),
        (rules.measure, rules.unit),
        (code.count(QUANTITY), QUANTITY not in code[:position], len(code) // _STEP),
    )
    around = (
        f"l1{left[-1] if left else '^'}",
        f"l2{' '.join(left)}",
        f"r1{right[0] if right else '$'}",
        f"r2{' '.join(right)}",
        f"L{code[max(0, position - 2) : position]}",
        f"R{code[position + 1 : position + 3]}",
        f"z{rules.measure}{code[position + 1 : position + 3]}",
        f"n{rules.construction}",
    )
    return Statement(keys, around, view, (first, last), position)


def size_of(value: float, text: str, *, grouped: bool) -> str:
    """How large a number is, roughly, and how it is written.

    Args:
        value: The number.
        text: As it stands in the text.
        grouped: Whether the language parts the digits of thousands. Many translations do not (2691 for 2,691).

    Example:
        >>> size_of(1308, "1308", grouped=True), size_of(3, "three", grouped=True), size_of(98.5, "98.5%", grouped=True)
        ('d7,', 'w2', 'd5.')
    """
    whole = grouped and len(text) >= _GROUPED and text.isdecimal()
    sign = "." if "." in text else "," if whole or "," in text else ""
    return f"{'w' if text[:1].isalpha() else 'd'}{bisect_left(_SIZES, abs(value))}{sign}"


def seen_by(model: str, features: Iterable[str]) -> list[str]:
    """The features that a model looks at.

    Example:
        >>> seen_by("record", ["mpercent", "criver", "gd1"])
        ['mpercent', 'gd1']
    """
    return [name for name in features if name[0] not in UNSEEN[model]]


def _of_kind(kind: str, sure: int) -> _Names:
    return f"k{kind}", f"k{kind}{sure}"


def _of_measure(measure: str, change: str, comparator: str) -> _Names:
    return f"m{measure}", f"mc{measure}{change}{comparator}"


def _of_verb(sign: str, lemma: str) -> _Names:
    return f"s{sign}", f"v{lemma}", f"sv{sign}{lemma}"


def _of_form(sign: str, own: str, prior: float) -> _Names:
    return f"ts{own}{sign}", f"ev{prior:g}{sign}"


def _of_times(own: str, block: str, before: str, heading: str) -> _Names:
    return f"to{own}", f"tb{block}", f"tc{before}", f"th{heading}"


def _of_context(section: float, opener: float, lean: float, prior: float, annual: bool) -> _Names:
    all_leans = f"ea{section:g}{opener:g}{lean:g}"
    return f"es{section:g}", f"eo{opener:g}", f"el{lean:g}", all_leans, f"ep{prior:g}{annual}"


def _of_size(measure: str, size: str) -> _Names:
    return f"g{size}", f"g{measure}{size}"


def _of_unit(measure: str, unit: str) -> _Names:
    return f"u{unit}", f"um{measure}{bool(unit)}"


def _of_values(values: int, first: bool, length: int) -> _Names:
    return f"q{min(_MANY, values)}", f"qf{first}", f"ql{min(_LONG, length)}"


_GROUPS: tuple[Callable[..., _Names], ...] = (
    _of_kind, _of_measure, _of_verb, _of_form, _of_times, _of_context, _of_size, _of_unit, _of_values,
)  # fmt: skip
"""Each makes features of few things that can be only few values, so that their sums are worked out once."""


class StatementModel:
    """Three models of statements, applied together.

    Args:
        record: Whether a statement is a record.
        confidence: Whether its core fields are right.
        kind: Whether it is a target.
    """

    def __init__(self, record: Linear, confidence: Linear, kind: Linear) -> None:
        models = record, confidence, kind
        self._biases = record.bias, confidence.bias, kind.bias
        names = dict.fromkeys(itertools.chain.from_iterable(model.weights for model in models))
        self._weights: dict[str, _Sums] = {
            name: (record.weights.get(name, 0.0), confidence.weights.get(name, 0.0), kind.weights.get(name, 0.0))
            for name in names
        }
        self._groups = [Remembered(self._adding(make)) for make in _GROUPS]
        # The same by the word alone, for the features that are a sign and a word: each word is looked up once.
        self._words: dict[str, tuple[_Sums, ...]] = {}
        for name, weights in self._weights.items():
            if (place := _SIGNS.find(name[:1])) >= 0:
                row = self._words.get(name[1:], _NO_SUMS)
                self._words[name[1:]] = (*row[:place], weights, *row[place + 1 :])
        self._view: SentenceView | None = None
        self._rows: dict[str, tuple[_Sums, ...]] = {}
        self._of_view: _Sums = (0.0, 0.0, 0.0)
        self._clauses: dict[tuple[int, int], _Sums] = {}

    def _adding(self, make: Callable[..., _Names]) -> Callable[[tuple[Any, ...]], _Sums]:
        weights = self._weights
        return lambda key: _added([weights[name] for name in make(*key) if name in weights], (0.0, 0.0, 0.0))

    def scores(self, said: Statement) -> _Sums:
        """The log-odds of being a record, of being right, and of being a target."""
        lemmas = said.view.lemmas
        if self._view is not said.view:
            self._view, self._clauses = said.view, {}
            words = self._words
            self._rows = rows = {lemma: row for lemma in dict.fromkeys(lemmas) if (row := words.get(lemma)) is not None}
            opening = _added([rows[lemma][_OPENS] for lemma in lemmas[:_OPENING] if lemma in rows], self._biases)
            self._of_view = _added([row[_IN_SENTENCE] for row in rows.values()], opening)
        rows = self._rows
        clause = self._clauses.get(said.clause)
        if clause is None:
            first, last = said.clause
            clause = self._clauses[said.clause] = _added(
                _of_sign(lemmas[first : last + 1], rows, _IN_CLAUSE), self._of_view
            )
        left, right = said.near()
        clause = _added(_of_sign(left, rows, _BEFORE), clause)
        clause = _added(_of_sign(right, rows, _BEHIND), clause)
        weights = self._weights
        record, confidence, kind = _added([weights[name] for name in said.around if name in weights], clause)
        for known, key in zip(self._groups, said.keys, strict=True):
            sums = known[key]
            record += sums[0]
            confidence += sums[1]
            kind += sums[2]
        return record, confidence, kind


def _of_sign(lemmas: Sequence[str], rows: Mapping[str, tuple[_Sums, ...]], sign: int) -> list[_Sums]:
    """What each of some words adds where features begin with one sign."""
    return [rows[lemma][sign] for lemma in dict.fromkeys(lemmas) if lemma in rows]


def _added(found: Iterable[_Sums], to: _Sums) -> _Sums:
    """Add what features add to each of the models."""
    first, second, third = to
    for one, other, last in found:
        first += one
        second += other
        third += last
    return first, second, third


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
