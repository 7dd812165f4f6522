"""Floors under the figures of annotated documents: what is reached may be raised, and lowered only on purpose.

A file of floors is TOML. It names each folder relative to itself, with the hash of its documents, so that figures of
other documents are never taken for those that the floors were set on::

    ["en/test"]
    documents = "9f2c..."
    detected = 0.94
    core = 0.88
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from policymine.errors import UsageError
from policymine.evaluation import FIELDS, SCORES, Evaluation
from policymine.gold_files import gold_files


def documents_hash(folder: Path) -> str:
    """The SHA-256 of all annotated documents below a folder, their names and contents, in 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in gold_files(folder):
        for each in (path, path.with_suffix(".txt")) if path.suffix == ".json" else (path,):
            content = each.read_bytes()
            digest.update(f"{each.name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def below(floors: Path, gold: Path, evaluation: Evaluation) -> list[str]:
    """Say which figures lie below their floors.

    Args:
        floors: The file of floors.
        gold: The folder that was evaluated; its entry is found by its path relative to the file.
        evaluation: The figures.

    Returns:
        One line for each problem: a figure below its floor, or documents that are not those of the floors.

    Raises:
        UsageError: The file is not TOML, has no entry for the folder or names a figure that there is none of.
    """
    try:
        entries = tomllib.loads(floors.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{floors}: {error}") from error
    known = {(floors.parent / name).resolve(): name for name in entries}
    name = known.get(gold.resolve())
    if name is None:
        raise UsageError(f"{floors} has no floors for {gold}", hint="it has some for " + ", ".join(entries))
    reached = {score: each.f1 for score, each in evaluation.scores().items()}
    reached |= {field: right / judged for field, (right, judged) in evaluation.fields().items()}
    problems = []
    entry = dict(entries[name])
    expected = entry.pop("documents", "")
    actual = documents_hash(gold)
    if expected != actual:
        problems.append(f"{name}: the documents are not those that the floors were set on (now {actual})")
    for figure, floor in entry.items():
        if figure not in (*SCORES, *FIELDS):
            raise UsageError(f"{floors}: {name}: there is no figure {figure!r}", hint=", ".join((*SCORES, *FIELDS)))
        if reached.get(figure, 1.0) < floor:
            problems.append(f"{name}: {figure} is {reached[figure]:.4f}, below its floor {floor}")
    return problems
