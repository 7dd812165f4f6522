"""``policymine themes``, ``policymine units`` and ``policymine indicators``: what is known."""

from __future__ import annotations

import click

from policymine.commands.options import (
    check_indicators,
    own_themes,
    print_rows,
    with_format,
    with_indicators,
    with_themes,
)
from policymine.errors import UsageError


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


@click.command()
@with_format
@with_indicators
@click.option("--theme", metavar="NAME", help="Only those of one theme, such as blue_sky.")
@click.option("--search", metavar="WORD", help="Only those with this word in their id, names or notes.")
def indicators(form: str, indicators: str | None, theme: str | None, search: str | None) -> None:
    """List the official indicators that records are matched with.

    Each has an id, which the column indicator_id of the table of records holds, its official name in each language,
    the dimensions that its values can have, its usual unit and which way is better. --indicators shows the list with
    a file of your own in it.

    \b
    Example:
      policymine indicators --theme clear_water
      policymine indicators --search PM2.5
      policymine indicators --format csv > indicators.csv
    """  # noqa: D301 - click knows \b as a sign
    from policymine.catalogue import Catalogue

    check_indicators(indicators)
    known = Catalogue.load(indicators).indicators.values()
    themes = list(dict.fromkeys(each.theme for each in known))
    if theme is not None and theme not in themes:
        raise UsageError(f"no indicator is of the theme {theme!r}", hint="known are: " + ", ".join(sorted(themes)))
    chosen = [each for each in known if theme in (None, each.theme) and each.mentions(search or "")]
    languages = list(dict.fromkeys(language for each in known for language in each.labels))
    columns = ["id", *(f"label_{language}" for language in languages), "theme", "dimension", "unit", "direction"]
    rows = [
        [
            each.id,
            *(each.labels.get(code, "") for code in languages),
            each.theme,
            ";".join(each.dimensions),
            each.unit,
            each.direction,
        ]
        for each in chosen
    ]
    if form != "table":
        columns += ["value", *(f"names_{language}" for language in languages), "distinct_from", "notes"]
        for row, each in zip(rows, chosen, strict=True):
            names = ["; ".join((*each.names[code], *each.short[code])) for code in languages]
            row += [each.value, *names, ";".join(each.distinct_from), " ".join(each.notes.split())]
    print_rows(columns, rows, form)
