"""What a text that was issued asks for, and until when: 'issued the "Pond Plan (2021-2025)", which requires ...'."""

from __future__ import annotations

from typing import NamedTuple

import regex

from policymine.context import Context
from policymine.decided_aims import DecidedAims
from policymine.inherited_dates import Timed
from policymine.lang import Language
from policymine.marks import TIME, Marked
from policymine.time_spans import TimeSpan
from policymine.verbs import Verb

_SPANS = frozenset({"year_range", "plan"})
ASKED = 2.0
"""How much it speaks for a target that a text asks for it."""
_DECIDED = 6.0
"""How much it speaks for one that something was decided on or set up for it."""
_DONE = frozenset({"perfect", "past"})


class Asked(NamedTuple):
    """What a text asks for.

    Attributes:
        start: Where in the sentence its name begins; dates before it are of its issue.
        end: Where what it asks for begins.
        years: The years that it is for, if its name says so.
        weight: How much it speaks for a target.
    """

    start: int
    end: int
    years: TimeSpan | None
    weight: float = ASKED


class IssuedTexts:
    """Finds the text that asks for a value in one language; without a pattern of it there is none.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["cues"].get("kind", {})
        self._issued = regex.compile(table.get("issued_text", r"(?!)"))
        self._signs = tuple(table.get("issued_signs", ()))
        self._weight = float(table.get("issued_weight", ASKED))
        self._goes_on = regex.compile(table.get("issued_goes_on", r"(?!)"))
        self._aims = DecidedAims(language)

    def hear(self, folded: str, context: Context) -> None:
        """Keep whether a text that was issued speaks on in a sentence: "The plan requires ... . In 2030, ...".

        Args:
            folded: The sentence.
            context: What runs on from before; it is updated.
        """
        if any(map(folded.__contains__, self._signs)) and self._issued.search(folded) is not None:
            context.asked = True
        elif context.asked:
            context.asked = self._goes_on.match(folded) is not None

    def asking(self, marked: Marked, position: int, verb: Verb, context: Context) -> Asked | None:
        """The text that asks for a value behind its name, if nothing else was done in between.

        Args:
            marked: The sentence.
            position: The mark of the value.
            verb: Its verb.
            context: What runs on from before.
        """
        asked = self._issued_before(marked, position, verb) if context.asked else None
        if asked is None and (start := self._aims.start(marked, position)) >= 0:
            return Asked(start, start, None, _DECIDED)
        return asked

    def _issued_before(self, marked: Marked, position: int, verb: Verb) -> Asked | None:
        """The text named before a value that asks for it."""
        end = marked.marks[position].start
        found = self._issued.search(marked.folded, 0, end)
        if found is None:
            return self._asked_on(marked, verb)
        if verb.sign in _DONE and verb.position >= 0 and marked.marks[verb.position].start > found.end():
            return None
        start, last = found.span("name")
        years = [time for time in marked.times if start < time.end <= last and time.how in _SPANS]
        return Asked(start, found.end(), years[-1] if years else None, self._weight)

    def _asked_on(self, marked: Marked, verb: Verb) -> Asked | None:
        """What the text named in a sentence before asks for in one that goes on with it."""
        goes_on = self._goes_on.match(marked.folded)
        return Asked(0, 0, None, self._weight) if goes_on is not None and verb.sign not in _DONE else None

    def own_date(self, marked: Marked, position: int, asked: Asked) -> int:
        """The mark of the date that stands between a text and the value that it asks for; -1 if none does.

        Args:
            marked: The sentence.
            position: The mark of the value.
            asked: The text.
        """
        for at in range(position - 1, -1, -1):
            mark = marked.marks[at]
            if mark.start < asked.end:
                return -1
            if mark.code == TIME:
                return at
        return -1

    def due(self, asked: Asked | None, timed: Timed, year: int | None) -> Timed:
        """The date of a target that a text asks for: the last year that it is for, unless that is over.

        Args:
            asked: The text.
            timed: What else tells of a date.
            year: The year of the document.
        """
        years = asked.years if asked is not None else None
        if years is None or years.last is None or (year is not None and years.last.year < year):
            return timed
        return Timed(years, "context")
