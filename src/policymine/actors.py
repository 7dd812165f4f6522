"""Who did something is no part of what a value is said of: 全县渔政部门共查扣渔具 is 查扣渔具."""

from __future__ import annotations

import regex

from policymine.lang import Language

_LEAST = 4
"""So many characters at least are left of a name."""


class Actors:
    """Leaves those who act out of names.

    Args:
        language: The language; without a pattern for those who act names stay as they are.

    Example:
        >>> from policymine.lang import load
        >>> Actors(load("zh")).without("渔政部门共查扣渔具")
        '查扣渔具'
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("actors", {})
        done = [word for word in language.tables["lexicon"].get("verbs", {}).get("do", ()) if len(word) > 1]
        words = [*done, *table.get("verbs", ())]
        who = table.get("who")
        self._gate = tuple(table.get("gate", ()))
        self._who = regex.compile(rf"(?!\L<verbs>){who}(?=\L<verbs>)", verbs=words) if who else None

    def without(self, name: str) -> str:
        """Give a name without who did it, if it says that first; else the same."""
        if self._who is None or not any(map(name.__contains__, self._gate)):
            return name
        match = self._who.match(name)
        return name[match.end() :] if match is not None and len(name) - match.end() >= _LEAST else name
