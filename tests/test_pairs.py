"""Translated pairs: what a report states must come out of its English and of its Chinese text alike."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from policymine import Record, extract, read

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "corpora" / "examples"
REAL = ROOT.parent / "shared" / "real" / "dev"


class Stated(NamedTuple):
    """A value as PAIRS.md lists it: a number, a range or a date, in a plain unit."""

    value: str
    unit: str


def pairs() -> Iterator[tuple[str, str, list[tuple[Stated, Stated]]]]:
    """Give each pair's paths and what both of them state."""
    for section in (EXAMPLES / "PAIRS.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        english, chinese = re.findall(r"`(reports/[^`]+)`", section)[:2]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line]
        yield english, chinese, [(Stated(r[2], r[3]), Stated(r[5], r[6])) for r in rows[2:]]


def says(record: Record, stated: Stated) -> bool:
    if stated.unit == "deadline":
        return record.deadline == stated.value
    if record.value is None or (record.measure in ("count", "rank")) != (stated.unit in ("count", "rank")):
        return False
    numbers = [float(number) for number in stated.value.split("-")]
    ours = [record.value] if record.value_high is None else [record.value, record.value_high]
    if stated.unit not in ("count", "rank") and record.unit != stated.unit:
        return False
    return len(ours) == len(numbers) and all(
        math.isclose(a, b, rel_tol=1e-6) for a, b in zip(ours, numbers, strict=True)
    )


def found(records: list[Record], stated: list[Stated]) -> list[bool]:
    left = list(records)
    answers = []
    for each in stated:
        match = next((record for record in left if says(record, each)), None)
        answers.append(match is not None)
        if match is not None:
            left.remove(match)
    return answers


def test_the_examples_say_the_same_in_both_languages() -> None:
    english: list[bool] = []
    chinese: list[bool] = []
    for first, second, values in pairs():
        english += found(extract(read(EXAMPLES / first)), [a for a, _ in values])
        chinese += found(extract(read(EXAMPLES / second)), [b for _, b in values])
    both = [a and b for a, b in zip(english, chinese, strict=True)]
    assert len(both) > 500
    shares = [sum(side) / len(both) for side in (english, chinese, both)]
    print(f"values found: English {shares[0]:.3f}, Chinese {shares[1]:.3f}, both {shares[2]:.3f}")
    assert shares[0] >= 0.90, shares
    assert shares[1] >= 0.90, shares
    assert shares[2] >= 0.85, shares


@pytest.mark.skipif(not REAL.is_dir(), reason="the folder of real documents is not beside the repository")
def test_real_pairs_say_the_same_in_both_languages() -> None:
    shared = all_of_them = 0
    for path in sorted((REAL / "zh").glob("gwr-*-zh.txt")):
        chinese = [r.value for r in extract(read(path)) if r.value is not None]
        counterpart = REAL / "en" / path.name.replace("-zh.", "-en.")
        english = [r.value for r in extract(read(counterpart)) if r.value is not None]
        all_of_them += max(len(chinese), len(english))
        for value in chinese:
            match = next((other for other in english if math.isclose(other, value, rel_tol=1e-6)), None)
            if match is not None:
                english.remove(match)
                shared += 1
    assert all_of_them > 50
    assert shared / all_of_them >= 0.90, (shared, all_of_them)
