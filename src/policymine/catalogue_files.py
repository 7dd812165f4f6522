"""Read the files of the catalogue of indicators: the entries, the words, and what a user's own file changes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

from policymine.errors import ResourceError
from policymine.lang.units import Units

Direction = Literal["up", "down", "none"]

WORDS = "words.toml"
"""The file of the words that are no names."""

OTHER_DIMENSIONS = frozenset({"count", "index", "rank", "deadline"})
"""What can be measured beside the dimensions of the unit table."""

_LISTS = ("short", "context", "not", "free")
_TEXTS = ("theme", "unit", "direction", "value", "growth", "span", "notes")
_FIXED = frozenset({*_TEXTS, "dimension", "distinct_from"})
_WORD_LISTS = ("stop", "free", "growth", "light", "vocabulary", "place_endings")
_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_CHOICES = {
    "direction": ("up", "down", "none"),
    "value": ("level", "change"),
    "growth": ("nominal", "real"),
    "span": ("last", "sum"),
}


@dataclass
class Entries:
    """What the files say, put together in their order.

    Attributes:
        languages: The languages that the words are of.
        words: The words of each language that are no names.
        indicators: The entries by their id.
        removed: Ids that a file has removed.

    Example:
        >>> "gdp" in read_entries(shipped()).indicators
        True
    """

    languages: list[str] = field(default_factory=list)
    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    indicators: dict[str, dict[str, Any]] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)


def shipped() -> list[Path | Traversable]:
    """Give the files of the catalogue that policymine ships, that of the words first.

    Example:
        >>> shipped()[0].name
        'words.toml'
    """
    folder = resources.files("policymine").joinpath("lang", "indicators")
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    return sorted(files, key=lambda file: (file.name != WORDS, file.name))


def read_entries(files: Sequence[Path | Traversable]) -> Entries:
    """Read files of the catalogue; what a later one says of an indicator counts.

    Args:
        files: The files.

    Returns:
        The entries, complete and checked.

    Raises:
        ResourceError: A file cannot be read, or does not say what it should.

    Example:
        >>> read_entries(shipped()).languages
        ['en', 'zh']
    """
    entries = Entries()
    dimensions = {unit.dimension for unit in Units.load()} | OTHER_DIMENSIONS
    for file in files:
        _add_file(entries, file, dimensions)
    for key, entry in entries.indicators.items():
        entry["distinct_from"] = [each for each in entry.get("distinct_from", ()) if each not in entries.removed]
        for other in entry["distinct_from"]:
            if other not in entries.indicators or other == key:
                hint = "name another indicator of the catalogue by its id, or leave it out"
                raise ResourceError(f"indicator {key!r}: distinct_from names {other!r}, which is none", hint=hint)
    return entries


def _add_file(entries: Entries, file: Path | Traversable, dimensions: Collection[str]) -> None:
    name = file.name
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{name}: cannot be read: {error}", hint="name a TOML file in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{name}: is no valid TOML: {error}") from error
    _check_keys(table, {"languages", "theme", "words", "indicator", "extend", "remove"}, name)
    for language in _strings(table.get("languages", []), f"{name}: languages"):
        if language not in entries.languages:
            entries.languages.append(language)
            entries.words[language] = {}
    words = _table(table.get("words", {}), f"{name}: words")
    _check_keys(words, entries.languages, f"{name}: words")
    for language, lists in words.items():
        _add_words(entries.words[language], _table(lists, f"{name}: words"), f"{name}: words: {language}")
    for key in _strings(table.get("remove", []), f"{name}: remove"):
        if entries.indicators.pop(key, None) is None:
            raise ResourceError(f"{name}: remove: there is no indicator {key!r}", hint=_near(key, entries.indicators))
        entries.removed.add(key)
    theme = {"theme": table["theme"]} if "theme" in table else {}
    for key, entry in _table(table.get("indicator", {}), f"{name}: indicator").items():
        where = f"{name}: indicator {key!r}"
        if not _ID.fullmatch(key):
            raise ResourceError(f"{where}: is no id", hint="an id is of small letters, digits and _, as forest_cover")
        whole = theme | dict(_table(entry, where))
        _check_entry(whole, entries.languages, dimensions, where)
        _check_whole(whole, entries.languages, where)
        entries.indicators[key] = whole
    for key, entry in _table(table.get("extend", {}), f"{name}: extend").items():
        where = f"{name}: extend {key!r}"
        if key not in entries.indicators:
            raise ResourceError(f"{where}: there is no such indicator", hint=_near(key, entries.indicators))
        _check_entry(_table(entry, where), entries.languages, dimensions, where)
        known = entries.indicators[key] = dict(entries.indicators[key])
        for part, value in entry.items():
            known[part] = [*known.get(part, ()), *value] if isinstance(value, list) else value


def _add_words(known: dict[str, Any], lists: Mapping[str, Any], where: str) -> None:
    _check_keys(lists, {*_WORD_LISTS, "joined", "same"}, where)
    for part, value in lists.items():
        if part == "joined":
            known[part] = bool(value)
        elif part == "same":
            same = known.setdefault("same", {})
            for concept, members in _table(value, f"{where}: same").items():
                # The first word stands for the group, so that words which are added change nothing for the others.
                same[concept] = [*same.get(concept, ()), *_strings(members, f"{where}: same: {concept}")]
        else:
            known[part] = [*known.get(part, ()), *_strings(value, f"{where}: {part}")]


def _check_entry(entry: Mapping[str, Any], languages: Sequence[str], dimensions: Collection[str], where: str) -> None:
    lists = {*languages, *(f"{part}_{language}" for part in _LISTS for language in languages)}
    labels = {f"label_{language}" for language in languages}
    _check_keys(entry, _FIXED | lists | labels, where)
    for part, value in entry.items():
        if part in lists or part == "distinct_from":
            _strings(value, f"{where}: {part}")
        elif part == "dimension":
            for dimension in _strings(value, f"{where}: dimension"):
                if not all(each in dimensions for each in dimension.split("/")) and dimension not in dimensions:
                    hint = "one of the dimensions that `policymine units` lists, or " + ", ".join(OTHER_DIMENSIONS)
                    raise ResourceError(f"{where}: dimension {dimension!r} is not known", hint=hint)
        elif not isinstance(value, str):
            raise ResourceError(f"{where}: {part} must be a text")
        elif part in _CHOICES and value not in _CHOICES[part]:
            raise ResourceError(f"{where}: {part} is {value!r}", hint=f"it can be {' or '.join(_CHOICES[part])}")


def _check_whole(entry: Mapping[str, Any], languages: Sequence[str], where: str) -> None:
    for part in ("theme", "dimension", "direction"):
        if not entry.get(part):
            raise ResourceError(f"{where}: {part} is missing")
    if not any(entry.get(f"label_{language}") for language in languages):
        raise ResourceError(f"{where}: has no label", hint=f'say what it is called: label_{languages[0]} = "..."')


def _near(key: str, known: Collection[str]) -> str:
    import difflib

    near = difflib.get_close_matches(key, known, n=1)
    return f"did you mean {near[0]!r}?" if near else "`policymine indicators` lists all ids"


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
