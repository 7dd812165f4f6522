"""The outline of a document: which pieces are headings, list items, debris, and what stands above each."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from policymine.read.blocks import Span
from policymine.read.knowledge import DEBRIS_LENGTH, OUTER, is_caption, is_debris, is_document_number, is_site_name
from policymine.read.nesting import nest
from policymine.read.pieces import (
    FREE_DIGIT,
    NUMBERED_LENGTH,
    SENTENCE_END,
    Piece,
    can_be_numbered_heading,
    can_be_title,
    can_be_unnumbered,
    is_body,
    is_open_ended,
    look,
    words,
)
from policymine.records import Block

_TITLE_LINES = 8
_LEAD_IN_LENGTH = 240


class Outline(NamedTuple):
    """What the outline pass gives: the blocks, and the title if the document shows one."""

    blocks: tuple[Block, ...]
    title: str


def outline(text: str, spans: list[Span]) -> Outline:
    r"""Turn the pieces of a text into blocks that know the headings above them.

    The title is a heading block too, but is not in the paths of the others: it is a fact of the whole document.

    Args:
        text: The document's text.
        spans: Its pieces in reading order, as a reader found them.

    Returns:
        The blocks in reading order, debris left out, and the title.

    Example:
        >>> from policymine.read.txt import text_spans
        >>> text = "Work Plan of Elm City for 2024\n\nI. Water\nWe will build two plants.\nLike(3)\n"
        >>> found = outline(text, text_spans(text))
        >>> [(block.kind, block.headings) for block in found.blocks]
        [('heading', ()), ('heading', ()), ('paragraph', ('I. Water',))]
        >>> found.title
        'Work Plan of Elm City for 2024'
    """
    pieces = [look(text, span) for span in spans if not _is_debris(text, span)]
    pieces = _take_captions(pieces)
    _find_title(pieces)
    _find_numbered(pieces)
    _find_lists(pieces)
    _find_unnumbered(pieces)
    title = next((_one_line(text, piece.span) for piece in pieces if piece.is_title), "")
    return Outline(nest(text, pieces), title)


def _one_line(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _is_debris(text: str, span: Span) -> bool:
    if span.kind == "table_row":
        return _is_form_row(text, span)
    return span.end - span.start <= DEBRIS_LENGTH and is_debris(text[span.start : span.end])


def _is_form_row(text: str, span: Span) -> bool:
    """Tell whether a table row is debris, or of the form above an official document: labels and what they say."""
    cells = ["" if cell.merged else text[cell.start : cell.end] for cell in span.cells]
    while cells and not cells[-1].strip():
        cells.pop()
    if all(is_debris(cell[:DEBRIS_LENGTH]) for cell in cells):
        return True
    # A label that is set wide has spaces inside.
    labels = ["".join(cell.split()).rstrip(":：") for cell in cells[::2]]
    if not all(labels) or (len(cells) < 3 and not cells[0].rstrip().endswith((":", "："))):
        return False
    return all(
        is_debris(f"{label}: {value}"[:DEBRIS_LENGTH])
        for label, value in zip_longest(labels, cells[1::2], fillvalue="")
    )


def _is_row(piece: Piece) -> bool:
    return piece.span.kind == "table_row"


def _take_captions(pieces: list[Piece]) -> list[Piece]:
    """Give the title and unit note that stand above a table to its rows; they are no text of their own."""
    kept: list[Piece] = []
    caption = ""
    for piece in pieces:
        if not _is_row(piece):
            caption = ""
        elif kept and not _is_row(kept[-1]):
            notes: list[str] = []
            while kept and len(notes) < 2 and not _is_row(kept[-1]) and is_caption(kept[-1].line):
                notes.insert(0, " ".join(kept.pop().line.split()))
            caption = "; ".join(notes)
        if caption:
            piece.span.caption = "; ".join(part for part in (caption, piece.span.caption) if part)
        kept.append(piece)
    return kept


def _find_title(pieces: list[Piece]) -> None:
    """Mark the title: what the format calls so, or the first line that can be one and is no site's name."""
    for piece in pieces:
        if piece.span.title:
            piece.is_title, piece.span.kind = True, "heading"
            return
    # The first line may be the name of the site, if a line that can be the title follows.
    head = pieces[:_TITLE_LINES]
    if len(head) > 1 and is_site_name(head[0].line) and can_be_title(head[1]):
        pieces.pop(0)
        head = head[1:]
    numbered = [piece for piece in head if is_document_number(piece.line)]
    for piece in numbered:
        # The number of the document is no heading; it is the title only if nothing else can be.
        piece.style = piece.number = ""
        piece.span.kind = "paragraph"
    if not _mark_title([piece for piece in head if piece not in numbered]) and numbered and numbered[0] is head[0]:
        _mark_title(numbered[:1])


def _mark_title(head: list[Piece]) -> bool:
    for piece in head:
        if piece.span.kind == "heading" and piece.span.level == 1 and not piece.number:
            piece.is_title = True
            return True
        if not can_be_title(piece):
            return False
        if words(piece.line) >= 3:
            piece.is_title, piece.span.kind = True, "heading"
            return True
    return False


def _find_numbered(pieces: list[Piece]) -> None:
    """Tell numbered headings from numbered list items and from paragraphs that begin with their heading."""
    for piece in pieces:
        if piece.number and piece.span.kind is None and not can_be_numbered_heading(piece):
            piece.style = piece.number = ""
    for index, piece in enumerate(pieces):
        if not piece.number or piece.span.kind is not None or piece.rank < OUTER:
            continue
        # Numbers that follow each other with nothing between are a list.
        before = pieces[index - 1] if index else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if (after and after.number and after.style == piece.style and after.span.kind is None) or (
            before and before.kind == "list_item" and before.style == piece.style
        ):
            piece.span.kind = "list_item"
    for index, piece in enumerate(pieces):
        if piece.number and piece.span.kind is None and index + 1 < len(pieces):
            stands_alone = is_open_ended(piece.line) or not FREE_DIGIT.search(piece.line[len(piece.number) :])
            if stands_alone:
                piece.span.kind = "heading"


def _find_lists(pieces: list[Piece]) -> None:
    """Mark lines that end with a colon and introduce a list, and the list's items where they have no mark."""
    for index, piece in enumerate(pieces):
        if piece.kind not in ("paragraph", "heading") or not piece.line.endswith(":"):
            continue
        # Where every line is introduced by the one above, colons mean nothing.
        items = _unmarked_items(pieces, index + 1)
        for item in items:
            item.span.kind = "list_item"
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if after is not None and (after.kind == "list_item" or can_be_unnumbered(after)):
            piece.lead_in = _lead_in(piece.line)
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        # A line without a mark among items, and too long to be a heading of the next ones.
        among = before.kind == after.kind == "list_item" and piece.span.kind is None and not piece.number
        if among and is_open_ended(piece.line) and not can_be_unnumbered(piece):
            piece.span.kind = "list_item"


def _unmarked_items(pieces: list[Piece], at: int) -> list[Piece]:
    """Give the lines after a colon that are items of a list without marks."""
    items: list[Piece] = []
    while at < len(pieces) and pieces[at].span.kind is None and not pieces[at].number:
        line = pieces[at].line
        ended = bool(items) and items[-1].line.endswith((";", "；"))
        if not (ended or line.endswith((";", "；")) or (is_open_ended(line) and len(line) <= NUMBERED_LENGTH)):
            break
        items.append(pieces[at])
        at += 1
        if ended and not line.endswith((";", "；")):
            break
    after = pieces[at] if at < len(pieces) else None
    if after is not None and after.kind == "list_item" and items and can_be_unnumbered(items[-1]):
        items.pop()  # the heading of a list with marks
    if len(items) == 1 and can_be_unnumbered(items[0]):
        return []
    return items


def _lead_in(line: str) -> str:
    """Give the line that introduces a list, or its last sentence if it is a long paragraph."""
    if len(line) > _LEAD_IN_LENGTH:
        ends = [match.end() for match in SENTENCE_END.finditer(line)]
        line = line[ends[-1] :] if ends else line
    return " ".join(line.split())[-2 * _LEAD_IN_LENGTH :]


def _find_unnumbered(pieces: list[Piece]) -> None:
    """Mark short lines that stand above running text as headings."""
    started = not any(piece.is_title for piece in pieces)
    for index, piece in enumerate(pieces):
        if piece.is_title:
            started = False
            continue
        if piece.span.kind == "heading" or (is_body(piece) and not is_open_ended(piece.line)):
            started = True
        if not can_be_unnumbered(piece):
            continue
        # Between title and text stand names, places and days, which have commas.
        if not started and "," in piece.line:
            continue
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if after is None:
            continue
        second = pieces[index + 2] if index + 2 < len(pieces) else None
        nested = can_be_unnumbered(after) and second is not None and is_body(second)
        if is_body(after) or (started and (after.span.kind == "heading" or nested)):
            piece.span.kind = "heading"
            piece.style = "caps" if piece.line.isupper() and words(piece.line) > 1 else "unnumbered"
