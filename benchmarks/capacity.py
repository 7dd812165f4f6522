#!/usr/bin/env python3
"""Plan for millions of documents: what mining costs here, stage by stage, and what a cluster would make of it.

    python benchmarks/capacity.py
    python benchmarks/capacity.py REPORTS_FOLDER --cores 64 256 1024
    python benchmarks/capacity.py --costs costs.json --scanned 0

Two parts. The first measures on this machine, over the example reports or files of your own: reading, sentences,
extraction and themes by format (the clock of ``stages.py``), what one document costs in comparing and writing (a real
batch into an output folder), what it costs the one process that leads a run (its index, and finding duplicates), and,
if Dask is installed, what a task costs the scheduler. All
times are those of the processor, as far as this process takes it.

The second simulates a run, batch by batch: the leader lists the bucket and hands batches out, the scheduler passes them
on, cores mine them (documents differ in length), the store serves requests, and at the end the leader fetches the
manifests, finds duplicates, and has parts put together. It prints hours, how busy each is, storage, and what would
break first. What is assumed and not measured stands in ``Assumed`` and is printed.
"""

from __future__ import annotations

import argparse
import contextlib
import heapq
import json
import random
import sys
import tempfile
import time
import tracemalloc
import warnings
from collections import defaultdict
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from stages import Clock, attach, load

from policymine.bulk.batches import Batch, PartDone, Todo, mine_batch
from policymine.bulk.index import Index
from policymine.bulk.parts import MANIFEST_COLUMNS, part_name, schema, write_part
from policymine.bulk.run import _CLUSTER_FILES, _CLUSTER_SECONDS
from policymine.bulk.settle import FILES
from policymine.inputs import Input, find_inputs
from policymine.lang import available
from policymine.pipeline import MineOptions, mine_document

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("read", "sentences", "extract", "themes")
OBJECTS = 3.1
"""Objects that a part is: records, documents, manifest, and issues where there are some."""


@dataclass(frozen=True)
class Assumed:
    """What cannot be measured here."""

    share_txt: float = 0.05
    share_html: float = 0.60
    share_docx: float = 0.10
    share_pdf: float = 0.25
    characters: float = 6_000.0  # mean of a document
    spread: float = 1.0  # sigma of the logarithm of its length
    bytes_txt: float = 3.0  # of the file, by character
    bytes_html: float = 12.0
    bytes_docx: float = 8.0
    bytes_pdf: float = 60.0
    records_per_thousand: float = 4.0  # characters
    scanned: float = 0.03  # documents whose text is recognised
    scan_pages: float = 6.0
    scan_seconds: float = 3.5  # by page and core
    request_seconds: float = 0.03  # one request to the store
    list_keys: float = 1_000.0  # by answer
    store_puts: float = 3_500.0  # a second and prefix
    store_gets: float = 5_500.0
    scheduler_ms: float = 1.0  # by task, where Dask is not installed


@dataclass
class Costs:
    """What was measured: seconds by character and format, seconds and bytes by document or record."""

    stages: dict[str, dict[str, float]]
    compare: float
    write: float
    settle: float
    leader: float
    duplicates: float
    manifest: float
    record_bytes: float
    manifest_bytes: float
    document_bytes: float
    index_bytes: float
    listed_bytes: float
    task: float


def measure_stages(inputs: list[Input], repeat: int) -> dict[str, dict[str, float]]:
    """Give seconds by character for each format and stage."""
    by_format: dict[str, list[Input]] = defaultdict(list)
    for entry in inputs:
        suffix = Path(entry.source).suffix.lower().lstrip(".")
        by_format["html" if suffix.startswith("htm") else suffix].append(entry)
    clock, found = Clock(time.process_time), {}
    for entry in inputs:  # once before anything counts
        document = load(entry)
        mine_document(document)
    for language in available():
        with contextlib.suppress(Exception):
            attach(clock, language)
    for form, entries in sorted(by_format.items()):
        runs = []
        for _ in range(repeat):
            clock.seconds.clear()
            characters = 0
            with clock.time("rest"):
                for entry in entries:
                    document = clock.timed("read", load)(entry)
                    mine_document(document)
                    characters += len(document.text)
            summed: dict[str, float] = defaultdict(float)
            for stage, seconds in clock.seconds.items():
                summed[stage if stage in STAGES else "extract"] += seconds / characters
            runs.append(summed)
        found[form] = {stage: min(run[stage] for run in runs) for stage in STAGES}
    return found


def measure_folder(inputs: list[Input], folder: Path) -> dict[str, float]:
    """Give seconds and bytes of writing: by document, record and row."""
    # Each once: copies would compress to nothing.
    batch = Batch(tuple(map(Todo, inputs)), str(folder), part_name(1, 0), "e", MineOptions(), seconds=1e9)
    *_, end = mine_batch(batch)
    assert isinstance(end, PartDone)
    import pyarrow.parquet as pq

    sizes = {table: (folder / table / end.part).stat().st_size for table in ("records", "documents")}
    records = pq.ParquetFile(folder / "records" / end.part).metadata.num_rows
    return {
        "compare": end.seconds["compare"] / len(inputs),
        "write": end.seconds["write"] / len(inputs),
        "record_bytes": sizes["records"] / records,
        "document_bytes": sizes["documents"] / len(inputs),
    }


def measure_leader(folder: Path, documents: int = 20_000) -> dict[str, float]:
    """Give what a document costs the process that leads: handing it out, taking its manifest in, finding duplicates."""
    chance = random.Random(1)
    import pyarrow as pa

    def row(number: int) -> dict[str, object]:
        plain = dict.fromkeys(MANIFEST_COLUMNS, "")
        numbers = {"generation": 1, "size": 1, "modified": 1, "records": 20, "issues": 0, "aside": False}
        own = {"source": f"a/{number:09}", "text": f"{chance.getrandbits(128):032x}", "figures": "f", "status": "mined"}
        return {**plain, **numbers, **own, "signature": chance.randbytes(256)}

    began = time.process_time()
    with Index(folder) as index:
        for number in range(documents):
            one = Input("s3://b/a", f"a/{number:09}", stamp=(1, 1))
            index.see(one)
            index.known(one.source)
        leader = (time.process_time() - began) / documents
        for number, at in enumerate(range(0, documents, _CLUSTER_FILES)):
            rows = [row(each) for each in range(at, min(documents, at + _CLUSTER_FILES))]
            tables = {"records": [], "duplicates": [], "documents": [], "issues": []}
            some = pa.Table.from_pylist([dict.fromkeys(schema("records").names)], schema=schema("records"))
            documents_rows = pa.Table.from_pylist([{"source": "a"}], schema=schema("documents"))
            write_part(
                folder, part_name(1, number), {**tables, "records": some, "documents": documents_rows, "manifest": rows}
            )
        began = time.process_time()
        index.refresh()
        manifest = (time.process_time() - began) / documents
        began = time.process_time()
        index.find_duplicates()
        index.set_aside(keep=False)
        return {
            "leader": leader,
            "manifest": manifest,
            "duplicates": (time.process_time() - began) / documents,
            "index_bytes": index.execute("pragma page_count").fetchone()[0] * 4096 / documents,
            "manifest_bytes": sum(path.stat().st_size for path in (folder / "manifest").iterdir()) / documents,
            "listed_bytes": listed_bytes(),
        }


def listed_bytes(keys: int = 10_000) -> float:
    """Give the memory that a key takes in the listing of its folder, as s3fs keeps it until the folder is walked."""
    tracemalloc.start()
    kept = []
    for number in range(keys):
        key = f"reports/2024/county-{number:07}.pdf"
        changed = datetime.fromtimestamp(number, UTC)
        entry = {"Key": f"bucket/{key}", "LastModified": changed, "ETag": f'"{number:032x}"', "Size": number}
        kept.append({**entry, "StorageClass": "STANDARD", "type": "file", "size": number, "name": f"bucket/{key}"})
    taken = tracemalloc.get_traced_memory()[0] / len(kept)
    tracemalloc.stop()
    return taken


def measure_task(tasks: int = 2_000) -> float | None:
    """Give what a task costs a scheduler, its client and a worker in one process; None without Dask."""
    try:
        from distributed import Client
    except ImportError:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Client(processes=False, n_workers=1, threads_per_worker=1, dashboard_address=None) as client:
            client.gather([client.submit(abs, number, pure=False) for number in range(100)])
            began = time.process_time()
            for future in [client.submit(abs, number, pure=False) for number in range(tasks)]:
                future.result()
            return (time.process_time() - began) / tasks


def seconds_by_document(costs: Costs, assumed: Assumed) -> dict[str, float]:
    """Give what the mean document costs a core, by stage."""
    found: dict[str, float] = defaultdict(float)
    for form in ("txt", "html", "docx", "pdf"):
        share = getattr(assumed, f"share_{form}")
        for stage, seconds in costs.stages.get(form, costs.stages["txt"]).items():
            found[stage] += share * seconds * assumed.characters
    found["text recognition"] = assumed.scanned * assumed.scan_pages * assumed.scan_seconds
    found["compare"] = costs.compare
    found["write"] = costs.write
    found["wait for the store"] = assumed.request_seconds
    return dict(found)


@dataclass
class Outcome:
    """What a simulated run took."""

    hours: float
    mining: float
    ending: float
    busy: dict[str, float]
    tasks_per_second: float


def simulate(documents: int, cores: int, costs: Costs, assumed: Assumed, seed: int = 1) -> Outcome:
    """Run batch by batch: the leader makes them, the scheduler passes them on, cores mine, the store serves."""
    chance = random.Random(seed)
    mean = sum(seconds_by_document(costs, assumed).values())
    size = max(1, min(_CLUSTER_FILES, round(_CLUSTER_SECONDS / mean)))
    batches = -(-documents // size)
    listing = documents / assumed.list_keys * assumed.request_seconds / batches
    leader_step = listing + costs.leader * size + costs.task / 2
    store_step = size / assumed.store_gets + OBJECTS / assumed.store_puts
    # Of a sum of documents of different lengths the spread is that of one, over the root of their number.
    deviation = (2.718281828 ** (assumed.spread**2) - 1) ** 0.5 / size**0.5
    free = [0.0] * cores
    heapq.heapify(free)
    leader = scheduler = store = last = worked = 0.0
    ahead: list[float] = []
    for _ in range(batches):
        # Two batches for each core are under way; the leader waits for one to come back before it makes another.
        came_back = heapq.heappop(ahead) if len(ahead) >= 2 * cores else 0.0
        leader = max(leader, came_back) + leader_step
        scheduler = max(scheduler, leader) + costs.task
        start = max(heapq.heappop(free), scheduler)
        takes = max(0.1, chance.gauss(1, deviation)) * mean * size
        store = max(store, start) + store_step
        end = max(start + takes, store)
        worked += takes
        heapq.heappush(free, end)
        heapq.heappush(ahead, end)
        last = max(last, end)
    fetch = batches * (assumed.request_seconds / 16 + 0.001) + documents * costs.manifest
    parts = -(-documents // FILES)
    settle_cores = min(cores, parts)
    each = FILES / size * (5 * 3 * assumed.request_seconds) + costs.settle * FILES
    ending = fetch + documents * costs.duplicates + parts / settle_cores * each
    return Outcome(
        hours=(last + ending) / 3600,
        mining=last,
        ending=ending,
        busy={
            "cores": worked / (cores * last),
            "leader": batches * leader_step / last,
            "scheduler": batches * costs.task / last,
            "store": batches * store_step / last,
        },
        tasks_per_second=batches / last,
    )


def limits(costs: Costs, assumed: Assumed) -> dict[str, float]:
    """Give for each that all cores share the number of cores that keep it busy all the time."""
    few = simulate(1_000_000, 64, costs, assumed)
    return {name: 64 / busy for name, busy in few.busy.items() if name != "cores"}


def report(costs: Costs, assumed: Assumed, cores: list[int], documents: list[int]) -> None:
    """Print it all."""
    print("microseconds by character, as measured")
    print(f"{'format':<8}" + "".join(f"{stage:>12}" for stage in STAGES))
    for form, stages in costs.stages.items():
        print(f"{form:<8}" + "".join(f"{1e6 * seconds:>12.2f}" for seconds in stages.values()))
    print("\nassumed: " + ", ".join(f"{each.name} {getattr(assumed, each.name):g}" for each in fields(assumed)))
    by_stage = seconds_by_document(costs, assumed)
    print("\nthe mean document, milliseconds of a core")
    for stage, seconds in sorted(by_stage.items(), key=lambda item: -item[1]):
        print(f"{stage:<20}{1e3 * seconds:>9.1f}{seconds / sum(by_stage.values()):>8.1%}")
    print(f"{'all':<20}{1e3 * sum(by_stage.values()):>9.1f}")
    print("\nmicroseconds of the leader by document: " + ", ".join(
        f"{name} {1e6 * getattr(costs, name):.0f}" for name in ("leader", "manifest", "duplicates")
    ) + f"; by task {1e6 * costs.task:.0f}")  # fmt: skip
    print(f"\n{'documents':>11}{'cores':>7}{'hours':>8}{'of it the end':>15}{'core hours':>12}{'tasks/s':>9}", end="")
    print("".join(f"{name:>11}" for name in ("cores", "leader", "scheduler", "store")) + "  busy")
    for count in documents:
        for number in cores:
            found = simulate(count, number, costs, assumed)
            print(f"{count:>11,}{number:>7}{found.hours:>8.1f}{found.ending / 3600:>15.2f}", end="")
            print(f"{found.hours * number:>12.0f}{found.tasks_per_second:>9.2f}", end="")
            print("".join(f"{busy:>11.1%}" for busy in found.busy.values()))
    mean_bytes = sum(
        getattr(assumed, f"share_{form}") * getattr(assumed, f"bytes_{form}") for form in ("txt", "html", "docx", "pdf")
    )
    size = max(1, min(_CLUSTER_FILES, round(_CLUSTER_SECONDS / sum(by_stage.values()))))
    columns = ("input GB", "records GB", "documents GB", "manifest GB", "index GB", "objects", "at most", "list min")
    print(f"\n{'documents':>11}{'records':>13}" + "".join(f"{column:>13}" for column in columns))
    for count in documents:
        records = count * assumed.characters / 1000 * assumed.records_per_thousand
        final, most = -(-count // FILES) * OBJECTS, count / size * OBJECTS
        row = [count * assumed.characters * mean_bytes / 1e9, records * costs.record_bytes / 1e9]
        row += [count * each / 1e9 for each in (costs.document_bytes, costs.manifest_bytes, costs.index_bytes)]
        row += [final, most, count / assumed.list_keys * assumed.request_seconds / 60]
        print(f"{count:>11,}{records:>13,.0f}" + "".join(f"{each:>13,.1f}" for each in row))
    print(f"\nlisting a folder takes the leader {costs.listed_bytes:.0f} bytes of memory for each file in it")
    found = sorted(limits(costs, assumed).items(), key=lambda item: item[1])
    print("busy all the time: " + ", ".join(f"{name} at {cores:,.0f} cores" for name, cores in found))


def measured(paths: list[str | Path], repeat: int, assumed: Assumed) -> Costs:
    """Measure everything on this machine."""
    inputs = [entry for entry in find_inputs(paths) if load(entry)]
    if not inputs:
        sys.exit("nothing to read")
    with tempfile.TemporaryDirectory(prefix="policymine-") as folder:
        measure_folder(inputs, Path(folder, "warm"))
        written = measure_folder(inputs, Path(folder, "out"))
        led = measure_leader(Path(folder, "led"))
    task = measure_task()
    return Costs(
        stages=measure_stages(inputs, repeat),
        settle=2 * written["write"],
        task=assumed.scheduler_ms / 1000 if task is None else task,
        **written,
        **led,
    )


def main() -> None:
    """Measure and simulate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="files or folders; default: the example reports")
    parser.add_argument("--repeat", type=int, default=3, help="repetitions that count (default: 3)")
    parser.add_argument("--costs", type=Path, help="file of what was measured: written, or taken if it is there")
    parser.add_argument("--cores", type=int, nargs="+", default=[16, 64, 256, 1024])
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000_000, 3_000_000, 10_000_000])
    for each in fields(Assumed):
        parser.add_argument(f"--{each.name.replace('_', '-')}", type=float, default=each.default, metavar="X")
    options = parser.parse_args()
    assumed = Assumed(**{each.name: getattr(options, each.name) for each in fields(Assumed)})

    if options.costs is not None and options.costs.exists():
        costs = Costs(**json.loads(options.costs.read_text()))
    else:
        costs = measured(options.paths or [ROOT / "corpora/examples/reports"], options.repeat, assumed)
    if options.costs is not None:
        options.costs.write_text(json.dumps(asdict(costs)))
    report(costs, assumed, options.cores, options.documents)


if __name__ == "__main__":
    main()
