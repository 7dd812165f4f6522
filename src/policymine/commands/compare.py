"""``policymine compare``: what was promised, what became of it, what changed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from policymine.commands.options import STDIO

if TYPE_CHECKING:
    import pandas as pd

    from policymine.comparing import Comparison

_file = click.Path(exists=True, dir_okay=False)


def _share(ctx: click.Context, param: click.Parameter, text: str) -> float:
    """Read a share, written as 0.05 or 5%."""
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share < 1:
        raise click.BadParameter(f"{text!r} is no share; write it as 5% or 0.05", ctx, param)
    return share


@click.command()
@click.argument("tables", nargs=-1, required=True, type=_file)
@click.option(
    "-o", "--output", default=STDIO, metavar="FILE", help="Table of changes to write; default: CSV on stdout."
)
@click.option("--report", "page", metavar="FILE", help='Also write it all as one HTML file; needs the extra "report".')
@click.option("--trajectories", metavar="FILE", help="Also write every value of each indicator over the years.")
@click.option("--region", metavar="NAME", help="Only documents that speak for this region.")
@click.option("--theme", metavar="THEME", help="Only commitments of this theme.")
@click.option(
    "--matches", type=_file, metavar="FILE", help="CSV of your decisions about matches: left, right, decision."
)
@click.option("--doubtful", metavar="FILE", help="Write the doubtful matches there, for you to decide.")
@click.option(
    "--tolerance",
    default="5%",
    show_default=True,
    callback=_share,
    metavar="SHARE",
    help='What "about" may fall short by.',
)
@click.option("--indicators", type=_file, metavar="FILE", help="Your own catalogue of indicators, beside policymine's.")
@click.option("--versions", is_flag=True, help="The tables are versions: compare each with the one before it.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def compare(
    tables: tuple[str, ...],
    output: str,
    page: str | None,
    trajectories: str | None,
    region: str | None,
    theme: str | None,
    matches: str | None,
    doubtful: str | None,
    tolerance: float,
    indicators: str | None,
    versions: bool,
    quiet: bool,
) -> None:
    """Compare what documents promise with the year before and with what was reported later.

    TABLES are what policymine mine wrote, of one year or of many; a record that several hold counts once. Each
    commitment gets two verdicts with their evidence: its revision against the last document of the kind (new,
    raised, lowered, unchanged, reworded, dropped, not_comparable) and its outcome by later documents (met,
    exceeded, missed, late, partly, pending, unreported, not_comparable). FILE ends in .csv, .jsonl, .parquet or
    .xlsx: a workbook with the changes, the trajectories, the records and what could not be read, linked.

    With --doubtful the matches that are less than sure are written as a CSV. Put "same" or "different" into its
    column "decision", and give it back with --matches: what you decided stays, whatever is compared later.

    \b
    Example:
      policymine compare targets.csv -o changes.csv
      policymine compare targets.csv -o changes.csv --report changes.html
      policymine compare targets.csv -o changes.xlsx
      policymine compare 2022.csv 2023.csv 2024.csv --region "Elm City" --trajectories values.csv
      policymine compare targets.csv -o changes.csv --doubtful decisions.csv
      policymine compare targets.csv -o changes.csv --matches decisions.csv
      policymine compare --versions old.csv new.csv
    """  # noqa: D301 - click knows \b as a sign
    from policymine.commands.report import check_page, read_page_issues, read_records, write_page
    from policymine.comparing import compare as compare_tables
    from policymine.comparing.writing import check_path, write_csv, write_table

    workbook = output.lower().endswith(".xlsx")
    for path in (None if output == STDIO or workbook else output, trajectories, doubtful):
        if path is not None:
            check_path(path)
    if page is not None:
        check_page(page)
    found = compare_tables(
        tables,
        region=region,
        theme=theme,
        matches=matches,
        tolerance=tolerance,
        indicators=indicators,
        versions=versions,
    )
    for table, path in ((found.trajectories, trajectories), (found.decisions, doubtful)):
        if path is not None:
            write_table(table, path)
    if output == STDIO:
        write_csv(found.changes, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    elif workbook:
        _write_workbook(output, found, tables)
    else:
        write_table(found.changes, output)
    if page is not None:
        write_page(page, read_records(tables), found, read_page_issues(tables), region=region)
    if not quiet:
        _report(found.changes, len(found.decisions))


def _write_workbook(output: str, found: Comparison, tables: tuple[str, ...]) -> None:
    import io

    import pandas as pd

    from policymine.comparing.table import load
    from policymine.export import issues_path, write_file
    from policymine.frames import read_issues
    from policymine.workbook_tables import write_tables

    issues = [read_issues(path) for path in map(issues_path, tables) if path.is_file()]
    stream = io.BytesIO()
    write_tables(
        stream,
        {
            "changes": found.changes,
            "trajectories": found.trajectories,
            "records": load(tables).drop(columns="version"),
            **({"issues": pd.concat(issues, ignore_index=True)} if issues else {}),
        },
    )
    write_file(output, stream.getvalue())


def _report(changes: pd.DataFrame, doubtful: int) -> None:
    from policymine.comparing.documents import region_key
    from policymine.summary import counted

    commitments = int((changes["revision"] != "dropped").sum())
    # One that two languages name is one.
    regions = changes["region"].map(region_key).nunique()
    click.echo(f"{counted(commitments, 'commitment')} of {counted(regions, 'region')}", err=True)
    for column in ("revision", "outcome"):
        counts = changes.loc[changes[column] != "", column].value_counts()
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
        told = ", ".join(f"{str(name).replace('_', ' ')} {count}" for name, count in ordered)
        click.echo(f"{column}: {told or 'none'}", err=True)
    if len(changes):
        share = (changes["indicator_id"] != "").mean()
        click.echo(
            f"dropped and unreported hold only as far as matching goes; {share:.0%} are official indicators, "
            "matched by definition",
            err=True,
        )
    if doubtful:
        click.echo(f"doubtful matches: {doubtful} (--doubtful FILE lists them)", err=True)
