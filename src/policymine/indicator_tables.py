"""Rows of indicator tables: the row's header is the indicator, the column's gives year, unit and kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import regex

from policymine.context import Context
from policymine.dates import TimeSpan
from policymine.kinds import certainty, time_score
from policymine.lang import time_limit
from policymine.lang.units import Unit
from policymine.phrases import tidy
from policymine.quantities import Quantity, Sort
from policymine.records import Block, Cell, Change, Comparator, DateBasis, Measure, Record
from policymine.statements import StatementReader
from policymine.text import fold, normalise
from policymine.timing import Timed, fill

_BRACKETS = regex.compile(r"\(([^()]{1,40})\)|\[([^\[\]]{1,40})\]")
_SIGN = regex.compile(r"[+\-−↑↓]\s*$")


_SORTS: Mapping[str, Sort] = {"ratio": "percent", "points": "points", "money": "money"}
"""What a value is by the dimension of its unit; else an amount."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit out of a header, with the scale that stands before it ("10,000 tons").

    Attributes:
        unit: The unit.
        scale: What a value in the table is to be multiplied by.
        noun: For a count the counted noun.
    """

    unit: Unit | None
    scale: float = 1.0
    noun: str = ""


class TableReader:
    """Reads the rows of tables with the number and unit grammar of a language.

    Args:
        reader: The statements of the language.
    """

    def __init__(self, reader: StatementReader) -> None:
        self._reader = reader
        cues = reader.language.tables["cues"].get("table", {})
        left, right = (r"(?<![^\W_])", r"(?![^\W_])") if reader.language.joiner else ("", "")

        def words(name: str) -> regex.Pattern[str]:
            return regex.compile(rf"{left}\L<words>{right}", words=list(cues.get(name, [])) or ["\0"])

        self._target, self._result = words("target"), words("result")
        self._unit_column, self._skip = words("unit_column"), words("skip_column")
        self._change = words("change_column")
        self._up, self._down = words("increase"), words("decrease")
        self._header_words = frozenset(cues.get("header_words", []))
        self._caption_unit = regex.compile(cues.get("caption_unit", r"(?!)"))

    def read(self, text: str, block: Block, context: Context) -> Iterator[Record]:
        """Yield the records of one table row.

        Args:
            text: The document's text.
            block: The row.
            context: What runs on from before.

        Yields:
            Records with offsets in the document's text.
        """
        cells = [cell for cell in block.cells if cell.start < cell.end]
        header = next((cell for cell in cells if _has_letters(text[cell.start : cell.end])), None)
        if header is None:
            return
        name = normalise(text[header.start : header.end])
        shared = self._shared_unit(text, cells, header, name, block.caption)
        sentence = text[block.start : block.end]
        told: list[TimeSpan] = []
        for cell in cells:
            column = fold(cell.column)
            if cell is header or self._unit_column.search(column) or self._skip.search(column):
                continue
            content = normalise(text[cell.start : cell.end])
            column_times = [t for t in self._reader.dates.find(column, context.anchor.year) if t.last is not None]
            if self._change.search(column):
                column_times = told  # "Change from 2022" is told of the year of the column before it
            told = column_times
            for record in self._cell(content, cell, name, shared, column_times, context):
                record.value_text = text[record.start : record.end]
                record.sentence = sentence
                yield record

    def _shared_unit(self, text: str, cells: list[Cell], header: Cell, name: str, caption: str) -> Measured | None:
        for cell in cells:
            if cell is not header and self._unit_column.search(fold(cell.column)):
                return self._measured(text[cell.start : cell.end])
        for match in _BRACKETS.finditer(name):
            found = self._measured(match[1] or match[2])
            if found is not None and found.unit is not None:
                return found
        found_caption = self._caption_unit.search(fold(caption), timeout=time_limit(caption))
        return self._measured(found_caption["unit"]) if found_caption else None

    def _measured(self, words: str) -> Measured | None:
        """Read "%", "10,000 tons" or "million yuan" out of a header."""
        words = words.strip()
        if not words:
            return None
        for text in (words, "1 " + words):
            raw = normalise(text)
            found = self._reader.quantities.find(fold(text), raw)
            if found and found[0].unit is not None:
                return Measured(found[0].unit, found[0].value)
        return Measured(None, 1.0, words) if words.replace(" ", "").isalpha() else None

    def _column_unit(self, column: str) -> Measured | None:
        for match in _BRACKETS.finditer(column):
            found = self._measured(match[1] or match[2])
            if found is not None and found.unit is not None:
                return found
        return None

    def _cell(
        self,
        content: str,
        cell: Cell,
        name: str,
        shared: Measured | None,
        column_times: list[TimeSpan],
        context: Context,
    ) -> Iterator[Record]:
        folded = fold(content)
        times = self._reader.dates.find(folded, context.anchor.year)
        quantities = self._reader.quantities.find(folded, content, [(t.start, t.end) for t in times if not t.bare])
        if not quantities or len(content) > 60:
            return
        for quantity in quantities[:1]:
            measured = self._column_unit(cell.column) or shared
            record = self._record(content, cell, name, quantity, measured, column_times, context)
            if record is not None:
                yield record

    def _record(
        self, content: str, cell: Cell, name: str, quantity: Quantity, measured: Measured | None,
        column_times: list[TimeSpan], context: Context,
    ) -> Record | None:  # fmt: skip
        sort, value, high, unit = quantity.sort, quantity.value, quantity.high, quantity.unit
        noun = ""
        if sort == "number" and measured is not None:
            value = float(f"{value * measured.scale:.12g}")
            high = None if high is None else float(f"{high * measured.scale:.12g}")
            unit, noun = measured.unit, measured.noun
            sort = _SORTS.get(unit.dimension.split("/")[0] if unit else "", "amount")
        measure = _measure(sort, noun, value)
        record = Record(
            cell.start + quantity.start, cell.start + quantity.end, "", "", "result", measure,
            comparator=quantity.comparator, value=value, value_high=high, unit=unit.symbol if unit else noun,
        )  # fmt: skip
        if unit is not None and measure in ("amount", "money", "percent"):
            record.value_si = float(f"{value * unit.factor:.10g}")
            record.unit_si = unit.si
        if record.comparator == "=":
            record.comparator = self._header_comparator(cell.column) or self._header_comparator(name) or "="
        record.change = self._change_of(content, cell, name, quantity, measure)
        record.indicator = tidy(_BRACKETS.sub("", name))
        topic = self._topic(cell.column)
        if topic and not column_times:
            # The columns are indicators and the rows are what they hold for: "District | PM2.5 | Good-air days".
            record.indicator, record.place = topic, record.indicator
        self._date(record, cell, column_times, context)
        return record

    def _change_of(self, content: str, cell: Cell, name: str, quantity: Quantity, measure: str) -> Change:
        sign = _SIGN.search(content[: quantity.left])
        column = fold(cell.column)
        heads = fold(name)
        changing = self._change.search(column) or self._change.search(heads)
        if sign and (changing or measure in ("percent", "points")) and sign[0].strip() in ("-", "−", "↓"):
            return "decrease"
        if sign and sign[0].strip() in ("+", "↑"):
            return "increase"
        for text in (column, heads):
            if self._change.search(text) or measure in ("percent", "points"):
                if self._down.search(text):
                    return "decrease"
                if self._up.search(text):
                    return "increase"
        return "increase" if self._change.search(column) else "level"

    def _header_comparator(self, header: str) -> Comparator | None:
        """The comparator that a header gives its values: "at most", "≥"."""
        if not header:
            return None
        text = normalise(header) + " 1"
        found = self._reader.quantities.find(fold(text), text)
        comparator = found[-1].comparator if found else "="
        return None if comparator in ("=", "range") else comparator

    def _topic(self, header: str) -> str:
        """What a column's header names beside years, units and words such as "target"; empty if nothing."""
        folded = fold(header)
        taken = [(s.start, s.end) for s in self._reader.dates.find(folded, None)]
        taken += [m.span() for p in (self._target, self._result, self._change) for m in p.finditer(folded)]
        taken += [m.span() for m in _BRACKETS.finditer(folded)]
        kept = "".join(" " if any(a <= i < b for a, b in taken) else c for i, c in enumerate(normalise(header)))
        rest = " ".join(w for w in kept.split() if _has_letters(w) and w.lower() not in self._header_words)
        return tidy(_BRACKETS.sub("", normalise(header))) if len(rest) > 2 else ""

    def _date(self, record: Record, cell: Cell, times: list[TimeSpan], context: Context) -> None:
        column = fold(cell.column)
        against = [t for t in times if t.role == "baseline"]
        if against:
            record.baseline = tidy(column[against[0].start : against[0].end])
            times = [t for t in times if t.role != "baseline"]
        time = times[-1] if times else None
        if time is None and context.heading_times:
            time = context.heading_times[-1]
        score = 1.5 * context.section + context.anchor.prior
        if self._target.search(column):
            score += 12.0
        if self._result.search(column):
            score -= 12.0
        if time is not None and times:
            score += time_score(replace(time, role=time.role if time.role != "baseline" else "in"), context.anchor)
        record.kind = "target" if score > 0 else "result"
        record.confidence = round(certainty(score), 3)
        if time is not None:
            basis: DateBasis = "stated" if times and time.year_said else "context"
            fill(record, Timed(replace(time, role="in"), basis), {"date_text": tidy(cell.column) if times else ""})
        elif context.anchor.year is not None and context.anchor.annual:
            year = context.anchor.year if record.kind == "target" else context.anchor.year - 1
            record.date_basis = "document"
            if record.kind == "target":
                record.deadline = f"{year}-12-31"
            else:
                record.period_start, record.period_end = f"{year}-01-01", f"{year}-12-31"


def _has_letters(text: str) -> bool:
    return sum(c.isalpha() for c in text) >= 2


def _measure(sort: Sort, noun: str, value: float) -> Measure:
    """A number without a unit counts its noun, or is an index if it has a fraction."""
    if sort == "number" or sort == "times":
        return "count" if noun or value.is_integer() else "amount"
    return "count" if noun else sort
