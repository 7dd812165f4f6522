#!/usr/bin/env python3
"""Check runs into an output folder on many generated documents: rate, memory, kills.

    python benchmarks/bulk.py rate --documents 2000
    python benchmarks/bulk.py memory --documents 2000 20000
    python benchmarks/bulk.py kills --documents 100000 --kills 5 --seed 1 --jobs 2

``rate`` mines the same mixed documents (web pages, PDF, Word and text files of 1,000 to 5,000 characters, both
languages) with one process and with two and prints the ratio and the time by stage. The others take documents of a few
sentences, so that the folder and not the mining is what is tried: ``memory`` prints the peak memory of the parent for
two numbers of documents and their ratio; ``kills`` ends runs (kill -9 of the parent, or of one of its processes) at
random moments until one comes to its end, and compares its rows with those of an undisturbed run, row by row. It fails
if they differ.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pyarrow.parquet as pq
from mixed_documents import write_mixed

CHINESE = """{city}市{year}年工作总结

{year}年，全市建成污水处理厂{a}座，森林覆盖率达到{b}%，同比提高{c}个百分点。全年投资{d}亿元，新增公园{e}个。
到{end}年底，受污染耕地安全利用率达到{b}%以上，完成老旧小区改造{d}个，空气质量优良天数比率达到8{c}%。
"""
ENGLISH = """{city} City Work Report for {year}

In {year}, the city built {a} sewage treatment plants, and the forest coverage rate reached {b}%, an increase of {c}
percentage points. By the end of {end}, the safe utilization rate of polluted farmland will be more than {b}%.
We will renovate {d} old communities and add {e} parks.
"""


WITH_PEAK = """
import sys
from policymine.cli import main
if __name__ == "__main__":
    sys.path.insert(0, {here!r})
    from peak_memory import peak
    sys.argv[1:] = {line!r}
    try:
        main()
    except SystemExit:
        print(peak())
"""


def write_documents(folder: Path, count: int, seed: int = 1) -> Path:
    """Write documents in both languages, a thousand to a folder; one in fifty repeats another one."""
    chance = random.Random(seed)
    for number in range(count):
        where = folder / f"{number // 1000:04}"
        where.mkdir(parents=True, exist_ok=True)
        if number % 50 == 49:
            text = (where / f"{number - 1:07}.txt").read_text(encoding="utf-8")
        else:
            year = chance.randint(2012, 2024)
            form, city = (
                (CHINESE, chance.choice("甲乙丙丁戊己")) if number % 2 else (ENGLISH, chance.choice(["Elm", "Oak"]))
            )
            numbers = {name: chance.randint(3, 99) for name in "abde"}
            text = form.format(city=city, year=year, end=year + 2, c=chance.randint(1, 9), **numbers)
        (where / f"{number:07}.txt").write_text(text, encoding="utf-8")
    return folder


def command(folder: Path, out: Path, jobs: int) -> list[str]:
    """Give the command line of a run."""
    return [sys.executable, "-m", "policymine", "mine", str(folder), "-q", "-o", f"{out}/", "--jobs", str(jobs)]


def mined(folder: Path, out: Path, jobs: int) -> float:
    """Run to the end; give the seconds."""
    began = time.perf_counter()
    done = subprocess.run(command(folder, out, jobs), check=False)
    if done.returncode not in (0, 1):  # 1: some file was no document, such as a page of links
        sys.exit(f"the run ended with {done.returncode}")
    return time.perf_counter() - began


def rows(out: Path) -> Iterator[str]:
    """Give the rows of the dataset as anybody reads it, without an order."""
    for table in ("records", "documents", "issues"):
        for path in sorted((out / table).glob("*.parquet")):
            yield from (f"{table} {row}" for row in pq.ParquetFile(path).read().to_pylist())


def rate(options: argparse.Namespace, folder: Path) -> None:
    """Compare one process with two."""
    documents = write_mixed(folder / "in", options.documents[0])
    one = mined(documents, folder / "one", 1)
    two = mined(documents, folder / "two", 2)
    count = options.documents[0]
    print(
        f"{count} documents: {count / one:.1f}/s with one process, {count / two:.1f}/s with two, ratio {one / two:.2f}"
    )
    report = json.loads((folder / "one" / "run.json").read_text())
    total = sum(report["seconds_by_stage"].values())
    for stage, seconds in sorted(report["seconds_by_stage"].items(), key=lambda item: -item[1]):
        print(f"{stage:<12}{seconds:>9.2f} s {100 * seconds / total:>6.1f}%")


def memory(options: argparse.Namespace, folder: Path) -> None:
    """Compare the peak memory of the parent."""
    peaks = []
    for count in options.documents:
        documents = write_documents(folder / f"in{count}", count)
        line = command(documents, folder / f"out{count}", options.jobs)[3:]
        code = WITH_PEAK.format(line=line, here=str(Path(__file__).resolve().parent))
        script = folder / "run.py"
        script.write_text(code)
        peaks.append(int(subprocess.run([sys.executable, script], check=True, capture_output=True).stdout))
        print(f"{count} documents: peak of the parent {peaks[-1]} MB", flush=True)
    print(f"ratio {peaks[-1] / peaks[0]:.3f}")


def kills(options: argparse.Namespace, folder: Path) -> None:
    """Kill runs at random moments and compare what is there in the end with an undisturbed run."""
    count = options.documents[0]
    documents = write_documents(folder / "in", count)
    undisturbed = mined(documents, folder / "whole", options.jobs)
    print(f"undisturbed: {undisturbed:.0f} s", flush=True)
    chance = random.Random(options.seed)
    for number in range(options.kills):
        with subprocess.Popen(command(documents, folder / "out", options.jobs), stderr=subprocess.DEVNULL) as process:
            wait = chance.uniform(1, max(2.0, 1.2 * undisturbed / options.kills))
            try:
                process.wait(wait)
                print("a run came to its end", flush=True)
                continue
            except subprocess.TimeoutExpired:
                pass
            workers = psutil.Process(process.pid).children()
            if number % 2 and workers:
                os.kill(chance.choice(workers).pid, signal.SIGKILL)
                print(f"after {wait:.1f} s a process was killed, then the parent", flush=True)
                time.sleep(chance.uniform(0, 3))
            else:
                print(f"after {wait:.1f} s the parent was killed", flush=True)
            process.kill()
    mined(documents, folder / "out", options.jobs)
    report = json.loads((folder / "out" / "run.json").read_text())["run"]
    print(f"the last run mined {report['mined']} and skipped {report['skipped']}", flush=True)
    same = sorted(rows(folder / "out")) == sorted(rows(folder / "whole"))
    print("the rows are the same" if same else "THE ROWS DIFFER")
    sys.exit(not same)


def main() -> None:
    """Run one of the checks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("check", choices=["rate", "memory", "kills"])
    parser.add_argument("--documents", type=int, nargs="+", default=[2000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="policymine-bench-") as name:
        {"rate": rate, "memory": memory, "kills": kills}[options.check](options, Path(name))


if __name__ == "__main__":
    main()
