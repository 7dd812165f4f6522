"""What is ranked, where it stands before those it is ranked among: 湖东在全国城市综合排名中列第8位."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.drafts import Draft
from policymine.marks import Marked, begin_of

_STOPS = ",;.:"
_BARE = 4
"""Who has so few characters is a place, of which the ranking says what is ranked."""


class RankedThings:
    """Names ranks among others; a language without a pattern for them has none.

    Args:
        table: The language's table ``ranks_among``: ``among`` finds who and among what, ``nobody`` who is not named,
            ``scope`` what does not belong to the name of a ranking.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._sign = str(table.get("sign", "\0"))
        self._among, self._nobody, self._scope = (
            regex.compile(table.get(name, r"(?!)")) for name in ("among", "nobody", "scope")
        )

    def name(self, marked: Marked, draft: Draft) -> str:
        """Name a rank by who has it, or by the ranking where that is only the text's own place; else nothing.

        Args:
            marked: The sentence.
            draft: The value.
        """
        left = draft.quantity.left
        if draft.quantity.sort != "rank" or self._sign not in marked.folded[:left]:
            return ""
        first = begin_of(marked.code, draft.position, _STOPS)
        match = self._among.search(marked.text[marked.marks[first].start : left])
        if match is None or any(map(str.isdecimal, match["who"])):
            return ""
        who: str = self._nobody.sub("", match["who"])
        what: str = self._scope.sub("", match["what"])
        return who + what if len(who) <= _BARE and not any(map(str.isdecimal, match["what"])) else who or what
