#!/usr/bin/env python3
"""Measure how well themes are told: by majority, by words alone, by the lexicon, and by the learned model.

    python benchmarks/theme_models.py
    python benchmarks/theme_models.py --also FOLDER

The own annotated documents of a language are dealt out among five folds, document by document; what is measured has
never been seen by what measures it, except that words of the lexicon were chosen with the train split in sight. So the
figures for documents outside the train split stand apart. --also measures more annotated documents with a model of all
own ones; their language is that of their folder's name (without it, those of shared/real beside the checkout, if they
are there). A record counts as right if its theme is one of the annotated ones; macro F1 takes the annotated theme for
the true one that was told, or else the first.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from policymine import extract, read_text
from policymine.gold_files import gold_files, read_gold
from policymine.learned.linear import choice, probability
from policymine.theme_training import Sample, fit, folds, samples

SEED = 20
LANGUAGES = ("en", "zh")
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.97)
ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "real" / "dev"
"""Real documents, annotated; not part of the project."""
Teller = Callable[[Sequence[Sample], Sequence[Sample]], list[str]]


def read_samples(folder: Path) -> tuple[list[Sample], dict[str, str]]:
    """The samples of a folder, and the split (or folder) of each document."""
    found: list[Sample] = []
    parts = {}
    for path in gold_files(folder):
        gold = read_gold(path)
        document = read_text(gold.text, source=f"{gold.name}.txt")
        found += samples(document, extract(document), gold)
        parts[gold.name] = path.parent.name
    return found, parts


def majority(known: Sequence[Sample], asked: Sequence[Sample]) -> list[str]:
    """The theme that comes most."""
    return [Counter(sample.themes[0] for sample in known).most_common(1)[0][0]] * len(asked)


def tfidf(known: Sequence[Sample], asked: Sequence[Sample]) -> list[str]:
    """TF-IDF of the words of indicator and sentence, and one logistic regression: no lexicon, nothing around."""
    vectorizer = TfidfVectorizer(analyzer=words)
    matrix = vectorizer.fit_transform(known)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    estimator = LogisticRegression(C=10, max_iter=1000, random_state=SEED)
    estimator.fit(matrix, [sample.themes[0] for sample in known])
    return list(map(str, estimator.predict(vectorizer.transform(asked))))


def words(sample: Sample) -> list[str]:
    """The words of indicator and sentence."""
    return [name for name in sample.features if name[:2] in ("i:", "s:")]


def lexicon(known: Sequence[Sample], asked: Sequence[Sample]) -> list[str]:
    """What the lexicon says."""
    return [sample.verdict.theme for sample in asked]


def learned(known: Sequence[Sample], asked: Sequence[Sample]) -> list[str]:
    """What the learned model says."""
    weights = choice(fit(known, SEED, calibrate=False)[1])
    told = []
    for sample in asked:
        scores = weights.scores(sample.features)
        told.append(weights.classes[scores.index(max(scores))])
    return told


def crossed(teller: Teller, known: Sequence[Sample]) -> list[str]:
    """What a teller says of samples of documents that it has not seen."""
    told = [""] * len(known)
    for learn, test in folds(known, SEED):
        for at, theme in zip(test, teller([known[i] for i in learn], [known[i] for i in test]), strict=True):
            told[at] = theme
    return told


def figures(told: Sequence[str], asked: Sequence[Sample]) -> str:
    """Accuracy and macro F1."""
    true = [theme if theme in sample.themes else sample.themes[0] for theme, sample in zip(told, asked, strict=True)]
    right = sum(a == b for a, b in zip(told, true, strict=True)) / len(true)
    score = f1_score(true, told, average="macro", labels=sorted({*true, *told}), zero_division=0)
    return f"{right:.3f} | {score:.3f}"


def calibration(known: Sequence[Sample]) -> list[str]:
    """How often the told theme is right, by how likely the model holds it to be; on documents not seen."""
    pairs = []
    for learn, test in folds(known, SEED):
        weights = fit([known[i] for i in learn], SEED)[1]
        slope, offset = weights["calibration"][:2]
        model = choice(weights)
        for sample in (known[i] for i in test):
            scores = model.scores(sample.features)
            best = max(scores)
            pairs.append((probability(slope * best + offset), model.classes[scores.index(best)] in sample.themes))
    lines = ["| theme_score | records | mean | right |", "| --- | --- | --- | --- |"]
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = [pair for pair in pairs if low <= pair[0] < high]
        if inside:
            mean, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            lines.append(f"| {low:g} to {min(high, 1):g} | {len(inside)} | {mean:.2f} | {right:.2f} |")
    return lines


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=ROOT / "corpora")
    real = [folder for folder in map(REAL.joinpath, LANGUAGES) if folder.is_dir()]
    parser.add_argument("--also", type=Path, action="append", default=[], metavar="FOLDER")
    arguments = parser.parse_args()
    tellers: dict[str, Teller] = {
        "majority": majority, "TF-IDF and logistic regression": tfidf, "lexicon": lexicon, "model": learned,
    }  # fmt: skip
    for language in LANGUAGES:
        known, parts = read_samples(arguments.corpora / language)
        apart = [at for at, sample in enumerate(known) if parts[sample.document] != "train"]
        more = {folder.name: read_samples(folder)[0] for folder in arguments.also or real if folder.name == language}
        heads = [f"own, {len(known)} records", f"of these not train, {len(apart)}"]
        heads += [f"also {name}, {len(each)}" for name, each in more.items()]
        print(f"\n## {language}\n\n| | {' | '.join(f'{head}: right | macro F1' for head in heads)} |")
        print(f"| --- |{' --- | --- |' * len(heads)}")
        for name, teller in tellers.items():
            told = crossed(teller, known)
            row = [figures(told, known), figures([told[at] for at in apart], [known[at] for at in apart])]
            row += [figures(teller(known, each), each) for each in more.values()]
            print(f"| {name} | {' | '.join(row)} |", flush=True)
        print("", *calibration(known), sep="\n")


if __name__ == "__main__":
    main()
