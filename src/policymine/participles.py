"""Values that only say more of the one before: "300 buses by 2025, accounting for 60% of the fleet"."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import Marked

_BEHIND_COMMA = regex.compile(r"[^.;:kM]*,[ac]*(?P<verb>[gxweUDvudr])$")
_HANGING = regex.compile(r"a*[iof2]")
"""A participle with no object: "shared between", "financed with"; "plans 40 km, finished 20 km" has one."""
_PART = regex.compile("j[vudr]$")
"""A part that a participle names: "is 14 tons, of which smoked 8 tons, dried fish 6 tons"."""
_OWN = frozenset("ZMQ.;:k")


class Participles:
    """Knows such values in one language.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        cues = language.tables["cues"].get("kind", {})
        verbs = language.tables["patterns"].get("verbs", {})
        self._states = frozenset(cues.get("state_verbs", []))
        self._past = frozenset(verbs.get("past", ""))
        self._gerund = frozenset(verbs.get("gerund", ""))

    def settled(
        self, marked: Marked, drafts: Sequence[Draft], assigned: dict[int, int], aimed: Callable[[Marked, int], bool]
    ) -> list[Draft]:
        """Give such values the date of the one before, and the form of its verb.

        Args:
            marked: The sentence.
            drafts: Its values.
            assigned: For each value the mark of its date; it is changed.
            aimed: Tells whether a value is said to be an aim.

        Returns:
            The values.
        """
        if not self._gerund or "," not in marked.code:
            return list(drafts)
        told = list(drafts[:1])
        parts: dict[int, str] = {}
        for before, draft in itertools.pairwise(drafts):
            before, hangs = told[-1], self._hangs(marked, before, draft)
            date, first = assigned.get(draft.position, -1), assigned.get(before.position, -1)
            own = date > draft.position or "," not in marked.code[before.position : draft.position]
            own = own or _closes_bracket(marked.code, first, draft.position)
            # "to 40 t in 2022 from 30 t in 2012, up 33%": what it started from was long before.
            own = own or marked.code[: before.position].rstrip("ta").endswith("f")
            if first >= 0 and date != first and not own and (hangs or (first > before.position and _is_same(draft))):
                assigned[draft.position] = first
            if hangs and self._goes_along(marked, draft):
                sign = "modal" if aimed(marked, before.position) else before.verb.sign
                draft = draft._replace(verb=draft.verb._replace(sign=sign))
            if _PART.search(marked.code, before.position, draft.position) is not None:
                parts[draft.verb.position] = "modal" if aimed(marked, before.position) else before.verb.sign
            if draft.verb.sign == "past" and draft.verb.position in parts:
                draft = draft._replace(verb=draft.verb._replace(sign=parts[draft.verb.position]))
            told.append(draft)
        return told

    def _hangs(self, marked: Marked, before: Draft, draft: Draft) -> bool:
        """Whether a value stands in a participle behind a comma and the value before."""
        at, code = draft.verb.position, marked.code
        if not before.position < at < draft.position or not _OWN.isdisjoint(code[at : draft.position]):
            return False
        if _BEHIND_COMMA.fullmatch(code, before.position + 1, at + 1) is None:
            return False
        return code[at] in self._gerund or self._goes_along(marked, draft)

    def _goes_along(self, marked: Marked, draft: Draft) -> bool:
        """Whether a participle is one that is done when the value before it is, and says no aim: "aiming at 60"."""
        at, code = draft.verb.position, marked.code
        if code[at] in self._gerund:
            return draft.verb.lemma in self._states
        return code[at] in self._past and draft.verb.sign == "past" and _HANGING.match(code, at + 1) is not None


def _closes_bracket(code: str, date: int, position: int) -> bool:
    """Whether a date stands in brackets that a value behind is not in."""
    between = code[max(0, date) : position]
    return date >= 0 and ")" in between and "(" not in between[: between.find(")")]


def _is_same(draft: Draft) -> bool:
    """Whether a value is said of what the one before is said of: ", an increase of 4%"."""
    return draft.found is not None and draft.found.construction.use == "same" and not draft.found.shared
