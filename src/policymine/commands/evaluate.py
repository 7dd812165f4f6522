"""``policymine evaluate``: how good the records are, measured on annotated documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policymine.commands.options import FAILED, print_rows, with_format
from policymine.errors import UsageError

if TYPE_CHECKING:
    from policymine.evaluation import Difference, Evaluation, Pair
    from policymine.gold import GoldDocument
    from policymine.records import Record

_GROUPS = ["language", "document", "kind", "measure", "theme"]
_LISTS = ["missed", "false", "wrong"]
_EXCERPT = 160


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.argument("table", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", "groups", multiple=True, type=click.Choice(_GROUPS), help="Figures for each; may come again.")
@click.option("--list", "lists", multiple=True, type=click.Choice(_LISTS), help="List these errors; may come again.")
@click.option("--field", metavar="NAME", help="With --list wrong: only records of which this field is wrong.")
@click.option("-n", "--limit", type=click.IntRange(min=1), help="So many lines of each list; default: all.")
@click.option(
    "--before",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="TABLE",
    help="The table of an earlier run: list what was gained, lost and changed since.",
)
@click.option(
    "--floors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="TOML file of the least figures; below them the exit code is 1.",
)
@with_format
@click.pass_context
def evaluate(
    ctx: click.Context,
    gold: Path,
    table: Path | None,
    groups: tuple[str, ...],
    lists: tuple[str, ...],
    field: str | None,
    limit: int | None,
    before: Path | None,
    floors: Path | None,
    form: str,
) -> None:
    """Measure records against annotated documents.

    GOLD is a folder of annotated documents (NAME.gold, or NAME.json beside NAME.txt; see docs/corpora.md), or one.
    TABLE is what `policymine mine` wrote of their texts; without it the texts are mined now. Detected: the value was
    found. Core: kind, measure, change, comparator and value are right too. Record: every field that the annotation
    has is right.

    \b
    Example:
      policymine evaluate corpora/en/dev
      policymine evaluate corpora/en/dev --by measure --list missed -n 20
      policymine evaluate gold/ targets.csv --before targets-of-yesterday.csv
    """  # noqa: D301 - click knows \b as a sign
    from policymine.evaluation import FIELDS, differences
    from policymine.evaluation import evaluate as measure
    from policymine.gold_files import gold_files, read_gold

    if field is not None and field not in FIELDS:
        raise UsageError(f"--field {field} is no field that is judged", hint="fields are " + ", ".join(FIELDS))
    documents = [read_gold(path) for path in gold_files(gold)]
    if not documents:
        raise UsageError(f"{gold} holds no annotated document", hint="they are NAME.gold, or NAME.json with NAME.txt")
    evaluation = measure(_with_records(documents, table))
    rows = [*_figures("all", evaluation)]
    for group in groups:
        for name, part in evaluation.by(group).items():
            rows += _figures(f"{group}: {name}", part)
    print_rows(["part", "measure", "precision", "recall", "F1", "right", "of"], rows, form)
    if lists:
        told = [line for name in lists for line in _errors(name, evaluation, field)[:limit]]
        print_rows(["error", "document", "start", "value", "wrong", "sentence"], told, form)
    if before is not None:
        changes = differences(measure(_with_records(documents, before)), evaluation)
        print_rows(["change", "document", "start", "value", "before", "after"], _changes(changes)[:limit], form)
    if floors is not None:
        from policymine.floors import below

        problems = below(floors, gold, evaluation)
        for problem in problems:
            click.echo(f"policymine: {problem}", err=True)
        ctx.exit(FAILED if problems else 0)


def _with_records(documents: Sequence[GoldDocument], table: Path | None) -> list[tuple[GoldDocument, Sequence[Record]]]:
    from policymine.detection import detect_language

    for document in documents:
        document.facts.setdefault("lang", detect_language(document.text))
    if table is None:
        from policymine.pipeline import extract
        from policymine.read import read_text

        # As it would be if the text stood in a file of this name.
        return [(document, extract(read_text(document.text, source=f"{document.name}.txt"))) for document in documents]
    from policymine.frames import read_records

    found: dict[str, list[Record]] = {}
    for source, record in read_records(table):
        found.setdefault(Path(source.replace("\\", "/")).stem, []).append(record)
    return [(document, found.get(document.name, [])) for document in documents]


def _figures(part: str, evaluation: Evaluation) -> list[list[Any]]:
    rows: list[list[Any]] = [
        [part, name, *(round(each, 3) for each in (score.precision, score.recall, score.f1)), score.right, score.theirs]
        for name, score in evaluation.scores().items()
    ]
    for name, (right, judged) in evaluation.fields().items():
        rows.append([part, name, round(right / judged, 3), "", "", right, judged])
    return rows


def _errors(name: str, evaluation: Evaluation, field: str | None) -> list[list[Any]]:
    if name == "wrong":
        pairs = [pair for pair in evaluation.flawed if field is None or field in pair.wrong]
        return [[name, *_place(pair), _wrong(pair), _sentence(pair)] for pair in pairs]
    pairs = evaluation.missed if name == "missed" else evaluation.false
    return [[name, *_place(pair), "", _sentence(pair)] for pair in pairs]


def _place(pair: Pair) -> list[Any]:
    entry = pair.gold or pair.found
    assert entry is not None
    return [pair.document.name, entry.start, pair.document.text[entry.start : entry.end]]


def _sentence(pair: Pair) -> str:
    """The line of the value, cut down to what stands near it."""
    entry = pair.gold or pair.found
    assert entry is not None
    text = pair.document.text
    first = max(text.rfind("\n", 0, entry.start) + 1, entry.start - _EXCERPT // 2)
    end = text.find("\n", entry.end)
    return text[first : min(end if end >= 0 else len(text), entry.end + _EXCERPT // 2)].strip()


def _wrong(pair: Pair) -> str:
    told = []
    for name in pair.wrong:
        names = ("period_start", "period_end") if name == "period" else ("themes",) if name == "theme" else (name,)
        theirs = "/".join(_shown(getattr(pair.gold, each)) for each in names)
        ours = "/".join(_shown(getattr(pair.found, {"themes": "theme"}.get(each, each))) for each in names)
        told.append(f"{name}: {ours} not {theirs}")
    return "; ".join(told)


def _shown(value: object) -> str:
    return ",".join(value) if isinstance(value, tuple) else repr(value) if isinstance(value, str) else str(value)


def _changes(changes: Sequence[Difference]) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for each in sorted(changes, key=lambda each: ("lost", "changed", "gained").index(each.change)):
        pair = each.after or each.before
        assert pair is not None
        rows.append([each.change, *_place(pair), _told(each.before), _told(each.after)])
    return rows


def _told(pair: Pair | None) -> str:
    if pair is None:
        return "not there"
    if pair.found is None:
        return "missed"
    return "false" if pair.gold is None else _wrong(pair) or "right"
