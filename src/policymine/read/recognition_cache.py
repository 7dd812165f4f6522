"""Recognised pages are kept in the user's cache folder, each under the hash of its picture and of what recognised it.

What is found there is never trusted: it must have the form of a page, or the page is recognised anew. Where it grows
beyond its limit, the pages go that were not used for the longest time. Every step is that of one file (written aside
and moved, or removed), so any number of processes may read, write and make room at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.read.recognised import Recognised, Word

if TYPE_CHECKING:
    from policymine.read.page_picture import Grey

VARIABLE = "POLICYMINE_CACHE"
"""Environment variable: another folder for the cache, or ``off``."""

LIMIT_VARIABLE = "POLICYMINE_CACHE_MB"
"""Environment variable: another limit for the cache, in whole megabytes."""

LIMIT = 500
"""Size to which the cache may grow, in megabytes: some ten thousand pages."""

_FORM = 2
"""Counted up when what is kept, or how pages are cut, changes."""
_MAX_BYTES = 5_000_000
_MAX_DOTS = 100_000
_LEFT = 0.9
"""Share of the limit that is left when room was made."""
_UNSEEN = 0.05
"""Share of the limit that a process writes before it looks at the size again."""
_STALE = 24 * 3600.0
"""Age in seconds from which on half a file is what a process left that was stopped."""
_NAME = re.compile(r"[0-9a-f]{64}\.json")
_unseen: dict[Path, float] = {}
"""By folder the bytes that this process may still write before it looks at the size."""
_lock = threading.Lock()


def folder() -> Path | None:
    """Give the folder of the cache; None if there shall be none.

    Example:
        >>> folder() is None or folder().is_absolute()
        True
    """
    chosen = os.environ.get(VARIABLE, "")
    if chosen.strip().lower() in ("off", "0", "no", "none"):
        return None
    if chosen:
        return Path(chosen).expanduser().absolute() / "recognised"
    import platformdirs

    return Path(platformdirs.user_cache_dir("policymine", appauthor=False)).absolute() / "recognised"


def key_of(picture: Grey, recognised_by: str) -> str:
    """Name a page by its picture and by what recognises it.

    Args:
        picture: The page in grey.
        recognised_by: Version and languages of the recognition.

    Example:
        >>> import numpy as np
        >>> page = np.zeros((2, 3), np.uint8)
        >>> key_of(page, "eng") == key_of(page.copy(), "eng"), key_of(page, "eng") == key_of(page.T, "eng")
        (True, False)
    """
    digest = hashlib.sha256(f"{_FORM} {recognised_by} {picture.shape}\n".encode())
    digest.update(picture.tobytes())
    return digest.hexdigest()


def load(key: str) -> Recognised | None:
    """Give the page of a key, or None if it is not there or is no sound page."""
    root = folder()
    if root is None:
        return None
    try:
        path = _path(root, key)
        if path.stat().st_size > _MAX_BYTES:
            return None
        page = _page(json.loads(path.read_text(encoding="utf-8")), key)
        with contextlib.suppress(OSError):
            os.utime(path)  # used now: what was not used for the longest time goes first
        return page
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def save(key: str, page: Recognised) -> None:
    """Keep a page. A cache that cannot be written is no error: the page is recognised again the next time."""
    root = folder()
    if root is None:
        return
    content = {
        "key": key,
        "size": [page.width, page.height],
        "across": page.across,
        "turned": [page.turns, page.angle],
        "words": page.words,
    }
    path = _path(root, key)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Written aside and moved: another process never sees half a file.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(content, stream, ensure_ascii=False)
            size = Path(name).stat().st_size
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        if _is_due(root, size):
            make_room(root, limit())


def limit() -> int:
    """Give the size to which the cache may grow, in bytes; what is no whole number in the environment counts nothing.

    Example:
        >>> limit() >= 0
        True
    """
    chosen = os.environ.get(LIMIT_VARIABLE, "").strip()
    return 1_000_000 * (int(chosen) if chosen.isascii() and chosen.isdigit() else LIMIT)


def _is_due(root: Path, size: int) -> bool:
    """Tell whether to look at the size of the cache: at first, and whenever a share of the limit was written."""
    with _lock:
        left = _unseen.get(root, 0.0) - size
        due = left < 0
        _unseen[root] = _UNSEEN * limit() if due else left
    return due


def make_room(root: Path, most: int) -> None:
    """Remove the pages that were not used for the longest time, if all take more than they may.

    Files that are none of the cache are left alone, and so is a page that another process uses meanwhile.

    Args:
        root: The folder of the cache.
        most: The limit, in bytes.

    Example:
        >>> with tempfile.TemporaryDirectory() as name:
        ...     page = Path(name, "ab", "ab" * 32 + ".json")
        ...     page.parent.mkdir()
        ...     size = page.write_text("{}")
        ...     make_room(Path(name), 1)
        ...     page.exists()
        False
    """
    pages: list[tuple[int, int, Path]] = []
    for path, found in _files(root):
        if _NAME.fullmatch(path.name):
            pages.append((found.st_mtime_ns, found.st_size, path))
        elif path.name.startswith(".") and path.suffix == ".part" and time.time() - found.st_mtime > _STALE:
            with contextlib.suppress(OSError):
                path.unlink()
    total = sum(size for _, size, _ in pages)
    if total <= most:
        return
    for used, size, path in sorted(pages):
        if total <= _LEFT * most:
            break
        with contextlib.suppress(OSError):
            if path.stat().st_mtime_ns != used:
                continue
            path.unlink()
        total -= size  # gone, too, if another process has removed it


def _files(root: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield the files in the folders of the cache; some may vanish meanwhile."""
    for path in root.glob("[0-9a-f][0-9a-f]/*"):
        with contextlib.suppress(OSError):
            yield path, path.stat()


def _path(root: Path, key: str) -> Path:
    return root / key[:2] / f"{key}.json"


def _page(content: Any, key: str) -> Recognised:
    """Check every part of what the file says; whatever is not as it was written raises."""
    if content["key"] != key:
        raise ValueError("the page of another key")
    width, height = (_whole(each) for each in content["size"])
    words = tuple(_word(*each) for each in content["words"])
    turns, angle = content["turned"]
    if turns not in range(4) or not isinstance(angle, (int, float)) or not -45 <= angle <= 45:
        raise ValueError("no way to turn a page")
    return Recognised(words, width, height, tuple(_whole(each) for each in content["across"]), turns, float(angle))


def _word(text: Any, confidence: Any, line: Any, box: Any, line_box: Any) -> Word:
    if not isinstance(text, str) or not text.strip() or not text.isprintable():
        raise ValueError("no word")
    if not isinstance(confidence, (int, float)) or not 0 <= confidence <= 100:
        raise ValueError("no confidence")
    return Word(text, float(confidence), _whole(line), _box(box), _box(line_box))


def _box(found: Any) -> tuple[int, int, int, int]:
    left, top, right, bottom = (_whole(each) for each in found)
    return left, top, right, bottom


def _whole(found: Any) -> int:
    if type(found) is not int or not -_MAX_DOTS <= found <= _MAX_DOTS:
        raise ValueError("no number of dots")
    return found
