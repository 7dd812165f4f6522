"""Times that are measured and last for nothing: "life expectancy rose from 67.8 years in 1981 to 76.3 years"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.marks import QUANTITY, TIME, Marked

_STARTS = regex.compile(f"[{TIME}a]*(?:2[ta]*{QUANTITY}|[.,;:kc]|$)")
"""What follows what something rose from, or rose to before."""
_NEAR = 24
_CHANGES = regex.compile("[><]o[ta]*$")
"""What stands before by how much something rose."""
_MORE = regex.compile("[><an]?q|[><]")
"""What follows by how much it is more or less than something else."""


class MeasuredTimes:
    """Knows such times in one language; without words for what is measured there are none.

    Args:
        cues: The language's ``distractors`` of ``cues.toml``.
    """

    def __init__(self, cues: Mapping[str, Any]) -> None:
        self._measured = regex.compile(cues.get("measured_times", r"(?!)"))
        self._bounded = regex.compile(cues.get("bounded_times", r"(?!)"))

    def has(self, marked: Marked, position: int) -> bool:
        """Tell whether a time is a start, an end or a change of a measure that its sentence names before it.

        Args:
            marked: The sentence.
            position: The mark of the time.
        """
        code = marked.code
        before, start = code[:position].rstrip("ta"), marked.marks[position].start
        if self._bounded.search(marked.folded, max(0, start - _NEAR), start) is not None:
            return True  # "bad days are kept within 9 days"
        moved = (
            (before.endswith("f") and _STARTS.match(code, position + 1) is not None)
            or _CHANGES.search(code, 0, position) is not None
            or (before.endswith(",") and _MORE.match(code, position + 1) is not None)
        )
        return moved and self._measured.search(marked.folded, 0, start) is not None
