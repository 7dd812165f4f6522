"""Show documents, records, issues and lists in a terminal.

Text of a document is never obeyed: control characters are made visible, and nothing is read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import IO, TYPE_CHECKING

from policymine.read.knowledge import numbering
from policymine.records import Block, Document, Issue, Record, Result
from policymine.rows import number_text
from policymine.summary import counted
from policymine.text import normalise, printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_THEME_STYLES = {
    "blue_sky": "bright_cyan",
    "clear_water": "bright_blue",
    "pure_land": "yellow",
    "solid_waste": "magenta",
    "climate_energy": "bright_red",
    "ecology": "bright_green",
    "noise_nuclear": "bright_magenta",
    "supervision": "bright_yellow",
    "capacity": "cyan",
    "economy_society": "white",
}
_OTHER_THEME = "white"
_MOST_ISSUES = 20
_NEAR = 300
"""Characters from the start in which a heading like the title is the title once more."""
_SIGNS = (("‹", "›"), ("«", "»"), ("⟦", "⟧"), ("[[", "]]"), ("{{", "}}"), ("<<", ">>"))
"""What may stand around values where there is no colour."""
_ARROWS = (("→", ""), ("->", ""), ("=>", ""), (">>>", ""))
_SAME = "…"
"""Stands for the indicator of the record above."""
_OWN_MARK = re.compile(r"[(（]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)、．）:]")
"""The number or letter that a list item brings with it, in every language; others are styles of headings."""


def console(stream: IO[str], *, color: bool | None = None, width: int | None = None) -> Console:
    """Make a console that writes plain text, in colour only where it is wanted.

    Args:
        stream: Where to write.
        color: True or False; None for colour on a terminal only.
        width: Columns; None for those of the terminal, or 100 where there is none.

    Returns:
        A rich console that takes nothing it is given for markup.

    Example:
        >>> import io
        >>> console(io.StringIO(), width=60).width
        60
    """
    from rich.console import Console

    if width is None and not stream.isatty():
        width = 100
    return Console(
        file=stream,
        width=width,
        force_terminal=color,
        no_color=None if color is None else not color,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )


def show_document(screen: Console, document: Document, result: Result, *, only_records: bool = False) -> None:
    """Show a document with its records: the values highlighted where they stand, what was read below each sentence.

    Where there is no colour, signs that the document itself does not use stand around the values.

    Args:
        screen: Where to.
        document: The document.
        result: What was mined from it.
        only_records: Leave out sentences without a record; the headings above the others stay.

    Example:
        >>> import io
        >>> from policymine.records import Facts
        >>> document = Document("Built 79 plants.", (Block("paragraph", 0, 16),), Facts(title="Report"))
        >>> record = Record(6, 8, "79", "Built 79 plants.", kind="result", measure="count", value=79.0, unit="plant",
        ...     theme="clear_water", indicator="plants built", period_start="2023-01-01", period_end="2023-12-31")
        >>> stream = io.StringIO()
        >>> show_document(console(stream, width=80), document, Result("a.txt", records=[record]))
        >>> print(stream.getvalue())
        Report
        Values that were read stand in ‹›; below is what they were read as.
        <BLANKLINE>
        Built ‹79› plants.
            → plants built: 79 plant, 2023 · result · clear_water
        <BLANKLINE>
        1 record: 0 targets, 1 result
        <BLANKLINE>
    """
    view = _View(screen, document)
    view.head(result)
    for block, records in _by_block(document.blocks, result.records):
        view.block(block, records, only_records=only_records)
    view.print("")
    view.print(_count_line(result), style="bold")
    show_issues(screen, result.issues)


def show_issues(screen: Console, issues: Sequence[Issue], *, most: int = _MOST_ISSUES) -> None:
    """Show what failed, one line each.

    Args:
        screen: Where to.
        issues: What failed.
        most: How many to show before saying how many more there are.

    Example:
        >>> import io
        >>> stream = io.StringIO()
        >>> show_issues(console(stream), [Issue("a.pdf", "empty", "no text", page=3, hint="use OCR")])
        >>> stream.getvalue().rstrip()
        '  a.pdf, page 3: no text [empty]; use OCR'
    """
    from rich.text import Text

    for issue in issues[:most]:
        page = f", page {issue.page}" if issue.page else ""
        hint = f"; {issue.hint}" if issue.hint else ""
        line = printable(f"  {issue.source}{page}: {issue.message} [{issue.category}]{hint}")
        screen.print(Text(line), soft_wrap=True)
    if len(issues) > most:
        screen.print(Text(f"  and {len(issues) - most} more"))


def show_table(screen: Console, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Show a plain table.

    Example:
        >>> import io
        >>> stream = io.StringIO()
        >>> show_table(console(stream), ["unit", "name"], [["km", "kilometre"]])
        >>> [line.split() for line in stream.getvalue().splitlines()]
        [['unit', 'name'], ['km', 'kilometre']]
    """
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, header_style="bold", overflow="fold")
    for cells in rows:
        table.add_row(*(Text(printable(cell)) for cell in cells))
    screen.print(table)


def describe(record: Record) -> str:
    """Say in one line what was read: indicator, comparator, value, unit, change, and its time.

    Example:
        >>> describe(Record(0, 3, "98%", "", kind="target", measure="percent", comparator=">=", value=98.0, unit="%",
        ...     indicator="sewage treated", deadline="2025-12-31"))
        'sewage treated: >= 98 %, by 2025'
        >>> describe(Record(0, 2, "3%", "", kind="result", measure="percent", change="decrease", value=3.0, unit="%",
        ...     baseline="year-on-year", period_start="2024-01-01", period_end="2024-06-30"))
        '3 % (decrease, year-on-year), 2024-01 to 2024-06'
    """
    parts: list[str] = [] if record.comparator in ("=", "range") else [record.comparator]
    if record.value is not None:
        high = "" if record.value_high is None else f" to {number_text(record.value_high)}"
        parts.append(("rank " if record.measure == "rank" else "") + number_text(record.value) + high)
    elif not record.unit:  # a deadline alone has nothing to compare
        parts = []
    parts.append(record.unit)
    changed = ", ".join(part for part in ("" if record.change == "level" else record.change, record.baseline) if part)
    parts.append(f"({changed})" if changed else "")
    said = ", ".join(part for part in (" ".join(part for part in parts if part), _when(record)) if part)
    return f"{record.indicator}: {said}" if record.indicator and said else record.indicator or said


def _when(record: Record) -> str:
    if record.deadline:
        return f"by {_short_end(record.deadline)}"
    start, end = record.period_start, record.period_end
    if start and end:
        return _short_span(start, end)
    if start:
        return f"from {start}"
    short = _short_end(end)
    return f"end of {short}" if short != end else f"as of {end}" if end else ""


def _short_end(day: str) -> str:
    """Write the last day of a year or month as that year or month."""
    try:
        after = date.fromisoformat(day) + timedelta(days=1)
    except (ValueError, OverflowError):
        return day
    return day if after.day > 1 else day[:7] if after.month > 1 else day[:4]


def _short_span(start: str, end: str) -> str:
    """Write a span of whole years or months without its days."""
    last = _short_end(end)
    if len(last) == 4 and start.endswith("-01-01"):
        first = start[:4]
    elif last != end and start.endswith("-01"):
        first, last = start[:7], end[:7]
    else:
        first, last = start, end
    return first if first == last else f"{first}-{last}" if len(last) == 4 else f"{first} to {last}"


def _by_block(blocks: Iterable[Block], records: Iterable[Record]) -> Iterator[tuple[Block, list[Record]]]:
    """Pair blocks with the records that start in them; both are in the order of the text."""
    waiting = list(reversed(list(records)))
    for block in blocks:
        inside = []
        while waiting and waiting[-1].start < block.end:
            inside.append(waiting.pop())
        yield block, inside


def _has_own_mark(item: str) -> bool:
    """Tell whether a list item begins with its number or letter, in any language's way of numbering."""
    start = normalise(item[:60])
    return _OWN_MARK.match(item) is not None or numbering(start) is not None


def _by_sentence(text: str, block: Block, records: Iterable[Record]) -> Iterator[tuple[int, int, list[Record]]]:
    """Cut a block where a record's sentence begins and ends, so that each sentence stands beside its own records."""
    at, inside = block.start, list[Record]()
    until = block.start
    for record in records:
        if record.start >= until:
            found = text.rfind(record.sentence, until, record.start + len(record.sentence))
            if found < 0 or found > record.start:  # a row of a table, put together from its cells
                found = until
            if found > at:
                yield at, found, inside
                at, inside = found, []
            until = min(found + max(len(record.sentence), record.end - found), block.end)
        inside.append(record)
    if inside and until < block.end and text[until : block.end].strip():
        yield at, until, inside
        at, inside = until, []
    yield at, max(at, block.end), inside


def _marked(text: str, start: int, records: Iterable[Record], signs: tuple[str, str] = ("", "")) -> Text:
    """Highlight the values in a piece of text that begins at ``start`` of the document."""
    from rich.text import Text

    marked = Text()
    at = start
    for record in records:
        # Several records may share a span, and the first of them has shown it.
        if at <= record.start < start + len(text):
            marked.append(printable(text[at - start : record.start - start]))
            value = printable(text[record.start - start : record.end - start])
            marked.append(f"{signs[0]}{value}{signs[1]}", style=f"bold reverse {_style(record)}")
            at = record.end
    marked.append(printable(text[at - start :]))
    return marked


class _View:
    """A document on its way to the screen."""

    def __init__(self, screen: Console, document: Document) -> None:
        self._screen = screen
        self._document = document
        self._title = _plain(document.facts.title)
        self._signs = ("", "") if screen.color_system else self._choose(_SIGNS)
        self._arrow = self._choose(_ARROWS)[0]
        self._table: tuple[str, tuple[str, ...]] | None = None
        self._path: tuple[str, ...] = ()

    def head(self, result: Result) -> None:
        """Show the title, what else is known, and how the values are marked."""
        facts = self._document.facts
        self.print(facts.title or self._document.source, style="bold")
        said = {
            "document_number": facts.document_number,
            "issuer": facts.issuer,
            "region": facts.region,
            "published": facts.published and f"published {facts.published}",
            "report_year": f"report year {facts.report_year}" if facts.report_year else "",
            "language": facts.language,
        }
        parts = [_with_source(text, facts.sources.get(name, "")) for name, text in said.items() if text]
        if facts.title and facts.sources.get("title", "front") != "front":
            parts.insert(0, _with_source("title", facts.sources["title"]))
        known = " · ".join(parts)
        if known:
            self.print(known, style="dim")
        if result.records and any(self._signs):
            self.print(f"Values that were read stand in {''.join(self._signs)}; below is what they were read as.")

    def block(self, block: Block, records: list[Record], *, only_records: bool) -> None:
        """Show a block and what was read in it."""
        text = self._document.text
        if not records and (only_records or self._is_title(block)):
            return
        if only_records:
            self._headings(block)
        if block.kind == "table_row" and block.cells:
            self._row(block, records)
            return
        self._table = None
        self.print("")
        style = "bold" if block.kind == "heading" else "" if records else "dim"
        bullet = "" if block.kind != "list_item" or _has_own_mark(text[block.start : block.end]) else "• "
        for start, end, inside in _by_sentence(text, block, records):
            piece = text[start:end]
            lead = len(piece) - len(piece.lstrip())
            if not piece.strip() or (only_records and not inside):
                continue
            said = self._text(style).append_text(_marked(piece.strip(), start + lead, inside, self._signs))
            self._wrapped(said, bullet, " " * len(bullet))
            self._records(inside)
            bullet = " " * len(bullet)

    def print(self, line: str, *, style: str = "") -> None:
        """Show a line of plain text, wrapped."""
        self._wrapped(self._text(style, printable(line)))

    def _text(self, style: str, line: str = "") -> Text:
        from rich.text import Text

        return Text(line, style=style)

    def _wrapped(self, text: Text, first: str = "", rest: str = "") -> None:
        # Wrapped by hand: what rich wraps keeps blanks at the ends of lines.
        for line in text.wrap(self._screen, max(20, self._screen.width - len(first))):
            line.rstrip()
            self._screen.print(self._text("", first).append_text(line), soft_wrap=True)
            first = rest

    def _choose(self, choices: Sequence[tuple[str, str]]) -> tuple[str, str]:
        """Choose signs that the document does not use and that the screen can show."""
        for signs in choices:
            try:
                "".join(signs).encode(self._screen.encoding)
            except (UnicodeEncodeError, LookupError):
                continue
            if not any(sign and sign in self._document.text for sign in signs):
                return signs
        return choices[-1]

    def _is_title(self, block: Block) -> bool:
        """Tell whether a block is the title, which stands above everything already; PDFs may show it twice."""
        shown = _plain(self._document.text[block.start : block.end])
        near = block.start < 3 * len(self._document.facts.title) + _NEAR
        return bool(shown) and near and (shown == self._title or (block.level == 1 and shown.startswith(self._title)))

    def _headings(self, block: Block) -> None:
        """Show the headings above a block that were not shown yet."""
        known = 0
        while self._path[known : known + 1] == block.headings[known : known + 1] != ():
            known += 1
        if block.headings[known:]:
            self._table = None
            self.print("")
            for heading in block.headings[known:]:
                self.print(heading, style="bold")
        self._path = block.headings

    def _row(self, block: Block, records: list[Record]) -> None:
        """Show a row of a table, each cell with the header of its column."""
        table = (block.caption, tuple(cell.column for cell in block.cells))
        if table != self._table:
            self.print("")
            if block.caption:
                self.print(block.caption, style="bold")
        self._table = table
        row = self._text("" if records else "dim")
        for number, cell in enumerate(block.cells):
            text = self._document.text[cell.start : cell.end]
            if not text:
                continue
            row.append(" | " if row.plain else "")
            # The first cell names the row; the header above it ("Indicator") says nothing more.
            row.append(f"{printable(cell.column)}: " if number and cell.column else "", style="italic")
            row.append_text(_marked(text, cell.start, (r for r in records if r.start >= cell.start), self._signs))
        self._wrapped(row, "", "  ")
        self._records(records)

    def _records(self, records: Iterable[Record]) -> None:
        before: str | None = None
        for record in records:
            # The rows of tables, and much else, say several things of one indicator: it is named once.
            again = record.indicator and record.indicator == before
            said = describe(replace(record, indicator=_SAME) if again else record)
            before = record.indicator
            line = self._text(_style(record), printable(said))
            line.append(f" · {record.kind} · {printable(record.theme) or 'no theme'}", style="default")
            if record.flags:
                line.append(f" · check: {printable(', '.join(record.flags))}", style="default")
            self._wrapped(line, f"    {self._arrow} ", "      ")


def _with_source(text: str, source: str) -> str:
    return f"{text} ({source})" if source else text


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _style(record: Record) -> str:
    return _THEME_STYLES.get(record.theme, _OTHER_THEME)


def _count_line(result: Result) -> str:
    targets = sum(record.kind == "target" for record in result.records)
    total = len(result.records)
    return f"{counted(total, 'record')}: {counted(targets, 'target')}, {counted(total - targets, 'result')}"
