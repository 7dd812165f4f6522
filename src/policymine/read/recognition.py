"""Text recognition of scanned pages by Tesseract, which runs beside this process, several pages at a time."""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from policymine.lang.tables import tables_of
from policymine.read import recognition_cache as cache
from policymine.read.page_picture import MARGIN, Layout, is_blank, lay_out
from policymine.read.recognised import Recognised, Word

if TYPE_CHECKING:
    from policymine.read.page_picture import Grey

Ocr = Literal["auto", "off", "force"]
"""Which pages are recognised: scanned and garbled ones if it is installed, none, or all."""

TIME_LIMIT = 120.0
"""Seconds for one page; one of a book takes three to five."""

UNSURE = 0.6
"""Pages recognised with less confidence than this may as well lie on their side."""

_MOST_WORKERS = 8


class Missing(NamedTuple):
    """What recognition lacks: in words, and what to do about it."""

    message: str
    hint: str


class Engine(NamedTuple):
    """What recognition works with.

    Attributes:
        version: Version of Tesseract.
        languages: Names of its language data that are used, most particular first.
        lacking: Names of the operating system's packages of language data that are not installed.
    """

    version: str
    languages: tuple[str, ...]
    lacking: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """What became of a page: its words, or why there are none; both None for an empty page."""

    page: Recognised | None = None
    failure: str | None = None


def find_engine(language: str | None = None) -> Engine | Missing:
    """Find Tesseract and its data for a language.

    Args:
        language: The language of the document, if the user has said it; else all that policymine reads are used.

    Returns:
        What recognition works with, or what it lacks.
    """
    installed = _installed()
    if isinstance(installed, Missing):
        return installed
    version, known = installed
    wanted = [row for row in _wanted() if language in (None, row.code)] or _wanted()
    used = tuple(row.tesseract for row in wanted if row.tesseract in known)
    lacking = tuple(row.package for row in wanted if row.tesseract not in known)
    if not used:
        return Missing("Tesseract has no data for the language", f"install {' and '.join(lacking)} (names of Debian)")
    return Engine(version, used, lacking)


class _Data(NamedTuple):
    code: str
    tesseract: str
    package: str


@functools.cache
def _wanted() -> tuple[_Data, ...]:
    """The data that the languages name; those of other scripts first, for Latin letters occur in their texts too."""
    rows = [(code, data) for code, data in tables_of("language.toml") if "recognition" in data]
    rows.sort(key=lambda row: row[1].get("script") == "latin")
    return tuple(_Data(code, data["recognition"]["tesseract"], data["recognition"]["package"]) for code, data in rows)


@functools.cache
def _installed() -> tuple[str, frozenset[str]] | Missing:
    """Version and languages of Tesseract; looked up once in a process."""
    packages = ", ".join(sorted({row.package for row in _wanted()}))
    extra = f'pip install "policymine[ocr]" and install Tesseract (Debian: {packages})'
    try:
        import platformdirs  # noqa: F401 - the cache needs it
        import pytesseract
    except ImportError:
        return Missing("text recognition is not installed", extra)
    try:
        return str(pytesseract.get_tesseract_version()), frozenset(pytesseract.get_languages())
    except (pytesseract.TesseractError, OSError, SystemExit):
        return Missing("Tesseract is not installed", f"install Tesseract (Debian: {packages})")


class Recogniser:
    """Recognises pages, as many at a time as there are processors.

    No more pages are in memory than are under way: handing one in waits until there is room.

    Args:
        engine: What to work with.

    Example:
        >>> with Recogniser(Engine("5.3", ("eng",))) as recogniser:
        ...     recogniser.outcomes()
        {}
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        # A process that is one of several leaves the other processors to them.
        alone = multiprocessing.parent_process() is None
        self._workers = min(_MOST_WORKERS, os.cpu_count() or 1) if alone else 1
        self._pool = ThreadPoolExecutor(self._workers, thread_name_prefix="recognition")
        self._under_way: deque[tuple[int, Future[Outcome]]] = deque()
        self._done: dict[int, Outcome] = {}
        self._threads = os.environ.get("OMP_THREAD_LIMIT")

    def __enter__(self) -> Recogniser:
        # Tesseract's own threads cost more than they save, and pages run side by side already.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        return self

    def __exit__(self, *exc: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._threads is None:
            os.environ.pop("OMP_THREAD_LIMIT", None)

    def submit(self, number: int, render: Callable[[], Grey]) -> None:
        """Hand in a page.

        Args:
            number: Its number.
            render: Gives its picture; called in this thread as soon as there is room.
        """
        while len(self._under_way) >= self._workers:
            self._collect()
        self._under_way.append((number, self._pool.submit(_recognised, render(), self.engine)))

    def outcomes(self) -> dict[int, Outcome]:
        """Wait for all pages, and give what became of each by its number."""
        while self._under_way:
            self._collect()
        return self._done

    def _collect(self) -> None:
        number, future = self._under_way.popleft()
        try:
            self._done[number] = future.result()
        except Exception as error:  # noqa: BLE001 - a fault on one page must not lose the document
            self._done[number] = Outcome(failure=f"{type(error).__name__}: {error}"[:300])


def _recognised(picture: Grey, engine: Engine) -> Outcome:
    """Recognise one page, unless that was done before."""
    import pytesseract

    if is_blank(picture):
        return Outcome()
    languages = "+".join(engine.languages)
    key = cache.key_of(picture, f"{engine.version} {languages}")
    page = cache.load(key)
    if page is None:
        try:
            page = _read(picture, languages)
            if page.confidence < UNSURE and (turns := _turns(picture)):
                turned = np.ascontiguousarray(np.rot90(picture, -turns))
                page = max(page, _read(turned, languages, turns), key=lambda found: found.confidence)
        except pytesseract.TesseractError as error:
            return Outcome(failure=f"Tesseract failed: {error.message}"[:300])
        except (RuntimeError, OSError) as error:  # that is how pytesseract tells of a time limit
            timeout = "timeout" in str(error)
            return Outcome(failure=f"it took longer than {TIME_LIMIT:.0f} seconds" if timeout else str(error)[:300])
        cache.save(key, page)
    return Outcome(page)


def _read(picture: Grey, languages: str, turns: int = 0) -> Recognised:
    import pytesseract

    layout = lay_out(picture)
    height, width = layout.picture.shape
    if not layout.blocks:
        return Recognised((), width, height)
    with _files(layout) as names:
        data: dict[str, list[Any]] = pytesseract.image_to_data(
            names, lang=languages, config="--psm 6 --dpi 200", output_type="dict", timeout=TIME_LIMIT
        )
    return Recognised(tuple(_words(data, layout)), width, height, tuple(layout.across), turns, layout.angle)


@contextlib.contextmanager
def _files(layout: Layout) -> Iterator[str]:
    """Write the blocks of a page as pictures, and give the file that lists them: one run reads them all."""
    from PIL import Image

    with tempfile.TemporaryDirectory(prefix="policymine-") as folder:
        names = []
        for number, box in enumerate(layout.blocks):
            names.append(str(Path(folder, f"{number}.png")))
            Image.fromarray(layout.cropped(box)).save(names[-1], compress_level=1)
        listed = Path(folder, "blocks.txt")
        listed.write_text("\n".join(names) + "\n", encoding="utf-8")
        yield str(listed)


def _words(data: dict[str, list[Any]], layout: Layout) -> Iterator[Word]:
    """Turn Tesseract's rows into words with their places on the page."""
    line, line_box = 0, (0, 0, 0, 0)
    for row, level in enumerate(data.get("level", ())):  # none of a page without a word
        if level not in (4, 5):
            continue
        left, top = layout.blocks[data["page_num"][row] - 1][:2]
        x, y = data["left"][row] + left - MARGIN, data["top"][row] + top - MARGIN
        box = (x, y, x + data["width"][row], y + data["height"][row])
        if level == 4:
            line, line_box = line + 1, box
        elif (text := "".join(c for c in str(data["text"][row]) if c.isprintable()).strip()) and data["conf"][row] >= 0:
            yield Word(text, min(100.0, float(data["conf"][row])), line, box, line_box)


def _turns(picture: Grey) -> int:
    """Tell by how many quarters to turn a page that lies on its side or head clockwise; 0 if nobody can tell."""
    import pytesseract
    from PIL import Image

    try:
        found = pytesseract.image_to_osd(
            Image.fromarray(picture), config="--dpi 200", output_type="dict", timeout=TIME_LIMIT
        )
    except (pytesseract.TesseractError, RuntimeError, OSError):
        return 0  # too few letters, or no data for it
    return int(found.get("rotate", 0)) // 90 % 4
