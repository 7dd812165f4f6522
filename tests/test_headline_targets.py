"""The targets of the State Council's reports, where the reports are at hand: found, and matched across the years."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "real" / "reports"
FOUND_AT_LEAST = 0.94
"""Share of the reader's targets that are found with indicator, comparator, value and year."""


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    path = ROOT / "benchmarks" / "headline_targets.py"
    spec = importlib.util.spec_from_file_location("headline_targets", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


TEXTS = {
    "2031.txt": "Report on the Work of the Government\n\nMarch 5, 2031\n\n"
    "In 2031, GDP will grow by about 5%. The CPI will be kept at around 3%.",
    "2032.txt": "Report on the Work of the Government\n\nMarch 5, 2032\n\n"
    "In 2031, GDP grew by 5.6%.\n\nIn 2032, GDP will grow by about 6%.",
}
FIRST = {"indicator_id": "gdp", "year": "2031", "due": "2031", "comparator": "~", "value": "5", "unit": "%"}


@pytest.mark.parametrize(
    ("verdicts", "counts"),
    [
        ({"revision": "new", "outcome": "exceeded", "result_value": "5.6"}, (1, 1, 1)),
        ({"revision": "new", "outcome": "exceeded", "result_value": "5.7"}, (1, 0, 0)),
        ({"revision": "new", "outcome": "unreported", "result_value": ""}, (1, 0, 0)),
        ({"revision": "new", "outcome": "exceeded", "result_value": "5.6", "comparator": "="}, (0, 0, 0)),
    ],
    ids=["right", "another value", "another verdict", "another comparator"],
)
def test_differences_are_counted(
    benchmark: ModuleType, tmp_path: Path, verdicts: dict[str, str], counts: tuple[int, int, int]
) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    tally = benchmark.Tally()
    benchmark.check("en", benchmark.changes(tmp_path), [FIRST | verdicts], tally)
    assert (tally.found, tally.judged, tally.right) == counts
    # The outcome of 2031 and the revision of 2032 are shown; the latter is not among what is expected.
    assert (tally.expected, tally.matches) == (1, 2)


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the State Council's reports are not beside the repository")
def test_headline_targets_are_found_and_matched(benchmark: ModuleType) -> None:
    tally, told = benchmark.run(REPORTS)
    assert tally.recall() >= FOUND_AT_LEAST, tally.notes
    assert tally.precision() >= benchmark.AT_LEAST, tally.notes
    assert tally.right >= 0.9 * tally.wanted, tally.notes
    assert {language: len(lines) > 40 for language, lines in told.items()} == {"en": True, "zh": True}
