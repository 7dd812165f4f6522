"""Promises as commitments: what several documents of a year promise alike is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from policymine.comparing.ambition import Judged, same
from policymine.comparing.columns import Later, Outcome
from policymine.comparing.matching import Index, Match, Matcher
from policymine.comparing.phrases import SURE
from policymine.comparing.statements import Statement, as_stated

Series = tuple[str, ...]

NEW = Judged("new", "")


@dataclass(slots=True, eq=False)
class Finding:
    """What became of a commitment.

    Attributes:
        verdict: The outcome.
        reason: Why.
        result: The result that shows it, if any.
        match: How the result was found.
        attainment: Result by promise, where that says something.
        others: Further results that say the same.
        conflict: Other values of the same document for the same, empty if there are none.
    """

    verdict: Outcome
    reason: str
    result: Statement | None = None
    match: Match | None = None
    attainment: float | None = None
    others: list[Statement] = field(default_factory=list)
    conflict: str = ""


@dataclass(slots=True, eq=False)
class Commitment:
    """A promise of one year, with every record that makes it.

    Attributes:
        shown: The record that is shown.
        members: All its records, the one of the foremost kind of document first.
        year: The year that it was made in.
        version: Which version of the tables it is of.
        id: 16 hexadecimal digits.
        conflict: Other values that the same document promises for the same.
        judged: The verdict on the revision.
        previous: The commitment before.
        previous_match: How that was found.
        later: What became of the promise in the next document of the kind.
        finding: What became of it.
    """

    shown: Statement
    members: list[Statement]
    year: int | None
    version: int
    id: str = ""
    conflict: str = ""
    judged: Judged = NEW
    previous: Commitment | None = None
    previous_match: Match | None = None
    later: Later = "no_later_document"
    finding: Finding | None = None

    def ids(self) -> list[str]:
        """Give every id by which a user may name it."""
        return [self.id, *(member.record_id for member in self.members)]

    def series(self) -> list[Series]:
        """Give the series of documents that it stands in, the foremost kind first."""
        return list(dict.fromkeys(member.source.series for member in self.members))


def gather(promises: Iterable[Statement], matcher: Matcher) -> list[Commitment]:
    """Put promises together that say the same: place, year, value, deadline and horizon equal, indicator matching.

    Args:
        promises: The targets of one region.
        matcher: Knows which indicators are the same.

    Returns:
        The commitments, in an order that does not depend on that of the promises.
    """
    leaders: Index[Commitment] = Index(matcher)
    found: list[Commitment] = []
    for promise in sorted(promises, key=order):
        key = _key(promise)
        best: tuple[float, Commitment] | None = None
        for one in leaders.near(key, promise):
            match = matcher.match(promise, one.shown)
            if match and (best is None or match.score > best[0]):
                best = (match.score, one)
        if best:
            best[1].members.append(promise)
            leaders.add(key, promise, best[1])
        else:
            one = Commitment(promise, [promise], promise.year, promise.source.version)
            found.append(one)
            leaders.add(key, promise, one)
    found = _without_wholes(found, matcher)
    taken: dict[str, int] = defaultdict(int)
    for one in found:
        text = repr((_named(one.shown), one.shown.source.kind.name, *_key(one.shown)))
        taken[text] += 1
        one.id = digits(text, taken[text])
    _mark_conflicts(found, matcher)
    return found


def order(statement: Statement) -> tuple[object, ...]:
    """Sort statements: foremost kinds of documents first, else by where they stand."""
    source = statement.source
    return (source.kind.rank, source.year or 0, source.published, source.doc_id, statement.row)


def digits(*parts: object) -> str:
    """Make 16 hexadecimal digits that are the same on every machine.

    Example:
        >>> len(digits("a", 1)), digits("a", 1) == digits("a", 1)
        (16, True)
    """
    return blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def _without_wholes(found: list[Commitment], matcher: Matcher) -> list[Commitment]:
    """Leave out promises that only name the whole of another one's part: "Of the 34 tasks, complete 20"."""
    parts: Index[Commitment] = Index(matcher)
    for one in found:
        if not one.shown.beside and one.shown.work:
            parts.add((one.shown.source.doc_id, one.shown.deadline), one.shown, one)
    return [
        one
        for one in found
        if not one.shown.beside
        or not any(
            matcher.match(one.shown, other.shown)
            for other in parts.near((one.shown.source.doc_id, one.shown.deadline), one.shown)
        )
    ]


def _named(statement: Statement) -> str:
    return statement.indicator_id or " ".join(sorted(statement.phrase.tokens)) or statement.phrase.text


def _key(promise: Statement) -> tuple[Hashable, ...]:
    number = ("" if value is None else f"{value:.7g}" for value in (promise.value, promise.high))
    source = promise.source
    return (
        source.region, promise.place, promise.year, source.version, promise.dimension, promise.change, *number,
        promise.deadline, promise.horizon,
    )  # fmt: skip


def _mark_conflicts(found: list[Commitment], matcher: Matcher) -> None:
    """Note where one document promises several values for the same thing: all are shown, none is averaged."""
    groups: dict[tuple[Hashable, ...], list[tuple[Statement, Commitment]]] = defaultdict(list)
    for one in found:
        for member in one.members:
            if member.value is not None:
                name: Hashable = member.indicator_id or member.number
                key = (member.source.doc_id, member.source.version, member.place, name, member.dimension, member.change)
                groups[*key, member.deadline, member.horizon].append((member, one))
    for group in groups.values():
        values: dict[str, tuple[Statement, Commitment]] = {}
        for member, one in group:
            values.setdefault(one.id, (member, one))
        if len(values) < 2:
            continue
        told = list(values.values())[:10]
        for member, one in told:
            others = [
                other
                for other, _ in told
                if other is not member
                and not same(other.value, member.value)
                and (match := matcher.match(other, member))
                and match.score >= SURE
            ]
            one.conflict = "; ".join(dict.fromkeys(plain(other) for other in others))


def plain(statement: Statement) -> str:
    """Write a value as the document has it, for conflicts and reasons.

    Example:
        >>> plain(Statement(value=40000000.0, dimension="m2", comparator=">=", unit="ha"))
        '>= 4000 ha'
    """
    if statement.value is None:
        return statement.deadline
    value, other, unit = as_stated(statement)
    high = "" if other is None else f" to {other:.10g}"
    bound = "" if statement.comparator in ("=", "range") else f"{statement.comparator} "
    return f"{bound}{value:.10g}{high} {unit}".replace(" count", "").strip()
