"""Each commitment against the one before: in the last document of the kind, or in an earlier one of another kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from policymine.comparing.ambition import Directions, Judged, like, revision
from policymine.comparing.commitments import Commitment, Series
from policymine.comparing.decisions import Decisions
from policymine.comparing.matching import Index, Match, Matcher
from policymine.comparing.statements import Statement

Issue = tuple[Series, int, int]
"""All documents of a series of one year and version."""

_PENALTIES = (0.0, 0.02, 0.04, 0.15)
_FEWEST = 0.5
"""A match must be as sure as that after the penalty: for another horizon, a date for a value, another measure."""


class Reviser:
    """Judges the revisions of one region's commitments.

    Args:
        commitments: All of them.
        matcher: Knows which indicators are the same.
        decisions: What the user has decided.
        directions: The catalogue.
        versions: Whether tables are versions of each other.
    """

    def __init__(
        self,
        commitments: list[Commitment],
        matcher: Matcher,
        decisions: Decisions,
        directions: Directions,
        *,
        versions: bool,
    ) -> None:
        self._matcher, self._decisions, self._directions = matcher, decisions, directions
        self._issues: dict[Issue, list[Commitment]] = defaultdict(list)
        self._index: Index[Commitment] = Index(matcher)
        self._earlier: Index[Commitment] = Index(matcher)
        self._overdue: Index[Commitment] = Index(matcher)
        for one in commitments:
            if one.year is None:
                continue
            self._earlier.add((one.version, one.shown.deadline), one.shown, one)
            if one.shown.value is None and "" < one.shown.deadline < one.shown.source.published:
                self._overdue.add(one.shown.source, one.shown, one)
            for series in one.series():
                issue = (series, one.year, one.version)
                # What a review repeats of last year is no document of last year.
                if not any(each.source.series == series and each.source.year == one.year for each in one.members):
                    continue
                self._issues[issue].append(one)
                for member in one.members:
                    if member.source.series == series:
                        self._index.add(issue, member, one)
        self._after, self._before = self._chain(versions=versions)
        self._commitments = commitments
        self._versions = versions

    def judge(self) -> list[tuple[Commitment, Issue]]:
        """Set the revision of each commitment, and what later became of it.

        Returns:
            What was dropped, each with the documents that no longer promise it.
        """
        found: dict[tuple[int, Issue], tuple[Commitment, Match]] = {}
        for issue in sorted(self._issues):
            if issue in self._before:
                for one, (before, match) in self._pair(issue, self._before[issue]).items():
                    found[id(one), issue] = (before, match)
        renewed: set[int] = set()
        for one in self._commitments:
            self._judge(one, found)
            if one.previous is not None:
                renewed.add(id(one.previous))
            renewed.update(id(found[id(one), issue][0]) for issue in self._issues_of(one) if (id(one), issue) in found)
        return self._dropped(renewed)

    def _issues_of(self, one: Commitment) -> list[Issue]:
        return [] if one.year is None else [(series, one.year, one.version) for series in one.series()]

    def _judge(self, one: Commitment, found: Mapping[tuple[int, Issue], tuple[Commitment, Match]]) -> None:
        for issue in self._issues_of(one):
            if (id(one), issue) in found:
                before, match = found[id(one), issue]
                member = next(member for member in one.members if member.source.series == issue[0])
                one.shown = member
                one.members.sort(key=lambda each: each is not member)
                self._set(one, member, before, match)
                return
        has_before = any(issue in self._before for issue in self._issues_of(one))
        if (earlier := self._elsewhere(one)) is not None:
            self._set(one, one.shown, *earlier)
        elif one.year is None:
            one.judged = Judged("new", "the year of its document is unknown")
        else:
            one.judged = Judged("new", "not promised before" if has_before else "the first document of its kind")

    def _set(self, one: Commitment, member: Statement, before: Commitment, match: Match) -> None:
        one.previous, one.previous_match = before, match
        last = next((each for each in before.members if each.source.series == member.source.series), before.shown)
        judged = revision(member, last, self._directions)
        apart = (one.year or 0) - (before.year or 0)
        one.judged = judged if apart == 1 else Judged(judged.verdict, f"{judged.reason} (against {before.year})")

    def _elsewhere(self, one: Commitment) -> tuple[Commitment, Match] | None:
        """Find the same deadline's promise in an earlier document of another kind, such as the plan behind a report."""
        if one.year is None or not one.shown.deadline or self._versions:
            return None
        best: tuple[float, Commitment, Match] | None = None
        others = [
            other
            for other in self._earlier.near((one.version, one.shown.deadline), one.shown)
            if other.year is not None and other.year < one.year and _akin(one.shown, other.shown)
        ]
        # A document may name the date that has been missed beside the new one.
        if one.shown.value is None and one.shown.deadline >= one.shown.source.published:
            others += self._overdue.near(one.shown.source, one.shown)
        for other in others:
            match = self._match(one, one.shown, other, other.shown)
            if match and (best is None or match.score > best[0]):
                best = (match.score, other, match)
        return best[1:] if best else None

    def _pair(self, issue: Issue, last: Issue) -> dict[Commitment, tuple[Commitment, Match]]:
        """Pair the commitments of two documents, each with one of the other, the surest first."""
        pairs: list[tuple[float, int, int, str, str, str, Commitment, Commitment, Match]] = []
        for one in self._issues[issue]:
            for member in one.members:
                if member.source.series != issue[0]:
                    continue
                near = list(self._index.near(last, member))
                for before in self._chosen(one, last, near) + near:
                    for other in before.members:
                        if other.source.series != issue[0]:
                            continue
                        match = self._match(one, member, before, other)
                        if match is None:
                            continue
                        rank = _rank(member, other)
                        sure = match.score - _PENALTIES[rank]
                        if sure >= _FEWEST or match.reason.startswith("decided"):
                            apart = abs(_months(member) - _months(other) - 12 * (issue[1] - last[1]))
                            pairs.append(
                                (-sure, rank, apart, one.id, before.id, member.source.doc_id, one, before, match)
                            )
                        break
        pairs.sort(key=lambda pair: pair[:6])
        # Only within a document: its translation, or another document of the year, may follow the same promise.
        taken: set[tuple[int, str]] = set()
        found: dict[Commitment, tuple[Commitment, Match]] = {}
        for *_, document, one, before, match in pairs:
            if one not in found and (id(before), document) not in taken:
                taken.add((id(before), document))
                found[one] = (before, match)
        return found

    def _chosen(self, one: Commitment, last: Issue, near: list[Commitment]) -> list[Commitment]:
        """Give the commitments of the last document that the user has called the same and that are not found anyway."""
        wanted = self._decisions.same(one.ids())
        if not wanted:
            return []
        return [each for each in self._issues[last] if each not in near and not wanted.isdisjoint(each.ids())]

    def _match(self, one: Commitment, member: Statement, before: Commitment, other: Statement) -> Match | None:
        said = self._decisions.about(one.ids(), before.ids())
        if said is not None:
            return Match(1.0, "decided by the user") if said else None
        return self._matcher.match(member, other)

    def _chain(self, *, versions: bool) -> tuple[dict[Issue, Issue], dict[Issue, Issue]]:
        """Tell for each issue the next one, and for each the one before."""
        rows: dict[tuple[object, ...], list[Issue]] = defaultdict(list)
        for issue in self._issues:
            series, year, version = issue
            rows[(series, year) if versions else (series, version)].append(issue)
        after: dict[Issue, Issue] = {}
        for row in rows.values():
            row.sort()
            after |= dict(pairwise(row))
        return after, {later: earlier for earlier, later in after.items()}

    def _dropped(self, renewed: set[int]) -> list[tuple[Commitment, Issue]]:
        dropped: list[tuple[Commitment, Issue]] = []
        for one in self._commitments:
            following = [self._after[issue] for issue in self._issues_of(one) if issue in self._after]
            if id(one) in renewed:
                one.later = "renewed"
            elif following:
                one.later = "dropped"
                dropped.append((one, following[0]))
        return dropped


def _akin(left: Statement, right: Statement) -> bool:
    """Tell whether two promises are of one form, so that one can restate the other."""
    return like(left, right) and (left.value is None) == (right.value is None) and (
        left.horizon == right.horizon or (left.value is not None and left.value == right.value)
    )  # fmt: skip


def _rank(now: Statement, before: Statement) -> int:
    if (now.value is None) != (before.value is None):
        return 2
    if not like(now, before):
        return 3
    return 0 if now.horizon == before.horizon else 1


def _months(statement: Statement) -> int:
    day = statement.deadline
    return int(day[:4]) * 12 + int(day[5:7]) if day[:4].isdigit() and day[5:7].isdigit() else 0
