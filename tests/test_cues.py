"""Words are found where they stand, and ruled out only where they cannot."""

from __future__ import annotations

import pytest
import regex

from policymine.cues import Beginnings, Cues, Endings, letter_runs_of


@pytest.mark.parametrize(
    ("text", "spaced", "unspaced"),
    [
        ("the plan", True, True),
        ("plans and plants", False, True),
        ("step_plan", True, True),
        ("", False, False),
    ],
)
def test_cues(text: str, spaced: bool, unspaced: bool) -> None:
    assert Cues(["plan", "target"], spaced=True).stand_in(text) is spaced
    assert Cues(["plan", "target"], spaced=False).stand_in(text) is unspaced


def test_no_cues_stand_nowhere() -> None:
    assert not Cues([], spaced=True).stand_in("plan")
    assert not Cues([], spaced=False).stand_in("plan")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no more than 5", True),
        ("no more thank you", False),
        ("well-kept parks", True),
        ("well kept parks", False),
        ("half² of it", True),  # a raised digit is no part of a word
        ("a half_of it", True),
        ("★ of it", True),
        ("the 3rd of it", True),
        ("the 43rd of it", False),
        ("in 2024 already", True),
    ],
)
def test_cues_of_several_words_and_of_none(text: str, expected: bool) -> None:
    cues = Cues(["no more than", "well-kept", "half", "★", "3rd", "2024"], spaced=True)
    assert cues.stand_in(text) is expected
    # The runs may be those of a longer text.
    assert (
        cues.stand_in(text, lambda: letter_runs_of(f"{text}, and no more than half of the well-kept ones")) is expected
    )


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("3.5% of well-kept", {"of", "well", "kept"}),
        ("30bn_x", {"bn", "x"}),
        ("café，5km²", {"café", "km"}),
        ("", set()),
    ],
)
def test_runs(text: str, letters: set[str]) -> None:
    assert letter_runs_of(text) == letters


@pytest.mark.parametrize(
    "text", ["at least 5", "at least (5", "at least\n5", "beast 5", "least5", "5", " 5", "> 5", ">5", ""]
)
def test_endings_rule_out_only_what_a_pattern_does_not_find(text: str) -> None:
    endings, end = Endings(["at least", "least", ">"], signs="("), max(0, len(text) - 1)
    found = regex.search(r"(?:at least|least|>)\s*\(?$", text, endpos=end) is not None
    assert endings.may_end(text, 0, end) is found
    assert endings.may_end(text, end, end) is False


@pytest.mark.parametrize(
    ("text", "alone", "anywhere"),
    [
        ("t of coal", "t", "t"),
        ("tasks", "", "t"),
        ("t", "t", "t"),
        ("km2", "km", "km"),
        ("kmh", "", "km"),
        ("tonnes", "tonnes", "tonnes"),
        ("tonnes_", "tonnes", "tonnes"),
        ("tonnesé", "", "tonnes"),
        ("ton of coal equivalents", "ton", "ton of coal equivalent"),
        ("ha", "", ""),
        ("", "", ""),
    ],
)
def test_beginnings(text: str, alone: str, anywhere: str) -> None:
    words = ["t", "km", "ton", "tonnes", "ton of coal equivalent"]
    assert Beginnings(words, alone=True).at(text, 0) == alone
    assert Beginnings(words, alone=False).at(f"5 {text}", 2) == anywhere
