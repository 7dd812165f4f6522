"""Office documents are ZIP archives: are they whole, open, and of a sensible size?"""

from __future__ import annotations

import io
import zipfile

from policymine.errors import EncryptedDocument, UnreadableDocument

MAX_UNPACKED = 200_000_000
"""Bytes that the archive may unpack to; more is a damaged file or an attack."""
MAX_RATIO = 500
"""Times that the archive may grow in unpacking, where it is not small anyway; XML shrinks to a tenth or so."""
_SMALL = 20_000_000


def check_archive(data: bytes, what: str) -> None:
    """Refuse an archive that is damaged, protected, or unpacks to an absurd size.

    Args:
        data: The bytes of the file.
        what: What the file is, for the messages.

    Raises:
        UnreadableDocument: If it is damaged or too large.
        EncryptedDocument: If it is protected by a password.

    Example:
        >>> check_archive(b"PK and nothing more", "Word document")
        Traceback (most recent call last):
        policymine.errors.UnreadableDocument: the Word document is damaged: it is no complete archive
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(f"the {what} is damaged: it is no complete archive") from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise EncryptedDocument("the document is protected by a password")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * len(data)):
        raise UnreadableDocument(
            f"the {what} would unpack to {unpacked:,} bytes from {len(data):,}; that is no ordinary document"
        )
