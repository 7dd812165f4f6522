#!/usr/bin/env python3
"""Compare the speed of policymine with that of another tool on the same text in the same run.

    python benchmarks/against_peers.py
    python benchmarks/against_peers.py --language zh
    python benchmarks/against_peers.py --peer quantulum3
    python benchmarks/against_peers.py REPORTS_FOLDER report.txt --repeat 9 --env peer-env --at-least 5

Without paths the example reports in plain text are read (corpora/examples/reports/**/*.txt), those in the language
that --language names. What is timed is, for policymine, mining the files: reading, sentences, extraction, themes and
writing the table. For Recognizers-Text it is finding what its models of numbers, percentages, dimensions and currencies
of that language find in the same text, which is less: no indicators, dates, kinds or themes. It gets the text as
policymine read it, each document in one piece, and keeps its models, since it is fastest that way.

Recognizers-Text (recognizers-text-suite with emoji<2, which it does not ask for itself) is installed from the package
index into a virtual environment of its own: in the folder that --env names, where it stays for the next run, or in a
temporary one. Both tools run in a process of their own. Both go once over the whole text before anything counts (that,
with starting up, is the column "start-up"), then in turns, each first every other time. What policymine remembers of
texts it has seen is thrown away before each round. The figures are medians; the ratio is the median of the rounds'
ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PEERS = {
    "recognizers": ("recognizers-text-suite==1.0.2a2", "emoji<2"),
    "quantulum3": ("quantulum3==0.10.0", "setuptools<81"),
}
PROBES = {
    "recognizers": "import recognizers_number, recognizers_number_with_unit",
    "quantulum3": "import quantulum3.parser",
}
CULTURES = {"en": "en-us", "zh": "zh-cn"}
WARM_UP = {"en": "In 2023 the city built 79 plants.", "zh": "2023年全市建成污水处理站79座。"}


def examples(language: str) -> list[Path]:
    """Find the example reports in plain text in a language."""
    texts = sorted((ROOT / "corpora/examples/reports").rglob("*.txt"))
    return [path for path in texts if path.stem.endswith("-zh") == (language == "zh")]


def documents(paths: list[str], language: str) -> list[tuple[str, str]]:
    """Find the files and read them: each with its text."""
    from policymine import read
    from policymine.errors import PolicymineError
    from policymine.inputs import find_inputs

    found = []
    for entry in find_inputs(paths or examples(language)):
        try:
            if entry.issue is None:
                found.append((entry.path, read(entry.path, source=entry.source).text))
                continue
            reason = entry.issue.message
        except PolicymineError as error:
            reason = str(error)
        print(f"left out: {entry.source}: {reason}", file=sys.stderr)
    if not found:
        sys.exit("nothing to read")
    return found


def environment(folder: Path, peer: str) -> str:
    """Make the peer's virtual environment, unless it is there already, and return its interpreter."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install", *PEERS[peer]]
    if not python.exists():
        print(f"installing {' '.join(PEERS[peer])} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    probe = [str(python), "-c", PROBES[peer]]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"pip could not install the peer:\n{done.stderr}")
    return str(python)


class Worker:
    """A process that does one tool's work once whenever it is told to."""

    def __init__(self, tool: str, python: str, language: str, files: list[str]) -> None:
        began = time.perf_counter()
        variables = {name: value for name, value in os.environ.items() if tool == "policymine" or name != "PYTHONPATH"}
        self.process = subprocess.Popen(
            [python, __file__, "--worker", tool, "--language", language],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=variables,
        )  # fmt: skip
        self.ask(files)
        self.first = self.ask("go")
        self.start_up = time.perf_counter() - began

    def ask(self, what: object) -> dict[str, Any]:
        """Send a line and wait for the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"the worker stopped: {self.process.args}")
        return dict(json.loads(answer))

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def work(tool: str, language: str) -> None:
    """Be a worker: read the list of files, then for each line do the work once and print how long it took."""
    out, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints must not end up among the answers
    files = json.loads(sys.stdin.readline())
    once, forget = {"policymine": mining, "recognizers": recognizing, "quantulum3": quantifying}[tool](files, language)
    print("{}", file=out, flush=True)
    for _ in sys.stdin:
        forget()
        began = time.perf_counter()
        found = once()
        print(json.dumps({"seconds": time.perf_counter() - began, "found": found}), file=out, flush=True)


def mining(files: list[str], language: str) -> Any:
    """Return a function that mines the files, and one that forgets their texts."""
    import io

    from policymine import extract, mine, read_text, themes
    from policymine.export import TableWriter
    from policymine.extract import extractor
    from policymine.loading import own_process

    own_process()  # as the command does

    def once() -> int:
        records = 0
        with TableWriter(io.BytesIO()) as table:
            for result in mine(files):
                table.write(result)
                records += len(result.records)
        return records

    def forget() -> None:
        extractor.cache_clear()
        themes._default.cache_clear()
        extract(read_text(WARM_UP[language], language=language))  # makes them anew

    return once, forget


def recognizing(files: list[str], language: str) -> Any:
    """Return a function that runs the peer's four models over the texts; it remembers nothing of them."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    number, unit = NumberRecognizer(CULTURES[language]), NumberWithUnitRecognizer(CULTURES[language])
    models = [
        number.get_number_model(), number.get_percentage_model(),
        unit.get_dimension_model(), unit.get_currency_model(),
    ]  # fmt: skip
    texts = [Path(file).read_text(encoding="utf-8") for file in files]
    return (lambda: sum(len(model.parse(text)) for text in texts for model in models)), (lambda: None)


def quantifying(files: list[str], language: str) -> Any:
    """Return a function that runs quantulum3's parser over the texts; it knows English only."""
    from quantulum3 import parser

    texts = [Path(file).read_text(encoding="utf-8") for file in files]
    return (lambda: sum(len(parser.parse(text)) for text in texts)), (lambda: None)


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="files or folders; default: the example reports in plain text")
    parser.add_argument("--language", choices=list(CULTURES), default="en", help="language of the texts (default: en)")
    parser.add_argument("--peer", choices=list(PEERS), default="recognizers", help="the other tool")
    parser.add_argument("--repeat", type=int, default=7, help="rounds that count (default: 7)")
    parser.add_argument("--env", type=Path, help="the peer's virtual environment; made if missing, kept afterwards")
    parser.add_argument(
        "--at-least", type=float, metavar="RATIO", help="exit with 1 if policymine is not so many times as fast"
    )
    parser.add_argument("--worker", choices=["policymine", *PEERS], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        work(options.worker, options.language)
        return
    if options.repeat < 1:
        parser.error("--repeat must be at least 1")
    if options.peer == "quantulum3" and options.language != "en":
        parser.error("quantulum3 reads English only")
    tools = ("policymine", options.peer)

    found = documents(options.paths, options.language)
    characters = sum(len(text) for _, text in found)
    with tempfile.TemporaryDirectory(prefix="policymine-bench-") as folder:
        python = environment(options.env.resolve() if options.env else Path(folder, "env"), options.peer)
        texts = [Path(folder, f"{place}.txt") for place in range(len(found))]
        for path, (_, text) in zip(texts, found, strict=True):
            path.write_text(text, encoding="utf-8", newline="")
        workers = {
            "policymine": Worker("policymine", sys.executable, options.language, [path for path, _ in found]),
            options.peer: Worker(options.peer, python, options.language, [str(path) for path in texts]),
        }
        seconds: dict[str, list[float]] = {tool: [] for tool in tools}
        for turn in range(options.repeat):
            for tool in tools if turn % 2 == 0 else reversed(tools):
                seconds[tool].append(workers[tool].ask("go")["seconds"])
        for worker in workers.values():
            worker.close()

    ratios = [peer / ours for ours, peer in zip(seconds["policymine"], seconds[options.peer], strict=True)]
    print(
        f"{len(found)} documents, {characters:,} characters, {options.repeat} rounds, Python {sys.version.split()[0]}\n"
    )
    print(f"{'tool':<14}{'seconds':>10}{'characters/s':>16}{'found':>8}{'start-up s':>12}")
    for tool in tools:
        middle, worker = median(seconds[tool]), workers[tool]
        speed = f"{characters / middle:,.0f}"
        print(f"{tool:<14}{middle:>10.3f}{speed:>16}{worker.first['found']:>8}{worker.start_up:>12.1f}")
    spread = f"rounds: {min(ratios):.1f} to {max(ratios):.1f}"
    print(f"\npolicymine is {median(ratios):.1f} times as fast per character ({spread})")
    if options.at_least is not None and median(ratios) < options.at_least:
        sys.exit(f"that is less than {options.at_least:g} times")


if __name__ == "__main__":
    main()
