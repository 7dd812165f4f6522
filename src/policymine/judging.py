"""Tell field by field whether a record is the annotated one, and pair those that are of one value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policymine.gold import GoldRecord
from policymine.records import Record
from policymine.text import is_cjk

CORE = ("kind", "measure", "change", "comparator", "value")
"""The fields that make a record ``core`` right."""

FIELDS = (*CORE, "unit", "indicator", "theme", "deadline", "period")
"""All fields that are judged."""

# Part of the measure, and so not of the languages' data: an edit of those must not move what counts as right.
_SMALL_WORDS = frozenset({"the", "of", "a", "an", "in", "for", "to", "and", "with", "on"})
_TOKEN = re.compile(r"[\u3400-\u9fff]|[a-z0-9.]+")
_NO_UNIT = frozenset({"percent", "points", "rank", "multiple", "deadline"})
_CLASSIFIERS = frozenset("个家座户套辆人名项处条件起种台所次宗例艘村")
_TOLERANCE = 1e-4
_LEAST_SHARED = 0.5


def words_of(phrase: str) -> list[str]:
    """The words of a phrase without small ones and plural endings; of Chinese the characters.

    Example:
        >>> words_of("Rates of treatment"), words_of("处理率")
        (['rate', 'treatment'], ['处', '理', '率'])
    """
    folded = phrase.lower()
    found = _TOKEN.findall(folded)
    if any(map(is_cjk, folded)):
        return found
    words = (word for word in found if word not in _SMALL_WORDS)
    return [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words]


def shared(ours: str, theirs: str) -> float:
    """How much two phrases have in common: the F1 of their words, in Chinese of their characters.

    Example:
        >>> round(shared("rate of sewage treatment", "sewage treatment rates"), 2)
        1.0
        >>> shared("污水处理率", "空气质量")
        0.0
    """
    left, right = Counter(words_of(ours)), Counter(words_of(theirs))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if left and right else 0.0


def _same_number(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= _TOLERANCE * max(abs(ours), abs(theirs), 1e-9)


def _same_unit(found: Record, gold: GoldRecord) -> bool:
    ours, theirs = (" ".join(words_of(unit)) for unit in (found.unit, gold.unit))
    if gold.measure in _NO_UNIT or ours == theirs:
        return True
    if gold.measure != "count":
        return False
    if not ours or not theirs or ours in _CLASSIFIERS or theirs in _CLASSIFIERS:
        return ours in _CLASSIFIERS or theirs in _CLASSIFIERS or not theirs
    return ours.endswith(theirs) or theirs.endswith(ours) or ours.split()[-1] in words_of(gold.indicator)


def judge(found: Record, gold: GoldRecord) -> dict[str, bool]:
    """Tell field by field whether a record is right.

    The indicator is right where at least half of its words are shared (F1), the theme where it is one of the annotated
    ones; a date where its last day is (its first, where the annotated period has no end). A date that the annotation
    does not have is not judged.

    Example:
        >>> gold = GoldRecord(0, 2, "79", "result", "count", value=79, unit="village", indicator="villages reached")
        >>> found = Record(0, 2, "79", "", "target", "count", value=79.0, unit="village", indicator="villages")
        >>> [name for name, good in judge(found, gold).items() if not good]
        ['kind', 'theme']
    """
    right = {name: getattr(found, name) == getattr(gold, name) for name in CORE[:4]}
    right["value"] = _same_number(found.value, gold.value) and (
        gold.value_high is None or _same_number(found.value_high, gold.value_high)
    )
    right["unit"] = _same_unit(found, gold)
    right["indicator"] = shared(found.indicator, gold.indicator) >= _LEAST_SHARED
    right["theme"] = found.theme in gold.themes
    if gold.deadline:
        right["deadline"] = found.deadline == gold.deadline
    if gold.kind == "result" and (gold.period_end or gold.period_start):
        edge = "period_end" if gold.period_end else "period_start"
        right["period"] = getattr(found, edge) == getattr(gold, edge)
    return right


def match(found: Sequence[Record], gold: Sequence[GoldRecord]) -> list[tuple[int, int]]:
    """Pair records one to one where their spans overlap, deadlines only with deadlines.

    Those with the same value come first, of these the ones that agree in most fields, then those that overlap most.

    Returns:
        For each pair the place in ``found`` and the one in ``gold``.

    Example:
        >>> gold = [GoldRecord(0, 2, "79", "result", "count", value=79)]
        >>> far, near = (Record(start, start + 2, "79", "", "result", "count", value=79.0) for start in (5, 1))
        >>> match([far, near], gold)
        [(1, 0)]
    """
    candidates = []
    for i, ours in enumerate(found):
        for j, theirs in enumerate(gold):
            overlap = min(ours.end, theirs.end) - max(ours.start, theirs.start)
            if overlap <= 0 or (ours.measure == "deadline") != (theirs.measure == "deadline"):
                continue
            agreement = sum(judge(ours, theirs).values())
            candidates.append((not _same_number(ours.value, theirs.value), -agreement, -overlap, i, j))
    left, right = set(range(len(found))), set(range(len(gold)))
    pairs = []
    for *_, i, j in sorted(candidates):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs
