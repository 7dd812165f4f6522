"""What a statement is about: the themes, told by the words of a lexicon.

The words are data (``lang/themes.toml``), which an analyst can read, replace and extend; see ``docs/themes.md``.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

from policymine.errors import ResourceError, UsageError
from policymine.theme_examples import example_words, language_of
from policymine.theme_files import KEYS, ThemeFile, as_flag, as_strings, as_table, check_keys, read_file
from policymine.theme_words import ThemeWords, holds, words

_POINTS = {"decisive": 5.0, "strong": 3.0, "medium": 2.0, "weak": 0.5}
_INDICATOR, _CLAUSE, _TITLE = 4.0, 1.5, 0.6
_HEADINGS = (1.2, 0.6, 0.3)
# The points that a text must bring for half of its field's vote: a lone hint says less than a settled theme.
_HALF = 2.0
# A rest of doubt, so that evidence from a heading alone never looks as sure as a clear indicator.
_DOUBT = 1.0
_CACHED = 20_000

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


@dataclass(frozen=True, slots=True)
class ThemeWord:
    """A word that gives points to a theme.

    Attributes:
        theme: The name of the theme.
        language: The word's language.
        word: The word or phrase.
        points: What it gives.
        source: The file that it is from, or ``example`` for a word out of an example of such a file.

    Example:
        >>> next(ThemeClassifier.load().words()).points
        3.0
    """

    theme: str
    language: str
    word: str
    points: float
    source: str


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
        """Build the lexicon from parsed files, each with its name for messages; later ones add to earlier ones.

        A file with ``replace = true`` takes the place of those before it.
        """
        self.extends_shipped = False
        """Whether every theme that policymine ships is there."""
        self._themes: dict[str, dict[str, str]] = {}
        self._weights: list[float] = []
        self._default = ""
        self._lexicons: dict[str, ThemeWords] = {}
        self._words: dict[tuple[str, str, str], tuple[float, str]] = {}
        self._before: frozenset[str] = frozenset()  # the themes of the files before the one that is being added
        # Headings and titles, and sentences with many values, come again and again.
        self._cache: dict[tuple[str, str], _Votes] = {}
        for name, table in tables:
            self._add_table(name, table)
        if self._default not in self._themes:
            hint = 'say default = "NAME" at the top: the theme of a text without any of the words'
            raise ResourceError(
                f"{tables[-1][0] if tables else 'themes'}: 'default' must name one of the themes", hint=hint
            )
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
        if path is None:
            return _extending_shipped([read_file(each) for each in extra]) if extra else _default()
        return cls([(file.name, file.table()) for file in map(read_file, (path, *extra))])

    @classmethod
    def extended(cls, file: ThemeFile | None) -> ThemeClassifier:
        r"""The shipped lexicon with a file of one's own, made once for each file.

        Raises:
            ResourceError: The file does not say what it should.

        Example:
            >>> classifier = ThemeClassifier.extended(ThemeFile("a.toml", "[theme.space]\nen.strong = ['rocket']"))
            >>> classifier.classify("rockets", "", [], "", "en").theme
            'space'
        """
        return _default() if file is None else _extended(file)

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

    def gives_way(self, place: int) -> bool:
        """Tell whether a theme, by its place, counts less than others: money and sectors serve a purpose.

        Example:
            >>> classifier = ThemeClassifier.load()
            >>> [theme.name for place, theme in enumerate(classifier.themes) if classifier.gives_way(place)]
            ['capacity', 'economy_society']
        """
        return self._weights[place] < 1

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

    def votes(self, text: str, language: str) -> Sequence[tuple[int, float]]:
        """How the words of one text share its vote out among the themes, by their places; together less than one.

        Example:
            >>> classifier = ThemeClassifier.load()
            >>> [(classifier.themes[place].name, share) for place, share in classifier.votes("forests", "en")]
            [('ecology', 0.6)]
        """
        key = (text, language)
        shares = self._cache.get(key)
        if shares is None:
            lexicon = self._lexicons.get(language)
            shares = self._shares(lexicon.points(text)) if lexicon and text else ()
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            self._cache[key] = shares
        return shares

    def _vote(self, votes: list[float], text: str, language: str, weight: float) -> None:
        for index, share in self.votes(text, language):
            votes[index] += weight * share

    def _shares(self, points: Mapping[int, float]) -> _Votes:
        weighed = [(index, value * self._weights[index]) for index, value in points.items()]
        total = sum(value for _, value in weighed) + _HALF
        return tuple((index, value / total) for index, value in weighed)

    def words(self) -> Iterator[ThemeWord]:
        """Yield every word of every theme, in the order of the files."""
        for (theme, language, word), (points, source) in self._words.items():
            yield ThemeWord(theme, language, word, points, source)

    def _add_table(self, name: str, table: Mapping[str, Any]) -> None:
        check_keys(table, KEYS, name)
        languages = as_strings(table.get("languages", []), f"{name}: languages")
        if as_flag(table.get("replace", False), f"{name}: replace"):
            languages = languages or list(self._lexicons)
            self._themes, self._weights, self._lexicons, self._words = {}, [], {}, {}
            self._default = ""
        self._before = frozenset(self._themes)
        for language in languages:
            self._lexicons.setdefault(language, ThemeWords())
        self._default = table.get("default", self._default)
        if not isinstance(self._default, str):
            raise ResourceError(f"{name}: default must be the name of a theme")
        ignored = as_table(table.get("ignore", {}), f"{name}: ignore")
        check_keys(ignored, self._lexicons, f"{name}: ignore")
        for language, phrases in ignored.items():
            for phrase in as_strings(phrases, f"{name}: ignore: {language}"):
                self._lexicons[language].add(phrase, None, 0.0, f"{name}: ignore")
        examples: dict[str, dict[str, list[str]]] = {}
        for theme, value in as_table(table.get("theme", {}), f"{name}: theme").items():
            entry = as_table(value, f"{name}: theme {theme!r}")
            self._add_theme(name, theme, entry)
            self._sort_examples(f"{name}: theme {theme!r}: examples", theme, entry.get("examples", []), examples)
        for language, of_themes in examples.items():
            self._add_examples(f"{name}: examples", language, of_themes)

    def _add_theme(self, name: str, theme: str, entry: Mapping[str, Any]) -> None:
        where = f"{name}: theme {theme!r}"
        labels = {f"label_{language}": language for language in self._lexicons}
        check_keys(entry, {"weight", "examples", *labels, *self._lexicons}, where)
        if theme not in self._themes:
            self._weights.append(1.0)
        known = self._themes.setdefault(theme, {})
        for key, value in entry.items():
            if key == "weight":
                if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 10:
                    raise ResourceError(f"{where}: weight must be a number above 0 and up to 10")
                self._weights[list(self._themes).index(theme)] = float(value)
            elif key in labels:
                if not isinstance(value, str):
                    raise ResourceError(f"{where}: {key} must be a text")
                known[labels[key]] = value
            elif key in self._lexicons:
                self._add_words(f"{where}: {key}", theme, key, as_table(value, f"{where}: {key}"), name)

    def _add_words(self, where: str, theme: str, language: str, lists: Mapping[str, Any], source: str) -> None:
        check_keys(lists, _POINTS, where)
        index = list(self._themes).index(theme)
        seen: set[str] = set()
        for strength, listed in lists.items():
            here = f"{where}: {strength}"
            for word in as_strings(listed, here):
                if word in seen:
                    raise ResourceError(f"{here}: {word!r} stands there twice", hint="keep one of the two")
                seen.add(word)
                self._lexicons[language].add(word, index, _POINTS[strength], here)
                self._words[theme, language, word] = (_POINTS[strength], source)
                self._claim(theme, language, word)

    def _sort_examples(
        self, where: str, theme: str, examples: object, to: dict[str, dict[str, list[str]]]
    ) -> None:  # fmt: skip
        for text in as_strings(examples, where):
            language = language_of(text, self._lexicons)
            if language is None:
                hint = f"known are: {', '.join(sorted(self._lexicons))}"
                raise ResourceError(f"{where}: {text[:40]!r} is in no language of the file", hint=hint)
            to.setdefault(language, {}).setdefault(theme, []).append(text)

    def _add_examples(self, where: str, language: str, examples: Mapping[str, Sequence[str]]) -> None:
        names = list(self._themes)
        lexicon = self._lexicons[language]
        for theme, found in example_words(examples, language, words).items():
            for word, points in found.items():
                known = lexicon.themes_of(word)
                # A word that is another theme's already tells nothing; but the default theme has words of everything.
                if known is None or (known and all(names[index] == self._default for index in known)):
                    lexicon.add(word, names.index(theme), points, where)
                    self._words[theme, language, word] = (points, "example")
                    self._claim(theme, language, word)

    def _claim(self, theme: str, language: str, word: str) -> None:
        """Take a word of a new theme, and phrases that hold it, from the default one: that has what nobody claims."""
        if not self._before or theme in self._before or self._default not in self._before:
            return
        default = list(self._themes).index(self._default)
        for of, spoken, known in list(self._words):
            if of == self._default and spoken == language and holds(known, word):
                self._lexicons[language].forget(known, default)
                del self._words[of, spoken, known]


def load_theme_file(path: str | os.PathLike[str]) -> ThemeFile:
    """Read and check a file of one's own themes, so that a slip shows before the first document is mined.

    Args:
        path: Where the file is.

    Returns:
        The file.

    Raises:
        UsageError: It cannot be read or does not say what it should; the message names the file and the entry.
    """
    try:
        found = read_file(Path(path))
        ThemeClassifier.extended(found)
    except ResourceError as error:
        raise UsageError(str(error), hint=error.hint) from error
    return found


@functools.cache
def _default() -> ThemeClassifier:
    return _extending_shipped(())


def _extending_shipped(files: Sequence[ThemeFile]) -> ThemeClassifier:
    text = read_file(resources.files("policymine").joinpath("lang", "themes.toml")).text
    shipped = ThemeFile("policymine/themes.toml", text)  # a name that no file of the user's has
    tables = [(file.name, file.table()) for file in files]
    classifier = ThemeClassifier([(shipped.name, shipped.table()), *tables])
    classifier.extends_shipped = not any(table.get("replace") for _, table in tables)
    return classifier


@functools.lru_cache(maxsize=8)
def _extended(file: ThemeFile) -> ThemeClassifier:
    return _extending_shipped([file])
