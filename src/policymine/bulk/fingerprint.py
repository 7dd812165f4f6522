"""What decides whether a file must be mined again: its content, and everything that the rows follow from beside it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from policymine import __version__
from policymine.learned import folder as models_folder
from policymine.pipeline import MineOptions

_DATA = (".py", ".toml", ".tsv", ".txt", ".json")


def content_hash(data: bytes) -> str:
    """Hash the bytes of a document.

    Example:
        >>> content_hash(b"79 plants")
        'a4536c142f162ec08689146325b6a7ad'
    """
    return blake2b(data, digest_size=16).hexdigest()


def extractor(options: MineOptions) -> str:
    """Name the extractor: the version of policymine, its code, models and language data, and the options that matter.

    Args:
        options: How documents are mined.

    Returns:
        16 hexadecimal digits: other ones if a file might give other rows.

    Example:
        >>> extractor(MineOptions()) == extractor(MineOptions())
        True
        >>> extractor(MineOptions()) == extractor(MineOptions("en"))
        False
    """
    digest = blake2b(digest_size=8)
    package = Path(__file__).resolve().parents[1]
    for root in (package, models_folder()):
        for path in sorted(root.rglob("*")):
            if path.suffix in _DATA and not path.is_relative_to(package / "commands"):
                digest.update(f"\n{path.relative_to(root).as_posix()}\n".encode())
                digest.update(path.read_bytes())
    for name, value in sorted(dataclasses.asdict(options).items()):
        digest.update(f"\n{name} {_told(value)}".encode())
    digest.update(f"\n{__version__} {_recognition(options)}".encode())
    return digest.hexdigest()


def _told(value: Any) -> str:
    """Write what an option says; of a file of the user's own what stands in it, not its name."""
    if isinstance(value, str) and Path(value).is_file():
        return content_hash(Path(value).read_bytes())
    if isinstance(value, Mapping):
        return str(sorted((str(key), _told(each)) for key, each in value.items()))
    return repr(value)


def with_facts(key: str, facts: Mapping[str, str | int] | None) -> str:
    """Name the extractor together with what the user says of one file.

    Example:
        >>> with_facts("ab", None), with_facts("ab", {"region": "Elm"}) == with_facts("ab", {"region": "Oak"})
        ('ab', False)
    """
    if not facts:
        return key
    return blake2b(f"{key} {json.dumps(dict(facts), sort_keys=True)}".encode(), digest_size=8).hexdigest()


def _recognition(options: MineOptions) -> str:
    if options.ocr == "off":
        return ""
    from policymine.read.recognition import Missing, find_engine

    found = find_engine(options.language)
    return "" if isinstance(found, Missing) else f"{found.version} {found.languages}"
