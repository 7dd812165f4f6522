"""The pages of corpora/pages: how much of their text is read, and how little of what surrounds it."""

from __future__ import annotations

import runpy
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RECALL, PRECISION = 0.995, 0.98
"""Floors for each layout, a little below the figures of the day they were set."""


def test_every_layout() -> None:
    if not (ROOT / "corpora" / "pages").is_dir():
        pytest.skip("the pages are not beside the tests")
    pages = runpy.run_path(str(ROOT / "corpora" / "pages" / "pages.py"))["pages"]
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "web_pages.py"))
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    wrong: dict[str, list[str]] = defaultdict(list)
    for page in pages():
        layout = page.name.split("/")[0]
        *counts, errors = benchmark["score"](benchmark["by_policymine"](page.html), page)
        sums[layout] = [a + b for a, b in zip(sums[layout], counts, strict=True)]
        wrong[layout] += errors
    assert len(sums) >= 20
    for layout, (wanted, found, given, right) in sums.items():
        assert found >= RECALL * wanted, (layout, wrong[layout])
        assert right >= PRECISION * given, (layout, wrong[layout])
