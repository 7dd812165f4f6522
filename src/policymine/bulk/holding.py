"""Hold an output folder against other runs: by a lock on this machine, by an object that is kept fresh elsewhere."""

from __future__ import annotations

import errno
import json
import os
import platform
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from policymine.bulk.parts import Place
from policymine.errors import MissingExtra, PolicymineError, Unreachable, UsageError
from policymine.remote import RemotePath

FRESH = 120.0
"""Seconds after which a run that gives no sign of life holds an address no more."""
_SIGN = FRESH / 6
_SECOND_LOOK = 1.0


class Held(NamedTuple):
    """A folder that is held.

    Attributes:
        report: What ``run.json`` says.
        check: Raises a PolicymineError if it is held no more.
    """

    report: dict[str, Any]
    check: Callable[[], None]


@contextmanager
def held(out: Place, *, writing: bool = True) -> Iterator[Held]:
    """Hold an output folder against other runs.

    Args:
        out: The folder; made if it is not there and is to be written.
        writing: Whether it is to be written. A reader holds it too, where it may.

    Yields:
        What ``run.json`` says, and whether it is still held.

    Raises:
        UsageError: If another run holds it, or it cannot be used.
    """
    with explained(out):
        if writing and isinstance(out, Path):
            _make(out)
        if writing and not (out / "run.json").exists() and any(path.name != ".lock" for path in _content(out)):
            raise UsageError(f"{out} holds something else", hint="name a new folder, or one of an earlier run")
    holding = _locked(out, writing) if isinstance(out, Path) else _leased(out, writing)
    with holding as check:
        yield Held(last_report(out), check)


def last_report(out: Place) -> dict[str, Any]:
    """Give what run.json says; nothing if it is not there or not sound."""
    try:
        found = json.loads((out / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def explained(out: Place) -> Iterator[None]:
    """Say of a folder that may not be used what to do."""
    try:
        yield
    except PermissionError as error:
        raise _unusable(out, error) from error
    except sqlite3.OperationalError as error:
        hint = "make room where temporary files are kept, and run again: what is written stays"
        raise PolicymineError(f"the index of {out} cannot be kept: {error}", hint=hint) from error


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        raise _unusable(out, error) from error


def _content(out: Place) -> Iterator[Place]:
    try:
        yield from out.iterdir()
    except FileNotFoundError:
        # A store has no empty folders, but the bucket must be there; it is seen at the first write.
        return


@contextmanager
def _locked(out: Path, writing: bool) -> Iterator[Callable[[], None]]:
    try:
        from filelock import FileLock, Timeout
    except ImportError:
        hint = 'pip install "policymine[bulk]"'
        raise MissingExtra("an output folder needs filelock, which is not installed", hint=hint) from None
    lock = FileLock(out / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise _taken(out, "wait for it, or choose another folder") from None
    except OSError as error:
        if writing:
            raise _unusable(out, error) from None
    try:
        yield lambda: None
    finally:
        lock.release()


@contextmanager
def _leased(out: RemotePath, writing: bool) -> Iterator[Callable[[], None]]:
    lease = _Lease(out)
    try:
        lease.acquire()
    except (Unreachable, FileNotFoundError) as error:
        if writing and isinstance(error, FileNotFoundError):
            raise Unreachable(f"{out} cannot be written: there is no such bucket", hint="make the bucket") from error
        if writing:
            raise
        yield lambda: None  # it may be read only
        return
    over = threading.Event()
    threading.Thread(target=lease.keep, args=(over,), daemon=True).start()
    try:
        yield lease.check
    finally:
        over.set()
        lease.release()


class _Lease:
    """An object ``.lock`` that says who holds the folder and when it last gave a sign of life.

    Machines whose clocks differ by more than a minute could take a folder from each other; each would notice, and stop.
    """

    def __init__(self, out: RemotePath) -> None:
        self._out, self._object = out, out / ".lock"
        self._identity = uuid.uuid4().hex
        self._lost = False

    def acquire(self) -> None:
        if self._object.create(self._sign()):
            return
        if (holder := self._holder()) and time.time() - holder.get("at", 0) < FRESH:
            hint = f"wait for it; a run that was killed holds the folder for {FRESH:.0f} s more"
            raise _taken(self._out, hint)
        self._object.unlink(missing_ok=True)
        if not self._object.create(self._sign()):
            raise _taken(self._out, "wait for it")
        time.sleep(_SECOND_LOOK)  # another one may have found the same old sign
        if self._holder().get("id") != self._identity:
            raise _taken(self._out, "wait for it")

    def keep(self, over: threading.Event) -> None:
        while not over.wait(_SIGN):
            try:
                if self._holder().get("id") != self._identity:
                    self._lost = True
                    return
                self._object.write_bytes(self._sign())
            except (OSError, Unreachable):
                continue  # the next sign may come through

    def check(self) -> None:
        if self._lost:
            hint = "see that one run at a time writes there, and run the command again"
            raise PolicymineError(f"another run has taken {self._out}", hint=hint)

    def release(self) -> None:
        try:
            if self._holder().get("id") == self._identity:
                self._object.unlink(missing_ok=True)
        except (OSError, Unreachable):
            return  # it grows old by itself

    def _sign(self) -> bytes:
        said = {"id": self._identity, "host": platform.node(), "pid": os.getpid(), "at": time.time()}
        return json.dumps(said).encode()

    def _holder(self) -> dict[str, Any]:
        try:
            found = json.loads(self._object.read_bytes())
        except (FileNotFoundError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def _taken(out: Place, hint: str) -> UsageError:
    return UsageError(f"another run writes to {out} at the moment", hint=hint)


def _unusable(out: Place, error: OSError) -> UsageError:
    hint = "choose a folder that may be read and written"
    return UsageError(f"{out} cannot be used: {error.strerror or error}", hint=hint)
