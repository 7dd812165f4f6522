"""Languages as data: each language is a folder of TOML files beside this module.

The pipeline itself knows no word of any language. It asks a :class:`Language` for its number words, its date phrases,
its lexicon and its sentence patterns. Adding a language is adding a folder with the same files.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from policymine.errors import ResourceError

if TYPE_CHECKING:
    import spacy.language

FILES = ("language", "numbers", "dates", "lexicon", "patterns", "cues")
"""The files (with the ending ``.toml``) that make a language."""

MATCH_SECONDS = 2.0
"""Time limit of one match of a pattern of the language data against a long text, in seconds."""

_SHORT = 400
"""Characters of a text that even a pattern that looks at every three places of it is done with in a second."""


def time_limit(text: str) -> float | None:
    r"""Give the time limit for matching a pattern of the language data against a text.

    In a short text no sensible pattern takes long, and asking the clock would take most of the time. Lists of words
    (``\L<words>``) take no time in long ones either: they are matched without a limit.

    Args:
        text: The text of one sentence, or its code.

    Returns:
        Seconds, or None for a short text.

    Example:
        >>> time_limit("We built 3 parks."), time_limit(500 * "a")
        (None, 2.0)
    """
    return MATCH_SECONDS if len(text) > _SHORT else None


class Limit(TypedDict, total=False):
    """The time limit of a match, as it is handed over."""

    timeout: float


_UNLIMITED: Limit = {}
_LIMITED: Limit = {"timeout": MATCH_SECONDS}


def limits(text: str) -> Limit:
    """Give what :func:`time_limit` does to be handed over by name, for patterns that are tried again and again.

    To hand over that there is no limit takes as long as the match of a short text.

    Args:
        text: The text of one sentence, or its code.

    Example:
        >>> limits("We built 3 parks."), limits(500 * "a")
        ({}, {'timeout': 2.0})
    """
    return _LIMITED if len(text) > _SHORT else _UNLIMITED


@functools.cache
def nouns(code: str) -> frozenset[str]:
    """Give the common nouns of a language whose words have no spaces between them.

    They stand in its file ``nouns.txt``, and those that the source of that file lacks in ``policy_nouns.txt``.

    Args:
        code: ISO 639-1 code.

    Returns:
        The nouns; none for a language that has no such file.

    Example:
        >>> "水库" in nouns("zh"), nouns("en")
        (True, frozenset())
    """
    folder = resources.files("policymine") / "lang" / code
    files = [path for name in ("nouns.txt", "policy_nouns.txt") if (path := folder / name).is_file()]
    lines = (line for path in files for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if not line.startswith("#"))


@dataclass(frozen=True)
class Language:
    """What is known of one language, straight from its folder.

    Attributes:
        code: ISO 639-1 code.
        tables: The parsed files, by name without the ending.

    Example:
        >>> load("en").tables["numbers"]["scales"]["million"]
        1000000.0
    """

    code: str
    tables: Mapping[str, Mapping[str, Any]]

    @property
    def joiner(self) -> str:
        """What stands between two words: a space, or nothing."""
        return str(self.tables["language"].get("joiner", " "))

    @property
    def script(self) -> str:
        """The script that the language is written in: ``latin``, ``han``, or empty if the data do not say."""
        return str(self.tables["language"].get("script", ""))

    @functools.cached_property
    def _variants(self) -> tuple[re.Pattern[str], Callable[[str], str]] | None:
        """A pattern for characters that may have a plainer form, and what gives that form."""
        name = self.tables["language"].get("variants")
        if not name:
            return None
        import opencc

        converter = opencc.OpenCC(str(name))
        # The common ones are converted at once, each on a line of its own so that no two make a word.
        ideographs = [*map(chr, range(0x3400, 0xA000)), *map(chr, range(0xF900, 0xFB00))]
        converted = converter.convert("\n".join(ideographs)).split("\n")
        variants = [one for one, other in zip(ideographs, converted, strict=True) if one != other]

        @functools.cache
        def plainer(character: str) -> str:
            form = str(converter.convert(character))
            return form if len(form) == 1 else character

        return re.compile(f"[{''.join(variants)}\U00020000-\U0003ffff]"), plainer

    def plain(self, text: str) -> str:
        """Write every character in the form that the language's data have (traditional ones simplified), one to one.

        Args:
            text: Any text.

        Returns:
            A text of the same length; for matching only, never for what the user sees.

        Example:
            >>> load("en").plain("rate")
            'rate'
        """
        if self._variants is None or text.isascii():
            return text
        pattern, plainer = self._variants
        for character in set(pattern.findall(text)):
            text = text.replace(character, plainer(character))
        return text

    @functools.cached_property
    def nlp(self) -> spacy.language.Language:
        """A blank spaCy pipeline of the language: its tokenizer only, no downloaded model."""
        import spacy

        return spacy.blank(str(self.tables["language"].get("spacy", "xx")))


def folder_of(code: str) -> Traversable:
    """Return the folder of a language that comes with the package.

    Args:
        code: ISO 639-1 code.

    Raises:
        ResourceError: There is no such language.

    Example:
        >>> folder_of("en").name
        'en'
    """
    folder = resources.files(__name__) / code
    if not code.isalnum() or not folder.is_dir():
        message = f"no language folder for {code!r}"
        raise ResourceError(message, hint=f"known languages: {', '.join(available())}")
    return folder


@functools.cache
def available() -> tuple[str, ...]:
    """Return the codes of the languages that come with the package.

    Example:
        >>> "en" in available()
        True
    """
    root = resources.files(__name__)
    return tuple(sorted(f.name for f in root.iterdir() if f.is_dir() and (f / "language.toml").is_file()))


@functools.cache
def load(code: str) -> Language:
    """Load a language that comes with the package.

    Args:
        code: ISO 639-1 code, such as ``en``.

    Raises:
        ResourceError: There is no such language, or one of its files is wrong.

    Example:
        >>> load("en").code
        'en'
    """
    return load_folder(folder_of(code), code)


def load_folder(folder: Path | Traversable, code: str) -> Language:
    """Load a language from any folder, for instance one of the user's own.

    Args:
        folder: Holds ``language.toml``, ``numbers.toml``, ``dates.toml``, ``lexicon.toml``, ``patterns.toml`` and
            ``cues.toml``.
        code: ISO 639-1 code.

    Raises:
        ResourceError: A file is missing or is no TOML.

    Example:
        >>> load_folder(folder_of("en"), "en").joiner
        ' '
    """
    tables: dict[str, Mapping[str, Any]] = {}
    for name in FILES:
        file = folder / f"{name}.toml"
        try:
            tables[name] = tomllib.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            message = f"the language {code!r} has no file {name}.toml"
            raise ResourceError(message) from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            message = f"{name}.toml of the language {code!r} is no valid TOML: {error}"
            raise ResourceError(message) from None
    return Language(code, tables)
