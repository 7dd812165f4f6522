#!/usr/bin/env python3
"""How reliable the column `confidence` is: print and draw how often records are core-right, by their confidence.

    python benchmarks/reliability.py                    # the test split of both languages, to docs/reliability.svg
    python benchmarks/reliability.py corpora/en/dev -o dev.svg

Core-right: kind, measure, change, comparator and value are what the annotation says; a false record is not.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from policymine import extract, read_text
from policymine.evaluation import Evaluation, evaluate
from policymine.gold_files import gold_files, read_gold
from policymine.model_card import reliability

ROOT = Path(__file__).resolve().parent.parent
SIZE, LEFT, TOP = 260, 60, 40


def measured(folder: Path) -> Evaluation:
    """Mine the annotated documents of a folder as they would be mined from text files."""
    documents = [read_gold(path) for path in gold_files(folder)]
    return evaluate((gold, extract(read_text(gold.text, source=f"{gold.name}.txt"))) for gold in documents)


def panel(name: str, rows: list[tuple[float, float, int, float]], left: int) -> list[str]:
    """Draw one diagram: a dot for each range of confidence, as large as it has records; on the line is perfect."""
    most = max(count for _, _, count, _ in rows) or 1
    lines = [
        f'<text x="{left + SIZE / 2}" y="{TOP - 14}" text-anchor="middle" font-weight="bold">{name}</text>',
        f'<rect x="{left}" y="{TOP}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#888"/>',
        f'<line x1="{left}" y1="{TOP + SIZE}" x2="{left + SIZE}" y2="{TOP}" stroke="#bbb" stroke-dasharray="4 4"/>',
    ]
    for tick in (0.0, 0.5, 1.0):
        at = TOP + SIZE * (1 - tick)
        lines.append(f'<text x="{left - 6}" y="{at + 4:.1f}" text-anchor="end">{tick}</text>')
        lines.append(f'<text x="{left + SIZE * tick:.1f}" y="{TOP + SIZE + 16}" text-anchor="middle">{tick}</text>')
    points = [(left + SIZE * (low + high) / 2, TOP + SIZE * (1 - share), n) for low, high, n, share in rows if n]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    lines.append(f'<polyline points="{path}" fill="none" stroke="#0072b2" stroke-width="1.5"/>')
    for x, y, count in points:
        radius = 3 + 7 * (count / most) ** 0.5
        lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#0072b2" fill-opacity="0.7"/>')
        lines.append(f'<text x="{x:.1f}" y="{y + radius + 13:.1f}" text-anchor="middle" fill="#444">{count}</text>')
    lines.append(f'<text x="{left + SIZE / 2}" y="{TOP + SIZE + 34}" text-anchor="middle">confidence</text>')
    return lines


def main() -> None:
    """Print the table of each folder and draw them side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "corpora/en/test", ROOT / "corpora/zh/test"])
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "reliability.svg")
    options = parser.parse_args()
    drawn = []
    for place, folder in enumerate(options.folders):
        name = "/".join(folder.resolve().parts[-2:])
        rows = reliability(measured(folder))
        print(f"{name}\n  confidence   records  core right")
        for low, high, count, share in rows:
            print(f"  {low:.1f} to {high:.1f} {count:>9}  {f'{share:.2f}' if count else ''}")
        drawn += panel(name, rows, LEFT + place * (SIZE + 80))
    width, height = LEFT + len(options.folders) * (SIZE + 80) - 40, TOP + SIZE + 50
    box = f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>'
    background = f'<rect width="{width}" height="{height}" fill="white"/>'
    turned = f"translate(16 {TOP + SIZE / 2}) rotate(-90)"
    side = f'<text transform="{turned}" text-anchor="middle">share core-right</text>'
    options.output.write_text("\n".join([head, background, side, *drawn, "</svg>", ""]), encoding="utf-8")
    print(f"wrote {options.output}")


if __name__ == "__main__":
    main()
