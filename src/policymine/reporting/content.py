"""The content of a report as plain data: records, documents, comparison, issues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from policymine.reporting.chart import shape_of
from policymine.reporting.packing import packed, plain_number, plain_text
from policymine.reporting.panels import Panel, panels
from policymine.reporting.spans import value_spans

if TYPE_CHECKING:
    import pandas as pd

_DOCUMENT = ("source", "doc_id", "title", "issuer", "region", "published", "language")
_RECORD_TEXTS = (
    "kind", "bindingness", "theme", "indicator", "measure", "change", "comparator", "unit", "baseline", "deadline",
    "period_start", "period_end", "place", "actor", "section", "sentence", "flags", "record_id",
)  # fmt: skip
_RECORD_NUMBERS = ("value", "value_high", "page", "start", "end", "confidence")
_CHANGE_TEXTS = (
    "series_id", "indicator", "theme", "region", "place", "actor", "document_kind", "horizon", "deadline", "revision",
    "revision_reason", "outcome", "outcome_reason", "later", "match_reason", "previous_match_reason", "conflict",
)  # fmt: skip
_CHANGE_NUMBERS = ("year", "attainment", "match_score", "previous_match_score", "confidence")
_EVIDENCE = ("promise", "result", "previous")
_SERIES = ("indicator_id", "indicator", "theme", "region", "place")
_ISSUE_TEXTS = ("source", "category", "message", "hint")


def content(
    records: pd.DataFrame,
    changes: pd.DataFrame | None = None,
    trajectories: pd.DataFrame | None = None,
    issues: pd.DataFrame | None = None,
) -> dict[str, Any]:
    """Gather what the page shows, with every text once and records referred to by their row.

    Args:
        records: A table of records.
        changes: A row for each commitment and year, or None.
        trajectories: The values of each indicator over the years, or None.
        issues: What could not be read, or None.

    Returns:
        JSON data. Columns of texts are packed (:func:`policymine.reporting.packing.packed`), others are lists.

    Example:
        >>> from policymine import Record, to_frame
        >>> record = Record(6, 8, "79", "Built 79 plants.", kind="result", measure="count", value=79.0)
        >>> made = content(to_frame([record]))
        >>> made["records"]["value"], made["records"]["marked"], made["series"]
        ([79], [6, 8], [])
    """
    records = _without_doubles(records)
    rows = {name: row for row, name in enumerate(map(plain_text, records["record_id"])) if name}
    return {
        "documents": _documents(records),
        "records": _records(records),
        "changes": None if changes is None else _changes(changes, rows),
        "series": [] if trajectories is None else _series(trajectories, changes, rows),
        "issues": _issues(issues),
    }


def _without_doubles(records: pd.DataFrame) -> pd.DataFrame:
    """Leave out what was given twice; records without an id are all kept."""
    names = records["record_id"].fillna("")
    return records[~(names.duplicated() & (names != ""))].reset_index(drop=True)


def _keys(records: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(map(plain_text, records["source"]), map(plain_text, records["doc_id"]), strict=True))


def _documents(records: pd.DataFrame) -> dict[str, Any]:
    first = records.loc[~records.duplicated(["source", "doc_id"])]
    made: dict[str, Any] = {name: packed(first[name]) for name in _DOCUMENT}
    return made | {"year": [plain_number(year) for year in first["report_year"]]}


def _records(records: pd.DataFrame) -> dict[str, Any]:
    made: dict[str, Any] = {name: packed(_texts(records, name)) for name in _RECORD_TEXTS}
    made |= {name: [plain_number(value) for value in records[name]] for name in _RECORD_NUMBERS}
    keys = _keys(records)
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    made["document"] = [numbers[key] for key in keys]
    made["marked"] = _marked(records, made["document"])
    return made


def _texts(frame: pd.DataFrame, name: str) -> Iterable[object]:
    # Tables of older versions lack columns, those of users too.
    return frame[name] if name in frame else [""] * len(frame)


def _marked(records: pd.DataFrame, documents: list[int]) -> list[int]:
    """Start and end of each value in its sentence, one after the other; twice 0 where it was not found."""
    members: dict[int, list[int]] = {}
    for row, document in enumerate(documents):
        members.setdefault(document, []).append(row)
    sentences, wordings = records["sentence"].tolist(), records["value_text"].tolist()
    starts = [plain_number(start) or 0 for start in records["start"]]
    marked = [0] * (2 * len(records))
    for rows in members.values():
        places = [(plain_text(sentences[row]), int(starts[row]), plain_text(wordings[row])) for row in rows]
        for row, span in zip(rows, value_spans(places), strict=True):
            if span:
                marked[2 * row : 2 * row + 2] = span
    return marked


def _changes(changes: pd.DataFrame, rows: dict[str, int]) -> dict[str, Any]:
    made: dict[str, Any] = {name: packed(_texts(changes, name)) for name in _CHANGE_TEXTS}
    made |= {name: [plain_number(value) for value in changes[name]] for name in _CHANGE_NUMBERS}
    made["catalogued"] = int((changes["indicator_id"].fillna("") != "").sum())
    for name in _EVIDENCE:
        made[name] = [_known(plain_text(ids), rows) for ids in changes[f"{name}_ids"]]
    return made


def _known(ids: str, rows: dict[str, int]) -> list[int]:
    return [rows[name] for name in ids.split(";") if name in rows]


def _series(trajectories: pd.DataFrame, changes: pd.DataFrame | None, rows: dict[str, int]) -> list[dict[str, Any]]:
    """The indicators that have a page: those of commitments, and those reported for more than one year."""
    members: dict[str, list[dict[str, Any]]] = {}
    for row in trajectories.to_dict("records"):
        members.setdefault(plain_text(row["series_id"]), []).append({str(key): row[key] for key in row})
    named = {name: points[0] for name, points in members.items()}
    wanted = {name for name, points in members.items() if len({plain_number(row["year"]) for row in points}) > 1}
    for change in () if changes is None else changes.to_dict("records"):
        name = plain_text(change["series_id"])
        named.setdefault(name, {str(key): change[key] for key in change})
        wanted.add(name)
    made: list[dict[str, Any]] = []
    for name in sorted(wanted):
        described = {field: plain_text(named[name].get(field)) for field in _SERIES}
        charts = [_panel(panel, rows) for panel in panels(members.get(name, []))]
        evidence = sorted({rows[key] for row in members.get(name, []) if (key := plain_text(row["record_id"])) in rows})
        made.append({"id": name, **described, "panels": charts, "records": evidence})
    years = _years(changes)
    # What was promised again and again is what a reader of a theme looks for first.
    made.sort(
        key=lambda each: (each["theme"], -len(years.get(each["id"], ())), each["indicator"].casefold(), each["id"])
    )
    return made


def _years(changes: pd.DataFrame | None) -> dict[str, set[Any]]:
    years: dict[str, set[Any]] = {}
    for name, year in () if changes is None else zip(changes["series_id"], changes["year"], strict=True):
        years.setdefault(plain_text(name), set()).add(plain_number(year))
    return years


def _panel(panel: Panel, rows: dict[str, int]) -> dict[str, Any]:
    points = [
        [p.year, p.role, p.value, p.value_high, shape_of(p.comparator), p.comparator, rows.get(p.record_id, -1)]
        for p in panel.points
    ]
    return {"unit": plain_text(panel.unit), "move": panel.move, "horizon": panel.horizon, "points": points}


def _issues(issues: pd.DataFrame | None) -> dict[str, Any] | None:
    if issues is None:
        return None
    made: dict[str, Any] = {name: packed(_texts(issues, name)) for name in _ISSUE_TEXTS}
    return made | {"page": [plain_number(page) for page in issues["page"]]}
