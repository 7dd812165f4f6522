"""HTML pages: main text, headings, lists, tables, title and day; debris and traps left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine.errors import EmptyDocument, UnreadableDocument
from policymine.read import read
from policymine.records import Document

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Work Report of Elm City 2024 - Elm City Government Website</title>
<meta name="PubDate" content="2024-02-05 10:00"></head><body>
<div class="nav"><ul><li><a href="/">Home</a></li>
<li><a href="/n">News</a></li><li><a href="/l">Laws</a></li></ul></div>
<div class="share">Share to Weibo <span>Like(3)</span></div>
<div class="article"><h1>Work Report of Elm City 2024</h1>
<p class="info">2024-02-05 10:00 Source: Elm City Government</p>
<h2>I. Review of 2023</h2>
<p>In 2023 the city closed <b>14</b> mines and planted 3,000&nbsp;mu of trees.<br>The river was dredged over 12 km.</p>
<ul><li>Good-air days rose to 91.2%;<ul><li>PM2.5 fell to 29 &micro;g/m3</li></ul></li>
<li><p>Two plants were built.</p></li></ul>
<table><caption>Table 1. Indicators (Unit: 10,000 tons)</caption>
<tr><th rowspan=2>Indicator</th><th colspan=2>Year</th></tr><tr><th>2023</th><th>2024 target</th></tr>
<tr><td>COD</td><td>1.2</td><td>1.1</td></tr><tr><td>Coal use</td><td>300</td><td>280</td></tr></table>
<table><tr><td>Item</td><td>2023</td></tr><tr><td>Parks</td><td>12</td></tr></table>
<h2>II. Plan for 2024</h2><p>We will build 20 sewage works by the end of 2024, and treat 95% of the sewage.</p>
<p style="display:none">Hidden 99 parks.</p>
<ol><li>Build three parks.</li><li>Close 4 kilns.</li></ol>
<blockquote>We quote: 30 villages.</blockquote>
<script>var parks = 77;</script>
</div><div class="footer">Copyright 2024. All rights reserved. Elm ICP 12345678</div></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Document:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return read(path)


def texts(document: Document, kind: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


def test_structure(page: Document) -> None:
    assert texts(page, "heading") == ["Work Report of Elm City 2024", "I. Review of 2023", "II. Plan for 2024"]
    assert texts(page, "paragraph") == [
        "In 2023 the city closed 14 mines and planted 3,000\xa0mu of trees.",
        "The river was dredged over 12 km.",
        "We will build 20 sewage works by the end of 2024, and treat 95% of the sewage.",
        "We quote: 30 villages.",
    ]
    assert texts(page, "list_item") == [
        "Good-air days rose to 91.2%;",
        "PM2.5 fell to 29 µg/m3",
        "Two plants were built.",
        "Build three parks.",
        "Close 4 kilns.",
    ]
    assert {block.headings for block in page.blocks if "sewage" in page.text[block.start : block.end]} == {
        ("II. Plan for 2024",)
    }


def test_tables_know_their_headers(page: Document) -> None:
    rows = [block for block in page.blocks if block.kind == "table_row"]
    assert [page.text[row.start : row.end] for row in rows] == ["COD | 1.2 | 1.1", "Coal use | 300 | 280", "Parks | 12"]
    assert [cell.column for cell in rows[0].cells] == ["Indicator", "Year 2023", "Year 2024 target"]
    assert [cell.column for cell in rows[2].cells] == ["Item", "2023"]
    assert rows[0].caption == "Table 1. Indicators (Unit: 10,000 tons)"
    assert rows[2].caption == ""


def test_facts(page: Document) -> None:
    facts = page.facts
    assert (facts.title, facts.published, facts.issuer) == (
        "Work Report of Elm City 2024",
        "2024-02-05",
        "Elm City Government",
    )
    assert (facts.region, facts.report_year, facts.language) == ("Elm City", 2024, "en")


def test_nothing_hidden_is_read(page: Document) -> None:
    kept = " ".join(page.text[block.start : block.end] for block in page.blocks)
    for word in ("Hidden", "77", "Like", "Copyright", "News", "Weibo"):
        assert word not in kept


def test_title_out_of_the_head(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><title>Plan of Oak County for 2023_Oak Government Network</title></head><body>"
        "<p>The county will plant 300 mu of trees in the hills and along its rivers.</p></body></html>",
        encoding="utf-8",
    )
    document = read(path)
    assert (document.facts.title, document.facts.region) == ("Plan of Oak County for 2023", "Oak County")


def test_page_that_declares_the_wrong_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    page = '<html><head><meta charset="utf-8"></head><body><p>2023年优良天数比例91.2%，同比下降2.7%。</p></body></html>'
    path.write_bytes(page.encode("gbk"))
    document = read(path)
    assert "同比下降2.7%" in document.text
    assert document.facts.language == "zh"


def test_captions_of_pictures_are_no_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><h1>News of the lake of Elm</h1><p>The city built 12 parks in 2023 and closed 14 kilns.</p>"
        "<figure><img src=a><figcaption>Children at the shore</figcaption></figure><p>14 more came in 2024.</p>"
        "<p><img src=b></p><p>A boat on the river</p><p>15 more came in 2024, as everyone had wished for.</p>"
        "<p><img src=c><strong>Next steps</strong></p><p>In 2025 the city will build 16 parks.</p></body></html>",
        encoding="utf-8",
    )
    document = read(path)
    assert texts(document, "heading") == ["News of the lake of Elm", "Next steps"]
    assert {"Children at the shore", "A boat on the river"} <= set(texts(document, "paragraph"))


def test_source_that_stands_outside_the_main_text(tmp_path: Path) -> None:
    page = (
        "<html><head><title>The lake is clean - Oak Bureau of Parks</title>{meta}</head><body>"
        "<div><h1>The lake is clean</h1><div>{line}</div><div id=text>"
        + "<p>The city built 12 parks and closed 14 kilns, and that was not all of it.</p>" * 5
        + "</div></div><footer><p>Source: Ash Bureau of Rivers</p></footer></body></html>"
    )
    path = tmp_path / "a.html"
    meta, line = (
        '<meta name="ContentSource" content="Elm Bureau of Rivers">',
        "<span>Source: Yew Bureau of Rivers</span>",
    )
    for place, issuer in [
        ({"meta": meta, "line": line}, "Elm Bureau of Rivers"),
        ({"meta": "", "line": line}, "Yew Bureau of Rivers"),
        ({"meta": "", "line": ""}, "Oak Bureau of Parks"),
    ]:
        path.write_text(page.format(**place), encoding="utf-8")
        assert read(path).facts.issuer == issuer


def test_layout_tables_are_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><table><tr><td><p>The city built 12 parks in 2023.</p><table><tr><td>Item</td><td>2024</td></tr>"
        "<tr><td>Parks</td><td>14</td></tr></table></td></tr></table></body></html>",
        encoding="utf-8",
    )
    document = read(path)
    assert texts(document, "paragraph") == ["The city built 12 parks in 2023."]
    assert texts(document, "table_row") == ["Parks | 14"]


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("<html><body>" + "<div>" * 50_000 + "12 parks", UnreadableDocument),
        ('<!DOCTYPE html [<!ENTITY a "12"><!ENTITY b "&a;&a;">]><html><body>&b;</body></html>', UnreadableDocument),
        ("<html><body><script>var a = 12</script></body></html>", EmptyDocument),
        ("<html><body><p> &nbsp; </p></body></html>", EmptyDocument),
        ("<html></html>", EmptyDocument),
    ],
)
def test_pages_that_cannot_be_read(tmp_path: Path, page: str, error: type[Exception]) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(error):
        read(path)


def test_absurd_spans_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><table><tr><th colspan=99999>Item</th><th>2024</th></tr>"
        "<tr><td rowspan=99999>Parks</td><td colspan=-3>14</td></tr></table><p>And 3 more parks.</p></body></html>",
        encoding="utf-8",
    )
    assert "And 3 more parks." in read(path).text


def test_text_named_html_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("Just a plain text of 12 km.", encoding="utf-8")
    assert read(path).text == "Just a plain text of 12 km."
