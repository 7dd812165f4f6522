"""Tasks of one sentence that are about the same thing, of which the second says only what is done and by when."""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.marks import Marked
from policymine.phrases import Phrases
from policymine.records import Record

_STOPS = frozenset(".;:")


class SameTask:
    """Tells what a task is about that goes on with the one before: 6月底前下达计划，年底前完成.

    Args:
        language: The language; without a pattern for what is passed on no task goes on with another.
        phrases: Knows what is only an action.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        pattern = language.tables["patterns"].get("deadlines", {}).get("passed_on")
        self._passed_on = regex.compile(pattern) if pattern else None
        self._phrases = phrases

    def thing(self, marked: Marked, position: int, before: Record | None) -> str:
        """What the task before was set for, without what was to be done to it; nothing if there is none.

        Args:
            marked: The sentence.
            position: The mark of the task's own date.
            before: The task before in the sentence.
        """
        if before is None or self._passed_on is None:
            return ""
        at = next((at for at, mark in enumerate(marked.marks) if mark.end >= before.end), len(marked.marks))
        if set(marked.code[at:position]) & _STOPS:
            return ""
        return self._phrases.acted_on(self._passed_on.sub("", before.indicator))
