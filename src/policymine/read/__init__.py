"""Reading: any supported file becomes one :class:`~policymine.records.Document`.

The reader is chosen by the file's name and by its first bytes: a picture that is named ``.pdf`` is refused, a PDF that
is named ``.txt`` is read as a PDF. Each reader, with the libraries it needs, is imported only when a file asks for it.
"""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.errors import (
    AccessDenied,
    EmptyDocument,
    EncryptedDocument,
    UnreadableDocument,
    UnsupportedFormat,
)
from policymine.facts import find_facts
from policymine.read.encoding import decode
from policymine.read.outline import outline
from policymine.records import Document

if TYPE_CHECKING:
    from policymine.read.parts import Parts
    from policymine.read.recognition import Ocr

SUFFIXES: tuple[str, ...] = (".txt", ".md", ".html", ".htm", ".docx", ".xlsx", ".pdf")
"""Endings of the files that can be read."""

MAX_BYTES = 200_000_000
"""Larger files are refused: no report is that long, and reading one would take the memory of the machine."""

MAX_CHARACTERS = 20_000_000
"""Longer texts are refused, for the same reason; a report of 1,000 pages has about 3,000,000 characters."""

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
    b"{\\rtf": "an RTF document",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_KIND_NAMES = {".pdf": "a PDF file", ".docx": "a Word document", ".xlsx": "a workbook", ".html": "an HTML page"}


def read(path: str | Path, *, source: str | None = None, language: str | None = None, ocr: Ocr = "auto") -> Document:
    r"""Read a file.

    Args:
        path: The file.
        source: The path as the table shall show it; the file's name if not given.
        language: The document's language (``en``, ``zh``), if known; otherwise it is detected.
        ocr: Whether the text of scanned and garbled pages of PDFs is recognised: ``auto`` (where ``policymine[ocr]``
            and Tesseract are installed), ``off``, or ``force`` (all pages, whatever text they have).

    Returns:
        The document: one text, its blocks, its facts, and issues for the pages that could not be read.

    Raises:
        AccessDenied: If the file may not be opened.
        UnsupportedFormat: If no reader knows files of this ending.
        UnreadableDocument: If the file is missing, damaged, too large, or not what its name says.
        EncryptedDocument: If it is protected by a password.
        EmptyDocument: If it holds no text.
        UsageError: If recognition is forced and not installed.

    Example:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "plan.txt")
        ...     _ = path.write_text("Elm City Work Plan for 2024\n\nWe will plant 300 mu of trees.\n")
        ...     document = read(path)
        >>> document.facts.title, document.facts.report_year, len(document.blocks)
        ('Elm City Work Plan for 2024', 2024, 2)
    """
    path = Path(path)
    source = path.name if source is None else source
    data = _load(path)
    kind = _reader_for(path, data)
    if kind == ".pdf":
        from policymine.read.pdf import read_pdf

        parts = read_pdf(data, source, language=language, ocr=ocr)
    elif kind == ".docx":
        from policymine.read.docx import read_docx

        parts = read_docx(data)
    elif kind == ".xlsx":
        from policymine.read.xlsx import read_xlsx

        parts = read_xlsx(data)
    elif kind == ".html":
        from policymine.read.html import read_html

        parts = read_html(decode(data, html=True))
    else:
        return read_text(decode(data), source=source, name=path.name, language=language)
    return _document(parts, source=source, name=path.name, language=language)


def read_text(text: str, *, source: str = "", name: str = "", language: str | None = None) -> Document:
    r"""Read a text that is already there, such as one from standard input.

    Args:
        text: The text; the document's text is exactly this one.
        source: The path as the table shall show it.
        name: A file name, in which a year may stand.
        language: The text's language, if known.

    Returns:
        The document.

    Raises:
        EmptyDocument: If the text holds no letters or digits.
        UnreadableDocument: If it is too long.

    Example:
        >>> document = read_text("1. Air\nThe share of good days was 91%.\n")
        >>> [(block.kind, block.headings) for block in document.blocks]
        [('heading', ()), ('paragraph', ('1. Air',))]
    """
    from policymine.read.parts import Parts
    from policymine.read.txt import text_spans

    # Checked before the work, and again with the message of a document for the other formats.
    _check_text(text)
    return _document(Parts(text, text_spans(text)), source=source, name=name or source, language=language)


def _document(parts: Parts, *, source: str, name: str, language: str | None) -> Document:
    _check_text(parts.text)
    found = outline(parts.text, parts.spans)
    facts = find_facts(
        parts.text,
        found.blocks,
        name=name,
        title=parts.title or found.title,
        title_hint=parts.title_hint,
        published=parts.published,
        published_hint=parts.published_hint,
        language=language,
        margin=parts.margin,
    )
    return Document(
        text=parts.text,
        blocks=found.blocks,
        facts=facts,
        source=source,
        doc_id=_doc_id(parts.text, Path(name).name),
        issues=tuple(parts.issues),
        recognised=parts.recognised,
        language_given=language is not None,
    )


def _doc_id(text: str, name: str) -> str:
    """Name a document by its text and its file's base name, the same on every machine."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update(text.encode("utf-8", "surrogatepass"))
    digest.update(b"\x00" + name.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _check_text(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise UnreadableDocument(
            f"the text is {len(text):,} characters long; the limit is {MAX_CHARACTERS:,}",
            hint="split the document into parts",
        )
    if not any(c.isalnum() for c in text):
        raise EmptyDocument("the document holds no text")


def _load(path: Path) -> bytes:
    """Give the file's bytes, or say in plain words why they cannot be had."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableDocument(f"{path.name} is a folder, not a file", hint="name a file, or mine the folder")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument(f"{path.name} is no ordinary file", hint="copy its content to a file")
        if path.suffix.lower() not in SUFFIXES:
            raise UnsupportedFormat(_unsupported(path))
        if status.st_size > MAX_BYTES:
            raise UnreadableDocument(
                f"the file has {status.st_size:,} bytes; the limit is {MAX_BYTES:,}", hint="split the file into parts"
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument("there is no such file", hint="check the path") from error
    except PermissionError as error:
        raise AccessDenied("the file may not be read: permission denied") from error
    except OSError as error:
        raise UnreadableDocument(f"the file cannot be read: {error.strerror or 'input/output error'}") from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyDocument("the file is empty", hint="check whether it was copied or downloaded completely")
    return data


def _unsupported(path: Path) -> str:
    known = ", ".join(SUFFIXES)
    if not path.suffix:
        return f"the file's name has no ending; known are {known}"
    return f"files that end in {path.suffix.lower()} cannot be read; known are {known}"


def _reader_for(path: Path, data: bytes) -> str:
    """Choose the reader by the file's first bytes, and refuse a file that is not what its name says."""
    named = path.suffix.lower()
    named = {".htm": ".html", ".md": ".txt"}.get(named, named)
    head = data[:2048]
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise EncryptedDocument("the document is protected by a password")
        raise UnreadableDocument(
            f"named {path.suffix.lower()}, but it is a document of an old Office program",
            hint="save it as .docx or .xlsx",
        )
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return ".docx"
        if b"xl/" in data:
            return ".xlsx"
        what = "a ZIP archive without a Word document or a workbook in it"
        raise UnreadableDocument(f"named {path.suffix.lower()}, but it is {what}")
    for signs in (_PICTURES, _OTHERS):
        for sign, what in signs.items():
            # Two letters are too little to tell a picture or a program from a text.
            if data.startswith(sign) and (len(sign) > 2 or b"\x00" in head):
                raise UnreadableDocument(f"named {path.suffix.lower()}, but it is {what}")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise UnreadableDocument(f"named {path.suffix.lower()}, but it is a WebP image")
    if named in (".pdf", ".docx", ".xlsx"):
        raise UnreadableDocument(f"named {path.suffix.lower()}, but it is not {_KIND_NAMES[named]}")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return named
