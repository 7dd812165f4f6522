"""Numbers in digits and words: (text, what is read in it)."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.lang import load
from policymine.numbers import NumberReader, add_up
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
]

CASES = [("en", *case) for case in EN]


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
    ("text", "worded", "scaled"),
    [("79", False, False), ("7.9 million", False, True), ("4bn", False, True), ("nine", True, False)],
)
def test_how_it_is_written(text: str, worded: bool, scaled: bool) -> None:
    (number,) = reader("en").find(text)
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
