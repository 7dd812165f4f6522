"""Patterns are picked by the first letters of a line: none that matches may be left out."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.beginnings import Beginnings
from policymine.gold_files import gold_files, read_gold
from policymine.read.knowledge import heading_styles
from policymine.text import normalise

CORPORA = Path(__file__).parents[1] / "corpora"
PATTERNS = [re.compile(source, flags) for source, flags in (
    (r"chapter \d+", re.IGNORECASE), (r"[一二三]+、", 0), (r"\(?\d{1,2}[.)](?!\d)", 0), (r"(?=a)a?b", 0),
    (r".{0,9}\bICP", 0), (r"x?(?<!x)y", 0), (r"", 0), (r"(?i:part) [IVX]+\b", 0), (r"\s*-", 0), (r"a(?!b)c?", 0),
)]  # fmt: skip


def held(lines: list[str], patterns: list[re.Pattern[str]]) -> None:
    """Look at every line with and without picking."""
    picking = Beginnings((pattern, pattern) for pattern in patterns)
    for line in lines:
        assert [p for p in picking.of(line) if p.match(line)] == [p for p in patterns if p.match(line)]


@given(st.lists(st.text(max_size=12) | st.text("aAbBcxy12.-()一、 CPIchapter", max_size=12), max_size=20))
def test_nothing_that_matches_is_left_out(lines: list[str]) -> None:
    held(lines, PATTERNS)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_headings_of_the_corpora(language: str) -> None:
    lines = {
        normalise(line.strip())
        for path in gold_files(CORPORA / language / "dev")
        for line in read_gold(path).text.splitlines()
    }
    held(sorted(lines), [style.pattern for style in heading_styles()])


def test_little_is_left() -> None:
    picking = Beginnings((style, style.pattern) for style in heading_styles())
    assert not picking.of("Clean air")
    assert len(picking.of("The city")) == 1  # "Third, ..."
    assert len(picking.of("(1) Air")) < len(heading_styles()) / 2
