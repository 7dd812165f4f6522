"""Annotated documents: what a careful reader says the records of a text are.

Two forms are read, with the same fields (docs/corpora.md describes both): a pair ``NAME.txt`` and ``NAME.json`` with
offsets, and one file ``NAME.gold``, a text with its annotations inside, which is easier to write and to review.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import get_args

from policymine.errors import PolicymineError
from policymine.records import Change, Comparator, Kind, Measure

_ENUMERATIONS = {"kind": Kind, "measure": Measure, "change": Change, "comparator": Comparator}


class GoldError(PolicymineError):
    """An annotation that does not follow the format; the message names file, line and cause."""


@dataclass(slots=True)
class GoldRecord:
    """One annotated record. Fields have the names and values of `Record`; dates are ISO days, unknown ones empty.

    Attributes:
        start: First character of the value in the document's text.
        end: One past its last character.
        number: These characters.
        themes: The themes that are right, the best first.
        note: A remark of the annotator.
        optional: Whether careful readers differ on this record, so that finding it is neither right nor wrong.
        quote: The sentence or line of the value.

    Example:
        >>> GoldRecord(0, 2, "79", "target", "count", value=79, unit="village", themes=("clear_water",)).measure
        'count'
    """

    start: int
    end: int
    number: str
    kind: str
    measure: str
    change: str = "level"
    comparator: str = "="
    value: float | None = None
    value_high: float | None = None
    unit: str = ""
    indicator: str = ""
    action: str = ""
    themes: tuple[str, ...] = ()
    deadline: str = ""
    period_start: str = ""
    period_end: str = ""
    baseline: str = ""
    place: str = ""
    actor: str = ""
    note: str = ""
    optional: bool = False
    quote: str = ""


@dataclass(slots=True)
class GoldDocument:
    """A text and its annotated records, in the order of the text.

    Attributes:
        name: The file's name without its ending.
        text: The document as its reader sees it; offsets count in it.
        facts: What the annotator says of the document, such as ``title`` and ``published``.
        path: The file that it was read from.

    Example:
        >>> GoldDocument("a", "79 plants", [GoldRecord(0, 2, "79", "result", "count")]).records[0].number
        '79'
    """

    name: str
    text: str
    records: list[GoldRecord] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    path: Path | None = None


def wrong_record(record: GoldRecord) -> Iterator[str]:
    """Say what is wrong with the fields of one record.

    Yields:
        One line for each fault; nothing for a record that follows docs/corpora.md.

    Example:
        >>> list(wrong_record(GoldRecord(0, 1, "5", "target", "percent", value=5, unit="t", themes=("ecology",))))
        ["unit 't' of measure percent must be '%'", 'no indicator']
    """
    needed = {"percent": "%", "points": "pp", "multiple": "times"}.get(record.measure)
    for name, literal in _ENUMERATIONS.items():
        if getattr(record, name) not in get_args(literal):
            yield f"{name} {getattr(record, name)!r} is none of {', '.join(get_args(literal))}"
    if record.measure == "deadline":
        if record.value is not None or record.unit:
            yield "a deadline has no value and no unit"
        if record.kind != "target" or not record.deadline:
            yield "a deadline record is a target with its day"
    elif record.value is None:
        yield "no value"
    elif not math.isfinite(record.value) or not math.isfinite(record.value_high or 0):
        yield "a value that is no number"
    elif record.value < 0:
        yield "a negative value: the sign belongs to change"
    if (record.comparator == "range") != (record.value_high is not None):
        yield "value_high goes with comparator 'range', and only with it"
    elif record.value_high is not None and record.value is not None and record.value_high <= record.value:
        yield "value_high is not above value"
    if needed and record.unit != needed:
        yield f"unit {record.unit!r} of measure {record.measure} must be {needed!r}"
    if record.measure in ("count", "money") and not record.unit:
        yield f"measure {record.measure} needs a unit"
    if not record.indicator:
        yield "no indicator"
    if not record.themes:
        yield "no theme"
    yield from _wrong_dates(record)


def wrong_span(record: GoldRecord, text: str) -> Iterator[str]:
    """Say what is wrong with the place of one record in its text.

    Yields:
        One line for each fault.

    Example:
        >>> list(wrong_span(GoldRecord(0, 3, "79", "target", "count"), "79 plants"))
        ["characters 0 to 3 read '79 ', not '79'"]
    """
    if not 0 <= record.start < record.end <= len(text):
        yield f"characters {record.start} to {record.end} are no piece of the text"
    elif (read := text[record.start : record.end]) != record.number:
        yield f"characters {record.start} to {record.end} read {read!r}, not {record.number!r}"
    elif record.number != record.number.strip():
        yield "blanks at the ends of the value"


def _wrong_dates(record: GoldRecord) -> Iterator[str]:
    for name in ("deadline", "period_start", "period_end"):
        day = getattr(record, name)
        if day and not _is_day(day):
            yield f"{name} {day!r} is no day"
    if record.kind == "result" and record.deadline:
        yield "a result has no deadline"
    if record.period_start and record.period_end and record.period_start > record.period_end:
        yield "the period ends before it starts"


def _is_day(text: str) -> bool:
    try:
        # Other forms of ISO 8601, such as 20240131, would not compare with the dates of records.
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
