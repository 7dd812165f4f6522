"""``policymine mine``: files and folders into one table."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from policymine.commands.folder import SECONDS, check_addresses, is_folder, mine_into
from policymine.commands.issues import show_first_issues
from policymine.commands.options import (
    FAILED,
    STDIO,
    PathOrAddress,
    check_indicators,
    check_language,
    check_ocr,
    given_facts,
    own_themes,
    with_indicators,
    with_language,
    with_meta,
    with_min_confidence,
    with_ocr,
    with_themes,
)
from policymine.errors import UsageError

if TYPE_CHECKING:
    from policymine.commands.progress import Form
    from policymine.given import GivenFacts
    from policymine.pipeline import MineOptions
    from policymine.read.recognition import Ocr
    from policymine.records import Result
    from policymine.summary import Summary
    from policymine.workers import Limits


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PathOrAddress(exists=True, allow_dash=True))
@click.option(
    "-o", "--output", default=STDIO, metavar="FILE", help="Table or folder/ to write; default: CSV on standard output."
)
@click.option("-j", "--jobs", default=1, show_default=True, type=click.IntRange(min=1), help="Number of processes.")
@with_language
@with_ocr
@with_meta
@with_themes
@with_indicators
@with_min_confidence
@click.option("--excel", is_flag=True, help="Start CSV files with the mark by which Excel knows UTF-8.")
@click.option("--boxes", is_flag=True, help="Add where on the pages of PDFs values and sentences stand (.jsonl only).")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    metavar="S",
    help="Seconds that one file may take; default: 900 into a folder, else any.",
)
@click.option(
    "--memory",
    type=click.FloatRange(0, min_open=True),
    metavar="MB",
    help="Megabytes that a process may use for one file; default: any.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="What mines into a folder: processes of this machine, or the workers of a Dask scheduler.",
)
@click.option("--scheduler", default="", metavar="ADDRESS", help="The Dask scheduler, such as tcp://head:8786.")
@click.option("--prune", is_flag=True, help="Drop the rows of files that are gone from the folder -o.")
@click.option(
    "--retry", is_flag=True, help="Try files again that crashed or ran out of time or memory in an earlier run."
)
@click.option(
    "--trust-times", is_flag=True, help="Take files of the same size and time for unchanged without reading them."
)
@click.option("--keep-duplicates", is_flag=True, help="Keep the records of documents that say the same as another one.")
@click.option("--log-json", is_flag=True, help="Say how far the run is in lines of JSON.")
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
    theme_file: str | None,
    indicators: str | None,
    min_confidence: float,
    excel: bool,
    boxes: bool,
    timeout: float | None,
    memory: float | None,
    engine: str,
    scheduler: str,
    prune: bool,
    retry: bool,
    trust_times: bool,
    keep_duplicates: bool,
    log_json: bool,
    quiet: bool,
) -> None:
    """Mine files and folders into one table of targets and results.

    PATHS are files and folders; a single - reads one document from standard input. Read are text, Markdown,
    HTML, Word, Excel, PDF, RTF and OpenDocument files and mails (.eml), and all of these inside ZIP archives
    and as attachments of mails; .doc, .wps, .rtf and .odt need LibreOffice. FILE ends in .csv, .jsonl, .parquet
    or .xlsx. Beside it stands the table of issues (targets.csv: targets.issues.csv), with a row
    for everything that could not be read; in a workbook it is a sheet. A file that is reached twice is mined
    once.

    With --meta you say what you know better than the documents: a CSV with a column "file" (a path within the
    folder, a name, or a pattern such as 2023/*; - is standard input) and any of title, issuer, region,
    report_year, published, document_number, language. An empty cell leaves that fact to the document.

    With --themes you say what themes there are: a file that adds themes and words to those of policymine, by
    lists or by example sentences, or takes their place (docs/themes.md).
    Each record says which official indicator it is about (indicator_id), if the catalogue knows it; with
    --indicators you add, replace or remove indicators.

    If -o names a folder (with a slash at its end, or one that is there), records, documents, issues and a manifest
    are written there as Parquet files while the run goes on. Running the same command again mines only what is new
    or has changed, also after the run was killed; `policymine export` makes other tables of it. Documents
    that say the same as another one are left out. --prune, --retry, --trust-times, --keep-duplicates
    and --log-json are for such folders; they need policymine[bulk].

    PATHS and the folder may be addresses such as s3://bucket/reports/ (policymine[s3]). With --engine dask the
    workers of a Dask scheduler mine into the folder (policymine[dask]; docs/output-folder.md).

    The exit code is 0 if everything was read (or nothing was there to read), 1 if something failed, 2 if
    the command was called wrongly.

    \b
    Example:
      policymine mine reports/ -o targets.csv
      policymine mine reports/ annex.pdf -o targets.parquet --jobs 4
      policymine mine reports/ -o targets.xlsx
      policymine mine reports/ -o targets.csv --meta facts.csv
      policymine mine reports/ -o targets.csv --themes health.toml
      policymine mine reports/ -o targets.csv --indicators mine.toml
      policymine mine reports/ -o sure.csv --min-confidence 0.9
      policymine mine archive/ -o out/ --jobs 8 --timeout 300 --memory 4000
      policymine mine s3://bucket/reports/ -o s3://bucket/targets/ --engine dask --scheduler tcp://head:8786
      policymine mine - < notice.txt
    """  # noqa: D301 - click knows \b as a sign
    from policymine.export import TableWriter, issues_path
    from policymine.pipeline import MineOptions
    from policymine.summary import Summary
    from policymine.workers import Limits

    check_language(language)
    check_indicators(indicators)
    if boxes and not output.lower().endswith(".jsonl"):
        raise UsageError("--boxes needs a table that ends in .jsonl", hint="choose one with -o, as in -o targets.jsonl")
    check_ocr(ocr, language)
    given = given_facts(meta)
    _check_engine(engine, scheduler, jobs)
    check_addresses(paths)
    themes = own_themes(theme_file)
    mine_options = MineOptions(language, ocr, boxes, min_confidence, themes, indicators)
    limits = Limits(timeout, memory)
    if is_folder(output):
        from policymine.bulk.run import Settings

        if STDIO in paths:
            raise UsageError(
                "standard input (-) cannot be mined into a folder", hint="name a table, as in -o targets.csv"
            )
        limits = limits._replace(seconds=timeout or SECONDS)
        settings = Settings(jobs, limits, prune, keep_duplicates, trust_times, retry, scheduler)
        form: Form = "none" if quiet else "json" if log_json else "auto"
        code = mine_into(output, paths, mine_options, settings, given, form=form)
        _say_what_was_not_used(given, meta)
        ctx.exit(code)
    _refuse_for_tables(ctx, ("scheduler", "prune", "retry", "trust_times", "keep_duplicates", "log_json"))
    summary = Summary()
    to_stdout = output == STDIO
    where = "" if to_stdout else f", see {issues_path(output)}"
    try:
        with (
            TableWriter(sys.stdout.buffer if to_stdout else output, excel=excel) as table,
            _progress(paths, shown=not quiet and not (to_stdout and sys.stdout.isatty())) as advance,
        ):
            for result in _results(paths, output, jobs, mine_options, given, summary, limits):
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


def _results(
    paths: tuple[str, ...],
    output: str,
    jobs: int,
    options: MineOptions,
    given: GivenFacts | None,
    summary: Summary,
    limits: Limits,
) -> Iterator[Result]:
    from policymine.engines import mine_inputs
    from policymine.export import issues_path
    from policymine.inputs import find_inputs
    from policymine.pipeline import mine_bytes

    if STDIO not in paths:
        found = find_inputs(paths, on_ignored=summary.ignore, on_repeated=summary.repeat)
        if output != STDIO:  # an earlier run's table may lie in the folder
            own = {os.path.realpath(path) for path in (output, issues_path(output))}
            found = (entry for entry in found if os.path.realpath(entry.path) not in own)
        yield from mine_inputs(given.applied(found) if given else found, jobs=jobs, options=options, limits=limits)
    elif len(paths) > 1:
        raise UsageError("standard input (-) cannot be mined together with files", hint="run policymine twice")
    else:
        yield mine_bytes(sys.stdin.buffer.read(), STDIO, options, given.of(STDIO) if given else None)


def _say_what_was_not_used(given: GivenFacts | None, meta: str | None) -> None:
    from policymine.text import printable

    # Said even to those who want no summary: a slip in a name would otherwise go unseen.
    for line, file in given.unmatched() if given else ():
        click.echo(f"policymine: {printable(f'{meta}, line {line}: no file that was mined is {file!r}')}", err=True)


@contextmanager
def _progress(paths: tuple[str, ...], *, shown: bool) -> Iterator[Callable[[Summary], None]]:
    if not shown or not sys.stderr.isatty() or STDIO in paths:
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
    for line in summary.lines():
        click.echo(line, err=True)
    if summary.issues:
        show_first_issues(summary.issues, summary.first_issues, where)


def _check_engine(engine: str, scheduler: str, jobs: int) -> None:
    if engine == "dask" and not scheduler:
        raise UsageError("--engine dask needs a scheduler", hint="as in --scheduler tcp://head:8786")
    if scheduler and engine != "dask":
        raise UsageError("--scheduler is for --engine dask", hint="name both, or none")
    if scheduler and jobs != 1:
        raise UsageError("--jobs is for processes of this machine", hint="leave it away: the Dask workers tell")


def _refuse_for_tables(ctx: click.Context, names: tuple[str, ...]) -> None:
    for name in names:
        if ctx.params[name]:
            option = "--" + name.replace("_", "-")
            raise UsageError(f"{option} is for a folder", hint="name one with a slash at its end, as in -o out/")


def _say_that_nothing_was_found() -> None:
    from policymine.read import SUFFIXES

    # Said even to those who want no summary: an empty table would otherwise look like a finding.
    click.echo("policymine: nothing was found to mine", err=True)
    click.echo(f"hint: in folders, files that end in {', '.join(SUFFIXES)} are read", err=True)
