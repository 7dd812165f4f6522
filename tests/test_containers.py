"""ZIP archives and mails with attachments: every document in them, and nothing that should not be unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner

from policymine.cli import cli
from policymine.engines import mine
from policymine.errors import UnreadableDocument
from policymine.inputs import find_inputs
from policymine.read import containers

TEXT = "In 2023, the city built {} sewage treatment plants."


def zipped(**files: str | bytes) -> bytes:
    """Make an archive; ``__`` in a name stands for a slash, ``_`` for a full stop."""
    return packed({name.replace("__", "/").replace("_", "."): content for name, content in files.items()})


def packed(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def mail(body: str, *files: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Reports"
    message.set_content(body)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mined(path: Path) -> tuple[dict[str, list[float | None]], dict[str, str]]:
    """Give the values by source, and the categories of the issues by source."""
    results = list(mine(path))
    values = {each.source: [record.value for record in each.records] for each in results if each.facts is not None}
    return values, {issue.source: issue.category for each in results for issue in each.issues}


def test_documents_of_an_archive_are_read_like_those_of_a_folder(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "b/c.txt": TEXT.format(12),
        "a.html": f"<html><body><p>{TEXT.format(14)}</p></body></html>",
        "photo.jpg": b"\xff\xd8\xff",
        "__MACOSX/a.txt": TEXT.format(1),
        "b/.hidden.txt": TEXT.format(2),
        "~$a.txt": TEXT.format(3),
    }
    folder = tmp_path / "folder"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "__MACOSX" / "a.txt").unlink()
    (tmp_path / "reports.zip").write_bytes(packed(files))
    inside, outside = list(mine(tmp_path / "reports.zip", jobs=2)), list(mine(folder))
    assert [each.source for each in inside] == ["reports.zip/a.html", "reports.zip/b/c.txt"]
    assert [each.source for each in outside] == ["a.html", "b/c.txt"]
    assert [(each.doc_id, each.records) for each in inside] == [(each.doc_id, each.records) for each in outside]
    assert [len(each.records) for each in inside] == [1, 1]


def test_archives_in_archives_and_mails(tmp_path: Path) -> None:
    inner = zipped(deep_txt=TEXT.format(3))
    letter = mail(TEXT.format(4), ("plan.txt", TEXT.format(5).encode()), ("more.zip", inner))
    empty = mail("", ("plan.txt", TEXT.format(7).encode()))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "all.zip").write_bytes(
        packed({"x/inner.zip": inner, "letter.eml": letter, "z.txt": TEXT.format(6), "empty.eml": empty})
    )
    values, issues = mined(tmp_path)
    assert issues == {}
    assert values == {
        "in/all.zip/empty.eml/plan.txt": [7],
        "in/all.zip/letter.eml": [4],
        "in/all.zip/letter.eml/more.zip/deep.txt": [3],
        "in/all.zip/letter.eml/plan.txt": [5],
        "in/all.zip/x/inner.zip/deep.txt": [3],
        "in/all.zip/z.txt": [6],
    }


def test_mail_with_attachments(tmp_path: Path) -> None:
    forwarded = EmailMessage()
    forwarded["Subject"] = "Inner"
    forwarded.set_content(TEXT.format(9))
    message = EmailMessage()
    message["Subject"] = "Fwd: reports"
    message["From"] = "Elm City Ecology Bureau <office@elm.example>"
    message["Date"] = "Mon, 4 Mar 2024 09:00:00 +0800"
    message.set_content(TEXT.format(4))
    message.add_attachment(TEXT.format(5).encode("gbk"), maintype="text", subtype="plain", filename="计划.txt")
    message.add_attachment(forwarded)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    (tmp_path / "m.eml").write_bytes(message.as_bytes())
    values, issues = mined(tmp_path)
    assert (values, issues) == ({"m.eml": [4], "m.eml/message.eml": [9], "m.eml/计划.txt": [5]}, {})
    facts = next(mine(tmp_path)).facts
    assert facts is not None
    assert (facts.title, facts.published, facts.issuer) == ("reports", "2024-03-04", "Elm City Ecology Bureau")


def with_names(names: dict[str, bytes]) -> bytes:
    """Make an archive whose names are in bytes that it does not explain."""
    data = packed({name: TEXT.format(5) for name in names})
    for name, raw in names.items():
        assert len(name) == len(raw)
        data = data.replace(name.encode(), raw)
    return data


def test_names_in_other_encodings(tmp_path: Path) -> None:
    names = {
        "aaaa.txt": "计划".encode("gbk") + b".txt",
        "bbbbbb.txt": "报告".encode() + b".txt",
        "cccccccc.txt": "bilan_é3".encode("cp437") + b".txt",
    }
    (tmp_path / "a.zip").write_bytes(with_names(names))
    assert sorted(each.source for each in mine(tmp_path)) == ["a.zip/bilan_é3.txt", "a.zip/报告.txt", "a.zip/计划.txt"]


def linked() -> bytes:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(info, "/etc/passwd")
        archive.writestr("good.txt", TEXT.format(5))
    return stream.getvalue()


def encrypted() -> bytes:
    data = bytearray(packed({"locked.txt": TEXT.format(1), "z.txt": TEXT.format(5)}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(sign) + at
        struct.pack_into("<H", data, place, struct.unpack_from("<H", data, place)[0] | 1)
    return bytes(data)


def damaged() -> bytes:
    data = bytearray(packed({"bad.txt": TEXT.format(1) * 50, "z.txt": TEXT.format(5)}))
    place = data.index(b"bad.txt") + len(b"bad.txt")
    data[place : place + 8] = bytes(8)
    return bytes(data)


UNSAFE = ["../up.txt", "/root.txt", "a/../../up.txt", "..\\up.txt", "C:\\up.txt", "C:/up.txt"]
BAD = [
    *((lambda name=name: packed({name: TEXT.format(1), "z.txt": TEXT.format(5)}), {"access"}) for name in UNSAFE),
    (linked, {"access"}),
    (encrypted, {"encrypted"}),
    (damaged, {"unreadable"}),
    (lambda: packed({"a.zip": b"PK\x03\x04 and no more", "z.txt": TEXT.format(5)}), {"unreadable"}),
    (lambda: packed({"a.eml": b"no mail", "z.txt": TEXT.format(5)}), {"unreadable"}),
    (lambda: packed({"a.pdf": b"%PDF-1.4", "z.txt": TEXT.format(5)}), {"unreadable"}),
    (lambda: packed({"a.zip": zipped(a_jpg=b""), "z.txt": TEXT.format(5)}), set()),
    (lambda: mail("", ("../up.txt", b"12 parks"), ("z.txt", TEXT.format(5).encode())), {"access"}),
]


@pytest.mark.parametrize(("make", "categories"), BAD)
def test_a_bad_member_loses_only_itself(tmp_path: Path, make: Callable[[], bytes], categories: set[str]) -> None:
    data = make()
    (tmp_path / ("a.zip" if data.startswith(b"PK") else "a.eml")).write_bytes(data)
    values, issues = mined(tmp_path)
    assert [found for found in values.values() if found] == [[5]]
    assert set(issues.values()) == categories
    assert len(issues) == len(categories)
    assert not list(tmp_path.parent.rglob("up.txt"))


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "_SMALL", 10_000)
    (tmp_path / "a.zip").write_bytes(zipped(bomb_txt=" " * 3_000_000, z_txt=TEXT.format(5)))
    values, issues = mined(tmp_path)
    assert (values, issues) == ({"a.zip/z.txt": [5]}, {"a.zip/bomb.txt": "unreadable"})


LIMITS = [
    ("MAX_BYTES", 100, {"a.zip/x.zip/b.txt"}),
    ("MAX_TOTAL", 800, {"a.zip/x.zip"}),
    ("MAX_MEMBERS", 4, {"a.zip/x.zip"}),
    ("MAX_MEMBERS", 2, {"a.zip"}),
    ("MAX_DEPTH", 1, {"a.zip/x.zip"}),
]


@pytest.mark.parametrize(("limit", "size", "refused"), LIMITS)
def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, size: int, refused: set[str]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("x.zip", zipped(a_txt="12 parks", b_txt=TEXT.format(5) * 20))
        archive.writestr("y.txt", "14 parks")
        archive.writestr("z.txt", "16 parks")
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    if limit == "MAX_BYTES":
        size = len(zipped(a_txt="12 parks", b_txt=TEXT.format(5) * 20))
    assert {each.source for each in find_inputs([tmp_path]) if each.issue is not None} == set()
    monkeypatch.setattr(containers, limit, size)
    found = list(find_inputs([tmp_path]))
    assert {each.source for each in found if each.issue is not None} == refused
    everything = {"a.zip/x.zip/a.txt", "a.zip/x.zip/b.txt", "a.zip/y.txt", "a.zip/z.txt"}
    expected = {name for name in everything if not name.startswith(tuple(refused))}
    assert {each.source for each in found if each.issue is None} == expected


def test_an_archive_that_changed_after_it_was_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(x_zip=zipped(a_txt="12 parks", b_txt="14 parks"), z_txt="16 parks"))
    places = [found.place for found in find_inputs([path])]
    for data in (zipped(z_txt="1"), b"PK\x03\x04", b""):
        path.write_bytes(data)
        for place in places[1:]:
            with pytest.raises(UnreadableDocument):
                containers.member_bytes(str(path), place)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.zip", b"no archive", "damaged"),
        ("a.zip", b"", "damaged"),
        ("a.zip", zipped(a_jpg=b"1"), "holds no document"),
        ("a.eml", b"no mail", "no mail"),
        ("a.eml", b"Subject: nothing\n\n", "no text of its own|holds no text"),
    ],
)
def test_nothing_in_it(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    (issue,) = [issue for each in mine(tmp_path) for issue in each.issues]
    assert issue.source == name
    assert any(part in issue.message for part in message.split("|"))
    assert issue.hint


def test_the_same_archive_twice_and_files_with_other_endings(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(a_txt=TEXT.format(5), b_jpg=b"1"))
    done = CliRunner().invoke(cli, ["mine", str(tmp_path / "a.zip"), str(tmp_path)])
    assert done.exit_code == 0
    assert "1 document read" in done.stderr
    assert "1 file with another ending ignored" in done.stderr
    assert "1 file reached more than once" in done.stderr
    assert done.stdout.count("a.zip/a.txt") == 1


def test_names_that_would_break_lines(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"a\nb\x1b.txt": TEXT.format(5)}))
    assert [each.source for each in mine(tmp_path)] == ["a.zip/a?b?.txt"]
