"""Dates that are part of a name: "the 2018 Water Act", "the Agreement of 22 June 2020", "the Plan, adopted in 2009"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.time_spans import AT_HEAD, TimeSpan

_WINDOW = 110
"""So many characters before a date are looked at for the name that it is part of."""
_OF = "of "
_PLANS = frozenset({"plan", "year_range"})
_HOWS = frozenset({"year", "month", "day"})


class DatedNames:
    """Tells which dates of one language say nothing but which law, plan or agreement is meant.

    Args:
        names: The table ``names`` of the language's ``dates.toml``; patterns see the text with its capitals.

    Example:
        >>> from policymine.dates import DateReader
        >>> from policymine.lang import load
        >>> dates = load("en").tables["dates"]
        >>> names, reader = DatedNames(dates["names"]), DateReader(dates)
        >>> texts = ("The Pact of 4 May 2018 set it at 3%.", "The harvest of May 2018 came to 3 tons.")
        >>> [names.part(text, reader.find(text.lower(), None)[0]) for text in texts]
        [(9, 22), None]
    """

    def __init__(self, names: Mapping[str, Any]) -> None:
        words = {
            "titles": names.get("titles", []),
            "nouns": names.get("nouns", []),
            "made": names.get("made_words", []),
        }

        def known(name: str) -> regex.Pattern[str] | None:
            pattern = names.get(name)
            if not pattern:
                return None
            return regex.compile(pattern, **{key: list(each) for key, each in words.items() if f"<{key}>" in pattern})

        self._named, self._of = known("named"), known("of")
        self._apposed, self._made = known("apposed"), known("made")
        self._begun, self._goes_on = known("begun"), known("goes_on")
        self._happened, self._says = known("happened"), known("says")
        self._before_document, self._document = known("document_before"), known("document_after")

    def part(self, text: str, time: TimeSpan) -> tuple[int, int] | None:
        """Give the part of a sentence that a date is in, if it belongs to a name, else None.

        Args:
            text: The sentence with its capitals.
            time: The date.
        """
        if time.how not in _HOWS or time.role not in ("in", ""):
            return None
        leads = time.role and time.how == "year" and time.start > AT_HEAD
        if leads and self._named is not None and self._named.match(text, time.core_start):
            return time.core_start, time.end
        if self._says is not None and time.role and self._says.match(text, time.end) and self.is_event(text, time):
            return time.start, time.end
        near = max(0, time.start - _WINDOW)
        told = self._goes_on is not None and self._goes_on.match(text, time.end) is not None
        if told and self._begun is not None and self._begun.search(text, near, time.start):
            return time.start, time.end
        pattern = self._of if text.startswith(_OF, time.start) else self._made if time.role else self._apposed
        if pattern is None or pattern.search(text, near, time.start) is None:
            return None
        return time.start, time.end

    def is_document(self, text: str, time: TimeSpan) -> bool:
        """Tell whether a time is only part of what a plan is called: 发布“十二五”节能方案, 规划纲要(2006-2020年).

        Args:
            text: The sentence with its capitals.
            time: The time.
        """
        if time.how not in _PLANS or self._document is None or self._before_document is None:
            return False
        near = max(0, time.start - _WINDOW)
        if any(self._before_document.search(text, near, end) is not None for end in {time.start, time.core_start}):
            return True
        return time.how == "plan" and self._document.match(text, time.end) is not None

    def is_event(self, text: str, time: TimeSpan) -> bool:
        """Tell whether a date is only that on which a law or plan was made: "The Pact was signed in 2018".

        Args:
            text: The sentence with its capitals.
            time: The date.
        """
        if self._happened is None or time.role != "in":
            return False
        return self._happened.search(text, max(0, time.start - _WINDOW), time.start) is not None
