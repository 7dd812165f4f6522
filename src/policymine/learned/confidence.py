"""How sure it is that the core fields of a record are right."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from policymine.learned.linear import Linear, linear, probability
from policymine.records import Record

RELIED_ON = 0.9
"""The confidence from which readers may rely on a record."""
_UNRELIABLE = RELIED_ON - 0.01
_AT = math.log(RELIED_ON / (1 - RELIED_ON))


@dataclass(frozen=True, slots=True)
class Confidence:
    """What was learned of how often records are right.

    Attributes:
        linear: Log-odds that the core fields of a statement are right.
        reliable: The log-odds from which nearly all held-back records were right; these are given 0.9 or more. What is
            less sure comes to lie below in the same order. Infinite if no records were.
        shares: How many of the records that no model judges were right, by what they are: ``deadline``, ``table``.

    Example:
        >>> confidence = Confidence(Linear(0.0, {}), reliable=3.0, shares={"deadline": 0.8})
        >>> [round(confidence.of(score), 2) for score in (-1.0, 0.0, 1.5, 3.0, 4.0)]
        [0.27, 0.5, 0.75, 0.9, 0.96]
        >>> confidence.share("deadline"), confidence.share("table")
        (0.8, 1.0)
    """

    linear: Linear
    reliable: float = _AT
    shares: Mapping[str, float] = field(default_factory=dict)

    def of(self, score: float) -> float:
        """The confidence in a statement with these log-odds, from 0 to 1."""
        if self.reliable <= _AT or score <= 0:
            return probability(score)
        if math.isinf(self.reliable):
            return min(probability(score), _UNRELIABLE)
        if score >= self.reliable:
            return probability(score - self.reliable + _AT)
        return probability(score * _AT / self.reliable)

    def share(self, of: str) -> float:
        """What the rules' own confidence is multiplied by."""
        return self.shares.get(of, 1.0)


def read_confidence(model: Mapping[str, Any]) -> Confidence:
    """What one file of weights tells.

    Example:
        >>> read_confidence({"bias": 0.5, "weights": {}, "reliable": 3, "shares": {"table": 0.9}}).share("table")
        0.9
    """
    shares = {str(name): float(share) for name, share in model.get("shares", {}).items()}
    reliable = model.get("reliable")
    return Confidence(linear(model), math.inf if reliable is None else float(reliable), shares)


def unlearned(record: Record, *, in_table: bool) -> str | None:
    """What kind of record this is if no model judges it: one of a ``table``, or a ``deadline``; else None.

    Example:
        >>> unlearned(Record(0, 4, "2025", "", "target", "deadline"), in_table=False)
        'deadline'
    """
    if in_table:
        return "table"
    return "deadline" if record.measure == "deadline" else None
