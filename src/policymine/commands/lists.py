"""``policymine themes`` and ``policymine units``: what is known."""

from __future__ import annotations

import click

from policymine.commands.options import print_rows, with_format


@click.command()
@with_format
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
    print_rows(["theme", *(f"label_{language}" for language in languages)], rows, form)


@click.command()
@with_format
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
    print_rows(["unit", "dimension", "base_unit", "factor"], rows, form)
