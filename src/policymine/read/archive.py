"""Office documents are ZIP archives: are they whole, open, and of a sensible size?"""

from __future__ import annotations

import io
import zipfile
import zlib

from policymine.errors import EncryptedDocument, UnreadableDocument

MAX_UNPACKED = 200_000_000
"""Bytes that the archive may unpack to; more is a damaged file or an attack."""
MAX_RATIO = 500
"""Times that the archive may grow in unpacking, where it is not small anyway; XML shrinks to a tenth or so."""
_SMALL = 20_000_000
_XML = (".xml", ".rels", ".vml")
_HEAD = 16_384
"""Bytes at the start of a part in which a document type is looked for."""


def check_archive(data: bytes, what: str) -> None:
    """Refuse an archive that is damaged, protected, or unpacks to an absurd size.

    Args:
        data: The bytes of the file.
        what: What the file is, for the messages.

    Raises:
        UnreadableDocument: If it is damaged or too large, or declares entities.
        EncryptedDocument: If it is protected by a password.

    Example:
        >>> check_archive(b"PK and nothing more", "Word document")
        Traceback (most recent call last):
        policymine.errors.UnreadableDocument: the Word document is damaged: it is no complete archive
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            declared = any(_declares(archive, entry) for entry in entries if entry.filename.endswith(_XML))
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(f"the {what} is damaged: it is no complete archive") from error
    if declared:
        raise UnreadableDocument(f"the {what} declares a document type or entities; no Office program writes them")
    if any(entry.flag_bits & 1 for entry in entries):
        raise EncryptedDocument("the document is protected by a password")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * len(data)):
        raise UnreadableDocument(
            f"the {what} would unpack to {unpacked:,} bytes from {len(data):,}; that is no ordinary document"
        )


def _declares(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a part begins with a document type, through which XML can fetch files or swell without end."""
    if entry.flag_bits & 1:
        return False
    try:
        with archive.open(entry) as part:
            # A document type stands before the first element; in UTF-16 every other byte is zero.
            return b"<!DOCTYPE" in part.read(_HEAD).replace(b"\0", b"").upper()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return False  # a damaged part is told of where it is read
