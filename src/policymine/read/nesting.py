"""How headings nest, and which of them stand above each block."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from policymine.read.knowledge import OUTER
from policymine.read.pieces import Piece
from policymine.records import Block


@dataclass(slots=True)
class _Open:
    """A heading that is open: what follows stands under it."""

    text: str
    style: str
    rank: float
    child: str = ""


def nest(text: str, pieces: list[Piece]) -> tuple[Block, ...]:
    r"""Give every piece the headings above it.

    A style that is already open closes everything inside it. An outer numbering ("I.", "Article 3") also closes
    headings without a number, while an inner one ("1.", "(2)") nests under them, as the numbers of a plan start anew
    under each of its parts.

    Args:
        text: The document's text.
        pieces: Its pieces, each with its kind and style.

    Example:
        >>> from policymine.read.blocks import Span
        >>> from policymine.read.pieces import look
        >>> text = "I. Air\nClean."
        >>> pieces = [look(text, Span(0, 6, "heading")), look(text, Span(7, 13))]
        >>> [block.headings for block in nest(text, pieces)]
        [(), ('I. Air',)]
    """
    opened: list[_Open] = []
    list_intro = ""
    blocks: list[Block] = []
    inner: tuple[str, ...] = ()  # the texts of the open headings
    for index, piece in enumerate(pieces):
        span, kind = piece.span, piece.kind
        level = 0
        if kind != "list_item":
            list_intro = ""
        if kind == "heading" and not piece.is_title:
            style, rank = _style(piece)
            opened = _close(opened, style, rank)
            inner = _texts(opened)
        path = inner if kind != "note" else _path_at(pieces, blocks, span.place)
        if kind == "heading":
            level = 1 if piece.is_title else len(opened) + 1
            if not piece.is_title:
                opened.append(_Open(" ".join(piece.line.split()), style, rank))
                inner = _texts(opened)
        elif kind == "list_item" and list_intro:
            path = (*path, list_intro)
        if piece.lead_in and kind == "paragraph":
            after = pieces[index + 1]
            if after.kind == "heading":
                # The line introduces not a list but the headings that come: they stand under it.
                style, rank = _style(after)
                opened = [*_close(opened, style, rank), _Open(piece.lead_in, "lead_in", rank, child=style)]
                inner = _texts(opened)
            else:
                list_intro = piece.lead_in
        blocks.append(
            Block(
                kind=kind,
                start=span.start,
                end=span.end,
                page=span.page,
                headings=path,
                level=level,
                cells=span.cells,
                caption=span.caption,
            )
        )
    return tuple(blocks)


def _texts(opened: list[_Open]) -> tuple[str, ...]:
    return tuple(item.text for item in opened)


def _path_at(pieces: list[Piece], blocks: list[Block], place: int) -> tuple[str, ...]:
    """Give the headings above what hangs on the block that ends at a place."""
    at = bisect_left(blocks, place, key=lambda block: block.start) - 1
    if at < 0:
        return ()
    on_heading = pieces[at].kind == "heading" and not pieces[at].is_title
    return (*blocks[at].headings, " ".join(pieces[at].line.split())) if on_heading else blocks[at].headings


def _style(piece: Piece) -> tuple[str, float]:
    """Give a heading's style and rank; a level that the format states counts more than the number."""
    if piece.span.level:
        return f"level{piece.span.level}", float(piece.span.level)
    if piece.style == "caps":
        return "caps", 9.5
    if piece.style and piece.style != "unnumbered":
        return piece.style, piece.rank
    return "unnumbered", 25.0


def _close(opened: list[_Open], style: str, rank: float) -> list[_Open]:
    """Give the headings that stay open when a heading of the style comes."""
    for index, item in enumerate(opened):
        if item.style == "lead_in":
            if item.child != style and rank <= item.rank:
                return opened[:index]
        elif (
            item.style == style
            or (style != "unnumbered" and item.style != "unnumbered" and item.rank >= rank)
            or (item.style == "unnumbered" and rank < OUTER)
        ):
            return opened[:index]
    return opened
