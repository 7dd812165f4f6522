"""What a pattern needs is in every text that it matches, and words and phrases are found where they stand."""

from __future__ import annotations

import pytest
import regex

from policymine.lang import load
from policymine.lexicon import Lexicon
from policymine.needs import CodeSieve, Sieve, may_match, needs_of

PATTERNS = [
    "(?:the )?(?:first|second) quarters?",
    r"\d+(?:\.\d+)? tons?",
    "(?:by|until) (?:the end of )?(?:2025|2030)",
    "(?<=the )coast(?!al)",
    "[bn](?=c)",
    "Z?o(?:ab|b)+",
    "(?i)year",
    "年(?:底|末)前?",
]

TEXTS = {
    "in the second quarters": [PATTERNS[0]],
    "12.5 tons until 2030": [PATTERNS[1], PATTERNS[2]],
    "on the coast by the end of 2025": [PATTERNS[2], PATTERNS[3]],
    "the coastal year": [PATTERNS[6]],
    "the YEAR": [PATTERNS[6]],
    "nnbc": [PATTERNS[4]],
    "Zoabab": [PATTERNS[5]],
    "2025年末前": [PATTERNS[7]],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.items())
def test_patterns_that_match_are_picked(text: str, expected: list[str]) -> None:
    picked = Sieve((pattern, needs_of(pattern)) for pattern in PATTERNS).pick(text)
    assert [pattern for pattern in picked if regex.search(pattern, text)] == expected
    assert [pattern for pattern in PATTERNS if regex.search(pattern, text)] == expected
    assert all(may_match(text, needs_of(pattern)) for pattern in expected)


def test_patterns_that_lack_a_letter_are_not_picked() -> None:
    # One has flags, so nothing is known of it.
    assert Sieve((pattern, needs_of(pattern)) for pattern in PATTERNS).pick("xyz") == [PATTERNS[6]]


@pytest.mark.parametrize(
    "text", ["third quarter", "3rd quarter", "in the first quarter", "12 quarters", "no. 3", "x", ""]
)
def test_a_sieve_picks_what_has_all_its_needs(text: str) -> None:
    # One need is within another, some are shared, and one pattern needs nothing.
    patterns = ["(?:first|third) quarter", "(?:first|third|3rd) quarter", "[0-9]+ quarters", "no[.] [0-9]+", r"\w", "r"]
    needs = [needs_of(pattern) for pattern in patterns]
    sieve = Sieve(zip(patterns, needs, strict=True))
    for _ in range(2):  # the second time the questions are known
        assert sieve.pick(text) == [
            pattern for pattern, each in zip(patterns, needs, strict=True) if may_match(text, each)
        ]


@pytest.mark.parametrize(
    ("text", "words", "phrases"),
    [
        ("建成3座", ["建", "成", "3", "座"], ["建成"]),
        ("建 成3座", ["建", "成", "3", "座"], ["建 成"]),  # one space inside a phrase does not hinder
        ("建  成3座", ["建", "成", "3", "座"], []),
        ("建\n成3座", ["建", "成", "3", "座"], []),
        ("", [], []),
    ],
)
def test_characters_and_phrases(text: str, words: list[str], phrases: list[str]) -> None:
    spans, found = Lexicon(load("zh")).cut(text)
    assert [text[start:end] for start, end, _ in spans] == words
    assert [text[start:end] for start, (end, _) in found.items()] == phrases


def test_the_longest_phrase_counts() -> None:
    text = "we will carry out checks"
    _, found = Lexicon(load("en")).cut(text)
    assert {text[start:end]: entry.lemma for start, (end, entry) in found.items()} == {"carry out": "carry out"}


@pytest.mark.parametrize(
    "text",
    [
        "The town built 2,500 wells (3.5 km), e.g. at O'Hara's.",
        "don't can't cannot U.S. a.m. 5p.m. 3km/h 15% 59.2%.",
        '"water-saving" taps;  two\nlines and\n\n a gap ',
        "PM2.5The 10-year-old pump's ... www.example.org/a, x:y",
        "",
    ],
)
def test_words_are_those_of_spacy(text: str) -> None:
    words, _ = Lexicon(load("en")).cut(text)
    expected = [token for token in load("en").nlp.tokenizer(text) if not token.is_space]
    assert [text[start:end] for start, end, _ in words] == [token.text for token in expected]
    assert [start for start, _, _ in words] == [token.idx for token in expected]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("we Carry out checks", ["Carry out"]),
        ("we carry  out checks", []),
        ("we carry\nout checks", []),
        ("we carry outs", []),
        ("carry out, carry out", ["carry out", "carry out"]),
    ],
)
def test_phrases_of_words(text: str, phrases: list[str]) -> None:
    _, found = Lexicon(load("en")).cut(text)
    assert [text[start:end] for start, (end, _) in found.items()] == phrases


AROUND = ["n@", "[>U<]o{0,2}@", "@a*v", "v(?:a|b)@n", "v@|@v", "(?:a@)?n", "c@(?!v)", r"@[\)>]", "@[a-c]x"]


@pytest.mark.parametrize("code", ["n@", "@nv", "vb@n", "nvb@", "Uo@aav", "c@v", "@)", "a@n", "@bx", "x@x", "@"])
def test_patterns_around_a_sign_are_picked_by_both_sides(code: str) -> None:
    picked = list(CodeSieve(((pattern, pattern) for pattern in AROUND), "@").pick(*code.split("@")))
    assert set(picked) >= {pattern for pattern in AROUND if regex.search(pattern, code)}


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        ("n", "", ["n@", "v@|@v", "(?:a@)?n"]),
        ("", "n", ["v@|@v", "(?:a@)?n"]),
        ("c", "av)", ["@a*v", "v@|@v", "(?:a@)?n", "c@(?!v)"]),  # the bracket is not next to the sign
        ("nc", ")v", ["v@|@v", "(?:a@)?n", "c@(?!v)", r"@[\)>]"]),
        ("vbUoo", "na", ["[>U<]o{0,2}@", "v@|@v", "(?:a@)?n"]),
    ],
)
def test_letters_on_the_wrong_side_do_not_count(before: str, behind: str, expected: list[str]) -> None:
    assert list(CodeSieve(((pattern, pattern) for pattern in AROUND), "@").pick(before, behind)) == expected


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"[>\)]", [[")", ">"]]),
        ("[^ab]", []),
        ("[a-c]", []),
        (r"[\d.]", []),
        ("[-/]", [["-", "/"]]),
        ("[/-]", [["-", "/"]]),
    ],
)
def test_sets_of_signs(pattern: str, needs: list[list[str]]) -> None:
    assert [sorted(need) for need in needs_of(pattern)] == needs


def test_a_sieve_of_many_letters_picks_by_each_of_them() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    patterns = [*letters, "[xyz]a", "ab", "(?:cd|e)f"]
    sieve = Sieve((pattern, needs_of(pattern)) for pattern in patterns)
    for text in ("", "ab", "zae", "cdf", "fe", letters):
        possible = [pattern for pattern in patterns if may_match(text, needs_of(pattern))]
        assert sieve.pick(text) == possible
