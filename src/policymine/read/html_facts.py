"""What a page says of itself: its title, its day, and the lines around its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import lxml.html

from policymine.facts import clean_title
from policymine.read.knowledge import is_junk_title, is_site_name

_LINE = 150
"""Longest line around the main text, in characters, that can state a fact."""
_MARGIN_LINES = 200
_TITLE_PARTS = re.compile(r"\s+[-–—|]+\s+|\s*(?:[_|]|-{2,}|——)\s*")
_TITLES = ("articletitle", "og:title", "dc.title", "dcterms.title", "citation_title")


def page_title(root: lxml.html.HtmlElement, found: str) -> str:
    """Give a page's title: its only first-level heading, or what its metadata say; no name of a site or program.

    Args:
        root: The page.
        found: The title that trafilatura found.

    Example:
        >>> page_title(lxml.html.fromstring("<html><head><title>Untitled</title></head><body>x</body></html>"), "")
        ''
    """
    headings = [" ".join(element.text_content().split()) for element in root.iter("h1")]
    headings = [heading for heading in headings if heading]
    stated = [" ".join(content.split()) for content in _metadata(root, _TITLES)]
    whole = " ".join((root.findtext(".//head/title") or "").split())
    parts = [part for part in _TITLE_PARTS.split(whole) if not is_site_name(part)]
    alone = parts if len(parts) == 1 else ()
    for title in (*(headings if len(headings) == 1 else ()), *stated, *alone, found, whole):
        title = clean_title(title)
        if title and not is_junk_title(title) and not is_site_name(title):
            return title
    return ""


def _metadata(root: lxml.html.HtmlElement, names: Collection[str]) -> Iterator[str]:
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        if name in names and (content := (element.get("content") or "").strip()):
            yield str(content)


def stated_date(root: lxml.html.HtmlElement) -> str:
    """Give the day of publication that the page's metadata name outright.

    Example:
        >>> stated_date(lxml.html.fromstring('<html><head><meta name="PubDate" content="2024-02-03"></head></html>'))
        '2024-02-03'
    """
    names = ("pubdate", "publishdate", "article:published_time", "dc.date", "dc.date.issued", "date", "dcterms.created")
    return next(_metadata(root, names), "")[:40]


def margin_lines(root: lxml.html.HtmlElement, main: lxml.html.HtmlElement) -> Iterator[str]:
    """Give the short lines of a page outside its main text, the source that its metadata name first.

    Example:
        >>> page = lxml.html.fromstring("<html><body><p>Source: Elm Daily</p><div>12 plants.</div></body></html>")
        >>> list(margin_lines(page, page.find("body/div")))
        ['Source: Elm Daily']
    """
    names = ("contentsource", "source", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher")
    for content in _metadata(root, names):
        if not content.startswith("http"):
            yield f"Source: {' '.join(content.split())[:_LINE]}"
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
