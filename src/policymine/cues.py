"""Whether words stand in a text, at its end or at a place of it: told cheaply, before any pattern is tried."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable

import regex

from policymine.needs import shortest

Runs = Callable[[], frozenset[str]]
"""Gives what :func:`letter_runs_of` gives for some text; asked only where that is wanted."""

_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_RUN = regex.compile(r"[^\W_]+")
_LETTERS = regex.compile(r"[^\W\d_]+")
_NO_DIGITS = {code: " " for code in range(128) if not chr(code).isalpha()}


# The stages that look for numbers ask it of the same sentences, one after the other.
@functools.lru_cache(maxsize=128)
def letter_runs_of(text: str) -> frozenset[str]:
    """Give the runs of letters that stand in a text; digits part them.

    Example:
        >>> sorted(letter_runs_of("30bn of 3.5 million"))
        ['bn', 'million', 'of']
    """
    return frozenset(_runs_in(text))


def _runs_in(text: str) -> list[str]:
    return text.translate(_NO_DIGITS).split() if text.isascii() else _LETTERS.findall(text)


class Cues:
    """Tells whether one of some words stands in a text.

    Args:
        words: The words.
        spaced: Whether they must stand by themselves, as in languages with spaces.

    Example:
        >>> cues = Cues(["plan", "target"], spaced=True)
        >>> cues.stand_in("the plan for 2025"), cues.stand_in("the plant of 2025")
        (True, False)
    """

    def __init__(self, words: Iterable[str], *, spaced: bool) -> None:
        self._anywhere: re.Pattern[str] | None = None
        self._by_run: dict[str, list[str]] = {}
        known = shortest(words) if not spaced else tuple(words)
        if not spaced:
            self._anywhere = re.compile("|".join(map(re.escape, known)) or r"(?!)")
        for word in known:
            # Without the longest run of its letters a word does not stand in a text.
            self._by_run.setdefault(max(sorted(_runs_in(word)), key=len, default=""), []).append(word)
        self._runs = frozenset(self._by_run)
        self._signs = tuple(self._by_run.get("", ()))  # words without letters

    def stand_in(self, text: str, runs: Runs | None = None) -> bool:
        """Tell whether one of the words stands in a text.

        Args:
            text: The text.
            runs: Gives what :func:`letter_runs_of` gives for the text or for a longer one that it is out of.
        """
        if self._anywhere is not None:
            return self._anywhere.search(text) is not None
        found: Collection[str] = _runs_in(text) if runs is None else runs()
        for run in () if self._runs.isdisjoint(found) else self._runs.intersection(found):
            for word in self._by_run[run]:
                if _stands_in(word, text):
                    return True
        return any(_stands_in(word, text) for word in self._signs) if self._signs else False


def _stands_in(word: str, text: str) -> bool:
    """Tell whether a word stands in a text by itself."""
    at = text.find(word)
    while at >= 0:
        if not (_RUN.match(text[at - 1 : at]) or _RUN.match(text, at + len(word))):
            return True
        at = text.find(word, at + 1)
    return False


class Endings:
    """Tells whether a text may end in one of some words, which costs a part of what a pattern costs.

    Args:
        words: The words.
        signs: What may stand behind them, beside white space.

    Attributes:
        told: The characters that a text may end in; most places are told by the character before them.

    Example:
        >>> endings = Endings(["at least", "over"], signs="(")
        >>> endings.may_end("at least (5", 0, 10), endings.may_end("at last 5", 0, 8)
        (True, False)
    """

    def __init__(self, words: Iterable[str], signs: str = "") -> None:
        self._signs = frozenset(_WHITE + signs)
        stripped = {word.rstrip(_WHITE + signs) for word in words}
        # By their last two letters; a word of one letter ends what ends in it.
        self._by_end: dict[str, tuple[str, ...]] = {}
        for word in stripped:
            self._by_end[word[-2:]] = (*self._by_end.get(word[-2:], ()), word)
        self._single = frozenset(word for word in stripped if len(word) < 2)
        self.told = frozenset(word[-1:] for word in stripped).union(self._signs)

    def may_end(self, text: str, start: int, end: int) -> bool:
        """Tell whether a word may stand at the end of a part of a text.

        Args:
            text: The text.
            start: Where the part begins.
            end: Where it ends.
        """
        signs, last = self._signs, text[end - 1 : end]
        while start < end and last in signs and last not in self._single:
            end -= 1
            last = text[end - 1 : end]
        if start >= end:
            return False
        words = self._by_end.get(text[end - 2 : end] if end > 1 else last)
        return (words is not None and text.endswith(words, start, end)) or last in self._single


class Beginnings:
    """Finds the longest of many words that begins at a place of a text.

    A pattern would try word after word, which for a few hundred units takes longer than all else about a number.

    Args:
        words: The words.
        alone: Whether no letter may follow them.

    Example:
        >>> beginnings = Beginnings(["t", "tonnes", "tonnes of coal"], alone=True)
        >>> [beginnings.at(text, 0) for text in ("t of coal", "tonnage", "tonnes of coals")]
        ['t', '', 'tonnes']
    """

    def __init__(self, words: Iterable[str], *, alone: bool) -> None:
        self._by_head: dict[str, list[str]] = {}
        for word in sorted(set(words), key=len, reverse=True):
            self._by_head.setdefault(word[:2], []).append(word)
        self._alone = alone

    def at(self, text: str, at: int) -> str:
        """Give the word that begins at a place; empty if there is none.

        Args:
            text: The text.
            at: The place.
        """
        head = text[at : at + 2]
        for key in (head, head[:1]) if len(head) > 1 else (head,):
            for word in self._by_head.get(key, ()):
                if not text.startswith(word, at):
                    continue
                # A sign ends where it ends, also where the space behind it is lost: "12.6%month-on-month".
                if not (self._alone and word[-1].isalnum() and _LETTERS.match(text, at + len(word))):
                    return word
        return ""
