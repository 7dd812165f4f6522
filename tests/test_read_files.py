"""Choosing the reader: names, first bytes, encodings, and files that cannot be read."""

from __future__ import annotations

import importlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policymine.errors import (
    AccessDenied,
    EmptyDocument,
    EncryptedDocument,
    PolicymineError,
    UnreadableDocument,
    UnsupportedFormat,
)
from policymine.read import SUFFIXES, read
from policymine.read.encoding import decode

TEXT = "The city’s share of good days rose to 91.2% – and PM2.5 fell to 29 µg/m³."
ODT = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HAN = "2023年全市PM2.5平均浓度29.3微克/立方米，同比下降2.7%。"
HAN_LINES = f"{HAN}\n全市造林300亩，修复湿地12公顷，完成79个行政村的生活污水治理，关停燃煤锅炉36台。\n"
TRADITIONAL = "2023年全市造林300畝，修復濕地12公頃。\n完成79個行政村的生活污水治理，關停燃煤鍋爐36台，空氣質量優良。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "utf-8"),
        (TEXT, "utf-8-sig"),
        (TEXT, "utf-16"),
        (TEXT, "windows-1252"),
        (HAN, "utf-8"),
        (HAN, "gb18030"),
        (HAN, "gbk"),
        (HAN, "utf-16"),
        (HAN_LINES, "utf-16-le"),
        (HAN_LINES, "utf-16-be"),
        (TEXT, "utf-16-le"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gbk"),
        ("plain 12", "ascii"),
    ],
)
def test_encodings(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert read(path).text == text


@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "gbk", "big5", "iso-8859-1", "hex", "no-such-name"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_pages_that_declare_another_encoding(declared: str, encoding: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body>{TRADITIONAL * 3}</body></html>"
    assert decode(page.encode(encoding), html=True) == page


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        ("、山".encode("gbk"), "、".encode("gbk") + b"\xc9"),  # a headline cut in the middle of a character
        ("、山".encode(), "、".encode() + "山".encode()[:1]),
    ],
)
def test_a_character_cut_in_two(whole: bytes, damaged: bytes) -> None:
    encoding = "gbk" if len(whole) == 4 else "utf-8"
    text = HAN_LINES * 20
    data = text.encode(encoding)
    read_text = decode(damaged + b"\n" + data)
    assert read_text.endswith(text)
    assert "\ufffd" in read_text
    with pytest.raises(UnreadableDocument):
        decode((damaged + b"\n") * 20 + data)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    generator = random.Random(7)
    for size in (64, 300, 5_000, 100_000):
        path = tmp_path / "a.txt"
        path.write_bytes(generator.randbytes(size))
        with pytest.raises(UnreadableDocument, match="not text"):
            read(path)
    for data in (b"\xff\xfe\x00", b"\xef\xbb\xbf\xff\xff12"):
        with pytest.raises(UnreadableDocument, match="not text"):
            decode(data)


@given(st.binary(min_size=1, max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_text_or_an_error_in_words(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableDocument as error:
        message = str(error)
    else:
        assert "\x00" not in text
        message = "none"
    assert message


@given(
    st.sampled_from(sorted(SUFFIXES)),
    st.binary(max_size=200),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04word/"]),
)
@settings(max_examples=150, deadline=None)
def test_any_file_gives_a_document_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes, start: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(start + data)
    try:
        document = read(path)
    except PolicymineError as error:
        said = str(error)
    else:
        said = document.text
    assert said


@pytest.mark.parametrize(
    ("name", "data", "error", "message"),
    [
        ("a.pdf", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", UnreadableDocument, "JPEG image"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00", UnreadableDocument, "PNG image"),
        ("a.html", b"GIF89a\x00", UnreadableDocument, "GIF image"),
        ("a.docx", b"RIFF\x00\x00\x00\x00WEBPVP8 ", UnreadableDocument, "WebP image"),
        ("a.txt", b"\x1f\x8b\x08\x00", UnreadableDocument, "gzip"),
        ("a.txt", b"MZ\x90\x00\x03", UnreadableDocument, "program"),
        ("a.odt", b"This is no archive.", UnreadableDocument, "not an OpenDocument text"),
        ("a.odt", ODT, UnreadableDocument, "damaged"),
        ("a.eml", b"This is no mail.", UnreadableDocument, "no mail"),
        ("a.zip", b"PK\x03\x04", UnsupportedFormat, "archive"),
        ("a.doc", OLE + bytes(600), UnreadableDocument, "without a Word document"),
        ("a.doc", OLE + bytes(600) + "Workbook".encode("utf-16-le"), UnsupportedFormat, "old Excel"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedDocument, "password"),
        ("a.doc", OLE + bytes(504) + b"\xec\xa5" + bytes(9) + b"\x01" + bytes(600), EncryptedDocument, "password"),
        ("a.doc", bytes(range(256)), UnreadableDocument, "not text"),
        ("a.docx", b"This is no archive.", UnreadableDocument, "not a Word document"),
        ("a.xlsx", b"This is no archive.", UnreadableDocument, "not a workbook"),
        ("a.pdf", b"This is no PDF.", UnreadableDocument, "not a PDF"),
        ("a.txt", b"", EmptyDocument, "empty"),
        ("a.pdf", b" \n", EmptyDocument, "empty"),
        ("a.xls", b"12", UnsupportedFormat, "end in .xls"),
        ("README", b"12", UnsupportedFormat, "no ending"),
    ],
)
def test_files_that_cannot_be_read(
    tmp_path: Path, name: str, data: bytes, error: type[PolicymineError], message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error, match=message) as caught:
        read(path)
    assert caught.value.hint


def test_a_text_may_begin_like_a_program(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("MZ is a place with 12 parks.", encoding="utf-8")
    assert read(path).blocks


MHTML = b"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="--=_1"

----=_1
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<html><body><p>We built 12 km.</p></body></html>
----=_1
Content-Type: image/png

----=_1--
"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"<!DOCTYPE html><html><body><p>We built 12 km.</p></body></html>"),
        ("a.doc", b"\r\n<html><body><p>We built 12 km.</p></body></html>"),
        ("a.wps", b"We built 12 km."),
        ("a.doc", MHTML),
        ("a.mht", MHTML),
    ],
)
def test_content_counts_more_than_the_name(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read(path).text == "We built 12 km."


def test_missing_folder_and_device(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no such file"):
        read(tmp_path / "a.txt")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(UnreadableDocument, match="folder"):
        read(tmp_path / "b.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "c.txt")
        with pytest.raises(UnreadableDocument, match="no ordinary file"):
            read(tmp_path / "c.txt")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("12 parks", encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    # The tests may run as a user who may read everything, so the refusal is played.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(AccessDenied, match="permission"):
        read(path)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("12 parks", encoding="utf-8")
    # The package also has a function of the module's name.
    module = importlib.import_module("policymine.read")
    monkeypatch.setattr(module, "MAX_BYTES", 4)
    with pytest.raises(UnreadableDocument, match="8 bytes; the limit is 4"):
        read(path)
    monkeypatch.undo()
    monkeypatch.setattr(module, "MAX_CHARACTERS", 4)
    with pytest.raises(UnreadableDocument, match="8 characters long"):
        read(path)


def test_source_is_the_name_or_what_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("12 parks", encoding="utf-8")
    assert read(path).source == "a.txt"
    assert read(path, source="in/a.txt").source == "in/a.txt"
    assert read(path, language="zh").facts.language == "zh"


def test_importing_the_reader_imports_no_reader_library() -> None:
    code = (
        "import sys; from policymine.read import read_text; read_text('12 parks');"
        "print([m for m in ('pdfplumber', 'pypdfium2', 'docx', 'openpyxl', 'trafilatura', 'lxml', 'pandas', 'spacy',"
        " 'sklearn')"
        " if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
