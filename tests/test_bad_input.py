"""A folder with files of every bad kind still gives every good record, and one issue for each bad file."""

import csv
import io
import os
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from policymine.cli import cli
from policymine.engines import mine
from policymine.read import read

Run = Callable[..., object]

NOBODY = 65534

BAD = {
    "empty.txt": "empty",
    "truncated.pdf": "unreadable",
    "locked.pdf": "encrypted",
    "nozip.docx": "unreadable",
    "photo.pdf": "unreadable",
    "random.txt": "unreadable",
    "linked.txt": "access",
}


def pdf(path: Path, *, encrypt: StandardEncryption | None = None) -> None:
    canvas = Canvas(str(path), encrypt=encrypt, invariant=True)
    canvas.drawString(72, 720, "In 2023, the city built 55 sewage treatment plants.")
    canvas.save()


@pytest.fixture
def folder(reports: Path, tmp_path: Path) -> Path:
    (reports / "empty.txt").write_bytes(b"")
    pdf(reports / "truncated.pdf")
    (reports / "truncated.pdf").write_bytes((reports / "truncated.pdf").read_bytes()[:300])
    pdf(reports / "locked.pdf", encrypt=StandardEncryption("secret"))
    (reports / "nozip.docx").write_bytes(b"This is no archive at all.")
    (reports / "photo.pdf").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(500) + b"\xff\xd9")
    (reports / "random.txt").write_bytes(random.Random(7).randbytes(5000))
    outside = tmp_path / "outside.txt"
    outside.write_text("In 2023, the city built 66 secret plants.")
    (reports / "linked.txt").symlink_to(outside)
    return reports


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_good_record_and_one_issue_for_each_bad_file(folder: Path, tmp_path: Path, run, jobs: int) -> None:  # type: ignore[no-untyped-def]
    good = tmp_path / "good"
    shutil.copytree(folder, good, ignore=shutil.ignore_patterns(*BAD))
    done = run("mine", folder, "-o", tmp_path / "bad.csv", "--jobs", jobs)
    assert done.returncode == 1
    assert run("mine", good, "-o", tmp_path / "good.csv").returncode == 0
    assert (tmp_path / "bad.csv").read_bytes() == (tmp_path / "good.csv").read_bytes()
    issues = list(csv.DictReader(io.StringIO((tmp_path / "bad.issues.csv").read_text(encoding="utf-8"))))
    assert {each["source"]: each["category"] for each in issues} == BAD
    assert len(issues) == len(BAD)
    assert all(each["message"] and each["hint"] for each in issues)
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert all(name in said for name in BAD)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Give up what root may do for a while; the files that are opened meanwhile must be those of everyone."""
    if os.geteuid() != 0:
        yield
        return
    try:
        os.seteuid(NOBODY)
    except OSError as error:
        pytest.skip(f"root may read everything, and cannot become somebody else here: {error}")
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_file_without_read_permission(reports: Path) -> None:
    # Not in pytest's own folder, which nobody but its owner may enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(reports, Path(name, "reports")))
        for path in (folder.parent, *folder.parent.rglob("*")):
            path.chmod(0o755)
        (folder / "shut.txt").write_text("In 2023, the city built 77 plants.")
        (folder / "shut.txt").chmod(0)
        (folder / "d").mkdir(mode=0)
        # Once before, and with an issue, so that every module is loaded: they may lie where only root may read.
        (reports / "empty.txt").write_text("")
        CliRunner().invoke(cli, ["mine", str(reports)])
        with without_privileges():
            if not os.access(folder / "a.txt", os.R_OK, effective_ids=True):
                pytest.skip("the folder for temporary files is closed to others")
            done = CliRunner().invoke(cli, ["mine", str(folder)])
            issues = [issue for result in mine(folder) for issue in result.issues]
        (folder / "d").chmod(0o700)
    assert [(issue.source, issue.category) for issue in issues] == [("d", "access"), ("shut.txt", "access")]
    assert done.exit_code == 1
    assert "2 documents read" in done.stderr
    assert re.search(r"^  shut.txt: .*permission denied \[access\]; ", done.stderr, re.MULTILINE)


def test_file_that_the_system_refuses_to_open(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (reports / "shut.txt").write_text("In 2023, the city built 77 plants.")
    opened = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "shut.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    results = list(mine(reports))
    assert [(issue.source, issue.category) for result in results for issue in result.issues] == [("shut.txt", "access")]
    assert sum(bool(result.records) for result in results) == 2
    done = CliRunner().invoke(cli, ["mine", str(reports)])
    assert done.exit_code == 1
    assert re.search(r"^  shut.txt: .*permission denied \[access\]; ", done.stderr, re.MULTILINE)


def test_a_good_pdf_is_no_bad_one(tmp_path: Path) -> None:
    # What the bad variants above are made from can be read: their issues are not for another reason.
    pdf(tmp_path / "good.pdf")
    assert "55 sewage" in read(tmp_path / "good.pdf").text


def test_nothing_but_bad_files(tmp_path: Path, run) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_bytes(b"")
    done = run("mine", tmp_path)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
