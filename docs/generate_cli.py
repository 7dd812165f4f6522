"""Write docs/cli.md from the command line itself: ``python docs/generate_cli.py``."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import click

from policymine.cli import cli

PAGE = Path(__file__).with_name("cli.md")
HEAD = """\
# The command line

<!-- Written by docs/generate_cli.py from the commands themselves; do not edit. -->
"""


def page() -> str:
    """Give the whole page.

    Example:
        >>> page().startswith("# The command line")
        True
    """
    sections = [
        _section("policymine", cli),
        *(_section(f"policymine {name}", each) for name, each in cli.commands.items()),
    ]
    return "\n".join([HEAD, *sections])


def _section(name: str, command: click.Command) -> str:
    text, _, example = inspect.cleandoc(command.help or "").partition("\b\nExample:\n")
    arguments = [_argument(each) for each in command.params if isinstance(each, click.Argument)]
    last = ["COMMAND"] if isinstance(command, click.Group) else arguments
    lines = [f"## {name}", "", f"    {' '.join([name, '[OPTIONS]', *last])}", ""]
    lines += [re.sub(r"\s*\n(?!\n)", " ", each).strip() + "\n" for each in text.split("\n\n") if each.strip()]
    options = [each for each in command.params if isinstance(each, click.Option)]
    if options:
        lines += ["| option | meaning |", "| --- | --- |", *map(_option, options), ""]
    if isinstance(command, click.Group):
        known = [
            f"| [`{key}`](#{name}-{key}) | {each.get_short_help_str(200)} |" for key, each in command.commands.items()
        ]
        lines += ["| command | what it does |", "| --- | --- |", *known, ""]
    return "\n".join(
        [*lines, "Example:", "", "```sh", *(each.strip() for each in example.strip().splitlines()), "```", ""]
    )


def _argument(argument: click.Argument) -> str:
    name = str(argument.metavar or argument.human_readable_name).upper()
    if argument.nargs == -1:
        return name if argument.metavar else f"{name}..."
    return name if argument.required else f"[{name}]"


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{each}`" for each in [*option.opts, *option.secondary_opts])
    if isinstance(option.type, click.Choice):
        value = " " + "\\|".join(f"`{each}`" for each in option.type.choices)
    else:
        value = "" if option.is_flag else f" `{option.metavar or option.type.name.split()[0].upper()}`"
    default = f" (default: `{option.default}`)" if option.show_default else ""
    return f"| {names}{value} | {option.help}{default} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
