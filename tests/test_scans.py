"""Scanned and garbled pages of PDFs: recognised where Tesseract is installed, reported where it is not."""

from __future__ import annotations

import io
import json
import math
import multiprocessing
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import numpy as np
import pytest
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from policymine import boxes, extract, mine, read
from policymine.errors import EmptyDocument, UsageError
from policymine.read import page_picture, recognition, recognition_cache
from policymine.read.recognised import Recognised, Word, lines_of
from policymine.read.recognition import Engine, Missing, Outcome, Recogniser, find_engine
from policymine.records import Document, Record
from renderings import as_pdf, as_scan, as_text, pieces_of
from test_all_forms import report

NEITHER = Missing("text recognition is not installed", 'pip install "policymine[ocr]"')
REPORT = """\
# Work Report of Elm City for 2024

In 2023, the city built 79 sewage treatment plants and closed 12 mines along the river.

By the end of 2025, the safe utilization rate of polluted cultivated land will reach more than 98%.
"""
RULED = [["Indicator", "2020", "2025"], ["Forest cover (%)", "36.6", "38.2"], ["Grain (tons)", "5200", "5300"]]


def engine(language: str) -> Engine:
    """The recognition; the test is left out where it is not installed."""
    found = find_engine(language)
    if isinstance(found, Missing):
        pytest.skip(f"{found.message}: {found.hint}")
    return found


@pytest.fixture
def english() -> Engine:
    return engine("en")


@pytest.fixture
def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "_installed", lambda: NEITHER)


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def turned(picture: Any, degrees: float) -> Any:
    return picture.rotate(degrees, expand=degrees % 90 == 0, fillcolor=255)


def scan_of(data: bytes, degrees: float = 0) -> bytes:
    """Turn each page of a PDF into a picture, lying askew or on its side."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    document = pypdfium2.PdfDocument(data)
    for page in document:
        picture = turned(page.render(scale=200 / 72, grayscale=True).to_pil(), degrees)
        size = (picture.width * 0.36, picture.height * 0.36)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(picture), 0, 0, *size)
        canvas.showPage()
        page.close()
    document.close()
    canvas.save()
    return stream.getvalue()


def values(document: Document) -> Counter[tuple[object, ...]]:
    def value(record: Record) -> tuple[object, ...]:
        return (record.value, record.value_high, record.deadline if record.measure == "deadline" else "")

    return Counter(map(value, extract(document)))


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("name", ["en/baiyang-2022-action-plan", "zh/lanhu-2023-work-report"])
def test_a_scan_gives_the_values_of_the_text(name: str, columns: int, tmp_path: Path) -> None:
    engine(name[:2])
    pieces = report(name)
    text = values(read(written(tmp_path / "report.txt", as_text(pieces))))
    document = read(written(tmp_path / "report.pdf", as_scan(pieces, columns=columns)))
    assert document.issues == ()
    assert (text & values(document)).total() >= 0.97 * text.total()


def test_records_of_a_scan_are_flagged_and_less_sure(english: Engine, tmp_path: Path) -> None:
    pieces = pieces_of(REPORT)
    (text,) = mine(written(tmp_path / "a.txt", as_text(pieces)), language="en")
    document = read(written(tmp_path / "a.pdf", as_scan(pieces)), language="en")
    (scan,) = mine(tmp_path / "a.pdf", language="en")
    assert list(document.recognised) == [1]
    assert 0.8 < document.recognised[1] < 1
    assert document.facts.title == "Work Report of Elm City for 2024"
    assert [r.value for r in scan.records] == [r.value for r in text.records] == [79, 12, 98]
    for record, plain in zip(scan.records, text.records, strict=True):
        assert (record.flags, record.page) == ((*plain.flags, "ocr"), 1)
        assert record.confidence == pytest.approx(plain.confidence * document.recognised[1], abs=0.001)
        assert document.text[record.start : record.end] == record.value_text


@pytest.mark.parametrize("degrees", [1.5, -2, 90, 180, 270])
def test_pages_askew_on_their_side_or_head_down(degrees: float, english: Engine, tmp_path: Path) -> None:
    document = read(written(tmp_path / "a.pdf", scan_of(as_pdf(pieces_of(REPORT)), degrees)), language="en")
    assert [record.value for record in extract(document)] == [79, 12, 98]


@pytest.mark.parametrize("degrees", [0, 2, -2, 90, 180, 270])
def test_boxes_lie_on_the_page_as_it_is_in_the_file(degrees: float, english: Engine, tmp_path: Path) -> None:
    plain = read(written(tmp_path / "a.pdf", as_pdf(pieces_of(REPORT))), language="en")
    scan = read(written(tmp_path / "b.pdf", scan_of((tmp_path / "a.pdf").read_bytes(), degrees)), language="en")
    width, height = (595, 842) if degrees % 180 != 90 else (842, 595)
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    there = [place.value for place in boxes(scan, extract(scan))]
    for (before,), (after,) in zip((p.value for p in boxes(plain, extract(plain))), there, strict=True):
        dx, dy = (before.left + before.right) / 2 - 595 / 2, (before.top + before.bottom) / 2 - 842 / 2
        middle = (after.left + after.right) / 2, (after.top + after.bottom) / 2
        assert middle == pytest.approx(
            (width / 2 + cosine * dx + sine * dy, height / 2 - sine * dx + cosine * dy), abs=3
        )
        assert 5 < after.right - after.left < 20
        assert 5 < after.bottom - after.top < 20


def test_cells_of_scans_askew_are_marked_where_they_stand(english: Engine, tmp_path: Path) -> None:
    from test_read_pdf import BODY, GRID

    stream = io.BytesIO()
    table = Table(RULED, style=GRID, spaceBefore=500)
    SimpleDocTemplate(stream).build([Paragraph("The indicators of the plan of Elm City.", BODY), table])
    plain = read(written(tmp_path / "a.pdf", stream.getvalue()), language="en")
    scan = read(written(tmp_path / "b.pdf", scan_of(stream.getvalue(), 2)), language="en")
    before, found = (
        {record.value_text: place.value[0] for record, place in zip(records, boxes(document, records), strict=True)}
        for document, records in ((document, extract(document)) for document in (plain, scan))
    )
    assert set(found) >= {"36.6", "38.2", "5200"}  # the last figure is not always recognised
    for text, after in found.items():
        # Turned by 2 degrees about the middle of the page.
        place = before[text]
        x, y = (place.left + place.right) / 2 - 297.5, (place.top + place.bottom) / 2 - 421
        assert after.left < 297.5 + 0.9994 * x + 0.0349 * y < after.right
        assert after.top < 421 - 0.0349 * x + 0.9994 * y < after.bottom


def test_tables_of_scans(english: Engine, tmp_path: Path) -> None:
    from test_read_pdf import BODY, GRID

    stream = io.BytesIO()
    SimpleDocTemplate(stream).build(
        [Paragraph("The indicators of the plan of Elm City.", BODY), Table(RULED, style=GRID)]
    )
    document = read(written(tmp_path / "a.pdf", scan_of(stream.getvalue())), language="en")
    rows = [block for block in document.blocks if block.kind == "table_row"]
    assert [document.text[row.start : row.end] for row in rows] == [" | ".join(row) for row in RULED[1:]]
    assert {tuple(cell.column for cell in row.cells) for row in rows} == {tuple(RULED[0])}


def test_only_the_pages_that_need_it_are_recognised(english: Engine, tmp_path: Path) -> None:
    import pypdfium2

    pieces = pieces_of(REPORT)
    whole = pypdfium2.PdfDocument.new()
    for part in (as_pdf(pieces), as_scan(pieces), as_pdf(pieces)):
        source = pypdfium2.PdfDocument(part)
        whole.import_pages(source)
        source.close()
    stream = io.BytesIO()
    whole.save(stream)
    whole.close()
    path = written(tmp_path / "a.pdf", stream.getvalue())
    document = read(path, language="en")
    assert list(document.recognised) == [2]
    assert [(r.page, r.value, "ocr" in r.flags) for r in extract(document)] == [
        (page, value, page == 2) for page in (1, 2, 3) for value in (79, 12, 98)
    ]
    assert list(read(path, language="en", ocr="force").recognised) == [1, 2, 3]
    assert read(path, language="en", ocr="off").recognised == {}


def test_a_page_number_over_a_picture_is_no_text_layer(english: Engine, tmp_path: Path) -> None:
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    source = pypdfium2.PdfDocument(as_pdf(pieces_of(REPORT)))
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawImage(ImageReader(source[0].render(scale=200 / 72).to_pil()), 0, 0, 595, 842)
    canvas.drawString(400, 20, "Archive of Elm")
    canvas.save()
    source.close()
    assert [record.value for record in extract(read(tmp_path / "a.pdf", language="en"))] == [79, 12, 98]
    assert [issue.category for issue in read(tmp_path / "a.pdf", ocr="off").issues] == ["no_text_layer"]


@pytest.mark.usefixtures("without_engine")
def test_without_recognition_each_page_is_an_issue_that_names_the_extra(tmp_path: Path) -> None:
    pieces = pieces_of(REPORT * 30)
    path = written(tmp_path / "a.pdf", as_scan(pieces, dots=40))
    (result,) = mine(path)
    assert [(issue.category, issue.page, issue.source) for issue in result.issues] == [
        ("no_text_layer", page, "a.pdf") for page in (1, 2, 3, 4)
    ]
    assert all("policymine[ocr]" in issue.hint for issue in result.issues)
    with pytest.raises(EmptyDocument, match="scan"):
        read(path)


@pytest.mark.usefixtures("without_engine")
def test_recognition_by_force_needs_it(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", as_pdf(pieces_of(REPORT)))
    with pytest.raises(UsageError, match="not installed") as raised:
        read(path, ocr="force")
    assert "policymine[ocr]" in raised.value.hint
    (result,) = mine(path, ocr="force")
    assert [issue.category for issue in result.issues] == ["usage"]


def test_the_command_line_says_what_is_missing(run: Callable[..., CompletedProcess[bytes]], tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", as_scan(pieces_of(REPORT), dots=40))
    done = run("mine", path, "-o", tmp_path / "a.csv", "--ocr", "off")
    assert (done.returncode, "--ocr auto" in (tmp_path / "a.issues.csv").read_text()) == (1, True)
    environment = {"PATH": str(tmp_path)}  # no tesseract there
    done = run("show", path, "--ocr", "force", env=environment)
    assert done.returncode == 2
    assert b"hint: " in done.stderr
    assert b"esseract" in done.stderr


def garbled(data: bytes) -> bytes:
    """Take the tables from glyphs to letters out of a PDF; its pages look the same."""
    return data.replace(b"/ToUnicode", b"/NoUnicode")


ROW = (0, 100, 1000, 130)
"""The box of a line, in dots."""

GARBLED = """\
# 榆林市2024年工作报告

2023年，全市建成污水处理厂79座。

2023年，全市关闭矿山12座，新增公园35个。
"""


def test_a_font_that_does_not_say_its_letters(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", garbled(as_pdf(pieces_of(GARBLED))))
    with pytest.raises(EmptyDocument):
        read(path, ocr="off")
    (result,) = mine(path, ocr="off")
    assert [(issue.category, issue.page) for issue in result.issues] == [("garbled_text", 1)]
    engine("zh")
    document = read(path)
    assert document.issues == ()
    assert [record.value for record in extract(document)] == [79, 12, 35]


def test_garbled_lines_are_not_passed_on(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"))
    for row in range(20):
        canvas.drawString(72, 750 - 20 * row, f"In 2023 the city of Elm built {row + 20} parks in its old town.")
    canvas.drawString(72, 300, "In 2023 it built (cid:20)(cid:19)7 roads.")
    canvas.save()
    document = read(tmp_path / "a.pdf")
    assert [(issue.category, issue.page, issue.message[:2]) for issue in document.issues] == [("garbled_text", 1, "2%")]
    assert "cid" not in document.text
    assert [record.value for record in extract(document)] == [row + 20 for row in range(20)]


def test_pages_are_kept_and_what_is_kept_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(recognition_cache.VARIABLE, str(tmp_path / "cache"))
    pytest.importorskip("pytesseract", reason="the extra ocr is not installed")
    runs: list[int] = []
    words = [
        Word(text, 90, 1, (100 * i, 100, 100 * i + 90, 130), ROW)
        for i, text in enumerate(["we", "built", "79", "parks"])
    ]

    def recognised(*given: object) -> Recognised:
        runs.append(1)
        return Recognised(tuple(words), 1654, 2339, (50,))

    monkeypatch.setattr(recognition, "_read", recognised)
    monkeypatch.setattr(recognition, "_installed", lambda: ("5.3", frozenset({"eng"})))
    path = written(tmp_path / "a.pdf", as_scan(pieces_of(REPORT), dots=40))
    first = read(path, language="en")
    (kept,) = (tmp_path / "cache").rglob("*.*")
    assert (read(path, language="en"), len(runs)) == (first, 1)
    good = json.loads(kept.read_text(encoding="utf-8"))
    bad: list[Any] = [
        "", "{", "[]", "null", "{}", "[" * 100_000,
        json.dumps({**good, "key": "0" * 64}),
        json.dumps({**good, "size": [1e9, 2]}),
        json.dumps({**good, "turned": [4, 0]}),
        json.dumps({**good, "turned": [0, 90]}),
        json.dumps({**good, "words": [["12", 200, 1, [0, 0, 1, 1], [0, 0, 1, 1]]]}),
        json.dumps({**good, "words": [["1\x00", 90, 1, [0, 0, 1, 1], [0, 0, 1, 1]]]}),
        json.dumps({**good, "words": [["12", 90, 1, [0, 0, 1], [0, 0, 1, 1]]]}),
    ]  # fmt: skip
    for number, content in enumerate(bad, 2):
        kept.write_text(content, encoding="utf-8")
        assert read(path, language="en") == first
        assert len(runs) == number
        assert json.loads(kept.read_text(encoding="utf-8")) == good
    monkeypatch.setenv(recognition_cache.VARIABLE, "off")
    read(path, language="en")
    assert len(runs) == len(bad) + 2


def key(number: int) -> str:
    return f"{number:02x}" * 32


def kept(root: Path) -> list[int]:
    return sorted(int(path.stem[:2], 16) for path in root.rglob("*.json"))


PAGE_OF_ONE_WORD = Recognised((Word("79", 90, 1, (0, 100, 90, 130), (0, 100, 90, 130)),), 1654, 2339)


@pytest.fixture
def full_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twenty pages, the first of which was used the longest time ago."""
    monkeypatch.setenv(recognition_cache.VARIABLE, str(tmp_path / "cache"))
    root = tmp_path / "cache" / "recognised"
    for number in range(20):
        recognition_cache.save(key(number), PAGE_OF_ONE_WORD)
        (path,) = root.rglob(f"{key(number)}.json")
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    return root


@pytest.mark.parametrize(
    ("pages", "left"), [(20, range(20)), (19.5, range(3, 20)), (10, range(11, 20)), (0, [])], ids=str
)
def test_the_cache_keeps_what_was_used_last(pages: float, left: Iterable[int], full_cache: Path) -> None:
    size = next(full_cache.rglob("*.json")).stat().st_size
    recognition_cache.make_room(full_cache, round(pages * size))
    assert kept(full_cache) == list(left)


def test_a_page_that_is_read_again_stays(full_cache: Path) -> None:
    assert recognition_cache.load(key(0)) == PAGE_OF_ONE_WORD
    size = next(full_cache.rglob("*.json")).stat().st_size
    recognition_cache.make_room(full_cache, 5 * size)
    assert kept(full_cache) == [0, *range(17, 20)]


def test_room_is_made_while_pages_are_saved(full_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(recognition_cache.LIMIT_VARIABLE, "0")
    monkeypatch.setattr(recognition_cache, "_unseen", {})
    recognition_cache.save(key(30), PAGE_OF_ONE_WORD)
    assert kept(full_cache) == []


@pytest.mark.parametrize(
    ("said", "size"), [("", 500_000_000), ("20", 20_000_000), (" 7 ", 7_000_000), ("much", 500_000_000)]
)
def test_the_limit_of_the_cache(said: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(recognition_cache.LIMIT_VARIABLE, said)
    assert recognition_cache.limit() == size


def test_files_of_others_and_of_running_processes_stay(full_cache: Path) -> None:
    others = [full_cache / "00" / "notes.json", full_cache / "letter.txt", full_cache / "00" / ".new.part"]
    for path in others:
        path.write_text("x", encoding="utf-8")
    old = full_cache / "00" / ".old.part"
    old.write_text("x", encoding="utf-8")
    os.utime(old, (1_000_000, 1_000_000))
    recognition_cache.make_room(full_cache, 0)
    assert sorted(path for path in full_cache.rglob("*") if path.is_file()) == sorted(others)


def test_several_make_room_and_read_at_once(full_cache: Path) -> None:
    size = next(full_cache.rglob("*.json")).stat().st_size
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting = [pool.submit(recognition_cache.make_room, full_cache, 10 * size) for _ in range(8)]
        read_meanwhile = [recognition_cache.load(key(number)) for number in range(19, 10, -1)]
        assert [done.result() for done in waiting] == [None] * 8
    assert all(page == PAGE_OF_ONE_WORD for page in read_meanwhile)
    assert kept(full_cache) == list(range(11, 20))


def test_a_cache_that_cannot_be_written_is_no_error(
    english: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(recognition_cache.VARIABLE, str(written(tmp_path / "file", b"no folder")))
    path = written(tmp_path / "a.pdf", as_scan(pieces_of(REPORT)))
    assert [record.value for record in extract(read(path, language="en"))] == [79, 12, 98]


def test_a_page_that_takes_too_long_is_an_issue(
    english: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "TIME_LIMIT", 0.001)
    (result,) = mine(written(tmp_path / "a.pdf", as_scan(pieces_of(REPORT))))
    assert [issue.message for issue in result.issues] == ["the page was not recognised: it took longer than 0 seconds"]


def test_a_fault_on_one_page_does_not_lose_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def recognised(number: int, engine: Engine) -> Outcome:
        if number == 2:
            raise ValueError("oops")
        return Outcome()

    monkeypatch.setattr(recognition, "_recognised", recognised)
    with Recogniser(Engine("5", ("eng",))) as recogniser:
        for number in (1, 2, 3):
            recogniser.submit(number, lambda number=number: number)
        outcomes = recogniser.outcomes()
    assert outcomes == {1: Outcome(), 2: Outcome(failure="ValueError: oops"), 3: Outcome()}


def test_no_more_pages_are_in_memory_than_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[int] = []
    finished: list[int] = []
    most: list[int] = []
    lock = threading.Lock()

    def render(number: int) -> Any:
        with lock:
            rendered.append(number)
            most.append(len(rendered) - len(finished))
        return number

    def recognised(number: int, engine: Engine) -> Outcome:
        with lock:
            finished.append(number)
        return Outcome(failure=f"page {number}")

    monkeypatch.setattr(recognition, "_recognised", recognised)
    monkeypatch.setattr(recognition.os, "cpu_count", lambda: 3)
    with Recogniser(Engine("5", ("eng",))) as recogniser:
        for number in range(1, 41):
            recogniser.submit(number, lambda number=number: render(number))
        outcomes = recogniser.outcomes()
    assert {number: outcome.failure for number, outcome in outcomes.items()} == {n: f"page {n}" for n in range(1, 41)}
    assert max(most) <= 3


def test_which_data_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(*names: str) -> None:
        monkeypatch.setattr(recognition, "_installed", lambda: ("5.3", frozenset(names)))

    installed("eng", "chi_sim", "osd")
    assert find_engine() == Engine("5.3", ("chi_sim", "eng"))
    assert find_engine("en") == Engine("5.3", ("eng",))
    installed("eng")
    assert find_engine() == Engine("5.3", ("eng",), ("tesseract-ocr-chi-sim",))
    found = find_engine("zh")
    assert isinstance(found, Missing)
    assert "tesseract-ocr-chi-sim" in found.hint


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("完", 0, 30), ("成", 35, 65), ("79", 72, 100), ("个", 105, 130)], ["完成79个"]),
        ([("we", 0, 30), ("built", 40, 90), ("79", 100, 120), ("parks.", 130, 190)], ["we built 79 parks."]),
        ([("长湖市", 0, 90), ("ABC", 100, 150), ("DEF", 160, 200)], ["长湖市ABC DEF"]),
        ([("下降", 0, 60), ("3.1%", 65, 110), (",", 120, 125), ("达到", 130, 180)], ["下降3.1%，达到"]),
        ([("发布时间", 0, 120), ("2023-02-09", 130, 250), ("16:40", 265, 320)], ["发布时间2023-02-09 16:40"]),
        ([("装机", 0, 60), ("30", 65, 90), ("万", 95, 120), ("干", 125, 150), ("瓦", 155, 180)], ["装机30万千瓦"]),
        ([("Coal", 0, 60), ("12", 200, 230), ("14", 400, 430)], ["Coal", "12", "14"]),
        ([("|", 0, 4), ("Coal", 10, 70), ("|", 80, 84)], ["Coal"]),
        ([(".", 0, 4), ("-", 10, 14)], []),
    ],
)
def test_words_become_lines(words: list[tuple[str, int, int]], expected: list[str]) -> None:
    found = tuple(Word(text, 60, 1, (left, 100, right, 130), ROW) for text, left, right in words)
    lines, text = lines_of(Recognised(found, 1654, 2339), 1)
    assert [line.text for line in lines] == expected
    assert [text[line.at[0] : line.at[1] + 1] for line in lines] == expected
    for line in lines:
        # Each word is where it was recognised, what was repaired in it too.
        parts = [(line.text[start:end], round(box[0] / 0.36)) for start, end, box in line.words]
        assert "".join(part for part, _ in parts) == line.text.replace(" ", "")
        assert {left for _, left in parts} <= {left for _, left, _ in words}


def drawn(*boxes: tuple[int, int, int, int], rules: tuple[tuple[int, int, int, int], ...] = ()) -> Any:
    """A page of stripes for letters, and of rules."""
    page = np.full((1000, 1200), 255, np.uint8)
    for left, top, right, bottom in boxes:
        page[top:bottom, left:right:8] = page[top:bottom, left + 1 : right : 8] = 0
        page[top:bottom, left + 2 : right : 8] = 0
    for left, top, right, bottom in rules:
        page[top:bottom, left:right] = 0
    return page


def lines(left: int, right: int, tops: range, height: int = 28) -> list[tuple[int, int, int, int]]:
    return [(left, top, right, top + height) for top in tops]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (drawn(), 0),
        (drawn(*lines(100, 1100, range(100, 500, 45))), 1),
        (drawn(*lines(100, 580, range(100, 500, 45)), *lines(620, 1100, range(100, 500, 45))), 2),
        (drawn(*lines(100, 580, range(100, 500, 45)), *lines(620, 1100, range(120, 520, 45))), 2),
        (drawn((100, 20, 1100, 80), *lines(100, 1100, range(120, 500, 45))), 2),
        (drawn(*lines(100, 500, range(120, 500, 45)), rules=((50, 100, 1150, 103), (50, 100, 53, 600))), 1),
    ],
    ids=["empty", "one column", "two columns", "two columns, not level", "a title", "a frame"],
)
def test_blocks_of_lines(page: Any, expected: int) -> None:
    found = page_picture.lay_out(page)
    assert len(found.blocks) == expected
