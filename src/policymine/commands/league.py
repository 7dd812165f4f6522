"""``policymine league`` and ``policymine ladder``: one indicator over regions, and over levels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from policymine.commands.options import STDIO, with_indicators, with_tables
from policymine.commands.output import (
    check_output,
    print_groups,
    short_names,
    wants_table,
    with_auto_format,
    write_output,
)
from policymine.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

_SUFFIXES = (".csv", ".xlsx")
_LONG = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_ways = click.Choice(["up", "down"])
_with_indicator = click.option(
    "--indicator", required=True, metavar="ID", help="The indicator: an id of the catalogue, or a phrase."
)
_with_better = click.option(
    "--better", type=_ways, help="Which way is better; default: as the catalogue or targets say."
)
_with_output = click.option("-o", "--output", default=STDIO, metavar="FILE", help="File to write: .csv or .xlsx.")


@click.command()
@with_tables
@_with_indicator
@click.option("--year", type=int, required=True, help="The year that results are for, or that targets are due in.")
@click.option(
    "--role",
    type=click.Choice(["result", "target"]),
    default="result",
    show_default=True,
    help="What to rank: what is reported or what is promised.",
)
@_with_better
@click.option("--places", is_flag=True, help="Rank the places within regions too that documents give values of.")
@with_indicators
@_with_output
@with_auto_format
def league(
    tables: tuple[str, ...],
    indicator: str,
    year: int,
    role: str,
    better: str | None,
    places: bool,
    indicators: str | None,
    output: str,
    form: str,
) -> None:
    """Rank regions by one indicator in one year, the best first.

    TABLES are what policymine mine wrote. Values are brought into one unit; what is defined otherwise (a change and not
    a level, part of a year and not the whole) is ranked apart. Equal values share a rank; where documents of one region
    give several values, the best supported one is ranked and the others stand behind it, and none is averaged. FILE
    ends in .csv or .xlsx, with the records beside.

    \b
    Example:
      policymine league targets.csv --indicator pm25_concentration --year 2024
      policymine league targets.csv --indicator "forest coverage" --year 2025 --role target --better up -o forests.xlsx
    """  # noqa: D301 - click knows \b as a sign
    from policymine.comparing import compare
    from policymine.comparing.table import load
    from policymine.league import league as rank

    check_output(output, _SUFFIXES)
    records = load(tables)
    values = compare(records, indicators=indicators).trajectories
    found = rank(values, indicator, year, role=role, better=better, places=places, indicators=indicators)
    if wants_table(output, form):
        _print(found, ["rank", "region", *(["place"] if places else []), "amount", "stated", "note", "source"])
    else:
        write_output(output, {"league": found, "records": _used(records, found, "record_id")})
    click.echo(f"better: {found['better'].iloc[0]}", err=True)


@click.command()
@with_tables
@_with_indicator
@click.option("--year", type=int, help="Only targets due in this year.")
@click.option("--region", metavar="NAME", help="Only this region and those around it.")
@click.option(
    "--parent",
    "parents",
    multiple=True,
    metavar="PLACE=ABOVE",
    help='Where a place lies that no list knows, as in "Elm City=Hebei Province"; several add up.',
)
@_with_better
@with_indicators
@_with_output
@with_auto_format
def ladder(
    tables: tuple[str, ...],
    indicator: str,
    year: int | None,
    region: str | None,
    parents: tuple[str, ...],
    better: str | None,
    indicators: str | None,
    output: str,
    form: str,
) -> None:
    """Hold the targets of nation, province, city and county side by side.

    TABLES are what policymine mine wrote of documents of several levels. Each target is held against that of the
    nearest level above for the same year: more or less ambitious, or the same; of quantities that add up (areas,
    tons, numbers of things) the share is given. FILE ends in .csv or .xlsx, with the records beside.

    \b
    Example:
      policymine ladder targets.csv --indicator forest_cover
      policymine ladder nation.csv elm.csv --indicator "PM2.5 concentration" --parent "Elm City=Hebei Province"
    """  # noqa: D301 - click knows \b as a sign
    from policymine.comparing import compare
    from policymine.comparing.table import load
    from policymine.ladder import ladder as climb

    check_output(output, _SUFFIXES)
    records = load(tables)
    values = compare(records, indicators=indicators).trajectories
    found = climb(
        values, indicator, year=year, region=region, better=better, parents=_pairs(parents), indicators=indicators
    )
    if wants_table(output, form):
        _print(found, ["year", "level", "region", "amount", "against", "above", "above_stated", "share", "source"])
    else:
        write_output(output, {"ladder": found, "records": _used(records, found, "record_id", "against_id")})
    click.echo(f"better: {found['better'].iloc[0]}", err=True)


def _shortened(found: re.Match[str]) -> str:
    from policymine.cells import quantity_text

    return quantity_text(float(found[0].replace(",", "")), float("nan"), "", short=True)


def _pairs(parents: tuple[str, ...]) -> dict[str, str]:
    pairs = [each.partition("=") for each in parents]
    for name, _, above in pairs:
        if not name.strip() or not above.strip():
            raise UsageError(f"--parent {name!r} names no place above", hint='write --parent "Elm City=Hebei Province"')
    return {name.strip(): above.strip() for name, _, above in pairs}


def _used(records: pd.DataFrame, found: pd.DataFrame, *columns: str) -> pd.DataFrame:
    ids = {each for name in columns for each in found[name]}
    return records[records["record_id"].isin(ids)].drop(columns="version")


def _print(found: pd.DataFrame, columns: list[str]) -> None:
    from policymine.cells import quantity_text

    numbers = zip(found["value"], found["value_high"], found["unit"], found["comparator"], strict=True)
    amounts = [quantity_text(value, high, unit, comparator=bound, short=True) for value, high, unit, bound in numbers]
    table = found.assign(amount=amounts, source=short_names(found["source"]))
    for name in ("stated", "above_stated"):
        if name in table:
            table[name] = [_LONG.sub(_shortened, text) for text in table[name].fillna("")]
    if "stated" in columns:
        # What is stated in the unit that is shown needs no telling twice.
        pairs = zip(table["stated"], table["amount"], strict=True)
        table["stated"] = ["" if text.replace("+", "", 1) == amount else text for text, amount in pairs]
    if "share" in columns:
        table["share"] = ["" if share != share else f"{share:.1%}" for share in found["share"]]
    # What nothing is to be told of needs no column.
    rare = [name for name in ("note", "share", "stated") if name in columns and (table[name] == "").all()]
    print_groups(table, "definition", [name for name in columns if name not in rare], "")
