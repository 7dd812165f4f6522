"""Fit the models that tell themes on annotated documents.

For each theme one logistic regression says whether it is right for a statement; a statement may have several right
themes. Cross-validation over documents gives scores for statements that a model has not seen, by which the scores are
calibrated: of the statements with a probability of 0.8, eight in ten are to have that theme.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.judging import match
from policymine.lang import load
from policymine.learned.neighbours import Neighbours
from policymine.learned.themes import theme_features
from policymine.themes import ThemeClassifier, ThemeScore
from policymine.theming import Theming

if TYPE_CHECKING:
    from policymine.gold import GoldDocument
    from policymine.records import Document, Record

_STRICTNESS = 2.0
"""The inverse strength of regularisation (C of scikit-learn)."""
_FOLDS = 5
_LEAST_DOCUMENTS = 2
"""In so many documents a word must stand to count; names of places and projects stand in one."""
_LEAST_WEIGHT = 0.02
_LEXICON = 3.5
"""Added to the weight of what the lexicon says of a statement itself. These documents are few and by few hands; what
the words of a statement mean holds in others too, where what stands around it differs. Chosen on real documents."""
_WORDS = re.compile("[is]:")

Samples = list["Sample"]


@dataclass(frozen=True, slots=True)
class Sample:
    """One statement to learn from.

    Attributes:
        document: The name of its document; no document is divided between folds.
        features: What is known of it.
        themes: Its right themes, the best first.
        verdict: What the lexicon says.
        untaught: Themes of which it teaches neither that they are right nor that they are wrong.

    Example:
        >>> Sample("a", {"i:forest": 2.0}, ("ecology",), ThemeScore("ecology", 0.8, "")).themes[0]
        'ecology'
    """

    document: str
    features: Mapping[str, float]
    themes: tuple[str, ...]
    verdict: ThemeScore
    untaught: tuple[str, ...] = ()


def samples(document: Document, records: Sequence[Record], gold: GoldDocument) -> Samples:
    """Describe the records of an annotated document.

    Args:
        document: The document as it was read.
        records: What was extracted from it; their own themes are not looked at.
        gold: Its annotation.

    Returns:
        A sample for each record that was annotated with a theme.

    Example:
        >>> from policymine.gold import GoldDocument, GoldRecord
        >>> from policymine.pipeline import extract
        >>> from policymine.read import read_text
        >>> document = read_text("In 2023 the city planted 79 trees.", language="en")
        >>> annotated = GoldRecord(25, 27, "79", "result", "count", value=79, unit="tree", themes=("ecology",))
        >>> gold = GoldDocument("a", document.text, [annotated])
        >>> [sample.themes for sample in samples(document, extract(document), gold)]
        [('ecology',)]
    """
    language = load(document.facts.language)
    classifier = ThemeClassifier.load()
    theming = Theming(language, classifier, None)
    starts = [block.start for block in document.blocks]
    views = {}
    for place, record in enumerate(records):
        block = document.blocks[max(0, bisect_right(starts, record.start) - 1)]
        if record.start < block.end:
            views[place] = theming.view(document, block, record)
    others = dict(zip(views, Neighbours().of([view.verdict for view in views.values()]), strict=True))
    # A second theme is right as well, but not what the statement would be filed under.
    first_only = bool(language.tables["patterns"].get("learned", {}).get("first_themes_only", False))
    found = []
    for ours, theirs in sorted(match(records, gold.records)):
        themes = gold.records[theirs].themes
        if themes and ours in views:
            view = views[ours]._replace(others=others[ours])
            features = theme_features(view, classifier, language.code, spaced=bool(language.joiner))
            found.append(Sample(gold.name, features, themes, view.verdict, themes[1:] if first_only else ()))
    return found


def fit(known: Sequence[Sample], seed: int, *, calibrate: bool = True) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fit the models of one language.

    Args:
        known: Its samples, of two documents at least.
        seed: Decides how documents are dealt out among folds, and whatever else is up to chance.
        calibrate: Whether to make probabilities of the scores, which takes six times as long.

    Returns:
        The fitted estimators of scikit-learn (``vectorizer``, ``themes``: one for each theme, ``calibration`` and
        ``lexicon``), and the weights, ready to be written as JSON.
    """
    names = tuple(theme.name for theme in ThemeClassifier.load().themes)
    if not calibrate:
        return _fitted(known, names, seed)
    met = {theme for sample in known for theme in sample.themes}
    held_out: list[tuple[float, bool]] = []
    for learned, tested in folds(known, seed):
        _, weights = _fitted([known[at] for at in learned], names, seed)
        for at in tested:
            scores = _scores(weights, known[at])
            paired = zip(scores, names, strict=True)
            held_out += [(score, theme in known[at].themes) for score, theme in paired if theme in met]
    estimators, weights = _fitted(known, names, seed)
    lexicon = [(sample.verdict.score, sample.verdict.theme in sample.themes) for sample in known]
    estimators["calibration"], line = _platt(held_out, seed)
    estimators["lexicon"], lexicon_line = _platt(lexicon, seed)
    return estimators, {**weights, "calibration": [*line, *lexicon_line]}


def folds(known: Sequence[Sample], seed: int, parts: int = _FOLDS) -> list[tuple[list[int], list[int]]]:
    """Deal the documents out among folds of about as many samples.

    Args:
        known: The samples.
        seed: Shuffles the documents.
        parts: Number of folds.

    Returns:
        For each fold the places of the samples to learn from, and of those to test on.

    Example:
        >>> known = [Sample(name, {}, ("ecology",), ThemeScore("", 0.0, "")) for name in "aab"]
        >>> sorted(tested for _, tested in folds(known, 0, 2))
        [[0, 1], [2]]
    """
    sizes = Counter(sample.document for sample in known)
    documents = sorted(sizes)
    random.Random(seed).shuffle(documents)  # noqa: S311 - no secret
    loads = [0] * parts
    fold_of = {}
    for document in sorted(documents, key=sizes.__getitem__, reverse=True):
        fold_of[document] = loads.index(min(loads))
        loads[fold_of[document]] += sizes[document]
    return [
        (
            [at for at, sample in enumerate(known) if fold_of[sample.document] != fold],
            [at for at, sample in enumerate(known) if fold_of[sample.document] == fold],
        )
        for fold in range(parts)
        if loads[fold]
    ]


def _fitted(known: Sequence[Sample], names: Sequence[str], seed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(_without_rare_words(known))
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    bias: list[float] = []
    weights: dict[str, list[float]] = {name: [] for name in vectorizer.get_feature_names_out()}
    themes = {}
    for place, theme in enumerate(names):
        told = [at for at, sample in enumerate(known) if theme not in sample.untaught]
        right = [theme in known[at].themes for at in told]
        if len(set(right)) < 2:  # nothing to learn: always or never right
            bias.append(5.0 if right[:1] == [True] else -5.0)
            continue
        estimator = LogisticRegression(C=_STRICTNESS, solver="liblinear", random_state=seed)
        themes[theme] = estimator.fit(matrix[told], right)
        bias.append(_rounded(estimator.intercept_[0]))
        for name, weight in zip(weights, estimator.coef_[0], strict=True):
            weight += _LEXICON * (name == f"r#{theme}")
            if abs(weight) >= _LEAST_WEIGHT:
                weights[name] += [place, _rounded(weight)]
    kept = {name: pairs for name, pairs in sorted(weights.items()) if pairs}
    return {"vectorizer": vectorizer, "themes": themes}, {"classes": list(names), "bias": bias, "weights": kept}


def _without_rare_words(known: Sequence[Sample]) -> list[dict[str, float]]:
    documents: dict[str, set[str]] = {}
    for sample in known:
        for name in filter(_WORDS.match, sample.features):
            documents.setdefault(name, set()).add(sample.document)
    return [
        {
            name: strength
            for name, strength in sample.features.items()
            if name not in documents or len(documents[name]) >= _LEAST_DOCUMENTS
        }
        for sample in known
    ]


def _scores(weights: Mapping[str, Any], sample: Sample) -> list[float]:
    from policymine.learned.linear import choice

    return choice(weights).scores(sample.features)


def _platt(scored: Sequence[tuple[float, bool]], seed: int) -> tuple[Any, tuple[float, float]]:
    """Find the line that turns scores into log-odds that are right as often as they say."""
    from sklearn.linear_model import LogisticRegression

    if len({right for _, right in scored}) < 2:
        return None, (1.0, 0.0)
    estimator = LogisticRegression(C=1e6, solver="liblinear", random_state=seed)
    estimator.fit([[score] for score, _ in scored], [right for _, right in scored])
    return estimator, (_rounded(estimator.coef_[0][0]), _rounded(estimator.intercept_[0]))


def _rounded(number: float) -> float:
    return float(f"{number:.4g}")
