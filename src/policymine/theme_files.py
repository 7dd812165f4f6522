"""Files of themes: read, checked, and carried to wherever documents are mined."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from policymine.errors import ResourceError

KEYS = frozenset({"languages", "default", "replace", "ignore", "theme"})
"""What may stand at the top of a file."""


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file of themes as text: read once, and the same for every process.

    Attributes:
        name: Its name for messages.
        text: What stands in it.

    Example:
        >>> ThemeFile("a.toml", "replace = true").table()
        {'replace': True}
    """

    name: str
    text: str

    def table(self) -> Mapping[str, Any]:
        """The parsed file.

        Raises:
            ResourceError: It is no TOML; the message says where.
        """
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise ResourceError(f"{self.name}: is no valid TOML: {error}") from error


def read_file(source: Path | Traversable) -> ThemeFile:
    """Read a file of themes.

    Raises:
        ResourceError: It cannot be read.
    """
    try:
        return ThemeFile(source.name, source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{source.name}: cannot be read: {error}") from error


def check_keys(table: Mapping[str, Any], allowed: Collection[str], where: str) -> None:
    """Refuse a key that means nothing.

    Raises:
        ResourceError: There is one; the hint has those that are known.
    """
    if unknown := sorted(set(table) - set(allowed)):
        raise ResourceError(f"{where}: unknown key {unknown[0]!r}", hint=f"known are: {', '.join(sorted(allowed))}")


def as_table(value: object, where: str) -> Mapping[str, Any]:
    """Refuse what is no table.

    Raises:
        ResourceError: It is none.
    """
    if not isinstance(value, dict):
        raise ResourceError(f"{where}: must be a table")
    return value


def as_strings(value: object, where: str) -> list[str]:
    """Refuse what is no list of texts.

    Raises:
        ResourceError: It is none.
    """
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ResourceError(f"{where}: must be a list of texts")
    return value


def as_flag(value: object, where: str) -> bool:
    """Refuse what is neither true nor false.

    Raises:
        ResourceError: It is neither.
    """
    if not isinstance(value, bool):
        raise ResourceError(f"{where}: must be true or false")
    return value
