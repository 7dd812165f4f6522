"""Hold a comparison of the State Council's reports against what a reader found in them.

``python benchmarks/headline_targets.py REPORTS`` mines the texts ``REPORTS/en/*.txt`` and ``REPORTS/zh/*.txt``,
compares the years of each language and holds the result against ``headline_targets.csv``, which was made by hand. It
prints what differs and the figures; ``--table`` prints the table of docs/state-council.md too. It fails where a target
is missing or where fewer than ``--at-least`` (0.95) of the shown matches are right. The texts are not part of the
project.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

import policymine

EXPECTED = Path(__file__).with_suffix(".csv")
AT_LEAST = 0.95
LANGUAGES = ("en", "zh")
WITH_RESULT = ("met", "exceeded", "missed", "partly", "late")
WITH_PREVIOUS = ("raised", "lowered", "unchanged", "reworded")


@dataclass
class Tally:
    """What a comparison of one or more languages came to.

    Attributes:
        expected: Targets that the reader found.
        found: Those of them that the comparison has with the right indicator, comparator, value and year.
        judged: Those of them whose two verdicts, and the reported value, are right.
        matches: Shown matches, with the target before or with a result.
        right: Those of them that the reader finds too.
        wanted: Matches that the reader found.
        notes: A line for each difference.
    """

    expected: int = 0
    found: int = 0
    judged: int = 0
    matches: int = 0
    right: int = 0
    wanted: int = 0
    notes: list[str] = field(default_factory=list)

    def recall(self) -> float:
        """Give the share of the reader's targets that were found."""
        return self.found / self.expected if self.expected else 0.0

    def precision(self) -> float:
        """Give the share of the shown matches that are right."""
        return self.right / self.matches if self.matches else 0.0


def changes(folder: Path) -> pd.DataFrame:
    """Mine a folder of reports and compare them."""
    frame = policymine.to_frame(list(policymine.mine(folder)))
    return policymine.compare(frame).changes


def shown(table: pd.DataFrame, indicators: set[str]) -> pd.DataFrame:
    """Keep the promises for the indicators: not what was dropped, nor by how much money something changes."""
    moved = (table["measure"] == "money") & (table["change"] != "level")
    return table[table["indicator_id"].isin(indicators) & (table["revision"] != "dropped") & ~moved]


def check(language: str, table: pd.DataFrame, expected: list[dict[str, str]], tally: Tally) -> list[tuple[str, ...]]:
    """Hold the changes of a language against what is expected, and give the rows for the documentation."""
    promises = shown(table, {each["indicator_id"] for each in expected})
    rows = dict(enumerate(promises.to_dict("records")))
    told: list[tuple[str, ...]] = []
    for each in expected:
        name = f"{language} {each['year']} {each['indicator_id']} {each['comparator']}{each['value']} {each['unit']}"
        tally.expected += 1
        tally.wanted += (each["outcome"] in WITH_RESULT) + (each["revision"] in WITH_PREVIOUS)
        index = next((index for index, row in rows.items() if _is(row, each)), None)
        if index is None:
            tally.notes.append(f"missing: {name}")
            told.append((*_promised(each), "not found", "", "", "", ""))
            continue
        row = rows.pop(index)
        tally.found += 1
        judged = row["revision"] == each["revision"] and row["outcome"] == each["outcome"]
        reported = not each["result_value"] or row["result_value"] == float(each["result_value"])
        tally.judged += judged and reported
        if not (judged and reported):
            wanted = " ".join((each["revision"], each["outcome"], each["result_value"])).strip()
            tally.notes.append(f"{name}: {_verdicts(row)} instead of {wanted}")
        _count(row, tally, (row["revision"] == each["revision"], row["outcome"] == each["outcome"] and reported))
        told.append(_line(row, each))
    for row in rows.values():
        _count(row, tally, (False, False))
        name = f"{language} {row['year']} {row['indicator_id']} {row['comparator']}{row['value']:.10g} {row['unit']}"
        tally.notes.append(f"beside: {name}: {_verdicts(row)}")
    return told


def _is(row: dict[str, object], each: dict[str, str]) -> bool:
    return (
        row["indicator_id"] == each["indicator_id"]
        and row["year"] == int(each["year"])
        and str(row["deadline"])[:4] == each["due"]
        and row["comparator"] == each["comparator"]
        and row["value"] == float(each["value"])
        and (row["unit"] == each["unit"] or (each["unit"] == "person" and row["measure"] == "count"))
    )


def _count(row: dict[str, object], tally: Tally, right: tuple[bool, bool]) -> None:
    matched = (row["revision"] in WITH_PREVIOUS, row["outcome"] in WITH_RESULT)
    tally.matches += sum(matched)
    tally.right += sum(is_match and is_right for is_match, is_right in zip(matched, right, strict=True))


def _verdicts(row: dict[str, object]) -> str:
    result = "" if pd.isna(row["result_value"]) else f"{row['result_value']:.10g}"
    return f"{row['revision']} {row['outcome']} {result}".strip()


def _line(row: dict[str, object], each: dict[str, str]) -> tuple[str, ...]:
    result, there = "", ""
    if row["outcome"] in WITH_RESULT:
        result = amount(float(str(row["result_value"])), str(row["result_unit"]))
        there = _place(row, "result")
    verdicts = [
        str(row[key]) if row[key] == each[key] else f"{row[key]} (by hand: {each[key]})"
        for key in ("revision", "outcome")
    ]
    return (*_promised(each), verdicts[0], result, verdicts[1], _place(row, "promise"), there)


def _promised(each: dict[str, str]) -> tuple[str, str, str]:
    year = each["year"] if each["due"] == each["year"] else f"{each['year']} for {each['due']}"
    comparator = "" if each["comparator"] == "=" else f"{each['comparator']} "
    return each["indicator_id"], year, comparator + amount(float(each["value"]), each["unit"])


def _place(row: dict[str, object], which: str) -> str:
    return f"{str(row[f'{which}_source']).removesuffix('.txt')}:{row[f'{which}_start']}"


def amount(value: float, unit: str) -> str:
    """Write a value shortly.

    Example:
        >>> amount(9.7e6, "person"), amount(4.6, "%"), amount(1.05e12, "yuan")
        ('9.7 million', '4.6 %', '1050 billion yuan')
    """
    if unit == "%":
        return f"{value:.10g} %"
    if unit == "yuan":
        return f"{value / 1e9:.10g} billion yuan"
    return f"{value / 1e6:.10g} million"


def expected_rows() -> dict[str, list[dict[str, str]]]:
    """Read what the reader found, by language."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["language"]].append(row)
    return found


def run(reports: Path) -> tuple[Tally, dict[str, list[tuple[str, ...]]]]:
    """Compare the reports of both languages and hold them against what is expected."""
    tally = Tally()
    told = {}
    for language, expected in expected_rows().items():
        told[language] = check(language, changes(reports / language), expected, tally)
    return tally, told


def main() -> int:
    """Print the figures, and the table if it is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "reports", type=Path, help="a folder with the texts of the reports in en/ and zh/, named by year"
    )
    parser.add_argument("--table", action="store_true", help="print the table of docs/state-council.md too")
    parser.add_argument("--at-least", type=float, default=AT_LEAST, help="fail below this precision (%(default)s)")
    options = parser.parse_args()
    if not all((options.reports / language).is_dir() for language in LANGUAGES):
        parser.error(f"{options.reports} has no folders en and zh")
    tally, told = run(options.reports)
    if options.table:
        for language, lines in told.items():
            print(
                f"\n{language}\n\n| indicator | year | target | revision | result | outcome | target at | result at |"
            )
            print("|---|---|---|---|---|---|---|---|")
            for line in lines:
                print("| " + " | ".join(line) + " |")
        print()
    for note in tally.notes:
        print(note)
    print(f"targets found: {tally.found} of {tally.expected} ({tally.recall():.3f})")
    print(f"with both verdicts right: {tally.judged}")
    right = f"right: {tally.right} ({tally.precision():.3f})"
    print(f"matches shown: {tally.matches}, {right}, of {tally.wanted} in the reports")
    return 0 if tally.found == tally.expected and tally.precision() >= options.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
