"""``policymine mine`` into an output folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policymine.commands.issues import show_first_issues
from policymine.commands.options import FAILED
from policymine.commands.progress import Form, progress, say_json_end
from policymine.errors import UsageError

if TYPE_CHECKING:
    from policymine.bulk.run import FolderRun, Settings
    from policymine.given import GivenFacts
    from policymine.inputs import Input
    from policymine.pipeline import MineOptions

SECONDS = 900.0
"""Time limit for one file, unless another is given."""


def is_folder(output: str) -> bool:
    """Tell whether what -o names is a folder: it ends as one does, or is one."""
    if "://" in output:
        if output.lower().endswith((".csv", ".jsonl", ".parquet")):
            hint = "mine into a folder there, as in -o s3://bucket/targets/, and make the table with policymine export"
            raise UsageError("a table cannot be written to an address", hint=hint)
        return True
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def check_addresses(paths: tuple[str, ...]) -> None:
    """Refuse addresses where nothing is, as paths are refused."""
    for path in paths:
        if "://" in path:
            from policymine.remote import RemotePath

            if RemotePath.of(path).entry() is None:
                raise UsageError(
                    f"{path}: no such bucket, folder or file", hint="look at the address and at what you may list"
                )


def mine_into(
    folder: str,
    paths: tuple[str, ...],
    options: MineOptions,
    settings: Settings,
    given: GivenFacts | None,
    *,
    form: Form,
) -> int:
    """Mine into a folder, show how far it is, and say what came of it.

    Returns:
        The exit code.
    """
    from policymine.bulk.run import FolderRun
    from policymine.inputs import find_inputs
    from policymine.remote import place

    if folder.startswith("memory://"):
        raise UsageError("memory:// ends with the run", hint="name a folder, or an address such as s3://bucket/out/")
    run = FolderRun(place(folder), options, settings)

    def found() -> Iterator[Input]:
        inputs = find_inputs(paths, on_ignored=run.tally.ignore, on_repeated=run.tally.repeat)
        return given.applied(inputs) if given else inputs

    def count() -> int:
        return sum(1 for _ in find_inputs(paths))

    try:
        with progress(run.tally, count, form) as show:
            for _ in run.run(found()):
                show()
    except KeyboardInterrupt:
        click.echo("interrupted: what was written is kept; the same command goes on from there", err=True)
        raise
    _report(run, folder, form)
    return FAILED if run.tally.folder["with_issues"] else 0


def _report(run: FolderRun, folder: str, form: Form) -> None:
    if form == "json":
        say_json_end(run.report)
    if form != "auto":
        return
    from policymine.summary import counted

    for line in run.tally.lines():
        click.echo(line, err=True)
    if run.tally.issues:
        where = f", see {folder.rstrip('/')}/issues"
        show_first_issues(run.tally.issues, run.tally.first_issues, where)
    elif with_issues := run.tally.folder["with_issues"]:
        click.echo(
            f"{counted(with_issues, 'file')} with issues of earlier runs, see {folder.rstrip('/')}/issues", err=True
        )
