"""Data files that a language folder may have beside the required ones, read for all languages at once.

A document's language is not known before it is read, so what is needed to read it (debris of web pages, numbering of
headings, where a document states its day and issuer) is taken from every language together.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from policymine.errors import ResourceError


def tables_of(name: str) -> list[tuple[str, dict[str, Any]]]:
    """Read one data file out of every language folder that has it.

    Args:
        name: The file's name, such as ``debris.toml``.

    Returns:
        Pairs of language code and the file's content, by code.

    Raises:
        ResourceError: If a file is no TOML.

    Example:
        >>> [code for code, _ in tables_of("debris.toml")][:1]
        ['en']
    """
    root = resources.files("policymine") / "lang"
    folders = sorted((entry for entry in root.iterdir() if entry.is_dir()), key=lambda entry: entry.name)
    return [(folder.name, load_toml(folder / name)) for folder in folders if (folder / name).is_file()]


def load_toml(path: Traversable) -> dict[str, Any]:
    """Read a TOML file, and say which one it is if it is damaged.

    Example:
        >>> "debris" in load_toml(resources.files("policymine") / "read" / "layout.toml")
        True
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{path.name} is not valid TOML: {error}") from error


def compile_pattern(source: str, where: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a pattern of a data file, and say where it stands if it is wrong.

    Example:
        >>> compile_pattern("(", "x.toml")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        policymine.errors.ResourceError: x.toml: '(' is not a valid pattern: missing ), unterminated ...
    """
    try:
        return re.compile(source, flags)
    except re.error as error:
        raise ResourceError(f"{where}: {source!r} is not a valid pattern: {error}") from error
