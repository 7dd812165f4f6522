"""Files of fitted scikit-learn estimators in the form of skops, which holds no code, the same bytes for the same fit.

skops names its members by addresses in memory and notes the time; both are taken out here.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

_EPOCH = (1980, 1, 1, 0, 0, 0)


def dump(what: object) -> bytes:
    """Give the bytes of a file that :func:`load` and ``skops.io.load`` read."""
    import skops.io

    with zipfile.ZipFile(io.BytesIO(skops.io.dumps(what))) as archive:
        schema = json.loads(archive.read("schema.json"))
        members = {name: archive.read(name) for name in archive.namelist() if name != "schema.json"}
    numbers: dict[str, str] = {}
    schema = _numbered(schema, members.keys(), numbers)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted((_renamed(name, numbers), content) for name, content in members.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
        told = json.dumps(schema, indent=2)
        archive.writestr(zipfile.ZipInfo("schema.json", _EPOCH), told, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _numbered(part: Any, members: Collection[str], numbers: dict[str, str]) -> Any:
    """Number addresses in the order in which they come: those of objects, and the names of members."""
    if isinstance(part, list):
        return [_numbered(each, members, numbers) for each in part]
    if not isinstance(part, dict):
        return part
    told: dict[str, Any] = {}
    for key, value in part.items():
        if key == "__id__" and isinstance(value, int):
            told[key] = int(_number(str(value), numbers))
        elif key == "file" and isinstance(value, str) and value in members:
            told[key] = _renamed(value, numbers)
        else:
            told[key] = _numbered(value, members, numbers)
    return told


def _renamed(member: str, numbers: dict[str, str]) -> str:
    address, dot, ending = member.partition(".")
    return f"{_number(address, numbers)}{dot}{ending}"


def _number(address: str, numbers: dict[str, str]) -> str:
    return numbers.setdefault(address, str(len(numbers) + 1))


def load(path: Path) -> Any:
    """Read a file that :func:`dump` made; types that skops does not trust by itself are refused.

    Raises:
        skops.io.exceptions.UntrustedTypesFoundException: The file holds other types than models have.
    """
    import skops.io

    return skops.io.load(path)
