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
import math
import tomllib
from pathlib import Path

from policymine.errors import UsageError
from policymine.evaluation import SCORES, Evaluation
from policymine.gold_files import gold_files
from policymine.judging import FIELDS


def documents_hash(folder: Path) -> str:
    """The SHA-256 of all annotated documents below a folder, their names and contents, in 64 hexadecimal digits.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     empty = documents_hash(Path(folder))
        ...     _ = Path(folder, "a.gold").write_text("")
        ...     len(empty), documents_hash(Path(folder)) == empty
        (64, False)
    """
    digest = hashlib.sha256()
    for path in gold_files(folder):
        for each in (path, path.with_suffix(".txt")) if path.suffix == ".json" else (path,):
            content = each.read_bytes()
            digest.update(f"{each.name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def reached(evaluation: Evaluation) -> dict[str, float]:
    """All figures of an evaluation by name: F1 for whole records, the share that is right for fields."""
    figures = {name: score.f1 for name, score in evaluation.scores().items()}
    return figures | {name: right / judged for name, (right, judged) in evaluation.fields().items()}


def entry(name: str, gold: Path, evaluation: Evaluation) -> str:
    """Write the entry of a folder with today's figures, rounded down to whole percents.

    Args:
        name: The folder's path relative to the file of floors.
        gold: The folder that was evaluated.
        evaluation: Its figures.

    Returns:
        Lines of TOML.
    """
    figures = reached(evaluation)
    lines = [f"{figure} = {math.floor(round(figures[figure] * 100, 6)) / 100:.2f}" for figure in SCORES]
    return "\n".join([f'["{name}"]', f'documents = "{documents_hash(gold)}"', *lines, ""])


def load_floors(file: Path) -> dict[str, dict[str, str | float]]:
    """Read a file of floors.

    Returns:
        For each folder, by its path relative to the file, the hash of its ``documents`` and its floors.

    Raises:
        UsageError: The file is not TOML, or an entry names a figure that there is none of.
    """
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: {error}") from error
    known = (*SCORES, *FIELDS)
    for name, floors in entries.items():
        if not isinstance(floors, dict):
            raise UsageError(f"{file}: {name} is no table", hint='an entry is ["FOLDER"] with floors below it')
        if not isinstance(floors.get("documents"), str):
            raise UsageError(
                f"{file}: {name} has no hash of its documents", hint='documents = "0", and look what it says'
            )
        for figure, floor in floors.items():
            if figure != "documents" and figure not in known:
                raise UsageError(f"{file}: {name}: there is no figure {figure!r}", hint=", ".join(known))
            if figure != "documents" and not (isinstance(floor, int | float) and 0 <= floor <= 1):
                raise UsageError(f"{file}: {name}: the floor of {figure} is no number from 0 to 1")
    return entries


def below(floors: Path, gold: Path, evaluation: Evaluation) -> list[str]:
    """Say which figures lie below their floors.

    Args:
        floors: The file of floors.
        gold: The folder that was evaluated; its entry is found by its path relative to the file.
        evaluation: The figures.

    Returns:
        One line for each problem: a figure below its floor, or documents that are not those of the floors.

    Raises:
        UsageError: The file is none of floors, or has no entry for the folder.
    """
    entries = load_floors(floors)
    known = {(floors.parent / name).resolve(): name for name in entries}
    name = known.get(gold.resolve())
    if name is None:
        raise UsageError(f"{floors} has no floors for {gold}", hint="it has some for " + ", ".join(entries))
    problems = []
    figures = reached(evaluation)
    for figure, floor in entries[name].items():
        if isinstance(floor, str):
            if floor != (actual := documents_hash(gold)):
                problems.append(f"{name}: the documents are not those that the floors were set on (now {actual})")
        elif figures.get(figure, 1.0) < floor:
            problems.append(f"{name}: {figure} is {figures[figure]:.4f}, below its floor {floor}")
    return problems
