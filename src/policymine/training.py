"""Train the models of a language from annotated documents.

The documents of ``train/`` teach, those of ``dev/`` calibrate, those of ``test/`` are only measured. The rules read all
of them first, without models; what they made of each value is what the models learn to correct. Everything is
deterministic: the same documents, versions and seed give the same bytes.

Needs scikit-learn and skops, which come with ``pip install policymine[train]``; using the models needs neither.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from policymine.confidence_training import Judged, fit_confidence, shares_right
from policymine.errors import MissingExtra, UsageError
from policymine.extract import Extractor
from policymine.fitting import SEED, Fitted, fit, short
from policymine.gold import GoldDocument, GoldRecord
from policymine.gold_files import gold_files, read_gold
from policymine.judging import CORE, judge, match, shared, words_of
from policymine.lang import load
from policymine.learned import Models
from policymine.learned.confidence import Confidence, unlearned
from policymine.learned.deciding import Observation, is_better
from policymine.learned.linear import Linear
from policymine.learned.spans import SpanModel, describe
from policymine.learned.statements import seen_by
from policymine.learned.themes import read_theme_weights
from policymine.learned.views import SentenceView
from policymine.marks import QUANTITY
from policymine.read import read_text
from policymine.records import Document, Record
from policymine.theme_training import Samples
from policymine.theme_training import fit as fit_themes
from policymine.theme_training import samples as theme_samples

_STRENGTHS = {"inside": 0.2, "start": 0.3, "end": 0.3, "record": 0.2, "kind": 0.2}
"""The inverse of regularisation, chosen on the dev split."""
_MORE = (0.0, 0.5, 1.0, 1.5)
"""What may be added to the bias of being inside an indicator."""
_LONGEST = 28
_LEAST_SHARED = 0.5


@dataclass(slots=True)
class Example:
    """An observed record and the annotated one that it stands for, if any."""

    document: str
    observation: Observation
    gold: GoldRecord | None


@dataclass(slots=True)
class Trained:
    """The models of one language and what they were made of.

    Attributes:
        language: ISO 639-1 code.
        models: The decisions between yes and no.
        themes: What was fitted to tell themes, and its weights as they are written.
        samples: How many statements told of their themes.
        documents: How many documents taught.
        records: How many annotated records these have.
        confidence: What the confidence in records is made of.
    """

    language: str
    models: dict[str, Fitted] = field(default_factory=dict)
    themes: tuple[dict[str, Any], dict[str, Any]] | None = None
    samples: int = 0
    documents: int = 0
    records: int = 0
    confidence: Confidence | None = None

    def applied(self) -> Models:
        """The models as mining applies them."""
        one = {name: fitted.linear for name, fitted in self.models.items()}
        spans = SpanModel(one["inside"], one["start"], one["end"]) if "inside" in one else None
        theme = read_theme_weights(self.themes[1]) if self.themes else None
        return Models(spans, one.get("record"), one.get("kind"), self.confidence, theme)


def read_split(corpora: Path, language: str, split: str) -> list[GoldDocument]:
    """Read the annotated documents of one split, in the order of their names.

    Raises:
        UsageError: There is none.
        GoldError: One does not follow the format.
    """
    documents = [read_gold(path) for path in gold_files(corpora / language / split)]
    if not documents:
        raise UsageError(
            f"{corpora / language / split} holds no annotated document",
            hint="name the folder that has LANGUAGE/train and LANGUAGE/dev with .gold files",
        )
    return documents


class Observed(NamedTuple):
    """What the mining of annotated documents showed.

    Attributes:
        examples: The records that models decide on.
        others: For each record that none does whether it is of a ``table`` or a ``deadline``, and whether it is right.
    """

    examples: list[Example]
    others: list[tuple[str, bool]]


def observe(documents: Iterable[GoldDocument], language: str, models: Models) -> Observed:
    """Mine documents and set what was observed beside the annotation, but for records that annotators call optional."""
    examples: list[Example] = []
    others: list[tuple[str, bool]] = []
    for gold in documents:
        observed: dict[int, Observation] = {}

        def note(each: Observation, to: dict[int, Observation] = observed) -> None:
            to[id(each.record)] = each

        extractor = Extractor(language, models=models, observe=note)
        document = read_text(gold.text, source=f"{gold.name}.txt", language=language)
        records = list(extractor.records(document))
        partner = {i: gold.records[j] for i, j in match(records, gold.records)}
        for index, record in enumerate(records):
            theirs = partner.get(index)
            if theirs is not None and theirs.optional:
                continue
            if id(record) in observed:
                examples.append(Example(gold.name, observed[id(record)], theirs))
            elif (sort := unlearned(record, in_table=_in_table(document, record))) is not None:
                others.append((sort, _is_core_right(record, theirs)))
    return Observed(examples, others)


def _in_table(document: Document, record: Record) -> bool:
    return any(block.kind == "table_row" and block.start <= record.start < block.end for block in document.blocks)


def best_stretch(view: SentenceView, position: int, phrase: str) -> frozenset[int]:
    """The stretch of marks that shares most words with an annotated indicator; empty if they share less than half.

    Of several that share the same, the one nearest to the value.
    """
    wanted = Counter(words_of(phrase))
    words = [
        [] if letter == QUANTITY else words_of(view.marked.text[mark.start : mark.end])
        for letter, mark in zip(view.code, view.marked.marks, strict=True)
    ]
    best, chosen, away = 0.0, frozenset[int](), 0
    for first, opening in enumerate(words):
        if not any(word in wanted for word in opening):
            continue
        left, common, size = Counter(wanted), 0, 0
        for last in range(first, min(len(words), first + _LONGEST)):
            for word in words[last]:
                size += 1
                if left[word] > 0:
                    left[word] -= 1
                    common += 1
            share = 2 * common / (size + wanted.total())
            distance = max(first - position, position - last, 0)
            if share > best + 1e-9 or (abs(share - best) < 1e-9 and chosen and distance < away):
                best, chosen, away = share, frozenset(range(first, last + 1)), distance
    return chosen if best >= _LEAST_SHARED else frozenset()


def train(corpora: Path, language: str) -> Trained:
    """Train all models of one language.

    Args:
        corpora: The folder with ``LANGUAGE/train`` and ``LANGUAGE/dev``.
        language: ISO 639-1 code.

    Raises:
        MissingExtra: scikit-learn is not installed.
        UsageError: A split is missing or teaches nothing.
    """
    _check_installed()
    teaching = read_split(corpora, language, "train")
    holding = read_split(corpora, language, "dev")
    trained = Trained(language, documents=len(teaching), records=sum(len(each.records) for each in teaching))
    observed = observe(teaching, language, Models())
    examples = observed.examples
    held = observe(holding, language, Models())
    trained.models |= _fit_spans(examples)
    _settle_length(trained, held.examples)
    trained.models["record"] = _fit_statements("record", examples, [each.gold is not None for each in examples])
    if "kind_margin" in load(language).tables["patterns"].get("learned", {}):
        annotated = [each for each in examples if each.gold is not None]
        kinds = [each.gold is not None and each.gold.kind == "target" for each in annotated]
        trained.models["kind"] = _fit_statements("kind", annotated, kinds)
    everything = [*examples, *held.examples]
    calibrated = fit_confidence([_judged(each) for each in everything])
    trained.models["confidence"] = calibrated.fitted
    trained.confidence = calibrated.confidence(shares_right([*observed.others, *held.others]))
    taught = _of_themes(teaching, language, trained.applied())
    trained.samples, trained.themes = len(taught), fit_themes(taught, SEED)
    return trained


def _fit_statements(name: str, examples: Sequence[Example], labels: Sequence[bool]) -> Fitted:
    rows = [seen_by(name, each.observation.features) for each in examples]
    return fit(name, rows, labels, _STRENGTHS[name])


def _of_themes(documents: Iterable[GoldDocument], language: str, models: Models) -> Samples:
    """What the records of documents tell of their themes, named as mining will name them."""
    extractor = Extractor(language, models=models)
    found: Samples = []
    for gold in documents:
        document = read_text(gold.text, source=f"{gold.name}.txt", language=language)
        found += theme_samples(document, list(extractor.records(document)), gold)
    return found


def _fit_spans(examples: Sequence[Example]) -> dict[str, Fitted]:
    rows: dict[str, list[list[str]]] = {"inside": [], "start": [], "end": []}
    labels: dict[str, list[bool]] = {name: [] for name in rows}
    for example in examples:
        if example.gold is None:
            continue
        view, value = example.observation.view, example.observation.value
        stretch = best_stretch(view, value.position, example.gold.indicator)
        first, last = min(stretch, default=-1), max(stretch, default=-1)
        for at, inside, start, end in describe(view, value):
            rows["inside"].append(inside)
            rows["start"].append(start)
            rows["end"].append(end)
            labels["inside"].append(at in stretch)
            labels["start"].append(at == first)
            labels["end"].append(at == last)
    return {name: fit(name, rows[name], labels[name], _STRENGTHS[name]) for name in rows}


def _settle_length(trained: Trained, held: Sequence[Example]) -> None:
    """Choose how readily a mark is taken in, by how many indicators of the held-back documents come out right.

    An indicator that lacks its head says nothing, one with a word too many still says what is meant; the regression
    knows nothing of that.
    """
    fitted = trained.models["inside"]
    bias = fitted.linear.bias
    judged = [example for example in held if example.gold is not None]
    best = (-1.0, 0.0)
    for more in _MORE:
        fitted.linear = Linear(short(bias + more), fitted.linear.weights)
        spans = trained.applied().spans
        assert spans is not None
        share = sum(_names_well(spans, example) for example in judged) / max(1, len(judged))
        best = max(best, (share, -more))
    fitted.linear = Linear(short(bias - best[1]), fitted.linear.weights)
    fitted.estimator.intercept_ = fitted.estimator.intercept_ - best[1]


def _names_well(spans: SpanModel, example: Example) -> bool:
    view, value, record = example.observation.view, example.observation.value, example.observation.record
    phrase = record.indicator
    best = spans.best(view, value)
    if best is not None and is_better(value, best, phrase):
        phrase = " ".join(view.words[at] for at in range(best.first, best.last + 1) if view.code[at] != QUANTITY)
    assert example.gold is not None
    return shared(phrase, example.gold.indicator) >= _LEAST_SHARED


def _judged(example: Example) -> Judged:
    observation = example.observation
    return Judged(example.document, observation.features, _is_core_right(observation.record, example.gold))


def _is_core_right(record: Record, gold: GoldRecord | None) -> bool:
    if gold is None:
        return False
    right = judge(record, gold)
    return all(right[name] for name in CORE)


def write(trained: Trained, folder: Path) -> list[Path]:
    """Write the models of a language: weights as JSON, fitted estimators as skops.

    Returns:
        The files written.
    """
    from policymine.skops_files import dump

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, fitted in trained.models.items():
        weights = dict(sorted(fitted.linear.weights.items()))
        model: dict[str, Any] = {"bias": fitted.linear.bias, "examples": fitted.examples, "weights": weights}
        if name == "confidence" and trained.confidence is not None:
            model |= {"reliable": _finite(trained.confidence.reliable), "shares": dict(trained.confidence.shares)}
        path = folder / f"{trained.language}-{name}.json"
        path.write_text(json.dumps(model, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        written.append(path)
        path = path.with_suffix(".skops")
        path.write_bytes(dump({"features": "\n".join(fitted.features), "estimator": fitted.estimator}))
        written.append(path)
    if trained.themes is not None:
        estimators, told = trained.themes
        path = folder / f"{trained.language}-theme.json"
        path.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        path.with_suffix(".skops").write_bytes(dump(estimators))
        written += [path, path.with_suffix(".skops")]
    return written


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _check_installed() -> None:
    try:
        import sklearn  # noqa: F401
        import skops.io  # noqa: F401
    except ImportError as error:
        raise MissingExtra("training needs scikit-learn and skops", hint="pip install policymine[train]") from error
