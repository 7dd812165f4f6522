"""Write the list of indicators into docs/indicators.md: ``python docs/generate_indicators.py``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from policymine.catalogue import Catalogue, Indicator

PAGE = Path(__file__).with_name("indicators.md")
MARK = "<!-- From here on written by docs/generate_indicators.py; do not edit. -->\n"


def page() -> str:
    """Give the whole page: what is written by hand, then the list.

    Example:
        >>> page().startswith("# Indicators")
        True
    """
    by_hand = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    return by_hand + MARK + listing()


def listing() -> str:
    """Give the list of all indicators, by theme, with the notes on their definitions.

    Example:
        >>> "| `forest_cover` | Forest coverage rate | 森林覆盖率 | % | up |" in listing()
        True
    """
    # Files are by field, and some indicators of a file belong to another theme.
    known = sorted(Catalogue.load().indicators.values(), key=lambda each: each.theme)
    lines = ["", f"## The {len(known)} indicators", ""]
    for theme, members in groupby(known, key=lambda each: each.theme):
        several = list(members)
        lines += [
            f"### `{theme}`: {len(several)}",
            "",
            "| id | English | Chinese | unit | better |",
            "| --- | --- | --- | --- | --- |",
        ]
        lines += [_row(each) for each in several]
        noted = [f"- `{each.id}`: {' '.join(each.notes.split())}" for each in several if each.notes]
        lines += ["", *([*noted, ""] if noted else [])]
    return "\n".join(lines)


def _row(each: Indicator) -> str:
    cells = [f"`{each.id}`", each.labels["en"], each.labels["zh"], each.unit, each.direction]
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
