"""The command line."""

from __future__ import annotations

import io
import os
import sys
from typing import Any

import click

from policymine import __version__
from policymine.commands.compare import compare
from policymine.commands.due import due
from policymine.commands.evaluate import evaluate
from policymine.commands.export import export
from policymine.commands.league import ladder, league
from policymine.commands.lists import indicators, themes, units
from policymine.commands.mine import mine
from policymine.commands.options import FAILED
from policymine.commands.report import report
from policymine.commands.show import show
from policymine.commands.train import train
from policymine.errors import PolicymineError, UsageError
from policymine.loading import own_process

WRONG_USAGE, INTERRUPTED, BROKEN_PIPE = 2, 130, 141
"""Exit codes, beside 0 and 1."""


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


for _command in (
    mine, export, show, compare, due, league, ladder, report, evaluate, train, themes, units, indicators,
):  # fmt: skip
    cli.add_command(_command)


def main() -> None:
    """Run the command line; the entry point of the ``policymine`` command.

    Example:
        >>> callable(main)
        True
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A screen that cannot show a character shows a question mark instead; tables are written as bytes anyway.
        sys.stdout.reconfigure(errors="replace")
    own_process()
    try:
        cli(prog_name="policymine")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _complain(error: PolicymineError) -> None:
    from policymine.text import printable

    page = f" (page {error.page})" if error.page else ""
    click.echo(f"policymine: {printable(str(error))}{page}", err=True)
    if error.hint:
        click.echo(f"hint: {printable(error.hint)}", err=True)
