"""Streams of PDF files that would unpack to more than any page needs, found before pdfium unpacks them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from policymine.errors import UnreadableDocument

MAX_UNPACKED = 400_000_000
"""Bytes that one stream may unpack to; a page scanned in colour at 600 dots an inch has a hundred million."""
_MAX_RATIO = 1032
"""Deflate packs no better than this (zlib's technical details), so that only long streams need a look."""
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_LOOK_BACK = 2048
_CHUNK = 1 << 20


def check_streams(data: bytes) -> None:
    r"""Refuse a PDF with a stream that unpacks without end.

    Args:
        data: The bytes of the file.

    Raises:
        UnreadableDocument: If a stream would unpack to more than :data:`MAX_UNPACKED` bytes.

    Example:
        >>> check_streams(b"<< /Filter /FlateDecode >> stream\n" + zlib.compress(b"a page") + b"\nendstream")
    """
    for match in _STREAM.finditer(data):
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        entries = _dictionary(data, match.start())
        often = len(_FLATE.findall(entries))
        if not often or (often == 1 and len(data) - match.end() < MAX_UNPACKED // _MAX_RATIO):
            continue
        end = data.find(b"endstream", match.end())
        packed = memoryview(data)[match.end() : end if end >= 0 else len(data)]
        if often == 1 and len(packed) < MAX_UNPACKED // _MAX_RATIO:
            continue
        pieces: Iterator[bytes] = iter([bytes(packed)])
        for _ in range(min(often, 3)):
            pieces = _unpacked(pieces)
        if sum(map(len, pieces)) > MAX_UNPACKED:
            message = f"a part of the PDF would unpack to more than {MAX_UNPACKED:,} bytes; that is no ordinary page"
            raise UnreadableDocument(message)


def _dictionary(data: bytes, stream: int) -> bytes:
    """The entries of a stream's dictionary, as far as they stand close before it."""
    start = max(0, stream - _LOOK_BACK)
    return data[max(start, data.rfind(b"obj", start, stream)) : stream]


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack piece by piece, until there is too much or what follows is damaged."""
    unpacker = zlib.decompressobj()
    total = 0
    for piece in pieces:
        rest = piece
        while rest and not unpacker.eof:
            try:
                out = unpacker.decompress(rest, _CHUNK)
            except zlib.error:
                return
            rest = unpacker.unconsumed_tail
            total += len(out)
            yield out
            if total > MAX_UNPACKED:
                return
