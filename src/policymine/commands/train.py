"""``policymine train``: make the models anew from annotated documents."""

from __future__ import annotations

from pathlib import Path

import click

from policymine.errors import UsageError


@click.command()
@click.argument("corpora", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where the models and their card go.",
)
@click.option("--lang", "languages", multiple=True, metavar="CODE", help="Only this language; may come again.")
@click.option("--no-card", is_flag=True, help="Leave the model card as it is; measuring takes most of the time.")
def train(corpora: Path, output: Path, languages: tuple[str, ...], no_card: bool) -> None:
    """Train the models of indicators, records, confidence and themes.

    CORPORA holds a folder for each language with train/, dev/ and test/ of annotated documents (NAME.gold, see
    docs/corpora.md). The same documents give the same models, byte for byte, with the same versions of Python's
    packages. README.md in FOLDER becomes the model card. Needs `pip install policymine[train]`.

    \b
    Example:
      policymine train corpora -o models
      policymine train my-corpora -o my-models --lang en
    """  # noqa: D301 - click knows \b as a sign
    from policymine.lang import available
    from policymine.model_card import card
    from policymine.training import train as fit
    from policymine.training import write

    known = [code for code in available() if (corpora / code / "train").is_dir()]
    wanted = [code for code in known if not languages or code in languages]
    if missing := sorted(set(languages) - set(known)):
        raise UsageError(f"{corpora} has no folder {missing[0]}/train", hint="it has: " + (", ".join(known) or "none"))
    if not wanted:
        raise UsageError(f"{corpora} has no folder LANGUAGE/train", hint="for example corpora/en/train")
    trained = []
    for code in wanted:
        models = fit(corpora, code)
        for path in write(models, output):
            click.echo(f"wrote {path}", err=True)
        trained.append(models)
    if not no_card:
        path = output / "README.md"
        path.write_text(card(corpora, trained), encoding="utf-8")
        click.echo(f"wrote {path}", err=True)
