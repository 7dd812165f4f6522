"""``policymine show``: one document with its records highlighted."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from policymine.commands.options import (
    FAILED,
    STDIO,
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
from policymine.errors import PolicymineError, UsageError

if TYPE_CHECKING:
    from policymine.read.recognition import Ocr


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@with_language
@with_ocr
@with_meta
@with_themes
@with_indicators
@with_min_confidence
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
    theme_file: str | None,
    indicators: str | None,
    min_confidence: float,
    only_records: bool,
    color: bool | None,
    width: int | None,
    png: str | None,
    page: int | None,
) -> None:
    """Show a document with its records highlighted in their sentences.

    Below the title stands what is known of the document, each fact with where it is from: the first lines (front)
    or last ones (end), a web page around its text (page), metadata, file name, text, the
    day that news gives as its own (today), the user (--meta), or the
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
    from policymine.pipeline import MineOptions, as_file, issue_of, load_and_mine
    from policymine.terminal import console, show_document, show_issues

    check_language(language)
    check_indicators(indicators)
    _check_picture(png, page)
    check_ocr(ocr, language)
    given = given_facts(meta)
    themes = own_themes(theme_file)
    options = MineOptions(language, ocr, min_confidence=min_confidence, themes=themes, indicators=indicators)
    source = readable_name(file)
    picture = b""
    try:
        with as_file(sys.stdin.buffer.read()) if file == STDIO else nullcontext(file) as path:
            facts = given.of(source) if given else None
            document, result = load_and_mine(path, source, options, facts)
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


def _check_picture(png: str | None, page: int | None) -> None:
    if png is None:
        if page is not None:
            raise UsageError("--page says which page to draw, but not where to", hint="add --png page.png")
    elif png == STDIO:
        if sys.stdout.isatty():
            raise UsageError("a picture cannot be written to a terminal", hint="add > page.png, or --png page.png")
    elif not png.lower().endswith(".png"):
        raise UsageError(f"{png} does not end in .png", hint="pictures are written as PNG only")


def _write_picture(png: str, picture: bytes) -> None:
    from policymine.export import write_file

    if png == STDIO:
        sys.stdout.buffer.write(picture)
        sys.stdout.buffer.flush()
    else:
        write_file(png, picture)
