"""Patterns picked by the words of a text, and things taken through stages side by side."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from policymine.lockstep import in_step
from policymine.needs import Sieve, needs_of
from policymine.word_sieve import WordSieve

ENGLISH = [
    "in (?:19|20)(?:0|5) ha",
    "[1-9](?:th|nd) (?:row|quarter)",
    "[0-9]x|-",
    "(?:first|last) quarter",
    "[0-9]+ years?",
    "no",
    "end of 20",
    "ten-fold",
    r"\d+",
    "(?:a|the)? plan for [12]",
]
CHINESE = ["(?:第一|第二)季度", "[0-9]+年", "年底", "十二五(?:时期|期间)", r"\d+", "到?(?:今|明)年"]


@pytest.mark.parametrize("patterns", [ENGLISH, CHINESE])
@pytest.mark.parametrize(
    "text",
    [
        "in the first quarters of 2024, 3 years after the plan for 2",
        "in 20 ha and in 195 ha", "in the 4th quarter", "the row 20 of x", "2nd-best", "- no 3 quarters",
        "nothing", "", "unknown", "ten-fold at the end of 20", "quarterly at last", "9",
        "到今年年底", "第一季度达到3年", "“十二五”时期", "十二五期间12年", "年", "第一个季度",
    ],
)  # fmt: skip
def test_the_same_is_picked_as_question_by_question(patterns: list[str], text: str) -> None:
    entries = [(pattern, needs_of(pattern)) for pattern in patterns]
    assert list(WordSieve(entries).pick(text)) == list(Sieve(entries).pick(text))


def test_a_later_sieve_does_not_change_what_an_earlier_one_picks() -> None:
    first = WordSieve([("one", needs_of("harbour")), ("two", needs_of("pier"))])
    assert first.pick("piers in harbours") == ["one", "two"]
    second = WordSieve([("three", needs_of("bour")), ("four", needs_of("pier"))])
    assert second.pick("piers in harbours") == ["three", "four"]
    assert first.pick("piers in harbours") == ["one", "two"]
    assert (first.pick("a pier"), second.pick("a pier")) == (["two"], ["four"])


@pytest.mark.parametrize("of_all", [True, False])
def test_sieves_of_all_sentences_pick_the_same(of_all: bool) -> None:
    entries = [(pattern, needs_of(pattern)) for pattern in ENGLISH]
    sieve = WordSieve(entries, of_all=of_all)
    for text in ("9 years", "in the first quarter", "a plan for 3", "in 205 ha", "none"):
        assert list(sieve.pick(text)) == list(Sieve(entries).pick(text))


def test_a_fault_in_one_of_many_stages_is_not_hidden() -> None:
    def steps(name: str) -> Generator[None, None, str]:
        yield
        if name == "b":
            raise ValueError(name)
        yield
        return name

    assert in_step(map(steps, "ac")) == ["a", "c"]
    with pytest.raises(ValueError, match="b"):
        in_step(map(steps, "abc"))
