"""Dates of goals that a comma parts from them: "in 2007 it set a goal of 20%, by 2017"."""

from __future__ import annotations

import itertools
from collections.abc import Callable, MutableMapping, Sequence

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import TIME, Marked
from policymine.usable_dates import usable

_BEHIND = regex.compile(f"[^.;:kMBHlvudrVRUDgxw(){TIME}Q]*,[^.;:kMHlvudrVRUDgxw(){TIME}Q]*(?P<date>{TIME})")
"""A date behind a comma, with no other clause or value before it."""
_RELATIVE = regex.compile(",lM?a?(?P<verb>[a-zA-Z])")
"""What begins a relative clause."""


class AimedDates:
    """Finds such dates in one language; where dates lead there are none.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> assigned: dict[int, int] = {}
        >>> AimedDates(load("en")).settle(Marked("", "", (), "", (), ()), [], assigned, lambda marked, at: True)
        >>> assigned
        {}
    """

    def __init__(self, language: Language) -> None:
        self._spaced = bool(language.joiner)
        self._restates = frozenset(language.tables["cues"].get("kind", {}).get("restates", ()))

    def settle(
        self,
        marked: Marked,
        drafts: Sequence[Draft],
        assigned: MutableMapping[int, int],
        is_aimed: Callable[[Marked, int], bool],
    ) -> None:
        """Give goals their own dates, and not those on which they were set.

        Args:
            marked: The sentence.
            drafts: Its values.
            assigned: For each value the mark of its date; it is changed.
            is_aimed: Tells whether a value is said to be what is aimed at.
        """
        if not self._spaced or TIME not in marked.code:
            return
        for draft in drafts:
            given = assigned.get(draft.position, -1)
            if given > draft.position or self._role(marked, given) == "deadline":
                continue
            match = _BEHIND.match(marked.code, draft.position + 1)
            if match is None or not usable(marked, match.start("date")):
                continue
            if self._role(marked, match.start("date")) == "deadline" and is_aimed(marked, draft.position):
                assigned[draft.position] = match.start("date")
        for before, after in itertools.pairwise(drafts):
            if before.position in assigned or after.position not in assigned:
                continue
            said = _RELATIVE.search(marked.code, before.position, after.position)
            if said is not None and marked.marks[said.start("verb")].lemma in self._restates:
                assigned[before.position] = assigned[after.position]

    def _role(self, marked: Marked, date: int) -> str:
        return marked.times[marked.marks[date].place].role if date >= 0 else ""
