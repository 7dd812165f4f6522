"""Words out of example sentences: an analyst who has no list of words gives a few sentences instead.

Of each example all words count that a document on anything would not have: those in the list ``common_words.txt`` of
the language are passed over, and so are words that stand in the examples of two themes. Nothing is trained, and the
words can be listed.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import resources

from policymine.lang import available, load, nouns
from policymine.text import count_cjk, fold

IN_ONE, IN_SEVERAL = 2.0, 3.0
"""Points of a word that comes in one example of its theme, and in two or more."""

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _LONGEST_NOUN = 3, 4
_HAN = 0.3
"""From this share of Chinese characters on a text is Chinese."""


@functools.cache
def common_words(code: str) -> frozenset[str]:
    """The words of a language that come in documents on anything; none for a language that has no list of them.

    Example:
        >>> "year" in common_words("en"), "school" in common_words("en")
        (True, False)
    """
    path = resources.files("policymine") / "lang" / code / "common_words.txt"
    if not path.is_file():
        return frozenset()
    return frozenset(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))


def all_words(text: str, code: str, words_of: Callable[[str], Iterable[str]]) -> set[str]:
    """The words of a text: of three letters or more, or in Chinese the nouns, the longest at each place.

    Args:
        text: The text.
        code: Its language.
        words_of: Gives the words of a text as the lexicon compares them (:func:`policymine.themes.words`).

    Example:
        >>> sorted(all_words("schools in 3 towns", "en", str.split))
        ['schools', 'towns']
        >>> sorted(all_words("新建小学3所", "zh", str.split))
        ['小学']
    """
    known = nouns(code)
    if not known:
        return {word for word in words_of(text) if len(word) >= _SHORTEST and word.isalpha()}
    return {noun for run in _WORD.findall(fold(text)) for noun in _nouns(run, known)}


def _nouns(run: str, known: frozenset[str]) -> Iterator[str]:
    at = 0
    while at < len(run):
        size = next((size for size in range(_LONGEST_NOUN, 1, -1) if run[at : at + size] in known), 1)
        if size > 1:
            yield run[at : at + size]
        at += size


def language_of(text: str, languages: Iterable[str]) -> str | None:
    """The first of some languages that is written in the script of a text; None if there is none.

    Example:
        >>> language_of("新建小学3所", ["en", "zh"]), language_of("three schools", ["zh"])
        ('zh', None)
    """
    letters = sum(map(str.isalpha, text))
    script = "han" if count_cjk(text) > _HAN * letters else "latin"
    known = available()
    # A language that comes without data may be in any script.
    return next((code for code in languages if code not in known or load(code).script == script), None)


def example_words(
    examples: Mapping[str, Sequence[str]], code: str, words_of: Callable[[str], Iterable[str]]
) -> dict[str, dict[str, float]]:
    """The telling words of the examples of some themes, all in one language.

    Args:
        examples: The sentences of each theme.
        code: Their language.
        words_of: As for :func:`all_words`.

    Returns:
        For each theme its words with their points.

    Example:
        >>> examples = {"school": ["build 3 school buses", "20 school meals"], "health": ["build 2 clinics"]}
        >>> example_words(examples, "en", str.split)["school"]
        {'buses': 2.0, 'meals': 2.0, 'school': 3.0}
    """
    often: dict[str, Counter[str]] = {}
    for theme, texts in examples.items():
        often[theme] = Counter(word for text in texts for word in all_words(text, code, words_of))
    themes_with = Counter(word for counts in often.values() for word in counts)
    return {
        theme: {
            word: IN_SEVERAL if count > 1 else IN_ONE
            for word, count in sorted(counts.items())
            if themes_with[word] == 1 and word not in common_words(code)
        }
        for theme, counts in often.items()
    }
