#!/usr/bin/env python3
"""Show where the time goes: how long each stage of mining takes on given documents.

    python benchmarks/stages.py
    python benchmarks/stages.py REPORTS_FOLDER report.pdf --repeat 5

Without paths the example reports in all formats are mined. The stages are timed by hand, without a profiler, so that
the figures add up to what mining really takes. The time of a stage is its own, without that of the stages it calls:

- read: from the file to a document with its blocks, title, dates and language
- sentences: cutting blocks into sentences
- dates, quantities: finding them in a sentence
- marks: the rest of turning a sentence into marks (gates, ranks, words of the lexicon)
- statements: from marks to records
- tables: rows of tables, without the four stages above
- themes: the theme of each record
- export: the rows of the CSV table
- rest: headings, context, identifiers, and what the timers themselves cost

Everything is mined once before anything counts, and what was remembered of the texts is thrown away before each
repetition. The figures are medians of the repetitions.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from policymine import read, themes
from policymine.errors import PolicymineError
from policymine.export import TableWriter
from policymine.extract import extractor
from policymine.inputs import Input, find_inputs
from policymine.lang import available
from policymine.lockstep import in_step
from policymine.pipeline import mine_document
from policymine.records import Document
from policymine.stopwatch import Stopwatch

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("read", "sentences", "dates", "quantities", "marks", "statements", "tables", "themes", "export", "rest")


class Clock(Stopwatch):
    """Takes the time of functions."""

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time taken, and what it yields gathered in a list."""

        def run(*args: Any, **kwargs: Any) -> Any:
            with self.time(stage):
                outcome = function(*args, **kwargs)
                return list(outcome) if isinstance(outcome, Iterator) else outcome

        return run

    def staged(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same of a function that goes stage by stage, here through all of them at once."""

        def run(*args: Any) -> Any:
            with self.time(stage):
                outcome = in_step([function(*args)])[0]
            yield
            return outcome

        return run


def attach(clock: Clock, language: str) -> None:
    """Put the clock into the extractor of a language."""
    found: Any = extractor(language)
    found.splitter.split = clock.timed("sentences", found.splitter.split)
    found.reader.dates.find = clock.timed("dates", found.reader.dates.find)
    found.reader.quantities.read = clock.staged("quantities", found.reader.quantities.read)
    found.reader.mark_all = clock.timed("marks", found.reader.mark_all)
    found.reader.read = clock.timed("statements", found.reader.read)
    found.tables.read = clock.timed("tables", found.tables.read)
    found.theming.read = clock.timed("themes", found.theming.read)
    found.theming.settle = clock.timed("themes", found.theming.settle)


def load(entry: Input) -> Document | None:
    """Read a document; one that cannot be read is left out."""
    try:
        return read(entry.path, source=entry.source) if entry.issue is None else None
    except PolicymineError:
        return None


def main() -> None:
    """Time the stages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="files or folders; default: the example reports")
    parser.add_argument("--repeat", type=int, default=5, help="repetitions that count (default: 5)")
    options = parser.parse_args()
    if options.repeat < 1:
        parser.error("--repeat must be at least 1")

    inputs = [entry for entry in find_inputs(options.paths or [ROOT / "corpora/examples/reports"]) if load(entry)]
    if not inputs:
        sys.exit("nothing to read")
    clock = Clock()
    runs: list[dict[str, float]] = []
    languages: set[str] = set()
    characters = records = 0
    for _ in range(options.repeat + 1):
        for language in languages:
            attach(clock, language)
        clock.seconds.clear()
        characters = records = 0
        with clock.time("rest"), TableWriter(io.BytesIO()) as table:
            for entry in inputs:
                document = clock.timed("read", load)(entry)
                result = mine_document(document)
                clock.timed("export", table.write)(result)
                languages |= {document.facts.language or "en"} & set(available())
                characters += len(document.text)
                records += len(result.records)
        runs.append(dict(clock.seconds))
        extractor.cache_clear()
        themes._default.cache_clear()
    del runs[0]

    total = median(sum(run.values()) for run in runs)
    print(f"{len(inputs)} documents, {characters:,} characters, {records:,} records, {options.repeat} repetitions\n")
    print(f"{'stage':<14}{'seconds':>10}{'share':>9}{'ns/character':>14}")
    for stage in STAGES:
        middle = median(run.get(stage, 0.0) for run in runs)
        print(f"{stage:<14}{middle:>10.4f}{middle / total:>9.1%}{middle / characters * 1e9:>14.0f}")
    print(f"{'all':<14}{total:>10.4f}{1:>9.1%}{total / characters * 1e9:>14.0f}")
    print(f"\n{characters / total:,.0f} characters/s")


if __name__ == "__main__":
    main()
