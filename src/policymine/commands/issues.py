"""The issues that a run ends with, on the screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from policymine.records import Issue


def show_first_issues(count: int, first: list[Issue], where: str) -> None:
    """Show the first issues, and say how many there are and where."""
    from policymine.summary import counted
    from policymine.terminal import console, show_issues

    click.echo(f"{counted(count, 'issue')}{where}:", err=True)
    show_issues(console(sys.stderr), first)
    if count > len(first):
        click.echo(f"  and {count - len(first)} more", err=True)
