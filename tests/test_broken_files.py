"""Five hundred broken variants of good files: each gives records, an issue, or both, and nothing else happens."""

from __future__ import annotations

import csv
import io
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from renderings import Piece, as_docx, as_html, as_pdf, as_text

VARIANTS = 84
"""Broken variants of each good file; of six files that makes more than five hundred."""

PIECES = [
    Piece("title", "Work report of Elm City for 2023"),
    Piece("heading", "1. Work in 2022"),
    *(
        Piece("paragraph", f"In 2022, the city built {n} sewage treatment plants and planted {n}0 mu of trees.")
        for n in range(11, 31)
    ),
    Piece("item", "By the end of 2023, 45 villages will have clean water."),
]


def workbook(pieces: list[Piece]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Indicator", "2022", "2023"])
    for number, piece in enumerate(pieces):
        sheet.append([piece.text[:40], number, number + 2])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


GOOD: dict[str, Callable[[list[Piece]], bytes]] = {
    "txt": as_text,
    "html": as_html,
    "docx": as_docx,
    "xlsx": workbook,
    "pdf": as_pdf,
    "md": as_text,
}


def flipped(data: bytes, dice: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(dice.choice([1, 3, 30, 300])):
        broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8)
    return bytes(broken)


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def beheaded(data: bytes, dice: random.Random) -> bytes:
    heads = [b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe", b"{\\rtf1", b""]
    head = dice.choice(heads)
    return head + data[dice.choice([0, len(head), 64, len(data) // 2]) :]


def blanked(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data))
    end = min(len(data), start + dice.choice([16, 256, 4096]))
    return data[:start] + bytes(end - start) + data[end:]


def shuffled(data: bytes, dice: random.Random) -> bytes:
    size = max(1, len(data) // 7)
    parts = [data[i : i + size] for i in range(0, len(data), size)]
    dice.shuffle(parts)
    return b"".join(parts)


def stuffed(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + dice.randbytes(dice.choice([1, 50, 2000])) + data[at:]


BREAKS = (flipped, cut, beheaded, blanked, shuffled, stuffed)


def variants() -> Iterator[tuple[str, bytes]]:
    """Give the names and bytes of the broken files; the same ones at each run."""
    for ending, write in GOOD.items():
        good = write(PIECES)
        for number in range(VARIANTS):
            dice = random.Random(f"{ending} {number}")
            yield f"{number:03d}.{ending}", BREAKS[number % len(BREAKS)](good, dice)


@pytest.mark.parametrize("jobs", [2])
def test_broken_files_give_records_or_issues_and_no_traceback(tmp_path: Path, jobs: int) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    names = set()
    for name, data in variants():
        (folder / name).write_bytes(data)
        names.add(name)
    assert len(names) > 500
    (folder / "good.txt").write_bytes(as_text(PIECES))

    command = [sys.executable, "-m", "policymine", "mine", str(folder), "-o", str(tmp_path / "out.csv")]
    done = subprocess.run(
        [*command, "--jobs", str(jobs)], capture_output=True, text=True, encoding="utf-8", timeout=420, check=False
    )

    assert done.returncode == 1, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file))
    with (tmp_path / "out.issues.csv").open(encoding="utf-8-sig", newline="") as file:
        issues = list(csv.DictReader(file))
    told = {row["source"] for row in records} | {row["source"] for row in issues}
    assert names - told == silent(folder, names - told)
    assert all(row["message"] and "Error" not in row["message"] and "0x" not in row["message"] for row in issues)
    assert sum(row["source"] == "good.txt" for row in records) > 40


def silent(folder: Path, names: set[str]) -> set[str]:
    """Files whose text is still whole enough to be read but says nothing countable any more."""
    from policymine import extract, read

    return {name for name in names if not list(extract(read(folder / name)))}
