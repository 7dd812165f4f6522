"""Ranks and classes: (text, what is read in it)."""

from __future__ import annotations

import functools

import pytest

from policymine.lang import load
from policymine.ranks import RankReader
from policymine.text import fold

# (text, [(the rank as the text has it, comparator, place)])
EN: list[tuple[str, list[tuple[str, str, float]]]] = [
    ("The city ranked third in the province.", [("third", "=", 3)]),
    ("It ranks first nationwide.", [("first", "=", 1)]),
    ("ranking 12th among all counties", [("12th", "=", 12)]),
    ("It was ranked No. 2 in the basin.", [("No. 2", "=", 2)]),
    ("took first place in the contest", [("first", "=", 1)]),
    ("won the second place", [("second", "=", 2)]),
    ("the 4th place in the province", [("4th", "=", 4)]),
    ("climbed to fifth in the region", [("fifth", "=", 5)]),
    ("stood at ninth in the country", [("ninth", "=", 9)]),
    ("held the third position", [("third", "=", 3)]),
    ("Its air quality placed second, behind Oak City.", [("second", "=", 2)]),
    ("It is among the top ten in the province.", [("ten", "<=", 10)]),
    ("The city entered the top 20.", [("20", "<=", 20)]),
    ("to stay in the top three", [("three", "<=", 3)]),
    # classes of water that are reached or kept
    ("The water quality reached Class II.", [("ii", "=", 2)]),
    ("stable at Class III", [("iii", "=", 3)]),
    ("remained at Grade II throughout", [("ii", "=", 2)]),
    ("the river maintained class I", [("i", "=", 1)]),
    ("was upgraded to Class IV", [("iv", "=", 4)]),
    # no ranks
    ("the first half of the year", []),
    ("the second round of inspection", []),
    ("the third phase of the works", []),
    ("for the first time", []),
    ("First, close the kilns.", []),
    ("the top 10% of emitters", []),
    ("sections inferior to Class V", []),
    ("the share of Class I-III water", []),
    ("the top priority", []),
    ("take first aid", []),
]

CASES = [("en", *case) for case in EN]


@functools.cache
def reader(language: str) -> RankReader:
    return RankReader(load(language))


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_find(language: str, text: str, expected: list[tuple[str, str, float]]) -> None:
    found = reader(language).find(fold(text), [])
    assert [(text[q.start : q.end].lower(), q.comparator, q.value) for q in found] == [
        (words.lower(), comparator, value) for words, comparator, value in expected
    ]
    assert all(q.sort == "rank" and q.left <= q.start < q.end <= q.right for q in found)


def test_what_is_a_date_is_no_rank() -> None:
    text = "it ranked first in the province"
    start = text.index("first")
    assert reader("en").find(text, [(start, start + 5)]) == []
