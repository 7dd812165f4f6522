"""Owners that a date parts from their measure: 民营企业第三季度出口额3亿元 is told of 民营企业出口额."""

from __future__ import annotations

from policymine.lexicon import Span
from policymine.marks import TIME, Marked
from policymine.phrases import Phrases

_CLAUSE = ",;:.("
_OWNER = 'nbVp~"'
_LEAST = 2


def with_owner(marked: Marked, measure: Span, name: str, phrases: Phrases) -> str:
    """Put the owner before a bare measure, where only a time stands between them and the owner opens its clause.

    Args:
        marked: The sentence.
        measure: The marks of the measure.
        name: Its name.
        phrases: Builds phrases out of marks.
    """
    date = measure[0] - 1
    if date < _LEAST or marked.code[date] != TIME or not phrases.is_bare_measure(name):
        return name
    first = date
    while first > 0 and marked.code[first - 1] in _OWNER:
        first -= 1
    if first and marked.code[first - 1] not in _CLAUSE:
        return name
    owner = phrases.phrase(marked, (first, date))
    return owner + name if len(owner) >= _LEAST and not phrases.is_poor(owner) else name
