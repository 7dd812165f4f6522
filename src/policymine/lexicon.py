"""The words that a language's lexicon knows, and where they stand in a sentence.

Each word has the letter of its class (``[codes]`` in ``patterns.toml``), its base form and its form. Languages with
spaces are cut into words by spaCy's tokenizer, each piece between two spaces once: the same ones come again and again.
In the others every character is a word until a phrase is found there.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import regex

from policymine.errors import ResourceError
from policymine.lang import Language
from policymine.lang.inflection import Inflection

WORD = "n"
"""The letter of a word that nothing is known of."""

_ACT = "ing"
_SOME_WORDS = ("a", "A", "ab", "Ab", "aB", "AB", "abcd", "ABCD")
"""Words of letters in all forms that what is cut off may hang on."""
_CACHED = 20_000
# A character with the space behind it, if it is one only; other white space stands for itself.
_CHARACTER = regex.compile(r"\S ?|\s+")


Span = tuple[int, int]


class Entry(NamedTuple):
    """What is known of a word.

    Attributes:
        code: The letter of its class.
        lemma: The base form, or the word itself.
        form: For a verb its form (``base``, ``third``, ``past``, ``participle``, ``ing``), else empty.
    """

    code: str
    lemma: str
    form: str


Word = tuple[int, int, Entry | None]
"""Where a word begins and ends, and its entry where that is known already."""

_Phrases = list[tuple[list[str], Entry]]
"""Phrases without their first word, the longest first."""
_Seconds = dict[str, _Phrases]
"""The phrases that one word begins, by their second words."""
_Piece = tuple[tuple[int, int, Entry | None, str, _Seconds | None], ...]
"""For each word of a piece between two spaces where it begins and ends, its entry (None is white space), the word in
lower case, and the phrases that it begins, if any."""
_GAP: _Piece = ((0, 0, None, "", None),)


@dataclass(frozen=True, slots=True)
class Suffix:
    """What the ending of a word tells that the lexicon does not know.

    Attributes:
        ending: The ending.
        least: Letters that the word must have.
        letter: Its letter in the code.
        form: Its form, as that of a verb.
        exceptions: Words with this ending that are something else.
        bases: Pairs of an ending and what stands for it in the base form; the first that fits counts.
    """

    ending: str
    least: int
    letter: str
    form: str
    exceptions: frozenset[str]
    bases: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, rule: Mapping[str, Any]) -> Suffix:
        """Build it from an entry of ``patterns.toml``."""
        bases = tuple((str(old), str(new)) for old, new in rule.get("base", []))
        exceptions = frozenset(rule.get("except", []))
        return cls(rule["suffix"], int(rule.get("least", 5)), rule["letter"], rule["form"], exceptions, bases)

    def fits(self, word: str) -> bool:
        """Tell whether a word has the ending and is no exception."""
        return len(word) >= self.least and word.endswith(self.ending) and word.isalpha() and word not in self.exceptions

    def base_of(self, word: str) -> str:
        """The word's base form, as far as the ending tells it."""
        for old, new in self.bases:
            if word.endswith(old):
                return word[: len(word) - len(old)] + new
        return word


class Lexicon:
    """Finds and looks up the words of one language.

    Args:
        language: The language.

    Raises:
        ResourceError: The language's lexicon names a class without a letter.

    Example:
        >>> from policymine.lang import load
        >>> lexicon = Lexicon(load("en"))
        >>> words, phrases = lexicon.cut("to carry out 3")
        >>> [word[:2] for word in words], phrases[3][0], phrases[3][1].lemma
        ([(0, 2), (3, 8), (9, 12), (13, 14)], 12, 'carry out')
        >>> lexicon.entry("built", False)
        Entry(code='v', lemma='build', form='past')
    """

    def __init__(self, language: Language) -> None:
        patterns = language.tables["patterns"]
        self._nlp = language.nlp if language.joiner else None
        self._cutter: Any = self._nlp.tokenizer if self._nlp is not None else None
        self._whole = self._kept_whole()
        self._codes: list[dict[str, Any]] = patterns.get("codes", [])
        self._punctuation: dict[str, str] = patterns.get("punctuation", {})
        self._signs = "".join(self._punctuation)
        self._closing = frozenset(sign for sign in self._punctuation if self._closes(sign))
        self._suffixes = [Suffix.read(rule) for rule in patterns.get("suffix", [])]
        self._endings = tuple(rule.ending for rule in self._suffixes)
        self._single: dict[str, Entry] = {}
        self._phrases: dict[str, Entry] = {}
        self.acts: dict[str, Entry] = {}
        """Nouns that are forms of verbs too: "building" of "building 3 piers"."""
        inflection = Inflection(language.tables["language"])
        for phrase, entry in self._entries(language.tables["lexicon"], inflection):
            table = self._single if self._is_word(phrase) else self._phrases
            known = table.setdefault(phrase, entry)
            if known.code == WORD and entry.form == _ACT:
                self.acts.setdefault(phrase, entry)
        # With spaces a phrase is found by its first two words, as some words begin many; the longest come first.
        self._by_first: dict[str, _Seconds] = {}
        for phrase, entry in self._phrases.items() if self._nlp is not None else ():
            first, *others = [phrase[start:end].lower() for start, end in self._cut_piece(phrase)]
            self._by_first.setdefault(first, {}).setdefault(others[0], []).append((others, entry))
        for phrases in [found for seconds in self._by_first.values() for found in seconds.values()]:
            phrases.sort(key=lambda known: -len(known[0]))
        self._pieces: dict[str, _Piece] = {"": _GAP}
        # Without spaces a phrase is found by its first two characters: most pairs begin none.
        self._beginning: dict[str, list[tuple[str, Entry, str]]] = {}
        others_behind: Mapping[str, str] = language.tables["lexicon"].get("not_before", {})
        for phrase in sorted(self._phrases, key=len, reverse=True):
            letters = phrase.lower().replace(" ", "")
            self._beginning.setdefault(letters[:2], []).append(
                (letters, self._phrases[phrase], letters + others_behind.get(letters, "\0"))
            )
        self.entry = functools.lru_cache(maxsize=_CACHED)(self._entry)

    def _is_word(self, phrase: str) -> bool:
        if self._nlp is None:
            return len(phrase) == 1
        return len(phrase.split()) == 1 and len(self._nlp.make_doc(phrase)) == 1

    def _entries(self, lexicon: Mapping[str, Any], inflection: Inflection) -> Iterator[tuple[str, Entry]]:
        ambiguous = frozenset(_class(lexicon, "function.also_noun", ()))
        for row in self._codes:
            words = _class(lexicon, row["class"], None)
            if words is None:
                message = f"patterns.toml gives a letter to {row['class']}, which lexicon.toml does not have"
                raise ResourceError(message)
            if "letter" in row:
                for word in words:
                    yield word, Entry(row["letter"], word, "")
                continue
            letters = row["letters"]
            for word in words:
                for form, phrase in inflection.verb_forms(word).items():
                    key = "ambiguous" if form in ("base", "third") and word in ambiguous else form
                    yield phrase, Entry(letters.get(key, letters["base"]), word, form)

    def is_sign(self, character: str) -> bool:
        """Tell whether a character is one of the language's punctuation marks."""
        return character in self._punctuation

    def cut(self, text: str) -> tuple[list[Word], dict[int, tuple[int, Entry]]]:
        """Cut a sentence into words, and find the lexicon's phrases in it.

        Args:
            text: The sentence, normalised; in lower case where the language has no spaces.

        Returns:
            The words, and for each place where phrases begin the longest one's end and entry.
        """
        if self._nlp is None:
            return self._characters(text)
        words: list[Word] = []
        lowered: list[str] = []  # the same words, for the phrases
        beginning: list[tuple[int, _Phrases]] = []
        pieces, at, gaps = self._pieces, 0, False
        seconds: _Seconds | None = None  # what may follow the word before
        for piece in text.replace("\n", " ").split(" "):
            for start, end, entry, word, following in pieces.get(piece) or self._known_piece(piece):
                if seconds is not None and word in seconds:
                    beginning.append((len(words) - 1, seconds[word]))
                seconds = following
                gaps = gaps or entry is None
                words.append((at + start, at + end, entry))
                lowered.append(word)
            at += len(piece) + 1
        phrases: dict[int, tuple[int, Entry]] = {}
        for first, possible in beginning:
            for others, entry in possible:
                last = first + len(others)
                if lowered[first + 1 : last + 1] == others:
                    start, end = words[first][0], words[last][1]
                    if "\n" not in text[start:end]:
                        phrases[start] = end, entry
                        break
        if gaps:
            words = [word for word in words if word[2] is not None]
        if words and words[0][0] == 0 and text[0].isupper():  # a capital says nothing there
            start, end, _ = words[0]
            words[0] = start, end, self.entry(text[start:end].lower(), False)
        return words, phrases

    def _known_piece(self, piece: str) -> _Piece:
        """Cut a piece between two spaces and look its words up."""
        known: list[tuple[int, int, Entry | None, str, _Seconds | None]] = []
        for start, end in self._cut_piece(piece):
            word = piece[start:end].lower()
            entry = None if word.isspace() else self.entry(word, piece[start].isupper())
            known.append((start, end, entry, word, self._by_first.get(word)))
        if len(self._pieces) >= _CACHED:
            self._pieces.clear()
            self._pieces[""] = _GAP
        found = self._pieces[piece] = tuple(known)
        return found

    def _cut_piece(self, piece: str) -> list[Span]:
        """Cut a piece as spaCy's tokenizer does, which is asked itself where more than a sign may be cut off."""
        cutter, known = self._cutter, self._whole
        if known is not None and piece not in known:
            if piece.isascii() and piece.isalpha():
                return [(0, len(piece))]  # no rule but those above cuts letters
            cut = len(piece) - 1
            whole = piece[:cut]
            if piece[cut:] in self._closing and whole.isascii() and whole.isalpha() and whole not in known:
                return [(0, cut), (cut, cut + 1)]
            tail = cutter.suffix_search(piece)
            cut = tail.start() if tail is not None else len(piece)
            whole = piece[:cut]
            if whole and whole not in known and piece.split() == [piece]:
                plain = whole.isascii() and whole.isalpha()
                if plain or not any(
                    (cutter.prefix_search(piece), cutter.suffix_search(whole), *cutter.infix_finditer(whole))
                ):
                    return [(0, cut), (cut, len(piece))] if cut < len(piece) else [(0, cut)]
        # One array for all words: spaCy makes an object of each word that is asked for by itself.
        words = cutter(piece).to_array(["IDX", "LENGTH"]).tolist()
        return [(start, start + length) for start, length in words]

    def _kept_whole(self) -> Mapping[str, object] | None:
        """The words that spaCy has rules for, which it gives anew whenever it is asked; None if it keeps others too."""
        cutter = self._cutter
        return cutter.rules if cutter is not None and cutter.token_match is None else None

    def _closes(self, sign: str) -> bool:
        """Whether a sign, and no more, is cut off whatever word in letters stands before it."""
        if self._cutter is None or len(sign) != 1:
            return False
        found = [(len(word), self._cutter.suffix_search(word + sign)) for word in _SOME_WORDS]
        return all(tail is not None and tail.start() == length for length, tail in found)

    def _characters(self, text: str) -> tuple[list[Word], dict[int, tuple[int, Entry]]]:
        """Every character is a word; a space inside a phrase does not hinder."""
        letters = text
        places: Sequence[int] = range(len(text))
        whole = text.split() == [text]
        if not whole:
            places = [match.start() for match in _CHARACTER.finditer(text)]
            letters = "".join([text[place] for place in places])
        phrases: dict[int, tuple[int, Entry]] = {}
        beginning = self._beginning
        for at, pair in [(at, p) for at, p in enumerate(map(str.__add__, letters, letters[1:])) if p in beginning]:
            for phrase, entry, other in beginning[pair]:
                if letters.startswith(phrase, at) and not letters.startswith(other, at):
                    phrases[places[at]] = places[at + len(phrase) - 1] + 1, entry
                    break
        if whole:
            return list(zip(places, range(1, len(text) + 1), itertools.repeat(None), strict=False)), phrases
        return [(place, place + 1, None) for place in places if not text[place].isspace()], phrases

    def _entry(self, word: str, capital: bool) -> Entry:
        """Look up a word.

        Args:
            word: The word in lower case.
            capital: Whether it has a capital inside a sentence, so that it is a name if the lexicon does not know it.

        Returns:
            What the lexicon, the signs of the language or the ending of the word tell of it.
        """
        known = self._single.get(word)
        if known is not None:
            return known
        if not word.isalnum():
            if word in self._punctuation:
                return Entry(self._punctuation[word], word, "")
            if not word.strip(self._signs) or not any(c.isalnum() for c in word):
                return Entry(self._punctuation.get(word[:1], "."), word, "")
        if not capital and word.endswith(self._endings):
            for rule in self._suffixes:
                if rule.fits(word):
                    return Entry(rule.letter, rule.base_of(word), rule.form)
        return Entry(WORD, word, "")


def _class(lexicon: Mapping[str, Any], path: str, default: Any) -> Any:
    group, _, name = path.partition(".")
    return lexicon.get(group, {}).get(name, default)
