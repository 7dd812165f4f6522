"""``policymine report``: records and their comparison as one HTML file."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policymine.commands.options import STDIO
from policymine.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

    from policymine.comparing import Comparison

_TABLE = click.Path(exists=True, dir_okay=False)
_EVIDENCE = ("promise_ids", "result_ids", "previous_ids")


@click.command()
@click.argument("tables", nargs=-1, required=True, type=_TABLE, metavar="TABLE...")
@click.option("-o", "--output", required=True, metavar="FILE", help="HTML file to write; - for standard output.")
@click.option(
    "--ui", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language of the user interface."
)
@click.option("--title", default="", metavar="TEXT", help="Heading of the report; default: a general one.")
@click.option("--region", metavar="NAME", help="Only what is of this region, named as in the tables.")
@click.option("--matches", type=_TABLE, metavar="FILE", help="Your decisions on which commitments are the same.")
@click.option(
    "--issues",
    multiple=True,
    type=_TABLE,
    metavar="FILE",
    help="Table of what could not be read; default: those that stand beside the tables.",
)
def report(
    tables: tuple[str, ...],
    output: str,
    ui: str,
    title: str,
    region: str | None,
    matches: str | None,
    issues: tuple[str, ...],
) -> None:
    """Write tables of records as a report in one HTML file.

    TABLES are what `policymine mine` wrote, one or several. The report opens in any browser without a server or a
    network, and prints. It holds an overview, all records with their sentences, to search, filter and sort, and what
    could not be read; where the documents are of several years, also what became of each commitment: a matrix
    of indicators and years, and for each indicator a chart and the evidence. Needs the extra "report".

    \b
    Example:
      policymine report targets.csv -o report.html
      policymine report 2022.csv 2023.csv 2024.csv -o report.html --ui zh --title 目标与结果
      policymine report targets.csv -o elm.html --region "Elm City"
    """  # noqa: D301 - click knows \b as a sign
    import policymine

    check_page(output)
    records = read_records(tables)
    comparison = policymine.compare(list(tables), region=region, matches=matches) if _of_years(records) else None
    write_page(output, records, comparison, read_page_issues(tables, issues), ui=ui, title=title, region=region)


def check_page(output: str) -> None:
    """Refuse a page that is no HTML file, or that cannot be made for want of the extra, before anything is compared."""
    from policymine.reporting import check_extra

    if output != STDIO and Path(output).suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"{output} does not end in .html", hint="the report is one HTML file, as in report.html")
    check_extra()


def write_page(
    output: str,
    records: pd.DataFrame,
    comparison: Comparison | None,
    issues: pd.DataFrame | None,
    *,
    ui: str = "en",
    title: str = "",
    region: str | None = None,
) -> None:
    """Write the report of records and of what was compared in them, which says nothing where they are of one year."""
    from policymine.export import write_file
    from policymine.reporting import report_page

    told = comparison if _of_years(records) else None
    changes, trajectories = (told.changes, told.trajectories) if told else (None, None)
    records = _of_region(records, region, changes)
    names = _region_names(records["region"], ui)
    records = _renamed(records, names)
    if changes is not None and trajectories is not None:
        changes, trajectories = _renamed(changes, names), _renamed(trajectories, names)
    page = report_page(records, changes, trajectories, issues, title=title, ui=ui).encode()
    if output == STDIO:
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
    else:
        write_file(output, page)


def read_records(tables: tuple[str, ...]) -> pd.DataFrame:
    """Read the records of several tables as one."""
    import pandas as pd

    from policymine.frames import read_table

    return pd.concat([read_table(table) for table in tables], ignore_index=True)


def _of_years(records: pd.DataFrame) -> bool:
    """Whether documents are of several years; of one year a comparison can say nothing."""
    return int(records["report_year"].nunique()) > 1


def _of_region(records: pd.DataFrame, region: str | None, changes: pd.DataFrame | None) -> pd.DataFrame:
    from policymine.comparing.documents import region_key

    if region is None:
        return records
    # The region in every language that names it.
    key = region_key(region)
    kept = records["region"].fillna("").map(region_key) == key
    # The comparison may know more of regions than their names; its evidence stays whole.
    for column in _EVIDENCE if changes is not None else ():
        assert changes is not None
        kept |= records["record_id"].isin(set(";".join(changes[column].fillna("")).split(";")) - {""})
    if not kept.any():
        known = sorted(set(records["region"].dropna()) - {""})
        raise UsageError(f"no record is of the region {region!r}", hint="known are: " + ", ".join(known[:20]))
    return records[kept]


def _region_names(regions: pd.Series[Any], ui: str) -> dict[str, str]:
    """Give each region one name: in the language of the user interface if a document has it, else the commonest one."""
    from policymine.comparing.documents import region_key

    of_key: dict[str, Counter[str]] = {}
    for name, count in regions[regions.fillna("") != ""].value_counts().items():
        of_key.setdefault(region_key(str(name)), Counter())[str(name)] += int(count)
    shown: dict[str, str] = {}
    for counts in of_key.values():
        best = min(counts, key=lambda name: (name.isascii() != (ui == "en"), -counts[name], name))
        shown |= dict.fromkeys(counts, best)
    return shown


def _renamed(table: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    return table.assign(region=table["region"].map(lambda name: names.get(name, name)).astype("string"))


def read_page_issues(tables: tuple[str, ...], issues: tuple[str, ...] = ()) -> pd.DataFrame | None:
    """Read what could not be read, from given tables or from those that stand beside the tables of records."""
    import pandas as pd

    from policymine.export import issues_path
    from policymine.frames import read_issues

    paths = [*map(Path, issues)] or [path for path in map(issues_path, tables) if path.is_file()]
    found = [read_issues(path) for path in paths]
    return pd.concat(found, ignore_index=True) if found else None
