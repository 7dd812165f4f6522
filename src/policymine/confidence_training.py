"""Fit how sure it is that the core fields of a record are right.

Every document is scored by a model that has not seen it (cross-validation over documents); on these scores the
log-odds are stretched so that they are probabilities (Platt's method), and the one is looked for from which nearly all
records were right: only these are given a confidence of 0.9 or more.

Words of sentence and clause are no feature here, though they are of records and kinds: they tell what the training
documents are about rather than what is easily read.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policymine.errors import UsageError
from policymine.fitting import SEED, Fitted, fit, short
from policymine.learned.confidence import Confidence
from policymine.learned.linear import Linear
from policymine.learned.statements import seen_by

_STRENGTH = 0.05
_FOLDS = 5
_AIM = 0.975
"""So many of the records with a confidence of 0.9 or more are to be right; 0.97 is wanted of documents not yet seen."""
_LEAST = 20
"""So few records show nothing."""


class Judged(NamedTuple):
    """A record, and whether it is right.

    Attributes:
        document: The document it comes from.
        features: What the model sees of it.
        right: Whether its core fields are what the annotation says.
    """

    document: str
    features: Sequence[str]
    right: bool


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The fitted model and what it is to be trusted with.

    Attributes:
        fitted: The model.
        reliable: The log-odds from which nearly all records were right; infinite if there are none.
    """

    fitted: Fitted
    reliable: float

    def confidence(self, shares: dict[str, float]) -> Confidence:
        """The model as mining applies it."""
        return Confidence(self.fitted.linear, self.reliable, shares)


def fit_confidence(judged: Sequence[Judged]) -> Calibrated:
    """Fit and calibrate the model.

    Args:
        judged: The records of all documents.

    Raises:
        UsageError: All of them are right, or none is.
    """
    rows = [seen_by("confidence", each.features) for each in judged]
    labels = [each.right for each in judged]
    fitted = fit("confidence", rows, labels, _STRENGTH)
    scored = list(_scored_apart(judged, rows))
    if len({right for _, right in scored}) < 2:
        return Calibrated(fitted, math.inf)
    slope, shift = _platt(scored)
    fitted.estimator.coef_ = fitted.estimator.coef_ * slope
    fitted.estimator.intercept_ = fitted.estimator.intercept_ * slope + shift
    weights = {name: short(weight * slope) for name, weight in fitted.linear.weights.items()}
    fitted.linear = Linear(short(fitted.linear.bias * slope + shift), weights)
    reliable = reliable_from([(score * slope + shift, right) for score, right in scored])
    return Calibrated(fitted, short(reliable) if math.isfinite(reliable) else reliable)


def _scored_apart(judged: Sequence[Judged], rows: Sequence[Sequence[str]]) -> Iterable[tuple[float, bool]]:
    """Score each record by a model that was fitted on the documents of other folds."""
    documents = sorted({each.document for each in judged})
    folds = {document: place % _FOLDS for place, document in enumerate(documents)}
    for fold in range(min(_FOLDS, len(documents))):
        others = [place for place, each in enumerate(judged) if folds[each.document] != fold]
        try:
            model = fit("confidence", [rows[at] for at in others], [judged[at].right for at in others], _STRENGTH)
        except UsageError:
            continue
        for place, each in enumerate(judged):
            if folds[each.document] == fold:
                yield model.linear.score(rows[place]), each.right


def _platt(scored: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    from sklearn.linear_model import LogisticRegression

    platt = LogisticRegression(C=1e6, solver="liblinear", random_state=SEED)
    platt.fit([[score] for score, _ in scored], [right for _, right in scored])
    return float(platt.coef_[0][0]), float(platt.intercept_[0])


def reliable_from(scored: Iterable[tuple[float, bool]], aim: float = _AIM) -> float:
    """The lowest score of which, with all that are higher, so many are right; infinite if there is none.

    Example:
        >>> reliable_from([(place / 10, place != 3) for place in range(100)])
        0.0
        >>> reliable_from([(place / 10, place > 40) for place in range(100)])
        4.0
        >>> reliable_from([(0.5, True), (0.1, True)])
        inf
    """
    found = math.inf
    count = right = 0
    for score, alike in itertools.groupby(sorted(scored, reverse=True), key=lambda each: each[0]):
        labels = [good for _, good in alike]
        count += len(labels)
        right += sum(labels)
        if count >= _LEAST and right >= aim * count:
            found = score
    return found


def shares_right(judged: Iterable[tuple[str, bool]]) -> dict[str, float]:
    """The share of records that were right, by what they are; none of those that are too few to tell.

    Example:
        >>> shares_right([("table", True)] * 30 + [("table", False)] * 10 + [("deadline", True)])
        {'table': 0.75}
    """
    sorts: dict[str, list[bool]] = {}
    for sort, right in judged:
        sorts.setdefault(sort, []).append(right)
    return {sort: short(sum(each) / len(each)) for sort, each in sorted(sorts.items()) if len(each) >= _LEAST}
