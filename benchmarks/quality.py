#!/usr/bin/env python3
"""Compare what policymine extracts with annotated documents.

    python benchmarks/quality.py corpora/en/dev corpora/examples/gold

Each folder holds pairs NAME.txt and NAME.json (see corpora/README.md). A record is *detected* if a record of ours
overlaps its span (deadlines only meet deadlines), each of ours standing for one of theirs at most. Of these it is
*core* right if kind, measure, change, comparator and value are, and *record* right if deadline or period, theme and, by
words shared, the indicator are right too. Figures are precision, recall and F1 over all records; those that the
annotators marked optional count for nothing.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from policymine import Record, extract, read

CORE = ("kind", "measure", "change", "comparator")


SMALL_WORDS = frozenset({"the", "of", "a", "in", "for", "and", "to"})


def words(phrase: str) -> set[str]:
    """The words of a phrase without small ones and plural endings; of Chinese the characters."""
    found = re.findall(r"[\u3400-\u9fff]|[a-z0-9.]+", phrase.lower())
    return {word.rstrip("s") for word in found} - SMALL_WORDS


def agree(ours: Record, theirs: dict[str, Any]) -> dict[str, bool]:
    """Tell field by field whether a record is right."""
    right = {name: getattr(ours, name) == theirs[name] for name in CORE}
    values = [(ours.value, theirs.get("value")), (ours.value_high, theirs.get("value_high"))]
    right["value"] = all(
        a is b or (None not in (a, b) and abs(a - b) <= 1e-4 * max(abs(a), abs(b), 1e-9)) for a, b in values
    )
    shared = words(ours.indicator) & words(theirs["indicator"])
    total = len(words(ours.indicator)) + len(words(theirs["indicator"]))
    right["indicator"] = bool(total) and 2 * len(shared) / total >= 0.5
    right["theme"] = ours.theme in theirs["theme"]
    right["date"] = (
        ours.deadline == theirs["deadline"]
        if theirs.get("deadline")
        else not theirs.get("period_end") or ours.period_end == theirs["period_end"]
    )
    return right


def pairs(ours: list[Record], theirs: list[dict[str, Any]]) -> list[tuple[Record, dict[str, Any]]]:
    """Match records one to one, those that agree most first."""
    found = []
    for i, record in enumerate(ours):
        for j, gold in enumerate(theirs):
            overlap = min(record.end, gold["end"]) - max(record.start, gold["start"])
            if overlap > 0 and (record.measure == "deadline") == (gold["measure"] == "deadline"):
                found.append((-sum(agree(record, gold).values()), -overlap, i, j))
    used_i: set[int] = set()
    used_j: set[int] = set()
    matched = []
    for _, _, i, j in sorted(found):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            matched.append((ours[i], theirs[j]))
    return matched


def score(folder: Path) -> dict[str, tuple[float, float, float]]:
    """Score one folder.

    Returns:
        Precision, recall and F1 for ``detected``, ``core`` and ``record``, and the share right for each field.
    """
    counts = {"detected": 0, "core": 0, "record": 0}
    fields: dict[str, list[bool]] = {}
    n_ours = n_theirs = 0
    for file in sorted(folder.rglob("*.json")):
        if not file.with_suffix(".txt").exists():
            continue
        theirs = json.loads(file.read_text(encoding="utf-8"))["records"]
        ours = extract(read(file.with_suffix(".txt")))
        matched = pairs(ours, theirs)
        spared = {id(a) for a, b in matched if b.get("optional")}
        matched = [(a, b) for a, b in matched if not b.get("optional")]
        n_ours += len(ours) - len(spared)
        n_theirs += sum(not gold.get("optional") for gold in theirs)
        for record, gold in matched:
            right = agree(record, gold)
            for name, good in right.items():
                fields.setdefault(name, []).append(good)
            core = all(right[name] for name in (*CORE, "value"))
            counts["detected"] += 1
            counts["core"] += core
            counts["record"] += core and all(right.values())
    table = {}
    for name, good in counts.items():
        precision, recall = good / max(n_ours, 1), good / max(n_theirs, 1)
        table[name] = (precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))
    for name, verdicts in fields.items():
        share = sum(verdicts) / len(verdicts)
        table[name] = (share, share, share)
    return table


def main() -> None:
    """Print the figures of each folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    for folder in parser.parse_args().folders:
        table = score(folder)
        print(folder)
        for name in ("detected", "core", "record"):
            print("  {:9} precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(name, *table[name]))
        print(
            "  fields    "
            + "  ".join(f"{n} {v[0]:.3f}" for n, v in table.items() if n not in ("detected", "core", "record"))
        )


if __name__ == "__main__":
    main()
