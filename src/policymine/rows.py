"""Flatten records and issues into rows, and write rows as lines of CSV or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from decimal import Decimal
from operator import attrgetter
from typing import Any

from policymine.provenance import Boxes
from policymine.records import COLUMNS, ISSUE_COLUMNS, Facts, Issue, Record, Result

Value = str | int | float | None

INTEGERS = frozenset({"report_year", "page", "start", "end"})
"""Columns of whole numbers."""

FLOATS = frozenset({"theme_score", "indicator_score", "value", "value_high", "value_si", "confidence"})
"""Columns of numbers with a fraction."""

# What a spreadsheet runs: a sign (full-width ones too) and something after it. A sign alone is a text: comparator "=".
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].", re.DOTALL)
_FORMULA_STARTS = frozenset("'=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # most texts are told by their first character
_DEFUSED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].", re.DOTALL)
_SURROGATES = re.compile("[\ud800-\udfff]")
# Line breaks to some readers of JSON Lines, although JSON lets them stand in a text.
_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_PLAIN_BELOW = 1e16

_OF_FACTS = tuple(field.name for field in fields(Facts) if field.name in COLUMNS)
_OF_RECORD = tuple(field.name for field in fields(Record) if field.name in COLUMNS)
_facts, _record = attrgetter(*_OF_FACTS), attrgetter(*_OF_RECORD)


def row(result: Result | None, record: Record) -> dict[str, Value]:
    """Flatten a record and its document's facts into one row of the table.

    Args:
        result: The result that the record is of; None leaves the document's columns empty.
        record: The record.

    Returns:
        A value for each name of ``policymine.records.COLUMNS``, in that order.

    Example:
        >>> record = Record(0, 2, "79", "79 plants.", kind="result", measure="count", value=79.0, flags=("a", "b"))
        >>> flat = row(None, record)
        >>> list(flat) == list(COLUMNS), flat["value"], flat["flags"], flat["page"]
        (True, 79.0, 'a;b', None)
    """
    facts = (result.facts if result else None) or Facts()
    values: dict[str, Any] = dict(zip(_OF_FACTS, _facts(facts), strict=True))
    values.update(zip(_OF_RECORD, _record(record), strict=True))
    values["source"], values["doc_id"] = (result.source, result.doc_id) if result else ("", "")
    values["flags"] = ";".join(record.flags)
    return _sound({name: values[name] for name in COLUMNS})


def boxes_row(boxes: Boxes) -> dict[str, list[list[float]]]:
    """Write the boxes of a record as lists, for JSON Lines.

    Example:
        >>> from policymine.provenance import PageBox
        >>> boxes_row(Boxes((PageBox(3, 72.0, 90.0, 110.5, 102.0),), ()))
        {'value_boxes': [[3, 72.0, 90.0, 110.5, 102.0]], 'sentence_boxes': []}
    """
    return {
        "value_boxes": [list(box) for box in boxes.value],
        "sentence_boxes": [list(box) for box in boxes.sentence],
    }


def issue_row(issue: Issue) -> dict[str, Value]:
    """Flatten an issue into one row of the issues table.

    Example:
        >>> issue_row(Issue("a.pdf", "empty", "no text", page=3))
        {'source': 'a.pdf', 'page': 3, 'category': 'empty', 'message': 'no text', 'hint': ''}
    """
    return _sound({name: getattr(issue, name) for name in ISSUE_COLUMNS})


def _sound(flat: dict[str, Value]) -> dict[str, Value]:
    """Replace what no file takes, halves of characters; hardly any text has one, so all are looked at together."""
    if not _SURROGATES.search("".join([value for value in flat.values() if isinstance(value, str)])):
        return flat
    return {name: _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value for name, value in flat.items()}


def defuse(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    A text that already looks defused gets one more, so that :func:`undefuse` always gives the text back.

    Example:
        >>> defuse("=1+1"), defuse("-3%"), defuse("3%"), defuse("'=1+1"), defuse("=")
        ("'=1+1", "'-3%", '3%', "''=1+1", '=')
    """
    return "'" + text if _FORMULA.match(text) else text


def undefuse(text: str) -> str:
    """Take back what :func:`defuse` did.

    Example:
        >>> undefuse("'=1+1"), undefuse("'tis"), undefuse(defuse("''@x"))
        ('=1+1', "'tis", "''@x")
    """
    return text[1:] if _DEFUSED.match(text) else text


def number_text(value: float) -> str:
    """Write a number with the fewest digits that give it back, without an exponent below 1e16.

    Example:
        >>> number_text(1042000.0), number_text(3.4), number_text(0.00001), number_text(79)
        ('1042000', '3.4', '0.00001', '79')
    """
    if isinstance(value, int) or (value.is_integer() and abs(value) < _PLAIN_BELOW):
        return str(int(value))
    text = repr(value)
    return text if "e" not in text or abs(value) >= _PLAIN_BELOW else format(Decimal(text), "f")


def csv_line(values: Iterable[Value], cell: Callable[[Value], str] | None = None) -> str:
    r"""Write one line of CSV as RFC 4180 has it, but with a plain line feed at the end.

    Args:
        values: The values of the row.
        cell: Writes one value as :func:`csv_cell` does, for one who remembers what came before.

    Example:
        >>> csv_line(["a, b", "5″ pipe", "=A1", -3.0, None])
        '"a, b",5″ pipe,\'=A1,-3,\n'
    """
    return ",".join(map(cell or csv_cell, values)) + "\n"


def csv_cell(value: Value) -> str:
    """Write one cell of CSV.

    Example:
        >>> csv_cell("a, b"), csv_cell(-3.0), csv_cell(None)
        ('"a, b"', '-3', '')
    """
    # By hand: the csv module leaves a lone carriage return bare, which no reader gives back.
    if not value and value != 0:  # most cells are empty
        return ""
    if not isinstance(value, str):
        return number_text(value)
    text = defuse(value) if value[0] in _FORMULA_STARTS else value
    quoted = "," in text or '"' in text or "\n" in text or "\r" in text
    return '"' + text.replace('"', '""') + '"' if quoted else text


def json_line(flat: Mapping[str, object]) -> str:
    r"""Write one line of JSON Lines; whole numbers without a fraction.

    Example:
        >>> json_line({"value": 1042000.0, "unit": "mu", "page": None})
        '{"value": 1042000, "unit": "mu", "page": null}\n'
    """
    plain = {
        name: int(value) if isinstance(value, float) and value.is_integer() and abs(value) < _PLAIN_BELOW else value
        for name, value in flat.items()
    }
    return json.dumps(plain, ensure_ascii=False).translate(_LINE_BREAKS) + "\n"
