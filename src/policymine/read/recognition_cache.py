"""Recognised pages are kept in the user's cache folder, each under the hash of its picture and of what recognised it.

What is found there is never trusted: it must have the form of a page, or the page is recognised anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.read.recognised import Recognised, Word

if TYPE_CHECKING:
    from policymine.read.page_picture import Grey

VARIABLE = "POLICYMINE_CACHE"
"""Environment variable: another folder for the cache, or ``off``."""

_FORM = 2
"""Counted up when what is kept, or how pages are cut, changes."""
_MAX_BYTES = 5_000_000
_MAX_DOTS = 100_000


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
        return _page(json.loads(path.read_text(encoding="utf-8")), key)
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
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


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
