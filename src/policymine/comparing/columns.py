"""The columns of the tables that a comparison gives, and the verdicts in them."""

from __future__ import annotations

from typing import Literal

Revision = Literal["new", "raised", "lowered", "unchanged", "reworded", "dropped", "not_comparable"]
Outcome = Literal["met", "exceeded", "missed", "late", "partly", "pending", "unreported", "not_comparable", ""]
Later = Literal["renewed", "dropped", "no_later_document", ""]
Horizon = Literal["annual", "cumulative", "endpoint", "deadline", ""]

CHANGE_COLUMNS: tuple[str, ...] = (
    "commitment_id", "series_id", "indicator_id", "indicator", "theme", "region", "issuer", "place", "actor",
    "document_kind", "year", "measure", "change", "comparator", "value", "value_high", "unit", "value_si", "unit_si",
    "baseline", "deadline", "horizon", "revision", "revision_reason", "outcome", "outcome_reason", "attainment",
    "later", "result_value", "result_value_high", "result_comparator", "result_unit", "result_change",
    "result_period_end", "previous_value", "previous_value_high", "previous_comparator", "previous_unit",
    "previous_deadline", "match_score", "match_reason", "previous_match_score", "previous_match_reason", "confidence",
    "conflict", "promise_ids", "promise_source", "promise_page", "promise_start", "promise_end", "promise_value_text",
    "promise_sentence", "result_ids", "result_source", "result_page", "result_start", "result_end",
    "result_value_text", "result_sentence", "previous_ids", "previous_source", "previous_page", "previous_start",
    "previous_end", "previous_value_text", "previous_sentence",
)  # fmt: skip
"""The columns of the changes, in their order."""

TRAJECTORY_COLUMNS: tuple[str, ...] = (
    "series_id", "indicator_id", "indicator", "theme", "region", "place", "year", "role", "horizon", "measure",
    "change", "comparator", "value", "value_high", "unit", "value_si", "unit_si", "record_id", "source", "page",
    "sentence", "span", "start_value", "date_basis", "confidence",
)  # fmt: skip
"""The columns of the trajectories, in their order."""

DECISION_COLUMNS: tuple[str, ...] = ("left", "right", "decision", "note", "score", "left_text", "right_text")
"""The columns of the decisions; of a file of the user's only the first three are needed."""

INTEGERS = frozenset({
    "year", "page",
    *(f"{part}_{name}" for part in ("promise", "result", "previous") for name in ("page", "start", "end")),
})  # fmt: skip
"""Columns of whole numbers."""

FLOATS = frozenset({
    "value", "value_high", "value_si", "attainment", "result_value", "result_value_high", "previous_value",
    "previous_value_high", "match_score", "previous_match_score", "confidence", "score",
})  # fmt: skip
"""Columns of numbers with a fraction."""
