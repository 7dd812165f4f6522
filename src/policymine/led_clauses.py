"""Clauses that a date leads: "the rate will exceed 90%, last year it was 85%"."""

from __future__ import annotations

import regex

_LED = regex.compile(r"(?:;|,c?|[,;]?k)(?P<date>Z),?(?:p|t?[n>']{1,5}(?:[oi]t?[n>']{1,4})?)[aHM]*[BRrMH]")
"""A sign, a date, a subject of its own and a verb."""
_REACH = 2


def leads(code: str, position: int, date: int) -> bool:
    """Tell whether a date behind a value leads another clause, so that it says nothing of the value.

    Args:
        code: The code of the sentence.
        position: The mark of the value.
        date: The mark of the date.

    Example:
        >>> leads("tnMQ,ZpBQ.", 3, 5), leads("tnrQ,Z.", 3, 5), leads("tnrQZ.", 3, 4)
        (True, False, False)
    """
    if position >= date:
        return False
    return any(
        match.start("date") == date
        for at in range(max(position + 1, date - _REACH), date)
        if (match := _LED.match(code, at)) is not None
    )


def it_was(code: str, position: int) -> int:
    """Find the "was" of "last year it was 85%": a form of "be" between a pronoun behind a date and the value.

    Args:
        code: The code of the sentence.
        position: The mark of the value.

    Returns:
        Its mark, -1 if there is none.

    Example:
        >>> it_was("tnMQ,ZpBaQ.", 9), it_was("ZtnBQ.", 4)
        (7, -1)
    """
    end = position
    while end and code[end - 1] == "a":
        end -= 1
    return end - 1 if code.endswith("ZpB", 0, end) else -1
