"""What a Word document shows: changes, boxes, notes, fields, hidden text, nested tables."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from policymine.pipeline import mine_document
from policymine.read import read
from policymine.read.blocks import Span
from policymine.read.docx import read_docx
from policymine.read.outline import outline
from word import num, p, r, table, word

FLD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, MIDDLE, END = (FLD.format(each) for each in ("begin", "separate", "end"))


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def box(*paragraphs: str) -> str:
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def note(kind: str, number: int, marked: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}" {marked}/>{"<w:t>*</w:t>" if marked else ""}</w:r>'


DELETED = '<w:del w:id="1" w:author="A"/>'
MOVED = '<w:moveFrom w:id="1" w:author="A"/>'

PARAGRAPHS = [
    # tracked changes
    (p("We built ", '<w:ins w:id="1">' + r("14") + "</w:ins>", " parks."), "We built 14 parks."),
    (p("We built ", '<w:del w:id="1"><w:r><w:delText>12</w:delText><w:br/></w:r></w:del>', "14."), "We built 14."),
    (p("<w:moveFrom>" + r("Moved 3.") + "</w:moveFrom>", "Stays.") + p("Then moved 3."), "Stays.\nThen moved 3."),
    (p("Kept 3.", '<w:moveTo w:id="1">' + r(" Came 4.") + "</w:moveTo>"), "Kept 3. Came 4."),
    (p("We planted ", mark=DELETED) + p("300 mu."), "We planted 300 mu."),
    (p("One ", mark=DELETED) + p("two ", mark=MOVED) + p("three."), "One two three."),
    (p("The last", mark=DELETED), "The last"),
    (p("<w:r><w:commentReference w:id='1'/></w:r>", "Said 5."), "Said 5."),
    # hidden text
    (p("Shown 5.", r(" Hidden 6.", "<w:vanish/>"), r(" Shown 7.", '<w:vanish w:val="0"/>')), "Shown 5. Shown 7."),
    (p("Hidden by its style 8.", style="Secret") + p("Shown 9."), "Shown 9."),
    (p(r("Hidden 8.", '<w:rStyle w:val="Whisper"/>'), "Shown 9."), "Shown 9."),
    # fields
    (p("See page ", BEGIN, code("PAGEREF _1"), MIDDLE, r("12"), END, "."), "See page 12."),
    (p(BEGIN, code("IF "), BEGIN, code("X"), MIDDLE, r("77"), END, code("= 1"), MIDDLE, r("Yes 5."), END), "Yes 5."),
    (p(BEGIN, code("NUMPAGES"), "Never ended 5."), "Never ended 5."),
    (p(END, "Never begun 5."), "Never begun 5."),
    (p('<w:fldSimple w:instr="PAGE">' + r("3") + "</w:fldSimple>", " pages."), "3 pages."),
    (p(BEGIN, code(' TOC \\o "1-3" '), MIDDLE, r("Air 1")) + p("Water 2") + p(END) + p("Air is up."), "Air is up."),
    (p("Air\t3", style="TOC1") + p("Air is clean."), "Air is clean."),
    (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('Air 3')}</w:sdtContent></w:sdt>" + p("Air is clean."),
        "Air is clean.",
    ),
    # content controls
    (f"<w:sdt><w:sdtContent>{p('In a control 5.')}</w:sdtContent></w:sdt>", "In a control 5."),
    (p(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Type!')}</w:sdtContent></w:sdt>", "5."), "5."),
    # signs
    (p("PM2.5 ", '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>', "35"), "PM2.5 ≤35"),
    (p(r("28 \uf06dg", '<w:rFonts w:ascii="Symbol"/>'), r("\uf0b3", '<w:rFonts w:ascii="Other"/>')), "28 μg\uf0b3"),
    (p("A", "<w:r><w:tab/><w:t>B</w:t><w:noBreakHyphen/><w:t>C</w:t></w:r>"), "A B-C"),
    (p("PM", "<m:oMath><m:r><m:t>2.5</m:t></m:r></m:oMath>", " fell."), "PM2.5 fell."),
    (p(f"<w:r><w:ruby><w:rt>{r('yin')}</w:rt><w:rubyBase>{r('Silver 5')}</w:rubyBase></w:ruby></w:r>"), "Silver 5"),
    # text boxes
    (p("Before 1.", box(p("In the box 2."))) + p("After 3."), "Before 1.\nIn the box 2.\nAfter 3."),
    (p(box(p("Outer 1.", box(p("Inner 2."))))), "Outer 1.\nInner 2."),
    (p(f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Old 4.')}</w:txbxContent></v:textbox></w:pict></w:r>"), "Old 4."),
    (p(box(table(["City", "Parks"], ["Elm", "12"]))), "Elm | 12"),
    (p("Kept ", box(p("Box 1.")), mark=DELETED) + p("whole."), "Box 1.\nKept whole."),
]  # fmt: skip
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Whisper"><w:name w:val="Whisper"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round" w:customStyle="1"><w:name w:val="Round"/><w:basedOn w:val="Round"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)


@pytest.mark.parametrize(("body", "text"), PARAGRAPHS)
def test_text_that_shows(body: str, text: str) -> None:
    assert read_docx(word(body, styles=STYLES)).text == text


def test_outline_level_of_a_style() -> None:
    parts = read_docx(word(p("Clean air", style="Round") + p("We built 3 parks."), styles=STYLES))
    assert [(span.kind, span.level) for span in parts.spans] == [("heading", 2), (None, 0)]


def row(city: str, parks: str, properties: str = "") -> str:
    cells = "".join(f"<w:tc>{p(text)}</w:tc>" for text in (city, parks))
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


HEAD = row("City", "Parks")
INNER = table(["City", "Parks"], ["Elm", "12"], ["Oak", "14"])
TABLES = [
    # rows that were deleted, or are hidden
    (HEAD + row("Ash", "9", DELETED) + row("Fir", "8", "<w:hidden/>") + row("Elm", "12", "<w:ins/>"), "Elm | 12"),
    # rows in content controls
    (HEAD + f"<w:sdt><w:sdtContent>{row('Elm', '12')}</w:sdtContent></w:sdt>", "Elm | 12"),
    # a table that only lays out the page
    (table(["<w:p/>" + INNER + p("Source: the city.")])[7:-8], "Elm | 12\nOak | 14\nSource: the city."),
    (table([p("Left 1."), INNER + "<w:p/>"])[7:-8], "Left 1.\nElm | 12\nOak | 14"),
    # a table in a cell of another one
    (
        table(["District", "Length"], ["North", "12 km"], ["South", p("9 km") + INNER + "<w:p/>"])[7:-8],
        "North | 12 km\nSouth | 9 km\nElm | 12\nOak | 14",
    ),
]


@pytest.mark.parametrize(("rows", "text"), TABLES)
def test_tables(rows: str, text: str) -> None:
    assert read_docx(word(f"<w:tbl>{rows}</w:tbl>")).text == text


def blocks(data: bytes) -> list[tuple[str, str, tuple[str, ...]]]:
    parts = read_docx(data)
    found = outline(parts.text, parts.spans).blocks
    return [(block.kind, parts.text[block.start : block.end], block.headings) for block in found]


FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>", " Since 2020 without Oak.")}</w:footnote>'
    f'<w:footnote w:id="2">{p("Of them 5 in Elm.")}{p("And 3 in Oak.")}</w:footnote>'
)


def test_notes_stand_apart_under_the_headings_of_their_places() -> None:
    body = (
        p("Elm City Report", style="Title")
        + p("I. Air", style="Heading1")
        + p("In 2023 PM2.5 was 29", note("footnote", 1), " micrograms per cubic meter.")
        + p("II. Water", note("endnote", 1, 'w:customMarkFollows="1"'), style="Heading1")
        + p("We built 8 plants", note("footnote", 2), ".")
        + p("Elm City Government, March 5, 2024")
    )
    data = word(body, footnotes=FOOTNOTES, endnotes=f'<w:endnote w:id="1">{p("Rivers only.")}</w:endnote>')
    assert blocks(data)[2:] == [
        ("paragraph", "In 2023 PM2.5 was 29 micrograms per cubic meter.", ("I. Air",)),
        ("heading", "II. Water", ()),
        ("paragraph", "We built 8 plants.", ("II. Water",)),
        ("paragraph", "Elm City Government, March 5, 2024", ("II. Water",)),
        ("note", "Since 2020 without Oak.", ("I. Air",)),
        ("note", "Of them 5 in Elm.", ("II. Water",)),
        ("note", "And 3 in Oak.", ("II. Water",)),
        ("note", "Rivers only.", ("II. Water",)),
    ]


def test_notes_of_cells_and_boxes_and_notes_that_are_missing() -> None:
    rows = table(["City", "Parks"], ["Elm", p("12", note("footnote", 1))])
    body = rows + p(box(p("In a box.", note("footnote", 2), note("footnote", 9)))) + p("End 1.", note("endnote", 1))
    assert read_docx(word(body, footnotes=FOOTNOTES)).text.split("\n") == [
        "Elm | 12", "In a box.", "End 1.", "Since 2020 without Oak.", "Of them 5 in Elm.", "And 3 in Oak.",
    ]  # fmt: skip


def test_records_of_notes_are_marked_and_facts_are_those_of_the_text(tmp_path: Path) -> None:
    many = "".join(
        f'<w:footnote w:id="{n}">{p(f"In 2022 the city built {n} parks.")}</w:footnote>' for n in range(2, 20)
    )
    body = (
        p("Elm City Work Report", style="Title")
        + "".join(p(f"In 2023 the city planted {n}0 mu of trees.", note("footnote", n)) for n in range(2, 20))
        + p("People's Government of Elm City, March 5, 2024")
    )
    path = tmp_path / "report.docx"
    path.write_bytes(word(body, footnotes=many))
    document = read(path)
    assert document.facts.published == "2024-03-05"
    records = mine_document(document).records
    assert [record.value for record in records if "note" in record.flags] == [float(n) for n in range(2, 20)]
    assert [record.value for record in records if "note" not in record.flags] == [float(n * 10) for n in range(2, 20)]


def test_a_note_that_hangs_on_nothing_has_no_headings() -> None:
    text = "Air\nA note."
    found = outline(text, [Span(0, 3, "heading", 1), Span(4, 11, "note", place=-1)]).blocks
    assert (found[-1].kind, found[-1].headings) == ("note", ())


def test_broken_side_parts_lose_only_themselves() -> None:
    data = word(p("We built 8 plants.", note("footnote", 1)), footnotes=FOOTNOTES, numbering=num(1))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<<<" if name == "word/footnotes.xml" else old.read(name))
    assert read_docx(out.getvalue()).text == "We built 8 plants."
