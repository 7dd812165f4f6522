"""A PostgreSQL server of its own for the tests, on a free port of this machine."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def program(name: str) -> str | None:
    """Find a program of PostgreSQL; Debian keeps them out of the way."""
    found = [str(path) for path in Path("/usr/lib/postgresql").glob(f"*/bin/{name}")]
    return shutil.which(name) or max(found, default=None)


@contextmanager
def server() -> Iterator[str]:
    """Start a server, give the address of a database, and stop it."""
    if sys.platform == "win32" or not program("initdb") or not program("postgres"):
        pytest.skip("no PostgreSQL is installed (Debian: postgresql)")
    with tempfile.TemporaryDirectory(prefix="policymine-pg-") as name:
        folder = Path(name)
        user: dict[str, int] = {}
        if os.geteuid() == 0:  # it refuses to run as root
            import pwd

            nobody = pwd.getpwnam("nobody")
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            user = {"user": nobody.pw_uid, "group": nobody.pw_gid}
        data, log = folder / "data", folder / "log"
        initdb = [
            program("initdb"),
            "-D",
            data,
            "-U",
            "tester",
            "--auth=trust",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C",
        ]
        subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **user)  # type: ignore[call-overload]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        options = ["-h", "127.0.0.1", "-p", str(port), "-k", "", "-c", "fsync=off"]
        with log.open("wb") as stream:
            process = subprocess.Popen(  # type: ignore[call-overload]
                [program("postgres"), "-D", data, *options], stdout=stream, stderr=stream, cwd=folder, **user
            )
        try:
            _wait(port, process, log)
            yield f"postgresql://tester@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(signal.SIGINT)  # without waiting for those who are connected
            process.wait(30)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text()
        if "ready to accept connections" in log.read_text():
            return
        time.sleep(0.05)
    pytest.fail(f"PostgreSQL did not start on port {port}: {log.read_text()}")
