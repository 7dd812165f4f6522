#!/usr/bin/env python3
"""Write the counts of the data cards (README.md of each language) from the annotated documents.

    python corpora/cards.py            # write them
    python corpora/cards.py --check    # only say whether they are up to date

Only what stands between the two marks is written; the rest of a card is by hand.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check import CORPORA, LANGUAGES, SPLITS, counts

from policymine.gold import GoldDocument
from policymine.gold_files import gold_files, read_gold

FIRST, LAST = "<!-- counts: written by corpora/cards.py, do not edit -->", "<!-- end of counts -->"
_SIZES = {
    "documents": "documents",
    "characters": "characters",
    "sentences": "sentences",
    "without records": "of which hold no record",
    "distractors": "of which hold a number all the same (distractors)",
    "records": "records",
    "constructions": "distinct constructions around a value",
}
_FIELDS = ("kind", "measure", "change", "comparator", "theme")


def card(language: str) -> str:
    """The generated part of a language's card."""
    splits = {name: [read_gold(path) for path in gold_files(CORPORA / language / name)] for name in SPLITS}
    splits["all"] = [document for documents in splits.values() for document in documents]
    sizes = {name: counts(documents, language) for name, documents in splits.items()}
    lines = _table("", {label: [sizes[name][size] for name in splits] for size, label in _SIZES.items()})
    shares = [f"{each['distractors'] / each['sentences']:.0%}" for each in sizes.values()]
    lines.append(f"| distractors among the sentences | {' | '.join(shares)} |")
    optional = [sum(record.optional for document in documents for record in document.records)
                for documents in splits.values()]  # fmt: skip
    lines.append(f"| optional records | {' | '.join(map(str, optional))} |")
    for field in _FIELDS:
        lines += ["", *_table(f"records by {field}", _by(field, splits))]
    lines += ["", *_table("documents by manner", _by("manner", splits))]
    kinds = Counter(document.facts["kind_of_text"] for document in splits["all"])
    told = ", ".join(f"{kind} {times}" for kind, times in kinds.most_common() if times > 1)
    once = [kind for kind, times in sorted(kinds.items()) if times == 1]
    lines += ["", f"Kinds of text: {told}; once each: {', '.join(once)}."]
    return "\n".join([FIRST, "", *lines, "", LAST])


def _by(field: str, splits: dict[str, list[GoldDocument]]) -> dict[str, list[int]]:
    """How often each value of a field stands in each split, the most frequent first."""
    times = [Counter(_values(field, documents)) for documents in splits.values()]
    return {f"`{value}`": [each[value] for each in times] for value, _ in times[-1].most_common()}


def _values(field: str, documents: list[GoldDocument]) -> list[str]:
    if field == "manner":
        return [document.facts["manner"] for document in documents]
    records = [record for document in documents for record in document.records]
    return [record.themes[0] if field == "theme" else str(getattr(record, field)) for record in records]


def _table(title: str, rows: dict[str, list[int]]) -> list[str]:
    names = (*SPLITS, "all")
    head = [f"| {title} | {' | '.join(names)} |", f"| --- |{' ---: |' * len(names)}"]
    return [*head, *(f"| {label} | {' | '.join(f'{number:,}' for number in row)} |" for label, row in rows.items())]


def main(arguments: list[str]) -> int:
    """Write the cards, or with --check compare them, and return the exit status."""
    stale = 0
    for language in LANGUAGES:
        file = CORPORA / language / "README.md"
        text = file.read_text(encoding="utf-8")
        before, _, rest = text.partition(FIRST)
        new = before + card(language) + rest.partition(LAST)[2]
        if new != text and "--check" in arguments:
            stale += 1
            print(f"{file} is not up to date: run python corpora/cards.py")
        elif new != text:
            file.write_text(new, encoding="utf-8")
            print(f"wrote {file}")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
