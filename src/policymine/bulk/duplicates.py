"""Documents that say the same: exactly, by a hash of their text, or nearly, by MinHash over pieces of it.

Near duplicates must also state the same figures for the same times: this year's report is often last year's with other
numbers in it, and nothing that it says may be lost.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from policymine.errors import MissingExtra
from policymine.records import Document, Record

SIMILAR = 0.85
"""Share of pieces of text, as MinHash estimates it, from which on two documents are nearly the same."""

_VALUES = 64
_ROWS = 8
"""Values in a signature, and in each of its bands: documents are compared that agree in all values of one band."""
_PIECE = 6
_SHORTEST = 50
_SEED = 20260101
_SPACE = re.compile(r"\s+")


def normal_text(document: Document) -> str:
    """Give the text of a document's blocks as duplicates are told by it: no spaces, one form of each character.

    Example:
        >>> from policymine.read import read_text
        >>> normal_text(read_text("Built ７9 plants ．"))
        'built79plants.'
    """
    text = " ".join(document.text[block.start : block.end] for block in document.blocks)
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def text_hash(text: str) -> str:
    """Hash a normal text; empty for one that is too short to be told from others.

    Example:
        >>> text_hash("short"), len(text_hash("long " * 20))
        ('', 32)
    """
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest() if len(text) >= _SHORTEST else ""


def figures_hash(records: Iterable[Record]) -> str:
    """Hash what the records of a document state: values, units and times, whatever their order.

    Example:
        >>> one = Record(0, 2, "79", "79 plants.", kind="result", measure="count", value=79.0, unit="plant")
        >>> other = Record(5, 7, "79", "The 79 plants.", kind="result", measure="count", value=79.0, unit="plant")
        >>> figures_hash([one]) == figures_hash([other])
        True
    """
    stated = sorted(
        repr((each.measure, each.value, each.value_high, each.unit, each.deadline, each.period_start, each.period_end))
        for each in records
    )
    return blake2b("\n".join(stated).encode(), digest_size=8).hexdigest()


def signature(text: str) -> bytes:
    """Give the MinHash signature of a normal text, 64 whole numbers of 4 bytes; empty for a short text.

    Raises:
        MissingExtra: If rensa is not installed.

    Example:
        >>> one, other = signature("the city built 79 parks " * 9), signature("the city built 79 parks. " * 9)
        >>> len(one), similarity(one, one), similarity(one, other) > 0.5
        (256, 1.0, True)
    """
    if len(text) < _SHORTEST:
        return b""
    try:
        from rensa import RMinHash
    except ImportError:
        hint = 'pip install "policymine[bulk]"'
        raise MissingExtra("finding duplicates needs rensa, which is not installed", hint=hint) from None
    minhash = RMinHash(num_perm=_VALUES, seed=_SEED)
    minhash.update([text[at : at + _PIECE] for at in range(len(text) - _PIECE + 1)])
    return struct.pack(f"<{_VALUES}I", *minhash.digest())


def similarity(one: bytes, other: bytes) -> float:
    """Estimate the share of pieces that two texts have in common (0 to 1) from their signatures."""
    return sum(a == b for a, b in zip(_numbers(one), _numbers(other), strict=True)) / _VALUES


def bands(figures: str, of: bytes) -> list[int]:
    """Give the keys under which a document is found by those that are nearly the same, as signed 64-bit numbers.

    Example:
        >>> keys = bands("ab", bytes(256))
        >>> len(keys), len(set(keys))
        (8, 8)
    """
    width = 4 * _ROWS
    keys = []
    for number, at in enumerate(range(0, len(of), width)):
        digest = blake2b(f"{figures} {number} ".encode() + of[at : at + width], digest_size=8).digest()
        keys.append(int.from_bytes(digest, "little", signed=True))
    return keys


def _numbers(of: bytes) -> Sequence[int]:
    return struct.unpack(f"<{_VALUES}I", of)
