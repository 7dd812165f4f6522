"""Places that fsspec reaches, such as s3://bucket/reports: just so much of what paths can as mining needs.

A listing is never remembered, for other machines write there too. Addresses are taken as they are: a ``::`` in the name
of an object, which fsspec reads as a chain of addresses, leads nowhere else.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, Self

from policymine.errors import MissingExtra, Unreachable, UsageError

WHOLE = ("s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "memory")
"""Stores where an object is there as a whole or not at all, whatever becomes of its writer."""

_LOCAL = ("file", "local")
_INSTALL = {
    **dict.fromkeys(("s3", "s3a"), 'pip install "policymine[s3]"'),
    **dict.fromkeys(("gs", "gcs"), 'pip install "policymine[remote]" gcsfs'),
    **dict.fromkeys(("abfs", "abfss", "az"), 'pip install "policymine[remote]" adlfs'),
}
_ACCESS = {
    **dict.fromkeys(
        ("s3", "s3a"),
        "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or AWS_PROFILE, and AWS_ENDPOINT_URL for a store that is not "
        "Amazon's; with --engine dask on each worker",
    ),
    **dict.fromkeys(("gs", "gcs"), "set GOOGLE_APPLICATION_CREDENTIALS, with --engine dask on each worker"),
    **dict.fromkeys(("abfs", "abfss", "az"), "set AZURE_STORAGE_CONNECTION_STRING, with --engine dask on each worker"),
}


class Entry(NamedTuple):
    """What a listing says of one name.

    Attributes:
        name: The last part of its address.
        is_folder: Whether other names stand below it.
        size: Bytes.
        modified: Time of change in nanoseconds since 1970, as far as the store tells it; else 0.
    """

    name: str
    is_folder: bool
    size: int
    modified: int


def is_remote(path: object) -> bool:
    """Tell an address from a path.

    Example:
        >>> is_remote("s3://bucket/reports"), is_remote("reports/2024"), is_remote(Path("a"))
        (True, False, False)
    """
    return isinstance(path, RemotePath) or (isinstance(path, str) and "://" in path)


@dataclass(frozen=True, slots=True)
class RemotePath:
    """An address, with the methods of paths that it needs.

    Attributes:
        protocol: What stands before ``://``.
        key: The rest, without slashes at its ends.

    Example:
        >>> RemotePath.of("s3://bucket/reports/") / "2024.pdf"
        RemotePath(protocol='s3', key='bucket/reports/2024.pdf')
        >>> str(RemotePath.of("s3://bucket/reports/"))
        's3://bucket/reports'
    """

    protocol: str
    key: str

    @classmethod
    def of(cls, address: str) -> Self:
        """Take an address apart.

        Raises:
            UsageError: If it names a place of this machine, or nothing.
        """
        protocol, _, key = address.partition("://")
        if protocol.lower() in _LOCAL:
            raise UsageError(f"{address} is a path of this machine", hint=f"leave {protocol}:// away")
        if not key.strip("/"):
            raise UsageError(f"{address} names no place", hint="name a bucket and a folder, as in s3://bucket/reports/")
        return cls(protocol.lower(), key.strip("/"))

    def __str__(self) -> str:
        return f"{self.protocol}://{self.key}"

    def __truediv__(self, name: str) -> RemotePath:
        return RemotePath(self.protocol, f"{self.key}/{name}")

    @property
    def name(self) -> str:
        """The last part."""
        return self.key.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """The ending of the name, with its dot."""
        return PurePosixPath(self.name).suffix

    def entries(self) -> list[Entry]:
        """List what stands directly below, by name; the prefix itself, which some programs write, is left out.

        Raises:
            FileNotFoundError: If there is no such bucket or folder.
            Unreachable: If it cannot be listed.
        """
        files = filesystem(self.protocol)
        with self._explained():
            listed = files.ls(self._path, detail=True)
        own = self._path.strip("/")
        found = []
        for each in listed:
            # Without the prefix: what a store says of other places is none of ours.
            full = str(each["name"]).lstrip("/")
            name = full.removeprefix(f"{own}/").removesuffix("/")
            if full.startswith(f"{own}/") and name and full.rstrip("/") != own:
                is_folder = each["type"] == "directory"
                found.append(Entry(name, is_folder, int(each.get("size") or 0), _nanoseconds(each)))
        return sorted(found)

    def iterdir(self) -> Iterator[RemotePath]:
        """Give what stands directly below."""
        for each in self.entries():
            yield self / each.name

    def entry(self) -> Entry | None:
        """Tell what is there; None if nothing."""
        files = filesystem(self.protocol)
        try:
            with self._explained():
                found = files.info(self._path)
        except FileNotFoundError:
            return None
        return Entry(self.name, found["type"] == "directory", int(found.get("size") or 0), _nanoseconds(found))

    def exists(self) -> bool:
        """Tell whether there is anything."""
        return self.entry() is not None

    def is_file(self) -> bool:
        """Tell whether there is an object of this name."""
        found = self.entry()
        return found is not None and not found.is_folder

    def read_bytes(self) -> bytes:
        """Give the bytes of an object.

        Raises:
            FileNotFoundError: If there is none.
            Unreachable: If it cannot be had.
        """
        files = filesystem(self.protocol)
        with self._explained():
            data: bytes = files.cat_file(self._path)
        return data

    def read_text(self, encoding: str) -> str:
        """Give the text of an object."""
        return self.read_bytes().decode(encoding)

    def upload(self, file: Path) -> None:
        """Write an object that holds what a file holds; it is there when it is complete, and not before."""
        files = filesystem(self.protocol)
        with self._explained():
            files.put_file(str(file), self._path)

    def create(self, data: bytes) -> bool:
        """Write an object unless there is one; tell whether it was written."""
        files = filesystem(self.protocol)
        try:
            with self._explained():
                files.pipe_file(self._path, data, mode="create")
        except FileExistsError:
            return False
        return True

    def write_bytes(self, data: bytes) -> None:
        """Write an object."""
        files = filesystem(self.protocol)
        with self._explained():
            files.pipe_file(self._path, data)

    def unlink(self, *, missing_ok: bool = False) -> None:
        """Remove an object."""
        files = filesystem(self.protocol)
        with self._explained(), contextlib.suppress(*([FileNotFoundError] if missing_ok else [])):
            files.rm_file(self._path)

    @property
    def _path(self) -> str:
        if self.protocol in ("http", "https"):  # fsspec takes whole addresses there only
            return str(self)
        return f"{filesystem(self.protocol).root_marker}{self.key}"

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (FileNotFoundError, FileExistsError):
            raise
        except Exception as error:
            # Each store has errors of its own for missing credentials, refused access and a network that is down.
            said = " ".join(str(error).split()) or type(error).__name__
            raise Unreachable(f"{self} cannot be reached: {said}", hint=_ACCESS.get(self.protocol)) from error


def place(name: str) -> Path | RemotePath:
    """Give the path or address of an output folder.

    Raises:
        UsageError: If results cannot be kept there.

    Example:
        >>> place("s3://bucket/out/")
        RemotePath(protocol='s3', key='bucket/out')
    """
    if not is_remote(name):
        return Path(name)
    found = RemotePath.of(name)
    if found.protocol not in WHOLE:
        hint = f"write to a folder, or to one of {', '.join(each + '://' for each in WHOLE[:-1])}"
        raise UsageError(f"{found.protocol}:// may keep half a file of a process that was killed", hint=hint)
    filesystem(found.protocol)
    return found


@functools.cache
def filesystem(protocol: str) -> Any:
    """Give the file system of a protocol.

    Raises:
        MissingExtra: If what reaches it is not installed.
        UsageError: If there is no such protocol.
    """
    try:
        import fsspec
    except ImportError:
        hint = _INSTALL.get(protocol, 'pip install "policymine[remote]"')
        raise MissingExtra(f"{protocol}:// needs fsspec, which is not installed", hint=hint) from None
    try:
        return fsspec.filesystem(protocol, use_listings_cache=False)
    except ImportError as error:
        hint = _INSTALL.get(protocol, f"pip install what fsspec needs for it: {error}")
        raise MissingExtra(f"{protocol}:// needs a package that is not installed", hint=hint) from None
    except ValueError as error:
        raise UsageError(
            f"{protocol}:// is not known: {error}", hint="known are s3://, gs://, az:// and more"
        ) from None


@contextmanager
def copied(address: str) -> Iterator[str]:
    """Copy an object into a temporary file of the same name, piece by piece, and give its path.

    Raises:
        FileNotFoundError: If there is none.
        Unreachable: If it cannot be had.
    """
    with tempfile.TemporaryDirectory(prefix="policymine-") as folder:
        yield str(_fetched(address, folder))


def kept_copy(address: str, version: tuple[int, int]) -> str:
    """Copy an object like :func:`copied`, but keep the copy until another one is asked for or the process ends.

    Args:
        address: The object.
        version: Its size and time of change; another version is copied anew.
    """
    if _Kept.of != (address, version):
        _Kept.drop()
        # The whole path of the copy is the same for the same version: what was unpacked of it is remembered by it.
        _Kept.folder = tempfile.TemporaryDirectory(prefix="policymine-")
        _Kept.path = str(_fetched(address, _Kept.folder.name))
        _Kept.of = (address, version)
    return _Kept.path


class _Kept:
    """The one copy that this process keeps."""

    of: tuple[str, tuple[int, int]] | None = None
    path = ""
    folder: tempfile.TemporaryDirectory[str] | None = None

    @classmethod
    def drop(cls) -> None:
        """Remove it."""
        if cls.folder is not None:
            cls.folder.cleanup()
        cls.of = cls.folder = None


atexit.register(_Kept.drop)


def _fetched(address: str, folder: str) -> Path:
    source = RemotePath.of(address)
    target = Path(folder, source.name)
    with source._explained():
        filesystem(source.protocol).get_file(source._path, str(target))
    return target


def _nanoseconds(entry: dict[str, Any]) -> int:
    for name in ("LastModified", "last_modified", "mtime", "updated", "modified", "created"):
        found = entry.get(name)
        if isinstance(found, str):
            with contextlib.suppress(ValueError):
                found = datetime.fromisoformat(found)
        if isinstance(found, datetime):
            found = (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
        if isinstance(found, (int, float)):
            return int(found * 1_000_000) * 1_000
    return 0
