"""What a statement is about: the themes, told by the words of a lexicon.

The words are data (``lang/themes.toml``), which an analyst can read, replace and extend; see ``docs/themes.md``.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from policymine.errors import ResourceError
from policymine.text import fold, is_cjk

_POINTS = {"strong": 3.0, "medium": 2.0, "weak": 0.5}
_INDICATOR, _CLAUSE, _TITLE = 4.0, 1.5, 0.6
_HEADINGS = (1.2, 0.6, 0.3)
# The points that a text must bring for half of its field's vote: a lone hint says less than a settled theme.
_HALF = 2.0
# A rest of doubt, so that evidence from a heading alone never looks as sure as a clear indicator.
_DOUBT = 1.0
_CACHED = 20_000
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff\uf900-\ufaff]+|\d+(?:\.\d+)?")
_TERM_WORD = re.compile(_WORD.pattern.replace("]+|", "]+\\*?|"))
_SUBSCRIPT = re.compile("[\u2080-\u2089]")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

_Term = tuple[str, ...]
_Votes = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme.

    Attributes:
        name: How the table names it: ``blue_sky``.
        labels: Its name in each language.

    Example:
        >>> Theme("ecology", {"en": "Nature"}).labels["en"]
        'Nature'
    """

    name: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """What a classifier found.

    Attributes:
        theme: The name of the theme.
        score: How sure the classifier is, from 0 to 1.
        second: The runner-up, or empty if nothing else has any evidence.

    Example:
        >>> ThemeScore("clear_water", 0.8, "capacity").second
        'capacity'
    """

    theme: str
    score: float
    second: str


class Classifier(Protocol):
    """Whatever can tell the theme of a statement: the lexicon of this module, or a trained model.

    Example:
        >>> classifier: Classifier = ThemeClassifier.load()
        >>> classifier.classify("PM2.5 concentration", "", (), "", "en").theme
        'blue_sky'
    """

    @property
    def default(self) -> str:
        """The theme of a text that gives no sign."""
        ...

    def classify(self, indicator: str, clause: str, headings: Sequence[str], title: str, language: str) -> ThemeScore:
        """Tell the theme of a statement from its words, the headings above it and the title."""
        ...


class ThemeClassifier:
    """Tells themes by a lexicon of words with points.

    Example:
        >>> classifier = ThemeClassifier.load()
        >>> classifier.classify("forest coverage rate", "", [], "", "en").theme
        'ecology'
        >>> classifier.classify("空气优良天数比例", "", [], "", "zh").theme
        'blue_sky'
    """

    def __init__(self, tables: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        """Build the lexicon from parsed files, each with its name for messages; later ones add to earlier ones."""
        self._themes: dict[str, dict[str, str]] = {}
        self._weights: list[float] = []
        self._default = ""
        self._lexicons: dict[str, _Lexicon] = {}
        # Headings and titles, and sentences with many values, come again and again.
        self._cache: dict[tuple[str, str], _Votes] = {}
        for name, table in tables:
            self._add_table(name, table)
        if self._default not in self._themes:
            raise ResourceError(f"{tables[-1][0] if tables else 'themes'}: 'default' must name one of the themes")
        for lexicon in self._lexicons.values():
            lexicon.sort()
        self._names = tuple(self._themes)

    @classmethod
    def load(cls, path: Path | None = None, *, extra: Sequence[Path] = ()) -> ThemeClassifier:
        """Read the lexicon.

        Args:
            path: A file to use instead of the one that policymine ships.
            extra: Files that add themes or words; a word that is there already for the theme gets the new points.

        Returns:
            The classifier; the shipped lexicon is read once only.

        Raises:
            ResourceError: If a file cannot be read or does not say what it should.

        Example:
            >>> ThemeClassifier.load() is ThemeClassifier.load()
            True
        """
        if path is None and not extra:
            return _default()
        base: Path | Traversable = path if path is not None else _shipped()
        return cls([_read(source) for source in (base, *extra)])

    @property
    def default(self) -> str:
        """The theme of a text that gives no sign.

        Example:
            >>> ThemeClassifier.load().default
            'economy_society'
        """
        return self._default

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes, in the order of the file.

        Example:
            >>> [theme.name for theme in ThemeClassifier.load().themes][:3]
            ['blue_sky', 'clear_water', 'pure_land']
        """
        return tuple(Theme(name, dict(labels)) for name, labels in self._themes.items())

    def classify(self, indicator: str, clause: str, headings: Sequence[str], title: str, language: str) -> ThemeScore:
        """Tell the theme of a statement.

        Each text has a vote, which its words share out among their themes: the indicator most, then the clause, the
        headings, the nearest most, and the title.

        Args:
            indicator: What is measured.
            clause: The clause or sentence around it.
            headings: The headings above it, outermost first.
            title: The document's title.
            language: ``en``, ``zh``, ...; a language without words gets the default theme.

        Returns:
            The theme, how sure it is, and the second-best theme.

        Example:
            >>> classifier = ThemeClassifier.load()
            >>> classifier.classify("number of projects", "", ["2. Fight the battle for clear water"], "", "en").theme
            'clear_water'
            >>> classifier.classify("xyzzy", "", [], "", "en")
            ThemeScore(theme='economy_society', score=0.0, second='')
        """
        votes = [0.0] * len(self._names)
        self._vote(votes, indicator, language, _INDICATOR)
        self._vote(votes, clause, language, _CLAUSE)
        for heading, weight in zip(reversed(headings), _HEADINGS, strict=False):
            self._vote(votes, heading, language, weight)
        self._vote(votes, title, language, _TITLE)
        total = sum(votes)
        if not total:
            return ThemeScore(self._default, 0.0, "")
        # Ties go to the theme that the file names first.
        first, second = sorted(range(len(votes)), key=votes.__getitem__, reverse=True)[:2]
        return ThemeScore(
            self._names[first],
            round(votes[first] / (total + _DOUBT), 4),
            self._names[second] if votes[second] else "",
        )

    def _vote(self, votes: list[float], text: str, language: str, weight: float) -> None:
        key = (text, language)
        shares = self._cache.get(key)
        if shares is None:
            lexicon = self._lexicons.get(language)
            shares = self._shares(lexicon.points(text)) if lexicon and text else ()
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            self._cache[key] = shares
        for index, share in shares:
            votes[index] += weight * share

    def _shares(self, points: Mapping[int, float]) -> _Votes:
        weighed = [(index, value * self._weights[index]) for index, value in points.items()]
        total = sum(value for _, value in weighed) + _HALF
        return tuple((index, value / total) for index, value in weighed)

    def _add_table(self, name: str, table: Mapping[str, Any]) -> None:
        _check_keys(table, {"languages", "default", "ignore", "theme"}, name)
        for language in _strings(table.get("languages", []), f"{name}: languages"):
            self._lexicons.setdefault(language, _Lexicon())
        self._default = table.get("default", self._default)
        ignored = _table(table.get("ignore", {}), f"{name}: ignore")
        _check_keys(ignored, self._lexicons, f"{name}: ignore")
        for language, phrases in ignored.items():
            for phrase in _strings(phrases, f"{name}: ignore: {language}"):
                self._lexicons[language].add(phrase, None, 0.0, f"{name}: ignore")
        for theme, entry in _table(table.get("theme", {}), f"{name}: theme").items():
            self._add_theme(f"{name}: theme {theme!r}", theme, _table(entry, f"{name}: theme {theme!r}"))

    def _add_theme(self, where: str, theme: str, entry: Mapping[str, Any]) -> None:
        labels = {f"label_{language}": language for language in self._lexicons}
        _check_keys(entry, {"weight", *labels, *self._lexicons}, where)
        if theme not in self._themes:
            self._weights.append(1.0)
        known = self._themes.setdefault(theme, {})
        index = list(self._themes).index(theme)
        for key, value in entry.items():
            if key == "weight":
                if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 10:
                    raise ResourceError(f"{where}: weight must be a number above 0 and up to 10")
                self._weights[index] = float(value)
                continue
            if key in labels:
                if not isinstance(value, str):
                    raise ResourceError(f"{where}: {key} must be a text")
                known[labels[key]] = value
                continue
            _check_keys(_table(value, f"{where}: {key}"), _POINTS, f"{where}: {key}")
            seen: set[str] = set()
            for strength, words in value.items():
                here = f"{where}: {key}: {strength}"
                for word in _strings(words, here):
                    if word in seen:
                        raise ResourceError(f"{here}: {word!r} stands there twice", hint="keep one of the two")
                    seen.add(word)
                    self._lexicons[key].add(word, index, _POINTS[strength], here)


class _Word(NamedTuple):
    """A word of a text, with the terms of a lexicon that it may begin, the longest first."""

    word: str
    singular: str
    begins: bool
    alone: _Term | None  # the term that it is by itself
    by_second: Mapping[str, Sequence[_Term]]  # the longer ones, by the singular of the word that follows
    by_stem: Sequence[_Term]  # of these, those that any word with some stem may follow

    @classmethod
    def beginning(cls, word: str, singular: str, terms: Sequence[_Term]) -> _Word:
        """Sort the terms that a word may begin, which come with the longest first."""
        if not terms:
            return cls(word, singular, False, None, {}, ())
        alone = next((term for term in terms if len(term) == 1), None)
        longer = [term for term in terms if len(term) > 1]
        by_stem = [term for term in longer if term[1][-1] == "*"]
        seconds = {term[1] for term in longer}
        by_second = {second: [t for t in longer if t[1] == second or t[1][-1] == "*"] for second in seconds}
        return cls(word, singular, True, alone, by_second, by_stem)


class _Lexicon:
    """The words of one language, found in a text from left to right, the longest first.

    A word in letters is compared word by word, so that "air" is not found in "fair"; one in Chinese characters, which
    know no spaces, character by character.
    """

    def __init__(self) -> None:
        self._terms: dict[_Term, dict[int, float]] = {}
        self._starts: dict[str, list[_Term]] = {}
        self._pairs: dict[str, list[_Term]] = {}  # the same by two characters
        self._singles: frozenset[str] = frozenset()
        self._stems: list[_Term] = []
        self._stem_starts: tuple[str, ...] = ()
        # Every word of the texts so far, with the terms that it may begin: most begin none.
        self._known: dict[str, _Word] = {}

    def add(self, word: str, theme: int | None, points: float, where: str) -> None:
        """Add a word for a theme, or with no theme a phrase to pass over."""
        prepared = _prepare(word)
        term: _Term = (prepared,)
        start = prepared[:1]
        if not any(map(is_cjk, prepared)):
            term = tuple(part if part.endswith("*") else _singular(part) for part in _TERM_WORD.findall(prepared))
            if not term:
                raise ResourceError(f"{where}: {word!r} has neither letters nor digits")
            start = term[0]
        if term not in self._terms:
            self._terms[term] = {}
            if start.endswith("*"):
                self._stems.append(term)
            else:
                self._starts.setdefault(start, []).append(term)
        if theme is not None:
            self._terms[term][theme] = points

    def points(self, text: str) -> dict[int, float]:
        """Add up the points of each theme; a word that comes twice counts once."""
        text = _prepare(text)
        found = set(self._words(_WORD.findall(text)))
        if not text.isascii():
            found.update(self._characters(text))
        total: dict[int, float] = {}
        for term in found:
            for theme, points in self._terms[term].items():
                total[theme] = total.get(theme, 0.0) + points
        return total

    def _words(self, words: list[str]) -> Iterator[_Term]:
        known = self._known
        entries = [known.get(word) or self._look_up(word) for word in words]
        free = 0
        for at, entry in enumerate(entries):
            if at < free or not entry.begins:
                continue
            following = entries[at + 1].singular if at + 1 < len(entries) else ""
            term = entry.alone
            for longer in entry.by_second.get(following, entry.by_stem):
                if _matches(longer, entries[at : at + len(longer)]):
                    term = longer
                    break
            if term is not None:
                yield term
                free = at + len(term)

    def _look_up(self, word: str) -> _Word:
        singular = _singular(word)
        terms = self._starts.get(singular, [])
        if word.startswith(self._stem_starts):
            terms = [*terms, *(term for term in self._stems if word.startswith(term[0][:-1]))]
            terms.sort(key=len, reverse=True)
        if len(self._known) >= _CACHED:
            self._known.clear()
        entry = self._known[word] = _Word.beginning(word, singular, terms)
        return entry

    def _characters(self, text: str) -> Iterator[_Term]:
        pairs = self._pairs
        free = 0
        # Most pairs of characters begin no term, and few terms are of one character.
        found = enumerate(map(str.__add__, text, f"{text[1:]} "))
        if self._singles.isdisjoint(text):
            places = [(at, pair) for at, pair in found if pair in pairs]
        else:
            places = [(at, pair) for at, pair in found if pair in pairs or pair[0] in pairs]
        for at, pair in places:
            if at >= free:
                for term in pairs.get(pair) or pairs[pair[0]]:
                    if text.startswith(term[0], at):
                        yield term
                        free = at + len(term[0])
                        break

    def sort(self) -> None:
        """Put the longest first; to be called when all words are in."""
        for start, terms in self._starts.items():
            terms.sort(key=lambda term: (-len(term), -len(term[0])))
            for pair in {term[0][:2] for term in terms} if len(start) == 1 else ():
                self._pairs[pair] = [term for term in terms if term[0][:2] in (pair, start)]
        self._singles = frozenset(pair for pair in self._pairs if len(pair) == 1)
        self._stem_starts = tuple(term[0][:-1] for term in self._stems)


def _prepare(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = fold(text)
    return text.translate(_SUBSCRIPTS) if _SUBSCRIPT.search(text) else text


def _singular(word: str) -> str:
    """Strip the plural of a word, the same way for the lexicon and the text; it need not be a real word."""
    if len(word) < 4 or word[-1] != "s" or word[-2] in "sui":
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def _matches(term: _Term, entries: Sequence[_Word]) -> bool:
    # The first word is known to match: it led to the term.
    return len(term) == len(entries) and all(
        part == entry.singular or (part[-1] == "*" and entry.word.startswith(part[:-1]))
        for part, entry in zip(term[1:], entries[1:], strict=True)
    )


def _check_keys(table: Mapping[str, Any], allowed: Collection[str], where: str) -> None:
    if unknown := sorted(set(table) - set(allowed)):
        raise ResourceError(f"{where}: unknown key {unknown[0]!r}", hint=f"known are: {', '.join(sorted(allowed))}")


def _table(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ResourceError(f"{where}: must be a table")
    return value


def _strings(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ResourceError(f"{where}: must be a list of texts")
    return value


def _shipped() -> Traversable:
    return resources.files("policymine").joinpath("lang", "themes.toml")


def _read(source: Path | Traversable) -> tuple[str, Mapping[str, Any]]:
    try:
        return source.name, tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{source.name}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{source.name}: is no valid TOML: {error}") from error


@functools.cache
def _default() -> ThemeClassifier:
    return ThemeClassifier([_read(_shipped())])
