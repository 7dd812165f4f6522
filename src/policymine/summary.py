"""Count what a run gave, for the lines that it ends with. Memory stays flat however long the run."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class FileDone:
    """What became of one file of a run into an output folder.

    Attributes:
        status: ``mined``, ``failed``, ``refused``, ``lost``, or ``same`` if its rows are there already.
        pages: Number of pages.
        kinds: Number of records by kind.
        themes: Number of records by theme.
        issues: Number of issues.
        first_issues: The first of them.
    """

    status: str
    pages: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    themes: Counter[str] = field(default_factory=Counter)
    issues: int = 0
    first_issues: list[Issue] = field(default_factory=list)


class Tally:
    """The running counts of a run into an output folder.

    Attributes:
        statuses: Number of files by what became of them (see :class:`FileDone`).
        pages: Number of pages.
        kinds: Number of records by kind.
        themes: Number of records by theme.
        issues: Number of issues.
        first_issues: The first of them.
        under_way: Number of files that are mined and not yet written.
        ignored: Number of files with an ending that is not read.
        repeated: Number of times that a file was reached once more.
        gone: Number of files that the folder has rows of and that were not found.
        pruned: Number of files whose rows were dropped for that.
        folder: What the folder holds at the end.

    Example:
        >>> tally = Tally()
        >>> tally.add(FileDone("mined", kinds=Counter(target=2)))
        >>> tally.add(FileDone("same"))
        >>> tally.files, tally.records, tally.counts()["skipped"]
        (2, 2, 1)
    """

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.themes: Counter[str] = Counter()
        self.first_issues: list[Issue] = []
        self.folder: dict[str, int] = {}
        self.pages = self.issues = self.under_way = self.ignored = self.repeated = self.gone = self.pruned = 0
        self._started = time.perf_counter()

    @property
    def files(self) -> int:
        """How many files are done."""
        return self.statuses.total()

    @property
    def records(self) -> int:
        """How many records were mined."""
        return self.kinds.total()

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.perf_counter() - self._started

    def add(self, done: FileDone) -> None:
        """Count one file."""
        self.statuses[done.status] += 1
        self.pages += done.pages
        self.kinds += done.kinds
        self.themes += done.themes
        self.issues += done.issues
        self.first_issues += done.first_issues[: _KEPT - len(self.first_issues)]

    def ignore(self, source: str) -> None:
        """Count one file whose ending is not read."""
        self.ignored += 1

    def repeat(self, source: str) -> None:
        """Count one file that was reached once more."""
        self.repeated += 1

    def counts(self) -> dict[str, int]:
        """Give the numbers for ``run.json``."""
        return {
            "files": self.files,
            "mined": self.statuses["mined"],
            "skipped": self.statuses["same"],
            "failed": self.statuses["failed"] + self.statuses["refused"],
            "lost": self.statuses["lost"],
            "pages": self.pages,
            "records": self.records,
            "issues": self.issues,
            "ignored": self.ignored,
            "repeated": self.repeated,
            "gone": self.gone,
            "pruned": self.pruned,
        }

    def lines(self) -> list[str]:
        r"""Say it in words, without the issues.

        Example:
            >>> tally = Tally()
            >>> tally.add(FileDone("same"))
            >>> print("\n".join(line.partition(" in ")[0] for line in tally.lines()))
            0 documents mined
            0 records
            1 file skipped: nothing has changed
        """
        counts = self.counts()
        lines = [f"{counted(counts['mined'], 'document')} mined in {self.seconds:.1f} s"]
        targets, results = counted(self.kinds["target"], "target"), counted(self.kinds["result"], "result")
        lines.append(counted(self.records, "record") + (f": {targets}, {results}" if self.records else ""))
        said = {
            "skipped": "skipped: nothing has changed",
            "failed": "could not be read",
            "lost": "given up: the process crashed, took too long or too much memory",
            "ignored": "with another ending ignored",
            "repeated": "reached more than once, mined once",
            "gone": "gone since an earlier run, kept (--prune drops them)",
            "pruned": "gone, dropped",
        }
        lines += [f"{counted(counts[name], 'file')} {words}" for name, words in said.items() if counts[name]]
        if self.folder:
            documents, duplicates = counted(self.folder["documents"], "document"), self.folder["duplicates"]
            with_them = f" ({counted(duplicates, 'duplicate')})" if duplicates else ""
            lines.append(f"the folder holds {documents}{with_them}, {counted(self.folder['records'], 'record')}")
        return lines


def counted(count: int, noun: str) -> str:
    """Write a count with its noun.

    Example:
        >>> counted(1, "file"), counted(2, "file")
        ('1 file', '2 files')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
