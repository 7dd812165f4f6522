"""How long ``compare`` takes and how much memory, by number of records: ``python benchmarks/comparing.py [SIZE ...]``.

Each size is made up and compared in a process of its own: tables as CSV, regions of about 2,000 records over ten years,
promises and results in words that vary. With ``--one-region`` all records are of one region, which is the worst case.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from policymine.comparing import compare
from policymine.records import COLUMNS
from policymine.rows import csv_line

SIZES = (10_000, 100_000, 1_000_000)
SEED = 20_260_101
THINGS = (
    "sewage outlets",
    "sewage pipes",
    "coal-fired boilers",
    "households",
    "abandoned mines",
    "tailings ponds",
    "charging piles",
    "wetlands",
    "straw",
    "manure",
    "fertilizers",
    "forests",
    "grassland",
    "cultivated land",
    "construction land",
    "drinking water",
    "black water bodies",
    "villages",
    "landfills",
    "noise zones",
    "reservoirs",
    "buses",
    "trucks",
    "factories",
    "enterprises",
    "stations",
    "laboratories",
    "parks",
    "islands",
    "beaches",
)
DEEDS = (
    "rectified",
    "renovated",
    "closed",
    "restored",
    "treated",
    "inspected",
    "built",
    "covered",
    "monitored",
    "certified",
)
PLACES = (
    "urban",
    "rural",
    "industrial",
    "coastal",
    "mountain",
    "northern",
    "southern",
    "county",
    "town",
    "district",
)
UNITS = (("count", "item"), ("amount", "km"), ("amount", "mu"), ("percent", "%"), ("money", "yuan"))


def table(path: Path, size: int, *, regions: int) -> None:
    """Write a table of made-up records."""
    chance = random.Random(SEED)
    per_document = max(20, size // regions // 10)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(csv_line(COLUMNS))
        number = 0
        for region in range(regions):
            for year in range(2015, 2025):
                for at in range(per_document):
                    if number == size:
                        return
                    number += 1
                    stream.write(_row(chance, region, year, at, number))


def _row(chance: random.Random, region: int, year: int, at: int, number: int) -> str:
    promise = at % 2 == 0
    thing, deed, place = chance.choice(THINGS), chance.choice(DEEDS), chance.choice(PLACES)
    indicator = chance.choice(
        (f"{place} {thing} {deed}", f"{thing} {deed} in {place} areas", f"number of {place} {thing}")
    )
    measure, unit = UNITS[len(thing + deed) % len(UNITS)]
    value = float(chance.randint(10, 99))
    name = f"City {region}"
    sentence = (
        f"In the course of the work on the ecological environment, the {indicator} of {name} are to come to {value:g} "
        f"{unit} by the end of the year {year}, which is item {number} of the list that the annex gives in full."
    )
    values: dict[str, str | float | int | None] = dict.fromkeys(COLUMNS, "")
    values |= {
        "record_id": f"{number:016x}", "doc_id": f"{region}-{year}", "source": f"{region}/{year}.txt",
        "title": f"{name} Work Report for {year}", "issuer": f"{name} Bureau of Ecology", "region": name,
        "report_year": year, "language": "en", "kind": "target" if promise else "result",
        "theme": "clear_water", "indicator": indicator, "measure": measure, "change": "level",
        "comparator": chance.choice("==>"), "value": value, "unit": unit,
        "deadline": f"{year}-12-31" if promise else "", "start": at * 300, "end": at * 300 + 2,
        "period_start": "" if promise else f"{year - 1}-01-01", "period_end": "" if promise else f"{year - 1}-12-31",
        "date_basis": "stated", "value_text": f"{value:g}", "sentence": sentence, "confidence": 0.9,
    }  # fmt: skip
    values["comparator"] = ">=" if values["comparator"] == ">" else "="
    return csv_line([values[name] for name in COLUMNS])


def measure(size: int, regions: int) -> None:
    """Compare one table and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "records.csv")
        table(path, size, regions=regions)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start, clock = time.perf_counter(), time.process_time()
        found = compare(path)
        seconds, used = time.perf_counter() - start, time.process_time() - clock
    peak = max(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024
    matched = int((found.changes["result_ids"] != "").sum())
    print(f"{size},{regions},{seconds:.1f},{used:.1f},{peak:.0f},{len(found.changes)},{matched}", flush=True)


def main() -> None:
    """Measure each size in a process of its own, and print how it grows."""
    words = sys.argv[1:]
    if words[:1] == ["--measure"]:
        measure(int(words[1]), int(words[2]))
        return
    one = "--one-region" in words
    sizes = [int(word) for word in words if word.isdigit()] or list(SIZES)
    print("records,regions,seconds,seconds of CPU,peak MB,rows of changes,with a result,times the size before")
    last = 0.0
    for size in sizes:
        regions = 1 if one else max(1, size // 2000)
        line = [sys.executable, __file__, "--measure", str(size), str(regions)]
        told = subprocess.run(line, check=True, capture_output=True, text=True).stdout.strip()
        seconds = float(told.split(",")[2])
        print(f"{told},{seconds / last:.1f}" if last else told, flush=True)
        last = seconds


if __name__ == "__main__":
    main()
