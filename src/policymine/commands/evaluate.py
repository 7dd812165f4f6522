"""``policymine evaluate``: how good the records are, measured on annotated documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

import click

from policymine.commands.options import FAILED, print_rows, print_tables, with_format
from policymine.errors import UsageError

if TYPE_CHECKING:
    from policymine.evaluation import Difference, Evaluation, Pair
    from policymine.gold import GoldDocument
    from policymine.records import Record

_LISTS = ["missed", "false", "wrong"]
_EXCERPT = 160
_FIGURES = ["part", "figure", "precision", "recall", "f1", "share", "right", "of"]
_ERRORS = ["error", "document", "start", "value", "wrong", "sentence"]
_CHANGES = ["change", "document", "start", "value", "before", "after"]

_existing_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.argument("table", required=False, type=_existing_file)
@click.option(
    "--by",
    "groups",
    multiple=True,
    metavar="NAME",
    help="Figures for each language, document, kind, measure or theme, or for each value of a fact in the documents' "
    "heads, such as manner; may come again.",
)
@click.option("--list", "lists", multiple=True, type=click.Choice(_LISTS), help="List these errors; may come again.")
@click.option("--field", metavar="NAME", help="With --list wrong: only records of which this field is wrong.")
@click.option("-n", "--limit", type=click.IntRange(min=1), help="So many lines of each list; default: all.")
@click.option(
    "--before", type=_existing_file, metavar="TABLE", help="List what is better, worse or other than in TABLE."
)
@click.option(
    "--floors", type=_existing_file, metavar="FILE", help="The least figures (TOML); below them the exit code is 1."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="TABLE", help="Keep what was mined, as for --before."
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
    output: Path | None,
    form: str,
) -> None:
    """Measure records against annotated documents.

    GOLD is a folder of annotated documents (NAME.gold, or NAME.json beside NAME.txt; see docs/corpora.md), or one.
    TABLE is what `policymine mine` wrote of their texts; without it the texts are mined now. Detected: the value was
    found. Core: kind, measure, change, comparator and value are right too. Record: every field that the annotation
    has is right. For whole records there are precision, recall and F1, for fields the share that is right.

    JSON is one object with a list for each thing that was asked for. CSV is one table: the figures, or the errors
    with --list, or the changes with --before.

    \b
    Example:
      policymine evaluate corpora/en/dev
      policymine evaluate corpora/en/dev --by measure --list missed -n 20
      policymine evaluate gold/ -o yesterday.csv
      policymine evaluate gold/ --before yesterday.csv --format json
      policymine evaluate gold/ targets.csv --floors floors.toml
    """  # noqa: D301 - click knows \b as a sign
    from policymine.evaluation import differences
    from policymine.evaluation import evaluate as measure

    _check(lists, field, before, form)
    if output is not None and table is not None:
        raise UsageError("-o keeps what was mined, and a table was given instead", hint="leave out one of them")
    documents = _documents(gold)
    evaluation = measure(_mined(documents, output) if table is None else _recorded(documents, table))
    told: dict[str, tuple[list[str], list[list[Any]]]] = {"figures": (_FIGURES, _split(evaluation, groups))}
    if lists:
        told["errors"] = _ERRORS, [line for name in lists for line in _errors(name, evaluation, field)[:limit]]
    if before is not None:
        changes = differences(measure(_recorded(documents, before)), evaluation)
        told["changes"] = _CHANGES, _changes(changes)[:limit]
    problems: list[str] = []
    if floors is not None:
        from policymine.floors import below

        problems = below(floors, gold, evaluation)
        told["problems"] = ["problem"], [[problem] for problem in problems]
    _print(told, form)
    for problem in problems:
        click.echo(f"policymine: {problem}", err=True)
    ctx.exit(FAILED if problems else 0)


def _check(lists: tuple[str, ...], field: str | None, before: Path | None, form: str) -> None:
    from policymine.judging import FIELDS

    if field is not None and field not in FIELDS:
        raise UsageError(f"--field {field} is no field that is judged", hint="fields are " + ", ".join(FIELDS))
    if field is not None and "wrong" not in lists:
        raise UsageError("--field needs --list wrong")
    if form == "csv" and lists and before is not None:
        raise UsageError("CSV is one table, and --list and --before are two", hint="choose one, or --format json")


def _print(told: dict[str, tuple[list[str], list[list[Any]]]], form: str) -> None:
    if form == "json":
        print_tables(told)
    elif form == "csv":
        asked = [name for name in ("errors", "changes") if name in told]
        print_rows(*told[asked[0] if asked else "figures"], form)
    else:
        for number, name in enumerate(name for name in told if name != "problems"):
            if number:
                click.echo()
            print_rows(*told[name], form)


def _documents(gold: Path) -> list[GoldDocument]:
    from policymine.gold_files import gold_files, read_gold

    documents = [read_gold(path) for path in gold_files(gold)]
    if not documents:
        raise UsageError(f"{gold} holds no annotated document", hint="they are NAME.gold, or NAME.json with NAME.txt")
    return documents


def _mined(documents: Sequence[GoldDocument], output: Path | None) -> Iterator[tuple[GoldDocument, Sequence[Record]]]:
    from contextlib import nullcontext

    from policymine.evaluation import mine_texts
    from policymine.export import TableWriter

    with TableWriter(output) if output is not None else nullcontext() as table:
        for document, result in mine_texts(documents):
            if table is not None:
                table.write(result)
            yield document, result.records


def _recorded(documents: Sequence[GoldDocument], table: Path) -> list[tuple[GoldDocument, Sequence[Record]]]:
    """Give each document its records of a table, found by the file's name without its ending."""
    from policymine.frames import read_records

    named = Counter(document.name for document in documents)
    if twice := [name for name, times in named.items() if times > 1]:
        raise UsageError(f"two documents are named {twice[0]}, so that a table does not tell them apart")
    found: dict[str, list[Record]] = {}
    for source, record in read_records(table):
        found.setdefault(PureWindowsPath(source).stem, []).append(record)
    if found and not found.keys() & named.keys():
        raise UsageError(f"{table} has no record of any of these documents", hint="mine files of the documents' names")
    return [(document, found.get(document.name, [])) for document in documents]


def _split(evaluation: Evaluation, groups: Sequence[str]) -> list[list[Any]]:
    from policymine.evaluation import GROUPS

    rows = _figures("all", evaluation)
    for group in groups:
        try:
            parts = evaluation.by(group)
        except KeyError:
            hint = "use " + ", ".join(GROUPS) + ", or a fact that stands in the documents' heads"
            raise UsageError(f"figures cannot be split by {group!r}", hint=hint) from None
        for name, part in parts.items():
            rows += _figures(f"{group}: {name}", part)
    return rows


def _figures(part: str, evaluation: Evaluation) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for name, score in evaluation.scores().items():
        shares = (round(each, 3) for each in (score.precision, score.recall, score.f1))
        rows.append([part, name, *shares, "", score.right, score.theirs])
    for name, (right, judged) in evaluation.fields().items():
        rows.append([part, name, "", "", "", round(right / judged, 3), right, judged])
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
        names = {"period": ("period_start", "period_end"), "theme": ("themes",)}.get(name, (name,))
        if name == "value" and pair.gold and pair.gold.value_high is not None:
            names = ("value", "value_high")
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
