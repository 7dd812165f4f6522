"""Measure how much of web pages' text is found, and how much of what surrounds it is left out.

The pages are the example reports in the layouts of ``corpora/pages``. Compared are policymine's reader, trafilatura by
itself and a walk over everything that the page shows. Recall is the share of the text's characters that are given,
precision the share of the given characters that are text; both by whole lines.

    python benchmarks/web_pages.py            # a line for each layout
    python benchmarks/web_pages.py --errors   # and what was lost (-) or taken over (+)
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import lxml.html

from policymine.errors import PolicymineError
from policymine.read.blocks import Builder
from policymine.read.html import read_html
from policymine.read.html_walk import Walk
from policymine.read.outline import outline

PAGES = Path(__file__).parent.parent / "corpora" / "pages" / "pages.py"


def by_policymine(page: str) -> list[str]:
    """Give the blocks that policymine reads."""
    try:
        parts = read_html(page)
    except PolicymineError:
        return []
    return [parts.text[block.start : block.end] for block in outline(parts.text, parts.spans).blocks]


def by_trafilatura(page: str, **options: Any) -> list[str]:
    """Give the lines that trafilatura gives."""
    import trafilatura

    return (trafilatura.extract(page, include_tables=True, include_comments=False, **options) or "").splitlines()


def by_walking(page: str) -> list[str]:
    """Give all that the page shows, without what is known as debris."""
    builder = Builder()
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    Walk(builder, everything=True).run(lxml.html.document_fromstring(page.encode(), parser=parser).find("body"))
    text = builder.text()
    return [text[block.start : block.end] for block in outline(text, builder.spans).blocks]


READERS: dict[str, Callable[[str], list[str]]] = {
    "policymine": by_policymine,
    "trafilatura": by_trafilatura,
    "its recall": lambda page: by_trafilatura(page, favor_recall=True),
    "everything": by_walking,
}


def plain(text: str) -> str:
    """Give a line without its white space and the signs of lists and tables.

    Example:
        >>> plain("- 12 | parks")
        '12parks'
    """
    return "".join(text.replace("|", "").replace("---", "").removeprefix("- ").strip("•#*").split())


def score(given: Sequence[str], page: Any) -> tuple[int, int, int, int, list[str]]:
    """Give the characters of the text, those found, those given, those given rightly, and the wrong lines.

    Example:
        >>> class Page: title, lines, heads = "Parks", ["12 parks", "3 kilns"], []
        >>> score(["Parks", "12 parks", "Menu"], Page)
        (13, 7, 16, 12, ['- 3 kilns', '+ Menu'])
    """
    wanted, shown = [plain(line) for line in page.lines], [plain(line) for line in given]
    all_wanted = "\n".join([*wanted, plain(page.title), *map(plain, page.heads), "".join(map(plain, page.heads))])
    all_shown = "\n".join(shown)
    # A line counts as found also if another one was joined to it; as right if it is a part of a line.
    found = [line in all_shown for line in wanted]
    right = [line in all_wanted or any(line in each for each in (all_wanted, "".join(wanted))) for line in shown]
    wrong = [f"- {line}" for line, good in zip(page.lines, found, strict=True) if not good]
    wrong += [f"+ {line}" for line, good in zip(given, right, strict=True) if not good]
    pairs = ((wanted, [True] * len(wanted)), (wanted, found), (shown, [True] * len(shown)), (shown, right))
    sums = [sum(len(line) for line, good in zip(lines, marks, strict=True) if good) for lines, marks in pairs]
    return sums[0], sums[1], sums[2], sums[3], wrong


def main() -> int:
    """Print a line for each layout, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="show what policymine lost or took over")
    errors = parser.parse_args().errors
    spec = importlib.util.spec_from_file_location("pages", PAGES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0, 0]))
    seconds: dict[str, float] = defaultdict(float)
    for page in module.pages():
        layout = page.name.split("/")[0]
        for name, reader in READERS.items():
            start = time.perf_counter()
            given = reader(page.html)
            seconds[name] += time.perf_counter() - start
            *sums, wrong = score(given, page)
            for row in (layout, "all"):
                counts[row][name] = [a + b for a, b in zip(counts[row][name], sums, strict=True)]
            if errors and wrong and name == "policymine":
                print(page.name, *wrong, sep="\n    ")
    print(f"{'recall / precision':20}", *(f"{name:>15}" for name in READERS))
    for row, by_reader in sorted(counts.items()):
        figures = [f"{c[1] / max(1, c[0]):.3f} / {c[3] / max(1, c[2]):.3f}" for c in by_reader.values()]
        print(f"{row:20}", *(f"{figure:>15}" for figure in figures))
    print(f"{'seconds':20}", *(f"{seconds[name]:15.1f}" for name in READERS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
