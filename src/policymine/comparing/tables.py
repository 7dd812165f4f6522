"""The tables of a comparison, assembled column by column out of the records' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from policymine.comparing.columns import CHANGE_COLUMNS, DECISION_COLUMNS, FLOATS, INTEGERS, TRAJECTORY_COLUMNS
from policymine.comparing.commitments import Commitment, digits, plain
from policymine.comparing.decisions import Decisions
from policymine.comparing.phrases import SURE
from policymine.comparing.statements import Statement

if TYPE_CHECKING:
    import pandas as pd

    from policymine.comparing.engine import Compared
    from policymine.comparing.revising import Issue

_OF_PROMISE = (
    "indicator_id", "indicator", "theme", "region", "issuer", "place", "actor", "measure", "change", "comparator",
    "value", "value_high", "unit", "value_si", "unit_si", "baseline", "deadline",
)  # fmt: skip
"""Columns that are those of the promise's record; of a dropped one only those before ``measure``."""

_NAMES = 7
_EVIDENCE = ("source", "page", "start", "end", "value_text", "sentence")


def changes_table(compared: Iterable[Compared], frame: pd.DataFrame, *, versions: bool) -> pd.DataFrame:
    """Assemble the table of changes.

    Args:
        compared: What was found in each region.
        frame: The table of records.
        versions: Whether tables are versions of each other; then those of the first have no rows.

    Returns:
        One row for each commitment and year, and one for each promise that was dropped, in the order of region,
        indicator and year.
    """
    import numpy as np

    # Sorted before the columns are made: sorting the table would need its memory twice.
    keyed: list[tuple[str, str, int, str, str, Commitment, Issue | None]] = []
    for region in compared:
        for one in region.commitments:
            if not versions or one.version > 0:
                place = (one.shown.source.region, one.shown.series, one.year or 0, one.judged.verdict, one.id)
                keyed.append((*place, one, None))
        for one, issue in region.dropped:
            name_of = digits("dropped", one.id, issue[1], issue[2])
            keyed.append((one.shown.source.region, one.shown.series, issue[1], "dropped", name_of, one, issue))
    keyed.sort(key=lambda row: row[:5])
    rows = [(one, issue, series, number) for _, series, _, _, number, one, issue in keyed]
    del keyed
    made: dict[str, Any] = {}
    shown = np.array([-1 if issue else one.shown.row for one, issue, *_ in rows], dtype="int64")
    always = np.array([one.shown.row for one, *_ in rows], dtype="int64")
    results = [None if issue or one.finding is None else one.finding.result for one, issue, *_ in rows]
    result_rows = np.array([-1 if result is None else result.row for result in results], dtype="int64")
    earlier = [one.shown if issue else one.previous.shown if one.previous else None for one, issue, *_ in rows]
    previous_rows = np.array([-1 if before is None else before.row for before in earlier], dtype="int64")
    for at, column in enumerate(_OF_PROMISE):
        made[column] = _take(frame, column, always if at < _NAMES else shown)
    for prefix, places in (("promise", shown), ("result", result_rows), ("previous", previous_rows)):
        for column in _EVIDENCE:
            made[f"{prefix}_{column}"] = _take(frame, column, places)
    for column in ("value", "value_high", "comparator", "unit", "change", "period_end"):
        made[f"result_{column}"] = _take(frame, column, result_rows)
    for column in ("value", "value_high", "comparator", "unit", "deadline"):
        made[f"previous_{column}"] = _take(frame, column, previous_rows)
    confidence = frame["confidence"].to_numpy("float64")
    used = [
        [index for index in triple if index >= 0]
        for triple in zip(shown.tolist(), result_rows.tolist(), previous_rows.tolist(), strict=True)
    ]
    made["confidence"] = [min((confidence[index] for index in each), default=np.nan) for each in used]
    for column, values in (
        zip(_WORKED_OUT, zip(*(_worked_out(*row) for row in rows), strict=True), strict=True) if rows else ()
    ):
        made[column] = list(values)
    return _table(made, CHANGE_COLUMNS)


_WORKED_OUT = (
    "commitment_id", "series_id", "document_kind", "year", "horizon", "revision", "revision_reason", "outcome",
    "outcome_reason", "attainment", "later", "match_score", "match_reason", "previous_match_score",
    "previous_match_reason", "conflict", "promise_ids", "result_ids", "previous_ids",
)  # fmt: skip


def _worked_out(one: Commitment, issue: Issue | None, series: str, number: str) -> tuple[object, ...]:
    members = ";".join(dict.fromkeys(member.record_id for member in one.members))
    kind = one.shown.source.kind.name
    if issue is not None:
        reason = f"the {issue[0][0]} of {issue[1]} does not promise it"
        return (
            number, series, kind, issue[1], "", "dropped", reason, "", "", None,
            "", None, "", None, "", "", "", "", members,
        )  # fmt: skip
    found, match, before = one.finding, one.finding and one.finding.match, one.previous_match
    assert found is not None
    conflict = "; ".join(filter(None, (one.conflict, found.conflict)))
    results = [] if found.result is None else [found.result, *found.others]
    return (
        number, series, kind, one.year, one.shown.horizon, one.judged.verdict, one.judged.reason, found.verdict,
        found.reason, found.attainment, one.later, match.score if match else None, match.reason if match else "",
        before.score if before else None, before.reason if before else "", conflict, members,
        ";".join(dict.fromkeys(result.record_id for result in results)),
        ";".join(dict.fromkeys(each.record_id for each in one.previous.members)) if one.previous else "",
    )  # fmt: skip


def trajectories_table(compared: Iterable[Compared], frame: pd.DataFrame) -> pd.DataFrame:
    """Assemble the table of trajectories: every value of each indicator with its year and role.

    Args:
        compared: What was found in each region.
        frame: The table of records.

    Returns:
        One row for each record with a value: ``target`` by the year of its deadline, ``result`` by the year that it is
        for, ``baseline`` for a result of the year before the first target of its series.
    """
    import numpy as np

    rows: list[tuple[str, int | None, str, str, Statement]] = []
    for region in compared:
        years: dict[str, int] = {}
        for one in region.commitments:
            if one.year is not None:
                series = one.shown.series
                years[series] = min(years.get(series, one.year), one.year)
        for statement in region.statements:
            if statement.value is None:
                continue
            series = statement.series
            year = _due_year(statement) if statement.target else statement.year
            first = years.get(series)
            role = "target" if statement.target else "result"
            if not statement.target and first is not None and year is not None and year < first:
                role = "baseline"
            rows.append((series, year, role, statement.horizon, statement))
    rows.sort(key=lambda row: (row[-1].source.region, row[0], row[1] or 0, row[2], row[-1].record_id))
    at = np.array([row[-1].row for row in rows], dtype="int64")
    made: dict[str, Any] = {
        "series_id": [row[0] for row in rows],
        "year": [row[1] for row in rows],
        "role": [row[2] for row in rows],
        "horizon": [row[3] for row in rows],
        "span": [row[-1].span for row in rows],
        "start_value": ["yes" if row[-1].start_value else "" for row in rows],
    }
    for column in TRAJECTORY_COLUMNS:
        if column not in made:
            made[column] = _take(frame, column, at)
    return _table(made, TRAJECTORY_COLUMNS)


def decisions_table(compared: Iterable[Compared], decisions: Decisions) -> pd.DataFrame:
    """List the doubtful matches, for the user to decide: same or different.

    Those that were decided already are not listed again.
    """
    rows: list[tuple[Any, ...]] = []
    for region in compared:
        for one in region.commitments:
            for left, match, right in _matches(one):
                if match.score < SURE and decisions.about(one.ids(), [right.record_id]) is None:
                    note = f"{match.reason}"
                    rows.append((left, right.record_id, "", note, match.score, _told(one.shown), _told(right)))
    rows.sort(key=lambda row: (row[4], row[0], row[1]))
    columns: list[tuple[object, ...]] = list(zip(*rows, strict=True)) if rows else []
    made = {name: list(columns[at]) if columns else [] for at, name in enumerate(DECISION_COLUMNS)}
    return _table(made, DECISION_COLUMNS)


def _matches(one: Commitment) -> Iterator[tuple[str, Any, Statement]]:
    if one.previous is not None and one.previous_match is not None:
        yield one.id, one.previous_match, one.previous.shown
    if one.finding is not None and one.finding.result is not None and one.finding.match is not None:
        yield one.id, one.finding.match, one.finding.result


def _told(statement: Statement) -> str:
    return f"{statement.phrase.text}: {plain(statement)} ({statement.year or '?'})"


def _due_year(statement: Statement) -> int | None:
    day = statement.deadline[:4]
    return int(day) if day.isdigit() else statement.year


def _take(frame: pd.DataFrame, column: str, at: Any) -> Any:
    """Take the values of rows out of a column; nothing where the row is -1."""
    values = frame[column].array
    empty = "" if column not in INTEGERS | FLOATS and column not in ("start", "end") else None
    return values.take(at, allow_fill=True, fill_value=empty)


def _table(made: dict[str, Any], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    kinds = {name: "Int64" if name in INTEGERS else "float64" if name in FLOATS else "string" for name in columns}
    # Each list is let go as soon as it is a column.
    return pd.DataFrame({name: pd.Series(made.pop(name, []), dtype=kinds[name]) for name in columns}, copy=False)
