"""How fast pages of PDF files become records, beside what pdfplumber and pypdfium2 take for the same pages.

    python benchmarks/reading.py [--pages 60] [--repeat 3] [--at-least 8] [FILE ...]

Four figures, measured in turns in one process, each the best of the rounds: pdfplumber's ``extract_text`` alone; bare
text extraction by pypdfium2 and the mining of that text; policymine from the file to records; reading alone. Without
files, the project's English corpus is set as a PDF in one column. A second part mines a PDF of many pages and
one of a quarter of them in processes of their own and tells the peak memory of each.
"""

from __future__ import annotations

import argparse
import io
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from policymine.gold_files import gold_files, read_gold

ROOT = Path(__file__).resolve().parents[1]
SOURCES = gold_files(ROOT / "corpora" / "en")
PAGE, MARGIN, SIZE = (595.0, 842.0), 60.0, 10.5
MEMORY = """
import sys
sys.path.insert(0, sys.argv[1])
from peak_memory import peak
from policymine import extract, read
count = len(list(extract(read(sys.argv[2]))))
print(peak(), count)
"""


def paragraphs() -> Iterator[str]:
    """Give the paragraphs of the project's English corpus, again and again."""
    texts = [read_gold(path).text for path in SOURCES]
    return itertools.cycle([line.strip() for text in texts for line in text.splitlines() if line.strip()])


def pdf(pages: int) -> bytes:
    """Set these paragraphs as a PDF of so many pages."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=PAGE, invariant=1)
    lines = (
        line for text in paragraphs() for line in [*simpleSplit(text, "Times-Roman", SIZE, PAGE[0] - 2 * MARGIN), ""]
    )
    for number in range(1, pages + 1):
        canvas.setFont("Times-Roman", SIZE)
        for row in range(44):
            canvas.drawString(MARGIN, PAGE[1] - 70 - 16 * row, next(lines))
        canvas.drawString(PAGE[0] / 2, 34, str(number))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def plumbed(path: Path) -> int:
    """Characters that pdfplumber extracts."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return sum(len(page.extract_text() or "") for page in document.pages)


def bare(path: Path) -> int:
    """Records of the text that pypdfium2 extracts, with no look at the pages."""
    import pypdfium2

    from policymine import extract, read_text

    document = pypdfium2.PdfDocument(path)
    try:
        text = "\n\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return sum(1 for _ in extract(read_text(text, language="en")))


def mined(path: Path) -> int:
    """Records of the file."""
    from policymine import extract, read

    return sum(1 for _ in extract(read(path)))


def opened(path: Path) -> int:
    """Blocks of the file."""
    from policymine import read

    return len(read(path).blocks)


TOOLS: dict[str, Callable[[Path], int]] = {
    "pdfplumber, extract_text": plumbed,
    "pypdfium2, then mined as text": bare,
    "policymine, file to records": mined,
    "policymine, reading alone": opened,
}


def seconds(paths: list[Path], repeat: int) -> dict[str, float]:
    """Time each tool in turns and give its best round."""
    best = dict.fromkeys(TOOLS, float("inf"))
    for tool in TOOLS.values():
        tool(paths[0])  # imports and compiled patterns are paid before
    for _ in range(repeat):
        for name, tool in TOOLS.items():
            start = time.perf_counter()
            for path in paths:
                tool(path)
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def memory(pages: int, folder: Path) -> tuple[int, int]:
    """Give the peak memory in MB, and the records, of a process that mines a PDF of so many pages."""
    path = folder / f"{pages}.pdf"
    path.write_bytes(pdf(pages))
    line = [sys.executable, "-c", MEMORY, str(Path(__file__).parent), str(path)]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    peak, count = done.stdout.split()
    return int(peak), int(count)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="PDF files; default: the English corpus set as one")
    parser.add_argument("--pages", type=int, default=60, help="pages of the PDF that is made (default: %(default)s)")
    parser.add_argument("--repeat", type=int, default=3, help="rounds (default: %(default)s)")
    parser.add_argument("--memory", type=int, default=1000, help="pages for the memory; 0 leaves it out")
    parser.add_argument("--at-least", type=float, default=0.0, help="exit with 1 if not so many times pdfplumber")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = list(options.files)
        if not paths:
            paths = [folder / "corpus.pdf"]
            paths[0].write_bytes(pdf(options.pages))
        best = seconds(paths, options.repeat)
        for tool, taken in best.items():
            print(f"{tool:<32}{taken:8.2f} s")
        plumber, plain, whole = (best[tool] for tool in list(TOOLS)[:3])
        print(f"\nfile to records: {plumber / whole:.1f} times as fast as pdfplumber's extract_text,")
        print(f"{plain / whole:.2f} of the speed of bare extraction and mining")
        if options.memory:
            for pages in (options.memory // 4, options.memory):
                peak, count = memory(pages, folder)
                print(f"{pages:5} pages: {count:6} records, {peak} MB at most")
    return int(plumber / whole < options.at_least)


if __name__ == "__main__":
    sys.exit(main())
