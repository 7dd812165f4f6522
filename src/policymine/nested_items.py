"""Items of a list that are parts of the item above them, and due when it is."""

from __future__ import annotations

from policymine.context import Context
from policymine.records import Block, Document
from policymine.time_spans import TimeSpan


class NestedItems:
    r"""Follows the lists of one document.

    Example:
        >>> from policymine.context import Anchor
        >>> from policymine.read import read_text
        >>> document = read_text("Goals:\n- dams (by 2030)\n  - 9 small\n- wells", language="en")
        >>> items, context = NestedItems(), Context(Anchor(None, None, False, 0.0, None))
        >>> [items.enter(document, block, context) for block in document.blocks[1:]]
        [0, 1, 0]
    """

    def __init__(self) -> None:
        self._open: list[tuple[int, TimeSpan | None]] = []
        self._headings: tuple[str, ...] = ()

    def enter(self, document: Document, block: Block, context: Context) -> int:
        """Let a block begin with the time of the item that it is a part of.

        Args:
            document: The document.
            block: The block.
            context: What runs on; its time of the block is set.

        Returns:
            Of how many items the block is a part, each within the other.
        """
        if block.kind != "list_item":
            self._open.clear()
            return 0
        if block.headings != self._headings:
            self._open.clear()
            self._headings = block.headings
        line = document.text.rfind("\n", 0, block.start) + 1
        written = document.text[line : block.start]
        indent = len(written) - len(written.lstrip())
        while self._open and self._open[-1][0] >= indent:
            self._open.pop()
        if self._open and context.block_time is None:
            context.block_time = self._open[-1][1]
        self._open.append((indent, None))
        return len(self._open) - 1

    def leave(self, context: Context) -> None:
        """Keep the time of an item for its parts.

        Args:
            context: What runs on from it.
        """
        if self._open:
            self._open[-1] = (self._open[-1][0], context.block_time)
