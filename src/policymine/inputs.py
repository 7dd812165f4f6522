"""Find the files to mine: walk folders in a fixed order and refuse what leads out of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from policymine.errors import AccessDenied, EmptyDocument, PolicymineError, Unreachable, UnreadableDocument
from policymine.records import Issue
from policymine.remote import RemotePath, is_remote, kept_copy

StrPath = str | os.PathLike[str]


class Input(NamedTuple):
    """One file to mine, or one place that was refused.

    Attributes:
        path: Where the file is.
        source: Its name in the table: relative to the input folder, with ``/`` on every system.
        issue: Why it is refused; None for a file to mine.
        facts: What the user says of it (see :func:`policymine.facts.check_given`).
        place: Where in the file the document lies, if the file is an archive or a mail (see
            :func:`policymine.read.containers.members`); empty for the file itself.
        stamp: Size in bytes and time of change in nanoseconds of a file on the network, as its listing says; None for
            one of this machine.
    """

    path: str
    source: str
    issue: Issue | None = None
    facts: Mapping[str, str | int] | None = None
    place: tuple[int, ...] = ()
    stamp: tuple[int, int] | None = None


def find_inputs(
    paths: Iterable[StrPath],
    *,
    suffixes: Collection[str] | None = None,
    on_ignored: Callable[[str], object] | None = None,
    on_repeated: Callable[[str], object] | None = None,
) -> Iterator[Input]:
    """Walk files, folders and archives in a fixed order, the same on every machine.

    Hidden files, and the ``~$`` lock files of word processors, are passed over. A symbolic link inside a folder that
    leads out of it is refused; one that stays inside is followed only where its target is not found under its own
    name, so that no file is mined twice and no loop is walked. A file that several of the paths reach is given once,
    for the first of them. The documents in a ZIP archive, and the attachments of a mail, are given one by one.

    Addresses such as ``s3://bucket/reports`` are walked like folders, in the same order. A name there that a path
    cannot have is refused.

    Args:
        paths: Files, folders and addresses. A file named here is taken whatever its name, and even if it is a link.
        suffixes: Endings of the files to take in folders, lower case with the dot; default: all that policymine reads.
        on_ignored: Called with the source of each file in a folder that has another ending.
        on_repeated: Called with the source of each file that an earlier path has reached already.

    Yields:
        Files to mine and places refused, in order.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     for name in ("b.txt", "a.txt", ".hidden.txt", "photo.jpg"):
        ...         _ = Path(folder, name).write_text("x")
        ...     [found.source for found in find_inputs([folder], suffixes={".txt"})]
        ['a.txt', 'b.txt']
    """
    paths = list(paths)
    walk = _Walk(_readable() if suffixes is None else frozenset(suffixes), on_ignored, several=len(paths) > 1)
    for path in paths:
        for found in _remote(path, walk) if is_remote(path) else _reached(Path(path), walk):
            if walk.is_new(found.path, refused=found.issue is not None):
                yield from walk.unfolded(found)
            elif on_repeated is not None:
                on_repeated(found.source)


def _reached(path: Path, walk: _Walk) -> Iterator[Input]:
    # Whatever stat() cannot reach counts as missing; is_dir() raises on a folder above that may not be entered.
    try:
        is_folder = path.is_dir()
        exists = is_folder or path.exists()
    except OSError as error:
        yield _refused(str(path), readable_name(path.name), AccessDenied(error.strerror or str(error)))
        return
    if is_folder:
        yield from walk.folder(os.path.realpath(path), os.path.realpath(path), "")
    elif not exists:
        yield _refused(str(path), readable_name(str(path)), AccessDenied("no such file or folder", hint=""))
    else:  # whatever its ending: the reader says why it cannot be read
        yield Input(str(path), readable_name(path.name))


def _remote(address: StrPath, walk: _Walk) -> Iterator[Input]:
    root = RemotePath.of(str(address))
    top = root.entry()
    if top is None:
        yield _refused(str(root), str(root), AccessDenied("no such bucket, folder or file", hint=""))
    elif top.is_folder:
        yield from walk.remote_folder(root, "")
    else:
        yield Input(str(root), printable_name(root.name), stamp=(top.size, top.modified))


def readable_name(path: str) -> str:
    r"""Turn a file name into text that can be written: bytes that are no UTF-8 are spelled out.

    Example:
        >>> readable_name("caf\udce9.txt")
        'caf\\xe9.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def printable_name(name: str) -> str:
    r"""Turn a name out of an archive into one line of text.

    Example:
        >>> printable_name("a\nb.txt")
        'a?b.txt'
    """
    return "".join(c if c.isprintable() else "?" for c in name)


def _readable() -> frozenset[str]:
    from policymine.read import SUFFIXES  # only here: listing the public names must not load the readers

    return frozenset(SUFFIXES)


def _refused(path: str, source: str, error: PolicymineError) -> Input:
    return Input(path, source, Issue(source, error.category, str(error), hint=error.hint))


class _Walk:
    """A walk that remembers which linked places it has been to, and, if it starts several times, every file."""

    def __init__(self, suffixes: frozenset[str], on_ignored: Callable[[str], object] | None, *, several: bool) -> None:
        self.suffixes = suffixes
        self.on_ignored = on_ignored
        self.followed: set[str] = set()
        self.seen: set[str] | None = set() if several else None

    def is_new(self, path: str, *, refused: bool = False) -> bool:
        """Tell whether a file is reached for the first time."""
        if self.seen is None:  # a walk that starts once comes to nothing twice
            return True
        # A refused link is not the file that it leads to, which may be named as well.
        if is_remote(path):
            key = path
        else:
            key = f"{Path(path).parent.resolve() / Path(path).name}\0" if refused else os.path.realpath(path)
        if key in self.seen:
            return False
        self.seen.add(key)
        return True

    def unfolded(self, found: Input) -> Iterator[Input]:
        """Give the documents of an archive or mail; any other file as it is."""
        if found.issue is not None or Path(found.path).suffix.lower() not in (".zip", ".eml"):
            yield found
            return
        from policymine.read.containers import members  # only where there is an archive

        count = 0

        def is_wanted(name: str) -> bool:
            known = self._is_known(name)
            if not known and self.on_ignored is not None:
                self.on_ignored(f"{found.source}/{printable_name(name)}")
            return known

        try:
            for member in members(local_path(found), is_wanted=is_wanted):
                count += 1
                source = f"{found.source}/{printable_name(member.name)}" if member.name else found.source
                if member.error is not None:
                    yield _refused(found.path, source, member.error)
                else:
                    yield Input(found.path, source, place=member.place, stamp=found.stamp)
        except PolicymineError as error:
            yield _refused(found.path, found.source, error)
        else:
            if not count:
                hint = "unpack it, and look at what it holds"
                yield _refused(found.path, found.source, EmptyDocument("the archive holds no document", hint=hint))

    def _ignore(self, path: str, source: str) -> None:
        if self.on_ignored is not None and self.is_new(path):
            self.on_ignored(source)

    def folder(self, root: str, folder: str, prefix: str) -> Iterator[Input]:
        """Walk one folder; ``root`` is the real path that nothing may lead out of."""
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            reason = f"the folder cannot be listed: {error.strerror or error}"
            yield _refused(folder, prefix.rstrip("/") or readable_name(Path(root).name), AccessDenied(reason))
            return
        for entry in ordered:
            if _is_hidden(entry.name):
                continue
            source = prefix + readable_name(entry.name)
            if entry.is_symlink():
                yield from self._link(root, entry.path, source)
            elif entry.is_dir(follow_symlinks=False):
                yield from self.folder(root, entry.path, source + "/")
            elif not self._is_known(entry.name):
                self._ignore(entry.path, source)
            elif not entry.is_file(follow_symlinks=False):
                yield _refused(entry.path, source, AccessDenied("not a regular file", hint="remove it"))
            else:
                yield Input(entry.path, source)

    def remote_folder(self, folder: RemotePath, prefix: str) -> Iterator[Input]:
        """Walk one folder of a store, with one listing for each folder."""
        try:
            entries = folder.entries()
        except (OSError, Unreachable) as error:
            reason = f"the folder cannot be listed: {error}"
            yield _refused(str(folder), prefix.rstrip("/") or printable_name(folder.name), AccessDenied(reason))
            return
        for entry in entries:
            if entry.name not in _NO_NAMES and _is_hidden(entry.name):
                continue
            path, source = folder / entry.name, prefix + printable_name(entry.name)
            if entry.name in _NO_NAMES or "/" in entry.name:
                yield _refused(str(path), source, AccessDenied("no file can have this name", hint="rename the object"))
            elif entry.is_folder:
                yield from self.remote_folder(path, source + "/")
            elif not self._is_known(entry.name):
                self._ignore(str(path), source)
            else:
                yield Input(str(path), source, stamp=(entry.size, entry.modified))

    def _link(self, root: str, path: str, source: str) -> Iterator[Input]:
        real = os.path.realpath(path)
        is_folder = Path(real).is_dir()
        if not is_folder and not self._is_known(path):
            self._ignore(path, source)
        elif not Path(real).is_relative_to(root):
            hint = "copy the file into the folder, or name its own folder as an input"
            yield _refused(path, source, AccessDenied("the link leads out of the input folder", hint=hint))
        elif not Path(real).exists():
            yield _refused(path, source, AccessDenied("the link leads nowhere", hint="remove the link"))
        elif real not in self.followed and not self._found_by_itself(root, real, is_folder):
            self.followed.add(real)
            if is_folder:
                yield from self.folder(root, real, source + "/")
            else:
                yield Input(path, source)

    def _found_by_itself(self, root: str, real: str, is_folder: bool) -> bool:
        inside = os.path.relpath(real, root)
        hidden = inside != os.curdir and any(_is_hidden(part) for part in Path(inside).parts)
        return not hidden and (is_folder or self._is_known(real))

    def _is_known(self, name: str) -> bool:
        return Path(name).suffix.lower() in self.suffixes


_NO_NAMES = ("", ".", "..")


def local_path(found: Input) -> str:
    """Give a path where the bytes of a file are: its own, or that of a copy, which holds until the next call.

    Raises:
        Unreachable: If it cannot be copied.
        OSError: If it cannot be copied.
    """
    return kept_copy(found.path, found.stamp or (0, 0)) if is_remote(found.path) else found.path


def load_input(found: Input) -> tuple[bytes, str]:
    """Give the bytes of a document, and the name to know it by.

    Raises:
        PolicymineError: They cannot be had, in plain words.

    Example:
        >>> load_input(Input("no-such-file.txt", "no-such-file.txt"))
        Traceback (most recent call last):
        policymine.errors.UnreadableDocument: there is no such file
    """
    if found.place:
        from policymine.read.containers import member_bytes

        return member_bytes(local_path(found), found.place), found.source.rsplit("/", 1)[-1]
    from policymine.read import check_file, load_bytes

    if not is_remote(found.path):
        return load_bytes(Path(found.path)), Path(found.path).name
    remote = RemotePath.of(found.path)
    check_file(remote.name, found.stamp[0] if found.stamp else 0)
    try:
        return remote.read_bytes(), remote.name
    except FileNotFoundError as error:
        raise UnreadableDocument("there is no such file", hint="check the path") from error


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))
