"""Times in a text, and what they are used for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

AT_HEAD = 6
"""A time that begins after so many characters of a sentence does not open a stretch of text."""

Role = Literal["deadline", "as_of", "since", "in", "from", "baseline", ""]


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time in a text.

    Attributes:
        start: First character, the word that gives its role included ("by the end of 2025").
        end: One past the last character.
        role: What the time is used for; empty if no word says so.
        first: First day, or None where the time is open or its year is not said.
        last: Last day, or None where it is open or its year is not said.
        how: The name of the pattern's way to work it out (``year``, ``month``, ``plan``, ...).
        year_said: Whether the text says the year; else it was taken from the document.
        bare: Whether it is a plain number of four digits that only may be a year.
        core_start: Where the time begins without the word for its role.
        from_today: Whether it is told from the day of writing ("this year"), whatever year the text is of.
        months: So many months it is, where they are counted; or years of ``those_years``, or a day of some month.
    """

    start: int
    end: int
    role: Role
    first: dt.date | None
    last: dt.date | None
    how: str
    year_said: bool = True
    bare: bool = False
    core_start: int = 0
    from_today: bool = False
    months: int = 0
