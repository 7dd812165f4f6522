"""Measure extracted records against annotated ones.

A record of ours is paired with an annotated one where their spans overlap (deadlines only with deadlines), each with
one at most, those that agree best first. Of a pair each field is right or wrong. ``detected``, ``core`` and ``record``
are precision, recall and F1 over all records of both sides, so that a missed or a false one counts; what annotators
marked optional counts for nothing, found or not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from policymine.gold import GoldDocument, GoldRecord
from policymine.records import Record
from policymine.text import is_cjk

CORE = ("kind", "measure", "change", "comparator", "value")
"""The fields that make a record ``core`` right."""

FIELDS = (*CORE, "unit", "indicator", "theme", "deadline", "period")
"""All fields that are judged."""

SCORES = ("detected", "core", "record")

_SMALL_WORDS = frozenset({"the", "of", "a", "an", "in", "for", "to", "and", "with", "on"})
_TOKEN = re.compile(r"[\u3400-\u9fff]|[a-z0-9.]+")
_NO_UNIT = frozenset({"percent", "points", "rank", "multiple", "deadline"})
_CLASSIFIERS = frozenset("个家座户套辆人名项处条件起种台所次宗例艘村")
_TOLERANCE = 1e-4
_LEAST_SHARED = 0.5


@dataclass(slots=True)
class Pair:
    """An annotated record, one of ours, or both.

    Attributes:
        document: The annotated document.
        gold: The annotated record; None where ours is false.
        found: Our record; None where it was missed.
        right: For a pair, which fields are right; a field that cannot be judged is missing.
    """

    document: GoldDocument
    gold: GoldRecord | None
    found: Record | None
    right: Mapping[str, bool] = field(default_factory=dict)

    @property
    def core(self) -> bool:
        """Whether all core fields are right."""
        return bool(self.right) and all(self.right[name] for name in CORE)

    @property
    def whole(self) -> bool:
        """Whether every field that can be judged is right."""
        return bool(self.right) and all(self.right.values())

    @property
    def wrong(self) -> list[str]:
        """The fields that are wrong."""
        return [name for name, good in self.right.items() if not good]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of so many right ones among ours and among theirs.

    Example:
        >>> Score(8, 10, 16).f1
        0.6153846153846154
    """

    right: int
    ours: int
    theirs: int

    @property
    def precision(self) -> float:
        """The share of ours that is right; 1 where there is none."""
        return self.right / self.ours if self.ours else 1.0

    @property
    def recall(self) -> float:
        """The share of theirs that was got right; 1 where there is none."""
        return self.right / self.theirs if self.theirs else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 where there is nothing on either side."""
        return 2 * self.right / (self.ours + self.theirs) if self.ours + self.theirs else 1.0


def words_of(phrase: str) -> list[str]:
    """The words of a phrase without small ones and plural endings; of Chinese the characters."""
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
    """Pair records one to one, those that agree best first; gives the places in both sequences."""
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


class Evaluation:
    """All pairs of a set of documents, and figures over them.

    Args:
        pairs: Pairs, missed and false records; optional ones are left out already.

    Example:
        >>> gold = GoldRecord(0, 2, "79", "result", "count", value=79, unit="plant", indicator="plants")
        >>> document = GoldDocument("a", "79 plants", [gold])
        >>> found = Record(0, 2, "79", "", "result", "count", value=79.0, unit="plant", indicator="plants")
        >>> evaluation = evaluate([(document, [found])])
        >>> evaluation.scores()["core"].f1, evaluation.scores()["record"].f1
        (1.0, 0.0)
    """

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = pairs

    @property
    def missed(self) -> list[Pair]:
        """Annotated records that were not found."""
        return [pair for pair in self.pairs if pair.found is None]

    @property
    def false(self) -> list[Pair]:
        """Records that no annotation has."""
        return [pair for pair in self.pairs if pair.gold is None]

    @property
    def flawed(self) -> list[Pair]:
        """Pairs of which some field is wrong."""
        return [pair for pair in self.pairs if pair.wrong]

    def scores(self) -> dict[str, Score]:
        """``detected``, ``core`` and ``record``."""
        ours = sum(pair.found is not None for pair in self.pairs)
        theirs = sum(pair.gold is not None for pair in self.pairs)
        right = {
            "detected": sum(bool(pair.right) for pair in self.pairs),
            "core": sum(pair.core for pair in self.pairs),
            "record": sum(pair.whole for pair in self.pairs),
        }
        return {name: Score(count, ours, theirs) for name, count in right.items()}

    def fields(self) -> dict[str, tuple[int, int]]:
        """For each field how often it is right, of how many times it was judged."""
        judged: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for pair in self.pairs:
            judged.update(pair.right.keys())
            right.update(pair.wrong)
        return {name: (judged[name] - right[name], judged[name]) for name in FIELDS if judged[name]}

    def by(self, group: str) -> dict[str, Evaluation]:
        """Split by language, document, kind, measure or theme.

        A missed record counts where the annotation puts it, a false one where our record does; a pair where the
        annotation does, with its first theme.

        Raises:
            KeyError: It cannot be split by that.
        """
        key = _GROUPS[group]
        groups: dict[str, list[Pair]] = {}
        for pair in self.pairs:
            groups.setdefault(key(pair), []).append(pair)
        return {name: Evaluation(groups[name]) for name in sorted(groups)}


def _of_record(pair: Pair, name: str) -> str:
    return str(getattr(pair.gold or pair.found, name))


_GROUPS: dict[str, Callable[[Pair], str]] = {
    "language": lambda pair: pair.document.facts.get("lang", ""),
    "document": lambda pair: pair.document.name,
    "kind": lambda pair: _of_record(pair, "kind"),
    "measure": lambda pair: _of_record(pair, "measure"),
    "theme": lambda pair: pair.gold.themes[0] if pair.gold and pair.gold.themes else getattr(pair.found, "theme", ""),
}
GROUPS = tuple(_GROUPS)


def evaluate(documents: Iterable[tuple[GoldDocument, Sequence[Record]]]) -> Evaluation:
    """Pair the records of documents with their annotation.

    Args:
        documents: Each annotated document with the records found in it, offsets in the same text.
    """
    pairs: list[Pair] = []
    for document, found in documents:
        matched = match(found, document.records)
        seen_ours, seen_theirs = {i for i, _ in matched}, {j for _, j in matched}
        for i, j in matched:
            if not document.records[j].optional:
                pairs.append(Pair(document, document.records[j], found[i], judge(found[i], document.records[j])))
        for j, gold in enumerate(document.records):
            if j not in seen_theirs and not gold.optional:
                pairs.append(Pair(document, gold, None))
        pairs += [Pair(document, None, ours) for i, ours in enumerate(found) if i not in seen_ours]
    return Evaluation(pairs)


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of an annotated record, or of a false one, between two runs.

    Attributes:
        change: ``gained`` (whole now, not before), ``lost``, or ``changed`` (other fields wrong than before).
        before: The pair of the first run; None if the first run did not have this false record.
        after: The pair of the second run, in the same way.
    """

    change: str
    before: Pair | None
    after: Pair | None


def differences(before: Evaluation, after: Evaluation) -> list[Difference]:
    """Compare two runs over the same documents, record by record.

    A false record that is gone is ``gained`` too, a new one ``lost``.
    """
    old, new = _by_place(before), _by_place(after)
    found = []
    for place in sorted(old.keys() | new.keys()):
        first, second = old.get(place), new.get(place)
        states = _state(first), _state(second)
        if states[0] == states[1]:
            continue
        good = [state == "" for state in states]
        change = "gained" if good[1] and not good[0] else "lost" if good[0] and not good[1] else "changed"
        found.append(Difference(change, first, second))
    return found


def _by_place(evaluation: Evaluation) -> dict[tuple[str, int, int, str], Pair]:
    places: dict[tuple[str, int, int, str], Pair] = {}
    for pair in evaluation.pairs:
        entry = pair.gold or pair.found
        if entry is not None:
            places[pair.document.name, entry.start, entry.end, pair.gold.indicator if pair.gold else "false"] = pair
    return places


def _state(pair: Pair | None) -> str:
    """What is wrong with a pair, in a word; nothing for a whole one, and for a false record that is not there."""
    if pair is None or pair.whole:
        return ""
    if pair.found is None:
        return "missed"
    return "false" if pair.gold is None else ", ".join(pair.wrong)
