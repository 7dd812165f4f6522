#!/usr/bin/env python3
"""Write the tables of docs/quality.md that stand between its two marks, from the annotated documents.

    python benchmarks/quality_tables.py            # write them
    python benchmarks/quality_tables.py --print    # only print them

The same figures, and more, as `policymine evaluate FOLDER --by ...` prints.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from policymine.evaluation import SCORES, Evaluation, evaluate, mine_texts
from policymine.gold_files import gold_files, read_gold
from policymine.judging import FIELDS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "quality.md"
FIRST, LAST = "<!-- figures: written by benchmarks/quality_tables.py, do not edit -->", "<!-- end of figures -->"
FOLDERS = ("en/dev", "en/test", "zh/dev", "zh/test", "examples/gold", "examples/gold-zh")
SPLIT = ("en/test", "zh/test")
GROUPS = ("kind", "measure", "theme", "manner")


def evaluated(name: str) -> Evaluation:
    """The figures of one folder, mined now."""
    documents = [read_gold(path) for path in gold_files(ROOT / "corpora" / name)]
    return evaluate((document, result.records) for document, result in mine_texts(documents))


def tables() -> str:
    """All tables, in Markdown."""
    by_folder = {name: evaluated(name) for name in FOLDERS}
    lines = _overall(by_folder)
    lines += ["", "Fields: the share that is right among the records that were found.", "", *_fields(by_folder)]
    for group in GROUPS:
        names = " and ".join(f"`{name}`" for name in SPLIT)
        lines += [
            "",
            f"By {group}, {names}: annotated records, F1 of detected, core and record.",
            "",
            *_split(group, {name: by_folder[name] for name in SPLIT}),
        ]
    return "\n".join(lines)


def _overall(by_folder: dict[str, Evaluation]) -> list[str]:
    rows = []
    for name, evaluation in by_folder.items():
        scores = evaluation.scores()
        cells = [f"{scores[each].precision:.2f} / {scores[each].recall:.2f} / {scores[each].f1:.2f}" for each in SCORES]
        rows.append([f"`{name}`", str(scores["record"].theirs), *cells])
    return _table(["precision / recall / F1", "records", *SCORES], rows)


def _fields(by_folder: dict[str, Evaluation]) -> list[str]:
    shares = {name: evaluation.fields() for name, evaluation in by_folder.items()}
    rows = [[field, *(_share(*each.get(field, (0, 0))) for each in shares.values())] for field in FIELDS]
    return _table(["field", *(f"`{name}`" for name in by_folder)], rows)


def _split(group: str, by_folder: dict[str, Evaluation]) -> list[str]:
    parts = {name: evaluation.by(group) for name, evaluation in by_folder.items()}
    values = sorted({value for each in parts.values() for value in each})
    rows = [[f"`{value}`", *(cell for each in parts.values() for cell in _cells(each.get(value)))] for value in values]
    return _table([group, *(title for name in parts for title in (f"`{name}`", *SCORES))], rows)


def _cells(evaluation: Evaluation | None) -> list[str]:
    if evaluation is None:
        return ["0", *[""] * len(SCORES)]
    scores = evaluation.scores()
    return [str(scores["record"].theirs), *(f"{scores[name].f1:.2f}" for name in SCORES)]


def _share(right: int, judged: int) -> str:
    return f"{right / judged:.2f}" if judged else ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    ruler = ["---", *["---:"] * (len(head) - 1)]
    return [f"| {' | '.join(row)} |" for row in (head, ruler, *rows)]


def main(arguments: list[str]) -> None:
    """Write the tables into the page, or print them."""
    made = tables()
    if "--print" in arguments:
        print(made)
        return
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(FIRST)
    PAGE.write_text(f"{before}{FIRST}\n\n{made}\n\n{LAST}{rest.partition(LAST)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
