"""Features of a statement as a whole: for whether it is a record, and how sure that is."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

from policymine.context import Context
from policymine.dates import TimeSpan
from policymine.kinds import Verb
from policymine.learned.linear import Linear
from policymine.learned.spans import SentenceView

_SURE = (0.55, 0.6, 0.7, 0.8, 0.88, 0.92, 0.95)
_FARTHEST = 3
_CLAUSE_ENDS = ".;"


class Group:
    """Features that several statements share, and what models make of them.

    Args:
        names: The features.
    """

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self._sums: dict[int, float] = {}

    def sum(self, model: Linear) -> float:
        """The sum of their weights."""
        known = self._sums.get(id(model))
        if known is None:
            known = self._sums[id(model)] = model.score(self.names) - model.bias
        return known


class Described(NamedTuple):
    """The features of a statement.

    Attributes:
        own: Those of its own.
        clause: The words of its clause.
        sentence: The words of its sentence.
    """

    own: list[str]
    clause: Group
    sentence: Group

    def all(self) -> list[str]:
        """All of them in one list."""
        return [*self.own, *self.clause.names, *self.sentence.names]

    def score(self, model: Linear) -> float:
        """What a model makes of them."""
        return model.score(self.own) + self.clause.sum(model) + self.sentence.sum(model)


def features(
    view: SentenceView,
    position: int,
    verb: Verb,
    times: Sequence[TimeSpan | None],
    context: Context,
    rules: Sequence[str],
) -> Described:
    """Describe one statement.

    Args:
        view: The sentence.
        position: The mark of the value.
        verb: The verb that governs it.
        times: Its own date, that of its block, that of the text before and that of the nearest heading.
        context: What runs on from before.
        rules: What the rules made of it: kind, certainty of the kind, measure, change, comparator, construction.

    Returns:
        Its features, each of which holds.
    """
    code, lemmas = view.code, view.lemmas
    kind, sure, measure, change, comparator, construction = rules
    year = context.anchor.year
    own, block, before, heading = (_told(time, year) for time in times)
    lean = f"{context.section:g}{context.opener:g}{context.lean:g}"
    first, last = _clause(code, position)
    left, right = lemmas[max(first, position - 3) : position], lemmas[position + 1 : min(last, position + 3) + 1]
    found = [
        f"k{kind}",
        f"k{kind}{bisect(_SURE, float(sure))}",
        f"s{verb.sign}",
        f"v{verb.lemma}",
        f"sv{verb.sign}{verb.lemma}",
        f"to{own}",
        f"tb{block}",
        f"tc{before}",
        f"th{heading}",
        f"ts{own}{verb.sign}",
        f"cs{context.section:g}",
        f"co{context.opener:g}",
        f"cl{context.lean:g}",
        f"ca{lean}",
        f"cp{context.anchor.prior:g}{context.anchor.annual}",
        f"cv{context.anchor.prior:g}{verb.sign}",
        f"m{measure}",
        f"mc{measure}{change}{comparator}",
        f"l1{left[-1] if left else '^'}",
        f"l2{' '.join(left[-2:])}",
        f"r1{right[0] if right else '$'}",
        f"r2{' '.join(right[:2])}",
        f"L{code[max(0, position - 2) : position]}",
        f"R{code[position + 1 : position + 3]}",
        f"n{construction}",
        *(f"f{word}" for word in lemmas[:3]),
    ]
    return Described(
        found, _once(view.groups, "c", first, last, lemmas), _once(view.groups, "w", 0, len(lemmas), lemmas)
    )


def _once(known: dict[tuple[str, int, int], Group], sign: str, first: int, last: int, lemmas: list[str]) -> Group:
    """The words of a stretch as features, made once for all the values in it."""
    group = known.get((sign, first, last))
    if group is None:
        # No set: sums of weights are to be the same in every run, to the last digit.
        names = list(dict.fromkeys(f"{sign}{word}" for word in lemmas[first : last + 1]))
        group = known[sign, first, last] = Group(names)
    return group


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
