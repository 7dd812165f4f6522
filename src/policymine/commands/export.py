"""``policymine export``: an output folder into any table or database."""

from __future__ import annotations

import click

from policymine.commands.options import PathOrAddress


@click.command()
@click.argument("folder", type=PathOrAddress(exists=True, file_okay=False))
@click.option("-o", "--output", required=True, metavar="TARGET", help="Table to write, or address of a database.")
@click.option("--excel", is_flag=True, help="Start CSV files with the mark by which Excel knows UTF-8.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def export(folder: str, output: str, excel: bool, quiet: bool) -> None:
    """Turn an output folder into a table or write it into a database.

    FOLDER is what `policymine mine archive/ -o out/` wrote; it may be an address such as s3://bucket/out. TARGET ends
    in .csv, .jsonl, .parquet or .xlsx; beside it stands the table of issues, in a workbook as a sheet. Or it is a
    database: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE, where the tables records, documents and
    issues are made or brought up to date: rows of files that have changed are replaced, those of files that the folder
    has no more are removed, and each record stands there once, however often it is exported. Databases need
    policymine[sql].

    \b
    Example:
      policymine export out/ -o targets.csv
      policymine export out/ -o sqlite:///targets.db
    """  # noqa: D301 - click knows \b as a sign
    from policymine.bulk.reading import opened
    from policymine.database import is_database, write_database
    from policymine.export import TableWriter
    from policymine.remote import place
    from policymine.summary import counted

    with opened(place(folder)) as out:
        if not out.is_finished:
            click.echo(f"policymine: the last run into {folder} did not end; what it wrote is exported", err=True)
        if is_database(output):
            done = write_database(out, output)
            said = f"{counted(done.records, 'record')} of {counted(done.files, 'file')} written"
            said += f", {counted(done.unchanged, 'file')} unchanged, {done.removed} removed"
        else:
            records = 0
            with TableWriter(output, excel=excel) as table:
                for row in out.rows("records"):
                    table.write_row(row)
                    records += 1
                for row in out.rows("issues"):
                    table.write_issue(row)
            said = f"{counted(records, 'record')} written"
    if not quiet:
        click.echo(said, err=True)
