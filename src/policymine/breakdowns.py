"""Parts of a value told behind it: "half of all power: 30% wind and 20% solar", "6 GW, made up of 4 GW of wind"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import regex

from policymine import lists
from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked
from policymine.phrases import Phrases
from policymine.quantities import Quantity

_MEMBER = rf"[at]*{QUANTITY}s?[oi]?t?(?:[n>'-]{{1,4}})(?:(?:,t?[n>'-]{{1,4}})*,?ct?[n>'-]{{1,4}})?[Z]?"
_LIST = regex.compile(rf"(?P<opener>[:(j]|[er]o?)[a,]*(?:{_MEMBER}(?:,?c|,|;))*[at]*$")
"""What stands between a whole and one of its parts."""
_BEHIND = regex.compile(
    r"s?(?:[oi]?t?(?P<part>[n>'-]{1,4}))(?P<more>(?:,t?[n>'-]{1,4})*,?ct?[n>'-]{1,4})?Z?(?=[,.;:)c]|$)"
)
"""The name of a part behind its value."""
_NAMED = regex.compile(
    rf"(?P<opener>[:(j]|[er]o?)[a,]*(?:t?[n>'-]{{1,4}}a*{QUANTITY}Z?(?:,?c|,|;))*t?(?P<part>[n>'-]{{1,4}})a*$"
)
"""What stands between a whole and one of its parts that are named first: "of which wind 9%, solar 5%"."""
_ALONE = regex.compile(r"Z?(?:[,.;:)c]|$)")
_MEASURE = regex.compile(r"(?P<what>[n>'-]+)o[at]*$")
_SORTS = frozenset({"percent", "amount"})
_ROUNDED = 1.02
"""Parts that are rounded may come to so much of their whole."""


class Breakdowns:
    """Names parts of values in one language; without a table of it none.

    Args:
        language: The language.
        phrases: Builds phrases.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("breakdowns", {})
        self._phrases = phrases
        self._share = regex.compile(table.get("share", r"(?!)"))
        self._heads = frozenset(table.get("heads", ()))
        self._lemmas = frozenset(table.get("lemmas", ()))
        self._works = bool(table)

    def whole(self, marked: Marked, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
        """The value in the same sentence of which a value is a part, or None."""
        if not self._works or draft.quantity.sort not in _SORTS or drafts[0] is draft:
            return None
        at = drafts.index(draft)
        for index in range(at - 1, -1, -1):
            whole = drafts[index]
            opened = self._opened(marked, whole.position + 1, draft.position)
            if opened is None or QUANTITY in marked.code[whole.position + 1 : opened.start()]:
                continue
            opener = marked.marks[opened.start("opener")]
            if opener.code in "er" and opener.lemma not in self._lemmas:
                return None
            parts = [d.quantity for d in drafts[index + 1 : at + 1]]
            fits = sum(part.value for part in parts) <= whole.quantity.value * _ROUNDED
            alone = len(drafts) == index + 2 and marked.code[draft.position + 1 : draft.position + 2] != lists.EACH
            return whole if fits and not alone and all(_alike(part, whole.quantity) for part in parts) else None
        return None

    def names(self, marked: Marked, draft: Draft, whole: Draft, name: str) -> list[str]:
        """The names of a part or, where "each" is said of a list, of several.

        Args:
            marked: The sentence.
            draft: The part.
            whole: The whole.
            name: The name of the whole.
        """
        position = draft.position
        found = _BEHIND.match(marked.code, position + 1)
        if found is None:
            named = _NAMED.search(marked.code, whole.position + 1, position)
            return [self.part(self._phrases.phrase(marked, named.span("part")), name)] if named is not None else []
        if found["more"] and marked.code[position + 1] != lists.EACH:
            return [self.part(self._phrases.phrase(marked, (found.start("part"), found.end("more"))), name)]
        first, last = found.start("part"), found.end("more" if found["more"] else "part")
        return [self.part(part, name) for part in lists.parts(marked, (first, last), self._phrases)]

    def measured(self, marked: Marked, position: int) -> str:
        """The measure before "of" and a value: "a capacity of 2 MW each for wind and solar power"."""
        found = _MEASURE.search(marked.code, 0, position)
        return self._phrases.phrase(marked, found.span("what")) if found is not None else ""

    def _opened(self, marked: Marked, first: int, position: int) -> regex.Match[str] | None:
        """What stands between a whole and a value, where it makes that one of its parts."""
        if _BEHIND.match(marked.code, position + 1) is not None:
            return _LIST.search(marked.code, first, position)
        if _ALONE.match(marked.code, position + 1) is not None:
            return _NAMED.search(marked.code, first, position)
        return None

    def part(self, part: str, whole: str) -> str:
        """The name of a part, put like that of its whole.

        Args:
            part: What the value is said of.
            whole: The name of the whole: "share of renewables in power" gives "share of wind in power".
        """
        if share := self._share.fullmatch(whole):
            return f"{share['head']}{part}{share['tail']}"
        head = next((word for word in reversed(whole.split()) if word.lower() in self._heads), "")
        return part if not head or head in part.split() else self._phrases.joined(part, head.lower())


def _alike(part: Quantity, whole: Quantity) -> bool:
    """Whether a value is measured as its whole is: tons of carbon dioxide are tons."""
    if part.sort != whole.sort:
        return False
    if part.unit is None or whole.unit is None:
        return part.unit is whole.unit
    return part.unit.symbol.startswith(whole.unit.symbol)
