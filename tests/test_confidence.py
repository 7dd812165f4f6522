"""How sure records are: what is learned of it, and what it is used for."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.extract import Extractor
from policymine.learned import Models, models, read_models
from policymine.learned.confidence import RELIED_ON, Confidence, read_confidence
from policymine.learned.linear import Linear
from policymine.read import read_text

ENGLISH = "In 2023, the county cleaned 14 ponds."
DUE = "All brooks are to be cleaned by the end of June 2026."
TABLE = "Indicator | Unit | 2022 | 2023\nClean brooks | % | 40 | 52\n"
PLAIN = Linear(2.0, {})


def sure(text: str, confidence: Confidence | None) -> list[float]:
    """The confidence in the records of a text."""
    document = read_text(text, language="en", source="report-2024.txt")
    return [record.confidence for record in Extractor("en", models=Models(confidence=confidence)).records(document)]


@pytest.mark.parametrize(
    ("reliable", "expected"),
    [(1.0, 0.881), (2.0, 0.881), (2.2, 0.881), (4.0, 0.75), (math.inf, 0.881)],
)
def test_what_is_less_sure_than_what_was_right_lies_below_nine_tenths(reliable: float, expected: float) -> None:
    assert sure(ENGLISH, Confidence(PLAIN, reliable)) == [expected]


def test_nothing_is_relied_on_where_nothing_was_right() -> None:
    assert sure(ENGLISH, Confidence(Linear(9.0, {}), math.inf)) == [0.89]


@given(st.floats(-20, 20), st.floats(0, 5), st.floats(0.1, 12))
def test_confidence_keeps_the_order_of_scores(score: float, more: float, reliable: float) -> None:
    confidence = Confidence(PLAIN, reliable)
    low, high = confidence.of(score), confidence.of(score + more)
    assert 0.0 <= low <= high <= 1.0
    if score < reliable - 1e-6:
        assert low < RELIED_ON or reliable <= math.log(9)
    assert confidence.of(max(reliable, math.log(9)) + 1e-6) >= RELIED_ON


@pytest.mark.parametrize(("text", "sort"), [(DUE, "deadline"), (TABLE, "table")])
def test_what_no_model_judges_is_trusted_as_often_as_it_was_right(text: str, sort: str) -> None:
    whole = sure(text, Confidence(PLAIN))
    half = sure(text, Confidence(PLAIN, shares={sort: 0.5}))
    assert whole
    assert half == pytest.approx([each / 2 for each in whole], abs=0.001)
    assert sure(text, Confidence(PLAIN, shares={"other": 0.5})) == whole == sure(text, None)


def test_calibration_is_read_from_the_file(tmp_path: Path) -> None:
    model = {"bias": 1.0, "examples": 3, "weights": {"a": 2.0}, "reliable": None, "shares": {"deadline": 0.7}}
    (tmp_path / "en-confidence.json").write_text(json.dumps(model), encoding="utf-8")
    found = read_models(tmp_path, "en").confidence
    assert found == Confidence(Linear(1.0, {"a": 2.0}), math.inf, {"deadline": 0.7})
    assert read_confidence({"bias": 0.0, "weights": {}, "reliable": 2.5}).reliable == 2.5


@pytest.mark.parametrize("language", ["en", "zh"])
def test_shipped_models_are_calibrated(language: str) -> None:
    confidence = models(language).confidence
    assert confidence is not None
    assert math.isfinite(confidence.reliable)
    assert set(confidence.shares) == {"deadline", "table"}
    assert all(0.5 < share < 1 for share in confidence.shares.values())


def test_scores_are_stretched_to_what_came_true() -> None:
    pytest.importorskip("sklearn", reason="training needs the extra policymine[train]")
    from policymine.confidence_training import Judged, fit_confidence

    judged = []
    for document in range(10):
        for place in range(40):
            plain = place % 2 == 0
            right = place % 20 != 0 if plain else place % 3 == 0  # 95 % and a third
            judged.append(Judged(f"d{document}", ["plain"] if plain else ["hard"], right))
    calibrated = fit_confidence(judged)
    confidence = calibrated.confidence({})
    assert confidence.linear.score(["plain"]) > 2
    assert math.isinf(calibrated.reliable)  # 95 % is not enough
    assert confidence.of(confidence.linear.score(["plain"])) < RELIED_ON
    assert confidence.of(confidence.linear.score(["hard"])) == pytest.approx(0.35, abs=0.05)
    better = [each._replace(right=True) if each.features == ["plain"] else each for each in judged]
    assert fit_confidence(better).confidence({}).of(99.0) > RELIED_ON


def test_words_of_the_whole_sentence_are_no_feature_of_confidence() -> None:
    pytest.importorskip("sklearn", reason="training needs the extra policymine[train]")
    from policymine.confidence_training import Judged, fit_confidence

    judged = [Judged(f"d{at % 7}", [f"w{'good' if at % 2 else 'bad'}", "v"], at % 2 == 1) for at in range(70)]
    assert set(fit_confidence(judged).fitted.features) == {"v"}
