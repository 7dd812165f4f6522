"""What is learned from annotated documents, and how it is applied.

The models of a language stand in files of weights (``models/LANGUAGE-NAME.json``), made by ``policymine train``. A
language without models is read by its rules alone.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from policymine.errors import ResourceError
from policymine.learned.confidence import Confidence, read_confidence
from policymine.learned.linear import Linear, linear, read_model
from policymine.learned.spans import SpanModel
from policymine.learned.themes import ThemeWeights, read_theme_weights

NAMES = ("inside", "start", "end", "record", "kind", "confidence", "theme")
"""The models of a language; the first three belong together."""


@dataclass(frozen=True, slots=True)
class Models:
    """The models of one language, each None where it has not been trained.

    Attributes:
        spans: Which words name what a value is said of.
        record: Whether it is a record at all.
        kind: Whether it is a target.
        confidence: Whether its core fields are right.
        theme: What it is about.

    Example:
        >>> Models().record is None
        True
    """

    spans: SpanModel | None = None
    record: Linear | None = None
    kind: Linear | None = None
    confidence: Confidence | None = None
    theme: ThemeWeights | None = None


def folder() -> Path:
    """Where the models of policymine stand: in the installed package, or beside the source that it runs from.

    Example:
        >>> folder().name
        'models'
    """
    package = Path(__file__).resolve().parents[1]
    installed = package / "models"
    return installed if installed.is_dir() else package.parents[1] / "models"


@functools.cache
def models(language: str) -> Models:
    """Read the models of a language, once in a process.

    Args:
        language: ISO 639-1 code.

    Raises:
        ResourceError: A file of weights cannot be read.

    Example:
        >>> models("tlh") == Models()
        True
    """
    return read_models(folder(), language)


def read_models(where: Path, language: str) -> Models:
    """Read the models of a language from a folder; those that are not there are None.

    Raises:
        ResourceError: A file of weights cannot be read.
    """
    found = {name: path for name in NAMES if (path := where / f"{language}-{name}.json").is_file()}
    told = {name: read_model(path) for name, path in found.items() if name != "theme"}
    sure = told.pop("confidence", None)
    one: dict[str, Linear] = {name: linear(model) for name, model in told.items()}
    spans = SpanModel(one["inside"], one["start"], one["end"]) if {"inside", "start", "end"} <= one.keys() else None
    theme = _theme_weights(found["theme"]) if "theme" in found else None
    return Models(spans, one.get("record"), one.get("kind"), None if sure is None else read_confidence(sure), theme)


def _theme_weights(path: Path) -> ThemeWeights:
    try:
        return read_theme_weights(read_model(path))
    except KeyError as error:
        raise ResourceError(f"{path} has no {error}", hint="make it anew with `policymine train`") from error
