#!/usr/bin/env python3
"""Print today's figures as floors, or hold the floors of floors.toml.

    python corpora/floors.py            # the file with today's figures, rounded down to whole percents
    python corpora/floors.py --check    # exit status 1 if a figure is below its floor or documents have changed

Nothing is written: floors are set by hand, from what this prints.
"""

from __future__ import annotations

import sys
from pathlib import Path

from policymine.evaluation import Evaluation, evaluate, mine_texts
from policymine.floors import below, entry, load_floors, reached
from policymine.gold_files import gold_files, read_gold
from policymine.judging import FIELDS

FLOORS = Path(__file__).with_name("floors.toml")


def evaluated(folder: Path) -> Evaluation:
    """The figures of a folder of annotated documents, mined now."""
    documents = [read_gold(path) for path in gold_files(folder)]
    return evaluate((document, result.records) for document, result in mine_texts(documents))


def main(arguments: list[str]) -> int:
    """Print or check the floors, and return the exit status."""
    if "--check" not in arguments:
        # The words at the head of the file are part of it.
        head = FLOORS.read_text(encoding="utf-8").partition("[")[0]
        entries = [entry(name, folder, evaluated(folder)) for name, folder in folders()]
        print(head + "\n".join(entries), end="")
        return 0
    problems = []
    for name, folder in folders():
        evaluation = evaluated(folder)
        problems += below(FLOORS, folder, evaluation)
        told = (f"{figure} {share:.3f}" for figure, share in reached(evaluation).items() if figure not in FIELDS)
        print(f"{name}: " + ", ".join(told))
    print("\n".join([*problems, f"{len(problems)} problems"]))
    return 1 if problems else 0


def folders() -> list[tuple[str, Path]]:
    """The folders that have floors, each with its name in the file."""
    return [(name, FLOORS.parent / name) for name in load_floors(FLOORS)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
