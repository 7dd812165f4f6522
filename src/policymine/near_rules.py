"""Rules for numbers that count nothing, by what stands right before and behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import regex

from policymine.marks import Marked
from policymine.needs import needs_of
from policymine.quantities import Quantity

REACH = 64
"""So many characters before a value are looked at for what makes it no statement."""


@dataclass(frozen=True, slots=True)
class NearRule:
    """What stands right before and behind a number that counts nothing.

    Attributes:
        why: Why it counts nothing.
        sorts: The sorts of quantities that are meant.
        before: What stands before it.
        after: What stands behind it.
        raw: Whether the text keeps its capital letters.
    """

    why: str
    sorts: frozenset[str]
    before: regex.Pattern[str]
    after: regex.Pattern[str]
    raw: bool

    @classmethod
    def read(cls, rule: Mapping[str, Any]) -> NearRule:
        """Read a rule of ``cues.toml``."""
        # Read backwards from the number, as all of them end there.
        before, after = regex.compile(rule.get("before", ""), regex.REVERSE), regex.compile(rule.get("after", ""))
        return cls(rule["why"], frozenset(rule["sorts"]), before, after, bool(rule.get("raw", False)))

    def fits(self, marked: Marked, quantity: Quantity) -> bool:
        """Tell whether a quantity of one of the sorts stands so in a sentence."""
        text = marked.text if self.raw else marked.folded
        if self.after.pattern and self.after.match(text, quantity.end) is None:
            return False
        if not self.before.pattern:
            return True
        return self.before.match(text, max(0, quantity.start - REACH), quantity.start) is not None


def needs(rule: Mapping[str, Any], *, spaced: bool) -> tuple[frozenset[str], ...]:
    """The letters that a rule needs in folded text, also where it looks at capitals.

    Where characters have plainer forms, a rule for the source's own wording may need others than folded text has.
    """
    if rule.get("raw") and not spaced:
        return ()
    both = (*needs_of(rule.get("before", "")), *needs_of(rule.get("after", "")))
    return tuple(frozenset(map(str.lower, need)) for need in both)
