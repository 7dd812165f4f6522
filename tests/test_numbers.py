"""Numbers in digits and words: (text, what is read in it)."""

from __future__ import annotations

import functools
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.lang import load
from policymine.numbers import Gate, NumberReader, add_up
from policymine.text import fold

# (text, [(the number as the text has it, its value)])
EN: list[tuple[str, list[tuple[str, float]]]] = [
    # digits
    ("7 wells", [("7", 7)]),
    ("1,107,200 saplings", [("1,107,200", 1107200)]),
    ("15 000 lamps", [("15 000", 15000)]),
    ("15\u00a0000 lamps", [("15\u00a0000", 15000)]),
    ("2 345 678 seedlings", [("2 345 678", 2345678)]),
    ("0.35 and 12.75", [("0.35", 0.35), ("12.75", 12.75)]),
    ("3,456.75 ha", [("3,456.75", 3456.75)]),
    ("1 042 600.5 t", [("1 042 600.5", 1042600.5)]),
    ("in 2020 300 trees", [("2020", 2020), ("300", 300)]),
    ("3, 4 and 5", [("3", 3), ("4", 4), ("5", 5)]),
    ("12,34 bolts", [("12", 12), ("34", 34)]),
    ("007", [("007", 7)]),
    ("９８ wells", [("９８", 98)]),
    ("１２，３４５ lamps", [("１２，３４５", 12345)]),
    # broken parts of scales
    ("half a million lamps", [("half a million", 500000)]),
    ("about half a dozen wells", [("half a dozen", 6)]),
    ("a quarter of a million wells", [("a quarter of a million", 250000)]),
    ("two and a half billion yuan and 3 t", [("two and a half billion", 2.5e9), ("3", 3)]),
    ("a million and a half lamps", [("a million and a half", 1500000)]),
    ("2½ million lamps", [("2½ million", 2500000)]),
    ("half the 3 million lamps", [("3 million", 3e6)]),
    ("a dozen wells and two dozen lamps", [("dozen", 12), ("two dozen", 24)]),
    # digits with scale words
    ("1.042 million mu", [("1.042 million", 1042000)]),
    ("23.6 billion yuan", [("23.6 billion", 23.6e9)]),
    ("1.3 trillion won", [("1.3 trillion", 1.3e12)]),
    ("6 hundred", [("6 hundred", 600)]),
    ("45 thousand", [("45 thousand", 45000)]),
    ("45thousand", [("45thousand", 45000)]),
    ("4 hundred thousand", [("4 hundred thousand", 400000)]),
    ("3 thousand million", [("3 thousand million", 3e9)]),
    ("12 lakh and 3 crore", [("12 lakh", 1.2e6), ("3 crore", 3e7)]),
    ("5 mln, 5 bln, 5 mn, 5 bn", [("5 mln", 5e6), ("5 bln", 5e9), ("5 mn", 5e6), ("5 bn", 5e9)]),
    ("8 MILLION seedlings", [("8 MILLION", 8e6)]),
    # scales glued to the digits
    ("4.8bn", [("4.8bn", 4.8e9)]),
    ("16.2m ha", [("16.2m", 16.2e6)]),
    ("30k farmers", [("30k", 30000)]),
    ("7.5mn people", [("7.5mn", 7.5e6)]),
    ("2tn", [("2tn", 2e12)]),
    # words
    ("three plants", [("three", 3)]),
    ("Twelve plants", [("Twelve", 12)]),
    ("twenty-one villages", [("twenty-one", 21)]),
    ("twenty one villages", [("twenty one", 21)]),
    ("ninety\u2011nine lamps", [("ninety\u2011nine", 99)]),
    ("one hundred and five wells", [("one hundred and five", 105)]),
    ("two hundred fifty thousand trees", [("two hundred fifty thousand", 250000)]),
    ("three million four hundred thousand", [("three million four hundred thousand", 3.4e6)]),
    ("six thousand and twelve", [("six thousand and twelve", 6012)]),
    ("a million trees", [("million", 1e6)]),
    ("hundred and ten", [("hundred and ten", 110)]),
    ("nineteen hundred", [("nineteen hundred", 1900)]),
    ("zero wells", [("zero", 0)]),
    # words that follow one another but are not one number
    ("two three", [("two", 2), ("three", 3)]),
    ("seven and eight", [("seven", 7), ("eight", 8)]),
    ("five, six and seven", [("five", 5), ("six", 6), ("seven", 7)]),
    # no numbers
    ("stone, weight, often, someone", []),
    ("a millionaire, the bnp", []),
    ("several wells", []),
    ("", []),
    # scales that translations leave beside the number
    ("41.5 10,000 tons", [("41.5 10,000", 415000)]),
    ("3.2 100 million yuan", [("3.2 100 million", 320e6)]),
    ("7.5 ten thousand mu", [("7.5 ten thousand", 75000)]),
    ("12 10,000-ton berths", [("12", 12), ("10,000", 10000)]),
]

ZH: list[tuple[str, list[tuple[str, float]]]] = [
    ("104.2万亩", [("104.2万", 1042000)]),
    ("1.2亿吨", [("1.2亿", 1.2e08)]),
    ("3万多亿元", [("3万多亿", 3e12)]),
    ("90余万户", [("90余万", 900000)]),
    ("8000多万人", [("8000多万", 8e07)]),
    ("１２，３４５盏", [("１２，３４５", 12345)]),
    ("９８座", [("９８", 98)]),
    ("1,107,200株", [("1,107,200", 1107200)]),
    ("1亿3千多万", [("1亿3千多万", 1.3e08)]),
    ("2万5千公里", [("2万5千", 25000)]),
    ("1亿3千万", [("1亿3千万", 1.3e08)]),
    ("100万三千", [("100万三千", 1003000)]),
    ("1万600", [("1万600", 10600)]),
    ("3千亿", [("3千亿", 3e11)]),
    ("15万千瓦", [("15万", 150000)]),
    ("21千瓦", [("21", 21)]),
    ("350兆瓦", [("350", 350)]),
    ("二十一个村", [("二十一", 21)]),
    ("一百零五口井", [("一百零五", 105)]),
    ("三千五百万", [("三千五百万", 3.5e07)]),
    ("两千零一十二亩", [("两千零一十二", 2012)]),
    ("四亿五千六百四十二万零一十五", [("四亿五千六百四十二万零一十五", 456420015)]),
    ("十万", [("十万", 100000)]),
    ("一万三", [("一万三", 13000)]),
    ("三十六万余人", [("三十六万余", 360000)]),
    ("二十几万", [("二十几万", 200000)]),
    ("一百零几万", [("一百零几万", 1000000)]),
    ("二〇二五", [("二〇二五", 2025)]),
    ("三点五", [("三点五", 3.5)]),
    ("一点五亿", [("一点五亿", 1.5e08)]),
    ("十五点七", [("十五点七", 15.7)]),
    ("三、五、七", [("三", 3), ("五", 5), ("七", 7)]),
    ("二三十家", []),
    ("一百五六十家", []),
    ("十七八个", []),
    ("四万万", [("四万万", 4e08)]),
    ("一千零五", [("一千零五", 1005)]),
    ("１０．４万", [("１０．４万", 104000)]),
    ("104.2 万亩", [("104.2 万", 1042000)]),
    ("一切", []),
    ("统一部署", []),
    ("大陆", []),
    ("零", [("零", 0)]),
]

CASES = [("en", *case) for case in EN] + [("zh", *case) for case in ZH]


@functools.cache
def reader(language: str) -> NumberReader:
    return NumberReader(load(language).tables["numbers"])


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_find(language: str, text: str, expected: list[tuple[str, float]]) -> None:
    numbers = reader(language).find(fold(text))
    assert [(text[n.start : n.end], n.value) for n in numbers] == expected


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_the_gate_lets_every_number_through(language: str, text: str, expected: list[tuple[str, float]]) -> None:
    assert not expected or reader(language).gate.search(fold(text))


@pytest.mark.parametrize(
    ("text", "spaced", "unspaced"),
    [
        ("a third of them", "a third", "a third"),
        ("the third", None, None),
        ("ten of them", "ten", "ten"),
        ("on our behalf", None, "half"),
        ("a half", "half", "half"),
        ("nothing", None, None),
    ],
)
def test_more_words_of_a_gate_stand_by_themselves_or_anywhere(
    text: str, spaced: str | None, unspaced: str | None
) -> None:
    gate = Gate(["ten"])
    assert gate.with_more(["half", "a third"], spaced=True).search(text) == spaced
    assert gate.with_more(["half", "a third"], spaced=False).search(text) == unspaced


@pytest.mark.parametrize(
    ("language", "text", "worded", "scaled"),
    [
        ("en", "79", False, False),
        ("en", "7.9 million", False, True),
        ("en", "4bn", False, True),
        ("en", "nine", True, False),
        ("zh", "79", False, False),
        ("zh", "7.9万", False, True),
        ("zh", "九", True, False),
        ("zh", "九千", True, True),
    ],
)
def test_how_it_is_written(language: str, text: str, worded: bool, scaled: bool) -> None:
    (number,) = reader(language).find(text)
    assert (number.worded, number.scaled) == (worded, scaled)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], 0),
        ([7], 7),
        ([20, 3], 23),
        ([100], 100),
        ([2, 100, 50, 1000], 250000),
        ([3, 1000, 5, 100], 3500),
        ([3, 1000, 5, 100, 10000], 35000000),
        ([1, 1e6, 2, 1000, 3], 1002003),
        ([2, 100, 1e8, 5, 1000, 10000], 20050000000),
    ],
)
def test_add_up(parts: list[float], expected: float) -> None:
    assert add_up(parts, frozenset({10, 100, 1000, 10000, 1e6, 1e8})) == expected


@given(st.integers(0, 10**12 - 1))
def test_groups_do_not_change_a_number(number: int) -> None:
    grouped = f"{number:,}"
    for text in (str(number), grouped, grouped.replace(",", " ")):
        (found,) = reader("en").find(text)
        assert (found.start, found.end, found.value) == (0, len(text), number)


@pytest.mark.parametrize(
    ("text", "more"),
    [("8000多万", True), ("90余万", True), ("30多", True), ("1亿3千多万", True), ("二十几万", True), ("8000万", False)],
)
def test_more(text: str, more: bool) -> None:
    (number,) = reader("zh").find(text)
    assert number.more is more


@pytest.mark.parametrize(("text", "bare"), [("万亿", True), ("千", True), ("十万", False), ("三千", False), ("", True)])
def test_bare_scale(text: str, bare: bool) -> None:
    assert reader("zh").is_bare_scale(text) is bare


def in_characters(number: int) -> str:
    """Write a number below 10 ** 16 in Chinese characters."""
    if number >= 10**4:
        size, name = (10**8, "亿") if number >= 10**8 else (10**4, "万")
        rest = number % size
        zero = "零" if 0 < rest < size // 10 else ""
        return in_characters(number // size) + name + zero + (in_characters(rest) if rest else "")
    text, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + name
        gap = digit == 0
    return text or "零"


@given(st.integers(0, 10**15) | st.integers(0, 10**6))
def test_in_characters(number: int) -> None:
    text = in_characters(number)
    (found,) = reader("zh").find(text)
    assert (found.end, found.value, found.worded) == (len(text), number, True)


@given(st.text("〇零一二两三九十百千万亿兆点多余几壹拾分之 0129.,", max_size=60))
def test_any_run_of_characters(text: str) -> None:
    numbers = reader("zh").find(text)
    assert all(0 <= n.start < n.end <= len(text) and 0 <= n.value < math.inf for n in numbers)
    assert all(a.end <= b.start for a, b in pairwise(numbers))


@pytest.mark.parametrize("text", ["亿" * 60, "9" + "亿" * 60, "一点五" + "万" * 90, "一" + "万" * 90])
def test_a_run_of_scales_stays_finite(text: str) -> None:
    assert all(n.value < math.inf for n in reader("zh").find(text))


ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"]
ONES += ["fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """Spell a number above zero in English words."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {spelled(number % size)}" if number % size else ""
            return f"{spelled(number // size)} {name}{rest}"
    if number < 20:
        return ONES[number - 1]
    return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")


@given(st.integers(1, 10**12 - 1))
def test_spelled_out(number: int) -> None:
    text = spelled(number)
    (found,) = reader("en").find(text)
    assert (found.end, found.value, found.worded) == (len(text), number, True)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("zh", "2.养殖污染", ["2"]),
        ("zh", "1,234.河道", ["1,234"]),
        ("en", "2.Ponds and 7. weirs", ["2", "7"]),
        ("en", "Built 3.50 km.", ["3.50"]),
        ("en", "See 1.23.4 and 5.6", ["5.6"]),
    ],
)
def test_a_point_without_digits_behind_it_ends_a_number(language: str, text: str, found: list[str]) -> None:
    reader = NumberReader(load(language).tables["numbers"])
    assert [text[number.start : number.end] for number in reader.find(text)] == found
