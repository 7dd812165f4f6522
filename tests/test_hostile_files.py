"""Files made to harm their reader: each is refused with an issue, or read without what it is after."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from policymine.engines import mine
from policymine.records import Issue, Record
from renderings import Piece, as_docx

SENTENCE = "In 2022, the city built 12 sewage treatment plants."
PIECES = [Piece("title", "Work report of Elm City for 2023"), Piece("paragraph", SENTENCE)]


def mined(path: Path) -> tuple[list[Record], list[Issue]]:
    records, issues = [], []
    for result in mine(path.parent):
        records += result.records
        issues += result.issues
    return records, issues


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Indicator", "2022"])
    book.worksheets[0].append(["Plants", 12])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Change one part of an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry.filename, change(part) if entry.filename == name else part)
    return stream.getvalue()


def with_entities(kind: str, secret: Path) -> Callable[[bytes], bytes]:
    outside = f'<!ENTITY x SYSTEM "{secret.as_uri()}">'
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    kinds = {"outside": (outside, "&x;"), "laughs": (laughs, "&j;")}
    declared, used = kinds[kind]

    def change(part: bytes) -> bytes:
        head, rest = part.split(b"?>", 1) if part.startswith(b"<?xml") else (b'<?xml version="1.0"', part)
        root = rest.split(b"<", 1)[1].split(b" ", 1)[0].split(b">", 1)[0].strip()
        doctype = b"<!DOCTYPE " + root + b" [" + declared.encode() + b"]>"
        for text in (b"12 sewage", b"Plants"):
            rest = rest.replace(text, used.encode() + text, 1)
        return head + b"?>" + doctype + rest

    return change


@pytest.mark.parametrize("kind", ["outside", "laughs"])
@pytest.mark.parametrize(
    ("name", "part"), [("bad.docx", "word/document.xml"), ("bad.xlsx", "xl/worksheets/sheet1.xml")]
)
def test_entities_are_refused(tmp_path: Path, kind: str, name: str, part: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the password is 424242 trees")
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / name
    good = as_docx(PIECES) if name.endswith("docx") else workbook()
    path.write_bytes(repacked(good, part, with_entities(kind, secret)))
    records, issues = mined(path)
    assert records == []
    assert [issue.category for issue in issues] == ["unreadable"]
    assert "424242" not in issues[0].message


def pdf_of(*streams: tuple[bytes, bytes]) -> bytes:
    """A PDF file of one page whose contents are streams, each with the entries of its dictionary."""
    refs = b" ".join(b"%d 0 R" % number for number in range(4, 4 + len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [" + refs + b"] /Resources << /Font << /F1 "
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        *(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data) for entries, data in streams),
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


TEXT = b"BT /F1 12 Tf 60 700 Td (" + SENTENCE.encode() + b") Tj ET\n"


def squeezed(size: int) -> bytes:
    """So many spaces, packed, piece by piece."""
    packer = zlib.compressobj(9)
    piece = b" " * 1_000_000
    parts = [packer.compress(piece) for _ in range(size // len(piece))]
    return b"".join([*parts, packer.flush()])


BOMBS = {
    "packed once": (b"/Filter /FlateDecode", squeezed(900_000_000)),
    "packed twice": (b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(squeezed(900_000_000), 9)),
    "abbreviated": (b"/F [/Fl /Fl]", zlib.compress(squeezed(900_000_000), 9)),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_streams_of_a_pdf_that_unpack_without_end_are_refused(tmp_path: Path, bomb: str) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdf_of((b"", TEXT), BOMBS[bomb]))
    records, issues = mined(path)
    assert records == []
    assert [issue.category for issue in issues] == ["unreadable"]
    assert "unpack" in issues[0].message


def test_an_ordinary_packed_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "good.pdf"
    path.write_bytes(pdf_of((b"/Filter /FlateDecode", zlib.compress(TEXT + b" " * 5_000_000))))
    records, issues = mined(path)
    assert [record.value for record in records] == [12]
    assert issues == []


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "ul><li", "b", "span"])
def test_deeply_nested_pages_end(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "deep.html"
    path.write_text(f"<html><body>{f'<{tag}>' * 60_000}{SENTENCE}</body></html>")
    records, issues = mined(path)
    assert len(issues) <= 1
    assert not any(issue.category == "internal" for issue in issues)
    assert issues or [record.value for record in records] == [12]


def test_a_page_of_many_short_paragraphs_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_text("<html><body>" + f"<p>{SENTENCE}</p>" * 3_000 + "</body></html>")
    records, issues = mined(path)
    assert (len(records), issues) == (3_000, [])
