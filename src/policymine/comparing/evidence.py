"""Which results may tell of a promise: from which documents, for which time, and how good they are as evidence."""

from __future__ import annotations

from dataclasses import dataclass

from policymine.comparing.commitments import Commitment, order
from policymine.comparing.matching import Match
from policymine.comparing.statements import COUNT, POINTS, RATIO, Statement, unit_told, year_of

GRACE = 2
"""So many years after its deadline a value is still looked for."""

INTERIM, FINAL, AFTER = "interim", "final", "after"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A result that may tell of a commitment.

    Attributes:
        result: The result.
        match: How it was found.
        stage: Before the deadline, at it, or behind it.
        value: What is held against the promised value: the result's, or one worked out from it; None for a date.
        how: How it was worked out, empty if it is the result's own.
        rank: How direct it is, 0 for the same form.
    """

    result: Statement
    match: Match
    stage: str
    value: float | None
    how: str
    rank: int


def behind(one: Commitment, result: Statement) -> bool:
    """Tell whether a result is from a later document than the promise, or looks back on it."""
    promise = one.shown
    if result.source.version != promise.source.version:
        return False
    told, made = result.source, promise.source
    if told.doc_id == made.doc_id or made.year is None or told.year is None:
        due = year_of(promise.deadline)
        return due is not None and made.year is not None and due < made.year
    if told.year != made.year:
        return told.year > made.year or told.year > (year_of(promise.deadline) or made.year)
    return told.published > made.published if told.published and made.published else False


def stage(promise: Statement, result: Statement) -> str:
    """Tell whether a result is from before the deadline, at it or behind it."""
    due = promise.deadline
    if not due:
        return FINAL if promise.horizon == "annual" else INTERIM
    if result.start > due:
        return AFTER
    end = result.end
    if result.year is not None and (year := year_of(due)) is not None and result.year > year:
        return AFTER
    if end > due and not result.start and (result.stated or end[:4] > due[:4]):
        return AFTER
    if not end:  # how things stood when the document was written
        told = result.source.published
        return INTERIM if told and told < due else FINAL
    if end >= due:
        return FINAL
    if result.horizon == "annual" and (end[:4] == due[:4] or promise.horizon == "annual"):
        return FINAL
    # A report on the whole year says how the year ended, unless it says until when it counts.
    written = result.source.year
    if written is not None and written > int(due[:4]) and end[:4] == due[:4] and not result.stated:
        return FINAL
    return FINAL if promise.value is None and result.value is None else INTERIM


def tells_of(promise: Statement, result: Statement) -> bool:
    """Tell whether a result from behind the deadline still is about the promise, and not about the years after it."""
    due = year_of(promise.deadline)
    if due is None or result.year is None or promise.horizon in ("annual", "deadline"):
        return True
    started = bool(result.start) and result.start > promise.deadline and result.value is not None
    return result.year - due <= GRACE and not (started and promise.horizon == "cumulative")


def same_horizon(promise: Statement, result: Statement) -> bool:
    """Tell whether values may meet: never those of one year with those of several."""
    if promise.value is None or result.value is None:
        return True
    if promise.horizon == "cumulative":
        single = promise.source.year is not None and (year_of(promise.deadline) or 0) <= promise.source.year
        return result.horizon == "cumulative" or single or result.horizon == ""
    if promise.horizon == "annual":
        return result.horizon != "cumulative"
    return True


def related(promise: Statement, result: Statement) -> bool:
    """Tell whether two values are forms of one thing: levels and changes, a number and a share, or over other spans."""
    if promise.dimension == result.dimension:
        return True
    if promise.change == result.change == "level":
        number = promise if result.dimension == RATIO else result
        return number.work and number.measure != "money" and RATIO in (promise.dimension, result.dimension)
    moved, level = (promise, result) if result.change == "level" else (result, promise)
    return moved.change != "level" and level.change == "level" and moved.dimension in (RATIO, POINTS)


def whole_year(result: Statement) -> bool:
    """Tell whether a result is for a year from its beginning, as far as is known."""
    return not result.start or result.start.endswith("-01-01")


def preference(evidence: Evidence) -> tuple[object, ...]:
    """Sort evidence: surest and most direct first, then the next report."""
    result = evidence.result
    foremost, *where = order(result)
    sure = round(evidence.match.score, 1)
    return (evidence.rank, -sure, result.source.year or 0, foremost, -len(result.end), *where)


def rivals(first: Evidence, other: Evidence) -> bool:
    """Tell whether a document gives another value for the very same thing."""
    mine, its = first.result, other.result
    return (
        other is not first
        and (mine.source.doc_id, mine.start, mine.end) == (its.source.doc_id, its.start, its.end)
        and (mine.dimension, mine.change, mine.horizon) == (its.dimension, its.change, its.horizon)
        and (mine.number == its.number or (mine.indicator_id != "" and mine.indicator_id == its.indicator_id))
    )


def form(statement: Statement) -> str:
    """Say in words what form a value has, for reasons."""
    several = " over several years" if statement.horizon == "cumulative" else ""
    if statement.value is None:
        return "a date"
    if statement.dimension == COUNT:
        number = f"number of {statement.unit or 'things'}"
        return f"{'a' if statement.change == 'level' else 'a change in the'} {number}{several}"
    return f"{'a level' if statement.change == 'level' else 'a change'} in {unit_told(statement)}{several}"
