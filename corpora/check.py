#!/usr/bin/env python3
"""Check the annotated documents of this folder: their format, what they say of themselves, and how they are split.

    python corpora/check.py [FOLDER...]

Without folders all of them are checked. Faults are printed one to a line; with any, the exit status is 1. Nothing is
changed. What is checked:

- the format, enumerations, units, spans and dates (docs/corpora.md), by the reader that everything else uses;
- what the format leaves open and these corpora fix: facts in every head, known themes, units without scale words;
- that no two documents have one name, and no record stands twice;
- that no template stands in two splits of a language: a sentence of five words or nine characters, or a clause of eight
  words or thirteen characters, with a number in it, that another split has with other numbers, dates or names (titles
  and date lines, which end without a mark and hold no record, have the form of their genre and do not count);
- that a fifth of the sentences of each split are distractors: they have a number and no record.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from policymine.gold import GoldDocument, GoldError, GoldRecord
from policymine.gold_files import gold_files, read_gold
from policymine.themes import ThemeClassifier

sys.path.insert(0, str(Path(__file__).parent))
from skeletons import clauses, construction, has_number, sentences, template

CORPORA = Path(__file__).resolve().parent
LANGUAGES = ("en", "zh")
SPLITS = ("train", "dev", "test")
EXAMPLES = ("examples/gold", "examples/gold-zh")
FACTS = ("title", "region", "published", "report_year", "kind_of_text", "manner")
MANNERS = ("official", "machine-translated", "well-translated", "news", "legal", "translated-database")
LEAST_DISTRACTORS = 0.2
# The shortest sentence and clause that count as a template: words in English, characters in Chinese.
SHORTEST = {"en": (5, 8), "zh": (9, 13)}
_ENDED = re.compile(r"[.。;；:：!！?？][\s\"'”’)）]*$")
_SCALED = re.compile(
    r"\b(?:thousand|million|billion|trillion|dozen|lakh|crore)\b|^[万亿]|[万亿](?=[^\d])", re.IGNORECASE
)


def faults_of(document: GoldDocument, themes: frozenset[str]) -> Iterator[str]:
    """What is wrong with one document beyond its format."""
    yield from _facts(document)
    for number, record in enumerate(document.records):
        at = f"{record.number!r} at {record.start}"
        for fault in _record(record, themes):
            yield f"{at}: {fault}"
        if any(replace(record, note=other.note) == other for other in document.records[:number]):
            yield f"{at}: the same record twice"
    if document.path and document.path.suffix == ".gold" and not document.text.endswith("\n"):
        yield "no newline at the end"


def _facts(document: GoldDocument) -> Iterator[str]:
    if document.path and document.path.suffix != ".gold":
        return
    for name in FACTS:
        if not document.facts.get(name):
            yield f"the head has no {name}"
    if unknown := sorted(document.facts.keys() - set(FACTS)):
        yield f"the head has {unknown[0]!r}, which means nothing"
    if document.facts.get("manner", MANNERS[0]) not in MANNERS:
        yield f"manner {document.facts['manner']!r} is none of {', '.join(MANNERS)}"
    try:
        date.fromisoformat(document.facts.get("published", "2000-01-01"))
    except ValueError:
        yield f"published {document.facts['published']!r} is no day"
    if not re.fullmatch(r"\d{4}", document.facts.get("report_year", "2000")):
        yield f"report_year {document.facts['report_year']!r} is no year"


def _record(record: GoldRecord, themes: frozenset[str]) -> Iterator[str]:
    for theme in record.themes:
        if theme not in themes:
            yield f"there is no theme {theme!r}"
    if len(set(record.themes)) < len(record.themes):
        yield "a theme twice"
    if _SCALED.search(record.unit):
        yield f"unit {record.unit!r} has a scale word in it"
    if "‰" in record.number and record.measure != "percent":
        yield "per mille is a percent of a tenth"


def faults_of_names(documents: Iterable[GoldDocument]) -> Iterator[str]:
    """Names that several documents have."""
    for name, times in Counter(document.name for document in documents).items():
        if times > 1:
            yield f"{name}: {times} documents of this name"


def templates(document: GoldDocument, language: str) -> Iterator[tuple[str, str]]:
    """The skeletons of a document's sentences and clauses that hold a number, each with what it is the skeleton of."""
    shortest = SHORTEST[language]
    for sentence in sentences(document, language):
        # Titles and date lines have the form of their genre.
        if not sentence.records and not _ENDED.search(sentence.text):
            continue
        parts = [(sentence.text, shortest[0]), *((clause, shortest[1]) for clause in clauses(sentence.text))]
        for part, least in parts:
            if has_number(part, language):
                skeleton = template(part, language)
                if len(skeleton.split() if language == "en" else skeleton) >= least:
                    yield skeleton, part.strip()


def faults_of_splits(splits: dict[str, list[GoldDocument]], language: str) -> Iterator[str]:
    """Templates that stand in two splits."""
    places: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for split, documents in splits.items():
        for document in documents:
            for skeleton, part in templates(document, language):
                places[skeleton].setdefault(split, (document.name, part))
    told: set[tuple[str, ...]] = set()
    for found in places.values():
        names = tuple(f"{split}/{name}" for split, (name, _) in found.items())
        if len(found) > 1 and names not in told:
            told.add(names)
            parts = " | ".join(f"{name}: {part!r}" for name, (_, part) in zip(names, found.values(), strict=True))
            yield f"one template in two splits: {parts}"


def counts(documents: Iterable[GoldDocument], language: str) -> dict[str, int]:
    """How many sentences, sentences without records, distractors, records and distinct constructions there are."""
    found: Counter[str] = Counter()
    constructions: set[str] = set()
    for document in documents:
        found["documents"] += 1
        found["characters"] += len(document.text)
        for sentence in sentences(document, language):
            found["sentences"] += 1
            found["records"] += len(sentence.records)
            found["without records"] += not sentence.records
            found["distractors"] += not sentence.records and has_number(sentence.text, language)
            constructions.update(construction(sentence, record, language) for record in sentence.records)
    return {**found, "constructions": len(constructions)}


def read_all(folder: Path, faults: list[str]) -> list[GoldDocument]:
    """The documents of a folder; what cannot be read becomes a fault."""
    documents = []
    for path in gold_files(folder):
        try:
            documents.append(read_gold(path))
        except GoldError as error:
            faults += str(error).splitlines()
    return documents


def check(folders: Iterable[Path]) -> tuple[list[str], list[str]]:
    """Check folders.

    Args:
        folders: Folders of annotated documents; ``LANGUAGE`` folders with splits in them are compared across these.

    Returns:
        The faults, and a line for each split.
    """
    themes = frozenset(theme.name for theme in ThemeClassifier.load().themes)
    faults: list[str] = []
    lines: list[str] = []
    everything: list[GoldDocument] = []
    for folder in folders:
        inside = [folder / split for split in SPLITS if (folder / split).is_dir()]
        splits = {part.name: read_all(part, faults) for part in inside or [folder]}
        for name, documents in splits.items():
            everything += documents
            faults += [f"{document.path}: {fault}" for document in documents for fault in faults_of(document, themes)]
            if not inside:
                lines.append(f"{folder}: {len(documents)} documents")
                continue
            told = counts(documents, folder.name)
            lines.append(f"{folder.name}/{name}: " + ", ".join(f"{number} {what}" for what, number in told.items()))
            if told["distractors"] < LEAST_DISTRACTORS * told["sentences"]:
                faults.append(
                    f"{folder.name}/{name}: fewer than {LEAST_DISTRACTORS:.0%} of the sentences are distractors"
                )
        if inside:
            faults += faults_of_splits(splits, folder.name)
    return [*faults, *faults_of_names(everything)], lines


def main(arguments: list[str]) -> int:
    """Check the folders and return the exit status."""
    named = [Path(argument).resolve() for argument in arguments]
    faults, lines = check(named or [CORPORA / name for name in (*LANGUAGES, *EXAMPLES)])
    print("\n".join([*faults, *lines, f"{len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
