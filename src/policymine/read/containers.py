"""Files that hold documents: ZIP archives and mails with attachments, also one in the other.

Nothing is ever written under a name that stands in an archive: members are read into memory, one by one. What an
archive claims to hold is checked before anything is unpacked, and no member gives more than it claims.
"""

from __future__ import annotations

import io
import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from policymine.errors import AccessDenied, EncryptedDocument, PolicymineError, UnreadableDocument
from policymine.read.encoding import decode_name
from policymine.read.mail import attachments, has_body

CONTAINERS = (".zip", ".eml")
"""Endings of the files that hold documents; a mail is one itself, too."""

MAX_DEPTH = 3
"""Containers in containers, the outermost included."""
MAX_MEMBERS = 5_000
"""Documents in one file, those in the containers in it included."""
MAX_BYTES = 200_000_000
"""Bytes that one member may unpack to."""
MAX_TOTAL = 2_000_000_000
"""Bytes that all documents of one file may unpack to, those in the containers in it included."""
MAX_RATIO = 200
"""Times that a member may grow in unpacking, where it is not small anyway."""
_SMALL = 20_000_000

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
_SPLIT = "split it into parts, or unpack it"
_ANEW = "make or download it anew"

Place = tuple[int, ...]
"""Where a document lies: its number in the outermost container, then in the one in it, and so on."""


class Member(NamedTuple):
    """A document in a container, or one that was refused.

    Attributes:
        place: Where it lies.
        name: Its path in the container, with ``/``; a container in it counts as a folder.
        error: Why it is refused; None for a document to read.
    """

    place: Place
    name: str
    error: PolicymineError | None = None


@dataclass(slots=True)
class _Budget:
    """What may still come out of a file."""

    members: int = field(default_factory=lambda: MAX_MEMBERS)
    total: int = field(default_factory=lambda: MAX_TOTAL)

    def take(self, sizes: list[int]) -> None:
        """Let a container hold so much, or refuse it as a whole."""
        if len(sizes) > self.members:
            raise UnreadableDocument(f"it holds more than {self.members:,} documents", hint=_SPLIT)
        if sum(sizes) > self.total:
            raise UnreadableDocument(f"it would unpack to more than {self.total:,} bytes", hint=_SPLIT)
        self.members -= len(sizes)
        self.total -= sum(sizes)


class _Entry(NamedTuple):
    """What a container holds."""

    number: int
    name: str
    size: int
    error: PolicymineError | None
    load: Callable[[], bytes]


def members(path: str, *, is_wanted: Callable[[str], bool]) -> Iterator[Member]:
    """List the documents in a container, in the order of their names, without unpacking them.

    Args:
        path: The file.
        is_wanted: Tells by its name whether a member shall be listed.

    Yields:
        The documents, and what is refused: names that lead out of the folder, links, what is encrypted, what would
        unpack to an absurd size. Of a mail the body comes first, under the empty name, unless it says nothing.

    Raises:
        UnreadableDocument: If the file is damaged, or holds too much.
        AccessDenied: If it may not be read.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "reports.zip")
        ...     with zipfile.ZipFile(path, "w") as archive:
        ...         for name in ("b.txt", "a/c.txt", "../d.txt", "photo.jpg"):
        ...             archive.writestr(name, "12 parks")
        ...     for member in members(str(path), is_wanted=lambda name: name.endswith(".txt")):
        ...         print(member.place, member.name, member.error)
        (2,) ../d.txt the name leads out of the archive
        (1,) a/c.txt None
        (0,) b.txt None
    """
    try:
        with Path(path).open("rb") as file:
            if path.lower().endswith(".zip"):
                yield from _walk(zipfile.ZipFile(file), (), "", is_wanted, _Budget())
            else:
                yield from _walk_mail(_read_limited(file.read(MAX_BYTES + 1)), (), "", is_wanted, _Budget())
    except PermissionError as error:
        raise AccessDenied("the file may not be read: permission denied") from error
    except FileNotFoundError as error:
        raise UnreadableDocument("there is no such file", hint="check the path") from error
    except _BROKEN as error:
        raise UnreadableDocument(
            "the archive is damaged: it cannot be opened", hint="make or download it anew"
        ) from error


def member_bytes(path: str, place: Place) -> bytes:
    """Unpack one document.

    Args:
        path: The file.
        place: Where the document lies in it.

    Returns:
        Its bytes; of the body of a mail those of the whole mail.

    Raises:
        UnreadableDocument: If it is damaged or too large.

    Example:
        >>> member_bytes("no-such-file.zip", (0,))
        Traceback (most recent call last):
        policymine.errors.UnreadableDocument: the document cannot be unpacked: it is damaged
    """
    try:
        if len(place) == 1 and path.lower().endswith(".zip"):
            with zipfile.ZipFile(path) as archive:
                return _unpacked(archive, archive.infolist()[place[0]])
        status = Path(path).stat()
        data = _container(path, (status.st_mtime_ns, status.st_size), place[:-1])
        return _inside(data, place[-1])
    except (*_BROKEN, IndexError) as error:
        raise UnreadableDocument("the document cannot be unpacked: it is damaged") from error


@lru_cache(maxsize=1)
def _container(path: str, stamp: tuple[int, int], place: Place) -> bytes:
    """Unpack a container in containers; kept, since its documents are read one after the other."""
    if place:
        return member_bytes(path, place)
    return Path(path).read_bytes()


def _inside(data: bytes, index: int) -> bytes:
    if _is_archive(data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive, archive.infolist()[index])
    return list(attachments(data))[index].data


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if error := _fault(info):
        raise error
    # The library reads no more than the member claims to hold, and checks its sum.
    return archive.read(info)


def _is_archive(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _read_limited(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(f"the file has more than {MAX_BYTES:,} bytes", hint="save its attachments")
    return data


def _walk(
    archive: zipfile.ZipFile, place: Place, prefix: str, is_wanted: Callable[[str], bool], budget: _Budget
) -> Iterator[Member]:
    with archive:
        entries = [
            _Entry(number, _name_of(info), info.file_size, _fault(info), partial(archive.read, info))
            for number, info in enumerate(archive.infolist())
            if not info.is_dir()
        ]
        yield from _listed(entries, place, prefix, is_wanted, budget)


def _walk_mail(
    data: bytes, place: Place, prefix: str, is_wanted: Callable[[str], bool], budget: _Budget
) -> Iterator[Member]:
    found = list(attachments(data))
    entries = [
        _Entry(number, each.name, len(each.data), None, partial(bytes, each.data)) for number, each in enumerate(found)
    ]
    wanted = list(_listed(entries, place, prefix, is_wanted, budget))
    if not wanted or has_body(data):
        yield Member(place, prefix.removesuffix("/"))
    yield from wanted


def _listed(
    entries: list[_Entry], place: Place, prefix: str, is_wanted: Callable[[str], bool], budget: _Budget
) -> Iterator[Member]:
    """List what a container holds, with what the containers in it hold."""
    entries = [entry for entry in entries if not _is_hidden(entry.name) and is_wanted(prefix + entry.name)]
    entries = [entry._replace(error=_unsafe(entry.name) or entry.error) for entry in entries]
    budget.take([entry.size for entry in entries if entry.error is None])
    for entry in sorted(entries, key=lambda entry: (entry.name, entry.number)):
        name, at = prefix + entry.name, (*place, entry.number)
        if entry.error is not None or PurePosixPath(name).suffix.lower() not in CONTAINERS:
            yield Member(at, name, entry.error)
            continue
        try:
            yield from _inner(entry.load, at, f"{name}/", is_wanted, budget)
        except _BROKEN:
            yield Member(at, name, UnreadableDocument("the archive is damaged: it cannot be opened", hint=_ANEW))
        except UnreadableDocument as error:
            yield Member(at, name, error)


def _inner(
    load: Callable[[], bytes], place: Place, prefix: str, is_wanted: Callable[[str], bool], budget: _Budget
) -> Iterator[Member]:
    if len(place) >= MAX_DEPTH:
        raise UnreadableDocument(f"archives lie in each other more than {MAX_DEPTH} deep", hint="unpack the inner ones")
    data = load()
    if _is_archive(data):
        yield from _walk(zipfile.ZipFile(io.BytesIO(data)), place, prefix, is_wanted, budget)
    else:
        yield from _walk_mail(data, place, prefix, is_wanted, budget)


def _is_hidden(name: str) -> bool:
    """Tell whether a name is one that file systems and word processors give to files of their own."""
    return any(part.startswith((".", "~$", "__MACOSX")) and part != ".." for part in PurePosixPath(name).parts)


def _name_of(info: zipfile.ZipInfo) -> str:
    """Give a member's name; an archive that does not say how names are encoded was mostly made in China."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            name = decode_name(info.orig_filename.encode("cp437"), "cp437")
        except UnicodeEncodeError:
            name = info.filename
    return name.replace("\\", "/").partition("\x00")[0]


def _unsafe(name: str) -> PolicymineError | None:
    if name.startswith("/") or _DRIVE.match(name) or ".." in PurePosixPath(name.replace("\\", "/")).parts:
        return AccessDenied("the name leads out of the archive", hint="unpack the archive by hand, if you trust it")
    return None


def _fault(info: zipfile.ZipInfo) -> PolicymineError | None:
    """Say why a member is not unpacked, or None if nothing speaks against it."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return AccessDenied("it is a link, and not a file", hint="put the file itself into the archive")
    if info.flag_bits & _ENCRYPTED:
        return EncryptedDocument("it is protected by a password", hint="unpack the archive with the password")
    if info.file_size > MAX_BYTES:
        return UnreadableDocument(
            f"it would unpack to {info.file_size:,} bytes; the limit is {MAX_BYTES:,}", hint=_SPLIT
        )
    if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size):
        return UnreadableDocument(
            f"it would unpack to {info.file_size:,} bytes from {info.compress_size:,}; that is no ordinary document"
        )
    return None
