"""What stands around a value: its baseline, its place, who acts."""

from __future__ import annotations

import regex

from policymine.lang import Language, time_limit
from policymine.marks import QUANTITY, Marked
from policymine.needs import may_match, needs_of
from policymine.noun_phrases import tidy
from policymine.records import Change

_OF = "o"
_NAMED = regex.compile(f"it?[n>]{{1,4}}{_OF}$")
"""What is named between such a word and a value."""
_MOVES: tuple[Change, ...] = ("increase", "decrease")


class Surroundings:
    """Reads baseline, place and actor out of the clause of a value.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        cues = language.tables["cues"]
        places = cues.get("place", {}).get("patterns", [])
        self._place = [(regex.compile(pattern), needs_of(pattern)) for pattern in places]
        self._placing: tuple[Marked, list[regex.Pattern[str]]] | None = None
        bodies = cues.get("actor", {}).get("bodies", [])
        left, right = (r"(?<![^\W_])", r"(?![^\W_])") if language.joiner else ("", "")
        self._actor = regex.compile(rf"{left}(?:{'|'.join(bodies)}){right}") if bodies else None
        self._acts = needs_of("|".join(bodies))
        self._acting: tuple[Marked, str] | None = None
        self._below = tuple(cues.get("baseline", {}).get("below", ()))
        self._above = tuple(cues.get("baseline", {}).get("above", ()))
        moved = cues.get("baseline", {})
        self._moved: list[tuple[regex.Pattern[str], Change]] = [
            (regex.compile(moved[f"moved_{change}"]), change) for change in _MOVES if f"moved_{change}" in moved
        ]
        self._compared = frozenset(cues.get("baseline", {}).get("compared_value", []))

    def baseline(self, marked: Marked, position: int) -> str:
        """What a change is measured against: the nearest such phrase in the clause, behind the value first."""
        comma = marked.code.rfind(",", 0, position)
        behind = [i for i in range(position + 1, len(marked.code)) if marked.code[i] == "z"]
        if "z" in marked.code[comma + 1 : position] and behind and "," in marked.code[position : behind[0]]:
            behind = []  # a baseline in the value's own clause goes before that of the next one
        for index in behind:
            if not set(marked.code[position + 1 : index]) & set(".;Q"):
                return tidy(marked.text[marked.marks[index].start : marked.marks[index].end])
        for index in range(position - 1, -1, -1):
            if marked.code[index] in ".;Q":
                break
            if marked.code[index] == "z":
                return tidy(marked.text[marked.marks[index].start : marked.marks[index].end])
        return ""

    def direction(self, marked: Marked, position: int) -> Change | None:
        """What a baseline right behind a value makes of it: "40% below 2005 levels" is a decrease."""
        text = marked.word(position)
        if self._below and text.startswith(self._below):
            return "decrease"
        return "increase" if self._above and text.startswith(self._above) else None

    def moved(self, marked: Marked, end: int) -> Change | None:
        """What the words right behind a share make of it: "26% above the old price" is an increase.

        Args:
            marked: The sentence.
            end: Where the value ends.
        """
        for pattern, change in self._moved:
            if pattern.match(marked.folded, end):
                return change
        return None

    def place(self, marked: Marked, position: int) -> str:
        """The region that a value's clause names ("in the Yellow River Basin"), or an empty text."""
        if self._placing is None or self._placing[0] is not marked:  # the same for all values of a sentence
            self._placing = marked, [pattern for pattern, needs in self._place if may_match(marked.text, needs)]
        possible = self._placing[1]
        if not possible:
            return ""
        first, last = marked.stretch(position, ".;", after=".;" + QUANTITY)
        start, end = marked.marks[first].start, marked.marks[last].end
        for pattern in possible:
            matches = list(pattern.finditer(marked.text, start, end, timeout=time_limit(marked.text)))
            if matches:
                return tidy(matches[-1]["place"])
        return ""

    def actor(self, marked: Marked) -> str:
        """The body that a sentence says acts ("the central government"), or an empty text."""
        if self._actor is None:
            return ""
        if self._acting is None or self._acting[0] is not marked:  # the same for all values of a sentence
            told = may_match(marked.folded, self._acts)
            match = self._actor.search(marked.folded, timeout=time_limit(marked.text)) if told else None
            self._acting = marked, tidy(marked.text[match.start() : match.end()]) if match else ""
        return self._acting[1]

    def is_reference(self, marked: Marked, position: int) -> bool:
        """A value behind "compared with" is what another one is measured against."""
        index = position - 1
        while index >= 0 and marked.code[index] in "ta":
            index -= 1
        ends = marked.code[index] == _OF if index >= 0 else False
        if ends and (named := _NAMED.search(marked.code, 0, index + 1)) is not None:
            index = named.start()  # "against a share of 12%"
        return index >= 0 and marked.marks[index].lemma in self._compared
