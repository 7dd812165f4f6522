"""What a text that was issued asks for, and until when: 'issued the "Pond Plan (2021-2025)", which requires ...'."""

from __future__ import annotations

from typing import NamedTuple

import regex

from policymine.decided_aims import DecidedAims
from policymine.inherited_dates import Timed
from policymine.lang import Language
from policymine.marks import Marked
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
        years: The years that it is for, if its name says so.
        weight: How much it speaks for a target.
    """

    start: int
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
        self._sign = str(table.get("issued_sign", ""))
        self._aims = DecidedAims(language)

    def asking(self, marked: Marked, position: int, verb: Verb) -> Asked | None:
        """The text that asks for a value behind its name, if nothing else was done in between.

        Args:
            marked: The sentence.
            position: The mark of the value.
            verb: Its verb.
        """
        asked = self._issued_before(marked, position, verb) if self._sign and self._sign in marked.folded else None
        if asked is None and (start := self._aims.start(marked, position)) >= 0:
            return Asked(start, None, _DECIDED)
        return asked

    def _issued_before(self, marked: Marked, position: int, verb: Verb) -> Asked | None:
        """The text named before a value that asks for it."""
        end = marked.marks[position].start
        found = self._issued.search(marked.folded, 0, end)
        if found is None:
            return None
        if verb.sign in _DONE and verb.position >= 0 and marked.marks[verb.position].start > found.end():
            return None
        start, last = found.span("name")
        years = [time for time in marked.times if start < time.end <= last and time.how in _SPANS]
        return Asked(start, years[-1] if years else None)

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
