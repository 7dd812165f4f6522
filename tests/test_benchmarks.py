"""The scripts that take the times keep up with what they time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("read", "sentences", "dates", "quantities", "marks", "statements", "themes", "export")


def test_every_stage_takes_its_time(tmp_path: Path) -> None:
    text = tmp_path / "river-2024.txt"
    lines = [f"By {year} the city will treat {year - 1950}% of its sewage." for year in range(2025, 2046)]
    text.write_text("\n\n".join(lines), "utf-8")
    done = subprocess.run(
        [sys.executable, "benchmarks/stages.py", str(text), "--repeat", "1"],
        cwd=ROOT, env=dict(os.environ, PYTHONPATH=str(ROOT / "src")),
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "1 documents" in done.stdout
    assert "21 records" in done.stdout
    taken = dict(re.findall(r"^(\w+) .* (\d+)$", done.stdout, re.MULTILINE))  # nanoseconds a character
    assert [stage for stage in STAGES if int(taken.get(stage, 0)) == 0] == []
