"""Rules for numbers that count nothing, by what stands right before and behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import regex

from policymine.marks import Marked
from policymine.needs import may_match, needs_of
from policymine.quantities import Quantity

REACH = 64
"""So many characters before a value are looked at for what makes it no statement."""


Needs = tuple[frozenset[str], ...]
"""What :func:`policymine.needs.needs_of` gives."""


@dataclass(frozen=True, slots=True)
class NearRule:
    """What stands right before and behind a number that counts nothing.

    Attributes:
        why: Why it counts nothing.
        sorts: The sorts of quantities that are meant.
        before: What stands before it; None if anything may.
        after: What stands behind it; None if anything may.
        raw: Whether the text keeps its capital letters.
        needs_before: The letters that stand before it.
        needs_after: The letters that stand behind it.
    """

    why: str
    sorts: frozenset[str]
    before: regex.Pattern[str] | None
    after: regex.Pattern[str] | None
    raw: bool
    needs_before: Needs
    needs_after: Needs

    @classmethod
    def read(cls, rule: Mapping[str, Any]) -> NearRule:
        """Read a rule of ``cues.toml``."""
        before, after = rule.get("before", ""), rule.get("after", "")
        return cls(
            rule["why"],
            frozenset(rule["sorts"]),
            # Read backwards from the number, as all of them end there.
            regex.compile(before, regex.REVERSE) if before else None,
            regex.compile(after) if after else None,
            bool(rule.get("raw", False)),
            needs_of(before, seen=False),
            needs_of(after, seen=False),
        )


def fitting(rules: Iterable[NearRule], marked: Marked, quantity: Quantity) -> NearRule | None:
    """Find the first rule for numbers of one sort that a quantity stands by.

    Args:
        rules: The rules that may fit numbers of the sentence.
        marked: The sentence.
        quantity: The quantity.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.marking import Marker
        >>> text = "see page 12 below"
        >>> marked = Marker(load("en")).mark(text, text, [], [], [])
        >>> rules = [NearRule.read({"why": "page", "sorts": ["number"], "before": "page $", "after": ""})]
        >>> [fitting(rules, marked, Quantity(at, at + 2, at, at + 2, "number", 12.0)) is not None for at in (4, 9)]
        [False, True]
    """
    start, end, sort = quantity.start, quantity.end, quantity.sort
    near = max(0, start - REACH)
    sides: dict[bool, tuple[str, str]] = {}
    for rule in rules:
        if sort not in rule.sorts:
            continue
        text = marked.text if rule.raw else marked.folded
        if rule.raw not in sides:
            sides[rule.raw] = text[near:start], text[end:]
        before, behind = sides[rule.raw]
        # Letters are looked for on their own side first: what calls a rule mostly stands elsewhere in the sentence.
        if not (may_match(behind, rule.needs_after) and may_match(before, rule.needs_before)):
            continue
        if rule.after is not None and rule.after.match(text, end) is None:
            continue
        if rule.before is None or rule.before.match(text, near, start) is not None:
            return rule
    return None


def needs(rule: Mapping[str, Any], *, spaced: bool) -> Needs:
    """The letters that a rule needs in folded text, also where it looks at capitals.

    Where characters have plainer forms, a rule for the source's own wording may need others than folded text has.
    """
    if rule.get("raw") and not spaced:
        return ()
    both = (*needs_of(rule.get("before", "")), *needs_of(rule.get("after", "")))
    return tuple(frozenset(map(str.lower, need)) for need in both)
