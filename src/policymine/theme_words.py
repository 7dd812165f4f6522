"""The words of themes, found in a text: in letters word by word, in Chinese characters one by one."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from policymine.errors import ResourceError
from policymine.text import fold, is_cjk

_CACHED = 20_000
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff\uf900-\ufaff]+|\d+(?:\.\d+)?")
_ASCII_WORD = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)?")
_TERM_WORD = re.compile(_WORD.pattern.replace("]+|", "]+\\*?|"))
_SUBSCRIPT = re.compile("[\u2080-\u2089]")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

_Term = tuple[str, ...]


class _Beginning(NamedTuple):
    """What a lexicon knows of a word that terms of it begin with, the longest first."""

    alone: _Term | None  # the term that it is by itself
    by_second: Mapping[str, Sequence[_Term]]  # the longer ones, by the singular of the word that follows
    by_stem: Sequence[_Term]  # of these, those that any word with some stem may follow

    @classmethod
    def of(cls, terms: Sequence[_Term]) -> _Beginning:
        """Sort the terms that a word may begin, which come with the longest first."""
        alone = next((term for term in terms if len(term) == 1), None)
        longer = [term for term in terms if len(term) > 1]
        by_stem = [term for term in longer if term[1][-1] == "*"]
        seconds = {term[1] for term in longer}
        by_second = {second: [t for t in longer if t[1] == second or t[1][-1] == "*"] for second in seconds}
        return cls(alone, by_second, by_stem)


class ThemeWords:
    """The words of one language, found in a text from left to right, the longest first.

    A word in letters is compared word by word, so that "air" is not found in "fair"; one in Chinese characters, which
    know no spaces, character by character.
    """

    def __init__(self) -> None:
        self._terms: dict[_Term, dict[int, float]] = {}
        self._starts: dict[str, list[_Term]] = {}  # terms in letters by their first word
        self._firsts: dict[str, list[_Term]] = {}  # Chinese ones by their first character
        self._pairs: dict[str, list[_Term]] = {}  # the same by two characters
        self._singles: frozenset[str] = frozenset()
        self._stems: list[_Term] = []
        self._stem_starts: tuple[str, ...] = ()
        # Every word of the texts so far, with the terms that it may begin: most begin none.
        self._known: dict[str, _Beginning | None] = {}

    def themes_of(self, word: str) -> Collection[int] | None:
        """The themes that a word gives points to: none if it is passed over, None if it is not known."""
        return self._terms.get(_term(word))

    def forget(self, word: str, theme: int) -> None:
        """Take the points that a known word gives to a theme; one that gives none to any is no longer known."""
        term = _term(word)
        self._terms[term].pop(theme, None)
        if not self._terms[term]:
            del self._terms[term]
            for listed in (self._stems, self._starts.get(term[0], []), self._firsts.get(term[0][:1], [])):
                if term in listed:
                    listed.remove(term)

    def add(self, word: str, theme: int | None, points: float, where: str) -> None:
        """Add a word for a theme, or with no theme a phrase to pass over."""
        term = _term(word)
        if not term:
            raise ResourceError(f"{where}: {word!r} has neither letters nor digits")
        chinese = len(term) == 1 and any(map(is_cjk, term[0]))
        start, starts = (term[0][:1], self._firsts) if chinese else (term[0], self._starts)
        if term not in self._terms:
            self._terms[term] = {}
            if start.endswith("*"):
                self._stems.append(term)
            else:
                starts.setdefault(start, []).append(term)
        if theme is not None:
            self._terms[term][theme] = points

    def points(self, text: str) -> dict[int, float]:
        """Add up the points of each theme; a word that comes twice counts once."""
        text = _prepare(text)
        # No set: which of two themes with the same points comes first is to be the same in every run.
        found = dict.fromkeys(self._words(_words_of(text)))
        if not text.isascii():
            found |= dict.fromkeys(self._characters(text))
        total: dict[int, float] = {}
        for term in found:
            for theme, points in self._terms[term].items():
                total[theme] = total.get(theme, 0.0) + points
        return total

    def _words(self, words: list[str]) -> list[_Term]:
        known = self._known
        try:
            found = list(map(known.__getitem__, words))
        except KeyError:
            found = [known[word] if word in known else self._look_up(word) for word in words]
        terms: list[_Term] = []
        free = 0
        for at, entry in [(at, entry) for at, entry in enumerate(found) if entry is not None]:
            if at < free:
                continue
            term = entry.alone
            if entry.by_second or entry.by_stem:
                following = _singular(words[at + 1]) if at + 1 < len(words) else ""
                for longer in entry.by_second.get(following, entry.by_stem):
                    if _matches(longer, words[at : at + len(longer)]):
                        term = longer
                        break
            if term is not None:
                terms.append(term)
                free = at + len(term)
        return terms

    def _look_up(self, word: str) -> _Beginning | None:
        terms = list(self._starts.get(_singular(word), ()))
        if word.startswith(self._stem_starts):
            terms += [term for term in self._stems if word.startswith(term[0][:-1])]
        terms.sort(key=len, reverse=True)
        if len(self._known) >= _CACHED:
            self._known.clear()
        entry = self._known[word] = _Beginning.of(terms) if terms else None
        return entry

    def _characters(self, text: str) -> Iterator[_Term]:
        pairs = self._pairs
        free = 0
        # Most pairs of characters begin no term, and few terms are of one character.
        found = list(map(str.__add__, text, f"{text[1:]} "))
        if self._singles.isdisjoint(text):
            places = [(at, found[at]) for at in compress(range(len(found)), map(pairs.__contains__, found))]
        else:
            places = [(at, pair) for at, pair in enumerate(found) if pair in pairs or pair[0] in pairs]
        for at, pair in places:
            if at >= free:
                for term in pairs.get(pair) or pairs[pair[0]]:
                    if text.startswith(term[0], at):
                        yield term
                        free = at + len(term[0])
                        break

    def sort(self) -> None:
        """Put the longest first; to be called when all words are in."""
        for start, terms in self._firsts.items():
            terms.sort(key=lambda term: -len(term[0]))
            for pair in {term[0][:2] for term in terms}:
                self._pairs[pair] = [term for term in terms if term[0][:2] in (pair, start)]
        self._singles = frozenset(pair for pair in self._pairs if len(pair) == 1)
        self._stem_starts = tuple(term[0][:-1] for term in self._stems)


@functools.lru_cache(maxsize=_CACHED)
def _term(word: str) -> _Term:
    """A word or phrase of the lexicon as it is compared: word by word, or a Chinese one as a whole."""
    prepared = _prepare(word)
    if any(map(is_cjk, prepared)):
        return (prepared,)
    return tuple(part if part.endswith("*") else _singular(part) for part in _TERM_WORD.findall(prepared))


def holds(phrase: str, word: str) -> bool:
    """Whether a phrase of the lexicon is another word, or has it in it.

    Example:
        >>> holds("hospital beds", "hospital"), holds("airport", "air"), holds("床位数", "床位")
        (True, False, True)
    """
    whole, part = _term(phrase), _term(word)
    if len(whole) == len(part) == 1 and any(map(is_cjk, part[0])):
        return part[0] in whole[0]
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def words(text: str) -> list[str]:
    """The words and numbers of a text in the form in which the lexicon compares them.

    Example:
        >>> words("Two Forests, 3.5 ha")
        ['two', 'forest', '3.5', 'ha']
    """
    return list(map(_singular, _words_of(_prepare(text))))


# The lexicon and the model ask for the words of the same name and sentence, one after the other.
@functools.lru_cache(maxsize=16)
def _words_of(prepared: str) -> list[str]:
    return (_ASCII_WORD if prepared.isascii() else _WORD).findall(prepared)


def _prepare(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = fold(text)
    return text.translate(_SUBSCRIPTS) if _SUBSCRIPT.search(text) else text


@functools.lru_cache(maxsize=_CACHED)
def _singular(word: str) -> str:
    """Strip the plural of a word, the same way for the lexicon and the text; it need not be a real word."""
    if len(word) < 4 or word[-1] != "s" or word[-2] in "sui":
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def _matches(term: _Term, words: Sequence[str]) -> bool:
    # The first word is known to match: it led to the term.
    return len(term) == len(words) and all(
        part == _singular(word) or (part[-1] == "*" and word.startswith(part[:-1]))
        for part, word in zip(term[1:], words[1:], strict=True)
    )
