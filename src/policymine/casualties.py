"""What hurt people, as part of the name of how many: 袭击造成34人死亡、68人受伤 tells of 袭击造成死亡."""

from __future__ import annotations

from typing import Any

import regex

from policymine.lang import Language
from policymine.marks import Marked


class Casualties:
    """Puts the cause in front of names that only tell what happened to people; in a language without a table none.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> Casualties(load("zh")).cause("凌晨发生山体滑坡,已造成3人遇难,")
        '山体滑坡造成'
    """

    def __init__(self, language: Language) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("casualties", {})
        self._outcomes = frozenset(table.get("outcomes", ()))
        self._cause = regex.compile(table.get("cause", r"(?!)"))
        self._event = str(table.get("event", r"(?!)"))
        self._tie = str(table.get("tie", ""))

    def named(self, name: str, marked: Marked, position: int) -> str:
        """Put the cause that the sentence tells before a value in front of its name.

        Args:
            name: The name.
            marked: The sentence.
            position: The mark of the value.

        Returns:
            The name with its cause, or the same where it tells more or there is none.
        """
        if name not in self._outcomes:
            return name
        return self.cause(marked.text[: marked.marks[position].start]) + name

    def cause(self, text: str) -> str:
        """The cause that the last of a text tells, with the word that ties it to what it did; else nothing."""
        causes = list(self._cause.finditer(text))
        if not causes:
            return ""
        who: str = causes[-1]["who"]
        longer = regex.search(self._event.replace("{who}", regex.escape(who)), text[: causes[-1].start("who")])
        return (str(longer["who"]) if longer is not None else who) + self._tie
