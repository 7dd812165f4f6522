"""Documents of old Office programs, through LibreOffice where it is installed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest

from policymine.engines import mine
from policymine.errors import MissingProgram, TimeLimitExceeded, UnreadableDocument
from policymine.read import office, read
from word import levels, num, p, r, table, word

needs_libreoffice = pytest.mark.skipif(office.find_program() is None, reason="LibreOffice is not installed")
FILTERS = {
    ".doc": "doc:MS Word 97",
    ".rtf": "rtf:Rich Text Format",
    ".odt": "odt:writer8",
}
LISTS = levels(("chineseCountingThousand", "%1."), ("decimal", "%2."))
CUT = "<w:del><w:r><w:delText>14</w:delText></w:r></w:del>"
FOOTNOTE = f'<w:footnote w:id="2">{p("Oak is left out.")}</w:footnote>'


@pytest.fixture(scope="module")
def old_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one report in the formats of old programs, made by LibreOffice itself."""
    folder = tmp_path_factory.mktemp("old")
    body = (
        p("Elm City Work Report for 2024", style="Title")
        + p("Air", style="Heading1", number=(1, 0))
        + p("In 2023 the city planted 300 mu of trees", '<w:r><w:footnoteReference w:id="2"/></w:r>', ".")
        + p('<w:ins w:id="1">' + r("It built 12 parks.") + "</w:ins>", CUT)
        + table(["Item", "2023", "2024"], ["Parks", "12", "14"], ["Lakes", "3", "4"])
        + p("Water", style="Heading1", number=(1, 0))
        + p("By 2025 the city will build 8 plants.")
    )  # fmt: skip
    source = folder / "report.docx"
    source.write_bytes(word(body, numbering=LISTS + num(1), footnotes=FOOTNOTE))
    program = office.find_program()
    assert program is not None
    for suffix, form in FILTERS.items():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, "--headless", profile, "--convert-to", form, "--outdir", str(folder), str(source)]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        assert (folder / f"report{suffix}").exists(), f"LibreOffice made no {suffix} file"
    return folder


@needs_libreoffice
@pytest.mark.parametrize("name", ["report.doc", "report.rtf", "report.odt"])
def test_old_formats_read_like_new_ones(old_files: Path, name: str) -> None:
    document = read(old_files / name)
    found = [(block.kind, document.text[block.start : block.end], block.headings) for block in document.blocks]
    assert found == [
        ("heading", "Elm City Work Report for 2024", ()),
        ("heading", "一. Air", ()),
        ("paragraph", "In 2023 the city planted 300 mu of trees.", ("一. Air",)),
        ("paragraph", "It built 12 parks.", ("一. Air",)),
        ("table_row", "Parks | 12 | 14", ("一. Air",)),
        ("table_row", "Lakes | 3 | 4", ("一. Air",)),
        ("heading", "二. Water", ()),
        ("paragraph", "By 2025 the city will build 8 plants.", ("二. Water",)),
        ("note", "Oak is left out.", ("一. Air",)),
    ]


WORD_2003 = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>
<w:p><w:r><w:t>In 2023 the city built 12 parks.</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>
<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Lakes</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:wordDocument>
"""


@needs_libreoffice
def test_the_xml_of_word_2003_is_named_doc(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text(WORD_2003, encoding="utf-8")
    assert read(tmp_path / "a.doc").text == "In 2023 the city built 12 parks.\nLakes | 3"


@needs_libreoffice
def test_several_at_once_in_processes_of_their_own(old_files: Path, tmp_path: Path) -> None:
    # A .wps file of the last twenty years is a .doc file of another name.
    for name in ("a.wps", "b.txt"):
        (tmp_path / name).write_bytes((old_files / "report.doc").read_bytes())
    (tmp_path / "bad.doc").write_bytes((old_files / "report.doc").read_bytes()[:1500])
    results = list(mine(tmp_path, jobs=2))
    assert [len(result.records) for result in results if not result.issues] == [len(results[0].records)] * 2
    assert [(issue.source, issue.category) for each in results for issue in each.issues] == [("bad.doc", "unreadable")]
    assert results[0].records


def test_program_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_PLACES", ())
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 12 parks}")
    with pytest.raises(MissingProgram, match="not installed") as caught:
        read(tmp_path / "a.rtf")
    assert "apt-get install libreoffice-writer" in caught.value.hint
    (result,) = mine(tmp_path)
    assert [issue.category for issue in result.issues] == ["missing_program"]


SCRIPT = """\
#!{python}
import os, pathlib, subprocess, sys, time
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
{body}
"""


def play(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put a program in the place of LibreOffice."""
    if os.name == "nt":
        pytest.skip("Windows runs no scripts as programs")
    program = folder / "soffice"
    program.write_text(SCRIPT.format(python=sys.executable, body=body), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find_program", lambda: str(program))


def test_program_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "alive"
    child = f"import time\nwhile True:\n    open({str(log)!r}, 'a').write('x')\n    time.sleep(0.05)"
    play(tmp_path, monkeypatch, f"subprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(600)")
    waited = subprocess.Popen.wait

    def wait(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        if timeout is None:
            return waited(process)
        while not log.exists():
            time.sleep(0.02)
        raise subprocess.TimeoutExpired(process.args, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", wait)
    with pytest.raises(TimeLimitExceeded, match="longer than 7 s"):
        office.to_docx(b"{\\rtf1}", ".rtf", seconds=7)
    time.sleep(0.3)
    size = log.stat().st_size
    time.sleep(0.5)
    assert log.stat().st_size == size


def test_what_the_program_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "made.docx"
    docx.Document().save(str(made))
    play(
        tmp_path,
        monkeypatch,
        "profile = pathlib.Path(os.environ['HOME'], 'profile', 'user', 'registrymodifications.xcu')\n"
        f"pathlib.Path({str(tmp_path / 'given.txt')!r}).write_text('\\n'.join(sys.argv) + profile.read_text())\n"
        f"folder.mkdir()\n(folder / 'document.docx').write_bytes(pathlib.Path({str(made)!r}).read_bytes())",
    )
    assert zipfile.is_zipfile(io.BytesIO(office.to_docx(b"{\\rtf1}", ".rtf")))
    given = (tmp_path / "given.txt").read_text(encoding="utf-8")
    assert "DisableMacrosExecution" in given
    folders = {line.partition("=")[2] for line in given.splitlines() if line.startswith("-env:UserInstallation=")}
    office.to_docx(b"{\\rtf1}", ".rtf")
    again = (tmp_path / "given.txt").read_text(encoding="utf-8")
    assert not any(folder in again for folder in folders)


@pytest.mark.parametrize("body", ["", "folder.mkdir()", "sys.exit(77)"])
def test_program_that_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    play(tmp_path, monkeypatch, body)
    with pytest.raises(UnreadableDocument, match="LibreOffice cannot read"):
        office.to_docx(b"{\\rtf1}", ".rtf")


def test_program_that_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: str(tmp_path))
    with pytest.raises(MissingProgram, match="cannot be started"):
        office.to_docx(b"{\\rtf1}", ".rtf")
