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


def lines(page: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    document = read(path)
    return [document.text[block.start : block.end] for block in document.blocks]


TEXT = "The city built 12 parks in 2023 and closed 14 kilns along the river."


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        # Names of attachments are left out, sentences that lead to a document are not.
        (f"<p>{TEXT}</p><p>Annex: <a href=a.pdf>36 key projects</a></p>", [TEXT]),
        (f"<p>{TEXT}</p><ul><li><a href='x.doc?id=3'>1. 36 projects</a></li></ul>", [TEXT]),
        (f"<p>{TEXT}<br>附件：<a href=a>1.重点任务36项.docx</a><br><a href=b.xls>2.分解表45项</a></p>", [TEXT]),
        (f"<p>{TEXT}</p><p>附件：1.重点任务36项清单</p>", [TEXT]),
        (f"<p>{TEXT}</p><p>附件2.重点任务36项清单.docx（点击下载）</p>", [TEXT]),
        (
            f"<p>{TEXT}</p><p>See <a href=a.pdf>the plan</a> for the 3 parks that were promised.</p>",
            [TEXT, "See the plan for the 3 parks that were promised."],
        ),
        # Bars and lists of links.
        (f"<p>{TEXT}</p><table><tr><td><a>Home</a>｜<a>News</a>｜<a>Laws</a></td></tr></table>", [TEXT]),
        (f"<p>{TEXT}</p><dl><dt><a>12 parks</a></dt><dt><a>9 kilns</a></dt><dt><a>Air</a> 2024-01-02</dl>", [TEXT]),
        # Hidden, but the text: a script shows it.
        (f"<section style='visibility:hidden'><p>{TEXT}</p></section>", [TEXT]),
        (f"<p>{TEXT}</p><p>{{{{item.count}}}} cases</p>", [TEXT]),
        # A number that an editor cut in pieces.
        (f"<p>{TEXT}</p><p><span>1</span><span>04.2</span>万亩</p>", [TEXT, "104.2万亩"]),
        (
            f"<p>{TEXT}</p><table><tr><td>Item</td><td>2024</td></tr><tr><td>Parks<br>and trees</td>"
            "<td><p>1<b>2</b></p><p>of 14</p></td></tr></table>",
            [TEXT, "Parks and trees | 12 of 14"],
        ),
        # The form above an official document.
        (
            "<table><tr><td>索 引 号：</td><td>000/2024-12</td><td>主题分类：</td><td>环境保护</td></tr>"
            f"<tr><td>发文字号：</td><td>榆政发〔2024〕6号</td></tr></table><p>{TEXT}</p>",
            [TEXT],
        ),
        # A form around the whole page, as some servers write it, and one to fill in.
        (f"<form><p>{TEXT}</p><p>{TEXT} {TEXT} {TEXT} All done.</p></form>", [TEXT, f"{TEXT} {TEXT} {TEXT} All done."]),
        (f"<p>{TEXT}</p><form>Search 300 reports <input></form>", [TEXT]),
        # A table of few cells that sets the page.
        (
            "<table><tr><td colspan=2>Elm River Bureau</td></tr><tr><td>Reports</td>"
            f"<td><p>{TEXT}</p><p>{TEXT} Yes.</p><p>{TEXT} {TEXT}</p></td></tr></table>",
            ["Elm River Bureau", "Reports", TEXT, f"{TEXT} Yes.", f"{TEXT} {TEXT}"],
        ),
    ],
)  # fmt: skip
def test_what_is_content(body: str, kept: list[str], tmp_path: Path) -> None:
    assert lines(f"<html><body>{body}</body></html>", tmp_path) == kept


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "<div>Elm > News</div><ul><li><a>Elm builds 12 parks</a> 2024-01-02</li><li><a>Elm closes 9 kilns</a>"
            "<li><a>Better air</a></li><li><a>Rivers</a></li><li><a>Trees</a></ul><div>Copyright 2024 Elm</div>",
            "a list of links, no text to read",
        ),
        (
            "<table>" + "<tr><td>·<a href=1>榆州市新建公园12座</a></td><td>[2024-01-02]</td></tr>" * 6 + "</table>"
            "<div>共12页 235条</div>",
            "a list of links, no text to read",
        ),
        (
            "<h1>Plan for Elm</h1><p>Annex: <a href=a.pdf>Plan of 36 projects</a></p>",
            "only attachments, no text to read",
        ),
        ("<iframe src=a.html></iframe>", "a frame around other pages, no text to read"),
        ("<div id=app></div><script>load()</script>", "the page shows no text"),
    ],
)
def test_pages_without_a_text_of_their_own(body: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument) as caught:
        lines(f"<html><head><title>Plan for Elm</title></head><body>{body}</body></html>", tmp_path)
    assert str(caught.value) == message
    assert caught.value.hint


def test_frames_are_named(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument) as caught:
        lines("<html><frameset cols=20%,*><frame src=menu.htm><frame src=text.htm></frameset></html>", tmp_path)
    assert str(caught.value) == "a frame around other pages, no text to read"
    assert "menu.htm, text.htm" in caught.value.hint


def test_a_short_notice_among_many_links_is_read(tmp_path: Path) -> None:
    links = "".join(f"<li><a href={n}>News of the city number {n} of this year</a></li>" for n in range(30))
    body = (
        f"<ul>{links}</ul><h1>Notice</h1><p>The pool opens on Monday at 9 and 12 more will follow.</p><ul>{links}</ul>"
    )
    assert lines(f"<html><body>{body}</body></html>", tmp_path) == [
        "Notice",
        "The pool opens on Monday at 9 and 12 more will follow.",
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Untitled Document</title>", ""),
        ("<title>Microsoft Word - plan_final</title>", ""),
        ("<title>无标题文档</title>", ""),
        ("<title>榆州市文件</title>", ""),
        ("<title>石桥县政务网--石桥县造林工作方案</title>", "石桥县造林工作方案"),
        ("<title>Elm Portal</title><meta name=ArticleTitle content='Plan of Elm for 2024'>", "Plan of Elm for 2024"),
        (
            "<title>x</title><meta property='og:title' content='Plan of Elm for 2024 - Elm News'>",
            "Plan of Elm for 2024",
        ),
    ],
)
def test_titles_in_the_head(head: str, title: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><head>{head}</head><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    assert read(path).facts.title == title


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
