"""What one piece of a text looks like: a title, a heading, a list item, running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policymine.read.blocks import Span
from policymine.read.knowledge import BULLETS, LETTER_BULLETS, abbreviation_pattern, numbering
from policymine.records import BlockKind
from policymine.text import count_cjk, normalise

HEADING_LENGTH = 80
"""Longest heading without a number, in characters; titles of reports and numbered headings are longer."""

NUMBERED_LENGTH = 240
"""Longest heading with a number, in characters."""

TITLE_LENGTH = 260
"""Longest title, in characters."""

# A dash right before a figure is a minus.
_BULLET = re.compile(rf"(?:-{{1,2}}|[{BULLETS}])\s*(?=[^\s\d-])|(?:-{{1,2}}|[{BULLETS}])\s+(?=\S)|{LETTER_BULLETS}")
SENTENCE_END = re.compile(r"[.!?]['\")\]]*\s+(?=[A-Z\"'(])|[。！？；!?;](?=.)|\.(?=[A-Z][a-z])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?:\s*[-/]\s*(?:(?:19|20)\d\d|\d\d)\b)?")
FREE_DIGIT = re.compile(r"(?<![A-Za-z\d.])\d")
_STOPS = tuple(".!?;,。！？；，、")


@dataclass(slots=True)
class Piece:
    """A span with what is found out about it.

    Attributes:
        span: The place in the text, and what the format says.
        line: The span's text, normalised.
        style: Name of the numbering style, if the line has a number; the look of a heading without one.
        rank: Rank of the style: the smaller, the further out.
        number: The number with what follows it, as it stands in the line.
        may_stop: Whether a heading of the style may end with a full stop.
        is_title: Whether the piece is the document's title.
        lead_in: What stands above the list that the piece introduces.
    """

    span: Span
    line: str
    style: str = ""
    rank: float = 0.0
    number: str = ""
    may_stop: bool = False
    is_title: bool = False
    lead_in: str = ""

    @property
    def kind(self) -> BlockKind:
        """What the piece is, as far as it is known."""
        return self.span.kind or "paragraph"


def look(text: str, span: Span) -> Piece:
    """Look at a span: take off the mark of a list item, and find the number of a heading.

    Example:
        >>> piece = look("- Save water", Span(0, 12))
        >>> piece.kind, piece.line, piece.span.start
        ('list_item', 'Save water', 2)
        >>> look("II. Plan", Span(0, 8)).number
        'II. '
    """
    line = normalise(text[span.start : span.end])
    if span.kind in (None, "list_item") and (match := _BULLET.match(line)) and match.end() < len(line):
        span.kind = "list_item"
        span.start += match.end()
        line = line[match.end() :]
    piece = Piece(span, line)
    if span.kind in (None, "heading") and (found := numbering(line)):
        style, match = found
        piece.style, piece.rank, piece.number, piece.may_stop = style.name, style.rank, match[0], style.stop
    return piece


def words(line: str) -> int:
    """Count words; two ideographs count as one.

    Example:
        >>> words("Save more water"), words("节约用水")
        (3, 3)
    """
    return ideographs // 2 + 1 if (ideographs := count_cjk(line)) else len(line.split())


def _has_sentence_end(line: str) -> bool:
    return any(not abbreviation_pattern().search(line[: match.start() + 1]) for match in SENTENCE_END.finditer(line))


def is_open_ended(line: str) -> bool:
    """Tell whether a line ends as no sentence does.

    Example:
        >>> is_open_ended("Saving water"), is_open_ended("We save water.")
        (True, False)
    """
    return not line.rstrip("\"') ").endswith((*_STOPS, ":", "："))


def can_be_title(piece: Piece) -> bool:
    """Tell whether a piece has the look of a title: no sentence, no number, not too long.

    Example:
        >>> can_be_title(look("Work Report of Elm", Span(0, 18)))
        True
    """
    line = piece.line
    return (
        piece.kind in ("paragraph", "heading")
        and len(line) <= TITLE_LENGTH
        and (not piece.number or piece.span.kind == "heading")
        and is_open_ended(line)
        and not line[0].islower()
        and not _has_sentence_end(line)
    )


def can_be_numbered_heading(piece: Piece) -> bool:
    """Tell whether a piece with a number can be a heading, and is no paragraph that begins with one.

    Example:
        >>> texts = ("(1) Save water", "(1) Save water. In 2023, 3% was saved.")
        >>> [can_be_numbered_heading(look(text, Span(0, len(text)))) for text in texts]
        [True, False]
    """
    rest = piece.line[len(piece.number) :]
    if not rest or _has_sentence_end(rest):
        return False
    # Ideographs say as much in a third of the length.
    length = 3 * len(rest) if count_cjk(rest) else len(rest)
    if length > NUMBERED_LENGTH:
        return False
    if rest.endswith((".", "。")):
        # "Article 9 says that ..." is a sentence; "9. Saving water." can be a heading.
        return piece.may_stop and length < 0.9 * NUMBERED_LENGTH
    return not rest.endswith(_STOPS)


def can_be_unnumbered(piece: Piece) -> bool:
    """Tell whether a line without a number has the look of a heading: short, no sentence, no figures.

    Example:
        >>> texts = ("Energy", "Plan for 2024", "Biogas: 680 MW", "Build 3 parks")
        >>> [can_be_unnumbered(look(text, Span(0, len(text)))) for text in texts]
        [True, True, False, False]
    """
    line = piece.line.strip()
    return (
        piece.span.kind is None
        and not piece.number
        and 2 <= len(line) <= HEADING_LENGTH
        and words(line) <= 12
        and not line[0].islower()
        and (line[0].isalnum() or line[0] in "\"'(")
        and is_open_ended(line)
        and ":" not in line
        and " - " not in line
        and not _has_sentence_end(line)
        and not FREE_DIGIT.search(_YEAR.sub("", line))
    )


def is_body(piece: Piece) -> bool:
    """Tell whether a piece is running text, a list item or a table row: something a heading stands above.

    Example:
        >>> is_body(look("We save water.", Span(0, 14))), is_body(look("Water", Span(0, 5)))
        (True, False)
    """
    if piece.span.kind in ("list_item", "table_row"):
        return True
    return piece.span.kind is None and (len(piece.line) > HEADING_LENGTH or not is_open_ended(piece.line))
