"""Reading: any supported file becomes one :class:`~policymine.records.Document`.

The reader is chosen by the file's name and by its first bytes: a picture that is named ``.pdf`` is refused, a PDF that
is named ``.txt`` is read as a PDF, a web page that is named ``.doc`` as a web page. Each reader, with the libraries it
needs, is imported only when a file asks for it.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from policymine.errors import (
    AccessDenied,
    EmptyDocument,
    UnreadableDocument,
    UnsupportedFormat,
)
from policymine.facts import check_given, find_facts
from policymine.read.encoding import decode
from policymine.read.formats import OLD_OFFICE, kind_of
from policymine.read.knowledge import is_junk_title
from policymine.read.outline import outline
from policymine.records import Document

if TYPE_CHECKING:
    from policymine.read.parts import Parts
    from policymine.read.recognition import Ocr

SUFFIXES: tuple[str, ...] = (
    ".txt", ".md", ".html", ".htm", ".mht", ".mhtml", ".docx", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".pdf", ".eml",
    ".zip",
)  # fmt: skip
"""Endings of the files that can be read. An archive holds documents and is none: :func:`read` refuses it, mining
opens it."""

MAX_BYTES = 200_000_000
"""Larger files are refused: no report is that long, and reading one would take the memory of the machine."""

MAX_CHARACTERS = 20_000_000
"""Longer texts are refused, for the same reason; a report of 1,000 pages has about 3,000,000 characters."""


def read(
    path: str | Path,
    *,
    source: str | None = None,
    language: str | None = None,
    facts: Mapping[str, str | int] | None = None,
    ocr: Ocr = "auto",
) -> Document:
    r"""Read a file.

    Args:
        path: The file.
        source: The path as the table shall show it; the file's name if not given.
        language: The document's language (``en``, ``zh``), if known; otherwise it is detected.
        facts: What you know of the document: any of ``title``, ``issuer``, ``region``, ``report_year``, ``published``,
            ``document_number``, ``language``. It wins over what the document says.
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
        UsageError: If a given fact cannot be, or if recognition is forced and not installed.

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
    document = read_bytes(load_bytes(path), name=path.name, source=source, language=language, facts=facts, ocr=ocr)
    if document.provenance is not None:
        document.provenance.file = str(path.absolute())
    return document


def read_bytes(
    data: bytes,
    *,
    name: str,
    source: str | None = None,
    language: str | None = None,
    facts: Mapping[str, str | int] | None = None,
    ocr: Ocr = "auto",
) -> Document:
    """Read a file whose bytes are already there, such as a member of an archive.

    Args:
        data: The bytes.
        name: The file's name; its ending tells the format where the first bytes do not.
        source: The path as the table shall show it; the name if not given.
        language: The document's language, if known.
        facts: What the user knows of the document.
        ocr: Whether scanned pages are recognised.

    Returns:
        The document.

    Raises:
        MissingProgram: If LibreOffice is needed to read it and is not installed.
        PolicymineError: As :func:`read` does.

    Example:
        >>> read_bytes(b"We will plant 300 mu of trees.", name="plan.txt").text
        'We will plant 300 mu of trees.'
    """
    _check_bytes(data, name)
    source = name if source is None else source
    kind = kind_of(name, data)
    if kind == ".txt":
        return read_text(decode(data), source=source, name=name, language=language, facts=facts)
    parts = _parts(kind, data, source, language, ocr)
    return _document(parts, source=source, name=name, language=language, given=facts)


def _parts(kind: str, data: bytes, source: str, language: str | None, ocr: Ocr) -> Parts:
    """Let the reader of a kind read a file."""
    if kind == ".pdf":
        from policymine.read.pdf import read_pdf

        return read_pdf(data, source, language=language, ocr=ocr)
    if kind == ".docx":
        from policymine.read.docx import read_docx

        return read_docx(data)
    if kind == ".xlsx":
        from policymine.read.xlsx import read_xlsx

        return read_xlsx(data)
    if kind in OLD_OFFICE:
        from policymine.read.archive import check_archive
        from policymine.read.docx import read_docx
        from policymine.read.office import to_docx

        if kind == ".odt":
            check_archive(data, "OpenDocument text")
        return read_docx(to_docx(data, kind))
    if kind == ".eml":
        from policymine.read.mail import read_mail

        return read_mail(data)
    from policymine.read.html import read_html

    return read_html(decode(data, html=True))


def read_text(
    text: str,
    *,
    source: str = "",
    name: str = "",
    language: str | None = None,
    facts: Mapping[str, str | int] | None = None,
) -> Document:
    r"""Read a text that is already there, such as one from standard input.

    Args:
        text: The text; the document's text is exactly this one.
        source: The path as the table shall show it.
        name: A file name, in which a year may stand.
        language: The text's language, if known.
        facts: What you know of the document, as for :func:`read`.

    Returns:
        The document.

    Raises:
        EmptyDocument: If the text holds no letters or digits.
        UnreadableDocument: If it is too long.
        UsageError: If a given fact cannot be.

    Example:
        >>> document = read_text("1. Air\nThe share of good days was 91%.\n")
        >>> [(block.kind, block.headings) for block in document.blocks]
        [('heading', ()), ('paragraph', ('1. Air',))]
        >>> read_text("12 parks were built.", facts={"report_year": 2024}).facts.sources["report_year"]
        'user'
    """
    from policymine.read.parts import Parts
    from policymine.read.txt import text_spans

    # Checked before the work, and again with the message of a document for the other formats.
    _check_text(text)
    parts = Parts(text, text_spans(text))
    return _document(parts, source=source, name=name or source, language=language, given=facts)


def _document(
    parts: Parts, *, source: str, name: str, language: str | None, given: Mapping[str, str | int] | None
) -> Document:
    _check_text(parts.text)
    known = check_given(given or {})
    found = outline(parts.text, parts.spans)
    notes = next((block.start for block in found.blocks if block.kind == "note"), len(parts.text))
    facts = find_facts(
        # A signature ends the text before its notes.
        parts.text[:notes],
        tuple(block for block in found.blocks if block.kind != "note"),
        name=name,
        title=parts.title or found.title,
        title_source=parts.title_source,
        title_hint="" if is_junk_title(parts.title_hint) else parts.title_hint,
        published=parts.published,
        published_hint=parts.published_hint,
        language=language,
        margin=parts.margin,
        given=known,
    )
    return Document(
        text=parts.text,
        blocks=found.blocks,
        facts=facts,
        source=source,
        doc_id=_doc_id(parts.text, Path(name).name),
        issues=tuple(parts.issues),
        recognised=parts.recognised,
        language_given=language is not None or "language" in known,
        provenance=parts.provenance,
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


def load_bytes(path: Path) -> bytes:
    """Give a file's bytes.

    Args:
        path: The file.

    Raises:
        PolicymineError: It cannot be had, in plain words; also if its name or size tells that it cannot be read.

    Example:
        >>> load_bytes(Path("no-such-file.txt"))
        Traceback (most recent call last):
        policymine.errors.UnreadableDocument: there is no such file
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableDocument(f"{path.name} is a folder, not a file", hint="name a file, or mine the folder")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument(f"{path.name} is no ordinary file", hint="copy its content to a file")
        check_file(path.name, status.st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument("there is no such file", hint="check the path") from error
    except PermissionError as error:
        raise AccessDenied("the file may not be read: permission denied") from error
    except OSError as error:
        raise UnreadableDocument(f"the file cannot be read: {error.strerror or 'input/output error'}") from error


def check_file(name: str, size: int) -> None:
    """Refuse a file that cannot be read as its name or its size in bytes tells.

    Raises:
        PolicymineError: It cannot be read.

    Example:
        >>> check_file("photo.jpg", 1)
        Traceback (most recent call last):
        policymine.errors.UnsupportedFormat: files that end in .jpg cannot be read; known are .txt, ...
    """
    _check_name(name)
    _check_size(size)


def _check_name(name: str) -> None:
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        what = f"files that end in {suffix} cannot be read" if suffix else "the file's name has no ending"
        raise UnsupportedFormat(f"{what}; known are {', '.join(SUFFIXES)}")


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        raise UnreadableDocument(f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}", hint="split it into parts")


def _check_bytes(data: bytes, name: str) -> None:
    _check_name(name)
    _check_size(len(data))
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyDocument("the file is empty", hint="check whether it was copied or downloaded completely")
