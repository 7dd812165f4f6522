"""Logistic regressions over features that each hold or do not, fitted with scikit-learn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.errors import UsageError
from policymine.learned.linear import Linear

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

SEED = 20
"""The seed of everything that could be random."""

_LEAST = 2
"""A feature counts that comes in so many examples."""
_DIGITS = 4
"""Significant digits of a weight."""
_TINY = 1e-3


@dataclass(slots=True)
class Fitted:
    """A fitted model.

    Attributes:
        features: The features it knows, in the order of its coefficients.
        estimator: What scikit-learn fitted.
        linear: The same, as it is applied.
        examples: How many examples it was fitted on.
    """

    features: list[str]
    estimator: LogisticRegression
    linear: Linear
    examples: int


def fit(name: str, rows: Sequence[Iterable[str]], labels: Sequence[bool], strength: float) -> Fitted:
    """Fit a logistic regression on rows of features that each hold or do not.

    Args:
        name: The model, for the message of an error.
        rows: The features of each example.
        labels: Whether each example is a yes.
        strength: The inverse of regularisation.

    Raises:
        UsageError: All examples have the same label.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    if len(set(labels)) < 2:
        raise UsageError(f"the model {name!r} cannot be trained: all its examples are alike")
    sets = [sorted(set(row)) for row in rows]
    counts = Counter(feature for row in sets for feature in row)
    known = sorted(feature for feature, count in counts.items() if count >= _LEAST)
    matrix = _matrix(sets, {feature: index for index, feature in enumerate(known)})
    estimator = LogisticRegression(C=strength, solver="liblinear", random_state=SEED)
    estimator.fit(matrix, np.array(labels, dtype=np.int8))
    weights = {feature: short(weight) for feature, weight in zip(known, estimator.coef_[0], strict=True)}
    linear = Linear(short(estimator.intercept_[0]), {name: w for name, w in weights.items() if abs(w) >= _TINY})
    return Fitted(known, estimator, linear, len(labels))


def _matrix(rows: Sequence[Sequence[str]], columns: Mapping[str, int]) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    places: list[int] = []
    ends = [0]
    for row in rows:
        places += [columns[feature] for feature in row if feature in columns]
        ends.append(len(places))
    shape = (len(rows), len(columns))
    return csr_matrix((np.ones(len(places)), np.array(places, np.int32), np.array(ends, np.int32)), shape=shape)


def short(number: float) -> float:
    """Round a weight to the digits that are kept.

    Example:
        >>> short(1.234567)
        1.235
    """
    return float(f"{number:.{_DIGITS}g}")
