"""``policymine themes`` and ``policymine units``: what is known."""

from __future__ import annotations

import click

from policymine.commands.options import own_themes, print_rows, with_format, with_themes


@click.command()
@with_themes
@click.option("--words", is_flag=True, help="List the words instead: with --themes those of that file, else all.")
@with_format
def themes(theme_file: str | None, words: bool, form: str) -> None:
    """List the themes that records are sorted into.

    With --themes these are the themes of a run with that file. With --words every word of the file is listed with
    the points that it gives to its theme; words out of example sentences are marked "example".

    \b
    Example:
      policymine themes
      policymine themes --format json
      policymine themes --themes health.toml --words
    """  # noqa: D301 - click knows \b as a sign
    from policymine.themes import ThemeClassifier

    file = own_themes(theme_file)
    classifier = ThemeClassifier.extended(file)
    if words:
        sources = {file.name, "example"} if file else None
        found = (each for each in classifier.words() if sources is None or each.source in sources)
        listed = [[each.theme, each.language, each.word, each.points, each.source] for each in found]
        print_rows(["theme", "language", "word", "points", "from"], listed, form)
        return
    known = classifier.themes
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
