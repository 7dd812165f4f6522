"""Options and checks that several commands share."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

import click

from policymine.errors import UsageError

if TYPE_CHECKING:
    from policymine.given import GivenFacts
    from policymine.read.recognition import Ocr
    from policymine.theme_files import ThemeFile

FAILED = 1
"""Exit code: some input failed."""

STDIO = "-"
"""Stands for standard input or output."""


class PathOrAddress(click.Path):
    """A path that must be there, or an address such as s3://bucket/reports, which is looked at later."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Check a path; leave an address."""
        return value if isinstance(value, str) and "://" in value else super().convert(value, param, ctx)


with_language = click.option(
    "--lang", "language", metavar="CODE", help="Language of the text, such as en; default: detected."
)
with_ocr = click.option(
    "--ocr",
    type=click.Choice(["auto", "off", "force"]),
    default="auto",
    show_default=True,
    help="Recognise the text of scanned and garbled pages: where that is installed, never, or of all pages.",
)
with_meta = click.option(
    "--meta",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="CSV of facts that you know, by file: issuer, region, report_year, published, ...",
)
with_themes = click.option(
    "--themes",
    "theme_file",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="TOML file of your own themes: adds to the shipped ones, or replaces them.",
)

with_min_confidence = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="P",
    help="Leave out records that are less sure than this, from 0 to 1; default: none.",
)
_table = click.Path(exists=True, dir_okay=False)
with_tables = click.argument("tables", nargs=-1, required=True, type=_table)
with_matches = click.option(
    "--matches", type=_table, metavar="FILE", help="CSV of your decisions about matches: left, right, decision."
)
with_indicators = click.option(
    "--indicators",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="TOML file of indicators of your own, which adds to the catalogue (policymine indicators).",
)
_forms = click.Choice(["table", "csv", "json"])
with_format = click.option("--format", "form", type=_forms, default="table", show_default=True, help="How to write it.")


def given_facts(meta: str | None) -> GivenFacts | None:
    """Read the file of --meta, if one is given."""
    if meta is None:
        return None
    from policymine.given import GivenFacts

    return GivenFacts.load(meta)


def own_themes(path: str | None) -> ThemeFile | None:
    """Read the file of --themes, if one is given."""
    if path is None:
        return None
    from policymine.themes import load_theme_file

    return load_theme_file(path)


def check_indicators(path: str | None) -> None:
    """Read the file of --indicators, if one is given, so that a mistake in it ends the run before it begins."""
    if path is not None:
        from policymine.catalogue import Catalogue

        Catalogue.load(path)


def check_language(language: str | None) -> None:
    """Refuse a language that is not known."""
    from policymine.lang import available

    if language is not None and language not in available():
        raise UsageError(f"the language {language!r} is not known", hint="known are: " + ", ".join(available()))


def check_ocr(ocr: Ocr, language: str | None) -> None:
    """Refuse --ocr force where no text can be recognised."""
    if ocr == "force":
        from policymine.read.recognition import Missing, find_engine

        if isinstance(found := find_engine(language), Missing):
            raise UsageError(found.message, hint=found.hint)


def print_rows(columns: list[str], rows: list[list[Any]], form: str) -> None:
    """Write rows to standard output as a table, CSV or JSON."""
    from policymine.rows import csv_line, number_text
    from policymine.terminal import console, show_table

    if form == "table":
        cells = [[cell if isinstance(cell, str) else number_text(cell) for cell in row] for row in rows]
        show_table(console(sys.stdout), columns, cells)
        return
    stdout: IO[bytes] = sys.stdout.buffer
    if form == "csv":
        stdout.writelines(csv_line(row).encode() for row in [columns, *rows])
    else:
        stdout.write((_json_list(columns, rows) + "\n").encode())
    stdout.flush()


def print_tables(tables: Mapping[str, tuple[list[str], list[list[Any]]]]) -> None:
    """Write several tables, columns and rows, to standard output as one JSON object of lists."""
    lists = [f"{json.dumps(name)}: {_json_list(columns, rows)}" for name, (columns, rows) in tables.items()]
    stdout: IO[bytes] = sys.stdout.buffer
    stdout.write(("{" + ",\n".join(lists) + "}\n").encode())
    stdout.flush()


def _json_list(columns: list[str], rows: list[list[Any]]) -> str:
    from policymine.rows import json_line

    lines = [json_line(dict(zip(columns, row, strict=True))).strip() for row in rows]
    return "[\n  " + ",\n  ".join(lines) + "\n]" if lines else "[]"
