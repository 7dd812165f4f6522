"""Values of a ranking told one after the other: "coal provides 45%, followed by gas (30%) and water with 12%"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked
from policymine.phrases import Phrases

_NAME = "t?[n>o'\"-]{1,8}"
_TIE = r"(?:,?[ih]|\(|,)?[ta]*"
_MEMBERS = regex.compile(rf"(?:{_NAME}{_TIE}{QUANTITY}\)?Z?(?:,?c|,|;))*t?(?P<part>[n>o'\"-]{{1,8}}){_TIE}")
"""What stands between "followed by" and the value of one that follows."""
_LAST = regex.compile(
    rf"(?:{_NAME}{_TIE}{QUANTITY}\)?Z?(?:,?c|,|;)?)+,?k?t?(?P<part>[n>o'\"-]{{1,8}})[VRbvr]i?t(?P<rest>n)"
)
"""What stands between it and what the last one has left: "..., while ships made up the remaining 4%"."""
_LEADER = regex.compile(
    rf"(?:^|[,;.:])[aZ,]*t?(?P<part>[n>o'\"-]{{1,8}})a*[BRrVvb](?=[^{QUANTITY},;.:]*[n>])[^{QUANTITY},;.:]*$"
)
"""The first of them, of which only its rank is told: "the sea is the largest source with 71%"."""
_GOES_ON = regex.compile(r"\)?(?:[oi][tn>'-]{1,6})?Z?,a*$")
_SORTS = frozenset({"percent", "amount", "money"})


class RunnersUp:
    """Names the values of such rankings in one language; without words for them none.

    Args:
        language: The language.
        phrases: Builds phrases.
        part: Puts a name like that of another: "share of gas in power" like "share of coal in power".

    Example:
        >>> from policymine.lang import load
        >>> english = load("en")
        >>> RunnersUp(english, Phrases(english), lambda part, whole: part).works
        True
    """

    def __init__(self, language: Language, phrases: Phrases, part: Callable[[str, str], str]) -> None:
        table = language.tables["patterns"].get("runners_up", {})
        self._phrases, self._part = phrases, part
        self._words = tuple(table.get("words", ()))
        self._rest = frozenset(table.get("rest", ()))
        self.works = bool(self._words)

    def name(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], names: Mapping[int, str]) -> str:
        """Name a value of a ranking.

        Args:
            marked: The sentence.
            draft: The value.
            drafts: All values of the sentence.
            names: The names of those before it.

        Returns:
            The name; nothing for a value of no ranking, or of the first one that has a name of its own.
        """
        if not self.works or draft.quantity.sort not in _SORTS or not any(w in marked.folded for w in self._words):
            return ""
        at = next((i for i, mark in enumerate(marked.marks) if self._is_sign(marked, i, mark.start)), -1)
        if at < 0:
            return ""
        if draft.position < at:
            leads = draft is drafts[0] and _GOES_ON.match(marked.code, draft.position + 1, at) is not None
            first = _LEADER.search(marked.code, 0, draft.position) if leads else None
            return self._phrases.phrase(marked, first.span("part")) if first is not None else ""
        before = next((d for d in reversed(drafts) if d.position < at), None)
        if before is None or before.quantity.sort != draft.quantity.sort:
            return ""
        behind = at + 2
        found = _MEMBERS.fullmatch(marked.code, behind, draft.position)
        if found is None:
            found = _LAST.fullmatch(marked.code, behind, draft.position)
            if found is None or marked.word(found.start("rest")) not in self._rest:
                return ""
        part = self._phrases.phrase(marked, found.span("part"))
        if not part or _LEADER.search(marked.code, 0, before.position) is not None:
            return part
        return self._part(part, names.get(before.position, ""))

    def _is_sign(self, marked: Marked, at: int, start: int) -> bool:
        return marked.code[at + 1 : at + 2] == "y" and marked.folded.startswith(self._words, start)
