"""A goal that is put once more: "with support the reduction would reach 42%", "and 25% conditionally"."""

from __future__ import annotations

from typing import Any

import regex

from policymine.context import Context
from policymine.lang import Language
from policymine.marks import Marked
from policymine.records import Record

_MEASURED = frozenset({"percent", "points", "amount"})
_SAME = 1e-6
"""Parts of a goal differ by no more from it."""


class RenewedGoals:
    """Lets a value that only says on what condition, or how far, be that of the goal before it.

    Args:
        language: The language; without a table of it nothing is changed.
    """

    def __init__(self, language: Language) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("renewing", {})
        self._bare = frozenset(table.get("bare", ()))
        self._fillers = self._bare | frozenset(table.get("fillers", ()))
        self._raised = regex.compile(table.get("raised", r"(?!)"))
        self._rest = tuple(table.get("rest", ()))
        self._reach = int(table.get("chars", 0))
        self._feats = tuple(table.get("feats", ())) or ("\0",)
        self._done = regex.compile(table["achieving"]) if "achieving" in table else None

    def renew(self, record: Record, marked: Marked, context: Context) -> None:
        """Give a record the name, the change and the deadline of the goal before, where it has no thing of its own.

        Args:
            record: The record, named.
            marked: Its sentence.
            context: What was told before.
        """
        if not self._bare or record.measure not in _MEASURED or not record.indicator:
            return
        whole = self._whole_of_rest(record, marked, context)
        if whole is not None:
            record.indicator, record.change = whole.indicator, whole.change
            if record.kind == "target" and record.date_basis not in ("stated", "context") and whole.deadline:
                record.deadline, record.date_basis = whole.deadline, "context"
            return
        before = _goal_before(record, context)
        if before is None:
            return
        again = record.indicator == before.indicator
        if not again and record.change == before.change != "level" and self._is_doer(record, marked):
            record.indicator = before.indicator
        if not again and not self._is_bare(record.indicator, before.indicator):
            return
        changes = record.kind == "target" and record.change == "level" and before.change != "level"
        if changes and self._is_raised(record, before, marked, again):
            record.change = before.change
        elif again:
            return
        record.indicator = before.indicator
        if record.kind == "target" and record.date_basis not in ("stated", "context") and before.deadline:
            record.deadline, record.date_basis = before.deadline, "context"

    def _is_doer(self, record: Record, marked: Marked) -> bool:
        """Whether a name is that of who achieves a change: "with support, the country could achieve a 40% cut"."""
        folded = marked.folded
        if not folded.startswith(self._feats, record.end) or self._done is None:
            return False
        return self._done.search(folded, max(0, record.start - self._reach), record.start) is not None

    def _whole_of_rest(self, record: Record, marked: Marked, context: Context) -> Record | None:
        """The change that a value is the rest of: "a cut of 30%; 10% at home, while the remaining 20% needs aid"."""
        said = marked.folded[: record.start].rstrip()
        if record.change != "level" or not self._rest or not said.endswith(self._rest) or record.value is None:
            return None
        alike = [r for r in context.last if r.measure == record.measure and r.unit == record.unit and r.value]
        for at in range(len(alike) - 2, -1, -1):
            whole, parts = alike[at], alike[at + 1 :]
            left = (whole.value or 0.0) - sum(part.value or 0.0 for part in parts if part.change == whole.change)
            if whole.change != "level" and abs(left - record.value) < _SAME:
                return whole
        return None

    def _is_bare(self, name: str, told: str) -> bool:
        """Whether the words of a name say nothing but that there is a goal, or on what condition."""
        words = name.lower().replace("-", " ").split()
        if self._bare.isdisjoint(words) or told.lower() in name.lower():
            return False  # "programme costs subject to foreign support" says of what
        of_goal = set(told.lower().split())
        return all(word in self._fillers or word in of_goal for word in words)

    def _is_raised(self, record: Record, before: Record, marked: Marked, again: bool) -> bool:
        """Whether a value is a change as the one before was, and no level: not "cut by 5%, to 40%"."""
        if not again:
            return before.measure == record.measure
        near = marked.folded[max(0, record.start - self._reach) : record.end + self._reach]
        return before.change == "decrease" and self._raised.search(near) is not None


def goal_of(record: Record, previous: Record, context: Context) -> str:
    """What a value that is only called a goal is said of: what was told last, but no parts of what was promised before.

    Args:
        record: The value.
        previous: What was told last.
        context: What was told before.
    """
    if record.kind == "target" and previous.kind == "result" and record.measure == previous.measure:
        for before in reversed(context.last):
            if before.kind == "target" and before.measure == record.measure and before.indicator:
                return before.indicator
    return previous.indicator


def _goal_before(record: Record, context: Context) -> Record | None:
    for before in (context.whole, context.previous, *context.last[-2:-1]):
        if before is not None and before.measure == record.measure and before.unit == record.unit:
            return before if before.kind == "target" and before.indicator else None
    return None
