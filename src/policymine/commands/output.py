"""Where commands write a table to: a file by its ending, a terminal, or standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policymine.commands.options import STDIO
from policymine.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

_forms = click.Choice(["auto", "table", "csv"])
with_auto_format = click.option(
    "--format",
    "form",
    type=_forms,
    default="auto",
    show_default=True,
    help="How to write to standard output: a table for people or CSV; auto: a table in a terminal.",
)


def check_output(output: str, suffixes: Sequence[str]) -> None:
    """Refuse a file that has none of these endings."""
    if output != STDIO and Path(output).suffix.lower() not in suffixes:
        raise UsageError(f"nothing is written to {output}", hint="name a file that ends in " + ", ".join(suffixes))


def wants_table(output: str, form: str) -> bool:
    """Tell whether a table for people is to be printed."""
    return output == STDIO and (form == "table" or (form == "auto" and sys.stdout.isatty()))


def write_output(output: str, sheets: dict[str, pd.DataFrame]) -> None:
    """Write the first of the tables as CSV, to standard output or a file, or all as a workbook (.xlsx)."""
    import io

    from policymine.comparing.writing import write_csv
    from policymine.export import WORKBOOK, write_file

    if output == STDIO:
        write_csv(next(iter(sheets.values())), sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    stream = io.BytesIO()
    if Path(output).suffix.lower() == WORKBOOK:
        from policymine.workbook_tables import write_tables

        write_tables(stream, sheets)
    else:
        write_csv(next(iter(sheets.values())), stream)
    write_file(output, stream.getvalue())


def short_names(sources: pd.Series[Any]) -> list[str]:
    """Name files without their folders, but those of one name in several folders with the folders that differ.

    Example:
        >>> import pandas as pd
        >>> short_names(pd.Series(["a/2023/r.txt", "a/2024/r.txt", "b/s.txt"]))
        ['2023/r.txt', '2024/r.txt', 's.txt']
    """
    known = {str(source): str(source).split("/") for source in sources.dropna().unique()}
    shown: dict[str, str] = {}
    for source, parts in known.items():
        others = [other for name, other in known.items() if name != source]
        size = next((n for n in range(1, len(parts)) if all(other[-n:] != parts[-n:] for other in others)), len(parts))
        shown[source] = "/".join(parts[-size:])
    return [shown.get(source, "") for source in sources.fillna("")]


def print_groups(table: pd.DataFrame, by: str | None, columns: Sequence[str], nothing: str) -> None:
    """Print columns of a table for people, under a heading for each value of another column.

    Args:
        table: The table, sorted by ``by``.
        by: The column of the headings, if any.
        columns: The columns to print.
        nothing: The heading of rows that have none.
    """
    from policymine.terminal import console, show_table
    from policymine.text import printable

    screen = console(sys.stdout)
    heads = [name.rpartition("promise_")[2].replace("_", " ") for name in columns]
    parts = [(None, table)] if by is None else list(table.groupby(by, sort=False))
    for name, part in parts:
        if name is not None:
            screen.print(f"{printable(str(name)) or nothing} ({len(part)})", style="bold")
        rows = part[list(columns)].astype("string").fillna("").to_numpy().tolist()
        show_table(screen, heads, rows)
        if name is not None:
            screen.print("")
