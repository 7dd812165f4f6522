"""Rows of indicator tables: the row's header is the indicator, the column's gives year, unit and kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import regex

from policymine.context import Context
from policymine.inherited_dates import Timed, fill
from policymine.kind_weights import time_score
from policymine.kinds import certainty
from policymine.lang import time_limit
from policymine.noun_phrases import tidy
from policymine.quantities import Quantity, Sort
from policymine.records import Bindingness, Block, Cell, Change, DateBasis, Measure, Record
from policymine.sentences import SentenceSplitter
from policymine.statements import StatementReader
from policymine.table_columns import ColumnReader, Layout, is_remark
from policymine.table_heads import HeadReader, Measured
from policymine.table_spans import Figure, over_columns, over_rows, times_of_row
from policymine.text import normalise
from policymine.time_spans import TimeSpan
from policymine.timing import in_fiscal_year

_SIGN = regex.compile(r"[+\-−↑↓]\s*$")
_CUMULATIVE = regex.compile(r"\s*[\[(〔【].*[\])〕】]\s*")
"""Plans put what is reached over all their years in brackets, beside yearly averages."""
_SORTS: Mapping[str, Sort] = {"ratio": "percent", "points": "points", "money": "money"}
"""What a value is by the dimension of its unit; else an amount."""


@dataclass(slots=True)
class _Row:
    header: str = ""
    unit: Measured | None = None
    times: tuple[TimeSpan, ...] = ()
    place: str = ""
    due: bool = False
    bindingness: Bindingness = ""
    subject: str = ""
    figures: list[Figure] = field(default_factory=list)
    texts: list[tuple[Cell, tuple[TimeSpan, ...]]] = field(default_factory=list)


class TableReader:
    """Reads the rows of tables with the number and unit grammar of a language.

    Args:
        reader: The statements of the language.
    """

    def __init__(self, reader: StatementReader) -> None:
        self._reader = reader
        self.heads = HeadReader(reader)
        self._bindingness = reader.bindingness
        self._columns = ColumnReader(reader, self.heads)
        self._splitter = SentenceSplitter(reader.language.tables["language"])

    def layouts(self, text: str, blocks: Sequence[Block]) -> dict[int, Layout]:
        """Find what the columns of a document's tables hold, by the starts of their rows."""
        return self._columns.layouts(text, blocks)

    def read(self, text: str, block: Block, layout: Layout, context: Context) -> Iterator[Record]:
        """Yield the records of one table row.

        Args:
            text: The document's text.
            block: The row.
            layout: What the columns of its table hold.
            context: What runs on from before.

        Yields:
            Records with offsets in the document's text.
        """
        if self.heads.states_limits(block.caption):
            return
        row = self._row(text, block, layout, context.anchor.year)
        records: list[Record] = []
        for figure in row.figures:
            content = normalise(text[figure.cell.start : figure.cell.end])
            record = self._record(content, figure, context)
            if record is not None:
                record.sentence = text[slice(*figure.rows)]
                record.bindingness = row.bindingness if record.kind == "target" else ""
                records.append(record)
        for cell, times in row.texts:
            records += self._statements(text, cell, times, context)
        for record in sorted(records, key=lambda record: (record.start, record.end)):
            record.value_text = text[record.start : record.end]
            record.sentence = record.sentence or text[block.start : block.end]
            yield record

    def figures(self, text: str, block: Block, layout: Layout) -> list[Figure]:
        r"""Give the cells of a row that hold values, each with its row, column and unit.

        Args:
            text: The document's text.
            block: The row.
            layout: What the columns of its table hold.

        Example:
            >>> from policymine.lang import load
            >>> from policymine.lang.units import Units
            >>> from policymine.read import read_text
            >>> document = read_text("| Item | 2023 (t) |\n|---|---|\n| Coal | 12 |\n", language="en")
            >>> tables = TableReader(StatementReader(load("en"), Units.load()))
            >>> layouts = tables.layouts(document.text, document.blocks)
            >>> (block,) = document.blocks
            >>> [(f.row, f.column, f.unit.symbol) for f in tables.figures(document.text, block, layouts[block.start])]
            [('Coal', '2023', 't')]
        """
        return self._row(text, block, layout, None).figures

    def _row(self, text: str, block: Block, layout: Layout, year: int | None) -> _Row:
        row = _Row()
        placed = layout.placed(block)
        if is_remark(block):
            row.texts = [(cell, ()) for _, cell in placed]
            return row
        label = layout.label(text, placed)
        if label is None:
            return row
        at, header = label
        placed = [(x, cell) for x, cell in placed if x <= at or cell.start != header.start]
        words = normalise(text[header.start : header.end])
        row.bindingness = self._bindingness.in_text(words)
        self._read_aside(text, placed, layout, row, year)
        row.unit = row.unit or self.heads.unit(words, row=True) or self.heads.caption(block.caption)
        dated = times_of_row(self.heads, words, layout.roles[at], year)
        if dated is not None:
            row.times = dated
        else:
            row.header = self.heads.name(words, row=True)
        if layout.roles[at] == "place" and block.caption:
            row.subject = self.heads.subject(block.caption)
        self._read_cells(text, placed, layout, at, row, year)
        row.figures = list(over_columns(over_rows(row.figures, text, block, layout, self.heads, year), self.heads))
        return row

    def _read_aside(
        self, text: str, placed: list[tuple[int, Cell]], layout: Layout, row: _Row, year: int | None
    ) -> None:
        """Read what the columns beside the values say of the whole row: its unit, its place, by when it is due."""
        for x, cell in placed:
            if cell.merged and cell.start in {other.start for at, other in placed if at < x}:
                continue  # what begins in another column says nothing as one of this
            content = text[cell.start : cell.end]
            if layout.roles[x] == "unit":
                row.unit = self.heads.measured(content)
            elif layout.roles[x] in ("skip", "text", "name"):
                row.bindingness = row.bindingness or self._bindingness.of_cell(content)
            elif layout.roles[x] == "place":
                row.place = row.place or tidy(normalise(content))
            elif layout.roles[x] == "due":
                row.times, row.due = self.heads.times(content, year), True

    def _read_cells(
        self, text: str, placed: list[tuple[int, Cell]], layout: Layout, at: int, row: _Row, year: int | None
    ) -> None:
        told: tuple[TimeSpan, ...] = ()
        topic = ""
        for x, cell in placed:
            role = layout.roles[x]
            if x == at or role in ("unit", "skip", "code", "place", "due", "year"):
                continue
            head = layout.heads[x]
            times = self.heads.times(head, year)
            changes = self.heads.change.search(self.heads.plain(head)) is not None
            if changes:
                times = told  # "Change from 2022" is told of the year of the column before it
            told = times
            due = row.due and not times
            content = text[cell.start : cell.end]
            if cell.merged and not self._goes_on(content, cell, placed, row):
                continue
            if role == "value" and self._columns.is_value(content):
                rate = None if _CUMULATIVE.fullmatch(content) else self._rate(head)
                unit = layout.units[x] or rate or row.unit
                column = self.heads.name(head)
                named = self.heads.topic(head)
                if not changes:
                    topic = "" if self.heads.times(head, year) else named
                header, place = row.header, row.place
                if row.subject and not (named or topic):
                    header, place = row.subject, header  # the title says of what the figures of the places are
                figure = Figure(cell, header, column, unit, times or row.times, place, due, named or topic)
                row.figures.append(figure)
            elif (x > at or role == "text") and not cell.merged:
                row.texts.append((cell, times or row.times))

    def _goes_on(self, content: str, cell: Cell, placed: list[tuple[int, Cell]], row: _Row) -> bool:
        """Tell whether a cell that begins in another row or column is a value here too: one, that was one there."""
        begins = next(other for _, other in placed if other.start == cell.start)
        known = begins is cell or (bool(row.figures) and row.figures[-1].cell.start == cell.start)
        return known and self._columns.is_single(content)

    def _rate(self, head: str) -> Measured | None:
        """The unit of a column of rates of growth that names none."""
        percent = self.heads.measured("%")
        return percent if self.heads.rate.search(self.heads.plain(head)) else None

    def _statements(self, text: str, cell: Cell, times: tuple[TimeSpan, ...], context: Context) -> Iterator[Record]:
        """Read a cell of running text as what it is, sentence by sentence."""
        inside = replace(context, heading_times=(*context.heading_times, *times), previous=None, in_list=True)
        for start, end in self._splitter.split(text, cell.start, cell.end):
            sentence = text[start:end]
            marked = self._reader.mark(sentence, context.anchor.year)
            if marked is None:
                continue
            for record in self._reader.read(marked, inside):
                if self.heads.is_statement(record, sentence):
                    record.start += start
                    record.end += start
                    yield record

    def _record(self, content: str, figure: Figure, context: Context) -> Record | None:
        folded = self.heads.plain(content)
        times = self._reader.dates.find(folded, context.anchor.year)
        quantities = self._reader.quantities.find(folded, content, [(t.start, t.end) for t in times if not t.bare])
        if not quantities:
            return None
        quantity, cell, measured = quantities[0], figure.cell, figure.unit
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
            record.comparator = self.heads.comparator(cell.column) or self.heads.comparator(figure.row) or "="
        record.change = self._change_of(content, figure, quantity, measure)
        record.indicator, record.place = figure.row, figure.place
        if figure.topic and not self.heads.times(cell.column, context.anchor.year):
            # The columns are indicators and the rows are what they hold for: "District | PM2.5 | Good-air days".
            record.indicator, record.place = figure.topic, figure.row or figure.place
        if not record.indicator:
            return None
        self._date(record, figure, context)
        return record

    def _change_of(self, content: str, figure: Figure, quantity: Quantity, measure: str) -> Change:
        heads = self.heads
        sign = _SIGN.search(content[: quantity.start])
        column, row = heads.plain(figure.cell.column), heads.plain(figure.row)
        changing = heads.change.search(column) or heads.change.search(row)
        if sign and (changing or measure in ("percent", "points")) and sign[0].strip() in ("-", "−", "↓"):
            return "decrease"
        if sign and sign[0].strip() in ("+", "↑"):
            return "increase"
        # What the row is called goes before the column: "Reduction in energy use | annual growth".
        for text in (row, column):
            if heads.change.search(text) or measure in ("percent", "points"):
                if heads.down.search(text):
                    return "decrease"
                if heads.up.search(text):
                    return "increase"
        if not heads.change.search(column):
            return "level"
        # "Annual average" alone may as well be said of a level, such as a rate of unemployment.
        only_average = not heads.change.search(heads.average.sub("", column))
        level = only_average and measure == "percent" and not _CUMULATIVE.fullmatch(content)
        return "level" if level else "increase"

    def _date(self, record: Record, figure: Figure, context: Context) -> None:
        column = self.heads.plain(figure.cell.column)
        times = [in_fiscal_year(time, context.anchor.fiscal) for time in figure.times]
        against = [t for t in times if t.role == "baseline"]
        if against:
            record.baseline = tidy(column[against[0].start : against[0].end])
            times = [t for t in times if t.role != "baseline"]
        time = times[-1] if times else None
        if time is None and context.heading_times:
            time = context.heading_times[-1]
        score = 1.5 * context.section + context.anchor.prior
        if figure.due or self.heads.target.search(column, timeout=time_limit(column)):
            score += 12.0
        if self.heads.result.search(column, timeout=time_limit(column)):
            score -= 12.0
        if time is not None and times:
            score += time_score(replace(time, role=time.role if time.role != "baseline" else "in"), context.anchor)
        record.kind = "target" if score > 0 else "result"
        record.confidence = round(certainty(score), 3)
        if time is not None:
            basis: DateBasis = "stated" if times and time.year_said else "context"
            fill(
                record, Timed(replace(time, role="in"), basis), {"date_text": tidy(figure.cell.column) if times else ""}
            )
        elif record.kind == "target" and context.anchor.plan_end is not None:
            record.deadline, record.date_basis = context.anchor.plan_end.isoformat(), "document"
        elif record.kind == "result" and context.anchor.period is not None:
            fill(record, Timed(context.anchor.period, "document"))
        elif context.anchor.year is not None and context.anchor.annual:
            year = context.anchor.year if record.kind == "target" else context.anchor.year - 1
            record.date_basis = "document"
            if record.kind == "target":
                record.deadline = f"{year}-12-31"
            else:
                record.period_start, record.period_end = f"{year}-01-01", f"{year}-12-31"


def _measure(sort: Sort, noun: str, value: float) -> Measure:
    """A number without a unit counts its noun, or is an index if it has a fraction."""
    if sort == "number" or sort == "times":
        return "count" if noun or value.is_integer() else "amount"
    return "count" if noun else sort
