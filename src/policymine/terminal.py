"""Show documents, records, issues and lists in a terminal.

Text of a document is never obeyed: control characters are made visible, and nothing is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING

from policymine.records import Block, Document, Issue, Record, Result
from policymine.rows import number_text
from policymine.summary import counted
from policymine.text import printable

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


def show_document(screen: Console, document: Document, result: Result) -> None:
    """Show a document with its records highlighted in their sentences, and what was read beside each.

    Args:
        screen: Where to.
        document: The document.
        result: What was mined from it.

    Example:
        >>> import io
        >>> from policymine.records import Facts
        >>> document = Document("Built 79 plants.", (Block("paragraph", 0, 16),), Facts(title="Report"))
        >>> record = Record(6, 8, "79", "Built 79 plants.", kind="result", measure="count", value=79.0, unit="plant",
        ...     theme="clear_water")
        >>> stream = io.StringIO()
        >>> show_document(console(stream, width=80), document, Result("a.txt", records=[record]))
        >>> "Built 79 plants." in stream.getvalue() and "79 plant" in stream.getvalue()
        True
    """
    from rich.table import Table
    from rich.text import Text

    facts = document.facts
    screen.print(Text(printable(facts.title or document.source), style="bold"))
    known = (facts.issuer, facts.region, facts.published, str(facts.report_year or ""), facts.language)
    screen.print(Text(printable(" · ".join(part for part in known if part)), style="dim"))
    for block, records in _by_block(document.blocks, result.records):
        screen.print()
        grid = Table.grid(padding=(0, 2), expand=True)
        grid.add_column(ratio=3)
        grid.add_column(ratio=2)
        style = "bold" if block.kind == "heading" else "" if records else "dim"
        bullet = "• " if block.kind == "list_item" else ""
        for start, end, inside in _by_sentence(document.text, block, records):
            left = Text(bullet, style=style).append_text(_marked(document.text[start:end], start, inside))
            grid.add_row(left, Text("\n").join(map(_beside, inside)))
            bullet = ""
        screen.print(grid)
    screen.print()
    screen.print(Text(_count_line(result), style="bold"))
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
    """Say in one line what was read: comparator, value, unit, change, and its time.

    Example:
        >>> describe(Record(0, 3, "98%", "", kind="target", measure="percent", comparator=">=", value=98.0, unit="%",
        ...     deadline="2025-12-31"))
        '>= 98 % by 2025-12-31'
    """
    parts: list[str] = [] if record.comparator in ("=", "range") else [record.comparator]
    if record.value is not None:
        high = "" if record.value_high is None else f" to {number_text(record.value_high)}"
        parts.append(number_text(record.value) + high)
    parts.append(record.unit)
    if record.change != "level":
        parts.append(f"({record.change})")
    if record.deadline:
        parts.append(f"by {record.deadline}")
    elif record.period_start or record.period_end:
        parts.append(f"{record.period_start} … {record.period_end}".strip())
    return " ".join(part for part in parts if part)


def _by_block(blocks: Iterable[Block], records: Iterable[Record]) -> Iterator[tuple[Block, list[Record]]]:
    """Pair blocks with the records that start in them; both are in the order of the text."""
    waiting = list(reversed(list(records)))
    for block in blocks:
        inside = []
        while waiting and waiting[-1].start < block.end:
            inside.append(waiting.pop())
        yield block, inside


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


def _marked(text: str, start: int, records: Iterable[Record]) -> Text:
    """Highlight the values in a piece of text that begins at ``start`` of the document."""
    from rich.text import Text

    marked = Text()
    at = start
    for record in records:
        # Several records may share a span, and the first of them has shown it.
        if record.start >= at:
            marked.append(printable(text[at - start : record.start - start]))
            marked.append(
                printable(text[record.start - start : record.end - start]), style=f"bold reverse {_style(record)}"
            )
            at = record.end
    marked.append(printable(text[at - start :]))
    return marked


def _beside(record: Record) -> Text:
    from rich.text import Text

    line = Text(printable(describe(record)), style=_style(record))
    line.append(f"\n  {record.kind} · {printable(record.theme) or 'no theme'}", style="default")
    if record.indicator:
        line.append(f" · {printable(record.indicator)}", style="default")
    if record.flags:
        line.append(f" · check: {printable(', '.join(record.flags))}", style="default")
    return line


def _style(record: Record) -> str:
    return _THEME_STYLES.get(record.theme, _OTHER_THEME)


def _count_line(result: Result) -> str:
    targets = sum(record.kind == "target" for record in result.records)
    total = len(result.records)
    return f"{counted(total, 'record')}: {counted(targets, 'target')}, {counted(total - targets, 'result')}"
