"""Values that are said to hold now: "the rate, now 40%, is to rise"."""

from __future__ import annotations

import functools

import regex

from policymine.cues import Endings
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked
from policymine.needs import may_match, needs_of
from policymine.numerals import any_of

_NEAR, _REACH = 24, 72
"""So many characters before a value may say that it holds now: those right before it, and at most."""


class CurrentValues:
    """Tells values that hold now, in one language.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.marking import Marker
        >>> english, text = load("en"), "the rate, now high, is to rise"
        >>> marked = Marker(english).mark(text, text, [], [], [])
        >>> [marked.word(at) for at in range(len(marked.marks)) if CurrentValues(english).is_now(marked, at)]
        ['high']
    """

    def __init__(self, language: Language) -> None:
        left = r"(?<![^\W_])" if language.joiner else ""
        cues = language.tables["cues"].get("kind", {})
        dates = language.tables["dates"].get("now", {})
        words = (any_of(dates[name]) for name in ("just_before", "just_after") if dates.get(name))
        patterns = (cues.get("now_told"), cues.get("now_value"), dates.get("at_end"))
        needs = needs_of("|".join(f"(?:{each})" for each in (*words, *patterns) if each))
        # Most sentences have none of the words, and each of their values is asked for more than once.
        self._may_say = functools.lru_cache(maxsize=8)(lambda folded: may_match(folded, needs))
        before = list(dates.get("just_before", [])) or ["\0"]
        self._before = regex.compile(rf"{left}\L<words>[\s,(:]*", words=before, flags=regex.REVERSE)
        self._may_end = Endings(before, signs=",(:").may_end
        behind = list(dates.get("just_after", [])) or ["\0"]
        self._behind = regex.compile(r"(?:\s+[a-z-]+){0,2}?[\s,(]*\L<words>", words=behind)
        self._ends = regex.compile(dates["at_end"]) if dates.get("at_end") else None
        self._told = regex.compile(cues["now_told"], regex.REVERSE) if cues.get("now_told") else None
        self._of_value = regex.compile(cues["now_value"], regex.REVERSE) if cues.get("now_value") else None

    def is_now(self, marked: Marked, position: int) -> bool:
        """Tell whether "now" or a word like it stands right before or behind a value.

        Args:
            marked: The sentence.
            position: The mark of the value, or of a date; not all of these words say it of a date.
        """
        folded, left, right = marked.folded, marked.marks[position].start, marked.marks[position].end
        if not self._may_say(folded):
            return False
        near, reach = max(0, left - _NEAR), max(0, left - _REACH)
        if self._may_end(folded, near, left) and self._before.match(folded, near, left):
            return True
        if self._told is not None and self._told.search(folded, reach, left):
            return True
        if self._behind.match(folded, right) is not None:
            return True
        if self._ends is not None and self._ends.match(folded, right) is not None:
            return True
        if self._of_value is None or marked.code[position] != QUANTITY:
            return False
        return self._of_value.search(folded, reach, left) is not None
