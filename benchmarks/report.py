"""How large the HTML report of many records is, how long it takes to write, and how long a browser takes to open it.

    python benchmarks/report.py [--records 5000] [--repeat 5] [--at-most-mb 5] [--at-most-s 2]

The records and their comparison are those that the tests invent. Chromium (the operating system's) opens the file
afresh each time, without a window; the time is from the start of the navigation until the part that the address names
stands on the screen, for an indicator's page with its chart. Figures are medians with the fastest and the slowest.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from policymine.reporting import report_page

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from invented import invented

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def opened(browser: Browser, address: str, whole: Callable[[Page], object]) -> float:
    """Open an address in a browser that knows nothing of it, and return the seconds until it is whole."""
    context = browser.new_context()
    page = context.new_page()
    began = time.perf_counter()
    page.goto(address)
    whole(page)
    taken = time.perf_counter() - began
    context.close()
    return taken


def main() -> None:
    """Write the report, open it, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=5000, help="about how many records (default: 5000)")
    parser.add_argument("--repeat", type=int, default=5, help="how often it is opened (default: 5)")
    parser.add_argument("--at-most-mb", type=float, help="fail if the file is larger")
    parser.add_argument("--at-most-s", type=float, help="fail if the median of opening is longer")
    options = parser.parse_args()
    made = invented(options.records)
    began = time.perf_counter()
    page = report_page(made.records, made.changes, made.trajectories, made.issues).encode()
    size = len(page) / 1e6
    print(f"{len(made.records)} records, {len(made.changes)} commitments, {made.records['source'].nunique()} documents")
    print(f"written in {time.perf_counter() - began:.1f} s: {size:.2f} MB")
    slowest = measured(page, options.repeat, made.changes["series_id"].iloc[0]) if CHROMIUM else 0.0
    if not CHROMIUM:
        print("Chromium is not installed: not opened")
    if size > (options.at_most_mb or size) or slowest > (options.at_most_s or slowest):
        sys.exit("too much")


def measured(page: bytes, repeat: int, series: str) -> float:
    """Open the page's parts, print what each takes, and return the longest median."""
    from playwright.sync_api import sync_playwright

    parts = {"overview": "", "matrix": "#matrix", "records": "#records", "indicator": f"#indicator/{series}"}
    shown = {"overview": ".tiles", "matrix": "table.matrix", "records": "table.records", "indicator": ".chart.drawn"}
    medians = []
    with tempfile.TemporaryDirectory(prefix="policymine-bench-") as folder, sync_playwright() as driver:
        file = Path(folder, "report.html")
        file.write_bytes(page)
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        print(f"Chromium {browser.version}")
        for name, address in parts.items():

            def whole(page: Page, mark: str = shown[name]) -> None:
                page.locator(mark).first.wait_for()
                page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))")

            opened(browser, file.as_uri() + address, whole)
            taken = [opened(browser, file.as_uri() + address, whole) for _ in range(repeat)]
            print(f"{name:<12}{median(taken):>6.2f} s  ({min(taken):.2f} to {max(taken):.2f})")
            medians.append(median(taken))
        browser.close()
    return max(medians)


if __name__ == "__main__":
    main()
