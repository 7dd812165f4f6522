"""The card of the trained models: what they were made of, how good they are, and where they fail."""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from policymine.evaluation import SCORES, Evaluation, evaluate
from policymine.extract import Extractor
from policymine.fitting import SEED
from policymine.floors import documents_hash
from policymine.gold import GoldDocument
from policymine.learned import Models
from policymine.read import read_text
from policymine.training import Trained, read_split

_PACKAGES = ("scikit-learn", "skops", "numpy", "scipy")
_BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)
_WHAT = {
    "inside": "is this word part of the indicator",
    "start": "does the indicator begin here",
    "end": "does the indicator end here",
    "record": "is this statement a record",
    "kind": "is it a target, and no result",
    "theme": "what is it about; one yes or no for each theme",
    "confidence": "are kind, measure, change, comparator and value right",
}
_MOST_FAILURES = 8

HEAD = """\
# Models

<!-- Written by `policymine train`; do not edit. -->

Linear models that decide where the rules of policymine leave off. Each stands here twice: `NAME.json` holds the weights
of its features, which is all that mining reads; `NAME.skops` is what scikit-learn fitted, for those who want to look
into it (`skops.io.load`, which runs no code). Nothing is downloaded at run time. They were made by

    pip install "policymine[train]"
    policymine train corpora -o models

in the checkout of the project, with nothing but the project's own annotated documents (see `corpora/README.md`):
`train/` teaches, `dev/` calibrates, `test/` is only measured.
"""


def card(corpora: Path, trained: Sequence[Trained]) -> str:
    """Write the card.

    Args:
        corpora: The folder that was trained on; its dev and test splits are measured.
        trained: The models of each language.

    Returns:
        Markdown.
    """
    parts = [HEAD, _made_of(corpora, trained)]
    parts += [_of_language(corpora, each) for each in trained]
    return "\n".join(parts)


def mined(documents: Iterable[GoldDocument], language: str, models: Models) -> Evaluation:
    """Mine annotated documents with some models, and pair what comes out with the annotation."""
    extractor = Extractor(language, models=models)
    pairs = []
    for gold in documents:
        document = read_text(gold.text, source=f"{gold.name}.txt", language=language)
        pairs.append((gold, list(extractor.records(document))))
    return evaluate(pairs)


def reliability(evaluation: Evaluation) -> list[tuple[float, float, int, float]]:
    """How often records are core-right, by their confidence.

    Returns:
        For each bin its lower and upper end, the number of records, and the share of them that is right.
    """
    found = [(pair.found.confidence, pair.core) for pair in evaluation.pairs if pair.found is not None]
    rows = []
    for low, high in pairwise(_BINS):
        right = [core for confidence, core in found if low <= confidence < high]
        rows.append((low, min(high, 1.0), len(right), sum(right) / len(right) if right else 0.0))
    return rows


def _made_of(corpora: Path, trained: Sequence[Trained]) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    digest = hashlib.sha256()
    for each in trained:
        for split in ("train", "dev"):
            digest.update(documents_hash(corpora / each.language / split).encode())
    rows = ["| | |", "| --- | --- |"]
    rows.append(f"| SHA-256 of the documents of train and dev | `{digest.hexdigest()}` |")
    rows.append(f"| seed | {SEED} |")
    rows.append(f"| made with | Python {platform.python_version().rsplit('.', 1)[0]}, {versions} |")
    rows.append("| licence | that of policymine, Apache-2.0 |")
    return "\n".join([*rows, ""])


def _of_language(corpora: Path, trained: Trained) -> str:
    lines = [f"## {trained.language}", ""]
    lines.append(f"Trained on {trained.documents} documents with {trained.records} annotated records.")
    lines += ["", "| model | what it decides | examples | weights |", "| --- | --- | --- | --- |"]
    for name, fitted in sorted(trained.models.items()):
        what, size = _WHAT.get(name, name), len(fitted.linear.weights)
        lines.append(f"| `{trained.language}-{name}` | {what} | {fitted.examples} | {size} |")
    if trained.themes is not None:
        size = len(trained.themes[1]["weights"])
        lines.append(f"| `{trained.language}-theme` | {_WHAT['theme']} | {trained.samples} | {size} |")
    evaluations = {}
    lines += ["", "| F1 | " + " | ".join(SCORES) + " |", "| --- | --- | --- | --- |"]
    for split in ("dev", "test"):
        documents = read_split(corpora, trained.language, split)
        for label, models in (("rules alone", Models()), ("with models", trained.applied())):
            evaluation = mined(documents, trained.language, models)
            evaluations[split] = evaluation
            figures = " | ".join(f"{evaluation.scores()[name].f1:.3f}" for name in SCORES)
            lines.append(f"| {split}, {label} | {figures} |")
    lines += _breakdown(evaluations["test"])
    lines += ["", "### Confidence", "", "| confidence | records of test | core right |", "| --- | --- | --- |"]
    for low, high, count, share in reliability(evaluations["test"]):
        lines.append(f"| {low:.1f} to {high:.1f} | {count} | {f'{share:.2f}' if count else ''} |")
    lines += ["", "### Known failures", "", "What is wrong in pairs of test, most frequent first:", ""]
    wrong = Counter(name for pair in evaluations["test"].pairs for name in pair.wrong)
    total = sum(bool(pair.right) for pair in evaluations["test"].pairs)
    for name, count in wrong.most_common(_MOST_FAILURES):
        lines.append(f"- {name}: {count} of {total}")
    lines.append(f"- missed: {len(evaluations['test'].missed)}; false: {len(evaluations['test'].false)}")
    return "\n".join([*lines, ""])


def _breakdown(evaluation: Evaluation) -> list[str]:
    lines = []
    for group in ("measure", "theme"):
        lines += ["", f"| {group} (test) | records | detected | core | record |", "| --- | --- | --- | --- | --- |"]
        for name, part in evaluation.by(group).items():
            scores = part.scores()
            figures = " | ".join(f"{scores[each].f1:.2f}" for each in SCORES)
            lines.append(f"| {name} | {scores['core'].theirs} | {figures} |")
    return lines
