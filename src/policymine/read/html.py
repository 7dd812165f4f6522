"""HTML pages: trafilatura finds the main text and what the page says of itself; its own tree gives the structure.

trafilatura's output leaves out parts of what matters here (nested list items, small tables, which cells span what), so
it is used to find the place of the main text, and that place is then walked in the page's own tree.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

import lxml.html
from lxml import etree

from policymine.errors import EmptyDocument, UnreadableDocument
from policymine.read.blocks import Builder
from policymine.read.html_facts import margin_lines, page_title, stated_date
from policymine.read.html_main import extracted, main_part
from policymine.read.html_walk import Walk
from policymine.read.knowledge import is_debris
from policymine.read.parts import Parts

_LINKS = 5
"""From so many links on, a page without a sentence is a list of them."""
_SENTENCE_ENDS = (".", ";", "!", "?", "\u3002", "\uff1b", "\uff01", "\uff1f", "\u2026")
_SENTENCE_LENGTH = 60
_TITLE_SPANS = 12
_NAMED_FRAMES = 5


def read_html(page: str) -> Parts:
    r"""Read an HTML page.

    Args:
        page: The page, decoded.

    Returns:
        Its main text in pieces, with its title and day.

    Raises:
        UnreadableDocument: If the page is nested too deeply, or declares entities of its own.
        EmptyDocument: If it shows no text, or nothing but links, attachments or other pages.

    Example:
        >>> parts = read_html("<html><body><h1>Elm City</h1><p>We built 12 plants.</p></body></html>")
        >>> parts.text
        'Elm City\nWe built 12 plants.'
    """
    if "<!entity" in page[:20_000].lower():
        raise UnreadableDocument("the page declares entities of its own, as no government page does")
    root = _parse(page)
    kept = extracted(page)
    body = root.find("body")
    body = body if body is not None else root
    main = main_part(body, kept.body if kept is not None else None)
    title = page_title(root, str(kept.title or "") if kept is not None else "")
    builder = Builder()
    walk = Walk(builder)
    walk.run(main)
    if not _has_text(builder, title):
        _refuse(root, body, walk)
        if not _letters(builder.text()):
            builder = Builder()
            Walk(builder, everything=True).run(body)
    if not _letters(builder.text()):
        raise EmptyDocument("the page shows no text", hint="it may be filled by a script: save it as text or PDF")
    shown = not title or _has_title(builder, title)
    if not shown:
        builder = _with_title(builder, title)
    day = str(kept.date or "") if kept is not None else ""
    if day.endswith("-01-01"):  # a year, such as that of a copyright line, made a day
        day = ""
    return Parts(
        builder.text(),
        builder.spans,
        title=title,
        title_source="" if shown else "metadata",
        published=stated_date(root),
        published_hint=day,
        margin=tuple(margin_lines(root, main)),
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


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _has_text(builder: Builder, title: str) -> bool:
    """Tell whether a page has anything to read: a sentence, a number, or a longer line; names of columns are none."""
    text, named = builder.text(), "".join(title.split())
    for span in builder.spans:
        line = text[span.start : span.end]
        if is_debris(line) or "".join(line.split()) in (named, ""):
            continue
        if (
            any(map(str.isdigit, line))
            or len(line) >= _SENTENCE_LENGTH
            or (line.endswith(_SENTENCE_ENDS) and _letters(line) > 3)
        ):
            return True
    return False


def _refuse(root: lxml.html.HtmlElement, body: lxml.html.HtmlElement, walk: Walk) -> None:
    """Say what a page without a text of its own is instead, if that is known."""
    if walk.attachments:
        raise EmptyDocument("only attachments, no text to read", hint="save the attached documents and mine them")
    frames = [src for each in root.iter("frame", "iframe") if (src := (each.get("src") or "").strip())]
    if frames and (root.find(".//frameset") is not None or not _letters(body.text_content())):
        named = ", ".join(islice((frame[:60] for frame in frames), _NAMED_FRAMES))
        raise EmptyDocument("a frame around other pages, no text to read", hint=f"save the pages it shows: {named}")
    links = [count for link in body.iter("a") if (count := _letters(link.text_content()))]
    if len(links) >= _LINKS and 2 * sum(links) > _shown_letters(body):
        raise EmptyDocument("a list of links, no text to read", hint="save the pages that it leads to and mine them")


def _shown_letters(body: lxml.html.HtmlElement) -> int:
    everything: Any = Builder()
    Walk(everything, everything=True).run(body)
    return _letters(everything.text())


def _has_title(builder: Builder, title: str) -> bool:
    """Mark the title where the text shows it; say no if it does not."""
    wanted = "".join(title.split())
    text = builder.text()
    for span in builder.spans[:_TITLE_SPANS]:
        line = "".join(text[span.start : span.end].split())
        if line and (line == wanted or (len(line) >= 8 and wanted.startswith(line))):
            span.kind, span.level, span.title = "heading", 1, True
            return True
    return False


def _with_title(builder: Builder, title: str) -> Builder:
    """Put a title above a text that does not show it."""
    whole = Builder()
    whole.add(title, kind="heading", level=1, title=True)
    whole.append(builder)
    return whole
