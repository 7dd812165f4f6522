"""Which reader a file needs: by its first bytes, and by its name where they do not tell."""

from __future__ import annotations

from pathlib import PurePath

from policymine.errors import EncryptedDocument, UnreadableDocument, UnsupportedFormat

OLD_OFFICE = (".doc", ".wps", ".rtf", ".odt", ".xml")
"""Kinds that LibreOffice turns into Word documents; ``.xml`` is Word's own format of 2003."""

_SAME = {".htm": ".html", ".md": ".txt", ".mht": ".eml", ".mhtml": ".eml"}
_PICTURES = {
    b"\xff\xd8\xff": "a JPEG image",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"II*\x00": "a TIFF image",
    b"MM\x00*": "a TIFF image",
    b"BM": "a BMP image",
}
_OTHERS = {
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
_WORD = b"\xec\xa5"
"""A Word document of 1997 to 2003 begins with this, at a sector of its compound file."""
_PROTECTED = 0x01
"""In the twelfth byte behind that: the document is protected by a password."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_STREAMS = {
    "Workbook": "a workbook of an old Excel",
    "Book": "a workbook of an old Excel",
    "PowerPoint Document": "a presentation of an old PowerPoint",
    "__substg1.0_": "a message of Outlook",
}
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_NAMES = {".pdf": "a PDF file", ".docx": "a Word document", ".xlsx": "a workbook", ".odt": "an OpenDocument text"}


def kind_of(name: str, data: bytes) -> str:
    """Choose the reader, and refuse a file that is not what its name says.

    Args:
        name: The file's name.
        data: Its bytes.

    Returns:
        The ending that files of the kind usually have.

    Raises:
        UnreadableDocument: If it is a picture, a program or the like, or not of the format that its name says.
        EncryptedDocument: If it is protected by a password.
        UnsupportedFormat: If it is of a format that is known and not read.

    Example:
        >>> kind_of("report.doc", b"<html><body>12 parks</body></html>"), kind_of("report.txt", b"%PDF-1.7")
        ('.html', '.pdf')
    """
    suffix = PurePath(name).suffix.lower()
    named = _SAME.get(suffix, suffix)
    head = data[:2048]
    if data.startswith(_OLE):
        return _old_office(suffix, data)
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return _packed(suffix, data)
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    for signs in (_PICTURES, _OTHERS):
        for sign, what in signs.items():
            # Two letters are too little to tell a picture or a program from a text.
            if data.startswith(sign) and (len(sign) > 2 or b"\x00" in head):
                raise UnreadableDocument(f"named {suffix}, but it is {what}")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise UnreadableDocument(f"named {suffix}, but it is a WebP image")
    if named in _NAMES:
        raise UnreadableDocument(f"named {suffix}, but it is not {_NAMES[named]}")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if start.startswith(b"<?xml") and _WORD_2003 in data[:20_000]:
        return ".xml"
    if start.startswith(b"mime-version:"):  # a page that was saved as one file
        return ".eml"
    # A text that is named like a Word document.
    return ".txt" if named in OLD_OFFICE else named


def _old_office(suffix: str, data: bytes) -> str:
    if _ENCRYPTED_PACKAGE in data:
        raise EncryptedDocument("the document is protected by a password")
    for at in range(_SECTOR, len(data) - 12, _SECTOR):
        if data.startswith(_WORD, at):
            if data[at + 11] & _PROTECTED:
                raise EncryptedDocument("the document is protected by a password")
            return ".doc"
    for stream, what in _STREAMS.items():
        if stream.encode("utf-16-le") in data:
            raise UnsupportedFormat(f"the file is {what}", hint="save it as .xlsx, .pdf or .docx")
    if suffix == ".wps":  # of the program of that name before 2003, which was another one
        return ".wps"
    raise UnreadableDocument(f"named {suffix}, but it is a file of an old Office program without a Word document in it")


def _packed(suffix: str, data: bytes) -> str:
    if suffix == ".zip":
        raise UnsupportedFormat(
            "the file is an archive, which holds documents and is none", hint="mine it, or unpack it"
        )
    if _OPEN_DOCUMENT in data[:200]:
        return ".odt"
    if b"word/" in data:
        return ".docx"
    if b"xl/" in data:
        return ".xlsx"
    what = "a ZIP archive without a Word document or a workbook in it"
    raise UnreadableDocument(f"named {suffix}, but it is {what}")
