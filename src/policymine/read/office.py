"""Documents of old Office programs: LibreOffice, where it is installed, turns them into Word documents of today.

Each run has a folder of its own, with a profile of its own, so that several can run at once and nothing of the user's
is read or changed. The file is copied there under a fixed name. Macros, links to other files and updates are off.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from policymine.errors import MissingProgram, TimeLimitExceeded, UnreadableDocument

SECONDS = 120.0
"""Longest time for one document; an ordinary one takes one or two seconds."""

MAX_BYTES = 200_000_000
"""Larger results are refused."""

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_SETTINGS = {
    "org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "org.openoffice.Office.Writer/Content/Update": {"Link": "0"},
}


def find_program() -> str | None:
    """Find LibreOffice: on the path, or where it is installed on macOS and Windows.

    Returns:
        The program, or None if it is not there.

    Example:
        >>> program = find_program()
        >>> program is None or Path(program).exists()
        True
    """
    found = (shutil.which(name) for name in (*_NAMES, *_PLACES))
    return next((program for program in found if program is not None), None)


def to_docx(data: bytes, suffix: str, *, seconds: float | None = None) -> bytes:
    r"""Turn a document into a Word document of today.

    Args:
        data: The bytes of the file.
        suffix: The ending by which LibreOffice shall know it, such as ``.doc``.
        seconds: Longest time; :data:`SECONDS` if None.

    Returns:
        The bytes of a ``.docx`` file.

    Raises:
        MissingProgram: If LibreOffice is not installed.
        TimeLimitExceeded: If it takes too long; it is ended then, with all that it has started.
        UnreadableDocument: If it cannot read the file.

    Example:
        >>> made = to_docx(rb"{\rtf1 12 parks}", ".rtf") if find_program() else b"PK (LibreOffice is not here)"
        >>> made[:2]
        b'PK'
    """
    program = find_program()
    if program is None:
        raise MissingProgram(f"{suffix} files are read through LibreOffice, which is not installed")
    # What LibreOffice leaves behind while it is being ended must not fail the clearing up.
    with tempfile.TemporaryDirectory(prefix="policymine-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        _write_profile(folder / "profile")
        command = [
            program,
            *_OPTIONS,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "made"),
            str(source),
        ]
        _run(command, folder, SECONDS if seconds is None else seconds)
        made = folder / "made" / "document.docx"
        # LibreOffice says that all went well even where nothing was made.
        if not made.is_file():
            raise UnreadableDocument("LibreOffice cannot read the document: it is damaged or protected")
        if made.stat().st_size > MAX_BYTES:
            raise UnreadableDocument("LibreOffice made an absurdly large document of it")
        return made.read_bytes()


def _run(command: list[str], folder: Path, seconds: float) -> None:
    # Home, too, is the folder: nothing is looked up or left behind elsewhere.
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        process = subprocess.Popen(  # noqa: S603 - the program that was found, with arguments made here
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise MissingProgram(f"LibreOffice cannot be started: {error.strerror or type(error).__name__}") from error
    with process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            _end(process)
            hint = "open it in its own program and save it as .docx"
            raise TimeLimitExceeded(f"LibreOffice took longer than {seconds:g} s for it", hint=hint) from error
        except BaseException:
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it has started; its session is its own."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        killer = shutil.which("taskkill")
        if killer is not None:
            subprocess.run([killer, "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603
    process.kill()


def _write_profile(folder: Path) -> None:
    """Write the settings of a new profile."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    names = (
        'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    (folder / "user").mkdir(parents=True)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {names}>{items}</oor:items>\n'
    (folder / "user" / "registrymodifications.xcu").write_text(text, encoding="utf-8")
