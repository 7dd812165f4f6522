"""Files of fitted scikit-learn estimators in the form of skops, which holds no code, the same bytes for the same fit.

skops names its members by addresses in memory and notes the time; both are taken out here.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

_ADDRESS = re.compile(r"\b\d{9,}\b")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def dump(what: object) -> bytes:
    """Give the bytes of a file that :func:`load` and ``skops.io.load`` read."""
    import skops.io

    numbers: dict[str, str] = {}

    def numbered(found: re.Match[str]) -> str:
        return numbers.setdefault(found[0], str(len(numbers) + 1))

    with zipfile.ZipFile(io.BytesIO(skops.io.dumps(what))) as archive:
        schema = _ADDRESS.sub(numbered, archive.read("schema.json").decode("utf-8"))
        members = {
            _ADDRESS.sub(numbered, name): archive.read(name) for name in archive.namelist() if name != "schema.json"
        }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), members[name], zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("schema.json", _EPOCH), schema, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def load(path: Path) -> Any:
    """Read a file that :func:`dump` made; types that skops does not trust by itself are refused.

    Raises:
        skops.io.exceptions.UntrustedTypesFoundException: The file holds other types than models have.
    """
    import skops.io

    return skops.io.load(path)
