"""Run over files into an output folder: hand out batches, follow what becomes of them, settle the folder."""

from __future__ import annotations

import contextlib
import json
import platform
import sqlite3
import time
import uuid
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from policymine import __version__
from policymine.bulk.batches import MOST_TRIES, Batch, PartDone, Todo, mine_batch, stamp
from policymine.bulk.fingerprint import content_hash, extractor, with_facts
from policymine.bulk.index import Index, Known
from policymine.bulk.parts import arrow, generation_of, part_name, part_names, replacing, sweep
from policymine.bulk.settle import Settling, settle, settlings
from policymine.errors import MissingExtra, PolicymineError, UsageError
from policymine.inputs import Input
from policymine.pipeline import MineOptions
from policymine.summary import FileDone, Tally
from policymine.workers import NO_LIMITS, Done, Limits, Lost, Said, work_off

_FILES = 64
_BYTES = 64_000_000
"""Files and bytes in one batch at most."""
_WRITING_LOSSES = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run.

    Attributes:
        jobs: Number of processes.
        limits: What each may use for one file.
        prune: Whether the rows of files that are gone are dropped.
        keep_duplicates: Whether the records of duplicates stay among the others.
        trust_times: Whether a file of the same size and time of change counts as unchanged without being read.
        retry: Whether files are tried again on which a process was lost.
    """

    jobs: int = 1
    limits: Limits = NO_LIMITS
    prune: bool = False
    keep_duplicates: bool = False
    trust_times: bool = False
    retry: bool = False


class FolderRun:
    """One run into an output folder.

    Args:
        out: The folder; made if it is not there.
        options: How to mine.
        settings: How to run.

    Attributes:
        tally: What has come of it so far.
        report: What ``run.json`` says, once the run has ended.
    """

    def __init__(self, out: Path, options: MineOptions, settings: Settings) -> None:
        self.out, self.options, self.settings = out, options, settings
        self.tally = Tally()
        self.report: dict[str, Any] = {}
        self._seconds: dict[str, float] = defaultdict(float)
        self._again: deque[tuple[Todo, ...]] = deque()
        self._pending: dict[str, list[FileDone]] = {}
        self._extractor = ""
        self._extractor = ""
        self._number = self._handed = self._writing_losses = 0

    def run(self, found: Iterable[Input]) -> Iterator[None]:
        """Run over files.

        Args:
            found: What :func:`policymine.inputs.find_inputs` found.

        Yields:
            Nothing, whenever the tally has changed.

        Raises:
            UsageError: If the folder cannot be used.
            OSError: If it cannot be written any more; what counts already stays.
        """
        if not find_spec("pyarrow"):
            arrow()  # says what to install; else it is imported while the processes work
        with held(self.out) as before, _explained(self.out):
            self._identity = before.get("id") or uuid.uuid4().hex
            began, self._started = time.monotonic(), datetime.now(UTC)
            self._write_report("running", began)
            try:
                sweep(self.out)
                with Index(self.out) as index:
                    yield from self._mine(found, index)
                    yield from self._settle(index)
                    self.tally.folder = index.totals()._asdict()
            except BaseException as error:
                with contextlib.suppress(OSError):  # a full disk has no room for it either
                    self._write_report("failed" if isinstance(error, Exception) else "interrupted", began)
                raise
            self._write_report("finished", began)

    def _mine(self, found: Iterable[Input], index: Index) -> Iterator[None]:
        self._generation = max(map(generation_of, part_names(self.out)), default=0) + 1
        waiting = iter(found)
        jobs, limits = self.settings.jobs, self.settings.limits
        for batch, event in work_off(mine_batch, lambda: self._next(waiting, index), jobs, limits):
            if isinstance(event, Lost):
                self._lose(batch, event)
            elif isinstance(event, Done):
                continue
            elif isinstance(event, Said) and isinstance(event.message, PartDone):
                self._end(batch, event.message, index)
            else:
                self._pending[batch.part].append(event.message)
                self.tally.under_way += 1
            yield

    def _next(self, waiting: Iterator[Input], index: Index) -> Batch | None:
        if not self._extractor:  # not before the first process is on its way
            self._extractor = extractor(self.options)
        todos = self._again.popleft() if self._again else self._gathered(waiting, index)
        if not todos:
            return None
        part = part_name(self._generation, self._number)
        self._number += 1
        self._pending[part] = []
        return Batch(todos, str(self.out), part, self._extractor, self.options)

    def _gathered(self, waiting: Iterator[Input], index: Index) -> tuple[Todo, ...]:
        # Small batches at first, so that few files are shared out too, and the first records come soon.
        most = min(_FILES, 1 + self._handed // (4 * self.settings.jobs))
        todos: list[Todo] = []
        size = 0
        for found in waiting:
            index.see(found)
            known = index.known(found.source)
            if known is not None and known.extractor != with_facts(self._extractor, found.facts):
                known = None
            if known is not None and self._is_same(found, known):
                self.tally.add(FileDone("same"))
                continue
            again = known is None or (self.settings.retry and known.status == "lost")
            todos.append(Todo(found, "" if again or known is None else known.content))
            size += stamp(found)[0]
            if len(todos) >= most or size >= _BYTES:
                break
        self._handed += len(todos)
        return tuple(todos)

    def _is_same(self, found: Input, known: Known) -> bool:
        if found.issue is not None:
            return known.content == content_hash(repr(found.issue).encode())
        if not self.settings.trust_times or not known.content or (self.settings.retry and known.status == "lost"):
            return False
        return (known.size, known.modified) == stamp(found)

    def _end(self, batch: Batch, part: PartDone, index: Index) -> None:
        for done in self._pending.pop(batch.part):
            self.tally.add(done)
            self.tally.under_way -= 1
        for stage, seconds in part.seconds.items():
            self._seconds[stage] += seconds
        if part.files < len(batch.todos):
            self._again.append(batch.todos[part.files :])
        if part.written:
            index.add(batch.part)

    def _lose(self, batch: Batch, lost: Lost) -> None:
        """Take a batch apart whose process is gone: the file that it was at is to blame, the others are mined anew."""
        done = len(self._pending.pop(batch.part))
        self.tally.under_way -= done
        before, after = batch.todos[:done], batch.todos[done + 1 :]
        if done == len(batch.todos):
            self._writing_losses += 1
            if self._writing_losses >= _WRITING_LOSSES:
                hint = "look at the disk, give more memory, and run again: what is written stays"
                raise PolicymineError("the processes end while they write", hint=hint)
            self._again.append(before)
            return
        at = batch.todos[done]
        if at.lost:  # even to read it is too much
            self._again.extend(todos for todos in ((*before, at._replace(tries=MOST_TRIES)), after) if todos)
        elif lost.reason == "crashed" and not at.tries:
            # It may have been somebody's kill -9, so the file is tried once more, alone.
            self._again.extend(todos for todos in (before, (at._replace(tries=1),), after) if todos)
        else:
            self._again.extend(todos for todos in ((*before, at._replace(lost=lost.reason)), after) if todos)

    def _settle(self, index: Index) -> Iterator[None]:
        began = time.perf_counter()
        self.tally.gone = index.gone()
        if self.settings.prune and self.tally.gone and self.tally.files:
            index.forget_gone()
            self.tally.pruned, self.tally.gone = self.tally.gone, 0
        index.find_duplicates()
        index.set_aside(keep=self.settings.keep_duplicates)
        self._seconds["duplicates"] += time.perf_counter() - began
        began = time.perf_counter()
        planned = settlings(index, self._generation + 1)
        first, second = next(planned, None), next(planned, None)
        if second is None:  # not worth a process
            list(settle(first) if first is not None else ())
        else:
            yield from self._settle_in_processes(chain((first, second), planned))
        self._seconds["settle"] += time.perf_counter() - began

    def _settle_in_processes(self, waiting: Iterator[Settling | None]) -> Iterator[None]:
        for _, event in work_off(settle, lambda: next(waiting, None), self.settings.jobs):
            if isinstance(event, Lost):
                raise PolicymineError("a process ended while parts were put together", hint="run the command again")
            yield

    def _write_report(self, state: str, began: float) -> None:
        self.report = {
            "id": self._identity,
            "state": state,
            "policymine": __version__,
            "python": platform.python_version(),
            "started": self._started.isoformat(timespec="seconds"),
            "seconds": round(time.monotonic() - began, 3),
            "options": asdict(self.options),
            "settings": {**asdict(self.settings), "limits": self.settings.limits._asdict()},
            "run": self.tally.counts(),
            "folder": self.tally.folder,
            "seconds_by_stage": {stage: round(seconds, 3) for stage, seconds in sorted(self._seconds.items())},
        }
        with replacing(self.out / "run.json") as temporary:
            temporary.write_text(
                json.dumps(self.report, indent=2, ensure_ascii=False, default=str) + "\n", encoding="utf-8"
            )


@contextmanager
def held(out: Path, *, writing: bool = True) -> Iterator[dict[str, Any]]:
    """Hold an output folder against other runs.

    Args:
        out: The folder; made if it is not there and is to be written.
        writing: Whether it is to be written. A reader holds it too, where it may.

    Yields:
        What ``run.json`` says.

    Raises:
        UsageError: If another run holds it, or it cannot be used.
    """
    try:
        from filelock import FileLock, Timeout
    except ImportError:
        hint = 'pip install "policymine[bulk]"'
        raise MissingExtra("an output folder needs filelock, which is not installed", hint=hint) from None
    with _explained(out):
        if writing:
            out.mkdir(parents=True, exist_ok=True)
        if writing and not (out / "run.json").exists() and any(path.name != ".lock" for path in out.iterdir()):
            raise UsageError(f"{out} holds something else", hint="name a new folder, or one of an earlier run")
    lock = FileLock(out / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        hint = "wait for it, or choose another folder"
        raise UsageError(f"another run writes to {out} at the moment", hint=hint) from None
    except OSError as error:
        if writing:
            raise _unusable(out, error) from None
    try:
        yield last_report(out)
    finally:
        lock.release()


def last_report(out: Path) -> dict[str, Any]:
    """Give what run.json says; nothing if it is not there or not sound."""
    try:
        found = json.loads((out / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise _unusable(out, error) from error
    except sqlite3.OperationalError as error:
        hint = "make room where temporary files are kept, and run again: what is written stays"
        raise PolicymineError(f"the index of {out} cannot be kept: {error}", hint=hint) from error


def _unusable(out: Path, error: OSError) -> UsageError:
    hint = "choose a folder that may be read and written"
    return UsageError(f"{out} cannot be used: {error.strerror or error}", hint=hint)
