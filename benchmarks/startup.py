#!/usr/bin/env python3
"""Time what a user waits for before anything is mined: the help text, and one small file, each in a fresh process.

    python benchmarks/startup.py
    python benchmarks/startup.py --repeat 15

Each command runs once before anything counts, so that compiled files and the system's file cache are warm. The first
line is Python alone, for comparison. The figures are medians with the fastest and the slowest run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

NOTICE = """Notice on the work of 2023

In 2023, the city built 79 sewage treatment plants, an increase of 8.4%.
By the end of 2025, the forest coverage rate will reach 42%.
"""


def seconds(command: list[str], folder: Path) -> float:
    """Run a command and return how long it took."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *command], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Time the commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=9, help="runs that count (default: 9)")
    options = parser.parse_args()
    if options.repeat < 1:
        parser.error("--repeat must be at least 1")
    commands = {
        "python -c pass": ["-c", "pass"],
        "policymine --help": ["-m", "policymine", "--help"],
        "policymine mine notice.txt": ["-m", "policymine", "mine", "notice.txt", "-o", "targets.csv"],
    }
    print(f"{options.repeat} runs, Python {sys.version.split()[0]}\n")
    print(f"{'command':<30}{'median s':>10}{'fastest':>10}{'slowest':>10}")
    with tempfile.TemporaryDirectory(prefix="policymine-bench-") as name:
        folder = Path(name)
        (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
        for title, command in commands.items():
            seconds(command, folder)
            taken = [seconds(command, folder) for _ in range(options.repeat)]
            print(f"{title:<30}{median(taken):>10.3f}{min(taken):>10.3f}{max(taken):>10.3f}")


if __name__ == "__main__":
    main()
