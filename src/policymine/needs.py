"""Which letters a pattern needs, so that it is tried only on texts that it can match.

Looking for a few letters costs a small part of what trying a pattern at every place of a text costs.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable, Iterator, Sequence
from operator import or_
from typing import Generic, TypeVar

import regex

Item = TypeVar("Item")


_QUANTIFIER = regex.compile(r"(?:[?*+]|\{\d+(?:,\d*)?\})[?+]?")
_AT_LEAST_ONE = regex.compile(r"\{0*[1-9]")
_CLASS = regex.compile(r"\\[pP]\{[\w^=]+\}")
_CODE = regex.compile(r"\\x[\da-fA-F]{2}")
_SET = regex.compile(r"\[\^?(?:[^\\\[\]]|\\[^\[\]pPLNxuU]|\\[pP]\{[\w^=]+\}|\\x[\da-fA-F]{2})+\]")
_TOKEN = regex.compile(r"\\.|\[(?:\\.|[^\\\]])+\]|.")
_DIGITS = regex.compile("([0-9])-([0-9])")
# A set of signs that stand for themselves, one by one.
_SIGNS = regex.compile(r"(?!\^)-?(?:[^\\-]|\\[^\w\s])+-?")
_OPENING = regex.compile(r"\((?:\?(?:[:=!>]|<[=!]|P<\w+>))?(?!\?)")
_CACHED = 20_000
_MANY = 20
"""So many needs of single letters make it worth to know all letters of a text."""
_NEVER = "(?!)"
_LOOKING = frozenset({"(?=", "(?!", "(?<=", "(?<!"})
_SEEING = frozenset({"(?=", "(?<="})
"""What these look for the text must hold too, though not where the pattern stands."""


_Letters = frozenset[str] | None
"""Letters of which each may be the one, None if it may be any."""
_Edges = tuple[_Letters, _Letters, bool]
"""What a part of a pattern may begin with and end with, and whether it may be empty."""
_NOTHING: frozenset[str] = frozenset()
_NO_WIDTH: _Edges = (_NOTHING, _NOTHING, True)
_ANY: _Edges = (None, None, False)


def needs_of(pattern: str, *, seen: bool = True) -> tuple[frozenset[str], ...]:
    r"""Tell which letters a text must hold for a pattern to match anywhere in it.

    Args:
        pattern: A regular expression for folded text, without flags.
        seen: Whether also what it sees before or behind itself is in that text.

    Returns:
        Sets of letters; a text that the pattern matches holds at least one of each set. No sets say nothing.

    Example:
        >>> [sorted(need) for need in needs_of(r"(?:the )?(?P<o>first|second) quarters?")]
        [[' quarter'], ['first', 'second']]
        >>> needs_of(r"\d+"), needs_of(r"(?i)year")
        ((), ())
        >>> [sorted(need) for need in needs_of(r"(?<=last )quarter", seen=False)]
        [['quarter']]
    """
    return _read(pattern, seen)[0]


@functools.lru_cache(maxsize=1024)
def _read(pattern: str, seen: bool) -> tuple[tuple[frozenset[str], ...], _Edges]:
    """Read a pattern: what it needs, what it sees before or behind itself among it if wanted, and its edges."""
    try:
        needs, edges, end = _alternatives(pattern, 0, seen)
    except (_Unknown, IndexError):
        return (), (None, None, True)
    if end < len(pattern):
        return (), (None, None, True)
    return tuple(sorted(set(needs), key=lambda need: (len(need), sorted(need)))), edges


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


class Sought:
    """A pattern that is tried only on texts that hold the letters it needs.

    For patterns that take longer than looking for a few words, and that few texts match.

    Args:
        pattern: The pattern, without flags; None for one that matches nothing.

    Attributes:
        needs: What :func:`needs_of` says of it.

    Example:
        >>> quarter = Sought("(?:first|last) quarter")
        >>> [quarter.search(text) is not None for text in ("in the last quarter", "in the last year")]
        [True, False]
    """

    __slots__ = ("_pattern", "needs")

    def __init__(self, pattern: str | None) -> None:
        self._pattern = regex.compile(_NEVER if pattern is None else pattern)
        self.needs = (_NOTHING,) if pattern is None else needs_of(pattern)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> regex.Match[str] | None:
        """Find the pattern in a part of a text."""
        return self._pattern.search(text, start, end) if may_match(text, self.needs) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> regex.Match[str] | None:
        """Find the pattern at the beginning of a part of a text."""
        return self._pattern.match(text, start, end) if may_match(text, self.needs) else None

    def fullmatch(self, text: str) -> regex.Match[str] | None:
        """Find the pattern where it is all of a text."""
        return self._pattern.fullmatch(text) if may_match(text, self.needs) else None


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
        users: dict[frozenset[str], int] = {}  # for each need one bit for each pattern that has it
        for place, (item, needs) in enumerate(patterns):
            self._items.append(item)
            for need in needs:
                users[need] = users.get(need, 0) | 1 << place
        # A text that does not meet a need meets none of the narrower ones either.
        without = {need: functools.reduce(or_, (users[one] for one in users if _within(one, need))) for need in users}
        ordered = sorted(without.items(), key=lambda entry: (-_worth(*entry), sorted(entry[0])))
        # Single letters are looked for all at once among those of the text, if there are many to look for.
        many = sum(_is_letters(need) for need in without) >= _MANY
        self._needs = [
            (users[need], ~bits, tuple(sorted(need)), need if many and _is_letters(need) else None)
            for need, bits in ordered
        ]
        self._many = many
        self._all = (1 << len(self._items)) - 1

    def pick(self, text: str, start: int = 0, stop: int | None = None) -> Sequence[Item]:
        """Give what belongs to the patterns that the text can match, in their order.

        Args:
            text: The text.
            start: The first pattern that is wanted.
            stop: The pattern behind the last that is wanted; all from the first on if None.
        """
        left = self._all if stop is None else (1 << stop) - 1
        left = left >> start << start
        letters = set(text) if self._many else _NOTHING
        for users, others, words, single in self._needs:
            if left & users:
                if single is not None:
                    if letters.isdisjoint(single):
                        left &= others
                    continue
                for word in words:
                    if word in text:
                        break
                else:
                    left &= others
        return _chosen(self._items, left)


def _is_letters(need: frozenset[str]) -> bool:
    return all(len(word) == 1 for word in need)


def _within(narrow: frozenset[str], wide: frozenset[str]) -> bool:
    """Whether a text that meets one need meets the other too."""
    return all(any(word in longer for word in wide) for longer in narrow)


def _worth(need: frozenset[str], patterns: int) -> float:
    """How many patterns a need may rule out, by how much it takes: short words stand in most texts."""
    return patterns.bit_count() * min(_UNMET[min(_rarity(word), _RARE)] for word in need) / (1 + len(need))


class CodeSieve(Generic[Item]):
    """Picks out of many patterns around one sign those that a text with that sign can match, for texts of few letters.

    What must stand before the sign is looked for before it only, and so behind it. Of a need of several letters in a
    row one is enough to look for, so that a text is no more than the letters on both sides, and those next to the sign.

    Args:
        patterns: What to give back for each pattern, and the pattern.
        signs: The sign, or several of which each may stand for it.

    Example:
        >>> sieve = CodeSieve([("verb", "v.*@"), ("noun", "@a?n"), ("both", "v[ab]*@n|@z")], "@")
        >>> list(sieve.pick("avQ", "Qa")), list(sieve.pick("n", "an"))
        (['verb', 'both'], ['noun', 'both'])
    """

    def __init__(self, patterns: Iterable[tuple[Item, str]], signs: str) -> None:
        self._patterns: list[tuple[Item, list[int], tuple[_Letters, _Letters]]] = []
        # For each letter before the sign, and for each behind it, one bit.
        self._bits: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for item, pattern in patterns:
            wanted: list[int] = []
            next_to: list[_Letters] = []
            for bits, part, before in zip(self._bits, _sides(pattern, signs), (True, False), strict=True):
                needs, edges = _read(part, False)  # what it sees may stand on the other side
                begins, ends, empty = edges
                next_to.append(None if empty else ends if before else begins)
                for need in needs:
                    for letter in {letters[0] for letters in need}:
                        bits.setdefault(letter, 1 << sum(map(len, self._bits)))
                    wanted.append(functools.reduce(or_, (bits[letters[0]] for letters in need)))
            # What few letters meet is asked for first.
            self._patterns.append((item, sorted(set(wanted), key=int.bit_count), (next_to[0], next_to[1])))
        # For each side the patterns that may stand next to a letter, as bits; "" is no letter, or one that none names.
        self._beside: list[dict[str, int]] = []
        for side in (0, 1):
            allowed = [next_to[side] for _, _, next_to in self._patterns]
            named = {"", *(letter for letters in allowed for letter in letters or ())}
            self._beside.append(
                {
                    letter: sum(1 << at for at, letters in enumerate(allowed) if letters is None or letter in letters)
                    for letter in named
                }
            )
        # What is left once the letters next to the sign are known, with what else it needs.
        self._left: dict[int, list[tuple[Item, list[int]]]] = {}

    def pick(self, before: str, behind: str) -> Iterator[Item]:
        """Give what belongs to the patterns that can match, in their order.

        Args:
            before: The text before the sign.
            behind: The text behind it.
        """
        there = 0
        for letters, bits in zip((before, behind), self._bits, strict=True):
            for letter in set(letters):
                if letter in bits:
                    there |= bits[letter]
        first, second = self._beside
        possible = first.get(before[-1:], first[""]) & second.get(behind[:1], second[""])
        left = self._left.get(possible)
        if left is None:
            if len(self._left) >= _CACHED:
                self._left.clear()
            left = self._left[possible] = [(item, wanted) for item, wanted, _ in _chosen(self._patterns, possible)]
        for item, wanted in left:
            for need in wanted:
                if not need & there:
                    break
            else:
                yield item


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
_UNMET = (0.0, 0.3, 0.6, 0.9, 0.97)
"""In how many texts a word of so many letters does not stand."""


class _Unknown(Exception):
    """A part of a pattern that :func:`needs_of` does not understand."""


def _alternatives(pattern: str, at: int, seen: bool) -> tuple[list[frozenset[str]], _Edges, int]:
    """Read the branches of a group up to its bracket, or up to the end; what every one of them needs."""
    branches: list[list[frozenset[str]]] = []
    edges: _Edges = (_NOTHING, _NOTHING, False)
    while True:
        needs, of_branch, at = _branch(pattern, at, seen)
        branches.append(needs)
        edges = _either(edges[0], of_branch[0]), _either(edges[1], of_branch[1]), edges[2] or of_branch[2]
        if at >= len(pattern) or pattern[at] == ")":
            break
        at += 1  # the |
    if len(branches) == 1:
        return branches[0], edges, at
    if not all(branches):
        return [], edges, at
    # Of each branch the need that is the hardest to meet.
    best = [max(needs, key=hardness) for needs in branches]
    return [frozenset(shortest(letters for need in best for letters in need))], edges, at


def _either(one: _Letters, other: _Letters) -> _Letters:
    return None if one is None or other is None else one | other


def hardness(need: frozenset[str]) -> tuple[int, int, list[str]]:
    """Sort needs by how few texts meet them.

    Example:
        >>> max([frozenset({"a"}), frozenset({"quarter", "third"})], key=hardness) == {"quarter", "third"}
        True
    """
    return min(map(_rarity, need)), -len(need), sorted(need)


def _rarity(word: str) -> int:
    # A digit is as rare as a word.
    return _RARE if word.isdigit() else len(word)


def _branch(pattern: str, at: int, seen: bool) -> tuple[list[frozenset[str]], _Edges, int]:
    """Read the parts of one branch, one after the other."""
    needs: list[frozenset[str]] = []
    begins: _Letters = _NOTHING
    ends: _Letters = _NOTHING
    empty = True
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        letter, inner, (first, last, may_be_empty), at = _part(pattern, at, seen)
        quantifier = _QUANTIFIER.match(pattern, at)
        optional = quantifier is not None and quantifier[0][0] in "?*{" and not _AT_LEAST_ONE.match(quantifier[0])
        at = quantifier.end() if quantifier is not None else at
        if empty:
            begins = _either(begins, first)
        ends = _either(ends, last) if optional or may_be_empty else last
        empty = empty and (optional or may_be_empty)
        if not optional:
            run += letter
            needs += inner
        if run and (optional or quantifier is not None or not letter):
            needs.append(frozenset({run}))
            run = ""
    if run:
        needs.append(frozenset({run}))
    return needs, (begins, ends, empty), at


def _part(pattern: str, at: int, seen: bool) -> tuple[str, list[frozenset[str]], _Edges, int]:
    """Read one part: a letter that stands for itself, or what a group or a set needs; and where the part ends."""
    sign = pattern[at]
    if sign == "\\":
        after = pattern[at + 1]
        if after.isalnum():
            if after == "n":
                return "\n", [], _only("\n"), at + 2
            if after in "pPx":
                written = (_CODE if after == "x" else _CLASS).match(pattern, at)
                if written is None:
                    raise _Unknown
                return "", [], _ANY, written.end()
            if after not in "sSdDwWbB":
                raise _Unknown
            return "", [], _NO_WIDTH if after in "bB" else _ANY, at + 2
        return after, [], _only(after), at + 2
    if sign == "[":
        members = _SET.match(pattern, at)
        if members is None:
            raise _Unknown
        inside = _DIGITS.sub(lambda span: "0123456789"[int(span[1]) : int(span[2]) + 1], members[0][1:-1])
        if _SIGNS.fullmatch(inside) is None:
            return "", [], _ANY, members.end()
        signs = frozenset(inside.replace("\\", ""))
        return "", [signs], (signs, signs, False), members.end()
    if sign == "(":
        opening = _OPENING.match(pattern, at)
        if opening is None:
            raise _Unknown
        needs, edges, end = _alternatives(pattern, opening.end(), seen)
        if pattern[end] != ")":
            raise _Unknown
        if opening[0] in _LOOKING:
            return "", needs if seen and opening[0] in _SEEING else [], _NO_WIDTH, end + 1
        return "", needs, edges, end + 1
    if sign in "^$":
        return "", [], _NO_WIDTH, at + 1
    if sign == ".":
        return "", [], _ANY, at + 1
    if sign in "?*+{}":
        raise _Unknown
    return sign, [], _only(sign), at + 1


def _only(sign: str) -> _Edges:
    signs = frozenset(sign)
    return signs, signs, False
