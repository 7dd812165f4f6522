"""Train the models of a language from annotated documents.

The documents of ``train/`` teach, those of ``dev/`` calibrate, those of ``test/`` are only measured. The rules read all
of them first, without models; what they made of each value is what the models learn to correct. Everything is
deterministic: the same documents, versions and seed give the same bytes.

Needs scikit-learn and skops, which come with ``pip install policymine[train]``; using the models needs neither.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.errors import MissingExtra, UsageError
from policymine.extract import Extractor
from policymine.gold import GoldDocument, GoldRecord
from policymine.gold_files import gold_files, read_gold
from policymine.judging import CORE, judge, match, shared, words_of
from policymine.learned import Models
from policymine.learned.deciding import Observation, is_better
from policymine.learned.linear import Linear
from policymine.learned.spans import SpanModel, describe
from policymine.learned.themes import read_theme_weights
from policymine.learned.views import SentenceView
from policymine.marks import QUANTITY
from policymine.read import read_text
from policymine.theme_training import Samples
from policymine.theme_training import fit as fit_themes
from policymine.theme_training import samples as theme_samples

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

SEED = 20
"""The seed of everything that could be random."""

_LEAST = 2
"""A feature counts that comes in so many examples."""
_DIGITS = 4
"""Significant digits of a weight."""
_TINY = 1e-3
_STRENGTHS = {"inside": 0.2, "start": 0.3, "end": 0.3, "record": 0.1, "confidence": 0.1}
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
class Fitted:
    """A fitted model.

    Attributes:
        features: The features it knows, in the order of its coefficients.
        estimator: What scikit-learn fitted.
        linear: The same, as it is applied.
        examples: How many examples it was fitted on.
    """

    features: list[str]
    estimator: LogisticRegression
    linear: Linear
    examples: int


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
    """

    language: str
    models: dict[str, Fitted] = field(default_factory=dict)
    themes: tuple[dict[str, Any], dict[str, Any]] | None = None
    samples: int = 0
    documents: int = 0
    records: int = 0

    def applied(self) -> Models:
        """The models as mining applies them."""
        one = {name: fitted.linear for name, fitted in self.models.items()}
        spans = SpanModel(one["inside"], one["start"], one["end"]) if "inside" in one else None
        theme = read_theme_weights(self.themes[1]) if self.themes else None
        return Models(spans, one.get("record"), one.get("confidence"), theme)


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


def observe(documents: Iterable[GoldDocument], language: str, models: Models) -> list[Example]:
    """Mine documents and set what was observed beside the annotation.

    Records that annotators marked optional, and deadlines, which no model decides on, are left out.
    """
    examples: list[Example] = []
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
            if id(record) in observed and not (theirs is not None and theirs.optional):
                examples.append(Example(gold.name, observed[id(record)], theirs))
    return examples


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


def fit(name: str, rows: Sequence[Iterable[str]], labels: Sequence[bool]) -> Fitted:
    """Fit a logistic regression on rows of features that each hold or do not.

    Args:
        name: The model, for its strength of regularisation.
        rows: The features of each example.
        labels: Whether each example is a yes.

    Raises:
        UsageError: All examples have the same label.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    if len(set(labels)) < 2:
        raise UsageError(f"the model {name!r} cannot be trained: all its examples are alike")
    sets = [sorted(set(row)) for row in rows]
    counts = Counter(feature for row in sets for feature in row)
    known = sorted(feature for feature, count in counts.items() if count >= _LEAST)
    matrix = _matrix(sets, {feature: index for index, feature in enumerate(known)})
    estimator = LogisticRegression(C=_STRENGTHS[name], solver="liblinear", random_state=SEED)
    estimator.fit(matrix, np.array(labels, dtype=np.int8))
    weights = {feature: _short(weight) for feature, weight in zip(known, estimator.coef_[0], strict=True)}
    linear = Linear(_short(estimator.intercept_[0]), {name: w for name, w in weights.items() if abs(w) >= _TINY})
    return Fitted(known, estimator, linear, len(labels))


def _matrix(rows: Sequence[Sequence[str]], columns: Mapping[str, int]) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    places: list[int] = []
    ends = [0]
    for row in rows:
        places += [columns[feature] for feature in row if feature in columns]
        ends.append(len(places))
    shape = (len(rows), len(columns))
    return csr_matrix((np.ones(len(places)), np.array(places, np.int32), np.array(ends, np.int32)), shape=shape)


def _short(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")


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
    examples = observe(teaching, language, Models())
    held = observe(holding, language, Models())
    trained.models |= _fit_spans(examples)
    _settle_length(trained, held)
    rows = [each.observation.features for each in examples]
    trained.models["record"] = fit("record", rows, [each.gold is not None for each in examples])
    trained.models["confidence"] = _fit_confidence(examples, held)
    taught = _of_themes(teaching, language, trained.applied())
    trained.samples, trained.themes = len(taught), fit_themes(taught, SEED)
    return trained


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
    return {name: fit(name, rows[name], labels[name]) for name in rows}


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
        fitted.linear = Linear(_short(bias + more), fitted.linear.weights)
        spans = trained.applied().spans
        assert spans is not None
        share = sum(_names_well(spans, example) for example in judged) / max(1, len(judged))
        best = max(best, (share, -more))
    fitted.linear = Linear(_short(bias - best[1]), fitted.linear.weights)
    fitted.estimator.intercept_ = fitted.estimator.intercept_ - best[1]


def _names_well(spans: SpanModel, example: Example) -> bool:
    view, value, record = example.observation.view, example.observation.value, example.observation.record
    phrase = record.indicator
    best = spans.best(view, value)
    if best is not None and is_better(value, best, phrase):
        phrase = " ".join(view.words[at] for at in range(best.first, best.last + 1) if view.code[at] != QUANTITY)
    assert example.gold is not None
    return shared(phrase, example.gold.indicator) >= _LEAST_SHARED


def _fit_confidence(examples: Sequence[Example], held: Sequence[Example]) -> Fitted:
    """Fit how sure it is that the core fields of a record are right.

    The scores are then stretched so that they are probabilities on the held-back documents (Platt's method).
    """
    from sklearn.linear_model import LogisticRegression

    rows = [each.observation.features for each in examples]
    fitted = fit("confidence", rows, [_is_core_right(each) for each in examples])
    scores = [[fitted.linear.score(each.observation.features)] for each in held]
    platt = LogisticRegression(C=1e6, solver="liblinear", random_state=SEED)
    platt.fit(scores, [_is_core_right(each) for each in held])
    slope, shift = float(platt.coef_[0][0]), float(platt.intercept_[0])
    fitted.estimator.coef_ = fitted.estimator.coef_ * slope
    fitted.estimator.intercept_ = fitted.estimator.intercept_ * slope + shift
    weights = {name: _short(weight * slope) for name, weight in fitted.linear.weights.items()}
    fitted.linear = Linear(_short(fitted.linear.bias * slope + shift), weights)
    return fitted


def _is_core_right(example: Example) -> bool:
    if example.gold is None:
        return False
    right = judge(example.observation.record, example.gold)
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
        model = {"bias": fitted.linear.bias, "examples": fitted.examples, "weights": weights}
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


def _check_installed() -> None:
    try:
        import sklearn  # noqa: F401
        import skops.io  # noqa: F401
    except ImportError as error:
        raise MissingExtra("training needs scikit-learn and skops", hint="pip install policymine[train]") from error
