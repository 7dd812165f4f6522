"""Where the text of a page stands: trafilatura says what the text is, the page's own tree where that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from policymine.read.html_walk import BLOCKS, SKIPPED, is_hidden
from policymine.read.knowledge import is_debris

_MAIN_SHARE = 0.92
"""The main text is the smallest part of the page that holds this share of what trafilatura kept."""
_KEY_LENGTH = 4
"""Shorter lines, in characters, are on every page and say nothing of where the text stands."""
_LONG_KEY = 24
"""Characters of a line that are looked up: the line may go on where trafilatura cut."""


def extracted(page: str) -> Any:
    """Let trafilatura find the main text and what the page says of itself; None if it finds none or stumbles.

    Example:
        >>> extracted("<html></html>") is None
        True
    """
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


def _plain(text: str) -> str:
    return "".join(text.split())


def main_part(body: lxml.html.HtmlElement, kept: Any) -> lxml.html.HtmlElement:
    """Find the smallest element that holds nearly all of what trafilatura kept.

    An element on the way to it that hides itself is shown: a script of the page would have done so.

    Args:
        body: The page's body; hidden elements around the text lose what hides them.
        kept: The tree that trafilatura kept, or None.

    Returns:
        The element; the body, if nothing smaller will do.

    Example:
        >>> page = lxml.html.fromstring("<body><p>Menu</p><div><p>We built 12 plants.</p></div></body>")
        >>> main_part(page, lxml.html.fromstring("<p>We built 12 plants.</p>")).tag
        'div'
    """
    if kept is None:
        return body
    text = _plain("".join(kept.itertext()))
    # What is in the page twice, as the title is in the line above it, counts once.
    weights: dict[Any, int] = {}
    seen: set[str] = set()
    for element, line in _own_lines(body):
        key = _plain(line)
        if len(key) >= _KEY_LENGTH and key[:_LONG_KEY] in text and key not in seen and not is_debris(line):
            seen.add(key)
            weights[element] = weights.get(element, 0) + len(key)
    totals = dict(weights)
    for element, weight in weights.items():
        for ancestor in element.iterancestors():
            totals[ancestor] = totals.get(ancestor, 0) + weight
    for element, total in totals.items():
        if 2 * total > totals.get(body, 0) and is_hidden(element):
            for name in ("hidden", "style"):
                element.attrib.pop(name, None)
    enough = _MAIN_SHARE * totals.get(body, 0)
    part = body
    while enough:
        inner = next((child for child in part if totals.get(child, 0) >= enough), None)
        if inner is None or inner.tag in ("p", "table", "ul", "ol", "tr", "td", "tbody"):
            break
        part = inner
    return part


def _own_lines(body: lxml.html.HtmlElement) -> Iterator[tuple[Any, str]]:
    """Give the lines that each block holds itself, links aside: editors cut a paragraph into a span for each clause."""
    texts: dict[Any, list[str]] = {}
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            continue
        if element.tag != "a" and next(element.iterancestors("a"), None) is None:
            texts.setdefault(_block_of(element, body), []).append("\n" if element.tag == "br" else element.text or "")
        if element is not body:
            texts.setdefault(_block_of(element.getparent(), body), []).append(element.tail or "")
    for element, parts in texts.items():
        for line in "".join(parts).splitlines():
            yield element, line


def _block_of(element: lxml.html.HtmlElement, body: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    while element.tag not in BLOCKS and element is not body:
        element = element.getparent()
    return element
