"""Linear models at work: a bias, and a weight for each feature that is there.

They are fitted with scikit-learn by ``policymine train`` (:mod:`policymine.training`), which writes their weights to a
file of JSON beside the fitted estimators. To mine a document nothing else is needed, so that no run of ``policymine
mine`` waits for scikit-learn to be imported, and nobody has to trust a file that could run code.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from policymine.errors import ResourceError

_K = TypeVar("_K")
_V = TypeVar("_V")
_MOST = 50_000


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear decision between yes and no.

    Attributes:
        bias: The score of no features at all.
        weights: What each feature adds.

    Example:
        >>> Linear(-1.0, {"a": 2.0}).score(["a", "b"])
        1.0
    """

    bias: float
    weights: Mapping[str, float]

    def score(self, features: Iterable[str]) -> float:
        """The log-odds of yes."""
        get = self.weights.get
        return self.bias + sum([get(feature, 0.0) for feature in features])


@dataclass(frozen=True, slots=True)
class Choice:
    """A linear decision between several classes.

    Attributes:
        classes: Their names.
        bias: The score of each without features.
        weights: What each feature adds to the score of each class.

    Example:
        >>> choice = Choice(("x", "y"), (0.0, 0.0), {"a": (1.0, -1.0)})
        >>> choice.scores({"a": 2.0, "b": 1.0})
        [2.0, -2.0]
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def scores(self, features: Mapping[str, float]) -> list[float]:
        """The score of each class; features have a strength."""
        known = [(self.weights[name], strength) for name, strength in features.items() if name in self.weights]
        scaled = [[strength * weight for weight in weights] for weights, strength in known]
        return list(map(sum, zip(self.bias, *scaled, strict=True)))


class Remembered(dict[_K, _V]):
    """What a function gives, worked out once for each key.

    A look-up in a dictionary costs a tenth of what it costs to write the names of features and add up their weights.

    Args:
        make: The function of the key.

    Example:
        >>> lengths = Remembered(len)
        >>> lengths["abc"], dict(lengths)
        (3, {'abc': 3})
    """

    def __init__(self, make: Callable[[_K], _V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: _K) -> _V:
        """Work it out."""
        if len(self) >= _MOST:
            self.clear()
        found = self[key] = self._make(key)
        return found


def weights_of_words(columns: Sequence[tuple[Linear, str]]) -> dict[str, tuple[float, ...]]:
    """Gather the weights of features that are a sign and a word, so that each word is looked up once for all of them.

    Args:
        columns: A model and the sign of a feature, for each column.

    Returns:
        For each word one weight in each column; words without any weight are left out.

    Example:
        >>> model = Linear(0.0, {"-old": 1.0, "-new": 2.0, "+new": 3.0})
        >>> weights_of_words([(model, "-"), (model, "+")])
        {'old': (1.0, 0.0), 'new': (2.0, 3.0)}
    """
    nothing = [0.0] * len(columns)
    rows: dict[str, list[float]] = {}
    for model in {id(model): model for model, _ in columns}.values():
        places = [(sign, place) for place, (other, sign) in enumerate(columns) if other is model]
        for name, weight in model.weights.items():
            for sign, place in places:
                if name.startswith(sign):
                    word = name[len(sign) :]
                    if word not in rows:
                        rows[word] = nothing.copy()
                    rows[word][place] = weight
    return {word: tuple(row) for word, row in rows.items()}


def probability(score: float) -> float:
    """Turn log-odds into a probability.

    Example:
        >>> probability(0.0), round(probability(2.0), 3)
        (0.5, 0.881)
    """
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, score))))


def softmax(scores: list[float]) -> list[float]:
    """Turn scores into probabilities that add up to one.

    Example:
        >>> softmax([1.0, 1.0])
        [0.5, 0.5]
    """
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def read_model(path: Path) -> dict[str, Any]:
    """Read a file of weights.

    Raises:
        ResourceError: It cannot be read or holds no weights.
    """
    try:
        model = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceError(f"{path}: {error}", hint="make it anew with `policymine train`") from error
    if not isinstance(model, dict) or not isinstance(model.get("weights"), dict):
        raise ResourceError(f"{path} holds no weights", hint="make it anew with `policymine train`")
    return model


def linear(model: Mapping[str, Any]) -> Linear:
    """The decision of one file of weights.

    Example:
        >>> linear({"bias": 0.5, "weights": {"a": 1}}).score(["a"])
        1.5
    """
    return Linear(float(model["bias"]), {name: float(weight) for name, weight in model["weights"].items()})


def choice(model: Mapping[str, Any]) -> Choice:
    """The choice of one file of weights, in which each feature has the places of classes and weights by turns.

    Example:
        >>> choice({"classes": ["x", "y"], "bias": [0, 1], "weights": {"a": [1, 0.5]}}).scores({"a": 1.0})
        [0.0, 1.5]
    """
    weights: dict[str, tuple[float, ...]] = {}
    nothing = [0.0] * len(model["classes"])
    for name, each in model["weights"].items():
        row = nothing.copy()
        for index, weight in zip(each[::2], each[1::2], strict=True):
            row[int(index)] = float(weight)
        weights[name] = tuple(row)
    return Choice(tuple(model["classes"]), tuple(map(float, model["bias"])), weights)
