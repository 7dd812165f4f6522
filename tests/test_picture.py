"""Pages of PDF files drawn with their records marked."""

from __future__ import annotations

import io
import itertools
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageChops, ImageColor

from policymine import boxes, extract, picture, read
from policymine.cli import cli
from policymine.errors import UsageError
from policymine.picture import OTHER_COLOUR, THEME_COLOURS, draw_page
from policymine.records import Record
from policymine.themes import ThemeClassifier
from renderings import Piece, as_pdf
from vision import VISION, difference

DOTS = 2
REPORT = [
    Piece("title", "Work Report of Alder City for 2024"),
    Piece("paragraph", "In 2023 the annual average concentration of PM2.5 was 28.7 micrograms per cubic meter."),
    Piece("paragraph", "The city treated 98% of its sewage and planted 1,300 mu of trees in 2023."),
]
CHINESE = [Piece("title", "桤木市2024年政府工作报告"), Piece("paragraph", "2023年，全市PM2.5平均浓度28.4微克/立方米。")]


def call(*arguments: object, **options: object) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], **options)  # type: ignore[arg-type]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(as_pdf(REPORT))
    return path


def drawn(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    assert image.format == "PNG"
    return image.convert("RGB")


def bare(path: Path, number: int = 1) -> Image.Image:
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        image: Image.Image = document[number - 1].render(scale=DOTS).to_pil().convert("RGB")
        return image
    finally:
        document.close()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_values_are_filled_and_nothing_else_is_touched(turned: int, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(as_pdf(REPORT, turned=turned))
    document = read(path)
    records = extract(document)
    assert [record.theme for record in records] == ["blue_sky", "clear_water", "ecology"]
    page, image = bare(path), drawn(draw_page(document, records, 1))
    assert image.height == page.height
    assert image.width > page.width
    free = ImageChops.difference(page, image.crop((0, 0, *page.size)))
    for record, where in zip(records, boxes(document, records), strict=True):
        (box,) = where.value
        corner = round(box.right * DOTS) - 1, round(box.bottom * DOTS) - 1
        light = image.getpixel(corner)
        assert page.getpixel(corner) == (255, 255, 255)
        colour = ImageColor.getrgb(THEME_COLOURS[record.theme])
        assert light == tuple(round(0.4 * channel + 0.6 * 255) for channel in colour)
        lower = tuple(round(edge * DOTS) for edge in (box.left, (box.top + box.bottom) / 2, box.right, box.bottom))
        dark = [cut.convert("L").getextrema()[0] for cut in (page.crop(lower), image.crop(lower))]
        assert dark[1] <= dark[0] < 100  # the letters are as black as they were
        for line in where.sentence:
            free.paste(0, tuple(round(edge * DOTS) + by for edge, by in zip(line[1:], (-5, -16, 5, 5), strict=True)))
    assert free.getbbox() is None


def test_themes_can_be_told_apart_by_everyone() -> None:
    for eyes in VISION:
        for one, other in itertools.combinations([*THEME_COLOURS.values(), OTHER_COLOUR], 2):
            assert difference(one, other, eyes) > 12, (one, other)


def test_every_theme_has_a_colour() -> None:
    assert list(THEME_COLOURS) == [theme.name for theme in ThemeClassifier.load().themes]


def legend(monkeypatch: pytest.MonkeyPatch, path: Path, number: int = 1) -> list[str]:
    """The lines of the legend as they are drawn."""
    lines: list[str] = []
    write = picture._write

    def noted(painter: object, line: picture._Line, block: list[str], *place: object) -> None:
        lines.append((f"[{line.number}] " if line.number else "") + " ".join(block))
        write(painter, line, block, *place)  # type: ignore[arg-type]

    monkeypatch.setattr(picture, "_write", noted)
    document = read(path)
    draw_page(document, extract(document), number)
    return [line for line in lines if line]


@pytest.mark.usefixtures("rules_only")
def test_the_legend_names_page_themes_and_records(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert legend(monkeypatch, report) == [
        "report.pdf",
        "Page 1 of 1",
        "Filled: the value. Framed: its sentence.",
        "blue_sky: 1 record",
        "clear_water: 1 record",
        "ecology: 1 record",
        "[1] result · annual average concentration of PM2.5: 28.7 ug/m3, 2023",
        "[2] result · sewage treated by city: 98 %, 2023",
        "[3] result · trees planted: 1300 mu, 2023",
    ]


def test_a_page_without_records_says_where_some_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    filler = [Piece("paragraph", "The river ran quietly through the fields and the mills on its banks.")] * 60
    path.write_bytes(as_pdf([*REPORT, *filler]))
    assert legend(monkeypatch, path, 2)[2:] == ["No records on this page.", "There are some on: 1"]


def test_without_a_chinese_font_the_rest_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "桤木.pdf"
    path.write_bytes(as_pdf(CHINESE))
    with_font = picture._chinese_font() is not None
    monkeypatch.setattr(picture, "_chinese_font", lambda: None)
    lines = legend(monkeypatch, path)
    assert lines[:2] == [".pdf", "Page 1 of 1"]
    assert lines[2].startswith("Chinese text is left out here: none of the fonts")
    assert lines[-1] == "[1] result · PM2.5: 28.4 ug/m3, 2023"
    if with_font:
        monkeypatch.undo()
        assert legend(monkeypatch, path)[-1] == "[1] result · PM2.5平均浓度: 28.4 ug/m3, 2023"


def test_a_long_legend_goes_on_in_columns_and_below_the_page(report: Path) -> None:
    document = read(report)
    record = extract(document)[0]
    sizes = [drawn(draw_page(document, [record] * count, 1)).size for count in (1, 40, 400)]
    assert sizes[0][0] < sizes[1][0] < sizes[2][0]
    assert sizes[0][1] == sizes[1][1] < sizes[2][1]


def test_lines_of_the_legend_fit_their_column() -> None:
    texts = ["share of good days in the city", "https://" + "x" * 200, "桤木市污水处理率" * 9, "", "a"]
    for text in texts:
        rows = picture._wrapped(picture._Line(text), 100, wide=True)
        assert "".join(rows).replace(" ", "") == text.replace(" ", "")
        assert all(picture._font(9 * DOTS, wide=True).getlength(row) <= 100 * DOTS for row in rows)


class TestCommand:
    def test_file(self, report: Path, tmp_path: Path) -> None:
        done = call("show", report, "--page", 1, "--png", tmp_path / "out.png")
        assert (done.exit_code, done.stdout) == (0, "")
        document = read(report)
        assert (tmp_path / "out.png").read_bytes() == draw_page(document, extract(document), 1)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out.png", "report.pdf"]

    def test_standard_input_and_output(self, report: Path) -> None:
        done = call("show", "-", "--png", "-", input=report.read_bytes())
        assert done.exit_code == 0, done.stderr
        assert drawn(done.stdout_bytes).width > 595 * DOTS

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (["--page", "1"], "not where to"),
            (["--png", "out.jpg"], "does not end in .png"),
            (["--png", "no-such-folder/out.png"], "cannot be written"),
            (["--png", "out.png", "--page", "7"], "there is no page 7\nhint: the file has 1 page\n"),
            (["--png", "out.png", "--page", "0"], "0 is not in the range"),
        ],
    )
    def test_wrong_calls(
        self, options: list[str], message: str, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "out.png").write_bytes(b"as it was")
        done = call("show", report, *options)
        assert done.exit_code == 2
        assert message in done.stderr
        assert (tmp_path / "out.png").read_bytes() == b"as it was"

    def test_other_formats_have_no_pages(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("In 2023 the city built 79 sewage treatment plants.", encoding="utf-8")
        done = call("show", tmp_path / "a.txt", "--png", tmp_path / "out.png")
        assert done.exit_code == 2
        assert "only pages of PDF files can be drawn" in done.stderr
        assert not (tmp_path / "out.png").exists()


def test_without_pillow(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL.ImageFont", None)
    with pytest.raises(UsageError, match="needs Pillow"):
        draw_page(read(report), [], 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda record: setattr(record, "theme", "a theme of one's own"),
        lambda record: setattr(record, "theme", ""),
        lambda record: setattr(record, "indicator", "\x1b[31m" + "x" * 500),
    ],
)
def test_records_that_are_unlike_others(change: Callable[[Record], None], report: Path) -> None:
    document = read(report)
    records = extract(document)
    for record in records:
        change(record)
    assert drawn(draw_page(document, records, 1)).height >= 842 * DOTS
