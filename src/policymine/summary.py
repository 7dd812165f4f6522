"""Count what a run gave, for the lines that it ends with. Memory stays flat however long the run."""

from __future__ import annotations

import time
from collections import Counter

from policymine.records import Issue, Result

_KEPT = 20


class Summary:
    """The running counts of a run.

    Attributes:
        documents: How many documents were read.
        failed: How many files and places gave no document at all.
        ignored: How many files have an ending that is not read.
        repeated: How many times a file was reached once more.
        issues: How many issues there are.
        first_issues: The first of them.
        kinds: Number of records by kind.
        themes: Number of records by theme.

    Example:
        >>> summary = Summary()
        >>> summary.add(Result("a.pdf", issues=[Issue("a.pdf", "empty", "no text")]))
        >>> summary.failed, summary.issues
        (1, 1)
    """

    def __init__(self) -> None:
        self.documents = 0
        self.failed = 0
        self.ignored = 0
        self.repeated = 0
        self.issues = 0
        self.first_issues: list[Issue] = []
        self.kinds: Counter[str] = Counter()
        self.themes: Counter[str] = Counter()
        self._started = time.perf_counter()

    @property
    def records(self) -> int:
        """How many records there are."""
        return self.kinds.total()

    def add(self, result: Result) -> None:
        """Count one result."""
        if result.facts is None:
            self.failed += 1
        else:
            self.documents += 1
        self.kinds.update(record.kind for record in result.records)
        self.themes.update(record.theme or "no theme" for record in result.records)
        self.issues += len(result.issues)
        self.first_issues += result.issues[: _KEPT - len(self.first_issues)]

    def ignore(self, source: str) -> None:
        """Count one file whose ending is not read."""
        self.ignored += 1

    def repeat(self, source: str) -> None:
        """Count one file that was reached once more."""
        self.repeated += 1

    def lines(self) -> list[str]:
        r"""Say it in words, without the issues.

        Example:
            >>> summary = Summary()
            >>> summary.add(Result("a.pdf", issues=[Issue("a.pdf", "empty", "no text")]))
            >>> summary.ignore("b.jpg")
            >>> summary.repeat("a.pdf")
            >>> print("\n".join(line.partition(" in ")[0] for line in summary.lines()))
            0 documents read
            0 records
            1 file could not be read
            1 file with another ending ignored
            1 file reached more than once, mined once
        """
        seconds = time.perf_counter() - self._started
        lines = [f"{counted(self.documents, 'document')} read in {seconds:.1f} s"]
        targets, results = counted(self.kinds["target"], "target"), counted(self.kinds["result"], "result")
        lines.append(counted(self.records, "record") + (f": {targets}, {results}" if self.records else ""))
        if self.themes:
            ordered = sorted(self.themes.items(), key=lambda item: (-item[1], item[0]))
            lines.append("themes: " + ", ".join(f"{theme} {count}" for theme, count in ordered))
        if self.failed:
            lines.append(f"{counted(self.failed, 'file')} could not be read")
        if self.ignored:
            lines.append(f"{counted(self.ignored, 'file')} with another ending ignored")
        if self.repeated:
            lines.append(f"{counted(self.repeated, 'file')} reached more than once, mined once")
        return lines


def counted(count: int, noun: str) -> str:
    """Write a count with its noun.

    Example:
        >>> counted(1, "file"), counted(2, "file")
        ('1 file', '2 files')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
