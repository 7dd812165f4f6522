"""Which of many patterns a text can match, told by the words of the text instead of pattern by pattern.

Every pattern waits for one of its needs, the rarest. A text is asked which of these it holds once for all patterns, and
only the few that are called are held against all of their needs.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from operator import or_
from typing import Generic, TypeVar

from policymine.cues import letter_runs_of
from policymine.needs import hardness, may_match
from policymine.text import is_cjk

Item = TypeVar("Item")
_CACHED = 20_000
_AT_ONCE = 3
"""So many needs of a pattern are asked for at once, as bits; each further one rules out less.

Without spaces between words only one, as looking for their many pairs takes longer than it saves.
"""
_MANY = 2
"""What so many patterns need is asked for once for all of them."""
_DIGITS = frozenset("0123456789")
_DIGIT = re.compile("[0-9]")


# The stages that look for numbers ask it of the same sentences, one after the other.
@functools.lru_cache(maxsize=128)
def _pairs_of(text: str) -> frozenset[str]:
    """Give the pairs of characters that stand side by side in a text."""
    return frozenset(map(str.__add__, text, text[1:]))


class _Words(dict[str, int]):
    """For every word that was seen one bit for each pattern that it calls, of all sieves that are asked together.

    One look-up for all of them: a word that was not seen for a while is far away in the memory. Digits are words too.
    """

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[tuple[tuple[str, int], ...], int] = {}
        self._keys: dict[str, int] = {}
        # Words in which keys stand are found by the first two letters of the keys.
        self._by_head: dict[str, list[str]] = {}
        self._size = 0
        self._silent: set[str] = set()  # words that call nothing, as most do
        self._alike: dict[int, int] = {}  # words that call the same share one number
        # Several sieves are asked of the same texts, one after the other.
        self.called_by = functools.lru_cache(maxsize=128)(self._called_by)
        """Give the bits of all patterns that the words and digits of a text call."""

    def _called_by(self, text: str) -> int:
        runs = letter_runs_of(text)
        if digits := _DIGIT.findall(text):
            runs = runs.union(digits)
        return functools.reduce(or_, map(self.__getitem__, runs - self._silent), 0)

    def place(self, keys: tuple[tuple[str, int], ...], size: int) -> int:
        """Take the keys of a sieve in and tell where its bits begin; a sieve that is made anew has its old place."""
        if keys not in self._places:
            self._forget()
            self.called_by.cache_clear()
            self._places[keys] = self._size
            for key, bits in keys:
                if key not in self._keys:
                    self._by_head.setdefault(key[:2], []).append(key)
                self._keys[key] = self._keys.get(key, 0) | bits << self._size
            self._size += size
        return self._places[keys]

    def _forget(self) -> None:
        self.clear()
        self._silent.clear()
        self._alike.clear()

    def __missing__(self, word: str) -> int:
        """Find the keys in a word."""
        if len(self) + len(self._silent) >= _CACHED:
            self._forget()
        called = self._keys.get(word, 0) if len(word) == 1 else 0  # a digit
        for at in range(len(word) - 1):
            for key in self._by_head.get(word[at : at + 2], ()):
                if word.startswith(key, at):
                    called |= self._keys[key]
        if called:
            called = self[word] = self._alike.setdefault(called, called)
        else:
            self._silent.add(word)
        return called


_of_all = _Words()
_of_some = _Words()


class WordSieve(Generic[Item]):
    """Picks out of many patterns those that a text can match at all, by the letters that they need.

    Gives the same as :class:`policymine.needs.Sieve`, which asks a question after the other; that is faster only for
    texts of few letters, such as the code of a sentence.

    Args:
        patterns: What to give back for each pattern, and what :func:`policymine.needs.needs_of` says of the pattern.
        of_all: Whether it is asked of every sentence, also of those without a value: what the words of these call is
            kept apart, so that it is no more than these sieves want to know.

    Example:
        >>> from policymine.needs import needs_of
        >>> sieve = WordSieve((pattern, needs_of(pattern)) for pattern in ("(?:first|last) quarter", "[0-9]+ years"))
        >>> sieve.pick("in the first quarter"), sieve.pick("3 years"), sieve.pick("in the third quarter")
        (['(?:first|last) quarter'], ['[0-9]+ years'], [])
    """

    def __init__(self, patterns: Iterable[tuple[Item, Iterable[frozenset[str]]]], *, of_all: bool = False) -> None:
        self._items = [(item, tuple(sorted(needs, key=_rarity, reverse=True))) for item, needs in patterns]
        words = {word for _, needs in self._items for need in needs for word in need}
        self._spaced = not any(is_cjk(character) for word in words for character in word)
        size = max(1, len(self._items))
        at_once = _AT_ONCE if self._spaced else 1
        self._always = 0
        # For each key that calls patterns one bit for each of these; below each other as many times as needs are asked
        # for at once, for a pattern is called only if all these call it.
        self._keys: dict[str, int] = {}
        signs: dict[str, int] = {}  # the same for words without a key
        left: list[tuple[Item, tuple[frozenset[str], ...]]] = []  # what calling a pattern does not tell of its needs
        for place, (item, needs) in enumerate(self._items):
            asked = sorted(needs, key=self._worth, reverse=True)[:at_once]
            told: set[frozenset[str]] = set()
            for layer in range(at_once):
                bit = 1 << place + layer * size
                if layer >= len(asked) or (layer and not all(map(self._key, asked[layer]))):
                    self._always |= bit
                    continue
                if all(self._key(word) in ("", word) for word in asked[layer]):
                    told.add(asked[layer])
                for word in asked[layer]:
                    key = self._key(word)
                    table, name = (self._keys, key) if key else (signs, word)
                    table[name] = table.get(name, 0) | bit
            left.append((item, tuple(need for need in needs if need not in told)))
        self._items = left
        self._signs = tuple(signs.items())
        # What many patterns need, such as a digit, is asked for once for all of them and no more for each.
        users: dict[frozenset[str], int] = {}
        for place, (_, needs) in enumerate(self._items):
            for need in needs:
                if not (all(map(self._key, need)) and _DIGITS.isdisjoint(need)):
                    users[need] = users.get(need, 0) | 1 << place
        # A text that does not meet a need meets none of the narrower ones either.
        ruled_out = {
            need: functools.reduce(or_, (users[one] for one in users if one <= need))
            for need, bits in users.items()
            if bits.bit_count() >= _MANY
        }
        self._shared = [
            (tuple(sorted(need)), bits)
            for need, bits in sorted(ruled_out.items(), key=lambda entry: (-entry[1].bit_count(), sorted(entry[0])))
        ]
        known = {frozenset(words) for words, _ in self._shared}
        self._items = [(item, tuple(need for need in needs if need not in known)) for item, needs in self._items]
        self._layers = range(size, at_once * size, size)
        self._one = (1 << size) - 1
        self._all = (1 << at_once * size) - 1
        self._place = 0
        self._words = _of_all if of_all else _of_some
        if self._spaced:
            self._place = self._words.place(tuple(sorted(self._keys.items())), at_once * size)

    def _worth(self, need: frozenset[str]) -> tuple[bool, tuple[bool, tuple[int, int, list[str]]]]:
        """How well a need tells texts apart; one with a key for each word can be asked for all at once."""
        return all(map(self._key, need)), _rarity(need)

    def _key(self, word: str) -> str:
        """A part of a word that a text with the word has in one of its words, or as one of its pairs of characters."""
        if not self._spaced:
            return word[:2] if len(word) > 1 else ""
        key = max(letter_runs_of(word), key=lambda run: (len(run), run), default="")
        return key if len(key) > 1 else max(_DIGITS.intersection(word), default="")

    def pick(self, text: str) -> Sequence[Item]:
        """Give what belongs to the patterns that the text can match, in their order.

        Args:
            text: The text.
        """
        called = self._always
        if self._spaced:
            called |= self._words.called_by(text) >> self._place & self._all
        else:
            for pair in self._keys.keys() & _pairs_of(text):
                called |= self._keys[pair]
        for word, bits in self._signs:
            if word in text:
                called |= bits
        met = called & self._one
        for layer in self._layers:
            met &= called >> layer
        if not met:
            return []
        for words, bits in self._shared:
            if met & bits:
                for word in words:
                    if word in text:
                        break
                else:
                    met &= ~bits
                    if not met:
                        return []
        called = met
        picked: list[Item] = []
        while called:
            lowest = called & -called
            item, needs = self._items[lowest.bit_length() - 1]
            if not needs or may_match(text, needs):
                picked.append(item)
            called ^= lowest
        return picked


def _rarity(need: frozenset[str]) -> tuple[bool, tuple[int, int, list[str]]]:
    """How few texts meet a need; those that patterns are tried on have digits."""
    return not any(map(str.isdigit, need)), hardness(need)
