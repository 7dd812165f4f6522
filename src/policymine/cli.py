"""The command line. Whatever is slow to import is imported by the command that needs it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import IO, TYPE_CHECKING, Any

import click

from policymine import __version__
from policymine.errors import PolicymineError, UsageError

if TYPE_CHECKING:
    from policymine.given import GivenFacts
    from policymine.pipeline import MineOptions
    from policymine.read.recognition import Ocr
    from policymine.records import Result
    from policymine.summary import Summary

FAILED, WRONG_USAGE, INTERRUPTED, BROKEN_PIPE = 1, 2, 130, 141
"""Exit codes, beside 0."""

_STDIO = "-"


class _Commands(click.Group):
    """The group of all commands; turns errors into a line on standard error and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PolicymineError as error:
            _complain(error)
            ctx.exit(WRONG_USAGE if isinstance(error, UsageError) else FAILED)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # The reader has gone (as with "| head"): give what is still buffered somewhere to go when Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)
        except OSError as error:  # a full disk, a file that went away
            place = f" ({error.filename})" if error.filename else ""
            _complain(PolicymineError(f"{error.strerror or type(error).__name__}{place}"))
            ctx.exit(FAILED)


_language = click.option(
    "--lang", "language", metavar="CODE", help="Language of the text, such as en; default: detected."
)
_ocr = click.option(
    "--ocr",
    type=click.Choice(["auto", "off", "force"]),
    default="auto",
    show_default=True,
    help="Recognise the text of scanned and garbled pages: where that is installed, never, or of all pages.",
)
_meta = click.option(
    "--meta",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="CSV of facts that you know, by file: issuer, region, report_year, published, ...",
)
_forms = click.Choice(["table", "csv", "json"])
_format = click.option("--format", "form", type=_forms, default="table", show_default=True, help="How to write it.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="policymine")
def cli() -> None:
    """Mine government reports for quantitative targets and reported results.

    Every record comes with the exact sentence as evidence.

    \b
    Example:
      policymine mine reports/ -o targets.csv
      policymine show reports/2024.pdf
    """  # noqa: D301 - click knows \b as a sign


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True))
@click.option("-o", "--output", default=_STDIO, metavar="FILE", help="Table to write; default: CSV on standard output.")
@click.option("-j", "--jobs", default=1, show_default=True, type=click.IntRange(min=1), help="Number of processes.")
@_language
@_ocr
@_meta
@click.option("--excel", is_flag=True, help="Start CSV files with the mark by which Excel knows UTF-8.")
@click.option("--boxes", is_flag=True, help="Add where on the pages of PDFs values and sentences stand (.jsonl only).")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary.")
@click.pass_context
def mine(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: str,
    jobs: int,
    language: str | None,
    ocr: Ocr,
    meta: str | None,
    excel: bool,
    boxes: bool,
    quiet: bool,
) -> None:
    """Mine files and folders into one table of targets and results.

    PATHS are files and folders; a single - reads one document from standard input. Read are text, Markdown,
    HTML, Word, Excel, PDF, RTF and OpenDocument files and mails (.eml), and all of these inside ZIP archives
    and as attachments of mails; .doc, .wps, .rtf and .odt need LibreOffice. FILE ends in .csv, .jsonl or
    .parquet. Beside it stands the table of issues (targets.csv: targets.issues.csv), with a row
    for everything that could not be read. A file that is reached twice is mined once.

    With --meta you say what you know better than the documents: a CSV with a column "file" (a path within the
    folder, a name, or a pattern such as 2023/*; - is standard input) and any of title, issuer, region,
    report_year, published, document_number, language. An empty cell leaves that fact to the document.

    The exit code is 0 if everything was read (or nothing was there to read), 1 if something failed, 2 if
    the command was called wrongly.

    \b
    Example:
      policymine mine reports/ -o targets.csv
      policymine mine reports/ annex.pdf -o targets.parquet --jobs 4
      policymine mine reports/ -o targets.csv --meta facts.csv
      policymine mine - < notice.txt
    """  # noqa: D301 - click knows \b as a sign
    from policymine.export import TableWriter, issues_path
    from policymine.pipeline import MineOptions
    from policymine.summary import Summary

    _check_language(language)
    if boxes and not output.lower().endswith(".jsonl"):
        raise UsageError("--boxes needs a table that ends in .jsonl", hint="choose one with -o, as in -o targets.jsonl")
    _check_ocr(ocr, language)
    given = _given(meta)
    summary = Summary()
    to_stdout = output == _STDIO
    where = "" if to_stdout else f", see {issues_path(output)}"
    try:
        with (
            TableWriter(sys.stdout.buffer if to_stdout else output, excel=excel) as table,
            _progress(paths, shown=not quiet and not (to_stdout and sys.stdout.isatty())) as advance,
        ):
            for result in _results(paths, jobs, MineOptions(language, ocr, boxes), given, summary):
                table.write(result)
                summary.add(result)
                advance(summary)
    except KeyboardInterrupt:
        click.echo("interrupted: what was finished is kept", err=True)
        _report(summary, where, quiet=quiet)
        raise
    _report(summary, where, quiet=quiet)
    _say_what_was_not_used(given, meta)
    if not summary.documents + summary.failed:
        _say_that_nothing_was_found()
    ctx.exit(FAILED if summary.issues else 0)


@cli.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@_language
@_ocr
@_meta
@click.option("--only-records", is_flag=True, help="Only sentences with records, and the headings above them.")
@click.option("--color/--no-color", default=None, help="Colours; default: on a terminal only.")
@click.option("--width", type=click.IntRange(min=40), help="Columns; default: those of the terminal.")
@click.option("--png", metavar="FILE", help="Draw a page of a PDF with its records marked; - for standard output.")
@click.option("--page", type=click.IntRange(min=1), help="The page to draw; default: the first.")
@click.pass_context
def show(
    ctx: click.Context,
    file: str,
    language: str | None,
    ocr: Ocr,
    meta: str | None,
    only_records: bool,
    color: bool | None,
    width: int | None,
    png: str | None,
    page: int | None,
) -> None:
    """Show a document with its records highlighted in their sentences.

    Below the title stands what is known of the document, each fact with where it is from: the first lines (front)
    or last ones (end), a web page around its text (page), metadata, file name, text, the user (--meta), or the
    fact that it follows from. What was read stands below each sentence: indicator, value and time, then kind and
    theme. Colours are themes; without colours the values stand in signs that the document does not use, such as
    ‹›. FILE may be - for standard input.

    With --png a page of a PDF is drawn instead: values filled and their sentences framed in the colours
    of their themes, numbered, with a legend beside the page that tells what was read.

    \b
    Example:
      policymine show reports/2024.pdf
      policymine show reports/2024.pdf --color | less -R
      policymine show reports/2024.pdf --meta facts.csv
      policymine show - --only-records < notice.txt
      policymine show reports/2024.pdf --page 3 --png page3.png
    """  # noqa: D301 - click knows \b as a sign
    from policymine.inputs import readable_name
    from policymine.pipeline import as_file, issue_of, load_and_mine
    from policymine.terminal import console, show_document, show_issues

    _check_language(language)
    _check_picture(png, page)
    _check_ocr(ocr, language)
    given = _given(meta)
    source = readable_name(file)
    picture = b""
    try:
        with as_file(sys.stdin.buffer.read()) if file == _STDIO else nullcontext(file) as path:
            document, result = load_and_mine(path, source, language, given.of(source) if given else None, ocr=ocr)
            if png is not None:
                from policymine.picture import draw_page

                picture = draw_page(document, result.records, page or 1)
    except PolicymineError:
        raise
    except Exception as error:
        issue = issue_of(error, file)
        raise PolicymineError(issue.message, hint=issue.hint) from error
    if png is None:
        show_document(console(sys.stdout, color=color, width=width), document, result, only_records=only_records)
    else:
        _write_picture(png, picture)
        show_issues(console(sys.stderr), result.issues)
    ctx.exit(FAILED if result.issues else 0)


@cli.command()
@_format
def themes(form: str) -> None:
    """List the themes that records are sorted into.

    \b
    Example:
      policymine themes
      policymine themes --format json
    """  # noqa: D301 - click knows \b as a sign
    from policymine.themes import ThemeClassifier

    known = ThemeClassifier.load().themes
    languages = list(dict.fromkeys(language for theme in known for language in theme.labels))
    rows = [[theme.name, *(theme.labels.get(language, "") for language in languages)] for theme in known]
    _print_rows(["theme", *(f"label_{language}" for language in languages)], rows, form)


@cli.command()
@_format
def units(form: str) -> None:
    """List the units that are known, and how they become base units.

    A value in a unit times the factor is the value in the base unit.

    \b
    Example:
      policymine units
      policymine units --format csv > units.csv
    """  # noqa: D301 - click knows \b as a sign
    from policymine.lang.units import Units

    rows = [[unit.symbol, unit.dimension, unit.si, unit.factor] for unit in Units.load()]
    _print_rows(["unit", "dimension", "base_unit", "factor"], rows, form)


def main() -> None:
    """Run the command line; the entry point of the ``policymine`` command.

    Example:
        >>> callable(main)
        True
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A screen that cannot show a character shows a question mark instead; tables are written as bytes anyway.
        sys.stdout.reconfigure(errors="replace")
    try:
        cli(prog_name="policymine")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _results(
    paths: tuple[str, ...], jobs: int, options: MineOptions, given: GivenFacts | None, summary: Summary
) -> Iterator[Result]:
    from policymine.engines import mine_inputs
    from policymine.inputs import find_inputs
    from policymine.pipeline import mine_bytes

    if _STDIO not in paths:
        found = find_inputs(paths, on_ignored=summary.ignore, on_repeated=summary.repeat)
        yield from mine_inputs(given.applied(found) if given else found, jobs=jobs, options=options)
    elif len(paths) > 1:
        raise UsageError("standard input (-) cannot be mined together with files", hint="run policymine twice")
    else:
        yield mine_bytes(sys.stdin.buffer.read(), _STDIO, options, given.of(_STDIO) if given else None)


def _given(meta: str | None) -> GivenFacts | None:
    if meta is None:
        return None
    from policymine.given import GivenFacts

    return GivenFacts.load(meta)


def _say_what_was_not_used(given: GivenFacts | None, meta: str | None) -> None:
    from policymine.text import printable

    # Said even to those who want no summary: a slip in a name would otherwise go unseen.
    for line, file in given.unmatched() if given else ():
        click.echo(f"policymine: {printable(f'{meta}, line {line}: no file that was mined is {file!r}')}", err=True)


def _check_language(language: str | None) -> None:
    from policymine.lang import available

    if language is not None and language not in available():
        raise UsageError(f"the language {language!r} is not known", hint="known are: " + ", ".join(available()))


def _check_picture(png: str | None, page: int | None) -> None:
    if png is None:
        if page is not None:
            raise UsageError("--page says which page to draw, but not where to", hint="add --png page.png")
    elif png == _STDIO:
        if sys.stdout.isatty():
            raise UsageError("a picture cannot be written to a terminal", hint="add > page.png, or --png page.png")
    elif not png.lower().endswith(".png"):
        raise UsageError(f"{png} does not end in .png", hint="pictures are written as PNG only")


def _write_picture(png: str, picture: bytes) -> None:
    from policymine.export import write_file

    if png == _STDIO:
        sys.stdout.buffer.write(picture)
        sys.stdout.buffer.flush()
    else:
        write_file(png, picture)


def _check_ocr(ocr: Ocr, language: str | None) -> None:
    if ocr == "force":
        from policymine.read.recognition import Missing, find_engine

        if isinstance(found := find_engine(language), Missing):
            raise UsageError(found.message, hint=found.hint)


@contextmanager
def _progress(paths: tuple[str, ...], *, shown: bool) -> Iterator[Callable[[Summary], None]]:
    if not shown or not sys.stderr.isatty() or _STDIO in paths:
        yield lambda summary: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from policymine.inputs import find_inputs

    columns = (TextColumn("mining"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as progress:
        # Walking the folders twice costs little beside mining, and needs no list of all files in memory.
        task = progress.add_task("", total=sum(1 for _ in find_inputs(paths)))

        def advance(summary: Summary) -> None:
            described = f"{summary.records} records, {summary.issues} issues"
            progress.update(task, advance=1, description=described)

        yield advance


def _report(summary: Summary, where: str, *, quiet: bool) -> None:
    if quiet:
        return
    from policymine.summary import counted
    from policymine.terminal import console, show_issues

    for line in summary.lines():
        click.echo(line, err=True)
    if summary.issues:
        click.echo(f"{counted(summary.issues, 'issue')}{where}:", err=True)
        screen = console(sys.stderr)
        show_issues(screen, summary.first_issues)
        if summary.issues > len(summary.first_issues):
            click.echo(f"  and {summary.issues - len(summary.first_issues)} more", err=True)


def _say_that_nothing_was_found() -> None:
    from policymine.read import SUFFIXES

    # Said even to those who want no summary: an empty table would otherwise look like a finding.
    click.echo("policymine: nothing was found to mine", err=True)
    click.echo(f"hint: in folders, files that end in {', '.join(SUFFIXES)} are read", err=True)


def _print_rows(columns: list[str], rows: list[list[Any]], form: str) -> None:
    from policymine.rows import csv_line, json_line, number_text
    from policymine.terminal import console, show_table

    if form == "table":
        cells = [[cell if isinstance(cell, str) else number_text(cell) for cell in row] for row in rows]
        show_table(console(sys.stdout), columns, cells)
        return
    stdout: IO[bytes] = sys.stdout.buffer
    if form == "csv":
        stdout.writelines(csv_line(row).encode() for row in [columns, *rows])
    else:
        lines = [json_line(dict(zip(columns, row, strict=True))).strip() for row in rows]
        stdout.write(("[\n  " + ",\n  ".join(lines) + "\n]\n").encode())
    stdout.flush()


def _complain(error: PolicymineError) -> None:
    from policymine.text import printable

    page = f" (page {error.page})" if error.page else ""
    click.echo(f"policymine: {printable(str(error))}{page}", err=True)
    if error.hint:
        click.echo(f"hint: {printable(error.hint)}", err=True)
