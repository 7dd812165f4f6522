"""Servers of their own for the tests, on this machine: an S3 store, and a Dask scheduler with workers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

WAIT = 120.0
"""Seconds to wait for a server on a busy machine."""


@dataclass
class Store:
    """An S3 store, spoken to as simply as can be."""

    address: str

    @property
    def env(self) -> dict[str, str]:
        names = {"AWS_ACCESS_KEY_ID": "tester", "AWS_SECRET_ACCESS_KEY": "tester", "AWS_DEFAULT_REGION": "us-east-1"}
        return {**names, "AWS_ENDPOINT_URL": self.address, "AWS_CONFIG_FILE": os.devnull}

    def put(self, key: str, data: bytes = b"") -> None:
        self._ask("PUT", quote(key), data)

    def delete(self, key: str) -> None:
        self._ask("DELETE", quote(key))

    def get(self, key: str) -> bytes:
        return self._ask("GET", quote(key))

    def keys(self, bucket: str, prefix: str = "") -> list[str]:
        listed = ElementTree.fromstring(self._ask("GET", f"{bucket}?list-type=2&prefix={quote(prefix)}"))
        return [each.text or "" for each in listed.iter() if each.tag.endswith("}Key")]

    def _ask(self, method: str, target: str, data: bytes | None = None) -> bytes:
        who = "AWS4-HMAC-SHA256 Credential=tester/20260101/us-east-1/s3/aws4_request"
        headers = {"Authorization": who, "Content-Type": "application/octet-stream"}
        request = urllib.request.Request(f"{self.address}/{target}", data=data, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return bytes(answer.read())


@contextmanager
def store() -> Iterator[Store]:
    """Start an S3 server and stop it."""
    pytest.importorskip("s3fs", reason="s3fs is not installed: policymine[s3]")
    pytest.importorskip("moto", reason="no S3 server is installed: moto[server]")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with ended(subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)) as process:
        began = time.monotonic()
        while time.monotonic() - began < WAIT and process.poll() is None:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    yield Store(f"http://127.0.0.1:{port}")
                    return
            time.sleep(0.1)
        raise RuntimeError("the S3 server did not start")


@dataclass
class DaskCluster:
    """A Dask scheduler with two workers, the second of which has no nanny that would start it anew."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def dask_cluster(folder: Path, env: dict[str, str] | None = None) -> Iterator[DaskCluster]:
    """Start a scheduler and workers, and stop them."""
    pytest.importorskip("distributed", reason="Dask is not installed: policymine[dask]")
    environment = {**os.environ, **(env or {}), "DASK_DISTRIBUTED__ADMIN__LOG_LENGTH": "10"}
    file = folder / "scheduler.json"
    with ExitStack() as stack, (folder / "dask.log").open("wb") as log:

        def start(*arguments: str) -> subprocess.Popen[bytes]:
            line = [sys.executable, "-m", "dask", *arguments, "--scheduler-file", str(file), "--no-dashboard"]
            # In a folder of its own, as on another machine: nothing may depend on where the command was called.
            own = folder / f"dask{len(list(folder.iterdir()))}"
            own.mkdir()
            process = subprocess.Popen(line, stdout=log, stderr=log, env=environment, cwd=own)
            return stack.enter_context(ended(process))

        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0")
        began = time.monotonic()
        while not file.exists() and time.monotonic() - began < WAIT and scheduler.poll() is None:
            time.sleep(0.1)
        common = ("worker", "--nthreads", "1", "--host", "127.0.0.1")
        workers = [start(*common), start(*common, "--no-nanny")]
        import json

        yield DaskCluster(json.loads(file.read_text())["address"], workers)


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """End a process when the block ends."""
    with process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
