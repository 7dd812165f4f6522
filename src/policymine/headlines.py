"""Headlines, whose values the report below them tells again: when they are of, and whether they are promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policymine.records import Block, Record

_LONGEST = 90
_ENDS = ".!?;:,\u3002\uff01\uff1f\uff1b\uff1a\uff0c\u3001"
"""A line that ends so is no headline."""
_ROUNDED = 0.02
"""By so much, as a share, a headline may round what its report tells."""
_AGREED = ("kind", "deadline", "period_start", "period_end", "bindingness")

Told = tuple[Record, Block]


def settled(found: Iterable[Told], text: str) -> Iterator[Told]:
    """Give values of headlines the kind and time that the report right below them has for the same value.

    Args:
        found: The records of a document in order, each with its block.
        text: The document's text.

    Yields:
        The same, in the same order.
    """
    head: list[Told] = []
    body: list[Told] = []
    for told in found:
        block = told[1]
        if head and not body and block is head[0][1]:
            head.append(told)
            continue
        if head and (block is body[0][1] if body else _is_below(block, head[0][1], text)):
            body.append(told)
            continue
        yield from _agreed(head, body)
        head, body = [], []
        if is_headline(block, text):
            head.append(told)
        else:
            yield told
    yield from _agreed(head, body)


def _agreed(head: Sequence[Told], body: Sequence[Told]) -> Iterator[Told]:
    for record, _ in head:
        again = next((other for other, _ in body if _is_same(record, other)), None)
        if again is not None and (record.kind != again.kind or record.date_basis != "stated"):
            for name in _AGREED:
                setattr(record, name, getattr(again, name))
            record.date_basis = "context" if record.deadline or record.period_start or record.period_end else ""
            record.date_text = ""
    yield from head
    yield from body


def is_headline(block: Block, text: str) -> bool:
    """Tell whether a block is a short line that no sign ends.

    Args:
        block: The block.
        text: The document's text.
    """
    if block.kind not in ("paragraph", "heading") or block.end - block.start > _LONGEST:
        return False
    return not text[block.start : block.end].rstrip().endswith(tuple(_ENDS))


def _is_below(block: Block, head: Block, text: str) -> bool:
    """Whether a block is the report right below a headline."""
    return not text[head.end : block.start].strip() and not is_headline(block, text)


def _is_same(head: Record, told: Record) -> bool:
    """Whether a report tells the value of its headline again, perhaps less rounded."""
    if head.measure != told.measure or head.change != told.change or head.unit != told.unit:
        return False
    if head.value is None or told.value is None or head.value_high != told.value_high:
        return False
    return abs(head.value - told.value) <= _ROUNDED * abs(told.value)
