"""Features of a statement as a whole: for whether it is a record, and how sure that is."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from policymine.context import Context
from policymine.dates import TimeSpan
from policymine.kinds import Verb
from policymine.learned.spans import SentenceView

_SURE = (0.55, 0.6, 0.7, 0.8, 0.88, 0.92, 0.95)
_FARTHEST = 3
_CLAUSE_ENDS = ".;"


def features(
    view: SentenceView,
    position: int,
    verb: Verb,
    times: Sequence[TimeSpan | None],
    context: Context,
    rules: Sequence[str],
) -> list[str]:
    """Describe one statement.

    Args:
        view: The sentence.
        position: The mark of the value.
        verb: The verb that governs it.
        times: Its own date, that of its block, that of the text before and that of the nearest heading.
        context: What runs on from before.
        rules: What the rules made of it: kind, certainty of the kind, measure, change, comparator, construction.

    Returns:
        Names of features, each of which holds.
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
        # No sets: sums of weights are to be the same in every run, to the last digit.
        *dict.fromkeys(f"c{word}" for word in lemmas[first : last + 1]),
    ]
    if view.words_features is None:
        view.words_features = list(dict.fromkeys(f"w{word}" for word in lemmas))
    return found + view.words_features


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
