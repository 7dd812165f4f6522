"""HTML pages: trafilatura finds the main text and what the page says of itself; its own tree gives the structure.

trafilatura's output leaves out parts of what matters here (nested list items, small tables, which cells span what), so
it is used to find the place of the main text, and that place is then walked in the page's own tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from policymine.errors import EmptyDocument, UnreadableDocument
from policymine.read.blocks import Builder
from policymine.read.html_walk import SKIPPED, Walk
from policymine.read.knowledge import is_site_name
from policymine.read.parts import Parts

_MAIN_SHARE = 0.92
"""The main text is the smallest part of the page that holds this share of what trafilatura kept."""
_KEY_LENGTH = 24
_LINE = 150
"""Longest line around the main text, in characters, that can state a fact."""
_MARGIN_LINES = 200
_TITLE_PARTS = re.compile(r"\s+[-–—|]+\s+|\s*[_|]\s*")


def read_html(page: str) -> Parts:
    r"""Read an HTML page.

    Args:
        page: The page, decoded.

    Returns:
        Its main text in pieces, with its title and day.

    Raises:
        UnreadableDocument: If the page is nested too deeply, or declares entities of its own.
        EmptyDocument: If it shows no text.

    Example:
        >>> parts = read_html("<html><body><h1>Elm City</h1><p>We built 12 plants.</p></body></html>")
        >>> parts.text
        'Elm City\nWe built 12 plants.'
    """
    if "<!entity" in page[:20_000].lower():
        raise UnreadableDocument("the page declares entities of its own, as no government page does")
    root = _parse(page)
    extracted = _extract(page)
    body = root.find("body")
    main = _main_part(body if body is not None else root, extracted.body if extracted is not None else None)
    builder = Builder()
    Walk(builder).run(main)
    if not any(c.isalnum() for c in builder.text()):
        builder = Builder()
        Walk(builder, everything=True).run(body if body is not None else root)
    if not any(c.isalnum() for c in builder.text()):
        raise EmptyDocument("the page shows no text", hint="it may be filled by a script: save it as text or PDF")
    title = _title(root, extracted)
    if is_site_name(title):
        title = ""
    if title and not _has_title(builder, title):
        whole = Builder()
        whole.add(title, kind="heading", level=1, title=True)
        Walk(whole).run(main)
        builder = whole
    date = str(extracted.date or "") if extracted is not None else ""
    if date.endswith("-01-01"):  # a year, such as that of a copyright line, made a day
        date = ""
    return Parts(
        builder.text(),
        builder.spans,
        title=title,
        published=_stated_date(root),
        published_hint=date,
        margin=tuple(_margin(root, main)),
    )


def _parse(page: str) -> lxml.html.HtmlElement:
    # The page is decoded already: whatever it declares itself is overruled.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise EmptyDocument("the page holds no text", hint="check whether it was saved completely") from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableDocument("the page is nested more than 255 levels deep", hint="save it as plain text")
    return root


def _extract(page: str) -> Any:
    """Let trafilatura find the main text; None if it finds none or stumbles."""
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            page,
            favor_recall=True,
            include_tables=True,
            include_comments=False,
            with_metadata=True,
            # Days in the running text are no days of publication.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError, etree.LxmlError):
        return None  # the whole body is read instead


def _key(text: str) -> str:
    return "".join(text.split())[:_KEY_LENGTH]


def _main_part(body: lxml.html.HtmlElement, extracted: Any) -> lxml.html.HtmlElement:
    """Find the smallest element that holds nearly all of what trafilatura kept."""
    if extracted is None:
        return body
    wanted = {
        _key(text): len(text)
        for text in extracted.itertext()
        if len(_key(text)) >= min(_KEY_LENGTH, 12) and text.strip()
    }
    if not wanted:
        return body
    weights: dict[Any, int] = {}
    seen: set[str] = set()
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            continue
        for text in (element.text, *(child.tail for child in element)):
            key = _key(text or "")
            if key in wanted and key not in seen:
                seen.add(key)
                weights[element] = weights.get(element, 0) + wanted[key]
    totals = dict(weights)
    for element, weight in weights.items():
        for ancestor in element.iterancestors():
            totals[ancestor] = totals.get(ancestor, 0) + weight
    enough = _MAIN_SHARE * totals.get(body, 0)
    part = body
    while enough:
        inner = next((child for child in part if totals.get(child, 0) >= enough), None)
        if inner is None or inner.tag in ("p", "table", "ul", "ol", "tr", "td", "tbody"):
            break
        part = inner
    return part


def _title(root: lxml.html.HtmlElement, extracted: Any) -> str:
    """Give the page's title: its only first-level heading, or what its metadata say."""
    headings = [" ".join(element.text_content().split()) for element in root.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    title = str(extracted.title or "") if extracted is not None else ""
    if not title:
        title = " ".join((root.findtext(".//head/title") or "").split())
    return title


def _stated_date(root: lxml.html.HtmlElement) -> str:
    """Give the day of publication that the page's metadata name outright."""
    names = ("pubdate", "publishdate", "article:published_time", "dc.date", "dc.date.issued", "date", "dcterms.created")
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        if name in names and (content := element.get("content")):
            return str(content)[:40]
    return ""


def _margin(root: lxml.html.HtmlElement, main: lxml.html.HtmlElement) -> Iterator[str]:
    """Give the short lines of a page outside its main text, the source that its metadata name first."""
    names = ("contentsource", "source", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher")
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        content = " ".join((element.get("content") or "").split())
        if name in names and content and not content.startswith("http"):
            yield f"Source: {content[:_LINE]}"
    inside = set(main.iter()) if main.tag not in ("body", "html") else set()
    body = root.find("body")
    count = 0
    for element in (
        body.iter("div", "p", "span", "td", "li", "a", "h2", "h3", "em", "i", "font") if body is not None else ()
    ):
        if element in inside or next(element.iterancestors("nav", "footer", "aside"), None) is not None:
            continue
        line = " ".join(element.text_content().split())
        if 4 <= len(line) <= _LINE and count < _MARGIN_LINES:
            count += 1
            yield line
    # The site's own name stands behind the title.
    yield from _TITLE_PARTS.split(" ".join((root.findtext(".//head/title") or "").split()))[1:]


def _has_title(builder: Builder, title: str) -> bool:
    wanted = "".join(title.split())
    text = builder.text()
    for span in builder.spans[:12]:
        line = "".join(text[span.start : span.end].split())
        if line and (line == wanted or (len(line) >= 8 and wanted.startswith(line))):
            span.kind, span.level, span.title = "heading", 1, True
            return True
    return False
