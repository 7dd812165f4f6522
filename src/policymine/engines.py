"""Map the mining of one file over many files, in this process or in several."""

from __future__ import annotations

import functools
import multiprocessing
import os
import signal
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from policymine.errors import UsageError
from policymine.given import GivenFacts
from policymine.inputs import Input, StrPath, find_inputs
from policymine.pipeline import MineOptions, mine_input
from policymine.records import Issue, Result

if TYPE_CHECKING:
    from policymine.read.recognition import Ocr
    from policymine.theme_files import ThemeFile

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

_AHEAD = 4
"""How many items for each worker are handed out ahead of the one that is waited for: memory stays flat."""


def mine(
    paths: StrPath | Iterable[StrPath],
    *,
    jobs: int = 1,
    language: str | None = None,
    meta: StrPath | None = None,
    boxes: bool = False,
    ocr: Ocr = "auto",
    themes: StrPath | None = None,
    min_confidence: float = 0.0,
) -> Iterator[Result]:
    """Mine files and folders, one result for each file, as they become ready and in a fixed order.

    A file that fails gives a result with an issue. With ``jobs`` above 1 the calling script needs the usual
    ``if __name__ == "__main__":`` around its own work, as always with Python processes.

    Args:
        paths: A file or folder, or several.
        jobs: Number of processes.
        language: The documents' language; None to detect it document by document.
        meta: A CSV file of facts that you know of the documents, by file (see :class:`policymine.given.GivenFacts`).
            A row that is for none of the files gives a warning at the end.
        boxes: Whether to find where on the pages of PDF files the records stand (``Result.boxes``).
        ocr: Whether the text of scanned pages is recognised: ``auto`` (where that is installed), ``off`` or ``force``.
        themes: A TOML file of your own themes, which adds to those of policymine or replaces them (docs/themes.md).
        min_confidence: Records whose ``confidence`` is below this are left out (0 to 1).

    Yields:
        One result for each file, and for each place that was refused.

    Raises:
        UsageError: If the file of facts or of themes cannot be read or says something that cannot be.

    Example:
        >>> [result.issues[0].message for result in mine("no-such-folder")]
        ['no such file or folder']
    """
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    given = None if meta is None else GivenFacts.load(meta)
    found = find_inputs(paths)
    options = MineOptions(language, ocr, boxes, min_confidence, None if themes is None else _loaded(themes))
    yield from mine_inputs(found if given is None else given.applied(found), jobs=jobs, options=options)
    if meta is not None and given is not None:
        for line, file in given.unmatched():
            warnings.warn(f"{Path(meta).name}, line {line}: no file that was mined is {file!r}", stacklevel=2)


def _loaded(themes: StrPath) -> ThemeFile:
    from policymine.themes import load_theme_file

    return load_theme_file(themes)


def mine_inputs(found: Iterable[Input], *, jobs: int, options: MineOptions) -> Iterator[Result]:
    """Mine what :func:`policymine.inputs.find_inputs` found.

    Example:
        >>> refused = Input("x", "x", Issue("x", "access", "no such file or folder"))
        >>> [result.source for result in mine_inputs([refused], jobs=1, options=MineOptions())]
        ['x']
    """
    yield from map_local(functools.partial(mine_input, options=options), found, jobs, on_crash=_crashed)


def map_local(
    function: Callable[[Item], Outcome],
    items: Iterable[Item],
    jobs: int,
    *,
    on_crash: Callable[[Item], Outcome],
) -> Iterator[Outcome]:
    """Map a function over items in order, in this process or in several, holding only a few at a time.

    Args:
        function: A function that can be pickled.
        items: What to map it over; taken one by one, as room becomes free.
        jobs: Number of processes; 1 stays in this one.
        on_crash: What to give for an item whose process died.

    Yields:
        The outcomes in the order of the items.

    Example:
        >>> list(map_local(abs, [-2, 1], jobs=1, on_crash=lambda item: 0))
        [2, 1]
    """
    if jobs < 1:
        raise UsageError(f"the number of jobs must be at least 1, not {jobs}")
    if jobs == 1:
        yield from map(function, items)
        return
    waiting = iter(items)
    pool = _start(jobs)
    window: deque[tuple[Item, Future[Outcome]]] = deque()
    try:
        exhausted = False
        while True:
            while not exhausted and len(window) < jobs * _AHEAD:
                try:
                    item = next(waiting)
                except StopIteration:
                    exhausted = True
                else:
                    window.append((item, _submit(pool, function, item)))
            if not window:
                return
            item, future = window.popleft()
            try:
                outcome = future.result()
            except BrokenProcessPool:
                # Nobody knows which item killed its process, so each one that was under way runs again alone.
                pool.shutdown(wait=True, cancel_futures=True)
                yield from _alone(function, [(item, future), *window], on_crash)
                window.clear()
                pool = _start(jobs)
            else:
                yield outcome
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(
    function: Callable[[Item], Outcome],
    suspects: list[tuple[Item, Future[Outcome]]],
    on_crash: Callable[[Item], Outcome],
) -> Iterator[Outcome]:
    for item, future in suspects:
        if future.done() and not future.cancelled() and future.exception() is None:
            yield future.result()
            continue
        with _start(1) as pool:
            try:
                outcome = pool.submit(function, item).result()
            except BrokenProcessPool:
                outcome = on_crash(item)
        yield outcome


def _submit(pool: ProcessPoolExecutor, function: Callable[[Item], Outcome], item: Item) -> Future[Outcome]:
    try:
        return pool.submit(function, item)
    except BrokenProcessPool as error:
        # The pool broke while it was being filled: the item waits its turn as one of those under way.
        future: Future[Outcome] = Future()
        future.set_exception(error)
        return future


def _start(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the same on every system, and safe beside the threads of a progress bar.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_obey_interrupt)


def _obey_interrupt() -> None:
    # On Ctrl-C a worker ends at once and silently; the parent keeps what is finished.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _crashed(found: Input) -> Result:
    hint = "the rest of the files were mined; try this one again by itself, with more memory"
    issue = Issue(found.source, "crashed", "the process that mined this file died", hint=hint)
    return Result(source=found.source, issues=[issue])
