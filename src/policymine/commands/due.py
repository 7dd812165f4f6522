"""``policymine due``: commitments by deadline, with what was last reported of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from policymine.commands.options import STDIO, with_indicators, with_matches, with_tables
from policymine.commands.output import (
    check_output,
    print_groups,
    short_names,
    wants_table,
    with_auto_format,
    write_output,
)

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

_day = click.DateTime(["%Y-%m-%d"])
_states = click.Choice(["closed", "partly", "overdue", "nothing_reported", "unclear", "open"])
_SUFFIXES = (".csv", ".xlsx", ".ics")
_SHOWN = ("due", "status", "region", "indicator", "promise", "last_reported", "promise_source")


@click.command()
@with_tables
@click.option("--by", type=_day, metavar="DATE", help="Only what is due on this day or before.")
@click.option("--from", "since", type=_day, metavar="DATE", help="Only what is due on this day or after.")
@click.option(
    "--today",
    type=_day,
    metavar="DATE",
    help="Day as of which; default: that of the latest document, or the first of its year.",
)
@click.option(
    "--group", type=click.Choice(["actor", "region", "theme", "issuer"]), help="Group by this, then by deadline."
)
@click.option("--region", metavar="NAME", help="Only commitments of this region.")
@click.option("--theme", metavar="THEME", help="Only commitments of this theme.")
@click.option("--status", multiple=True, type=_states, help="Only commitments in this state; several add up.")
@with_matches
@with_indicators
@click.option("-o", "--output", default=STDIO, metavar="FILE", help="File to write: .csv, .xlsx or .ics.")
@with_auto_format
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def due(
    tables: tuple[str, ...],
    by: dt.datetime | None,
    since: dt.datetime | None,
    today: dt.datetime | None,
    group: str | None,
    region: str | None,
    theme: str | None,
    status: tuple[str, ...],
    matches: str | None,
    indicators: str | None,
    output: str,
    form: str,
    quiet: bool,
) -> None:
    """List commitments by deadline, with what was last reported of each.

    TABLES are what policymine mine wrote. Each commitment is closed (met or exceeded, also if late), partly (progress
    is reported, the deadline is ahead), overdue (the deadline has passed and what is reported falls short),
    nothing_reported (it has passed, and no document says), unclear (what is reported cannot be held against it) or
    open (the deadline is ahead). A deadline has passed as of --today; without it that is the day of the latest
    document in the tables (the first day of its year if it has none), never the day on which you ask, so that the same
    tables always give the same ledger.

    FILE ends in .csv, .xlsx (with the records and the comparison, linked) or .ics: a calendar with a whole
    day for each commitment, which needs the extra "calendar".

    \b
    Example:
      policymine due targets.csv --by 2025-12-31
      policymine due targets.csv --status overdue --status nothing_reported --group issuer
      policymine due 2023.csv 2024.csv --from 2024-01-01 --today 2024-06-30 -o ledger.xlsx
      policymine due targets.csv --region "Elm City" --status open -o deadlines.ics
    """  # noqa: D301 - click knows \b as a sign
    from policymine.comparing import compare
    from policymine.comparing.table import load
    from policymine.deadline_calendar import calendar_bytes
    from policymine.export import write_file
    from policymine.ledger import latest_day, ledger
    from policymine.workbook_tables import evidence_of

    check_output(output, _SUFFIXES)
    records = load(tables)
    # Of a table without records nothing is due on any day.
    day = _iso(today) or (latest_day(records) if len(records) else "0001-01-01")
    found = compare(records, matches=matches, indicators=indicators)
    listed = ledger(
        found.changes, day, since=_iso(since), by=_iso(by), region=region, theme=theme, status=status, group=group
    )
    if wants_table(output, form):
        _print(listed, group)
    elif output.lower().endswith(".ics"):
        write_file(output, calendar_bytes(listed, day))
    else:
        write_output(output, {"ledger": listed, **evidence_of(listed, found.changes, records)})
    if not quiet:
        _report(listed, day if today or len(records) else None, said=today is not None)


def _iso(day: dt.datetime | None) -> str | None:
    return None if day is None else day.date().isoformat()


def _print(listed: pd.DataFrame, group: str | None) -> None:
    from policymine.legend import verdicts

    # What is the same in every row needs no column.
    columns = [name for name in _SHOWN if name != group and (name != "region" or listed["region"].nunique() > 1)]
    labels = {name: each.labels["en"] for name, each in verdicts("status").items()}
    files = short_names(listed["promise_source"])
    shown = listed.assign(status=listed["status"].map(labels), promise_source=files)
    print_groups(shown, group, columns, f"no {group}")


def _report(listed: pd.DataFrame, day: str | None, *, said: bool) -> None:
    from policymine.legend import verdicts
    from policymine.summary import counted

    counts = listed["status"].value_counts()
    told = ", ".join(
        f"{counts[name]} {each.labels['en']}" for name, each in verdicts("status").items() if name in counts
    )
    click.echo(f"{counted(len(listed), 'commitment')}" + (f": {told}" if told else ""), err=True)
    if day is not None:
        since = "" if said else ", the day of the latest document or the first of its year (--today says another)"
        click.echo(f"as of {day}{since}", err=True)
    if undated := listed.attrs.get("undated"):
        click.echo(f"{counted(undated, 'commitment')} without a day are left out", err=True)
