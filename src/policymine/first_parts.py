"""The review that a yearly report begins with, where no heading is left of it: what stands before its plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from policymine.context import Anchor
from policymine.lang import Language
from policymine.records import Block
from policymine.text import fold


class FirstParts:
    """Finds where the plan of a yearly report begins, in a language that numbers the parts of one.

    Args:
        language: The language.
        lean: Tells what headings make likely, above zero targets.

    Example:
        >>> from policymine.lang import load
        >>> FirstParts(load("en"), lambda headings: 0.0).review_end((), Anchor(2024, None, True, 0.0, None))
        0
    """

    def __init__(self, language: Language, lean: Callable[[Sequence[str]], float]) -> None:
        pattern = language.tables["cues"].get("kind", {}).get("second_part")
        self._second = regex.compile(pattern) if pattern else None
        self._lean = lean

    def review_end(self, blocks: Sequence[Block], anchor: Anchor) -> int:
        """Tell up to which character a document can only review: the heading of its second part, if that plans.

        Args:
            blocks: The document's blocks.
            anchor: Its place in time.

        Returns:
            The place of the first block below such a heading; 0 where nothing is known.
        """
        if self._second is None or not anchor.annual:
            return 0
        for block in blocks:
            if block.headings and (lean := self._lean(block.headings)):
                numbered = self._second.match(fold(block.headings[0])) is not None
                return block.start if numbered and lean > 0 else 0
        return 0
