"""Run over files into an output folder: hand out batches, follow what becomes of them, settle the folder."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import time
import uuid
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from policymine import __version__
from policymine.bulk.attempts import mine_attempt, settle_attempt
from policymine.bulk.batches import MOST_TRIES, Batch, PartDone, Todo, mine_batch, stamp
from policymine.bulk.fingerprint import content_hash, extractor, with_facts
from policymine.bulk.holding import explained, held
from policymine.bulk.index import Index, Known
from policymine.bulk.parts import Place, arrow, generation_of, part_name, part_names, replacing, sweep
from policymine.bulk.settle import Settling, settle, settlings
from policymine.errors import PolicymineError
from policymine.inputs import Input
from policymine.pipeline import MineOptions
from policymine.remote import is_remote
from policymine.summary import FileDone, Tally
from policymine.workers import NO_LIMITS, Done, Limits, Lost, Said, work_off

_FILES = 64
_BYTES = 64_000_000
"""Files and bytes in one batch at most."""
_CLUSTER_FILES = 512
_CLUSTER_SECONDS = 60.0
"""On a cluster batches are larger: its scheduler handles some hundred a second, and each becomes a few objects."""
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
        scheduler: Address of a Dask scheduler whose workers mine; empty for processes of this machine.
    """

    jobs: int = 1
    limits: Limits = NO_LIMITS
    prune: bool = False
    keep_duplicates: bool = False
    trust_times: bool = False
    retry: bool = False
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class _Engine:
    """What works batches off."""

    work_off: Callable[..., Iterator[tuple[Any, Said | Done | Lost]]]
    jobs: Callable[[], int]
    mine: Callable[[Batch], Iterator[FileDone | PartDone]]
    settle: Callable[[Settling], Iterator[str]]
    files: int
    is_cluster: bool


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

    def __init__(self, out: Place, options: MineOptions, settings: Settings) -> None:
        # The workers of a cluster have working folders of their own.
        self.out = Path(os.path.abspath(out)) if isinstance(out, Path) and settings.scheduler else out  # noqa: PTH100
        self.options, self.settings = options, settings
        self.tally = Tally()
        self.report: dict[str, Any] = {}
        self._seconds: dict[str, float] = defaultdict(float)
        self._again: deque[tuple[Todo, ...]] = deque()
        self._pending: dict[str, list[FileDone]] = {}
        self._extractor = ""
        self._written: set[str] = set()
        self._generation = 0
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
        with self._started_engine() as self._engine, held(self.out) as (before, self._check), explained(self.out):
            self._identity = before.get("id") or uuid.uuid4().hex
            # Batches of a run that was killed may still be on their way to a cluster's folder: they are older.
            newest = max(map(generation_of, part_names(self.out)), default=0)
            self._generation = max(newest, int(before.get("generation", 0)) + 1 if before else 0) + 1
            began, self._started = time.monotonic(), datetime.now(UTC)
            self._write_report("running", began)
            try:
                sweep(self.out)
                with Index(self.out) as index:
                    index.refresh(repair=True)
                    yield from self._mine(found, index)
                    yield from self._settle(index)
                    if self._engine.is_cluster:
                        sweep(self.out)  # a worker that was killed may have left a part that is not in the manifest
                    self.tally.folder = index.totals()._asdict()
            except BaseException as error:
                with contextlib.suppress(OSError):  # a full disk has no room for it either
                    self._write_report("failed" if isinstance(error, Exception) else "interrupted", began)
                raise
            self._write_report("finished", began)

    @contextmanager
    def _started_engine(self) -> Iterator[_Engine]:
        if not self.settings.scheduler:
            jobs = self.settings.jobs
            # Looked up now, for tests put others in their place.
            yield _Engine(work_off, lambda: jobs, mine_batch, settle, _FILES, is_cluster=False)
            return
        from policymine.cluster import Cluster

        with Cluster(self.settings.scheduler) as cluster:
            yield _Engine(
                cluster.work_off, lambda: cluster.threads, mine_attempt, settle_attempt, _CLUSTER_FILES, is_cluster=True
            )

    def _mine(self, found: Iterable[Input], index: Index) -> Iterator[None]:
        waiting = iter(found)
        engine, limits = self._engine, self.settings.limits
        for batch, event in engine.work_off(engine.mine, lambda: self._next(waiting, index), engine.jobs(), limits):
            self._check()
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
        batch = Batch(todos, str(self.out), part, self._extractor, self.options)
        return replace(batch, seconds=_CLUSTER_SECONDS) if self._engine.is_cluster else batch

    def _gathered(self, waiting: Iterator[Input], index: Index) -> tuple[Todo, ...]:
        # Small batches at first, so that few files are shared out too, and the first records come soon.
        most = min(self._engine.files, 1 + self._handed // (4 * self._engine.jobs()))
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
            if self._engine.is_cluster and not is_remote(found.path):
                found = found._replace(path=os.path.abspath(found.path))  # noqa: PTH100
            todos.append(Todo(found, "" if again or known is None else known.content))
            if not found.place:  # those of an archive stay together: it would be fetched anew for each batch
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
        if part.written and self._engine.is_cluster:
            self._written.add(part.part)  # its manifest is fetched later, together with others
        elif part.written:
            index.add(part.part)

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
        if self._engine.is_cluster:
            index.refresh(repair=True)
            if any(not index.has(part) for part in self._written):
                hint = "see that all workers write to the same place, and run the command again"
                raise PolicymineError("parts that were written are not in the folder", hint=hint)
        self._check()
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
        engine = self._engine
        for _, event in engine.work_off(engine.settle, lambda: next(waiting, None), engine.jobs(), NO_LIMITS):
            if isinstance(event, Lost):
                raise PolicymineError("a process ended while parts were put together", hint="run the command again")
            yield

    def _write_report(self, state: str, began: float) -> None:
        self.report = {
            "id": self._identity,
            "state": state,
            "generation": self._generation,
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
