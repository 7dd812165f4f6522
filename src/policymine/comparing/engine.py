"""Compare tables of records across years."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.comparing.commitments import Commitment, gather
from policymine.comparing.decisions import Decisions
from policymine.comparing.documents import region_key
from policymine.comparing.matching import Matcher
from policymine.comparing.outcome import Judge, restate
from policymine.comparing.phrases import rarity
from policymine.comparing.revising import Issue, Reviser
from policymine.comparing.series import name_series
from policymine.comparing.statements import COUNT, RATIO, Statement, statements
from policymine.comparing.table import OLD, READ_ONCE, load
from policymine.comparing.twins import with_names
from policymine.errors import UsageError
from policymine.loading import uncollected

if TYPE_CHECKING:
    import pandas as pd

    from policymine.inputs import StrPath

TOLERANCE = 0.05
"""Share by which a value "about" which something was promised may fall short."""


@dataclass(frozen=True)
class Comparison:
    """What was promised, what became of it, and what changed.

    Attributes:
        changes: A row for each commitment and year, and one for each promise that was dropped.
        trajectories: A row for each value of an indicator: targets and results over the years.
        decisions: The doubtful matches, for the user to decide.

    Example:
        >>> import pandas as pd
        >>> Comparison(pd.DataFrame({"revision": ["raised"]}), pd.DataFrame(), pd.DataFrame()).changes.shape
        (1, 1)
    """

    changes: pd.DataFrame
    trajectories: pd.DataFrame
    decisions: pd.DataFrame


@dataclass(slots=True)
class Compared:
    """One region's part of a comparison."""

    commitments: list[Commitment]
    dropped: list[tuple[Commitment, Issue]]
    statements: list[Statement]


def compare(
    tables: StrPath | pd.DataFrame | Iterable[StrPath | pd.DataFrame],
    *,
    region: str | None = None,
    theme: str | None = None,
    matches: StrPath | pd.DataFrame | None = None,
    tolerance: float = TOLERANCE,
    indicators: StrPath | None = None,
    versions: bool = False,
) -> Comparison:
    r"""Compare what documents promise with the year before and with what later documents report.

    Args:
        tables: Tables that ``policymine mine`` wrote (.csv, .jsonl, .parquet), or data frames with their columns, or
            one of them; a record that several hold counts once.
        region: Only documents that speak for this region.
        theme: Only commitments and values of this theme.
        matches: What the user has decided about matches: a CSV file or a data frame with the columns ``left``,
            ``right`` (ids of records or commitments), ``decision`` (``same`` or ``different``) and perhaps ``note``.
        tolerance: Share by which a value "about" which something was promised may fall short, from 0 to 1.
        indicators: The user's own catalogue of indicators, beside that of policymine.
        versions: The tables are versions of each other: each is compared with the one before it in ``tables``.

    Returns:
        The tables of changes, trajectories and doubtful matches.

    Raises:
        UsageError: A table cannot be read, or an option makes no sense.

    Source:
        The rules are in docs/compare.md.

    Example:
        >>> import policymine
        >>> texts = ["Elm City Work Report for 2022\n\nIn 2022, build 40 sewage plants.",
        ...          "Elm City Work Report for 2023\n\nIn 2022, the city built 44 sewage plants."]
        >>> results = [policymine.records.Result(str(n), str(n), (d := policymine.read_text(text, language="en")).facts,
        ...            policymine.extract(d)) for n, text in enumerate(texts)]
        >>> found = compare(policymine.to_frame(results)).changes
        >>> found[["value", "revision", "outcome", "result_value"]].values.tolist()
        [[40.0, 'new', 'exceeded', 44.0]]
    """
    if not 0 <= tolerance < 1:
        raise UsageError(f"a tolerance of {tolerance} is no share", hint="give a share from 0 to 1, such as 0.05")
    # A comparison makes objects by the million, and none of them in circles.
    with uncollected():
        return _compare(tables, region, theme, matches, tolerance, indicators, versions=versions)


def _compare(
    tables: StrPath | pd.DataFrame | Iterable[StrPath | pd.DataFrame],
    region: str | None,
    theme: str | None,
    matches: StrPath | pd.DataFrame | None,
    tolerance: float,
    indicators: StrPath | None,
    *,
    versions: bool,
) -> Comparison:
    import pandas as pd

    given = [tables] if isinstance(tables, (str, os.PathLike, pd.DataFrame)) else tables
    frame = load(given, versions=versions)
    decisions = _decisions(matches)
    directions = _catalogue(frame, indicators)
    frame = _chosen(frame, region)
    found = with_names(statements(frame))
    frame = frame.drop(columns=READ_ONCE)
    _settle_changes(found, directions)
    _settle_spans(found, directions)
    by_region: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        by_region[statement.source.region].append(statement)
    weights = rarity(dict.fromkeys(each.phrase for found in by_region.values() for each in found))
    compared = [
        _compare_region(by_region[key], weights, decisions, directions, tolerance, versions=versions)
        for key in sorted(by_region)
    ]
    from policymine.comparing.tables import changes_table, decisions_table, trajectories_table

    changes = changes_table(compared, frame, versions=versions)
    trajectories = trajectories_table(compared, frame)
    if theme is not None:
        changes, trajectories = (
            table[table["theme"] == theme].reset_index(drop=True) for table in (changes, trajectories)
        )
    return Comparison(changes, trajectories, decisions_table(compared, decisions))


def _compare_region(
    found: list[Statement],
    weights: Mapping[str, float],
    decisions: Decisions,
    directions: Mapping[str, Any],
    tolerance: float,
    *,
    versions: bool,
) -> Compared:
    matcher = Matcher(found, weights)
    commitments = gather((each for each in found if each.target), matcher)
    reviser = Reviser(commitments, matcher, decisions, directions, versions=versions)
    dropped = reviser.judge()
    sources = list({(each.source.doc_id, each.source.version): each.source for each in found}.values())
    judge = Judge((each for each in found if not each.target), sources, matcher, decisions, directions, tolerance)
    for one in commitments:
        one.finding = judge.find(one)
    restate(commitments, matcher)
    name_series(commitments, found)
    return Compared(commitments, dropped, found)


def _decisions(matches: StrPath | pd.DataFrame | None) -> Decisions:
    import pandas as pd

    if matches is None:
        return Decisions()
    if isinstance(matches, pd.DataFrame):
        rows = matches.astype("object").where(matches.notna(), "").to_dict("records")
        return Decisions.of([{str(name): str(value) for name, value in row.items()} for row in rows])
    return Decisions.load(matches)


def _catalogue(frame: pd.DataFrame, indicators: StrPath | None) -> Mapping[str, Any]:
    """Load the catalogue, and look up the indicators of tables that are older than it, or all in one of the user's."""
    import pandas as pd

    from policymine.catalogue import Catalogue

    catalogue = Catalogue.load(indicators)
    if indicators is not None or frame.attrs[OLD]:
        names = ("indicator", "sentence", "unit", "measure", "change", "language")
        found = [
            catalogue.find(indicator, sentence=sentence, unit=unit, measure=measure, change=change, language=language)
            for indicator, sentence, unit, measure, change, language in zip(
                *(frame[name] for name in names), strict=True
            )
        ]
        frame["indicator_id"] = pd.Series([each.id for each in found], dtype="string")
        frame["indicator_score"] = pd.Series([each.score for each in found], dtype="float64")
    known: Mapping[str, Any] = catalogue.indicators
    return known


def _settle_changes(found: list[Statement], known: Mapping[str, Any]) -> None:
    """Take a bare share for a change where the catalogue says so: "a GDP target of 8%" is a change."""
    moves: dict[str, Counter[str]] = defaultdict(Counter)
    waiting: list[Statement] = []
    for each in found:
        if each.indicator_id and each.dimension == RATIO:
            entry = known.get(each.indicator_id)
            if entry is not None and getattr(entry, "value", "") == "change":
                if each.change == "level":
                    waiting.append(each)
                else:
                    moves[each.indicator_id][each.change] += 1
    for each in waiting:
        counts = moves[each.indicator_id]
        each.change = "decrease" if counts["decrease"] > counts["increase"] else "increase"


def _settle_spans(found: list[Statement], known: Mapping[str, Any]) -> None:
    """Keep the span of levels that do not add up: shares and the like, and those that the catalogue says so of."""
    for each in found:
        if each.span and (each.work or each.dimension == COUNT):
            entry = known.get(each.indicator_id)
            if entry is None or getattr(entry, "span", "") != "last":
                each.span = ""


def _chosen(frame: pd.DataFrame, region: str | None) -> pd.DataFrame:
    if region is None:
        return frame
    wanted = region_key(region)
    keys = {name: region_key(name) for name in frame["region"].unique()}
    if wanted not in keys.values():
        known = ", ".join(sorted(name for name in keys if name)[:10])
        raise UsageError(f"no document speaks for {region!r}", hint=f"the tables have: {known}")
    return frame[frame["region"].map(keys) == wanted].reset_index(drop=True)
