"""Which letters a pattern needs, so that it is tried only on texts that it can match.

Looking for a few letters costs a small part of what trying a pattern at every place of a text costs.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

import regex

Item = TypeVar("Item")

Runs = Callable[[], frozenset[str]]
"""Gives what :func:`runs_of` gives for some text; asked only where that is wanted."""

_CACHED = 20_000
_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_RUN = regex.compile(r"[^\W_]+")
_LETTERS = regex.compile(r"[^\W\d_]+")
_NO_DIGITS = {code: " " for code in range(128) if not chr(code).isalpha()}
_SEPARATED = {code: " " for code in range(128) if not chr(code).isalnum()}

_QUANTIFIER = regex.compile(r"(?:[?*+]|\{\d+(?:,\d*)?\})[?+]?")
_AT_LEAST_ONE = regex.compile(r"\{0*[1-9]")
_SET = regex.compile(r"\[\^?(?:[^\\\[\]]|\\[^\[\]pPLNxuU])+\]")
_TOKEN = regex.compile(r"\\.|\[(?:\\.|[^\\\]])+\]|.")
# A set of signs that stand for themselves, one by one.
_SIGNS = regex.compile(r"(?!\^)(?:[^\\-]|\\[^\w\s])+-?")
_OPENING = regex.compile(r"\((?:\?(?:[:=!>]|<[=!]|P<\w+>))?(?!\?)")
_LOOKING = frozenset({"(?=", "(?!", "(?<=", "(?<!"})


@functools.lru_cache(maxsize=1024)
def needs_of(pattern: str) -> tuple[frozenset[str], ...]:
    r"""Tell which letters a text must hold for a pattern to match anywhere in it.

    Args:
        pattern: A regular expression for folded text, without flags.

    Returns:
        Sets of letters; a text that the pattern matches holds at least one of each set. No sets say nothing.

    Example:
        >>> [sorted(need) for need in needs_of(r"(?:the )?(?P<o>first|second) quarters?")]
        [[' quarter'], ['first', 'second']]
        >>> needs_of(r"\d+"), needs_of(r"(?i)year")
        ((), ())
    """
    try:
        needs, end = _alternatives(pattern, 0)
    except (_Unknown, IndexError):
        return ()
    if end < len(pattern):
        return ()
    return tuple(sorted(set(needs), key=lambda need: (len(need), sorted(need))))


def may_match(text: str, needs: Iterable[frozenset[str]]) -> bool:
    """Tell whether a text holds what a pattern needs.

    Args:
        text: The text.
        needs: What :func:`needs_of` gave for the pattern.

    Example:
        >>> needs = needs_of("(?:first|second) quarter")
        >>> may_match("in the first quarter", needs), may_match("in the third quarter", needs)
        (True, False)
    """
    for need in needs:
        for word in need:
            if word in text:
                break
        else:
            return False
    return True


def shortest(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out every word that holds another one: a text without the others holds none of these either.

    Example:
        >>> shortest(["sept", "sep", "may", "september"])
        ('may', 'sep')
    """
    kept: list[str] = []
    for word in sorted(set(words), key=lambda word: (len(word), word)):
        if not any(other in word for other in kept):
            kept.append(word)
    return tuple(kept)


def runs_of(text: str) -> frozenset[str]:
    """Give the runs of letters and digits that stand in a text, each by itself.

    Example:
        >>> sorted(runs_of("3.5% of well-kept parks"))
        ['3', '5', 'kept', 'of', 'parks', 'well']
    """
    if text.isascii():
        return frozenset(text.translate(_SEPARATED).split())
    return frozenset(_RUN.findall(text))


def letter_runs_of(text: str) -> frozenset[str]:
    """Give the runs of letters that stand in a text; digits part them.

    Example:
        >>> sorted(letter_runs_of("30bn of 3.5 million"))
        ['bn', 'million', 'of']
    """
    if text.isascii():
        return frozenset(text.translate(_NO_DIGITS).split())
    return frozenset(_LETTERS.findall(text))


class Sieve(Generic[Item]):
    """Picks out of many patterns those that a text can match at all, by looking for the letters that they need.

    What most of the patterns need is looked for first, and nothing that only patterns need which are out already.

    Args:
        patterns: What to give back for each pattern, and what :func:`needs_of` says of the pattern.

    Example:
        >>> sieve = Sieve((pattern, needs_of(pattern)) for pattern in ("(?:first|last) quarter", "[0-9]+ years", "no"))
        >>> sieve.pick("in the first quarter"), sieve.pick("3 years, no more")
        (['(?:first|last) quarter'], ['[0-9]+ years', 'no'])
    """

    def __init__(self, patterns: Iterable[tuple[Item, Iterable[frozenset[str]]]]) -> None:
        self._items: list[Item] = []
        users: dict[frozenset[str], int] = {}  # for each need one bit for each pattern that has it
        for place, (item, needs) in enumerate(patterns):
            self._items.append(item)
            for need in needs:
                users[need] = users.get(need, 0) | 1 << place
        ordered = sorted(users.items(), key=lambda entry: (-entry[1].bit_count(), len(entry[0])))
        self._needs = [(bits, tuple(sorted(need))) for need, bits in ordered]

    def pick(self, text: str) -> list[Item]:
        """Give what belongs to the patterns that the text can match, in their order.

        Args:
            text: The text.
        """
        left = (1 << len(self._items)) - 1
        for bits, words in self._needs:
            if left & bits:
                for word in words:
                    if word in text:
                        break
                else:
                    left &= ~bits
        items = self._items
        picked = []
        while left:
            lowest = left & -left
            picked.append(items[lowest.bit_length() - 1])
            left ^= lowest
        return picked


class CodeSieve(Generic[Item]):
    """Picks out of many patterns around one sign those that a text with that sign can match, for texts of few letters.

    What must stand before the sign is looked for before it only, and so behind it. Of a need of several letters in a
    row one is enough to look for, so that a text is no more than the letters on both sides.

    Args:
        patterns: What to give back for each pattern, and the pattern.
        signs: The sign, or several of which each may stand for it.

    Example:
        >>> sieve = CodeSieve([("verb", "v.*@"), ("noun", "@a?n"), ("both", "v[ab]*@n|@z")], "@")
        >>> sieve.pick("avQ", "Qa"), sieve.pick("n", "an")
        (['verb', 'both'], ['noun', 'both'])
    """

    def __init__(self, patterns: Iterable[tuple[Item, str]], signs: str) -> None:
        self._items: list[Item] = []
        users: dict[tuple[int, frozenset[str]], int] = {}  # for each side and need one bit for each pattern that has it
        for place, (item, pattern) in enumerate(patterns):
            self._items.append(item)
            for side, part in enumerate(_sides(pattern, signs)):
                for need in needs_of(part):
                    key = side, frozenset(letters[0] for letters in need)
                    users[key] = users.get(key, 0) | 1 << place
        self._users = list(users.values())
        # For each side and letter one bit for each need that the letter meets.
        self._meets: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for bit, (side, need) in enumerate(users):
            for letter in need:
                self._meets[side][letter] = self._meets[side].get(letter, 0) | 1 << bit
        self._known: dict[int, list[Item]] = {}

    def pick(self, before: str, behind: str) -> list[Item]:
        """Give what belongs to the patterns that can match, in their order.

        Args:
            before: The text before the sign.
            behind: The text behind it.
        """
        missing = (1 << len(self._users)) - 1
        for letters, meets in zip((before, behind), self._meets, strict=True):
            for letter in set(letters):
                missing &= ~meets.get(letter, 0)
        picked = self._known.get(missing)
        if picked is None:
            out = 0
            for bit, users in enumerate(self._users):
                if missing >> bit & 1:
                    out |= users
            picked = [item for place, item in enumerate(self._items) if not out >> place & 1]
            if len(self._known) >= _CACHED:
                self._known.clear()
            self._known[missing] = picked
        return picked


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
            self._by_run.setdefault(max(runs_of(word), key=len, default=""), []).append(word)
        self._runs = frozenset(self._by_run)

    def stand_in(self, text: str, runs: Runs | None = None) -> bool:
        """Tell whether one of the words stands in a text.

        Args:
            text: The text.
            runs: Gives what :func:`runs_of` gives for the text or for a longer one that it is out of.
        """
        if self._anywhere is not None:
            return self._anywhere.search(text) is not None
        found = runs_of(text) if runs is None else runs()
        if self._runs.isdisjoint(found) and "" not in self._runs:
            return False
        return any(_stands_in(word, text) for run in (*(self._runs & found), "") for word in self._by_run.get(run, ()))


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
        self._signs = _WHITE + signs
        self._words = tuple({word.rstrip(self._signs) for word in words})
        self._last = frozenset(word[-1:] for word in self._words)
        self.told = self._last.union(self._signs)

    def may_end(self, text: str, start: int, end: int) -> bool:
        """Tell whether a word may stand at the end of a part of a text.

        Args:
            text: The text.
            start: Where the part begins.
            end: Where it ends.
        """
        last = text[end - 1 : end]
        if last in self._last:
            return text.endswith(self._words, start, end)
        return last in self._signs and text[start:end].rstrip(self._signs).endswith(self._words)


class Beginnings:
    """Tells whether one of some words may begin at a place of a text, by its first letters.

    Args:
        words: The words.
        alone: Whether no letter may follow them.

    Example:
        >>> beginnings = Beginnings(["t", "tonnes"], alone=True)
        >>> [beginnings.may_begin(text, 0) for text in ("t of coal", "tonnage", "tasks")]
        [True, True, False]
    """

    def __init__(self, words: Iterable[str], *, alone: bool) -> None:
        known = frozenset(words)
        self._long = frozenset(word[:4] for word in known if len(word) > 3)
        self._short = frozenset(word for word in known if len(word) < 4)
        self._alone = alone

    def may_begin(self, text: str, at: int) -> bool:
        """Tell whether a word may begin at a place.

        Args:
            text: The text.
            at: The place.
        """
        head = text[at : at + 4]
        if head in self._long:
            return True
        for size in (1, 2, 3):
            if head[:size] in self._short:
                after = head[size : size + 1]
                if not (self._alone and after.isascii() and after.isalpha()):
                    return True
        return False


def _sides(pattern: str, signs: str) -> tuple[str, str]:
    """Cut a pattern at the sign that it is around; where the sign is inside a group, nothing is known of the sides."""
    depth, places = 0, []
    for token in _TOKEN.finditer(pattern):
        if token[0] in ("(", ")"):
            depth += 1 if token[0] == "(" else -1
        elif not depth and token[0] == "|":
            return "", ""
        elif not depth and token[0] in signs:
            places.append(token.start())
    return (pattern[: places[0]], pattern[places[0] + 1 :]) if len(places) == 1 else ("", "")


class _Unknown(Exception):
    """A part of a pattern that :func:`needs_of` does not understand."""


def _alternatives(pattern: str, at: int) -> tuple[list[frozenset[str]], int]:
    """Read the branches of a group up to its bracket, or up to the end; what every one of them needs."""
    branches: list[list[frozenset[str]]] = []
    while True:
        needs, at = _branch(pattern, at)
        branches.append(needs)
        if at >= len(pattern) or pattern[at] == ")":
            break
        at += 1  # the |
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return [], at
    # Of each branch the need that is the hardest to meet.
    best = [max(needs, key=lambda need: (min(map(len, need)), -len(need), sorted(need))) for needs in branches]
    return [frozenset(shortest(letters for need in best for letters in need))], at


def _branch(pattern: str, at: int) -> tuple[list[frozenset[str]], int]:
    """Read the parts of one branch, one after the other."""
    needs: list[frozenset[str]] = []
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        letter, inner, at = _part(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        optional = quantifier is not None and quantifier[0][0] in "?*{" and not _AT_LEAST_ONE.match(quantifier[0])
        at = quantifier.end() if quantifier is not None else at
        if not optional:
            run += letter
            needs += inner
        if run and (optional or quantifier is not None or not letter):
            needs.append(frozenset({run}))
            run = ""
    if run:
        needs.append(frozenset({run}))
    return needs, at


def _part(pattern: str, at: int) -> tuple[str, list[frozenset[str]], int]:
    """Read one part: a letter that stands for itself, or what a group or a set needs; and where the part ends."""
    sign = pattern[at]
    if sign == "\\":
        after = pattern[at + 1]
        if after.isalnum():
            if after not in "sSdDwWbB":
                raise _Unknown
            return "", [], at + 2
        return after, [], at + 2
    if sign == "[":
        members = _SET.match(pattern, at)
        if members is None:
            raise _Unknown
        inside = members[0][1:-1].replace("0-9", "0123456789").replace("1-9", "123456789")
        plain = _SIGNS.fullmatch(inside) is not None
        return "", [frozenset(inside.replace("\\", ""))] if plain else [], members.end()
    if sign == "(":
        opening = _OPENING.match(pattern, at)
        if opening is None:
            raise _Unknown
        needs, end = _alternatives(pattern, opening.end())
        if pattern[end] != ")":
            raise _Unknown
        return "", [] if opening[0] in _LOOKING else needs, end + 1
    if sign in ".^$":
        return "", [], at + 1
    if sign in "?*+{}":
        raise _Unknown
    return sign, [], at + 1
