"""What became of each commitment, by what later documents report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from policymine.comparing.ambition import CLOSE, YEAR_ASSUMED, Directions, better, edge, like, same
from policymine.comparing.commitments import Commitment, Finding, order, plain
from policymine.comparing.decisions import Decisions
from policymine.comparing.documents import Source
from policymine.comparing.evidence import (
    AFTER,
    FINAL,
    GRACE,
    INTERIM,
    Evidence,
    behind,
    form,
    preference,
    related,
    rivals,
    same_horizon,
    stage,
    tells_of,
    whole_year,
)
from policymine.comparing.matching import Index, Match, Matcher
from policymine.comparing.phrases import SURE
from policymine.comparing.statements import POINTS, RATIO, Statement, year_of
from policymine.comparing.yearly import a_year_apart

EXCEEDED = 0.05
"""More than this share of the promised value better than promised is exceeded."""

HALF = 0.5
"""Of work that is done piece by piece, this share or more is partly."""

_CERTAIN = 0.9
_MOST = 50
_OPEN = ("not_comparable", "unreported")


class Judge:
    """Finds the outcome of one region's commitments.

    Args:
        results: What its documents report.
        sources: All its documents.
        matcher: Knows which indicators are the same.
        decisions: What the user has decided.
        directions: The catalogue.
        tolerance: Share by which a value "about" which something was promised may fall short.
    """

    def __init__(
        self,
        results: Iterable[Statement],
        sources: Iterable[Source],
        matcher: Matcher,
        decisions: Decisions,
        directions: Directions,
        tolerance: float,
    ) -> None:
        self._matcher, self._decisions, self._directions = matcher, decisions, directions
        self._tolerance = tolerance
        self._index: Index[Statement] = Index(matcher)
        years: set[int] = set()
        self._named: dict[str, Statement] = {}
        for result in sorted(results, key=order):
            if result.record_id in decisions.pairs:
                self._named[result.record_id] = result
            if result.year is not None:
                years.add(result.year)
                self._index.add(result.year, result, result)
        self._years = sorted(years)
        self._reviews: set[int] = set()
        self._issues: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for each in sources:
            if each.year is not None:
                self._issues[each.series].add(each.year)
                if each.kind.reviews:
                    self._reviews.add(each.year)

    def find(self, one: Commitment) -> Finding:
        """Tell what became of a commitment."""
        promise = one.shown
        if one.year is None:
            return Finding("pending", "the year of its document is unknown")
        evidence, unlike = self._evidence(one)
        final = [each for each in evidence if each.stage == FINAL]
        after = [each for each in evidence if each.stage == AFTER]
        if final and (best := self._settle(promise, final)).verdict in ("met", "exceeded"):
            return best
        if after:
            late = self._settle(promise, after, late=True)
            if late.verdict in ("late", "met", "exceeded") or not final:
                return late
        if final:
            return self._settle(promise, final)
        return self._unsettled(one, evidence, unlike)

    def _unsettled(self, one: Commitment, evidence: list[Evidence], unlike: list[tuple[Statement, Match]]) -> Finding:
        promise = one.shown
        interim = [each for each in evidence if each.stage == INTERIM and each.value is not None]
        if interim:
            best = max(interim, key=lambda each: (each.result.end, each.match.score))
            settled = self._verdict(promise, best, tolerance=0.0)
            done = promise.work or (best.result.horizon == "annual" and promise.horizon == "endpoint")
            if done and settled.verdict in ("met", "exceeded"):
                settled.reason = f"before its time: {settled.reason}"
                return settled
        due = year_of(promise.deadline)
        by = max(due or 0, one.year or 0) if promise.horizon != "annual" else one.year or 0
        told = self._reviews.union(*(self._issues[series] for series in one.series()))
        # How a year went is told by the next year's report; one of later years need not come back to it.
        last = by + (1 if promise.horizon == "annual" else GRACE) if due else max(told, default=by)
        told = {year for year in told if by < year <= last}
        if not told:
            gap = any(year > by for year in self._reviews)
            reason = f"no document of {by + 1} could tell" if gap else "not due, or no later document could tell"
            pending = Finding("pending", reason)
            if interim:
                pending.result, pending.match = best.result, best.match
                pending.reason = "so far: " + plain(best.result)
            return pending
        for result, match in unlike:
            if match.score >= SURE and related(promise, result):
                reason = f"{form(result)} reported, {form(promise)} promised"
                return Finding("not_comparable", reason, result, match)
        if interim and not due:
            return Finding("pending", "without a deadline; so far: " + plain(best.result), best.result, best.match)
        if interim:
            reason = f"only reported before the deadline: {plain(best.result)} by {best.result.end}"
            return Finding("unreported", reason, best.result, best.match)
        return Finding("unreported", "later documents do not say")

    def _evidence(self, one: Commitment) -> tuple[list[Evidence], list[tuple[Statement, Match]]]:
        promise = one.shown
        due = year_of(promise.deadline)
        first = one.year or 0
        # What is promised for a year is shown by that year's results alone.
        years = (
            [due or first] if promise.horizon == "annual" and due else [year for year in self._years if year >= first]
        )
        found: list[Evidence] = []
        unlike: list[tuple[Statement, Match]] = []
        near = [result for year in years for result in self._index.near(year, promise)]
        for result in self._chosen(one, near) + near:
            # What only stands beside another value shows nothing: "71 of the planned 75", "from 75% to 83%".
            if result.beside or not behind(one, result):
                continue
            match = self._match(one, result)
            if match is None:
                continue
            at = stage(promise, result)
            if at == AFTER and not tells_of(promise, result):
                continue
            value, how, rank = self._held(promise, result, match)
            if rank < 0:
                if at == FINAL:
                    unlike.append((result, match))
                continue
            if not same_horizon(promise, result):
                if at != INTERIM:
                    unlike.append((result, match))
                continue
            found.append(Evidence(result, match, at, value, how, rank))
        return found, unlike

    def _chosen(self, one: Commitment, near: list[Statement]) -> list[Statement]:
        """Give the results that the user has called the same and that are not found by themselves."""
        wanted = self._decisions.same(one.ids())
        seen = {id(result) for result in near}
        return [
            each for each in (self._named[name] for name in sorted(wanted & self._named.keys())) if id(each) not in seen
        ]

    def _match(self, one: Commitment, result: Statement) -> Match | None:
        said = self._decisions.about(one.ids(), [result.record_id])
        if said is not None:
            return Match(1.0, "decided by the user") if said else None
        return self._matcher.match(one.shown, result)

    def _held(self, promise: Statement, result: Statement, match: Match) -> tuple[float | None, str, int]:
        """Give what of a result can be held against a promise, how it was worked out, and how direct that is."""
        if promise.value is None:
            if result.value is None:
                return None, "", 0
            if result.dimension == RATIO and result.change == "level":
                return result.value, "share of the work", 1
            # A number shows that something is done only if it is surely of the same thing.
            return None, "", 2 if match.score >= _CERTAIN else -1
        if result.value is None:
            return None, "", 1
        if promise.dimension == result.dimension and promise.change == result.change:
            return result.value, "", 0
        if promise.change == result.change and (factor := a_year_apart(promise, result)) is not None:
            return result.value * factor, YEAR_ASSUMED, 1
        if like(promise, result):
            return result.value, "", 1
        return self._worked_out(promise, result)

    def _worked_out(self, promise: Statement, result: Statement) -> tuple[float | None, str, int]:
        """Hold a change against levels, or a level against a change, by the level of the year before."""
        levelled = result.change == "level"
        if levelled == (promise.change == "level") or result.value is None or promise.value is None:
            return None, "", -1
        level = result if levelled else promise
        moved = promise if levelled else result
        if (level.dimension, moved.dimension) != (RATIO, POINTS) and (
            moved.dimension != RATIO or level.dimension in (RATIO, POINTS)
        ) and level.dimension != moved.dimension:  # fmt: skip
            return None, "", -1
        base = self._base(promise, result, level.dimension)
        if base is None or base.value is None:
            return None, "", -1
        sign = -1 if moved.change == "decrease" else 1
        relative = moved.dimension == RATIO and level.dimension != RATIO
        if relative and self._real(promise):
            return None, "", -1
        if levelled:
            if relative and not base.value:
                return None, "", -1
            grown = (result.value / base.value - 1) * 100 if relative else result.value - base.value
            # A level that is written with one digit is no more exact than that.
            return round(sign * grown, 6), f"from {plain(base)} to {plain(result)}", 2
        value = base.value * (1 + sign * result.value / 100) if relative else base.value + sign * result.value
        return value, f"from {plain(base)} and a change of {plain(result)}", 2

    def _real(self, promise: Statement) -> bool:
        """Tell whether growth of an indicator is in constant prices, while its levels are in those of their year."""
        known = self._directions.get(promise.indicator_id)
        return known is not None and known.growth == "real"

    def _base(self, promise: Statement, told: Statement, dimension: str) -> Statement | None:
        """Find the reported level of the year before a result, in the words of the result or nearly so."""
        if told.year is None:
            return None
        best: tuple[float, Statement] | None = None
        for result in self._index.near(told.year - 1, told):
            if result.dimension == dimension and result.change == "level" and whole_year(result):
                match = self._matcher.match(told, result)
                if (
                    match
                    and match.score >= _CERTAIN
                    and self._matcher.match(promise, result)
                    and (best is None or match.score > best[0])
                ):
                    best = (match.score, result)
        return best[1] if best else None

    def _settle(self, promise: Statement, evidence: list[Evidence], *, late: bool = False) -> Finding:
        first = min(evidence, key=preference)
        finding = self._verdict(promise, first, tolerance=self._tolerance)
        if late and finding.verdict in ("met", "exceeded"):
            done = first.result.end or first.result.start
            if promise.horizon == "cumulative" and not first.result.start and first.value is not None:
                # What had come together by a later day may have been there in time.
                finding.verdict, finding.reason = "met", f"reached by {done} at the latest"
            else:
                finding.verdict = "late"
                finding.reason = f"done by {done}, after {promise.deadline}"
        finding.conflict = "; ".join(
            dict.fromkeys(
                f"{plain(each.result)} reported"
                for each in evidence
                if rivals(first, each) and not same(each.value, first.value)
            )
        )
        finding.others = [
            each.result
            for each in evidence
            if each is not first and (same(each.value, first.value) if first.value is not None else each.value is None)
        ]
        return finding

    def _verdict(self, promise: Statement, evidence: Evidence, *, tolerance: float) -> Finding:
        result, value = evidence.result, evidence.value
        remarks = [evidence.how] if evidence.how else []
        if promise.years and result.years and promise.years != result.years:
            remarks.append(f"over {result.years} years, promised for {promise.years}")
        worked = f" ({'; '.join(remarks)})" if remarks else ""
        if promise.value is None or value is None:
            if promise.value is None and value is not None and value < 100 * (1 - CLOSE):
                verdict = "partly" if value >= 100 * HALF else "missed"
                return Finding(verdict, f"{plain(result)} of the work", result, evidence.match, value / 100)  # type: ignore[arg-type]
            return Finding("met", f"done by {result.end or result.start}", result, evidence.match)
        way = better(promise, self._directions, comparator_first=True)
        aim = edge(promise, way)
        assert aim is not None
        allowed = abs(aim) * (max(tolerance, CLOSE) if promise.comparator == "~" else CLOSE)
        share = value / aim if way > 0 and aim > 0 and promise.dimension != "rank" else None
        gain = (value - aim) * way
        if gain >= -allowed:
            far = aim if promise.high is None else promise.high if way > 0 else promise.value
            beyond = (value - far) * way
            if far and beyond > EXCEEDED * abs(far) * (1 + CLOSE):
                return Finding(
                    "exceeded", f"{beyond / abs(far):.1%} better than promised{worked}", result, evidence.match, share
                )
            about = " within the tolerance" if gain < -abs(aim) * CLOSE else ""
            return Finding("met", f"reached{about}{worked}", result, evidence.match, share)
        reason = f"{_short(promise, way, -gain / abs(aim))}{worked}" if aim else f"not reached{worked}"
        if promise.work and way > 0 and promise.comparator[:1] != "<" and share is not None and share >= HALF:
            return Finding("partly", reason, result, evidence.match, share)
        return Finding("missed", reason, result, evidence.match, share)


def _short(promise: Statement, way: int, by: float) -> str:
    """Say by how much a promise was not kept: too little is short, too much is over.

    Example:
        >>> _short(Statement(comparator="<="), -1, 0.1), _short(Statement(), -1, 0.1), _short(Statement(), 1, 0.1)
        ('over the limit by 10.0%', 'over by 10.0%', '10.0% short')
    """
    if way > 0:
        return f"{by:.1%} short"
    return f"over the limit by {by:.1%}" if promise.comparator[:1] == "<" else f"over by {by:.1%}"


def restate(commitments: Iterable[Commitment], matcher: Matcher) -> None:
    """Give a promise over several years the outcome that it has where the last year's document repeats it.

    "Dredge 1.2 million m3 by the end of 2023", said by a plan of 2022 and again in 2023, is one piece of work and no
    sum of yearly ones: what is reported for 2023 tells of both.
    """
    repeated: dict[tuple[str, str, str, str, int], list[Commitment]] = defaultdict(list)
    waiting: list[tuple[tuple[str, str, str, str, int], Commitment]] = []
    for one in commitments:
        promise = one.shown
        if promise.value is None or not promise.deadline:
            continue
        value = f"{promise.value:.7g}"
        key = (promise.place, promise.dimension, value, promise.deadline, promise.source.version)
        if promise.horizon == "annual" and len(repeated[key]) < _MOST:
            repeated[key].append(one)
        elif promise.horizon == "cumulative":
            waiting.append((key, one))
    for key, one in waiting:
        for other in repeated.get(key, ()):
            found, match = other.finding, matcher.match(one.shown, other.shown)
            if found is None or match is None or found.result is None or (one.year or 0) >= (other.year or 0):
                continue
            if one.finding is not None and one.finding.verdict in _OPEN:
                one.finding = Finding(
                    found.verdict,
                    f"as repeated in {other.year}: {found.reason}",
                    found.result,
                    found.match,
                    found.attainment,
                    found.others,
                    found.conflict,
                )
                break
