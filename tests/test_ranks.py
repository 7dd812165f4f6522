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
    # places above those that dates have
    ("moving up from thirty-ninth to second place", [("thirty-ninth", "=", 39), ("second", "=", 2)]),
    ("it climbed from 21st to 14th in the province", [("21st", "=", 21), ("14th", "=", 14)]),
    ("The county ranked twenty-third in the nation.", [("twenty-third", "=", 23)]),
    ("The twenty-first meeting was held.", []),
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
    ("The canal at Elm kept Class II.", [("ii", "=", 2)]),
    ("The canal jumped out of Class V to Class IV.", [("v", "=", 5), ("iv", "=", 4)]),
    ("Canal at Elm: Class III, up from Class V", [("iii", "=", 3), ("v", "=", 5)]),
    ("The city moved from the ninth to the fourth in the province.", [("ninth", "=", 9), ("fourth", "=", 4)]),
    ("Forest cover reached 46%, seventh highest in the country.", [("seventh", "=", 7)]),
    ("The score is among the front three of the province.", [("three", "<=", 3)]),
]

ZH: list[tuple[str, list[tuple[str, str, float]]]] = [
    ("全市空气质量排名全省第三。", [("三", "=", 3)]),
    ("位居全国第一", [("一", "=", 1)]),
    ("名列全省第2位", [("2", "=", 2)]),
    ("居全省第五位", [("五", "=", 5)]),
    ("排名全国第12位", [("12", "=", 12)]),
    ("位列第四", [("四", "=", 4)]),
    ("排名全国前十", [("十", "<=", 10)]),
    ("进入全省前三", [("三", "<=", 3)]),
    ("稳居全国首位", [("首", "=", 1)]),
    ("水质稳定达到Ⅱ类", [("Ⅱ", "=", 2)]),
    ("水质保持在Ⅲ类以上", [("Ⅲ", ">=", 3)]),
    ("水质稳定在II类", [("II", "=", 2)]),
    ("改善为Ⅳ类", [("Ⅳ", "=", 4)]),
    ("由Ⅴ类提升至Ⅲ类", [("Ⅴ", "=", 5), ("Ⅲ", "=", 3)]),
    ("从2019年的Ⅳ类变成了Ⅱ类", [("Ⅳ", "=", 4), ("Ⅱ", "=", 2)]),
    ("水质恶化为Ⅴ类", [("Ⅴ", "=", 5)]),
    ("不低于Ⅲ类", [("Ⅲ", ">=", 3)]),
    ("由第八升到第三", [("八", "=", 8), ("三", "=", 3)]),
    ("排在全市倒数第二", [("二", "=", 2)]),
    ("第二轮督察", []),
    ("第十四届人民代表大会", []),
    ("第三批名单", []),
    ("第一季度", []),
    ("首次突破", []),
    ("Ⅰ—Ⅲ类水体比例", []),
    ("劣Ⅴ类", []),
    ("前三季度", []),
    ("第一，关停砖窑。", []),
    ("二类县", []),
    ("前10%", []),
]

CASES = [("en", *case) for case in EN] + [("zh", *case) for case in ZH]


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
