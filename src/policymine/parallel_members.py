"""Lists of values that say behind them what they are of: "30% for rail, 20% for ships", "wind (4 GW), solar (2 GW)"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from policymine.context import Context
from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked
from policymine.phrases import Phrases

_NOUNS = "[tn>o'\"-]|v(?=n)|g(?=[tn])|c(?=[n>]{1,2}(?:[,;.:)Z]|$))"
_ASIDE = r"(?:\([^()]*\))?"
_BEHIND = regex.compile(rf"(?P<tie>i)?t?(?P<part>(?:{_NOUNS})*[n>])(?={_ASIDE}(?:[Z,;.:)c]|$))")
"""What a value is of, behind it, up to the end of its member."""
_BETWEEN = regex.compile(rf"B?(?P<tie>i)?t?(?P<part>(?:{_NOUNS})*[n>]){_ASIDE}Z?(?:[,;]|,?c)[ta]*")
"""What stands between two values of such a list."""
_BRACKETS = regex.compile(rf"(?P<first>t?[n>'-]{{1,4}})\({QUANTITY}[^()]*\)(?:,|,?c)(?P<part>t?[n>'-]{{1,4}})\($")
"""Two names of which each has its value in brackets."""
_OF = "o"
"""The letter of "of"."""
_SORTS = frozenset({"percent", "amount", "money"})


class ParallelMembers:
    """Names the values of such lists in one language; without a table of it none.

    Args:
        language: The language.
        phrases: Builds phrases.

    Example:
        >>> from policymine.lang import load
        >>> english = load("en")
        >>> ParallelMembers(english, Phrases(english)).works
        True
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table = language.tables["patterns"].get("parallel_members", {})
        self._phrases = phrases
        self._ties = frozenset(table.get("ties", ()))
        self._wholes = frozenset(table.get("wholes", ()))
        self._reaching = frozenset(table.get("reaching", ()))
        self.works = bool(self._ties)

    def name(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
        """Name a value as the one before, with its own part in the place of that one's.

        Args:
            marked: The sentence.
            draft: The value.
            drafts: All values of the sentence.
            context: What runs on from before.

        Returns:
            The name, or nothing where a value is in no such list.
        """
        previous, position, code = context.previous, draft.position, marked.code
        if not self.works or draft is drafts[0] or previous is None or draft.quantity.sort not in _SORTS:
            return ""
        if code[position - 1] == "(":
            found = _BRACKETS.search(code, 0, position)
            if found is None:
                return ""
            return self._exchanged(previous.indicator, marked, found.span("first"), found.span("part"))
        own = _BEHIND.match(code, position + 1)
        if own is None:
            return ""
        before = next((d for d in reversed(drafts) if d.position < position and code[d.position - 1] != "("), None)
        if before is None or before.quantity.sort != draft.quantity.sort:
            return ""
        joint = _BETWEEN.fullmatch(code, before.position + 1, position)
        if joint is None or bool(joint["tie"]) != bool(own["tie"]):
            return ""
        name = context.names.get(before.position, "")
        if not own["tie"]:
            bare = self._bare(name, marked, joint.span("part"), own.span("part"))
            return bare or self._reached(name, marked, joint.span("part"), own.span("part"))
        tie = marked.word(own.start("tie"))
        if tie not in self._ties or marked.word(joint.start("tie")) != tie:
            return ""
        return self._exchanged(name, marked, joint.span("part"), own.span("part"))

    def _bare(self, name: str, marked: Marked, before: tuple[int, int], own: tuple[int, int]) -> str:
        """The name of a value that names itself as the one before does: "10% burning of waste, 60% composting"."""
        first = self._phrases.phrase(marked, before)
        second = self._phrases.phrase(marked, own)
        if not first or not second or name.lower() != first.lower() or first.split()[0].lower() in self._wholes:
            return ""
        return second

    def _reached(self, name: str, marked: Marked, before: tuple[int, int], own: tuple[int, int]) -> str:
        """The name of a second share that something reaches: "power for 90% of towns and 40% of villages"."""
        if not marked.code[before[0]] == marked.code[own[0]] == _OF:
            return ""
        before, own = (before[0] + 1, before[1]), (own[0] + 1, own[1])
        first = self._phrases.phrase(marked, before)
        head = name[: len(name) - len(first)].split()
        return self._exchanged(name, marked, before, own) if head and head[-1].lower() in self._reaching else ""

    def _exchanged(self, name: str, marked: Marked, before: tuple[int, int], own: tuple[int, int]) -> str:
        first, second = self._phrases.phrase(marked, before), self._phrases.phrase(marked, own)
        if not first or not second or not name.lower().endswith(first.lower()):
            return ""
        return name[: len(name) - len(first)] + second
