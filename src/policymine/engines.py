"""Map the mining of one file over many files, in this process or in several."""

from __future__ import annotations

import functools
import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from policymine.catalogue import Catalogue
from policymine.errors import UsageError
from policymine.given import GivenFacts
from policymine.inputs import Input, StrPath, find_inputs
from policymine.pipeline import MineOptions, mine_input
from policymine.records import Issue, Result
from policymine.workers import NO_LIMITS, Limits, Lost, Said, work_off

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
    indicators: StrPath | None = None,
) -> Iterator[Result]:
    """Mine files and folders, one result for each file, as they become ready and in a fixed order.

    A file that fails gives a result with an issue. With ``jobs`` above 1 the calling script needs the usual
    ``if __name__ == "__main__":`` around its own work, as always with Python processes.

    Args:
        paths: A file, a folder or an address such as ``s3://bucket/reports``, or several.
        jobs: Number of processes.
        language: The documents' language; None to detect it document by document.
        meta: A CSV file of facts that you know of the documents, by file (see :class:`policymine.given.GivenFacts`).
            A row that is for none of the files gives a warning at the end.
        boxes: Whether to find where on the pages of PDF files the records stand (``Result.boxes``).
        ocr: Whether the text of scanned pages is recognised: ``auto`` (where that is installed), ``off`` or ``force``.
        themes: A TOML file of your own themes, which adds to those of policymine or replaces them (docs/themes.md).
        min_confidence: Records whose ``confidence`` is below this are left out (0 to 1).
        indicators: A TOML file of indicators of your own, which adds to the catalogue (see ``docs/indicators.md``).

    Yields:
        One result for each file, and for each place that was refused.

    Raises:
        UsageError: If the file of facts or of themes cannot be read or says something that cannot be.
        ResourceError: If the file of indicators cannot be read or does not say what it should.

    Example:
        >>> [result.issues[0].message for result in mine("no-such-folder")]
        ['no such file or folder']
    """
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    given = None if meta is None else GivenFacts.load(meta)
    found = find_inputs(paths)
    if indicators is not None:
        indicators = Path(indicators).resolve().as_posix()
        Catalogue.load(indicators)  # a mistake in the file ends the run before it begins
    own = None if themes is None else _loaded(themes)
    options = MineOptions(language, ocr, boxes, min_confidence, own, indicators)
    yield from mine_inputs(found if given is None else given.applied(found), jobs=jobs, options=options)
    if meta is not None and given is not None:
        for line, file in given.unmatched():
            warnings.warn(f"{Path(meta).name}, line {line}: no file that was mined is {file!r}", stacklevel=2)


def _loaded(themes: StrPath) -> ThemeFile:
    from policymine.themes import load_theme_file

    return load_theme_file(themes)


def mine_inputs(
    found: Iterable[Input], *, jobs: int, options: MineOptions, limits: Limits = NO_LIMITS
) -> Iterator[Result]:
    """Mine what :func:`policymine.inputs.find_inputs` found.

    Example:
        >>> refused = Input("x", "x", Issue("x", "access", "no such file or folder"))
        >>> [result.source for result in mine_inputs([refused], jobs=1, options=MineOptions())]
        ['x']
    """
    yield from map_local(functools.partial(mine_input, options=options), found, jobs, on_lost=_lost, limits=limits)


def map_local(
    function: Callable[[Item], Outcome],
    items: Iterable[Item],
    jobs: int,
    *,
    on_lost: Callable[[Item, Lost], Outcome],
    limits: Limits = NO_LIMITS,
) -> Iterator[Outcome]:
    """Map a function over items in order, in this process or in several, holding only a few at a time.

    Args:
        function: A function that can be pickled.
        items: What to map it over; taken one by one, as room becomes free.
        jobs: Number of processes; 1 stays in this one, unless there are limits.
        on_lost: What to give for an item whose process died or was ended.
        limits: What a process may use for one item.

    Yields:
        The outcomes in the order of the items.

    Raises:
        UsageError: If the number of jobs is below 1.

    Example:
        >>> list(map_local(abs, [-2, 1], jobs=1, on_lost=lambda item, lost: 0))
        [2, 1]
    """
    if jobs < 1:
        raise UsageError(f"the number of jobs must be at least 1, not {jobs}")
    if jobs == 1 and limits == NO_LIMITS:
        yield from map(function, items)
        return
    waiting = enumerate(items)
    again: list[tuple[int, Item]] = []
    retried: set[int] = set()
    outcomes: dict[int, Outcome] = {}
    given = 0

    def take() -> tuple[int, Item] | None:
        nonlocal given
        if again:
            return again.pop()
        if given - following >= jobs * _AHEAD or (one := next(waiting, None)) is None:
            return None
        given += 1
        return one

    following = 0
    for (number, item), event in work_off(_Numbered(function), take, jobs, limits):
        if isinstance(event, Said):
            outcomes[number] = event.message
        elif isinstance(event, Lost):
            # What ended it may have been somebody's kill -9, so the item is tried once more.
            if event.reason == "crashed" and number not in retried:
                retried.add(number)
                again.append((number, item))
            else:
                outcomes[number] = on_lost(item, event)
        retried -= outcomes.keys()
        while following in outcomes:
            yield outcomes.pop(following)
            following += 1


class _Numbered(Generic[Item, Outcome]):
    def __init__(self, function: Callable[[Item], Outcome]) -> None:
        self.function = function

    def __call__(self, numbered: tuple[int, Item]) -> Iterator[Outcome]:
        yield self.function(numbered[1])


LOST = {
    "crashed": ("crashed", "the process that mined this file died", "try this one again by itself, with more memory"),
    "timeout": ("timeout", "mining this file took longer than the time limit", "raise --timeout, or look at the file"),
    "memory": ("memory", "mining this file took more memory than the limit", "raise --memory, or divide the file"),
}
"""Category, message and hint of the issue for a file whose process was lost, by reason."""


def lost_issue(source: str, reason: str) -> Issue:
    """Give the issue of a file whose process was lost.

    Example:
        >>> lost_issue("a.pdf", "timeout").category
        'timeout'
    """
    category, message, hint = LOST[reason]
    return Issue(source, category, message, hint=f"the rest of the files were mined; {hint}")


def _lost(found: Input, lost: Lost) -> Result:
    return Result(source=found.source, issues=[lost_issue(found.source, lost.reason)])
