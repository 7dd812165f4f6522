"""Which way is better, and whether a promise is more ambitious than the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from policymine.comparing.columns import Revision
from policymine.comparing.statements import POINTS, RANK, RATIO, Statement, unit_told
from policymine.comparing.wording import wording
from policymine.comparing.yearly import a_year_apart

CLOSE = 1e-6
"""Values that differ by less than this share are the same: base units are rounded to ten digits."""


class _Indicator(Protocol):
    @property
    def direction(self) -> str: ...

    @property
    def growth(self) -> str: ...


YEAR_ASSUMED = "only one of the two says that it is a year's"
"""What reasons say of money for a person with and without "a year"."""

Directions = Mapping[str, _Indicator]
"""The catalogue's indicators by id; ``direction`` is ``up`` or ``down``, ``growth`` ``real`` or ``nominal``."""


def same(left: float | None, right: float | None) -> bool:
    """Tell whether two values are the same but for rounding.

    Example:
        >>> same(66666666.67, 100000 * 2000 / 3), same(1.0, 1.01), same(None, None)
        (True, False, True)
    """
    if left is None or right is None:
        return left is right
    return abs(left - right) <= CLOSE * max(abs(left), abs(right))


def better(statement: Statement, directions: Directions, *, comparator_first: bool = False) -> int:
    """Tell which way is better for a promised value: 1 for more, -1 for less.

    Args:
        statement: The promise.
        directions: The catalogue.
        comparator_first: Go by the comparator before the catalogue: what was promised, not what is ambitious.

    Example:
        >>> from policymine.comparing.phrases import phrase_of
        >>> phrase = phrase_of("PM2.5 concentration")
        >>> better(Statement(phrase=phrase, value=3.9e-8, dimension="kg/m3"), {})
        -1
        >>> better(Statement(phrase=phrase, value=3.0, dimension="%", change="decrease"), {})
        1
    """
    bound = {">": 1, "<": -1}.get(statement.comparator[:1], 0)
    if comparator_first and bound:
        return bound
    if statement.dimension == RANK:
        return -1
    turned = -1 if statement.change == "decrease" else 1
    known = directions.get(statement.indicator_id)
    if known is not None and known.direction in ("up", "down"):
        if known.direction == "down" and statement.change == "level" and statement.work:
            # "A reduction of 400 t" of what there should be less of.
            turned = -1 if wording().taken.search(statement.phrase.text) else 1
        return turned if known.direction == "up" else -turned
    if bound:
        return bound
    if statement.change == "decrease":
        return 1
    words = wording()
    text = statement.phrase.text
    if statement.dimension == "kg/m3":
        return -1
    return -1 if words.less.search(text) and not words.more.search(text) else 1


def edge(statement: Statement, way: int) -> float | None:
    """Give the end of a range that has to be reached; for other promises the value."""
    if statement.value is None or statement.high is None:
        return statement.value
    return min(statement.value, statement.high) if way > 0 else max(statement.value, statement.high)


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on a revision, and why."""

    verdict: Revision
    reason: str


def revision(now: Statement, before: Statement, directions: Directions) -> Judged:
    """Compare a promise with the one before.

    Args:
        now: The promise.
        before: What was promised for the same thing before.
        directions: The catalogue.

    Returns:
        `raised`, `lowered`, `unchanged`, `reworded` or `not_comparable`.

    Example:
        >>> from policymine.comparing.phrases import phrase_of
        >>> phrase = phrase_of("PM2.5 concentration")
        >>> now = Statement(phrase=phrase, value=3.8e-8, dimension="kg/m3")
        >>> revision(now, Statement(phrase=phrase, value=3.9e-8, dimension="kg/m3"), {})
        Judged(verdict='raised', reason='more ambitious by 2.6%; less is better')
    """
    if now.value is None and before.value is None:
        return _dates(now, before)
    if now.value is None or before.value is None:
        said = "a value became a date" if now.value is None else "a date became a value"
        return Judged("reworded", said)
    # By the same day the same is meant, whether a plan of several years says it or a report on the last of them.
    one_day = bool(now.deadline) and now.deadline == before.deadline
    if not one_day and (now.horizon == "cumulative") != (before.horizon == "cumulative"):
        return Judged("not_comparable", f"{now.horizon or 'no'} horizon after {before.horizon or 'none'}")
    if now.phrase.part != before.phrase.part:
        return Judged("not_comparable", "another part of the year")
    if not like(now, before):
        return Judged("not_comparable", _unlike(now, before))
    if (factor := a_year_apart(now, before)) is not None and before.value is not None:
        high = None if before.high is None else before.high * factor
        before = replace(before, value=before.value * factor, high=high, dimension=now.dimension, unit=now.unit)
        judged = revision(now, before, directions)
        return Judged(judged.verdict, f"{judged.reason} ({YEAR_ASSUMED})")
    way = better(now, directions)
    new, old = edge(now, way), edge(before, way)
    if same(new, old) and same(now.high, before.high):
        if now.measure != before.measure and "multiple" in (now.measure, before.measure):
            return Judged("reworded", f"{now.measure} after {before.measure}, the same value")
        moved = _moved(now, before)
        bounds = "" if now.comparator == before.comparator else f", {now.comparator} after {before.comparator}"
        return moved or Judged("unchanged", f"the same value{bounds}")
    if new is None or old is None:
        return Judged("not_comparable", "a value is missing")
    gain = (new - old) * way
    if gain == 0:
        gain = ((now.high or new) - (before.high or old)) * way
    by = f" by {abs(new - old) / abs(old):.1%}" if old else ""
    which = "less is better" if way < 0 else "more is better"
    return Judged("raised" if gain > 0 else "lowered", f"{'more' if gain > 0 else 'less'} ambitious{by}; {which}")


def like(left: Statement, right: Statement) -> bool:
    """Tell whether two values can be held against each other directly."""
    if left.dimension != right.dimension and a_year_apart(left, right) is None:
        return False
    if left.change == right.change:
        return True
    # Work that is done is a level to one author and a change to another: "60 km of new pipes", "an increase of 60 km".
    level, moved = (left, right) if left.change == "level" else (right, left)
    if level.change != "level" or not left.work:
        return False
    known = wording()
    return (known.added if moved.change == "increase" else known.taken).search(level.phrase.text)


def _unlike(now: Statement, before: Statement) -> str:
    if now.dimension != before.dimension and {now.dimension, before.dimension} != {RATIO, POINTS}:
        return f"{now.measure} in {unit_told(now)} after {before.measure} in {unit_told(before)}"
    return f"{_form(now)} after {_form(before)}"


def _form(statement: Statement) -> str:
    return "a level" if statement.change == "level" else "a change"


def _dates(now: Statement, before: Statement) -> Judged:
    if now.deadline == before.deadline:
        return Judged("unchanged", "the same date")
    if not now.deadline or not before.deadline:
        return Judged("not_comparable", "a date is missing")
    later = now.deadline > before.deadline
    said = f"{'later' if later else 'earlier'}: {now.deadline} after {before.deadline}"
    return Judged("lowered" if later else "raised", said)


def _moved(now: Statement, before: Statement) -> Judged | None:
    """Tell whether the same value has got another date, where it is not the next year's by nature."""
    if {now.horizon, before.horizon} <= {"annual", ""} or now.deadline == before.deadline:
        return None
    if now.deadline and before.deadline and "deadline" not in (now.horizon, before.horizon):
        return _dates(now, before)
    return None
