"""Which statements of a region belong to one series, and what each series is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from policymine.comparing.commitments import Commitment, digits
from policymine.comparing.statements import POINTS, RATIO, Statement
from policymine.comparing.yearly import a_year_left_out

_Node = tuple[str, str, str, str]
_Name = tuple[str, str, str, str, str, str]


def name_series(commitments: Iterable[Commitment], statements: Sequence[Statement]) -> None:
    """Set the ``series`` of each statement of a region, the same however the rows are ordered.

    Statements of one indicator, place and dimension are one series, and so are those that were matched.

    Args:
        commitments: Those of the region, judged.
        statements: All statements of the region; their ``number`` is set.

    Example:
        >>> promise, report = (Statement(target=target, number=0, dimension="count") for target in (True, False))
        >>> name_series([], [promise, report])
        >>> promise.series == report.series != ""
        True
    """
    series = _Series()
    for one in commitments:
        shown = series.node(one.shown)
        others = [member for member in one.members if member is not one.shown]
        if one.previous is not None:
            others += _of_one_family(shown, [one.previous.shown], series)
        if one.finding is not None and one.finding.result is not None:
            results = [one.finding.result, *one.finding.others]
            others += _of_one_family(shown, results, series) if one.shown.dimension else results
        for other in others:
            series.join(shown, series.node(other))
    roots = [series.root(series.node(statement)) for statement in statements]
    names: dict[_Node, Counter[_Name]] = defaultdict(Counter)
    for root, statement in zip(roots, statements, strict=True):
        names[root][series.name(statement)] += 1
    ids = {root: digits(*_foremost(counts)) for root, counts in names.items()}
    for root, statement in zip(roots, statements, strict=True):
        statement.series = ids[root]


def _foremost(counts: Counter[_Name]) -> _Name:
    return min(counts, key=lambda name: (not name[2], -counts[name], name))


def _of_one_family(shown: _Node, statements: Iterable[Statement], series: _Series) -> list[Statement]:
    return [each for each in statements if series.node(each)[-1] == shown[-1]]


class _Series:
    """The nodes of statements, what makes them one series whatever is matched, and which nodes were put into one."""

    def __init__(self) -> None:
        self._parents: dict[_Node, _Node] = {}
        # Most statements say what others of the region say too, and telling the words of a phrase takes long.
        self._known: dict[tuple[str, str, int, str, str], tuple[_Node, _Name]] = {}

    def node(self, statement: Statement) -> _Node:
        return self._both(statement)[0]

    def name(self, statement: Statement) -> _Name:
        return self._both(statement)[1]

    def _both(self, statement: Statement) -> tuple[_Node, _Name]:
        place, indicator = statement.place, statement.indicator_id
        key = (place, indicator, statement.number, statement.dimension, statement.unit)
        known = self._known.get(key)
        if known is None:
            words, part = " ".join(sorted(statement.phrase.tokens)), statement.phrase.part
            family = _family(statement)
            node = (place, indicator or words, part, family)
            name = (statement.source.region, place, indicator, "" if indicator else words, part, family)
            known = self._known[key] = (node, name)
        return known

    def root(self, node: _Node) -> _Node:
        """Give what stands for the whole that a node is in."""
        parents = self._parents
        while (parent := parents.setdefault(node, node)) != node:
            parents[node] = parents[parent]
            node = parent
        return node

    def join(self, left: _Node, right: _Node) -> None:
        """Put two nodes into one."""
        left, right = self.root(left), self.root(right)
        if left != right:
            self._parents[max(left, right, key=repr)] = min(left, right, key=repr)


def _family(statement: Statement) -> str:
    """Give the dimension, with shares and percentage points as one, and money with and without "a year"."""
    return RATIO if statement.dimension == POINTS else a_year_left_out(statement.dimension, statement.unit)
