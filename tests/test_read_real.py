"""Real documents, where they are at hand: every one can be read, and no debris gets into blocks and titles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policymine.read import read

REAL = Path(__file__).resolve().parents[2] / "shared" / "real"

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the folder of real documents is not beside the repository")

DEBRIS = (
    "Like(",
    "Collect(",
    "Release Time",
    "Related Pages",
    "Edit |",
    "Updated on",
    "RegionChina",
    "Source",
    "Public domain",
)


def documents() -> list[Path]:
    return sorted([*REAL.rglob("*.txt"), *REAL.rglob("*.pdf")]) if REAL.is_dir() else []


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_reads(path: Path) -> None:
    document = read(path)
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(document.text)
        last = block.end
        assert not document.text[block.start : block.end].startswith(DEBRIS)
    assert not document.facts.title.startswith(DEBRIS)
    if path.suffix == ".txt":
        assert document.text == path.read_bytes().decode("utf-8-sig")


def test_figures_of_the_gold_lie_in_blocks() -> None:
    outside = 0
    for path in sorted(REAL.glob("seeds/*.json")) + sorted(REAL.glob("dev/*/*.json")):
        document = read(path.with_suffix(".txt"))
        for record in json.loads(path.read_text(encoding="utf-8"))["records"]:
            outside += not any(b.start <= record["start"] and record["end"] <= b.end for b in document.blocks)
    assert outside == 0


def test_facts_against_the_gold() -> None:
    seeds = sorted(REAL.glob("seeds/*.json"))
    right = 0
    for path in seeds:
        gold, facts = json.loads(path.read_text(encoding="utf-8")), read(path.with_suffix(".txt")).facts
        right += facts.published == (gold["published"] or "")
        right += facts.report_year == gold["report_year"]
        right += bool(facts.region) and facts.region.split()[0] in gold["region"]
        right += facts.title in (gold["title"], "")
    assert right == 4 * len(seeds)


def test_whole_reports_give_their_facts() -> None:
    for path in sorted(REAL.glob("reports/en/*.txt")):
        facts = read(path).facts
        assert facts.title.lower().startswith("report on the work of the government")
        assert facts.published == f"{path.stem}-03-05"
        assert (facts.region, facts.report_year) == ("China", int(path.stem))
