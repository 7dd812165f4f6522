"""By how much a rate of growth changes, told behind the rate: 价格上涨2%，比上月回落1个百分点."""

from __future__ import annotations

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import Marked, begin_of
from policymine.records import Record

_STOPS = ",;.:"


class GrowthRates:
    """Names values that tell how a rate of growth moved; a language without a table of it has none.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("growth_rates", {})
        self._moves = regex.compile(table["moves"]) if table else None
        self._nouns: dict[str, str] = table.get("nouns", {})
        self._usual: dict[str, str] = table.get("usual", {})
        self._share = regex.compile(table["share"]) if table else None
        self._ends = (*self._usual.values(), *self._nouns.values())

    def name(self, marked: Marked, draft: Draft, previous: Record | None) -> str:
        """Name a value, if all that its clause tells is how the rate before it moved; else nothing.

        Args:
            marked: The sentence.
            draft: The value.
            previous: The record before.
        """
        if self._moves is None or draft.quantity.sort != "points" or previous is None or not previous.indicator:
            return self._thing(draft, previous)
        first = begin_of(marked.code, draft.position, _STOPS)
        if not first or previous.end > marked.marks[first].start or previous.sentence:
            return ""  # one of the sentences before
        match = self._moves.fullmatch(marked.words(first, draft.position))
        if match is None:
            return ""
        if previous.measure == "points":
            return previous.indicator if previous.indicator.endswith(self._ends) else ""
        if previous.measure == "percent" and previous.change == "level" and match["noun"] and self._share is not None:
            share = self._share.fullmatch(previous.indicator)
            return share["thing"] + match["noun"] if share is not None else ""  # 占投资的62%，增速也快了5个百分点
        if previous.measure != "percent" or previous.change == "level":
            return ""
        noun = match["noun"] or self._nouns.get(previous.action) or self._usual[previous.change]
        return previous.indicator if previous.indicator.endswith(noun) else previous.indicator + noun

    def _thing(self, draft: Draft, previous: Record | None) -> str:
        """Name a value that is of the thing again behind what was told of its growth or share.

        涨幅回落1个百分点，环比下降2%; 留学生25万人，占总数的52%，同比增长6%.
        """
        if self._moves is None or draft.quantity.sort == "points" or previous is None or previous.sentence:
            return ""
        again = draft.found is not None and draft.found.construction.use == "same"
        if again and previous.measure == "percent" and previous.change == "level":
            return self._of_share(draft, previous)
        if previous.measure != "points" or draft.quantity.sort != "percent":
            return ""
        noun = next((noun for noun in self._ends if again and previous.indicator.endswith(noun)), "")
        thing = previous.indicator.removesuffix(noun)
        return thing if noun and len(thing) > 1 else ""

    def _of_share(self, draft: Draft, previous: Record) -> str:
        """The thing whose share was told, where that it grew by a percentage is told behind: no share does so."""
        if draft.found is None or draft.found.construction.change != "verb" or self._share is None:
            return ""
        share = self._share.fullmatch(previous.indicator)
        return share["thing"] if share is not None else ""
