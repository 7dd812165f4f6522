"""The review that a yearly report begins with, where no heading is left of it: what stands before its plan."""

from __future__ import annotations

import regex

from policymine.context import Anchor
from policymine.lang import Language
from policymine.leans import LeanReader
from policymine.records import Document
from policymine.report_year import is_piece
from policymine.text import fold

_SURE = 1.0
"""How clearly a piece without its heading has to sum up."""


class FirstParts:
    """Finds where the plan of a yearly report begins, in a language that numbers the parts of one.

    Args:
        language: The language.
        leans: Tells what headings and pieces of a report make likely.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.read import read_text
        >>> from policymine.shortfalls import ShortfallReader
        >>> english = load("en")
        >>> parts = FirstParts(english, LeanReader(english, ShortfallReader({})))
        >>> parts.review_end(read_text("Elms were planted."), Anchor(2024, None, True, 0.0, None))
        0
    """

    def __init__(self, language: Language, leans: LeanReader) -> None:
        pattern = language.tables["cues"].get("kind", {}).get("second_part")
        self._second = regex.compile(pattern) if pattern else None
        self._ahead = regex.compile(language.tables["cues"].get("kind", {}).get("looks_ahead", "(?=)"))
        self._leans = leans

    def review_end(self, document: Document, anchor: Anchor) -> int:
        """Tell up to which character a document can only review: the heading of its second part, if that plans.

        A piece that only sums up reviews as a whole, whatever its headings say was done: "(1) Measures for farmers".

        Args:
            document: The document.
            anchor: Its place in time.

        Returns:
            The place of the first block below such a heading; 0 where nothing is known.
        """
        if self._second is None or not anchor.annual:
            return 0
        text = document.text
        for block in document.blocks:
            if block.headings and (lean := self._leans.heading_lean(block.headings)):
                if lean > 0 and self._second.match(fold(block.headings[0])) is not None:
                    return 0 if self._leans.excerpt_lean(text[: block.start]) > 0 else block.start
                break
        else:
            return self._all_of_it(document)
        if not is_piece(document.facts.title, text) or self._leans.excerpt_lean(text) > -_SURE:
            return 0
        headings = {heading for block in document.blocks for heading in block.headings}
        ahead = any(
            self._leans.heading_lean((heading,)) > 0 and not self._leans.tells_task(heading) for heading in headings
        )
        return 0 if ahead else len(text)

    def _all_of_it(self, document: Document) -> int:
        """All of a piece without any heading that only sums up."""
        text = document.text
        piece = is_piece(document.facts.title, text) and not any(block.headings for block in document.blocks)
        back = piece and self._leans.excerpt_lean(text) <= -_SURE and self._ahead.search(fold(text)) is None
        return len(text) if back else 0
