"""Numbers without a noun that count people: "the blast left 14 dead and 30 injured", "a landslide kills 9"."""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.marks import Marked
from policymine.records import Record

_VERBS = frozenset("VbvUuDdg")
_PART_OF = ("l", "j")
"""Letters of "whom" and "of them": who is meant was said before."""
_BETWEEN = "at"
"""Letters of what may stand between a verb and the number of its object."""


class People:
    """Tells which bare numbers count people, and what happened to them; in a language without a table none do.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.lang.units import Units
        >>> from policymine.statements import StatementReader
        >>> marked = StatementReader(load("en"), Units.load()).mark("A landslide killed 9 in 2019.", None)
        >>> People(load("en")).name(marked, marked.code.index("Q"))
        'people killed'
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("people", {})
        self.unit = str(table.get("unit", ""))
        self._noun = str(table.get("noun", ""))
        self._harms = frozenset(table.get("harms", ()))
        self._moves = frozenset(table.get("moves", ()))
        self._states = frozenset(table.get("states", ()))
        self._others = frozenset(table.get("others", ()))
        forms = Inflection(language.tables["language"]).verb_forms
        self._participles = {verb: forms(verb).get("participle", verb) for verb in self._harms | self._moves}
        states = (*self._states, *(self._participles[verb] for verb in self._harms))
        self.names = frozenset(f"{self._noun} {state}" for state in states)
        """What such numbers can count."""
        self._behind = regex.compile(f"[{_BETWEEN}BH]*(?P<state>[vudn])(?![n>])")

    def name(self, marked: Marked, position: int, things: Record | None = None) -> str:
        """What happened to people, if a bare number counts them; else nothing.

        Args:
            marked: The sentence.
            position: The mark of the number.
            things: What was counted last: "9 mills were checked, and 4 relocated".
        """
        if not self.unit or marked.code[position - 1 : position] in _PART_OF:
            return ""
        after = position + 1
        while after < len(marked.code) and marked.word(after) in self._others:
            after += 1  # "14 others were injured"
        follows = marked.code[after : after + 1]
        told = self._behind.match(marked.code, after)
        if told is not None:
            state = marked.marks[told.start("state")].lemma
            moved = state in self._moves and (things is None or things.unit == self.unit)
            if moved or state in self._states or state in self._harms:
                return f"{self._noun} {self._participles.get(state, state)}"
        if follows in ("n", ">", "-", "'") and after == position + 1:
            return ""  # it counts what follows
        before = position - 1
        while before >= 0 and marked.code[before] in _BETWEEN:
            before -= 1
        if before >= 0 and marked.code[before] in _VERBS and marked.marks[before].lemma in self._harms:
            return f"{self._noun} {self._participles[marked.marks[before].lemma]}"
        return ""
