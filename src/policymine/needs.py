"""Which letters a pattern needs, so that it is tried only on texts that it can match.

Looking for a few letters costs a small part of what trying a pattern at every place of a text costs.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

import regex

Item = TypeVar("Item")


_QUANTIFIER = regex.compile(r"(?:[?*+]|\{\d+(?:,\d*)?\})[?+]?")
_AT_LEAST_ONE = regex.compile(r"\{0*[1-9]")
_SET = regex.compile(r"\[\^?(?:[^\\\[\]]|\\[^\[\]pPLNxuU])+\]")
_TOKEN = regex.compile(r"\\.|\[(?:\\.|[^\\\]])+\]|.")
# A set of signs that stand for themselves, one by one.
_SIGNS = regex.compile(r"(?!\^)-?(?:[^\\-]|\\[^\w\s])+-?")
_OPENING = regex.compile(r"\((?:\?(?:[:=!>]|<[=!]|P<\w+>))?(?!\?)")
_CACHED = 20_000
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


class Sieve(Generic[Item]):
    """Picks out of many patterns those that a text can match at all, by looking for the letters that they need.

    What most of the patterns need is looked for first, and nothing that only patterns need which are out already.

    Args:
        patterns: What to give back for each pattern, and what :func:`needs_of` says of the pattern.

    Example:
        >>> sieve = Sieve((pattern, needs_of(pattern)) for pattern in ("(?:first|last) quarter", "[0-9]+ years", "no"))
        >>> sieve.pick("in the first quarter"), sieve.pick("3 years, no more")
        (['(?:first|last) quarter'], ['[0-9]+ years', 'no'])
        >>> sieve.pick("in the third quarter")
        []
    """

    def __init__(self, patterns: Iterable[tuple[Item, Iterable[frozenset[str]]]]) -> None:
        self._items: list[Item] = []
        patterns = [(item, list(needs)) for item, needs in patterns]
        # Of each pattern what is the hardest to find: a text with none of it matches nothing.
        needed = all(needs for _, needs in patterns)
        hardest = [max(needs, key=_hardness) for _, needs in patterns if needs]
        some = shortest(letters for need in hardest for letters in need) if needed else ("",)
        letters = "".join(map(re.escape, (one for one in some if len(one) == 1)))
        self._letter = re.compile(f"[{letters}]") if letters else _NOTHING
        self._some = tuple(word for word in some if len(word) != 1)
        users: dict[frozenset[str], int] = {}  # for each need one bit for each pattern that has it
        for place, (item, needs) in enumerate(patterns):
            self._items.append(item)
            for need in needs:
                users[need] = users.get(need, 0) | 1 << place
        ordered = sorted(users.items(), key=lambda entry: (-entry[1].bit_count(), len(entry[0])))
        by_words = [(bits, sorted(need)) for need, bits in ordered]
        self._needs = [(bits, words[0], tuple(words[1:])) for bits, words in by_words]

    def pick(self, text: str) -> list[Item]:
        """Give what belongs to the patterns that the text can match, in their order.

        Args:
            text: The text.
        """
        holds = text.__contains__
        if self._letter.search(text) is None and not any(map(holds, self._some)):
            return []
        left = (1 << len(self._items)) - 1
        for bits, word, others in self._needs:
            if left & bits and word not in text and not any(map(holds, others)):
                left &= ~bits
        return _chosen(self._items, left)


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
        # What most of the patterns need comes first: nothing is asked that only patterns need which are out already.
        users = dict(sorted(users.items(), key=lambda entry: -entry[1].bit_count()))
        self._users = [(1 << bit, patterns_of) for bit, patterns_of in enumerate(users.values())]
        # For each side and letter one bit for each need that the letter meets.
        self._meets: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for bit, (side, need) in enumerate(users):
            for letter in need:
                self._meets[side][letter] = self._meets[side].get(letter, 0) | 1 << bit
        # What is left once some needs are not met: sentences are much alike.
        self._left: dict[int, list[Item]] = {}

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
        found = self._left.get(missing)
        if found is None:
            left = (1 << len(self._items)) - 1
            for bit, users in self._users:
                if missing & bit:
                    left &= ~users
            if len(self._left) >= _CACHED:
                self._left.clear()
            found = self._left[missing] = _chosen(self._items, left)
        return found


def _chosen(items: Sequence[Item], bits: int) -> list[Item]:
    """Give the items whose bits are set."""
    chosen = []
    while bits:
        lowest = bits & -bits
        chosen.append(items[lowest.bit_length() - 1])
        bits ^= lowest
    return chosen


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


_RARE = 4
_NOTHING = re.compile(r"(?!)")


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
    best = [max(needs, key=_hardness) for needs in branches]
    return [frozenset(shortest(letters for need in best for letters in need))], at


def _hardness(need: frozenset[str]) -> tuple[int, int, list[str]]:
    # A digit is as rare as a word.
    return min(_RARE if word.isdigit() else len(word) for word in need), -len(need), sorted(need)


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
