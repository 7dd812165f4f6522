"""Mine a batch of files and write what they give as one part: paths in, a part written, small messages out."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from policymine.bulk.duplicates import figures_hash, normal_text, signature, text_hash
from policymine.bulk.fingerprint import content_hash, with_facts
from policymine.bulk.parts import DOCUMENT_COLUMNS, TABLES, generation_of, write_part
from policymine.engines import lost_issue
from policymine.errors import MissingProgram
from policymine.inputs import Input, load_input
from policymine.pipeline import MineOptions, failed, mine_with
from policymine.records import Document, Facts, Result
from policymine.remote import RemotePath, filesystem, is_remote, place
from policymine.rows import issue_row, row
from policymine.stopwatch import Stopwatch
from policymine.summary import FileDone

_KEPT_ISSUES = 20
_PROGRAM_LACKS = MissingProgram.category
MOST_TRIES = 2
"""How many processes may be lost on a file before it is not even read any more."""


class Todo(NamedTuple):
    """A file to mine.

    Attributes:
        found: The file, or the place that was refused.
        known: The hash of its content if rows of this extractor are there already; such a file is only read.
        lost: Why no process could mine it, if one was lost on it: only the issue is written.
        tries: How many processes were lost on it.
    """

    found: Input
    known: str = ""
    lost: str = ""
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that one process mines into one part.

    Attributes:
        todos: The files.
        out: The output folder.
        part: The name of the part.
        extractor: Names what mines (see :func:`policymine.bulk.fingerprint.extractor`).
        options: How to mine.
        seconds: A batch that takes longer ends early; its other files are for a new batch.
    """

    todos: tuple[Todo, ...]
    out: str
    part: str
    extractor: str
    options: MineOptions
    seconds: float = 10.0


class PartDone(NamedTuple):
    """The end of a batch.

    Attributes:
        files: How many of its files are done, from the first on.
        written: Whether there was anything to write.
        seconds: Time by stage: ``read``, the stages of mining, ``compare``, ``write``.
        part: The part that was written.
    """

    files: int
    written: bool
    seconds: Mapping[str, float]
    part: str


def mine_batch(batch: Batch) -> Iterator[FileDone | PartDone]:
    """Mine the files of a batch and write them as one part.

    Args:
        batch: The files, and where to write.

    Yields:
        A message for each file when it is mined, and one more when the part is written.

    Raises:
        OSError: If the part cannot be written.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as out:
        ...     missing = Todo(Input("no-such-file.txt", "no-such-file.txt"))
        ...     batch = Batch((missing,), out, "part-00001-0000000.parquet", "e", MineOptions())
        ...     done, end = mine_batch(batch)
        >>> done.status, end.files, end.written
        ('failed', 1, True)
    """
    began = time.monotonic()
    watch = Stopwatch()
    tables: dict[str, list[Mapping[str, Any]]] = {table: [] for table in TABLES}
    files = 0
    for todo in batch.todos:
        yield _mine(todo, batch, tables, watch)
        files += 1
        if time.monotonic() - began > batch.seconds:
            break
    if tables["manifest"]:
        with watch.time("write"):
            write_part(place(batch.out), batch.part, tables)
    yield PartDone(files, bool(tables["manifest"]), dict(watch.seconds), batch.part)


def _mine(todo: Todo, batch: Batch, tables: dict[str, list[Mapping[str, Any]]], watch: Stopwatch) -> FileDone:
    found = todo.found
    content, status, document = "", "failed", None
    size, modified = stamp(found)
    if is_remote(found.path):
        filesystem(RemotePath.of(found.path).protocol)  # a missing package is no fault of the file
    if found.issue is not None:
        content, status = content_hash(repr(found.issue).encode()), "refused"
        if content == todo.known:
            return FileDone("same")
        result = Result(found.source, issues=[found.issue])
    else:
        try:
            if todo.tries < MOST_TRIES:
                with watch.time("read"):
                    # The very bytes that are hashed are mined: a file that changes meanwhile is new in the next run.
                    data, name = load_input(found)
                    content = content_hash(data)
                if content == todo.known:
                    return FileDone("same")
            if todo.lost:
                result, status = Result(found.source, issues=[lost_issue(found.source, todo.lost)]), "lost"
            else:
                with watch.time("read"):
                    document = _document(data, name, found, batch.options)
                result = mine_with(document, batch.options)
                for stage, seconds in result.seconds.items():
                    watch.seconds[stage] += seconds
                status = "mined"
        except Exception as error:  # noqa: BLE001 - one bad file must never end the run
            result, document = failed(error, found.source), None
            if not content:  # it could not even be read: what is said of it takes the place of its content
                content = content_hash(repr(result.issues).encode())
                if content == todo.known:
                    return FileDone("same")
        if any(issue.category == _PROGRAM_LACKS for issue in result.issues):
            content = ""  # it is tried anew in each run
    manifest = {
        "source": found.source,
        "generation": generation_of(batch.part),
        "content": content,
        "extractor": with_facts(batch.extractor, found.facts),
        "size": size,
        "modified": modified,
        "status": status,
        "doc_id": result.doc_id,
        "records": len(result.records),
        "issues": len(result.issues),
        "duplicate_of": "",
        "aside": False,
        **_prints(document, result, watch),
    }
    tables["records"] += [row(result, record) for record in result.records]
    tables["issues"] += [issue_row(issue) for issue in result.issues]
    tables["documents"].append(document_row(result, status))
    tables["manifest"].append(manifest)
    kinds = Counter[str](record.kind for record in result.records)
    themes = Counter(record.theme or "no theme" for record in result.records)
    return FileDone(status, result.pages, kinds, themes, len(result.issues), result.issues[:_KEPT_ISSUES])


def document_row(result: Result, status: str) -> dict[str, Any]:
    """Flatten what is known of a document into one row of the documents table.

    Example:
        >>> document_row(Result("a.pdf", doc_id="ab"), "mined")["doc_id"]
        'ab'
    """
    facts = result.facts or Facts()
    values = {
        "source": result.source,
        "status": status,
        "doc_id": result.doc_id,
        "pages": result.pages,
        "characters": result.characters,
        "records": len(result.records),
        "issues": len(result.issues),
        "duplicate_of": "",
    }
    flat = {name: values[name] if name in values else getattr(facts, name) for name in DOCUMENT_COLUMNS}
    return {
        name: each.encode("utf-8", "replace").decode() if isinstance(each, str) else each for name, each in flat.items()
    }


def stamp(found: Input) -> tuple[int, int]:
    """Give the size of a file in bytes and its time of change in nanoseconds; zeros if they cannot be had."""
    if found.stamp is not None:
        return found.stamp
    try:
        status = Path(found.path).stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _document(data: bytes, name: str, found: Input, options: MineOptions) -> Document:
    from policymine.read import read_bytes

    return read_bytes(
        data, name=name, source=found.source, language=options.language, facts=found.facts, ocr=options.ocr
    )


def _prints(document: Document | None, result: Result, watch: Stopwatch) -> dict[str, Any]:
    if document is None:
        return {"text": "", "figures": "", "signature": b""}
    with watch.time("compare"):
        text = normal_text(document)
        of = signature(text)
        return {"text": text_hash(text), "figures": figures_hash(result.records), "signature": of}
